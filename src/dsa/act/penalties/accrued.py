"""What periodic penalty payments have come to, day by day, and so the most at which they can be fixed: Article 76."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from ...ground import checks
from ...ground.citations import DSA
from ...ground.money import Money
from ...ground.trace import Explained, Point, Rule, Sentence

ACCRUED = Rule(
    "penalty-accrued",
    "From {before} to {on}, {days} × {rate} a day: {after}.",
    DSA.at(76, 1),
)
NOTHING_ACCRUED = Rule(
    "penalty-nothing-accrued",
    "Payments run from {before} on; by {on} nothing has accrued: {after}.",
    DSA.at(76, 1),
)
DAYS_OF_PAYMENTS = Point(
    "periodic-payment-days",
    "The day from which payments run counts, and so does the last one, in full. If the obligation was met on that day, "
    "it may not.",
    (DSA.at(76, 1), DSA.at(76, 2)),
)
DEFINITIVE_LOWER = Point(
    "definitive-amount-lower",
    "The definitive amount may be fixed lower once the obligation is met, never higher.",
    (DSA.at(76, 2),),
)


@frozen(kw_only=True)
class AccruedPayments(Explained):
    """What periodic penalty payments have come to on a day (Article 76(1)).

    :param amount: what is due for all the days together.
    :param days: for how many days it is due.
    :param rate: what is due for each day.
    :param runs_from: the first day that counts: the one appointed by the decision.
    :param on: the day asked about.
    """

    amount: Money
    days: int
    rate: Money
    runs_from: date
    on: date

    def __attrs_post_init__(self) -> None:
        first, last = checks.day("runs_from", self.runs_from), checks.day("on", self.on)
        checks.instance("rate", self.rate, Money)
        checks.follows(
            "days", checks.count("days", self.days), _days(first, last), "the days from the first to the last"
        )
        amount = Money.exactly(self.rate.exact * self.days, self.rate.currency)
        checks.follows("amount", self.amount, amount, "the rate for so many days")

    @property
    def headline(self) -> Sentence:
        """The amount, the day, and how it is reckoned."""
        facts = (("amount", self.amount), ("on", self.on), ("days", self.days), ("rate", self.rate))
        return Sentence("accrued-payments", "{amount} by {on}: {days} × {rate} a day", facts)


def _days(runs_from: date, on: date) -> int:
    return max(0, (on - runs_from).days + 1)


def accrued(rate: Money, runs_from: date, on: date) -> AccruedPayments:
    """The rate for each day from the one appointed by the decision to ``on``, both included."""
    days = _days(runs_from, on)
    amount = Money.exactly(rate.exact * days, rate.currency)
    if days:
        step = ACCRUED.step(runs_from, amount, on=on, days=days, rate=rate)
    else:
        step = NOTHING_ACCRUED.step(runs_from, amount, on=on)
    return AccruedPayments(
        amount=amount,
        days=days,
        rate=rate,
        runs_from=runs_from,
        on=on,
        steps=(step,),
        notices=(DAYS_OF_PAYMENTS.notice(), DEFINITIVE_LOWER.notice()),
    )
