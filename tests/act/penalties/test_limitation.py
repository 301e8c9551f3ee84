"""Articles 77 and 78: five years, afresh, suspended, and the latest day of all."""

from datetime import date, datetime, timedelta
from functools import partial
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given, strategies as st

from dsa import DSA, DSAError, Period, TimeNotBegun, WhatIf, enforcement_limitation, limitation
from dsa.errors import InvalidType
from dsa.parameters import LIMITATION, LONGSTOP
from tests.oracles import limitation_by_hand as by_hand
from tests.work import calls

CEASED = date(2027, 3, 1)
untyped_limitation: Any = limitation
untyped_enforcement: Any = enforcement_limitation
days = st.dates(min_value=date(2024, 1, 1), max_value=date(2045, 1, 1))
spans = st.lists(st.tuples(days, st.integers(0, 900)).map(lambda s: (s[0], s[0] + timedelta(days=s[1]))), max_size=3)


@pytest.mark.parametrize(
    ("acts", "expires"),
    [
        ([], date(2032, 3, 1)),
        ([date(2031, 2, 1)], date(2036, 2, 1)),
        ([date(2031, 2, 1), date(2036, 1, 1)], date(2037, 3, 1)),
        ([date(2032, 3, 1)], date(2037, 3, 1)),  # on the last day
        ([date(2032, 3, 2)], date(2032, 3, 1)),  # a day too late
        ([date(2027, 2, 28)], date(2032, 3, 1)),  # before it began
        ([date(2027, 3, 1)], date(2032, 3, 1)),
    ],
)
def test_known_answers(acts: list[date], expires: date) -> None:
    answer = limitation(ceased=CEASED, interruptions=acts)
    assert (answer.expires, answer.longstop) == (expires, date(2037, 3, 1))
    assert answer.steps[-1].after == expires
    assert not answer.expired(expires)
    assert answer.expired(expires + timedelta(days=1))


def test_a_suspension_lengthens_both() -> None:
    year = (date(2030, 1, 1), date(2031, 1, 1))
    answer = limitation(ceased=CEASED, suspensions=[year])
    assert (answer.expires, answer.longstop) == (date(2033, 3, 1), date(2038, 3, 1))
    late = limitation(ceased=CEASED, suspensions=[(date(2032, 3, 2), date(2035, 1, 1))])
    assert late.expires == date(2032, 3, 1)  # it had run out before
    last_day = limitation(ceased=CEASED, suspensions=[(date(2032, 3, 1), date(2032, 3, 11))])
    assert last_day.expires == date(2032, 3, 11)
    twice = limitation(ceased=CEASED, suspensions=[year, (date(2030, 6, 1), date(2031, 1, 1))])
    assert twice.expires == answer.expires  # the same days are not suspended twice


def test_a_suspension_while_no_time_runs_lengthens_nothing_and_is_named() -> None:
    before, after = (date(2026, 1, 1), date(2027, 3, 1)), (date(2032, 3, 2), date(2035, 1, 1))
    for article, answer in (
        (77, limitation(ceased=CEASED, suspensions=[before, after])),
        (78, enforcement_limitation(final=CEASED, suspensions=[before, after])),
    ):
        assert answer.expires == date(2032, 3, 1)
        assert answer.longstop == (date(2037, 3, 1) if article == 77 else None)
        told = [notice for notice in answer.notices if notice.id.endswith("-nothing-to-suspend")]
        assert [(notice.facts["start"], notice.facts["last"]) for notice in told] == [
            (date(2026, 1, 1), date(2027, 2, 28)),
            (date(2032, 3, 2), date(2034, 12, 31)),
        ]
        assert all(notice.citations == (DSA.at(article, 5),) for notice in told)
    kept = limitation(ceased=CEASED, interruptions=[date(2032, 3, 1)], suspensions=[after])
    assert (kept.longstop, kept.expires) == (date(2037, 3, 1) + (after[1] - after[0]), kept.longstop)
    assert "nothing to suspend" not in kept.explain()
    of_no_day = [(last, last) for last in (date(2032, 3, 1), date(2033, 1, 1))]
    touching = [(date(2027, 3, 1), date(2027, 3, 2)), *of_no_day]
    assert "nothing to suspend" not in limitation(ceased=CEASED, suspensions=touching).explain()
    not_begun = limitation(ceased=None, suspensions=[after, (CEASED, CEASED)])
    assert [notice.facts for notice in not_begun.notices] == [{"start": after[0], "last": date(2034, 12, 31)}]


def test_an_act_never_shortens_what_runs() -> None:
    pause = [(date(2028, 1, 1), date(2029, 1, 2))]
    without = limitation(ceased=date(2028, 1, 1), suspensions=pause)
    with_act = limitation(ceased=date(2028, 1, 1), interruptions=[date(2029, 1, 1)], suspensions=pause)
    assert without.expires == with_act.expires == date(2034, 1, 2)


def test_an_act_on_the_day_on_which_time_begins_changes_nothing_and_is_named() -> None:
    pause = (date(2030, 1, 1), date(2031, 1, 1))
    for article, answer in (
        (77, limitation(ceased=CEASED, interruptions=[CEASED], suspensions=[pause])),
        (78, enforcement_limitation(final=CEASED, interruptions=[CEASED], suspensions=[pause])),
    ):
        assert [(step.before, step.after, step.citation) for step in answer.steps[2:4]] == [
            (date(2032, 3, 1), date(2033, 3, 1), DSA.at(article, 5)),
            (date(2033, 3, 1), date(2033, 3, 1), DSA.at(article, 4)),
        ]
        assert "ends no later: it stays 1 March 2033" in answer.explain()
        assert [notice.id.partition("-")[2] for notice in answer.notices] == ["first-day"]


def test_days_suspended_after_an_act_are_added_before_the_new_end_is_named() -> None:
    pause = (date(2026, 9, 1), date(2027, 5, 1))
    for article, answer in (
        (77, limitation(ceased=date(2025, 1, 1), interruptions=[date(2026, 1, 8)], suspensions=[pause])),
        (78, enforcement_limitation(final=date(2025, 1, 1), interruptions=[date(2026, 1, 8)], suspensions=[pause])),
    ):
        added, interrupted = answer.steps[3:5]
        assert (added.before, added.after, added.citation) == (date(2030, 8, 31), date(2030, 8, 31), DSA.at(article, 5))
        assert added.facts == {"day": date(2026, 1, 8), "days": 242}
        assert (interrupted.before, interrupted.after) == (date(2030, 8, 31), date(2031, 9, 7))
        assert interrupted.citation == DSA.at(article, 4)


@given(days, st.lists(days, max_size=4), spans)
def test_no_step_reads_as_if_an_act_or_a_suspension_shortened_time(ceased: date, acts: list[date], pauses: Any) -> None:
    for answer in (
        limitation(ceased=ceased, interruptions=acts, suspensions=pauses),
        enforcement_limitation(final=ceased, interruptions=acts, suspensions=pauses),
    ):
        for step in answer.steps:
            before, after, number = step.before, step.after, step.facts.get("days", 1)
            assert isinstance(before, date)
            assert isinstance(after, date)
            assert isinstance(number, int)
            assert step.rule == "limitation-longstop" or before <= after
            assert "instead of" not in str(step) or before < after
            assert number > 0


@pytest.mark.parametrize("ceased", [CEASED, None])
def test_time_runs_out_before_a_day_and_before_nothing_else(ceased: date | None) -> None:
    untyped_expired: Any = limitation(ceased=ceased).expired
    for wrong in ("2040-01-01", None):
        with pytest.raises(InvalidType, match=r"^on: "):
            untyped_expired(wrong)


def test_an_infringement_that_goes_on_starts_no_clock() -> None:
    answer = limitation(ceased=None, interruptions=[date(2026, 1, 1)], suspensions=[(CEASED, CEASED)])
    assert isinstance(answer, TimeNotBegun)
    assert (answer.expires, answer.longstop) == (None, None)
    assert str(answer) == "time has not begun to run"
    assert [step.citation for step in answer.steps] == [DSA.at(77, 2)]
    assert [notice.id for notice in answer.notices] == ["limitation-act-too-early"]
    assert (answer.interruptions, answer.suspensions) == ((date(2026, 1, 1),), ((CEASED, CEASED),))
    assert not answer.expired(date.max)


def test_a_decision_that_is_not_final_starts_no_clock() -> None:
    answer = enforcement_limitation(final=None, interruptions=[date(2026, 1, 1)])
    assert (answer.expires, answer.longstop) == (None, None)
    assert {place.article for place in answer.citations} == {78}
    assert "The decision is not final" in answer.explain()


@pytest.mark.parametrize(
    ("bad", "field"), [({"interruptions": 5}, "interruptions"), ({"suspensions": [(CEASED, None)]}, "suspensions")]
)
def test_where_no_clock_runs_what_is_given_is_checked_all_the_same(bad: dict[str, Any], field: str) -> None:
    for question in (partial(untyped_limitation, ceased=None), partial(untyped_enforcement, final=None)):
        with pytest.raises(DSAError, match=rf"^{field}"):
            question(**bad)


def test_an_answer_on_article_78_never_cites_article_77() -> None:
    for acts in ([], [date(2026, 1, 1), date(2030, 1, 1), date(2044, 1, 1)]):
        for pauses in ([], [(date(2028, 1, 1), date(2029, 1, 1))]):
            enforced = enforcement_limitation(final=CEASED, interruptions=acts, suspensions=pauses)
            imposed = limitation(ceased=CEASED, interruptions=acts, suspensions=pauses)
            for answer, article in ((enforced, 78), (imposed, 77)):
                assert {place.article for place in answer.citations if place.act == DSA} == {article}


@pytest.mark.parametrize("acts", [[], [date(2031, 2, 1)], [date(2032, 3, 1)], [date(2031, 2, 1), date(2036, 1, 1)]])
def test_the_latest_day_is_never_answered_without_the_paragraph_that_sets_it(acts: list[date]) -> None:
    answer = limitation(ceased=CEASED, interruptions=acts)
    sets, decides = answer.steps[-2:]
    assert (sets.rule, sets.citation, str(sets.facts["value"])) == ("provision-sets", DSA.at(77, 4), "10 years")
    assert decides.citation == DSA.at(77, 4)
    assert "1 March 2037" in str(decides)
    assert DSA.at(77, 4) not in enforcement_limitation(final=CEASED, interruptions=acts).citations


def test_the_latest_day_stops_what_runs_and_an_act_after_it_is_too_late() -> None:
    same = limitation(ceased=CEASED, interruptions=[date(2032, 3, 1)])
    assert same.expires == same.longstop
    assert [step.rule for step in same.steps[-2:]] == ["provision-sets", "limitation-within-longstop"]
    stopped = limitation(ceased=CEASED, interruptions=[date(2031, 2, 1), date(2036, 1, 1), date(2038, 1, 1)])
    assert stopped.steps[-1].before == date(2041, 1, 1)
    assert stopped.notices[0].facts == {"day": date(2038, 1, 1), "expired": date(2037, 3, 1)}


def test_an_answer_keeps_what_it_was_reckoned_from() -> None:
    pauses = [(date(2031, 1, 1), date(2031, 2, 1)), (date(2030, 1, 1), date(2031, 1, 1))]
    answer = limitation(ceased=CEASED, interruptions=[date(2031, 5, 1), date(2029, 5, 1)], suspensions=pauses)
    assert answer.runs_from == CEASED
    assert answer.interruptions == (date(2029, 5, 1), date(2031, 5, 1))
    assert answer.suspensions == ((date(2030, 1, 1), date(2031, 2, 1)),)  # one span: the second begins as one ends


def test_enforcement_has_no_latest_day() -> None:
    acts = [date(2031, 1, 1), date(2035, 1, 1), date(2039, 1, 1)]
    answer = enforcement_limitation(final=CEASED, interruptions=acts)
    assert (answer.expires, answer.longstop) == (date(2044, 1, 1), None)
    assert {step.citation.article for step in answer.steps} == {78}


def test_what_is_left_out_is_said() -> None:
    answer = limitation(ceased=CEASED, interruptions=[date(2027, 1, 1), date(2040, 1, 1)])
    ids = [notice.id for notice in answer.notices]
    assert ids == ["limitation-act-too-early", "limitation-act-too-late", "limitation-first-day"]
    weekend = limitation(ceased=date(2027, 2, 28))
    assert weekend.expires == date(2032, 2, 28)  # a Saturday
    assert "limitation-not-moved" in [notice.id for notice in weekend.notices]


@pytest.mark.parametrize(
    ("acts", "pauses", "told"),
    [
        ([date(2032, 3, 1)], [], [(date(2032, 3, 1), date(2032, 2, 29))]),
        ([date(2032, 2, 29)], [], []),
        ([date(2032, 3, 2)], [], []),  # too late by either reading
        ([date(2031, 2, 1), date(2036, 2, 1)], [], [(date(2036, 2, 1), date(2036, 1, 31))]),
        # time stood still until the last day, and the day before it is the one before that
        ([date(2032, 3, 11)], [(date(2032, 3, 1), date(2032, 3, 11))], [(date(2032, 3, 11), date(2032, 2, 29))]),
        # for the day before it alone, or until then
        ([date(2032, 3, 2)], [(date(2032, 3, 1), date(2032, 3, 2))], [(date(2032, 3, 2), date(2032, 2, 29))]),
        ([date(2032, 3, 2)], [(date(2032, 2, 29), date(2032, 3, 1))], [(date(2032, 3, 2), date(2032, 3, 1))]),
    ],
)
def test_an_act_on_the_last_day_comes_too_late_if_the_first_day_is_counted(
    acts: list[date], pauses: list[tuple[date, date]], told: list[tuple[date, date]]
) -> None:
    for article, answer in (
        (77, limitation(ceased=CEASED, interruptions=acts, suspensions=pauses)),
        (78, enforcement_limitation(final=CEASED, interruptions=acts, suspensions=pauses)),
    ):
        said = [notice for notice in answer.notices if notice.id.endswith("-act-on-last-day")]
        assert [(notice.facts["day"], notice.facts["expired"]) for notice in said] == told
        assert all(notice.citations[0] == DSA.at(article, 2) for notice in said)


def test_an_act_on_the_latest_day_of_all_decides_nothing_by_either_reading() -> None:
    latest = limitation(ceased=CEASED, interruptions=[date(2032, 3, 1), date(2037, 3, 1)])
    told = [notice.facts["day"] for notice in latest.notices if notice.id == "limitation-act-on-last-day"]
    assert told == [date(2032, 3, 1)]


@pytest.mark.parametrize(
    ("ceased", "holiday"),
    [
        (date(2022, 12, 23), "End-of-year closing day"),  # by a list
        (date(2025, 12, 25), "End-of-year closing day"),  # by rule
        (date(2026, 5, 1), "Labour Day"),  # by rule
        (date(2027, 1, 4), None),  # a Sunday in 2032
        (date(2027, 3, 2), None),
        (date(2300, 12, 25), None),  # nobody knows
    ],
)
def test_an_end_on_a_holiday_of_the_commission_is_as_open_as_one_on_a_sunday(ceased: date, holiday: str | None) -> None:
    for answer in (limitation(ceased=ceased), enforcement_limitation(final=ceased)):
        told = {notice.id: notice.facts for notice in answer.notices}.get("limitation-not-moved-off-holiday")
        if holiday is None:
            assert told is None
        else:
            assert told == {"day": answer.expires, "calendar": "EC", "holiday": holiday}
            assert answer.expires.weekday() < 5


@given(days, st.lists(days, max_size=4), spans)
def test_every_trace_is_a_chain_and_no_expiry_passes_the_longstop(ceased: date, acts: list[date], pauses: Any) -> None:
    for answer in (
        limitation(ceased=ceased, interruptions=acts, suspensions=pauses),
        enforcement_limitation(final=ceased, interruptions=acts, suspensions=pauses),
    ):
        assert all(step.after == other.before for step, other in pairwise(answer.steps))
        assert (answer.steps[0].before, answer.steps[-1].after) == (ceased, answer.expires)
        assert answer.longstop is None or answer.expires <= answer.longstop


@given(days, st.lists(days, max_size=4), days, spans)
def test_one_act_more_never_gives_an_earlier_expiry(ceased: date, acts: list[date], more: date, pauses: Any) -> None:
    few = limitation(ceased=ceased, interruptions=acts, suspensions=pauses)
    many = limitation(ceased=ceased, interruptions=[*acts, more], suspensions=pauses)
    assert few.expires <= many.expires
    assert few.longstop is not None
    assert many.longstop is not None
    assert few.longstop <= many.longstop


@given(days, spans, st.integers(1, 400), days)
def test_more_suspension_never_gives_an_earlier_expiry(ceased: date, pauses: Any, length: int, start: date) -> None:
    more = [*pauses, (start, start + timedelta(days=length))]
    short, long = (limitation(ceased=ceased, suspensions=each) for each in (pauses, more))
    assert short.expires <= long.expires


def compare(histories: int, seed: int) -> None:
    random = Random(seed)
    for _ in range(histories):
        ceased = date(2023, 1, 1) + timedelta(days=random.randrange(1500))
        acts = [ceased + timedelta(days=random.randrange(-100, 4500)) for _ in range(random.randrange(5))]
        pauses = []
        for _ in range(random.randrange(3)):
            start = ceased + timedelta(days=random.randrange(-200, 4500))
            pauses.append((start, start + timedelta(days=random.randrange(900))))
        answer = limitation(ceased=ceased, interruptions=acts, suspensions=pauses)
        expected = by_hand.expires(ceased, acts, pauses, longstop=True)
        assert (answer.expires, answer.longstop) == expected, (ceased, acts, pauses)
        enforced = enforcement_limitation(final=ceased, interruptions=acts, suspensions=pauses)
        assert enforced.expires == by_hand.expires(ceased, acts, pauses, longstop=False)[0], (ceased, acts, pauses)


def test_the_holidays_of_a_year_are_looked_up_once() -> None:
    """More years than calendars are kept: to lengthen one for each answer took a hundred times the work of all else."""
    days = [date(year, 5, 2) for year in range(2023, 2073)]
    for ceased in days:
        limitation(ceased=ceased)
    _, made = calls(lambda: [limitation(ceased=ceased) for ceased in days])
    assert made < 5_000 * len(days)


def test_a_tally_of_days_agrees() -> None:
    compare(200, seed=77)


@pytest.mark.slow
def test_a_tally_of_days_agrees_fifty_thousand_times() -> None:
    compare(50_000, seed=78)


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"ceased": "2027"}, "ceased"),
        ({"interruptions": [datetime(2028, 1, 1)]}, r"interruptions\[0\]"),
        ({"suspensions": [date(2028, 1, 1)]}, "suspensions"),
        ({"suspensions": 5}, "suspensions"),
        ({"suspensions": [(date(2028, 1, 1), date.max)]}, "suspensions"),
        ({"ceased": date.max}, "ceased"),
        ({"ceased": date(9994, 1, 1)}, "ceased"),
        (
            {"suspensions": [(date(2028, 1, 2), date(2028, 1, 1))]},
            r"suspensions\[0\]: 1 January 2028 is before its start \(2 January 2028\)",
        ),
        ({"suspensions": [(date(2028, 1, 2), None)]}, r"suspensions\[0\]"),
        ({"suspensions": [(None, date(2028, 1, 2))]}, r"suspensions\[0\]"),
    ],
)
def test_bad_input_is_refused_by_name(bad: dict[str, Any], field: str) -> None:
    with pytest.raises(DSAError, match=f"^{field}"):
        untyped_limitation(**{"ceased": CEASED, **bad})


def test_what_lies_beyond_the_years_that_there_are_is_refused() -> None:
    with pytest.raises(DSAError, match=r"^suspensions"):
        enforcement_limitation(final=CEASED, suspensions=[(CEASED, date(9999, 12, 31))])
    with pytest.raises(DSAError, match=r"^final"):
        enforcement_limitation(final=date(9996, 1, 1))


def test_interruptions_are_an_iterable() -> None:
    with pytest.raises(DSAError, match=r"^interruptions"):
        untyped_limitation(ceased=CEASED, interruptions=date(2028, 1, 1))


@pytest.mark.parametrize(
    ("values", "longstop"),
    [
        ({LIMITATION: Period(years=3)}, date(2033, 3, 1)),
        ({LIMITATION: Period(months=18)}, date(2030, 3, 1)),
        ({LIMITATION: Period(years=3), LONGSTOP: Period(years=10)}, date(2037, 3, 1)),
        ({LONGSTOP: Period(years=3)}, date(2030, 3, 1)),
    ],
)
def test_twice_the_period_is_twice_that_of_a_thought_experiment(values: Any, longstop: date) -> None:
    answer = limitation(ceased=CEASED, interruptions=[date(2028, 1, 1)], what_if=WhatIf(values))
    assert answer.longstop == longstop
