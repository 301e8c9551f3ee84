"""The supervisory fee: to the cent, below every cap, whatever the order."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import dsa
from dsa import DSAError, FeeService, Money, supervisory_fee
from dsa.errors import CurrencyMismatch, InvalidValue, UnknownName
from tests.at_once import at_once
from tests.oracles import fee_by_hand

untyped_fee: Any = supervisory_fee
NAMES = "ABCDEFGH"
incomes = st.none() | st.integers(-(10**9), 10**12).map(lambda cents: Money.exactly(Fraction(cents, 100), "EUR"))
services = st.lists(
    st.builds(
        FeeService,
        name=st.just("A service"),
        provider=st.sampled_from(NAMES),
        recipients=st.integers(45_000_000, 400_000_000),
        designated_from=st.dates(min_value=date(2023, 8, 25), max_value=date(2024, 12, 31)),
    ),
    min_size=1,
    max_size=10,
).map(lambda built: [evolve(service, name=f"service {number}") for number, service in enumerate(built)])
costs = st.integers(0, 10**10).map(lambda cents: Money.exactly(Fraction(cents, 100), "EUR"))


@given(services, costs, st.lists(incomes, min_size=len(NAMES), max_size=len(NAMES)), st.randoms())
def test_the_fee_against_a_second_method(charged: Any, total: Money, income: list[Money | None], random: Any) -> None:
    net = dict(zip(NAMES, income, strict=True))
    answer = supervisory_fee(charged, year=2024, costs=total, net_income=net)
    weights: dict[str, Fraction] = {}
    for fee_service in charged:
        days = (date(2025, 1, 1) - max(fee_service.designated_from, date(2024, 1, 1))).days
        part = fee_by_hand.weight(fee_service.recipients, days, 366)
        weights[fee_service.provider] = weights.get(fee_service.provider, Fraction(0)) + part
    caps = {charge.provider: None if charge.cap is None else charge.cap.exact for charge in answer.charges}
    by_hand = fee_by_hand.shares(total.exact, weights, caps)
    for charge in answer.charges:
        assert abs(charge.amount.exact - by_hand[charge.provider]) < Fraction(1, 100)
        money = net[charge.provider]
        if money is None:
            assert charge.cap is None
        else:
            assert charge.amount.exact <= max(Fraction(0), money.exact) * Fraction(5, 10_000)
            assert charge.cap is not None
            assert charge.amount <= charge.cap
        assert all(step.after == other.before for step, other in zip(charge.steps, charge.steps[1:], strict=False))
    paid = sum(charge.amount.exact for charge in answer.charges)
    assert paid + answer.uncovered.exact == total.exact
    if any(charge.cap is None or charge.amount < charge.cap for charge in answer.charges):
        assert answer.uncovered == Money(0, "EUR")
    shuffled = list(charged)
    random.shuffle(shuffled)
    assert supervisory_fee(shuffled, year=2024, costs=total, net_income=net) == answer


SETS = ["provision-sets", "provision-sets"]
"""Each charge begins with the provisions: to what recipients are rounded down, and the cap."""


def service(**other: Any) -> FeeService:
    plain = {"name": "A", "provider": "A", "recipients": 45_099_999, "designated_from": date(2023, 8, 25)}
    made: FeeService = FeeService(**{**plain, **other})
    return made


@pytest.mark.parametrize(
    ("other", "days"),
    [
        ({}, 366),
        ({"designated_from": date(2024, 12, 31)}, 1),
        ({"designated_until": date(2024, 1, 2)}, 1),
        ({"designated_until": date(2024, 1, 1)}, 0),
        ({"designated_from": date(2025, 1, 1)}, 0),
        ({"designated_from": date(2024, 2, 1), "designated_until": date(2024, 3, 1)}, 29),
    ],
)
def test_the_days_of_designation_count_half_open_and_recipients_are_rounded_down(other: Any, days: int) -> None:
    assert service(**other).weight(2024) == Fraction(45_000_000 * days, 366)


def test_the_notices() -> None:
    both = [service(), service(name="B", provider="B")]
    answer = supervisory_fee(both, year=2024, costs=Money(100, "EUR"), net_income={"A": None, "B": Money(-5, "EUR")})
    assert [notice.id for notice in answer.of("A").notices] == ["fee-no-accounts"]
    assert [notice.id for notice in answer.of("B").notices] == ["fee-loss"]
    assert (answer.of("A").amount, answer.of("B").amount) == (Money(100, "EUR"), Money(0, "EUR"))
    assert [step.rule for step in answer.of("A").steps] == [*SETS, "fee-base", "fee-redistributed", "fee-charged"]
    assert [step.rule for step in answer.of("B").steps] == [*SETS, "fee-base", "fee-capped", "fee-charged"]
    assert "T-55/24" in answer.explain()
    assert str(answer) == "EUR 100.00 for 2024, shared among providers: 2"
    broke = supervisory_fee([service()], year=2024, costs=Money(100, "EUR"), net_income={"A": Money(1, "EUR")})
    assert broke.uncovered == Money(100, "EUR")
    assert broke.notices[-1].id == "fee-uncovered"


def test_what_one_is_spared_can_bring_another_to_its_cap() -> None:
    three = [service(name=name, provider=name) for name in "ABC"]
    income = {"A": Money(20_000, "EUR"), "B": Money(70_000, "EUR"), "C": None}
    answer = supervisory_fee(three, year=2024, costs=Money(90, "EUR"), net_income=income)
    # A pays 10 of its 30; 80 are left for two, and B pays 35 of its 40; C pays the rest.
    assert [str(charge) for charge in answer.charges] == ["A: EUR 10.00", "B: EUR 35.00", "C: EUR 45.00"]
    assert [charge.base for charge in answer.charges] == [30, 30, 30]
    assert "A's base of EUR 30.00 is more than 0.05 % of its net income: it pays EUR 10.00." in answer.of("A").explain()
    assert "C's EUR 30.00 becomes EUR 45.00." in answer.of("C").explain()
    assert [charge.steps[-1].after for charge in answer.charges] == [charge.amount for charge in answer.charges]
    assert [step.rule for step in answer.steps] == [*SETS, *["fee-charged"] * 3]
    # B is below its cap at first: what A is spared lifts it above, and what is too much goes on to C.
    later = [step for step in answer.of("B").steps if step.rule.startswith("fee-")]
    assert [(step.rule, step.after, str(step.citation).partition(" Del")[0]) for step in later] == [
        ("fee-base", Money(30, "EUR"), "Article 4(1)"),
        ("fee-redistributed", Money(40, "EUR"), "Article 5(4)"),
        ("fee-capped-by-what-others-are-spared", Money(35, "EUR"), "Article 5(4), second subparagraph,"),
        ("fee-charged", Money(35, "EUR"), "Article 6(4)"),
    ]
    assert [(step.after, str(step.citation)[:12]) for step in answer.of("A").steps if step.rule == "fee-capped"] == [
        (Money(10, "EUR"), "Article 5(3)")
    ]


def test_the_share_of_recipients_and_the_cap_cite_their_own_paragraphs() -> None:
    answer = supervisory_fee([service()], year=2024, costs=Money(100, "EUR"), net_income={"A": Money(-5, "EUR")})
    sets = [str(step.citation) for step in answer.of("A").steps[:2]]
    assert sets == ["Article 4(2) Delegated Regulation (EU) 2023/1127", "Article 43(5), point (c), DSA"]


def test_a_provider_without_a_charge_is_refused_by_name() -> None:
    fee = supervisory_fee([service()], year=2024, costs=Money(1, "EUR"), net_income={"A": None})
    with pytest.raises(UnknownName, match=r"^provider: 'B' is not known.*A"):
        fee.of("B")


def test_services_of_one_provider_are_taken_together() -> None:
    later = service(name="D", provider="D", designated_from=date(2025, 1, 1))  # not in 2024, and so not charged
    every = [service(), service(name="B", recipients=90_000_000), service(name="C", provider="C"), later]
    answer = supervisory_fee(every, year=2024, costs=Money(100, "EUR"), net_income={"A": None, "C": None})
    assert [str(charge) for charge in answer.charges] == ["A: EUR 75.00", "C: EUR 25.00"]


@at_once(("large", "charged"), [("A", ["A: EUR 0.07", "B: EUR 0.03"]), ("B", ["A: EUR 0.03", "B: EUR 0.07"])])
def test_the_cent_left_over_goes_to_the_largest_fraction(large: str, charged: list[str]) -> None:
    of_each = {"A": 45_000_000, "B": 45_000_000, large: 100_000_000}
    both = [service(provider=name, recipients=recipients) for name, recipients in of_each.items()]
    answer = supervisory_fee(both, year=2024, costs=Money("0.10", "EUR"), net_income=dict.fromkeys("AB"))
    assert [str(charge) for charge in answer.charges] == charged  # of 6.89 and 3.10 cents


def test_shares_are_cut_to_the_smallest_unit_of_their_currency() -> None:
    three = [service(name=name, provider=name) for name in "ABC"]
    answer = supervisory_fee(three, year=2024, costs=Money(100, "JPY"), net_income=dict.fromkeys("ABC"))
    assert sorted(charge.amount.amount for charge in answer.charges) == [33, 33, 34]


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"services": []}, InvalidValue, "designated in 2024"),
        ({"services": ["A"]}, DSAError, "services"),
        ({"year": 2022}, InvalidValue, "year: 2022 is refused. Accepted: .* 2023"),  # the rules are of June 2023
        ({"costs": 100}, DSAError, "costs"),
        ({"costs": Money(-1, "EUR")}, InvalidValue, "costs"),
        ({"costs": Money("0.001", "EUR")}, InvalidValue, "whole cents"),
        ({"net_income": {}}, InvalidValue, "an entry for every provider"),
        ({"net_income": [1]}, DSAError, "a mapping"),
        ({"net_income": {"A": 5}}, DSAError, "net_income.A"),
        ({"net_income": {"A": Money(5, "USD")}}, CurrencyMismatch, r"USD 5\.00 and EUR 1\.00"),
    ],
)
def test_bad_input_is_refused(arguments: dict[str, Any], error: type[DSAError], message: str) -> None:
    good = {"services": [service()], "year": 2024, "costs": Money(1, "EUR"), "net_income": {"A": None}}
    with pytest.raises(error, match=message):
        untyped_fee(**{**good, **arguments})


@pytest.mark.parametrize(
    "bad",
    [
        {"recipients": True},
        {"provider": ""},
        {"name": 3},
        {"designated_from": None},
        {"designated_until": date(2023, 8, 24)},
    ],
)
def test_a_service_with_one_thing_wrong_is_refused_by_name(bad: dict[str, Any]) -> None:
    with pytest.raises(DSAError, match=f"^{next(iter(bad))}"):
        service(**bad)


def test_the_last_day_of_the_last_year_counts_while_a_service_goes_on() -> None:
    assert service().weight(9999) == service().weight(2025) == 45_000_000
    assert service(designated_until=date(9999, 12, 31)).weight(9999) == Fraction(45_000_000 * 364, 365)


def test_a_service_pays_once_for_the_same_days() -> None:
    def charged(*services: FeeService) -> list[str]:
        net = dict.fromkeys(each.provider for each in services)
        answer = supervisory_fee(services, year=2024, costs=Money(100, "EUR"), net_income=net)
        return [str(charge) for charge in answer.charges]

    other = service(name="B", provider="B")
    assert charged(service(), service(), other) == charged(service(), other) == ["A: EUR 50.00", "B: EUR 50.00"]
    with pytest.raises(InvalidValue, match=r"^services: 'A' is refused\. Accepted: each service once"):
        charged(service(), service(recipients=46_000_000))
    halves = [service(designated_until=date(2024, 7, 1)), service(designated_from=date(2024, 7, 1))]
    assert charged(*halves, other) == ["A: EUR 50.00", "B: EUR 50.00"]
    assert charged(service(), service(provider="B")) == ["A: EUR 50.00", "B: EUR 50.00"]


def test_a_profit_too_small_for_a_cent_is_no_loss() -> None:
    net = {"A": Money(10, "EUR"), "B": None}
    charge = supervisory_fee(
        [service(), service(name="B", provider="B")], year=2024, costs=Money(100, "EUR"), net_income=net
    ).of("A")
    assert charge.amount == Money(0, "EUR")
    assert "fee-loss" not in {notice.id for notice in charge.notices}


@at_once(("income", "loss"), [(Money(-1, "EUR"), True), (Money(0, "EUR"), True), (Money("0.01", "EUR"), False)])
def test_no_profit_is_spoken_of_as_a_loss_is(income: Money, loss: bool) -> None:
    fee = supervisory_fee([service()], year=2024, costs=Money(100, "EUR"), net_income={"A": income})
    assert ("fee-loss" in {notice.id for notice in fee.of("A").notices}) is loss


def test_one_day_more_never_weighs_less() -> None:
    weights = [service(designated_from=date(2024, 1, 1) + timedelta(days=n)).weight(2024) for n in range(366)]
    assert weights == sorted(weights, reverse=True)


def test_a_base_that_is_exactly_the_cap_is_not_capped() -> None:
    service = FeeService(name="A", provider="A", recipients=50_000_000, designated_from=date(2023, 8, 25))
    income = {"A": Money(2_000_000_000, "EUR")}
    fee = dsa.supervisory_fee([service], year=2024, costs=Money(1_000_000, "EUR"), net_income=income)
    assert [step.rule for step in fee.of("A").steps] == [*SETS, "fee-base", "fee-charged"]


def test_a_share_taken_out_of_a_thought_experiment_says_that_it_is_one() -> None:
    service = FeeService(name="Shop", provider="Big", recipients=45_000_000, designated_from=date(2023, 8, 25))
    fee = supervisory_fee(
        [service],
        year=2024,
        costs=Money(1_000_000, "EUR"),
        net_income={"Big": Money(100_000_000, "EUR")},
        what_if=dsa.WhatIf([(dsa.parameters.FEE_CAP, Fraction(1, 100))]),
    )
    assert [notice.id for notice in (fee.notices[0], fee.charges[0].notices[0])] == ["what-if", "what-if"]
