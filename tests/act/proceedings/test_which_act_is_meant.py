"""Which act an event is about where it names none: the one that waits for it, and no other."""

from __future__ import annotations

from datetime import date
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
from dsa.errors import AmbiguousName, InvalidValue, NotAllowed, UnknownName
from dsa.events import ActStatus, Contested, Event, Outcome
from tests.act.proceedings.case_file import dated
from tests.at_once import at_once
from tests.standard import SHOP

OPENED = date(2025, 1, 8)
FIRST, SECOND, THIRD, LAST = date(2025, 3, 3), date(2025, 4, 7), date(2025, 5, 5), date(2025, 6, 2)


def case(*happened: Event, strands: tuple[Strand, ...] = ()) -> Investigation:
    return Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34, 1)], events=happened, strands=strands)


def statuses(investigation: Investigation, on: date = LAST) -> dict[str, ActStatus]:
    return {act.reference: act.status for act in investigation.acts(on)}


def waiting(investigation: Investigation, what: str, on: date = LAST) -> dict[str | None, date | None]:
    """The acts of which a time limit is open, with its day."""
    return {limit.act: limit.due for limit in dated(investigation.open_time_limits(on)) if limit.what == what}


# Requests
ASKED = events.InformationRequested(date=FIRST, due=date(2025, 9, 1), reference="first")
ASKED_AGAIN = events.InformationRequested(date=FIRST, due=date(2025, 9, 2), reference="second")
ANSWER = "answer to the request for information"


def test_an_answer_goes_to_the_request_that_has_none() -> None:
    one_answered = (ASKED, ASKED_AGAIN, events.InformationSupplied(date=SECOND, of="first"))
    assert waiting(case(*one_answered), ANSWER) == {"second": date(2025, 9, 2)}
    assert waiting(case(*one_answered, events.InformationSupplied(date=THIRD)), ANSWER) == {}
    annulled = (
        events.InformationRequested(date=FIRST, by_decision=True, reference="annulled"),
        events.ActionBrought(date=FIRST, of="annulled"),
        events.JudgmentGiven(date=SECOND, outcome=Outcome.ANNULLED),
        events.InformationRequested(date=SECOND, by_decision=True, due=date(2025, 9, 1), reference="anew"),
        events.InformationSupplied(date=THIRD),
    )
    assert statuses(case(*annulled)) == {"annulled": ActStatus.ANNULLED, "anew": ActStatus.PERFORMED}
    with pytest.raises(AmbiguousName, match="first, second"):
        case(ASKED, ASKED_AGAIN, events.InformationSupplied(date=THIRD))


@at_once(
    ("kind", "what"),
    [(events.ObservationsSubmitted, "observations on"), (events.BoardViewsSubmitted, "Board's views on")],
)
def test_what_is_said_on_findings_goes_to_those_on_which_nothing_is_said_yet(kind: Any, what: str) -> None:
    sent = [events.PreliminaryFindings(date=FIRST, observations_due=LAST, reference=name) for name in ("A", "B")]
    first, second = kind(date=SECOND, of="B"), kind(date=SECOND)

    def left(*happened: Event) -> set[str | None]:
        limits = case(*sent, *happened).open_time_limits(SECOND)
        return {limit.act for limit in limits if limit.what.startswith(what)}

    assert (left(), left(first), left(first, second)) == ({"A", "B"}, {"A"}, set())
    with pytest.raises(AmbiguousName, match="A, B"):
        left(second)


@pytest.mark.parametrize("kind", [events.ActionPlanCarriedOut, events.AuditReportSubmitted, events.SupervisionEnded])
def test_what_happens_under_a_plan_is_about_the_plan_under_which_it_has_not_happened_yet(kind: Any) -> None:
    plans: list[Event] = []
    for name, on in (("A", FIRST), ("B", SECOND)):
        plans.append(events.NonComplianceDecision(date=on, action_plan_due=LAST, reference=name))
        plans.append(events.ActionPlanReceived(date=on, of=name))
        plans.append(events.ActionPlanDecided(date=on, sufficient=True, of=name, reference=f"plan {name}"))
    begun = case(events.PreliminaryFindings(date=OPENED), *plans)
    with pytest.raises(AmbiguousName, match="plan A, plan B"):
        begun.record(kind(date=THIRD))
    first = begun.record(kind(date=THIRD, of="plan B"))
    assert first.record(kind(date=THIRD)).events[-1] == kind(date=THIRD)  # plan A is meant


def test_what_is_satisfied_is_that_for_which_payments_still_run() -> None:
    rate = Penalty(kind=PenaltyKind.PERIODIC, amount=Money(100, "EUR"), imposed=SECOND)
    inspection = events.InspectionOrdered(date=FIRST)
    payments = [events.PeriodicPenaltyImposed(date=SECOND, penalty=rate, reference=name) for name in ("A", "B")]
    begun = case(inspection, *payments)
    with pytest.raises(AmbiguousName, match="A, B"):
        begun.record(events.ObligationSatisfied(date=THIRD))
    done = begun.record(events.ObligationSatisfied(date=THIRD, of="B")).record(events.ObligationSatisfied(date=THIRD))
    assert [statuses(done)[name] for name in ("A", "B")] == [ActStatus.ENDED] * 2


def test_a_request_for_a_restriction_follows_the_views_after_which_there_was_none() -> None:
    invited = [
        events.RestrictionViewsInvited(date=on, views_due=LAST, reference=name)
        for name, on in (("A", SECOND), ("B", THIRD))
    ]
    requested = events.RestrictionRequested(date=date(2025, 7, 1))
    begun = case(events.PreliminaryFindings(date=OPENED), events.NonComplianceDecision(date=FIRST), *invited)
    with pytest.raises(AmbiguousName, match="A, B"):
        begun.record(requested)
    assert begun.record(evolve(requested, of="B")).record(requested).events[-1] == requested  # after A


def test_more_time_is_for_the_request_that_is_not_answered() -> None:
    longer = case(
        ASKED,
        ASKED_AGAIN,
        events.InformationSupplied(date=SECOND, of="second"),
        events.TimeLimitExtended(date=THIRD, to=date(2025, 10, 1)),
    )
    assert waiting(longer, ANSWER) == {"first": date(2025, 10, 1)}


def test_more_time_says_for_what_where_an_act_has_several_time_limits_and_for_nothing_that_it_has_not() -> None:
    decided = case(
        events.NonComplianceDecision(date=FIRST, comply_by=date(2025, 9, 1), action_plan_due=date(2025, 9, 2))
    )
    with pytest.raises(AmbiguousName, match="compliance with the decision, action plan"):
        decided.record(events.TimeLimitExtended(date=SECOND, to=date(2025, 10, 1)))
    with pytest.raises(UnknownName, match="payment of the penalty"):
        decided.record(events.TimeLimitExtended(date=SECOND, to=date(2025, 10, 1), what="payment of the penalty"))


SEVERAL = events.InformationRequested(
    date=FIRST,
    reference="several",
    request=RequestForInformation(
        addressee=SHOP,
        sent=FIRST,
        questions=[
            Question(subject="traders", due=date(2025, 9, 1)),
            Question(subject="search", due=date(2025, 10, 1)),
        ],
    ),
)
PROMISED = events.CommitmentsMadeBinding(date=FIRST, steps=[("a register", date(2025, 9, 1))])


@at_once(
    ("act", "event", "field"),
    [
        (SEVERAL, events.InformationSupplied(date=SECOND, subject="trader"), "subject"),
        (SEVERAL, events.TimeLimitExtended(date=SECOND, subject="trader", to=date(2026, 1, 8)), "subject"),
        (PROMISED, events.TimeLimitExtended(date=SECOND, subject="a registry", to=date(2026, 1, 8)), "subject"),
        (PROMISED, events.CommitmentCarriedOut(date=SECOND, step="a registry"), "step"),
    ],
)
def test_a_question_or_a_step_that_the_act_does_not_have_is_refused(act: Event, event: Event, field: str) -> None:
    with pytest.raises(UnknownName, match=rf"^{field}: .* Did you mean"):
        case(act).record(event)


def test_the_questions_of_a_request_that_are_not_recorded_can_be_answered_by_any_name() -> None:
    assert case(ASKED, events.InformationSupplied(date=SECOND, subject="traders")).events


@at_once(
    ("act", "event", "last"),
    [
        (ASKED, events.TimeLimitExtended(date=SECOND, to=date(2025, 8, 31)), "1 September 2025"),
        (SEVERAL, events.TimeLimitExtended(date=SECOND, to=date(2025, 9, 30)), "1 October 2025"),
        (SEVERAL, events.TimeLimitExtended(date=SECOND, to=date(2025, 8, 1), subject="traders"), "1 September 2025"),
        (PROMISED, events.TimeLimitExtended(date=SECOND, to=date(2025, 8, 31)), "1 September 2025"),
        (
            events.InformationRequested(date=FIRST, notified=FIRST, within="P1M"),
            events.TimeLimitExtended(date=FIRST, to=date(2025, 4, 2)),
            "3 April 2025",
        ),
        (
            events.NonComplianceDecision(date=FIRST, comply_by=date(2025, 9, 1), action_plan_due=date(2025, 7, 1)),
            events.TimeLimitExtended(date=SECOND, to=date(2025, 8, 1), what="compliance with the decision"),
            "1 September 2025",
        ),
        # A step that is told twice lasts to the later of its days.
        (
            events.CommitmentsMadeBinding(
                date=FIRST, steps=[("a register", date(2025, 9, 1)), ("a register", date(2025, 10, 1))]
            ),
            events.TimeLimitExtended(date=SECOND, to=date(2025, 9, 15), subject="a register"),
            "1 October 2025",
        ),
    ],
)
def test_an_extension_to_an_earlier_day_contradicts_the_time_that_there_is(act: Event, event: Event, last: str) -> None:
    with pytest.raises(NotAllowed, match=rf"the time runs to {last} already \(Article 67\(1\) DSA\)"):
        case(act).record(event)


def test_an_extension_is_held_against_the_one_before_it_where_its_day_is_public() -> None:
    longer = case(ASKED, events.TimeLimitExtended(date=SECOND, to=date(2025, 12, 1)))
    with pytest.raises(NotAllowed, match="the time runs to 1 December 2025 already"):
        longer.record(events.TimeLimitExtended(date=THIRD, to=date(2025, 11, 30)))
    assert longer.record(events.TimeLimitExtended(date=THIRD, to=date(2025, 12, 1))).events
    veiled = longer.record(events.TimeLimitExtended(date=THIRD))
    assert veiled.record(events.TimeLimitExtended(date=THIRD, to=date(2025, 11, 30))).events
    traders = events.TimeLimitExtended(date=SECOND, to=date(2025, 12, 1), subject="traders")
    shorter = evolve(traders, date=THIRD, to=date(2025, 11, 30))
    with pytest.raises(NotAllowed, match="the time runs to 1 December 2025 already"):
        case(SEVERAL, traders).record(shorter)
    assert case(SEVERAL, traders).record(evolve(shorter, subject="search")).events


@at_once(
    ("act", "subject"),
    [(SEVERAL, "traders"), (PROMISED, "a register")],
)
def test_more_time_for_one_of_two_acts_is_held_against_the_one_that_has_the_question_or_the_step(
    act: events.InformationRequested | events.CommitmentsMadeBinding, subject: str
) -> None:
    other: Event = evolve(PROMISED, steps=[("search", date(2026, 9, 1))], reference="other")
    if isinstance(act, events.InformationRequested):
        asked = RequestForInformation(
            addressee=SHOP, sent=FIRST, questions=[Question(subject="minors", due=date(2026, 9, 1))]
        )
        other = events.InformationRequested(date=FIRST, request=asked, reference="other")
    both = case(evolve(act, reference="act"), other)
    longer = events.TimeLimitExtended(date=SECOND, of=["act", "other"], subject=subject, to=date(2025, 12, 1))
    due = [limit.due for limit in dated(both.record(longer).open_time_limits(SECOND)) if limit.due is not None]
    assert sorted(due)[-1] == date(2026, 9, 1)  # the other has its time
    assert longer.to in due
    with pytest.raises(NotAllowed, match="the time runs to 1 September 2025 already"):
        both.record(evolve(longer, to=date(2025, 8, 31)))


def test_a_name_that_somebody_has_given_is_not_given_again() -> None:
    named = evolve(ASKED, reference="information requested of 7 April 2025")
    again = events.InformationRequested(date=SECOND)
    assert [act.reference for act in case(named, again, again).acts(SECOND)] == [
        "information requested of 7 April 2025",
        "information requested of 7 April 2025 (2)",
        "information requested of 7 April 2025 (3)",
    ]


# Interim measures
def test_findings_on_interim_measures_are_on_the_latest() -> None:
    found = case(
        events.InterimMeasures(date=FIRST, until=None, reference="old"),
        events.InterimMeasures(date=SECOND, until=None, reference="new"),
        events.FindingsOnInterimMeasures(date=THIRD),
    )
    interruptions = {
        of: found.limitation(ceased=OPENED, on=LAST, of=of).interruptions  # by what concerns that act
        for of in ("old", "new")
    }
    assert interruptions == {"old": (FIRST,), "new": (SECOND, THIRD)}


# Action plans
OLD = events.NonComplianceDecision(date=FIRST, action_plan_due=date(2025, 9, 1), reference="old")
NEW = events.NonComplianceDecision(date=SECOND, action_plan_due=date(2025, 9, 2), reference="new")
WITHOUT = events.NonComplianceDecision(date=SECOND, reference="without a plan")
PLAN = events.ActionPlanReceived(date=THIRD)


@at_once(
    ("recorded", "decision"),
    [
        # What is annulled waits for nothing.
        (
            (
                OLD,
                events.ActionBrought(date=FIRST, of="old"),
                events.JudgmentGiven(date=SECOND, outcome=Outcome.ANNULLED),
                NEW,
            ),
            "new",
        ),
        # A decision that asked for none waits for none, though it is the later.
        ((OLD, WITHOUT), "old"),
        # More time for a plan is no plan.
        (
            (
                OLD,
                events.TimeLimitExtended(date=FIRST, to=date(2025, 10, 1)),
                NEW,
                events.ActionPlanReceived(date=SECOND, of="new"),
            ),
            "old",
        ),
        # A plan that was found insufficient is followed by another, and one that suffices is not.
        ((OLD, events.ActionPlanDecided(date=FIRST, sufficient=True), NEW), "new"),
        (
            (
                OLD,
                events.ActionPlanReceived(date=FIRST),
                events.ActionPlanDecided(date=FIRST, sufficient=False),
                NEW,
                events.ActionPlanReceived(date=SECOND, of="new"),
            ),
            "old",
        ),
    ],
)
def test_an_action_plan_comes_under_the_decision_that_waits_for_it(recorded: tuple[Event, ...], decision: str) -> None:
    received = case(*recorded, PLAN)
    assert waiting(received, "Board's opinion on the action plan")[decision] == date(2025, 6, 5)


def test_two_decisions_that_wait_for_a_plan_have_to_be_told_apart() -> None:
    with pytest.raises(AmbiguousName, match="old, new"):
        case(OLD, NEW, PLAN)


def test_the_board_gives_its_opinion_on_the_plan_that_has_come() -> None:
    for of in ("old", "new"):
        opined = case(
            OLD,
            NEW,
            events.ActionPlanReceived(date=SECOND, of=of),
            events.TimeLimitExtended(date=SECOND, of=of, to=date(2025, 12, 1), what="action plan"),
            events.BoardOpinionReceived(date=THIRD),
        )
        due = waiting(opined, "Commission's decision on the action plan")
        assert {decision for decision, day in due.items() if day is not None} == {of}


# Penalties
FINED = Penalty(kind=PenaltyKind.FINE, amount=Money(100, "EUR"), imposed=SECOND)
FINE = events.ProceduralFine(date=SECOND, penalty=FINED, payment_due=date(2025, 9, 2), reference="fine")
FINING = events.NonComplianceDecision(date=SECOND, penalty=FINED, payment_due=date(2025, 9, 1), reference="decision")


@at_once("paid", [events.PenaltyPaid, events.GuaranteeGiven])
def test_a_payment_is_for_the_penalty_that_is_not_paid(paid: type[events.PenaltyPaid | events.GuaranteeGiven]) -> None:
    due = "payment of the penalty"
    # A decision without a fine is never paid.
    assert waiting(case(FINE, WITHOUT, paid(date=THIRD)), due) == {}
    # A fine in a decision of non-compliance is, beside others that are paid.
    assert waiting(case(FINE, FINING, paid(date=THIRD, of="fine")), due) == {"decision": date(2025, 9, 1)}
    assert waiting(case(FINING, FINE, paid(date=THIRD, of="fine"), paid(date=LAST)), due) == {}
    with pytest.raises(AmbiguousName, match="decision, fine"):
        case(FINING, FINE, paid(date=THIRD))


# None waits any more
def test_what_comes_for_acts_that_are_done_with_is_about_the_last_of_them_that_stands() -> None:
    paid = events.PenaltyPaid(date=SECOND)
    both = case(FINING, FINE, evolve(paid, of="decision"), evolve(paid, of="fine"))
    once_more = evolve(paid, date=LAST)
    annulled = both.record(events.ActionBrought(date=SECOND, of="fine")).record(
        events.JudgmentGiven(date=THIRD, outcome=Outcome.ANNULLED)
    )
    for investigation, meant in ((both, [SECOND, LAST]), (annulled, [LAST, SECOND])):
        payments = [state.paid for state in investigation.record(once_more).penalties(LAST)]
        assert [payment.date for payment in payments if payment] == meant


def test_what_comes_after_all_has_fallen_is_about_the_last_act_that_there_was() -> None:
    annulled = case(
        events.InformationRequested(date=FIRST, by_decision=True, reference="first"),
        events.ActionBrought(date=FIRST, of="first"),
        events.JudgmentGiven(date=SECOND, outcome=Outcome.ANNULLED),
    )
    answered = annulled.record(events.InformationSupplied(date=THIRD))
    assert answered.defects(LAST) == ()
    assert statuses(answered) == {"first": ActStatus.ANNULLED}


def test_an_amount_is_fixed_anew_for_the_payments_for_which_it_was_fixed_before() -> None:
    imposed = Penalty(kind=PenaltyKind.PERIODIC, amount=Money(100, "EUR"), imposed=FIRST)
    fixed = [events.PeriodicPenaltyFixed(date=day, amount=Money(500, "EUR")) for day in (SECOND, LAST)]
    twice = case(
        events.InformationRequested(date=FIRST, by_decision=True),
        events.PeriodicPenaltyImposed(date=FIRST, runs_from=FIRST, penalty=imposed, reference="payments"),
        *fixed,
    )
    assert twice.events[-2:] == tuple(fixed)
    annulled = twice.record(events.ActionBrought(date=LAST, of="payments")).record(
        events.JudgmentGiven(date=LAST, outcome=Outcome.ANNULLED)
    )
    with pytest.raises(NotAllowed, match="no payments that stand are recorded"):
        annulled.record(fixed[-1])


# Strands
STRANDS = (Strand(name="risks", articles=[DSA.at(34, 1)]), Strand(name="advertising", articles=[DSA.at(39)]))


def test_an_act_that_is_named_is_one_of_the_strands_that_are_named() -> None:
    decided = case(events.NonComplianceDecision(date=FIRST, strand="risks", reference="decision"), strands=STRANDS)
    measures = events.MeasuresOrdered(date=SECOND, of="decision", strand="risks")
    assert decided.record(measures).acts(SECOND)[-1].strands == ("risks",)
    with pytest.raises(InvalidValue, match="an act of the strand"):
        decided.record(events.MeasuresOrdered(date=SECOND, of="decision", strand="advertising"))


IN_NOVEMBER, IN_DECEMBER = (events.TimeLimitExtended(date=SECOND, to=date(2025, month, 3)) for month in (11, 12))
VEILED = events.TimeLimitExtended(date=SECOND)


@at_once(
    ("recorded", "longer", "refused"),
    [
        # Time in one strand is none in the other.
        ((ASKED, evolve(IN_DECEMBER, strand="advertising")), evolve(IN_NOVEMBER, strand="risks"), False),
        ((SEVERAL, evolve(IN_DECEMBER, strand="advertising")), evolve(IN_NOVEMBER, strand="risks"), False),
        ((ASKED, evolve(IN_DECEMBER, strand="risks")), evolve(IN_NOVEMBER, strand="risks"), True),
        # In several it is held against the latest day that is known.
        (
            (ASKED, evolve(IN_DECEMBER, strand="advertising"), evolve(IN_NOVEMBER, strand="risks")),
            *(IN_NOVEMBER, True),
        ),
        ((ASKED, evolve(VEILED, strand="risks"), evolve(IN_DECEMBER, strand="advertising")), IN_NOVEMBER, True),
        ((ASKED, evolve(IN_DECEMBER, strand="advertising"), evolve(VEILED, strand="risks")), IN_NOVEMBER, True),
        # Of an act it counts in the strands of that act.
        (
            (
                *(evolve(ASKED, strand="risks"), evolve(ASKED_AGAIN, strand="advertising")),
                *(evolve(IN_DECEMBER, of=["first", "second"]), evolve(VEILED, of="first")),
            ),
            *(evolve(IN_NOVEMBER, of="first"), False),
        ),
    ],
)
def test_an_extension_is_held_against_the_time_in_its_own_strands(
    recorded: tuple[Event, ...], longer: Event, refused: bool
) -> None:
    investigation = case(*recorded, strands=STRANDS)
    if refused:
        with pytest.raises(NotAllowed, match="the time runs to 3 December 2025 already"):
            investigation.record(longer)
    else:
        assert investigation.record(longer).events[-1] == longer


def test_the_board_gives_its_opinion_on_a_plan_that_has_come_in_one_strand_of_the_decision() -> None:
    both = case(
        *(evolve(OLD, strand=("risks", "advertising")), evolve(WITHOUT, strand="risks")),
        events.ActionPlanReceived(date=THIRD, of="old", strand="risks"),
        events.BoardOpinionReceived(date=LAST),
        strands=STRANDS,
    )
    due = {limit.strand: limit.due for limit in both.open_time_limits(LAST) if limit.what.startswith("Commission's")}
    assert due == {"risks": date(2025, 7, 2), "advertising": None}


def interrupted(investigation: Investigation) -> set[str]:
    """The acts that something of the last day concerns, besides themselves."""
    acts = {act.reference for act in investigation.acts(THIRD)}
    return {of for of in acts if LAST in investigation.limitation(ceased=OPENED, on=LAST, of=of).interruptions}


def test_commitments_reopened_in_a_strand_still_bind_in_the_other_and_can_be_meant_there_alone() -> None:
    steps = [("search", date(2025, 9, 1))]
    both = case(
        events.CommitmentsMadeBinding(date=FIRST, steps=steps, reference="old"),
        events.Reopened(date=SECOND, strand="risks"),
        events.CommitmentsMadeBinding(date=THIRD, steps=steps, strand="risks", reference="new"),
        strands=STRANDS,
    )
    done = events.CommitmentCarriedOut(date=LAST)
    with pytest.raises(AmbiguousName, match="old, new"):
        both.record(done)
    for strand, left in (("risks", "old"), ("advertising", "new")):
        assert set(waiting(both.record(evolve(done, strand=strand)), "commitment")) == {left}


def test_a_decision_annulled_in_a_strand_stands_in_the_other_and_can_be_meant_there_alone() -> None:
    both = case(
        events.NonComplianceDecision(date=FIRST, reference="old"),
        events.ActionBrought(date=FIRST, of="old", strand="risks"),
        events.JudgmentGiven(date=SECOND, outcome=Outcome.ANNULLED),
        events.NonComplianceDecision(date=THIRD, strand="risks", reference="new"),
        strands=STRANDS,
    )
    ordered = events.MeasuresOrdered(date=LAST)
    with pytest.raises(AmbiguousName, match="old, new"):
        both.record(ordered)
    for strand, decision in (("risks", "new"), ("advertising", "old")):
        assert interrupted(both.record(evolve(ordered, strand=strand))) == {decision}


def test_measures_wait_for_a_report_though_they_were_intended_and_for_no_second_intention() -> None:
    decided = case(
        events.NonComplianceDecision(date=FIRST),
        *(events.MeasuresOrdered(date=SECOND, due=date(2025, 9, 1), reference=name) for name in ("notices", "risks")),
        events.MeasuresIntended(date=THIRD, of="notices"),
    )
    with pytest.raises(AmbiguousName, match="notices, risks"):
        decided.record(events.MeasuresReported(date=LAST))
    intended = decided.record(events.MeasuresIntended(date=LAST))  # of the risks: of the notices they are told
    reported = intended.record(events.MeasuresReported(date=LAST, of="risks"))
    assert waiting(reported.record(events.MeasuresReported(date=LAST)), "measures of compliance") == {}


def test_a_judgment_is_given_in_the_strands_of_its_action() -> None:
    judged = case(
        events.NonComplianceDecision(date=FIRST, strand="risks"),
        events.ActionBrought(date=SECOND, against=Contested.NON_COMPLIANCE),
        events.JudgmentGiven(date=THIRD, outcome=Outcome.DISMISSED),
        strands=STRANDS,
    )
    risks, advertising = judged.state(THIRD).strands
    assert risks.last(events.JudgmentGiven) == judged.events[-1]
    assert advertising.last(events.JudgmentGiven) is None


def test_what_is_refused_says_what_is_possible_in_any_of_the_strands_and_nothing_else() -> None:
    closed = case(events.Closed(date=FIRST, strand="risks"), strands=STRANDS)
    with pytest.raises(NotAllowed) as refused:
        closed.record(events.BoardOpinionReceived(date=SECOND))
    possible = closed.allowed(SECOND)
    assert events.CommitmentsMadeBinding in possible  # in the strand that is open
    titles = ", ".join(kind.title for kind in possible)
    assert str(refused.value).endswith(f"Possible: {titles}.")


# What was done can be undone before the Court
def test_an_amount_that_is_annulled_is_fixed_again_for_the_payments_that_wait_for_one() -> None:
    imposed = Penalty(kind=PenaltyKind.PERIODIC, amount=Money(100, "EUR"), imposed=FIRST)
    payments = [
        events.PeriodicPenaltyImposed(date=FIRST, runs_from=FIRST, penalty=imposed, of="asked", reference=name)
        for name in ("old", "new")
    ]
    fixed = [
        events.PeriodicPenaltyFixed(date=SECOND, amount=Money(500, "EUR"), of=name, reference=f"{name} amount")
        for name in ("old", "new")
    ]
    annulled = case(
        *(events.InformationRequested(date=FIRST, by_decision=True, reference="asked"), *payments, *fixed),
        events.ActionBrought(date=SECOND, of="old amount"),
        events.JudgmentGiven(date=THIRD, outcome=Outcome.ANNULLED),
        events.PeriodicPenaltyFixed(date=LAST, amount=Money(300, "EUR"), reference="again"),
    )
    assert {each.reference: each.definitive for each in annulled.accrued(LAST).payments} == {
        "old": Money(300, "EUR"),
        "new": Money(500, "EUR"),
    }


def test_a_fine_that_was_paid_and_is_increased_is_paid_again() -> None:
    def fine(reference: str) -> Event:
        imposed = Penalty(kind=PenaltyKind.FINE, amount=Money(100, "EUR"), imposed=FIRST)
        return events.ProceduralFine(date=FIRST, penalty=imposed, payment_due=SECOND, reference=reference)

    increased = case(
        *(fine("old"), fine("new")),
        *(events.PenaltyPaid(date=SECOND, amount=Money(100, "EUR"), of=name) for name in ("old", "new")),
        events.ActionBrought(date=SECOND, of="old"),
        events.JudgmentGiven(date=THIRD, outcome=Outcome.VARIED, amount=Money(150, "EUR")),
    )
    assert waiting(increased, "payment of the penalty", THIRD) == {"old": SECOND}
    assert (
        waiting(increased.record(events.PenaltyPaid(date=LAST, amount=Money(50, "EUR"))), "payment of the penalty")
        == {}
    )


def test_a_fine_that_was_paid_is_paid_again_though_another_was_paid_since() -> None:
    paid = events.PenaltyPaid(date=SECOND, amount=Money(100, "EUR"))
    increased = case(
        *(evolve(FINE, reference="old"), paid, evolve(FINE, reference="new"), paid),
        events.ActionBrought(date=SECOND, of="old"),
        events.JudgmentGiven(date=THIRD, outcome=Outcome.VARIED, amount=Money(150, "EUR")),
    )
    due = "payment of the penalty"
    assert set(waiting(increased, due, THIRD)) == {"old"}
    assert waiting(increased.record(events.PenaltyPaid(date=LAST, amount=Money(50, "EUR"))), due) == {}


def test_an_act_of_another_kind_that_is_before_the_court_waits_for_no_answer() -> None:
    contested = case(
        *(ASKED, events.InformationSupplied(date=SECOND)),
        events.InspectionOrdered(date=SECOND, reference="inspection"),
        events.InformationSupplied(date=SECOND),
        events.ActionBrought(date=THIRD, of="inspection"),
        evolve(ASKED_AGAIN, date=THIRD),
        events.InformationSupplied(date=LAST),
    )
    assert waiting(contested, ANSWER) == {}


def test_a_plan_goes_to_the_decision_whose_verdict_was_annulled_no_more() -> None:
    planned = case(
        events.PreliminaryFindings(date=date(2025, 1, 20)),
        events.NonComplianceDecision(date=FIRST, reference="old", action_plan_due=SECOND),
        events.ActionPlanReceived(date=FIRST, of="old"),
        events.ActionPlanDecided(date=FIRST, of="old", sufficient=False, reference="verdict"),
        events.ActionBrought(date=SECOND, of="verdict"),
        events.JudgmentGiven(date=THIRD, outcome=Outcome.ANNULLED),
        events.NonComplianceDecision(date=THIRD, reference="new", action_plan_due=LAST),
    )
    received = planned.record(events.ActionPlanReceived(date=LAST))
    assert waiting(received, "action plan") == {}
    assert set(waiting(received, "Board's opinion on the action plan")) == {"old", "new"}


def test_a_plan_under_an_older_decision_is_possible_beside_a_newer_one_that_asks_for_none() -> None:
    part = Strand(name="Shop", articles=[DSA.at(39), DSA.at(25)])
    both = case(
        events.PreliminaryFindings(date=date(2025, 1, 20)),
        events.NonComplianceDecision(date=FIRST, found=[DSA.at(39)], action_plan_due=LAST, reference="ads"),
        events.PreliminaryFindings(date=FIRST),
        events.NonComplianceDecision(date=SECOND, found=[DSA.at(25)], reference="design"),
        strands=(part,),
    )
    assert events.ActionPlanReceived in both.allowed(THIRD)
    received = both.record(events.ActionPlanReceived(date=THIRD))
    assert received.defects(THIRD) == ()
    assert set(waiting(received, "Board's opinion on the action plan", THIRD)) == {"ads"}
