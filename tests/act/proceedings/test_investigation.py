"""Proceedings: what may happen, what is open, what is refused."""

import copy
import pickle
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve

import dsa
from dsa import DSA, DSAError, Investigation, Stage, Strand
from dsa.act.proceedings import events
from dsa.act.proceedings.events import (
    KINDS,
    ActionPlanDecided,
    ActionPlanReceived,
    BoardOpinionReceived,
    BoardViewsSubmitted,
    Closed,
    CommitmentsMadeBinding,
    CommitmentsOffered,
    Event,
    InterimMeasures,
    MonitoringOrdered,
    NonComplianceDecision,
    ObservationsSubmitted,
    PeriodicPenaltyImposed,
    PreliminaryFindings,
    Reopened,
)
from dsa.errors import InvalidType, NotAllowed, OutOfOrder, UnknownName
from tests.act.proceedings.aliexpress import FINE, SHOP
from tests.act.proceedings.case_file import dated
from tests.standard import OPENED

opened = Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34), DSA.at(35)])

two = Investigation(
    platform=SHOP,
    opened=OPENED,
    suspected=[DSA.at(34), DSA.at(16)],
    strands=[Strand(name="risks"), Strand(name="notices")],
)

later = date(2025, 6, 18)

untyped_investigation: Any = Investigation

untyped: Any = opened


# Proceedings
def case() -> Investigation:
    return (
        two.record(CommitmentsMadeBinding(date=later, strand="notices"))
        .record(PreliminaryFindings(date=later, strand="risks", observations_due=date(2025, 7, 31)))
        .record(
            NonComplianceDecision(
                date=FINE.imposed,
                strand="risks",
                penalty=FINE,
                action_plan_due=date(2026, 10, 20),
                comply_by=date(2026, 12, 1),
            )
        )
    )


def test_strands_end_each_in_its_own_way() -> None:
    risks, notices = case().state(date(2026, 7, 20)).strands
    assert (risks.stage, notices.stage) == (Stage.NON_COMPLIANCE, Stage.COMMITMENTS_BINDING)
    assert case().state(date(2026, 7, 20)).stage is Stage.NON_COMPLIANCE
    assert case().state(date(2026, 7, 19)).stage is Stage.PRELIMINARY_FINDINGS
    assert case().state(OPENED).stage is Stage.OPEN
    assert risks.stage.pending is False
    assert (risks.since, notices.since) == (FINE.imposed, later)


def test_until_a_decision_it_is_a_suspicion_in_so_many_words() -> None:
    for day in (OPENED, later):
        assert "a suspicion, not a finding of a breach" in str(case().state(day))
    assert "suspicion" not in str(case().state(date(2026, 7, 20)))


def test_the_state_of_a_day_does_not_depend_on_what_comes_later() -> None:
    full = case()
    for length in range(4):
        part = Investigation(
            platform=SHOP, opened=OPENED, suspected=two.suspected, strands=two.strands, events=full.events[:length]
        )
        day = part.events[-1].date if part.events else OPENED
        if length != 1:  # two events share a day
            assert part.state(day) == full.state(day)


def test_every_trace_is_a_chain() -> None:
    steps = case().state(date(2026, 8, 1)).steps
    assert all(step.after == other.before for step, other in pairwise(steps))
    assert [str(step.citation) for step in steps] == [
        "Article 66(1) DSA",
        "Article 73(2) DSA",
        "Article 71(1) DSA",
        "Article 73(1) DSA",
    ]


def limits(investigation: Investigation, on: date) -> list[str]:
    return [
        f"{limit.what}: {limit.due}{' overdue' if limit.overdue else ''}"
        for limit in dated(investigation.open_time_limits(on))
    ]


def test_the_months_for_an_action_plan_run_from_receipt() -> None:
    investigation = case()
    # Article 66(4): the Board's views are due in the time set for observations.
    assert limits(investigation, later) == [
        "Board's views on the preliminary findings: 2025-07-31",
        "observations on the preliminary findings: 2025-07-31",
    ]
    assert limits(investigation, date(2026, 10, 20)) == [
        "action plan: 2026-10-20",
        "compliance with the decision: 2026-12-01",
        "Board's opinion on the action plan: None",
        "Commission's decision on the action plan: None",
    ]
    assert str(dated(investigation.open_time_limits(later))[1]) == (
        "observations on the preliminary findings: due 31 July 2025 (risks)"
    )
    assert limits(investigation, date(2026, 10, 21))[0] == "action plan: 2026-10-20 overdue"
    board = dated(investigation.open_time_limits(date(2026, 8, 1)))[-2]
    assert "If it is received on 20 October 2026, it ends on 20 November 2026" in board.explain()
    received = investigation.record(ActionPlanReceived(date=date(2026, 10, 20), strand="risks"))
    assert "Board's opinion on the action plan: 2026-11-20" in limits(received, date(2026, 10, 20))
    advised = received.record(BoardOpinionReceived(date=date(2026, 11, 20), strand="risks"))
    # 20 December 2026 is a Sunday: Article 3(4) of Regulation 1182/71.
    assert "Commission's decision on the action plan: 2026-12-21" in limits(advised, date(2026, 11, 20))
    decided = advised.record(
        ActionPlanDecided(date=date(2026, 12, 21), strand="risks", sufficient=True, implement_by=date(2027, 6, 21))
    )
    assert "implementation of the action plan: 2027-06-21" in limits(decided, date(2026, 12, 21))
    without = advised.record(ActionPlanDecided(date=date(2026, 12, 21), strand="risks", sufficient=False))
    assert limits(without, date(2026, 12, 21)) == ["compliance with the decision: 2026-12-01 overdue"]


def test_other_limits() -> None:
    measures = opened.record(InterimMeasures(date=date(2024, 5, 1), until=date(2024, 8, 1)))
    for day in (date(2024, 5, 1), date(2024, 8, 1)):
        assert limits(measures, day) == ["end of the interim measures: 2024-08-01"]
    assert limits(measures, date(2024, 8, 2)) == []  # what has lapsed is not overdue
    findings = opened.record(PreliminaryFindings(date=later, observations_due=date(2025, 7, 31)))
    heard = findings.record(ObservationsSubmitted(date=date(2025, 7, 1))).record(
        BoardViewsSubmitted(date=date(2025, 7, 2))
    )
    assert limits(heard, date(2025, 7, 1)) == ["Board's views on the preliminary findings: 2025-07-31"]
    assert limits(heard, date(2025, 7, 2)) == []
    again = findings.record(ObservationsSubmitted(date=date(2025, 7, 1))).record(
        PreliminaryFindings(date=date(2025, 9, 1), observations_due=date(2025, 10, 1))
    )
    assert "observations on the preliminary findings: 2025-10-01" in limits(again, date(2025, 9, 1))
    assert limits(opened.record(PreliminaryFindings(date=later)), later) == []
    no_plan = findings.record(NonComplianceDecision(date=date(2025, 12, 1)))
    assert limits(no_plan, date(2025, 12, 1)) == []


def test_reopening_starts_a_strand_again() -> None:
    bound = opened.record(CommitmentsOffered(date=date(2024, 9, 1))).record(CommitmentsMadeBinding(date=later))
    again = bound.record(Reopened(date=date(2025, 9, 1)))
    assert again.state(date(2025, 9, 1)).stage is Stage.OPEN
    assert again.state(date(2025, 8, 31)).stage is Stage.COMMITMENTS_BINDING
    assert PreliminaryFindings in again.allowed(date(2025, 9, 1))


@pytest.mark.parametrize(
    ("before", "event", "article"),
    [
        ([], ActionPlanReceived(date=later), "Article 75(2)"),
        ([], Reopened(date=later), "Article 71(2)"),
        ([], ObservationsSubmitted(date=later), "Article 79(2)"),
    ],
)
def test_what_contradicts_the_file_is_refused_with_the_article(before: list[Event], event: Event, article: str) -> None:
    investigation = Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], events=before)
    with pytest.raises(NotAllowed) as caught:
        investigation.record(event)
    assert article in str(caught.value)
    assert f"{event.title} on 18 June 2025 is not possible here" in str(caught.value)


@pytest.mark.parametrize(
    ("before", "event", "article"),
    [
        ([], NonComplianceDecision(date=later), "Article 73(2) DSA"),
        ([CommitmentsMadeBinding(date=OPENED)], PreliminaryFindings(date=later), "Article 73(2) DSA"),
        ([Closed(date=OPENED)], Closed(date=later), "Article 73(5) DSA"),
        ([Closed(date=OPENED)], Reopened(date=later), "Article 71(2) DSA"),
    ],
)
def test_what_the_act_does_not_allow_is_recorded_with_the_article(
    before: list[Event], event: Event, article: str
) -> None:
    investigation = Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], events=before)
    assert type(event) not in investigation.allowed(later)
    recorded = investigation.record(event)
    assert [str(defect.citations[0]) for defect in recorded.defects(later)] == [article]
    assert recorded.defects(later - timedelta(days=1)) == ()
    assert f"{event.title} on 18 June 2025 (AliExpress)" in str(recorded.defects(later)[0])


def test_an_opinion_needs_a_plan() -> None:
    with pytest.raises(NotAllowed, match="action plan received: not recorded before"):
        case().record(BoardOpinionReceived(date=date(2026, 11, 1), strand="risks"))


def test_events_out_of_order_and_unknown_strands_are_refused() -> None:
    with pytest.raises(NotAllowed, match=r"no proceedings opened \(Article 73\(5\) DSA\)"):
        opened.record(Closed(date=date(2024, 3, 13)))
    with pytest.raises(OutOfOrder, match=r"events\[1\].date"):
        opened.record(MonitoringOrdered(date=later)).record(MonitoringOrdered(date=OPENED))
    swapped = [MonitoringOrdered(date=later), MonitoringOrdered(date=OPENED)]
    with pytest.raises(OutOfOrder, match=r"events\[1\].date"):
        Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], events=swapped)
    with pytest.raises(UnknownName, match="Did you mean risks"):
        two.record(MonitoringOrdered(date=later, strand="risk"))
    assert opened.state(date(2024, 3, 13)).stage is Stage.NOT_OPENED


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"platform": "AliExpress"}, "platform"),
        ({"opened": "2024-03-14"}, "opened"),
        ({"suspected": []}, "suspected"),
        ({"suspected": ["Article 34 DSA"]}, "suspected"),
        ({"events": [later]}, "events"),
        ({"strands": ["a"]}, "strands"),
        ({"strands": [Strand(name="a"), Strand(name="a")]}, "strands: a and a is refused"),
        ({"reference": ""}, "reference"),
        ({"source": ""}, "source"),
    ],
)
def test_bad_proceedings_are_refused_by_name(bad: dict[str, Any], field: str) -> None:
    good = {"platform": SHOP, "opened": OPENED, "suspected": [DSA.at(34)]}
    with pytest.raises(DSAError, match=f"^{field}"):
        untyped_investigation(**{**good, **bad})


@pytest.mark.parametrize(
    ("kind", "arguments", "field"),
    [
        (PreliminaryFindings, {"observations_due": OPENED}, "observations_due"),
        (NonComplianceDecision, {"penalty": 550}, "penalty"),
        (NonComplianceDecision, {"action_plan_due": "2026"}, "action_plan_due"),
        (ActionPlanDecided, {"sufficient": "yes"}, "sufficient"),
        (PeriodicPenaltyImposed, {"penalty": None}, "penalty"),
        (MonitoringOrdered, {"strand": ""}, "strand"),
        (MonitoringOrdered, {"date": "2025"}, "date"),
    ],
)
def test_bad_events_are_refused_by_name(kind: Any, arguments: dict[str, Any], field: str) -> None:
    with pytest.raises(DSAError, match=f"^{field}"):
        kind(**{"date": later, **arguments})


def test_proceedings_are_values() -> None:
    assert pickle.loads(pickle.dumps(case())) == case()
    assert copy.deepcopy(case()) == case()
    assert hash(case()) == hash(case())
    assert case() != two
    with pytest.raises(InvalidType, match="event"):
        untyped.record(later)
    assert str(opened) == "AliExpress: proceedings opened on 14 March 2024"
    assert case().timeline()[-1][1].endswith("[Article 73(1) DSA]; fine of EUR 550 000 000.00 [Article 74(1) DSA]")
    assert str(NonComplianceDecision(date=later)).endswith("[Article 73(1) DSA]")


def test_lists_that_a_file_is_made_of_are_its_own() -> None:
    happened, strands = list(case().events), list(case().strands)
    listed = Investigation(
        platform=SHOP, opened=OPENED, suspected=list(two.suspected), strands=strands, events=happened
    )
    assert (listed, hash(listed)) == (case(), hash(case()))
    happened.pop()
    strands.pop()
    assert listed == case()
    designated = dsa.VLOPDesignation(platform=SHOP, decided=date(2023, 4, 25), notified=date(2023, 4, 25))
    more = evolve(opened, services=[SHOP], designations=[designated])
    assert (more.services, more.designations) == ((SHOP,), (designated,))
    assert hash(more) == hash(evolve(opened, services=(SHOP,), designations=(designated,)))


def test_every_kind_of_event_is_listed_once() -> None:
    defined = {member for member in vars(events).values() if isinstance(member, type) and issubclass(member, Event)}
    assert defined - {Event} == set(KINDS)
    assert len({kind.title for kind in KINDS}) == len(KINDS)
    assert set(events.__all__) - set(dsa.events.__all__) == {"KINDS"}


def test_a_file_that_grew_event_by_event_is_the_file_that_was_read_at_once() -> None:
    days = [OPENED + timedelta(days=number) for number in range(200)]
    history = [MonitoringOrdered(date=day) for day in days]
    whole = Investigation(platform=SHOP, opened=OPENED, suspected=opened.suspected, events=history)
    grown = opened
    for event in history:
        grown = grown.record(event)
    for day in days:
        assert whole.state(day) == grown.state(day)
        assert whole.acts(day) == grown.acts(day)
        assert MonitoringOrdered in whole.allowed(day)
    assert grown == whole


def test_ten_thousand_events_keep_a_state_that_does_not_grow() -> None:
    history = [MonitoringOrdered(date=OPENED + timedelta(days=number)) for number in range(10_000)]
    long = Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], events=history)
    assert all(len(strand.latest) <= len(KINDS) for strand in long.state(history[-1].date).strands)
    assert len(long.timeline()) == 10_001
    assert MonitoringOrdered in long.allowed(history[-1].date)


def test_an_extension_is_told_under_the_provision_of_the_act_whose_time_it_makes_longer() -> None:
    sent, more = date(2025, 5, 15), date(2025, 5, 20)
    case = Investigation(platform=SHOP, opened=date(2025, 1, 8), suspected=[DSA.at(34, 1)])
    case = case.record(PreliminaryFindings(date=sent, observations_due=date(2025, 7, 31)))
    case = case.record(dsa.events.TimeLimitExtended(date=more, to=date(2025, 8, 29)))
    asked = case.record(dsa.events.InformationRequested(date=more, due=date(2025, 9, 1), reference="R"))
    asked = asked.record(dsa.events.TimeLimitExtended(date=more, to=date(2025, 9, 8), of="R"))
    assert [words for _, words in asked.timeline() if "extended" in words] == [
        "time limit extended [Article 73(2) DSA]",
        "time limit extended [Article 67(1) DSA]",
    ]
    assert len(case.timeline()) == 3  # though the other one has grown from it


# The second of two
def test_each_set_of_commitments_presupposes_an_offer_of_its_own() -> None:
    bound = [
        CommitmentsOffered(date=date(2025, 1, 6)),
        CommitmentsMadeBinding(date=date(2025, 2, 3), reference="first"),
        Reopened(date=date(2025, 6, 2)),
        CommitmentsMadeBinding(date=date(2025, 9, 1), reference="second"),
    ]

    def presupposed(*history: Event) -> list[object]:
        notices = evolve(opened, events=history).state(date(2025, 9, 1)).notices
        return [notice.facts["day"] for notice in notices if notice.id == "commitments-offered-presupposed"]

    assert presupposed(*bound) == [date(2025, 9, 1)]
    assert presupposed(*bound[:3], CommitmentsOffered(date=date(2025, 8, 4)), bound[3]) == []
    assert presupposed(*bound[1:]) == [date(2025, 2, 3), date(2025, 9, 1)]
    sued = events.ActionBrought(date=date(2025, 3, 3), of="first")
    annulled = events.JudgmentGiven(date=date(2025, 9, 1), outcome=events.Outcome.ANNULLED)
    assert presupposed(bound[1], sued) == [date(2025, 2, 3)]
    assert presupposed(bound[1], sued, annulled) == []  # of what stands no longer nothing is said


def test_each_decision_under_section_5_has_to_ask_for_a_plan() -> None:
    def decided(day: date, *found: dsa.Citation, **more: Any) -> list[Event]:
        return [
            PreliminaryFindings(date=day),
            NonComplianceDecision(date=day + timedelta(days=15), found=found, **more),
        ]

    def told(*history: Event, strands: tuple[Strand, ...] = ()) -> list[tuple[object, object]]:
        case = Investigation(
            platform=SHOP, opened=OPENED, suspected=[DSA.at(34), DSA.at(25)], events=history, strands=strands
        )
        notices = case.state(date(2026, 1, 1)).notices
        return [
            (notice.facts["day"], notice.facts["strand"])
            for notice in notices
            if notice.id in ("decision-without-action-plan", "action-plan-received-presupposed")
        ]

    first, second = date(2025, 1, 6), date(2025, 6, 2)
    lacking = decided(first, DSA.at(34))
    name, days = SHOP.name, [day + timedelta(days=15) for day in (first, second)]
    assert told(*lacking, *decided(second, DSA.at(34), action_plan_due=date(2025, 9, 1))) == [(days[0], name)]
    planned = [
        *decided(first, DSA.at(34), action_plan_due=date(2025, 3, 3), reference="first"),
        ActionPlanReceived(date=date(2025, 3, 3)),
        ActionPlanDecided(date=date(2025, 4, 1), sufficient=True),
    ]
    assert told(*planned, *decided(second, DSA.at(34))) == [(days[1], name)]
    again = ActionPlanDecided(date=date(2025, 8, 1), sufficient=True, of="first")
    assert told(*planned, again) == []
    refused = [*planned[:3], ActionPlanDecided(date=date(2025, 4, 1), sufficient=False, of="first")]
    assert told(*refused, again) == [(again.date, name)]
    apart = (Strand(name="risks", articles=[DSA.at(34)]), Strand(name="design", articles=[DSA.at(25)]))
    assert told(*decided(first, DSA.at(34), DSA.at(25)), strands=apart) == [(days[0], "risks")]


def test_a_plan_is_not_asked_for_once_the_court_has_annulled_all_of_section_5() -> None:
    ads, design = DSA.at(39), DSA.at(25)
    case = Investigation(platform=SHOP, opened=OPENED, suspected=[ads, design])
    history = [
        PreliminaryFindings(date=date(2025, 1, 6)),
        NonComplianceDecision(date=date(2025, 2, 3), found=[ads, design], action_plan_due=date(2025, 6, 2)),
        events.ActionBrought(date=date(2025, 3, 3), against=events.Contested.NON_COMPLIANCE),
    ]
    judged = date(2025, 5, 5)
    for annulled, kept, plan in ((ads, False, False), (ads, True, True), (design, False, True)):
        over = events.JudgmentGiven(
            date=judged, outcome=events.Outcome.ANNULLED, articles=[annulled], effects_maintained=kept
        )
        decided = evolve(case, events=[*history, over])
        assert "action plan" in {limit.what for limit in decided.open_time_limits(judged - timedelta(days=1))}
        assert ("action plan" in {limit.what for limit in decided.open_time_limits(judged)}) is plan


def test_a_period_does_not_run_before_the_notification_from_which_it_runs() -> None:
    decided, notified = date(2025, 2, 3), date(2025, 2, 7)
    case = evolve(
        opened,
        events=[
            PreliminaryFindings(date=date(2025, 1, 6)),
            NonComplianceDecision(date=decided, notified=notified, action_plan_within="P2M"),
        ],
    )

    def plan(on: date) -> list[tuple[object, bool]]:
        return [(limit.due, limit.running) for limit in case.open_time_limits(on) if limit.what == "action plan"]

    assert [plan(day) for day in (decided, notified - timedelta(days=1), notified)] == [
        [(None, False)],
        [(None, False)],
        [(date(2025, 4, 7), True)],
    ]


def test_an_extension_of_two_acts_is_told_under_both_provisions() -> None:
    asked = [
        events.InformationRequested(date=OPENED, due=later, reference="asked"),
        MonitoringOrdered(date=OPENED, until=later, reference="order"),
    ]
    longer = events.TimeLimitExtended(date=OPENED, of=["asked", "order"], to=date(2025, 9, 1))
    with pytest.raises(dsa.errors.AmbiguousName, match=r"^what"):
        evolve(opened, events=[*asked, longer])
    two_orders = [evolve(asked[1], reference=name) for name in ("a", "b")]
    told = evolve(opened, events=[*two_orders, evolve(longer, of=["a", "b"])]).timeline()
    assert told[-1] == (OPENED, "time limit extended [Article 72(1) DSA]")


def test_the_timeline_of_a_file_is_the_same_after_an_extension_was_recorded_to_another() -> None:
    before = opened.record(InterimMeasures(date=date(2025, 2, 3), until=date(2025, 3, 3), reference="measures"))
    told = before.timeline()
    longer = before.record(events.TimeLimitExtended(date=date(2025, 2, 10), to=date(2025, 4, 7), of="measures"))
    assert before.timeline() == told
    assert longer.timeline()[: len(told)] == told


def test_a_strand_tells_the_last_event_of_the_kind_that_is_asked_for() -> None:
    sent = PreliminaryFindings(date=later)
    decided = NonComplianceDecision(date=date(2026, 3, 2))
    (strand,) = opened.record(sent).record(decided).state(decided.date).strands
    assert (strand.last(PreliminaryFindings), strand.last(NonComplianceDecision)) == (sent, decided)
    assert strand.last(Closed) is None
