"""Addresses of the forge that keeps the records: where a file is proposed or changed in a browser.

GitHub fills in a new file from its address (`filename`, `value`); GitLab takes the name only
(`file_name`; what it took as content it takes no more). Neither fills in a change of a file.
"""

from __future__ import annotations

from urllib.parse import quote

from sitegen.records.publishing import Forge, ForgeKind

# How long an address with a text may be (see assets/edit/forge.js): servers answer 414 beyond some
# 8 KB, and proxies of offices are stricter.
LONGEST = 6000


def new_file_head(forge: Forge) -> str:
    """Return the beginning of a new file's address: its path follows."""
    if forge.kind is ForgeKind.GITHUB:
        return f"{_root(forge)}/new/{quote(forge.branch)}?filename="
    return f"{_root(forge)}/-/new/{quote(forge.branch)}/?file_name="


def edit_file_address(forge: Forge, path: str) -> str:
    """Return where a file is changed; `path` is from the root of the repository."""
    return edit_file_head(forge) + quote(path)


def edit_file_head(forge: Forge) -> str:
    """Return the beginning of the address where a file is changed: its path follows."""
    between = "/edit/" if forge.kind is ForgeKind.GITHUB else "/-/edit/"
    return f"{_root(forge)}{between}{quote(forge.branch)}/"


def folder_address(forge: Forge, path: str) -> str:
    """Return where a folder of the repository is read."""
    between = "/tree/" if forge.kind is ForgeKind.GITHUB else "/-/tree/"
    return f"{_root(forge)}{between}{quote(forge.branch)}/{quote(path)}"


def _root(forge: Forge) -> str:
    return forge.url.rstrip("/").removesuffix(".git")
