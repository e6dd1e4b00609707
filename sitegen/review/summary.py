"""The reviewer's first screen in words: what changes, what readers will see, whether something is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sitegen.diagnostics import Severity
from sitegen.review.nouns import Kind, RecordChange, Review, Sheet, SheetCount

KINDS = {
    Kind.UNPUBLISHED: "このままではのらない",
    Kind.ADDED: "新しくのる",
    Kind.DELETED: "消える",
    Kind.ENDED: "おわる",
    Kind.REOPENED: "また開く",
    Kind.PAUSED: "休みに入る",
    Kind.RESUMED: "休みから戻る",
    Kind.MOVED: "場所が動く",
    Kind.RENAMED: "アドレスが変わる",
    Kind.CHANGED: "中身が変わる",
    Kind.REWRITTEN: "書きかただけ変わる",
}
SEVERITIES = {Severity.ERROR: "まちがい", Severity.WARNING: "注意", Severity.NOTE: "お知らせ"}
NOTHING = "ありません。"


def kinds_in_words(change: RecordChange) -> str:
    """Return 場所が動く・中身が変わる."""
    return "・".join(KINDS[kind] for kind in change.kinds)


def what_changes(review: Review) -> str:
    """Return how many records change, and in what way."""
    parts = [_counted("集まりなどの記録", review.places), _counted("圏域・市・お便り", review.others)]
    if review.files:
        parts.append(f"そのほかのファイル {len(review.files)}件")
    return "。".join(part for part in parts if part) + "。" if any(parts) else f"記録の変更は{NOTHING}"


def _counted(name: str, changes: Iterable[RecordChange]) -> str:
    changes = tuple(changes)
    counts = Counter(kind for change in changes for kind in change.kinds)
    detail = "、".join(f"{words} {counts[kind]}" for kind, words in KINDS.items() if counts[kind])
    return f"{name} {len(changes)}件（{detail}）" if changes else ""


def what_is_seen(review: Review) -> str:
    """Return what readers of the site will notice."""
    return "、".join(_seen(review)) + "。" if any(_seen(review)) else f"読む人に見える変わりは{NOTHING}"


def _seen(review: Review) -> Iterator[str]:
    published = [change for change in review.places if Kind.UNPUBLISHED not in change.kinds]
    cards = sum(any(card.before != card.after for card in change.cards) for change in published)
    dates = sum(change.dates is not None for change in published)
    pins = sum(bool(change.moves) for change in published)
    if cards:
        yield f"案内の文が変わる集まり {cards}件"
    if dates:
        yield f"日にちが変わる集まり {dates}件"
    if pins:
        yield f"地図の印が変わる集まり {pins}件"
    if review.effects:
        yield f"ほかのところへの影響 {len(review.effects)}件"


def what_is_wrong(review: Review) -> str:
    """Return whether something is wrong, and what that means for the site."""
    new = Counter(one.finding.severity for one in review.new)
    parts = [f"新しい{name} {new[one]}件" for one, name in SEVERITIES.items() if new[one]]
    if review.cured:
        parts.append(f"直ったもの {len(review.cured)}件")
    text = "、".join(parts) + "。" if parts else "新しいまちがいはありません。"
    if new[Severity.ERROR]:
        text += "なおすまで、サイトは前のままです。"
    if review.remaining > 0:
        text += f"前からのまちがいが {review.remaining}件 残っています。"
    return text


def unreadable(review: Review) -> Iterator[str]:
    """Yield what could not be compared at all."""
    for name in review.unreadable:
        yield (
            f"「{name}」の版は、市の設定（areas/city.yaml）か境の図が読めないので、"
            "ページをつくれません。見えかたはくらべていません。"
        )


def sheet_words(sheet: Sheet) -> str:
    """Return 馬場圏域：2ページ → 2ページ."""
    return f"{sheet.area}：{_pages(sheet.before)} → {_pages(sheet.after)}"


def sheet_notes(sheet: Sheet) -> Iterator[str]:
    """Yield what had to give way on the sheet, where that differs."""
    before, after = sheet.before or SheetCount(0), sheet.after or SheetCount(0)
    goes = [one for one in after.gave if one not in before.gave]
    stays = [one for one in before.gave if one not in after.gave]
    if goes:
        yield f"紙におさめるために、新しく省くもの：{'・'.join(goes)}"
    if stays:
        yield f"省かずにすむようになるもの：{'・'.join(stays)}"
    if after.beyond != before.beyond and after.beyond:
        yield f"頼んだページにおさまらない：{'・'.join(after.beyond)}"


def _pages(count: SheetCount | None) -> str:
    return "なし" if count is None else f"{count.pages}ページ"
