"""Which case before the Court an event is about, and what contradicts it."""

from __future__ import annotations

from ....ground import checks
from ....ground.citations import Citation
from ....ground.errors import NotAllowed
from ....ground.words import Phrase
from ..court import (
    ActionBrought,
    AppealBrought,
    AppealDecided,
    JudgmentGiven,
    OperationResumed,
    OperationSuspended,
    Outcome,
    Ruling,
)
from ..decisions import NonComplianceDecision
from ..event import Event
from ..payments import PeriodicPenaltyFixed, PeriodicPenaltyImposed, ProceduralFine
from .entries import ActEntry, CaseEntry, Moment
from .register import Register
from .standing import suspended_by

_NO_ACTION = "no action is pending"


def refusal(event: Event, why: str, instead: str, under: Citation | None = None) -> NotAllowed:
    """An event that contradicts the file; what would be possible instead."""
    return NotAllowed(
        event=Phrase(event.title),
        day=event.date,
        why=Phrase(why),
        citation=under or event.citation,
        possible=Phrase(instead),
    )


def _said(case: CaseEntry) -> str:
    return case.number or case.event.by or "one without a number"


def _called(case: CaseEntry, name: str) -> bool:
    """Whether a case has a number, or, where it has none, was brought by somebody of that name."""
    return name == (case.number or case.event.by)


def _sharing(file: Register, names: tuple[str, ...]) -> list[CaseEntry]:
    return [case for case in file.cases if any(name in case.strands for name in names)]


def judged(file: Register, event: JudgmentGiven, names: tuple[str, ...], moment: Moment) -> CaseEntry:
    """The pending action that a judgment ends."""
    pending = [case for case in _sharing(file, names) if case.state(moment).before_general_court]
    if not pending:
        raise refusal(event, _NO_ACTION, ActionBrought.title)
    meant = pending if event.case is None else [case for case in pending if _called(case, event.case)]
    if len(meant) != 1:
        cases = ", ".join(map(_said, pending))
        raise refusal(event, "it does not say which pending action it ends", f"case=, one of {cases}")
    return meant[0]


def appealed(file: Register, event: AppealBrought, names: tuple[str, ...], moment: Moment) -> CaseEntry:
    """The case with a judgment against which an appeal is brought."""
    judged = [case for case in _sharing(file, names) if not case.state(moment).before_general_court]
    appealable = [case for case in judged if not case.state(moment).on_appeal]
    meant = [case for case in appealable if _called(case, event.against)]
    if len(meant) != 1:
        cases = ", ".join(map(_said, appealable)) or "judgment given"
        over = any(_called(case, event.against) for case in judged)
        why = "the Court of Justice has decided" if over else "no judgment is recorded in"
        raise refusal(event, f"{why} {event.against}", cases)
    return meant[0]


def decided_on_appeal(file: Register, event: AppealDecided, names: tuple[str, ...], moment: Moment) -> CaseEntry:
    """The case with the appeal that is decided."""
    states = [(case, case.state(moment)) for case in _sharing(file, names)]
    pending = [(case, state) for case, state in states if state.appeals]
    if not pending:
        raise refusal(event, "no appeal is pending", "appeal brought before the Court of Justice")
    meant = [case for case, state in pending if state.appeal_of(event) is not None]
    if len(meant) != 1 or (event.case is None and len(pending) > 1):
        cases = ", ".join(appeal.case or appeal.against for _, state in pending for appeal in state.appeals)
        raise refusal(event, "it does not say which appeal it decides", f"case=, one of {cases}")
    return meant[0]


def suspended(
    file: Register, event: OperationSuspended | OperationResumed, names: tuple[str, ...], moment: Moment
) -> CaseEntry:
    """The case in which the operation of an act is suspended, or no longer."""
    pending = [case for case in _sharing(file, names) if case.state(moment).pending]
    if not pending:
        raise refusal(event, _NO_ACTION, ActionBrought.title)
    meant = pending if event.case is None else [case for case in pending if _called(case, event.case)]
    if len(meant) != 1:
        cases = ", ".join(map(_said, pending))
        raise refusal(event, "it does not say in which case", f"case=, one of {cases}")
    return meant[0]


def check_suspension(
    event: OperationSuspended | OperationResumed, acts: tuple[ActEntry, ...], names: tuple[str, ...], moment: Moment
) -> None:
    """Article 278 TFEU: the Court suspends what is before it, and only what is suspended resumes."""
    if isinstance(event, OperationResumed):
        if not any(suspended_by(act, moment) for act in acts):
            raise refusal(event, "no operation is suspended", OperationSuspended.title)
        return
    cases = (case for act in acts for case in act.cases if any(name in case.strands for name in names))
    if not any(case.state(moment).pending for case in cases):
        raise refusal(event, _NO_ACTION, ActionBrought.title)


def check_ruling(event: Ruling, case: CaseEntry) -> None:
    """Article 81: only fines and payments can be varied; an act that is named is one of those before the Court."""
    references = [act.reference for act in case.against]
    for reference in event.of:
        checks.known("of", reference, references)
    if event.ruling is not Outcome.VARIED:
        return
    for act in case.against:
        decision = act.event
        if isinstance(decision, ProceduralFine | PeriodicPenaltyImposed | PeriodicPenaltyFixed):
            return
        if isinstance(decision, NonComplianceDecision) and decision.penalty is not None:
            return
    why = "there is no fine and no payment that could be varied"
    raise refusal(event, why, "dismissed or annulled", Outcome.VARIED.citation)
