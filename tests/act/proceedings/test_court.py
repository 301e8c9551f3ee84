"""The Court: actions against acts, judgments in part, suspensions, appeals, and what falls or stands again."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from dsa import DSA, Citation, Investigation, Money, Penalty, PenaltyKind, Stage, Strand, events
from dsa.errors import InvalidValue, MissingFact, NotAllowed
from dsa.events import ActStatus, AppealOutcome, Contested, Outcome
from tests.act.proceedings.case_file import dated
from tests.standard import SHOP

OPENED = date(2025, 1, 8)
FOUND, DECIDED, SUED, JUDGED = date(2025, 5, 15), date(2026, 2, 2), date(2026, 4, 10), date(2028, 11, 3)
APPEALED, FINAL = date(2029, 1, 11), date(2030, 3, 7)
FINE = Penalty(kind=PenaltyKind.FINE, amount=Money(50_000_000, "EUR"), imposed=DECIDED)


def case(*happened: events.Event, **more: Any) -> Investigation:
    return Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34, 1)], events=happened, **more)


FINDINGS = events.PreliminaryFindings(date=FOUND)
DECISION = events.NonComplianceDecision(date=DECIDED, penalty=FINE, comply_by=date(2031, 1, 1), reference="C(2026) 1")
ACTION = events.ActionBrought(date=SUED, against=Contested.NON_COMPLIANCE, case="T-1/26")
ANNULLED = events.JudgmentGiven(date=JUDGED, outcome=Outcome.ANNULLED, case="T-1/26")
DISMISSED = events.JudgmentGiven(date=JUDGED, outcome=Outcome.DISMISSED, case="T-1/26")
APPEAL = events.AppealBrought(date=APPEALED, against="T-1/26", case="C-9/29 P", by="Commission")


def decided_on_appeal(outcome: AppealOutcome, **more: Any) -> events.Event:
    return events.AppealDecided(date=FINAL, case="C-9/29 P", outcome=outcome, **more)


def stage(investigation: Investigation, on: date) -> Stage:
    return investigation.state(on).stage


def status(investigation: Investigation, reference: str, on: date) -> ActStatus:
    return next(act.status for act in investigation.acts(on) if act.reference == reference)


# Appeals
def test_an_annulment_can_be_appealed_and_the_decision_stands_again_where_it_is_set_aside() -> None:
    appealed = case(FINDINGS, DECISION, ACTION, ANNULLED, APPEAL)
    assert stage(appealed, JUDGED) is Stage.PRELIMINARY_FINDINGS
    assert stage(appealed, APPEALED) is Stage.PRELIMINARY_FINDINGS  # an appeal does not suspend the judgment
    revived = appealed.record(decided_on_appeal(AppealOutcome.SET_ASIDE, final=Outcome.DISMISSED))
    assert (stage(revived, FINAL), status(revived, "C(2026) 1", FINAL)) == (
        Stage.NON_COMPLIANCE,
        ActStatus.IN_FORCE,
    )
    assert status(revived, "C(2026) 1", date(2030, 3, 6)) is ActStatus.ANNULLED
    assert [limit.what for limit in dated(revived.open_time_limits(FINAL))] == ["compliance with the decision"]
    upheld = appealed.record(decided_on_appeal(AppealOutcome.DISMISSED))
    assert stage(upheld, FINAL) is Stage.PRELIMINARY_FINDINGS
    assert upheld.state(FINAL).strands[0].pending == ()
    varied = appealed.record(
        decided_on_appeal(AppealOutcome.SET_ASIDE, final=Outcome.VARIED, amount=Money(10_000_000, "EUR"))
    )
    assert stage(varied, FINAL) is Stage.NON_COMPLIANCE
    assert [str(penalty.amount) for penalty in varied.penalties(FINAL)] == ["EUR 10 000 000.00"]


def test_a_final_judgment_on_the_providers_appeal_can_annul() -> None:
    appealed = case(FINDINGS, DECISION, ACTION, DISMISSED, evolve(APPEAL, by=None))
    annulled = appealed.record(decided_on_appeal(AppealOutcome.SET_ASIDE, final=Outcome.ANNULLED))
    assert stage(annulled, FINAL) is Stage.PRELIMINARY_FINDINGS
    assert annulled.state(FINAL).strands[0].since == FINAL
    assert annulled.state(FINAL).strands[0].annulled_by == annulled.events[-1]


def test_a_case_that_is_referred_back_is_pending_again_until_a_new_judgment() -> None:
    back = case(FINDINGS, DECISION, ACTION, ANNULLED, APPEAL, decided_on_appeal(AppealOutcome.REFERRED_BACK))
    assert stage(back, FINAL) is Stage.NON_COMPLIANCE
    assert [action.case for action in back.state(FINAL).strands[0].pending] == ["T-1/26"]
    again = back.record(evolve(ANNULLED, date=date(2031, 9, 4)))
    assert stage(again, date(2031, 9, 4)) is Stage.PRELIMINARY_FINDINGS
    assert again.state(date(2031, 9, 4)).strands[0].pending == ()
    second = again.record(events.AppealBrought(date=date(2031, 11, 3), against="T-1/26", case="C-8/31 P"))
    assert second.state(date(2031, 11, 3)).strands[0].pending


def test_both_sides_may_appeal_and_the_case_is_over_with_the_last_decision() -> None:
    cross = events.AppealBrought(date=date(2029, 2, 1), against="T-1/26", case="C-10/29 P")
    both = case(FINDINGS, DECISION, ACTION, DISMISSED, APPEAL, cross)
    with pytest.raises(NotAllowed, match=r"it does not say which appeal it decides .*C-9/29 P, C-10/29 P"):
        both.record(events.AppealDecided(date=FINAL, outcome=AppealOutcome.DISMISSED))
    first = both.record(decided_on_appeal(AppealOutcome.DISMISSED))
    assert first.state(FINAL).strands[0].pending
    last = first.record(events.AppealDecided(date=FINAL, case="C-10/29 P", outcome=AppealOutcome.DISMISSED))
    assert not last.state(FINAL).strands[0].pending


def test_appeals_and_judgments_that_contradict_the_file_are_refused() -> None:
    pending = case(FINDINGS, DECISION, ACTION)
    with pytest.raises(NotAllowed, match="no judgment is recorded in T-1/26"):
        pending.record(APPEAL)
    with pytest.raises(NotAllowed, match="no appeal is pending"):
        pending.record(decided_on_appeal(AppealOutcome.DISMISSED))
    judged = pending.record(DISMISSED)
    with pytest.raises(NotAllowed, match=r"no judgment is recorded in T-2/26 .* Possible: T-1/26"):
        judged.record(evolve(APPEAL, against="T-2/26"))
    with pytest.raises(NotAllowed, match="no action is pending"):
        judged.record(DISMISSED)
    for outcome, final in ((AppealOutcome.DISMISSED, Outcome.ANNULLED), (AppealOutcome.SET_ASIDE, None)):
        with pytest.raises(InvalidValue, match="if, and only if, the judgment is set aside"):
            decided_on_appeal(outcome, final=final)
    with pytest.raises(MissingFact, match="What the action is against"):
        events.ActionBrought(date=SUED)


# What falls
def test_an_annulment_puts_commitments_back_to_the_findings_before_them() -> None:
    investigation = case(
        FINDINGS,
        events.CommitmentsMadeBinding(date=date(2025, 12, 5)),
        events.ActionBrought(date=SUED, against=Contested.COMMITMENTS, by="a competitor"),
        events.JudgmentGiven(date=JUDGED, outcome=Outcome.ANNULLED),
    )
    assert stage(investigation, JUDGED) is Stage.PRELIMINARY_FINDINGS
    assert events.NonComplianceDecision in investigation.allowed(JUDGED)


@pytest.mark.parametrize(
    ("act", "against", "ground"),
    [
        (events.InformationRequested(date=DECIDED, by_decision=True), Contested.INFORMATION_REQUEST, "INFORMATION"),
        (events.InspectionOrdered(date=DECIDED), Contested.INSPECTION, "INSPECTION"),
        (events.InterimMeasures(date=DECIDED, until=date(2033, 1, 3)), Contested.INTERIM_MEASURES, "INTERIM_MEASURES"),
        (events.CommitmentsMadeBinding(date=DECIDED), Contested.COMMITMENTS, "COMMITMENTS"),
        (evolve(DECISION, comply_by=None), Contested.NON_COMPLIANCE, "DECISION"),
    ],
)
def test_whatever_kind_of_act_is_annulled_nothing_of_it_compels(
    act: events.Event, against: Contested, ground: str
) -> None:
    daily = Penalty(kind=PenaltyKind.PERIODIC, amount=Money(1000, "EUR"), imposed=date(2026, 3, 2))
    payments = events.PeriodicPenaltyImposed(
        date=daily.imposed, penalty=daily, ground=events.Compulsion[ground], runs_from=date(2026, 3, 10)
    )
    investigation = case(
        FINDINGS,
        act,
        payments,
        events.ActionBrought(date=SUED, against=against, case="T-1/26"),
        ANNULLED,
    )
    before, after = date(2028, 11, 2), JUDGED
    assert investigation.state(before).strands[0].compels == {events.Compulsion[ground]}
    assert investigation.accrued(before).amount is not None
    assert investigation.state(after).strands[0].compels == set()
    assert investigation.accrued(after).amount is None
    assert [contested.status for contested in investigation.acts(after)][1:] == [ActStatus.ANNULLED, ActStatus.FALLEN]
    assert events.PeriodicPenaltyImposed not in investigation.allowed(after)
    if against is Contested.INTERIM_MEASURES:
        assert events.InterimMeasuresRenewed not in investigation.allowed(after)
        assert dated(investigation.open_time_limits(after)) == ()


def test_payments_that_are_annulled_compel_nothing_and_are_not_fixed() -> None:
    daily = Penalty(kind=PenaltyKind.PERIODIC, amount=Money(1000, "EUR"), imposed=date(2026, 3, 2))
    investigation = case(
        events.InspectionOrdered(date=DECIDED),
        events.PeriodicPenaltyImposed(date=daily.imposed, penalty=daily, runs_from=date(2026, 3, 10)),
        events.ActionBrought(date=SUED, against=Contested.PERIODIC_PENALTY),
        events.JudgmentGiven(date=JUDGED, outcome=Outcome.ANNULLED),
    )
    assert investigation.accrued(JUDGED).amount is None
    assert events.PeriodicPenaltyFixed not in investigation.allowed(JUDGED)


# In part
PARTS = [Strand(name="marks", articles=[DSA.at(25)]), Strand(name="advertisements", articles=[DSA.at(39)])]


def test_a_judgment_can_annul_in_part_by_strand_and_by_article() -> None:
    decision = events.NonComplianceDecision(date=DECIDED, found=[DSA.at(25, 1), DSA.at(39)], reference="C")
    begun = case(FINDINGS, decision, ACTION, strands=PARTS)
    for judgment in (evolve(ANNULLED, articles=[DSA.at(39)]), evolve(ANNULLED, strand="advertisements")):
        investigation = begun.record(judgment)
        assert [strand.stage for strand in investigation.state(JUDGED).strands] == [
            Stage.NON_COMPLIANCE,
            Stage.PRELIMINARY_FINDINGS,
        ]
        assert status(investigation, "C", JUDGED) is ActStatus.PARTLY_ANNULLED


@pytest.mark.parametrize(
    ("suspected", "found"),
    [(DSA.at(34), DSA.at(34, 1)), (DSA.at(34, 1), DSA.at(34)), (DSA.at(34, 1), DSA.at(34, 1))],
)
def test_a_provision_that_is_annulled_falls_in_the_strand_that_is_about_it(
    suspected: Citation, found: Citation
) -> None:
    parts = [Strand(name="risks", articles=[suspected, DSA.at(35)]), Strand(name="ads", articles=[DSA.at(39)])]
    decision = events.NonComplianceDecision(date=DECIDED, found=[found, DSA.at(39)])
    begun = case(FINDINGS, decision, ACTION, strands=parts)
    for article, annulled in ((found, "risks"), (DSA.at(39), "ads")):
        strands = begun.record(evolve(ANNULLED, articles=[article])).state(JUDGED).strands
        assert [each.strand.name for each in strands if each.stage is not Stage.NON_COMPLIANCE] == [annulled]


def test_within_one_strand_the_rest_of_the_decision_stands() -> None:
    parts = [Strand(name="risks", articles=[DSA.at(34), DSA.at(35)])]
    decision = events.NonComplianceDecision(date=DECIDED, found=[DSA.at(34, 1), DSA.at(35, 1)], reference="C")
    begun = case(FINDINGS, decision, ACTION, strands=parts)
    part = begun.record(evolve(ANNULLED, articles=[DSA.at(34)]))
    assert (stage(part, JUDGED), status(part, "C", JUDGED)) == (Stage.NON_COMPLIANCE, ActStatus.PARTLY_ANNULLED)
    assert events.Contested.NON_COMPLIANCE in part.state(JUDGED).strands[0].contestable
    whole = begun.record(evolve(ANNULLED, articles=[DSA.at(34), DSA.at(35)]))
    assert (stage(whole, JUDGED), status(whole, "C", JUDGED)) == (Stage.PRELIMINARY_FINDINGS, ActStatus.ANNULLED)


def test_a_fine_stands_as_long_as_its_decision_stands_in_a_strand() -> None:
    begun = case(FINDINGS, evolve(DECISION, found=[DSA.at(25, 1), DSA.at(39)]), ACTION, strands=PARTS)
    part = begun.record(evolve(ANNULLED, strand="advertisements"))
    assert [penalty.amount for penalty in part.penalties(JUDGED)] == [FINE.amount]
    whole = begun.record(ANNULLED)
    assert [penalty.amount for penalty in whole.penalties(JUDGED)] == [None]


def test_effects_that_are_maintained_last_as_long_as_the_court_says() -> None:
    until = date(2029, 11, 3)
    kept = case(FINDINGS, DECISION, ACTION, evolve(ANNULLED, effects_maintained=True, maintained_until=until))
    assert (stage(kept, until), status(kept, "C(2026) 1", until)) == (
        Stage.NON_COMPLIANCE,
        ActStatus.EFFECTS_MAINTAINED,
    )
    after = date(2029, 11, 4)
    assert (stage(kept, after), kept.state(after).strands[0].since) == (Stage.PRELIMINARY_FINDINGS, after)
    assert stage(case(FINDINGS, DECISION, ACTION, evolve(ANNULLED, effects_maintained=True)), date(2040, 1, 1)) is (
        Stage.NON_COMPLIANCE
    )
    with pytest.raises(InvalidValue, match="nothing unless it is annulled"):
        evolve(DISMISSED, effects_maintained=True)


def test_a_suspension_ends_on_its_day_when_it_is_lifted_or_with_the_judgment() -> None:
    begun = case(FINDINGS, DECISION, ACTION)
    stayed = begun.record(events.OperationSuspended(date=date(2026, 5, 4), case="T-1/26"))
    on = date(2026, 6, 1)
    assert status(stayed, "C(2026) 1", on) is ActStatus.SUSPENDED
    assert stayed.state(on).strands[0].compels == set()
    assert dated(stayed.open_time_limits(on)) == ()
    assert stage(stayed, on) is Stage.NON_COMPLIANCE
    lifted = stayed.record(events.OperationResumed(date=date(2026, 7, 1), case="T-1/26"))
    assert status(lifted, "C(2026) 1", date(2026, 7, 1)) is ActStatus.IN_FORCE
    assert status(stayed.record(DISMISSED), "C(2026) 1", JUDGED) is ActStatus.IN_FORCE
    short = begun.record(events.OperationSuspended(date=date(2026, 5, 4), until=date(2026, 5, 31)))
    assert [status(short, "C(2026) 1", day) for day in (date(2026, 5, 31), on)] == [
        ActStatus.SUSPENDED,
        ActStatus.IN_FORCE,
    ]
    with pytest.raises(NotAllowed, match="no action is pending"):
        case(FINDINGS, DECISION, events.OperationSuspended(date=on))


# Who, against what
@pytest.mark.parametrize(
    ("act", "against"),
    [
        (events.MonitoringOrdered(date=DECIDED), Contested.MONITORING),
        (events.Closed(date=DECIDED), Contested.CLOSURE),
        (events.TermsOfAccessSet(date=DECIDED), Contested.TERMS_OF_ACCESS),
    ],
)
def test_other_acts_can_be_contested_by_others_too(act: events.Event, against: Contested) -> None:
    sued = case(FINDINGS, act, events.ActionBrought(date=SUED, against=against, by="a researcher"))
    assert len(sued.state(SUED).strands[0].pending) == 1
    gone = sued.record(events.JudgmentGiven(date=JUDGED, outcome=Outcome.ANNULLED))
    assert gone.acts(JUDGED)[-1].status is ActStatus.ANNULLED
    assert stage(gone, JUDGED) is Stage.PRELIMINARY_FINDINGS


def test_three_actions_without_numbers_are_told_apart_by_who_brought_them() -> None:
    three = case(FINDINGS, DECISION, *(evolve(ACTION, case=None, by=name) for name in ("X", "xAI", "Elon Musk")))
    with pytest.raises(NotAllowed, match="case=, one of X, xAI, Elon Musk"):
        three.record(events.JudgmentGiven(date=JUDGED, outcome=Outcome.DISMISSED))
    two = three.record(events.JudgmentGiven(date=JUDGED, outcome=Outcome.DISMISSED, case="xAI"))
    assert [action.by for action in two.state(JUDGED).strands[0].pending] == ["X", "Elon Musk"]


def test_only_what_sets_an_amount_can_be_varied() -> None:
    bound = case(
        events.CommitmentsMadeBinding(date=DECIDED), events.ActionBrought(date=SUED, against=Contested.COMMITMENTS)
    )
    unfined = case(FINDINGS, evolve(DECISION, penalty=None), ACTION)
    for investigation in (bound, unfined):
        with pytest.raises(NotAllowed, match="there is no fine and no payment that could be varied"):
            investigation.record(events.JudgmentGiven(date=JUDGED, outcome=Outcome.VARIED, amount=Money(1, "EUR")))


def test_two_decisions_of_a_kind_have_to_be_told_apart() -> None:
    asked = [events.InformationRequested(date=DECIDED, by_decision=True, reference=name) for name in ("A", "B")]
    both = case(*asked)
    with pytest.raises(KeyError, match="A, B"):
        both.record(events.ActionBrought(date=SUED, against=Contested.INFORMATION_REQUEST))
    sued = both.record(events.ActionBrought(date=SUED, of="B", case="T-3/26"))
    gone = sued.record(evolve(ANNULLED, case="T-3/26"))
    assert [act.status for act in gone.acts(JUDGED)] == [ActStatus.IN_FORCE, ActStatus.ANNULLED]


def test_the_action_and_the_appeal_are_open_time_limits_where_notification_is_known() -> None:
    known = case(FINDINGS, evolve(DECISION, notified=DECIDED, comply_by=None))
    (limit,) = dated(known.open_time_limits(date(2026, 3, 2)))
    assert (limit.what, limit.due, limit.nature) == ("action for annulment", date(2026, 4, 13), events.Nature.RIGHT)
    assert dated(known.open_time_limits(date(2026, 4, 14))) == ()
    assert dated(known.record(ACTION).open_time_limits(SUED)) == ()
    others = known.record(evolve(ACTION, by="a competitor", date=date(2026, 3, 2)))
    assert [limit.what for limit in dated(others.open_time_limits(date(2026, 3, 2)))] == ["action for annulment"]
    judged = known.record(ACTION).record(evolve(DISMISSED, notified=JUDGED))
    (limit,) = dated(judged.open_time_limits(JUDGED))
    assert (limit.what, limit.due) == ("appeal", date(2029, 1, 15))
    (limit,) = dated(judged.record(APPEAL).open_time_limits(APPEALED))  # the other side keeps its own two months
    assert (limit.what, limit.due) == ("appeal", date(2029, 1, 15))
    assert dated(judged.record(APPEAL).open_time_limits(date(2029, 1, 16))) == ()
    silent = known.record(ACTION).record(DISMISSED).record(APPEAL)
    assert "appeal" not in {limit.what for limit in silent.open_time_limits(APPEALED)}


def test_an_action_far_out_of_time_is_recorded_with_its_defect() -> None:
    late = case(FINDINGS, evolve(DECISION, notified=DECIDED)).record(evolve(ACTION, date=date(2026, 9, 1)))
    assert "The time for an action was over on 13 April 2026" in str(late.defects(date(2026, 9, 1))[-1])
    assert events.Contested.NON_COMPLIANCE in late.state(date(2026, 9, 1)).strands[0].contestable
