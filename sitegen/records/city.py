"""What the whole site shares: areas/city.yaml."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from sitegen.languages import JAPANESE
from sitegen.records.fields import (
    Day,
    Flag,
    Id,
    LatLon,
    Model,
    Number,
    Phone,
    Point,
    Season,
    Text,
    Url,
    one_or_many,
)
from sitegen.records.kinds import Audience, Category
from sitegen.records.languages import LanguageCode, Phrase, Spoken, spoken
from sitegen.records.texts import CityTexts, NewsletterTexts, PublisherTexts

# The address goes into Folium's template: letters, digits and {z}/{x}/{y} are all it may hold,
# so that no template syntax of any kind can stand in it.
TILES_PATTERN = r"^https://[A-Za-z0-9.-]+(:\d+)?(/([A-Za-z0-9._~@-]+|\{[zxy]\}(\.[a-z]+)?))+$"
_SAFE = r"[A-Za-z0-9._~:/?#@!$&()*+,;=%-]*"
ROUTE_PATTERN = (
    rf"^(https://[A-Za-z0-9]|geo:){_SAFE}(\{{lat\}}{_SAFE}\{{lon\}}|\{{lon\}}{_SAFE}\{{lat\}}){_SAFE}$"
)


@spoken(PublisherTexts)
class Publisher(Spoken):
    """Who answers for the site."""

    name: Text = Field(description="発行する団体", examples=["金沢市社会福祉協議会"])
    phone: Phone | None = Field(None, description="電話番号", examples=["076-000-0000"])
    address: Text | None = Field(None, description="住所", examples=["金沢市○○町1-1"])
    url: Url | None = Field(None, description="ホームページ", examples=["https://example.jp/"])


class Basemap(Model):
    """The tiles under the map."""

    tiles: Text = Field(
        description="タイルの住所（{z}/{x}/{y}を含む）",
        examples=["https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png"],
        pattern=TILES_PATTERN,
    )
    attribution: Text = Field(description="出典の書きかた", examples=["地理院タイル"])
    url: Url = Field(description="出典のページ", examples=["https://maps.gsi.go.jp/development/ichiran.html"])
    max_zoom: Number = Field(18, description="いちばん大きい縮尺", examples=["18"], ge=1, le=22)


class Boundaries(Model):
    """The file of the districts' polygons."""

    file: Text = Field(description="areas/ に置いたファイル", examples=["districts.geojson"])
    name: Text = Field("name", description="地区の名前が入っている列", examples=["name"])
    encoding: Text | None = Field(None, description="文字コード（シェープファイルなど）", examples=["cp932"])
    crs: Text | None = Field(
        None, description="座標参照系（ファイルに書かれていないときだけ）", examples=["EPSG:6668"]
    )


class LayerKind(StrEnum):
    """What a layer of the printed maps shows."""

    WATER = "water"
    RAILWAY = "railway"
    ROAD = "road"


class MapLayer(Model):
    """A file of rivers, railways or roads for the printed maps."""

    file: Text = Field(description="areas/ に置いたファイル（線か面）", examples=["rivers.geojson"])
    kind: LayerKind = Field(
        description="何の図か（water 川や海、railway 鉄道、road 道路）", examples=["water"]
    )
    encoding: Text | None = Field(None, description="文字コード（シェープファイルなど）", examples=["cp932"])
    crs: Text | None = Field(
        None, description="座標参照系（ファイルに書かれていないときだけ）", examples=["EPSG:6668"]
    )


class Landmarks(Model):
    """A table of what everybody knows, for the printed maps."""

    file: Text = Field(
        description="areas/ に置いた表（CSV）。列は name, kind, latitude, longitude",
        examples=["landmarks.csv"],
    )
    kinds: Annotated[tuple[Text, ...], BeforeValidator(one_or_many)] = Field(
        (),
        description="表のなかの、どの種類（kind）を載せるか。書かなければ、すべて",
        examples=["[小学校, 中学校]"],
    )


@spoken(NewsletterTexts)
class Newsletter(Spoken):
    """The printed newsletter whose masthead the listings carry."""

    name: Text = Field(description="お便りの名前", examples=["地域支え合い百万石通信"])
    issue: Text | None = Field(None, description="号数", examples=["№8"])
    note: Text | None = Field(None, description="題字の下のひとこと", examples=["つどいの場のご案内"])


class Report(Model):
    """Where a reader says that something is wrong."""

    mail: Text | None = Field(
        None, description="メールの宛先", examples=["tsudoi@example.jp"], pattern=r"^[^@\s?&]+@[^@\s?&]+$"
    )
    form: Url | None = Field(None, description="フォームのアドレス", examples=["https://example.jp/form"])


class Known(Model):
    """A point that geocoders give when they know only the town or the city."""

    location: Point = Field(description="緯度, 経度", examples=["36.561056, 136.656486"])
    name: Text = Field(description="どこの点か", examples=["金沢市役所"])


class Holiday(Model):
    """A day the city keeps as a holiday beside the nation's."""

    date: Day = Field(description="日", examples=["2027-06-14"])
    name: Text = Field(description="名前", examples=["金沢市の休日"])


class Route(Model):
    """The map service that shows the way to a gathering."""

    name: Text = Field(description="地図サービスの名前", examples=["Googleマップ"])
    url: Text = Field(
        description="行きかたを開くアドレス。{lat} に緯度、{lon} に経度が入ります（https または geo）",
        examples=["'https://www.google.com/maps/dir/?api=1&destination={lat},{lon}'"],
        pattern=ROUTE_PATTERN,
    )

    def to(self, point: LatLon) -> str:
        """Return the address that shows the way to a point."""
        return self.url.replace("{lat}", str(point.latitude)).replace("{lon}", str(point.longitude))


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
