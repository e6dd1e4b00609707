"""When a gathering meets, in words: as its people wrote it, or as its rules say in the page's language."""

from __future__ import annotations

from sitegen.languages import JAPANESE
from sitegen.pages.page import Plan
from sitegen.records import Kind
from sitegen.site import Place
from sitegen.site.texts import JapaneseText


def sentences(place: Place, plan: Plan) -> tuple[str, ...]:
    """Return when a record's gathering meets, a sentence each; what has no rules stays as written."""
    data = place.data
    if not data.schedule:
        undated = plan.language.gettext("日程はお問い合わせください")
        return (undated,) if data.kind is Kind.GATHERING else ()
    if plan.language is JAPANESE:
        return data.schedule
    if not place.timetable.readings:
        return tuple(JapaneseText(text) for text in data.schedule)
    return tuple(
        plan.worder.sentence(one.schedule) if one.schedule else JapaneseText(one.text)
        for one in place.timetable.readings
    )


def when_in_words(place: Place, plan: Plan) -> str:
    """Return the sentences of a record as one text."""
    return plan.language.gettext("／").join(sentences(place, plan))
