"""What goes out comes back: equal, with the same words, written the same again."""

import json
from datetime import datetime

import pytest

import dsa
from dsa import wire
from dsa.act.parameters import ENTRY_INTO_FORCE
from dsa.ground.trace import Explained, Rule
from dsa.time_limits.calendars import CODES
from dsa.wire.form import Form
from dsa.wire.forms import FAMILIES, FORMS, form_of
from tests.at_once import at_once

from ..surface import TYPES
from .examples import BY_FORM, EVERYTHING, FACTS, MOMENTS, RECORD


def there_and_back(example: object) -> object:
    text = wire.dumps(example)
    again = wire.loads(text)
    assert wire.dumps(again) == text
    assert wire.from_dict(wire.to_dict(example), type(example)) == again
    return again


@at_once("example", EVERYTHING, ids=lambda example: type(example).__name__)
def test_every_example_comes_back(example: object) -> None:
    again = there_and_back(example)
    assert again == example
    assert type(again) is type(example)
    assert repr(again) == repr(example) or "frozenset" in repr(example)  # which has no order
    if isinstance(example, Explained) and isinstance(again, Explained):
        assert again.explain() == example.explain()
    else:
        assert str(again) == str(example)


@at_once("example", RECORD, ids=str)
def test_everything_in_the_record_comes_back(example: object) -> None:
    assert there_and_back(example) == example


@pytest.mark.parametrize("code", CODES)
def test_every_calendar_comes_back(code: str) -> None:
    assert there_and_back(dsa.calendar(code)) == dsa.calendar(code)


@pytest.mark.parametrize("value", FACTS, ids=[f"{type(value).__name__}-{n}" for n, value in enumerate(FACTS)])
def test_every_fact_keeps_its_type(value: object) -> None:
    known = dsa.limitation(ceased=ENTRY_INTO_FORCE).steps[1]
    step = dsa.Step(known.rule, known.text, value, value, (("period", value),), known.citation)
    again = there_and_back(step)
    assert again == step
    assert isinstance(again, dsa.Step)
    assert type(again.before) is type(value)
    assert str(again) == str(step)


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_moments_keep_their_clock(moment: datetime) -> None:
    limit = dsa.due_at(moment, zone="Europe/Brussels")
    again = there_and_back(limit)
    assert isinstance(again, dsa.NamedDay)
    assert again.instant is not None
    assert limit.instant is not None
    assert (again.instant.isoformat(), str(again.instant.tzinfo)) == (limit.instant.isoformat(), "Europe/Brussels")


def test_every_form_has_an_example() -> None:
    assert {Form.name_for(name) for name in BY_FORM} == set(FORMS)


def test_every_public_type_has_a_form() -> None:
    kinds: list[type] = [kind for kind in TYPES if not issubclass(kind, dsa.DSAError)]
    without = [kind.__name__ for kind in kinds if form_of(kind) is None]
    assert set(without) == {"Explained", "Parameter", "Value", *FAMILIES}, (
        "name it in dsa.wire.forms, and give an example of it here"
    )


def test_the_record_has_no_type_without_a_form() -> None:
    kinds = [kind for name in dsa.record.__all__ if isinstance(kind := getattr(dsa.record, name), type)]
    assert kinds
    assert all(form_of(kind) for kind in kinds)


def test_names_of_forms_are_kept() -> None:
    assert FORMS["vlop-designation"].tag == "dsa.vlop-designation/2"
    assert len({form.tag for form in FORMS.values()}) == len(FORMS)


def test_a_family_is_complete() -> None:
    from dsa.act.proceedings.events import KINDS

    assert {form.kind for form in FAMILIES["Event"]} == set(KINDS)


@at_once("example", EVERYTHING, ids=lambda example: type(example).__name__)
def test_every_encoder_writes_the_same(example: object) -> None:
    plain = wire.to_dict(example)
    assert wire.dumps(example) == json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def test_the_form_can_be_encoded_by_others() -> None:
    msgspec = pytest.importorskip("msgspec")
    for example in EVERYTHING:
        assert msgspec.json.encode(wire.to_dict(example)).decode() == wire.dumps(example)


def test_lines_for_people() -> None:
    assert wire.dumps(dsa.Period(months=4), indent=1) == '{\n "format": "dsa.period/1",\n "value": "P4M"\n}'


def test_a_rule_of_somebody_else_is_not_written() -> None:
    step = Rule("my-own-rule", "{before} becomes {after}.", dsa.DSA.at(1)).step(1, 2)
    with pytest.raises(dsa.errors.InvalidValue, match="the id of a Rule of this library"):
        wire.dumps(step)
