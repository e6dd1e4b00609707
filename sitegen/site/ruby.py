"""Part a Japanese text into runs with their readings, as furigana (ruby) needs them."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence

Part = tuple[str, str | None]

KANJI = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〆〇"
# The small or large ケ between kanji is read with them: 松ケ枝 is まつがえ.
KANJI_RUN = re.compile(rf"[{KANJI}](?:[{KANJI}]|[ケヶヵ](?=[{KANJI}]))*")
_KANJI = re.compile(f"[{KANJI}]")
_TOKEN = re.compile(
    rf"(?P<kanji>{KANJI_RUN.pattern})"
    r"|(?P<kana>[ぁ-ゖゝゞァ-ヺーｦ-ﾟ\u3099\u309a]+)"
    r"|(?P<sign>[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]+)"
    r"|(?P<silent>.)",
    re.DOTALL,
)
_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_UNREAD = re.compile(r"[^ぁ-ゖゝゞー0-9a-z]")
_NO_BEGINNING = "ぁぃぅぇぉっゃゅょゎんー"
# Nobody reads furigana over a whole newsletter that was pasted into a name.
_LONGEST = 120

Token = tuple[str, str, str]


def align(text: str, kana: str) -> tuple[Part, ...] | None:
    """Return `text` in parts, each with its reading in hiragana; None where `kana` cannot be its reading.

    Kana and marks stand for themselves, their reading is None. Where several runs could share the
    kana in more than one way, the smallest stretch that holds them all is one part. Blanks part
    words in both, or else in neither.
    """
    if len(text) > _LONGEST or len(kana) > _LONGEST or _KANJI.search(kana):
        return None
    pieces, readings = re.split(r"(\s+)", text), re.split(r"(\s+)", kana.strip())
    if len(pieces) != len(readings):
        return _align(text, fold(kana))
    parts: list[Part] = []
    for piece, reading in zip(pieces, readings, strict=True):
        found = _align(piece, fold(reading))
        if found is None:
            return None
        for part in found:
            _append(parts, *part)
    return tuple(parts)


def _align(text: str, read: str) -> tuple[Part, ...] | None:
    """Return the parts of `text`, whose folded reading is `read`."""
    tokens = [(match.lastgroup or "", match[0], fold(match[0])) for match in _TOKEN.finditer(text)]
    ends = _possible_ends(tokens, read)
    if not ends[0]:
        return None
    cuts = [index for index, places in enumerate(ends) if len(places) == 1]
    parts: list[Part] = []
    for first, last in itertools.pairwise(cuts):
        reading = read[min(ends[first]) : min(ends[last])]
        same = reading == "".join(token[2] for token in tokens[first:last])
        _append(parts, "".join(token[1] for token in tokens[first:last]), None if same else reading)
    return tuple(parts)


def _append(parts: list[Part], text: str, reading: str | None) -> None:
    """Add a part; texts that need no reading grow together."""
    if reading is None and parts and parts[-1][1] is None:
        text = parts.pop()[0] + text
    if text:
        parts.append((text, reading))


def fold(text: str) -> str:
    """Return what of a text is read aloud, as hiragana, digits and small letters."""
    hiragana = unicodedata.normalize("NFKC", text).translate(_HIRAGANA).lower()
    return _UNREAD.sub("", hiragana)


def _possible_ends(tokens: Sequence[Token], read: str) -> list[set[int]]:
    """Return for each place between tokens where in `read` it can lie, if the whole is to fit."""
    reached = [{0}]
    for token in tokens:
        reached.append({end for start in reached[-1] for end in _steps(token, read, start)})
    ends = [reached[-1] & {len(read)}]
    for token, starts in zip(reversed(tokens), reversed(reached[:-1]), strict=True):
        ends.append({start for start in starts if not ends[-1].isdisjoint(_steps(token, read, start))})
    return ends[::-1]


def _steps(token: Token, read: str, start: int) -> Iterator[int]:
    """Yield where the reading of a token can end that begins at `start`."""
    kind, text, folded = token
    if kind != "kanji" and read.startswith(folded, start):
        yield start + len(folded)
    if kind not in ("kanji", "sign") or read[start : start + 1] in _NO_BEGINNING:
        return
    # A kanji is read with one kana or more; a digit in the reading stands for itself only.
    least = len(_KANJI.findall(text)) or 1
    for end in range(start + 1, len(read) + 1):
        if not "ぁ" <= read[end - 1] <= "ー":
            return
        if end >= start + least:
            yield end
