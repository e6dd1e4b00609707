"""Other people's tables and maps, read and written: KML, GeoJSON, CSV, workbooks."""

from sitegen.exchange.nouns import Row, Shape, Source

__all__ = ["Row", "Shape", "Source"]
