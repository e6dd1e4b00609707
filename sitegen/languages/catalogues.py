"""Read the gettext catalogues: the only home of Babel.

A catalogue is `catalogues/<code>.po`. Its header's Language is the BCP 47 tag of its pages, and
what it says for 日本語 is how it calls itself. What was read is kept beside the catalogues, as
Python keeps compiled modules: Babel takes 40 ms for what marshal reads in one.
"""

from __future__ import annotations

import hashlib
import io
import marshal
import os
from functools import cache
from pathlib import Path

from sitegen.languages.language import JAPANESE, PLURALS, Language

CATALOGUES = Path(__file__).with_name("catalogues")
CODES = (JAPANESE.code, *sorted(path.stem for path in CATALOGUES.glob("*.po")))


@cache
def language(code: str) -> Language:
    """Return the language `code`; raises KeyError if there is no catalogue of it."""
    if code == JAPANESE.code:
        return JAPANESE
    if code not in CODES:
        raise KeyError(code)
    source = (CATALOGUES / f"{code}.po").read_bytes()
    digest = hashlib.blake2b(source, digest_size=8).hexdigest()
    kept = CATALOGUES / "__pycache__" / f"{code}.{digest}.marshal"
    try:
        tag, name, messages, plurals = marshal.loads(kept.read_bytes())  # noqa: S302 - our own file
    except (OSError, ValueError, EOFError, TypeError):
        tag, name, messages, plurals = _read(source)
        _keep(kept, marshal.dumps((tag, name, messages, plurals)))
    return Language(code, tag, name, messages, plurals, digest)


def _read(source: bytes) -> tuple[str, str, dict[str, str | tuple[str, ...]], tuple[int, ...]]:
    """Read a catalogue: its tag, its name, its messages, and which plural form each number takes."""
    from gettext import c2py  # noqa: PLC0415 - only where a catalogue is new

    from babel.messages.pofile import read_po  # noqa: PLC0415 - as above

    catalogue = read_po(io.BytesIO(source))
    headers = dict(catalogue.mime_headers)
    messages: dict[str, str | tuple[str, ...]] = {}
    for message in catalogue:
        forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        # As in gettext's own files, what is doubtful or not there yet is no translation.
        if not message.id or message.fuzzy or not all(forms) or not forms:
            continue
        key = message.id if isinstance(message.id, str) else message.id[0]
        messages[key] = forms[0] if isinstance(message.id, str) else forms
    form = c2py(catalogue.plural_expr)
    name = str(messages[JAPANESE.name])
    tag = headers["Language"].replace("_", "-")
    return tag, name, messages, tuple(form(number) for number in range(PLURALS))


def _keep(path: Path, data: bytes) -> None:
    """Write what was read beside the catalogues, if that is allowed; older readings go."""
    try:
        path.parent.mkdir(exist_ok=True)
        for old in path.parent.glob(f"{path.name.partition('.')[0]}.*.marshal"):
            old.unlink(missing_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(data)
        fresh.replace(path)
    except OSError:
        return
