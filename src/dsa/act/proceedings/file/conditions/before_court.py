"""What the Court's proceedings ask for: an act, an action, a judgment, an appeal, each before the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ... import court
from ...event import Event
from ..concerning import CONCERNS, Asked
from ..entries import backwards
from ..kinds import contestable
from ..rulings import CaseState, case_state
from ..standing import suspended_by
from .defects import Objection
from .question import MISSING, Question


def sued(question: Question) -> Objection | None:
    """An action: an act that stands, and can be contested."""
    asked = Asked(question.file, court.OperationSuspended(date=question.moment.on), (question.name,), question.moment)
    if question.event is not None:
        return None if any(map(asked.standing, question.acts)) else question.lacking(MISSING[question.kind])
    for kind in _contested_kinds(question):
        for _, _, act in backwards(question.strand.kinds[kind], question.moment):
            if act is not None and contestable(act.event) and asked.standing(act):
                return None
    return question.lacking(MISSING[question.kind])


def _contested_kinds(question: Question) -> list[type[Event]]:
    wanted = CONCERNS[court.ActionBrought].kinds
    return [kind for kind in tuple(question.strand.kinds) if kind in wanted]


def before_court(question: Question) -> Objection | None:
    """A judgment needs a pending action, an appeal a judgment, a decision on an appeal the appeal."""
    if question.event is not None:
        return None
    wanted = _COURT[question.kind]
    for case in question.strand.cases:
        if case.place < question.moment.count and wanted(case_state(case, question.moment)):
            return None
    return question.lacking(MISSING[question.kind])


def resumed(question: Question) -> Objection | None:
    """The end of a suspension: a suspension."""
    there = [case for case in question.strand.cases if case.place < question.moment.count]
    if any(suspended_by(act, question.moment) is not None for case in there for act in case.against):
        return None
    return None if question.event is not None else question.lacking(MISSING[question.kind])


_COURT: Mapping[type[Event], Callable[[CaseState], bool]] = MappingProxyType(
    {
        court.OperationSuspended: lambda state: state.pending,
        court.JudgmentGiven: lambda state: state.before_general_court,
        court.AppealBrought: lambda state: not state.before_general_court and not state.on_appeal,
        court.AppealDecided: lambda state: bool(state.appeals),
    }
)
