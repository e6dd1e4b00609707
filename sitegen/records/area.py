"""One support-center area (圏域) as coordinators write it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from sitegen.records.fields import Flag, Number, Phone, Point, Text, Url, one_or_many
from sitegen.records.languages import Spoken, spoken
from sitegen.records.texts import AreaTexts, CenterTexts


@spoken(CenterTexts)
class Center(Spoken):
    """The support center (地域包括支援センター) of an area."""

    name: Text = Field(description="センターの名前", examples=["○○地域包括支援センター"])
    address: Text | None = Field(None, description="住所", examples=["金沢市○○町1-1"])
    phone: Phone | None = Field(None, description="電話番号", examples=["076-000-0000"])
    url: Url | None = Field(None, description="ホームページ", examples=["https://example.jp/"])
    location: Point | None = Field(None, description="緯度, 経度", examples=["36.57, 136.65"])
    hours: Text | None = Field(None, description="開いている時間", examples=["平日 9:00～17:00"])


@spoken(AreaTexts)
class AreaRecord(Spoken):
    """A record of areas/<slug>.yaml."""

    name: Text = Field(min_length=1, description="圏域の名前", examples=["馬場圏域"])
    kana: Text | None = Field(None, description="読みかた", examples=["ばばけんいき"])
    block: Number | None = Field(None, description="ブロックの番号", examples=["1"])
    coordinator: Number | None = Field(
        None, description="受け持つ生活支援コーディネーター（第2層）の番号", examples=["1"]
    )
    districts: Annotated[tuple[Text, ...], BeforeValidator(one_or_many)] = Field(
        (),
        description="この圏域に入る地区（校下）の名前。書いた順に一覧に並びます",
        examples=["[松ケ枝, 瓢箪, 芳斉]"],
    )
    boundary: Text | None = Field(
        None,
        description="地区の境から作らず、この圏域だけの境の図を使うとき、そのファイル",
        examples=["baba.geojson"],
    )
    center: Center | None = Field(
        None,
        description="地域包括支援センター（分かるときだけ）",
        examples=["{name: ○○地域包括支援センター}"],
    )
    summary: Text | None = Field(
        None, description="圏域の紹介（一、二文）", examples=["浅野川の西、城下のまちです。"]
    )
    sample: Flag = Field(default=False, description="見本なら true", examples=["true"])
