"""Requests, proceedings and penalties: what may happen, what is open, what is refused."""

import copy
import pickle
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

import dsa
from dsa import (
    DSA,
    DSAError,
    FinancialYear,
    Infringement,
    Investigation,
    Money,
    Penalty,
    PenaltyKind,
    Platform,
    Provider,
    Question,
    QuestionState,
    RequestBasis,
    RequestForInformation,
    ServiceKind,
    Stage,
    Strand,
    StrandState,
    Turnover,
    maximum_fine,
)
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
from dsa.errors import InvalidType, InvalidValue, NotAllowed, OutOfOrder, UnknownName

SHOP = Platform(name="AliExpress", provider=Provider(name="Alibaba"), kind=ServiceKind.MARKETPLACE)
OPENED = date(2024, 3, 14)
FINE = Penalty(kind=PenaltyKind.FINE, amount=Money(550_000_000, "EUR"), imposed=date(2026, 7, 20))
DAILY = Penalty(kind=PenaltyKind.PERIODIC, amount=Money(1, "EUR"), imposed=date(2026, 7, 20))
opened = Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34), DSA.at(35)])
two = Investigation(
    platform=SHOP,
    opened=OPENED,
    suspected=[DSA.at(34), DSA.at(16)],
    strands=[Strand(name="risks"), Strand(name="notices")],
)
later = date(2025, 6, 18)
untyped_investigation: Any = Investigation
untyped_request: Any = RequestForInformation
untyped_penalty: Any = Penalty
untyped: Any = opened


# Requests


def request(**other: Any) -> RequestForInformation:
    plain = {
        "addressee": SHOP,
        "sent": OPENED,
        "questions": [
            Question(subject="elections", due=date(2024, 4, 5)),
            Question(subject="the rest", due=date(2024, 4, 26)),
        ],
    }
    made: RequestForInformation = untyped_request(**{**plain, **other})
    return made


@pytest.mark.parametrize(
    ("on", "states"),
    [
        (date(2024, 3, 13), "not sent, not sent"),
        (date(2024, 3, 14), "open, open"),
        (date(2024, 4, 5), "open, open"),
        (date(2024, 4, 6), "overdue, open"),
        (date(2024, 4, 26), "overdue, open"),
        (date(2024, 4, 27), "overdue, overdue"),
    ],
)
def test_each_question_has_its_own_due_day_which_does_not_move(on: date, states: str) -> None:
    assert ", ".join(str(one.state) for one in request().status(on)) == states


def test_an_answer_and_an_extension_are_new_requests() -> None:
    asked = request()
    answered = asked.answer("elections", on=date(2024, 4, 6)).answer("the rest", on=date(2024, 4, 26))
    states = [QuestionState.ANSWERED_LATE, QuestionState.ANSWERED]
    assert [one.state for one in answered.status(date(2024, 5, 1))] == states
    assert [one.state for one in answered.status(date(2024, 4, 5))] == [QuestionState.OPEN, QuestionState.OPEN]
    assert [one.state for one in asked.status(date(2024, 5, 1))] == [QuestionState.OVERDUE, QuestionState.OVERDUE]
    longer = asked.extend("elections", to=date(2024, 4, 30))
    assert longer.status(date(2024, 4, 30))[0].state is QuestionState.OPEN
    assert (asked.last_due, longer.last_due) == (date(2024, 4, 26), date(2024, 4, 30))
    assert str(longer).endswith("to answer by 30 April 2024 and 26 April 2024")
    with pytest.raises(UnknownName, match="Did you mean elections"):
        asked.answer("election", on=date(2024, 4, 1))


def test_where_a_question_stands_is_explained_with_the_day_named() -> None:
    [step] = request().status(date(2024, 4, 6))[0].steps
    assert (step.rule, step.before, step.after) == ("question-overdue", date(2024, 4, 6), QuestionState.OVERDUE)
    assert (
        str(step) == "On 6 April 2024 the time to answer, until the end of 5 April 2024, was over. [Article 67(1) DSA]"
    )


def test_an_extension_does_not_change_the_days_before_it_was_given() -> None:
    given = request().extend("elections", to=date(2024, 4, 30), on=date(2024, 4, 8))
    days = [date(2024, 4, 5), date(2024, 4, 6), date(2024, 4, 7), date(2024, 4, 8), date(2024, 4, 30), date(2024, 5, 1)]
    assert [str(given.status(day)[0].state) for day in days] == [
        "open",
        "overdue",
        "overdue",
        "open",
        "open",
        "overdue",
    ]
    assert str(given.status(date(2024, 4, 7))[0]) == "elections: overdue, due 5 April 2024"
    assert str(given.status(date(2024, 4, 8))[0]) == "elections: open, due 30 April 2024"
    early = given.answer("elections", on=date(2024, 4, 6))
    assert [str(early.status(day)[0].state) for day in days[1:4]] == ["answered late", "answered late", "answered"]
    with pytest.raises(InvalidValue, match="nothing without extended_to"):
        Question(subject="a", due=OPENED, extended_on=OPENED)
    with pytest.raises(OutOfOrder, match=r"questions\[0\].extended_on"):
        request().extend("elections", to=date(2024, 4, 30), on=date(2024, 3, 13))
    extend: Any = request().extend
    with pytest.raises(InvalidType, match=r"^on:"):
        extend("elections", to=date(2024, 4, 30), on="2024-04-08")


def test_what_silence_costs_is_said_when_it_is_silence() -> None:
    def notices(basis: RequestBasis, on: date) -> str:
        return request(basis=basis).status(on)[0].explain()

    for basis in RequestBasis:
        assert "ilence" not in notices(basis, date(2024, 4, 5))
    assert "No fine follows from silence to a simple request" in notices(RequestBasis.SIMPLE, date(2024, 4, 6))
    assert "can be fined, up to 1 % of the annual income" in notices(RequestBasis.DECISION, date(2024, 4, 6))


def test_silence_is_finable_only_on_a_decision_and_a_wrong_answer_always() -> None:
    wrong, silence = request().consequences
    assert (wrong.finable, silence.finable, silence.ground) == (True, False, None)
    assert str(silence) == ("no reply within the time set: no fine (Article 67(2) DSA; Article 74(2), point (b), DSA)")
    wrong, silence = request(basis=RequestBasis.DECISION).consequences
    assert (wrong.finable, silence.finable, silence.periodic) == (True, True, True)
    assert silence.ground is dsa.FineGround.INFORMATION
    assert str(wrong) == (
        "incorrect, incomplete or misleading information: a fine and periodic penalty payments "
        "(Article 74(2), point (a), DSA; Article 76(1), point (a), DSA)"
    )
    assert str(silence) == (
        "no reply within the time set: a fine and periodic penalty payments "
        "(Article 74(2), point (b), DSA; Article 76(1), point (a), DSA)"
    )
    assert [str(basis.citation) for basis in RequestBasis] == ["Article 67(2) DSA", "Article 67(3) DSA"]


@pytest.mark.parametrize(
    ("bad", "error", "message"),
    [
        (
            {"questions": [Question(subject="a", due=date(2024, 3, 13))]},
            OutOfOrder,
            r"questions\[0\].due: 13 March 2024 is before sent \(",
        ),
        ({"questions": []}, InvalidValue, "at least one Question"),
        (
            {"questions": [Question(subject="a", due=OPENED), Question(subject="a", due=OPENED)]},
            InvalidValue,
            "different",
        ),
        (
            {"questions": [Question(subject="a", due=OPENED, answered=date(2024, 3, 1))]},
            OutOfOrder,
            r"answered: 1 March 2024 is before sent \(",
        ),
        ({"questions": ["a"]}, InvalidType, "questions"),
        ({"addressee": ""}, InvalidValue, "addressee"),
        ({"addressee": 5}, InvalidType, "addressee"),
        ({"sent": datetime(2024, 3, 14)}, InvalidType, "sent"),
        ({"basis": "simple"}, InvalidType, "RequestBasis.SIMPLE"),
    ],
)
def test_bad_requests_are_refused(bad: dict[str, Any], error: type[DSAError], message: str) -> None:
    with pytest.raises(error, match=message):
        request(**bad)


def test_a_person_who_may_know_can_be_asked() -> None:
    assert str(request(addressee="An auditor")).startswith("An auditor: simple request")
    assert str(request(addressee=SHOP.provider)).startswith("Alibaba: simple request")
    by_decision = request(addressee=SHOP.provider, basis=RequestBasis.DECISION)
    assert str(by_decision).startswith("Alibaba: decision of 14 March 2024")
    with pytest.raises(OutOfOrder, match="extended_to"):
        Question(subject="a", due=date(2024, 4, 5), extended_to=date(2024, 4, 4))
    assert str(Question(subject="a", due=date(2024, 4, 5))) == "a: due 5 April 2024"


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
    assert all(one.after == other.before for one, other in pairwise(steps))
    assert [str(step.citation) for step in steps] == [
        "Article 66(1) DSA",
        "Article 73(2) DSA",
        "Article 71(1) DSA",
        "Article 73(1) DSA",
    ]


def limits(investigation: Investigation, on: date) -> list[str]:
    return [f"{one.what}: {one.due}{' overdue' if one.overdue else ''}" for one in investigation.open_time_limits(on)]


def test_the_months_for_an_action_plan_run_from_receipt() -> None:
    found = case()
    # Article 66(4): the Board's views are due in the time set for observations.
    assert limits(found, later) == [
        "Board's views on the preliminary findings: 2025-07-31",
        "observations on the preliminary findings: 2025-07-31",
    ]
    assert limits(found, date(2026, 10, 20)) == [
        "action plan: 2026-10-20",
        "compliance with the decision: 2026-12-01",
        "Board's opinion on the action plan: None",
        "Commission's decision on the action plan: None",
    ]
    assert str(found.open_time_limits(later)[1]) == (
        "observations on the preliminary findings: due 31 July 2025 (risks)"
    )
    assert limits(found, date(2026, 10, 21))[0] == "action plan: 2026-10-20 overdue"
    board = found.open_time_limits(date(2026, 8, 1))[-2]
    assert "If it is received on 20 October 2026, it ends on 20 November 2026" in board.explain()
    received = found.record(ActionPlanReceived(date=date(2026, 10, 20), strand="risks"))
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
        ([], NonComplianceDecision(date=later), "Article 73(1)"),
        ([], ActionPlanReceived(date=later), "Article 75(2)"),
        ([], Reopened(date=later), "Article 71(2)"),
        ([], ObservationsSubmitted(date=later), "Article 79(2)"),
        ([CommitmentsMadeBinding(date=OPENED)], PreliminaryFindings(date=later), "Article 73(2)"),
        ([Closed(date=OPENED)], Closed(date=later), "Article 73(5)"),
        ([Closed(date=OPENED)], Reopened(date=later), "Article 71(2)"),
    ],
)
def test_what_the_act_does_not_allow_is_refused_with_the_article(
    before: list[Event], event: Event, article: str
) -> None:
    investigation = Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], events=before)
    with pytest.raises(NotAllowed) as caught:
        investigation.record(event)
    assert article in str(caught.value)
    assert f"{event.title} on 18 June 2025 is not possible here" in str(caught.value)


def test_an_opinion_needs_a_plan() -> None:
    with pytest.raises(NotAllowed, match="action plan received: not recorded before"):
        case().record(BoardOpinionReceived(date=date(2026, 11, 1), strand="risks"))


def test_events_out_of_order_and_unknown_strands_are_refused() -> None:
    with pytest.raises(NotAllowed, match=r"no proceedings opened \(Article 71\(1\) DSA\)"):
        opened.record(CommitmentsOffered(date=date(2024, 3, 13)))
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


def test_every_kind_of_event_is_listed_once() -> None:
    defined = {one for one in vars(events).values() if isinstance(one, type) and issubclass(one, Event)}
    assert defined - {Event} == set(KINDS)
    assert len({kind.title for kind in KINDS}) == len(KINDS)
    assert set(events.__all__) - set(dsa.events.__all__) == {"KINDS"}


def test_the_fold_does_each_event_once_however_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[Event] = []
    after = StrandState.after

    def counted(state: StrandState, event: Event) -> StrandState:
        folded.append(event)
        return after(state, event)

    monkeypatch.setattr(StrandState, "after", counted)
    days = [OPENED + timedelta(days=number) for number in range(1000)]
    history = [MonitoringOrdered(date=day) for day in days]
    whole = Investigation(platform=SHOP, opened=OPENED, suspected=opened.suspected, events=history)
    assert len(folded) == 1000
    grown = opened
    for event in history:
        grown = grown.record(event)
    assert len(folded) == 2000
    for day in days:
        assert whole.state(day).stage is Stage.OPEN
        assert grown.open_time_limits(day) == ()
        assert MonitoringOrdered in whole.allowed(day)
    assert len(folded) == 2000
    assert (grown.events, grown._states) == (whole.events, whole._states)


def test_ten_thousand_events_keep_a_state_that_does_not_grow() -> None:
    history = [MonitoringOrdered(date=OPENED + timedelta(days=number)) for number in range(10_000)]
    long = Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], events=history)
    assert all(len(state.latest) <= len(KINDS) for states in long._states for state in states)
    assert len(long.timeline()) == 10_001
    assert MonitoringOrdered in long.allowed(history[-1].date)


# Penalties

MAXIMUM = maximum_fine(
    Turnover(amount=Money(20_000_000_000, "EUR"), year=FinancialYear.ending(date(2026, 3, 31))), decided=FINE.imposed
)


def test_a_penalty_beside_its_ceiling() -> None:
    answer = FINE.against(MAXIMUM)
    assert answer.share == Fraction(550, 1200)
    assert answer.within
    assert answer.steps[-1].rule == "penalty-within-ceiling"
    assert str(answer) == "EUR 550 000 000.00 is 45.8333 % of the ceiling of EUR 1 200 000 000.00"
    above = Penalty(kind=PenaltyKind.FINE, amount=Money("1200000000.01", "EUR"), imposed=FINE.imposed).against(MAXIMUM)
    exactly = Penalty(kind=PenaltyKind.FINE, amount=Money(1_200_000_000, "EUR"), imposed=FINE.imposed).against(MAXIMUM)
    assert (above.within, exactly.within) == (False, True)
    assert "more than can be imposed" in above.explain()
    assert all(one.after == other.before for one, other in pairwise(answer.steps))


def test_a_share_of_a_ceiling_keeps_the_article_and_the_notices_of_the_ceiling() -> None:
    turnover = Turnover(amount=Money(20_000_000_000, "EUR"), year=FinancialYear.ending(date(2026, 3, 31)))
    maximum = maximum_fine(turnover, decided=FINE.imposed, ground=dsa.FineGround.INFORMATION)
    answer = FINE.against(maximum)
    told = answer.steps[-1]
    assert (told.before, told.after, told.citation) == (maximum.ceiling, answer.share, DSA.at(74, 2))
    assert answer.notices == maximum.notices
    assert "income-or-turnover" in [notice.id for notice in answer.notices]


@pytest.mark.parametrize(
    ("parts", "within"),
    [
        ((700, 600), True),  # the maximum holds for each infringement, not for their sum: recital 117
        ((1200, 1200), True),
        ((1201, 1), False),
        ((None, None, 1300), False),
        ((None, None), True),  # 2 400 in all, and how it is split is not known
        ((None,), False),
    ],
)
def test_the_ceiling_is_for_each_infringement(parts: tuple[int | None, ...], within: bool) -> None:
    places = [DSA.at(34), DSA.at(35), DSA.at(39)]
    named = [
        Infringement(citation=place, amount=None if part is None else Money(part * 1_000_000, "EUR"))
        for place, part in zip(places, parts, strict=False)
    ]
    total = sum(part or 0 for part in parts) or 2400
    fine = Penalty(
        kind=PenaltyKind.FINE, amount=Money(total * 1_000_000, "EUR"), imposed=FINE.imposed, infringements=named
    )
    answer = fine.against(MAXIMUM)
    assert answer.within is within
    assert ("more than can be imposed" in answer.explain()) is not within
    assert answer.share == Fraction(total, 1200)


@pytest.mark.parametrize(("millions", "within"), [(1300, True), (1301, False)])
def test_what_is_left_of_a_fine_falls_on_the_infringements_without_a_part(millions: int, within: bool) -> None:
    known = Infringement(citation=DSA.at(34), amount=Money(100_000_000, "EUR"))
    whole = Money(millions * 1_000_000, "EUR")
    fine = Penalty(kind=FINE.kind, amount=whole, imposed=FINE.imposed, infringements=[known, DSA.at(35)])
    assert fine.against(MAXIMUM).within is within  # of the second no more than one ceiling, 1 200 million


def test_a_fine_split_over_its_infringements() -> None:
    parts = [
        Infringement(citation=DSA.at(25), amount=Money(45_000_000, "EUR")),
        Infringement(citation=DSA.at(39), amount=Money(35_000_000, "EUR")),
        Infringement(citation=DSA.at(40, 12), amount=Money(40_000_000, "EUR")),
    ]
    whole = Money(120_000_000, "EUR")
    fine = Penalty(kind=PenaltyKind.FINE, amount=whole, imposed=date(2025, 12, 5), infringements=parts)
    assert "Article 25 DSA: EUR 45 000 000.00" in str(fine)
    partly = Penalty(
        kind=PenaltyKind.FINE, amount=whole, imposed=date(2025, 12, 5), infringements=[parts[0], DSA.at(39)]
    )
    assert [str(one.citation) for one in partly.infringements] == ["Article 25 DSA", "Article 39 DSA"]
    wrongs: list[list[Any]] = [
        parts[:2],
        [Infringement(citation=DSA.at(25), amount=Money(120_000_001, "EUR")), DSA.at(39)],
    ]
    for wrong in wrongs:
        with pytest.raises(InvalidValue, match=r"add up to EUR 120 000 000\.00"):
            Penalty(kind=PenaltyKind.FINE, amount=whole, imposed=date(2025, 12, 5), infringements=wrong)
    assert str(PenaltyKind.PERIODIC) == "periodic penalty payments"


def test_a_penalty_names_its_infringements_where_it_has_any() -> None:
    assert str(FINE) == "fine of EUR 550 000 000.00, imposed on 20 July 2026"
    split = Penalty(kind=FINE.kind, amount=FINE.amount, imposed=FINE.imposed, infringements=[DSA.at(34), DSA.at(39)])
    assert str(split) == f"{FINE} (Article 34 DSA; Article 39 DSA)"


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"amount": Money(0, "EUR")}, "amount"),
        ({"amount": 550}, "amount"),
        ({"kind": "fine"}, "kind"),
        ({"imposed": None}, "imposed"),
        ({"infringements": DSA.at(34)}, "infringements"),
        ({"infringements": 34}, "infringements"),
        ({"infringements": [34]}, "citation"),
        ({"source": ""}, "source"),
    ],
)
def test_bad_penalties_are_refused_by_name(bad: dict[str, Any], field: str) -> None:
    good = {"kind": PenaltyKind.FINE, "amount": Money(1, "EUR"), "imposed": FINE.imposed}
    with pytest.raises(DSAError, match=f"^{field}"):
        untyped_penalty(**{**good, **bad})


def test_an_amount_of_an_infringement_is_money() -> None:
    infringement: Any = Infringement
    with pytest.raises(InvalidType, match="amount"):
        infringement(citation=DSA.at(25), amount=45)
