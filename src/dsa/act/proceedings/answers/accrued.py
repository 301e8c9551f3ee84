"""What periodic penalty payments have come to on a day: Article 76."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from ....ground.brief import Brief
from ....ground.citations import DSA, TFEU
from ....ground.money import Money
from ....ground.trace import Explained, Notice, Point, Rule, Sentence, Step
from ..file.accruing import counted_days
from ..file.entries import ActEntry, Moment
from ..file.register import Register
from ..file.rulings import amount_of, varied_by
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
VARIED = Point(
    "payments-varied",
    "{reference}: the Court varied the amount to {amount}.",
    (DSA.at(81), TFEU.at(261)),
)
NOT_COUNTED = Point(
    "payments-days-not-counted",
    "{reference}: days of that time that do not count, since the payments or what they compel were not in force: "
    "{days}.",
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
    :param rate: what is due for each day, as the Court has varied it if it did.
    :param days: how many days count: up to the one asked about, or to the one on which the amount was fixed.
    :param amount: days times the rate, which is the ceiling of the definitive amount.
    :param definitive: the amount at which they were fixed in the end, or to which the Court varied it; None while that
        has not happened.
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
        fixed = _fixed(act, moment)
        payments = _payments(file, act, imposed, fixed, imposed.first_day, moment)
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
            if left_out := max(0, (moment.on - imposed.first_day).days + 1) - payments.days:
                notices.append(NOT_COUNTED.notice(reference=payments.reference, days=left_out))
        else:
            step = FIXED.step(
                before, summed, reference=payments.reference, amount=payments.definitive, most=payments.amount
            )
        steps.append(step)
        parts.append(payments)
        notices += _varied((act,) if fixed is None else (act, fixed), moment)
        total = summed
    if parts:
        notices.append(FIRST_AND_LAST.notice())
    return Accrued(on=moment.on, amount=total, payments=tuple(parts), steps=tuple(steps), notices=tuple(notices))


def _fixed(act: ActEntry, moment: Moment) -> ActEntry | None:
    """The last decision that fixes the definitive amount of payments, and stands."""
    fixed = [other for other in act.followed(moment) if isinstance(other.event, PeriodicPenaltyFixed)]
    standing = (other for other in reversed(fixed) if any(stands(other, name, moment) for name in other.strands))
    return next(standing, None)


def _payments(
    file: Register,
    act: ActEntry,
    imposed: PeriodicPenaltyImposed,
    fixed: ActEntry | None,
    runs_from: date,
    moment: Moment,
) -> PaymentsAccrued:
    """The payments of one decision; once their definitive amount is fixed, no more days count."""
    rate = amount_of(act, moment) or imposed.penalty.amount
    until = moment if fixed is None else file.moment(fixed.event.date, moment.count)
    days = counted_days(file, act, until, runs_from=runs_from)
    return PaymentsAccrued(
        reference=act.reference,
        rate=rate,
        days=days,
        amount=Money.exactly(rate.exact * days, rate.currency),
        definitive=None if fixed is None else amount_of(fixed, moment),
    )


def _varied(acts: tuple[ActEntry, ...], moment: Moment) -> Iterator[Notice]:
    """That the Court has varied the rate, or the definitive amount."""
    for act in acts:
        ruling = varied_by(act, moment)
        if ruling is not None:
            yield VARIED.notice(reference=act.reference, amount=ruling.amount)
