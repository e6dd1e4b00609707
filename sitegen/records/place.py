"""A gathering, a support service, or a treasure of neighbourly help, as one record."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from pydantic import Field

from sitegen.records.fields import Day, Flag, Id, Ids, LatLon, Text, Texts
from sitegen.records.languages import Spoken, spoken
from sitegen.records.life import ClosedDays, Ending, ExtraDays, Location, Pause, Problem, Stop
from sitegen.records.texts import PlaceTexts
from sitegen.records.visit import Access, Contact, Link, Photo

# What a service that comes to every district writes under `serves`.
WHOLE_CITY = ("全域", "市内全域", "全市")


class Kind(StrEnum):
    """What a record under places/ describes."""

    GATHERING = "gathering"
    SERVICE = "service"
    TREASURE = "treasure"


@spoken(PlaceTexts)
class PlaceRecord(Spoken):
    """A record of places/<folders>/<id>.yaml."""

    name: Text = Field(min_length=1, description="名前", examples=["おしゃべりカフェながどへい"])
    kana: Text | None = Field(
        None,
        description="名前の読みかた（ひらがな）。一覧の並びと検索に使います",
        examples=["おしゃべりかふぇながどへい"],
    )
    kind: Kind = Field(
        Kind.GATHERING,
        description="gathering＝つどいの場（書かなければこれ）、service＝出向く・届ける支援、treasure＝ご近所の支え合い（お宝）",
        examples=["gathering"],
    )
    categories: Ids = Field(
        (), description="種類。areas/city.yaml の categories にある id", examples=["[cafe]"]
    )
    summary: Text | None = Field(
        None, description="ひとことで言うと何か（一文）", examples=["お茶を飲みながら話しに来る集まりです。"]
    )
    description: Text | None = Field(
        None, description="くわしい説明（何段落でも）", examples=["どなたでも気軽にどうぞ。"]
    )
    schedule: Texts = Field(
        (),
        description="いつ開くか。お便りに書くとおりの文。二つ以上なら箇条書き",
        examples=["毎月第3月曜 13:30～15:00、8月休み"],
    )
    closed: ClosedDays = Field((), description="いつもなら開く日のうち、休む日", examples=["[2026-08-12]"])
    also: ExtraDays = Field((), description="いつもの日のほかに開く日", examples=["[2026-12-20]"])
    paused: Pause | None = Field(
        None,
        description="しばらく休んでいるとき、その期間とわけ",
        examples=["{from: 2026-11-01, reason: 会場の工事のため}"],
    )
    venue: Text | None = Field(None, description="会場の名前", examples=["長土塀公民館"])
    room: Text | None = Field(None, description="部屋や階", examples=["2階 和室"])
    address: Text | None = Field(None, description="住所", examples=["金沢市長町3-3-3"])
    location: Location | None = Field(
        None,
        description="地図の点。地図サイトから写した「緯度, 経度」。移動スーパーのように何か所も回るなら、name と location の箇条書き",
        examples=["36.567178, 136.645355"],
    )
    district: Text | None = Field(
        None, description="地区（校下）の名前。点がないときに要ります", examples=["長土塀"]
    )
    area: Id | None = Field(
        None, description="圏域の id。点も地区もないとき、または点が市の外のときだけ", examples=["baba"]
    )
    serves: Texts = Field(
        (),
        description="出向く支援が受け持つ地区の名前、または圏域の id。市内すべてなら「全域」",
        examples=["[長土塀, 馬場]"],
    )
    who: Text | None = Field(None, description="だれが来られるか", examples=["どなたでも"])
    audiences: Ids = Field(
        (),
        description="だれのための集まりか。areas/city.yaml の audiences にある id。書かなければ、who の文から読みます",
        examples=["[anyone]"],
    )
    fee: Text | None = Field(None, description="参加費", examples=["100円"])
    booking: Text | None = Field(None, description="申込み", examples=["申込みはいりません"])
    bring: Text | None = Field(None, description="持ち物", examples=["飲み物、上ばき"])
    access: Access | None = Field(
        None, description="行きかたと会場のつくり", examples=["{parking: 3台まで, steps: 段差なし}"]
    )
    organizer: Text | None = Field(
        None, description="開いている団体（個人の名前は書かない）", examples=["長土塀地区社会福祉協議会"]
    )
    contact: Contact | None = Field(
        None,
        description="問い合わせ先（団体や施設だけ）",
        examples=["{name: 長土塀公民館, phone: 076-231-1755}"],
    )
    photo: Photo | None = Field(
        None, description="写真", examples=["{file: hiroba.jpg, alt: 茶話会のようす}"]
    )
    links: tuple[Link, ...] = Field(
        (),
        description="もっと知りたい人のためのページ",
        examples=["[{title: 活動のブログ, url: https://example.jp/}]"],
    )
    confirmed: Day | None = Field(None, description="いまも続いていると確かめた日", examples=["2026-10-01"])
    source: Text | None = Field(
        None,
        description="どこで知ったか（ページのアドレスや資料の名前）",
        examples=["金沢市社会福祉協議会ブログ"],
    )
    sample: Flag = Field(default=False, description="見本の記録なら true", examples=["true"])
    approximate: Flag = Field(
        default=False,
        description="点が会場そのものでなく、町や地区のおよその点なら true。ページにも「およその場所」と出ます",
        examples=["true"],
    )
    ended: Ending | None = Field(
        None,
        description="おわった集まり。書くと一覧と地図から消え、ページには「おわりました」と出ます",
        examples=["{date: 2026-10-31, note: 会場の公民館が閉まるため}"],
    )
    problems: tuple[Problem, ...] = Field(
        (),
        description="見た人から「ちがっている」と知らせのあったこと。見る人のページには出ません（記録の係のページだけ）",
        examples=["[{date: 2026-11-02, note: 電話がつながらない}]"],
    )
    notes: dict[Text, Text] = Field(
        default_factory=dict,
        description="ほかの項目に入らない覚え書き（もとの表の列の名前と中身）。見る人のページには出ませんが、記録のファイルは公開されるので、ひみつは書きません",
        examples=["{鍵の担当: 公民館の窓口}"],
    )

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The places where it stands, each with a point; a plain location is one nameless stop."""
        if self.location is None:
            return ()
        if isinstance(self.location, LatLon):
            return (Stop(name=self.venue or self.name, location=self.location),)
        return self.location

    def over(self, today: dt.date) -> bool:
        """Tell whether it meets no more: the day of its end has passed."""
        return self.ended is not None and self.ended.date < today
