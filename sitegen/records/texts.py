"""What each record can say in another language: the same keys as in Japanese, none of them needed.

Schedules are missing: they are worded from their rules. So are readings, addresses on the web
and numbers, which are the same everywhere.
"""

from __future__ import annotations

from pydantic import Field

from sitegen.records.fields import Model, Text
from sitegen.records.visit import Access


class ContactTexts(Model):
    """The words of a contact."""

    name: Text | None = Field(None, description="団体や施設の名前", examples=["Nagadohei Community Center"])


class PhotoTexts(Model):
    """The words of a photo."""

    alt: Text | None = Field(None, description="写っているものの説明", examples=["People around a table"])
    credit: Text | None = Field(None, description="撮った団体", examples=["Nagadohei Community Center"])


class PauseTexts(Model):
    """The words of a pause."""

    reason: Text | None = Field(None, description="わけ", examples=["The hall is being repaired"])


class EndingTexts(Model):
    """The words of an end."""

    note: Text | None = Field(
        None, description="わけや、代わりの集まり", examples=["The hall has closed for good"]
    )


class PlaceTexts(Model):
    """The words of a gathering."""

    name: Text | None = Field(None, description="名前", examples=["Nagadohei Chatty Café"])
    summary: Text | None = Field(
        None, description="ひとことで言うと何か（一文）", examples=["We talk over tea."]
    )
    description: Text | None = Field(None, description="くわしい説明", examples=["Everyone is welcome."])
    venue: Text | None = Field(None, description="会場の名前", examples=["Nagadohei Community Center"])
    room: Text | None = Field(None, description="部屋や階", examples=["Tatami room, upstairs"])
    address: Text | None = Field(None, description="住所", examples=["3-3-3 Nagamachi, Kanazawa"])
    who: Text | None = Field(None, description="だれが来られるか", examples=["Anyone"])
    fee: Text | None = Field(None, description="参加費", examples=["100 yen"])
    booking: Text | None = Field(None, description="申込み", examples=["No booking needed"])
    bring: Text | None = Field(None, description="持ち物", examples=["Something to drink"])
    access: Access | None = Field(
        None, description="行きかたと会場のつくり", examples=["{parking: Up to three cars}"]
    )
    organizer: Text | None = Field(
        None, description="開いている団体", examples=["Nagadohei Council of Social Welfare"]
    )
    contact: ContactTexts | None = Field(
        None, description="問い合わせ先", examples=["{name: Nagadohei Community Center}"]
    )
    photo: PhotoTexts | None = Field(None, description="写真", examples=["{alt: People around a table}"])
    paused: PauseTexts | None = Field(
        None, description="しばらく休むわけ", examples=["{reason: The hall is being repaired}"]
    )
    ended: EndingTexts | None = Field(
        None, description="おわったわけ", examples=["{note: The hall has closed for good}"]
    )


class CenterTexts(Model):
    """The words of a support center."""

    name: Text | None = Field(None, description="センターの名前", examples=["Baba Support Center"])
    address: Text | None = Field(None, description="住所", examples=["1-1 Babamachi, Kanazawa"])
    hours: Text | None = Field(None, description="開いている時間", examples=["Weekdays 9:00–17:00"])


class AreaTexts(Model):
    """The words of an area."""

    name: Text | None = Field(None, description="圏域の名前", examples=["Baba area"])
    summary: Text | None = Field(
        None, description="圏域の紹介（一、二文）", examples=["The old town west of the Asano River."]
    )


class NameTexts(Model):
    """The name of a publisher, or of those a gathering is for."""

    name: Text | None = Field(None, description="名前", examples=["Anyone"])


class PublisherTexts(NameTexts):
    """The words of a publisher."""

    address: Text | None = Field(None, description="住所", examples=["1-1 Hirosaka, Kanazawa"])


class CategoryTexts(Model):
    """The words of a kind of gathering."""

    name: Text | None = Field(None, description="種類の名前", examples=["Café"])
    about: Text | None = Field(None, description="どんな集まりか（一文）", examples=["Talk over tea"])


class NewsletterTexts(Model):
    """The words of the newsletter."""

    name: Text | None = Field(None, description="お便りの名前", examples=["Neighbourhood News"])
    note: Text | None = Field(None, description="題字の下のひとこと", examples=["Where people meet"])


class CityTexts(Model):
    """The words of the city."""

    name: Text | None = Field(None, description="市区町村の名前", examples=["Kanazawa"])
    title: Text | None = Field(None, description="サイトの名前", examples=["Meeting places in Kanazawa"])
    summary: Text | None = Field(
        None, description="このサイトは何か（一文）", examples=["Find company within walking distance."]
    )
    sample: Text | None = Field(
        None, description="見本のサイトなら、どこが見本かを一文で", examples=["The areas are samples."]
    )
