"""Every published form stays what it is: its documents are read, mean what they meant, and are written the same."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dsa import wire
from dsa.errors import InvalidDocument, InvalidValue
from dsa.ground.trace import Sentence, Step
from dsa.wire.building import codec_of
from dsa.wire.codecs.traces import RENAMED, by_id
from dsa.wire.form import Form
from dsa.wire.forms import FORMS
from dsa.wire.problems import BAD, Problems
from dsa.wire.tagged import Tagged
from tests.at_once import at_once
from tests.paths import ROOT

from .golden import EXAMPLES, FOLDER, missing, path, published

FILES = sorted(FOLDER.glob("*.json"))
FORMER = {tag: form for form in FORMS.values() for tag in form.formerly}


@at_once("form", FORMS.values(), ids=lambda form: form.name)
def test_the_present_version_is_written_as_published(form: Form) -> None:
    assert path(form).exists(), "run python -m tests.wire.golden"
    assert not missing(form), "a form that changes gets a new version, and a reader for the old one"
    for example in EXAMPLES[form.name]:
        assert wire.from_dict(wire.to_dict(example)) == example


@at_once("form", FORMS.values(), ids=lambda form: form.name)
def test_what_was_published_is_written_again_as_it_stands(form: Form) -> None:
    for document in published(form):
        read = wire.from_dict(document)
        again = wire.to_dict(read)
        assert wire.from_dict(again) == read
        if all_present(document):
            assert json.dumps(again) == in_present_names(document), "a form that changes gets a new version"


def all_present(document: object) -> bool:
    """Whether every form in a document, the ones inside it too, is in its present version."""
    tags = set(re.findall(r'"format": "(dsa\.[^"]+)"', json.dumps(document)))
    return tags <= {form.tag for form in FORMS.values()} | set(FORMER)


def in_present_names(document: object) -> str:
    """A document as text, every form in it under the name that it has today."""
    text = json.dumps(document)
    for tag, form in FORMER.items():
        text = text.replace(json.dumps(tag), json.dumps(f"dsa.{form.name}/{form.formerly[tag]}"))
    return text


def test_frozen_examples_read_no_list_to_be_answered_and_nothing_of_the_record() -> None:
    # The day for views on a restriction is weeks beyond the fourteen working days, whatever days the lists may close.
    watched = """
import sys
opened = []
sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" else None)
from dsa import wire
from tests.wire.frozen import BY_FORM
for several in BY_FORM.values():
    for one in several:
        wire.to_dict(one)
print(*{path for path in opened if path.endswith((".json", ".txt", ".csv"))}, sep="\\n")
"""
    done = subprocess.run([sys.executable, "-c", watched], capture_output=True, text=True, check=True, cwd=ROOT)
    looked_at = {
        "EC.json",  # the least time for views
        "IE.json",  # whether there is a calendar of that code, for the window of complaints
    }
    names = {Path(path).name for path in done.stdout.splitlines()}
    assert {name for name in names if not name.startswith("articles_")} == looked_at  # ids of obligations apart


@at_once("file", FILES, ids=lambda file: file.stem)
def test_every_version_ever_published_is_readable(file: Path) -> None:
    for document in json.loads(file.read_text("utf-8")):
        name, version = file.stem.rsplit(".", 1)
        tag = f"dsa.{name}/{version}"
        assert document["format"] == tag
        form = FORMER.get(tag) or FORMS[name]
        assert type(wire.from_dict(document)) is form.kind
        assert type(wire.from_dict(document, form.kind)) is form.kind


def test_a_new_version_reads_the_one_before() -> None:
    def currency_was_left_out(plain: dict[str, object]) -> dict[str, object]:
        return {"currency": "EUR", **plain}

    form = Form("ground.money", "Money", version=3, earlier={1: currency_was_left_out, 2: dict})
    tagged = Tagged([form], codec_of)
    old = {"format": "dsa.money/1", "amount": "6.00"}
    problems = Problems()
    assert str(tagged.read(old, problems)) == "EUR 6.00"
    without_format = Form(
        "ground.money", "Money", version=2, earlier={1: lambda old: {"amount": old["amount"], "currency": "EUR"}}
    )
    assert str(Tagged([without_format], codec_of).read(old, problems)) == "EUR 6.00"
    assert (form.readable(2), form.readable(3), form.readable(4), form.readable(0)) == (True, True, False, False)
    assert tagged.read({"format": "dsa.money/3", "amount": "6.00"}, problems) is BAD
    assert isinstance(problems.report(), InvalidDocument)


def test_a_form_that_has_another_name_today_is_read_under_its_former_names() -> None:
    def currency_was_left_out(plain: dict[str, object]) -> dict[str, object]:
        return {"currency": "EUR", **plain}

    form = Form(
        "ground.money",
        "Money",
        version=2,
        earlier={1: currency_was_left_out},
        formerly={"dsa.amount/1": 1, "dsa.amount/2": 2},
    )
    tagged, problems = Tagged([form], codec_of), Problems()
    for document in (
        {"format": "dsa.amount/1", "amount": "6.00"},
        {"format": "dsa.amount/2", "amount": "6.00", "currency": "EUR"},
    ):
        assert str(tagged.read(document, problems)) == "EUR 6.00"
    assert tagged.read({"format": "dsa.amount/3", "amount": "6.00", "currency": "EUR"}, problems) is BAD
    assert "'dsa.amount/3' is not known" in str(problems.report())


def test_a_former_name_is_never_that_of_another_form_again() -> None:
    assert FORMER, "statement was the first"
    assert not {tag.removeprefix("dsa.").partition("/")[0] for tag in FORMER} & set(FORMS)


def test_a_statement_of_a_trace_is_read_as_the_sentence_that_it_is_called_today() -> None:
    document = {"format": "dsa.statement/1", "id": "due-user-numbers", "facts": {}}
    read = wire.from_dict(document)
    assert isinstance(read, Sentence)
    assert wire.to_dict(read) == document | {"format": "dsa.sentence/1"}
    assert wire.loads(json.dumps(document), Sentence) == read


@pytest.mark.parametrize("former", RENAMED)
def test_a_step_is_read_under_the_former_id_of_its_rule(former: str) -> None:
    document = {
        "format": "dsa.step/1",
        "rule": former,
        "before": None,
        "after": None,
        "facts": {"day": {"day": "2026-03-02"}, "event": "views", "strand": "minors"},
        "citation": "http://data.europa.eu/eli/reg/2022/2065/art_66/par_4/oj",
    }
    step = wire.from_dict(document)
    assert isinstance(step, Step)
    assert step.rule == RENAMED[former]
    assert wire.to_dict(step) == document | {"rule": RENAMED[former]}
    assert former not in by_id()


def test_a_version_of_the_future_is_named_with_the_one_that_is_known() -> None:
    with pytest.raises(
        InvalidDocument,
        match=r"/format: 'dsa.money/2' is refused. Accepted: dsa.money/1, .* a newer library wrote this",
    ) as caught:
        wire.loads('{"format": "dsa.money/2", "amount": "6.00", "currency": "EUR"}')
    assert isinstance(caught.value.problem, InvalidValue)
