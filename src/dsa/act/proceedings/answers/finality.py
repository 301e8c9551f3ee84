"""What has become of a fine or of periodic payments, and from when the decision on them is final (Article 78(2))."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import frozen

from ....ground.brief import Brief
from ....ground.citations import DSA, TFEU, Citation
from ....ground.money import Money
from ....ground.trace import Notice, Point, Reasoned, Sentence, Step
from ....time_limits.court import action_for_annulment
from ..decisions import NonComplianceDecision
from ..event import LegalAct
from ..file.entries import ActEntry, Moment
from ..file.register import Register
from ..file.rulings import amount_of, imposed_amount, unsettled
from ..file.standing import can_still_sue, stands
from ..payments import GuaranteeGiven, PenaltyPaid, PeriodicPenaltyImposed, ProceduralFine

AMOUNT = Sentence("penalty-amount", "{reference}: the amount is {amount} [{citation}]")
RATE = Sentence("penalty-per-day", "{kind}: {amount} a day ({details})")
NOTHING_LEFT = Sentence("penalty-nothing-left", "{why} [{citations}]")
PENDING = Point(
    "enforcement-action-pending",
    "{reference} is before the Court on {on}: the decision is not final, and time has not begun to run.",
    (DSA.at(78, 2),),
)
STILL_OPEN = Point(
    "enforcement-still-open",
    "{reference} can still be brought before the Court until the end of {until}: the decision is not final.",
    (DSA.at(78, 2),),
)
UNKNOWN = Point(
    "enforcement-finality-unknown",
    "When {reference} became final cannot be said: the day of notification, from which the time for an action or an "
    "appeal runs, is not recorded.",
    (DSA.at(78, 2),),
)
FALLEN = Point(
    "enforcement-nothing-left",
    "{reference} does not stand on {on}: there is nothing to enforce.",
    (TFEU.at(264), DSA.at(78, 1)),
)
CANCELLED = Point(
    "enforcement-cancelled",
    "{reference}: the Court varied the amount to {amount}: there is nothing to enforce.",
    (DSA.at(81), DSA.at(78, 1)),
)
ANNULLED_IN_PART = Point(
    "penalty-annulled-in-part",
    "{reference}: the Court has annulled part of what the fine is for; what that leaves of the amount is not recorded.",
    (TFEU.at(264), DSA.at(81)),
)

_DAY = timedelta(days=1)


@frozen
class Finality:
    """The first day on which a decision is final; None while it is not, or where it cannot be said, and why."""

    day: date | None
    why: Notice | None = None


@frozen(kw_only=True)
class PenaltyState(Reasoned, Brief):
    """A fine, or payments, on a day: as imposed and as they stand after judgments, paid or secured, final or not.

    :param reference: how the decision is called that imposes it.
    :param event: the decision, as it was recorded.
    :param imposed: the amount as it was imposed; of payments by the day, the rate.
    :param amount: the same as it stands; None where nothing is left of it.
    :param final: the first day on which the decision is final; None where that cannot be said.
    :param why_not_final: what keeps it from being final; None if it is.
    :param paid: the last payment, of the whole or of a part; None where none is recorded.
    :param guaranteed: the last guarantee in place of payment; None where none is recorded.
    :param annulled_in_part: whether the Court has annulled part of what the fine is for, and no amount tells what that
        leaves of it.
    """

    reference: str
    event: LegalAct
    imposed: Money
    amount: Money | None
    final: date | None
    why_not_final: Notice | None
    paid: PenaltyPaid | None
    guaranteed: GuaranteeGiven | None
    annulled_in_part: bool = False

    @property
    def citation(self) -> Citation:
        """The provision under which it is imposed: Article 74(1) for a fine in a decision of non-compliance.

        Of an amount that the Court has varied, Article 81.
        """
        if self.amount not in (None, self.imposed):
            return DSA.at(81)
        return DSA.at(74, 1) if isinstance(self.event, NonComplianceDecision) else self.event.citation

    @property
    def headline(self) -> Sentence:
        """The amount as it stands, of payments by the day the rate; or that nothing is left of it."""
        if self.amount is None and self.why_not_final is not None:
            return NOTHING_LEFT.naming(why=self.why_not_final.statement, citations=self.why_not_final.citations)
        if isinstance(self.event, PeriodicPenaltyImposed):
            return RATE.naming(kind=self.reference, amount=self.amount, details=self.citation)
        return AMOUNT.naming(reference=self.reference, amount=self.amount, citation=self._provisions)

    @property
    def _provisions(self) -> tuple[Citation, ...]:
        """The provision of the amount; of what is less than the parts of a fine together, that of annulment as well."""
        penalty = self.event.penalty if isinstance(self.event, NonComplianceDecision | ProceduralFine) else None
        split = penalty is not None and any(part.amount is not None for part in penalty.infringements)
        if split and self.amount is not None and self.amount < self.imposed:
            return (self.citation, TFEU.at(264))
        return (self.citation,)

    @property
    def steps(self) -> tuple[Step, ...]:
        """None: the amount is the Commission's, or the Court's."""
        return ()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """While something is left of it: that it is not known how much, and why the decision is not final."""
        if self.amount is None:
            return ()
        in_part = (ANNULLED_IN_PART.notice(reference=self.reference),) if self.annulled_in_part else ()
        return in_part if self.why_not_final is None else (*in_part, self.why_not_final)

    def __str__(self) -> str:
        return str(self.headline)


def penalties(file: Register, moment: Moment) -> tuple[PenaltyState, ...]:
    """Every fine and every payment recorded by the end of a day."""
    states = []
    for act in file.acts:
        imposed = imposed_amount(act.event)
        if act.place < moment.count and imposed is not None:
            states.append(_penalty(act, imposed, moment))
    return tuple(states)


def _penalty(act: ActEntry, imposed: Money, moment: Moment) -> PenaltyState:
    final, amount = finality(act, moment), _as_it_stands(act, moment)
    later = act.since(moment)
    return PenaltyState(
        reference=act.reference,
        event=act.event,
        imposed=imposed,
        amount=amount,
        final=final.day,
        why_not_final=final.why,
        paid=next((event for event in reversed(later) if isinstance(event, PenaltyPaid)), None),
        guaranteed=next((event for event in reversed(later) if isinstance(event, GuaranteeGiven)), None),
        annulled_in_part=amount is not None and unsettled(act, moment),
    )


def _as_it_stands(act: ActEntry, moment: Moment) -> Money | None:
    return amount_of(act, moment) if any(stands(act, name, moment) for name in act.strands) else None


def finality(act: ActEntry, moment: Moment) -> Finality:
    """When a decision became final, as far as the file shows it at the end of a day."""
    if not any(stands(act, name, moment) for name in act.strands):
        return Finality(None, FALLEN.notice(reference=act.reference, on=moment.on))
    cases = [case for case in act.cases if case.place < moment.count]
    states = [case.state(moment) for case in cases]
    if any(state.pending for state in states):
        return Finality(None, PENDING.notice(reference=act.reference, on=moment.on))
    amount = amount_of(act, moment)
    if amount is not None and not amount.amount:
        return Finality(None, CANCELLED.notice(reference=act.reference, amount=amount))
    last_days: list[date | None] = []
    if any(can_still_sue(act, name, moment) for name in act.strands if stands(act, name, moment)):
        notified = act.event.notified
        last_days.append(None if notified is None else action_for_annulment(notified, beyond="project").date)
    days: list[date] = []
    for state in states:
        if state.on_appeal:
            days.append(state.spans[-1][1])
        if state.last_to_appeal is not None or not state.on_appeal:
            last_days.append(state.last_to_appeal)
    for last in last_days:
        after = _after(last, act, moment)
        if after.day is None:
            return after
        days.append(after.day)
    return Finality(max(days))


def _after(last: date | None, act: ActEntry, moment: Moment) -> Finality:
    """The day after the last one to go to the Court, once it is over."""
    if last is None:
        return Finality(None, UNKNOWN.notice(reference=act.reference))
    if last >= moment.on:
        return Finality(None, STILL_OPEN.notice(reference=act.reference, until=last))
    return Finality(last + _DAY)
