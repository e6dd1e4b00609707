"""How much of a foreign file is read: enough for a city's gatherings, too little to fill a machine."""

from __future__ import annotations

MEGABYTE = 1_000_000
FILE_BYTES = 32 * MEGABYTE
UNPACKED_BYTES = 64 * MEGABYTE
# Deflate makes at most 1,032 bytes of one; a workbook of repeated rows comes to some sixty.
RATIO = 200
ENTRIES = 2_000
ROWS = 50_000
CELLS = 500_000
COLUMNS = 500
# The last row of a sheet, as spreadsheets count them.
LAST_ROW = 1_048_576
FOLDERS_DEEP = 50
