"""Data as a script: a page opened from disk may run one, but not fetch a file."""

from __future__ import annotations

import json


def data_script(name: str, data: object) -> bytes:
    """Return a script that gives a page `data` as `window.<name>`."""
    return f"window.{name}={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n".encode()
