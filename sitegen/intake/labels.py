"""Descriptions in which people write fields of their own: 「日時：第2水曜」, 【会場】公民館, ■電話."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.intake.cells import paragraphs
from sitegen.intake.headings import exactly
from sitegen.schedule import read_times
from sitegen.site.folding import fold

_BULLET = r"[\s　・■□●○◆◇◎▼▽▶＊*※★☆⚫️▪-]*"
_BOXED = re.compile(
    rf"^{_BULLET}[【［\[〔<＜《](?P<label>[^】］\]〕>＞》\n]{{1,16}})[】］\]〕>＞》]\s*[：:]?(?P<value>.*)$"
)
_COLON = re.compile(
    rf"^{_BULLET}(?P<label>[^\s：:、。「」（）()\d]{{1,14}}(?:[（(][^）)\n]{{1,8}}[）)])?)\s*[：:](?!//)(?P<value>.*)$"
)
_BARE = re.compile(r"^\s*[■□●◆◇▼▶]\s*(?P<label>\S{1,10})(?:[\s　]+(?P<value>\S.*))?$")
_INLINE = re.compile(
    r"[\s　、。/／]+(?=(?P<label>[^\s：:、。「」（）()\d【】]{1,12})[：:](?!//))"
    r"|[\s　]*(?=[【■](?P<boxed>[^【】■\s]{1,12})(?:】|[：:\s]))"
)
# What a label in running text may say; the rest (名称, 備考 …) is too often just prose.
KNOWN = {
    *(
        "schedule",
        "schedule.days",
        "schedule.time",
        "schedule.note",
        "venue",
        "room",
        "address",
        "who",
        "fee",
    ),
    *("booking", "bring", "organizer", "contact", "contact.name", "contact.phone", "url", "description"),
    *("access.parking", "access.transit", "kana", "person"),
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A field found in a description: its label, its meaning, its text, and its lines as written."""

    label: str
    meaning: str
    text: str
    written: str


def find_labels(text: str) -> tuple[tuple[Labelled, ...], str]:
    """Return the labelled fields of a description and what is left of it, line by line."""
    fields: list[Labelled] = []
    rest: list[str] = []
    open_field = False
    for line in _lines(paragraphs(text)):
        found = _labelled(line)
        if found and found.meaning != "description":
            fields.append(found)
            open_field = True
        elif open_field and _goes_on(fields[-1], line):
            last = fields.pop()
            joined = f"{last.text} {line.strip()}".strip()
            fields.append(Labelled(last.label, last.meaning, joined, f"{last.written}\n{line}"))
        else:
            # What stands behind a blank line or prose belongs to no label before it.
            open_field = False
            rest.append(line)
    empty = [one.written for one in fields if not one.text]
    return tuple(one for one in fields if one.text), paragraphs("\n".join([*rest, *empty]))


def _lines(text: str) -> Iterator[str]:
    """Yield lines; one that holds several labelled fields is parted before each known label."""
    for line in text.split("\n"):
        if not _labelled(line):
            yield line
            continue
        start = 0
        for match in _INLINE.finditer(line):
            if match.start() > start and exactly(match["label"] or match["boxed"]) in KNOWN:
                yield line[start : match.start()]
                start = match.end()
        yield line[start:]


def _labelled(line: str) -> Labelled | None:
    for pattern in (_BOXED, _COLON, _BARE):
        match = pattern.match(line)
        meaning = exactly(match["label"]) if match else None
        if match and meaning in KNOWN:
            return Labelled(match["label"], str(meaning), (match["value"] or "").strip(" 　"), line)
    return None


def _goes_on(last: Labelled, line: str) -> bool:
    """Tell whether a line without a label goes on with the field above: it was empty, or these are hours."""
    if not line.strip():
        return False
    if not last.text:
        # Below a label that was left empty the next one may stand, be it known or not.
        return not any(pattern.match(line) for pattern in (_BOXED, _COLON))
    return last.meaning.startswith("schedule") and read_times(line.strip()) is not None


def without_repeats(text: str, values: Mapping[str, str]) -> str:
    """Return a description without the lines that only repeat columns (「所在地: 長町3-3-3」)."""
    columns = {(fold(heading), fold(value)) for heading, value in values.items() if fold(value)}
    kept = []
    for line in text.split("\n"):
        heading, colon, value = line.replace("：", ":").partition(":")
        if not (colon and (fold(heading), fold(value)) in columns):
            kept.append(line)
    return paragraphs("\n".join(kept))
