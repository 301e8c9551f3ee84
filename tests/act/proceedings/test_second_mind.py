"""Proceedings answered twice: by the library, and by hand from the Act and the documentation, over random histories.

The second mind shares no code with the library. What both refuse is left out of a history; what one alone refuses is a
disagreement like any other. With ``-s`` it prints how many histories had several live orders, appeals, and partial
annulments.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, strategies as st

import dsa
from tests.examples import few
from tests.oracles import proceedings_by_hand as by_hand
from tests.oracles.case_histories import History

ONE_DAY = timedelta(days=1)
ORDERS = [
    *("InformationRequested", "InspectionOrdered", "MonitoringOrdered", "MeasuresOrdered", *by_hand.MEASURES),
    "PeriodicPenaltyImposed",
]
Answers = dict[Any, Any]


def by_library(case: dsa.Investigation, day: date) -> Answers:
    """What the library says at the end of a day, in plain words and numbers."""
    answers: Answers = {}
    for state in case.state(day).strands:
        name = state.strand.name
        answers[name, "stage"] = state.stage.value
        answers[name, "since"] = state.since
        answers[name, "compels"] = {head.value for head in state.compels}
        answers[name, "contestable"] = {kind.value for kind in state.contestable}
        answers[name, "pending"] = {repr(action) for action in state.pending}
    for act in case.acts(day):
        answers["act", act.reference] = act.status.value
    answers["time limits"] = in_order(
        (limit.strand, limit.act, limit.what, limit.nature.value, limit.due, limit.running, limit.overdue)
        for limit in case.open_time_limits(day)
    )
    for strand in case.allowed(day).strands:
        for possible in strand.kinds:
            if possible.kind.__name__ in by_hand.ALLOWED_ASKED:
                answers[strand.strand, "allowed", possible.kind.__name__] = possible.allowed
    for payments in case.accrued(day).payments:
        answers["accrued", payments.reference] = (payments.days, payments.amount.amount)
    return answers


def by_the_second_mind(file: by_hand.File, day: date) -> Answers:
    """The same by hand."""
    answers: Answers = {}
    for strand in file.strands_on(day):
        name = strand.name
        answers[name, "stage"] = by_hand.stage(file, name, day)
        answers[name, "since"] = by_hand.since(file, name, day)
        answers[name, "compels"] = by_hand.compels(file, name, day)
        answers[name, "contestable"] = by_hand.contestable(file, name, day)
        answers[name, "pending"] = {
            repr(action.event if action.action is None else action.action.event)
            for action in by_hand.pending(file, name, day)
        }
        for kind in by_hand.ALLOWED_ASKED:
            answers[name, "allowed", kind] = by_hand.allowed(file, kind, name, day)
    for act in by_hand.acts(file, day):
        answers["act", act.reference] = by_hand.status(file, act, day)
    answers["time limits"] = by_hand.open_time_limits(file, day)
    for reference, total in by_hand.accrued(file, day).items():
        answers["accrued", reference] = total
    return answers


def in_order(lines: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Sorted as words."""
    return sorted(lines, key=lambda line: tuple(map(str, line)))


def disagreements(history: History, days: Iterable[date]) -> list[tuple[Any, ...]]:
    """Where the two differ: day, question, library, second mind."""
    differing: list[tuple[Any, ...]] = [("refused", *refusal) for refusal in history.refusals]
    for day in days:
        library, hand = by_library(history.case, day), by_the_second_mind(history.file, day)
        for question in {**library, **hand}:
            answer, other = library.get(question), hand.get(question)
            if answer != other:
                differing.append((day, question, answer, other))
    return differing


def told(history: History) -> str:
    """The history, for whoever has to judge."""
    lines = [f"opened {history.opened}"]
    lines += [
        f"{sheet.event!r} in {sheet.strands} of {[earlier.reference for earlier in sheet.of]}"
        for sheet in history.file.sheets
    ]
    return "\n".join(lines)


def days_of(history: History) -> list[date]:
    """Days of events, of time limits, of lapses, and those before and after."""
    days = {sheet.day for sheet in history.file.sheets} | {history.day + timedelta(days=200)}
    for sheet in history.file.sheets:
        for name in ("until", "due", "observations_due", "maintained_until", "runs_from", "views_due", "comply_by"):
            day = getattr(sheet.event, name, None)
            if isinstance(day, date):
                days.add(day)
        if sheet.kind in by_hand.ALL_FINDINGS:
            days.add(sheet.day + 14 * ONE_DAY)
    return sorted({day + n * ONE_DAY for day in days for n in (-1, 0, 1)})


def kinds_of(history: History) -> list[str]:
    """What a history is about."""
    file = history.file
    kinds = []
    for day in {sheet.day for sheet in file.sheets}:
        live = [
            act.kind
            for act in by_hand.acts(file, day)
            if act.kind in ORDERS and any(by_hand.in_force(file, act, strand, day) for strand in act.strands)
        ]
        if any(count > 1 for count in Counter(live).values()):
            kinds.append("two live orders of a kind at once")
            break
    if any(sheet.kind == "AppealBrought" for sheet in file.sheets):
        kinds.append("an appeal")
    if any(
        by_hand.status(file, act, sheet.day) == "partly_annulled"
        or (0 < sum(by_hand.annulled(file, act, strand, sheet.day) for strand in act.strands) < len(act.strands))
        for sheet in file.sheets
        if sheet.kind in ("JudgmentGiven", "AppealDecided") and sheet.action is not None
        for act in sheet.action.of
    ):
        kinds.append("a partial annulment")
    return kinds


def compare(count: int, seed: int, days: int) -> Counter[str]:
    """So many histories, on so many days each."""
    seen: Counter[str] = Counter()
    for number in range(seed, seed + count):
        dice = Random(number)
        history = History(dice)
        history.grow(30)
        every = days_of(history)
        differing = disagreements(history, dice.sample(every, min(days, len(every))))
        assert not differing, f"seed {number}: {differing[:3]}\n{told(history)}"
        seen.update(kinds_of(history))
    return seen


def check_spread(seen: Counter[str], count: int) -> None:
    """At least a fifth of the histories have each of what goes wrong most easily."""
    for kind in ("two live orders of a kind at once", "an appeal", "a partial annulment"):
        print(f"{kind}: {seen[kind]} of {count} histories")
        assert seen[kind] * 5 >= count, kind


def test_the_library_agrees_with_the_second_mind() -> None:
    check_spread(compare(60, seed=0, days=3), 60)


@pytest.mark.slow
def test_the_library_agrees_with_the_second_mind_over_many_histories() -> None:
    count = int(os.environ.get("HISTORIES", "5000"))
    check_spread(compare(count, seed=1_000_000, days=2), count)


@few(8)
@given(st.randoms(use_true_random=False), st.integers(min_value=1, max_value=25))
def test_no_short_history_divides_them(dice: Random, events: int) -> None:
    history = History(dice)
    history.grow(events)
    differing = disagreements(history, days_of(history)[::4])
    assert not differing, f"{differing[:3]}\n{told(history)}"


@pytest.mark.parametrize("seed", range(20))
def test_an_event_changes_no_answer_on_an_earlier_day(seed: int) -> None:
    history = History(Random(seed))
    history.grow(25)
    events = [sheet.event for sheet in history.file.sheets]
    days = sorted({event.date for event in events})
    for day in days[1::4]:
        before = dsa.Investigation(
            platform=history.case.platform,
            opened=history.opened,
            suspected=history.case.suspected,
            strands=history.case.strands,
            events=[event for event in events if event.date < day],
        )
        eve = day - ONE_DAY
        assert by_library(history.case, eve) == by_library(before, eve)
        assert [str(defect) for defect in history.case.defects(eve)] == [str(defect) for defect in before.defects(eve)]


@pytest.mark.parametrize("seed", range(15))
def test_limitation_of_a_strand_agrees_with_the_second_mind(seed: int) -> None:
    history = History(Random(seed))
    history.grow(25)
    ceased = history.file.sheets[0].day - timedelta(days=30) if history.file.sheets else history.day
    for strand in history.file.strands_on(history.day):
        limitation = history.case.limitation(ceased=ceased, on=history.day, strand=strand.name)
        by_hand_expires = by_hand.limitation(history.file, strand.name, ceased, history.day)
        assert limitation.expires == by_hand_expires, f"{strand.name}\n{told(history)}"
