"""Who publishes the site, where readers write to, and where the records are kept."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from sitegen.records.fields import Flag, Model, Phone, Text, Url, one_or_many
from sitegen.records.languages import Spoken, spoken
from sitegen.records.texts import NewsletterTexts, PublisherTexts

REPOSITORY_PATTERN = r"^https://[A-Za-z0-9.-]+(:\d+)?(/[A-Za-z0-9._-]+){2,}$"
# @name, @organisation/team, @group/subgroup, or an address that a forge knows.
HANDLE_PATTERN = r"^(@[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*|[^@\s#!]+@[^@\s#]+)$"
BRANCH_PATTERN = r"^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$"


@spoken(PublisherTexts)
class Publisher(Spoken):
    """Who answers for the site."""

    name: Text = Field(description="発行する団体", examples=["金沢市社会福祉協議会"])
    phone: Phone | None = Field(None, description="電話番号", examples=["076-000-0000"])
    address: Text | None = Field(None, description="住所", examples=["金沢市○○町1-1"])
    url: Url | None = Field(None, description="ホームページ", examples=["https://example.jp/"])


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
    issues: Flag = Field(
        default=False,
        description="forge の Issue で受けるなら true（書く人は GitHub・GitLab に登録が要ります）",
        examples=["true"],
    )


Handles = Annotated[
    tuple[Annotated[Text, Field(pattern=HANDLE_PATTERN)], ...],
    BeforeValidator(one_or_many, json_schema_input_type=str | list[str]),
]


class ForgeKind(StrEnum):
    """Which program the repository of the records lives in."""

    GITHUB = "github"
    GITLAB = "gitlab"


class Forge(Model):
    """Where the records are kept, and changes are proposed."""

    kind: ForgeKind = Field(description="種類（github または gitlab）", examples=["github"])
    url: Url = Field(
        description="リポジトリのアドレス",
        examples=["https://github.com/example/tsudoi"],
        pattern=REPOSITORY_PATTERN,
    )
    branch: Text = Field(
        "main", description="公開のもとになる枝の名前", examples=["main"], pattern=BRANCH_PATTERN
    )
