"""What has become of an act on a day, and by which event: annulled, fallen, suspended, ended, performed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from dsa import DSA, Investigation, Question, RequestForInformation, Strand, events
from dsa.errors import InvalidValue
from dsa.events import ActStatus, Contested, Event, Outcome
from tests.at_once import at_once
from tests.standard import SHOP

DAY = timedelta(days=1)
OPENED, FIRST, SECOND, SUED = date(2025, 1, 8), date(2025, 3, 3), date(2025, 4, 7), date(2025, 5, 5)
JUDGED, AGAIN = date(2026, 6, 8), date(2026, 9, 7)
STRANDS = tuple(
    Strand(name=name, articles=[DSA.at(article)])
    for name, article in (("risks", 34), ("advertising", 39), ("data", 40))
)


def case(*happened: Event, strands: tuple[Strand, ...] = ()) -> Investigation:
    suspected = [DSA.at(34, 1), DSA.at(35, 1)]
    return Investigation(platform=SHOP, opened=OPENED, suspected=suspected, events=happened, strands=strands)


def became(investigation: Investigation, reference: str, on: date) -> tuple[ActStatus, Event]:
    return next((act.status, act.by) for act in investigation.acts(on) if act.reference == reference)


# Annulled
DECISION = events.NonComplianceDecision(date=FIRST, reference="decision")


@at_once(
    ("until", "others", "last"),
    [
        (JUDGED - 2 * DAY, JUDGED, "others"),
        (JUDGED - DAY, JUDGED - DAY, "maintained"),
        (JUDGED, JUDGED, "maintained"),  # gone on the day after, when the rest was annulled already
        (JUDGED, JUDGED + 2 * DAY, "others"),
        (AGAIN, JUDGED, "maintained"),
    ],
)
def test_an_act_is_annulled_by_what_took_the_last_of_it(until: date, others: date, last: str) -> None:
    maintained = events.JudgmentGiven(
        date=JUDGED - 2 * DAY,
        case="T-1/25",
        outcome=Outcome.ANNULLED,
        articles=[DSA.at(34, 1)],
        effects_maintained=True,
        maintained_until=until,
    )
    outright = events.JudgmentGiven(date=others, case="T-2/25", outcome=Outcome.ANNULLED, articles=[DSA.at(35, 1)])
    actions = [events.ActionBrought(date=SUED, of="decision", case=number) for number in ("T-1/25", "T-2/25")]
    for brought in (actions, actions[::-1]):  # the order of the actions does not matter
        judged = case(DECISION, *brought, maintained, outright)
        by = {"maintained": maintained, "others": outright}[last]
        assert became(judged, "decision", max(until, others) + DAY) == (ActStatus.ANNULLED, by)


def test_a_last_day_of_effects_is_nothing_without_effects_that_are_maintained() -> None:
    with pytest.raises(InvalidValue, match=r"^maintained_until: .* Accepted: nothing unless effects_maintained"):
        events.JudgmentGiven(date=JUDGED, outcome=Outcome.ANNULLED, maintained_until=AGAIN)


# Fallen
ANNULLED = events.JudgmentGiven(date=JUDGED, outcome=Outcome.ANNULLED)


def test_what_was_ordered_in_a_strand_that_the_decision_is_not_about_falls_with_all_of_the_decision() -> None:
    decided = case(
        evolve(DECISION, strand=["risks", "advertising"]),
        events.MeasuresOrdered(date=SECOND, of="decision", strand=["risks", "data"], reference="measures"),
        events.ActionBrought(date=SUED, of="decision", strand="risks", case="T-1/25"),
        events.ActionBrought(date=SUED, of="decision", strand="advertising", case="T-2/25"),
        strands=STRANDS,
    )
    part = decided.record(evolve(ANNULLED, case="T-1/25"))
    assert became(part, "measures", JUDGED)[0] is ActStatus.IN_FORCE
    risks, _, data = part.state(JUDGED).strands
    assert Contested.MEASURES not in risks.contestable
    assert Contested.MEASURES in data.contestable
    whole = part.record(evolve(ANNULLED, case="T-2/25", date=AGAIN))
    assert became(whole, "measures", AGAIN)[0] is ActStatus.FALLEN
    assert Contested.MEASURES not in whole.state(AGAIN).strands[2].contestable


def test_measures_of_two_decisions_stand_as_long_as_one_of_these_does() -> None:
    decided = case(
        evolve(DECISION, reference="first"),
        evolve(DECISION, reference="second"),
        events.MeasuresOrdered(date=SECOND, of=["first", "second"], reference="measures"),
        events.ActionBrought(date=SUED, of="first", case="T-1/25"),
        events.ActionBrought(date=SUED, of="second", case="T-2/25"),
    )
    for first, second in (("T-1/25", "T-2/25"), ("T-2/25", "T-1/25")):
        one = decided.record(evolve(ANNULLED, case=first))
        assert became(one, "measures", JUDGED)[0] is ActStatus.IN_FORCE
        both = one.record(evolve(ANNULLED, case=second, date=AGAIN))
        assert became(both, "measures", AGAIN)[0] is ActStatus.FALLEN


# Suspended
@at_once(
    ("named", "ended"),
    [
        ({"case": "T-1/25"}, False),  # in the case that it names, and in no other
        ({"of": "decision", "case": "T-1/25"}, False),
        ({"of": "decision"}, True),
    ],
)
def test_a_suspension_ends_with_the_judgment_in_its_case(named: dict[str, Any], ended: bool) -> None:
    order = events.OperationSuspended(date=SUED, **named)
    suspended = case(
        DECISION,
        events.ActionBrought(date=SUED, of="decision", case="T-1/25"),
        events.ActionBrought(date=SUED, of="decision", case="T-2/25", by="Consumers"),
        order,
    )
    dismissed = events.JudgmentGiven(date=JUDGED, outcome=Outcome.DISMISSED, case="T-2/25")
    other = suspended.record(dismissed)
    assert became(other, "decision", JUDGED) == (
        (ActStatus.IN_FORCE, DECISION) if ended else (ActStatus.SUSPENDED, order)
    )
    own = suspended.record(evolve(dismissed, case="T-1/25"))
    assert became(own, "decision", JUDGED) == (ActStatus.IN_FORCE, DECISION)


def test_an_appeal_ends_no_suspension() -> None:
    order = events.OperationSuspended(date=JUDGED, of="decision")
    appealed = case(
        DECISION,
        events.ActionBrought(date=SUED, of="decision", case="T-1/25"),
        events.JudgmentGiven(date=JUDGED, outcome=Outcome.DISMISSED),
        events.AppealBrought(date=JUDGED, against="T-1/25", case="C-1/26 P"),
        order,
        events.AppealBrought(date=AGAIN, against="T-1/25", case="C-2/26 P"),
    )
    assert became(appealed, "decision", AGAIN) == (ActStatus.SUSPENDED, order)


# Ended
def test_measures_go_on_where_the_closing_is_annulled() -> None:
    measures = events.InterimMeasures(date=FIRST, until=None, reference="measures")
    closed = events.Closed(date=SECOND)
    sued = case(measures, closed, events.ActionBrought(date=SUED, against=Contested.CLOSURE))
    assert became(sued, "measures", SUED) == (ActStatus.ENDED, closed)
    assert became(sued.record(ANNULLED), "measures", JUDGED) == (ActStatus.IN_FORCE, measures)


# Performed
def test_a_request_is_answered_by_the_last_of_the_answers_that_it_takes() -> None:
    asked = RequestForInformation(
        addressee=SHOP,
        sent=FIRST,
        questions=[Question(subject="traders", due=SUED), Question(subject="minors", due=SUED)],
    )
    answers = [
        events.InformationSupplied(date=SECOND, subject="traders"),
        events.InformationSupplied(date=SUED, subject="minors"),
    ]
    answered = case(events.InformationRequested(date=FIRST, request=asked, reference="request"), *answers)
    assert became(answered, "request", SECOND)[0] is ActStatus.IN_FORCE
    assert became(answered, "request", SUED) == (ActStatus.PERFORMED, answers[1])
