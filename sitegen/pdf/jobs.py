"""What is to be printed: documents, each with the name its file gets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sitegen.pages import Plan
from sitegen.pages.printed import Fold, Wish
from sitegen.paper import Sheet, Wanted, write_paper

# Windows and zip programs refuse these, people read their wide forms the same.
FORBIDDEN = str.maketrans('<>:"/\\|?*', "＜＞：”／＼｜？＊")
# Marks that turn the writing would show another name than there is.
HIDDEN = {"Cc", "Cf", "Cn", "Co", "Cs"}
# A file's name has 255 bytes, a kanji three.
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Job:
    """A document to print: its page in the folder of paper, its title, how it is folded.

    `stem` is its file's name without an ending; that of the imposed file has `imposed` behind it.
    `sheet` is what it shows, where it is an area's sheet or the city's.
    """

    page: str
    title: str
    stem: str
    fold: Fold = Fold.NONE
    imposed: str = "_面付け"
    crop_marks: bool = False
    sheet: Sheet | None = None


def jobs_of(  # noqa: PLR0913 - what is printed, how, from where and to where, each by its name
    wanted: Wanted, wish: Wish, plan: Plan, folder: Path, *, root: Path, ascii_names: bool
) -> tuple[Job, ...]:
    """Write the documents that are wanted into a folder; return a job for each, in order."""
    sheets = write_paper(plan, wanted, wish, folder, root=root)
    name = ascii_name_of if ascii_names else name_of
    stems = [name(sheet, wish.month, plan) for sheet in sheets]
    return tuple(
        Job(
            page=sheet.page,
            title=sheet.title,
            stem=stem,
            fold=sheet.form.fold,
            imposed="-imposed" if ascii_names else "_面付け",
            crop_marks=wish.crop_marks,
            sheet=sheet,
        )
        for sheet, stem in zip(sheets, _apart(stems, sheets), strict=True)
    )


def name_of(sheet: Sheet, month: tuple[int, int], plan: Plan) -> str:
    """Return what people call a sheet's file, without its ending: month, area, form."""
    if sheet.issue:
        newsletter = safe(plan.site.city.newsletter.name)
        return "_".join((_month(month), newsletter, f"№{sheet.issue.data.number}"))
    whose = sheet.area.data.name if sheet.area else plan.site.city.name
    return "_".join((_month(month), safe(whose), safe(sheet.form.title)))


def ascii_name_of(sheet: Sheet, month: tuple[int, int], _: Plan) -> str:
    """Return the name of a sheet's file in ASCII, without its ending."""
    return "_".join((_month(month), *([sheet.area.slug] if sheet.area else []), sheet.form.name))


def _month(month: tuple[int, int]) -> str:
    return f"{month[0]:04}-{month[1]:02}"


def safe(name: str) -> str:
    """Return a name as every file system and archive takes it."""
    name = unicodedata.normalize("NFC", name).translate(FORBIDDEN)
    name = "".join(one for one in name if unicodedata.category(one) not in HIDDEN)
    return re.sub(r"\s+", " ", name)[:LONGEST].strip(" .") or "_"


def _apart(stems: Iterable[str], sheets: Iterable[Sheet]) -> list[str]:
    """Return the stems, those of areas that are called alike with their slug."""
    stems = list(stems)
    lower = [stem.casefold() for stem in stems]
    return [
        f"{stem}_{sheet.area.slug}" if sheet.area and lower.count(stem.casefold()) > 1 else stem
        for stem, sheet in zip(stems, sheets, strict=True)
    ]
