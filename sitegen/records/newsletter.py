"""An issue of the newsletter, as one record: areas/newsletters/2026-05.yaml."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from sitegen.records.fields import Flag, Model, Number, Text, Texts


class Writing(StrEnum):
    """How the lines of an issue run."""

    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"


class Voice(Model):
    """What somebody said."""

    text: Text = Field(description="話したことば", examples=["ここに来ると元気が出ます。"])
    who: Text = Field(
        description="どんな人か（名前は書かず、年代や役割で）", examples=["参加しているかた・80代"]
    )


class StoryPhoto(Model):
    """A photo or a drawing beside a story."""

    file: Text = Field(
        description="areas/newsletters/ に置いた写真（jpg, png, webp）か、絵（svg）の名前",
        examples=["2026-05-ochakai.jpg"],
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*\.(jpe?g|png|webp|svg)$",
    )
    alt: Text = Field(
        description="写っているものの説明（見えない人に読み上げる文）",
        examples=["丸いテーブルを囲んでお茶を飲む人たち"],
    )
    consent: Text | None = Field(
        None,
        description="のせてよいと、だれにいつ聞いたか（公開はしません）。人の写らない絵（svg）なら、書かなくてもかまいません",
        examples=["写っている5人に、5月8日に会場で確かめました"],
    )
    caption: Text | None = Field(None, description="写真の下のひとこと", examples=["お茶の時間のようす"])


class NewsStory(Model):
    """A story of an issue."""

    title: Text = Field(description="見出し", examples=["お茶のあとは、手芸の時間"])
    place: Text | None = Field(
        None,
        description="紹介する集まりの id（places/ のファイルの名前）。日時や会場は、その記録からのります",
        examples=["oshaberi-cafe-nagadohei"],
    )
    lead: Text | None = Field(
        None, description="本文の前のひとこと", examples=["毎月第3月曜日、公民館にお茶の香りがします。"]
    )
    text: Text | None = Field(
        None,
        description="本文。空の行で段落を分けます（日時や会場は書かなくてもかまいません）",
        examples=["はじまりは、ご近所の立ち話でした。"],
    )
    voices: tuple[Voice, ...] = Field(
        (),
        description="集まった人のことば",
        examples=["[{text: ここに来ると元気が出ます。, who: 80代のかた}]"],
    )
    photo: StoryPhoto | None = Field(
        None,
        description="写真か絵",
        examples=["{file: 2026-05-ochakai.jpg, alt: お茶会のようす, consent: 全員に確認}"],
    )
    facts: Flag = Field(
        default=True,
        description="place を書いたとき、集まりの記録から日時・会場などの囲みをのせるか。false でのせません",
        examples=["false"],
    )


class Notice(Model):
    """A short piece of news."""

    title: Text = Field(description="見出し", examples=["お休みのお知らせ"])
    text: Text = Field(description="お知らせの文", examples=["8月12日はお休みします。"])


class NewsletterRecord(Model):
    """A record of areas/newsletters/<month>.yaml."""

    number: Number = Field(description="年度（4月～3月）の中での号。1から12まで", examples=["2"], ge=1, le=12)
    title: Text = Field(min_length=1, description="この号の題", examples=["お茶のある午後"])
    districts: Texts = Field(
        (), description="この号で紹介する地区（校下）の名前", examples=["[長土塀, 馬場]"]
    )
    stories: tuple[NewsStory, ...] = Field(
        (), description="記事。のせる順に書きます", examples=["[{title: お茶のある午後, place: …}]"]
    )
    notices: tuple[Notice, ...] = Field(
        (), description="お知らせ", examples=["[{title: お休み, text: 8月12日はお休みします。}]"]
    )
    note: Text | None = Field(None, description="編集後記", examples=["次の号もお楽しみに。"])
    areas: Texts = Field(
        (),
        description="一覧をいっしょにとどける圏域。areas/ のファイルの名前（id）です",
        examples=["[baba, chisaka]"],
    )
    writing: Writing = Field(
        Writing.HORIZONTAL,
        description="horizontal＝横書き（書かなければこれ）、vertical＝縦書き",
        examples=["vertical"],
    )
    sample: Text | None = Field(
        None, description="見本の号なら、どこが見本かを一文で", examples=["この号は見本です。"]
    )
