"""What happens to a gathering: its stops, days off, extra days, pauses, its end, what readers report."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Discriminator, Field, Tag

from sitegen.records.fields import Day, LatLon, Model, Point, Text, one_or_many


class Stop(Model):
    """One of several places where the same gathering stands, such as a mobile shop's stop."""

    name: Text = Field(description="停まる場所の名前", examples=["此花会館前"])
    location: Point = Field(description="緯度, 経度", examples=["36.577175, 136.651915"])
    address: Text | None = Field(None, description="住所", examples=["金沢市此花町1-1"])
    time: Text | None = Field(None, description="着く時刻", examples=["10:30～11:00"])


class ClosedDay(Model):
    """A date on which an otherwise regular gathering does not meet."""

    date: Day = Field(description="休む日", examples=["2026-08-12"])
    reason: Text | None = Field(None, description="わけ", examples=["お盆のため"])


class ExtraDay(Model):
    """A date on which a gathering meets beside its schedule."""

    date: Day = Field(description="開く日", examples=["2026-12-20"])
    time: Text | None = Field(None, description="時間", examples=["13:30～15:00"])
    note: Text | None = Field(None, description="ひとこと", examples=["クリスマス会"])


class Pause(Model):
    """A period in which a gathering does not meet at all."""

    start: Day | None = Field(None, alias="from", description="いつから", examples=["2026-11-01"])
    until: Day | None = Field(
        None, description="いつまで（決まっていなければ書かない）", examples=["2027-03-31"]
    )
    reason: Text = Field(description="わけ", examples=["会場の工事のため"])


class Ending(Model):
    """That a gathering meets no more."""

    date: Day = Field(description="さいごに開いた日", examples=["2026-10-31"])
    note: Text | None = Field(
        None,
        description="わけや、代わりの集まり（個人の事情は書かない）",
        examples=["会場の公民館が閉まるため"],
    )


class Problem(Model):
    """What a reader said is wrong, until somebody has looked into it."""

    date: Day = Field(description="知らせのあった日", examples=["2026-11-02"])
    note: Text = Field(
        description="何がちがうか（知らせた人の名前や連絡先は書かない）", examples=["電話がつながらない"]
    )
    answered: Day | None = Field(None, description="確かめて答えた日", examples=["2026-11-05"])


def _dated(value: object) -> object:
    """Let a bare date stand for an entry that has nothing but a date."""
    items = one_or_many(value)
    if not isinstance(items, list | tuple):
        return items
    return tuple({"date": item} if isinstance(item, str) else item for item in items)


def _point_or_stops(value: object) -> str:
    return "stops" if isinstance(value, list | tuple) and not isinstance(value, LatLon) else "point"


Location = Annotated[
    Annotated[Point, Tag("point")] | Annotated[tuple[Stop, ...], Tag("stops"), Field(min_length=1)],
    Discriminator(_point_or_stops),
]

ClosedDays = Annotated[
    tuple[ClosedDay, ...],
    BeforeValidator(_dated, json_schema_input_type=str | list[str | ClosedDay]),
]
ExtraDays = Annotated[
    tuple[ExtraDay, ...],
    BeforeValidator(_dated, json_schema_input_type=str | list[str | ExtraDay]),
]
