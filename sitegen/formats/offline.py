"""What lets the site be read without a network and installed: sw.js and the manifests.

The worker's code is static (assets/worker/); a line before it says what the build holds.
Source: W3C Service Workers, Subresource Integrity, Web Application Manifest.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from sitegen.languages import Language, language
from sitegen.lazy import making
from sitegen.pages import Plan
from sitegen.records import CityRecord

WORKERS = Path(__file__).parents[1] / "assets" / "worker"
# What pages load; feeds and downloads are not loaded by any.
LOADED = (".css", ".jpeg", ".jpg", ".js", ".png", ".svg", ".webp")
PAPER = "#fbf8f1"
ICONS = (
    {"src": "icon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
    {"src": "icon-maskable.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "maskable"},
    {"src": "icon-192.png", "sizes": "192x192", "type": "image/png", "purpose": "any"},
    {"src": "icon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "any"},
)


def worker_file(files: Mapping[str, bytes | Path], plan: Plan) -> Mapping[str, bytes]:
    """Return sw.js by its path; `files` is all else of the site."""
    if not plan.site.city.offline:
        return making({"sw.js": leaving})
    languages = [language(code) for code in plan.site.city.languages]
    return making({"sw.js": partial(worker, files, build=plan.build, languages=languages)})


def manifest_file(plan: Plan) -> Mapping[str, bytes]:
    """Return the manifest of a plan's language by its path."""
    path = f"{plan.language.prefix}manifest.webmanifest"
    return making({path: partial(manifest, plan.site.city, plan.language)})


def worker(files: Mapping[str, bytes | Path], *, build: str, languages: Iterable[Language]) -> bytes:
    """Return the service worker of a build: its name, folders and digests, then the static code."""
    data = {
        "build": build,
        "languages": [language.prefix for language in languages],
        "files": {name: _integrity(files[name]) for name in sorted(files) if name.endswith(LOADED)},
    }
    line = f"self.sitegenBuild={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"
    return line.encode() + (WORKERS / "keep.js").read_bytes()


def leaving() -> bytes:
    """Return the worker that takes the place of an older one, removes its caches and goes."""
    return (WORKERS / "leave.js").read_bytes()


def _integrity(data: bytes | Path) -> str:
    """Return a file's digest as Subresource Integrity writes it."""
    content = data.read_bytes() if isinstance(data, Path) else data
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"


def manifest(city: CityRecord, language: Language) -> bytes:
    """Return the manifest with which a language's pages are installed; its scope is the whole site."""
    top = "../" if language.prefix else ""
    data = {
        "name": city.title,
        "short_name": city.title,
        "description": city.summary,
        "lang": language.tag,
        "dir": "ltr",
        "start_url": "index.html",
        "scope": top or "./",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [icon | {"src": f"{top}assets/{icon['src']}"} for icon in ICONS],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
