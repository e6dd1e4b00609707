"""What the whole site shares: areas/city.yaml."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from sitegen.languages import JAPANESE
from sitegen.records.fields import Day, Flag, Id, Model, Number, Season, Text, Url, one_or_many
from sitegen.records.kinds import Audience, Category
from sitegen.records.languages import LanguageCode, Phrase, Spoken, spoken
from sitegen.records.maps import Basemap, Boundaries, Known, Landmarks, MapLayer, Route
from sitegen.records.publishing import Forge, Handles, Newsletter, Publisher, Report
from sitegen.records.texts import CityTexts


class Holiday(Model):
    """A day the city keeps as a holiday beside the nation's."""

    date: Day = Field(description="日", examples=["2027-06-14"])
    name: Text = Field(description="名前", examples=["金沢市の休日"])


def _japanese_first(codes: tuple[str, ...]) -> tuple[str, ...]:
    if codes[0] != JAPANESE.code:
        raise PydanticCustomError("japanese-first", "Japanese comes first", {"text": codes[0]})
    return tuple(dict.fromkeys(codes))


@spoken(CityTexts)
class CityRecord(Spoken):
    """The record areas/city.yaml."""

    name: Text = Field(min_length=1, description="市区町村の名前", examples=["金沢市"])
    kana: Text | None = Field(None, description="読みかた", examples=["かなざわし"])
    code: Text | None = Field(
        None, description="全国地方公共団体コード（6けた）", examples=["172014"], pattern=r"^\d{6}$"
    )
    title: Text = Field(description="サイトの名前", examples=["つどいの場 金沢"])
    summary: Text = Field(
        description="このサイトは何か（一文）",
        examples=["歩いて行ける、おしゃべりや体操の集まりをさがせます。"],
    )
    url: Url | None = Field(
        None,
        description="公開するアドレス。書くと検索エンジンと共有に使います",
        examples=["https://example.jp/tsudoi/"],
    )
    publisher: Publisher = Field(description="発行する団体", examples=["{name: 金沢市社会福祉協議会}"])
    newsletter: Newsletter = Field(description="お便り", examples=["{name: 地域支え合い百万石通信}"])
    report: Report | None = Field(
        None, description="「ちがっていたら」の宛先", examples=["{mail: tsudoi@example.jp}"]
    )
    forge: Forge | None = Field(
        None,
        description="記録の置き場（GitHub・GitLab）。書くと「直して送る」がそこへつながります",
        examples=["{kind: github, url: https://github.com/example/tsudoi}"],
    )
    categories: dict[Id, Category] = Field(
        description="集まりの種類。id に名前・色・形をつけます", examples=["{cafe: {name: カフェ, …}}"]
    )
    audiences: dict[Id, Audience] = Field(
        default_factory=dict,
        description="だれのための集まりか。id に名前と、それを表す言葉をつけます",
        examples=["{anyone: {name: どなたでも, words: [どなたでも, だれでも]}}"],
    )
    blocks: dict[Number, Text] = Field(
        default_factory=dict, description="ブロックの番号と名前", examples=["{1: 第1ブロック}"]
    )
    coordinators: dict[Number, Text] = Field(
        default_factory=dict,
        description="第2層コーディネーターの番号と呼び名（個人の名前は書かない）",
        examples=["{1: 第2層（1）}"],
    )
    owners: dict[Number, Handles] = Field(
        default_factory=dict,
        description="第2層コーディネーターの番号と、記録の置き場（GitHub・GitLab）での名前。sitegen owners が使います",
        examples=["{1: ['@example/team-1']}"],
    )
    boundaries: Boundaries = Field(description="地区の境の図", examples=["{file: districts.geojson}"])
    layers: tuple[MapLayer, ...] = Field(
        (),
        description="印刷する地図に描く、川・鉄道・道路の図",
        examples=["[{file: rivers.geojson, kind: water}]"],
    )
    landmarks: Landmarks | None = Field(
        None,
        description="印刷する地図に載せる、目じるしの表",
        examples=["{file: landmarks.csv, kinds: [小学校]}"],
    )
    towns: Text | None = Field(None, description="町の名前から圏域をさがす表（CSV）", examples=["towns.csv"])
    readings: dict[Text, Text] = Field(
        default_factory=dict,
        description="地区や会場など、この市の名前の読みかた。ふりがなに使います",
        examples=["{松ケ枝: まつがえ, 彦三館: ひこそかん}"],
    )
    basemap: Basemap | None = Field(
        None, description="背景の地図。書かなければ、境と印だけの地図になります", examples=["{tiles: …}"]
    )
    route: Route | None = Field(
        None,
        description="「行きかた」で開く地図サービス。書かなければ、行きかたは出しません",
        examples=["{name: Googleマップ, url: …}"],
    )
    languages: Annotated[
        tuple[LanguageCode, ...], BeforeValidator(one_or_many), AfterValidator(_japanese_first)
    ] = Field(
        ("ja",),
        min_length=1,
        description="サイトの言葉。はじめは ja（日本語）。en は英語、easy はやさしい日本語のページもつくります",
        examples=["[ja, easy, en]"],
    )
    phrases: dict[Text, Phrase] = Field(
        default_factory=dict,
        description="いくつもの記録に出る短い文の、ほかの言葉での言いかた。どの記録にも使われます",
        examples=["{無料: {en: Free, easy: おかねは いりません}}"],
    )
    stale_months: Number = Field(
        12, description="確認から何か月たったら古いとみなすか", examples=["12"], ge=1
    )
    horizon_months: Number = Field(
        6, description="何か月先まで日程を出すか（今月を入れて）", examples=["6"], ge=1, le=24
    )
    breaks: dict[Text, Season] = Field(
        default_factory=dict,
        description="みなが名前で知っている休みの期間。年末年始（12月29日～1月3日）とお盆（8月13日～8月16日）は書かなくても使えます",
        examples=["{年末年始: 12月28日～1月4日, 夏休み: 7月21日～8月31日}"],
    )
    holidays: tuple[Holiday, ...] = Field(
        (), description="国の祝日のほかに、市で祝日として扱う日", examples=["[{date: 2027-06-14, name: …}]"]
    )
    fallback_points: tuple[Known, ...] = Field(
        (), description="住所を点に直す道具が、分からないときに返す点", examples=["[{…}]"]
    )
    credits: Annotated[tuple[Text, ...], BeforeValidator(one_or_many)] = Field(
        (), description="使ったデータの出典", examples=["[国土数値情報（国土交通省）を加工して作成]"]
    )
    updated: Day | None = Field(
        None, description="見出しに出す日付（書かなければ作った日）", examples=["2026-11-24"]
    )
    sample: Text | None = Field(
        None, description="見本のサイトなら、どこが見本かを一文で", examples=["圏域の分けかたは見本です。"]
    )
    offline: Flag = Field(
        default=True,
        description="見たページを、つながらない所でも読めるようにするか。false と書くと、やめます",
        examples=["false"],
    )
