"""What the short texts of a record are known to say: fee, booking, steps, parking, toilet.

Each is read clause by clause (NFKC), and says something only if every clause is one of those
below. What nobody listed here is not understood, and what is not understood says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

# 段差・階段なし is one clause.
CLAUSES = re.compile(r"[\s、。,!;/()「」『』【】\[\]※]+|(?<!段差)・")
_IS = r"(?:あり(?:ます)?|有り?|完備|設置(?:済み?)?)"
_NONE = r"(?:不要|なし|無し?|ありません|いりません|要りません|必要(?:は)?ありません|必要なし)(?:です)?"
_COME = r"(?:どうぞ|お越し(?:ください|下さい)|来てください|参加(?:でき|いただけ)ます)"
_BOOKING = r"(?:お)?(?:事前の?)?(?:お)?(?:申し?[込こ]み?|予約|登録)"
_CHAIR = r"車(?:いす|イス|椅子)"
_DOOR = r"(?:全館|館内|会場内?|建物|入り?口|玄関|出入り?口)(?:には?|は|の|が|も)?"
_LOT = (
    r"(?:(?:会場|公民館|施設|敷地|館)(?:内|の)*(?:に|は)?|無料の?|専用の?)?"
    r"(?:駐車(?:場|スペース)?)?(?:が|は|も|:)?"
)
_FLOOR = r"[1-9]階(?:に|の)?"
_LIFT = r"(?:[2-9]階へは?)?エレベ[ー-]?タ[ー-]?(?:が|も)?(?:あり(?:ます)?|有り?|完備|設置)"


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses that say a thing is so, and those that may stand beside them."""

    says: re.Pattern[str]
    beside: re.Pattern[str]

    def hold(self, text: str) -> bool:
        """Tell whether a text says so, and holds nothing that is not understood."""
        clauses = [clause for clause in CLAUSES.split(text) if clause]
        said = [clause for clause in clauses if self.says.fullmatch(clause)]
        return bool(said) and all(clause in said or self.beside.fullmatch(clause) for clause in clauses)


def _clauses(says: str, beside: str) -> Clauses:
    return Clauses(re.compile(says), re.compile(beside))


FREE = _clauses(
    r"(?:すべて|全て|全員|完全)?(?:参加(?:費|料)?|会費|料金|利用料|入場料?|費用|お金|おかね)?(?:は|も|:)?"
    rf"(?:無料|[タた][ダだ]|0円|¥0|かかりません|いただきません|頂きません|{_NONE})(?:です)?",
    rf"(?:参加費|会費|料金|費用):?|どなたでも|要予約|要申込み?|{_BOOKING}(?:は|も)?{_NONE}"
    r"|お茶(?:とお菓子)?(?:つき|付き)",
)
NO_BOOKING = _clauses(
    rf"(?:{_BOOKING}(?:の必要)?)?(?:は|も|:)?(?:特に)?{_NONE}"
    rf"|(?:{_BOOKING}(?:なし|不要)で)(?:どなたでも)?{_COME}"
    rf"|(?:当日)?(?:に)?(?:直接|そのまま)(?:会場へ|会場に)?(?:{_COME})?|(?:自由参加|参加自由)(?:です)?",
    rf"{_BOOKING}:?|どなたでも|当日|先着(?:順|[1-9]\d*(?:名|人)(?:まで)?)|定員[1-9]\d*(?:名|人)"
    rf"|(?:時間内)?出入り自由|(?:お気軽に|ご自由に)(?:{_COME})|(?:参加)?無料",
)
STEP_FREE = _clauses(
    rf"(?:{_DOOR})?(?:段差(?:[・や]階段)?(?:は|が|も|:)?(?:なし|ない|無し?|ありません|ゼロ)(?:です)?"
    r"|バリアフリー(?:対応|化済み?|です|になっています)?|フラット(?:です)?"
    rf"|スロープ(?:が|も)?(?:{_IS}|つき|付き)?)"
    rf"|{_CHAIR}(?:のまま|でも?|も)?(?:入れます|利用できます|利用可|可|OK|対応)|(?:特に)?(?:なし|無し?|ありません)",
    rf"手すり(?:が|も)?{_IS}|階段(?:は|も)?(?:なし|ありません)|土足(?:可|OK|のまま)|自動ドア|1階|{_LIFT}",
)
PARKING = _clauses(
    rf"{_LOT}(?:{_IS}|[○〇◯]|可(?:能)?|OK)"
    rf"|{_LOT}約?(?:[1-9]\d*(?:[~〜-][1-9]\d*)?|数|十数|数十)台(?:分|まで|程度|ほど|くらい|ぐらい|以上)?"
    rf"(?:の?駐車(?:場|スペース))?(?:が|は)?(?:{_IS}|駐車可(?:能)?|可(?:能)?|とめられます|停められます)?"
    r"|(?:会場|公民館|施設)の駐車場(?:を|が)(?:ご利用ください|利用できます|使えます|お使いください)",
    rf"無料|駐車場:?|台数に限り(?:が)?あり(?:ます)?|(?:なるべく)?乗り合わせで{_COME}|駐輪場(?:も)?{_IS}",
)
WHEELCHAIR_TOILET = _clauses(
    rf"(?:{_FLOOR}|館内に|会場に)?(?:{_CHAIR}(?:用|対応|利用者用|で使える)|多目的|多機能|身(?:体)?障(?:害|がい)?者用"
    r"|障(?:害|がい)者用|(?:みんなの|だれでも|誰でも|ユニバーサル|バリアフリー)(?=トイレ))(?:の)?"
    rf"(?:トイレ|お手洗い)?(?:が|も)?(?:[1-9](?:か所|カ所|ヶ所|箇所|つ))?(?:{_IS}|[○〇◯]|使えます|利用できます)?"
    rf"|{_CHAIR}(?:でも?|も)?(?:使えます|利用できます|可|OK)",
    r"(?:(?:洋式|和式|男女別|温水洗浄(?:便座)?|ウォシュレット|オストメイト(?:対応)?|手すり|おむつ(?:替え|交換)台)"
    rf"(?:の?トイレ)?(?:が|も)?)?(?:{_IS}|つき|付き)?|{_FLOOR}|各階",
)
BY_FACET: Mapping[str, Clauses] = {
    "free": FREE,
    "nobooking": NO_BOOKING,
    "stepfree": STEP_FREE,
    "parking": PARKING,
    "toilet": WHEELCHAIR_TOILET,
}
