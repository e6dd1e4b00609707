"""The mapping as a file that people keep, change and run again: what was guessed, with examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sitegen.editing.plain import scalar
from sitegen.editing.plain import tidy as without_controls
from sitegen.exchange import Source
from sitegen.intake.cells import tidy
from sitegen.intake.headings import LEAVE, NUMBER, PERSON
from sitegen.intake.mapping import OUTSIDE_IN, OUTSIDE_LEFT, Folder, Plan
from sitegen.records import Records

SHOWN, WORDS, LONGEST = 30, 30, 200
HEAD = """\
# 取りこみの割りあて表。直してから、もう一度 sitegen import すると、このとおりに取りこみます。
# 右側は記録の項目の名前です（places/README.md）。覚え書きに残すなら notes、取りこまないなら 捨てる。
"""
NAME = "\n# 取りこみの名前。来年のファイルの名前がちがっても、この表を使えば同じ表とわかります\n"
COLUMNS = "\n# もとの表の列: 記録の項目   （# のうしろは、もとの表にある例です）\ncolumns:\n"
FOLDERS = """
# もとのフォルダ（シート）: {category: 種類の id}、{area: 圏域の id}、{district: 地区の名前}、
# または 取りこまない
folders:
"""
CATEGORIES = """
# もとの表の種類の言葉: この市の種類の id（%s）
categories:
"""
REST = """
# どの圏域にも入らない点の行。%s、または %s
outside: %s

# もとの表にないとき、どの記録にも入れるもの
# （confirmed: 確かめた日、organizer、district、categories など）
defaults:
"""


def proposal(source: Source, plan: Plan, records: Records, name: str) -> str:
    """Return the mapping's text: YAML with comments in Japanese, which reads back as the same plan."""
    lines = [
        HEAD,
        NAME,
        f"name: {scalar(name)}\n",
    ]
    lines += [COLUMNS, *_columns(source, plan)]
    folders = {one: folder for one, folder in plan.folders.items() if one and _short(one)}
    lines += [
        FOLDERS,
        *(f"  {_key(one)}:{_folder(folder)}\n" for one, folder in folders.items()),
    ]
    lines += [CATEGORIES % "、".join(records.city.data.categories), *_categories(source, plan)]
    outside = OUTSIDE_IN if plan.outside else OUTSIDE_LEFT
    lines += [REST % (OUTSIDE_LEFT, OUTSIDE_IN, outside)]
    lines += [f"  {key}: {scalar(without_controls(text))}\n" for key, text in plan.defaults.items()]
    return "".join(lines)


def _key(text: str) -> str:
    return scalar(without_controls(text), in_flow=True)


def _short(text: str) -> bool:
    """Tell whether a text can be a key of YAML, which has a limit; a longer one is guessed each time."""
    return len(text) <= LONGEST


def _columns(source: Source, plan: Plan) -> Iterator[str]:
    for heading, meaning in plan.columns.items():
        if not _short(heading):
            continue
        example = next((row.values[heading] for row in source.rows if row.values.get(heading)), "")
        shown = " ".join(tidy(example).split())[:SHOWN]
        word = LEAVE if meaning in (NUMBER, PERSON) else meaning
        about = "個人のことなので取りこみません" if meaning == PERSON else shown
        yield f"  {_key(heading)}: {word}" + (f"  # {about}\n" if about else "\n")


def _folder(folder: Folder) -> str:
    if folder.leave:
        return f" {OUTSIDE_LEFT}"
    pairs = {"category": folder.category, "area": folder.area, "district": folder.district}
    inside = ", ".join(f"{key}: {scalar(text, in_flow=True)}" for key, text in pairs.items() if text)
    return f" {{{inside}}}" if inside else ""


def _categories(source: Source, plan: Plan) -> Iterator[str]:
    """Yield the words that the columns of kinds hold, those without a category left open."""
    headings = [heading for heading, meaning in plan.columns.items() if meaning == "categories"]
    counted = Counter(tidy(row.values[one]) for row in source.rows for one in headings if row.values.get(one))
    words = dict.fromkeys([*plan.categories, *(word for word, _ in counted.most_common(WORDS))])
    for word in filter(_short, words):
        ident = plan.categories.get(word, "")
        count = f"  # {counted[word]}行" if counted[word] else ""
        yield f"  {_key(word)}:{f' {ident}' if ident else ''}{count}\n"
