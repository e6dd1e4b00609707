"""The forge's issue forms: one table for the forms, for their prefilled addresses, for their reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

# As long as an answer may be: of one line, of several.
LINE, LINES = 300, 4000


class FormKind(StrEnum):
    """What somebody wants to tell; also the name of the form's file on GitHub."""

    NEW = "new"
    CHANGE = "change"
    ENDED = "ended"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Field:
    """A question: its id is the record's key, or "key_part"; `long` ones take several lines."""

    id: str
    label: str
    hint: str = ""
    example: str = ""
    needed: bool = False
    long: bool = False

    @property
    def longest(self) -> int:
        """How many characters an answer may have."""
        return LINES if self.long else LINE


@dataclass(frozen=True, slots=True)
class Form:
    """A form: what it is called and for, the beginning of an issue's title, its questions."""

    kind: FormKind
    name: str
    about: str
    title: str
    fields: tuple[Field, ...]

    @property
    def labels(self) -> Mapping[str, Field]:
        """Its questions by their words."""
        return {field.label: field for field in self.fields}


ID = Field(
    "id",
    "どの集まりですか（番号）",
    "ページのアドレスの、places/ のうしろの英数字です。ページのアドレスをそのまま貼ってもかまいません。",
    "oshaberi-cafe-nagadohei",
    needed=True,
)
FACTS = (
    Field("kana", "名前の読みかた（ひらがな）", example="おしゃべりかふぇながどへい"),
    Field("categories", "種類", "カフェ、体操、サロンなど。二つ以上なら「、」でつなぎます。", "カフェ"),
    Field("summary", "どんな集まりですか（一文）", example="お茶を飲みながら話しに来る集まりです。"),
    Field(
        "schedule",
        "いつ開きますか",
        "お便りに書くとおりの文で。二つ以上あれば、行を分けます。",
        "毎月第3月曜 13:30～15:00、8月休み",
        long=True,
    ),
    Field("venue", "会場の名前", example="長土塀公民館"),
    Field("room", "部屋や階", example="2階 和室"),
    Field("address", "会場の住所", "個人の家のときは、書かないでください。", "金沢市長町3-3-3"),
    Field("district", "地区（校下）", example="長土塀"),
    Field("who", "だれが来られますか", example="どなたでも"),
    Field("fee", "参加費", example="100円"),
    Field("booking", "申込み", example="申込みはいりません"),
    Field("bring", "持ち物", example="飲み物、上ばき"),
    Field(
        "organizer",
        "開いている団体",
        "団体の名前だけ。個人の名前は書かないでください。",
        "長土塀地区社会福祉協議会",
    ),
    Field(
        "contact_name",
        "問い合わせ先の団体",
        "団体や施設の名前だけ。個人の名前は書かないでください。",
        "長土塀公民館",
    ),
    Field("contact_phone", "問い合わせ先の電話", "携帯電話の番号は書かないでください。", "076-231-1755"),
    Field("source", "どこで知りましたか", "お便り、ちらし、ホームページなど。", "地域のお便り 11月号"),
)
NAME = Field("name", "集まりの名前", example="おしゃべりカフェながどへい", needed=True)
NEW_NAME = Field("name", "集まりの名前（変わったとき）", example="おしゃべりカフェながどへい")
NEEDED_WHEN = {"schedule", "venue"}

FORMS: Mapping[FormKind, Form] = {
    form.kind: form
    for form in (
        Form(
            FormKind.NEW,
            "新しい集まり",
            "新しい集まりや、まだのっていない集まりを知らせます。",
            "新しい集まり: ",
            (
                NAME,
                *(
                    Field(one.id, one.label, one.hint, one.example, one.id in NEEDED_WHEN, one.long)
                    for one in FACTS
                ),
            ),
        ),
        Form(
            FormKind.CHANGE,
            "変わった",
            "日にち・時間・会場などが変わったことを知らせます。変わったところだけ書きます。",
            "変わった: ",
            (ID, NEW_NAME, *FACTS),
        ),
        Form(
            FormKind.ENDED,
            "おわった",
            "集まりがおわったこと、もう開かれていないことを知らせます。",
            "おわった: ",
            (
                ID,
                Field(
                    "ended_date",
                    "さいごに開いた日",
                    "わからなければ、おわったと知った日を書いてください。",
                    "2026-10-31",
                    needed=True,
                ),
                Field(
                    "ended_note",
                    "わけや、代わりの集まり",
                    "個人の事情は書かないでください。",
                    "会場の公民館が閉まるため",
                ),
            ),
        ),
        Form(
            FormKind.WRONG,
            "ちがっていたら",
            "ページに書いてあることと、じっさいがちがうときに知らせます。",
            "ちがっている: ",
            (
                ID,
                Field("page", "見ていたページ", "自動で入ります。消さなくてかまいません。"),
                Field(
                    "problems_note",
                    "何がちがいますか",
                    "わかることだけでかまいません。あなたの名前や連絡先は書かないでください。",
                    "電話がつながらない",
                    needed=True,
                    long=True,
                ),
            ),
        ),
    )
}
PERSONS = "人の名前、携帯電話の番号、自宅の場所は、書いていません"
