"""What a second implementation by hand found: each the shortest file that shows it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import dsa
from dsa import events
from dsa.errors import NotAllowed
from dsa.events import ActStatus, AppealOutcome, Compulsion, Event, Outcome, Stage
from tests.act.proceedings.case_file import dated

SHOP = dsa.Platform(name="Shop", provider=dsa.Provider(name="Shop Ltd"), kind=dsa.ServiceKind.MARKETPLACE)


def case(*recorded: Event) -> dsa.Investigation:
    """A case about risks and advertising."""
    return dsa.Investigation(
        platform=SHOP,
        opened=date(2025, 1, 7),
        suspected=[dsa.DSA.at(34, 1), dsa.DSA.at(39)],
        strands=[
            dsa.Strand(name="risks", articles=[dsa.DSA.at(34, 1)]),
            dsa.Strand(name="advertising", articles=[dsa.DSA.at(39)]),
        ],
        events=recorded,
    )


def status(investigation: dsa.Investigation, reference: str, on: date) -> ActStatus:
    """What has become of an act."""
    return next(act.status for act in investigation.acts(on) if act.reference == reference)


def test_reopening_one_strand_leaves_the_commitments_in_the_other() -> None:
    investigation = case(
        events.CommitmentsMadeBinding(date=date(2025, 3, 3), reference="commitments"),
        events.Reopened(date=date(2025, 5, 5), strand="risks"),
    )
    risks, advertising = investigation.state(date(2025, 5, 5)).strands
    assert Compulsion.COMMITMENTS not in risks.compels
    assert Compulsion.COMMITMENTS in advertising.compels
    assert status(investigation, "commitments", date(2025, 5, 5)) is ActStatus.IN_FORCE


def test_measures_renewed_in_one_strand_go_on_to_their_day_in_the_other() -> None:
    investigation = case(
        events.InterimMeasures(date=date(2025, 3, 3), until=date(2025, 6, 30), reference="measures"),
        events.InterimMeasuresRenewed(date=date(2025, 5, 5), until=date(2025, 9, 30), strand="risks", reference="more"),
    )
    assert status(investigation, "measures", date(2025, 5, 5)) is ActStatus.IN_FORCE
    limits = {(limit.strand, limit.act) for limit in dated(investigation.open_time_limits(date(2025, 5, 5)))}
    assert limits == {("risks", "more"), ("advertising", "measures")}


def test_proceedings_can_be_reopened_after_findings_on_the_commitments() -> None:
    investigation = case(
        events.CommitmentsMadeBinding(date=date(2025, 3, 3), strand="risks"),
        events.FindingsOnCommitments(date=date(2025, 5, 5), strand="risks"),
    )
    assert events.Reopened in investigation.allowed(date(2025, 5, 6))
    assert (
        investigation.record(events.Reopened(date=date(2025, 5, 6), strand="risks"))
        .state(date(2025, 5, 6))
        .strands[0]
        .stage
    )
    # What was made binding is no longer on offer.
    offered = case(
        events.CommitmentsOffered(date=date(2025, 2, 3), strand="risks"),
        events.CommitmentsMadeBinding(date=date(2025, 3, 3), strand="risks"),
        events.FindingsOnCommitments(date=date(2025, 5, 5), strand="risks"),
    )
    assert events.CommitmentsRejected not in offered.allowed(date(2025, 5, 6))


def test_findings_on_commitments_are_possible_after_a_decision_on_them() -> None:
    investigation = case(
        events.CommitmentsMadeBinding(date=date(2025, 3, 3), strand="risks"),
        events.FindingsOnCommitments(date=date(2025, 5, 5), strand="risks"),
        events.NonComplianceDecision(date=date(2025, 7, 7), strand="risks"),
    )
    assert events.FindingsOnCommitments in investigation.allowed(date(2025, 7, 8))  # before payments: 76(1)(d), 79(1)


def test_a_second_order_of_the_court_does_not_hide_the_first() -> None:
    investigation = case(
        events.MonitoringOrdered(date=date(2025, 3, 3), reference="order"),
        events.ActionBrought(date=date(2025, 4, 1), of="order", case="T-1/25"),
        events.OperationSuspended(date=date(2025, 4, 7), of="order"),
        events.OperationSuspended(date=date(2025, 5, 5), of="order", until=date(2025, 5, 30)),
    )
    assert status(investigation, "order", date(2025, 5, 31)) is ActStatus.SUSPENDED


def test_a_judgment_on_the_day_of_the_order_ends_the_suspension() -> None:
    investigation = case(
        events.MonitoringOrdered(date=date(2025, 3, 3), reference="order"),
        events.ActionBrought(date=date(2025, 4, 1), of="order", case="T-1/25"),
        events.OperationSuspended(date=date(2025, 5, 5), case="T-1/25"),
        events.JudgmentGiven(date=date(2025, 5, 5), case="T-1/25", outcome=Outcome.DISMISSED),
    )
    assert status(investigation, "order", date(2025, 5, 5)) is ActStatus.IN_FORCE


def test_effects_maintained_in_one_strand_are_no_annulment_of_the_act() -> None:
    investigation = case(
        events.MonitoringOrdered(date=date(2025, 3, 3), reference="order"),
        events.ActionBrought(date=date(2025, 4, 1), of="order", case="T-1/25"),
        events.JudgmentGiven(
            date=date(2026, 5, 5), strand="risks", case="T-1/25", outcome=Outcome.ANNULLED, effects_maintained=True
        ),
    )
    assert status(investigation, "order", date(2026, 5, 5)) is ActStatus.PARTLY_ANNULLED


def test_the_court_annuls_no_more_than_it_was_asked_to() -> None:
    investigation = case(
        events.MonitoringOrdered(date=date(2025, 3, 3), reference="order"),
        events.ActionBrought(date=date(2025, 4, 1), of="order", strand="risks", case="T-1/25"),
        events.JudgmentGiven(date=date(2026, 5, 5), case="T-1/25", outcome=Outcome.ANNULLED),
    )
    assert status(investigation, "order", date(2026, 5, 5)) is ActStatus.PARTLY_ANNULLED


@pytest.mark.parametrize("event", [events.MeasuresOrdered, events.ActionBrought])
def test_nothing_can_be_built_on_an_annulled_decision_that_is_named(event: Any) -> None:
    investigation = case(
        events.NonComplianceDecision(date=date(2025, 3, 3), strand="risks", reference="decision"),
        events.ActionBrought(date=date(2025, 4, 1), of="decision", case="T-1/25"),
        events.JudgmentGiven(date=date(2026, 5, 5), case="T-1/25", outcome=Outcome.ANNULLED),
    )
    with pytest.raises(NotAllowed):
        investigation.record(event(date=date(2026, 5, 6), of="decision"))


def test_the_time_to_be_heard_lasts_at_least_to_the_day_that_is_known() -> None:
    decision = events.NonComplianceDecision
    longer = case(
        events.PreliminaryFindings(date=date(2025, 3, 3), observations_due=date(2025, 4, 3), reference="findings"),
        events.TimeLimitExtended(date=date(2025, 3, 10), of="findings"),
    )
    assert decision not in longer.allowed(date(2025, 4, 3))
    period = case(events.PreliminaryFindings(date=date(2025, 3, 3), observations_within="P1M"))
    assert decision not in period.allowed(date(2025, 4, 3))
    assert decision in period.allowed(date(2025, 4, 4))


def test_findings_from_before_the_commitments_are_not_waited_for_after_reopening() -> None:
    investigation = case(
        events.PreliminaryFindings(date=date(2025, 3, 3), observations_due=date(2025, 4, 3), strand="risks"),
        events.CommitmentsMadeBinding(date=date(2025, 5, 5), strand="risks"),
        events.Reopened(date=date(2025, 7, 7), strand="risks"),
        events.PreliminaryFindings(
            date=date(2025, 8, 4), observations_due=date(2025, 9, 4), strand="risks", reference="new"
        ),
    )
    assert {limit.act for limit in dated(investigation.open_time_limits(date(2025, 8, 5)))} == {"new"}


def test_a_decision_revived_on_appeal_gives_the_stage_from_that_day() -> None:
    investigation = case(
        events.PreliminaryFindings(date=date(2025, 2, 3), strand="risks"),
        events.NonComplianceDecision(date=date(2025, 3, 3), strand="risks", reference="decision"),
        events.ActionBrought(date=date(2025, 4, 1), of="decision", case="T-1/25"),
        events.JudgmentGiven(date=date(2026, 5, 5), case="T-1/25", outcome=Outcome.ANNULLED),
        events.AppealBrought(date=date(2026, 6, 5), against="T-1/25", case="C-1/26 P"),
        events.AppealDecided(
            date=date(2027, 7, 1), case="C-1/26 P", outcome=AppealOutcome.SET_ASIDE, final=Outcome.DISMISSED
        ),
    )
    state = investigation.state(date(2027, 7, 2)).strands[0]
    assert (state.stage, state.since) == (Stage.NON_COMPLIANCE, date(2027, 7, 1))


def test_what_a_decision_on_a_plan_set_stays_due_when_another_plan_comes() -> None:
    investigation = case(
        events.NonComplianceDecision(
            date=date(2025, 3, 3), strand="risks", reference="decision", action_plan_due=date(2025, 4, 3)
        ),
        events.ActionPlanReceived(date=date(2025, 4, 3), of="decision"),
        events.ActionPlanDecided(
            date=date(2025, 6, 3), of="decision", reference="plan", sufficient=True, implement_by=date(2025, 12, 3)
        ),
        events.ActionPlanReceived(date=date(2025, 7, 3), of="decision"),
    )
    assert ("plan", date(2025, 12, 3)) in {
        (limit.act, limit.due) for limit in dated(investigation.open_time_limits(date(2025, 7, 4)))
    }


def duties(*recorded: Event) -> dsa.Investigation:
    """A case in which one strand is about two duties."""
    return dsa.Investigation(
        platform=SHOP,
        opened=date(2025, 1, 7),
        suspected=[dsa.DSA.at(34, 1), dsa.DSA.at(35, 1)],
        events=(
            events.PreliminaryFindings(date=date(2025, 2, 3)),
            events.NonComplianceDecision(date=date(2025, 3, 3), reference="decision"),
            events.ActionBrought(date=date(2025, 4, 1), of="decision", case="T-1/25"),
            events.ActionBrought(date=date(2025, 4, 2), of="decision", case="T-2/25", by="Consumers"),
            *recorded,
        ),
    )


def in_part(
    number: str, day: date, article: int, *, maintained: bool = False, until: date | None = None
) -> events.JudgmentGiven:
    """A judgment that annuls the decision as to one duty."""
    return events.JudgmentGiven(
        date=day,
        case=number,
        outcome=Outcome.ANNULLED,
        articles=[dsa.DSA.at(article, 1)],
        effects_maintained=maintained,
        maintained_until=until,
    )


@pytest.mark.parametrize("outright_first", [True, False])
def test_what_is_maintained_is_not_gone_because_the_rest_is_annulled(outright_first: bool) -> None:
    first, second = (35, 34) if outright_first else (34, 35)
    investigation = duties(
        in_part("T-2/25", date(2026, 5, 5), first, maintained=not outright_first),
        in_part("T-1/25", date(2026, 6, 8), second, maintained=outright_first),
    )
    assert status(investigation, "decision", date(2026, 5, 5)) is ActStatus.PARTLY_ANNULLED
    assert status(investigation, "decision", date(2026, 6, 8)) is ActStatus.EFFECTS_MAINTAINED
    assert investigation.state(date(2026, 6, 8)).strands[0].stage is Stage.NON_COMPLIANCE


def test_what_was_maintained_is_gone_after_its_day_together_with_the_rest() -> None:
    investigation = duties(
        in_part("T-1/25", date(2026, 5, 5), 34, maintained=True, until=date(2026, 12, 31)),
        in_part("T-2/25", date(2026, 6, 8), 35),
    )
    assert status(investigation, "decision", date(2026, 12, 31)) is ActStatus.EFFECTS_MAINTAINED
    assert status(investigation, "decision", date(2027, 1, 1)) is ActStatus.ANNULLED
    state = investigation.state(date(2027, 1, 1)).strands[0]
    assert (state.stage, state.since) == (Stage.PRELIMINARY_FINDINGS, date(2027, 1, 1))


@pytest.mark.parametrize("order", [("T-1/25", "T-2/25"), ("T-2/25", "T-1/25")])
def test_two_partial_annulments_are_a_whole_since_the_later_in_whatever_order_the_actions_came(
    order: tuple[str, str],
) -> None:
    investigation = duties(in_part(order[0], date(2026, 5, 5), 34), in_part(order[1], date(2026, 6, 8), 35))
    assert status(investigation, "decision", date(2026, 6, 7)) is ActStatus.PARTLY_ANNULLED
    state = investigation.state(date(2026, 7, 1)).strands[0]
    assert (state.stage, state.since) == (Stage.PRELIMINARY_FINDINGS, date(2026, 6, 8))


def test_a_judgment_that_keeps_effects_of_what_another_annuls_outright_keeps_nothing() -> None:
    investigation = duties(
        events.JudgmentGiven(date=date(2026, 5, 5), case="T-1/25", outcome=Outcome.ANNULLED, effects_maintained=True),
        in_part("T-2/25", date(2026, 6, 8), 35),
        # As to 34(1) the decision still stands while its effects are maintained.
    )
    assert status(investigation, "decision", date(2026, 6, 8)) is ActStatus.EFFECTS_MAINTAINED
    whole = duties(
        events.JudgmentGiven(date=date(2026, 5, 5), case="T-1/25", outcome=Outcome.ANNULLED, effects_maintained=True),
        events.JudgmentGiven(date=date(2026, 6, 8), case="T-2/25", outcome=Outcome.ANNULLED),
    )
    assert status(whole, "decision", date(2026, 6, 8)) is ActStatus.ANNULLED


def test_an_extension_for_a_plan_found_insufficient_lends_its_day_to_nothing_later() -> None:
    investigation = case(
        events.NonComplianceDecision(
            date=date(2025, 3, 3), strand="risks", reference="decision", action_plan_due=date(2025, 4, 3)
        ),
        events.TimeLimitExtended(date=date(2025, 3, 10), of="decision", to=date(2025, 9, 30)),
        events.ActionPlanReceived(date=date(2025, 4, 3), of="decision"),
        events.ActionPlanDecided(date=date(2025, 6, 3), of="decision", sufficient=False),
        events.ActionPlanReceived(date=date(2025, 8, 4), of="decision"),
        events.BoardOpinionReceived(date=date(2025, 8, 25), of="decision"),
    )
    assert dated(investigation.open_time_limits(date(2025, 6, 3))) == ()  # the Act sets no day for another plan
    board, commission = dated(investigation.open_time_limits(date(2025, 8, 4)))
    assert (board.due, commission.due) == (date(2025, 9, 4), None)
    (last,) = dated(investigation.open_time_limits(date(2025, 8, 25)))
    assert last.due == date(2025, 9, 25)


DAYS = [date(2026, 4, 19), date(2026, 4, 20), date(2026, 5, 26), date(2026, 5, 27), date(2026, 6, 25)]
ORDER = events.AccessRestricted(date=date(2026, 4, 1), reference="order")


@pytest.mark.parametrize("named", ["first", "order"])
def test_a_restriction_of_access_is_extended_by_four_weeks_each_time(named: str) -> None:
    investigation = case(
        ORDER,
        events.AccessRestricted(date=date(2026, 4, 20), of="order", reference="first"),
        events.AccessRestricted(date=date(2026, 5, 27), of=named, reference="second"),
    )
    ends = {day: {(limit.act, limit.due) for limit in dated(investigation.open_time_limits(day))} for day in DAYS}
    assert ends == {
        date(2026, 4, 19): {("order", date(2026, 4, 29))},
        date(2026, 4, 20): {("first", date(2026, 5, 27))},
        date(2026, 5, 26): {("first", date(2026, 5, 27))},
        date(2026, 5, 27): {("second", date(2026, 6, 24))},
        date(2026, 6, 25): set(),
    }
    assert investigation.defects(date(2026, 5, 27)) == ()
    assert [status(investigation, reference, date(2026, 6, 24)) for reference in ("order", "first", "second")] == [
        ActStatus.ENDED,
        ActStatus.ENDED,
        ActStatus.IN_FORCE,
    ]
    assert status(investigation, "second", date(2026, 6, 25)) is ActStatus.LAPSED


def test_a_restriction_that_is_over_cannot_be_extended() -> None:
    investigation = case(
        ORDER, events.AccessRestricted(date=date(2026, 4, 30), of="order", strand="risks", reference="late")
    )
    (defect,) = investigation.defects(date(2026, 4, 30))
    assert str(dsa.DSA.at(51, 3)) in map(str, defect.citations)
    (limit,) = dated(investigation.open_time_limits(date(2026, 4, 30)))
    assert (limit.act, limit.due) == ("late", date(2026, 5, 28))
    # What the extension names must be a restriction of access.
    with pytest.raises(dsa.errors.InvalidValue):
        case(events.MonitoringOrdered(date=date(2026, 4, 1), reference="data")).record(
            events.AccessRestricted(date=date(2026, 4, 2), of="data")
        )


def test_a_restriction_that_extends_none_has_its_own_four_weeks() -> None:
    investigation = case(ORDER, events.AccessRestricted(date=date(2026, 4, 20), reference="another"))
    assert {(limit.act, limit.due) for limit in dated(investigation.open_time_limits(date(2026, 4, 20)))} == {
        ("order", date(2026, 4, 29)),
        ("another", date(2026, 5, 18)),
    }
    extended = case(ORDER, events.AccessRestricted(date=date(2026, 4, 20), of="order", strand="risks"))
    due = {(limit.strand, limit.due) for limit in dated(extended.open_time_limits(date(2026, 4, 20)))}
    assert due == {("risks", date(2026, 5, 27)), ("advertising", date(2026, 4, 29))}
    (late,) = dated(
        extended.record(
            events.AccessRestricted(date=date(2026, 4, 21), of="order", strand="advertising", reference="other")
        ).open_time_limits(date(2026, 4, 30))
    )[1:]
    assert (late.act, late.due) == ("other", date(2026, 5, 27))  # four weeks: the other extension is not its own


def test_a_decision_whose_plan_is_decided_on_waits_for_no_other() -> None:
    def concerns(sufficient: bool, *between: Event) -> set[str | None]:
        """The decisions on whose plan the Board has to give its opinion, after a plan that names none."""
        investigation = case(
            events.NonComplianceDecision(
                date=date(2025, 3, 3), strand="risks", reference="old", action_plan_due=date(2025, 4, 3)
            ),
            events.ActionPlanDecided(date=date(2025, 5, 5), of="old", sufficient=sufficient),
            *between,
            events.NonComplianceDecision(
                date=date(2025, 7, 7), strand="risks", reference="new", action_plan_due=date(2025, 9, 8)
            ),
            events.ActionPlanReceived(date=date(2025, 8, 4), strand="risks"),
        )
        limits = dated(investigation.open_time_limits(date(2025, 8, 5)))
        return {limit.act for limit in limits if limit.due == date(2025, 9, 4)}

    assert concerns(True) == {"new"}  # that the sufficient plan was received is presupposed
    another = events.ActionPlanReceived(date=date(2025, 6, 2), of="old")
    assert concerns(False, another) == {"new"}
    with pytest.raises(dsa.errors.AmbiguousName):
        concerns(False)


def test_what_is_annulled_in_one_strand_and_has_fallen_in_the_other_has_fallen() -> None:
    investigation = case(
        events.NonComplianceDecision(date=date(2025, 3, 3), reference="decision"),
        events.MeasuresOrdered(date=date(2025, 3, 4), of="decision", reference="measures"),
        events.ActionBrought(date=date(2025, 4, 1), of="measures", strand="risks", case="T-1/25"),
        events.ActionBrought(date=date(2025, 4, 2), of="decision", strand="advertising", case="T-2/25"),
        events.JudgmentGiven(date=date(2026, 5, 5), case="T-1/25", outcome=Outcome.ANNULLED),
        events.JudgmentGiven(date=date(2026, 6, 8), case="T-2/25", outcome=Outcome.ANNULLED),
    )
    assert status(investigation, "measures", date(2026, 6, 7)) is ActStatus.PARTLY_ANNULLED
    fallen = next(act for act in investigation.acts(date(2026, 6, 8)) if act.reference == "measures")
    assert (fallen.status, fallen.by) == (ActStatus.FALLEN, investigation.events[-1])


def test_a_strand_closed_before_commitments_bound_again_is_bound_since_then() -> None:
    investigation = case(
        events.CommitmentsMadeBinding(date=date(2025, 3, 3), strand="risks", reference="commitments"),
        events.ActionBrought(date=date(2025, 4, 1), of="commitments", case="T-1/25"),
        events.JudgmentGiven(date=date(2026, 5, 5), case="T-1/25", outcome=Outcome.ANNULLED),
        events.Closed(date=date(2026, 6, 8), strand="risks"),
        events.AppealBrought(date=date(2026, 7, 6), against="T-1/25", case="C-1/26 P"),
        events.AppealDecided(
            date=date(2027, 7, 1), case="C-1/26 P", outcome=AppealOutcome.SET_ASIDE, final=Outcome.DISMISSED
        ),
    )
    closed, bound = (investigation.state(day).strands[0] for day in (date(2027, 6, 30), date(2027, 7, 1)))
    assert (closed.stage, closed.since) == (Stage.CLOSED, date(2026, 6, 8))
    assert (bound.stage, bound.since) == (Stage.COMMITMENTS_BINDING, date(2027, 7, 1))


def test_a_decision_on_appeal_that_names_none_is_refused_where_several_are_pending() -> None:
    investigation = case(
        events.MonitoringOrdered(date=date(2025, 3, 3), reference="order"),
        events.ActionBrought(date=date(2025, 4, 1), of="order", case="T-1/25"),
        events.ActionBrought(date=date(2025, 4, 2), of="order", case="T-2/25", by="Consumers"),
        events.JudgmentGiven(date=date(2026, 5, 5), case="T-1/25", outcome=Outcome.DISMISSED),
        events.JudgmentGiven(date=date(2026, 5, 5), case="T-2/25", outcome=Outcome.DISMISSED),
        events.AppealBrought(date=date(2026, 6, 8), against="T-1/25", case="C-1/26 P"),
        events.AppealBrought(date=date(2026, 6, 8), against="T-2/25", case="C-2/26 P"),
        events.AppealBrought(date=date(2026, 6, 9), against="T-2/25", case="C-3/26 P", by="Consumers"),
    )
    with pytest.raises(NotAllowed, match="C-1/26 P, C-2/26 P, C-3/26 P"):
        investigation.record(events.AppealDecided(date=date(2027, 7, 1), outcome=AppealOutcome.DISMISSED))


@pytest.mark.parametrize("by_decision", [True, False])
def test_payments_compel_no_answer_to_a_simple_request(by_decision: bool) -> None:
    investigation = case(
        events.InformationRequested(date=date(2025, 2, 3), reference="request", by_decision=by_decision),
        events.PreliminaryFindings(date=date(2025, 3, 3), observations_due=date(2025, 4, 3)),
        events.PeriodicPenaltyImposed(
            date=date(2025, 5, 5),
            of="request",
            penalty=dsa.Penalty(kind=dsa.PenaltyKind.PERIODIC, amount=dsa.Money(100, "EUR"), imposed=date(2025, 5, 5)),
        ),
    )
    defects = {defect.id for defect in investigation.defects(date(2025, 5, 5))}
    assert defects == (set() if by_decision else {"defect-nothing-to-compel"})


@pytest.mark.parametrize("judged", ["at once", "closing first", "decision first"])
def test_findings_after_a_closing_are_the_stage_since_they_were_adopted_though_both_conclusions_fall(
    judged: str,
) -> None:
    dates = {
        "at once": {"decision": date(2026, 6, 30), "closing": date(2026, 6, 30)},
        "closing first": {"decision": date(2026, 6, 30), "closing": date(2026, 6, 1)},
        "decision first": {"decision": date(2026, 6, 1), "closing": date(2026, 6, 30)},
    }[judged]
    judgments = [
        events.JudgmentGiven(date=on, case={"decision": "T-1/26", "closing": "T-2/26"}[name], outcome=Outcome.ANNULLED)
        for name, on in sorted(dates.items(), key=lambda item: item[1])
    ]
    investigation = case(
        events.NonComplianceDecision(date=date(2025, 2, 25), reference="decision", strand="risks"),
        events.Closed(date=date(2025, 8, 25), reference="closing", strand="risks"),
        events.PreliminaryFindings(date=date(2025, 12, 25), strand="risks"),
        events.ActionBrought(date=date(2026, 5, 10), of="decision", case="T-1/26"),
        events.ActionBrought(date=date(2026, 5, 11), of="closing", case="T-2/26"),
        *judgments,
    )
    risks, _ = investigation.state(date(2026, 12, 1)).strands
    assert risks.stage is Stage.PRELIMINARY_FINDINGS
    # Where the closing falls first, the decision is the last word on the strand again until it falls, too.
    assert risks.since == (date(2026, 6, 30) if judged == "closing first" else date(2025, 12, 25))


def test_a_judgment_on_a_strand_says_nothing_of_a_decision_in_another() -> None:
    investigation = case(
        events.CommitmentsMadeBinding(date=date(2025, 3, 3), reference="commitments"),
        events.NonComplianceDecision(date=date(2025, 5, 5), reference="decision", strand="advertising"),
        events.ActionBrought(date=date(2025, 6, 2), of=["decision", "commitments"]),
        events.JudgmentGiven(date=date(2026, 6, 2), strand="risks", outcome=Outcome.ANNULLED),
    )
    assert status(investigation, "decision", date(2026, 6, 2)) is ActStatus.IN_FORCE
    measures = events.MeasuresOrdered(date=date(2026, 7, 1), strand=["risks", "advertising"], reference="measures")
    assert status(investigation.record(measures), "measures", date(2026, 7, 1)) is ActStatus.IN_FORCE


def test_a_stage_goes_on_through_a_ruling_that_takes_the_place_of_another() -> None:
    investigation = case(
        events.CommitmentsMadeBinding(date=date(2025, 3, 3), reference="commitments"),
        events.ActionBrought(date=date(2025, 4, 1), of="commitments", case="T-1/25"),
        events.ActionBrought(date=date(2025, 4, 2), of="commitments", case="T-2/25"),
        events.JudgmentGiven(date=date(2026, 1, 30), case="T-1/25", outcome=Outcome.ANNULLED),
        events.JudgmentGiven(
            date=date(2026, 4, 30),
            case="T-2/25",
            outcome=Outcome.ANNULLED,
            effects_maintained=True,
            maintained_until=date(2026, 5, 15),
        ),
        events.AppealBrought(date=date(2026, 6, 1), against="T-1/25", case="C-1/26 P"),
        events.AppealDecided(
            date=date(2026, 9, 21), case="C-1/26 P", outcome=AppealOutcome.SET_ASIDE, final=Outcome.ANNULLED
        ),
    )
    risks, _ = investigation.state(date(2026, 12, 1)).strands
    assert (risks.stage, risks.since) == (Stage.OPEN, date(2026, 1, 30))


def test_a_strand_is_back_where_it_was_from_the_day_after_effects_are_maintained() -> None:
    investigation = case(
        events.CommitmentsMadeBinding(date=date(2025, 3, 3), reference="commitments"),
        events.ActionBrought(date=date(2025, 4, 1), of="commitments"),
        events.JudgmentGiven(
            date=date(2026, 4, 30),
            outcome=Outcome.ANNULLED,
            effects_maintained=True,
            maintained_until=date(2026, 5, 15),
        ),
    )
    last, first = (investigation.state(day).strands[0] for day in (date(2026, 5, 15), date(2026, 5, 16)))
    assert (last.stage, last.since) == (Stage.COMMITMENTS_BINDING, date(2025, 3, 3))
    assert (first.stage, first.since) == (Stage.OPEN, date(2026, 5, 16))
    assert first.annulled_by == investigation.events[-1]


def test_payments_do_not_fall_in_a_strand_in_which_they_never_were() -> None:
    investigation = case(
        events.NonComplianceDecision(date=date(2025, 3, 3), reference="decision"),
        events.ActionBrought(date=date(2025, 5, 2), of="decision"),
        events.PeriodicPenaltyImposed(
            date=date(2025, 9, 30),
            strand="risks",
            of="decision",
            penalty=dsa.Penalty(kind=dsa.PenaltyKind.PERIODIC, amount=dsa.Money(100, "EUR"), imposed=date(2025, 9, 30)),
            reference="payments",
        ),
        events.JudgmentGiven(date=date(2026, 1, 17), strand="advertising", outcome=Outcome.ANNULLED),
    )
    fixed = events.PeriodicPenaltyFixed(
        date=date(2026, 4, 19), strand=["risks", "advertising"], amount=dsa.Money(100, "EUR"), reference="amount"
    )
    assert status(investigation.record(fixed), "amount", date(2026, 4, 19)) is ActStatus.IN_FORCE


def test_payments_run_again_when_the_effects_of_the_conclusion_are_no_longer_maintained() -> None:
    """The decision had put an end to the measures that they compel; from 3 March on nothing of it is left."""
    investigation = case(
        events.InterimMeasures(date=date(2025, 1, 8), until=None, end_not_public=True, reference="measures"),
        events.PeriodicPenaltyImposed(
            date=date(2025, 2, 3),
            of="measures",
            penalty=dsa.Penalty(kind=dsa.PenaltyKind.PERIODIC, amount=dsa.Money(100, "EUR"), imposed=date(2025, 2, 3)),
            runs_from=date(2025, 12, 21),
        ),
        events.NonComplianceDecision(date=date(2025, 3, 3), reference="decision"),
        events.ActionBrought(date=date(2025, 5, 2), of="decision"),
        events.JudgmentGiven(
            date=date(2026, 2, 10), outcome=Outcome.ANNULLED, effects_maintained=True, maintained_until=date(2026, 3, 2)
        ),
    )
    days = {day: investigation.accrued(day).payments[0].days for day in (date(2026, 3, 2), date(2026, 3, 4))}
    assert days == {date(2026, 3, 2): 0, date(2026, 3, 4): 2}
