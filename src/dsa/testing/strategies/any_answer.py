"""Answers of every kind, and the questions that they carry: for whoever has to do with all of them alike."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ... import procedures
from ...act.procedures.time_limit import TimeLimit
from ...ground.asked import Asked
from ...ground.trace import Explained
from ...time_limits.court import action_for_annulment, appeal
from ...time_limits.deadlines import Deadline
from ...time_limits.named_days import EffectiveDate, NamedDay
from . import answers, enterprise_facts, obligation_facts, statement_facts
from .provisions import time_limits
from .service_facts import designations
from .time import calendars, days


@st.composite
def procedure_answers(draw: DrawFn, *, row: TimeLimit | None = None) -> Deadline | NamedDay | EffectiveDate:
    """Single time limits of the Act, each asked by its function. Shrinks to that for a complaint."""
    wanted = draw(time_limits()) if row is None else row
    on = {} if not wanted.moves or wanted.backwards else {"calendar": wanted.whose or draw(calendars())}
    answer: Deadline | NamedDay | EffectiveDate = getattr(procedures, wanted.name)(draw(days()), **on)
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
    found = draw(designations(dated=True))
    return draw(st.sampled_from([day for day in (found.application, found.cessation) if day]))


def any_answer() -> SearchStrategy[Explained]:
    """Answers of every kind that the library gives. Shrinks to a deadline."""
    return st.one_of(
        answers.deadlines(),
        answers.named_days(),
        answers.effective_dates(),
        answers.working_day_counts(),
        answers.receipts(),
        answers.recomputations(),
        answers.recipient_averages(),
        answers.threshold_tests(),
        answers.threshold_adjustments(),
        answers.termination_tests(),
        answers.maximum_fines(),
        answers.shares_of_ceiling(),
        answers.limitations(),
        answers.supervisory_fees(),
        answers.fee_charges(),
        answers.question_statuses(),
        answers.investigation_states(),
        answers.open_time_limits(),
        enterprise_facts.size_statuses(),
        obligation_facts.competences(),
        obligation_facts.obligation_statuses(),
        obligation_facts.obligation_changes(),
        obligation_facts.due_dates(),
        statement_facts.statements_owed(),
        procedure_answers(),
        court_deadlines(),
        designation_days(),
    )


def asked_questions() -> SearchStrategy[Asked]:
    """The questions that answers carry. Shrinks to that of a deadline."""
    return any_answer().map(_question)


def _question(answer: Explained) -> Asked:
    assert answer.asked is not None, "a public function gave it"
    return answer.asked
