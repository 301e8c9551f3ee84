"""What each step before the Court needs before it: an act, an action, a judgment, an appeal, the right one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from dsa import DSA, Investigation, Money, Penalty, PenaltyKind, Strand, events
from dsa.errors import NotAllowed, UnknownName
from dsa.events import ActStatus, AppealOutcome, Contested, Event, Outcome
from tests.at_once import at_once
from tests.standard import SHOP

DAY = timedelta(days=1)
OPENED, DECIDED, SUED, ORDERED = date(2025, 1, 8), date(2026, 2, 2), date(2026, 4, 10), date(2026, 5, 4)
JUDGED, APPEALED, FINAL, AFTER = date(2028, 11, 3), date(2029, 1, 11), date(2030, 3, 7), date(2031, 1, 9)
FINE = Penalty(kind=PenaltyKind.FINE, amount=Money(50_000_000, "EUR"), imposed=DECIDED)
FINDINGS = events.PreliminaryFindings(date=date(2025, 5, 15))
DECISION = events.NonComplianceDecision(date=DECIDED, penalty=FINE, reference="decision")
ACTION = events.ActionBrought(date=SUED, of="decision", case="T-1/26")
OTHERS = events.ActionBrought(date=SUED, of="decision", case="T-2/26", by="Consumers")
SUSPENDED = events.OperationSuspended(date=ORDERED, case="T-1/26")
RESUMED = events.OperationResumed(date=ORDERED, case="T-1/26")
ANNULLED = events.JudgmentGiven(date=JUDGED, outcome=Outcome.ANNULLED, case="T-1/26")
DISMISSED = events.JudgmentGiven(date=JUDGED, outcome=Outcome.DISMISSED, case="T-1/26")
APPEAL = events.AppealBrought(date=APPEALED, against="T-1/26", case="C-9/29 P", by="Commission")
CROSS_APPEAL = events.AppealBrought(date=APPEALED, against="T-1/26", case="C-10/29 P")


def case(*happened: Event) -> Investigation:
    return Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34, 1)], events=happened)


def on_appeal(outcome: AppealOutcome, number: str = "C-9/29 P", **more: Any) -> events.AppealDecided:
    return events.AppealDecided(date=FINAL, case=number, outcome=outcome, **more)


UPHELD = on_appeal(AppealOutcome.DISMISSED)
BACK = on_appeal(AppealOutcome.REFERRED_BACK)
GIVEN = on_appeal(AppealOutcome.SET_ASIDE, final=Outcome.VARIED, amount=Money(10_000_000, "EUR"))


def pending(investigation: Investigation, on: date) -> list[str | None]:
    return [action.case for action in investigation.state(on).strands[0].pending]


STEPS = {
    events.ActionBrought,
    events.OperationSuspended,
    events.OperationResumed,
    events.JudgmentGiven,
    events.AppealBrought,
    events.AppealDecided,
}
SUE, SUSPEND, RESUME = events.ActionBrought, events.OperationSuspended, events.OperationResumed
JUDGE, APPEALS, DECIDE = events.JudgmentGiven, events.AppealBrought, events.AppealDecided


# What is possible
@at_once(
    ("recorded", "possible"),
    [
        ((), set()),
        ((events.InformationRequested(date=DECIDED),), set()),  # a simple request obliges nobody
        ((events.InformationRequested(date=DECIDED, by_decision=True),), {SUE}),
        ((FINDINGS, DECISION), {SUE}),
        ((FINDINGS, DECISION, ACTION), {SUE, SUSPEND, JUDGE}),
        ((FINDINGS, DECISION, ACTION, SUSPENDED), {SUE, SUSPEND, RESUME, JUDGE}),
        # The decision alone is suspended, though several acts and several cases are before the Court.
        (
            (
                *(FINDINGS, events.MonitoringOrdered(date=DECIDED, reference="order"), DECISION, OTHERS),
                evolve(ACTION, of=["order", "decision"]),
                events.OperationSuspended(date=ORDERED, of="decision"),
            ),
            {SUE, SUSPEND, RESUME, JUDGE},
        ),
        ((FINDINGS, DECISION, ACTION, SUSPENDED, RESUMED), {SUE, SUSPEND, JUDGE}),
        ((FINDINGS, DECISION, ACTION, SUSPENDED, DISMISSED), {SUE, APPEALS}),
        ((FINDINGS, DECISION, ACTION, ANNULLED), {APPEALS}),
        ((FINDINGS, DECISION, ACTION, DISMISSED, APPEAL), {SUE, SUSPEND, APPEALS, DECIDE}),
        ((FINDINGS, DECISION, ACTION, DISMISSED, APPEAL, UPHELD), {SUE}),
        ((FINDINGS, DECISION, ACTION, DISMISSED, APPEAL, GIVEN), {SUE}),
        ((FINDINGS, DECISION, ACTION, DISMISSED, APPEAL, BACK), {SUE, SUSPEND, JUDGE}),
    ],
)
def test_each_step_before_the_court_is_possible_after_the_one_before_it(
    recorded: tuple[Event, ...], possible: set[type[Event]]
) -> None:
    allowed = case(*recorded).allowed(AFTER)["Shop"]
    assert {kind for kind in STEPS if kind in allowed} == possible


def test_a_step_is_possible_from_its_day_on() -> None:
    investigation = case(FINDINGS, DECISION, ACTION, SUSPENDED, DISMISSED, APPEAL, UPHELD)
    for day, possible in (
        (DECIDED, {SUE}),
        (SUED - DAY, {SUE}),
        (SUED, {SUE, SUSPEND, JUDGE}),
        (ORDERED, {SUE, SUSPEND, RESUME, JUDGE}),
        (JUDGED, {SUE, APPEALS}),
        (APPEALED, {SUE, SUSPEND, APPEALS, DECIDE}),
        (FINAL, {SUE}),
    ):
        allowed = investigation.allowed(day)["Shop"]
        assert {kind for kind in STEPS if kind in allowed} == possible, day


def test_an_action_brought_later_changes_nothing_of_what_was_possible_before() -> None:
    suspended = (
        events.MonitoringOrdered(date=DECIDED, reference="order"),
        events.ActionBrought(date=SUED, of="order", case="T-1/26"),
        events.OperationSuspended(date=SUED, of="order"),
    )
    for day in (DECIDED, SUED):
        before, after = case(*suspended), case(*suspended, evolve(OTHERS, date=SUED + DAY, of="order"))
        assert after.allowed(day) == before.allowed(day)


# What is refused
def test_a_suspension_is_in_a_case_that_is_pending() -> None:
    both = case(FINDINGS, DECISION, ACTION, OTHERS)
    with pytest.raises(NotAllowed, match=r"it does not say in which case .*case=, one of T-1/26, T-2/26"):
        both.record(evolve(SUSPENDED, case="T-9/26"))
    with pytest.raises(NotAllowed, match="it does not say in which case"):
        both.record(evolve(SUSPENDED, case=None))
    judged = both.record(DISMISSED)
    with pytest.raises(NotAllowed, match=r"it does not say in which case .*case=, one of T-2/26"):
        judged.record(evolve(SUSPENDED, date=JUDGED))
    suspended = judged.record(evolve(SUSPENDED, date=JUDGED, case=None))  # one only is pending
    assert suspended.acts(JUDGED)[-1].status is ActStatus.SUSPENDED


@at_once(
    ("recorded", "event"),
    [
        ((FINDINGS, DECISION, ACTION, SUSPENDED, RESUMED), RESUMED),
        ((FINDINGS, DECISION, ACTION, SUSPENDED, RESUMED), evolve(RESUMED, case=None, of="decision")),
        ((FINDINGS, DECISION, ACTION, evolve(SUSPENDED, until=ORDERED)), evolve(RESUMED, date=ORDERED + DAY)),
        ((FINDINGS, DECISION, ACTION, DISMISSED, APPEAL), evolve(RESUMED, date=APPEALED)),
    ],
)
def test_only_what_is_suspended_resumes(recorded: tuple[Event, ...], event: Event) -> None:
    with pytest.raises(NotAllowed, match=r"no operation is suspended \(Article 278 TFEU\)"):
        case(*recorded).record(event)


def test_the_court_suspends_no_act_that_is_not_before_it() -> None:
    order = events.MonitoringOrdered(date=DECIDED, reference="order")
    begun = case(FINDINGS, order, DECISION, ACTION)
    stayed = begun.record(events.OperationSuspended(date=ORDERED, of="decision"))
    assert [act.status for act in stayed.acts(ORDERED)][-1] is ActStatus.SUSPENDED
    for without, of in (
        (begun, "order"),
        (case(FINDINGS, DECISION), "decision"),
        (begun.record(DISMISSED), "decision"),
    ):
        with pytest.raises(NotAllowed, match=r"no action is pending \(Article 278 TFEU\). Possible: action brought"):
            without.record(events.OperationSuspended(date=JUDGED, of=of))


def test_an_act_that_is_not_before_the_court_is_not_suspended_beside_one_that_is() -> None:
    order = events.MonitoringOrdered(date=DECIDED, reference="order")
    begun = case(FINDINGS, order, DECISION, ACTION)
    both = events.OperationSuspended(date=ORDERED, of=["decision", "order"])
    with pytest.raises(NotAllowed, match=r"no action is pending \(Article 278 TFEU\)"):
        begun.record(both)
    other = begun.record(evolve(OTHERS, of="order"))
    with pytest.raises(NotAllowed, match="T-1/26 is not against it"):
        other.record(evolve(both, case="T-1/26"))
    stayed = other.record(both)
    assert [act.status for act in stayed.acts(ORDERED)[-2:]] == [ActStatus.SUSPENDED] * 2


TWO = (Strand(name="risks", articles=[DSA.at(34, 1)]), Strand(name="advertising", articles=[DSA.at(39)]))
APART = [events.NonComplianceDecision(date=DECIDED, strand=strand.name, reference=strand.name) for strand in TWO]


def test_acts_in_different_strands_are_suspended_each_in_its_own() -> None:
    actions = [events.ActionBrought(date=SUED, of=act.reference, case=f"T-{act.reference}") for act in APART]
    begun = evolve(case(), strands=TWO, events=[FINDINGS, *APART, *actions])
    of = ["risks", "advertising"]
    stayed = begun.record(events.OperationSuspended(date=ORDERED, of=of))
    assert [act.status for act in stayed.acts(ORDERED)[-2:]] == [ActStatus.SUSPENDED] * 2


def test_what_is_suspended_resumes_beside_what_is_not_and_no_act_does_in_a_strand_that_is_not_its_own() -> None:
    action = events.ActionBrought(date=SUED, of=["risks", "advertising"], case="T-1/26")
    begun = evolve(case(), strands=TWO, events=[FINDINGS, *APART, action])
    one = begun.record(events.OperationSuspended(date=ORDERED, of="risks"))
    assert [act.status for act in one.record(RESUMED).acts(ORDERED)[-2:]] == [ActStatus.IN_FORCE] * 2
    part = begun.record(SUSPENDED).record(events.OperationResumed(date=ORDERED, of="risks", strand="risks"))
    assert [act.status for act in part.acts(ORDERED)[-2:]] == [ActStatus.IN_FORCE, ActStatus.SUSPENDED]
    with pytest.raises(NotAllowed, match="no operation is suspended"):
        part.record(events.OperationResumed(date=ORDERED, of="risks"))


def test_an_action_against_an_act_in_one_strand_suspends_it_in_no_other() -> None:
    two = evolve(case(), strands=TWO, events=[FINDINGS, DECISION, evolve(ACTION, strand="risks")])
    with pytest.raises(NotAllowed, match="no action is pending"):
        two.record(events.OperationSuspended(date=ORDERED, of="decision", strand="advertising"))
    two.record(events.OperationSuspended(date=ORDERED, of="decision", strand="risks"))
    two.record(events.OperationSuspended(date=ORDERED, of="decision"))


@pytest.mark.parametrize("last", [UPHELD, GIVEN])
def test_nothing_lies_against_the_court_of_justice(last: Event) -> None:
    over = case(FINDINGS, DECISION, ACTION, DISMISSED, APPEAL, last)
    words = r"the Court of Justice has decided T-1/26 \(Article 56 Statute of the Court\)"
    with pytest.raises(NotAllowed, match=words):
        over.record(evolve(CROSS_APPEAL, date=FINAL))
    other = over.record(evolve(OTHERS, date=FINAL)).record(evolve(DISMISSED, date=AFTER, case="T-2/26"))
    with pytest.raises(NotAllowed, match=rf"{words}. Possible: T-2/26\."):
        other.record(evolve(CROSS_APPEAL, date=AFTER))


def test_a_decision_on_appeal_ends_the_appeal_that_it_names() -> None:
    both = case(FINDINGS, DECISION, ACTION, DISMISSED, APPEAL, CROSS_APPEAL)
    with pytest.raises(NotAllowed, match="case=, one of C-9/29 P, C-10/29 P"):
        both.record(on_appeal(AppealOutcome.DISMISSED, "C-99/29 P"))
    first = both.record(on_appeal(AppealOutcome.DISMISSED, "C-10/29 P"))
    assert pending(first, FINAL) != []
    with pytest.raises(NotAllowed, match=r"case=, one of C-9/29 P\."):
        first.record(on_appeal(AppealOutcome.DISMISSED, "C-10/29 P"))
    assert pending(first.record(UPHELD), FINAL) == []


def test_a_judgment_names_no_act_that_is_not_before_the_court() -> None:
    two = case(FINDINGS, DECISION, events.MonitoringOrdered(date=DECIDED, reference="order"), ACTION)
    with pytest.raises(UnknownName, match=r"^of: .*decision"):
        two.record(evolve(ANNULLED, of="order"))
    assert two.record(evolve(ANNULLED, of="decision")).acts(JUDGED)[1].status is ActStatus.ANNULLED


@at_once(
    ("recorded", "judged"),
    [
        ((FINDINGS,), False),
        ((FINDINGS, DECISION, ACTION, ANNULLED), True),
        ((FINDINGS, DECISION, ACTION, OTHERS, ANNULLED), True),  # also while another action is pending
    ],
)
def test_where_nothing_is_left_to_contest_a_judgment_can_be_appealed(recorded: tuple[Event, ...], judged: bool) -> None:
    with pytest.raises(NotAllowed, match="no decision is recorded that could be brought before the Court") as refused:
        case(*recorded).record(events.ActionBrought(date=JUDGED, against=Contested.NON_COMPLIANCE))
    assert ("Possible: appeal brought before the Court of Justice." in str(refused.value)) is judged


# When a case is over
def test_a_final_judgment_of_the_court_of_justice_makes_the_decision_final_on_its_day() -> None:
    for ending in (UPHELD, GIVEN):
        appealed = case(FINDINGS, DECISION, ACTION, DISMISSED, APPEAL)
        (fine,) = appealed.record(ending).penalties(FINAL)
        assert (fine.final, fine.why_not_final) == (FINAL, None)
        # While another appeal is pending nothing is final.
        (fine,) = appealed.record(CROSS_APPEAL).record(ending).penalties(FINAL)
        assert fine.final is None
        assert fine.why_not_final is not None
        assert fine.why_not_final.id == "enforcement-action-pending"


def test_a_final_judgment_ends_the_case_also_where_another_appeal_had_referred_it_back() -> None:
    both = case(FINDINGS, DECISION, ACTION, DISMISSED, APPEAL, CROSS_APPEAL, BACK)
    assert pending(both, FINAL) == ["T-1/26"]
    final = evolve(GIVEN, case="C-10/29 P")
    assert pending(both.record(final), FINAL) == []


def test_a_judgment_after_a_referral_back_can_be_appealed_though_another_appeal_was_dismissed_before() -> None:
    again = case(
        *(FINDINGS, DECISION, ACTION, DISMISSED, APPEAL, CROSS_APPEAL),
        on_appeal(AppealOutcome.REFERRED_BACK, "C-10/29 P"),
        UPHELD,
        evolve(DISMISSED, date=AFTER, notified=AFTER),
    )
    (fine,) = again.penalties(AFTER)
    assert fine.final is None
    assert fine.why_not_final is not None
    assert fine.why_not_final.id == "enforcement-still-open"
    assert events.AppealBrought in again.allowed(AFTER)
    # Also where the day of its notification is not known.
    without = evolve(again, events=[*again.events[:-1], evolve(DISMISSED, date=AFTER)])
    assert pending(without.record(evolve(APPEAL, date=AFTER, case="C-11/31 P")), AFTER) == ["T-1/26"]


def test_an_action_of_others_leaves_the_addressee_its_own_time() -> None:
    notified = evolve(DECISION, notified=date(2026, 3, 2))  # to 12 May 2026
    swift = evolve(DISMISSED, date=date(2026, 4, 13), notified=date(2026, 4, 13), case="T-2/26")
    appeal = events.AppealBrought(date=date(2026, 4, 14), against="T-2/26", case="C-9/29 P")
    others = case(FINDINGS, notified, OTHERS, swift, appeal, evolve(UPHELD, date=date(2026, 5, 4)))
    (fine,) = others.penalties(date(2026, 5, 12))
    assert fine.final is None
    (fine,) = others.penalties(date(2026, 6, 25))
    assert fine.final == date(2026, 6, 25)  # an appeal could be brought to 24 June, since 23 June is a holiday
    unknown = case(FINDINGS, DECISION, OTHERS, evolve(swift, notified=None), appeal, evolve(UPHELD, date=FINAL))
    (fine,) = unknown.penalties(FINAL)
    assert fine.why_not_final is not None
    assert fine.why_not_final.id == "enforcement-finality-unknown"


# Time for an appeal: two months and ten days for each side (Article 56 of the Statute)
NOTIFIED = evolve(DISMISSED, notified=JUDGED)  # to Monday, 15 January 2029
REJECTED = evolve(UPHELD, date=date(2028, 12, 20))
SOON = evolve(APPEAL, date=date(2028, 11, 20))


def test_the_dismissal_of_one_appeal_leaves_another_party_its_time() -> None:
    upheld = case(FINDINGS, DECISION, ACTION, NOTIFIED, SOON, REJECTED)
    last = date(2029, 1, 15)
    assert [events.AppealBrought in upheld.allowed(on) for on in (last, last + DAY)] == [True, False]
    assert [limit.due for limit in upheld.open_time_limits(last) if limit.what == "appeal"] == [last]
    again = upheld.record(evolve(CROSS_APPEAL, date=last, by="Shop Ltd"))
    assert pending(again, last) == ["T-1/26"]
    assert again.defects(last) == ()
    (fine,) = upheld.penalties(last)
    assert fine.why_not_final is not None
    assert fine.why_not_final.id == "enforcement-still-open"
    assert upheld.penalties(last + DAY)[0].final == last + DAY
    with pytest.raises(NotAllowed, match="the Court of Justice has decided T-1/26"):
        upheld.record(evolve(CROSS_APPEAL, date=last + DAY))
    with pytest.raises(NotAllowed, match="the Court of Justice has decided T-1/26"):
        upheld.record(evolve(APPEAL, date=last, case="C-11/29 P"))  # of the Commission, once more


def test_who_has_lost_an_appeal_brings_no_other_against_the_same_judgment() -> None:
    others = evolve(CROSS_APPEAL, date=date(2028, 12, 21), by="Shop Ltd")
    upheld = case(FINDINGS, DECISION, ACTION, NOTIFIED, SOON, REJECTED, others)
    upheld = upheld.record(evolve(UPHELD, date=date(2029, 1, 10), case="C-10/29 P"))
    last = date(2029, 1, 15)
    for by, lost in (("Commission", True), ("Shop Ltd", True), ("Consumers", False)):
        once_more = events.AppealBrought(date=last, against="T-1/26", case="C-11/29 P", by=by)
        if lost:
            with pytest.raises(NotAllowed, match="the Court of Justice has decided T-1/26"):
                upheld.record(once_more)
        else:
            assert pending(upheld.record(once_more), last) == ["T-1/26"]


def test_who_has_appealed_against_a_judgment_can_appeal_against_the_next_one_in_the_case() -> None:
    back = case(FINDINGS, DECISION, ACTION, DISMISSED, APPEAL, BACK)
    judged = back.record(evolve(DISMISSED, date=AFTER, notified=AFTER))
    others = evolve(CROSS_APPEAL, date=AFTER, case="C-2/31 P", by="Shop Ltd")
    upheld = judged.record(others).record(evolve(UPHELD, date=AFTER + DAY, case="C-2/31 P"))
    again = upheld.record(evolve(APPEAL, date=AFTER + DAY, case="C-3/31 P"))
    assert pending(again, AFTER + DAY) == ["T-1/26"]
    with pytest.raises(NotAllowed, match="the Court of Justice has decided T-1/26"):
        upheld.record(evolve(others, date=AFTER + DAY, case="C-4/31 P"))


def test_an_appeal_out_of_time_beside_one_that_is_pending_is_recorded_whatever_came_of_a_third() -> None:
    others = evolve(CROSS_APPEAL, date=date(2029, 1, 15), by="Shop Ltd")
    late = events.AppealBrought(date=date(2029, 1, 16), against="T-1/26", case="C-11/29 P", by="Consumers")
    for before in ((), (SOON, REJECTED)):
        appealed = case(FINDINGS, DECISION, ACTION, NOTIFIED, *before, others, late)
        assert [notice.id for notice in appealed.defects(late.date)] == ["defect-appeal-out-of-time"]


def test_an_appeal_out_of_time_is_recorded_with_its_defect() -> None:
    judged = case(FINDINGS, DECISION, ACTION, NOTIFIED)
    for day, expected in ((date(2029, 1, 15), []), (date(2029, 1, 16), ["defect-appeal-out-of-time"])):
        assert [notice.id for notice in judged.record(evolve(APPEAL, date=day)).defects(day)] == expected
    assert case(FINDINGS, DECISION, ACTION, DISMISSED, evolve(APPEAL, date=FINAL)).defects(FINAL) == ()


def test_an_appeal_is_out_of_time_also_more_than_a_century_after_the_last_list_of_holidays() -> None:
    judged = case(FINDINGS, DECISION, ACTION, evolve(DISMISSED, date=date(2130, 3, 1), notified=date(2130, 3, 1)))
    for day, late in ((date(2130, 5, 11), False), (date(2130, 5, 12), True)):
        assert bool(judged.record(evolve(APPEAL, date=day)).defects(day)) is late


# A number that was not known when the action was recorded
UNNUMBERED = evolve(ACTION, case=None)


def test_a_case_takes_the_number_under_which_it_is_judged() -> None:
    judged = case(FINDINGS, DECISION, UNNUMBERED, DISMISSED)
    assert pending(judged, JUDGED) == []
    appealed = judged.record(evolve(APPEAL, case=None))
    assert pending(appealed.record(UPHELD), FINAL) == []
    with pytest.raises(NotAllowed, match="no judgment is recorded in T-7/26"):
        judged.record(evolve(APPEAL, against="T-7/26"))
    without = case(FINDINGS, DECISION, UNNUMBERED, evolve(DISMISSED, case=None), APPEAL)
    assert pending(without, APPEALED) == [None]


def test_a_number_that_another_case_has_is_not_taken_for_that_of_one_without() -> None:
    both = case(FINDINGS, DECISION, UNNUMBERED, evolve(OTHERS, case="T-1/26"))
    assert pending(both.record(DISMISSED), JUDGED) == [None]
    with pytest.raises(NotAllowed, match="no judgment is recorded in T-1/26"):
        both.record(evolve(DISMISSED, case="T-2/26")).record(APPEAL)
    several = case(FINDINGS, DECISION, UNNUMBERED, evolve(UNNUMBERED, by="Consumers"))
    with pytest.raises(NotAllowed, match="it does not say which pending action it ends"):
        several.record(DISMISSED)


def test_a_decision_on_an_appeal_ends_the_one_of_its_number_before_one_without() -> None:
    other = evolve(OTHERS, case="T-2/26")
    judged = case(FINDINGS, DECISION, ACTION, other, DISMISSED, evolve(DISMISSED, case="T-2/26"))
    appeals = judged.record(APPEAL).record(evolve(APPEAL, against="T-2/26", case=None))
    assert pending(appeals.record(UPHELD), FINAL) == ["T-2/26"]


# Time for an action
def test_an_action_is_out_of_time_also_more_than_a_century_after_the_last_list_of_holidays() -> None:
    decided = events.MonitoringOrdered(date=date(2130, 3, 1), notified=date(2130, 3, 1), reference="order")
    for day, late in ((date(2130, 5, 11), False), (date(2130, 5, 12), True)):
        assert bool(case(decided, evolve(ACTION, of="order", date=day)).defects(day)) is late


@pytest.mark.parametrize("by", [None, SHOP.name, SHOP.provider.name])
def test_the_addressee_can_be_named_as_the_one_who_goes_to_the_court(by: str | None) -> None:
    notified = evolve(DECISION, notified=DECIDED)  # to 13 April 2026
    sued = case(FINDINGS, notified, evolve(ACTION, by=by))
    assert "action for annulment" not in {limit.what for limit in sued.open_time_limits(SUED)}
    late = case(FINDINGS, notified, evolve(ACTION, by=by, date=date(2026, 4, 14)))
    assert [notice.id for notice in late.defects(ORDERED)] == ["defect-action-out-of-time"]
    judged = sued.record(evolve(DISMISSED, notified=JUDGED))
    assert judged.penalties(date(2029, 1, 16))[0].final == date(2029, 1, 16)


# Whose order, whose action
def test_a_suspension_ends_in_its_own_case() -> None:
    both = case(FINDINGS, DECISION, ACTION, OTHERS, SUSPENDED, evolve(SUSPENDED, case="T-2/26"))
    for ending in (RESUMED, evolve(DISMISSED, date=ORDERED)):
        left = both.record(ending)
        assert left.acts(JUDGED)[-1].status is ActStatus.SUSPENDED
        assert left.record(evolve(ending, case="T-2/26")).acts(JUDGED)[-1].status is ActStatus.IN_FORCE
    assert both.record(evolve(RESUMED, case=None, of="decision")).acts(JUDGED)[-1].status is ActStatus.IN_FORCE


def test_a_suspension_in_the_only_case_that_was_pending_does_not_end_with_another() -> None:
    for order in (evolve(SUSPENDED, case=None), evolve(SUSPENDED, case=None, of="decision")):
        stayed = case(FINDINGS, DECISION, ACTION, order, evolve(OTHERS, date=ORDERED))
        assert stayed.record(evolve(DISMISSED, case="T-2/26")).acts(JUDGED)[-1].status is ActStatus.SUSPENDED
        assert stayed.record(DISMISSED).acts(JUDGED)[-1].status is ActStatus.IN_FORCE


def test_an_order_on_an_act_is_in_a_case_against_it() -> None:
    order = events.MonitoringOrdered(date=DECIDED, reference="order")
    against_both = case(FINDINGS, order, DECISION, ACTION, evolve(OTHERS, of="order"))
    with pytest.raises(NotAllowed, match="T-2/26 is not against it"):
        against_both.record(evolve(SUSPENDED, of="decision", case="T-2/26"))
    with pytest.raises(NotAllowed, match="it does not say in which case"):
        against_both.record(evolve(SUSPENDED, of="decision", case="T-9/26"))
    assert against_both.record(evolve(SUSPENDED, of="decision")).acts(JUDGED)[-1].status is ActStatus.SUSPENDED


def test_a_suspension_in_a_case_called_by_its_plaintiff_ends_with_its_judgment() -> None:
    unnumbered = [evolve(OTHERS, case=None, by=name) for name in ("xAI", "Musk")]
    begun = case(FINDINGS, DECISION, *unnumbered, evolve(SUSPENDED, case="Musk"))
    assert begun.record(evolve(DISMISSED, case="xAI")).acts(JUDGED)[-1].status is ActStatus.SUSPENDED
    assert begun.record(evolve(DISMISSED, case="Musk")).acts(JUDGED)[-1].status is ActStatus.IN_FORCE
    numbered = case(FINDINGS, DECISION, UNNUMBERED, SUSPENDED)  # T-1/26 is its number, as the order has it
    beside = numbered.record(evolve(OTHERS, date=ORDERED, case=None))
    assert [action.by for action in beside.record(DISMISSED).state(JUDGED).strands[0].pending] == ["Consumers"]
    assert numbered.record(evolve(DISMISSED, case=None)).acts(JUDGED)[-1].status is ActStatus.IN_FORCE
    assert pending(numbered.record(DISMISSED), JUDGED) == []


def test_a_case_takes_the_number_by_which_an_appeal_calls_it() -> None:
    unnumbered = [evolve(OTHERS, case=None, by=name) for name in ("xAI", "Musk")]
    judged = case(FINDINGS, DECISION, unnumbered[0], evolve(DISMISSED, case=None), APPEAL)
    judged = judged.record(evolve(unnumbered[1], date=APPEALED))
    back = judged.record(BACK)
    assert pending(back.record(evolve(DISMISSED, date=AFTER)), AFTER) == [None]
    assert back.record(evolve(DISMISSED, date=AFTER)).state(AFTER).strands[0].pending[0].by == "Musk"


def test_each_act_has_a_time_of_its_own_for_an_action_against_several() -> None:
    early = events.MonitoringOrdered(date=DECIDED, notified=DECIDED, reference="order")  # to 13 April 2026
    late = evolve(DECISION, notified=date(2026, 2, 16))  # to 27 April 2026
    against = evolve(ACTION, of=["order", "decision"])
    for day, over in (
        (date(2026, 4, 13), []),
        (date(2026, 4, 14), ["13 April 2026"]),
        (date(2026, 4, 27), ["13 April 2026"]),
        (date(2026, 5, 4), ["13 April 2026", "27 April 2026"]),
    ):
        for acts in ((early, late), (early, evolve(late, notified=None))):
            told = [str(defect) for defect in case(FINDINGS, *acts, evolve(against, date=day)).defects(AFTER)]
            expected = over if acts[1].notified else over[:1]
            assert [words for words, until in zip(told, expected, strict=True) if f"over on {until}:" in words] == told


def test_an_action_in_one_strand_leaves_the_time_for_the_other() -> None:
    two = Investigation(
        platform=SHOP,
        opened=OPENED,
        suspected=[DSA.at(34, 1), DSA.at(39)],
        strands=[Strand(name="risks", articles=[DSA.at(34, 1)]), Strand(name="advertising", articles=[DSA.at(39)])],
        events=[FINDINGS, evolve(DECISION, notified=DECIDED), evolve(ACTION, strand="risks")],
    )
    assert [limit.strand for limit in two.open_time_limits(SUED) if limit.what == "action for annulment"] == [
        "advertising"
    ]


def test_an_act_is_contested_by_the_person_to_whom_it_is_addressed() -> None:
    asked = events.InformationRequested(
        date=DECIDED, notified=DECIDED, by_decision=True, addressees=["Auditor Ltd"], reference="asked"
    )
    action = evolve(ACTION, of="asked")

    def open_to_sue(*happened: Event) -> int:
        return [limit.what for limit in case(*happened).open_time_limits(SUED)].count("action for annulment")

    assert [open_to_sue(asked, evolve(action, by=by)) for by in (None, "Auditor Ltd", "Shop Ltd")] == [0, 0, 1]
    both = evolve(asked, addressees=["Auditor Ltd", "Shop Ltd"])
    assert [open_to_sue(both, evolve(action, by=by)) for by in (None, "Auditor Ltd", "Shop")] == [0, 1, 1]
    other = evolve(action, by="Shop", case="T-2/26")
    assert open_to_sue(both, evolve(action, by="Auditor Ltd"), other) == 0
    late = case(asked, evolve(action, by="Auditor Ltd", date=date(2026, 4, 14)))
    assert [notice.id for notice in late.defects(ORDERED)] == ["defect-action-out-of-time"]
    assert case(asked, evolve(action, by="Shop Ltd", date=date(2026, 4, 14))).defects(ORDERED) == ()


def test_a_further_service_of_the_case_is_a_name_of_the_addressee() -> None:
    other = evolve(SHOP, name="Shop Live")
    sued = Investigation(
        platform=SHOP,
        services=[other],
        opened=OPENED,
        suspected=[DSA.at(34, 1)],
        events=[FINDINGS, evolve(DECISION, notified=DECIDED), evolve(ACTION, by="Shop Live")],
    )
    assert "action for annulment" not in {limit.what for limit in sued.open_time_limits(SUED)}
    alone = evolve(sued, services=[])
    assert "action for annulment" in {limit.what for limit in alone.open_time_limits(date(2026, 4, 13))}


def test_what_resumes_in_one_strand_is_suspended_in_the_strand_of_another_act_alone() -> None:
    stayed = Investigation(
        platform=SHOP,
        opened=OPENED,
        suspected=[DSA.at(34, 1)],
        strands=[Strand(name=name, articles=[DSA.at(34, 1)]) for name in ("a", "b")],
        events=[
            FINDINGS,
            events.MonitoringOrdered(date=DECIDED, reference="order", strand="a"),
            evolve(DECISION, strand="b"),
            evolve(ACTION, of=["order", "decision"]),
            SUSPENDED,
            evolve(RESUMED, case=None, of="decision"),
        ],
    )
    allowed = stayed.allowed(ORDERED)
    assert [events.OperationResumed in allowed[name] for name in ("a", "b")] == [True, False]
