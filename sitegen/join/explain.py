"""Say in words why a place is in its area."""

from __future__ import annotations

from sitegen.site import Located, Placement, Site, Why

WORDS = {
    "ja": {
        Why.POINT: "点 {point} が{area}の中にあるので、{area}です。",
        Why.NEAREST: "点 {point} はどの圏域にも入っていません。{area}が{distance:.0f}mで最も近くです。",
        Why.DECLARED: "記録に書かれた圏域または地区によって、{area}です。",
        "district": "地区は{district}です。",
        "stop": "「{stop}」: ",
        "none": "{place}: 点も、圏域も、地区もないので、どの圏域にも入っていません。",
    },
    "en": {
        Why.POINT: "The point {point} lies inside {area}.",
        Why.NEAREST: "The point {point} lies in no area, but {distance:.0f} m from {area}, the nearest.",
        Why.DECLARED: "The record declares its area or district: {area}.",
        "district": "The district is {district}.",
        "stop": "{stop}: ",
        "none": "{place} has no point, area or district, so it is in no area.",
    },
}


def explain(placement: Placement, site: Site, *, language: str) -> str:
    """Return a sentence for each stop of a place: which area, and why."""
    words = WORDS[language]
    if not placement.located:
        return words["none"].format(place=placement.place)
    names = {area.slug: area.data.name for area in site.areas}
    gap = " " if language == "en" else ""
    return "\n".join(_sentence(entry, names, language, gap) for entry in placement.located)


def _sentence(entry: Located, names: dict[str, str], language: str, gap: str) -> str:
    words = WORDS[language]
    point = entry.point and f"{entry.point.latitude}, {entry.point.longitude}"
    sentence = words[entry.why].format(area=names[entry.area], point=point, distance=entry.distance or 0)
    if entry.district:
        sentence += gap + words["district"].format(district=entry.district)
    return (words["stop"].format(stop=entry.stop) if entry.stop else "") + sentence
