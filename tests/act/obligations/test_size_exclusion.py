"""Articles 15(2), 19 and 29: what is said of the size of a provider, also where it or a designation is not known."""

from datetime import date
from typing import Any, TypeAlias

import pytest

from dsa import (
    CATALOGUE,
    AnnualAccounts,
    EnterpriseSize,
    Figures,
    Money,
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


# -- what a designation does to the exclusion
REPORT, COMPLAINTS, TRADERS = "art-15-1-transparency-report", "art-20-1-complaint-access", "art-30-1-trader-information"
NUMBERS = "art-24-2-user-numbers"
EXCLUDING = {REPORT: "Article 15(2) DSA", COMPLAINTS: "Article 19(1) DSA", TRADERS: "Article 29(1) DSA"}
ENDING = {REPORT: "Article 15(2) DSA", COMPLAINTS: "Article 19(2) DSA", TRADERS: "Article 29(2) DSA"}
"""By what the exclusion ends for very large online platforms."""
OF_ENGINES = {"small-designated-as-search-engine", "very-large-search-engine-reports"}


def closed(**heads: int) -> list[AnnualAccounts]:
    """Accounts closed at the end of some years, with so many persons."""
    return [
        AnnualAccounts(
            closed=date(int(year[1:]), 12, 31), figures=Figures(headcount=headcount, turnover=Money(1, "EUR"))
        )
        for year, headcount in heads.items()
    ]


MISSING = closed(_2020=40, _2023=60)
"""Small, and then too large for one year that is given: whether the year before was as well is not known."""
Size: TypeAlias = EnterpriseSize | list[AnnualAccounts] | None
SIZES: tuple[Size, ...] = (EnterpriseSize.SMALL, None, MISSING)


def of_shop(size: Size, on: date, *more: ServiceKind, **designation: Any) -> dict[str, ObligationStatus]:
    """What is said of a marketplace, by the obligations."""
    provider = Provider(name="P", country="IE", size=size)
    platform = Platform(name="S", provider=provider, kind={ServiceKind.MARKETPLACE, *more})
    facts: dict[str, Any] = {"decided": date(2025, 3, 3), "notified": date(2025, 3, 5)} | designation
    designated = VLOPDesignation(platform=platform, **facts) if designation else None
    return {status.obligation.id: status for status in obligations(platform, on=on, designation=designated)}


@at_once(
    ("facts", "on", "reading"),
    [
        ({"notified": None}, date(2025, 3, 5), "designation-without-four-months"),
        (
            *({"cessation_window": (date(2026, 9, 1), date(2026, 12, 31))}, date(2026, 6, 1)),
            "termination-without-four-months",
        ),
    ],
)
@at_once(
    ("size", "rule", "binds"),
    zip(SIZES, ("very-large-not-known", "applicable", "missing-accounts-decide"), (None, True, None), strict=True),
)
def test_whether_a_platform_is_very_large_is_open_under_the_provision_that_would_end_the_exclusion(
    facts: dict[str, Any], on: date, reading: str, size: Size, rule: str, binds: bool | None
) -> None:
    answers = of_shop(size, on, **facts)
    for key, place in ENDING.items():
        step = answers[key].steps[-1]
        assert (answers[key].binds, step.rule) == (binds, rule)
        assert [str(notice.citations[0]) for notice in answers[key].notices if notice.id == reading] == [place]
        if size is EnterpriseSize.SMALL:
            assert str(step.citation) == place


@at_once("size", [EnterpriseSize.SMALL, None])
def test_who_is_designated_as_a_search_engine_keeps_the_exclusions_by_the_words_that_end_them(size: Size) -> None:
    engine = of_shop(size, date(2026, 1, 1), ServiceKind.SEARCH_ENGINE, designated_as="VLOSE")
    assert {
        key: [(notice.id, *map(str, notice.citations)) for notice in engine[key].notices if notice.id in OF_ENGINES]
        for key in ENDING
    } == {
        REPORT: [("very-large-search-engine-reports", "Article 42(1) DSA")],
        COMPLAINTS: [("small-designated-as-search-engine", "Article 19(2) DSA")],
        TRADERS: [("small-designated-as-search-engine", "Article 29(2) DSA")],
    }


@at_once("size", SIZES, ids=type)
def test_a_search_engine_designated_as_a_platform_owes_its_figures_whatever_its_size(size: Size) -> None:
    numbers = of_shop(size, date(2026, 1, 1), ServiceKind.SEARCH_ENGINE, designated_as="VLOP")[NUMBERS]
    assert numbers.binds
    assert numbers.reason == (
        "The size of the provider does not matter: the service is a very large online platform. [Article 19(2) DSA]"
    )


def test_of_a_very_large_platform_no_accounts_are_asked_for() -> None:
    answers = of_shop(MISSING, date(2026, 1, 1), notified=date(2025, 3, 5))
    for key, place in ENDING.items():
        assert (answers[key].binds, answers[key].steps[-1].rule) == (True, "very-large-whatever-size")
        assert str(answers[key].steps[-1].citation) == place


def test_from_17_february_2024_a_platform_is_very_large_before_the_four_months_are_over() -> None:
    for on, binds in ((date(2024, 2, 16), False), (date(2024, 2, 17), True)):
        numbers = of_shop(EnterpriseSize.SMALL, on, decided=date(2024, 1, 9), notified=date(2024, 1, 10))[NUMBERS]
        assert numbers.binds is binds
        assert ("designation-without-four-months" in [notice.id for notice in numbers.notices]) is binds


@at_once(
    ("size", "on", "facts"),
    [
        (EnterpriseSize.SMALL, date(2023, 6, 1), {"decided": date(2023, 4, 25), "notified": date(2023, 4, 25)}),
        (EnterpriseSize.SMALL, date(2026, 1, 10), {"termination_notified": date(2026, 1, 10)}),
        (None, date(2026, 5, 9), {"termination_notified": date(2026, 1, 10)}),
        (None, date(2026, 6, 1), {"cessation_window": (date(2026, 9, 1), date(2026, 12, 31))}),
        (EnterpriseSize.SMALL, date(2026, 8, 31), {"cessation_window": (date(2026, 9, 1), date(2026, 12, 31))}),
    ],
)
def test_what_is_designated_as_a_platform_is_never_said_to_be_a_very_large_search_engine(
    size: Size, on: date, facts: dict[str, Any]
) -> None:
    answers = of_shop(size, on, **facts)
    assert not {notice.id for answer in answers.values() for notice in answer.notices} & OF_ENGINES
    early = [notice.id for notice in answers[NUMBERS].notices if notice.id == "size-exclusion-not-early"]
    assert len(early) == (on.year == 2023)


# -- accounts that are missing
@at_once(
    ("accounts", "on", "of_the_report", "of_the_rest"),
    [
        # 2022 is missing. If small, it is small still, as one year changes nothing; if not, it is in its year of grace.
        (closed(_2021=40, _2023=60), date(2024, 12, 31), "missing-accounts-decide", "spared-either-way"),
        (closed(_2021=40, _2023=60), date(2025, 1, 1), "missing-accounts-decide", "missing-accounts-decide"),
        # With 2024 the status is lost in any case, with the accounts of 2023 or with these.
        (closed(_2021=40, _2023=60, _2024=60), date(2024, 12, 31), "not-spared-either-way", "spared-either-way"),
        (closed(_2021=40, _2023=60, _2024=60), date(2025, 1, 1), "not-spared-either-way", "missing-accounts-decide"),
        (closed(_2021=40, _2023=60, _2024=60), date(2026, 1, 1), "not-spared-either-way", "not-spared-either-way"),
        # 2021 and 2022 are missing. It never was small as far as is told, and can have been in between.
        (closed(_2020=60, _2023=60), date(2024, 6, 1), "missing-accounts-decide", "missing-accounts-decide"),
        # Whatever 2022 was, one year changes nothing.
        (closed(_2021=40, _2023=40), date(2024, 6, 1), "spared-for-size", "spared-for-size"),
    ],
)
def test_missing_accounts_leave_open_only_what_they_could_change(
    accounts: list[AnnualAccounts], on: date, of_the_report: str, of_the_rest: str
) -> None:
    binds: dict[str, bool | None] = {"missing-accounts-decide": None, "not-spared-either-way": True}
    binds |= {"spared-either-way": False, "spared-for-size": False}
    answers = of_shop(accounts, on)
    for key, rule in {REPORT: of_the_report, COMPLAINTS: of_the_rest, TRADERS: of_the_rest}.items():
        step = answers[key].steps[-1]
        assert (step.rule, step.before, step.after) == (rule, True, binds[rule])
        assert str(step.citation) == EXCLUDING[key]


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


def test_who_has_grown_further_is_not_said_to_be_so_large_since_the_loss_of_small_status() -> None:
    years = [(30, 2020), (100, 2021), (100, 2022), (1_000, 2023), (1_000, 2024)]
    accounts = [
        AnnualAccounts(
            closed=date(year, 12, 31), figures=Figures(headcount=heads, turnover=Money(heads * 200_000, "EUR"))
        )
        for heads, year in years
    ]
    grown = Platform(
        name="G", provider=Provider(name="P", country="FR", size=accounts), kind=ServiceKind.ONLINE_PLATFORM
    )
    [report] = [
        each for each in obligations(grown, on=date(2025, 6, 1)) if each.obligation.id == "art-15-1-transparency-report"
    ]
    said = [str(step) for step in report.steps[-2:]]
    assert said[0].startswith("The accounts closed on 31 December 2021 and on 31 December 2022 are both beyond")
    assert "with the second the provider lost the status. It is now large." in said[0]
    assert said[1].startswith("The provider is large: it lost the status of a micro or small enterprise on 31 December")


@pytest.mark.parametrize(
    "kinds", [{ServiceKind.SEARCH_ENGINE}, {ServiceKind.SEARCH_ENGINE, ServiceKind.ONLINE_PLATFORM}]
)
def test_the_reason_for_which_a_small_search_engine_is_bound_is_that_its_size_does_not_spare_it(
    kinds: set[ServiceKind],
) -> None:
    told = statuses(frozenset(kinds), date(2026, 1, 1), None, EnterpriseSize.SMALL)["art-24-2-user-numbers"]
    assert told.binds
    assert told.reason == "The provider is small: its size does not spare it. [Article 19(1) DSA]"
    assert told.notices[0].id == "small-search-engine"
