"""Time limits that institutions published: the library gives every one of them, and needs every day of the lists."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import dsa
from dsa.testing import vectors
from dsa.time_limits.calendars import CODES, MEMBER_STATES, Calendar, Status

CASES: list[dict[str, Any]] = json.loads(vectors.text("published"))["cases"]
EC = dsa.calendar("EC")
PINNED: dict[str, dict[str, str]] = json.loads((Path(__file__).parent / "lists.json").read_text("utf-8"))


def answer(case: dict[str, Any], calendar: Calendar | str) -> date:
    return dsa.deadline(date.fromisoformat(case["event"]), case["period"], calendar=calendar).date


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_published_answer_comes_out(case: dict[str, Any]) -> None:
    assert answer(case, case["calendar"]) == date.fromisoformat(case["published"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_published_answer_says_which_days_it_is_evidence_for(case: dict[str, Any]) -> None:
    doubts = EC.doubts(date.fromisoformat(case["event"]), date.fromisoformat(case["published"]))
    assert case["evidence_for"] == [str(day.date) for day in doubts if day.status is Status.EVIDENCED]
    assert case["source"]
    assert case["read"] in {"full", "excerpt"}


def without(day: date) -> Calendar:
    """The Commission's calendar less one holiday."""
    lists = tuple(
        evolve(holiday_list, holidays=tuple(each for each in holiday_list.holidays if each.date != day))
        for holiday_list in EC.lists
    )
    return evolve(EC, lists=lists)


@pytest.mark.parametrize(
    "day",
    [day.date for holiday_list in EC.lists for day in holiday_list.holidays if day.status is Status.EVIDENCED],
    ids=str,
)
def test_without_a_day_that_is_evidenced_a_published_answer_would_not_come_out(day: date) -> None:
    less = without(day)
    wrong = [case["id"] for case in CASES if answer(case, less) != date.fromisoformat(case["published"])]
    assert wrong
    evidence = {case["id"] for case in CASES if str(day) in case["evidence_for"]}
    assert set(wrong) <= evidence


@pytest.mark.parametrize("code", CODES)
def test_no_listed_day_is_lost(code: str) -> None:
    listed: dict[str, str] = {}
    for holiday_list in dsa.calendar(code).lists:
        days = " ".join(f"{day.date:%m-%d}" for day in holiday_list.holidays)
        listed[str(holiday_list.first)] = days
    assert listed == PINNED[code], "a list that changes is a change of data: tell it in the changelog, then pin it"


@pytest.mark.parametrize(
    ("event", "period", "calendar", "right"),
    [
        (date(2024, 12, 20), "1 working day", "EC", date(2025, 1, 3)),
        (date(2024, 12, 20), "1 working day", "EC-LU", date(2025, 1, 3)),
        (date(2024, 11, 23), "P1M", "EC", date(2025, 1, 3)),
        (date(2024, 12, 19), "90 working days", "EC", date(2025, 5, 14)),
        (date(2022, 11, 1), "1 working day", "EC", date(2022, 11, 3)),
        (date(2022, 11, 1), "1 working day", "EC-LU", date(2022, 11, 3)),
        (date(2022, 12, 19), "P4D", "EC", date(2023, 1, 3)),
        (date(2022, 12, 19), "P4D", "EC-LU", date(2023, 1, 3)),
        (date(2027, 12, 22), "1 working day", "EC", date(2028, 1, 3)),
        (date(2026, 12, 1), "P2M", "EC", date(2027, 2, 1)),
        *((date(year, 4, 5), "P1M", "NL", right) for year, right in (
            (2022, date(2022, 5, 6)), (2023, date(2023, 5, 8)), (2024, date(2024, 5, 6)), (2027, date(2027, 5, 7)),
            (2028, date(2028, 5, 8)))),
        (date(2029, 11, 24), "P1M", "CY", date(2029, 12, 27)),
        (date(2027, 10, 1), "P1M", "BG", date(2027, 11, 2)),
    ],
)  # fmt: skip
def test_days_that_were_missing(event: date, period: str, calendar: str, right: date) -> None:
    assert dsa.deadline(event, period, calendar=calendar).date == right


@pytest.mark.parametrize("code", MEMBER_STATES)
def test_a_date_that_every_list_names_is_one_that_the_rules_have(code: str) -> None:
    state = dsa.calendar(code)
    named = [{(day.date.month, day.date.day) for day in state.holidays(year)} for year in (2025, 2026)]
    for year in range(2027, 2035):
        rules = {(day.month, day.day) for rule in state.rules for day in rule.days(year)}
        assert named[0] & named[1] <= rules, year


@pytest.mark.parametrize(
    ("event", "code", "end", "why"),
    [
        (date(2024, 11, 24), "CY", date(2024, 12, 24), "the list of 2025 has it"),
        *((date(year, 10, 1), "BG", date(year, 11, 1), "the list of 2025 has it") for year in (2022, 2023, 2024)),
        (date(2024, 4, 1), "GR", date(2024, 5, 1), "on another day of this year"),
        (date(2033, 4, 2), "GR", date(2033, 5, 2), "projected by rule"),
    ],
)
def test_a_day_that_other_lists_have_is_possible(event: date, code: str, end: date, why: str) -> None:
    limit = dsa.deadline(event, "P1M", calendar=code)
    assert (limit.date, limit.certain, limit.robust) == (end, False, False)
    assert any(why in str(notice) for notice in limit.notices)
    (doubt,) = dsa.calendar(code).projected(end).doubts(end, end)
    assert doubt.date == end


@pytest.mark.parametrize("code", ["FI", "SE"])
def test_all_saints_day_in_the_north_is_the_saturday_from_31_october_on(code: str) -> None:
    later = dsa.calendar(code).projected(date(2037, 12, 31))
    days = [day.date for year in range(2027, 2038) for day in later.holidays(year) if day.name == "All Saints' Day"]
    assert [f"{day:%m-%d}" for day in days] == [
        *("11-06", "11-04", "11-03", "11-02", "11-01", "11-06", "11-05", "11-04", "11-03", "11-01", "10-31"),
    ]


def test_the_list_of_2027_is_transcribed_and_certain() -> None:
    listed = EC.holidays(2027)
    assert len(listed) == 17
    assert {day.status for day in listed} == {Status.TRANSCRIBED}
    assert {day.source for day in listed} == {"C/2025/4102, OJ C, 24.7.2025"}
    limit = dsa.deadline(date(2027, 11, 23), "P1M", calendar="EC")
    assert not limit.certain  # it ends in 2028
    assert dsa.deadline(date(2027, 2, 25), "P1M", calendar="EC").certain


def test_in_every_year_all_published_answers_come_out_that_are_no_evidence_for_a_list() -> None:
    counted = [case for case in CASES if not case["evidence_for"]]
    for year in range(2022, 2027):
        of_year = [case for case in counted if case["event"].startswith(str(year))]
        assert of_year, year
        assert all(str(answer(case, case["calendar"])) == case["published"] for case in of_year)
    assert (len(CASES), len(counted)) == (33, 25)
