"""What periodic penalty payments have come to on a day: Article 76."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from ....ground.brief import Brief
from ....ground.citations import DSA
from ....ground.money import Money
from ....ground.trace import Explained, Notice, Point, Rule, Sentence, Step
from ..file.accruing import counted_days
from ..file.entries import ActEntry, Moment
from ..file.register import Register
from ..file.standing import stands
from ..payments import PeriodicPenaltyFixed, PeriodicPenaltyImposed

SUM = Sentence("payments-sum", "on {on}: {amount}")
NO_PAYMENTS = Sentence("payments-none", "on {on}: no payments whose first day is recorded")
ACCRUED = Rule(
    "payments-accrued",
    "{reference}: from {runs_from} to {on}, {days} × {rate} a day. So far: {after}.",
    DSA.at(76, 1),
)
FIXED = Rule(
    "payments-fixed",
    "{reference}: the definitive amount is fixed at {amount}, at most {most}. In all: {after}.",
    DSA.at(76, 2),
)
NO_FIRST_DAY = Point(
    "payments-first-day-unknown",
    "{reference}: the day from which the payments run is not recorded, so that nothing can be said of them.",
    (DSA.at(76, 1),),
)
FIRST_AND_LAST = Point(
    "payments-first-and-last-day",
    "The day that the decision appoints counts, and the day on which the provider complied does not.",
    (DSA.at(76, 1),),
)


@frozen(kw_only=True)
class PaymentsAccrued(Brief):
    """Payments of one decision: the days that count, the rate, and the definitive amount once it is fixed.

    :param reference: how the decision is called that imposes them.
    :param rate: what is due for each day.
    :param days: how many days count.
    :param amount: days times the rate, which is the ceiling of the definitive amount.
    :param definitive: the amount at which they were fixed in the end; None while that has not happened.
    """

    reference: str
    rate: Money
    days: int
    amount: Money
    definitive: Money | None = None


@frozen(kw_only=True)
class Accrued(Explained):
    """What payments have come to at the end of a day; None where there are none whose first day is known.

    :param on: the day asked about.
    :param amount: what all of them have come to together; None where there are none whose first day is known.
    :param payments: those of each decision.
    """

    on: date
    amount: Money | None
    payments: tuple[PaymentsAccrued, ...] = ()

    @property
    def days(self) -> int:
        """The days that count, of all payments."""
        return sum(each.days for each in self.payments)

    @property
    def headline(self) -> Sentence:
        """The sum."""
        if self.amount is None:
            return NO_PAYMENTS.naming(on=self.on)
        return SUM.naming(on=self.on, amount=self.amount)


def accrued(file: Register, moment: Moment) -> Accrued:
    """All payments that stand, at the end of a day."""
    total: Money | None = None
    parts: list[PaymentsAccrued] = []
    steps: list[Step] = []
    notices: list[Notice] = []
    for act in file.acts:
        imposed = act.event
        if act.place >= moment.count or not isinstance(imposed, PeriodicPenaltyImposed):
            continue
        if not any(stands(act, name, moment) for name in act.strands):
            continue
        if imposed.first_day is None:
            notices.append(NO_FIRST_DAY.notice(reference=act.reference))
            continue
        payments = _payments(file, act, imposed, imposed.first_day, moment)
        amount = payments.amount if payments.definitive is None else payments.definitive
        before = Money(0, amount.currency) if total is None else total
        summed = before + amount
        if payments.definitive is None:
            step = ACCRUED.step(
                *(before, summed),
                reference=payments.reference,
                days=payments.days,
                runs_from=imposed.first_day,
                on=moment.on,
                rate=payments.rate,
            )
        else:
            step = FIXED.step(
                before, summed, reference=payments.reference, amount=payments.definitive, most=payments.amount
            )
        steps.append(step)
        parts.append(payments)
        total = summed
    if parts:
        notices.append(FIRST_AND_LAST.notice())
    return Accrued(on=moment.on, amount=total, payments=tuple(parts), steps=tuple(steps), notices=tuple(notices))


def _payments(
    file: Register, act: ActEntry, imposed: PeriodicPenaltyImposed, runs_from: date, moment: Moment
) -> PaymentsAccrued:
    rate = imposed.penalty.amount
    days = counted_days(file, act, moment, runs_from=runs_from)
    definitive = None
    for fixed in act.followed(moment):
        if isinstance(fixed.event, PeriodicPenaltyFixed) and any(stands(fixed, name, moment) for name in fixed.strands):
            definitive = fixed.event.amount
    return PaymentsAccrued(
        reference=act.reference,
        rate=rate,
        days=days,
        amount=Money.exactly(rate.exact * days, rate.currency),
        definitive=definitive,
    )
