"""Answers of every kind, and the questions that they carry: for whoever has to do with all of them alike."""

from __future__ import annotations

from importlib import import_module
from operator import attrgetter

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ... import procedures
from ...act.procedures.time_limit import TimeLimit
from ...ground.asked import Asked
from ...ground.trace import Explained
from ...time_limits.court import action_for_annulment, appeal
from ...time_limits.deadlines import Deadline
from ...time_limits.named_days import EffectiveDate, NamedDay
from .provisions import time_limits
from .service_facts import designations
from .time import LAST, calendars, days


@st.composite
def procedure_answers(draw: DrawFn, *, row: TimeLimit | None = None) -> Deadline | NamedDay | EffectiveDate:
    """Single time limits of the Act, each asked by its function. Shrinks to that for a complaint."""
    wanted = draw(time_limits()) if row is None else row
    on = {} if not wanted.moves or wanted.backwards else {"calendar": wanted.whose or draw(calendars())}
    answer: Deadline | NamedDay | EffectiveDate = getattr(procedures, wanted.name)(
        draw(days(wanted.period.history[0].first, LAST)), **on
    )
    return answer


@st.composite
def court_deadlines(draw: DrawFn) -> Deadline:
    """Actions before the Court and appeals from it. Shrinks to an action against a decision notified at first."""
    day = draw(days())
    ask = draw(st.sampled_from((action_for_annulment, appeal)))
    return ask(day, beyond="project")


@st.composite
def designation_days(draw: DrawFn) -> EffectiveDate:
    """From when a designation binds, and ceases to. Shrinks to its application."""
    designation = draw(designations(dated=True))
    return draw(st.sampled_from([day for day in (designation.application, designation.cessation) if day is not None]))


def any_answer() -> SearchStrategy[Explained]:
    """Answers of every kind that the library gives. Shrinks to a single time limit."""
    import dsa

    registration = import_module("dsa.testing.registration")  # which loads strategies when it is asked for one
    kinds = [(registration.STRATEGIES, dsa), (registration.STATEMENTS, dsa.statements)]
    registered = {
        function
        for table, space in kinds
        for name, function in table.items()
        if issubclass(attrgetter(name)(space), Explained)
    }
    strategies = import_module("dsa.testing.strategies")
    answers = [getattr(strategies, function)() for function in sorted(registered)]
    return st.one_of(procedure_answers(), court_deadlines(), designation_days(), *answers)


def asked_questions() -> SearchStrategy[Asked]:
    """The questions that answers carry. Shrinks to that of a single time limit."""
    return any_answer().map(_question)


def _question(answer: Explained) -> Asked:
    assert answer.asked is not None, "a public function gave it"
    return answer.asked
