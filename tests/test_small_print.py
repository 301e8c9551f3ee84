"""Small things that only mutated code showed to be untested: which provision, since when, and what by default."""

from datetime import date

import pytest

import dsa
from dsa import DSA, FeeService, FinancialYear, Investigation, Money, Turnover
from dsa.events import Contested, Outcome

DAY = date(2024, 3, 14)
SHOP = dsa.Platform(name="Shop", provider=dsa.Provider(name="Shop Ltd"), kind=dsa.ServiceKind.MARKETPLACE)


def decided() -> Investigation:
    found = Investigation(platform=SHOP, opened=DAY, suspected=[DSA.at(34, 1)])
    found = found.record(dsa.events.PreliminaryFindings(date=date(2024, 6, 3)))
    decision: dsa.events.Event = dsa.events.NonComplianceDecision(
        date=date(2024, 9, 2), action_plan_due=date(2024, 12, 2)
    )
    return found.record(decision)


def test_an_action_plan_is_due_under_article_75_and_measures_under_article_73() -> None:
    found = decided().record(dsa.events.MeasuresOrdered(date=date(2024, 9, 2), due=date(2024, 11, 4)))
    limits = {limit.what: limit for limit in found.open_time_limits(date(2024, 9, 3))}
    assert limits["action plan"].steps[0].citation == DSA.at(75, 2)
    assert limits["measures of compliance"].steps[0].citation == DSA.at(73, 3)


def test_a_period_that_a_decision_sets_says_how_it_was_counted() -> None:
    ordered = dsa.events.MeasuresOrdered(date=date(2024, 9, 2), within=dsa.Period(months=1), notified=date(2024, 9, 3))
    limits = {limit.what: limit for limit in decided().record(ordered).open_time_limits(date(2024, 9, 4))}
    measures = limits["measures of compliance"]
    assert (measures.steps[0].before, measures.steps[-1].after) == (date(2024, 9, 3), date(2024, 10, 3))


def test_a_strand_whose_decision_is_annulled_stands_there_since_the_judgment() -> None:
    found = decided().record(dsa.events.ActionBrought(date=date(2024, 11, 4), against=Contested.NON_COMPLIANCE))
    found = found.record(dsa.events.JudgmentGiven(date=date(2026, 2, 4), outcome=Outcome.ANNULLED))
    (strand,) = found.state(date(2026, 2, 4)).strands
    assert (strand.stage, strand.since) == (dsa.Stage.PRELIMINARY_FINDINGS, date(2026, 2, 4))


def test_an_action_beyond_the_lists_is_refused_unless_projected() -> None:
    with pytest.raises(dsa.errors.BeyondCoverage):
        dsa.action_for_annulment(date(2027, 9, 1), beyond="raise")
    with pytest.raises(dsa.errors.BeyondCoverage):
        dsa.appeal(date(2027, 9, 1), beyond="raise")


def test_groups_that_may_overlap_lie_between_the_largest_and_the_sum() -> None:
    found = dsa.RecipientRange.split(30, 20, 10)
    assert (found.at_least, found.at_most) == (30, 60)


def test_a_year_that_is_not_over_ends_in_no() -> None:
    figure = dsa.ActiveRecipients(count=1, period_start=date(2024, 1, 1), period_end=date(2024, 6, 30))
    answer = dsa.termination_test([figure], on=date(2025, 6, 29))
    assert answer.met is answer.steps[-1].after is False


def test_a_base_that_is_exactly_the_cap_is_not_capped() -> None:
    service = FeeService(name="A", provider="A", recipients=50_000_000, designated_from=date(2023, 8, 25))
    income = {"A": Money(2_000_000_000, "EUR")}
    fee = dsa.supervisory_fee([service], year=2024, costs=Money(1_000_000, "EUR"), net_income=income)
    assert [step.rule for step in fee.of("A").steps] == ["fee-base", "fee-charged"]


def test_a_conversion_says_its_rate() -> None:
    rate = dsa.ExchangeRate(base="EUR", quote="CNY", rate="7.5", on=DAY, source="invented example")
    year = Turnover(amount=Money(100, "CNY"), year=FinancialYear.ending(date(2023, 12, 31)))
    assert dsa.maximum_fine(year, decided=DAY, rate=rate).steps[-1].facts["rate"] == rate
