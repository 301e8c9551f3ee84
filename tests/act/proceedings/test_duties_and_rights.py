"""Open time limits: a duty stays, a right goes, what lapses lapses; not known is told from not running."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from dsa import DSA, Investigation, Money, Penalty, PenaltyKind, Period, Strand, events, i18n
from dsa.act.proceedings.file import time_limits
from dsa.ground.values import Parameter, Value
from tests.act.proceedings.case_file import dated
from tests.at_once import at_once
from tests.standard import SHOP

OPENED = date(2025, 1, 8)
SENT = events.PreliminaryFindings(date=date(2025, 5, 15), observations_due=date(2025, 7, 31))
DECISION = events.NonComplianceDecision(
    date=date(2025, 12, 5), found=[DSA.at(39)], action_plan_due=date(2026, 3, 5), reference="C"
)


def case(*happened: events.Event) -> Investigation:
    return Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(39)], events=happened)


def what(investigation: Investigation, on: date) -> list[str]:
    return [
        f"{limit.what} {limit.due} {limit.nature}{' overdue' * limit.overdue}"
        for limit in dated(investigation.open_time_limits(on))
    ]


def test_observations_are_a_right_and_the_views_of_the_board_a_duty() -> None:
    investigation = case(SENT)
    right, duty = (
        "observations on the preliminary findings 2025-07-31 right",
        "Board's views on the preliminary findings",
    )
    assert what(investigation, date(2025, 7, 31)) == [f"{duty} 2025-07-31 duty", right]
    assert what(investigation, date(2025, 8, 1)) == [f"{duty} 2025-07-31 duty overdue"]
    views, observations = dated(investigation.open_time_limits(date(2025, 7, 1)))
    for limit in (views, observations):  # they are no decision
        assert "The preliminary findings of 15 May 2025 name the day: 31 July 2025." in limit.explain()
    invited = case(
        evolve(SENT),
        evolve(DECISION, action_plan_due=None),
        events.RestrictionViewsInvited(date=date(2026, 1, 5), views_due=date(2026, 2, 2)),
    )
    assert what(invited, date(2026, 2, 2)) == ["views on the restriction of access 2026-02-02 right"]
    assert what(invited, date(2026, 2, 3)) == []


def test_a_period_whose_beginning_is_not_recorded_runs_and_a_month_from_receipt_does_not() -> None:
    investigation = case(SENT, evolve(DECISION, action_plan_due=None, action_plan_within="90 working days"))
    limits = {limit.what: limit for limit in dated(investigation.open_time_limits(date(2026, 5, 1)))}
    plan, board = limits["action plan"], limits["Board's opinion on the action plan"]
    assert str(plan) == "action plan: running, its end is not known (Shop)"
    assert (plan.due, plan.running, plan.overdue) == (None, True, False)
    assert "the day of that is not recorded" in plan.explain()
    assert str(board) == "Board's opinion on the action plan: not running yet (Shop)"
    assert (board.due, board.running) == (None, False)


def test_a_period_that_is_not_dated_rests_on_the_provision_under_which_it_was_set() -> None:
    plan = evolve(DECISION, action_plan_due=None, action_plan_within="90 working days")
    heard = evolve(SENT, observations_due=None, observations_within="30 days")
    asked = events.InformationRequested(date=date(2025, 2, 3), within="10 days", by_decision=True)
    for investigation, on, provision in (
        (case(SENT, plan), date(2026, 5, 1), DSA.at(75, 2)),
        (case(heard), date(2025, 6, 2), DSA.at(79, 2)),
        (case(asked), date(2025, 2, 4), DSA.at(67, 3)),
    ):
        (notice, *_) = [
            limit.notices[0] for limit in dated(investigation.open_time_limits(on)) if limit.citations[0] == provision
        ]
        assert notice.id == "runs-from-notification-unknown"
        assert "decision" not in str(notice.statement)  # findings and requests are none


def test_a_plan_that_suffices_has_a_time_even_where_its_end_is_not_public() -> None:
    accepted = events.ActionPlanDecided(date=date(2026, 4, 15), sufficient=True)
    investigation = case(SENT, DECISION, events.ActionPlanReceived(date=date(2026, 3, 2)), accepted)
    (limit,) = dated(investigation.open_time_limits(date(2028, 1, 3)))
    assert str(limit) == "implementation of the action plan: running, its end is not known (Shop)"
    assert limit.citations == (DSA.at(75, 3),)
    over = investigation.record(events.ActionPlanCarriedOut(date=date(2028, 1, 4)))
    assert dated(over.open_time_limits(date(2028, 1, 4))) == ()
    rejected = evolve(investigation, events=(*investigation.events[:-1], evolve(accepted, sufficient=False)))
    assert "implementation of the action plan" not in {
        limit.what for limit in dated(rejected.open_time_limits(date(2026, 5, 4)))
    }


def test_nothing_is_reckoned_from_a_receipt_whose_day_has_passed() -> None:
    investigation = case(SENT, DECISION)
    for on, said in ((date(2026, 3, 5), "runs-from-receipt"), (date(2026, 3, 6), "runs-from-receipt-unknown")):
        board = next(
            limit
            for limit in dated(investigation.open_time_limits(on))
            if limit.what == "Board's opinion on the action plan"
        )
        assert board.notices[0].id == said


def test_an_action_changes_no_stage_and_the_state_says_that_it_suspends_nothing() -> None:
    sued = case(SENT, DECISION, events.ActionBrought(date=date(2026, 2, 16), of="C", case="T-1/26"))
    before, after = sued.state(date(2026, 2, 15)), sued.state(date(2026, 2, 16))
    assert "action-does-not-suspend" not in [notice.id for notice in before.notices]
    assert (
        "An action brought on 16 February 2026 is pending before the Court (Shop): by itself it suspends nothing."
        in (after.explain())
    )
    assert after.stage is before.stage
    judged = sued.record(events.JudgmentGiven(date=date(2028, 2, 1), outcome=events.Outcome.DISMISSED))
    assert "action-does-not-suspend" not in [notice.id for notice in judged.state(date(2028, 2, 1)).notices]


def test_the_whole_account_says_what_has_become_of_a_fine() -> None:
    penalty = Penalty(kind=PenaltyKind.FINE, amount=Money(120, "EUR"), imposed=DECISION.date)
    fined = case(SENT, evolve(DECISION, penalty=penalty))
    assert "C: the amount is EUR 120.00 [Article 74(1) DSA]\n  Note: When C became final" in fined.explain(
        DECISION.date
    )
    assert "2026: no payments" not in fined.explain(DECISION.date)  # a fine alone
    sued = fined.record(events.ActionBrought(date=date(2026, 2, 16), of="C"))
    gone = sued.record(events.JudgmentGiven(date=date(2028, 2, 1), outcome=events.Outcome.ANNULLED))
    (state,) = gone.report(date(2028, 2, 1)).penalties
    assert state.amount is None
    assert "the amount is" not in gone.explain(date(2028, 2, 1))
    assert gone.explain(date(2028, 2, 1)).count("C does not stand on 1 February 2028: there is nothing to enforce") == 1


def test_the_whole_account_says_what_payments_have_come_to_and_why_nothing_can_be_said_of_them() -> None:
    day = date(2026, 3, 2)
    daily = Penalty(kind=PenaltyKind.PERIODIC, amount=Money(100, "EUR"), imposed=day)
    imposed = events.PeriodicPenaltyImposed(date=day, penalty=daily, runs_from=day, reference="P")
    inspected = events.InspectionOrdered(date=OPENED)
    told = case(inspected, imposed).explain(date(2026, 3, 3))
    assert "on 3 March 2026: EUR 200.00\n" in told
    assert "P: from 2 March 2026 to 3 March 2026, 2 × EUR 100.00 a day. So far: EUR 200.00." in told
    unknown = case(inspected, evolve(imposed, runs_from=None)).explain(date(2026, 3, 3))
    assert "on 3 March 2026: no payments whose first day is recorded" in unknown
    assert "P: the day from which the payments run is not recorded, so that nothing can be said of them." in unknown


def planned() -> Investigation:
    return case(
        SENT,
        DECISION,
        events.ActionPlanReceived(date=date(2026, 3, 2)),
        events.BoardOpinionReceived(date=date(2026, 3, 20)),
        events.ActionPlanDecided(date=date(2026, 4, 15), sufficient=True, implement_by=date(2026, 10, 15)),
    )


def test_a_plan_that_was_carried_out_is_over() -> None:
    carrying = planned()
    plan = "implementation of the action plan 2026-10-15 duty"
    assert what(carrying, date(2026, 10, 15)) == [plan]
    assert what(carrying, date(2026, 10, 16)) == [f"{plan} overdue"]
    day = date(2026, 10, 1)
    for event in (events.ActionPlanCarriedOut(date=day), events.SupervisionEnded(date=day)):
        assert what(carrying.record(event), date(2026, 12, 1)) == []
    audited = carrying.record(events.ActionPlanCarriedOut(date=day)).record(
        events.AuditReportSubmitted(date=date(2026, 12, 1))
    )
    ended = audited.record(events.SupervisionEnded(date=date(2027, 2, 1)))
    assert [str(act.status) for act in ended.acts(date(2027, 2, 1))][-1] == "ended"
    longer = carrying.record(
        events.TimeLimitExtended(date=date(2026, 9, 1), to=date(2026, 12, 15), of=carrying.acts(day)[-1].reference)
    )
    assert what(longer, day) == ["implementation of the action plan 2026-12-15 duty"]


def test_an_insufficient_plan_is_followed_by_another() -> None:
    refused = case(
        SENT,
        DECISION,
        events.ActionPlanReceived(date=date(2026, 3, 2)),
        events.ActionPlanDecided(date=date(2026, 4, 15), sufficient=False),
        events.ActionPlanReceived(date=date(2026, 5, 4)),
    )
    assert what(refused, date(2026, 5, 4)) == [
        "Board's opinion on the action plan 2026-06-04 duty",
        "Commission's decision on the action plan None duty",
    ]


def test_a_decision_on_the_plan_ends_the_months_where_it_stands_and_nowhere_else() -> None:
    months = ["Board's opinion on the action plan", "Commission's decision on the action plan"]
    strands = [Strand(name=name, articles=[DSA.at(39)]) for name in ("a", "b")]
    planned = evolve(
        case(SENT, DECISION, events.ActionPlanReceived(date=date(2026, 3, 2))), strands=strands, suspected=[DSA.at(39)]
    )
    day = date(2026, 3, 20)
    refused = planned.record(events.ActionPlanDecided(date=day, sufficient=False, strand="a", reference="P"))
    assert [(limit.strand, limit.what) for limit in dated(refused.open_time_limits(day))] == [
        ("b", what) for what in months
    ]
    whole = planned.record(events.ActionPlanDecided(date=day, sufficient=False, reference="P"))
    assert dated(whole.open_time_limits(day)) == ()
    sued = whole.record(events.ActionBrought(date=date(2026, 4, 1), of="P"))
    judged = sued.record(events.JudgmentGiven(date=date(2027, 4, 1), outcome=events.Outcome.ANNULLED))
    left = [limit for limit in judged.open_time_limits(date(2027, 4, 1)) if limit.what in months]
    assert [limit.strand for limit in left] == ["a", "b", "a", "b"]


def test_several_time_limits_of_a_decision_are_extended_by_name() -> None:
    both = case(SENT, evolve(DECISION, comply_by=date(2026, 6, 5)))
    longer = both.record(events.TimeLimitExtended(date=date(2026, 2, 2), what="action plan", to=date(2026, 4, 7)))
    assert [limit.due for limit in dated(longer.open_time_limits(date(2026, 2, 2))) if limit.due] == [
        date(2026, 4, 7),
        date(2026, 6, 5),
    ]
    assert [limit.due for limit in dated(longer.open_time_limits(date(2026, 2, 1))) if limit.due] == [
        date(2026, 3, 5),
        date(2026, 6, 5),
    ]


@at_once(
    ("ordered", "what"),
    [
        ({"due": date(2026, 4, 1)}, "measures of compliance"),
        ({"within": "30 days"}, "measures of compliance"),
        ({"inform_by": date(2026, 4, 1)}, "information on the measures intended"),
        ({"inform_within": "30 days"}, "information on the measures intended"),
    ],
)
def test_whatever_time_was_set_for_measures_can_be_extended(ordered: dict[str, Any], what: str) -> None:
    measures = events.MeasuresOrdered(date=date(2026, 1, 5), reference="measures", **ordered)
    longer = events.TimeLimitExtended(date=date(2026, 1, 12), of="measures", to=date(2026, 6, 1))
    for extension in (longer, evolve(longer, what=what)):
        extended = case(SENT, evolve(DECISION, action_plan_due=None), measures, extension)
        assert [(limit.what, limit.due) for limit in dated(extended.open_time_limits(date(2026, 1, 12)))] == [
            (what, date(2026, 6, 1))
        ]


def test_a_restriction_of_access_lasts_as_long_as_the_law_of_its_day_says(monkeypatch: pytest.MonkeyPatch) -> None:
    first, later = (
        Value(Period.parse(length), day)
        for length, day in (("4 weeks", date(2022, 11, 16)), ("6 weeks", date(2026, 7, 1)))
    )
    longer = Parameter("length of a restriction of access", DSA.at(51, 3), (first, later))
    monkeypatch.setattr(time_limits, "RESTRICTION_OF_ACCESS", longer)
    for day, end in ((date(2026, 6, 30), date(2026, 7, 28)), (date(2026, 7, 1), date(2026, 8, 12))):
        restricted = case(events.AccessRestricted(date=day, reference="order"))
        assert restricted.acts(end)[0].status is events.ActStatus.IN_FORCE
        assert restricted.acts(end + timedelta(days=1))[0].status is events.ActStatus.LAPSED


def test_the_whole_state_is_told_with_its_reasons_also_as_html() -> None:
    text = planned().explain(date(2026, 5, 4))
    assert "infringement found by decision" in text
    assert "C: in force (5 December 2025: non-compliance decision) [Article 73(1) DSA]" in text
    assert "implementation of the action plan: due 15 October 2026 (Shop)" in text
    html = planned().report(date(2026, 5, 4)).html()
    assert html.startswith('<div class="dsa-case" lang="en"><section><p><strong>on 4 May 2026')
    assert "<script" not in html
    german = planned().explain(date(2026, 5, 4), "de")
    assert german != text
    assert german.count(i18n.reservation("de")) == 1
    assert german.endswith(i18n.reservation("de"))
    assert i18n.reservation("en") not in text


def test_the_month_of_the_board_is_told_from_the_day_on_which_the_plan_is_due_however_it_was_set() -> None:
    decided = date(2026, 1, 5)
    within = events.NonComplianceDecision(date=decided, notified=decided, action_plan_within="P2M")
    named = events.NonComplianceDecision(date=decided, action_plan_due=date(2026, 3, 5))
    longer = events.TimeLimitExtended(date=date(2026, 2, 2), what="action plan", to=date(2026, 4, 7))

    def told(*happened: events.Event) -> list[object]:
        limits = case(SENT, *happened).open_time_limits(date(2026, 2, 2))
        (board,) = [limit for limit in limits if limit.what == "Board's opinion on the action plan"]
        return [notice.facts["day"] for notice in board.notices if notice.id == "runs-from-receipt"]

    assert told(named) == told(within) == [date(2026, 3, 5)]
    assert told(named, longer) == told(within, longer) == [date(2026, 4, 7)]


def test_a_report_tells_whose_a_time_limit_is_where_two_acts_have_one_of_the_name() -> None:
    decided = evolve(DECISION, notified=date(2025, 12, 5))
    measures = events.MeasuresOrdered(date=date(2025, 12, 5), notified=date(2025, 12, 5), inform_by=date(2026, 3, 12))
    lines = case(SENT, decided, measures).explain(date(2025, 12, 8)).splitlines()
    for called in ("C", "measures ordered of 5 December 2025"):
        assert f"{called}: action for annulment: due 16 February 2026 (Shop)" in lines
    assert "action plan: due 5 March 2026 (Shop)" in lines  # there is one alone
    german = case(SENT, decided, measures).explain(date(2025, 12, 8), "de")
    assert "C: Nichtigkeitsklage: " in german
    assert "measures ordered" not in german


def test_a_time_limit_tells_the_step_or_the_question_that_it_is_for() -> None:
    bound = events.CommitmentsMadeBinding(
        date=date(2025, 12, 5), steps=[("a register", date(2026, 2, 5)), ("an audit", date(2026, 2, 5))]
    )
    assert [str(limit) for limit in dated(case(SENT, bound).open_time_limits(date(2025, 12, 5)))] == [
        "commitment: due 5 February 2026 (Shop; a register)",
        "commitment: due 5 February 2026 (Shop; an audit)",
    ]


def test_two_actions_of_one_day_are_told_once() -> None:
    sued = [events.ActionBrought(date=date(2026, 2, 16), of="C", case="T-1/26")]
    sued.append(evolve(sued[0], case="T-2/26", by="Consumers"))
    notices = case(SENT, DECISION, *sued).state(date(2026, 2, 16)).notices
    assert [notice.id for notice in notices] == ["action-does-not-suspend"]


def test_views_that_a_request_has_overtaken_in_one_strand_are_still_open_in_the_other() -> None:
    last = date(2026, 2, 2)
    invited = evolve(
        case(SENT, DECISION, events.RestrictionViewsInvited(date=date(2026, 1, 5), views_due=last, reference="V")),
        strands=[Strand(name=name, articles=[DSA.at(39)]) for name in ("a", "b")],
    )
    requested = invited.record(events.RestrictionRequested(date=last, strand="a"))
    for investigation, expected in ((invited, ["a", "b"]), (requested, ["b"])):
        views = [limit.strand for limit in dated(investigation.open_time_limits(last)) if limit.act == "V"]
        assert views == expected


def test_a_time_limit_from_a_notification_that_is_to_come_rests_on_the_provision_under_which_it_was_set() -> None:
    asked = events.InformationRequested(
        date=date(2025, 2, 3), notified=date(2025, 2, 6), within="10 days", by_decision=True
    )
    (limit,) = dated(case(asked).open_time_limits(date(2025, 2, 5)))
    assert (limit.due, limit.running) == (None, False)
    (notice,) = limit.notices
    assert (notice.id, notice.citations[0]) == ("runs-from-notification-unknown", DSA.at(67, 3))


def test_hours_run_from_a_moment_that_is_asked_for_once_the_day_of_notification_is_known() -> None:
    asked = events.InformationRequested(date=date(2025, 2, 3), within="48 hours", by_decision=True)
    for notified, expected in ((None, "runs-from-notification-unknown"), (asked.date, "runs-from-moment-unknown")):
        limits = case(evolve(asked, notified=notified)).open_time_limits(date(2025, 2, 4))
        told = [notice.id for limit in limits for notice in limit.notices if notice.citations[0] == DSA.at(67, 3)]
        assert told == [expected]
