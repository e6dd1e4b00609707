"""`sitegen schedule`: what a sentence means, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import main
from tests.golden import MINIATURE

SPAN = ["--from", "2027-01-01", "--until", "2027-02-28"]


def run(*arguments: str, stdin: str | None = None) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, ["schedule", *arguments], input=stdin, catch_exceptions=False)


def read(*arguments: str, stdin: str | None = None) -> list[dict[str, object]]:
    """Run it for programs; return a dictionary for each line."""
    result = run(*arguments, "--format", "json", stdin=stdin)
    assert result.exit_code == 0
    return [json.loads(line) for line in result.output.splitlines()]


def test_a_sentence_becomes_dates() -> None:
    """The form that the issue promises to programs."""
    (found,) = read("第1木曜 午前10時～11時30分 申込不要", *SPAN)
    assert found["outcome"] == "understood"
    assert found["text"] == "第1木曜 午前10時～11時30分 申込不要"
    assert found["ja"] == "毎月第1木曜日 10:00～11:30"
    assert found["en"] == "Every 1st Thursday of the month, 10:00–11:30."
    assert found["easy"] == "まいつき 第1 木曜日 午前10時から11時30分まで。"
    assert found["remarks"] == ["申込不要"]
    assert found["findings"] == []
    dates = found["dates"]
    assert isinstance(dates, list)
    assert [one["date"] for one in dates] == ["2027-01-07", "2027-02-04"]
    assert dates[0] == {
        "date": "2027-01-07",
        "start": "10:00",
        "end": "11:30",
        "session": None,
        "about": False,
        "band": None,
        "moved_from": None,
    }


def test_both_ends_are_within() -> None:
    """A date on --from or --until is given."""
    (found,) = read("毎日", "--from", "2027-01-01", "--until", "2027-01-02")
    assert [one["date"] for one in found["dates"]] == ["2027-01-01", "2027-01-02"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["", "   ", "第2水曜ニャンニャン", "25:00"])
def test_a_mistake_is_an_outcome_not_a_crash(text: str) -> None:
    """There are no dates and no wording, but a finding with its cure in two languages."""
    (found,) = read(text, *SPAN)
    assert (found["outcome"], found["dates"], found["ja"], found["en"]) == ("error", [], "", "")
    findings = found["findings"]
    assert isinstance(findings, list)
    assert findings
    for finding in findings:
        assert finding["severity"] == "error"
        assert all(finding[key] for key in ("code", "message", "hint", "message_en", "hint_en"))


def test_undated_is_shown_as_a_question_to_ask() -> None:
    """It has no dates and says so politely."""
    (found,) = read("不定期", *SPAN)
    assert (found["outcome"], found["dates"]) == ("undated", [])
    assert found["ja"] == "日程はお問い合わせください"
    assert found["en"] == "Please ask for the dates."


def test_many_sentences_are_a_line_each(tmp_path: Path) -> None:
    """From the command line, a file, the standard input, in their order."""
    file = tmp_path / "sentences.txt"
    file.write_text("毎週水曜\n\n不定期\n", encoding="utf-8")
    assert [one["outcome"] for one in read("毎週月曜", "25:00", *SPAN)] == ["understood", "error"]
    expected = ["understood", "error", "undated"]
    assert [one["outcome"] for one in read("--file", str(file), *SPAN)] == expected
    assert [one["outcome"] for one in read("--file", "-", *SPAN, stdin=file.read_text("utf-8"))] == expected


def test_dates_without_a_year_need_the_confirmation() -> None:
    """Their year is that of the fiscal year it lies in, and a note says so."""
    assert read("1/13(水)", *SPAN)[0]["outcome"] == "error"
    (found,) = read("1/13(水)、2/10", "--confirmed", "2026-10-01", *SPAN)
    assert [one["date"] for one in found["dates"]] == ["2027-01-13", "2027-02-10"]  # type: ignore[attr-defined]
    assert [one["code"] for one in found["findings"]] == ["schedule-year-assumed"]  # type: ignore[attr-defined]


def test_the_city_lends_its_year(tmp_path: Path) -> None:
    """With --root its own times off are known."""
    text = "毎週水曜（夏休みは休み）"
    assert read(text, *SPAN)[0]["outcome"] == "error"
    city = (MINIATURE / "areas" / "city.yaml").read_text("utf-8")
    (tmp_path / "areas").mkdir()
    city += "breaks: {夏休み: 7月21日～8月31日}\n"
    (tmp_path / "areas" / "city.yaml").write_text(city, encoding="utf-8")
    assert read(text, "--root", str(tmp_path), *SPAN)[0]["outcome"] == "understood"
    assert run(text, "--root", str(tmp_path / "areas")).exit_code == 2


def test_people_read_what_each_part_became() -> None:
    """The meaning in every language, the parts, the next dates; or the part that can't be read."""
    output = run("毎月第2・4水曜（8月休み） 13:30～15:00 申込不要", *SPAN).output
    assert "毎月第2・第4水曜日 13:30～15:00（8月は休み）" in output
    assert "Not in August" in output
    assert "申込不要" in output
    assert "2027年1月13日（水） 13:30～15:00" in output
    output = run("第2水曜ニャンニャン", *SPAN).output
    assert "ニャンニャン" in output
    assert "schedule-unknown-part" in output


def test_wrong_use_is_said() -> None:
    """Neither a sentence nor a file; an end before the start."""
    assert run().exit_code == 2
    assert run("毎日", "--from", "2027-02-01", "--until", "2027-01-01").exit_code == 2
