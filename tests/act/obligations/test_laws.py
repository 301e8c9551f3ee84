"""The laws of binding, and an oracle by paragraphs, for services drawn at random."""

from datetime import date
from itertools import pairwise
from typing import Any, Literal

from attrs import evolve
from hypothesis import given

from dsa import (
    Addressee,
    EnterpriseSize,
    Platform,
    Provider,
    ServiceKind,
    VLOPDesignation,
    obligations,
)
from tests.act.obligations.worlds import DAYS, SIZES, accounts, table, worlds
from tests.at_once import at_once
from tests.examples import few
from tests.oracles import obligations_by_hand as by_hand


def small_and_grace(size: Any, on: date) -> tuple[bool, bool]:
    """Whether a provider is small on a day, and whether its grace runs: two years in a row, year by year."""
    if not isinstance(size, tuple):
        return size in (EnterpriseSize.MICRO, EnterpriseSize.SMALL), False
    closed = [accounts.figures.headcount < 50 for accounts in size if accounts.closed <= on]
    small = bool(closed) and closed[0]
    lost = None
    for year, (before, latest) in enumerate(pairwise(closed), 2022):
        if before == latest != small:
            small, lost = latest, None if latest else year
    return small, lost is not None and on <= date(lost + 1, 12, 31)


@few(30)
@given(worlds(), DAYS)
def test_against_the_paragraphs_by_hand(world: tuple[Platform, VLOPDesignation | None], on: date) -> None:
    platform, designation = world
    small, grace = small_and_grace(platform.provider.size, on)
    facts = {
        "kinds": {kind.value for kind in platform.kinds},
        "established": platform.provider.country == "IE",
        "small": small,
        "grace": grace,
    }
    if designation is not None:
        facts |= {
            "designated": designation.notified,
            "ceased": designation.ceases_on,
            "applies": (designation.applies_from, designation.applies_from),
        }
        facts["as"] = designation.kind
    for answer in obligations(platform, on=on, designation=designation):
        entry = answer.obligation
        if entry.addressee is not Addressee.PROVIDER:
            assert answer.binds is False
            continue
        paragraph = str(entry.citations[0].paragraph)
        place = f"{entry.article}({paragraph})" if entry.citations[0].paragraph else str(entry.article)
        expected = by_hand.binds(place, facts, on)
        if entry.id == "art-30-2-legacy-traders" and on < date(2024, 2, 17):
            expected = False  # the day is named in the text
        assert answer.binds is expected, entry.id


@few(20)
@given(worlds(), DAYS)
def test_the_steps_go_on_until_one_says_no(world: tuple[Platform, VLOPDesignation | None], on: date) -> None:
    platform, designation = world
    for answer in obligations(platform, on=on, designation=designation):
        assert [step.before for step in answer.steps] == [True] * len(answer.steps)
        assert [step.after for step in answer.steps] == [True] * (len(answer.steps) - 1) + [answer.binds]


KNOWN = {"notified": date(2025, 3, 5)}
YEAR_MISSING = accounts([True, True, False])[::2]


@at_once(
    ("kind", "size", "facts", "on"),
    [
        ("VLOSE", EnterpriseSize.SMALL, KNOWN, date(2025, 4, 10)),
        ("VLOSE", YEAR_MISSING, KNOWN, date(2024, 6, 1)),
        ("VLOP", EnterpriseSize.SMALL, {}, date(2025, 7, 20)),
        ("VLOP", YEAR_MISSING, {"application_window": (date(2025, 7, 1), date(2025, 7, 31))}, date(2025, 7, 20)),
        ("VLOP", YEAR_MISSING, KNOWN | {"termination_notified": date(2025, 4, 1)}, date(2025, 4, 1)),
        ("VLOP", None, KNOWN | {"cessation_window": (date(2025, 8, 1), date(2025, 8, 20))}, date(2025, 4, 10)),
        ("VLOP", None, KNOWN | {"cessation_window": (date(2025, 8, 1), date(2025, 8, 20))}, date(2025, 8, 10)),
    ],
)
def test_the_steps_go_on_until_one_says_no_also_where_days_or_accounts_are_not_known(
    kind: Literal["VLOP", "VLOSE"], size: Any, facts: dict[str, Any], on: date
) -> None:
    provider = Provider(name="P", country="IE", size=size)
    hybrid = Platform(name="S", provider=provider, kind={ServiceKind.ONLINE_PLATFORM, ServiceKind.SEARCH_ENGINE})
    designation = VLOPDesignation(platform=hybrid, decided=date(2025, 3, 3), designated_as=kind, **facts)
    for answer in obligations(hybrid, on=on, designation=designation):
        assert [step.before for step in answer.steps] == [True] * len(answer.steps)
        assert [step.after for step in answer.steps] == [True] * (len(answer.steps) - 1) + [answer.binds]


@few(15)
@given(worlds(), DAYS)
def test_designation_never_removes_an_obligation(world: tuple[Platform, VLOPDesignation | None], on: date) -> None:
    platform, designation = world
    with_it, without = table(platform, designation, on), table(platform, None, on)
    assert all(with_it[key] for key, binds in without.items() if binds)


@few(10)
@given(worlds(), DAYS)
def test_a_smaller_enterprise_never_has_more(world: tuple[Platform, VLOPDesignation | None], on: date) -> None:
    platform, designation = world
    counts = []
    for size in EnterpriseSize:
        provider = Provider(name="P", country=platform.provider.country, size=size)
        same = Platform(name="S", provider=provider, kind=platform.kind)
        counts.append(table(same, designation and evolve(designation, platform=same), on))
    for smaller, larger in pairwise(counts):
        assert all(larger[key] is not False for key, binds in smaller.items() if binds is not False)


@few(15)
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
