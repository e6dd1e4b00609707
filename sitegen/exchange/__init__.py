"""Other people's tables and maps, read and written: KML, GeoJSON, CSV, workbooks.

What reads them needs the extra `edit` (defusedxml, openpyxl) and is imported when it is first used.
"""

from sitegen.exchange.nouns import Row, Shape, Source
from sitegen.exchange.reading import read_source

__all__ = ["Row", "Shape", "Source", "read_source"]
