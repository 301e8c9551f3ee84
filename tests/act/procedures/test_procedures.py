"""Single time limits: each against its trap.

The days are answers of the law on the holiday lists of today: a list that changes can change them.
"""

import inspect
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, strategies as st

from dsa import Deadline, EffectiveDate, NamedDay, Period, WhatIf, procedures
from dsa.errors import InvalidType, InvalidValue, NotInForce, OutOfOrder
from dsa.parameters import ASSESSMENT
from dsa.procedures import (
    amendment_decision,
    amendment_request,
    assistance_reply,
    auditor_bound_until,
    auditor_free_from,
    auditor_until,
    complaint_window,
    coordinator_assessment,
    counsel_request,
    crisis_measures_end,
    crisis_report,
    data_access_decision,
    data_access_notice,
    disclosure_objection,
    earliest_disclosure,
    earliest_end_of_comments,
    earliest_end_of_observations,
    earliest_end_of_restriction_views,
    joint_investigation,
    mediation_end,
    mediation_request,
    mediation_start,
    preliminary_position,
    purchases_from,
    referral_assessment,
    review_report,
    settlement_decision,
    views_before_designation,
)


@pytest.mark.parametrize(
    ("answered", "expected"),
    [
        # the day on which the recipient is informed counts
        (lambda: complaint_window(date(2024, 1, 12), calendar="EC"), "2024-07-11"),
        (lambda: complaint_window(date(2024, 8, 31), calendar="EC"), "2025-02-28"),
        # 90 and 180 calendar days from receipt of the complaint, a Sunday moved
        (lambda: settlement_decision(date(2024, 3, 11), calendar="EC"), "2024-06-10"),
        (lambda: settlement_decision(date(2024, 3, 14), calendar="EC", highly_complex=True), "2024-09-10"),
        # fifteen calendar days in the Act, working days in the Delegated Regulation
        (lambda: amendment_request(date(2026, 6, 1), calendar="EC"), "2026-06-16"),
        (lambda: amendment_request(date(2026, 6, 5), calendar="EC"), "2026-06-22"),
        (lambda: amendment_decision(date(2026, 6, 16), calendar="EC"), "2026-07-01"),
        (lambda: data_access_decision(date(2026, 6, 1), calendar="EC"), "2026-09-22"),
        (lambda: mediation_request(date(2026, 6, 5), calendar="EC"), "2026-06-12"),
        (lambda: mediation_start(date(2026, 6, 5), calendar="EC"), "2026-07-03"),
        (lambda: data_access_notice(date(2026, 6, 5), calendar="EC"), "2026-06-10"),
        # two months, a missing day clamped, a Saturday moved
        (lambda: assistance_reply(date(2025, 12, 31), calendar="EC"), "2026-03-02"),
        (lambda: referral_assessment(date(2025, 12, 31)), "2026-03-02"),
        (lambda: review_report(date(2025, 12, 31), calendar="EC"), "2026-03-02"),
        # the month runs from the end of the deadline
        (lambda: joint_investigation(date(2025, 11, 30), calendar="EC"), "2026-03-02"),
        (lambda: preliminary_position(date(2026, 2, 28), calendar="EC"), "2026-03-30"),
        # what is counted back, or kept, is not moved
        (lambda: purchases_from(date(2024, 8, 31)), "2024-02-29"),
        (lambda: auditor_free_from(date(2025, 3, 1)), "2024-03-01"),
        (lambda: auditor_bound_until(date(2025, 3, 1)), "2026-03-01"),
        (lambda: auditor_until(date(2024, 2, 29)), "2034-02-28"),
        (lambda: crisis_measures_end(date(2025, 11, 30)), "2026-02-28"),
        # six months in one step, not three and three: not from the clamped 28 February
        (lambda: crisis_measures_end(date(2025, 11, 30), extended=True), "2026-05-30"),
        (lambda: crisis_report(date(2025, 11, 30)), "2026-03-02"),
        (lambda: views_before_designation(date(2026, 4, 1)), "2026-04-20"),
        (lambda: earliest_end_of_observations(date(2025, 6, 18)), "2025-07-02"),
        (lambda: earliest_end_of_restriction_views(date(2026, 6, 1)), "2026-06-19"),
        (lambda: earliest_end_of_comments(date(2023, 1, 31)), "2023-02-28"),
    ],
)
def test_days(answered: Callable[[], Any], expected: str) -> None:
    answer = answered()
    assert str(answer.date) == expected
    assert answer.steps
    assert answer.explain()


def test_mediation_counts_the_day_on_which_it_begins() -> None:
    counted, plain = mediation_end(date(2026, 6, 1), calendar="EC"), mediation_start(date(2026, 6, 1), calendar="EC")
    assert str(counted.date) == "2026-07-27"  # the fortieth: 1 June is the first, 21 July a holiday of the Commission
    assert str(plain.date) == "2026-06-29"  # the twentieth after it


@pytest.mark.parametrize(
    ("pauses", "expected"),
    [
        ([], "2026-05-04"),
        ([(date(2026, 4, 10), date(2026, 4, 20))], "2026-05-12"),
        # an answer on the day on which it was asked for
        ([(date(2026, 4, 10), date(2026, 4, 10))], "2026-05-04"),
        # an overlap is counted once, whatever the order
        ([(date(2026, 4, 15), date(2026, 4, 25)), (date(2026, 4, 10), date(2026, 4, 20))], "2026-05-18"),
        ([(date(2026, 4, 10), date(2026, 4, 20)), (date(2026, 4, 12), date(2026, 4, 14))], "2026-05-12"),
        # the last day, a Saturday, is in time, and so is the Monday to which Article 3(4) moves it; then it is too late
        ([(date(2026, 5, 2), date(2026, 5, 12))], "2026-05-12"),
        ([(date(2026, 5, 3), date(2026, 5, 12))], "2026-05-13"),
        ([(date(2026, 5, 4), date(2026, 5, 12))], "2026-05-12"),
        ([(date(2026, 5, 5), date(2026, 5, 12))], "2026-05-04"),
        # the first pause keeps the second in time
        ([(date(2026, 4, 30), date(2026, 5, 20)), (date(2026, 5, 22), date(2026, 5, 26))], "2026-05-26"),
    ],
)
def test_an_assessment_stands_still_while_something_is_awaited(pauses: list[tuple[date, date]], expected: str) -> None:
    answer = coordinator_assessment(date(2026, 3, 2), calendar="EC", suspensions=pauses)
    assert str(answer.date) == expected
    for left, right in zip(answer.steps, answer.steps[1:], strict=False):
        assert left.after == right.before


def test_each_pause_is_a_step_with_its_days_and_an_answer_on_the_spot_is_none() -> None:
    pauses = [(date(2026, 4, 10), date(2026, 4, 20)), (date(2026, 4, 25), date(2026, 4, 25))]
    answer = coordinator_assessment(date(2026, 3, 2), calendar="IE", suspensions=pauses)
    assert [step.facts for step in answer.steps if step.rule == "assessment-suspended"] == [
        {"asked": date(2026, 4, 10), "answered": date(2026, 4, 20)}
    ]


def test_an_assessment_that_a_pause_carries_beyond_the_lists_is_no_longer_certain() -> None:
    pauses = [(date(2026, 10, 20), date(2026, 12, 1))]
    assert coordinator_assessment(date(2026, 10, 5), calendar="IE").certain
    answer = coordinator_assessment(date(2026, 10, 5), calendar="IE", suspensions=pauses)
    assert (answer.date, answer.certain) == (date(2027, 1, 18), False)
    assert "uncertain-holiday-list" in [notice.id for notice in answer.notices]
    assert answer.lists == coordinator_assessment(date(2026, 11, 18), calendar="IE").lists


def test_a_pause_leaves_the_lists_that_decide_an_assessment_those_of_its_days() -> None:
    plain = coordinator_assessment(date(2026, 12, 31), calendar="IE")  # the first day that counts is in 2027
    paused = coordinator_assessment(
        date(2026, 12, 31), calendar="IE", suspensions=[(date(2027, 1, 4), date(2027, 1, 6))]
    )
    assert paused.lists == plain.lists


def test_an_answer_on_the_spot_leaves_an_assessment_where_it_was_however_short_it_is() -> None:
    friday = date(2026, 6, 5)  # of one day or two, the end falls on the weekend; two working days are the least
    for days, expected in ((1, date(2026, 6, 8)), (2, date(2026, 6, 9)), (3, date(2026, 6, 9))):
        tried = WhatIf([(ASSESSMENT, Period(days=days))])
        for pauses in ([], [(friday, friday)]):
            answer = coordinator_assessment(friday, calendar="EC", suspensions=pauses, what_if=tried)
            assert answer.date == expected


def test_what_came_too_late_is_said() -> None:
    answer = coordinator_assessment(
        date(2026, 3, 2), calendar="EC", suspensions=[(date(2026, 5, 5), date(2026, 5, 12))]
    )
    assert [notice.id for notice in answer.notices] == ["assessment-suspended-too-late"]


@given(
    st.dates(date(2024, 1, 1), date(2025, 6, 1)),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 40)), max_size=5),
)
def test_suspension_day_by_day(received: date, spans: list[tuple[int, int]]) -> None:
    """A second way: walk the days, and let a day count only while nothing is awaited."""
    from datetime import timedelta

    pauses = [(received + timedelta(days=a), received + timedelta(days=a + b)) for a, b in spans]
    answer = coordinator_assessment(received, calendar="EC", suspensions=pauses)
    plain = coordinator_assessment(received, calendar="EC")
    left, day = (plain.nominal - received).days, received
    while left or any(a <= day < b for a, b in pauses):
        if not any(a <= day < b for a, b in pauses):
            left -= 1
        day += timedelta(days=1)
    assert answer.nominal == day


def test_pairs_are_checked() -> None:
    wrong: Any
    for wrong in ([date(2026, 4, 10)], None, 5):
        with pytest.raises(InvalidType, match="pairs"):
            coordinator_assessment(date(2026, 3, 2), calendar="EC", suspensions=wrong)
    # Nothing stands still before it has begun to run.
    with pytest.raises(OutOfOrder, match="received"):
        coordinator_assessment(date(2026, 3, 2), calendar="EC", suspensions=[(date(2026, 3, 1), date(2026, 4, 9))])
    with pytest.raises(InvalidValue, match=r"^suspensions: .*2026.* is refused"):
        coordinator_assessment(date(2026, 3, 2), calendar="EC", suspensions=[(date(2026, 4, 10), date.max)])
    with pytest.raises(OutOfOrder):
        coordinator_assessment(date(2026, 3, 2), calendar="EC", suspensions=[(date(2026, 4, 10), date(2026, 4, 9))])


@pytest.mark.parametrize("earliest", [earliest_end_of_observations, earliest_end_of_comments])
def test_a_day_is_a_day(earliest: Any) -> None:
    for wrong in ("2026-01-01", None, datetime(2026, 1, 1)):
        with pytest.raises(InvalidType):
            earliest(wrong)


@pytest.mark.parametrize("wrong", ["no", 1, None])
def test_that_it_is_extended_or_highly_complex_is_true_or_false(wrong: Any) -> None:
    with pytest.raises(InvalidType, match=r"^extended: "):
        crisis_measures_end(date(2026, 1, 1), extended=wrong)
    with pytest.raises(InvalidType, match=r"^highly_complex: "):
        settlement_decision(date(2026, 1, 1), calendar="EC", highly_complex=wrong)


def test_more_than_a_century_beyond_the_lists_a_day_is_named_and_is_not_certain() -> None:
    received, pauses = date(2130, 3, 2), [(date(2130, 4, 10), date(2130, 4, 20))]
    for answer, expected in (
        (coordinator_assessment(received, calendar="IE"), date(2130, 5, 2)),
        (coordinator_assessment(received, calendar="IE", suspensions=pauses), date(2130, 5, 12)),
        (complaint_window(date(2130, 3, 1), calendar="IE"), date(2130, 8, 31)),
    ):
        assert (answer.date, answer.certain) == (expected, False)
    [other] = [notice for notice in answer.notices if notice.id == "complaint-window-same-date"]
    assert other.facts["other"] == date(2130, 9, 1)


def test_points_that_the_law_leaves_open_are_said() -> None:
    assert [notice.id for notice in complaint_window(date(2024, 1, 12), calendar="EC").notices] == [
        "complaint-window-at-least",
        "complaint-window-same-date",
    ]
    extended = settlement_decision(date(2024, 3, 14), calendar="EC", highly_complex=True)
    assert extended.notices[0].id == "settlement-extension"
    assert crisis_measures_end(date(2026, 1, 1), extended=True).notices[0].id == "crisis-one-extension"
    assert amendment_decision(date(2026, 6, 16), calendar="EC").notices[0].id == "amendment-decision-from-receipt"
    assert amendment_decision(date(2026, 6, 16), calendar="EC").notices[1].id == "amendment-decision-not-prolonged"
    assert joint_investigation(date(2026, 3, 2), calendar="EC").notices[0].id == "joint-investigation-agreed"
    assert data_access_decision(date(2026, 1, 5), calendar="EC").notices[0].id == "data-access-extendable"


def test_complaints_the_other_reading_is_said_where_its_day_is_another() -> None:
    [_, other] = complaint_window(date(2026, 3, 19), calendar="IE").notices
    # Six months to the same date are Saturday, 19 September, and so Monday.
    assert other.facts["other"] == date(2026, 9, 21)
    assert {str(citation) for citation in other.citations} == {
        "Article 20(2) DSA",
        "Article 3(1), second subparagraph, Regulation 1182/71",
    }
    # Informed a day later, both end with the weekend, on the same Monday.
    same = complaint_window(date(2026, 3, 20), calendar="IE")
    assert (same.nominal, same.date) == (date(2026, 9, 19), date(2026, 9, 21))
    assert [notice.id for notice in same.notices] == ["complaint-window-at-least"]


@pytest.mark.parametrize(
    ("answered", "nominal", "moved"),
    [
        (lambda: settlement_decision(date(2024, 3, 11), calendar="IE"), "2024-06-09", "2024-06-10"),
        (
            lambda: settlement_decision(date(2024, 3, 11), calendar="IE", highly_complex=True),
            "2024-09-07",
            "2024-09-09",
        ),
        (lambda: amendment_request(date(2026, 6, 5), calendar="EC"), "2026-06-20", "2026-06-22"),
        (lambda: amendment_decision(date(2026, 6, 5), calendar="EC"), "2026-06-20", "2026-06-22"),
    ],
)
def test_where_a_number_of_days_moves_off_a_holiday_the_safer_day_is_said(
    answered: Callable[[], Any], nominal: str, moved: str
) -> None:
    answer = answered()
    assert (str(answer.nominal), str(answer.date)) == (nominal, moved)
    [other] = [notice for notice in answer.notices if notice.id == "days-moved-off-a-holiday"]
    assert (str(other.facts["nominal"]), str(other.facts["date"])) == (nominal, moved)


def test_where_the_days_agree_no_other_reading_is_said() -> None:
    for answer in (
        settlement_decision(date(2024, 3, 14), calendar="IE"),
        settlement_decision(date(2024, 3, 14), calendar="IE", highly_complex=True),
        amendment_request(date(2026, 6, 1), calendar="EC"),
    ):
        assert answer.nominal == answer.date
        assert "days-moved-off-a-holiday" not in [notice.id for notice in answer.notices]


@pytest.mark.parametrize("limit", [data_access_decision, mediation_request, mediation_start, mediation_end])
def test_the_delegated_regulation_on_data_access_is_no_law_before_its_day(limit: Any) -> None:
    assert limit(date(2025, 10, 29), calendar="IE").date > date(2025, 10, 29)
    with pytest.raises(NotInForce, match="29 October 2025"):
        limit(date(2025, 10, 28), calendar="IE")


@pytest.mark.parametrize(
    ("limit", "article"),
    [(counsel_request, "5(6)"), (disclosure_objection, "6(6)"), (earliest_disclosure, "6(6)")],
)
def test_a_week_of_the_procedure_regulation_cites_its_article(limit: Any, article: str) -> None:
    answer = limit(date(2026, 6, 8))
    assert str(answer.date) == "2026-06-15"
    assert str(answer.citations[0]) == f"Article {article} Implementing Regulation (EU) 2023/1201"


@pytest.mark.parametrize("name", procedures.TABLE)
def test_a_row_of_the_table_answers_as_its_function_does(name: str) -> None:
    row, function = procedures.TABLE[name], getattr(procedures, name)
    event = date(2026, 4, 30)  # before a Friday that is no working day of the Commission, wherever its staff sits
    needed = inspect.signature(function).parameters.get("calendar")
    by_itself = needed is None or needed.default is not inspect.Parameter.empty
    told = function(event) if by_itself else function(event, calendar="IE")
    answered = row(event) if by_itself else row(event, calendar="IE")
    assert (answered.date, type(answered)) == (told.date, type(told))
    if isinstance(answered, Deadline):
        assert (answered.calendar, row.whose) == (told.calendar, needed.default if by_itself and needed else None)


def test_the_commission_sits_in_brussels_where_views_before_designation_are_due() -> None:
    row = procedures.TABLE["views_before_designation"]
    eve = date(2026, 6, 22)  # 23 June is a holiday in Luxembourg, and not in Brussels
    assert row(eve).date == procedures.views_before_designation(eve).date == date(2026, 7, 6)
    assert row(eve, calendar="EC-LU").date == date(2026, 7, 7)


@pytest.mark.parametrize(
    ("answer", "provision"),
    [
        (complaint_window(date(2024, 8, 31), calendar="IE"), "Article 20(2) DSA"),
        (mediation_end(date(2026, 6, 1), calendar="IE"), "Article 13(9) Delegated Regulation (EU) 2025/2050"),
    ],
)
def test_that_the_first_day_counts_is_said_by_the_provision_that_makes_it_count(
    answer: Deadline, provision: str
) -> None:
    (step,) = [step for step in answer.steps if step.rule == "event-day-counted"]
    assert str(step.citation) == provision
    assert step.citation in answer.citations


@pytest.mark.parametrize("answer", [procedures.purchases_from(date(2024, 9, 2)), auditor_free_from(date(2025, 3, 1))])
def test_a_time_that_is_looked_back_over_says_why_its_first_day_does_not_move(answer: EffectiveDate) -> None:
    assert answer.date.weekday() >= 4
    last = answer.steps[-1]
    assert (last.rule, last.before, last.after) == ("not-rolled-backwards", answer.date, answer.date)
    assert str(last.citation) == "Article 3(4), second subparagraph, Regulation 1182/71"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (earliest_end_of_observations(date(2025, 6, 7)), ["earliest-end-not-moved"]),  # a Saturday
        (earliest_end_of_observations(date(2026, 12, 17)), ["earliest-end-not-moved-off-holiday"]),  # 31 December
        (earliest_end_of_observations(date(2025, 6, 18)), []),
        (earliest_end_of_comments(date(2026, 4, 1)), ["earliest-end-not-moved-off-holiday"]),  # 1 May
        (earliest_disclosure(date(2026, 12, 18)), ["earliest-end-not-moved-off-holiday"]),
        (procedures.crisis_measures_end(date(2026, 2, 1)), []),  # 1 May, and the most that there is
    ],
)
def test_whether_a_least_time_moves_off_a_day_without_work_is_said_to_be_open(
    answer: NamedDay, said: list[str]
) -> None:
    assert [notice.id for notice in answer.notices] == said
    assert all(notice.facts["day"] == answer.date for notice in answer.notices)
