"""Article 33: the threshold to the last recipient, and the four months from notification."""

import json
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, strategies as st

from dsa import (
    ActiveRecipients,
    DSAError,
    Platform,
    Provider,
    RecipientBasis,
    ServiceKind,
    VLOPDesignation,
    designation_in_force,
    effective_date,
    threshold_test,
)
from dsa.act.parameters import UNTIL_APPLICATION
from dsa.errors import InvalidValue, MissingFact, NotInForce
from dsa.testing import vectors
from tests.standard import SHOP

DESIGNATIONS = json.loads(vectors.text("designations"))["designations"]

DAY = date(2024, 3, 14)
SEARCH = Platform(name="Find", provider=Provider(name="Find Ltd"), kind=ServiceKind.SEARCH_ENGINE)
untyped_test: Any = threshold_test
untyped_designation: Any = VLOPDesignation
counts = st.integers(0, 10**10) | st.integers(44_999_990, 45_000_010)


@pytest.mark.parametrize(
    ("count", "met", "margin"), [(44_999_999, False, -1), (45_000_000, True, 0), (45_000_001, True, 1)]
)
def test_the_threshold_is_met_at_exactly_45_million(count: int, met: bool, margin: int) -> None:
    answer = threshold_test(count, on=DAY)
    assert (answer.met, answer.margin, answer.recipients, answer.threshold) == (met, margin, count, 45_000_000)
    raised = "exactly-the-threshold" in [notice.id for notice in answer.notices]
    assert raised is (margin == 0)
    [step] = answer.steps
    assert (step.before, step.after, step.facts["margin" if met else "short"]) == (count, met, abs(margin))


@given(counts, st.integers(0, 10**9))
def test_more_recipients_never_turn_it_off(count: int, more: int) -> None:
    if threshold_test(count, on=DAY).met:
        assert threshold_test(count + more, on=DAY).met
    assert threshold_test(count, on=DAY).margin + more == threshold_test(count + more, on=DAY).margin


def test_a_figure_is_tested_like_its_number() -> None:
    figure = ActiveRecipients(count=44_999_999, period_start=date(2023, 1, 1), period_end=date(2023, 6, 30))
    assert threshold_test(figure, on=date(2023, 9, 1)) == threshold_test(44_999_999, on=date(2023, 9, 1))
    tested = threshold_test(figure, on=DAY)
    assert (tested.tested, tested.on) == (figure, DAY)
    assert (
        str(threshold_test(figure, on=DAY))
        == "44 999 999 recipients: the threshold of 45 000 000 is not met, short by 1"
    )


@pytest.mark.parametrize("bad", [-1, True, 45e6, "45000000", None])
def test_a_number_of_recipients_is_a_whole_number(bad: Any) -> None:
    with pytest.raises(DSAError, match=rf"^recipients: {bad!r} is refused.* a whole number from 0 up"):
        untyped_test(bad, on=DAY)


def test_there_is_no_threshold_before_the_act() -> None:
    with pytest.raises(NotInForce, match="16 November 2022"):
        threshold_test(45_000_000, on=date(2022, 11, 15))
    with pytest.raises(DSAError, match=r"^on: "):
        untyped_test(45_000_000, on="2024-03-14")


def test_the_months_run_from_notification_and_not_from_the_decision() -> None:
    designation = VLOPDesignation(platform=SHOP, decided=date(2023, 12, 20), notified=date(2023, 12, 21))
    assert designation.applies_from == date(2024, 4, 21)  # a Sunday, not moved
    assert [notice.id for notice in designation.application.notices] == ["first-day-of-application"]
    assert "22 April 2024" in designation.application.explain()
    steps = designation.application.steps
    assert all(step.after == other.before for step, other in pairwise(steps))
    assert designation.kind == "VLOP"
    assert str(designation) == "Shop: VLOP, decided on 20 December 2023"


def test_without_notification_the_published_day_serves_with_a_notice() -> None:
    designation = VLOPDesignation(platform=SEARCH, decided=date(2023, 4, 25), published_application=date(2023, 8, 25))
    assert designation.applies_from == date(2023, 8, 25)
    assert designation.kind == "VLOSE"
    assert "is not known" in designation.application.explain()
    assert str(designation.application) == "from 25 August 2023"
    both = VLOPDesignation(
        platform=SHOP, decided=date(2023, 4, 25), notified=date(2023, 4, 27), published_application=date(2023, 8, 25)
    )
    assert both.applies_from == date(2023, 8, 27)


def test_without_either_it_is_a_missing_fact() -> None:
    designation = VLOPDesignation(platform=SHOP, decided=date(2026, 8, 31))
    with pytest.raises(MissingFact, match="notified="):
        _ = designation.applies_from
    with pytest.raises(MissingFact):
        designation.obligations_apply(date(2027, 6, 1))
    assert not designation.in_force(date(2026, 8, 30))
    with pytest.raises(MissingFact):  # a decision has effect from its notification, which nobody knows
        designation.in_force(date(2026, 8, 31))


@given(st.dates(min_value=date(2022, 11, 16), max_value=date(2030, 1, 1)), st.integers(0, 2000))
def test_application_and_cessation_are_half_open(notified: date, later: int) -> None:
    ended = notified + timedelta(days=later)
    designation = VLOPDesignation(platform=SHOP, decided=notified, notified=notified, termination_notified=ended)
    start, end = designation.applies_from, designation.ceases_on
    assert end is not None
    assert not designation.obligations_apply(start - timedelta(days=1))
    assert designation.obligations_apply(start) is (start < end)
    assert not designation.obligations_apply(end)
    assert not designation.in_force(end)
    assert not designation.in_force(notified - timedelta(days=1))
    assert designation.in_force(end - timedelta(days=1))


def test_an_open_designation_has_no_end() -> None:
    designation = VLOPDesignation(platform=SHOP, decided=DAY, notified=DAY)
    assert designation.ceases_on is None
    assert designation.cessation is None
    assert designation.in_force(date(2099, 1, 1))
    assert designation.obligations_apply(date(2099, 1, 1))


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"platform": "Shop"}, "platform"),
        ({"decided": "2024"}, "decided"),
        ({"basis": "published"}, "basis"),
        ({"notified": DAY - timedelta(days=1)}, "notified: 13 March 2024 is before decided"),
        ({"published_application": date(2020, 1, 1)}, "published_application"),
        ({"notified": DAY + timedelta(days=9), "termination_notified": DAY}, "termination_notified"),
        (
            {"platform": Platform(name="A", provider=SHOP.provider, kind=ServiceKind.HOSTING)},
            "platform: A is refused.* search engine",
        ),
    ],
)
def test_bad_designations_are_refused_by_name(bad: dict[str, Any], field: str) -> None:
    with pytest.raises(DSAError, match=f"^{field}"):
        untyped_designation(**{"platform": SHOP, "decided": DAY, **bad})


def test_views_are_asked_only_where_the_figure_is_not_the_providers_own() -> None:
    facts: dict[str, Any] = {"platform": SHOP, "decided": date(2026, 5, 29)}
    heard: dict[str, Any] = {"preliminary_findings": date(2026, 4, 1)}
    assert VLOPDesignation(**facts, **heard, basis=RecipientBasis.PUBLISHED).views_due is None
    assert VLOPDesignation(**facts, basis=RecipientBasis.OTHER).views_due is None
    answer = VLOPDesignation(**facts, **heard, basis=RecipientBasis.REQUESTED).views_due
    assert answer is not None
    assert answer.date == date(2026, 4, 20)


def test_views_are_due_by_the_holidays_of_the_commission_in_brussels() -> None:
    heard = VLOPDesignation(
        platform=SHOP,
        decided=date(2026, 9, 1),
        preliminary_findings=date(2026, 6, 15),
        basis=RecipientBasis.REQUESTED,
    )
    assert heard.views_due is not None
    assert heard.views_due.date == date(2026, 6, 29)  # in Luxembourg, whose national day is 23 June, the 30th


# Designations
@pytest.mark.parametrize("case", DESIGNATIONS, ids=lambda case: case["service"])
def test_every_designation_of_the_record_replayed(case: dict[str, Any]) -> None:
    kind = ServiceKind.SEARCH_ENGINE if case["kind"] == "VLOSE" else ServiceKind.ONLINE_PLATFORM
    platform = Platform(name=case["service"], provider=Provider(name="not asked here"), kind=kind)
    decided = date.fromisoformat(case["decided"])
    published = date.fromisoformat(case["published_application"]) if case["published_application"] else None
    designation = VLOPDesignation(platform=platform, decided=decided, published_application=published)
    assert designation.kind == case["kind"]
    if published is None:
        with pytest.raises(MissingFact):
            _ = designation.applies_from
        return
    assert designation.applies_from == published
    fits = date.fromisoformat(case["notification_that_fits"])
    assert effective_date(fits, UNTIL_APPLICATION.on_any_day()).date == published
    assert (fits == decided) is (case["explained"] is None)


def test_the_way_of_stripchat() -> None:
    stripchat = Platform(
        name="Stripchat", provider=Provider(name="Technius", country="CY"), kind=ServiceKind.ONLINE_PLATFORM
    )
    # That the termination announced on 27 May 2025 was notified that day is assumed here.
    designation = VLOPDesignation(
        platform=stripchat,
        decided=date(2023, 12, 20),
        published_application=date(2024, 4, 21),
        termination_notified=date(2025, 5, 27),
    )
    assert designation.ceases_on == date(2025, 9, 27)
    assert designation.obligations_apply(date(2025, 9, 26))
    assert not designation.obligations_apply(date(2025, 9, 27))


def test_an_end_is_known_from_a_window_of_a_single_day_and_from_no_longer_one() -> None:
    for last, known in ((date(2026, 5, 10), date(2026, 5, 10)), (date(2026, 5, 11), None)):
        designation = VLOPDesignation(
            platform=SHOP,
            decided=date(2024, 6, 10),
            notified=date(2024, 6, 10),
            cessation_window=(date(2026, 5, 10), last),
        )
        assert designation.ceases_on == known
        assert designation.obligations_apply(date(2026, 5, 9))
        assert not designation.obligations_apply(last)


def test_early_designations_bring_the_whole_act_forward() -> None:
    early = VLOPDesignation(platform=SHOP, decided=date(2023, 4, 25), notified=date(2023, 4, 25))
    late = VLOPDesignation(platform=SHOP, decided=date(2023, 12, 20), notified=date(2023, 12, 20))
    assert (early.whole_act_from, late.whole_act_from) == (date(2023, 8, 25), date(2024, 2, 17))


def test_four_months_after_the_decision_can_tell_that_a_designation_brings_nothing_forward() -> None:
    bare = VLOPDesignation(platform=SHOP, decided=date(2023, 10, 17))
    assert bare.whole_act_from == date(2024, 2, 17)
    with pytest.raises(MissingFact, match=r"^The day from which Shop is bound"):
        _ = VLOPDesignation(platform=SHOP, decided=date(2023, 10, 16)).whole_act_from


def test_views_are_asked_for_only_where_the_figure_is_not_the_provider_s_own() -> None:
    for basis in (RecipientBasis.REQUESTED, RecipientBasis.OTHER):
        heard = VLOPDesignation(
            platform=SHOP, decided=date(2026, 5, 29), basis=basis, preliminary_findings=date(2026, 4, 1)
        )
        assert heard.views_due is not None
        assert heard.views_due.date == date(2026, 4, 20)
        assert VLOPDesignation(platform=SHOP, decided=date(2026, 5, 29), basis=basis).views_due is None
    own = VLOPDesignation(platform=SHOP, decided=date(2026, 5, 29), preliminary_findings=date(2026, 4, 1))
    assert own.views_due is None
    with pytest.raises(DSAError, match=r"^decided: 29 May 2026 is before preliminary_findings"):
        VLOPDesignation(platform=SHOP, decided=date(2026, 5, 29), preliminary_findings=date(2026, 5, 30))


def test_a_service_designated_twice_has_one_designation_at_a_time() -> None:
    first = VLOPDesignation(
        platform=SHOP, decided=date(2023, 4, 25), notified=date(2023, 4, 25), termination_notified=date(2024, 6, 1)
    )
    second = VLOPDesignation(platform=SHOP, decided=date(2025, 1, 10), notified=date(2025, 1, 10))
    history = [second, first]
    assert designation_in_force(history, on=date(2024, 9, 30)) == first
    assert designation_in_force(history, on=date(2024, 10, 1)) is None
    assert designation_in_force(history, on=date(2025, 1, 10)) == second
    clash = VLOPDesignation(platform=SHOP, decided=date(2024, 9, 1), notified=date(2024, 9, 1))
    with pytest.raises(InvalidValue, match=r"Shop: VLOP.*Shop: VLOP.* one at a time is in force"):
        designation_in_force([first, clash], on=date(2024, 9, 1) + timedelta(days=1))
