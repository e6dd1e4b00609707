"""Rules of schedules as plain data, from which a page's script works out the same dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields

from sitegen.schedule import Hours, Rule, Schedule, Session
from sitegen.schedule.nouns import Move, Override

Data = Mapping[str, object]


def plain_rules(schedule: Schedule) -> list[Data]:
    """Return a schedule's rules: days as {kind, …}, dates as 2026-11-25, hours in minutes."""
    return [_rule(rule) for rule in schedule.rules]


def _rule(rule: Rule) -> Data:
    return {
        "days": [_noun(one) for one in rule.days],
        "months": rule.months,
        "sessions": [_session(one) for one in rule.sessions],
        "but": [_noun(one) for one in rule.but],
        "move": rule.holidays and _move(rule.holidays),
        "overrides": [_override(one) for one in rule.overrides],
        "first": rule.first and rule.first.isoformat(),
        "last": rule.last and rule.last.isoformat(),
    }


def _noun(noun: object) -> Data:
    """Return days, or days off, with the name of their kind."""
    values = {one.name: _value(getattr(noun, one.name)) for one in fields(noun)}  # type: ignore[arg-type]
    return {"kind": type(noun).__name__.lower()} | values


def _value(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    return [_value(one) for one in value] if isinstance(value, tuple) else value


def _session(session: Session) -> Data:
    hours: Hours = session.hours
    band = hours.band and hours.band.value
    return {"start": hours.start, "end": hours.end, "about": hours.about, "band": band, "name": session.name}


def _move(move: Move) -> Data:
    return {"to": move.to.value, "day": move.day and _noun(move.day), "weekends": move.weekends}


def _override(override: Override) -> Data:
    return {
        "months": override.months,
        "days": [_noun(one) for one in override.days],
        "sessions": [_session(one) for one in override.sessions],
    }
