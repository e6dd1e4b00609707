"""What is due, in words: why, and what to ask on the telephone. For coordinators, in Japanese."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.records import Kind
from sitegen.site.freshness import Entry, Reason, Round

NAMES = {
    Reason.PROBLEM: "答えていない知らせ",
    Reason.UNCONFIRMED: "確かめた日がない",
    Reason.OLD: "確かめた日が古い",
    Reason.NO_PHONE: "電話番号がない",
    Reason.UNDATED: "日にちが出せない",
    Reason.UNPLACED: "地図の点がない",
    Reason.APPROXIMATE: "およその場所",
}
CURES = {
    Reason.NO_PHONE: "問い合わせ先の電話を聞いて、contact に書きます。",
    Reason.UNDATED: "何曜日の何時からかを聞いて、schedule に書きます。決まっていなければ、そのままにします。",
    Reason.UNPLACED: "会場の住所を聞いて、地図で点をさがし、location に書きます。",
    Reason.APPROXIMATE: "会場の建物を聞いて、location の点をなおし、approximate の行を消します。",
}
SERVICE = "いまもつづいていますか。"
GATHERING = "いまもつづいていますか。日にち・時間・会場・参加費は同じですか。"
ASKED = {
    Reason.UNDATED: "何曜日の何時からですか。",
    Reason.UNPLACED: "会場の住所はどこですか。",
    Reason.APPROXIMATE: "会場は、何という建物ですか。",
    Reason.NO_PHONE: "問い合わせの電話をのせてもよいですか。",
}
NOBODY = "係がひとりに決まらない記録"


def title(one: Round) -> str:
    """Return whose round it is."""
    return one.name or NOBODY


def age(entry: Entry) -> str:
    """Return how long ago it was confirmed."""
    if entry.months is None:
        return "記録なし"
    return f"{entry.months}か月前" if entry.months else "今月"


def reported(entry: Entry) -> tuple[str, ...]:
    """Return what readers have reported and nobody has answered, each with its day."""
    return tuple(
        f"{one.date.month}月{one.date.day}日の知らせ「{' '.join(one.note.split())}」"
        for one in entry.problems
    )


def asks(entry: Entry) -> tuple[str, ...]:
    """Return what to ask: of the reports, whether it goes on, then what the record lacks."""
    return tuple(_asks(entry))


def _asks(entry: Entry) -> Iterator[str]:
    for text in reported(entry):
        yield f"{text}は、ほんとうですか。"
    yield GATHERING if entry.place.data.kind is Kind.GATHERING else SERVICE
    yield from (ASKED[reason] for reason in entry.lacks)
