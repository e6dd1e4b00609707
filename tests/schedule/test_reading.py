"""What a reading keeps beside its rules: parts, remarks, sittings; and the letters it takes for the same."""

from __future__ import annotations

import pytest

from sitegen.schedule import Band, Hours, Session, read_sentence, read_times
from sitegen.schedule.parts import parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "毎月第2水曜 13:30～15:00（8月は休み、祝日の場合は翌日に変更）要予約",
            (
                "毎月第2水曜:days 13:30～15:00:hours （:link 8月:days"
                " は休み、祝日の場合は翌日に変更:exception ）:link 要予約:remark"
            ),
        ),
        ("月1回程度（要問合せ）", "月1回程度:undated （:link 要問合せ:undated ）:link"),
        ("～毎週水曜", "～:link 毎週水曜:days"),
        ("第2水曜ニャンニャン10時頃", "第2水曜:days ニャンニャン:unknown 10時頃:hours"),
        (
            "おおむね第1または第3土曜（昼の部）",
            "おおむね:undated 第1:days または:undated 第3土曜:days （:link 昼の部:hours ）:link",
        ),
        ("毎週水曜も開催※です", "毎週水曜:days も開催:exception ※です:link"),
        ("水曜／お盆を除く", "水曜:days ／:link お盆を除く:exception"),
        ("水曜から金曜まで13時から正午過ぎまで", "水曜から金曜まで:days 13時から正午過ぎまで:hours"),
        ("夏休みの午後に開催", "夏休みの:exception 午後:hours に開催:link"),
        ("不定期、土曜", "不定期、:undated 土曜:days"),
    ],
)
def test_every_character_has_its_part(text: str, expected: str) -> None:
    """Marks between go with what stands before them, neighbours of one sort are one."""
    found = [f"{text[one.start : one.end].strip()}:{one.sort}" for one in parts(text)]
    assert " ".join(found) == expected


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("毎週水曜 10:00～（要予約）※雨天中止", ("要予約", "雨天中止")),
        ("毎週水曜（東会館）10:00～（東会館）", ("東会館",)),
        ("毎週水曜（※）10:00～", ()),
        ("第3月曜（祝日の場合は別の日）", ("祝日の場合は別の日",)),
        ("毎月第2月曜（祝日の場合は変更）", ("祝日の場合は変更",)),
        ("おおむね第2水曜 要問合せ 会費100円", ("おおむね", "要問合せ", "会費100円")),
        ("【東会館】毎週水曜、申込不要。どなたでも", ("東会館", "申込不要", "どなたでも")),
    ],
)
def test_remarks_are_kept_in_order(text: str, remarks: tuple[str, ...]) -> None:
    """Each once, as it is written, without the marks around it."""
    assert read_sentence(text).remarks == remarks


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("毎週\u200b水曜\ufeff10:00～", "毎週水曜10:00～"),
        ("月‧水•金曜", "月・水・金曜"),
        ("毎週水曜‥10:00∼11:00", "毎週水曜…10:00～11:00"),
        ("毎週水曜⁂祝日休み", "毎週水曜※祝日休み"),
        ("毎週水曜〔祝日休み〕", "毎週水曜（祝日休み）"),
        ("毎週水曜 10︰00―11∶00", "毎週水曜 10:00～11:00"),
        ("毎週水曜☆10:00～", "毎週水曜●10:00～"),
        ("毎週火曜＋金曜＆日曜", "毎週火曜、金曜、日曜"),
        ("毎月第二十水曜", "毎月第20水曜"),
        ("毎月二十一日・十日・三十日", "毎月21日・10日・30日"),
        ("二〇二七年五月十二日", "2027年5月12日"),
        ("毎 月 第 ２ 火 曜 日 １ ０ 時 ～", "毎月第2火曜日10時～"),
    ],
)
def test_the_same_in_other_letters(text: str, same: str) -> None:
    """Marks that nobody sees, dots, brackets, figures in kanji."""
    one, other = read_sentence(text), read_sentence(same)
    assert one.schedule == other.schedule
    assert one.outcome is other.outcome
    assert [found.code for found in one.problems] == [found.code for found in other.problems]


def test_sittings_have_their_names_and_parts_of_the_day() -> None:
    """A name before or behind its hours; a part of the day beside a clock is a sitting of its own."""

    def sessions(text: str) -> tuple[Session, ...]:
        schedule = read_sentence(text).schedule
        assert schedule is not None, text
        return schedule.rules[0].sessions

    both = (Session(Hours(600), "昼の部"), Session(Hours(1140), "夜の部"))
    assert sessions("毎週水曜 昼の部 10:00～ 夜の部 19:00～") == both
    assert sessions("毎週水曜 10:00～（昼の部）、19:00～（夜の部）") == both
    assert sessions("毎週水曜 10:00～昼の部、19:00～夜の部")[1].hours == Hours(1140)
    assert sessions("毎週水曜 10:00～12:00、午後") == (
        Session(Hours(band=Band.AFTERNOON)),
        Session(Hours(600, 720)),
    )
    assert sessions("毎週水曜 午後、16:59～") == (Session(Hours(1019)),)
    assert sessions("毎週水曜 夜、17:00～") == (Session(Hours(1020)),)
    assert sessions("毎週水曜 午前、11:59～") == (Session(Hours(719)),)
    assert sessions("毎週水曜 13:30～15:00、13:30～14:00") == (
        Session(Hours(810, 840)),
        Session(Hours(810, 900)),
    )


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("午前10時頃～正午", Hours(600, 720, about=True)),
        ("午前中", Hours(band=Band.MORNING)),
        ("午後（1時～3時）", Hours(780, 900)),
        ("午前（9時～11時）", Hours(540, 660)),
        ("午後（13時～）", Hours(780)),
        ("夜11時～午前0時", None),
        ("23:30～24:00", Hours(1410, 1440)),
        ("23:30～24:01", None),
        ("6:00～7:00", Hours(360, 420)),
        ("5:59～7:00", None),
        ("昼11時～1時", None),
        ("お昼の12時～午後1時", Hours(720, 780)),
        ("13:00", Hours(780)),
    ],
)
def test_hours_alone(text: str, hours: Hours | None) -> None:
    """The edges of the day and of its halves."""
    assert read_times(text) == hours
