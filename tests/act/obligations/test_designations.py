"""What binds under a designation: as what, from when as far as is known, and under several at a time."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st

from dsa import (
    CATALOGUE,
    Addressee,
    AuthorityKind,
    Change,
    ChangeKind,
    EnterpriseSize,
    Platform,
    Provider,
    ServiceKind,
    VLOPDesignation,
    changes,
    obligations,
    schedule,
)
from dsa.testing import strategies
from tests.act.obligations.worlds import SHOP, status, table
from tests.act.very_large.test_standing import ANEW, FIRST
from tests.at_once import at_once
from tests.examples import few

DAY = timedelta(days=1)
LARGE = Platform(
    name="Shop", provider=Provider(name="Large", country="IE", size=EnterpriseSize.LARGE), kind=ServiceKind.MARKETPLACE
)
HYBRID = Platform(
    name="Both",
    provider=Provider(name="Both Ltd", country="IE", size=EnterpriseSize.SMALL),
    kind={ServiceKind.SEARCH_ENGINE, ServiceKind.MARKETPLACE},
)
RISKS, TERMS, FEE = "art-34-1-risk-assessment", "art-14-5-terms-summary", "art-43-1-supervisory-fee"


def bound(key: str, platform: Platform, on: str, *designations: VLOPDesignation) -> bool | None:
    [answer] = [
        answer
        for answer in obligations(platform, on=date.fromisoformat(on), designation=designations)
        if answer.obligation.id == key
    ]
    return answer.binds


# -- several designations
@pytest.mark.parametrize(
    ("on", "risks", "terms"),
    [
        ("2026-02-28", True, False),  # that the first one ends was notified on 10 January
        ("2026-03-01", True, True),
        ("2026-04-01", True, True),
        ("2026-05-09", True, True),
        ("2026-05-10", False, True),
        ("2026-06-30", False, True),
        ("2026-07-01", True, True),
    ],
)
def test_who_is_designated_anew_stays_bound_until_the_end_of_the_old_designation(
    on: str, risks: bool, terms: bool
) -> None:
    for history in ((FIRST, ANEW), (ANEW, FIRST)):
        assert (bound(RISKS, LARGE, on, *history), bound(TERMS, LARGE, on, *history)) == (risks, terms)


def test_the_commission_watches_under_the_new_designation_and_over_the_time_of_the_old_one() -> None:
    def watched(on: date, *history: VLOPDesignation) -> tuple[list[AuthorityKind], bool]:
        answers = obligations(LARGE, on=on, designation=history)
        [competence] = [each.competence for each in answers if each.obligation.id == "art-16-1-notice-mechanism"]
        before = "competence-for-the-time-before" in [notice.id for notice in competence.notices]
        return [authority.kind for authority in competence.authorities], before

    state, commission = AuthorityKind.COORDINATOR, AuthorityKind.COMMISSION
    assert watched(date(2026, 1, 9), FIRST) == ([state, commission], False)
    assert watched(date(2026, 8, 1), FIRST) == ([state], True)
    assert watched(date(2026, 8, 1), FIRST, ANEW) == ([state, commission], True)
    assert watched(date(2026, 8, 1), ANEW) == ([state, commission], False)


def test_before_the_decision_nobody_says_that_there_is_one() -> None:
    designation = VLOPDesignation(platform=LARGE, decided=date(2025, 3, 3), notified=date(2025, 3, 5))
    for on, rule in ((date(2025, 3, 2), "not-designated"), (date(2025, 3, 3), "designated-not-yet-bound")):
        assert status(RISKS, LARGE, on, designation).steps[-1].rule == rule


def test_two_designations_without_an_end_bind_both_and_say_so() -> None:
    live = VLOPDesignation(platform=LARGE, decided=date(2024, 3, 1), notified=date(2024, 3, 1))
    later = VLOPDesignation(platform=LARGE, decided=date(2025, 3, 1), notified=date(2025, 3, 1))
    answer = next(
        answer
        for answer in obligations(LARGE, on=date(2025, 4, 1), designation=[live, later])
        if answer.obligation.id == RISKS
    )
    assert answer.binds is True
    assert "binds it from 1 July 2024" in answer.reason
    assert "several-designations" in {notice.id for notice in answer.notices}


def test_of_several_designations_that_bind_the_one_that_did_first_is_named() -> None:
    published = VLOPDesignation(platform=LARGE, decided=date(2025, 2, 1), published_application=date(2025, 9, 1))
    notified = VLOPDesignation(platform=LARGE, decided=date(2025, 2, 10), notified=date(2025, 2, 15))
    for history in ([published, notified], [notified, published]):
        answers = {each.obligation.id: each for each in obligations(LARGE, on=date(2025, 10, 1), designation=history)}
        assert "binds it from 15 June 2025" in answers[RISKS].reason
        assert "binds from 15 February 2025" in answers[TERMS].reason


@at_once(
    ("on", "risks", "terms"),
    [
        ("2025-02-10", "binds it only from 1 July 2025", "here not before 1 March 2025"),
        ("2026-10-01", "no longer apply from 1 October 2026", "no longer binds since 1 June 2026"),
        ("2027-02-10", "binds it only from 1 July 2027", "here not before 1 March 2027"),
    ],
)
def test_where_no_designation_binds_the_next_to_come_is_named_or_else_the_last_to_end(
    on: str, risks: str, terms: str
) -> None:
    first, second, third = (
        VLOPDesignation(platform=LARGE, decided=date(2025, 2, 1), notified=notified, termination_notified=ended)
        for notified, ended in (
            (date(2025, 3, 1), date(2026, 1, 1)),
            (date(2025, 4, 15), date(2026, 6, 1)),
            (date(2025, 5, 2), date(2026, 3, 1)),
        )
    )
    anew = VLOPDesignation(platform=LARGE, decided=date(2027, 2, 1), notified=date(2027, 3, 1))
    for history in ((first, second, third, anew), (anew, third, second, first)):
        answers = {
            each.obligation.id: each
            for each in obligations(LARGE, on=date.fromisoformat(on), designation=history)
            if each.obligation.id in {RISKS, TERMS}
        }
        assert risks in answers[RISKS].reason
        assert terms in answers[TERMS].reason


def test_a_designation_that_has_ended_is_none_of_several() -> None:
    for on, several in ((date(2026, 5, 9), True), (date(2026, 8, 1), False)):
        for answer in obligations(LARGE, on=on, designation=[FIRST, ANEW]):
            if answer.obligation.designated and answer.binds:
                assert ("several-designations" in {notice.id for notice in answer.notices}) is several


def test_changes_and_the_schedule_follow_the_old_designation_to_its_end() -> None:
    history = (FIRST, ANEW)
    altered = changes(LARGE, start=date(2026, 2, 1), end=date(2026, 8, 1), designation=history)
    risks = [(change.date, change.kind) for change in altered if change.obligation.id == RISKS]
    assert risks == [(date(2026, 5, 10), ChangeKind.ENDED), (date(2026, 7, 1), ChangeKind.BEGAN)]
    due = schedule(LARGE, start=date(2026, 2, 1), end=date(2026, 8, 1), designation=history)
    assert date(2026, 3, 2) in {each.date for each in due if each.obligation.id == "art-42-1-six-monthly-reports"}
    for each in due:
        if each.obligation.section_5 and each.obligation.addressee is Addressee.PROVIDER:
            assert bound(each.obligation.id, LARGE, each.date.isoformat(), *history), each


@few(10)
@given(
    strategies.platforms(kinds=(*strategies.DESIGNABLE, HYBRID.kind)).flatmap(
        lambda platform: st.lists(strategies.designations(platform=platform), min_size=1, max_size=4)
    ),
    strategies.days(),
)
def test_adding_a_designation_never_takes_an_obligation_away(history: list[VLOPDesignation], on: date) -> None:
    order = {False: 0, None: 1, True: 2}
    platform = history[0].platform
    for number in range(len(history)):
        fewer, more = (
            {each.obligation.id: each.binds for each in obligations(platform, on=on, designation=some)}
            for some in (history[:number], history[: number + 1])
        )
        assert all(order[more[key]] >= order[binds] for key, binds in fewer.items())


@few(10)
@given(
    strategies.platforms(kinds=(*strategies.DESIGNABLE, HYBRID.kind)).flatmap(
        lambda platform: st.lists(strategies.designations(platform=platform), max_size=2)
    ),
    strategies.platforms(),
    strategies.days(),
)
def test_what_binds_on_a_day_is_among_the_changes_until_that_day(
    history: list[VLOPDesignation], other: Platform, on: date
) -> None:
    platform = history[0].platform if history else other
    by_obligation: dict[str, list[Change]] = {}
    for change in changes(platform, start=date(2022, 11, 15), end=on + DAY, designation=history):
        if change.kind is not ChangeKind.SUPERVISION:
            by_obligation.setdefault(change.obligation.id, []).append(change)
    for each in obligations(platform, on=on, designation=history):
        last = by_obligation.get(each.obligation.id, [])[-1:]
        assert [change.after.binds for change in last] == [each.binds] if last else each.binds is False


def test_one_designation_given_twice_lists_nothing_twice() -> None:
    once, twice = (
        (
            schedule(LARGE, start=date(2026, 3, 1), end=date(2027, 3, 1), designation=several),
            changes(LARGE, start=date(2026, 3, 1), end=date(2027, 3, 1), designation=several),
            obligations(LARGE, on=date(2026, 8, 1), designation=several),
        )
        for several in ([ANEW], [ANEW, ANEW])
    )
    assert once == twice


# -- as what
@pytest.mark.parametrize(
    ("status_of", "key", "binds", "words"),
    [
        ("VLOP", "art-42-2-report-on-moderators", True, "Section 5"),
        ("VLOSE", "art-42-2-report-on-moderators", False, "designated as a VLOP; this one is a VLOSE"),
        ("VLOSE", "art-42-1-six-monthly-reports", True, "Section 5"),
        # Articles 15(2), 19(2) and 29(2) take the exclusion away from very large platforms, not from search engines.
        ("VLOP", "art-15-1-transparency-report", True, "very large online platform"),
        ("VLOSE", "art-15-1-transparency-report", False, "spared"),
        ("VLOP", "art-20-1-complaint-access", True, "very large online platform"),
        ("VLOSE", "art-20-1-complaint-access", False, "spared"),
        ("VLOP", "art-30-1-trader-information", True, "very large online platform"),
        ("VLOSE", "art-30-1-trader-information", False, "spared"),
    ],
)
def test_what_binds_a_small_hybrid_hangs_on_as_what_it_is_designated(
    status_of: Any, key: str, binds: bool, words: str
) -> None:
    designation = VLOPDesignation(
        platform=HYBRID, decided=date(2025, 1, 1), notified=date(2025, 1, 2), designated_as=status_of
    )
    answer = status(key, HYBRID, date(2025, 6, 1), designation)
    assert answer.binds is binds
    assert words in answer.reason


# -- a notification that is not known
@pytest.mark.parametrize(
    ("facts", "first", "last"),
    [
        ({"published_application": date(2024, 8, 30)}, "2024-04-26", "2024-04-30"),
        ({"application_window": (date(2024, 8, 26), date(2024, 8, 31))}, "2024-04-26", "2024-04-30"),
        ({}, "2024-04-26", None),
    ],
)
@pytest.mark.parametrize(
    "key",
    [
        TERMS,
        "art-14-6-terms-languages",
        "art-15-1-transparency-report",  # 15(2)
        "art-20-1-complaint-access",  # 19(2)
        "art-30-1-trader-information",  # 29(2)
    ],
)
def test_nothing_is_taken_from_a_notification_that_is_not_known(
    key: str, facts: dict[str, Any], first: str, last: str | None
) -> None:
    designation = VLOPDesignation(platform=SHOP, decided=date(2024, 4, 26), **facts)  # a micro enterprise
    assert bound(key, SHOP, "2024-04-25", designation) is False
    assert bound(key, SHOP, first, designation) is None
    assert bound(key, SHOP, "2024-04-29", designation) is None
    if last is None:
        assert bound(key, SHOP, "2027-01-01", designation) is None
    else:
        assert bound(key, SHOP, last, designation) is True


def test_the_reason_says_between_which_days_the_notification_lies() -> None:
    designation = VLOPDesignation(platform=LARGE, decided=date(2024, 4, 26), published_application=date(2024, 8, 30))
    within = status(TERMS, LARGE, date(2024, 4, 27), designation)
    assert "not before the decision itself, on 26 April 2024, nor after 30 April 2024" in within.reason
    assert "Article 297(2) TFEU" in within.reason
    after = status(TERMS, LARGE, date(2024, 4, 30), designation)
    assert "it is not after 30 April 2024, and since then it binds" in after.reason
    assert "commission-if-notified" in {
        notice.id for notice in status("art-16-1-notice-mechanism", LARGE, date(2024, 4, 27), designation).notices
    }


# -- the fee
@pytest.mark.parametrize(
    ("on", "binds", "words"),
    [
        (date(2024, 9, 1), False, "not before 1 January 2025"),
        (date(2024, 11, 30), False, "not before 1 January 2025"),
        (date(2024, 12, 31), False, "not before 1 January 2025"),
        (date(2025, 1, 1), True, "on 1 January 2025"),
    ],
)
def test_the_fee_is_owed_for_the_time_from_four_months_after_notification(on: date, binds: bool, words: str) -> None:
    designation = VLOPDesignation(platform=LARGE, decided=date(2024, 9, 1), notified=date(2024, 9, 1))
    answer = status(FEE, LARGE, on, designation)
    assert answer.binds is binds
    assert words in answer.reason
    assert "Article 4(3) Delegated Regulation (EU) 2023/1127" in answer.reason
    assert "fee-upon-designation" in {notice.id for notice in answer.notices}


# -- what decides is cited
def test_where_article_92_decides_it_is_cited_and_not_article_93() -> None:
    early = VLOPDesignation(platform=LARGE, decided=date(2023, 4, 25), notified=date(2023, 4, 25))
    late = VLOPDesignation(platform=LARGE, decided=date(2023, 12, 20), notified=date(2023, 12, 20))
    for key in (TERMS, "art-16-1-notice-mechanism"):
        assert "25 August 2023; on 24 August 2023 it does not apply yet. [Article 92 DSA]" in (
            status(key, LARGE, date(2023, 8, 24), early).reason
        )
        assert "[Article 93(2) DSA]" in status(key, LARGE, date(2024, 2, 16), late).reason
    bound_ = status(TERMS, LARGE, date(2023, 8, 25), early)
    assert "[Article 92 DSA]" in bound_.reason
    assert "without the four months" not in bound_.explain()


def test_every_obligation_of_very_large_services_is_for_a_platform_or_a_search_engine() -> None:
    for entry in CATALOGUE.values():
        if entry.designated:
            assert entry.services <= {ServiceKind.ONLINE_PLATFORM, ServiceKind.SEARCH_ENGINE}
            assert entry.services


def test_table_of_a_service_without_designations_knows_everything() -> None:
    assert None not in table(LARGE, None, date(2026, 1, 1)).values()


def test_what_was_designated_as_the_other_is_not_so_any_more_once_that_has_ended() -> None:
    ended = VLOPDesignation(
        platform=HYBRID,
        decided=date(2024, 5, 31),
        notified=date(2024, 6, 3),
        termination_notified=date(2025, 12, 30),
        designated_as="VLOSE",
    )
    key = "art-42-2-report-on-moderators"
    told = [status(key, HYBRID, on, ended).steps[-1].rule for on in (date(2024, 6, 2), date(2026, 4, 29))]
    assert told == ["not-designated", "designated-as-other"]
    assert status(key, HYBRID, date(2026, 4, 30), ended).steps[-1].rule == "not-designated"
