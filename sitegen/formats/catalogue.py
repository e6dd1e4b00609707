"""What the pages' scripts say in another language than Japanese."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path

from sitegen.formats.script import data_script
from sitegen.languages import JAPANESE, Language
from sitegen.lazy import making

ASSETS = Path(__file__).parents[1] / "assets"


def catalogue_files(language: Language) -> Mapping[str, bytes]:
    """Return the script that gives the scripts their messages; none for Japanese, which they speak.

    A message that no script holds is left out: the catalogue has a thousand, the scripts a tenth.
    """
    if language is JAPANESE:
        return {}
    return making({f"{language.prefix}assets/catalogue.js": partial(_catalogue, language)})


def _catalogue(language: Language) -> bytes:
    scripts = _scripts()
    data = {
        "messages": {text: said for text, said in language.messages.items() if json_text(text) in scripts},
        "plurals": language.plurals,
    }
    return data_script("sitegenCatalogue", data)


def json_text(text: str) -> str:
    """Return a message as it stands in a script."""
    return json.dumps(text, ensure_ascii=False)


@cache
def _scripts() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted(ASSETS.glob("*.js")))
