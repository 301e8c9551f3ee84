"""Small things about proceedings, fines and fees that only mutated code showed to be untested."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

import dsa
from dsa import DSA, Investigation
from dsa.events import NonComplianceDecision, PreliminaryFindings

DAY = date(2024, 3, 14)
SHOP = dsa.Platform(name="Shop", provider=dsa.Provider(name="Shop Ltd"), kind=dsa.ServiceKind.MARKETPLACE)


def limits(found: Investigation, on: date) -> dict[str, dsa.OpenTimeLimit]:
    return {limit.what: limit for limit in found.open_time_limits(on)}


def test_each_time_limit_that_a_decision_names_has_its_article() -> None:
    found = Investigation(platform=SHOP, opened=DAY, suspected=[DSA.at(34, 1)])
    found = found.record(PreliminaryFindings(date=date(2024, 6, 3), observations_due=date(2024, 7, 1)))
    observations = limits(found, date(2024, 6, 4))["observations on the preliminary findings"]
    assert (observations.due, observations.steps[0].citation) == (date(2024, 7, 1), DSA.at(79, 2))
    found = found.record(NonComplianceDecision(date=date(2024, 9, 2), comply_by=date(2024, 12, 2)))
    comply = limits(found, date(2024, 9, 3))["compliance with the decision"]
    assert (comply.due, comply.steps[0].citation) == (date(2024, 12, 2), DSA.at(73, 3))
    assert (comply.steps[0].before, comply.steps[0].after) == (date(2024, 9, 2), date(2024, 12, 2))


def test_the_months_of_an_action_plan_run_from_receipt_on_the_calendar_of_the_commission() -> None:
    found = Investigation(platform=SHOP, opened=DAY, suspected=[DSA.at(34, 1)])
    found = found.record(PreliminaryFindings(date=date(2024, 6, 3)))
    found = found.record(NonComplianceDecision(date=date(2024, 9, 2), action_plan_due=date(2040, 1, 31)))
    waiting = limits(found, date(2024, 9, 3))
    board = waiting["Board's opinion on the action plan"]
    assert (board.due, board.notices[0].id) == (None, "runs-from-receipt")
    assert dict(board.notices[0].pairs) == {"day": date(2040, 1, 31), "end": date(2040, 2, 29)}
    assert len(board.notices) > 1  # beyond the lists, and it says so
    commission = waiting["Commission's decision on the action plan"]
    assert (commission.due, [one.id for one in commission.notices]) == (None, ["runs-from-receipt-unknown"])
    found = found.record(dsa.events.ActionPlanReceived(date=date(2040, 1, 31)))
    received = limits(found, date(2040, 2, 1))
    assert received["Board's opinion on the action plan"].due == date(2040, 2, 29)
    assert received["Commission's decision on the action plan"].due is None
    found = found.record(dsa.events.BoardOpinionReceived(date=date(2040, 2, 15)))
    given_ = limits(found, date(2040, 2, 16))
    assert "Board's opinion on the action plan" not in given_
    assert given_["Commission's decision on the action plan"].due == date(2040, 3, 15)


def test_a_part_that_is_exactly_the_ceiling_is_within_it_and_a_cent_more_is_not() -> None:
    year = dsa.Turnover(amount=dsa.Money(100_000_000, "EUR"), year=dsa.FinancialYear.ending(date(2023, 12, 31)))
    maximum = dsa.maximum_fine(year, decided=date(2024, 6, 1))
    for cents, within in ((0, True), (1, False)):
        part = dsa.Money.exactly(maximum.ceiling.exact + Fraction(cents, 100), "EUR")
        penalty = dsa.Penalty(
            kind=dsa.PenaltyKind.FINE,
            amount=part,
            imposed=date(2024, 6, 1),
            infringements=[dsa.Infringement(citation=DSA.at(34, 1), amount=part)],
        )
        rule = penalty.against(maximum).steps[-1].rule
        assert (rule == "penalty-within-ceiling") is within, rule


@pytest.mark.parametrize("field", ["due", "extended_to", "extended_on", "answered", "subject"])
def test_a_question_refuses_what_is_no_day_by_its_name(field: str) -> None:
    given_: dict[str, Any] = {"subject": "products", "due": DAY, "extended_to": date(2024, 5, 1)}
    with pytest.raises(dsa.errors.InvalidType, match=rf"^{field}\b"):
        dsa.Question(**{**given_, field: object()})


@pytest.mark.parametrize("field", ["kind", "amount", "imposed", "infringements", "source"])
def test_a_penalty_refuses_what_is_of_the_wrong_type_by_its_name(field: str) -> None:
    given_: dict[str, Any] = {"kind": dsa.PenaltyKind.FINE, "amount": dsa.Money(1, "EUR"), "imposed": DAY}
    with pytest.raises(dsa.errors.InvalidType, match=rf"^{field}\b"):
        dsa.Penalty(**{**given_, field: object()})
