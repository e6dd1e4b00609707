"""Hours of the day in words, and the names of sittings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from sitegen.languages import JAPANESE, Language
from sitegen.schedule.nouns import Band, Hours, Session
from sitegen.schedule.wording import EARLIEST
from sitegen.schedule.words.lists import together
from sitegen.schedule.words.names import Words, names

HOUR, NOON = 60, 12 * 60
_NUMBERED = re.compile("第?([1-9])部")


@lru_cache(maxsize=1024)
def start(language: Language, given: Hours) -> str:
    """Return 13:30, 9:00頃, 午前, or nothing where no time is known."""
    if given.start is None:
        return bands(language)[given.band] if given.band else ""
    said = clock(language, given.start)
    # Translators: A beginning that is not sharp: "about 9:00".
    return language.gettext("{time}頃").format(time=said) if given.about else said


@lru_cache(maxsize=1024)
def starts(language: Language, given: Hours) -> str:
    """Return 13:30から, 9:00頃から, 午前, or nothing where no time is known."""
    said = start(language, given)
    # Translators: When something begins: "from 13:30".
    return said if given.start is None else language.gettext("{start}から").format(start=said)


@lru_cache(maxsize=1024)
def hours(language: Language, given: Hours) -> str:
    """Return 13:30～15:00, 9:00頃から, 午前, or nothing where no time is known."""
    if given.start is None or given.end is None:
        return starts(language, given)
    known = names(language)
    if given.end <= NOON:
        end = _clock(language, given.end, known.morning_ends, 0)
    elif given.start >= NOON:
        end = _clock(language, given.end, known.afternoon_ends, NOON)
    else:
        end = clock(language, given.end)
    # Translators: From when to when: "13:30–15:00".
    return language.gettext("{start}～{end}").format(start=start(language, given), end=end)


def clock(language: Language, minutes: int) -> str:
    """Return 13:30; 午前5:30, for an hour before six may be an afternoon's that is half written."""
    return _clock(language, minutes, names(language).hours, 0)


def _clock(language: Language, minutes: int, hour_names: Words, first: int) -> str:
    """Return a time whose hour is called by `hour_names`, which begin at `first` minutes."""
    hour, minute = hour_names[(minutes - first) // HOUR], minutes % HOUR
    if minute:
        # Translators: A time: "13:30", 13h30, 午後1時30分.
        said = language.gettext("{hour}:{minute}").format(hour=hour, minute=f"{minute:02}")
    else:
        # Translators: A time on the hour: "13:00", 13h, 午後1時.
        said = language.gettext("{hour}:00").format(hour=hour)
    # Translators: A time before 6:00: "5:30 a.m."; {time} alone where the hour's name says so.
    return language.gettext("午前{time}").format(time=said) if minutes < EARLIEST else said


@cache
def bands(language: Language) -> Mapping[Band, str]:
    """Return the parts of the day by their names."""
    return {
        # Translators: A part of the day instead of a time, alone: "morning".
        Band.MORNING: language.gettext("午前"),
        # Translators: A part of the day instead of a time, alone: "afternoon".
        Band.AFTERNOON: language.gettext("午後"),
        # Translators: A part of the day instead of a time, alone: "evening".
        Band.EVENING: language.gettext("夜"),
    }


@cache
def _bands_in_sentence(language: Language) -> Mapping[Band, str]:
    return {
        # Translators: In a sentence: "every Monday, in the morning".
        Band.MORNING: language.gettext("午前に"),
        # Translators: In a sentence: "every Monday, in the afternoon".
        Band.AFTERNOON: language.gettext("午後に"),
        # Translators: In a sentence: "every Monday, in the evening".
        Band.EVENING: language.gettext("夜に"),
    }


def sessions_in_words(language: Language, sessions: Sequence[Session]) -> str:
    """Return the hours of a day in a sentence: 10:00–11:30 (morning) and from 13:30 (afternoon)."""
    return together(language, [_session(language, one) for one in sessions])


def _session(language: Language, session: Session) -> str:
    given = session.hours
    if given.start is None and given.band:
        said = _bands_in_sentence(language)[given.band]
    else:
        said = hours(language, given)
    name = session_name(language, session.name) if session.name else ""
    if not (said and name):
        return said or name
    # Translators: Hours and what the sitting is called: "10:00–11:30 (morning)".
    return language.gettext("{hours}（{name}）").format(hours=said, name=name)


def session_name(language: Language, name: str) -> str:
    """Return what a sitting is called: 昼の部, 第2部; a mark of a record's own stays as it is."""
    if language is JAPANESE:
        return name
    if found := _NUMBERED.fullmatch(name):
        # Translators: One of several sittings of a day: "part 2".
        return language.gettext("第{number}部").format(number=found[1])
    return _session_names(language).get(name, name)


@cache
def _session_names(language: Language) -> Mapping[str, str]:
    return {
        # Translators: A sitting of a day, in brackets behind its hours.
        "朝の部": language.gettext("朝の部"),
        "午前の部": language.gettext("午前の部"),
        "昼の部": language.gettext("昼の部"),
        "午後の部": language.gettext("午後の部"),
        "夕の部": language.gettext("夕の部"),
        "夕方の部": language.gettext("夕方の部"),
        "夜の部": language.gettext("夜の部"),
        # Translators: The first of two sittings.
        "前の部": language.gettext("前の部"),
        # Translators: The second of two sittings.
        "後の部": language.gettext("後の部"),
        "前半": language.gettext("前半"),
        "後半": language.gettext("後半"),
    }
