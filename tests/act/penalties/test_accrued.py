"""What periodic penalty payments come to, day by day."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from dsa import DSA, Money, Penalty, PenaltyKind
from dsa.errors import InvalidType, InvalidValue, MissingFact, OutOfOrder
from tests.act.proceedings.aliexpress import FINE

DECIDED = date(2026, 6, 1)
BY_THE_DAY = Penalty(
    kind=PenaltyKind.PERIODIC,
    amount=Money(2_000_000, "EUR"),
    imposed=date(2026, 1, 12),
    infringements=[DSA.at(73, 1)],
    runs_from=date(2026, 2, 1),
)


@pytest.mark.parametrize(
    ("on", "days"),
    [
        (date(2026, 1, 1), 0),
        (date(2026, 1, 31), 0),
        (date(2026, 2, 1), 1),
        (date(2026, 2, 2), 2),
        (date(2026, 2, 28), 28),
        (date(2028, 3, 1), 760),
    ],
)
def test_payments_accrue_from_the_day_appointed(on: date, days: int) -> None:
    answer = BY_THE_DAY.accrued(on)
    counted = sum(1 for number in range(800) if BY_THE_DAY.imposed + timedelta(days=number) <= on) - 20
    assert answer.days == days == max(counted, 0)
    assert answer.amount == Money(2_000_000 * days, "EUR")
    assert (answer.rate, answer.runs_from, answer.on) == (BY_THE_DAY.amount, BY_THE_DAY.runs_from, on)
    (step,) = answer.steps
    assert (step.before, step.after, step.citation) == (BY_THE_DAY.runs_from, answer.amount, DSA.at(76, 1))
    assert step.rule == ("penalty-accrued" if days else "penalty-nothing-accrued")
    assert {place.article for place in answer.citations} == {76}


def test_what_has_accrued_says_how() -> None:
    assert str(BY_THE_DAY.accrued(date(2026, 2, 3))) == (
        "EUR 6 000 000.00 by 3 February 2026: 3 × EUR 2 000 000.00 a day"
    )
    assert str(BY_THE_DAY) == (
        "periodic penalty payments of EUR 2 000 000.00 a day from 1 February 2026, imposed on 12 January 2026 "
        "(Article 73(1) DSA)"
    )
    assert str(BY_THE_DAY.statement) == (
        "periodic penalty payments: EUR 2 000 000.00 a day (12 January 2026; from 1 February 2026; Article 73(1) DSA)"
    )


def test_a_rate_that_runs_long_comes_to_more_than_the_rate() -> None:
    years = Penalty(
        kind=PenaltyKind.PERIODIC, amount=BY_THE_DAY.amount, imposed=date(2025, 12, 1), runs_from=date(2025, 12, 16)
    )
    assert years.accrued(date(2026, 6, 20)).amount > Money("280_500_000", "EUR")


def test_what_has_accrued_is_reckoned_from_a_rate_that_is_money() -> None:
    number: Any = 2_000_000
    with pytest.raises(InvalidType, match=r"^rate: 2 000 000 "):
        evolve(BY_THE_DAY.accrued(DECIDED), rate=number)


def test_what_has_accrued_needs_payments_and_their_first_day() -> None:
    with pytest.raises(MissingFact, match=r"The day from which the payments run is needed"):
        Penalty(kind=PenaltyKind.PERIODIC, amount=Money(1, "EUR"), imposed=DECIDED).accrued(DECIDED)
    with pytest.raises(InvalidValue, match=r"^kind: fine is refused. Accepted: periodic penalty payments"):
        FINE.accrued(DECIDED)
    with pytest.raises(InvalidType, match=r"^on"):
        untyped_accrued("2026-06-01")


untyped_accrued: Any = BY_THE_DAY.accrued


def test_payments_begin_with_the_decision_at_the_earliest_and_a_fine_not_at_all() -> None:
    fields: dict[str, Any] = {"kind": PenaltyKind.PERIODIC, "amount": Money(1, "EUR"), "imposed": DECIDED}
    assert Penalty(**fields, runs_from=DECIDED).accrued(DECIDED).days == 1
    with pytest.raises(OutOfOrder, match=r"^runs_from: 31 May 2026 is before imposed"):
        Penalty(**fields, runs_from=date(2026, 5, 31))
    with pytest.raises(InvalidValue, match=r"^runs_from: 1 June 2026 is refused. Accepted: no day for a fine"):
        Penalty(**{**fields, "kind": PenaltyKind.FINE}, runs_from=DECIDED)
