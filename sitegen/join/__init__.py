"""The spatial join: the only home of geopandas, shapely and pyproj."""

from sitegen.join.explain import explain
from sitegen.join.geography import Ground, read_geography
from sitegen.join.placing import place_all

__all__ = ["Ground", "explain", "place_all", "read_geography"]
