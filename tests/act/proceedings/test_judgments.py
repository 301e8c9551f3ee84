"""Article 81: the Court, and what falls with a decision."""

from datetime import date

import pytest
from attrs import evolve

import dsa
from dsa import Investigation, Money, Stage, deadline
from dsa.act.proceedings import events
from dsa.errors import NotAllowed
from dsa.events import Contested, Outcome
from tests.act.proceedings.case_file import DAILY, DAY, FINE, bound, case, dated, decided, decision, findings, stage
from tests.standard import OPENED

sued = events.ActionBrought(date=OPENED, against=Contested.NON_COMPLIANCE, case="T-1/25")


# Article 81: the Court
def test_a_decision_annulled_falls_and_one_upheld_stands() -> None:
    fined = events.NonComplianceDecision(date=OPENED, action_plan_due=date(2024, 6, 14), penalty=FINE)
    before_court = case(findings, fined, sued)
    day = date(2025, 9, 1)

    def judged(outcome: Outcome, amount: Money | None = None) -> Investigation:
        return before_court.record(events.JudgmentGiven(date=day, outcome=outcome, amount=amount))

    for upheld in (judged(Outcome.DISMISSED), judged(Outcome.VARIED, Money(0, "EUR"))):
        assert stage(upheld, day) is Stage.NON_COMPLIANCE
        assert dated(upheld.open_time_limits(day))
    fallen = judged(Outcome.ANNULLED)
    assert (stage(fallen, day - DAY), stage(fallen, day)) == (Stage.NON_COMPLIANCE, Stage.PRELIMINARY_FINDINGS)
    assert dated(fallen.open_time_limits(day)) == ()
    assert "stand where they stood before it. [Article 266 TFEU]" in fallen.state(day).explain()
    assert fallen.state(day).steps[-1].after is Stage.PRELIMINARY_FINDINGS
    assert events.NonComplianceDecision in fallen.allowed(day)
    again = fallen.record(events.NonComplianceDecision(date=day + DAY))
    assert stage(again, day + DAY) is Stage.NON_COMPLIANCE
    assert [notice.id for notice in again.state(day + DAY).notices] == ["defect-before-end-of-hearing"]  # of the first


def test_what_hung_on_a_decision_falls_with_it() -> None:
    least = deadline(OPENED, "14 working days", calendar="EC").date
    day = least + DAY
    fallen = case(
        findings,
        decision,
        sued,
        events.ActionPlanReceived(date=OPENED),
        events.ActionPlanDecided(date=OPENED, sufficient=True),
        events.RestrictionViewsInvited(date=OPENED, views_due=least),
        events.JudgmentGiven(date=day, outcome=Outcome.ANNULLED),
    )
    imposed = fallen.record(events.PeriodicPenaltyImposed(date=day, penalty=evolve(DAILY, imposed=day)))
    assert imposed.defects(day)[-1].id == "defect-nothing-to-compel"
    again = fallen.record(events.NonComplianceDecision(date=day, action_plan_due=date(2024, 9, 2)))
    assert [limit.what for limit in dated(again.open_time_limits(day))] == [
        "action plan",
        "Board's opinion on the action plan",
        "Commission's decision on the action plan",
    ]
    opinion = again.allowed(day)["Shop"][events.BoardOpinionReceived]
    assert (opinion.allowed, opinion.contradiction) == (False, False)
    (annulled, _) = [act for act in again.acts(day) if isinstance(act.event, events.NonComplianceDecision)]
    late = again.record(events.BoardOpinionReceived(date=day, of=annulled.reference))
    assert late.defects(day)[-1].id == "defect-stage"
    assert again.record(events.RestrictionRequested(date=day)).defects(day)[-1].id == "defect-views-not-invited"


def test_commitments_annulled_open_the_proceedings_unless_they_went_on() -> None:
    action = events.ActionBrought(date=OPENED, against=Contested.COMMITMENTS, case="T-2/25")
    annulled = events.JudgmentGiven(date=OPENED, outcome=Outcome.ANNULLED, case="T-2/25")
    assert stage(case(bound, action, annulled)) is Stage.OPEN
    assert stage(case(bound, action, events.Reopened(date=OPENED), findings, annulled)) is Stage.PRELIMINARY_FINDINGS
    with pytest.raises(NotAllowed, match=r"Article 71\(2\)"):
        case(bound, action, annulled, events.Reopened(date=OPENED))


def test_annulling_a_request_changes_no_stage() -> None:
    request = events.InformationRequested(date=OPENED, by_decision=True)
    action = events.ActionBrought(date=OPENED, against=Contested.INFORMATION_REQUEST)
    state = case(request, action, events.JudgmentGiven(date=OPENED, outcome=Outcome.ANNULLED)).state(OPENED)
    assert (state.stage, state.notices, len(state.steps)) == (Stage.OPEN, (), 1)


def test_a_judgment_ends_the_action_that_it_names() -> None:
    second = events.ActionBrought(date=OPENED, against=Contested.NON_COMPLIANCE, case="T-3/25")
    both = case(findings, decision, sued, second)
    with pytest.raises(NotAllowed, match=r": it does not say which pending action it ends \(Article 263 TFEU\)"):
        both.record(events.JudgmentGiven(date=OPENED, outcome=Outcome.DISMISSED))
    with pytest.raises(NotAllowed, match="case=, one of T-1/25, T-3/25"):
        both.record(events.JudgmentGiven(date=OPENED, outcome=Outcome.DISMISSED, case="T-9/25"))
    ended = both.record(events.JudgmentGiven(date=OPENED, outcome=Outcome.DISMISSED, case="T-1/25"))
    assert [action.case for action in ended.state(OPENED).strands[0].pending] == ["T-3/25"]
    last = events.JudgmentGiven(date=OPENED, outcome=Outcome.DISMISSED)
    done = ended.record(last)
    assert done.state(OPENED).strands[0].last(events.JudgmentGiven) == last
    assert [act for act in done.state(OPENED).strands[0].latest if act.title == last.title] == [last]
    with pytest.raises(NotAllowed, match=r"no action is pending \(Article 263 TFEU\)"):
        done.record(events.JudgmentGiven(date=OPENED, outcome=Outcome.DISMISSED))


@pytest.mark.parametrize("against", Contested)
def test_an_action_needs_a_decision_of_that_kind(against: Contested) -> None:
    with pytest.raises(NotAllowed, match=r"no decision is recorded that could be brought before the Court"):
        case(events.InformationRequested(date=OPENED), events.ActionBrought(date=OPENED, against=against))
    before: dict[Contested, list[events.Event]] = {
        Contested.INFORMATION_REQUEST: [events.InformationRequested(date=OPENED, by_decision=True)],
        Contested.INSPECTION: [events.InspectionOrdered(date=OPENED)],
        Contested.INTERIM_MEASURES: [events.InterimMeasures(date=OPENED, until=None)],
        Contested.COMMITMENTS: [bound],
        Contested.NON_COMPLIANCE: [findings, decision],
        Contested.PROCEDURAL_FINE: [
            events.ProceduralFindings(date=OPENED),
            events.ProceduralFine(date=OPENED, penalty=FINE),
        ],
        Contested.PERIODIC_PENALTY: [
            events.InspectionOrdered(date=OPENED),
            events.PeriodicPenaltyImposed(date=OPENED, penalty=DAILY),
        ],
        Contested.DEFINITIVE_AMOUNT: [
            events.InspectionOrdered(date=OPENED),
            events.PeriodicPenaltyImposed(date=OPENED, penalty=DAILY),
            events.PeriodicPenaltyFixed(date=OPENED, amount=Money(1, "EUR")),
        ],
        Contested.MONITORING: [events.MonitoringOrdered(date=OPENED)],
        Contested.MEASURES: [findings, decision, events.MeasuresOrdered(date=OPENED)],
        Contested.ACTION_PLAN: [findings, decision, events.ActionPlanDecided(date=OPENED, sufficient=True)],
        Contested.CLOSURE: [events.Closed(date=OPENED)],
        Contested.TERMS_OF_ACCESS: [events.TermsOfAccessSet(date=OPENED)],
    }
    investigation = case(*before[against])
    assert (
        len(investigation.record(events.ActionBrought(date=OPENED, against=against)).state(OPENED).strands[0].pending)
        == 1
    )
    contestable = investigation.state(OPENED).strands[0].contestable
    possible = ", ".join(sorted(map(str, contestable)))
    for other in set(Contested) - contestable:
        refused = rf"of that kind is recorded \({other}\) \(Article 263 TFEU\)\. Possible: {possible}\."
        with pytest.raises(NotAllowed, match=refused):
            investigation.record(events.ActionBrought(date=OPENED, against=other))


def test_a_strand_whose_decision_is_annulled_stands_there_since_the_judgment() -> None:
    investigation = decided().record(dsa.events.ActionBrought(date=date(2024, 11, 4), against=Contested.NON_COMPLIANCE))
    investigation = investigation.record(dsa.events.JudgmentGiven(date=date(2026, 2, 4), outcome=Outcome.ANNULLED))
    (strand,) = investigation.state(date(2026, 2, 4)).strands
    assert (strand.stage, strand.since) == (dsa.Stage.PRELIMINARY_FINDINGS, date(2026, 2, 4))
