"""Actions and appeals at the Court: its own limits, ten days of distance, and what decided the end."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

import dsa
from dsa import Period, calendar
from dsa.errors import MissingFact
from dsa.testing import vectors
from dsa.time_limits.calendars import Status

VECTORS = json.loads(vectors.text("timelimits"))


@pytest.mark.parametrize("case", VECTORS["court"], ids=lambda case: case["id"])
def test_the_court_s_own_limits(case: dict[str, Any]) -> None:
    assert dsa.action_for_annulment(date.fromisoformat(case["notified"])).date == date.fromisoformat(case["date"])


def test_the_court_s_days_rest_on_its_own_lists_and_never_on_what_the_commission_published() -> None:
    court = calendar("CJEU")
    assert not court.doubtful_days(date(2024, 11, 1), date(2027, 10, 31))
    assert {day.status for holiday_list in court.lists[1:] for day in holiday_list.holidays} == {Status.TRANSCRIBED}
    assert {day.status for day in court.lists[0].holidays} == {Status.INFERRED}
    after_christmas = dsa.action_for_annulment(date(2024, 10, 15))
    assert (after_christmas.date, after_christmas.certain) == (date(2024, 12, 27), True)
    assert after_christmas.lists == ("C/2024/2123, OJ C, 12.3.2024",)
    assert [notice.id for notice in after_christmas.notices] == ["court-service"]


def test_what_is_said_of_a_limit_at_the_court_cites_the_rules_of_that_court() -> None:
    for limit, rules in ((dsa.action_for_annulment, "General Court"), (dsa.appeal, "Court of Justice")):
        answer = limit(date(2029, 7, 12))
        assert {notice.id for notice in answer.notices} > {"uncertain-holiday-list", "beyond-published-lists"}
        assert [str(each) for each in answer.citations if "1182/71" in str(each)] == []
        assert {str(each.act) for notice in answer.notices for each in notice.citations} == {
            f"Rules of Procedure of the {rules}"
        }


@pytest.mark.parametrize("published", [date(9999, 12, 31), date(9999, 11, 1), date(9999, 10, 20)])
def test_a_publication_after_which_no_limit_ends_is_refused_by_its_own_name(published: date) -> None:
    with pytest.raises(dsa.errors.InvalidValue, match=rf"^published: {published.day} \w+ 9999 is refused"):
        dsa.action_for_annulment(None, published=published)


def chained(answer: dsa.Explained) -> bool:
    return all(step.after == other.before for step, other in zip(answer.steps, answer.steps[1:], strict=False))


def test_annulment_runs_from_publication_where_there_was_no_notification() -> None:
    answer = dsa.action_for_annulment(None, published=date(2024, 3, 1))
    assert (answer.steps[0].before, answer.steps[0].after) == (date(2024, 3, 1), date(2024, 3, 15))
    assert answer.date == date(2024, 5, 27)  # 15 May and ten days: 25 May is a Saturday
    assert "court-service" not in [notice.id for notice in answer.notices]
    assert chained(answer)
    assert dsa.action_for_annulment(date(2024, 3, 1), published=date(2024, 3, 20)).event == date(2024, 3, 1)
    with pytest.raises(MissingFact, match="notified= or published="):
        dsa.action_for_annulment(None)


def test_ten_days_of_distance_are_added_before_the_roll() -> None:
    # Two months from 25 October end on 25 December, a holiday of the Court; the ten days run from there.
    assert dsa.action_for_annulment(date(2024, 10, 25)).date == date(2025, 1, 6)
    assert dsa.appeal(date(2025, 9, 3)).date == date(2025, 11, 13)
    assert chained(dsa.appeal(date(2025, 9, 3)))


def test_each_step_before_a_court_cites_the_rules_of_that_court() -> None:
    action, appeal = dsa.action_for_annulment(date(2024, 7, 12)), dsa.appeal(date(2025, 9, 3))
    assert [str(step.citation) for step in action.steps] == [
        "Article 263 TFEU",
        "Article 60 Rules of Procedure of the General Court",
        "Article 58(2) Rules of Procedure of the General Court",
    ]
    assert [str(step.citation) for step in appeal.steps] == [
        "Article 56 Statute of the Court",
        "Article 51 Rules of Procedure of the Court of Justice",
        "Article 49(2) Rules of Procedure of the Court of Justice",
    ]


def test_the_end_of_a_limit_at_the_court_and_what_decided_it() -> None:
    moved = dsa.action_for_annulment(date(2024, 7, 12))
    assert (moved.nominal, moved.date, moved.steps[-1].after) == (
        date(2024, 9, 22),  # a Sunday
        date(2024, 9, 23),
        date(2024, 9, 23),
    )
    assert moved.steps[-1].rule == "court-rolled"
    assert dsa.appeal(date(2024, 7, 12)).steps[-1].rule == "court-appeal-rolled"
    assert (moved.zone, moved.period) == ("Europe/Luxembourg", Period(months=2, days=10))
    assert (moved.calendar, moved.lists) == ("CJEU", (calendar("CJEU").list_for(date(2024, 9, 22)).source,))
    assert dsa.action_for_annulment(date(2025, 9, 3)).steps[-1].rule == "court-not-rolled"
    assert dsa.appeal(date(2025, 9, 3)).steps[-1].rule == "court-appeal-not-rolled"


@pytest.mark.parametrize("limit", [dsa.appeal, dsa.action_for_annulment])
def test_a_word_for_beyond_that_nobody_knows_is_refused_at_the_court_too(limit: Callable[..., dsa.Deadline]) -> None:
    with pytest.raises(
        dsa.errors.InvalidValue, match=r"beyond: 'nonsense' is refused\. Accepted: 'raise' or 'project'"
    ):
        limit(date(2025, 9, 3), beyond="nonsense")


def test_an_action_beyond_the_lists_is_refused_unless_projected() -> None:
    with pytest.raises(dsa.errors.BeyondCoverage):
        dsa.action_for_annulment(date(2027, 9, 1), beyond="raise")
    with pytest.raises(dsa.errors.BeyondCoverage):
        dsa.appeal(date(2027, 9, 1), beyond="raise")


def test_whether_the_end_before_the_court_is_certain_is_told() -> None:
    assert dsa.action_for_annulment(date(2026, 1, 12)).certain is True
    assert dsa.appeal(date(2032, 1, 5), beyond="project").certain is False


def test_days_of_the_courts_are_refused_or_projected_beyond_the_lists_as_is_asked() -> None:
    for find in (dsa.appeal, dsa.action_for_annulment):
        with pytest.raises(dsa.errors.BeyondCoverage):
            find(date(2040, 3, 14), beyond="raise")
        assert not find(date(2040, 3, 14), beyond="project").certain
