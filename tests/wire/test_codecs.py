"""The parts of the codecs that only a mistake in the library itself would reach."""

import json
from collections.abc import Callable
from datetime import date
from typing import Literal

import pytest

import dsa
from dsa import wire
from dsa.ground.trace import Rule
from dsa.wire import building
from dsa.wire.codecs.containers import CountsByCode, OneOf
from dsa.wire.codecs.scalars import TEXT
from dsa.wire.form import Form
from dsa.wire.forms import named
from dsa.wire.problems import Problems

from .frozen.facts import DAY
from .refusals import refused

STEP: dict[str, object] = json.loads(wire.dumps(dsa.threshold_test(1, on=DAY)))["steps"][0]


def step_of(value: object) -> dsa.Step:
    step = wire.from_dict(STEP, dsa.Step)
    return dsa.Step(step.rule, step.text, value, 1, step.pairs, step.citation)


# The parts that only a mistake in the library itself would reach
def test_a_class_without_a_form_is_named() -> None:
    with pytest.raises(TypeError, match="Rule has no form"):
        building.codec_for(Rule)
    with pytest.raises(dsa.errors.InvalidType, match="a class that has a form"):
        wire.from_dict({}, Rule)
    with pytest.raises(dsa.errors.InvalidType, match="a class that has a form"):
        named("Money")


class Event:
    """Of the same name as a class that has kinds, and no relation of it."""


def test_another_class_of_the_same_name() -> None:
    with pytest.raises(dsa.errors.InvalidType, match="a class that has a form"):
        wire.from_dict({}, Event)
    with pytest.raises(dsa.errors.InvalidType, match="an object that has a form"):
        wire.dumps(Event())


@pytest.mark.parametrize("several", [[], (dsa.Money(1, "EUR"),), {"one": dsa.Money(1, "EUR")}])
def test_several_objects_together_are_no_document(several: object) -> None:
    with pytest.raises(dsa.errors.InvalidType, match="of several, each by itself"):
        wire.dumps(several)


def test_annotations_of_which_no_form_can_be_made() -> None:
    for annotation in (Callable[[], None], list[int], int | Callable[[], None]):
        with pytest.raises(TypeError, match="no form can be made"):
            building._annotated(annotation)
    with pytest.raises(TypeError, match="the same type of JSON"):
        OneOf([((str,), TEXT), ((date,), TEXT)])


def test_codecs_by_themselves() -> None:
    with pytest.raises(dsa.errors.InvalidValue, match="pairs of a code and a number"):
        CountsByCode().write({"DE": 1})
    assert isinstance(building._annotated(Literal["a"] | None), OneOf)
    assert building._annotated(object) is building.fact()
    day_or_text = building._annotated(date | str | None)
    for value in (DAY, "2024-03-14", None):
        assert day_or_text.read(day_or_text.write(value), Problems()) == value


def test_a_number_inside_of_what_is_refused_reads_as_it_was_written() -> None:
    text = wire.dumps(step_of(7)).replace('"before":7', '"before":{"number":[1e400]}')
    assert refused(text)["/before"].startswith("value: {'number': [1e400]} is refused")


def test_places_that_take_a_pair() -> None:
    time = wire.to_dict(dsa.limitation(ceased=DAY, suspensions=[(DAY, date(2024, 5, 1))]))
    assert time["suspensions"] == [["2024-03-14", "2024-05-01"]]
    assert list(refused(time | {"suspensions": [["2024-03-14"]]})) == ["/suspensions/0"]
    assert list(refused(time | {"suspensions": ["2024-03-14"]})) == ["/suspensions/0"]
    assert list(refused(time | {"suspensions": [["2024-03-14", 1]]})) == ["/suspensions/0/1"]


def test_an_old_version_with_a_key_that_stands_twice() -> None:
    from dsa.wire.problems import Repeated
    from dsa.wire.tagged import Tagged

    form = Form("money", "Money", version=2, earlier={1: dict})
    problems = Problems()
    plain = Repeated([("format", "dsa.money/1"), ("amount", "1"), ("amount", "2"), ("currency", "EUR")])
    Tagged([form], building.codec_of).read(plain, problems)
    assert [error.facts["pointer"] for error in problems.report().errors] == ["/amount"]
