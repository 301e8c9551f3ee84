"""Who is bound: full tables for real and invented services, an oracle by paragraphs, and the laws of binding."""

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from dsa import (
    CATALOGUE,
    Addressee,
    AnnualAccounts,
    AuthorityKind,
    ChangeKind,
    EnterpriseSize,
    Figures,
    Money,
    ObligationStatus,
    Platform,
    Provider,
    ServiceKind,
    VLOPDesignation,
    changes,
    competence,
    designation_in_force,
    obligations,
)
from dsa.act.obligations.changes import turning_points
from dsa.act.obligations.situation import designations_of
from dsa.errors import InvalidType, InvalidValue, MissingFact, OutOfOrder

from .oracles import obligations_by_hand as by_hand

CASES = json.loads((Path(__file__).parent / "vectors" / "expected_obligations.json").read_text("utf-8"))["cases"]
DAY = timedelta(days=1)


def day(text: str) -> date:
    return date.fromisoformat(text)


def service(given_: dict[str, Any], name: str = "Service") -> tuple[Platform, VLOPDesignation | None]:
    size: Any = given_["size"]
    if isinstance(size, list):
        size = [
            AnnualAccounts(closed=day(one), figures=Figures(headcount=heads, turnover=Money(money, "EUR")))
            for one, heads, money in size
        ]
    elif size is not None:
        size = EnterpriseSize(size)
    provider = Provider(name="Provider", country=given_["country"], size=size)
    platform = Platform(name=name, provider=provider, kind=[ServiceKind(one) for one in given_["kind"]])
    if given_["designation"] is None:
        return platform, None
    facts: dict[str, Any] = {
        name: tuple(map(day, value)) if isinstance(value, list) else day(value)
        for name, value in given_["designation"].items()
    }
    return platform, VLOPDesignation(platform=platform, **facts)


def table(platform: Platform, designation: VLOPDesignation | None, on: date) -> dict[str, bool | None]:
    return {one.obligation.id: one.binds for one in obligations(platform, on=on, designation=designation)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['name']} {case['on']}")
def test_the_whole_table(case: dict[str, Any]) -> None:
    found = table(*service(case["given"], case["name"]), day(case["on"]))
    assert {key for key, binds in found.items() if binds} == set(case["binds"])
    assert {key for key, binds in found.items() if binds is None} == set(case["unknown"])


def status(key: str, platform: Platform, on: date, designation: VLOPDesignation | None = None) -> ObligationStatus:
    return next(one for one in obligations(platform, on=on, designation=designation) if one.obligation.id == key)


SHOP = Platform(
    name="Shop",
    provider=Provider(name="Shop Ltd", country="IE", size=EnterpriseSize.MICRO),
    kind=ServiceKind.MARKETPLACE,
)
GROWN = VLOPDesignation(platform=SHOP, decided=date(2025, 3, 3), notified=date(2025, 3, 5))


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
        ("art-43-1-supervisory-fee", "2025-03-05", GROWN, True, "5 March 2025", "Article 43(1) DSA"),
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
    one = status(key, SHOP, day(on), designation)
    assert one.binds is binds
    assert words in one.reason
    assert citation in one.reason
    assert one.steps[-1].citation in one.citations
    assert one.steps[-1].before is True
    assert str(day(on).year) in str(one)


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
    found = changes(growing, start=date(2024, 12, 1), end=date(2026, 6, 1))
    assert {change.date for change in found} == {date(2024, 12, 31), date(2026, 1, 1)}


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


LARGE = Platform(
    name="Large",
    provider=Provider(name="Large Ltd", country="IE", size=EnterpriseSize.LARGE),
    kind=ServiceKind.ONLINE_PLATFORM,
)
FROM_THE_ACT, BROUGHT_FORWARD = (
    "from 17 February 2024. [Article 93(2) DSA]",
    "since it was designated early. [Article 92",
)
OPEN = "is not known: it depends on a day of notification that is not recorded"


@pytest.mark.parametrize(
    ("facts", "on", "binds", "words"),
    [
        ({"notified": "2023-04-25"}, "2023-08-24", False, "from 25 August 2023; on 24 August 2023 it does not"),
        ({"notified": "2023-04-25"}, "2023-08-25", True, f"from 25 August 2023, {BROUGHT_FORWARD}"),
        ({"notified": "2023-04-25"}, "2026-01-01", True, f"from 25 August 2023, {BROUGHT_FORWARD}"),
        ({"notified": "2023-10-16"}, "2024-02-16", True, f"from 16 February 2024, {BROUGHT_FORWARD}"),
        ({"notified": "2023-10-16"}, "2024-02-17", True, f"from 16 February 2024, {BROUGHT_FORWARD}"),
        # Section 5 from 17 February 2024 or later: the Act came first.
        ({"notified": "2023-10-17"}, "2024-02-17", True, FROM_THE_ACT),
        ({"notified": "2023-12-20"}, "2024-02-16", False, "from 17 February 2024; on 16 February 2024 it does not"),
        ({"notified": "2023-12-20"}, "2024-02-17", True, FROM_THE_ACT),
        # Without the day of notification nothing is known before 17 February 2024, and nothing earlier afterwards.
        ({}, "2024-02-16", None, OPEN),
        ({}, "2024-02-17", True, FROM_THE_ACT),
        # Nor does a designation that is over bring anything forward.
        (
            {"notified": "2023-04-25", "termination_notified": "2023-09-01"},
            "2024-01-15",
            False,
            "from 17 February 2024; on 15 January 2024 it does not",
        ),
        ({"notified": "2023-04-25", "termination_notified": "2025-01-02"}, "2025-05-02", True, FROM_THE_ACT),
    ],
)
def test_the_act_as_a_whole_applied_earlier_only_to_whom_section_5_is_known_to_have_bound_before(
    facts: dict[str, str], on: str, binds: bool | None, words: str
) -> None:
    given_: dict[str, Any] = {name: day(value) for name, value in facts.items()}
    designated = VLOPDesignation(platform=LARGE, decided=date(2023, 4, 25), **given_)
    found = status("art-25-1-no-dark-patterns", LARGE, day(on), designated)
    [step] = [step for step in found.steps if "appli" in step.rule]
    assert (found.binds, step.before) == (binds, True)
    assert words in str(step)


@pytest.mark.parametrize(
    ("facts", "on", "binds", "words"),
    [
        ({"notified": "2023-04-25"}, "2023-08-24", False, "from 25 August 2023; on 24 August 2023 it does not"),
        ({"notified": "2023-04-25"}, "2023-08-25", True, "binds from 25 August 2023"),
        ({"notified": "2023-12-20"}, "2024-02-16", False, "from 17 February 2024; on 16 February 2024 it does not"),
        ({"notified": "2023-12-20"}, "2024-02-17", True, "binds from 17 February 2024"),
        ({"notified": "2024-02-17"}, "2024-02-17", True, "binds from 17 February 2024"),
        ({"notified": "2024-02-20"}, "2024-02-20", True, "binds from 20 February 2024"),
        ({}, "2024-02-16", None, OPEN),
        ({}, "2024-02-17", True, "binds from 17 February 2024"),
    ],
)
def test_what_hangs_on_the_designation_and_is_outside_section_5_waited_for_the_act(
    facts: dict[str, str], on: str, binds: bool | None, words: str
) -> None:
    given_: dict[str, Any] = {name: day(value) for name, value in facts.items()}
    designated = VLOPDesignation(platform=LARGE, decided=date(2023, 4, 25), **given_)
    found = status("art-14-5-terms-summary", LARGE, day(on), designated)
    assert (found.binds, found.steps[-1].before) == (binds, True)
    assert words in found.reason


def test_whether_a_kind_is_reached_is_told_with_the_place_of_the_obligation() -> None:
    for platform in (SHOP, Platform(name="Host", provider=SHOP.provider, kind=ServiceKind.HOSTING)):
        for one in obligations(platform, on=date(2026, 1, 1)):
            if one.obligation.addressee is Addressee.PROVIDER:
                reached = bool(one.obligation.services & platform.kinds)
                assert one.steps[0].rule == ("kind-reached" if reached else "kind-not-reached")
                assert (one.steps[0].before, one.steps[0].citation) == (True, one.obligation.citations[0])


def test_what_is_not_known_is_said() -> None:
    unknown = Platform(name="Who", provider=Provider(name="Who"), kind={ServiceKind.SEARCH_ENGINE, ServiceKind.HOSTING})
    on = date(2026, 1, 1)
    representative = status("art-13-1-legal-representative", unknown, on)
    assert representative.binds
    assert [one.id for one in representative.notices] == ["establishment-not-given"]
    assert [one.id for one in status("art-15-1-transparency-report", unknown, on).notices] == ["size-not-given"]
    assert status("art-16-1-notice-mechanism", unknown, on).binds  # it hosts
    search = Platform(name="Find", provider=Provider(name="Who"), kind=ServiceKind.SEARCH_ENGINE)
    not_hosting = status("art-16-1-notice-mechanism", search, on)
    assert (not_hosting.binds, [one.id for one in not_hosting.notices]) == (False, ["search-engine-hosting"])
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


# -- designations whose days are not all known


def test_without_any_day_section_5_is_open_from_the_earliest_possible() -> None:
    bare = VLOPDesignation(platform=SHOP, decided=date(2025, 3, 3))
    key = "art-34-1-risk-assessment"
    assert status(key, SHOP, date(2025, 7, 2), bare).binds is False
    late = status(key, SHOP, date(2025, 7, 3), bare)
    assert late.binds is None
    assert "not known" in str(late)
    assert "Whether it binds on 3 July 2025 is not known" in late.reason
    with pytest.raises(MissingFact, match="notified"):
        bare.obligations_apply(date(2025, 7, 3))
    assert bare.in_force(date(2025, 7, 3))
    assert late.notices == ()
    window = (date(2025, 7, 1), date(2025, 7, 31))
    vague = VLOPDesignation(platform=SHOP, decided=date(2025, 3, 3), application_window=window)
    assert [one.id for one in status(key, SHOP, date(2025, 7, 31), vague).notices] == ["day-of-application-vague"]
    exact = VLOPDesignation(
        platform=SHOP, decided=date(2025, 3, 3), notified=date(2025, 3, 5), application_window=window
    )
    assert status(key, SHOP, date(2025, 7, 31), exact).notices == ()
    published = VLOPDesignation(
        platform=SHOP, decided=date(2025, 3, 3), published_application=date(2025, 7, 5), application_window=window
    )
    assert status(key, SHOP, date(2025, 7, 31), published).notices == ()
    early = VLOPDesignation(platform=SHOP, decided=date(2023, 4, 25))
    assert status("art-16-1-notice-mechanism", SHOP, date(2023, 8, 24), early).binds is False
    assert status("art-16-1-notice-mechanism", SHOP, date(2023, 8, 25), early).binds is None
    assert status("art-14-5-terms-summary", SHOP, date(2023, 8, 25), early).binds is None
    assert status("art-14-5-terms-summary", SHOP, date(2024, 2, 17), early).binds is True


def test_a_vague_end_is_known_before_and_after_its_window() -> None:
    ended = VLOPDesignation(
        platform=SHOP,
        decided=date(2025, 3, 3),
        notified=date(2025, 3, 5),
        cessation_window=(date(2026, 9, 1), date(2026, 12, 31)),
    )
    key = "art-34-1-risk-assessment"
    assert [status(key, SHOP, on, ended).binds for on in (date(2026, 8, 31), date(2026, 9, 1), date(2026, 12, 30))] == [
        True,
        None,
        None,
    ]
    within = status(key, SHOP, date(2026, 9, 1), ended)
    assert "Whether it binds on 1 September 2026 is not known" in within.reason
    assert within.steps[-1].before is True
    over = status(key, SHOP, date(2026, 12, 31), ended)
    assert (over.binds, "31 December 2026" in over.reason) == (False, True)
    assert over.steps[-1].before is True
    assert not ended.in_force(date(2026, 12, 31))
    for unknown in (ended.in_force, ended.obligations_apply):
        with pytest.raises(MissingFact, match="Whether Shop is bound on 1 October 2026"):
            unknown(date(2026, 10, 1))
    with pytest.raises(MissingFact):
        designation_in_force([ended], on=date(2026, 10, 1))


@pytest.mark.parametrize(
    ("window", "error", "message"),
    [
        (date(2026, 1, 1), InvalidType, "two days"),
        ((date(2026, 1, 1),), InvalidType, "two days"),
        ((date(2026, 1, 1), "2026-02-01"), InvalidType, "a day"),
        ((date(2025, 1, 1), date(2026, 1, 1)), OutOfOrder, "is before decided"),
        ((date(2026, 2, 1), date(2026, 1, 1)), OutOfOrder, "is before application_window"),
    ],
)
def test_windows_are_checked(window: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=f"^application_window: .*{message}"):
        VLOPDesignation(platform=SHOP, decided=date(2025, 3, 3), application_window=window)


def test_a_designation_of_another_service_is_refused() -> None:
    other = Platform(name="Other", provider=SHOP.provider, kind=ServiceKind.MARKETPLACE)
    with pytest.raises(InvalidValue, match="designations of Other"):
        obligations(other, on=date(2025, 1, 1), designation=GROWN)
    with pytest.raises(InvalidType):
        designations_of(cast(Any, "Shop"), None)


# -- generated services, against the oracle and the laws

SIZES = st.sampled_from([None, *EnterpriseSize])
YEARS = st.lists(st.booleans(), min_size=1, max_size=6)
"""Whether the accounts of a year, from 2021 on, are those of a small enterprise."""


def accounts(years: list[bool]) -> list[AnnualAccounts]:
    figures = [Figures(headcount=40 if small else 60, turnover=Money(1, "EUR")) for small in years]
    return [AnnualAccounts(closed=date(2021 + n, 12, 31), figures=one) for n, one in enumerate(figures)]


def small_and_grace(size: Any, on: date) -> tuple[bool, bool]:
    """Whether a provider is small on a day, and whether its grace runs: two years in a row, year by year."""
    if not isinstance(size, tuple):
        return size in (EnterpriseSize.MICRO, EnterpriseSize.SMALL), False
    closed = [one.figures.headcount < 50 for one in size if one.closed <= on]
    small = bool(closed) and closed[0]
    lost = None
    for year, (before, latest) in enumerate(pairwise(closed), 2022):
        if before == latest != small:
            small, lost = latest, None if latest else year
    return small, lost is not None and on <= date(lost + 1, 12, 31)


KINDS = st.sets(st.sampled_from(ServiceKind), min_size=1, max_size=2)
DAYS = st.one_of(
    st.sampled_from([date(2022, 11, 15), date(2022, 11, 16), date(2024, 2, 16), date(2024, 2, 17)]),
    st.dates(date(2022, 10, 1), date(2028, 1, 1)),
)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Platform, VLOPDesignation | None]:
    size = draw(SIZES | YEARS.map(accounts))
    provider = Provider(name="P", country=draw(st.sampled_from([None, "IE", "US"])), size=size)
    platform = Platform(name="S", provider=provider, kind=draw(KINDS))
    if not platform.kinds & {ServiceKind.ONLINE_PLATFORM, ServiceKind.SEARCH_ENGINE} or draw(st.booleans()):
        return platform, None
    decided = draw(st.dates(date(2023, 1, 1), date(2027, 1, 1)))
    notified = decided + timedelta(days=draw(st.integers(0, 30)))
    ended = draw(st.none() | st.integers(200, 900).map(lambda days: notified + timedelta(days=days)))
    return platform, VLOPDesignation(platform=platform, decided=decided, notified=notified, termination_notified=ended)


@given(worlds(), DAYS)
def test_against_the_paragraphs_by_hand(world: tuple[Platform, VLOPDesignation | None], on: date) -> None:
    platform, one = world
    small, grace = small_and_grace(platform.provider.size, on)
    facts = {
        "kinds": {kind.value for kind in platform.kinds},
        "established": platform.provider.country == "IE",
        "small": small,
        "grace": grace,
    }
    if one is not None:
        facts |= {"designated": one.notified, "ceased": one.ceases_on, "applies": (one.applies_from, one.applies_from)}
    for found in obligations(platform, on=on, designation=one):
        entry = found.obligation
        if entry.addressee is not Addressee.PROVIDER:
            assert found.binds is False
            continue
        paragraph = str(entry.citations[0].paragraph)
        place = f"{entry.article}({paragraph})" if entry.citations[0].paragraph else str(entry.article)
        expected = by_hand.binds(place, facts, on)
        if entry.id == "art-30-2-legacy-traders" and on < date(2024, 2, 17):
            expected = False  # the day is named in the text
        assert found.binds is expected, entry.id


@given(worlds(), DAYS)
def test_the_steps_go_on_until_one_says_no(world: tuple[Platform, VLOPDesignation | None], on: date) -> None:
    platform, one = world
    for found in obligations(platform, on=on, designation=one):
        assert [step.before for step in found.steps] == [True] * len(found.steps)
        assert [step.after for step in found.steps] == [True] * (len(found.steps) - 1) + [found.binds]


@given(worlds(), DAYS)
def test_designation_never_removes_an_obligation(world: tuple[Platform, VLOPDesignation | None], on: date) -> None:
    platform, one = world
    with_it, without = table(platform, one, on), table(platform, None, on)
    assert all(with_it[key] for key, binds in without.items() if binds)


@given(worlds(), DAYS)
def test_a_smaller_enterprise_never_has_more(world: tuple[Platform, VLOPDesignation | None], on: date) -> None:
    platform, one = world
    counts = []
    for size in EnterpriseSize:
        provider = Provider(name="P", country=platform.provider.country, size=size)
        same = Platform(name="S", provider=provider, kind=platform.kind)
        counts.append(table(same, one and evolve(one, platform=same), on))
    for smaller, larger in pairwise(counts):
        assert all(larger[key] is not False for key, binds in smaller.items() if binds is not False)


@given(SIZES, DAYS)
def test_binding_grows_along_the_tiers(size: EnterpriseSize | None, on: date) -> None:
    provider = Provider(name="P", country="IE", size=size)
    ladder = (
        *(ServiceKind.INTERMEDIARY, ServiceKind.HOSTING),
        *(ServiceKind.ONLINE_PLATFORM, ServiceKind.MARKETPLACE),
    )
    tables = [table(Platform(name="S", provider=provider, kind=kind), None, on) for kind in ladder]
    for lower, higher in pairwise(tables):
        assert all(higher[key] for key, binds in lower.items() if binds)


@given(worlds(), DAYS, st.integers(0, 900))
def test_changes_are_exactly_the_differences(
    world: tuple[Platform, VLOPDesignation | None], start: date, days: int
) -> None:
    platform, one = world
    end = start + timedelta(days=days)
    found = changes(platform, start=start, end=end, designation=one)
    before = table(platform, one, start - DAY)
    for change in found:
        assert start <= change.date < end
        if change.kind is ChangeKind.SUPERVISION:
            assert before[change.obligation.id]
        before[change.obligation.id] = change.after.binds
        assert change.before.binds is not change.after.binds or change.kind is ChangeKind.SUPERVISION
    if days:
        assert before == table(platform, one, end - DAY)


@given(worlds(), DAYS)
def test_nothing_changes_between_two_turning_points(world: tuple[Platform, VLOPDesignation | None], on: date) -> None:
    platform, one = world
    points = [date.min, *sorted(turning_points(platform, designations_of(platform, one)))]
    last = max(point for point in points if point <= on)
    assert table(platform, one, on) == table(platform, one, last)


def test_changes_say_what_they_are() -> None:
    designated = VLOPDesignation(
        platform=SHOP, decided=date(2025, 3, 3), application_window=(date(2025, 7, 1), date(2025, 7, 31))
    )
    found = changes(SHOP, start=date(2025, 3, 1), end=date(2026, 1, 1), designation=designated)
    kinds = {(change.date, change.kind) for change in found}
    assert kinds == {
        (date(2025, 3, 3), ChangeKind.BEGAN),
        (date(2025, 3, 3), ChangeKind.SUPERVISION),
        (date(2025, 7, 1), ChangeKind.BECAME_UNCERTAIN),
        (date(2025, 7, 31), ChangeKind.BEGAN),
    }
    lines = {change.kind: str(change) for change in found}
    assert lines[ChangeKind.SUPERVISION].startswith("from 3 March 2025 supervised by Digital Services Coordinator")
    assert "not known" in lines[ChangeKind.BECAME_UNCERTAIN]
    for change in found:
        assert (change.steps, change.notices) == (change.after.steps, change.after.notices)
        assert change.after.reason in change.explain()
    assert {notice.id for change in found for notice in change.notices} == {
        *("designation-without-four-months", "day-of-application-vague"),
    }
    ended = VLOPDesignation(
        platform=SHOP, decided=date(2025, 3, 3), notified=date(2025, 3, 3), termination_notified=date(2026, 5, 31)
    )
    assert changes(SHOP, start=date(2026, 9, 1), end=date(2026, 9, 30), designation=ended) == ()
    [*last] = changes(SHOP, start=date(2026, 9, 30), end=date(2026, 10, 1), designation=ended)
    assert {change.kind for change in last} == {ChangeKind.ENDED, ChangeKind.SUPERVISION}
    assert any("no longer binds" in str(change) for change in last)
    assert [str(kind) for kind in ChangeKind] == ["began", "ended", "became uncertain", "supervision"]
    with pytest.raises(OutOfOrder):
        changes(SHOP, start=date(2026, 1, 2), end=date(2026, 1, 1))


# -- Article 56


@pytest.mark.parametrize(
    ("provider", "very_large", "authorities"),
    [
        (Provider(name="P", country="IE"), False, "Digital Services Coordinator of establishment (IE)"),
        (Provider(name="P", country="IE"), True, "Digital Services Coordinator of establishment (IE) and Commission"),
        (
            Provider(name="P", country="IE", legal_representative=True),
            False,
            "Digital Services Coordinator of establishment (IE)",
        ),
        (Provider(name="P", country="US"), False, "Digital Services Coordinators of all Member States"),
        (Provider(name="P"), False, "Digital Services Coordinator of establishment (unknown)"),
    ],
)
def test_competence(provider: Provider, very_large: bool, authorities: str) -> None:
    answer = competence(CATALOGUE["art-25-1-no-dark-patterns"], provider, very_large=very_large)
    assert str(answer) == f"supervised by {authorities}"
    alone = competence(CATALOGUE["art-34-1-risk-assessment"], provider, very_large=True)
    assert [one.kind for one in alone.authorities] == [AuthorityKind.COMMISSION]
    assert alone.steps[0].citation.paragraph == 2


@pytest.mark.parametrize("very_large", [False, True])
@pytest.mark.parametrize(
    ("provider", "kind", "rule", "notices"),
    [
        (Provider(name="P", country="IE"), "COORDINATOR", "competence-establishment", []),
        (Provider(name="P", country="IE", legal_representative=True), "COORDINATOR", "competence-representative", []),
        (Provider(name="P", country="US"), "EVERY_COORDINATOR", "competence-every-state", []),
        (Provider(name="P"), "COORDINATOR", "competence-establishment", ["competence-country-unknown"]),
    ],
)
def test_who_is_competent_is_told_step_by_step(
    provider: Provider, kind: str, rule: str, notices: list[str], very_large: bool
) -> None:
    answer = competence(CATALOGUE["art-25-1-no-dark-patterns"], provider, very_large=very_large)
    state, *beside = answer.authorities
    assert (state.kind, state.country) == (AuthorityKind[kind], provider.country if kind == "COORDINATOR" else None)
    assert [one.kind for one in beside] == [AuthorityKind.COMMISSION] * very_large
    assert [(one.rule, one.before, one.after) for one in answer.steps] == [
        (rule, (), (state,)),
        *[("competence-commission-beside", (state,), answer.authorities)] * very_large,
    ]
    assert [one.id for one in answer.notices] == notices + ["competence-until-proceedings"] * very_large
    alone = competence(CATALOGUE["art-34-1-risk-assessment"], provider, very_large=very_large)
    [step] = alone.steps
    assert (step.before, step.after) == ((), alone.authorities)


def test_competence_over_what_binds_no_provider() -> None:
    nobody = competence(CATALOGUE["art-21-3-certify-bodies"], SHOP.provider, very_large=True)
    assert nobody.authorities == ()
    assert "nobody" in str(nobody)


def test_the_terms_of_very_large_services_are_not_the_commissions_alone() -> None:
    answer = competence(CATALOGUE["art-14-5-terms-summary"], SHOP.provider, very_large=True)
    assert len(answer.authorities) == 2
    assert answer.notices[-1].id == "competence-until-proceedings"
