"""Articles 15(2), 19 and 29 where the size is not known: what is said would be true of a small provider."""

from datetime import date

import pytest

from dsa import (
    CATALOGUE,
    EnterpriseSize,
    ObligationStatus,
    Platform,
    Provider,
    ServiceKind,
    SizeExemption,
    VLOPDesignation,
    obligations,
)
from tests.at_once import at_once

KINDS = (
    frozenset({ServiceKind.INTERMEDIARY}),
    frozenset({ServiceKind.HOSTING}),
    frozenset({ServiceKind.ONLINE_PLATFORM}),
    frozenset({ServiceKind.MARKETPLACE}),
    frozenset({ServiceKind.SEARCH_ENGINE}),
)
DAYS = (date(2023, 6, 1), date(2023, 9, 1), date(2024, 2, 17), date(2026, 1, 1))
DECIDED = (None, date(2023, 4, 25), date(2025, 3, 3))


def statuses(
    kinds: frozenset[ServiceKind], on: date, decided: date | None, size: EnterpriseSize | None
) -> dict[str, ObligationStatus]:
    platform = Platform(name="S", provider=Provider(name="P", country="IE", size=size), kind=kinds)
    designation = None
    if decided is not None and kinds & {
        ServiceKind.ONLINE_PLATFORM,
        ServiceKind.MARKETPLACE,
        ServiceKind.SEARCH_ENGINE,
    }:
        designation = VLOPDesignation(platform=platform, decided=decided, notified=decided)
    return {status.obligation.id: status for status in obligations(platform, on=on, designation=designation)}


@at_once("kinds", KINDS, ids=lambda kinds: next(iter(kinds)).value)
@at_once("on", DAYS, ids=str)
@pytest.mark.parametrize("decided", DECIDED, ids=str)
def test_a_small_provider_is_said_to_be_spared_exactly_where_it_would_be(
    kinds: frozenset[ServiceKind], on: date, decided: date | None
) -> None:
    unknown = statuses(kinds, on, decided, None)
    small = statuses(kinds, on, decided, EnterpriseSize.SMALL)
    for key, status in unknown.items():
        said = [notice for notice in status.notices if notice.id == "size-not-given"]
        would_be = bool(status.binds) and small[key].binds is False
        assert bool(said) is would_be, key
        for notice in said:
            assert notice.citations == (small[key].steps[-1].citation,)
        if status.binds and CATALOGUE[key].exemption is not SizeExemption.NONE and not said:
            matters_not = status.steps[-1].rule == "very-large-whatever-size"
            search_engine = "small-search-engine" in [notice.id for notice in status.notices]
            assert matters_not or search_engine, key


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("art-15-1-transparency-report", "Article 15(2) DSA"),
        ("art-20-1-complaint-access", "Article 19(1) DSA"),
        ("art-30-1-trader-information", "Article 29(1) DSA"),
    ],
)
def test_the_provision_that_would_spare_is_the_one_that_is_cited(key: str, place: str) -> None:
    [notice] = [
        notice
        for notice in statuses(KINDS[3], date(2026, 1, 1), None, None)[key].notices
        if notice.id == "size-not-given"
    ]
    assert list(map(str, notice.citations)) == [place]


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("art-15-1-transparency-report", "Article 15(2) DSA"),
        ("art-20-1-complaint-access", "Article 19(2) DSA"),
        ("art-30-1-trader-information", "Article 29(2) DSA"),
    ],
)
def test_a_very_large_platform_is_not_said_to_be_spared_for_a_size_that_nobody_knows(key: str, place: str) -> None:
    status = statuses(KINDS[3], date(2026, 1, 1), date(2025, 3, 3), None)[key]
    assert (status.steps[-1].rule, str(status.steps[-1].citation)) == ("very-large-whatever-size", place)
    assert status.binds


def test_that_article_19_spared_before_it_applied_is_told_as_a_reading() -> None:
    for size, binds in ((EnterpriseSize.SMALL, False), (None, True)):
        numbers = statuses(KINDS[2], date(2023, 6, 1), None, size)["art-24-2-user-numbers"]
        assert numbers.binds is binds
        assert "size-exclusion-not-early" in [notice.id for notice in numbers.notices]
        later = statuses(KINDS[2], date(2024, 2, 17), None, size)["art-24-2-user-numbers"]
        assert "size-exclusion-not-early" not in [notice.id for notice in later.notices]


# -- triggers
@pytest.mark.parametrize("kinds", KINDS, ids=lambda kinds: next(iter(kinds)).value)
def test_whatever_reaches_a_service_says_its_trigger_and_its_limits(kinds: frozenset[ServiceKind]) -> None:
    for decided in DECIDED:
        for key, status in statuses(kinds, date(2026, 1, 1), decided, EnterpriseSize.LARGE).items():
            entry, told = CATALOGUE[key], status.explain()
            reached = bool(entry.services & status_kinds(kinds))
            assert (f"It is to be met where this is so: {entry.trigger}." in told) is (
                reached and entry.trigger is not None
            )
            for limit in entry.exceptions:
                assert (f"The Act limits this: “{limit.words}”." in told) is reached


def status_kinds(kinds: frozenset[ServiceKind]) -> frozenset[ServiceKind]:
    return Platform(name="S", provider=Provider(name="P"), kind=kinds).kinds
