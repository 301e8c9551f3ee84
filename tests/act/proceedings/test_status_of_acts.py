"""What has become of an act on a day, and by which event: annulled, fallen, suspended, ended, performed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from dsa import (
    DSA,
    Investigation,
    Money,
    Penalty,
    PenaltyKind,
    Question,
    RequestForInformation,
    Strand,
    events,
)
from dsa.errors import AmbiguousName, InvalidValue
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


# Strand by strand
TWO = STRANDS[:2]
SENT_BEFORE = events.PreliminaryFindings(date=date(2025, 2, 3))


def test_what_is_done_in_one_strand_leaves_the_act_open_in_the_other() -> None:
    asked = events.InformationRequested(date=FIRST, by_decision=True, due=SECOND, reference="request")
    part = case(asked, events.InformationSupplied(date=FIRST, strand="risks"), strands=TWO)
    assert became(part, "request", SUED)[0] is ActStatus.IN_FORCE
    open_in = [limit.strand for limit in part.open_time_limits(SUED) if limit.what.startswith("answer")]
    assert open_in == ["advertising"]
    rest = events.InformationSupplied(date=SUED, strand="advertising")
    assert became(part.record(rest), "request", SUED) == (ActStatus.PERFORMED, rest)

    ordered = (
        *(SENT_BEFORE, DECISION),
        events.MeasuresOrdered(date=FIRST, due=SECOND, reference="measures"),
        events.MeasuresReported(date=FIRST, of="measures", strand="risks"),
    )
    report = case(*ordered, strands=TWO)
    assert [limit.strand for limit in report.open_time_limits(SUED) if limit.overdue] == ["advertising"]
    assert became(report, "measures", SUED)[0] is ActStatus.IN_FORCE


def test_the_court_suspends_an_act_where_it_says_so_and_nowhere_else() -> None:
    decided = (SENT_BEFORE, evolve(DECISION, comply_by=AGAIN), events.ActionBrought(date=SUED, of="decision"))
    for strand, left in (("risks", ["advertising"]), (None, [])):
        stayed = case(*decided, events.OperationSuspended(date=SUED, strand=strand), strands=TWO)
        to_do = [
            limit.strand for limit in stayed.open_time_limits(JUDGED) if limit.what == "compliance with the decision"
        ]
        assert to_do == left
        assert became(stayed, "decision", JUDGED)[0] is (ActStatus.IN_FORCE if left else ActStatus.SUSPENDED)
        kinds = [events.Compulsion.DECISION in part.compels for part in stayed.state(JUDGED).strands]
        assert kinds == [False, bool(left)]
        for name, possible in (("risks", True), ("advertising", not left)):
            assert (events.OperationResumed in stayed.allowed(JUDGED)[name]) is possible


def test_an_act_before_the_court_in_one_strand_is_suspended_in_no_other() -> None:
    sued = (
        SENT_BEFORE,
        evolve(DECISION, comply_by=AGAIN),
        events.ActionBrought(date=SUED, of="decision", strand="risks"),
    )
    stayed = case(*sued, events.OperationSuspended(date=SUED, of="decision"), strands=TWO)
    to_do = [limit.strand for limit in stayed.open_time_limits(JUDGED) if limit.what == "compliance with the decision"]
    assert to_do == ["advertising"]


def test_an_order_that_names_no_case_suspends_where_an_action_is_pending_and_nowhere_else() -> None:
    actions = (
        events.ActionBrought(date=SUED, of="decision", case="T-1/25", strand="risks"),
        events.ActionBrought(date=SUED, of="decision", case="T-2/25", strand="advertising", by="Consumers"),
    )
    decided = case(SENT_BEFORE, evolve(DECISION, comply_by=AGAIN), *actions, strands=STRANDS)
    stayed = decided.record(events.OperationSuspended(date=SUED, of="decision"))
    to_do = [limit.strand for limit in stayed.open_time_limits(JUDGED) if limit.what == "compliance with the decision"]
    assert to_do == ["data"]


def test_payments_end_with_the_last_answer_that_they_compel_in_each_strand_by_itself() -> None:
    asked = [events.InformationRequested(date=FIRST, by_decision=True, reference=name) for name in ("A", "B")]
    daily = Penalty(kind=PenaltyKind.PERIODIC, amount=Money(100, "EUR"), imposed=FIRST)
    payments = events.PeriodicPenaltyImposed(date=FIRST, penalty=daily, of=["A", "B"], reference="payments")
    first, last = (events.InformationSupplied(date=on, of=of) for on, of in ((SECOND, "B"), (SUED, "A")))
    done = case(*asked, payments, first, last, strands=TWO)
    assert became(done, "payments", SUED - DAY)[0] is ActStatus.IN_FORCE
    assert became(done, "payments", SUED) == (ActStatus.ENDED, last)
    in_one = case(*asked, payments, first, evolve(last, strand="risks"), strands=TWO)
    assert became(in_one, "payments", SUED)[0] is ActStatus.IN_FORCE
    elsewhere = [evolve(request, strand="risks") for request in asked]
    beside = case(*elsewhere, evolve(payments, strand=("risks", "advertising")), first, last, strands=TWO)
    assert became(beside, "payments", SUED) == (ActStatus.ENDED, last)


def test_payments_without_a_name_are_for_what_is_open_in_a_strand_that_they_are_for() -> None:
    requests = [events.InformationRequested(date=FIRST, by_decision=True, reference=name) for name in ("open", "done")]
    answered = (
        events.InformationSupplied(date=SECOND, of="open", strand="risks"),
        events.InformationSupplied(date=SECOND, of="done"),
    )
    daily = Penalty(kind=PenaltyKind.PERIODIC, amount=Money(100, "EUR"), imposed=SUED)
    begun = case(*requests, *answered, strands=TWO)

    def defects(investigation: Investigation, strand: str | None) -> list[str]:
        payments = events.PeriodicPenaltyImposed(date=SUED, penalty=daily, strand=strand)
        return [defect.id for defect in investigation.record(payments).defects(SUED)]

    assert defects(begun, "advertising") == ["defect-without-findings"]
    assert defects(begun, "risks") == ["defect-nothing-to-compel"]
    assert defects(begun, None) == [*defects(begun, "risks"), *defects(begun, "advertising")]
    beside = begun.record(events.InspectionOrdered(date=SECOND, reference="inspection"))
    assert defects(beside, "risks") == ["defect-without-findings"]  # there it is the only act that is open
    with pytest.raises(AmbiguousName, match="open, inspection"):
        defects(beside, None)


def test_measures_are_told_to_have_ended_with_what_concluded_the_proceedings_first() -> None:
    first = events.CommitmentsMadeBinding(date=SECOND, reference="first")
    again = case(
        events.InterimMeasures(date=FIRST, until=None, reference="measures"),
        first,
        events.Reopened(date=SUED, of="first"),
    )
    assert became(again, "measures", JUDGED) == (ActStatus.ENDED, first)
    for last in (events.CommitmentsMadeBinding(date=JUDGED), events.Closed(date=JUDGED)):
        assert became(again.record(last), "measures", AGAIN) == (ActStatus.ENDED, first)


def test_a_request_whose_questions_are_answered_is_performed_wherever_that_is_recorded() -> None:
    questions = [
        Question(subject="traders", due=SECOND, answered=date(2025, 3, 20)),
        Question(subject="advertising", due=SECOND, answered=date(2025, 4, 1)),
    ]

    def asked(*these: Question) -> Event:
        request = RequestForInformation(addressee=SHOP, sent=FIRST, questions=these)
        return events.InformationRequested(date=FIRST, request=request, reference="request")

    told = case(asked(*questions))
    assert [became(told, "request", day)[0] for day in (date(2025, 3, 31), date(2025, 4, 1))] == [
        *(ActStatus.IN_FORCE, ActStatus.PERFORMED)
    ]
    status, by = became(told, "request", SUED)
    assert (status, by.date, by.title) == (ActStatus.PERFORMED, date(2025, 4, 1), "information supplied")
    assert isinstance(by, events.InformationSupplied)
    assert (by.of, by.subject) == (("request",), "advertising")
    answer = events.InformationSupplied(date=SECOND, subject="advertising")
    mixed = case(asked(questions[0], evolve(questions[1], answered=None)), answer)
    assert became(mixed, "request", SUED) == (ActStatus.PERFORMED, answer)
    for investigation in (told, mixed):
        assert [limit.what for limit in investigation.open_time_limits(SUED)] == []


def test_an_act_is_performed_where_it_is_left_once_it_is_annulled_in_the_other_strand() -> None:
    answer = events.InformationSupplied(date=SUED, strand="advertising")
    part = case(
        events.InformationRequested(date=FIRST, by_decision=True, reference="request"),
        events.ActionBrought(date=SECOND, of="request", strand="risks"),
        answer,
        strands=TWO,
    )
    assert became(part, "request", SUED)[0] is ActStatus.IN_FORCE
    assert became(part.record(ANNULLED), "request", JUDGED) == (ActStatus.PERFORMED, answer)


def test_measures_extended_in_one_strand_are_over_in_the_other() -> None:
    order = events.InterimMeasures(date=FIRST, until=SECOND, reference="measures")
    longer = events.TimeLimitExtended(date=SECOND, of="measures", strand="advertising", to=SUED)
    extended = case(order, longer, strands=TWO)
    for day, status, binding in (
        (SECOND, ActStatus.IN_FORCE, [True, True]),
        (SECOND + DAY, ActStatus.IN_FORCE, [False, True]),
        (SUED + DAY, ActStatus.LAPSED, [False, False]),
    ):
        assert became(extended, "measures", day) == (status, order)
        parts = extended.state(day).strands
        assert [events.Compulsion.INTERIM_MEASURES in part.compels for part in parts] == binding


def test_measures_that_are_over_are_extended_no_more_than_renewed() -> None:
    order = events.InterimMeasures(date=FIRST, until=SECOND, reference="measures")
    for day, expected in ((SECOND, []), (SECOND + DAY, ["defect-measures-not-in-force"])):
        longer = events.TimeLimitExtended(date=day, of="measures", to=SUED)
        assert [notice.id for notice in case(order, longer).defects(JUDGED)] == expected


@at_once("of", [["over", "running"], ["running", "over"], ["over"], ["running"]])
def test_whoever_names_measures_that_are_over_beside_others_neither_extends_nor_renews_them(of: list[str]) -> None:
    over = events.InterimMeasures(date=FIRST, until=SECOND, reference="over")
    measures = (over, evolve(over, until=SUED, reference="running"))
    day = SECOND + DAY
    expected = ["defect-measures-not-in-force"] if "over" in of else []
    longer = events.TimeLimitExtended(date=day, of=of, to=JUDGED)
    renewed = events.InterimMeasuresRenewed(date=day, of=of, until=JUDGED)
    for event in (longer, renewed):
        assert [notice.id for notice in case(*measures, event).defects(day)] == expected


def test_measures_are_over_in_their_own_strand_and_in_no_other() -> None:
    over = events.InterimMeasures(date=FIRST, until=SECOND, reference="over", strand="a")
    running = evolve(over, until=SUED, reference="running", strand="b")
    longer = events.TimeLimitExtended(date=SECOND + DAY, of=["over", "running"], to=JUDGED, strand=["a", "b"])
    two = case(over, running, longer, strands=(Strand(name="a"), Strand(name="b")))
    assert [(notice.id, notice.facts["strand"]) for notice in two.defects(longer.date)] == [
        ("defect-measures-not-in-force", "a")
    ]


def test_a_decision_whose_operation_is_suspended_can_be_given_more_time() -> None:
    stayed = case(
        events.MonitoringOrdered(date=FIRST, until=SUED, reference="order"),
        events.ActionBrought(date=FIRST, of="order", case="T-1/25"),
        events.OperationSuspended(date=FIRST, of="order"),
        events.TimeLimitExtended(date=SECOND, of="order", to=JUDGED),
    )
    assert stayed.defects(SECOND) == ()  # it is none of the measures that are renewed
