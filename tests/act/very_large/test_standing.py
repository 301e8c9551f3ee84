"""How a service stands on a day: designated or not, bound by Section 5 or not, and why; one designation or several."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from dsa import (
    DSA,
    DesignationStatus,
    DSAError,
    Investigation,
    Period,
    Platform,
    ServiceFile,
    ServiceKind,
    VLOPDesignation,
    WhatIf,
    designation_in_force,
    designation_status,
    record,
)
from dsa.act.parameters import UNTIL_APPLICATION
from dsa.act.very_large.beginning import Bounds
from dsa.errors import InvalidType, InvalidValue
from dsa.testing import strategies
from tests.at_once import at_once
from tests.standard import SHOP

DECIDED = date(2024, 4, 26)


def status(on: str, **facts: Any) -> DesignationStatus:
    return VLOPDesignation(platform=SHOP, decided=DECIDED, **facts).status(date.fromisoformat(on))


NOTIFIED: dict[str, Any] = {"notified": date(2024, 4, 30), "termination_notified": date(2025, 1, 31)}
PUBLISHED: dict[str, Any] = {"published_application": date(2024, 8, 30)}
VAGUE: dict[str, Any] = {
    "application_window": (date(2024, 8, 26), date(2024, 8, 31)),
    "cessation_window": (date(2025, 5, 1), date(2025, 6, 30)),
}


@pytest.mark.parametrize(
    ("facts", "on", "designated", "binds", "words"),
    [
        (NOTIFIED, "2024-04-25", False, False, "not before 30 April 2024"),
        (NOTIFIED, "2024-04-29", False, False, "not before 30 April 2024"),
        (NOTIFIED, "2024-04-30", True, False, "binds it only from 30 August 2024"),
        (NOTIFIED, "2024-08-29", True, False, "binds it only from 30 August 2024"),
        (NOTIFIED, "2024-08-30", True, True, "binds it from 30 August 2024"),
        (NOTIFIED, "2025-05-30", True, True, "binds it from 30 August 2024"),
        (NOTIFIED, "2025-05-31", False, False, "nothing of it binds from 31 May 2025"),
        (PUBLISHED, "2024-04-25", False, False, "not before 26 April 2024"),
        (PUBLISHED, "2024-04-26", None, False, "on 26 April 2024, nor after 30 April 2024"),
        (PUBLISHED, "2024-04-30", True, False, "binds it only from 30 August 2024"),
        (PUBLISHED, "2024-08-30", True, True, "binds it from 30 August 2024"),
        (VAGUE, "2024-08-26", True, None, "is not known"),
        (VAGUE, "2024-08-25", True, False, "does not bind it before 26 August 2024"),
        (VAGUE, "2024-08-31", True, True, "is not known, and is not after 31 August 2024"),
        (VAGUE, "2025-05-01", None, None, "is not known"),
        (VAGUE, "2025-06-30", False, False, "nothing of it binds from 30 June 2025"),
        ({}, "2026-01-01", None, None, "not before the decision itself, on 26 April 2024"),
    ],
)
def test_a_day_between_decision_and_end_is_answered_with_its_reason(
    facts: dict[str, Any], on: str, designated: bool | None, binds: bool | None, words: str
) -> None:
    answer = status(on, **facts)
    assert (answer.designated, answer.binds) == (designated, binds)
    assert words in answer.explain()
    assert answer.steps[-1].after is (binds if designated else designated)
    designation = VLOPDesignation(platform=SHOP, decided=DECIDED, **facts)
    day = date.fromisoformat(on)
    assert (designation.stands(day), designation.applies(day)) == (designated, binds)


def test_the_bounds_of_both_ends_are_in_the_answer() -> None:
    answer = status("2025-04-01", **VAGUE)
    assert answer.application == Bounds(date(2024, 8, 26), date(2024, 8, 31))
    assert answer.cessation == Bounds(date(2025, 5, 1), date(2025, 6, 30))
    assert {notice.id for notice in answer.notices} == {"day-of-application-vague", "end-of-obligations-vague"}
    for told in ("between 26 August 2024 and 31 August 2024.", "between 1 May 2025 and 30 June 2025."):
        assert f"it lies {told}" in answer.explain()
    exact = status("2025-06-01", **NOTIFIED)
    assert (exact.application, exact.cessation) == (
        Bounds.exactly(date(2024, 8, 30)),
        Bounds.exactly(date(2025, 5, 31)),
    )
    assert {notice.id for notice in exact.notices} == {"first-day-of-application", "first-day-without-obligations"}
    assert "Article 33(6), second subparagraph, DSA" in map(str, exact.citations)


def test_an_end_that_was_not_notified_yet_is_not_told_in_advance() -> None:
    before = status("2025-01-30", **NOTIFIED)
    assert "first-day-without-obligations" not in {notice.id for notice in before.notices}
    assert "terminated" not in before.explain()
    assert before == status("2025-01-30", notified=NOTIFIED["notified"])
    vague = status("2024-12-01", **VAGUE)  # notified on 1 January 2025 at the earliest
    assert vague.cessation is None
    assert "end-of-obligations-vague" not in {notice.id for notice in vague.notices}


def test_a_service_without_a_designation_is_answered_too() -> None:
    answer = designation_status(SHOP, on=date(2026, 1, 1))
    assert (answer.designated, answer.binds, answer.kind) == (False, False, None)
    assert str(answer) == "on 1 January 2026 Shop is not designated as very large"
    [step] = answer.steps
    assert (step.rule, step.before, step.after) == ("no-designation", False, False)
    assert "Article 33(4) DSA" in str(step)
    assert [notice.id for notice in answer.notices] == ["no-designation-named"]


def test_what_follows_from_a_decision_and_from_its_end_is_told_from_the_very_day_on() -> None:
    facts: dict[str, Any] = {"notified": DECIDED, "termination_notified": date(2025, 1, 31)}
    eve, day = status("2024-04-25", **facts), status("2024-04-26", **facts)
    assert [step.rule for step in eve.steps] == ["designation-decided", "designation-not-in-force"]
    assert eve.notices == ()
    assert [step.rule for step in day.steps[:2]] == ["designation-decided", "designation-notified"]
    assert [notice.id for notice in day.notices] == ["first-day-of-application"]
    eve, day = status("2025-01-30", **facts), status("2025-01-31", **facts)
    assert (eve.terminated, eve.steps[-2].rule) == (None, "designation-in-force")
    assert (day.terminated, day.steps[-2].rule) == (date(2025, 1, 31), "designation-terminated-with-effect")
    assert "first-day-without-obligations" in {notice.id for notice in day.notices}


# -- several designations of one service
FIRST = VLOPDesignation(
    platform=SHOP,
    decided=date(2023, 4, 25),
    notified=date(2023, 4, 25),
    termination_notified=date(2026, 1, 10),
)
ANEW = VLOPDesignation(platform=SHOP, decided=date(2026, 2, 27), notified=date(2026, 3, 1))


@pytest.mark.parametrize(
    ("on", "designated", "binds", "several"),
    [
        ("2026-02-28", True, True, False),
        ("2026-03-01", True, True, True),
        ("2026-05-09", True, True, True),
        ("2026-05-10", True, False, False),
        ("2026-07-01", True, True, False),
    ],
)
def test_a_service_designated_anew_is_bound_by_the_old_designation_until_its_end(
    on: str, designated: bool, binds: bool, several: bool
) -> None:
    for history in ([FIRST, ANEW], [ANEW, FIRST], (ANEW, FIRST, ANEW)):
        answer = designation_status(SHOP, on=date.fromisoformat(on), designation=history)
        assert (answer.designated, answer.binds) == (designated, binds)
        assert ("several-designations" in {notice.id for notice in answer.notices}) is several


def test_a_designation_whose_day_is_not_known_may_bind_beside_one_that_does_not_yet() -> None:
    bare = VLOPDesignation(platform=SHOP, decided=date(2025, 6, 1))
    answer = designation_status(SHOP, on=date(2026, 6, 1), designation=[bare, ANEW])
    assert (answer.designated, answer.binds) == (True, None)
    assert [step.after for step in answer.steps[-2:]] == [False, None]


def test_of_designations_that_are_all_open_the_first_one_gives_the_reason() -> None:
    first = VLOPDesignation(
        platform=SHOP, decided=date(2025, 2, 3), application_window=(date(2025, 7, 1), date(2025, 7, 31))
    )
    second = VLOPDesignation(platform=SHOP, decided=date(2025, 3, 3))
    for on, told in ((date(2025, 3, 4), "on 3 February 2025, nor after 31 March 2025"), (date(2025, 7, 4), None)):
        for history in ([first, second], [second, first]):
            answer = designation_status(SHOP, on=on, designation=history)
            assert (answer.designated, answer.binds) == ((None, False) if told else (True, None))
            assert (told or "A decision of 3 February 2025") in answer.explain()
    # One that may bind comes before one that may only be in force.
    late = VLOPDesignation(platform=SHOP, decided=date(2025, 6, 30))
    early = VLOPDesignation(
        platform=SHOP, decided=date(2025, 1, 6), cessation_window=(date(2025, 7, 1), date(2025, 8, 1))
    )
    answer = designation_status(SHOP, on=date(2025, 7, 4), designation=[late, early])
    assert "A decision of 6 January 2025" in answer.explain()


def test_a_service_is_not_said_to_be_terminated_while_another_designation_goes_on() -> None:
    old = VLOPDesignation(
        platform=SHOP, decided=date(2023, 4, 25), notified=date(2023, 4, 25), termination_notified=date(2026, 1, 10)
    )
    new = VLOPDesignation(platform=SHOP, decided=date(2025, 12, 1), notified=date(2025, 12, 1))
    answer = designation_status(SHOP, on=date(2026, 2, 1), designation=[old, new])
    assert str(answer) == "on 1 February 2026 Shop is designated as a VLOP, and Section 5 of Chapter III binds it"
    assert (answer.terminated, answer.cessation) == (None, None)  # the new one binds from 1 April, before 10 May
    both = designation_status(SHOP, on=date(2026, 4, 15), designation=[old, new])
    assert (both.terminated, both.steps[0].after) == (None, date(2025, 12, 1))
    between = designation_status(SHOP, on=date(2026, 3, 1), designation=[old, ANEW])
    assert (between.terminated, between.cessation) == (None, Bounds.exactly(date(2026, 5, 10)))
    several = designation_status(SHOP, on=date(2026, 3, 1), designation=[old, new, ANEW])
    assert (several.terminated, several.cessation) == (None, None)  # one of the two that go on binds before 10 May
    following = evolve(new, decided=date(2026, 1, 9), notified=date(2026, 1, 10))  # it binds from 10 May itself
    unbroken = designation_status(SHOP, on=date(2026, 2, 1), designation=[old, following])
    assert (unbroken.terminated, unbroken.cessation) == (None, None)
    for on, terminated in ((date(2026, 1, 9), None), (date(2026, 1, 10), date(2026, 1, 10))):
        assert designation_status(SHOP, on=on, designation=old).terminated == terminated


SHORT = VLOPDesignation(
    platform=SHOP, decided=date(2023, 4, 25), notified=date(2023, 4, 28), termination_notified=date(2024, 6, 1)
)
LATER = VLOPDesignation(
    platform=SHOP, decided=date(2025, 1, 10), notified=date(2025, 1, 13), termination_notified=date(2026, 1, 10)
)


@at_once(
    ("on", "told"),
    [
        ("2023-04-01", "here not before 28 April 2023"),
        ("2025-01-09", "nothing of it binds from 1 October 2024"),
        ("2025-01-10", "here not before 13 January 2025"),
        ("2026-06-01", "nothing of it binds from 10 May 2026"),
    ],
)
def test_where_none_is_in_force_the_answer_is_on_the_latest_that_was_decided(on: str, told: str) -> None:
    for history in ([SHORT, LATER], [LATER, SHORT]):
        answer = designation_status(SHOP, on=date.fromisoformat(on), designation=history)
        assert (answer.designated, answer.binds) == (False, False)
        assert told in answer.explain()


def test_one_that_may_be_in_force_is_not_hidden_by_a_later_one_that_has_ended() -> None:
    bare = VLOPDesignation(platform=SHOP, decided=date(2024, 12, 1))
    answer = designation_status(SHOP, on=date(2026, 6, 1), designation=[bare, LATER])
    assert (answer.designated, answer.binds) == (None, None)


@at_once(
    ("asked", "accepted"),
    [
        (FIRST, "its .platform, with designation=; or ask the designation itself, .status(day)"),
        (Investigation(platform=SHOP, opened=DECIDED, suspected=[DSA.at(34)]), "its .platform, with designation=."),
        (ServiceFile(platform=SHOP), "a ServiceFile answers itself, with its designations: .obligations(day), "),
        (record.find("AliExpress"), "a Dossier answers itself, with its designations: .service.obligations(day), "),
    ],
)
def test_what_has_a_platform_and_is_none_is_told_what_to_ask(asked: Any, accepted: str) -> None:
    with pytest.raises(InvalidType, match=re.escape(accepted)):
        designation_status(asked, on=DECIDED)


def test_the_same_designation_twice_is_one_in_force() -> None:
    assert designation_in_force([ANEW, ANEW], on=date(2026, 6, 1)) == ANEW
    with pytest.raises(InvalidValue, match="one at a time is in force"):
        designation_in_force([FIRST, ANEW], on=date(2026, 4, 1))


@given(strategies.designations(), strategies.days(), strategies.days())
def test_the_answer_is_that_of_the_days(designation: VLOPDesignation, on: date, other: date) -> None:
    answer = designation.status(on)
    assert (answer.designated, answer.binds) == (designation.stands(on), designation.applies(on))
    for known in (designation.beginning.notification, designation.beginning.application):
        if known.exact is not None:
            assert known.reached(known.exact)
            assert known.reached(known.exact - timedelta(days=1)) is False
    if answer.binds:
        assert answer.designated is not False or designation.ended(on)


def test_another_service_s_designation_is_refused() -> None:
    other = Platform(name="Other", provider=SHOP.provider, kind=SHOP.kind)
    with pytest.raises(InvalidValue, match="designations of Other"):
        designation_status(other, on=DECIDED, designation=FIRST)


def test_it_is_a_thought_experiment_too() -> None:
    shorter = WhatIf([(UNTIL_APPLICATION, Period.parse("P1M"))])
    assert ANEW.status(date(2026, 4, 1), what_if=shorter).binds is True
    assert ANEW.status(date(2026, 4, 1)).binds is False


@pytest.mark.parametrize("name", ["application_window", "cessation_window"])
def test_a_vague_date_runs_from_its_first_day_to_its_last(name: str) -> None:
    refused: Any = {
        (date(2025, 6, 30), date(2025, 6, 29)): DSAError,
        (DECIDED - timedelta(days=1), date(2025, 6, 30)): DSAError,
        (date(2025, 6, 30),): InvalidType,
    }
    for window, error in refused.items():
        with pytest.raises(error, match=rf"^{name}"):
            VLOPDesignation(platform=SHOP, decided=DECIDED, **{**VAGUE, name: window})


def test_the_order_in_which_designations_are_given_makes_no_difference() -> None:
    hybrid = Platform(
        name="Shop", provider=SHOP.provider, kind={ServiceKind.ONLINE_PLATFORM, ServiceKind.SEARCH_ENGINE}
    )
    day = date(2025, 1, 6)
    as_platform = VLOPDesignation(platform=hybrid, decided=day, designated_as="VLOP")
    for other in (
        evolve(as_platform, designated_as="VLOSE"),
        evolve(as_platform, notified=day, termination_notified=date(2025, 2, 3)),
        evolve(as_platform, termination_notified=date(2025, 2, 3)),
        evolve(as_platform, published_application=date(2025, 5, 20)),
    ):
        for on in (day, date(2025, 2, 3), date(2025, 6, 3), date(2026, 1, 6)):
            said = [
                designation_status(hybrid, on=on, designation=order).explain()
                for order in ([as_platform, other], [other, as_platform])
            ]
            assert said[0] == said[1]
