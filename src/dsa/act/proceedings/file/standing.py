"""Whether an act stands, is in force, and its status on a day; what is annulled takes along all that hangs on it."""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import frozen

from ..after_decision import (
    AccessRestricted,
    ActionPlanCarriedOut,
    ActionPlanDecided,
    MeasuresOrdered,
    MeasuresReported,
    SupervisionEnded,
)
from ..court import AppealBrought, OperationResumed, OperationSuspended
from ..decisions import Closed, CommitmentsMadeBinding, NonComplianceDecision, Reopened
from ..event import Event
from ..findings import Findings, ObservationsSubmitted
from ..payments import ObligationSatisfied, PenaltyPaid, PeriodicPenaltyFixed, PeriodicPenaltyImposed, ProceduralFine
from ..powers import InformationRequested, InformationSupplied, InterimMeasures, InterimMeasuresRenewed
from .entries import ActEntry, Moment, backwards
from .register import Register
from .rulings import Annulment, Extent, amount_of, annulment
from .time_limits import lasts_until, restrictions

CONCLUDING: tuple[type[Event], ...] = (CommitmentsMadeBinding, NonComplianceDecision, Closed)
"""What concludes the proceedings in a strand."""


class ActStatus(Enum):
    """What has become of an act."""

    IN_FORCE = "in_force"
    PARTLY_ANNULLED = "partly_annulled"
    PERFORMED = "performed"
    """What it asked for was done."""
    LAPSED = "lapsed"
    """Its last day is over."""
    ENDED = "ended"
    """A later act put an end to it, or took its place."""
    EFFECTS_MAINTAINED = "effects_maintained"
    """Annulled, with its effects maintained (Article 264, second paragraph, TFEU)."""
    SUSPENDED = "suspended"
    """The Court has suspended its operation (Article 278 TFEU)."""
    FALLEN = "fallen"
    """An act on which it hangs is annulled."""
    ANNULLED = "annulled"

    def __str__(self) -> str:
        return self.value.replace("_", " ")


@frozen
class Gone:
    """Why an act does not stand in a strand: the annulment, of itself or of an act on which it hangs."""

    act: ActEntry
    annulment: Annulment


def gone(act: ActEntry, strand: str, moment: Moment) -> Gone | None:
    """What took an act out of a strand; None while it stands there."""
    if not act.sued or strand not in act.strands:
        return None  # what the Court says of a strand is not of the acts of others
    while (own := annulment(act, strand, moment)).extent is not Extent.WHOLLY:
        if len(act.basis) != 1 or strand not in act.basis[0].strands:
            return _without_basis(act, strand, moment)
        act = act.basis[0]
    return Gone(act, own)


def _without_basis(act: ActEntry, strand: str, moment: Moment) -> Gone | None:
    """Why none of the acts on which an act hangs stands; None if one does, or there is none."""
    fallen: Gone | None = None
    for basis in act.basis:
        parts = (strand,) if strand in basis.strands else basis.strands
        reasons = [gone(basis, part, moment) for part in parts]
        if any(reason is None for reason in reasons):
            return None
        fallen = reasons[0]
    return fallen


def stands(act: ActEntry, strand: str, moment: Moment) -> bool:
    """Whether an act stands in a strand: neither annulled there nor hanging on what is."""
    return gone(act, strand, moment) is None


def suspended_by(act: ActEntry, moment: Moment) -> OperationSuspended | None:
    """The order of the Court that suspends an act on a day; it ends with the judgment at the latest."""
    resumed = next((place for place, _ in act.happened(OperationResumed, moment)), -1)
    for place, order in act.happened(OperationSuspended, moment):
        if place < resumed:
            return None
        if (order.until is None or moment.on <= order.until) and not _judged_since(act, order, place, moment):
            return order
    return None


def _judged_since(act: ActEntry, order: OperationSuspended, place: int, moment: Moment) -> bool:
    """Whether judgment was given after an order, in the case that it names or in any against the act."""
    return any(
        order.case in (None, case.number) and not isinstance(event, AppealBrought)
        for case in act.cases
        for at, event in case.since(moment)
        if at > place
    )


def ended_by(file: Register, act: ActEntry, strand: str, moment: Moment) -> Event | None:
    """What put an end to an act in a strand, or took its place."""
    match act.event:
        case CommitmentsMadeBinding():
            return _last_in(file, act, Reopened, strand, moment)
        case PeriodicPenaltyImposed():
            return _last_in(file, act, ObligationSatisfied, strand, moment)
        case ActionPlanDecided():
            return _last_in(file, act, SupervisionEnded, strand, moment)
        case AccessRestricted():
            return _extended(act, strand, moment)
        case InterimMeasures():
            for renewal in act.followed(moment):
                renewed = isinstance(renewal.event, InterimMeasuresRenewed) and strand in renewal.strands
                if renewed and stands(renewal, strand, moment):
                    return renewal.event
            return _concluded(file, act, strand, moment)
    return None


def _extended(act: ActEntry, strand: str, moment: Moment) -> Event | None:
    """The extension that took the place of a restriction of access, or of an extension before it."""
    together = restrictions(act, moment.count)
    return next(
        (
            extension.event
            for extension in together
            if extension.place > act.place and extension.basis and strand in extension.strands
        ),
        None,
    )


def _last_in(file: Register, act: ActEntry, kind: type[Event], strand: str, moment: Moment) -> Event | None:
    """The last event of a kind that concerns an act and happened in a strand."""
    return next((event for place, event in act.happened(kind, moment) if strand in file.where[place]), None)


def _concluded(file: Register, act: ActEntry, strand: str, moment: Moment) -> Event | None:
    """The first event after an act that concluded the proceedings in a strand, and stands."""
    kinds = file.strands[strand].kinds
    for kind in CONCLUDING:
        for place, event, entry in backwards(kinds.get(kind, ()), moment):
            if place < act.place:
                break
            if entry is not None and stands(entry, strand, moment):
                return event
    return None


def lapsed_on(act: ActEntry, moment: Moment) -> date | None:
    """The last day of an act, if it is over."""
    until = lasts_until(act, moment)
    return until if until is not None and until < moment.on else None


def in_force(file: Register, act: ActEntry, strand: str, moment: Moment) -> bool:
    """Whether an act binds in a strand on a day: it stands, and is neither suspended, ended nor lapsed."""
    return (
        act.place < moment.count
        and stands(act, strand, moment)
        and suspended_by(act, moment) is None
        and ended_by(file, act, strand, moment) is None
        and lapsed_on(act, moment) is None
    )


def performed_by(act: ActEntry, moment: Moment) -> Event | None:
    """What was done of what an act asked for; None while something is open, or nothing was asked for."""
    match act.event:
        case InformationRequested():
            return answered(act, None, moment)
        case MeasuresOrdered():
            return act.last(MeasuresReported, moment)
        case ActionPlanDecided():
            return act.last(ActionPlanCarriedOut, moment)
        case ProceduralFine() | PeriodicPenaltyFixed():
            return paid(act, moment)
    return None


def paid(act: ActEntry, moment: Moment) -> PenaltyPaid | None:
    """The payment with which a penalty is paid in full, as far as the amounts tell; None while some of it is not."""
    payments = [payment for _, payment in act.happened(PenaltyPaid, moment)]
    due, amounts = amount_of(act, moment), [payment.amount for payment in payments]
    known = [amount.exact for amount in amounts if amount is not None]
    if due is not None and len(known) == len(payments) and sum(known) < due.exact:
        return None
    return payments[0] if payments else None


def answered(act: ActEntry, subject: str | None, moment: Moment) -> Event | None:
    """The complete answer to a request, or to one question of it."""
    complete = [event for _, event in act.happened(InformationSupplied, moment) if event.complete][::-1]
    whole = next((event for event in complete if event.subject is None or event.subject == subject), None)
    event = act.event
    if whole is not None or subject is not None or not isinstance(event, InformationRequested) or not event.request:
        return whole
    asked = {question.subject for question in event.request.questions}
    return complete[-1] if asked and asked <= {answer.subject for answer in complete} else None


def status(file: Register, act: ActEntry, moment: Moment) -> tuple[ActStatus, Event]:
    """The status of an act on a day, and the event that gave it."""
    lost = [reason for strand in act.strands if (reason := gone(act, strand, moment)) is not None]
    own = [annulment(act, strand, moment) for strand in act.strands]
    if lost and len(lost) == len(act.strands):
        fallen = [reason for reason in lost if reason.act is not act]
        return (ActStatus.FALLEN if fallen else ActStatus.ANNULLED), (fallen or lost)[0].annulment.ruling or act.event
    if (order := suspended_by(act, moment)) is not None:
        return ActStatus.SUSPENDED, order
    for part in own:
        annulled = all(part.extent >= Extent.EFFECTS_MAINTAINED for part in own)
        if annulled and part.extent is Extent.EFFECTS_MAINTAINED and part.ruling is not None:
            return ActStatus.EFFECTS_MAINTAINED, part.ruling
    ends = [end for strand in act.strands if (end := ended_by(file, act, strand, moment)) is not None]
    if ends and not any(_goes_on(file, act, strand, moment) for strand in act.strands):
        return ActStatus.ENDED, ends[0]
    if lapsed_on(act, moment) is not None:
        return ActStatus.LAPSED, act.event
    if (done := performed_by(act, moment)) is not None:
        return ActStatus.PERFORMED, done
    for part in own:
        if part.ruling is not None:
            return ActStatus.PARTLY_ANNULLED, part.ruling
    return ActStatus.IN_FORCE, act.event


def _goes_on(file: Register, act: ActEntry, strand: str, moment: Moment) -> bool:
    return stands(act, strand, moment) and ended_by(file, act, strand, moment) is None


def observed(act: ActEntry, moment: Moment) -> bool:
    """Whether observations on findings have come in."""
    return isinstance(act.event, Findings) and act.last(ObservationsSubmitted, moment) is not None
