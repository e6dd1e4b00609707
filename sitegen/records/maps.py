"""What the maps are made of: tiles, boundaries, layers, landmarks, the service that shows the way."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from sitegen.records.fields import LatLon, Model, Number, Point, Text, Url, one_or_many

# The address goes into Folium's template: letters, digits and {z}/{x}/{y} are all it may hold,
# so that no template syntax of any kind can stand in it.
TILES_PATTERN = r"^https://[A-Za-z0-9.-]+(:\d+)?(/([A-Za-z0-9._~@-]+|\{[zxy]\}(\.[a-z]+)?))+$"
_SAFE = r"[A-Za-z0-9._~:/?#@!$&()*+,;=%-]*"
ROUTE_PATTERN = (
    rf"^(https://[A-Za-z0-9]|geo:){_SAFE}(\{{lat\}}{_SAFE}\{{lon\}}|\{{lon\}}{_SAFE}\{{lat\}}){_SAFE}$"
)


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


class Known(Model):
    """A point that geocoders give when they know only the town or the city."""

    location: Point = Field(description="緯度, 経度", examples=["36.561056, 136.656486"])
    name: Text = Field(description="どこの点か", examples=["金沢市役所"])


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
