"""What is refused, and how: one thing wrong at a time, the error of the library's own, and the field by its name."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

import dsa
from dsa import CATALOGUE, Period
from dsa.act import parameters
from dsa.act.proceedings.events import KINDS
from dsa.testing import invalid
from tests.examples import few
from tests.standard import SHOP

SMALL = dsa.Figures(headcount=40, turnover=dsa.Money(9_000_000, "EUR"))


@few(100)
@given(invalid.refusals())
def test_every_refusal_is_the_error_and_the_field_it_says(refused: invalid.Refused) -> None:
    with pytest.raises(refused.error) as caught:
        refused.make()
    assert type(caught.value) is refused.error
    assert re.match(rf"{refused.field}\b", str(caught.value))


@pytest.mark.parametrize("kind", invalid.REFUSING, ids=lambda kind: kind.__name__)
def test_every_type_that_is_given_has_refusals(kind: type[object]) -> None:
    @few(5)
    @given(invalid.refusals(kind))
    def refuse(refused: invalid.Refused) -> None:
        with pytest.raises(refused.error, match=rf"^{refused.field}\b"):
            refused.make()

    refuse()


@given(invalid.period_texts(), invalid.citation_texts())
def test_texts_that_are_no_period_and_no_citation(period: str, citation: str) -> None:
    with pytest.raises(dsa.errors.InvalidValue):
        Period.parse(period)
    with pytest.raises(dsa.errors.InvalidValue):
        dsa.Citation.parse(citation)


def test_refusals_cover_every_kind_of_event() -> None:
    assert set(KINDS) <= set(invalid.REFUSING)


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (dsa.procedures.purchases_from, "aware"),
        (dsa.procedures.auditor_free_from, "audit_begins"),
        (dsa.procedures.auditor_bound_until, "audit_completed"),
        (dsa.procedures.auditor_until, "first_audit"),
        (dsa.procedures.crisis_measures_end, "begun"),
        (dsa.procedures.restriction_end, "begun"),
        (dsa.procedures.earliest_end_of_restriction_observations, "invited"),
        (lambda wrong: dsa.procedures.crisis_measures_end(date(2026, 1, 1), extended=wrong), "extended"),
        (
            lambda wrong: dsa.procedures.settlement_decision(date(2026, 1, 1), calendar="EC", highly_complex=wrong),
            "highly_complex",
        ),
        (lambda wrong: dsa.procedures.received_by_commission(wrong, acknowledged=None), "sent"),
        (lambda wrong: dsa.procedures.received_by_commission(date(2026, 1, 1), acknowledged=wrong), "acknowledged"),
        (dsa.due_on, "day"),
        (lambda wrong: dsa.due_on(date(2026, 1, 1), zone=wrong), "zone"),
        (dsa.due_at, "moment"),
        (lambda wrong: dsa.due_at(datetime(2026, 1, 1, tzinfo=UTC), zone=wrong), "zone"),
        (lambda wrong: dsa.effective_date(wrong, "P1M"), "event"),
        (lambda wrong: dsa.Partner(figures=wrong, share=Fraction(1, 4)), "figures"),
        (lambda wrong: dsa.Partner(figures=SMALL, share=wrong), "share"),
        (lambda wrong: dsa.AnnualAccounts(closed=wrong, figures=SMALL), "closed"),
        (lambda wrong: dsa.AnnualAccounts(closed=date(2026, 1, 1), figures=wrong), "figures"),
        (lambda wrong: dsa.AnnualAccounts(closed=date(2026, 1, 1), figures=SMALL, linked=wrong), "linked"),
        (lambda wrong: dsa.AnnualAccounts(closed=date(2026, 1, 1), figures=SMALL, partners=wrong), "partners"),
        (lambda wrong: dsa.enterprise_size(wrong, turnover=dsa.Money(1, "EUR")), "headcount"),
        (dsa.appeal, "notified"),
        (dsa.action_for_annulment, "notified"),
        (lambda wrong: dsa.action_for_annulment(None, published=wrong), "published"),
        (lambda wrong: dsa.size_status([], on=wrong), "on"),
        (lambda wrong: dsa.size_status(wrong, on=date(2026, 1, 1)), "accounts"),
        (lambda wrong: dsa.WhatIf(((wrong, 1),)), "values"),
        (parameters.THRESHOLD.on, "on"),
        (lambda wrong: dsa.limitation(ceased=wrong), "ceased"),
        (lambda wrong: dsa.enforcement_limitation(final=wrong), "final"),
        (lambda wrong: dsa.threshold_for_population(wrong, reference=1), "population"),
        (lambda wrong: dsa.threshold_for_population(1, reference=wrong), "reference"),
        (dsa.RecipientRange.fewer_than, "number"),
        (dsa.recompute, "old"),
        (lambda wrong: dsa.i18n.explain(wrong, "de"), "answer"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused_by_its_name(call: Callable[[Any], object], field: str) -> None:
    with pytest.raises(dsa.errors.InvalidType, match=rf"^{field}\b"):
        call(object())


def test_names_that_are_not_known_are_refused_by_what_they_name() -> None:
    request_ = dsa.RequestForInformation(
        addressee=SHOP,
        sent=date(2024, 3, 14),
        questions=[dsa.Question(subject="products", due=date(2024, 4, 5))],
    )
    with pytest.raises(dsa.errors.UnknownName, match=r"^subject\b"):
        request_.answer("product", on=date(2024, 4, 1))
    service = dsa.FeeService(name="A", provider="A", recipients=50_000_000, designated_from=date(2023, 8, 25))
    fee = dsa.supervisory_fee(
        [service], year=2024, costs=dsa.Money(10, "EUR"), net_income={"A": dsa.Money(10**9, "EUR")}
    )
    with pytest.raises(dsa.errors.UnknownName, match=r"^provider\b"):
        fee.of("B")
    with pytest.raises(dsa.errors.UnknownName, match=r"^obligation\b"):
        CATALOGUE["art-34"]
