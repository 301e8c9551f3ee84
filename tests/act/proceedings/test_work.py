"""How much work proceedings are, counted: an event costs the same at the end of a long file as at its beginning."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from dsa import DSA, Investigation, Strand
from dsa.act.proceedings.events import KINDS
from dsa.events import (
    ActionBrought,
    Closed,
    CommitmentCarriedOut,
    CommitmentsMadeBinding,
    Event,
    InformationRequested,
    InformationSupplied,
    InterimMeasures,
    InterimMeasuresRenewed,
    JudgmentGiven,
    MonitoringOrdered,
    NonComplianceDecision,
    ObservationsSubmitted,
    Outcome,
    PreliminaryFindings,
    TimeLimitExtended,
)
from tests.standard import OPENED, SHOP
from tests.work import calls

SUSPECTED = (DSA.at(34), DSA.at(35))


def test_an_event_is_written_once_and_costs_the_work_of_its_own_strand() -> None:
    def grown(strands: int, length: int) -> int:
        case = Investigation(
            platform=SHOP,
            opened=OPENED,
            suspected=SUSPECTED,
            strands=[Strand(name=f"s{number}") for number in range(strands)],
        )
        history = [MonitoringOrdered(date=OPENED + timedelta(days=number), strand="s0") for number in range(length)]

        def record() -> None:
            grown = case
            for event in history:
                grown = grown.record(event)

        return calls(record)[1]

    few, twice, many = grown(1, 100), grown(1, 200), grown(50, 100)
    assert twice < 2.1 * few  # in proportion to the events
    assert many < 1.1 * few  # and not to the strands beside theirs


def orders(start: date, number: int) -> list[Event]:
    return [MonitoringOrdered(date=start)]


def answered_requests(start: date, number: int) -> list[Event]:
    reference = f"request {number}"
    return [
        InformationRequested(date=start, reference=reference, by_decision=True),
        InformationSupplied(date=start, of=reference),
    ]


def findings_with_a_decision(start: date, number: int) -> list[Event]:
    return [PreliminaryFindings(date=start), NonComplianceDecision(date=start + timedelta(days=15))]


def measures_for_a_day(start: date, number: int) -> list[Event]:
    return [InterimMeasures(date=start, until=start)]


def findings_after_findings(start: date, number: int) -> list[Event]:
    return [PreliminaryFindings(date=start)]


@pytest.mark.parametrize(
    "round_of",
    [orders, answered_requests, findings_with_a_decision, findings_after_findings, measures_for_a_day],
)
def test_an_event_costs_no_more_at_the_end_of_a_long_file(round_of: Callable[[date, int], list[Event]]) -> None:
    def folded(rounds: int) -> int:
        history = [
            event for number in range(rounds) for event in round_of(OPENED + timedelta(days=20 * number), number)
        ]
        return calls(lambda: Investigation(platform=SHOP, opened=OPENED, suspected=SUSPECTED, events=history))[1]

    assert folded(80) < 2.1 * folded(40)


def test_an_action_reaches_each_act_that_hangs_on_the_one_it_is_against_once() -> None:
    def sued(rounds: int) -> int:
        history: list[Event] = [InterimMeasures(date=OPENED, until=None, reference=name) for name in ("0a", "0b")]
        for number in range(1, rounds):
            history += [
                InterimMeasuresRenewed(
                    date=OPENED, until=None, of=[f"{number - 1}a", f"{number - 1}b"], reference=f"{number}{name}"
                )
                for name in "ab"
            ]
        case = Investigation(platform=SHOP, opened=OPENED, suspected=SUSPECTED, events=history)
        return calls(lambda: case.record(ActionBrought(date=OPENED, of="0a")), most=10_000)[1]

    assert sued(20) < 2.1 * sued(10)  # in proportion to the acts, not to the ways that lead to them


def test_an_act_that_has_fallen_is_not_looked_at_again_for_each_kind_of_event_that_is_allowed() -> None:
    def asked(fallen: int) -> int:
        history: list[Event] = []
        for number in range(fallen):
            history += [
                Closed(date=OPENED, reference=f"{number}"),
                ActionBrought(date=OPENED, of=f"{number}", case=f"T-{number}/24"),
                JudgmentGiven(date=OPENED, outcome=Outcome.ANNULLED, case=f"T-{number}/24"),
            ]
        case = Investigation(platform=SHOP, opened=OPENED, suspected=SUSPECTED, events=history)
        return calls(lambda: case.allowed(OPENED))[1]

    assert asked(40) - asked(20) < 20 * 5 * len(KINDS)  # each of them costs ten times as much where it is


@pytest.mark.parametrize(
    "pair",
    [
        (InformationRequested(date=OPENED, by_decision=True), InformationSupplied(date=OPENED)),
        (PreliminaryFindings(date=OPENED), ObservationsSubmitted(date=OPENED)),
    ],
)
def test_an_event_that_names_no_act_looks_at_none_that_is_done_with(pair: tuple[Event, ...]) -> None:
    def written(times: int) -> int:
        return calls(lambda: Investigation(platform=SHOP, opened=OPENED, suspected=SUSPECTED, events=pair * times))[1]

    assert written(200) < 2.2 * written(100)


def test_many_events_about_the_same_act_are_looked_at_by_their_kind() -> None:
    bound = CommitmentsMadeBinding(date=OPENED, steps=[("ads", OPENED)])
    more = TimeLimitExtended(date=OPENED, to=OPENED)

    def written(times: int) -> int:
        events = [bound, *[CommitmentCarriedOut(date=OPENED)] * times, *[more] * times]
        return calls(lambda: Investigation(platform=SHOP, opened=OPENED, suspected=SUSPECTED, events=events))[1]

    assert written(200) < 2.2 * written(100)
