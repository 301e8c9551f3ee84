"""Several answers that explain themselves together, also when there are none."""

import copy
import pickle
from datetime import date
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError

import dsa
from dsa import DSA, Sentence, WhatIf, due_on
from dsa.ground.answering import answers as asked_with_other_numbers
from dsa.ground.several import Answers
from dsa.ground.trace import Point, Rule
from dsa.parameters import THRESHOLD

LEFT = Rule("example-left", "Of {before} days {after} are left.", DSA.at(93, 2))
OPEN = Point("example-open", "The law is open here.", (DSA.at(92),))
HEADLINE = Sentence("example", "days: {number}", (("number", 2),))
DAYS = (due_on(date(2024, 2, 17)), due_on(date(2024, 2, 18)))


def answers(days: tuple[dsa.NamedDay, ...] = DAYS) -> Answers[dsa.NamedDay]:
    return Answers(days, headline=HEADLINE, steps=(LEFT.step(3, 2),), notices=(OPEN.notice(),))


def test_the_explanation_has_the_headline_the_steps_the_notices_and_a_line_for_each() -> None:
    assert answers().explain() == (
        "days: 2\n"
        "  1. Of 3 days 2 are left. [Article 93(2) DSA]\n"
        "  Note: The law is open here. [Article 92 DSA]\n"
        "  - due on 17 February 2024\n"
        "  - due on 18 February 2024"
    )
    assert str(answers()) == "days: 2"
    assert answers().citations == (DSA.at(93, 2), DSA.at(92))


def test_none_explains_itself_as_well() -> None:
    none = answers(())
    assert none.explain().splitlines()[1] == "  1. Of 3 days 2 are left. [Article 93(2) DSA]"
    assert not none
    assert none == ()


def test_everything_else_is_as_with_a_tuple() -> None:
    several = answers()
    assert several == DAYS
    assert several == DAYS
    assert hash(several) == hash(DAYS)
    assert (len(several), several[0], several[1:], list(several)) == (2, DAYS[0], DAYS[1:], list(DAYS))
    assert repr(several) == "<Answers: 2: days: 2>"
    assert repr(answers(DAYS[:1])) == "<Answers: 1: days: 2>"


def test_a_notebook_prints_it_in_its_own_line_and_not_answer_by_answer() -> None:
    class Printed(list[str]):
        def text(self, obj: str, /) -> None:
            self.append(obj)

    printed = Printed()
    answers()._repr_pretty_(printed, cycle=False)
    assert printed == ["<Answers: 2: days: 2>"]


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_it_survives_pickles_and_copies(protocol: int) -> None:
    several = Answers(DAYS, headline=HEADLINE, steps=(LEFT.step(3, 2),), notices=(OPEN.notice(),))
    for other in (pickle.loads(pickle.dumps(several, protocol)), copy.copy(several), copy.deepcopy(several)):
        assert type(other) is Answers
        assert other == several
        assert other.explain() == several.explain()


def test_it_cannot_be_changed() -> None:
    several: Any = answers()
    with pytest.raises(FrozenInstanceError):
        several.more = ()
    with pytest.raises(FrozenInstanceError):
        several.steps = ()
    with pytest.raises(FrozenInstanceError):
        del several._reasons


def test_another_language_tells_all_of_it() -> None:
    first, _, _, third, _, *reservation = answers().explain("de").splitlines()
    assert (first, third) == ("days: 2", "  - fällig: 17. Februar 2024")
    assert len(reservation) == 1


def test_a_thought_experiment_is_told_for_all_and_for_each() -> None:
    @asked_with_other_numbers
    def question(*, what_if: WhatIf | None = None) -> Answers[dsa.NamedDay]:
        return answers(tuple(DAYS[: THRESHOLD.on(date(2026, 1, 1))]))

    asked = question(what_if=WhatIf([(THRESHOLD, 1)]))
    assert type(asked) is Answers
    assert len(asked) == 1
    assert asked.notices[0].id == "what-if"
    assert asked.notices[1:] == answers().notices
    assert (asked.headline, asked.steps) == (answers().headline, answers().steps)
    assert [answer.notices[0].id for answer in asked] == ["what-if"]


def test_a_slice_says_of_how_many_it_is_and_keeps_the_reasons() -> None:
    first: Any = answers()[:1]
    assert first == DAYS[:1]
    assert str(first) == "1 of 2: days: 2"
    assert (first.steps, first.notices) == (answers().steps, answers().notices)
    assert str(answers()[::-1]) == "days: 2"
    assert answers()[-1] is DAYS[-1]


def test_what_is_no_obligation_has_none_that_bind() -> None:
    with pytest.raises(AttributeError, match="binds"):
        _ = answers().binding
