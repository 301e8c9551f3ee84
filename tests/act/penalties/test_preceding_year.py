"""Which financial year precedes a decision: years of twelve months, of weeks, short and long ones, at their edges."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, strategies as st

from dsa import DSA, DSAError, FinancialYear, FineGround, Money, Turnover, maximum_fine, periodic_penalty_ceiling
from dsa.errors import InvalidValue, MissingFact
from dsa.testing import strategies
from tests.oracles import weeks_by_hand as by_hand

DAY = timedelta(days=1)


def year(start: str, end: str) -> FinancialYear:
    return FinancialYear(start=date.fromisoformat(start), end=date.fromisoformat(end))


def of(financial_year: FinancialYear, euro: int = 1) -> Turnover:
    return Turnover(amount=Money(euro, "EUR"), year=financial_year)


def weeks(end: str, number: int) -> FinancialYear:
    last = date.fromisoformat(end)
    return FinancialYear(start=last - timedelta(weeks=number) + DAY, end=last)


# Apple: the last Saturday of September. Disney: the Saturday nearest to 30 September.
@pytest.mark.parametrize(
    ("last", "decided", "ended"),
    [
        (weeks("2023-09-30", 53), "2024-09-28", None),
        (weeks("2023-09-30", 53), "2024-09-29", "28 September 2024"),
        (weeks("2023-09-30", 53), "2024-09-30", "28 September 2024"),
        (weeks("2022-09-24", 52), "2023-09-28", None),
        (weeks("2022-09-24", 52), "2023-09-30", None),
        (weeks("2022-09-24", 52), "2023-10-01", "30 September 2023"),
        (weeks("2024-09-28", 52), "2025-09-27", None),
        (weeks("2024-09-28", 52), "2025-09-28", "27 September 2025"),
        (weeks("2022-10-01", 52), "2023-09-30", None),
        (weeks("2022-10-01", 52), "2023-10-01", "30 September 2023"),
        (weeks("2025-09-27", 52), "2026-09-26", None),
        (weeks("2025-09-27", 52), "2026-09-27", "26 September 2026"),
        (weeks("2025-09-27", 52), "2026-10-04", "26 September 2026 or 3 October 2026"),
        (weeks("2022-03-05", 52), "2023-03-04", None),  # by no custom: the next one has 52 weeks or 53
        (weeks("2022-03-05", 52), "2023-03-05", "4 March 2023"),
        (weeks("2022-03-05", 52), "2023-03-11", "4 March 2023"),  # on the other day it has not ended yet
        (weeks("2022-03-05", 52), "2023-03-12", "4 March 2023 or 11 March 2023"),
        (weeks("2024-02-24", 52), "2025-02-22", None),  # the last Saturday of February
        (weeks("2024-02-24", 52), "2025-02-23", "22 February 2025"),
        (weeks("2024-02-24", 52), "2025-03-02", "22 February 2025"),  # and not the Saturday nearest to its end
        (weeks("2023-02-25", 52), "2024-02-25", "24 February 2024"),
        (weeks("2023-12-31", 53), "2024-12-29", None),
        (weeks("2023-12-31", 53), "2024-12-30", "29 December 2024"),
        (year("2023-03-01", "2024-02-29"), "2025-02-28", None),
        (year("2023-03-01", "2024-02-29"), "2025-03-01", "28 February 2025"),
        (year("2022-03-01", "2023-02-28"), "2024-02-29", None),
        (year("2022-03-01", "2023-02-28"), "2024-03-01", "29 February 2024"),
        (year("2023-03-01", "2024-02-28"), "2025-02-28", None),
        (year("2023-03-01", "2024-02-28"), "2025-03-01", "28 February 2025"),
        (year("2024-01-01", "2024-06-30"), "2025-06-30", None),  # short
        (year("2024-01-01", "2024-06-30"), "2025-07-01", "30 June 2025"),
        (year("2023-01-01", "2024-03-31"), "2025-03-31", None),  # long
        (year("2023-01-01", "2024-03-31"), "2025-04-01", "31 March 2025"),
    ],
)
def test_the_year_after_ends_when_its_kind_of_year_ends(last: FinancialYear, decided: str, ended: str | None) -> None:
    if ended is None:
        assert maximum_fine(of(last), decided=date.fromisoformat(decided)).turnover.year == last
    else:
        with pytest.raises(MissingFact, match=f"ended on or about {ended} is needed"):
            maximum_fine(of(last), decided=date.fromisoformat(decided))


def test_earlier_years_show_by_which_custom_years_of_weeks_end() -> None:
    last, decided = weeks("2025-09-27", 52), date(2026, 9, 30)
    saturday_nearest = [weeks("2022-10-01", 52), weeks("2023-09-30", 52), weeks("2024-09-28", 52), last]
    assert (
        maximum_fine([of(financial_year) for financial_year in saturday_nearest], decided=decided).turnover.year == last
    )
    last_saturday = [weeks("2022-09-24", 52), weeks("2023-09-30", 53), weeks("2024-09-28", 52), last]
    with pytest.raises(MissingFact, match="on or about 26 September 2026 is needed"):
        maximum_fine([of(financial_year) for financial_year in last_saturday], decided=decided)


def test_only_earlier_years_of_weeks_show_a_custom() -> None:
    before = [year("2022-06-16", "2023-06-15"), year("2023-06-16", "2023-09-30")]  # of twelve months, and the change
    for decided in (date(2025, 9, 30), date(2025, 10, 6)):  # by no custom, it could have ended on 4 October as well
        with pytest.raises(MissingFact, match="on or about 27 September 2025 is needed"):
            maximum_fine([*map(of, before), of(weeks("2024-09-28", 52))], decided=decided)
    last = of(weeks("2024-09-28", 52))
    answer = maximum_fine([last, weeks("9999-12-31", 52)], decided=date(2025, 9, 27))
    assert answer.turnover == last  # the last year that there can be is as good as any


def customs() -> Iterator[tuple[str, list[FinancialYear]]]:
    for month in range(1, 13):
        for weekday in range(7):
            for custom in (by_hand.last_of_month, by_hand.nearest_to_end):
                ends = [custom(number, month, weekday) for number in range(2019, 2033)]
                yield custom.__name__, [FinancialYear(start=a + DAY, end=b) for a, b in pairwise(ends)]


def test_a_history_by_either_custom_never_gives_an_older_year_and_rarely_asks_for_more() -> None:
    asked = settled = 0
    for _, years in customs():
        for number in range(3, len(years) - 1):
            following = years[number + 1]
            known = [of(financial_year) for financial_year in years[: number + 1]]
            for decided in (following.end - timedelta(days=7), following.end, following.end + DAY):
                try:
                    chosen = maximum_fine(known, decided=decided).turnover.year
                except MissingFact:
                    asked += decided <= following.end
                    continue
                assert decided <= following.end, (years[number], decided)
                assert chosen == years[number]
                settled += 1
    assert asked * 20 < settled  # one in twenty at most: where both customs fit all that is known


@pytest.mark.parametrize(
    ("ends", "decided", "noted"),
    [
        ("2023-09-30", "2024-09-24", True),
        ("2023-09-30", "2024-09-23", False),
        ("2023-09-30", "2024-09-30", True),
        ("2023-02-28", "2024-02-29", True),
    ],
)
def test_close_to_the_end_of_the_next_year_the_answer_says_what_it_takes_it_to_be(
    ends: str, decided: str, noted: bool
) -> None:
    answer = maximum_fine(of(FinancialYear.ending(date.fromisoformat(ends))), decided=date.fromisoformat(decided))
    assumed = [notice for notice in answer.notices if notice.id == "following-year-assumed"]
    assert bool(assumed) is noted
    assert all(notice.citations == (DSA.at(74, 1),) for notice in assumed)


def test_the_year_that_follows_settles_it_with_or_without_its_turnover() -> None:
    first, next_year = of(weeks("2025-09-27", 52)), weeks("2026-10-03", 53)
    for following in (next_year, of(next_year, 2)):
        for decided in (date(2026, 9, 30), date(2026, 10, 3)):
            answer = maximum_fine([following, first], decided=decided)
            assert (answer.turnover, answer.following) == (first, next_year)
            assert "28 September 2025 to 3 October 2026, had not ended" in answer.explain()
            assert "following-year-assumed" not in [notice.id for notice in answer.notices]
    assert maximum_fine([first, of(next_year, 2)], decided=date(2026, 10, 4)).turnover == of(next_year, 2)
    with pytest.raises(MissingFact, match="year 28 September 2025 to 3 October 2026 is needed"):
        maximum_fine([first, next_year], decided=date(2026, 10, 4))


@pytest.mark.parametrize(
    ("decided", "told"), [("2026-09-19", False), ("2026-09-20", True), ("2026-09-26", True), ("2026-10-03", True)]
)
def test_the_year_that_follows_is_spoken_of_from_a_week_before_the_first_day_on_which_it_can_end(
    decided: str, told: bool
) -> None:
    first, following = weeks("2025-09-27", 52), weeks("2026-10-03", 53)  # on 26 September or on 3 October 2026
    answer = maximum_fine([of(first), following], decided=date.fromisoformat(decided))
    assert answer.turnover.year == first
    assert answer.following == (following if told else None)
    assert (answer.steps[0].rule == "preceding-financial-year-followed") is told


def test_where_nothing_is_in_doubt_the_year_that_follows_is_not_spoken_of() -> None:
    years = [FinancialYear.ending(date(number, 12, 31)) for number in (2023, 2024)]
    answer = maximum_fine([of(financial_year) for financial_year in years], decided=date(2024, 6, 1))
    assert answer.steps[0].rule == "preceding-financial-year"
    assert answer.following is None


def test_a_year_between_two_that_are_given_is_missing() -> None:
    later = of(year("2024-03-15", "2024-12-31"))
    with pytest.raises(MissingFact, match="that ended on 14 March 2024 is needed"):
        maximum_fine([of(year("2022-10-01", "2023-09-30")), later], decided=date(2024, 4, 1))
    with pytest.raises(MissingFact, match="that ended on 14 March 2024 is needed"):
        maximum_fine([of(year("2022-10-01", "2023-09-30")), later], decided=date(2024, 3, 15))
    assert maximum_fine([of(year("2022-10-01", "2023-09-30")), later], decided=date(2024, 3, 14)).turnover.year.end == (
        date(2023, 9, 30)
    )


def test_no_year_is_missing_before_the_day_on_which_the_last_year_ended() -> None:
    last, overlapping = of(year("2022-10-01", "2023-09-30")), year("2023-09-30", "2024-09-29")
    assert maximum_fine([last, overlapping], decided=date(2024, 4, 1)).turnover == last


def test_two_years_that_end_on_one_day_are_refused() -> None:
    for turnover in (of(year("2023-01-02", "2023-12-31")), of(year("2023-01-01", "2023-12-31"), 2)):
        with pytest.raises(InvalidValue, match="one turnover for each financial year"):
            maximum_fine([of(year("2023-01-01", "2023-12-31")), turnover], decided=date(2024, 6, 1))


@pytest.mark.parametrize("bad", [5, "2023", [5], [None], None])
def test_what_is_no_history_is_refused(bad: Any) -> None:
    with pytest.raises(DSAError, match=r"^turnover"):
        maximum_fine(bad, decided=date(2024, 6, 1))


@pytest.mark.parametrize("days", [0, 1, 6, 7, 8, 14, 363, 364, 365, 371, 378, 379])
def test_at_the_last_days_that_there_are_nothing_runs_over(days: int) -> None:
    for length in (364, 365, 371):
        end = date.max - timedelta(days=days)
        last = FinancialYear(start=end - timedelta(days=length - 1), end=end)
        try:
            answer = maximum_fine([of(last), of(FinancialYear.ending(date(9998, 1, 1)))], decided=date.max)
        except MissingFact:
            continue
        assert answer.turnover.year.end < date.max


def test_a_year_that_ended_before_the_last_day_that_there_is_is_missed() -> None:
    end = date.max - timedelta(weeks=54)
    last = FinancialYear(start=end - timedelta(days=363), end=end)
    assert maximum_fine(of(last), decided=end + timedelta(weeks=52)).turnover.year == last
    with pytest.raises(MissingFact, match="ended on or about 17 December 9999 or 24 December 9999 is needed"):
        maximum_fine(of(last), decided=date.max)


def test_a_turnover_of_nought_is_spoken_of_and_a_short_year_too() -> None:
    nil = maximum_fine(of(FinancialYear.ending(date(2023, 12, 31)), 0), decided=date(2024, 6, 1))
    assert "Britannia Alloys (C-76/06 P)" in nil.explain()
    assert [notice.citations for notice in nil.notices if notice.id == "nil-turnover"] == [(DSA.at(74, 1),)]
    cent = Turnover(amount=Money("0.01", "EUR"), year=FinancialYear.ending(date(2023, 12, 31)))
    assert "nil-turnover" not in [notice.id for notice in maximum_fine(cent, decided=date(2024, 6, 1)).notices]
    ids = [
        notice.id for notice in maximum_fine(of(year("2024-01-01", "2024-01-31"), 0), decided=date(2024, 6, 1)).notices
    ]
    assert {"odd-financial-year", "nil-turnover"} <= set(ids)
    short = periodic_penalty_ceiling(of(year("2024-01-01", "2024-01-31")), decided=date(2024, 6, 1), days=1)
    assert [notice.citations for notice in short.notices if notice.id == "odd-financial-year"] == [(DSA.at(76, 1),)]


@given(strategies.turnover_histories(decided=date(2025, 3, 1)))
def test_every_step_and_notice_on_the_year_is_under_the_article_asked(history: tuple[Turnover, ...]) -> None:
    decided = date(2025, 3, 1)
    answers = [
        (maximum_fine(history, decided=decided, ground=ground), ground.ceiling.citation) for ground in FineGround
    ]
    answers.append((periodic_penalty_ceiling(history, decided=decided, days=3), DSA.at(76, 1)))
    answers.append((periodic_penalty_ceiling(history, decided=decided, days=3, national=True), DSA.at(52, 4)))
    for answer, limit in answers:
        cited = {place for place in answer.citations if place.article in (52, 74, 76)}
        compared = {DSA.at(52, 4)} if limit == DSA.at(76, 1) else set()  # the reading that it is compared with
        assert cited == {limit} | compared
        ids = {notice.id for notice in answer.notices}
        assert ("national-turnover" in ids) is (limit.article == 52)
        assert (ids & {"group-turnover", "provider-turnover"} == set()) is (limit.article == 52)


@given(st.dates(date(2023, 1, 1), date(2040, 1, 1)), st.integers(0, 40))
def test_the_answer_beside_a_search_through_all_days(decided: date, before: int) -> None:
    end = decided - timedelta(days=366 + 7) + before * DAY
    last = FinancialYear.ending(end)
    ended = by_hand.twelve_months_on(end) < decided
    try:
        answer = maximum_fine(of(last), decided=decided)
    except MissingFact:
        assert ended
    else:
        assert not ended
        assert answer.turnover.year == last


@pytest.mark.parametrize("decided", [date(2026, 6, 1), date(2030, 6, 1), date(2100, 3, 31)])
def test_the_year_that_is_missing_is_at_once_the_one_before_the_decision(decided: date) -> None:
    first = of(FinancialYear.ending(date(2024, 3, 31)))
    missing = FinancialYear.ending(
        date(decided.year if decided > date(decided.year, 3, 31) else decided.year - 1, 3, 31)
    )
    with pytest.raises(MissingFact) as refused:
        maximum_fine(first, decided=decided)
    assert f"ended on or about 31 March {missing.end.year} is needed" in str(refused.value)
    with pytest.raises(MissingFact, match=f"31 March {missing.end.year} is needed"):
        periodic_penalty_ceiling(first, decided=decided, days=1)
    assert maximum_fine([first, of(missing)], decided=decided).turnover.year == missing


def test_years_of_weeks_are_counted_on_by_their_custom() -> None:
    with pytest.raises(MissingFact, match="ended on or about 28 September 2030 is needed"):
        maximum_fine(of(weeks("2025-09-27", 52)), decided=date(2031, 6, 1))
    for decided, ended in (
        (date(2025, 1, 1), "on or about 2 March 2024 or 9 March 2024"),
        (date(2026, 1, 1), "between 1 March 2025 and 15 March 2025"),
        (date(2029, 1, 1), "between 26 February 2028 and 18 March 2028"),
    ):
        with pytest.raises(MissingFact, match=f"ended {ended} is needed"):
            maximum_fine(of(weeks("2022-03-05", 52)), decided=decided)
