"""The nineteen maps as one would first make them: a Marker and a Popup for each gathering.

    python naive.py ROOT OUTPUT

It reads the same records, joins them with geopandas and saves Folium's own documents. It
checks nothing, escapes nothing and makes no page, list or sheet.
"""

from __future__ import annotations

import sys
from pathlib import Path

import folium
import geopandas as gpd
import pandas as pd
import yaml


def main(root: Path, output: Path) -> None:
    """Write a map for each area of `root` into `output`."""
    rows = []
    for path in sorted((root / "places").rglob("*.yaml")):
        record = yaml.safe_load(path.read_text("utf-8"))
        location = record.get("location")
        stops = location if isinstance(location, list) else [{"location": location}] if location else []
        for stop in stops:
            latitude, longitude = (float(part) for part in stop["location"].split(","))
            rows.append(record | {"latitude": latitude, "longitude": longitude})
    frame = pd.DataFrame(rows)
    points = gpd.GeoDataFrame(
        frame, geometry=gpd.points_from_xy(frame["longitude"], frame["latitude"]), crs="EPSG:4326"
    )
    districts = gpd.read_file(root / "areas" / "districts.geojson")
    areas = districts.dissolve("area").reset_index()
    joined = gpd.sjoin(points, areas[["area", "geometry"]], predicate="within")
    output.mkdir(parents=True, exist_ok=True)
    for area in areas["area"]:
        shape = areas[areas["area"] == area]
        west, south, east, north = shape.total_bounds
        made = folium.Map([(south + north) / 2, (west + east) / 2], zoom_start=13)
        folium.GeoJson(shape[["geometry"]]).add_to(made)
        for row in joined[joined["area"] == area].to_dict("records"):
            popup = folium.Popup(f"<b>{row['name']}</b><br>{row['schedule']}", max_width=300)
            folium.Marker([row["latitude"], row["longitude"]], popup=popup).add_to(made)
        made.save(output / f"{area}.html")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
