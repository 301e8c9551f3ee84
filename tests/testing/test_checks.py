"""The conformance kit: it passes what is right, and names rule and article for every planted mistake."""

import os
import pickle
import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import Phase, given, settings, strategies as st
from hypothesis.stateful import run_state_machine_as_test

import dsa
from dsa import Money, Period, Stage, Unit, VLOPDesignation, calendar
from dsa.act.proceedings.events import KINDS, Event
from dsa.testing import checks, machine, strategies
from dsa.testing.laws import EVENT_DAY_EXCLUDED, BrokenLaw
from dsa.time_limits.reckoning import add_months, nominal_end
from tests.examples import few
from tests.standard import SHOP

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "quick")
EC = calendar("EC").projected(date(2040, 12, 31))  # as far as any case of the kit can lead
loads: Any = pickle.loads
DAY = timedelta(days=1)


def right(event: date, period: Period) -> date:
    return dsa.deadline(event, period, calendar="EC", beyond="project").date


def rolled(day: date) -> date:
    while not EC.is_working_day(day):
        day += DAY
    return day


def month_end_overflows(event: date, period: Period) -> date:
    """31 January and a month: 3 March, as adding months to the number alone has it."""
    if period.whole_days or period.working_days:
        return right(event, period)
    year, month = divmod(event.year * 12 + event.month - 1 + period.whole_months, 12)
    return rolled(date(year, month + 1, 1) + (event.day - 1) * DAY)


def months_chained(event: date, period: Period) -> date:
    """31 January and two months by way of 28 February."""
    if period.whole_days or period.working_days:
        return right(event, period)
    day = event
    for _ in range(period.whole_months):
        day = add_months(day, 1)[0]
    return right(event, period) if day == add_months(event, period.whole_months)[0] else rolled(day)


def without_the_roll(event: date, period: Period) -> date:
    return right(event, period) if period.working_days else nominal_end(event, period)


def counting_the_event(event: date, period: Period) -> date:
    return dsa.deadline(event, period, calendar="EC", beyond="project", counting_event_day=True).date


def without_two_working_days(event: date, period: Period) -> date:
    return right(event, period) if period.working_days else rolled(nominal_end(event, period))


def weekends_only(event: date, period: Period) -> date:
    if not period.working_days:
        return right(event, period)
    day, left = event, period.working_days
    while left:
        day += DAY
        left -= day.weekday() < 5
    return day


@pytest.fixture(autouse=True)
def the_same_cases_every_time() -> Iterator[None]:
    """Whether a planted mistake is found within so many cases is then no matter of luck, in the gate either."""
    settings.load_profile("quick")
    yield
    settings.load_profile(PROFILE)


@pytest.mark.parametrize(
    ("planted", "article"),
    [
        (month_end_overflows, "Article 3(2), point (c), Regulation 1182/71"),
        (months_chained, "Article 3(2), point (c), Regulation 1182/71"),
        (without_the_roll, "Article 3(4) Regulation 1182/71"),
        # Two days from a Friday, without the second working day: just as well the day of the event was counted.
        (without_two_working_days, f"Article 3(5) Regulation 1182/71 or {EVENT_DAY_EXCLUDED.citation}"),
        (weekends_only, "Article 3(3) Regulation 1182/71"),
    ],
    ids=lambda function: getattr(function, "__name__", ""),
)
def test_a_wrong_deadline_is_found_with_its_rule(planted: Callable[[date, Period], date], article: str) -> None:
    either = "|".join(re.escape(f"[{citation}]") for citation in article.split(" or "))
    with pytest.raises(BrokenLaw, match=either):
        checks.deadlines(planted, examples=2000)


@pytest.mark.parametrize(
    ("unit", "shift", "sentence"),
    [
        (Unit.DAYS, 0, "day of the event is not counted"),
        (Unit.WEEKS, 0, "day of the event is not counted"),
        (Unit.DAYS, 5, "ends with its last day"),
        (Unit.MONTHS, 5, "same weekday or number"),
    ],
)
def test_a_day_off_is_told_from_five(unit: Unit, shift: int, sentence: str) -> None:
    def planted(event: date, period: Period) -> date:
        if not shift:
            return counting_the_event(event, period)
        # From a day in the middle of a month and of ordinary weeks, so that nothing else is wrong.
        end = right(event, period)
        ordinary = event.day < 20 and event.month in (2, 9) and period.whole_months + period.days == 3
        return EC.add_working_days(end, shift) if ordinary else end

    with pytest.raises(BrokenLaw, match=sentence):
        checks.deadlines(planted, units=[unit], examples=3000)


def test_right_functions_pass() -> None:
    few = 40
    checks.deadlines(right, examples=few)
    checks.deadlines(
        lambda event, period: dsa.deadline(event, period, calendar="DE", beyond="project").date,
        calendar="DE",
        examples=few,
    )
    checks.monotone(right, examples=few)
    checks.threshold(lambda count: count >= 45_000_000, examples=few)
    checks.effective_dates(lambda notified: add_months(notified, 4)[0], examples=few)
    checks.application(lambda designation, on: designation.obligations_apply(on), examples=few)
    checks.ceilings(lambda turnover: Money.floor(turnover.exact * Fraction(6, 100), turnover.currency), examples=few)
    checks.preceding_years(
        lambda history, decided: max(
            (turnover for turnover in history if turnover.year.end < decided), key=lambda turnover: turnover.year.end
        ),
        examples=few,
    )
    checks.limitations(lambda ceased, acts: dsa.limitation(ceased=ceased, interruptions=acts).expires, examples=few)


def test_deadlines_on_a_calendar_of_one_s_own() -> None:
    lists = (calendar("EC").lists[0],)
    own = dsa.Calendar(code="OWN", name="Our office", zone="Europe/Paris", lists=lists, rules=EC.rules)

    def ours(event: date, period: Period) -> date:
        return dsa.deadline(event, period, calendar=own, beyond="project").date

    checks.deadlines(ours, calendar=own)


@pytest.mark.parametrize(
    ("planted", "sentence"),
    [
        (lambda count: count > 45_000_000, "equal to the threshold"),
        (lambda count: count >= 44_999_999, "below the threshold"),
        (lambda count: count == 45_000_000, "higher than the threshold"),
    ],
)
def test_a_wrong_threshold_is_found(planted: Callable[[int], bool], sentence: str) -> None:
    with pytest.raises(BrokenLaw, match=sentence) as caught:
        checks.threshold(planted)
    assert "Article 33(1) DSA" in str(caught.value)
    assert "your answer is" in caught.value.case


def test_an_end_that_goes_back_is_found() -> None:
    def planted(event: date, period: Period) -> date:
        year, month = divmod(event.year * 12 + event.month - 1 + period.whole_months, 12)
        last = monthrange(year, month + 1)[1]
        return date(year, month + 1, event.day if event.day <= last else 1)  # back to the first of the month

    with pytest.raises(BrokenLaw, match="later event never gives an earlier end"):
        checks.monotone(planted, units=[Unit.MONTHS], examples=2000)


def test_a_first_day_of_application_that_rolls_is_found() -> None:
    with pytest.raises(BrokenLaw, match=re.escape("not moved off a holiday or a weekend. [Article 4(1)")):
        checks.effective_dates(lambda notified: rolled(add_months(notified, 4)[0]))
    with pytest.raises(BrokenLaw, match=re.escape("four months after notification. [Article 33(6)")):
        checks.effective_dates(lambda notified: notified + timedelta(days=120))


def test_spans_that_are_closed_are_found() -> None:
    def planted(designation: VLOPDesignation, on: date) -> bool:
        return designation.applies_from <= on and (designation.ceases_on is None or on <= designation.ceases_on)

    with pytest.raises(BrokenLaw, match=r"no longer on the day of cessation. \[Article 33\(6\)"):
        checks.application(planted)


def test_ceilings_that_round_up_or_down_too_far_are_found() -> None:
    def to_the_nearest(turnover: Money) -> Money:
        places = Decimal(1).scaleb(-2)
        return Money((turnover.amount * 6 / 100).quantize(places, ROUND_HALF_UP), turnover.currency)

    with pytest.raises(BrokenLaw, match=r"not by a fraction of a cent. \[Article 74\(1\)"):
        checks.ceilings(to_the_nearest)
    with pytest.raises(BrokenLaw, match="A ceiling is reached"):
        checks.ceilings(lambda turnover: Money(int(turnover.exact * 6 / 100), turnover.currency))
    with pytest.raises(BrokenLaw, match="A ceiling is reached"):
        checks.ceilings(lambda turnover: Money(1, "USD" if turnover.currency == "EUR" else "EUR"))


def test_the_year_of_the_decision_is_not_the_preceding_one() -> None:
    with pytest.raises(BrokenLaw, match=r"ended before the day of the decision. \[Article 74\(1\)"):
        checks.preceding_years(lambda history, _: history[-1])


def test_a_limitation_that_is_revived_is_found() -> None:
    with pytest.raises(BrokenLaw, match=r"ten years at the latest. \[Article 77 DSA\]"):
        checks.limitations(lambda ceased, acts: add_months(max((ceased, *acts)), 60)[0])


@pytest.mark.parametrize("kind", [Money, dsa.Platform, dsa.Investigation, dsa.Deadline, dsa.events.Closed])
def test_what_pickle_stores_comes_back(kind: type[Any]) -> None:
    checks.round_trips(kind, store=pickle.dumps, load=loads, examples=50)


def test_a_storage_that_loses_cents_or_types_is_found() -> None:
    def load(stored: Any) -> Money:
        return Money(int(stored[0]), stored[1])

    with pytest.raises(BrokenLaw, match="comes back unchanged") as caught:
        checks.round_trips(Money, store=lambda money: (money.amount, money.currency), load=load)
    assert caught.value.law.citation is None
    stored: Any = True
    with pytest.raises(BrokenLaw, match="comes back as True"):
        checks.round_trips(strategies.counts(met=False), store=lambda _: 0, load=lambda _: stored, examples=20)


@pytest.mark.parametrize(
    ("check", "answer", "told"),
    [
        (checks.deadlines, None, "your answer is None"),
        (checks.deadlines, datetime(2024, 1, 1), "your answer is"),
        (checks.monotone, None, "your answer is None, which is no day"),
        (checks.effective_dates, None, "your answer is None"),
        (checks.limitations, None, "your answer is None"),
        (checks.preceding_years, None, "your answer is None"),
        (checks.ceilings, Decimal(0), r"your answer is Decimal\('0'\)"),
    ],
)
def test_an_answer_of_the_wrong_kind_is_told_as_it_is(check: Any, answer: object, told: str) -> None:
    with pytest.raises(BrokenLaw, match=told):
        check(lambda *_: answer, examples=5)


def test_an_error_of_your_own_code_comes_through() -> None:
    with pytest.raises(ZeroDivisionError):
        checks.threshold(lambda count: count // 0 > 0)


class Faithful(machine.CaseSystem):
    """A case system that keeps to the Act, because the library does it for it."""

    accepts: tuple[type[Event], ...] = ()
    """Kinds that it records even where the Act does not allow them."""
    refuses: tuple[type[Event], ...] = ()

    def open_case(self, investigation: dsa.Investigation) -> None:
        self.case = investigation

    def record_event(self, event: Event) -> bool:
        if isinstance(event, self.refuses):
            return False
        try:
            self.case = self.case.record(event)
        except dsa.errors.NotAllowed:
            return isinstance(event, self.accepts)
        return True

    def stages(self, on: date) -> Mapping[str, Stage]:
        return {state.strand.name: state.stage for state in self.case.state(on).strands}


def walk(system: type[machine.CaseSystem], examples: int = 200) -> None:
    run_state_machine_as_test(
        system,
        settings=settings(
            max_examples=examples, stateful_step_count=12, deadline=None, database=None, phases=[Phase.generate]
        ),
    )


def test_a_faithful_case_system_passes() -> None:
    walk(Faithful, 15)


def test_a_case_system_that_takes_an_answer_without_its_question_is_found() -> None:
    class Hasty(Faithful):
        accepts = (dsa.events.ObservationsSubmitted,)

    with pytest.raises(BrokenLaw, match=re.escape("Article 79(2) DSA")):
        walk(Hasty, 400)


def test_a_case_system_that_refuses_what_is_allowed_is_found() -> None:
    class Timid(Faithful):
        refuses = (dsa.events.PreliminaryFindings,)

    with pytest.raises(BrokenLaw, match=r"The Act allows this event. \[Article 73\(2\) DSA\]"):
        walk(Timid, 400)


@few(20)
@given(st.data())
def test_a_case_system_that_records_what_contradicts_its_file_is_found(data: st.DataObject) -> None:
    class Careless(Faithful):
        accepts = tuple(KINDS)

    system = opened(Careless)
    with pytest.raises(BrokenLaw, match="Your system records it"):
        system.something_contradictory_is_tried(data)


@few(2)
@given(st.data())
def test_nothing_is_tried_where_no_kind_of_event_contradicts_the_file(data: st.DataObject) -> None:
    system: Any = opened(Faithful)
    system.investigation = SimpleNamespace(allowed=lambda on: SimpleNamespace(strands=()))
    system.record_event = None
    system.something_contradictory_is_tried(data)


def opened(kind: type[Faithful]) -> Faithful:
    """A case system with a file on the day of its opening, without the machine around it."""
    system = kind()
    system.investigation = dsa.Investigation(platform=SHOP, opened=date(2024, 3, 14), suspected=[dsa.DSA.at(34, 1)])
    system.open_case(system.investigation)
    system.today = system.investigation.begun
    return system


def test_a_case_system_that_looks_ahead_is_found() -> None:
    class Prescient(Faithful):
        def stages(self, on: date) -> Mapping[str, Stage]:
            return super().stages(date.max)

    with pytest.raises(BrokenLaw, match="Article 65"):
        walk(Prescient)


@pytest.mark.parametrize("method", ["open_case", "record_event", "stages"])
def test_a_case_system_has_three_things_to_say(method: str) -> None:
    with pytest.raises(NotImplementedError):
        getattr(machine.CaseSystem(), method)(date(2024, 3, 14))
