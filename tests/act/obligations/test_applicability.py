"""From when, and until when: Articles 92 and 93, Section 5 with the designation, and days that are not all known."""

from datetime import date
from typing import Any, cast

import pytest

from dsa import EnterpriseSize, Platform, Provider, ServiceKind, VLOPDesignation, designation_in_force, obligations
from dsa.act.very_large.successive import designations_of
from dsa.errors import InvalidType, InvalidValue, MissingFact, OutOfOrder
from tests.act.obligations.worlds import GROWN, SHOP, day, status
from tests.at_once import at_once

LARGE = Platform(
    name="Large",
    provider=Provider(name="Large Ltd", country="IE", size=EnterpriseSize.LARGE),
    kind=ServiceKind.ONLINE_PLATFORM,
)

FROM_THE_ACT, BROUGHT_FORWARD = (
    "from 17 February 2024. [Article 93(2) DSA]",
    "four months after the notification of its designation: that is earlier than the day for all. [Article 92",
)

ARTICLE_93 = "[Article 93(2) DSA]"

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
        ({"notified": "2023-10-17"}, "2024-02-16", False, f"on 16 February 2024 it does not apply yet. {ARTICLE_93}"),
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
    days: dict[str, Any] = {name: day(value) for name, value in facts.items()}
    designated = VLOPDesignation(platform=LARGE, decided=date(2023, 4, 25), **days)
    answer = status("art-25-1-no-dark-patterns", LARGE, day(on), designated)
    [step] = [step for step in answer.steps if "appli" in step.rule]
    assert (answer.binds, step.before) == (binds, True)
    assert words in str(step)


@pytest.mark.parametrize(
    ("facts", "on", "binds", "words"),
    [
        ({"notified": "2023-04-25"}, "2023-08-24", False, "from 25 August 2023; on 24 August 2023 it does not"),
        ({"notified": "2023-04-25"}, "2023-08-25", True, f"from 25 August 2023, {BROUGHT_FORWARD}"),
        ({"notified": "2023-12-20"}, "2024-02-16", False, "from 17 February 2024; on 16 February 2024 it does not"),
        ({"notified": "2023-12-20"}, "2024-02-17", True, "binds from 17 February 2024"),
        ({"notified": "2024-02-17"}, "2024-02-17", True, "binds from 17 February 2024"),
        (
            *({"notified": "2024-02-20"}, "2024-02-19", False),
            "here not before 20 February 2024; on 19 February 2024 it has none. [Article 297(2) TFEU]",
        ),
        ({"notified": "2024-02-20"}, "2024-02-20", True, "binds from 20 February 2024"),
        # Who is bound from 17 June was told by 17 February, on which day is not known.
        ({"published_application": "2024-06-17"}, "2024-02-17", True, "binds from 17 February 2024, without the four"),
        ({}, "2024-02-16", None, OPEN),
        (
            {},
            "2024-02-17",
            None,
            "which is not before the decision itself, on 25 April 2023",
        ),
    ],
)
def test_what_hangs_on_the_designation_and_is_outside_section_5_waited_for_the_act(
    facts: dict[str, str], on: str, binds: bool | None, words: str
) -> None:
    days: dict[str, Any] = {name: day(value) for name, value in facts.items()}
    designated = VLOPDesignation(platform=LARGE, decided=date(2023, 4, 25), **days)
    answer = status("art-14-5-terms-summary", LARGE, day(on), designated)
    assert (answer.binds, answer.steps[-1].before) == (binds, True)
    assert words in answer.reason


@at_once("key", ["art-25-1-no-dark-patterns", "art-14-5-terms-summary"])
def test_of_several_designations_the_earliest_application_brings_the_act_forward(key: str) -> None:
    april, june = (
        VLOPDesignation(platform=LARGE, decided=day, notified=day) for day in (date(2023, 4, 25), date(2023, 6, 1))
    )
    for history in ([april, june], [june, april]):
        for on, binds, words in (
            (
                date(2023, 8, 24),
                False,
                "from 25 August 2023; on 24 August 2023 it does not apply yet. [Article 92 DSA]",
            ),
            (date(2024, 1, 1), True, f"from 25 August 2023, {BROUGHT_FORWARD}"),
        ):
            [answer] = [each for each in obligations(LARGE, on=on, designation=history) if each.obligation.id == key]
            [step] = [step for step in answer.steps if "appli" in step.rule]
            assert answer.binds is binds
            assert words in str(step)


@at_once("key", ["art-25-1-no-dark-patterns", "art-14-5-terms-summary"])
def test_on_the_first_day_of_the_whole_act_it_is_said_that_the_next_one_can_be_meant(key: str) -> None:
    designated = VLOPDesignation(platform=LARGE, decided=date(2023, 4, 25), notified=date(2023, 4, 25))
    said = {
        on: [
            notice.facts["next_day"]
            for notice in status(key, LARGE, on, designated).notices
            if "next_day" in notice.facts
        ]
        for on in (date(2023, 8, 24), date(2023, 8, 25), date(2023, 8, 26), date(2024, 2, 17))
    }
    assert {on: days for on, days in said.items() if days} == {date(2023, 8, 25): [date(2023, 8, 26)]}


@at_once(
    ("facts", "on", "binds", "reason"),
    [
        ({"termination_notified": date(2026, 1, 10)}, "2026-01-09", True, "binds from 5 March 2025, without the four"),
        (
            *({"termination_notified": date(2026, 1, 10)}, "2026-01-10", False),
            "It hangs on the designation itself, and no longer binds since 10 January 2026, when the termination of "
            "the designation was notified; the four months of Article 33(6) are not for it. [Article 33(5) DSA]",
        ),
        # Section 5 ends in a time that is known in vague words only: it was notified four months before that.
        (
            *({"cessation_window": (date(2026, 9, 10), date(2026, 12, 31))}, "2026-05-10", None),
            "Whether it binds on 10 May 2026 is not known: it depends on a day of notification that is not recorded. "
            "[Article 33(5) DSA]",
        ),
        (
            *({"cessation_window": (date(2026, 9, 10), date(2026, 12, 31))}, "2026-08-31", False),
            "It hangs on the designation itself, and no longer binds: the day on which the termination of the "
            "designation was notified is not known, and it is not after 31 August 2026. [Article 33(5) DSA]",
        ),
    ],
)
def test_what_hangs_on_the_designation_and_is_outside_section_5_ends_with_the_notification(
    facts: dict[str, Any], on: str, binds: bool | None, reason: str
) -> None:
    designated = VLOPDesignation(platform=LARGE, decided=date(2025, 3, 3), notified=date(2025, 3, 5), **facts)
    answer = status("art-14-5-terms-summary", LARGE, day(on), designated)
    assert answer.binds is binds
    assert reason in answer.reason


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
    assert bare.stands(date(2025, 7, 3)) is None
    assert [notice.id for notice in late.notices] == ["application-not-before"]
    window = (date(2025, 7, 1), date(2025, 7, 31))
    vague = VLOPDesignation(platform=SHOP, decided=date(2025, 3, 3), application_window=window)
    assert [notice.id for notice in status(key, SHOP, date(2025, 7, 31), vague).notices] == ["day-of-application-vague"]
    exact = VLOPDesignation(
        platform=SHOP, decided=date(2025, 3, 3), notified=date(2025, 3, 5), application_window=window
    )
    assert status(key, SHOP, date(2025, 7, 31), exact).notices == ()
    published = VLOPDesignation(
        platform=SHOP, decided=date(2025, 3, 3), published_application=date(2025, 7, 5), application_window=window
    )
    assert status(key, SHOP, date(2025, 7, 31), published).notices == ()
    early = VLOPDesignation(platform=SHOP, decided=date(2023, 4, 25))
    eve, first = (status("art-16-1-notice-mechanism", SHOP, date(2023, 8, day), early) for day in (24, 25))
    assert (eve.binds, [notice.id for notice in eve.notices]) == (False, [])
    assert (first.binds, [notice.id for notice in first.notices]) == (None, ["application-not-before"])
    assert status("art-14-5-terms-summary", SHOP, date(2023, 8, 25), early).binds is None
    assert status("art-14-5-terms-summary", SHOP, date(2024, 2, 17), early).binds is None


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


def test_outside_the_time_for_which_the_fee_is_owed_the_fee_of_the_year_is_told() -> None:
    shop = Platform(name="S", provider=Provider(name="P", country="IE"), kind=ServiceKind.MARKETPLACE)
    # Section 5 binds from 9 October 2024 until 16 January 2026.
    designated = VLOPDesignation(
        platform=shop, decided=date(2024, 6, 7), notified=date(2024, 6, 9), termination_notified=date(2025, 9, 16)
    )

    def told(on: date, *designations: VLOPDesignation) -> list[tuple[str, str]]:
        [fee] = [
            status
            for status in obligations(shop, on=on, designation=designations)
            if status.obligation.id == "art-43-1-supervisory-fee"
        ]
        assert fee.binds is (date(2024, 10, 9) <= on < date(2026, 1, 16))
        return [
            (str(notice.citations[0]), str(notice))
            for notice in fee.notices
            if notice.id.startswith("fee-paid-for-year")
        ]

    [(place, said)] = told(date(2024, 8, 31), designated)  # the last day for the accounts of 2024
    assert place == "Article 3, point (b), Delegated Regulation (EU) 2023/1127"
    assert "The fee of 2024 is charged for the service" in said
    assert "on 9 October 2024" in said
    assert told(date(2024, 12, 31), designated) == []  # it binds
    [(place, said)] = told(date(2026, 12, 31), designated)  # and has to be paid until then
    assert place == "Article 3, point (a), Delegated Regulation (EU) 2023/1127"
    assert "The fee of 2026 is charged for the service" in said
    assert told(date(2027, 1, 1), designated) == []
    # Also where another designation is still to come, which is what decides; and where it comes in the same year.
    for again, years in ((date(2026, 10, 1), 1), (date(2026, 7, 1), 2)):
        other = VLOPDesignation(platform=shop, decided=again, notified=again)
        assert len(told(date(2026, 10, 31), designated, other)) == years
    # No fee without a day of that year on which Section 5 binds: notified on 1 September, it binds from 2025.
    late = VLOPDesignation(platform=shop, decided=date(2024, 8, 30), notified=date(2024, 9, 1))
    assert told(date(2024, 9, 30), late) == []
    # Where the day is not known, no year is named.
    vague = VLOPDesignation(platform=shop, decided=date(2024, 6, 7))
    assert told(date(2024, 8, 31), vague) == []


def test_the_fee_of_the_year_is_told_of_the_fee_alone_and_from_the_first_year_on() -> None:
    shop = Platform(name="S", provider=Provider(name="P", country="IE"), kind=ServiceKind.MARKETPLACE)
    # Section 5 binds from 25 August 2023 until 16 January 2026.
    designated = VLOPDesignation(
        platform=shop, decided=date(2023, 4, 25), notified=date(2023, 4, 25), termination_notified=date(2025, 9, 16)
    )
    for on, year in ((date(2023, 8, 1), "2023"), (date(2026, 12, 31), "2026")):
        told = {
            status.obligation.id: notice.facts["year"]
            for status in obligations(shop, on=on, designation=designated)
            for notice in status.notices
            if notice.id.startswith("fee-paid-for-year")
        }
        assert told == {"art-43-1-supervisory-fee": year}


def test_the_first_figures_are_announced_until_they_are_due_and_nothing_else_is() -> None:
    for on, expected in (
        (date(2022, 11, 15), set()),
        (date(2022, 11, 16), {"art-24-2-user-numbers"}),
        (date(2023, 2, 16), {"art-24-2-user-numbers"}),
        (date(2023, 2, 17), set()),
    ):
        told = {
            status.obligation.id
            for status in obligations(LARGE, on=on)
            for notice in status.notices
            if notice.id == "user-numbers-first-due"
        }
        assert told == expected, on


def test_who_was_designated_as_a_search_engine_owes_nothing_of_a_platform_that_is_very_large() -> None:
    hybrid = Platform(name="S", provider=LARGE.provider, kind={ServiceKind.SEARCH_ENGINE, ServiceKind.ONLINE_PLATFORM})
    designated = VLOPDesignation(
        platform=hybrid,
        decided=date(2023, 4, 25),
        notified=date(2023, 4, 25),
        termination_notified=date(2025, 9, 16),
        designated_as="VLOSE",
    )
    for on, rule in ((date(2025, 9, 15), "designated-as-other"), (date(2026, 6, 1), "not-designated")):
        answer = status("art-42-2-report-on-moderators", hybrid, on, designated)
        assert answer.binds is False
        assert [(step.before, step.after) for step in answer.steps if step.rule == rule] == [(True, False)]
