"""The site while somebody writes at its records: built in memory, watched, served to this machine alone.

Nothing is written to disk. After a change only what hangs on it is worked out again (see
`sitegen.memory`), and a page is made when the browser asks for it (see `sitegen.lazy`).
"""

from sitegen.serve.board import Board
from sitegen.serve.http import NoPortError, Server, start_server
from sitegen.serve.sitefiles import SiteFiles
from sitegen.serve.watch import watch_records
from sitegen.serve.workshop import Shown, Workshop

__all__ = [
    "Board",
    "NoPortError",
    "Server",
    "Shown",
    "SiteFiles",
    "Workshop",
    "start_server",
    "watch_records",
]
