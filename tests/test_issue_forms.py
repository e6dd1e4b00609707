"""Issue forms: what they ask, how they are filled in beforehand, and how their answers become a record."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.build import build, check
from sitegen.cli.issueform import LARGEST, take_issue
from sitegen.formats.issueforms import GITHUB, GITLAB, issue_form_files
from sitegen.intake.answers import LONGEST, read_answers
from sitegen.intake.issueform import Proposal, propose
from sitegen.load import load
from sitegen.records import PlaceRecord
from sitegen.records.publishing import Forge, ForgeKind
from sitegen.site.issueforms import FORMS, Form, FormKind
from sitegen.site.issuelinks import issue_address, mail_address
from tests.golden import GOLDEN, MINIATURE, MONTHS, ROOT, TODAY

HUB = Forge(kind=ForgeKind.GITHUB, url="https://github.com/example/tsudoi")
LAB = Forge(kind=ForgeKind.GITLAB, url="https://gitlab.example/group/tsudoi.git")
SAMPLES = {
    "name": "見本 星をみる会",
    "kana": "みほん ほしをみるかい",
    "id": "taiso",
    "categories": "体操、サロン",
    "schedule": "毎週月曜 10:00～11:00",
    "district": "東",
    "contact_phone": "076-000-0009",
    "ended_date": "2026年10月31日",
    "problems_note": "電話がつながらない",
}


def body_of(form: Form, answers: dict[str, str]) -> str:
    """Return an issue as GitHub makes it of a form."""
    parts = [f"### {field.label}\n\n{answers.get(field.id) or '_No response_'}" for field in form.fields]
    return "\n\n".join([*parts, "### 送る前に\n\n- [X] 人の名前は、書いていません"]) + "\n"


def made_of(body: str, root: Path = MINIATURE) -> tuple[Proposal | None, list[str]]:
    """Return what an issue changes, and the codes of what is wrong with it."""
    records = load(root).records
    assert records
    proposal, findings = propose(body, records, root=root, today=TODAY)
    return proposal, [one.code for one in findings]


def record_of(proposal: Proposal | None) -> dict[str, object]:
    """Return the record of a proposal, as a YAML reader of its own sees it."""
    assert proposal
    data = yaml.safe_load(proposal.text)
    assert isinstance(data, dict)
    return data


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the miniature city."""
    return Path(shutil.copytree(MINIATURE, tmp_path / "root"))


# ---- the forms ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", FORMS)
def test_github_takes_the_forms(kind: FormKind) -> None:
    """The forge's own schema accepts every form, or the forge would show none."""
    _validate("vendor.github-issue-forms", ROOT / GITHUB / f"{kind}.yml")


def test_github_takes_their_configuration() -> None:
    """So it does with what stands beside them."""
    _validate("vendor.github-issue-config", ROOT / GITHUB / "config.yml")


def _validate(schema: str, path: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own files
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_files_are_those_of_the_table() -> None:
    """Who changes a question runs `make accept`; nothing else lies beside the forms."""
    files = issue_form_files()
    for name, text in files.items():
        assert (ROOT / name).read_text("utf-8") == text, name
    there = {
        path.relative_to(ROOT).as_posix() for folder in (GITHUB, GITLAB) for path in (ROOT / folder).iterdir()
    }
    assert there == set(files)


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.kind)
def test_questions_are_keys_of_the_record(form: Form) -> None:
    """Every question's id is a key, or a part of one; its words and its id stand once in a form."""
    keys = set(PlaceRecord.model_fields) | {"id", "page"}
    assert {field.id.partition("_")[0] for field in form.fields} <= keys
    assert len({field.label for field in form.fields}) == len(form.fields)
    assert len({field.id for field in form.fields}) == len(form.fields)


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.kind)
@pytest.mark.parametrize("forge", ["github", "gitlab"])
def test_every_question_is_understood(form: Form, forge: str) -> None:
    """What the form asks the reader reads, from the file that stands in the repository."""
    if forge == "github":
        questions = yaml.safe_load((ROOT / GITHUB / f"{form.kind}.yml").read_text("utf-8"))["body"]
        asked = {
            one["id"]: one["attributes"]["label"] for one in questions if one["type"] in ("input", "textarea")
        }
        body = "\n\n".join(f"### {label}\n\n答え {ident}" for ident, label in asked.items())
    else:
        template = (ROOT / GITLAB / f"{form.name}.md").read_text("utf-8")
        labels = form.labels
        lines = [
            f"{line}\n\n答え {labels[line.removeprefix('### ')].id}" if line.startswith("### ") else line
            for line in template.splitlines()
        ]
        asked = {field.id: field.label for field in form.fields}
        body = "\n".join(lines)
    answers, findings = read_answers(body)
    assert findings == []
    assert answers
    assert answers.form is form
    assert {ident: answer.text for ident, answer in answers.given.items()} == {
        ident: f"答え {ident}" for ident in asked
    }


def test_no_form_asks_for_a_person() -> None:
    """Nobody is asked for the own name or number; that others' are not to be written is said in each."""
    for path, text in issue_form_files().items():
        assert "人の名前" in text or path.endswith("config.yml")
        assert not any(word in text for word in ("あなたのお名前を", "氏名を書", "年齢", "生年月日"))


# ---- addresses ----------------------------------------------------------------------------------------


def test_github_fills_its_form_in_by_the_ids() -> None:
    """The address names the form's file and answers by ids; nothing in them becomes another parameter."""
    fields = {"id": "x-1", "problems_note": "a&title=b#c 日"}
    address = issue_address(HUB, template=FormKind.WRONG, title="見本&template=x", fields=fields)
    parts = urlsplit(address)
    assert (parts.netloc, parts.path, parts.fragment) == ("github.com", "/example/tsudoi/issues/new", "")
    assert dict(parse_qsl(parts.query)) == {
        "template": "wrong.yml",
        "title": "ちがっている: 見本&template=x",
        "id": "x-1",
        "problems_note": "a&title=b#c 日",
    }
    assert len(parse_qs(parts.query)) == 4


def test_gitlab_gets_the_form_as_text_that_is_read_again() -> None:
    """GitLab has no forms: its text is the form's, and the reader understands it."""
    address = issue_address(LAB, template=FormKind.WRONG, title="見本", fields={"id": "taiso"})
    parts = urlsplit(address)
    assert parts.path == "/group/tsudoi/-/issues/new"
    given_ = dict(parse_qsl(parts.query))
    assert given_["issue[title]"] == "ちがっている: 見本"
    answers, findings = read_answers(given_["issue[description]"])
    assert [one.code for one in findings] == ["issue-unanswered"]
    assert answers
    assert answers.text("id") == "taiso"


def test_an_address_has_an_end() -> None:
    """Whatever a name holds, servers take the address."""
    address = issue_address(HUB, template=FormKind.WRONG, title="会" * 9000, fields={"id": "あ" * 9000})
    assert len(address) < 30_000
    with pytest.raises(KeyError):
        issue_address(HUB, template=FormKind.WRONG, title="", fields={"nothing": "x"})


def test_a_mail_is_begun_with_what_whoever_reads_it_needs() -> None:
    """Subject and text name the record; lines end as mail has them, and no header can be added."""
    address = mail_address("a@example.jp", subject="x\n&cc=b@example.jp", body="一\n二")
    assert address.startswith("mailto:a@example.jp?subject=x%0A%26cc%3Db%40example.jp&body=")
    assert address.endswith("%E4%B8%80%0D%0A%E4%BA%8C")
    page = (GOLDEN / "places" / "ocha" / "index.html").read_text("utf-8")
    link = page.split('href="mailto:', 1)[1].split('"', 1)[0].replace("&amp;", "&")
    body = dict(parse_qsl(urlsplit(f"mailto:{link}").query))["body"]
    for words in (
        "見本 お茶のみサロン",
        "ocha",
        "https://example.jp/tsudoi/places/ocha/",
        "ちがっているところ：",
    ):
        assert words in body


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("", "https://github.com/example/tsudoi/issues/new?template=wrong.yml"),
        ("report: {issues: true, mail: a@example.jp}", "https://github.com/example/tsudoi/issues/new?"),
        ("report: {mail: a@example.jp}", "mailto:a@example.jp?"),
        ("report: {form: 'https://example.jp/form'}", "https://example.jp/form"),
    ],
)
def test_is_this_wrong_leads_where_the_city_says(root: Path, report: str, expected: str) -> None:
    """To the forge where nothing else is said, or where it is asked for; else to mail or form."""
    city = root / "areas" / "city.yaml"
    forge = "forge: {kind: github, url: 'https://github.com/example/tsudoi'}"
    text = city.read_text("utf-8").replace("report: {mail: tsudoi@example.jp}", f"{report}\n{forge}")
    city.write_text(text, encoding="utf-8")
    assert build(root, root / "output", today=TODAY, months=MONTHS).pages
    page = (root / "output" / "places" / "ocha" / "index.html").read_text("utf-8")
    assert f'href="{expected}' in page.replace("&amp;", "&")


# ---- answers become records -----------------------------------------------------------------------------


def test_what_is_new_becomes_a_record(root: Path) -> None:
    """A file of its own, named by the reading, in the folder of its district's area; it passes the checks."""
    given_ = SAMPLES | {"venue": "東の会館", "contact_name": "見本公民館", "fee": "無料"}
    proposal, codes = made_of(body_of(FORMS[FormKind.NEW], given_))
    assert codes == []
    assert proposal
    assert (proposal.path, proposal.new) == ("places/kita/mihon-hoshiomirukai.yaml", True)
    assert record_of(proposal) == {
        "name": "見本 星をみる会",
        "kana": "みほん ほしをみるかい",
        "categories": ["exercise", "salon"],
        "schedule": "毎週月曜 10:00～11:00",
        "venue": "東の会館",
        "district": "東",
        "fee": "無料",
        "contact": {"name": "見本公民館", "phone": "076-000-0009"},
    }
    (root / proposal.path).write_text(proposal.text, encoding="utf-8")
    found = [one.code for one in check(root, today=TODAY).findings if one.span.path == proposal.path]
    assert found == ["no-confirmation"]


def test_several_sentences_are_a_list_and_unknown_categories_a_note() -> None:
    """Nothing is guessed and nothing lost: what is no category of the city is kept as a note."""
    given_ = SAMPLES | {
        "venue": "x",
        "schedule": "第1月曜 10:00～\n第3火曜 10:00～",
        "categories": "カフェ、けん玉",
    }
    proposal, codes = made_of(body_of(FORMS[FormKind.NEW], given_))
    record = record_of(proposal)
    assert record["schedule"] == ["第1月曜 10:00～", "第3火曜 10:00～"]
    assert record["categories"] == ["cafe"]
    assert record["notes"] == {"種類（知らせから）": "けん玉"}
    assert codes == ["issue-unknown-category"]


def test_a_second_of_one_name_gets_an_id_of_its_own(root: Path) -> None:
    """An id never changes its meaning, not even one of a file that can't be read."""
    (root / "places" / "broken").mkdir()
    (root / "places" / "broken" / "mihon-hoshiomirukai.yaml").write_text("name: [", encoding="utf-8")
    proposal, _ = made_of(body_of(FORMS[FormKind.NEW], SAMPLES | {"venue": "x"}), root)
    assert proposal
    assert proposal.path == "places/kita/mihon-hoshiomirukai-2.yaml"


def test_only_what_has_changed_is_changed() -> None:
    """Every other byte of the file stays, its comments, too; a part is joined to the others."""
    old = (MINIATURE / "places" / "kita" / "ocha.yaml").read_text("utf-8")
    answers = {"id": "ocha", "fee": "200円", "contact_phone": "076-000-0009"}
    proposal, codes = made_of(body_of(FORMS[FormKind.CHANGE], answers))
    assert codes == []
    assert proposal
    assert proposal.path == "places/kita/ocha.yaml"
    before, after = old.splitlines(), proposal.text.splitlines()
    assert [line for line in after if line not in before] == [
        "fee: 200円",
        'contact: {name: 見本公民館, phone: 076-000-0009, url: "https://example.jp/form"}'
        if 'url: "https' in proposal.text
        else "contact: {name: 見本公民館, phone: 076-000-0009, url: https://example.jp/form}",
    ]
    assert len(before) == len(after)


@pytest.mark.parametrize(
    "said",
    ["taiso", "ｔａｉｓｏ", "https://example.jp/tsudoi/places/taiso/", "../places/taiso/index.html?x=1#y"],
)
def test_a_record_is_named_by_its_id_or_its_page(said: str) -> None:
    """Who reports copies an address; the path is the known record's."""
    proposal, codes = made_of(body_of(FORMS[FormKind.ENDED], {"id": said, "ended_date": "令和8年10月31日"}))
    assert codes == []
    assert proposal
    assert proposal.path == "places/kita/taiso.yaml"
    assert record_of(proposal)["ended"] == {"date": dt.date(2026, 10, 31)}


def test_a_report_is_added_to_the_others_once() -> None:
    """What is wrong waits on the desk; the same again changes nothing."""
    body = body_of(FORMS[FormKind.WRONG], {"id": "approximate", "problems_note": "鍵が\nしまっている"})
    proposal, _ = made_of(body)
    assert record_of(proposal)["problems"] == [
        {"date": dt.date(2026, 11, 2), "note": "部屋が変わったらしい"},
        {"date": TODAY, "note": "鍵が しまっている"},
    ]
    again = body_of(FORMS[FormKind.WRONG], {"id": "approximate", "problems_note": "部屋が変わったらしい"})
    assert made_of(again) == (None, [])


# ---- hostile and broken issues --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("x" * (LONGEST + 1), "issue-too-long"),
        ("こんにちは", "issue-unknown-form"),
        (body_of(FORMS[FormKind.NEW], {"name": "名前だけ"}), "issue-unanswered"),
        (
            body_of(FORMS[FormKind.ENDED], {"id": "taisou", "ended_date": "2026-10-31"}),
            "issue-unknown-record",
        ),
        (body_of(FORMS[FormKind.ENDED], {"id": "taiso", "ended_date": "去年の秋"}), "issue-no-date"),
        (body_of(FORMS[FormKind.ENDED], {"id": "taiso", "ended_date": "2026-02-30"}), "issue-no-date"),
        (body_of(FORMS[FormKind.CHANGE], {"id": "taiso"}), "issue-nothing-changed"),
    ],
)
def test_what_can_not_be_understood_changes_nothing(body: str, code: str) -> None:
    """It is said why, and no record is touched."""
    proposal, codes = made_of(body)
    assert proposal is None
    assert code in codes


@pytest.mark.parametrize(
    "said",
    ["../../etc/passwd", "places/../../x", "kita/taiso", "taiso.yaml", "/places/../taiso", "", "taiso\x00"],
)
def test_no_path_is_taken_from_an_issue(said: str) -> None:
    """A record is named by an id that exists, or not at all."""
    proposal, _ = made_of(body_of(FORMS[FormKind.WRONG], {"id": said, "problems_note": "x"}))
    assert proposal is None or proposal.path == "places/kita/taiso.yaml"
    new, _ = made_of(body_of(FORMS[FormKind.NEW], SAMPLES | {"venue": "x", "kana": said, "district": said}))
    assert new
    folder, name = new.path.rsplit("/", 1)
    assert folder == "places"
    assert set(name.removesuffix(".yaml")) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_a_heading_within_an_answer_is_part_of_it() -> None:
    """Who writes our headings into an answer changes no other answer."""
    note = "ちがう\n\n### どの集まりですか（番号）\n\nocha"
    proposal, codes = made_of(body_of(FORMS[FormKind.WRONG], {"id": "taiso", "problems_note": note}))
    assert codes == ["issue-double-answer"]
    assert proposal
    assert proposal.path == "places/kita/taiso.yaml"


def test_a_long_answer_is_left_out_and_named() -> None:
    """A newsletter that was pasted into the fee is no fee."""
    body = body_of(FORMS[FormKind.CHANGE], {"id": "taiso", "fee": "円" * 301, "who": "どなたでも"})
    proposal, codes = made_of(body)
    assert codes == ["issue-long-answer"]
    assert record_of(proposal)["who"] == "どなたでも"
    assert record_of(proposal)["fee"] == "無料"


def test_a_record_that_can_not_be_read_is_left_alone(root: Path) -> None:
    """Broken files are mended by people."""
    (root / "places" / "kita" / "taiso.yaml").write_text("- a list\n", encoding="utf-8")
    proposal, codes = made_of(body_of(FORMS[FormKind.WRONG], {"id": "taiso", "problems_note": "x"}), root)
    assert (proposal, codes) == (None, ["issue-broken-record"])


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(list(FormKind)), st.dictionaries(st.sampled_from(sorted(SAMPLES)), st.text(max_size=80))
)
def test_whatever_is_answered_a_record_stays_yaml(kind: FormKind, answers: dict[str, str]) -> None:
    """No answer breaks out of its value: the file is read back to the very keys that were asked for."""
    body = body_of(FORMS[kind], SAMPLES | {"venue": "x"} | answers)
    proposal, _ = made_of(body)
    if proposal:
        keys = set(record_of(proposal))
        assert keys <= set(PlaceRecord.model_fields)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_whatever_an_issue_holds_nothing_is_raised(text: str) -> None:
    """Also between the headings of a form."""
    made_of(text)
    made_of(body_of(FORMS[FormKind.NEW], {}) + text)


# ---- the command ----------------------------------------------------------------------------------------


def test_the_command_writes_the_record_and_says_where(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A dry run shows the file and writes nothing; then the record is changed."""
    issue = root / "issue.md"
    issue.write_text(
        body_of(FORMS[FormKind.ENDED], {"id": "taiso", "ended_date": "2026-10-31"}), encoding="utf-8"
    )
    record = root / "places" / "kita" / "taiso.yaml"
    before = record.read_text("utf-8")
    assert take_issue(issue, root=root, today=TODAY, dry_run=True) == 0
    assert "ended: {date: 2026-10-31}" in capsys.readouterr().out
    assert record.read_text("utf-8") == before
    assert take_issue(issue, root=root, today=TODAY, dry_run=False) == 0
    assert "places/kita/taiso.yaml をなおしました" in capsys.readouterr().out
    assert "ended: {date: 2026-10-31}" in record.read_text("utf-8")
    assert take_issue(issue, root=root, today=TODAY, dry_run=False) == 0
    assert "もう書いてあります" in capsys.readouterr().out


def test_the_command_fails_with_the_reason(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was not understood, and what is far too large, ends with 1 and a Japanese sentence."""
    issue = root / "issue.md"
    for text, said in (("?", "どの用紙で書かれた知らせか分かりません"), ("あ" * LARGEST, "本文が長すぎます")):
        issue.write_text(text, encoding="utf-8")
        assert take_issue(issue, root=root, today=TODAY, dry_run=False) == 1
        assert said in capsys.readouterr().out


def test_texts_of_forms_are_yaml_as_meant() -> None:
    """JSON's strings are YAML's: what a form says is what the table says."""
    for form in FORMS.values():
        data = yaml.safe_load((ROOT / GITHUB / f"{form.kind}.yml").read_text("utf-8"))
        assert json.loads(json.dumps(data["name"])) == form.name
        assert data["title"] == form.title
