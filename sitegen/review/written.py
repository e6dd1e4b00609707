"""A review as Markdown for a pull request: short enough for a forge's comment, safe whatever records say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from sitegen.formats.markdown import escaped
from sitegen.review import summary
from sitegen.review.cards import same
from sitegen.review.escaping import clipped, marked
from sitegen.review.nouns import Card, DateChange, Difference, Effect, Kind, RecordChange, Review, Seen, Told

# What posts it finds its own comment by this, and takes nothing else for it.
MARKER = "<!-- sitegen-review -->"
# A comment has 65,536 characters at most; findings may take a third of what there is room for.
LIMIT = 60_000
FINDINGS = LIMIT // 3
# Lines of a card, and of its keys.
LINES, KEYS = 16, 24
POINTER = "くわしくは、この確認の成果物（artifact）にあるレポート review/index.html をごらんください。"
NONE = "（なし）"


def to_markdown(review: Review, *, limit: int = LIMIT) -> str:
    """Return a review as Markdown of at most `limit` characters; what has no room is counted."""
    head = [MARKER, "## 変更の見直し", *_first_screen(review), *_findings(review)]
    tail = [*_cured(review), *_sheets(review), *_effects(review), POINTER]
    used = sum(len(block) + 2 for block in (*head, *tail))
    body = list(_fitting(review, limit - used - 200))
    return "\n\n".join((*head, *body, *tail)) + "\n"


def _first_screen(review: Review) -> Iterator[str]:
    rows = (
        ("何が変わるか", summary.what_changes(review)),
        ("読む人に何が見えるか", summary.what_is_seen(review)),
        ("まちがいはあるか", summary.what_is_wrong(review)),
    )
    yield "\n".join(("| | |", "|---|---|", *(f"| **{name}** | {escaped(text)} |" for name, text in rows)))
    for text in summary.unreadable(review):
        yield escaped(text)
    yield f"くらべた版：{clipped(review.before)} → {clipped(review.after)}（{review.today} の時点）"


def _findings(review: Review) -> Iterator[str]:
    if not review.new:
        return
    yield f"### 新しく見つかったこと {len(review.new)}件"
    room = FINDINGS
    blocks = [_finding(one) for one in review.new]
    for index, block in enumerate(blocks):
        room -= len(block) + 1
        if room < 0:
            yield f"ほか {len(blocks) - index} 件"
            return
        yield block


def _finding(told: Told) -> str:
    one = told.finding
    where = f"{clipped(one.span.path)} の {one.span.line}行目"
    lines = [f"- **{summary.SEVERITIES[one.severity]}** {where}：{clipped(one.message('ja'))}"]
    if told.source:
        lines.append(f"  <br>書いてある行： <code>{clipped(told.source)}</code>")
    lines.append(f"  <br>直しかた： {clipped(one.hint('ja'))}")
    return "\n".join(lines)


def _fitting(review: Review, room: int) -> Iterator[str]:
    """Yield a block for each record while there is room, then how many more there are."""
    changes = [change for change in review.places if change.kinds != (Kind.REWRITTEN,)]
    written = [*(_record(one) for one in changes), *(_record(one) for one in review.others)]
    blocks = [*written, *_files(review)]
    if blocks:
        yield "### 変わるもの"
    for index, block in enumerate(blocks):
        room -= len(block) + 2
        if room < 0:
            yield f"ほか {len(blocks) - index} 件"
            return
        yield block


def _record(change: RecordChange) -> str:
    parts = [f"#### {clipped(change.name)}（{summary.kinds_in_words(change)}）"]
    came = f"（前は {clipped(change.old_path)}）" if change.old_path else ""
    parts.append(f"{clipped(change.path)}{came}")
    said = (*change.words, *(text for move in change.moves for text in move.words))
    if said:
        parts.append("\n".join(f"- {clipped(text)}" for text in said))
    parts += [text for card in change.cards[:1] for text in _card(card)]
    if change.dates:
        parts += _dates(change.dates)
    if change.differences:
        parts += _keys(change.differences)
    return "\n\n".join(parts)


def _card(card: Card) -> Iterator[str]:
    if same(card):
        yield _table((f"{card.title}（前と同じ）",), [(_lines(card.after, ""),)])
        return
    after = "後（このままではのりません。書かれたままを見せています）" if card.draft else "後"
    if card.before is None or card.after is None:
        if card.before or card.after:
            seen = card.before or card.after
            yield _table((f"{card.title}：{'前' if card.before else after}",), [(_lines(seen, ""),)])
        return
    yield _table((f"{card.title}：前", after), [(_lines(card.before, "del"), _lines(card.after, "ins"))])


def _lines(seen: Seen | None, tag: str) -> str:
    lines = seen.lines if seen else ()
    shown = [marked(line, tag) for line in lines[:LINES]]
    more = [f"ほか {len(lines) - LINES} 行"] if len(lines) > LINES else []
    return "<br>".join((*shown, *more))


def _dates(change: DateChange) -> Iterator[str]:
    until = escaped(change.until)
    yield f"これからの日にち（{until}までに、なくなる日 {change.gone}、加わる日 {change.come}）"
    days = zip_longest(change.before, change.after)
    yield _table(
        ("前", "後"),
        [
            (
                f"<del>{escaped(one.text)}</del>"
                if one and one.changed
                else escaped(one.text)
                if one
                else "",
                f"<ins>{escaped(two.text)}</ins>"
                if two and two.changed
                else escaped(two.text)
                if two
                else "",
            )
            for one, two in days
        ],
    )


def _keys(found: Sequence[Difference]) -> Iterator[str]:
    rows = [
        (clipped(one.label), marked(one.before, "del") or NONE, marked(one.after, "ins") or NONE)
        for one in found[:KEYS]
    ]
    more = f"\n\nほか {len(found) - KEYS} 項目" if len(found) > KEYS else ""
    table = _table(("項目", "前", "後"), rows)
    yield f"<details>\n<summary>書きかえた項目 {len(found)}</summary>\n\n{table}{more}\n\n</details>"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _files(review: Review) -> Iterator[str]:
    for one in review.files:
        yield f"- {clipped(one.words)}"


def _cured(review: Review) -> Iterator[str]:
    if review.cured:
        yield f"### 直ったこと {len(review.cured)}件"
        shown = [f"- {clipped(one.span.path)}：{clipped(one.message('ja'))}" for one in review.cured[:KEYS]]
        more = [f"- ほか {len(review.cured) - KEYS} 件"] if len(review.cured) > KEYS else []
        yield "\n".join((*shown, *more))


def _sheets(review: Review) -> Iterator[str]:
    if review.sheets:
        yield "### 印刷した紙面のページ数"
        yield "\n".join(
            f"- {clipped('。'.join((summary.sheet_words(one), *summary.sheet_notes(one))))}"
            for one in review.sheets
        )
    elif review.uncounted:
        yield f"印刷した紙面のページ数： {escaped(review.uncounted)}"


def _effects(review: Review) -> Iterator[str]:
    if review.effects:
        yield "### ほかに変わるところ"
        yield "\n".join(map(_effect, review.effects))


def _effect(one: Effect) -> str:
    examples = "、".join(map(clipped, one.examples))
    return f"- {clipped(one.words)}" + (f"（{examples}）" if examples else "")
