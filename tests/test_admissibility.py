"""What the Act refuses, with the article; and what it does not, though it looks as if it did."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from dsa import (
    DSA,
    Citation,
    DSAError,
    Investigation,
    Money,
    OpenTimeLimit,
    Penalty,
    PenaltyKind,
    Platform,
    Provider,
    ServiceKind,
    Stage,
    Strand,
    deadline,
)
from dsa.act.proceedings import events
from dsa.act.proceedings.events import Compulsion, Contested, Outcome, ReopeningGround
from dsa.errors import InvalidType, InvalidValue, NotAllowed, OutOfOrder, UnknownName

SHOP = Platform(name="Shop", provider=Provider(name="Shop Ltd"), kind=ServiceKind.MARKETPLACE)
OPENED = date(2024, 3, 14)
DAY = timedelta(days=1)
FINE = Penalty(kind=PenaltyKind.FINE, amount=Money(100, "EUR"), imposed=OPENED)
DAILY = Penalty(kind=PenaltyKind.PERIODIC, amount=Money(100, "EUR"), imposed=OPENED)


def case(*happened: events.Event) -> Investigation:
    investigation = Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)])
    for event in happened:
        investigation = investigation.record(event)
    return investigation


def stage(investigation: Investigation, on: date = OPENED) -> Stage:
    return investigation.state(on).stage


findings = events.PreliminaryFindings(date=OPENED)
decision = events.NonComplianceDecision(date=OPENED)
bound = events.CommitmentsMadeBinding(date=OPENED)
sued = events.ActionBrought(date=OPENED, against=Contested.NON_COMPLIANCE, case="T-1/25")


# Before the opening: Article 65(1)


@pytest.mark.parametrize(
    "kind",
    [
        events.AssessmentRequested,
        events.InformationRequested,
        events.StatementTaken,
        events.InspectionOrdered,
        events.MonitoringOrdered,
    ],
)
def test_powers_of_investigation_do_not_wait_for_the_opening(kind: Callable[..., events.Event]) -> None:
    eve = OPENED - DAY
    found = case(kind(date=eve))
    assert (stage(found, eve), stage(found)) == (Stage.NOT_OPENED, Stage.OPEN)
    assert [found.state(day).strands[0].since for day in (eve, OPENED)] == [None, OPENED]
    assert str(found.state(eve)) == "on 13 March 2024: Shop: no proceedings opened"
    assert "powers of investigation can be used even so" in found.state(eve).explain()
    assert str(found.state(eve).strands[0]) == "Shop: no proceedings opened [Article 65(1) DSA]"
    assert [day for day, _ in found.timeline()] == [eve, OPENED]
    twice = found.record(kind(date=eve)).record(findings)
    assert [day for day, _ in twice.timeline()] == [eve, eve, OPENED, OPENED]
    assert stage(twice) is Stage.PRELIMINARY_FINDINGS
    assert twice == Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], events=twice.events)


def test_what_may_happen_before_the_opening_and_on_its_day() -> None:
    before, then = (set(case().allowed(day)) for day in (OPENED - DAY, OPENED))
    assert events.PreliminaryFindings not in before
    assert events.PreliminaryFindings in then
    assert before < then
    possible = "assessment requested by a Coordinator, information requested, statement taken, inspection ordered"
    with pytest.raises(NotAllowed, match=rf"no proceedings opened \(Article 73\(2\) DSA\)\. Possible: {possible}"):
        case(events.PreliminaryFindings(date=OPENED - DAY))
    with pytest.raises(OutOfOrder, match=r"events\[1\]"):
        case(findings, events.InformationRequested(date=OPENED - DAY))


def test_what_happened_before_the_opening_counts_once_and_in_its_order() -> None:
    early = [events.MonitoringOrdered(date=OPENED - days * DAY) for days in (3, 2)]
    found = Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], events=[*early, findings, decision])
    assert [stage(found, day) for day in (OPENED - DAY, OPENED)] == [Stage.NOT_OPENED, Stage.NON_COMPLIANCE]
    assert found.state(OPENED) == case(*early, findings, decision).state(OPENED)
    assert len(found.timeline()) == 5
    with pytest.raises(OutOfOrder, match=r"events\[1\].date: 11 March 2024 is before the event before it \(12 March"):
        Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], events=early[::-1])


def test_the_state_before_the_opening_is_explained_for_the_day_asked_about() -> None:
    before = case().state(OPENED - DAY)
    assert [(step.before, step.after) for step in before.steps] == [(OPENED - DAY, Stage.NOT_OPENED)]
    assert before.on == OPENED - DAY
    assert case().state(OPENED + DAY).on == OPENED + DAY


def test_the_timeline_keeps_a_colon_in_the_name_of_a_strand() -> None:
    parts = [Strand(name="risks: minors: design")]
    found = Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], strands=parts)
    found = found.record(events.PreliminaryFindings(date=OPENED, strand=parts[0].name))
    assert found.timeline()[1] == (OPENED, "preliminary findings (risks: minors: design) [Article 73(2) DSA]")


# Article 66(1): extension


def test_an_extension_adds_a_strand_from_its_day_on() -> None:
    day = OPENED + 10 * DAY
    found = case(events.ProceedingsExtended(date=day, strand="recommenders", articles=[DSA.at(35)]))
    assert [one.strand.name for one in found.state(day - DAY).strands] == ["Shop"]
    assert [str(one) for one in found.state(day).strands][1] == (
        "recommenders: since 24 March 2024 proceedings open (a suspicion, not a finding of a breach) "
        "[Article 66(1) DSA]"
    )
    assert found.state(day).strands[1].strand == Strand(name="recommenders", articles=[DSA.at(35)])
    assert [(step.rule, step.facts.get("strand")) for step in found.state(day).steps] == [
        ("proceedings-opened", None),
        ("event-proceedings-extended", "recommenders"),
    ]
    sent = found.record(events.PreliminaryFindings(date=day, strand="recommenders"))
    assert [one.stage for one in sent.state(day).strands] == [Stage.OPEN, Stage.PRELIMINARY_FINDINGS]
    with pytest.raises(InvalidValue, match="the name of a new strand"):
        found.record(events.ProceedingsExtended(date=day, strand="recommenders", articles=[]))
    with pytest.raises(UnknownName, match="strand"):
        case(events.PreliminaryFindings(date=day, strand="recommenders"))
    with pytest.raises(InvalidValue, match="the name of the new strand"):
        events.ProceedingsExtended(date=day, articles=[])
    with pytest.raises(NotAllowed, match=r"closed without a finding \(Article 66\(1\) DSA\)"):
        case(events.Closed(date=OPENED), events.ProceedingsExtended(date=day, strand="more", articles=[]))


# Articles 79(2) and 82(1): the shortest times


@pytest.mark.parametrize(("days", "lawful"), [(1, False), (13, False), (14, True), (15, True)])
def test_observations_take_at_least_fourteen_days(days: int, lawful: bool) -> None:
    kinds = (events.PreliminaryFindings, events.FindingsOnInterimMeasures, events.FindingsOnCommitments)
    for kind in kinds:
        if lawful:
            assert kind(date=OPENED, observations_due=OPENED + days * DAY).observations_due
        else:
            with pytest.raises(InvalidValue, match=r"28 March 2024 or later: at least 14 days \(Article 79\(2\) DSA\)"):
                kind(date=OPENED, observations_due=OPENED + days * DAY)


def test_a_restriction_comes_after_views_and_views_take_fourteen_working_days() -> None:
    least = deadline(OPENED, "14 working days", calendar="EC").date
    decided = case(findings, decision)
    with pytest.raises(NotAllowed, match=r"views on a restriction of access invited: not recorded before"):
        decided.record(events.RestrictionRequested(date=least + DAY))
    with pytest.raises(InvalidValue, match=r"8 April 2024 or later: at least 14 working days \(Article 82\(1\) DSA\)"):
        events.RestrictionViewsInvited(date=OPENED, views_due=least - DAY)
    invited = decided.record(events.RestrictionViewsInvited(date=OPENED, views_due=least))
    assert [str(one) for one in invited.open_time_limits(OPENED)] == [
        f"views on the restriction of access: due {least.day} April 2024 (Shop)"
    ]
    assert invited.open_time_limits(OPENED)[0].steps[0].citation == DSA.at(82, 1, subparagraph=2)
    assert events.RestrictionRequested not in invited.allowed(least)
    assert events.RestrictionRequested in invited.allowed(least + DAY)
    with pytest.raises(NotAllowed, match="views can be submitted until the end of") as caught:
        invited.record(events.RestrictionRequested(date=least))
    assert "restriction of access requested" not in str(caught.value).split("Possible: ")[1]
    asked = invited.record(events.RestrictionRequested(date=least + DAY))
    assert asked.open_time_limits(least + DAY) == ()
    with pytest.raises(NotAllowed, match=r"Article 82\(1\)"):
        case(findings, events.RestrictionViewsInvited(date=OPENED, views_due=least))


# Articles 70, 71: interim measures and commitments


def test_the_latest_interim_measures_count_and_may_last_to_the_end() -> None:
    def until(investigation: Investigation) -> list[date | None]:
        return [one.due for one in investigation.open_time_limits(OPENED)]

    june, september = date(2024, 6, 1), date(2024, 9, 1)
    first = events.InterimMeasures(date=OPENED, until=june)
    renewed = events.InterimMeasuresRenewed(date=OPENED, until=september)
    assert until(case(first, renewed)) == [september]
    assert until(case(first, renewed, first)) == [june]  # new measures, not the renewed ones
    assert until(case(first, renewed, renewed)) == [september]
    assert until(case(events.InterimMeasures(date=OPENED, until=None))) == []  # recital 142
    assert until(case(first, findings, decision)) == []
    with pytest.raises(NotAllowed, match=r"interim measures: not recorded before \(Article 70\(2\) DSA\)"):
        case(renewed)
    with pytest.raises(NotAllowed, match=r"Article 70\(1\)"):
        case(findings, decision, first)


def test_commitments_rejected_are_off_the_table() -> None:
    offered, rejected = events.CommitmentsOffered(date=OPENED), events.CommitmentsRejected(date=OPENED)
    off = case(offered, rejected)
    with pytest.raises(NotAllowed, match="were rejected, and no others offered"):
        off.record(bound)
    with pytest.raises(NotAllowed, match=r"commitments offered: not recorded before \(Article 71\(3\) DSA\)"):
        off.record(rejected)
    assert stage(off.record(offered).record(bound)) is Stage.COMMITMENTS_BINDING
    reopened = case(offered, bound, events.Reopened(date=OPENED))
    with pytest.raises(NotAllowed, match=r"commitments offered: not recorded before \(Article 71\(3\) DSA\)"):
        reopened.record(rejected)  # the offer was used up when it was made binding
    assert stage(off.record(offered).record(bound).record(events.Reopened(date=OPENED)).record(bound)).pending is False
    # Article 71(3): rejected "when concluding the proceedings", so also on the day of the decision, after it.
    assert stage(case(offered, findings, decision, rejected)) is Stage.NON_COMPLIANCE
    assert stage(case(bound)) is Stage.COMMITMENTS_BINDING  # an offer that was not made public
    assert case(offered, bound).state(OPENED).notices == ()


def test_broken_commitments_are_found_with_or_without_reopening() -> None:
    broken = events.FindingsOnCommitments(date=OPENED)
    assert stage(case(bound, broken, decision)) is Stage.NON_COMPLIANCE
    again = events.Reopened(date=OPENED, ground=ReopeningGround.BROKEN_COMMITMENTS)
    assert stage(case(bound, again, findings, decision)) is Stage.NON_COMPLIANCE
    with pytest.raises(NotAllowed, match=r"Article 73\(2\)"):
        case(bound, findings)  # ordinary findings need a reopening
    with pytest.raises(NotAllowed, match=r"Article 73\(2\)"):
        case(broken)
    # That no breach was found does not lift the commitments; without them, closing is closing.
    closed = case(bound, broken, events.Closed(date=OPENED))
    assert stage(closed) is Stage.COMMITMENTS_BINDING
    assert closed.state(OPENED).steps[-1].after is Stage.COMMITMENTS_BINDING
    assert stage(case(bound, again, events.Closed(date=OPENED))) is Stage.CLOSED


def test_findings_on_interim_measures_need_some() -> None:
    with pytest.raises(NotAllowed, match="interim measures: not recorded before"):
        case(events.FindingsOnInterimMeasures(date=OPENED))
    measures = events.InterimMeasures(date=OPENED, until=None)
    assert stage(case(measures, events.FindingsOnInterimMeasures(date=OPENED), decision)) is Stage.NON_COMPLIANCE


# Articles 74(2), 76: procedural fines and periodic payments


def test_a_procedural_fine_needs_its_own_findings_and_ends_nothing() -> None:
    fine = events.ProceduralFine(date=OPENED, penalty=FINE)
    with pytest.raises(NotAllowed, match=r"procedural breach: not recorded before \(Article 74\(2\) DSA\)"):
        case(findings, fine)
    fined = case(events.ProceduralFindings(date=OPENED), fine)
    assert stage(fined) is Stage.OPEN


@pytest.mark.parametrize(
    ("before", "ground"),
    [
        (events.InformationRequested(date=OPENED, by_decision=True), Compulsion.INFORMATION),
        (events.InspectionOrdered(date=OPENED), Compulsion.INSPECTION),
        (events.InterimMeasures(date=OPENED, until=None), Compulsion.INTERIM_MEASURES),
        (bound, Compulsion.COMMITMENTS),
    ],
)
def test_periodic_payments_compel_what_was_decided(before: events.Event, ground: Compulsion) -> None:
    plain = events.PeriodicPenaltyImposed(date=OPENED, penalty=DAILY)
    headed = events.PeriodicPenaltyImposed(date=OPENED, penalty=DAILY, ground=ground)
    for imposed in (plain, headed):
        assert events.PeriodicPenaltyFixed in case(before, imposed).allowed(OPENED)
        with pytest.raises(NotAllowed, match=r"Article 76\(1\)"):
            case(events.InformationRequested(date=OPENED), imposed)  # a simple request compels nothing
    wrong = events.PeriodicPenaltyImposed(date=OPENED, penalty=DAILY, ground=Compulsion.DECISION)
    with pytest.raises(NotAllowed, match=rf"Article 76\(1\), point \(e\), DSA\). Possible: {ground}"):
        case(before, wrong)
    assert str(ground.citation) == f"Article 76(1), point ({ground.value}), DSA"


def test_what_is_compelled_once_stays_compelled_when_more_is() -> None:
    asked = events.InformationRequested(date=OPENED, by_decision=True)
    both = case(asked, events.InspectionOrdered(date=OPENED))
    for ground in (Compulsion.INFORMATION, Compulsion.INSPECTION):
        assert both.record(events.PeriodicPenaltyImposed(date=OPENED, penalty=DAILY, ground=ground))
    wrong = events.PeriodicPenaltyImposed(date=OPENED, penalty=DAILY, ground=Compulsion.COMMITMENTS)
    with pytest.raises(NotAllowed, match=r"under the head of commitments \(.*\)\. Possible: information, inspection"):
        both.record(wrong)


def test_a_decision_is_compelled_and_reopening_ends_what_commitments_compelled() -> None:
    headed = events.PeriodicPenaltyImposed(date=OPENED, penalty=DAILY, ground=Compulsion.DECISION)
    assert case(findings, decision, headed)
    with pytest.raises(NotAllowed, match="no decision was taken that payments could compel"):
        case(bound, events.Reopened(date=OPENED), events.PeriodicPenaltyImposed(date=OPENED, penalty=DAILY))


@pytest.mark.parametrize(("amount", "lawful"), [(0, True), (99, True), (100, True), (101, False)])
def test_a_definitive_amount_is_at_most_the_one_imposed(amount: int, lawful: bool) -> None:
    imposed = case(findings, decision, events.PeriodicPenaltyImposed(date=OPENED, penalty=DAILY))
    fixed = events.PeriodicPenaltyFixed(date=OPENED, amount=Money(amount, "EUR"))
    if lawful:
        assert imposed.record(fixed)
    else:
        with pytest.raises(NotAllowed, match=r"EUR 100.00 \(Article 76\(2\) DSA\)\. Possible: that amount or a lower"):
            imposed.record(fixed)


# Article 75: plans that come again


def test_a_second_plan_starts_the_months_again() -> None:
    def due(investigation: Investigation, on: date) -> dict[str, date | None]:
        return {one.what: one.due for one in investigation.open_time_limits(on)}

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
        return [one.what for one in case(*happened).open_time_limits(OPENED)]

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
    found = case(findings, decision, invited, requested, again)
    assert found.open_time_limits(date(2024, 5, 2)) == ()
    assert [str(one) for one in found.open_time_limits(date(2024, 6, 3))] == [
        "views on the restriction of access: due 1 July 2024 (Shop)"
    ]


def test_each_time_limit_after_a_decision_is_explained_with_its_article() -> None:
    def only(*happened: events.Event) -> OpenTimeLimit:
        [limit] = case(findings, decision, *happened).open_time_limits(OPENED)
        return limit

    carried_out = only(events.ActionPlanDecided(date=OPENED, sufficient=True, implement_by=date(2024, 12, 2)))
    assert (carried_out.what, carried_out.steps[0].citation) == ("implementation of the action plan", DSA.at(75, 3))
    kept = only(events.MonitoringOrdered(date=OPENED, until=date(2024, 5, 1)))
    assert (kept.what, kept.steps[0].citation) == ("end of the monitoring order", DSA.at(72, 1))
    day = date(2040, 1, 9)
    received = case(findings, decision, events.ActionPlanReceived(date=day), events.BoardOpinionReceived(date=day))
    [month] = received.open_time_limits(day)
    reckoned = deadline(day, "P1M", calendar="EC", beyond="project")
    assert (month.due, month.steps, month.notices) == (reckoned.date, reckoned.steps, reckoned.notices)
    assert month.notices[0].id == "uncertain-holiday-list"
    assert month.strand == "Shop"
    first = events.InterimMeasures(date=OPENED, until=date(2024, 6, 1))
    renewed = events.InterimMeasuresRenewed(date=OPENED, until=date(2024, 9, 1))
    for measures, article in ((case(first), DSA.at(70, 1)), (case(first, renewed), DSA.at(70, 2))):
        assert [one.steps[0].citation for one in measures.open_time_limits(OPENED)] == [article]


def test_measures_ordered_wait_for_notification_or_name_their_day() -> None:
    def told(**arguments: Any) -> list[str]:
        ordered = events.MeasuresOrdered(date=OPENED, **arguments)
        return [str(one) for one in case(findings, decision, ordered).open_time_limits(OPENED)]

    assert told(due=date(2024, 5, 1)) == ["measures of compliance: due 1 May 2024 (Shop)"]
    assert told(within="60 working days") == ["measures of compliance: not running yet (Shop)"]
    assert told(within="P1M", notified=OPENED) == ["measures of compliance: due 15 April 2024 (Shop)"]
    assert told() == []
    reported = case(
        findings,
        decision,
        events.MeasuresReported(date=OPENED),
        events.MeasuresOrdered(date=OPENED + DAY, due=date(2024, 5, 1)),
    )
    assert len(reported.open_time_limits(OPENED + DAY)) == 1
    kept = case(events.MonitoringOrdered(date=OPENED, until=date(2024, 5, 1)))
    assert [len(kept.open_time_limits(day)) for day in (date(2024, 5, 1), date(2024, 5, 2))] == [1, 0]


@pytest.mark.parametrize("notified", [None, date(2040, 1, 9)])
def test_a_period_that_a_decision_sets_is_counted_from_its_notification_and_says_so(notified: date | None) -> None:
    ordered = events.MeasuresOrdered(date=OPENED, within="P1M", notified=notified)
    [limit] = case(findings, decision, ordered).open_time_limits(OPENED)
    if notified is None:
        assert (limit.due, limit.steps) == (None, ())
        assert [notice.id for notice in limit.notices] == ["runs-from-notification-unknown"]
    else:
        reckoned = deadline(notified, "P1M", calendar="EC", beyond="project")
        assert (limit.due, limit.steps) == (reckoned.date, reckoned.steps)
        assert [notice.id for notice in limit.notices][:2] == ["counted-from-notification", "uncertain-holiday-list"]


def test_a_day_that_a_decision_names_rests_on_the_article_of_what_is_due() -> None:
    planned = events.NonComplianceDecision(date=OPENED, action_plan_due=date(2024, 6, 14), comply_by=date(2024, 7, 1))
    due = case(findings, planned, events.MeasuresOrdered(date=OPENED, due=date(2024, 5, 1))).open_time_limits(OPENED)
    assert [(one.what, one.due, str(one.steps[0].citation)) for one in due if one.due] == [
        ("measures of compliance", date(2024, 5, 1), "Article 73(3) DSA"),
        ("action plan", date(2024, 6, 14), "Article 75(2) DSA"),
        ("compliance with the decision", date(2024, 7, 1), "Article 73(3) DSA"),
    ]
    assert {one.steps[1].citation for one in due if one.due} == {Citation.parse("Article 5(2) Regulation 1182/71")}
    assert {one.strand for one in due} == {"Shop"}


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
    one = Investigation(
        platform=SHOP,
        opened=OPENED,
        suspected=[DSA.at(16), DSA.at(34)],
        strands=[Strand(name="a", articles=articles)],
        events=[findings, events.NonComplianceDecision(date=OPENED, found=found)],
    )
    plan = events.ActionPlanReceived(date=OPENED + DAY)
    for event in (plan, events.ActionPlanDecided(date=OPENED + DAY, sufficient=True)):
        assert (type(event) in one.allowed(OPENED + DAY)) is asked
        if asked:
            one.record(event)
        else:
            with pytest.raises(NotAllowed, match=r"Articles 33 to 43 \(Article 75"):
                one.record(event)
    if asked:
        opinion = one.record(plan).record(events.BoardOpinionReceived(date=OPENED + DAY))
        assert [limit.what for limit in opinion.open_time_limits(OPENED + DAY)] == [
            "Commission's decision on the action plan"
        ]


# Article 81: the Court


def test_a_decision_annulled_falls_and_one_upheld_stands() -> None:
    before_court = case(findings, events.NonComplianceDecision(date=OPENED, action_plan_due=date(2024, 6, 14)), sued)
    day = date(2025, 9, 1)

    def judged(outcome: Outcome, amount: Money | None = None) -> Investigation:
        return before_court.record(events.JudgmentGiven(date=day, outcome=outcome, amount=amount))

    for upheld in (judged(Outcome.DISMISSED), judged(Outcome.VARIED, Money(0, "EUR"))):
        assert stage(upheld, day) is Stage.NON_COMPLIANCE
        assert upheld.open_time_limits(day)
    fallen = judged(Outcome.ANNULLED)
    assert (stage(fallen, day - DAY), stage(fallen, day)) == (Stage.NON_COMPLIANCE, Stage.PRELIMINARY_FINDINGS)
    assert fallen.open_time_limits(day) == ()
    assert "stand where they stood before it. [Article 266 TFEU]" in fallen.state(day).explain()
    assert fallen.state(day).steps[-1].after is Stage.PRELIMINARY_FINDINGS
    assert events.NonComplianceDecision in fallen.allowed(day)
    again = fallen.record(events.NonComplianceDecision(date=day + DAY))
    assert stage(again, day + DAY) is Stage.NON_COMPLIANCE
    assert again.state(day + DAY).notices == ()
    assert (
        case(findings, decision, sued, events.JudgmentGiven(date=OPENED, outcome=Outcome.ANNULLED), decision)
        .state(OPENED)
        .notices
        == ()
    )


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
    with pytest.raises(NotAllowed, match="no decision was taken that payments could compel"):
        fallen.record(events.PeriodicPenaltyImposed(date=day, penalty=evolve(DAILY, imposed=day)))
    again = fallen.record(events.NonComplianceDecision(date=day, action_plan_due=date(2024, 9, 2)))
    assert [one.what for one in again.open_time_limits(day)] == [
        "action plan",
        "Board's opinion on the action plan",
        "Commission's decision on the action plan",
    ]
    for lacking in (events.BoardOpinionReceived(date=day), events.RestrictionRequested(date=day)):
        with pytest.raises(NotAllowed, match="not recorded before"):
            again.record(lacking)


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
    with pytest.raises(NotAllowed, match=r": it does not say which pending action it ends \(Article 81 DSA\)"):
        both.record(events.JudgmentGiven(date=OPENED, outcome=Outcome.DISMISSED))
    with pytest.raises(NotAllowed, match="case=, one of T-1/25, T-3/25"):
        both.record(events.JudgmentGiven(date=OPENED, outcome=Outcome.DISMISSED, case="T-9/25"))
    ended = both.record(events.JudgmentGiven(date=OPENED, outcome=Outcome.DISMISSED, case="T-1/25"))
    assert [one.case for one in ended.state(OPENED).strands[0].pending] == ["T-3/25"]
    last = events.JudgmentGiven(date=OPENED, outcome=Outcome.DISMISSED)
    done = ended.record(last)
    assert done.state(OPENED).strands[0].last(events.JudgmentGiven) == last
    assert [one for one in done.state(OPENED).strands[0].latest if one.title == last.title] == [last]
    with pytest.raises(NotAllowed, match=r"no action is pending \(Article 81 DSA\)"):
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
    }
    found = case(*before[against])
    assert len(found.record(events.ActionBrought(date=OPENED, against=against)).state(OPENED).strands[0].pending) == 1
    contestable = found.state(OPENED).strands[0].contestable
    possible = ", ".join(sorted(map(str, contestable)))
    for other in set(Contested) - contestable:
        refused = rf"of that kind is recorded \({other}\) \(Article 81 DSA\)\. Possible: {possible}\."
        with pytest.raises(NotAllowed, match=refused):
            found.record(events.ActionBrought(date=OPENED, against=other))


# Strands


def test_a_named_strand_must_allow_it_and_an_unnamed_event_happens_where_it_can() -> None:
    parts = [Strand(name=name, articles=[DSA.at(34)]) for name in ("one", "two", "three")]
    found = Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], strands=parts)
    found = found.record(events.PreliminaryFindings(date=OPENED, strand=("one", "two")))
    with pytest.raises(NotAllowed, match="three: proceedings open"):
        found.record(events.NonComplianceDecision(date=OPENED, strand=["one", "three"]))
    everywhere = found.record(decision).state(OPENED).strands
    assert [one.stage.name for one in everywhere] == ["NON_COMPLIANCE", "NON_COMPLIANCE", "OPEN"]
    assert str(found.events[0]).endswith("preliminary findings (one and two) [Article 73(2) DSA]")
    assert events.PreliminaryFindings(date=OPENED, strand=["one"]).strand == "one"
    assert Strand(name="bare").in_section_5 is None
    assert Strand(name="another act", articles=[Citation.parse("Article 34 TFEU")]).in_section_5 is False


# Bad input


@pytest.mark.parametrize(
    ("kind", "arguments", "error", "field"),
    [
        (events.Closed, {"strand": ()}, InvalidValue, "strand"),
        (events.Closed, {"strand": ("a", "a")}, InvalidValue, "strand"),
        (events.Closed, {"strand": 5}, InvalidType, "strand"),
        (events.Closed, {"strand": ("a", " ")}, InvalidValue, "strand"),
        (events.InformationRequested, {"by_decision": 1}, InvalidType, "by_decision"),
        (events.MonitoringOrdered, {"until": OPENED - DAY}, OutOfOrder, "until"),
        (events.InterimMeasures, {"until": OPENED - DAY}, OutOfOrder, "until"),
        (events.Reopened, {"ground": "b"}, InvalidType, "ground"),
        (events.ProceedingsExtended, {"strand": "a", "articles": ["34"]}, InvalidType, r"articles\[0\]"),
        (events.NonComplianceDecision, {"found": ["34"]}, InvalidType, r"found\[0\]"),
        (events.NonComplianceDecision, {"notified": OPENED - DAY}, OutOfOrder, "notified"),
        (
            events.NonComplianceDecision,
            {"action_plan_due": OPENED, "action_plan_within": "P1M"},
            InvalidValue,
            "action_plan_within",
        ),
        (events.MeasuresOrdered, {"due": OPENED, "within": "P1M"}, InvalidValue, "within"),
        (events.MeasuresOrdered, {"within": "soon"}, InvalidValue, "period"),
        (events.ProceduralFine, {"penalty": 5}, InvalidType, "penalty"),
        (events.PeriodicPenaltyImposed, {"penalty": FINE}, InvalidValue, "penalty"),
        (events.ProceduralFine, {"penalty": DAILY}, InvalidValue, "penalty"),
        (events.NonComplianceDecision, {"penalty": DAILY}, InvalidValue, "penalty"),
        (events.NonComplianceDecision, {"penalty": evolve(FINE, imposed=OPENED + DAY)}, InvalidValue, "penalty"),
        (events.ProceduralFine, {"penalty": evolve(FINE, imposed=OPENED - DAY)}, InvalidValue, "penalty"),
        (events.PeriodicPenaltyImposed, {"penalty": evolve(DAILY, imposed=OPENED + DAY)}, InvalidValue, "penalty"),
        (events.Event, {}, InvalidType, "event"),
        (events.PeriodicPenaltyImposed, {"penalty": DAILY, "ground": "a"}, InvalidType, "ground"),
        (events.PeriodicPenaltyFixed, {"amount": 5}, InvalidType, "amount"),
        (events.RestrictionViewsInvited, {"views_due": None}, InvalidType, "views_due"),
        (events.ActionBrought, {"against": "decision"}, InvalidType, "against"),
        (events.ActionBrought, {"against": Contested.COMMITMENTS, "case": ""}, InvalidValue, "case"),
        (events.JudgmentGiven, {"outcome": "annulled"}, InvalidType, "outcome"),
        (events.JudgmentGiven, {"outcome": Outcome.VARIED}, InvalidValue, "amount"),
        (events.JudgmentGiven, {"outcome": Outcome.DISMISSED, "amount": Money(1, "EUR")}, InvalidValue, "amount"),
        (events.JudgmentGiven, {"outcome": Outcome.VARIED, "amount": 5}, InvalidType, "amount"),
    ],
)
def test_bad_events_are_refused_by_name(
    kind: Any, arguments: dict[str, Any], error: type[DSAError], field: str
) -> None:
    with pytest.raises(error, match=f"^{field}"):
        kind(date=OPENED, **arguments)


def test_what_events_say() -> None:
    assert [str(one) for one in Outcome] == ["dismissed", "varied", "annulled"]
    assert str(Compulsion.INTERIM_MEASURES) == "interim measures"
    assert [str(ground.citation) for ground in ReopeningGround] == [
        "Article 71(2), point (a), DSA",
        "Article 71(2), point (b), DSA",
        "Article 71(2), point (c), DSA",
    ]
    assert str(ReopeningGround.BROKEN_COMMITMENTS) == "broken commitments"
    assert case().state(OPENED).strands[0].citation == DSA.at(66, 1)
