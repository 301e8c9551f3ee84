"""Who is bound: full tables for real and invented services, and the reason that names its article."""

import json
from datetime import date
from typing import Any

import pytest

import dsa
from dsa import (
    Addressee,
    AnnualAccounts,
    EnterpriseSize,
    Figures,
    Money,
    Platform,
    Provider,
    ServiceKind,
    VLOPDesignation,
    changes,
    obligations,
)
from tests.act.obligations.worlds import GROWN, SHOP, day, status, table
from tests.paths import VECTORS
from tests.standard import SHOP as PLAIN_SHOP, shop

CASES = json.loads((VECTORS / "expected_obligations.json").read_text("utf-8"))["cases"]


def service(described: dict[str, Any], name: str = "Service") -> tuple[Platform, VLOPDesignation | None]:
    size: Any = described["size"]
    if isinstance(size, list):
        size = [
            AnnualAccounts(closed=day(closed), figures=Figures(headcount=heads, turnover=Money(money, "EUR")))
            for closed, heads, money in size
        ]
    elif size is not None:
        size = EnterpriseSize(size)
    provider = Provider(name="Provider", country=described["country"], size=size)
    platform = Platform(name=name, provider=provider, kind=[ServiceKind(kind) for kind in described["kind"]])
    if described["designation"] is None:
        return platform, None
    facts: dict[str, Any] = {
        name: tuple(map(day, value)) if isinstance(value, list) else day(value)
        for name, value in described["designation"].items()
    }
    return platform, VLOPDesignation(platform=platform, **facts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['name']} {case['on']}")
def test_the_whole_table(case: dict[str, Any]) -> None:
    told = table(*service(case["given"], case["name"]), day(case["on"]))
    assert {key for key, binds in told.items() if binds} == set(case["binds"])
    assert {key for key, binds in told.items() if binds is None} == set(case["unknown"])


@pytest.mark.parametrize(
    ("key", "on", "designation", "binds", "words", "citation"),
    [
        ("art-20-1-complaint-access", "2025-03-04", GROWN, False, "micro", "Article 19(1) DSA"),
        ("art-20-1-complaint-access", "2025-03-05", GROWN, True, "very large online platform", "Article 19(2) DSA"),
        ("art-30-1-trader-information", "2025-03-04", GROWN, False, "micro", "Article 29(1) DSA"),
        ("art-30-1-trader-information", "2025-03-05", GROWN, True, "very large", "Article 29(2) DSA"),
        ("art-15-1-transparency-report", "2025-03-04", GROWN, False, "micro", "Article 15(2) DSA"),
        ("art-15-1-transparency-report", "2025-03-05", GROWN, True, "very large", "Article 15(2) DSA"),
        ("art-14-5-terms-summary", "2025-03-05", GROWN, True, "5 March 2025", "Article 33(4) DSA"),
        ("art-43-1-supervisory-fee", "2025-07-04", GROWN, False, "5 July 2025", "Article 4(3) Delegated Regulation"),
        ("art-43-1-supervisory-fee", "2025-07-05", GROWN, True, "5 July 2025", "Article 4(3) Delegated Regulation"),
        ("art-34-1-risk-assessment", "2025-07-04", GROWN, False, "binds it only from 5 July 2025", "Article 33(6)"),
        ("art-34-1-risk-assessment", "2025-07-05", GROWN, True, "binds it from 5 July 2025", "Article 33(6)"),
        ("art-34-1-risk-assessment", "2025-07-05", None, False, "designated", "Article 33(1) DSA"),
        ("art-13-1-legal-representative", "2025-07-05", None, False, "IE", "Article 13(1) DSA"),
        ("art-16-1-notice-mechanism", "2024-02-16", None, False, "17 February 2024", "Article 93(2) DSA"),
        ("art-24-3-user-numbers-on-request", "2022-11-15", None, False, "16 November 2022", "Article 93(2) DSA"),
        ("art-24-3-user-numbers-on-request", "2022-11-16", None, True, "16 November 2022", "Article 93(2) DSA"),
        ("art-21-3-certify-bodies", "2025-07-05", None, False, "Digital Services Coordinator", "Article 21(3) DSA"),
    ],
)
def test_the_reason_names_what_decides_and_its_article(
    key: str, on: str, designation: VLOPDesignation | None, binds: bool, words: str, citation: str
) -> None:
    answer = status(key, SHOP, day(on), designation)
    assert answer.binds is binds
    assert words in answer.reason
    assert citation in answer.reason
    assert answer.steps[-1].citation in answer.citations
    assert answer.steps[-1].before is True
    assert str(day(on).year) in str(answer)


def test_the_reason_after_grace_says_that_there_was_one() -> None:
    figures = [(40, "9_000_000"), (60, "12_000_000"), (60, "12_000_000")]
    accounts = [
        AnnualAccounts(closed=date(2022 + n, 12, 31), figures=Figures(headcount=h, turnover=Money(t, "EUR")))
        for n, (h, t) in enumerate(figures)
    ]
    growing = Platform(
        name="Growing", provider=Provider(name="P", country="IE", size=accounts), kind=ServiceKind.MARKETPLACE
    )
    spared = status("art-31-1-compliance-by-design", growing, date(2025, 12, 31))
    assert (spared.binds, spared.steps[-1].citation.article) == (False, 29)
    assert "on 31 December 2024 and is spared until 31 December 2025" in spared.reason
    bound = status("art-31-1-compliance-by-design", growing, date(2026, 1, 1))
    assert bound.binds
    assert "lost the status of a micro or small enterprise on 31 December 2024" in bound.reason
    assert "ended on 31 December 2025" in bound.reason
    assert (spared.steps[-1].before, bound.steps[-1].before) == (True, True)
    assert bound.steps[-1].citation == spared.steps[-1].citation
    assert str(spared.steps[-1].citation) == "Article 29(1), second subparagraph, DSA"
    assert "medium" in status("art-15-1-transparency-report", growing, date(2024, 12, 31)).reason
    altered = changes(growing, start=date(2024, 12, 1), end=date(2026, 6, 1))
    assert {change.date for change in altered} == {date(2024, 12, 31), date(2026, 1, 1)}


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("art-15-1-transparency-report", "Article 15(2) DSA"),
        ("art-20-1-complaint-access", "Article 19(1) DSA"),
        ("art-30-1-trader-information", "Article 29(1) DSA"),
    ],
)
def test_a_size_that_does_not_spare_is_told_with_the_paragraph_that_spares_smaller_ones(key: str, place: str) -> None:
    medium = Provider(name="P", country="IE", size=EnterpriseSize.MEDIUM)
    bound = status(key, Platform(name="S", provider=medium, kind=ServiceKind.MARKETPLACE), date(2026, 1, 1))
    assert bound.binds
    assert (str(bound.steps[-1].citation), bound.steps[-1].rule) == (place, "not-spared")


def test_whether_a_kind_is_reached_is_told_with_the_place_of_the_obligation() -> None:
    for platform in (SHOP, Platform(name="Host", provider=SHOP.provider, kind=ServiceKind.HOSTING)):
        for answer in obligations(platform, on=date(2026, 1, 1)):
            if answer.obligation.addressee is Addressee.PROVIDER:
                reached = bool(answer.obligation.services & platform.kinds)
                assert answer.steps[0].rule == ("kind-reached" if reached else "kind-not-reached")
                assert (answer.steps[0].before, answer.steps[0].citation) == (True, answer.obligation.citations[0])


def test_what_is_not_known_is_said() -> None:
    unknown = Platform(name="Who", provider=Provider(name="Who"), kind={ServiceKind.SEARCH_ENGINE, ServiceKind.HOSTING})
    on = date(2026, 1, 1)
    representative = status("art-13-1-legal-representative", unknown, on)
    assert representative.binds
    assert [notice.id for notice in representative.notices] == ["establishment-not-given"]
    assert [notice.id for notice in status("art-15-1-transparency-report", unknown, on).notices] == ["size-not-given"]
    assert status("art-16-1-notice-mechanism", unknown, on).binds  # it hosts
    search = Platform(name="Find", provider=Provider(name="Who"), kind=ServiceKind.SEARCH_ENGINE)
    not_hosting = status("art-16-1-notice-mechanism", search, on)
    assert (not_hosting.binds, [notice.id for notice in not_hosting.notices]) == (False, ["search-engine-hosting"])
    [hosting] = not_hosting.notices
    assert list(map(str, hosting.citations)) == ["Article 3, point (j), DSA", "Article 16 DSA", "Recital 28 DSA"]
    assert status("art-16-1-notice-mechanism", unknown, on).notices == ()
    assert status("art-20-1-complaint-access", search, on).notices == ()


def test_a_very_large_search_engine_that_is_small() -> None:
    small = Provider(name="P", country="CZ", size=EnterpriseSize.SMALL)
    search = Platform(name="Find", provider=small, kind=ServiceKind.SEARCH_ENGINE)
    designated = VLOPDesignation(platform=search, decided=date(2025, 1, 1), notified=date(2025, 1, 1))
    report = status("art-15-1-transparency-report", search, date(2026, 1, 1), designated)
    assert (report.binds, report.notices[-1].id) == (False, "very-large-search-engine-reports")
    assert status("art-42-1-six-monthly-reports", search, date(2026, 1, 1), designated).binds
    assert not status("art-42-2-report-on-moderators", search, date(2026, 1, 1), designated).binds
    numbers = status("art-24-2-user-numbers", search, date(2026, 1, 1), designated)
    assert (numbers.binds, numbers.notices[-1].id) == (True, "small-search-engine")


def test_after_grace_the_step_begins_where_the_one_before_it_ended() -> None:
    accounts = [
        dsa.AnnualAccounts(
            closed=date(2021 + n, 12, 31), figures=dsa.Figures(headcount=heads, turnover=dsa.Money(9_000_000, "EUR"))
        )
        for n, heads in enumerate([40, 60, 60])
    ]
    [over] = [
        step
        for answer in dsa.obligations(shop(country="IE", size=accounts), on=date(2026, 1, 1))
        if answer.obligation.id == "art-20-1-complaint-access"
        for step in answer.steps
        if "lost" in step.facts
    ]
    assert over.before is True
    assert over.after is True


def test_an_obligation_that_reaches_a_service_names_the_kinds_of_both() -> None:
    kind = dsa.ServiceKind.MARKETPLACE
    hybrid = dsa.Platform(name="Both", provider=dsa.Provider(name="Shop"), kind=[kind, dsa.ServiceKind.SEARCH_ENGINE])
    for platform, kinds in ((PLAIN_SHOP, {kind}), (hybrid, {kind, dsa.ServiceKind.SEARCH_ENGINE})):
        (answer,) = [
            status
            for status in dsa.obligations(platform, on=date(2026, 1, 1))
            if status.obligation.id == "art-16-1-notice-mechanism"
        ]
        assert answer.steps[0].facts["kinds"] == kinds
        assert answer.steps[0].facts["services"] == answer.obligation.services
