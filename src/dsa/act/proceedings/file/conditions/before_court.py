"""What the Court's proceedings ask for: an act, an action, a judgment, an appeal, each before the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from ... import court
from ...event import Event
from ..case_states import CaseState
from ..entries import ActEntry
from ..kinds import CONTESTABLE, contestable
from ..standing import stands, suspended_by
from .defects import Objection
from .question import MISSING, Question


def sued(question: Question) -> Objection | None:
    """An action: an act that stands, and can be contested."""
    name, moment = question.name, question.moment
    acts = _contestable(question) if question.event is None else question.acts
    if any(name in act.strands and stands(act, name, moment) for act in acts):
        return None
    return question.lacking(MISSING[question.kind])


def _contestable(question: Question) -> Iterator[ActEntry]:
    return (act for act in question.strand.acts(CONTESTABLE, question.moment) if contestable(act.event))


def before_court(question: Question) -> Objection | None:
    """A judgment needs a pending action, an appeal a judgment, a decision on an appeal the appeal."""
    if question.event is not None:
        return None
    wanted = _COURT[question.kind]
    for case in question.strand.cases:
        if case.place < question.moment.count and wanted(case.state(question.moment), question.moment.on):
            return None
    return question.lacking(MISSING[question.kind])


def resumed(question: Question) -> Objection | None:
    """The end of a suspension: a suspension."""
    file, name, moment = question.file, question.name, question.moment
    acts = (act for case in question.strand.cases for act in case.against if name in act.strands)
    if any(suspended_by(file, act, name, moment) for act in acts):
        return None
    return None if question.event is not None else question.lacking(MISSING[question.kind])


_COURT: Mapping[type[Event], Callable[[CaseState, date], bool]] = MappingProxyType(
    {
        court.OperationSuspended: lambda state, on: state.pending,
        court.JudgmentGiven: lambda state, on: state.before_general_court,
        court.AppealBrought: CaseState.appealable,
        court.AppealDecided: lambda state, on: bool(state.appeals),
    }
)
