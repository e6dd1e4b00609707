"""Marks and words that join days or part them: ・, と, または, から, まで, ※, ／."""

from __future__ import annotations

from sitegen.schedule.grammar.words.spelling import before, either

NOTE = either("※+", r"\(注\d?\)", "(?:ただし|但し|なお|尚|注意?:|備考:?)、?")
UNTIL = "まで(?:の間)?|(?:で|をもって)終了(?:します|です)?"
FROM = "(?:から|より)(?:スタート|開始|始まり|始め)?"
RANGE = either(r"[~\-]", r"(?<=[\d分時半曜日月火水木金土頃ろ]) ?ー")
STRONG = either("/+", r"(?<!毎月)(?<!毎週)(?<!第)(?<!の)(?<!\d)●+")
OR = either(
    *("または", "又は", "もしくは", "あるいは", "どちらか", "いずれか"),
    r"か(?= ?第\d|\d|[月火水木金土日]曜)",
)
# と and や join only what is plainly another day: they are letters of many words.
LIST = either(
    "[、・]+",
    r"(?<=\d)\.(?=第?\d{1,2}(?:の?[月火水木金土日]|週))",
    "と"
    + before(
        *(" ?第", "第", r"\d", "毎", "隔", "偶", "奇", "最終", "末"),
        r"[月火水木金土日](?:曜|$|[ 、/()]|\d|午)",
        *("祝", "年末", "お?盆", "翌"),
    ),
    *("及び", "および", "並びに", "ならびに"),
    r"や(?=第|\d|[月火水木金土日]曜|祝|年末|お?盆)",
    *("かつ", "そして", "・"),
)
