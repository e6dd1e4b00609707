"""What somebody who comes wants to know of a gathering: the way in, whom to ask, how it looks."""

from __future__ import annotations

from pydantic import Field

from sitegen.records.fields import Model, Phone, Text, Url


class Contact(Model):
    """Whom to ask: an organisation, never a person."""

    name: Text | None = Field(
        None, description="団体や施設の名前（個人の名前は書かない）", examples=["長土塀地区社会福祉協議会"]
    )
    phone: Phone | None = Field(None, description="電話番号（携帯電話は書かない）", examples=["076-231-1755"])
    url: Url | None = Field(None, description="ホームページや申込フォーム", examples=["https://example.jp/"])


class Access(Model):
    """What a visitor wants to know before coming."""

    parking: Text | None = Field(None, description="駐車場", examples=["3台まで"])
    steps: Text | None = Field(None, description="段差や階段", examples=["入口に2段、手すりあり"])
    toilet: Text | None = Field(None, description="トイレ", examples=["車いす用あり"])
    transit: Text | None = Field(None, description="バスや電車", examples=["「長町」バス停から歩いて3分"])
    note: Text | None = Field(None, description="そのほか", examples=["玄関でスリッパにはきかえます"])


class Photo(Model):
    """A picture beside the record."""

    file: Text = Field(
        description="記録と同じフォルダに置いた画像の名前（jpg, png, webp）",
        examples=["hiroba.jpg"],
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*\.(jpe?g|png|webp)$",
    )
    alt: Text = Field(
        description="写っているものの説明（見えない人に読み上げる文）",
        examples=["丸いテーブルを囲む茶話会のようす"],
    )
    credit: Text | None = Field(None, description="撮った団体", examples=["長土塀公民館"])


class Link(Model):
    """A page elsewhere that says more."""

    title: Text = Field(description="リンクの名前", examples=["活動のブログ"])
    url: Url = Field(description="アドレス", examples=["https://example.jp/"])
