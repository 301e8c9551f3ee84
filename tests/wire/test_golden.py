"""Every published form stays what it is: its golden file is read, means what it meant, and is written the same."""

import json
from pathlib import Path

import pytest

from dsa import wire
from dsa.errors import InvalidDocument, UnknownName
from dsa.wire.building import codec_of
from dsa.wire.forms import FORMS, Form
from dsa.wire.problems import BAD, Problems
from dsa.wire.tagged import Tagged

from .golden import EXAMPLES, FOLDER, path

FILES = sorted(FOLDER.glob("*.json"))


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.name)
def test_the_present_version_is_written_as_published(form: Form) -> None:
    assert path(form).exists(), "run python -m tests.wire.golden"
    published = json.loads(path(form).read_text("utf-8"))
    examples = EXAMPLES[form.name]
    assert [wire.from_dict(one) for one in published] == examples
    written = [wire.to_dict(one) for one in examples]
    assert written == published, "a form that changes gets a new version, and a reader for the old one"
    assert [list(one) for one in written] == [list(one) for one in published], "the order of the keys, too"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_version_ever_published_is_readable(file: Path) -> None:
    for document in json.loads(file.read_text("utf-8")):
        name, version = file.stem.rsplit(".", 1)
        assert document["format"] == f"dsa.{name}/{version}"
        assert type(wire.from_dict(document)) is FORMS[name].kind


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


def test_a_version_of_the_future_is_named_with_the_one_that_is_known() -> None:
    with pytest.raises(
        InvalidDocument, match=r"/format: 'dsa.money/2' is not known. Did you mean dsa.money/1?"
    ) as caught:
        wire.loads('{"format": "dsa.money/2", "amount": "6.00", "currency": "EUR"}')
    assert isinstance(caught.value.problem, UnknownName)
