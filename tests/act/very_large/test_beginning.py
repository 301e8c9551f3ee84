"""What is known of the beginning of a designation is one value with bounds, and contradictions are told."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st

from dsa import DSAError, Platform, Provider, ServiceKind, VLOPDesignation, wire
from dsa.act.very_large.beginning import (
    Between,
    Bounds,
    Notified,
    Published,
    Unknown,
    four_months_after,
    last_notification_before,
)
from dsa.errors import InvalidValue, MissingFact
from tests.at_once import at_once
from tests.standard import SHOP

DECIDED = date(2024, 4, 26)
HYBRID = Platform(
    name="Both",
    provider=Provider(name="Both Ltd"),
    kind={ServiceKind.SEARCH_ENGINE, ServiceKind.ONLINE_PLATFORM},
)
untyped: Any = VLOPDesignation


def designated(**facts: Any) -> VLOPDesignation:
    return VLOPDesignation(platform=SHOP, decided=DECIDED, **facts)


@pytest.mark.parametrize(
    ("facts", "beginning", "notification", "application"),
    [
        (
            {"notified": date(2024, 4, 30)},
            Notified(date(2024, 4, 30)),
            (date(2024, 4, 30), date(2024, 4, 30)),
            (date(2024, 8, 30), date(2024, 8, 30)),
        ),
        (
            {"published_application": date(2024, 8, 30)},
            Published(date(2024, 8, 30), DECIDED),
            (DECIDED, date(2024, 4, 30)),
            (date(2024, 8, 30), date(2024, 8, 30)),
        ),
        (  # to the day four months after the decision: it was notified on its own day
            {"published_application": date(2024, 8, 26)},
            Published(date(2024, 8, 26), DECIDED),
            (DECIDED, DECIDED),
            (date(2024, 8, 26), date(2024, 8, 26)),
        ),
        (
            {"application_window": (date(2024, 8, 26), date(2024, 8, 31))},
            Between(date(2024, 8, 26), date(2024, 8, 31), DECIDED),
            (DECIDED, date(2024, 4, 30)),
            (date(2024, 8, 26), date(2024, 8, 31)),
        ),
        ({}, Unknown(DECIDED), (DECIDED, None), (date(2024, 8, 26), None)),
    ],
)
def test_the_beginning_is_one_value_with_bounds(
    facts: dict[str, Any],
    beginning: object,
    notification: tuple[date, date | None],
    application: tuple[date, date | None],
) -> None:
    worked_out = designated(**facts).beginning
    assert worked_out == beginning
    assert (worked_out.notification, worked_out.application) == (Bounds(*notification), Bounds(*application))


@at_once(
    ("first", "last", "refused"),
    [
        ("2024-04-26", None, "first: '2024-04-26' is refused"),
        (DECIDED, "2024-04-30", "last: '2024-04-30' is refused"),
        (DECIDED, DECIDED - timedelta(days=1), "last: 25 April 2024 is before first"),
    ],
)
def test_bounds_are_two_days_in_their_order(first: Any, last: Any, refused: str) -> None:
    with pytest.raises(DSAError, match=f"^{refused}"):
        Bounds(first, last)


@given(st.dates(date(2023, 3, 16), date(2040, 1, 1)))
def test_the_last_possible_notification_is_the_last_from_which_four_months_end_in_time(application: date) -> None:
    last = last_notification_before(application)
    assert four_months_after(last) <= application < four_months_after(last + timedelta(days=1))


@pytest.mark.parametrize(
    ("facts", "notices"),
    [
        ({"notified": DECIDED, "published_application": date(2024, 8, 26)}, set()),
        ({"notified": DECIDED, "published_application": date(2024, 8, 27)}, {"application-published-otherwise"}),
        ({"notified": DECIDED, "published_application": date(2024, 8, 25)}, {"application-published-otherwise"}),
        ({"published_application": date(2024, 8, 26)}, set()),
        ({"published_application": date(2024, 8, 25)}, {"application-too-early"}),
        ({"application_window": (date(2024, 8, 1), date(2024, 8, 25))}, {"application-too-early"}),
        ({"application_window": (date(2024, 8, 1), date(2024, 8, 26))}, set()),
        *(  # both edges of a window lie in it
            ({"notified": DECIDED, "application_window": (date(2024, 8, first), date(2024, 8, last))}, set())
            for first, last in ((26, 31), (20, 26), (20, 31))
        ),
        (
            {"notified": DECIDED, "application_window": (date(2024, 8, 27), date(2024, 8, 31))},
            {"day-outside-vague-time"},
        ),
        (
            {"notified": DECIDED, "application_window": (date(2024, 8, 20), date(2024, 8, 25))},
            {"day-outside-vague-time"},
        ),
        (
            {
                "published_application": date(2024, 9, 1),
                "application_window": (date(2024, 8, 27), date(2024, 8, 31)),
            },
            {"day-outside-vague-time"},
        ),
        (
            {"termination_notified": date(2025, 1, 1), "cessation_window": (date(2025, 5, 2), date(2025, 6, 1))},
            {"day-outside-vague-time"},
        ),
    ],
)
def test_days_that_contradict_each_other_are_told_wherever_they_are_used(
    facts: dict[str, Any], notices: set[str]
) -> None:
    designation = designated(**facts)
    conflicts = {notice.id for notice in designation.conflicts}
    assert conflicts == notices
    assert notices <= {notice.id for notice in designation.status(date(2025, 1, 1)).notices}
    if designation.cessation is not None:
        assert notices <= {notice.id for notice in designation.cessation.notices}
    elif designation.beginning.explained is not None:
        assert notices <= {notice.id for notice in designation.application.notices}


def test_of_days_that_contradict_each_other_each_is_named() -> None:
    window: dict[str, Any] = {"application_window": (date(2024, 8, 27), date(2024, 8, 31))}
    for facts, told in (
        ({"notified": DECIDED, **window}, "26 August 2024 does not lie between 27 August 2024 and 31 August 2024, as"),
        (
            {"notified": date(2024, 4, 30), "published_application": date(2024, 9, 1)},
            "from the notification on 30 April 2024 is 30 August 2024, and the Commission published 1 September 2024:",
        ),
        (
            {"published_application": date(2024, 8, 25)},
            "that was published, 25 August 2024, is less than four months after the decision of 26 April 2024,",
        ),
    ):
        [conflict] = designated(**facts).conflicts
        assert told in str(conflict)


def test_a_published_day_that_is_too_early_proves_no_more_than_that_it_was_notified_by_then() -> None:
    designation = designated(published_application=date(2024, 5, 1))
    assert designation.beginning.notification == Bounds(DECIDED, date(2024, 5, 1))


def test_the_end_says_how_it_reads_strictly_as_the_beginning_does() -> None:
    cessation = designated(notified=DECIDED, termination_notified=date(2025, 1, 10)).cessation
    assert cessation is not None
    [notice] = cessation.notices
    assert notice.id == "first-day-without-obligations"
    assert "11 May 2025" in str(notice)
    assert "recital 5" in str(notice).lower()


# -- as what
def test_a_hybrid_is_designated_as_one_of_the_two_and_the_decision_has_to_say_which() -> None:
    with pytest.raises(MissingFact, match=r"As what Both was designated.*designated_as="):
        VLOPDesignation(platform=HYBRID, decided=DECIDED)
    for status in ("VLOP", "VLOSE"):
        designation = untyped(platform=HYBRID, decided=DECIDED, designated_as=status)
        assert designation.kind == designation.designated_as == status


def test_what_a_service_cannot_be_it_is_not_designated_as() -> None:
    search = Platform(name="Find", provider=SHOP.provider, kind=ServiceKind.SEARCH_ENGINE)
    assert VLOPDesignation(platform=search, decided=DECIDED).designated_as == "VLOSE"
    assert designated().designated_as == "VLOP"
    assert designated() == designated(designated_as="VLOP")
    for platform, wrong in ((SHOP, "VLOSE"), (search, "VLOP"), (HYBRID, "both"), (SHOP, "vlop")):
        with pytest.raises(InvalidValue, match=r"^designated_as: "):
            untyped(platform=platform, decided=DECIDED, designated_as=wrong)


def test_a_document_from_before_says_of_a_hybrid_what_it_said_then() -> None:
    document: dict[str, Any] = {
        "format": "dsa.vlop-designation/1",
        "platform": {"name": "Both", "provider": {"name": "Both Ltd"}, "kind": ["search_engine", "marketplace"]},
        "decided": "2024-04-26",
    }
    assert wire.from_dict(document, VLOPDesignation).kind == "VLOSE"
    document["platform"] = {"name": "Shop", "provider": {"name": "Shop Ltd"}, "kind": "marketplace"}
    assert wire.from_dict(document, VLOPDesignation).kind == "VLOP"


def test_the_last_day_that_there_is_has_no_day_after_it_to_be_told_of() -> None:
    last = date.max
    begun = designated(notified=date(9999, 8, 31))
    assert begun.applies_from == last
    assert begun.application.notices == ()
    assert begun.status(last).binds is True
    ended = designated(notified=DECIDED, termination_notified=date(9999, 8, 31))
    assert ended.ceases_on == last
    assert (ended.status(date(9999, 12, 30)).binds, ended.status(last).binds) == (True, False)
