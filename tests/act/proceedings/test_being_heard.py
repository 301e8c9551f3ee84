"""Article 79, and what else the Act does not allow: recorded with its defect; `allowed` has the first possible day."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve

from dsa import (
    DSA,
    Investigation,
    Money,
    Penalty,
    PenaltyKind,
    Platform,
    Provider,
    Question,
    RequestBasis,
    RequestForInformation,
    ServiceKind,
    Strand,
    VLOPDesignation,
    events,
    i18n,
)
from dsa.act.proceedings.events import KINDS
from dsa.errors import NotAllowed
from dsa.ground.citations import TFEU
from tests.act.proceedings.case_file import dated
from tests.at_once import at_once
from tests.standard import SHOP

OPENED = date(2025, 1, 8)
SENT = date(2025, 5, 15)
DAY = timedelta(days=1)


def case(*happened: events.Event, strands: tuple[Strand, ...] = ()) -> Investigation:
    return Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34, 1)], events=happened, strands=strands)


def defects(investigation: Investigation, on: date = date(2040, 1, 1)) -> list[str]:
    return [defect.id for defect in investigation.defects(on)]


FINDINGS = events.PreliminaryFindings(date=SENT)
NAMED = events.PreliminaryFindings(date=SENT, observations_due=date(2025, 7, 31))
LATER = events.PreliminaryFindings(date=SENT, observations_due=date(2025, 9, 15))


@pytest.mark.parametrize(
    ("findings", "first"),
    [
        (FINDINGS, date(2025, 5, 30)),  # fourteen days at least, even where no day is recorded
        (NAMED, date(2025, 8, 1)),
        (events.PreliminaryFindings(date=SENT, observations_within="P1M", notified=SENT), date(2025, 6, 17)),
    ],
)
def test_a_decision_waits_for_the_end_of_the_time_for_observations(findings: events.Event, first: date) -> None:
    heard = case(findings)
    kind = events.NonComplianceDecision
    assert kind not in heard.allowed(first - DAY)
    assert heard.allowed(first - DAY)["Shop"][kind].first_day == first
    assert kind in heard.allowed(first)
    for day in (SENT, first - DAY):
        early = heard.record(kind(date=day))
        assert defects(early) == ["defect-before-end-of-hearing"]
        assert defects(early, day - DAY) == []
        assert {DSA.at(79, 1), DSA.at(79, 2), DSA.at(79, 3)} <= set(early.defects(day)[0].citations)
        assert early.defects(day)[0] in early.state(day).notices
        assert "before the time for observations was over" in early.explain(day)
        assert early.state(day).stage is events.Stage.NON_COMPLIANCE
    assert defects(heard.record(kind(date=first))) == []


@at_once(("year", "first"), [(2044, date(2044, 4, 2)), (2132, date(2132, 4, 2))])
def test_the_time_for_observations_ends_also_in_a_year_whose_holidays_nobody_foresees(year: int, first: date) -> None:
    sent = date(year, 3, 1)
    heard = case(events.PreliminaryFindings(date=sent, observations_within="P1M", notified=sent))
    assert heard.allowed(sent)["Shop"][events.NonComplianceDecision].first_day == first


def test_more_time_for_observations_moves_the_first_day() -> None:
    longer = case(NAMED, events.TimeLimitExtended(date=date(2025, 7, 20), to=date(2025, 9, 15)))
    allowed = longer.allowed(date(2025, 8, 1))["Shop"][events.NonComplianceDecision]
    assert (allowed.allowed, allowed.first_day) == (False, date(2025, 9, 16))
    assert [str(limit) for limit in dated(longer.open_time_limits(date(2025, 8, 1)))] == [
        "Board's views on the preliminary findings: due 15 September 2025 (Shop)",
        "observations on the preliminary findings: due 15 September 2025 (Shop)",
    ]


def test_observations_that_came_in_early_leave_it_open_whether_the_time_is_over() -> None:
    observed = case(NAMED, events.ObservationsSubmitted(date=date(2025, 6, 2)))
    early = observed.record(events.NonComplianceDecision(date=date(2025, 6, 3)))
    assert defects(early) == ["defect-observations-in-early"]
    assert DSA.at(66, 4) in early.defects(date(2025, 6, 3))[0].citations


@at_once("observed", ["first", "second"])
def test_observations_on_any_of_the_findings_leave_it_open_whether_the_time_is_over(observed: str) -> None:
    heard = case(
        evolve(NAMED, reference="first"),
        evolve(NAMED, reference="second"),
        events.ObservationsSubmitted(date=date(2025, 6, 2), of=observed),
        events.NonComplianceDecision(date=date(2025, 6, 3)),
    )
    assert defects(heard) == ["defect-observations-in-early"]


def test_the_first_day_for_a_decision_comes_after_the_time_that_ends_first() -> None:
    for happened in ((NAMED, LATER), (LATER, NAMED)):
        allowed = case(*happened).allowed(date(2025, 6, 2))["Shop"][events.NonComplianceDecision]
        assert allowed.first_day == date(2025, 8, 1)


def test_where_findings_do_not_say_on_what_they_are_it_is_not_known_on_what_nobody_was_heard() -> None:
    named = evolve(FINDINGS, articles=[DSA.at(25)])
    decided = events.NonComplianceDecision(date=date(2026, 1, 5), found=[DSA.at(40, 12)])
    bare = (Strand(name="a"),)
    assert defects(case(named, decided, strands=bare)) == ["defect-beyond-findings"]
    assert defects(case(FINDINGS, decided, strands=bare)) == []
    assert defects(case(named, FINDINGS, decided, strands=bare)) == []


def test_a_plan_is_asked_of_a_strand_under_section_5_also_by_a_decision_for_others() -> None:
    marks, risks = Strand(name="marks", articles=[DSA.at(25)]), Strand(name="risks", articles=[DSA.at(34)])
    decided = events.NonComplianceDecision(date=date(2026, 1, 5), action_plan_due=date(2026, 4, 6))
    assert defects(case(FINDINGS, decided, strands=(marks, risks))) == []
    assert defects(case(FINDINGS, decided, strands=(marks,))) == ["defect-plan-outside-section-5"]


def test_a_decision_on_articles_that_no_findings_named_is_recorded_with_its_defect() -> None:
    day = date(2026, 1, 5)
    named = case(events.PreliminaryFindings(date=SENT, articles=[DSA.at(25), DSA.at(39)]))
    assert defects(named.record(events.NonComplianceDecision(date=day, found=[DSA.at(25, 1), DSA.at(39)]))) == []
    beyond = named.record(events.NonComplianceDecision(date=day, found=[DSA.at(25, 1), DSA.at(40, 12)]))
    assert defects(beyond)[0] == "defect-beyond-findings"
    assert "Article 40(12) DSA" in str(beyond.defects(day)[0])
    assert beyond.defects(day)[0].citations == (DSA.at(79, 3),)
    parts = (Strand(name="marks", articles=[DSA.at(25)]), Strand(name="data", articles=[DSA.at(40, 12)]))
    investigation = case(evolve(FINDINGS, strand="marks"), strands=parts)
    other = investigation.record(events.NonComplianceDecision(date=day, strand="marks", found=[DSA.at(40, 12)]))
    assert "defect-beyond-findings" in defects(other)
    foreign = named.record(events.NonComplianceDecision(date=day, found=[TFEU.at(263)]))
    assert defects(foreign) == ["defect-another-act"]
    assert foreign.defects(day)[0].citations == (DSA.at(73, 1),)


def test_a_decision_without_findings_stands_until_it_is_annulled() -> None:
    day = date(2026, 1, 5)
    bare = case(events.NonComplianceDecision(date=day))
    assert bare.state(day).stage is events.Stage.NON_COMPLIANCE
    assert bare.defects(day)[0].citations == (DSA.at(73, 2),)
    for before in (events.CommitmentsMadeBinding(date=SENT), events.Closed(date=SENT)):
        assert defects(case(FINDINGS, before, events.NonComplianceDecision(date=day))) == ["defect-stage"]


def test_a_procedural_fine_needs_findings_and_a_hearing() -> None:
    day = date(2025, 7, 1)
    fine = events.ProceduralFine(
        date=day, penalty=Penalty(kind=PenaltyKind.FINE, amount=Money(100, "EUR"), imposed=day)
    )
    without = case(fine)
    assert without.defects(day)[0].citations == (DSA.at(74, 3),)
    at_once = case(events.ProceduralFindings(date=day), fine)
    assert defects(at_once) == ["defect-before-end-of-hearing"]
    assert defects(case(events.ProceduralFindings(date=date(2025, 6, 16)), fine)) == []
    named = events.ProceduralFindings(date=date(2025, 6, 16), observations_due=day)
    assert defects(case(named, fine)) == ["defect-before-end-of-hearing"]
    assert [limit.what for limit in dated(case(named).open_time_limits(day))] == [
        "observations on the preliminary findings"
    ]


def daily(day: date, rate: int = 2_000_000) -> Penalty:
    return Penalty(kind=PenaltyKind.PERIODIC, amount=Money(rate, "EUR"), imposed=day)


def test_payments_need_an_act_in_force_and_a_hearing_of_their_own() -> None:
    decided = case(FINDINGS, events.NonComplianceDecision(date=date(2025, 12, 5)))
    day = date(2026, 6, 1)
    imposed = events.PeriodicPenaltyImposed(date=day, penalty=daily(day))
    assert events.PeriodicPenaltyImposed not in decided.allowed(day)
    unheard = decided.record(imposed)
    assert defects(unheard) == ["defect-without-findings"]
    assert unheard.defects(day)[0].citations == (DSA.at(79, 1),)
    for again in (
        events.PreliminaryFindings(date=date(2026, 4, 1)),
        events.FindingsOnPayments(date=date(2026, 4, 1)),
    ):
        heard = decided.record(again)
        assert heard.state(day).stage is events.Stage.NON_COMPLIANCE  # findings after a decision lead nowhere
        assert events.PeriodicPenaltyImposed in heard.allowed(day)
        assert defects(heard.record(imposed)) == []
    assert defects(case(imposed)) == ["defect-nothing-to-compel"]
    request = events.InformationRequested(date=day, by_decision=True)
    assert defects(case(request, imposed)) == ["defect-payments-with-the-request"]
    assert defects(case(request, events.FindingsOnPayments(date=day), imposed)) == ["defect-before-end-of-hearing"]


def test_the_request_itself_explains_payments_of_its_own_day_alone() -> None:
    day = date(2026, 6, 1)
    imposed = events.PeriodicPenaltyImposed(date=day, penalty=daily(day))
    for earlier in (
        events.InformationRequested(date=day - DAY, by_decision=True),
        events.InspectionOrdered(date=day),
    ):
        assert defects(case(earlier, imposed)) == ["defect-without-findings"]


def test_the_hearing_before_payments_comes_after_the_earliest_of_what_they_compel() -> None:
    day = date(2026, 6, 1)
    heard = case(
        events.InspectionOrdered(date=date(2026, 3, 2), reference="before"),
        events.FindingsOnPayments(date=date(2026, 4, 1), of="before"),
        events.InspectionOrdered(date=day - DAY, reference="after"),
    )
    assert events.PeriodicPenaltyImposed in heard.allowed(day)
    imposed = events.PeriodicPenaltyImposed(date=day, penalty=daily(day), of=["before", "after"])
    assert defects(heard.record(imposed)) == []


def test_payments_compel_what_binds_in_their_strand_or_in_any_where_it_is_not_of_theirs() -> None:
    day = date(2026, 6, 1)
    bound = case(
        events.CommitmentsMadeBinding(date=date(2025, 3, 3), strand=("a", "b"), reference="commitments"),
        events.Reopened(date=date(2025, 4, 1), strand="a"),
        strands=tuple(Strand(name=name) for name in ("a", "b", "c")),
    )
    imposed = events.PeriodicPenaltyImposed(date=day, penalty=daily(day), of="commitments")

    def nothing_to_compel(*strands: str) -> list[object]:
        told = bound.record(evolve(imposed, strand=strands)).defects(day)
        return [defect.facts["strand"] for defect in told if defect.id == "defect-nothing-to-compel"]

    assert nothing_to_compel("a") == ["a"]
    assert nothing_to_compel("b", "c") == []
    assert nothing_to_compel("a", "b", "c") == ["a"]


def test_what_is_over_can_be_neither_compelled_nor_renewed() -> None:
    day = date(2025, 9, 1)
    endless = events.InterimMeasures(date=date(2025, 2, 3), until=None)
    closed = case(endless, events.Closed(date=date(2025, 6, 2)))
    assert closed.state(day).strands[0].compels == set()
    assert "defect-nothing-to-compel" in defects(
        closed.record(events.PeriodicPenaltyImposed(date=day, penalty=daily(day)))
    )
    lapsed = case(events.InterimMeasures(date=date(2025, 2, 3), until=date(2025, 6, 30)))
    assert events.InterimMeasuresRenewed in lapsed.allowed(date(2025, 6, 30))
    assert events.InterimMeasuresRenewed not in lapsed.allowed(date(2025, 7, 1))
    renewed = lapsed.record(events.InterimMeasuresRenewed(date=day, until=date(2025, 12, 1)))
    assert defects(renewed) == ["defect-measures-not-in-force"]
    assert renewed.defects(day)[0].citations == (DSA.at(70, 2),)
    assert set(renewed.defects(day)[0].facts) == {"event", "day", "strand"}
    without_end = case(endless, events.InterimMeasuresRenewed(date=date(2025, 3, 3), until=None))
    assert defects(without_end) == ["defect-renewal-without-end"]
    assert set(without_end.defects(day)[0].facts) == {"event", "day"}  # what it says, and no more
    not_public = case(endless, events.InterimMeasuresRenewed(date=date(2025, 3, 3), until=None, end_not_public=True))
    assert defects(not_public) == []
    (limit,) = dated(not_public.open_time_limits(day))
    assert (limit.due, limit.running) == (None, True)


def test_the_definitive_amount_is_at_most_the_days_at_the_rate() -> None:
    """The pattern of another act with the same words: two million a day, fixed at 280.5 million."""
    day = date(2025, 12, 15)
    investigation = case(
        events.InspectionOrdered(date=date(2025, 2, 3)),
        events.PeriodicPenaltyImposed(date=day, penalty=daily(day), runs_from=day),
    )
    later = date(2026, 6, 20)
    sum_ = investigation.accrued(later)
    assert (sum_.days, str(sum_.amount)) == (188, "EUR 376 000 000.00")
    fixed = investigation.record(
        events.PeriodicPenaltyFixed(date=date(2026, 7, 12), amount=Money("280_500_000", "EUR"))
    )
    assert defects(fixed, date(2026, 7, 12)) == ["defect-without-findings"]  # of the payments, not of the amount
    assert str(fixed.accrued(date(2026, 7, 12)).amount) == "EUR 280 500 000.00"
    assert str(fixed.accrued(date(2026, 7, 11)).amount) == "EUR 418 000 000.00"
    done = investigation.record(events.ObligationSatisfied(date=date(2025, 12, 20)))
    assert str(done.accrued(later).amount) == "EUR 10 000 000.00"  # 15 to 19 December
    most = done.record(events.PeriodicPenaltyFixed(date=later, amount=Money(10_000_000, "EUR")))
    assert "defect-definitive-amount-too-high" not in defects(most)
    more = done.record(events.PeriodicPenaltyFixed(date=later, amount=Money(10_000_001, "EUR")))
    assert "defect-definitive-amount-too-high" in defects(more)
    with pytest.raises(NotAllowed, match="the payments are in EUR"):
        done.record(events.PeriodicPenaltyFixed(date=later, amount=Money(1, "USD")))


def test_a_definitive_amount_counts_as_long_as_it_stands_in_a_strand() -> None:
    day = date(2025, 12, 15)
    fixed = events.PeriodicPenaltyFixed(date=date(2025, 12, 20), amount=Money(300, "EUR"))
    sued = case(
        events.InspectionOrdered(date=date(2025, 2, 3)),
        events.PeriodicPenaltyImposed(date=day, penalty=daily(day, 100), runs_from=day),
        events.ObligationSatisfied(date=date(2025, 12, 20)),
        fixed,
        events.ActionBrought(date=date(2026, 2, 2), against=events.Contested.DEFINITIVE_AMOUNT),
        strands=(Strand(name="a"), Strand(name="b")),
    )
    judged = date(2027, 2, 1)
    for strand, amount in (("a", 300), (None, 500)):  # the whole annulled: five days at the rate are left
        annulled = events.JudgmentGiven(date=judged, outcome=events.Outcome.ANNULLED, strand=strand)
        investigation = sued.record(annulled)
        assert investigation.accrued(judged - DAY).amount == Money(300, "EUR")
        assert investigation.accrued(judged).amount == Money(amount, "EUR")


def test_payments_count_as_long_as_they_stand_in_a_strand() -> None:
    day = date(2025, 12, 15)
    sued = case(
        events.InspectionOrdered(date=date(2025, 2, 3)),
        events.PeriodicPenaltyImposed(date=day, penalty=daily(day, 100), runs_from=day),
        events.ActionBrought(date=date(2026, 2, 2), against=events.Contested.PERIODIC_PENALTY),
        strands=(Strand(name="a"), Strand(name="b")),
    )
    judged = day + 499 * DAY
    for strand, amount in (("a", Money(50_000, "EUR")), (None, None)):
        annulled = sued.record(events.JudgmentGiven(date=judged, outcome=events.Outcome.ANNULLED, strand=strand))
        accrued = annulled.accrued(judged)
        assert accrued.amount == amount
        assert [notice.id for notice in accrued.notices] == ["payments-first-and-last-day"] * (amount is not None)


def test_payments_that_are_annulled_have_come_to_nothing_and_their_definitive_amount_is_none() -> None:
    day = date(2025, 12, 15)
    imposed = events.PeriodicPenaltyImposed(date=day, penalty=daily(day, 100), runs_from=day, of="inspection")
    investigation = case(
        events.InspectionOrdered(date=date(2025, 2, 3), reference="inspection"),
        evolve(imposed, reference="annulled"),
        evolve(imposed, reference="standing"),
        events.ActionBrought(date=day, of="annulled"),
        events.JudgmentGiven(date=date(2026, 2, 2), outcome=events.Outcome.ANNULLED),
    )
    assert [each.reference for each in investigation.accrued(date(2026, 2, 2)).payments] == ["standing"]
    fixed = events.PeriodicPenaltyFixed(date=date(2026, 2, 3), amount=Money(100, "EUR"), of="annulled")
    with pytest.raises(NotAllowed, match="no payments that stand are recorded"):
        investigation.record(fixed)
    both = investigation.record(evolve(fixed, of=["annulled", "standing"]))
    assert "The definitive amount is at most EUR 0.00 (0 × EUR 100.00)" in str(both.defects(fixed.date)[-1])


def test_a_day_before_the_one_appointed_does_not_count_and_without_one_nothing_is_said() -> None:
    day = date(2025, 12, 15)
    imposed = events.PeriodicPenaltyImposed(date=day, penalty=daily(day, 100), runs_from=date(2026, 1, 1))
    investigation = case(events.InspectionOrdered(date=OPENED), imposed)
    assert [investigation.accrued(on).days for on in (day, date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 2))] == [
        0,
        0,
        1,
        2,
    ]
    unknown = case(events.InspectionOrdered(date=OPENED), evolve(imposed, runs_from=None)).accrued(date(2026, 2, 1))
    assert (unknown.amount, [notice.id for notice in unknown.notices]) == (None, ["payments-first-day-unknown"])


def test_payments_count_while_anything_that_they_compel_is_in_force() -> None:
    day, last = date(2025, 3, 3), date(2025, 3, 12)
    measures = events.InterimMeasures(date=day, until=last, reference="measures")
    imposed = events.PeriodicPenaltyImposed(date=day, penalty=daily(day, 100), runs_from=day, of="measures")
    alone = case(measures, imposed)
    # The last day counts, no day after it, and before it no day that is still to come.
    for on, days in ((last - 2 * DAY, 8), (last - DAY, 9), (last, 10), (last + DAY, 10), (last + 30 * DAY, 10)):
        assert alone.accrued(on).days == days
    inspection = events.InspectionOrdered(date=day, reference="inspection")
    both = case(measures, inspection, evolve(imposed, of=["measures", "inspection"]))
    assert both.accrued(last + 30 * DAY).days == 40
    strands = tuple(Strand(name=name) for name in ("a", "b"))
    bound = events.CommitmentsMadeBinding(date=day, reference="commitments")
    in_part = case(
        bound, evolve(imposed, of="commitments"), events.Reopened(date=last + DAY, strand="a"), strands=strands
    )
    assert in_part.accrued(last + 30 * DAY).days == 40
    assert in_part.record(events.Reopened(date=last + 31 * DAY, strand="b")).accrued(last + 60 * DAY).days == 40


def test_payments_for_a_request_count_until_the_last_of_its_questions_is_answered() -> None:
    day = date(2025, 3, 3)

    def accrued(*answered: date | None) -> int:
        questions = [
            Question(subject=str(number), due=day + DAY, answered=on) for number, on in enumerate(answered, start=1)
        ]
        request = RequestForInformation(
            addressee=SHOP, sent=day, basis=RequestBasis.DECISION, questions=questions, reference="request"
        )
        asked = events.InformationRequested(date=day, by_decision=True, request=request, reference="request")
        imposed = events.PeriodicPenaltyImposed(date=day, penalty=daily(day, 100), runs_from=day, of="request")
        return case(asked, imposed).accrued(day + 19 * DAY).days

    assert accrued(day + 4 * DAY, None) == accrued(None, day + 4 * DAY) == 20
    assert accrued(day + 4 * DAY, day + 9 * DAY) == accrued(day + 9 * DAY, day + 4 * DAY) == 9


def test_commitments_that_were_broken_are_found_with_or_without_reopening() -> None:
    bound = case(events.CommitmentsMadeBinding(date=SENT))
    reopened = bound.record(
        events.Reopened(date=date(2025, 8, 1), ground=events.ReopeningGround.BROKEN_COMMITMENTS)
    ).record(events.FindingsOnCommitments(date=date(2025, 9, 1)))
    assert reopened.state(date(2025, 9, 1)).stage is events.Stage.PRELIMINARY_FINDINGS
    assert defects(reopened) == []


def test_a_restriction_is_asked_for_after_the_views_and_only_where_there_were_some() -> None:
    decided = case(FINDINGS, events.NonComplianceDecision(date=date(2025, 12, 5)))
    day = date(2026, 3, 2)
    assert defects(decided.record(events.RestrictionRequested(date=day))) == ["defect-views-not-invited"]
    invited = decided.record(events.RestrictionViewsInvited(date=date(2026, 2, 2), views_due=day))
    assert invited.allowed(day)["Shop"][events.RestrictionRequested].first_day == day + DAY
    assert defects(invited.record(events.RestrictionRequested(date=day))) == ["defect-before-end-of-views"]
    assert defects(invited.record(events.RestrictionRequested(date=day + DAY))) == []
    restricted = decided.record(events.AccessRestricted(date=date(2026, 4, 1)))
    assert [(limit.what, limit.due) for limit in dated(restricted.open_time_limits(date(2026, 4, 2)))] == [
        ("end of the restriction of access", date(2026, 4, 29))
    ]
    assert dated(restricted.open_time_limits(date(2026, 4, 30))) == ()


def test_an_opening_can_have_defects_of_its_own() -> None:
    hosting = Platform(name="Host", provider=Provider(name="Host Ltd"), kind=ServiceKind.HOSTING)
    early = Investigation(platform=hosting, opened=date(2010, 3, 1), suspected=[DSA.at(34)])
    assert [defect.id for defect in early.defects(date(2010, 3, 1))] == [
        "defect-opened-too-early",
        "defect-service-not-designated",
    ]
    assert early.defects(date(2010, 2, 28)) == ()


def test_a_decision_of_section_5_without_a_plan_deserves_a_word() -> None:
    day = date(2025, 12, 5)
    for articles, told in (([DSA.at(39)], ["decision-without-action-plan"]), ([DSA.at(25)], []), ([], [])):
        decided = case(FINDINGS, events.NonComplianceDecision(date=day, found=articles), strands=(Strand(name="a"),))
        assert [notice.id for notice in decided.state(day).notices] == told


def test_what_is_allowed_reads_as_one_line_and_is_explained_kind_by_kind() -> None:
    allowed = case(NAMED).allowed(date(2025, 6, 2))
    assert str(allowed).startswith("on 2 June 2025 the Act allows: Shop: assessment requested by a Coordinator, ")
    assert "\n" not in str(allowed)
    text = allowed.explain()
    assert (
        "  - Shop: non-compliance decision: not allowed before 1 August 2025. This came before the time for "
        "observations was over, on 31 July 2025: non-compliance decision on 2 June 2025 (Shop). [Article 79(1) DSA, "
        "Article 79(2) DSA and Article 79(3) DSA]"
    ) in text
    assert "  - Shop: proceedings closed: allowed [Article 73(5) DSA]" in text
    assert len(text.splitlines()) == 1 + len(KINDS)


def test_what_is_allowed_is_said_in_every_language_and_as_html() -> None:
    allowed = case(NAMED).allowed(date(2025, 6, 2))
    german = i18n.explain(allowed, "de")
    assert german == allowed.explain("de")
    assert "Verfahren eingestellt" in german
    assert "2. Juni 2025" in german
    assert "Artikel 73 Absatz 5" in german
    assert "Verfahren eingestellt" in allowed.html("de")
    assert allowed.html().count("<tr>") == len(allowed.parts)


def test_a_service_that_was_never_designated_is_told_from_one_whose_designation_ended() -> None:
    designated = VLOPDesignation(
        platform=SHOP, decided=date(2024, 4, 25), notified=date(2024, 4, 26), termination_notified=date(2025, 6, 2)
    )

    def opened(*designations: VLOPDesignation) -> Investigation:
        return Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], designations=designations)

    assert defects(opened()) == ["defect-never-designated"]
    assert defects(opened(evolve(designated, decided=date(2025, 2, 3), notified=date(2025, 2, 4)))) == [
        "defect-never-designated"
    ]
    assert defects(opened(evolve(designated, decided=OPENED, notified=OPENED)), OPENED) == []
    assert defects(opened(designated), date(2025, 6, 1)) == []
    assert defects(opened(designated), date(2025, 6, 2)) == ["designation-ended-in-proceedings"]


def test_interim_measures_that_are_intended_can_be_answered() -> None:
    at = datetime(2024, 4, 22, 12, 0, tzinfo=ZoneInfo("Europe/Brussels"))
    investigation = Investigation(
        platform=SHOP,
        opened=date(2024, 4, 22),
        suspected=[DSA.at(34)],
        events=[events.InterimMeasuresIntended(date=date(2024, 4, 22), views_within="PT24H", notified_at=at)],
    )
    (limit,) = dated(investigation.open_time_limits(date(2024, 4, 22)))
    assert (limit.what, limit.due, limit.nature) == (
        "views on the interim measures intended",
        date(2024, 4, 23),
        events.Nature.RIGHT,
    )
    assert dated(investigation.open_time_limits(date(2024, 4, 24))) == ()
    ordered = investigation.record(events.InterimMeasures(date=date(2024, 4, 23), until=None))
    assert len(dated(ordered.open_time_limits(date(2024, 4, 22)))) == 1
    assert dated(ordered.open_time_limits(date(2024, 4, 23))) == ()


def test_after_a_decision_it_is_said_that_nobody_was_heard_on_a_second_one() -> None:
    day = date(2026, 3, 2)
    decided = case(
        events.PreliminaryFindings(date=date(2025, 6, 2)), events.NonComplianceDecision(date=date(2025, 12, 1))
    )
    (strand,) = decided.allowed(day).strands
    why = strand[events.NonComplianceDecision].why_not
    assert why is not None
    # The provider was heard, on the findings of the first decision: it is for this that there are none.
    assert str(why.statement).startswith("There are no preliminary findings for this on which the provider was heard")


def test_acts_can_be_addressed_to_others_than_the_provider() -> None:
    asked = events.InformationRequested(
        date=date(2025, 6, 2), addressees=["Auditor Ltd"], by_decision=True, reference="R"
    )
    (act,) = case(asked).acts(date(2025, 6, 2))
    assert act.event.addressees == ("Auditor Ltd",)
    brought = events.ActionBrought(date=date(2025, 8, 1), of="R", by="Auditor Ltd")
    assert case(asked, brought).defects(date(2025, 8, 1)) == ()


# Findings on one act are no hearing on the breach of another
ASKED = (
    events.InformationRequested(date=date(2025, 1, 6), by_decision=True, reference="A"),
    events.InformationRequested(date=date(2025, 1, 7), by_decision=True, reference="B"),
)


@pytest.mark.parametrize("of", ["A", "B", None])
def test_a_fine_or_payments_need_findings_on_the_act_that_they_name(of: str | None) -> None:
    fined = date(2025, 6, 2)
    fine = Penalty(kind=PenaltyKind.FINE, amount=Money(100, "EUR"), imposed=fined)
    payments = events.PeriodicPenaltyImposed(date=fined, of="B", penalty=evolve(fine, kind=PenaltyKind.PERIODIC))
    missing = ["defect-without-findings"] if of == "A" else []
    sent = events.ProceduralFindings(date=date(2025, 3, 3), of=of)
    assert defects(case(*ASKED, sent, events.ProceduralFine(date=fined, of="B", penalty=fine))) == missing
    assert defects(case(*ASKED, sent, payments)) == missing
    assert defects(case(*ASKED, events.FindingsOnPayments(date=date(2025, 3, 3), of=of or ["A", "B"]), payments)) == (
        missing
    )


def test_a_time_that_lasts_to_the_last_day_there_is_never_over() -> None:
    heard = case(events.PreliminaryFindings(date=SENT, observations_due=date.max))
    possible = heard.allowed(date(2040, 1, 1)).strands[0]
    (decision,) = [kind for kind in possible.kinds if kind.kind is events.NonComplianceDecision]
    assert (decision.first_day, decision.why_not is None) == (None, False)
    invited = case(events.RestrictionViewsInvited(date=SENT, views_due=date.max))
    assert invited.report(date(2040, 1, 1)).explain()


def test_payments_are_counted_to_the_last_day_there_is() -> None:
    rate = Penalty(kind=PenaltyKind.PERIODIC, amount=Money(1, "EUR"), imposed=SENT)
    compelled = case(
        events.InspectionOrdered(date=SENT), events.PeriodicPenaltyImposed(date=SENT, penalty=rate, runs_from=SENT)
    )
    for on in (date.max - DAY, date.max):
        (payments,) = compelled.accrued(on).payments
        assert payments.days == (on - SENT).days + 1
        assert compelled.report(on).explain()


def test_a_request_for_a_restriction_waits_for_the_time_for_views_as_it_was_extended() -> None:
    first, longer = date(2026, 3, 2), date(2026, 4, 1)
    asked = case(
        evolve(FINDINGS),
        events.NonComplianceDecision(date=date(2026, 1, 5)),
        events.RestrictionViewsInvited(date=date(2026, 1, 12), views_due=first, reference="views"),
        events.TimeLimitExtended(date=date(2026, 2, 2), of="views", to=longer),
    )
    kind = events.RestrictionRequested
    for day, allowed in ((first + DAY, False), (longer, False), (longer + DAY, True)):
        assert (kind in asked.allowed(day)) is allowed
        told = [notice.id for notice in asked.record(kind(date=day)).defects(day)]
        assert told == ([] if allowed else ["defect-before-end-of-views"])
    (possible,) = [part[kind] for part in asked.allowed(first).strands]
    assert possible.first_day == longer + DAY
