"""A whole schedule in words: a sentence for its days and hours, and one for each exception."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sitegen.languages import Language
from sitegen.schedule.nouns import ALL_MONTHS, Rule, Schedule
from sitegen.schedule.words.dates import plain_date
from sitegen.schedule.words.days import days_in_words, days_of_months
from sitegen.schedule.words.exceptions import move_in_words, off_in_words, override_in_words, with_hours
from sitegen.schedule.words.hours import sessions_in_words
from sitegen.schedule.words.months import months_off


@lru_cache(maxsize=2048)
def sentences(language: Language, schedule: Schedule) -> str:
    """Return a schedule as plain sentences.

    What is said of one of several rules stands in brackets behind it, so that nobody takes it
    for another's; what is said of all alike stands at the end.
    """
    notes = [list(_notes(language, rule)) for rule in schedule.rules]
    shared = notes[0] if all(one == notes[0] for one in notes) else []
    clauses = [
        _with_notes(language, _clause(language, rule), [] if shared else own)
        for rule, own in zip(schedule.rules, notes, strict=True)
    ]
    text = ""
    for clause in [*clauses, *shared]:
        # Translators: A sentence with its full stop; its first letter is made a capital.
        sentence = language.gettext("{sentence}。").format(sentence=clause[:1].upper() + clause[1:])
        # Translators: One sentence behind another: with a space between them or none.
        text = language.gettext("{text}{sentence}").format(text=text, sentence=sentence) if text else sentence
    return text


def _clause(language: Language, rule: Rule) -> str:
    """Return a rule's days, from when until when, with their hours."""
    if rule.months == ALL_MONTHS or months_off(rule.months):
        days = days_in_words(language, rule.days)
    else:
        days = days_of_months(language, rule.days, rule.months)
    days = _bounded(language, days, rule)
    return with_hours(language, days, sessions_in_words(language, rule.sessions)) if rule.sessions else days


def _bounded(language: Language, days: str, rule: Rule) -> str:
    first = plain_date(language, rule.first) if rule.first else ""
    last = plain_date(language, rule.last) if rule.last else ""
    if first and last:
        # Translators: As in "every Monday from 1 April 2027 to 31 March 2028".
        return language.gettext("{first}から{last}まで {days}").format(first=first, last=last, days=days)
    if first:
        # Translators: As in "every Monday from 1 April 2027".
        return language.gettext("{first}から {days}").format(first=first, days=days)
    if last:
        # Translators: As in "every Monday until 31 March 2028".
        return language.gettext("{last}まで {days}").format(last=last, days=days)
    return days


def _notes(language: Language, rule: Rule) -> Iterator[str]:
    yield from off_in_words(language, months_off(rule.months), rule.but)
    if rule.holidays:
        yield move_in_words(language, rule.holidays)
    for one in rule.overrides:
        yield override_in_words(language, one, timed=bool(rule.sessions))


def _with_notes(language: Language, clause: str, notes: list[str]) -> str:
    if not notes:
        return clause
    text = notes[0]
    for note in notes[1:]:
        # Translators: Exceptions in brackets, one behind another: "not in August; not in May".
        text = language.gettext("{notes}、{note}").format(notes=text, note=note)
    # Translators: One of several rules with its exceptions: "every Monday (not in August)".
    return language.gettext("{sentence}（{notes}）").format(sentence=clause, notes=text)
