"""What the Act refuses, with the article; and what it does not, though it looks as if it did."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from dsa import DSA, Citation, Investigation, Stage, Strand, deadline
from dsa.act.proceedings import events
from dsa.act.proceedings.events import Compulsion, ReopeningGround
from dsa.errors import AmbiguousName, InvalidValue, NotAllowed
from dsa.events import Possibility
from tests.act.proceedings.case_file import DAILY, DAY, FINE, bound, case, dated, decision, findings, stage
from tests.at_once import at_once
from tests.standard import OPENED, SHOP


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


def test_the_time_for_observations_runs_from_the_day_on_which_the_provider_had_the_findings() -> None:
    notified = OPENED + 10 * DAY
    named: dict[str, Any] = {"date": OPENED, "notified": notified}
    assert events.PreliminaryFindings(**named, observations_due=notified + 14 * DAY).observations_due
    with pytest.raises(InvalidValue, match=r"^observations_due: 6 April 2024 is refused\. Accepted: 7 April 2024"):
        events.PreliminaryFindings(**named, observations_due=notified + 13 * DAY)
    with pytest.raises(InvalidValue, match=r"^views_due: .* or later: at least 14 working days \(Article 82\(1\)"):
        events.RestrictionViewsInvited(**named, views_due=deadline(OPENED, "14 working days", calendar="EC").date)


@pytest.mark.parametrize("period", ["P14D", "P2W", "P1M", "10 working days"])
def test_a_period_for_observations_of_fourteen_days_or_more_is_lawful(period: str) -> None:
    assert events.PreliminaryFindings(date=OPENED, observations_within=period).observations_within
    assert events.ProceduralFindings(date=OPENED, notified=OPENED + DAY, observations_within=period).notified


@pytest.mark.parametrize("period", ["P13D", "P1W", "9 working days"])
def test_a_shorter_period_for_observations_is_refused(period: str) -> None:
    # Thirteen days that end on a Saturday or a Sunday are thirteen days, although the last one moves.
    for day in (date(2026, 3, 2), date(2026, 3, 8)):
        with pytest.raises(InvalidValue, match=r"^observations_within: .* at least 14 days \(Article 79\(2\) DSA\)"):
            events.PreliminaryFindings(date=day, observations_within=period)


def test_a_restriction_comes_after_views_and_views_take_fourteen_working_days() -> None:
    least = deadline(OPENED, "14 working days", calendar="EC").date
    decided = case(findings, decision)
    with pytest.raises(InvalidValue, match=r"8 April 2024 or later: at least 14 working days \(Article 82\(1\) DSA\)"):
        events.RestrictionViewsInvited(date=OPENED, views_due=least - DAY)
    invited = decided.record(events.RestrictionViewsInvited(date=OPENED, views_due=least))
    assert [str(limit) for limit in dated(invited.open_time_limits(OPENED))] == [
        f"views on the restriction of access: due {least.day} April 2024 (Shop)"
    ]
    assert dated(invited.open_time_limits(OPENED))[0].steps[0].citation == DSA.at(82, 1, subparagraph=2)
    assert events.RestrictionRequested not in invited.allowed(least)
    assert events.RestrictionRequested in invited.allowed(least + DAY)
    asked = invited.record(events.RestrictionRequested(date=least + DAY))
    assert dated(asked.open_time_limits(least + DAY)) == ()
    early = case(findings, events.RestrictionViewsInvited(date=OPENED, views_due=least))
    assert early.defects(OPENED)[0].citations == (DSA.at(82, 1, subparagraph=2),)


# Articles 70, 71: interim measures and commitments
def test_interim_measures_run_side_by_side_and_may_last_to_the_end() -> None:
    def until(investigation: Investigation) -> list[date | None]:
        return [limit.due for limit in dated(investigation.open_time_limits(OPENED))]

    june, september = date(2024, 6, 1), date(2024, 9, 1)
    first = events.InterimMeasures(date=OPENED, until=june)
    renewed = events.InterimMeasuresRenewed(date=OPENED, until=september)
    assert until(case(first, renewed)) == [september]
    assert until(case(first, renewed, first)) == [june, september]  # new measures, beside those renewed
    assert until(case(first, renewed, renewed)) == [september]
    assert until(case(events.InterimMeasures(date=OPENED, until=None))) == []  # recital 142
    assert until(case(first, findings, decision)) == []
    with pytest.raises(NotAllowed, match=r"interim measures: not recorded before \(Article 70\(2\) DSA\)"):
        case(renewed)
    assert case(findings, decision, first).defects(OPENED)[-1].citations == (DSA.at(70, 1),)


def test_commitments_rejected_are_off_the_table() -> None:
    offered, rejected = events.CommitmentsOffered(date=OPENED), events.CommitmentsRejected(date=OPENED)
    off = case(offered, rejected)
    assert "were rejected, and no others offered" in str(off.record(bound).defects(OPENED)[0])
    with pytest.raises(NotAllowed, match=r"commitments offered: not recorded before \(Article 71\(3\) DSA\)"):
        off.record(rejected)
    assert stage(off.record(offered).record(bound)) is Stage.COMMITMENTS_BINDING
    reopened = case(offered, bound, events.Reopened(date=OPENED))
    with pytest.raises(NotAllowed, match=r"commitments offered: not recorded before \(Article 71\(3\) DSA\)"):
        reopened.record(rejected)  # the offer was used up when it was made binding
    again = reopened.record(offered).record(rejected)
    assert events.CommitmentsMadeBinding not in again.allowed(OPENED)
    assert events.CommitmentsMadeBinding in again.record(offered).allowed(OPENED)
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
    # Ordinary findings need a reopening, for there are no further grounds for action.
    assert case(bound, findings).defects(OPENED)[0].citations == (DSA.at(73, 2), DSA.at(71, 1))
    with pytest.raises(NotAllowed, match=r"Article 73\(2\)"):
        case(broken)
    # That no breach was found does not lift the commitments; without them, closing is closing.
    closed = case(bound, broken, events.Closed(date=OPENED))
    assert stage(closed) is Stage.COMMITMENTS_BINDING
    assert closed.state(OPENED).steps[-1].after is Stage.COMMITMENTS_BINDING
    assert stage(case(bound, again, events.Closed(date=OPENED))) is Stage.CLOSED


def test_commitments_bind_though_others_were_reopened_and_findings_can_say_so() -> None:
    kind = events.FindingsOnCommitments
    again = case(bound, events.Reopened(date=OPENED), evolve(bound, reference="again"))
    assert kind in again.allowed(OPENED)
    assert again.record(kind(date=OPENED)).defects(OPENED) == ()
    # Where all that was binding was reopened, the proceedings have to be pending.
    reopened = case(bound, events.Reopened(date=OPENED))
    assert kind in reopened.allowed(OPENED)
    assert kind not in reopened.record(events.Closed(date=OPENED)).allowed(OPENED)
    # Commitments that were annulled cannot be broken, though the proceedings are open again.
    annulled = case(
        bound,
        events.ActionBrought(date=OPENED, against=events.Contested.COMMITMENTS),
        events.JudgmentGiven(date=OPENED, outcome=events.Outcome.ANNULLED),
    )
    assert stage(annulled) is Stage.OPEN
    assert kind not in annulled.allowed(OPENED)


def test_an_offer_is_on_the_table_until_it_is_made_binding() -> None:
    offered, kind = events.CommitmentsOffered(date=OPENED), events.CommitmentsRejected
    once = case(offered)
    assert kind in once.allowed(OPENED)
    used = once.record(bound).record(events.Reopened(date=OPENED))
    assert kind not in used.allowed(OPENED)
    twice = used.record(offered)
    assert kind in twice.allowed(OPENED)
    assert kind not in twice.record(bound).record(findings).allowed(OPENED)
    assert kind not in case(bound).allowed(OPENED)


def test_closed_proceedings_have_no_findings_and_are_not_extended() -> None:
    closed = case(events.Closed(date=OPENED))
    assert closed.record(findings).defects(OPENED)[0].citations == (DSA.at(73, 2), DSA.at(73, 5))
    extended = closed.allowed(OPENED)["Shop"][events.ProceedingsExtended]
    assert (extended.allowed, extended.contradiction) == (False, True)
    with pytest.raises(NotAllowed, match="closed without a finding"):
        closed.record(events.ProceedingsExtended(date=OPENED, strand="more", articles=[DSA.at(35)]))


def test_measures_in_force_can_be_renewed_though_others_have_lapsed() -> None:
    lapsed = events.InterimMeasures(date=OPENED, until=OPENED + DAY, reference="lapsed")
    running = events.InterimMeasures(date=OPENED, until=OPENED + 9 * DAY, reference="running")
    on = OPENED + 2 * DAY
    for measures in ((lapsed, running), (running, lapsed)):
        assert events.InterimMeasuresRenewed in case(*measures).allowed(on)
        renewed = case(*measures, events.InterimMeasuresRenewed(date=on, until=OPENED + 20 * DAY))
        assert renewed.defects(on) == ()
    assert events.InterimMeasuresRenewed not in case(lapsed).allowed(on)


def test_findings_on_interim_measures_need_some() -> None:
    kind = events.FindingsOnInterimMeasures
    with pytest.raises(NotAllowed, match="interim measures: not recorded before"):
        case(kind(date=OPENED))
    measures = events.InterimMeasures(date=OPENED, until=None)
    without = case().allowed(OPENED)["Shop"][kind]
    assert (without.allowed, without.contradiction) == (False, True)
    assert kind in case(measures).allowed(OPENED)
    assert stage(case(measures, events.FindingsOnInterimMeasures(date=OPENED), decision)) is Stage.NON_COMPLIANCE


def test_what_is_allowed_is_allowed_in_a_stage_that_its_kind_names() -> None:
    offered, reopened = events.CommitmentsOffered(date=OPENED), events.Reopened(date=OPENED)
    seen = set()
    for happened in (
        (),
        (offered, findings),
        (findings, decision),
        (offered, bound),
        (offered, bound, reopened),
        (events.Closed(date=OPENED),),
    ):
        investigation = case(*happened)
        for kind in investigation.allowed(OPENED + DAY):
            assert stage(investigation) in kind.possible_in, f"{kind.title} where the stage is {stage(investigation)}"
            seen.add(kind)
    assert {events.FindingsOnCommitments, events.Reopened, events.CommitmentsRejected, events.Closed} <= seen


def test_what_may_be_recorded_with_a_defect_is_told_from_what_contradicts_the_file() -> None:
    (strand,) = case().allowed(OPENED).strands
    asked, early = strand[events.FindingsOnInterimMeasures], strand[events.NonComplianceDecision]
    assert [(kind.allowed, kind.contradiction) for kind in (asked, early)] == [(False, True), (False, False)]
    allowed = Possibility(kind=events.Closed)
    assert (allowed.allowed, allowed.contradiction) == (True, False)


def test_measures_are_reported_in_every_strand_for_which_they_were_ordered() -> None:
    strands = [Strand(name="risks", articles=[DSA.at(34)]), Strand(name="design", articles=[DSA.at(25)])]
    ordered = Investigation(
        platform=SHOP,
        opened=OPENED,
        suspected=[DSA.at(34), DSA.at(25)],
        strands=strands,
        events=[
            evolve(findings, strand="risks"),
            evolve(decision, strand="risks"),
            events.MeasuresOrdered(date=OPENED, strand=("risks", "design")),
        ],
    )
    for kind in (events.MeasuresIntended, events.MeasuresReported):
        assert kind in ordered.allowed(OPENED)["design"]
        assert ordered.record(kind(date=OPENED, of=ordered.acts(OPENED)[-1].reference, strand="design"))


# Articles 74(2), 76: procedural fines and periodic payments
def test_a_procedural_fine_needs_its_own_findings_and_ends_nothing() -> None:
    fine = events.ProceduralFine(date=OPENED, penalty=FINE)
    assert case(findings, fine).defects(OPENED)[0].citations == (DSA.at(74, 3),)
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
        simple = case(events.InformationRequested(date=OPENED), imposed)  # a simple request compels nothing
        assert simple.defects(OPENED)[0].citations == (DSA.at(76, 1),)
    other = next(compulsion for compulsion in Compulsion if compulsion is not ground)
    wrong = events.PeriodicPenaltyImposed(date=OPENED, penalty=DAILY, ground=other)
    assert case(before, wrong).defects(OPENED)[0].id == "defect-nothing-to-compel"
    assert str(ground.citation) == f"Article 76(1), point ({ground.value}), DSA"


def test_what_is_compelled_once_stays_compelled_when_more_is() -> None:
    asked = events.InformationRequested(date=OPENED, by_decision=True)
    both = case(asked, events.InspectionOrdered(date=OPENED))
    for ground in (Compulsion.INFORMATION, Compulsion.INSPECTION):
        assert both.record(events.PeriodicPenaltyImposed(date=OPENED, penalty=DAILY, ground=ground))
    wrong = events.PeriodicPenaltyImposed(date=OPENED, penalty=DAILY, ground=Compulsion.COMMITMENTS)
    assert both.record(wrong).defects(OPENED)[0].id == "defect-nothing-to-compel"
    with pytest.raises(AmbiguousName, match="information requested of 14 March 2024, inspection ordered of"):
        both.record(evolve(wrong, ground=None))


def test_a_decision_is_compelled_and_reopening_ends_what_commitments_compelled() -> None:
    headed = events.PeriodicPenaltyImposed(date=OPENED, penalty=DAILY, ground=Compulsion.DECISION)
    assert case(findings, decision, headed)
    again = case(bound, events.Reopened(date=OPENED), events.PeriodicPenaltyImposed(date=OPENED, penalty=DAILY))
    assert again.defects(OPENED)[0].id == "defect-nothing-to-compel"


# Strands
def test_a_named_strand_must_allow_it_and_an_unnamed_event_happens_where_it_can() -> None:
    parts = [Strand(name=name, articles=[DSA.at(34)]) for name in ("one", "two", "three")]
    investigation = Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], strands=parts)
    investigation = investigation.record(events.PreliminaryFindings(date=OPENED, strand=("one", "two")))
    without = investigation.record(events.NonComplianceDecision(date=OPENED, strand=["one", "three"])).defects(OPENED)
    assert [defect.facts["strand"] for defect in without] == ["one", "three"]
    assert [defect.citations[0] for defect in without] == [DSA.at(79, 1), DSA.at(73, 2)]
    later = OPENED + 15 * DAY  # the provider was heard in two of the three
    everywhere = investigation.record(evolve(decision, date=later)).state(later).strands
    assert [strand.stage.name for strand in everywhere] == ["NON_COMPLIANCE", "NON_COMPLIANCE", "OPEN"]
    assert str(investigation.events[0]).endswith("preliminary findings (one and two) [Article 73(2) DSA]")
    assert events.PreliminaryFindings(date=OPENED, strand=["one"]).strand == "one"
    assert Strand(name="bare").in_section_5 is None
    assert Strand(name="another act", articles=[Citation.parse("Article 34 TFEU")]).in_section_5 is False


# Article 75: enhanced supervision
def test_the_board_gives_its_opinion_on_a_plan_that_has_come() -> None:
    asked = events.NonComplianceDecision(date=OPENED, action_plan_due=OPENED + 30 * DAY, reference="asked")
    kind = events.BoardOpinionReceived
    waiting = case(findings, asked, evolve(asked, reference="asked again"))
    assert kind not in waiting.allowed(OPENED)
    received = waiting.record(events.ActionPlanReceived(date=OPENED, of="asked"))
    assert kind in received.allowed(OPENED)
    assert received.record(kind(date=OPENED, of="asked"))
    with pytest.raises(NotAllowed, match="action plan received: not recorded before"):
        received.record(kind(date=OPENED, of="asked again"))
    # A plan that is on the table under a decision that stands is enough, whatever has become of another.
    both = received.record(events.ActionPlanReceived(date=OPENED, of="asked again"))
    sued = both.record(events.ActionBrought(date=OPENED, of="asked"))
    annulled = sued.record(events.JudgmentGiven(date=OPENED, outcome=events.Outcome.ANNULLED))
    assert kind in annulled.allowed(OPENED)


@at_once(
    ("found", "enhanced"),
    [
        ([[34]], True),
        ([[25]], False),
        ([[25], [34]], True),
        ([[34], [25]], True),  # the plan of the first is no less due for the second
        ([[25], [25]], False),
        ([[25], []], True),  # and where it does not say so, the strand has an article of Section 5
    ],
)
def test_action_plans_are_for_decisions_that_find_an_infringement_of_section_5(
    found: list[list[int]], enhanced: bool
) -> None:
    investigation = Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(25), DSA.at(34)])
    for articles in found:
        decided = events.NonComplianceDecision(date=OPENED, found=[DSA.at(article) for article in articles])
        investigation = investigation.record(findings).record(decided)
    assert (events.ActionPlanDecided in investigation.allowed(OPENED)) is enhanced


# Article 82(1): views before a restriction
def test_a_request_follows_whichever_invitation_is_over() -> None:
    first, second = (deadline(OPENED, f"{days} working days", calendar="EC").date for days in (14, 20))
    kind = events.RestrictionRequested
    invited = case(
        findings,
        decision,
        events.RestrictionViewsInvited(date=OPENED, views_due=first, reference="first"),
        events.RestrictionViewsInvited(date=OPENED, views_due=second, reference="second"),
    )
    assert invited.allowed(first)["Shop"][kind].first_day == first + DAY
    assert kind in invited.allowed(first + DAY)
    (told,) = (
        notice
        for notice in invited.record(kind(date=first, of=["first", "second"])).defects(first)
        if notice.id == "defect-before-end-of-views"
    )
    assert told.facts["until"] == first
    early = invited.record(kind(date=first + DAY, of="second")).defects(first + DAY)
    assert [notice.id for notice in early if notice not in invited.defects(first + DAY)] == [
        "defect-before-end-of-views"
    ]
    assert invited.record(kind(date=first + DAY, of="first")).defects(first + DAY) == invited.defects(first + DAY)


def test_a_refusal_never_ends_without_a_word_on_what_is_possible() -> None:
    with pytest.raises(NotAllowed, match=r"Possible: an act that can be contested, recorded before it\.$"):
        case(events.ActionBrought(date=date(2024, 5, 2), against=events.Contested.NON_COMPLIANCE))
