"""Answers and calendars stored before the lists were mended: read as they were, and told what became of them."""

import json
from datetime import date
from typing import Any

import pytest

import dsa
from dsa import wire
from dsa.errors import InvalidDocument
from dsa.time_limits.calendars import Holiday, HolidayList, Status

OLD_LIST = "2022/C 440/05, OJ C 440, 21.11.2022, p. 15"
STORED: dict[str, Any] = {
    "format": "dsa.deadline/1",
    "date": "2024-12-23",
    "nominal": "2024-12-23",
    "certain": False,
    "zone": "Europe/Brussels",
    "event": "2024-11-23",
    "period": "P1M",
    "calendar": "EC",
    "lists": [OLD_LIST],
    "direction": "after",
    "counting_event_day": False,
    "instant": None,
    "steps": [],
    "notices": [
        {
            "id": "uncertain-holiday-list",
            "facts": {"calendar": "EC", "status": "inferred", "source": OLD_LIST},
            "citations": ["http://data.europa.eu/eli/reg/1971/1182/art_2/par_1/oj"],
        }
    ],
}
"""A month from 23 November 2024, as it was computed when 23 December 2024 was missing in the Commission's list."""


def stored(**changes: object) -> dsa.Deadline:
    old = wire.loads(json.dumps(STORED | changes))
    assert isinstance(old, dsa.Deadline)
    return old


def test_a_deadline_stored_with_the_old_list_of_2024_says_what_changed_and_which_list_did_it() -> None:
    recomputed = dsa.recompute(stored())
    assert recomputed.changed
    assert (recomputed.old.date, recomputed.new.date) == (date(2024, 12, 23), date(2025, 1, 3))
    assert recomputed.because == (
        "2022/C 440/05, OJ C 440, 21.11.2022, p. 15, read up to 15 August only; the rest from the list of 2002, which "
        "has the same weekdays and the same Easter",
        "C/2024/2219, OJ C, 22.3.2024",
        "90 working days from 19 December 2024 were published as ending on 14 May 2025, 110 as ending on 16 June 2025",
    )
    assert str(recomputed) == "23 December 2024 becomes 3 January 2025"
    text = recomputed.explain()
    assert "the deadline moves from 23 December 2024 to 3 January 2025" in text
    assert "published as ending on 14 May 2025" in text
    assert "The days in doubt: 23 December 2024" in text


def test_a_deadline_stored_before_the_list_of_2027_says_that_the_list_has_come() -> None:
    projected = "projected by rule; no list published"
    old = stored(date="2027-12-23", nominal="2027-12-23", event="2027-11-23", lists=[projected], notices=[])
    recomputed = dsa.recompute(old)
    assert (recomputed.new.date, recomputed.because) == (date(2028, 1, 3), ("C/2025/4102, OJ C, 24.7.2025",))


def test_an_old_answer_keeps_the_reservations_that_nobody_makes_any_more() -> None:
    notice = {"id": "wording-not-read", "facts": {}, "citations": []}
    assert "was not read in the Official Journal" in stored(notices=[notice]).explain()


def test_replay_says_that_the_lists_have_changed() -> None:
    replayed = wire.replay(json.dumps(STORED))
    assert replayed.holds is False


DAY = {"date": "2026-05-01", "name": "Labour Day", "source": "OJ", "status": "published", "note": None}
LIST = {
    "first": "2026-01-01",
    "last": "2026-12-31",
    "holidays": [DAY],
    "source": "OJ",
    "status": "generated",
    "published": None,
    "note": None,
}


def test_calendars_written_with_the_old_words_are_read() -> None:
    day = wire.from_dict({"format": "dsa.holiday/1", **DAY})
    assert isinstance(day, Holiday)
    assert day.status is Status.READ
    holiday_list = wire.from_dict({"format": "dsa.holiday-list/1", **LIST})
    assert isinstance(holiday_list, HolidayList)
    assert (holiday_list.status, holiday_list.holidays[0].status, holiday_list.possible) == (
        Status.PROJECTED,
        Status.READ,
        (),
    )
    rule = {"name": "Labour Day", "rule": "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1", "orthodox_easter": None}
    old = {
        "format": "dsa.calendar/1", "code": "XX", "name": "An example", "zone": "Europe/Brussels", "lists": [LIST],
        "rules": [rule],
    }  # fmt: skip
    calendar = wire.from_dict(old)
    assert isinstance(calendar, dsa.Calendar)
    assert calendar.projects
    assert calendar.lists == (holiday_list,)
    words = {"published": Status.READ, "generated": Status.PROJECTED, "inferred": Status.INFERRED}
    for word, status in words.items():
        assert wire.from_dict({"format": "dsa.status/1", "value": word}) is status


@pytest.mark.parametrize(
    "damaged",
    [
        {"format": "dsa.status/1", "value": "nonsense"},
        {"format": "dsa.status/1", "value": 1},
        {"format": "dsa.status/1"},
        {"format": "dsa.holiday-list/1", **LIST, "holidays": "none"},
        {"format": "dsa.holiday-list/1", **LIST, "holidays": ["none"]},
        {"format": "dsa.holiday-list/1", **LIST, "status": None},
        {"format": "dsa.status/2", "value": "published"},
    ],
)
def test_what_is_wrong_in_an_old_document_is_found_all_the_same(damaged: dict[str, object]) -> None:
    with pytest.raises(InvalidDocument):
        wire.from_dict(damaged)


def test_a_document_may_not_ask_for_a_rule_of_every_day() -> None:
    rule = {"format": "dsa.holiday-rule/2", "name": "A day", "rule": "FREQ=DAILY", "orthodox_easter": None}
    with pytest.raises(InvalidDocument, match=r"/rule: .*a yearly rule"):
        wire.from_dict(rule)


def test_a_strict_calendar_comes_back_strict() -> None:
    strict = dsa.calendar("EC").strict()
    assert wire.loads(wire.dumps(strict)) == strict
    count = dsa.working_days(date(2024, 12, 16), date(2025, 1, 10), calendar="EC")
    assert wire.loads(wire.dumps(count)) == count
    assert wire.replay(wire.dumps(count)).holds is True
