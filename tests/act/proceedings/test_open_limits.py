"""Time limits that run in proceedings: Article 75, what answers what, and each with its article."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

import dsa
from dsa import DSA, Citation, Investigation, OpenTimeLimit, Strand, deadline
from dsa.act.proceedings import events
from dsa.events import NonComplianceDecision, PreliminaryFindings
from dsa.ground.citations import TFEU
from tests.act.proceedings.case_file import DAY, case, dated, decided, decision, findings
from tests.standard import OPENED, SHOP


def limits(investigation: Investigation, on: date) -> dict[str, dsa.OpenTimeLimit]:
    return {limit.what: limit for limit in dated(investigation.open_time_limits(on))}


# Article 75: plans that come again
def test_a_second_plan_starts_the_months_again() -> None:
    def due(investigation: Investigation, on: date) -> dict[str, date | None]:
        return {limit.what: limit.due for limit in dated(investigation.open_time_limits(on))}

    first = case(
        findings,
        events.NonComplianceDecision(date=OPENED, action_plan_due=date(2024, 6, 14), comply_by=date(2024, 7, 1)),
        events.MeasuresReported(date=date(2024, 5, 1)),
        events.ActionPlanReceived(date=date(2024, 6, 3)),
        events.BoardOpinionReceived(date=date(2024, 6, 20)),
        events.ActionPlanDecided(date=date(2024, 7, 15), sufficient=False),
    )
    assert "compliance with the decision" in due(first, date(2024, 4, 30))
    assert "compliance with the decision" not in due(first, date(2024, 5, 1))
    assert due(first, date(2024, 7, 14)) == {"Commission's decision on the action plan": date(2024, 7, 22)}
    assert due(first, date(2024, 7, 15)) == {}
    same_day = case(
        findings,
        events.NonComplianceDecision(date=OPENED, action_plan_due=date(2024, 6, 14)),
        events.ActionPlanReceived(date=OPENED),
        events.ActionPlanDecided(date=OPENED, sufficient=True, implement_by=date(2024, 12, 2)),
    )
    assert due(same_day, OPENED) == {"implementation of the action plan": date(2024, 12, 2)}
    again = first.record(events.ActionPlanReceived(date=date(2024, 9, 2)))
    assert due(again, date(2024, 9, 2)) == {
        "Board's opinion on the action plan": date(2024, 10, 2),
        "Commission's decision on the action plan": None,
    }


def test_what_answers_comes_after_what_it_answers_in_the_order_of_one_day() -> None:
    def open_after(*happened: events.Event) -> list[str]:
        return [limit.what for limit in dated(case(*happened).open_time_limits(OPENED))]

    ordered = events.MeasuresOrdered(date=OPENED, due=date(2024, 5, 1))
    reported = events.MeasuresReported(date=OPENED)
    assert open_after(findings, decision, ordered, reported) == []
    assert open_after(findings, decision, reported, ordered) == ["measures of compliance"]
    heard = events.PreliminaryFindings(date=OPENED, observations_due=date(2024, 5, 1))
    answers = [events.ObservationsSubmitted(date=OPENED), events.BoardViewsSubmitted(date=OPENED)]
    assert open_after(heard, *answers) == []
    assert open_after(findings, *answers, heard) == [
        "Board's views on the preliminary findings",
        "observations on the preliminary findings",
    ]
    plan, opinion = events.ActionPlanReceived(date=OPENED), events.BoardOpinionReceived(date=OPENED)
    refused = events.ActionPlanDecided(date=OPENED, sufficient=False)
    both = ["Board's opinion on the action plan", "Commission's decision on the action plan"]
    assert open_after(findings, decision, plan, opinion) == both[1:]
    assert open_after(findings, decision, plan, opinion, plan) == both
    assert open_after(findings, decision, plan, opinion, refused) == []
    assert open_after(findings, decision, plan, opinion, refused, plan) == both


def test_views_on_a_second_restriction_are_due_though_a_first_was_requested() -> None:
    invited = events.RestrictionViewsInvited(date=OPENED, views_due=date(2024, 4, 30))
    requested = events.RestrictionRequested(date=date(2024, 5, 2))
    again = events.RestrictionViewsInvited(date=date(2024, 6, 3), views_due=date(2024, 7, 1))
    investigation = case(findings, decision, invited, requested, again)
    assert dated(investigation.open_time_limits(date(2024, 5, 2))) == ()
    assert [str(limit) for limit in dated(investigation.open_time_limits(date(2024, 6, 3)))] == [
        "views on the restriction of access: due 1 July 2024 (Shop)"
    ]


def test_nobody_is_asked_for_views_on_a_restriction_that_was_requested_before_they_were_due() -> None:
    invited = events.RestrictionViewsInvited(date=OPENED, views_due=date(2024, 4, 30))
    early = case(findings, decision, invited, events.RestrictionRequested(date=date(2024, 4, 22)))
    on_the_eve, on_the_day = (dated(early.open_time_limits(date(2024, 4, day))) for day in (21, 22))
    assert [limit.what for limit in on_the_eve] == ["views on the restriction of access"]
    assert on_the_day == ()


def test_each_time_limit_after_a_decision_is_explained_with_its_article() -> None:
    def only(*happened: events.Event) -> OpenTimeLimit:
        [limit] = dated(case(findings, decision, *happened).open_time_limits(OPENED))
        return limit

    carried_out = only(events.ActionPlanDecided(date=OPENED, sufficient=True, implement_by=date(2024, 12, 2)))
    assert (carried_out.what, carried_out.steps[0].citation) == ("implementation of the action plan", DSA.at(75, 3))
    kept = only(events.MonitoringOrdered(date=OPENED, until=date(2024, 5, 1)))
    assert (kept.what, kept.steps[0].citation) == ("end of the monitoring order", DSA.at(72, 1))
    day = date(2040, 1, 9)
    received = case(findings, decision, events.ActionPlanReceived(date=day), events.BoardOpinionReceived(date=day))
    [month] = dated(received.open_time_limits(day))
    reckoned = deadline(day, "P1M", calendar="EC", beyond="project")
    assert (month.due, month.steps[1:], month.notices) == (reckoned.date, reckoned.steps, reckoned.notices)
    assert month.steps[0].citation == DSA.at(75, 3)
    assert month.notices[0].id == "uncertain-holiday-list"
    assert month.strand == "Shop"
    first = events.InterimMeasures(date=OPENED, until=date(2024, 6, 1))
    renewed = events.InterimMeasuresRenewed(date=OPENED, until=date(2024, 9, 1))
    for measures, article in ((case(first), DSA.at(70, 1)), (case(first, renewed), DSA.at(70, 2))):
        assert [limit.steps[0].citation for limit in dated(measures.open_time_limits(OPENED))] == [article]


def test_measures_ordered_wait_for_notification_or_name_their_day() -> None:
    def told(**arguments: Any) -> list[str]:
        ordered = events.MeasuresOrdered(date=OPENED, **arguments)
        return [str(limit) for limit in dated(case(findings, decision, ordered).open_time_limits(OPENED))]

    assert told(due=date(2024, 5, 1)) == ["measures of compliance: due 1 May 2024 (Shop)"]
    assert told(within="60 working days") == ["measures of compliance: running, its end is not known (Shop)"]
    assert told(within="P1M", notified=OPENED) == [
        "measures of compliance: due 15 April 2024 (Shop)",
        "action for annulment: due 24 May 2024 (Shop)",
    ]
    assert told() == []
    reported = case(
        findings,
        decision,
        events.MeasuresReported(date=OPENED),
        events.MeasuresOrdered(date=OPENED + DAY, due=date(2024, 5, 1)),
    )
    assert len(dated(reported.open_time_limits(OPENED + DAY))) == 1
    kept = case(events.MonitoringOrdered(date=OPENED, until=date(2024, 5, 1)))
    assert [len(dated(kept.open_time_limits(day))) for day in (date(2024, 5, 1), date(2024, 5, 2))] == [1, 0]


@pytest.mark.parametrize("notified", [None, date(2040, 1, 9)])
def test_a_period_that_a_decision_sets_is_counted_from_its_notification_and_says_so(notified: date | None) -> None:
    ordered = events.MeasuresOrdered(date=OPENED, within="P1M", notified=notified)
    asked = case(findings, decision, ordered).open_time_limits(notified or OPENED)
    [limit] = [limit for limit in asked if limit.what == "measures of compliance"]
    if notified is None:
        assert (limit.due, limit.steps) == (None, ())
        assert [notice.id for notice in limit.notices] == ["runs-from-notification-unknown"]
    else:
        reckoned = deadline(notified, "P1M", calendar="EC", beyond="project")
        assert (limit.due, limit.steps) == (reckoned.date, reckoned.steps)
        assert [notice.id for notice in limit.notices][:2] == ["counted-from-notification", "uncertain-holiday-list"]


def test_a_day_that_a_decision_names_rests_on_the_article_of_what_is_due() -> None:
    planned = events.NonComplianceDecision(date=OPENED, action_plan_due=date(2024, 6, 14), comply_by=date(2024, 7, 1))
    due = dated(
        case(findings, planned, events.MeasuresOrdered(date=OPENED, due=date(2024, 5, 1))).open_time_limits(OPENED)
    )
    assert [(limit.what, limit.due, str(limit.steps[0].citation)) for limit in due if limit.due] == [
        ("measures of compliance", date(2024, 5, 1), "Article 73(3) DSA"),
        ("action plan", date(2024, 6, 14), "Article 75(2) DSA"),
        ("compliance with the decision", date(2024, 7, 1), "Article 73(3) DSA"),
    ]
    assert {limit.steps[1].citation for limit in due if limit.due} == {
        Citation.parse("Article 5(2) Regulation 1182/71")
    }
    assert {limit.strand for limit in due} == {"Shop"}


@pytest.mark.parametrize(
    ("articles", "found", "asked"),
    [
        ((DSA.at(16),), (), False),
        ((DSA.at(34),), (), True),
        ((), (), True),  # the strand names no articles: not known
        ((DSA.at(16), DSA.at(34)), (DSA.at(16),), False),  # suspected of both, found of one
        ((DSA.at(16), DSA.at(34)), (DSA.at(34, 1),), True),
    ],
)
def test_an_action_plan_is_for_infringements_of_section_5(
    articles: tuple[Citation, ...], found: tuple[Citation, ...], asked: bool
) -> None:
    investigation = Investigation(
        platform=SHOP,
        opened=OPENED,
        suspected=[DSA.at(16), DSA.at(34)],
        strands=[Strand(name="a", articles=articles)],
        events=[findings, events.NonComplianceDecision(date=OPENED, found=found)],
    )
    plan = events.ActionPlanReceived(date=OPENED + DAY)
    for event in (plan, events.ActionPlanDecided(date=OPENED + DAY, sufficient=True)):
        assert (type(event) in investigation.allowed(OPENED + DAY)) is asked
        if asked:
            investigation.record(event)
        else:
            assert investigation.record(event).defects(OPENED + DAY)[-1].citations == (DSA.at(75, 1),)
    if asked:
        opinion = investigation.record(plan).record(events.BoardOpinionReceived(date=OPENED + DAY))
        assert [limit.what for limit in dated(opinion.open_time_limits(OPENED + DAY))] == [
            "Commission's decision on the action plan"
        ]


def test_an_action_plan_is_due_under_article_75_and_measures_under_article_73() -> None:
    investigation = decided().record(dsa.events.MeasuresOrdered(date=date(2024, 9, 2), due=date(2024, 11, 4)))
    limits = {limit.what: limit for limit in dated(investigation.open_time_limits(date(2024, 9, 3)))}
    assert limits["action plan"].steps[0].citation == DSA.at(75, 2)
    assert limits["measures of compliance"].steps[0].citation == DSA.at(73, 3)


def test_a_period_that_a_decision_sets_says_how_it_was_counted() -> None:
    ordered = dsa.events.MeasuresOrdered(date=date(2024, 9, 2), within=dsa.Period(months=1), notified=date(2024, 9, 3))
    limits = {limit.what: limit for limit in dated(decided().record(ordered).open_time_limits(date(2024, 9, 4)))}
    measures = limits["measures of compliance"]
    assert (measures.steps[0].before, measures.steps[-1].after) == (date(2024, 9, 3), date(2024, 10, 3))


def test_each_time_limit_that_a_decision_names_has_its_article() -> None:
    investigation = Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34, 1)])
    investigation = investigation.record(PreliminaryFindings(date=date(2024, 6, 3), observations_due=date(2024, 7, 1)))
    observations = limits(investigation, date(2024, 6, 4))["observations on the preliminary findings"]
    assert (observations.due, observations.steps[0].citation) == (date(2024, 7, 1), DSA.at(79, 2))
    investigation = investigation.record(NonComplianceDecision(date=date(2024, 9, 2), comply_by=date(2024, 12, 2)))
    comply = limits(investigation, date(2024, 9, 3))["compliance with the decision"]
    assert (comply.due, comply.steps[0].citation) == (date(2024, 12, 2), DSA.at(73, 3))
    assert (comply.steps[0].before, comply.steps[0].after) == (date(2024, 9, 2), date(2024, 12, 2))
    assert "The decision of 2 September 2024 names the day: 2 December 2024." in comply.explain()


def test_the_months_of_an_action_plan_run_from_receipt_on_the_calendar_of_the_commission() -> None:
    investigation = Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34, 1)])
    investigation = investigation.record(PreliminaryFindings(date=date(2024, 6, 3)))
    investigation = investigation.record(
        NonComplianceDecision(date=date(2024, 9, 2), action_plan_due=date(2040, 1, 31))
    )
    waiting = limits(investigation, date(2024, 9, 3))
    board = waiting["Board's opinion on the action plan"]
    assert (board.due, board.notices[0].id) == (None, "runs-from-receipt")
    assert dict(board.notices[0].pairs) == {"day": date(2040, 1, 31), "end": date(2040, 2, 29)}
    assert len(board.notices) > 1  # beyond the lists, and it says so
    commission = waiting["Commission's decision on the action plan"]
    assert (commission.due, [notice.id for notice in commission.notices]) == (None, ["runs-from-receipt-unknown"])
    investigation = investigation.record(dsa.events.ActionPlanReceived(date=date(2040, 1, 31)))
    received = limits(investigation, date(2040, 2, 1))
    assert received["Board's opinion on the action plan"].due == date(2040, 2, 29)
    assert received["Commission's decision on the action plan"].due is None
    investigation = investigation.record(dsa.events.BoardOpinionReceived(date=date(2040, 2, 15)))
    advised = limits(investigation, date(2040, 2, 16))
    assert "Board's opinion on the action plan" not in advised
    assert advised["Commission's decision on the action plan"].due == date(2040, 3, 15)


def test_a_plan_that_may_come_later_in_one_strand_is_expected_no_later_in_another() -> None:
    both = [Strand(name=name, articles=[DSA.at(34)]) for name in ("risks", "advertising")]
    later = events.TimeLimitExtended(
        date=date(2024, 5, 6), of="decision", what="action plan", to=date(2024, 8, 1), strand="risks"
    )
    decided = events.NonComplianceDecision(date=OPENED, action_plan_due=date(2024, 6, 14), reference="decision")
    investigation = evolve(case(), strands=both, events=[findings, decided, later])
    waiting = investigation.open_time_limits(date(2024, 5, 6))
    last = {"risks": date(2024, 8, 1), "advertising": date(2024, 6, 14)}
    assert {limit.strand: limit.due for limit in waiting if limit.what == "action plan"} == last
    board = [limit for limit in waiting if limit.what == "Board's opinion on the action plan"]
    assert {limit.strand: dict(limit.notices[0].pairs)["day"] for limit in board} == last


def test_a_time_limit_runs_and_is_not_overdue_unless_it_is_said() -> None:
    plan = OpenTimeLimit(what="action plan", due=OPENED, strand="Shop")
    assert str(plan) == "action plan: due 14 March 2024 (Shop)"
    assert str(evolve(plan, due=None)) == "action plan: running, its end is not known (Shop)"


def test_who_has_no_day_of_notification_is_told_under_which_provision_the_time_for_an_action_runs() -> None:
    (limit,) = case(events.Closed(date=OPENED)).open_time_limits(OPENED)
    assert (limit.what, limit.due, limit.citations) == ("action for annulment", None, (TFEU.at(263),))
    assert case(events.Closed(date=OPENED + DAY)).open_time_limits(OPENED) == ()  # not before there is an act


def test_time_limits_are_reckoned_also_more_than_a_century_after_the_last_list_of_holidays() -> None:
    day = date(2130, 5, 2)
    request = events.InformationRequested(date=day, by_decision=True, within="P1M", notified=day)
    investigation = case(findings, evolve(decision, date=day), request, events.ActionPlanReceived(date=day))
    due = {limit.what: limit.due for limit in investigation.open_time_limits(day) if limit.due is not None}
    assert due == {
        "answer to the request for information": date(2130, 6, 2),
        "Board's opinion on the action plan": date(2130, 6, 2),
        "action for annulment": date(2130, 7, 12),
    }
    waiting = case(findings, evolve(decision, date=day, action_plan_due=day))
    board = limits(waiting, day)["Board's opinion on the action plan"]
    assert "If it is received on 2 May 2130, it ends on 2 June 2130." in board.explain()


PAYABLE = dsa.Penalty(kind=dsa.PenaltyKind.FINE, amount=dsa.Money(100, "EUR"), imposed=OPENED)
PROVISIONS: list[tuple[str, str, list[events.Event]]] = [
    ("answer to the request for information", "67(3)", [
        events.InformationRequested(date=OPENED, by_decision=True, due=date(2024, 5, 2)),
    ]),
    ("answer to the request for information", "67(2)", [
        events.InformationRequested(date=OPENED, by_decision=False, due=date(2024, 5, 2)),
    ]),
    ("observations on the preliminary findings", "79(2)", [
        events.PreliminaryFindings(date=OPENED, observations_due=date(2024, 5, 2)),
    ]),
    ("Board's views on the preliminary findings", "66(4)", [
        events.PreliminaryFindings(date=OPENED, observations_due=date(2024, 5, 2)),
    ]),
    ("commitment", "71(1)", [
        events.CommitmentsMadeBinding(date=OPENED, steps=[("an ad repository", date(2024, 5, 2))]),
    ]),
    ("information on the measures intended", "73(3)", [
        findings,
        decision,
        events.MeasuresOrdered(date=OPENED, inform_by=date(2024, 5, 2), due=date(2024, 6, 3)),
    ]),
    ("views on the restriction of access", "82(1), second subparagraph,", [
        events.RestrictionViewsInvited(date=OPENED, views_due=date(2024, 5, 2)),
    ]),
    ("end of the interim measures", "70(1)", [events.InterimMeasures(date=OPENED, until=date(2024, 5, 2))]),
    ("payment of the penalty", "74(2)", [
        events.ProceduralFine(date=OPENED, penalty=PAYABLE, payment_due=date(2024, 5, 2)),
    ]),
    ("end of the restriction of access", "51(3)", [events.AccessRestricted(date=date(2024, 4, 4))]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "article", "happened"), PROVISIONS)
def test_a_time_limit_cites_the_provision_that_sets_it(what: str, article: str, happened: list[events.Event]) -> None:
    limit = limits(case(*happened), happened[-1].date)[what]
    assert (limit.due, limit.steps[0].citation) == (date(2024, 5, 2), Citation.parse(f"Article {article} DSA"))
