"""What holds of every answer, whatever it is about: steps that form a chain, facts and sentences without gaps."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

import dsa
from dsa import Explained, Step
from dsa.testing import registration
from tests.examples import few
from tests.surface import TYPES

registration.register()
KINDS = [kind for kind in TYPES if issubclass(kind, Explained)]
NO_CHAIN = {dsa.SupervisoryFee}
"""A fee's steps are the last ones of its charges, side by side."""
CAN_BE_OPEN = {"most"}
"""Facts that can be unknown: the upper bound of a range."""


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not Explained], ids=lambda kind: kind.__name__)
def test_the_steps_are_whole(kind: type[Explained]) -> None:
    @few(8)
    @given(st.from_type(kind))
    def whole(answer: Explained) -> None:
        assert all(isinstance(step, Step) for step in answer.steps)
        assert kind in NO_CHAIN or all(step.after == other.before for step, other in pairwise(answer.steps))
        facts = [pair for step in answer.steps for pair in step.pairs]
        facts += [pair for notice in answer.notices for pair in notice.pairs]
        assert all(value is not None or name in CAN_BE_OPEN for name, value in facts)
        assert all(step.before is not None for step in answer.steps if step.rule != "published-application")
        assert "None" not in answer.explain()
        assert "XX" not in answer.explain()

    whole()


@few(15)
@given(...)
def test_an_open_time_limit_names_its_strand(investigation: dsa.Investigation) -> None:
    for day in {event.date for event in investigation.events}:
        names = {state.strand.name for state in investigation.state(day).strands}
        assert {limit.strand for limit in investigation.open_time_limits(day)} <= names


def test_the_sentence_of_a_population_names_its_numbers() -> None:
    answer = dsa.threshold_for_population(470_000_000, reference=447_000_000)
    (step,) = answer.steps
    assert (step.before, step.after) == (447_000_000, answer.threshold)
    assert step.facts["population"] == 470_000_000


def test_the_sum_of_the_months_is_where_an_average_begins() -> None:
    (step,) = dsa.average_monthly_active_recipients([1, 2, 3, 4, 5, 6]).steps
    assert (step.before, step.after, step.facts["months"]) == (21, 3, (1, 2, 3, 4, 5, 6))


def test_a_gap_names_its_days() -> None:
    figures = [
        dsa.ActiveRecipients(count=1, period_start=date(2024, 1, 1), period_end=date(2024, 6, 30)),
        dsa.ActiveRecipients(count=1, period_start=date(2024, 8, 1), period_end=date(2025, 7, 31)),
    ]
    step = dsa.termination_test(figures, on=date(2025, 8, 1)).steps[-1]
    assert (step.facts["gap_start"], step.facts["gap_end"]) == (date(2024, 7, 1), date(2024, 7, 31))
