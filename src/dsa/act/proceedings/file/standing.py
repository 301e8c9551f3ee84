"""Whether an act stands, is in force, and its status on a day; what is annulled takes along all that hangs on it."""

from __future__ import annotations

from datetime import date
from enum import Enum
from operator import attrgetter

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
from ..payments import (
    GuaranteeGiven,
    ObligationSatisfied,
    PenaltyPaid,
    PeriodicPenaltyFixed,
    PeriodicPenaltyImposed,
    ProceduralFine,
)
from ..powers import InformationRequested, InformationSupplied, InterimMeasures, InterimMeasuresRenewed
from .entries import ActEntry, CaseEntry, Moment, onwards
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


def suspended_by(file: Register, act: ActEntry, strand: str, moment: Moment) -> OperationSuspended | None:
    """The order of the Court that suspends an act in a strand on a day; it ends with the judgment at the latest."""
    lifted = [place for place, _ in act.happened(OperationResumed, moment, strand)]
    for place, order in act.happened(OperationSuspended, moment, strand):
        if order.until is not None and order.until < moment.on:
            continue
        case = file.orders.get(place)
        if any(at > place and case in (None, file.orders.get(at, case)) for at in lifted):
            continue
        if not _judged_since(act, strand, case, place, moment):
            return order
    return None


def _judged_since(act: ActEntry, strand: str, of: CaseEntry | None, place: int, moment: Moment) -> bool:
    """Whether judgment was given after an order, in the case in which it was made or, if unknown, in any on the act."""
    return any(
        of in (None, case) and strand in case.strands and not isinstance(event, AppealBrought)
        for case in act.cases
        for at, event in case.since(moment)
        if at > place
    )


def ended_by(file: Register, act: ActEntry, strand: str, moment: Moment) -> Event | None:
    """What put an end to an act in a strand, or took its place."""
    match act.event:
        case CommitmentsMadeBinding():
            return act.last(Reopened, moment, strand)
        case PeriodicPenaltyImposed():
            return act.last(ObligationSatisfied, moment, strand) or _done(act.basis, strand, moment)
        case ActionPlanDecided():
            return act.last(SupervisionEnded, moment, strand)
        case AccessRestricted():
            return _extended(act, strand, moment)
        case InterimMeasures():
            for renewal in act.followed(moment):
                renewed = isinstance(renewal.event, InterimMeasuresRenewed) and strand in renewal.strands
                if renewed and stands(renewal, strand, moment):
                    return renewal.event
            return _concluded(file, act, strand, moment)
    return None


def _done(acts: tuple[ActEntry, ...], strand: str, moment: Moment) -> Event | None:
    """The last of what was done where all was done that some acts asked for: then there is nothing to compel."""
    parts = [(act, name) for act in acts for name in ((strand,) if strand in act.strands else act.strands)]
    done = [performed_by(act, name, moment) for act, name in parts]
    events = [event for event in done if event is not None]
    return max(events, key=attrgetter("date")) if events and len(events) == len(done) else None


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


def _concluded(file: Register, act: ActEntry, strand: str, moment: Moment) -> Event | None:
    """The first event after an act that concluded the proceedings in a strand, and stands."""
    kinds = file.strands[strand].kinds
    after = (onwards(kinds.get(kind, ()), act.place, moment) for kind in CONCLUDING)
    first = (
        next((entry for _, _, entry in each if entry is not None and stands(entry, strand, moment)), None)
        for each in after
    )
    concluding = min((entry for entry in first if entry is not None), key=attrgetter("place"), default=None)
    return None if concluding is None else concluding.event


def lapsed_on(act: ActEntry, strand: str, moment: Moment) -> date | None:
    """The last day of an act in a strand, if it is over."""
    until = lasts_until(act, moment, strand)
    return until if until is not None and until < moment.on else None


def in_force(file: Register, act: ActEntry, strand: str, moment: Moment) -> bool:
    """Whether an act binds in a strand on a day: it stands, and is neither suspended, ended nor lapsed."""
    return (
        act.place < moment.count
        and stands(act, strand, moment)
        and suspended_by(file, act, strand, moment) is None
        and ended_by(file, act, strand, moment) is None
        and lapsed_on(act, strand, moment) is None
    )


def compels(file: Register, act: ActEntry, strand: str, moment: Moment) -> bool:
    """Whether payments can compel obedience to an act in a strand: it binds, and what it asks for is not done."""
    return (
        act.event.compels is not None
        and in_force(file, act, strand, moment)
        and performed_by(act, strand, moment) is None
    )


def performed_by(act: ActEntry, strand: str, moment: Moment) -> Event | None:
    """What was done in a strand of what an act asked for; None while something is open, or nothing was asked for."""
    match act.event:
        case InformationRequested():
            return answered(act, None, strand, moment)
        case MeasuresOrdered():
            return act.last(MeasuresReported, moment, strand)
        case ActionPlanDecided():
            return act.last(ActionPlanCarriedOut, moment, strand)
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


def secured(act: ActEntry, moment: Moment) -> bool:
    """Whether a penalty is paid, or guaranteed as far as it is not, as far as the amounts tell (Article 78(5))."""
    guarantees = [guarantee.amount for _, guarantee in act.happened(GuaranteeGiven, moment)]
    if paid(act, moment) is not None or None in guarantees:
        return True
    due, payments = amount_of(act, moment), [payment.amount for _, payment in act.happened(PenaltyPaid, moment)]
    known = [amount.exact for amount in (*guarantees, *payments) if amount is not None]
    return bool(guarantees) and (due is None or sum(known) >= due.exact)


def answered(act: ActEntry, subject: str | None, strand: str, moment: Moment) -> Event | None:
    """The complete answer to a request in a strand, or to one question of it."""
    complete = [event for _, event in act.happened(InformationSupplied, moment, strand) if event.complete][::-1]
    whole = next((event for event in complete if event.subject is None or event.subject == subject), None)
    event = act.event
    if whole is not None or subject is not None or not isinstance(event, InformationRequested) or not event.request:
        return whole
    told = [  # in the request itself
        InformationSupplied(date=question.answered, subject=question.subject, of=act.reference)
        for question in event.request.questions
        if question.answered is not None and question.answered <= moment.on
    ]
    answers = sorted((*told, *complete), key=attrgetter("date"))
    asked = {question.subject for question in event.request.questions}
    return answers[-1] if asked <= {answer.subject for answer in answers} else None


def status(file: Register, act: ActEntry, moment: Moment) -> tuple[ActStatus, Event]:
    """The status of an act on a day, and the event that gave it."""
    lost = [reason for strand in act.strands if (reason := gone(act, strand, moment)) is not None]
    own = [annulment(act, strand, moment) for strand in act.strands]
    if lost and len(lost) == len(act.strands):
        fallen = [reason for reason in lost if reason.act is not act]
        return (ActStatus.FALLEN if fallen else ActStatus.ANNULLED), (fallen or lost)[0].annulment.ruling or act.event
    orders = [order for strand in act.strands if (order := suspended_by(file, act, strand, moment)) is not None]
    if orders and not any(_operates(file, act, strand, moment) for strand in act.strands):
        return ActStatus.SUSPENDED, orders[0]
    for part in own:
        annulled = all(part.extent >= Extent.EFFECTS_MAINTAINED for part in own)
        if annulled and part.extent is Extent.EFFECTS_MAINTAINED and part.ruling is not None:
            return ActStatus.EFFECTS_MAINTAINED, part.ruling
    ends = [end for strand in act.strands if (end := ended_by(file, act, strand, moment)) is not None]
    if ends and not any(_goes_on(file, act, strand, moment) for strand in act.strands):
        return ActStatus.ENDED, ends[0]
    there = [strand for strand in act.strands if _goes_on(file, act, strand, moment)]
    if all(lapsed_on(act, strand, moment) is not None for strand in there):
        return ActStatus.LAPSED, act.event
    done = [performed for strand in there if (performed := performed_by(act, strand, moment)) is not None]
    if len(done) == len(there):
        return ActStatus.PERFORMED, max(done, key=attrgetter("date"))
    for part in own:
        if part.ruling is not None:
            return ActStatus.PARTLY_ANNULLED, part.ruling
    return ActStatus.IN_FORCE, act.event


def _goes_on(file: Register, act: ActEntry, strand: str, moment: Moment) -> bool:
    return stands(act, strand, moment) and ended_by(file, act, strand, moment) is None


def _operates(file: Register, act: ActEntry, strand: str, moment: Moment) -> bool:
    return _goes_on(file, act, strand, moment) and suspended_by(file, act, strand, moment) is None


def can_still_sue(act: ActEntry, strand: str, moment: Moment) -> bool:
    """Whether an addressee of an act has not gone to the Court against it in a strand, its time apart."""
    brought = {case.by for case in act.cases if case.place < moment.count and strand in case.strands}
    return None not in brought and not act.addressees <= brought


def observed(act: ActEntry, strand: str, moment: Moment) -> bool:
    """Whether observations on findings have come in for a strand."""
    return isinstance(act.event, Findings) and act.last(ObservationsSubmitted, moment, strand) is not None
