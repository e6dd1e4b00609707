"""What gatherings are sorted by: their kinds, and those they are for."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sitegen.records.fields import Text, Texts
from sitegen.records.languages import Spoken, spoken
from sitegen.records.texts import CategoryTexts, NameTexts

HEX_PATTERN = r"^#[0-9A-Fa-f]{6}$"


@spoken(CategoryTexts)
class Category(Spoken):
    """A kind of gathering, with the colours and the shape that mark it on map, list and paper."""

    name: Text = Field(description="種類の名前", examples=["カフェ"])
    about: Text | None = Field(
        None, description="どんな集まりか（一文）", examples=["お茶を飲みながら話す集まり"]
    )
    colour: Text = Field(
        description="明るい画面での色（白い字が7:1で読める濃さ）", examples=["'#8E2435'"], pattern=HEX_PATTERN
    )
    dark: Text = Field(description="暗い画面での色", examples=["'#F0A0A8'"], pattern=HEX_PATTERN)
    shape: Literal["circle", "square", "triangle", "diamond", "pentagon"] = Field(
        description="形（色が見えなくても分かるように、種類ごとに変えます）", examples=["circle"]
    )
    icon: Literal["cup", "music", "stretch", "meal", "family", "talk", "craft"] | None = Field(
        None,
        description="はじめのページでそえる絵（湯のみ・音楽・体操・食事・親子・おしゃべり・手芸）",
        examples=["cup"],
    )


@spoken(NameTexts)
class Audience(Spoken):
    """Those a gathering is for, and the words by which records say so."""

    name: Text = Field(description="だれのためか", examples=["どなたでも"])
    words: Texts = Field(
        (),
        description="記録の who にこの言葉があれば、この人たちのための集まりとみなします",
        examples=["[どなたでも, だれでも]"],
    )
