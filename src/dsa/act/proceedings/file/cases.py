"""Which case before the Court an event is about, and what contradicts it."""

from __future__ import annotations

from ....ground import checks
from ....ground.citations import Citation
from ....ground.errors import NotAllowed
from ....ground.words import Phrase
from ..court import (
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
from .entries import CaseEntry, Moment
from .register import Register


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
        raise refusal(event, "no action is pending", "action brought before the Court")
    meant = pending if event.case is None else [case for case in pending if _called(case, event.case)]
    if len(meant) != 1:
        cases = ", ".join(map(_said, pending))
        raise refusal(event, "it does not say which pending action it ends", f"case=, one of {cases}")
    return meant[0]


def appealed(file: Register, event: AppealBrought, names: tuple[str, ...], moment: Moment) -> CaseEntry:
    """The case with a judgment against which an appeal is brought."""
    judged = [case for case in _sharing(file, names) if not case.state(moment).before_general_court]
    meant = [case for case in judged if _called(case, event.against)]
    if len(meant) != 1:
        cases = ", ".join(map(_said, judged)) or "judgment given"
        raise refusal(event, f"no judgment is recorded in {event.against}", cases)
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
        raise refusal(event, "no action is pending", "action brought before the Court")
    meant = pending if event.case is None else [case for case in pending if _called(case, event.case)]
    if len(meant) != 1:
        cases = ", ".join(map(_said, pending))
        raise refusal(event, "it does not say in which case", f"case=, one of {cases}")
    return meant[0]


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
