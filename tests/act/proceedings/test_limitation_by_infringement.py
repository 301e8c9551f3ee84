"""Articles 77 and 78: each infringement has a clock of its own, appeals stop it, and nothing runs before finality."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from dsa import DSA, Investigation, Money, Penalty, PenaltyKind, Strand, events
from dsa.errors import AmbiguousName, UnknownName
from dsa.events import AppealOutcome, Contested, Outcome
from tests.standard import SHOP

OPENED = date(2025, 3, 3)
DAY = timedelta(days=1)


def case(*happened: events.Event, strands: tuple[Strand, ...] = ()) -> Investigation:
    return Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34, 1)], events=happened, strands=strands)


def test_what_happened_in_another_strand_neither_interrupts_nor_suspends() -> None:
    two = case(
        events.CommitmentsMadeBinding(date=date(2025, 6, 2), strand="a"),
        events.PreliminaryFindings(date=date(2025, 9, 1)),  # in b only, since a is over
        events.NonComplianceDecision(date=date(2026, 3, 2)),
        events.ActionBrought(date=date(2026, 5, 4), against=Contested.NON_COMPLIANCE),
        strands=(Strand(name="a"), Strand(name="b")),
    )
    over = two.limitation(ceased=date(2025, 5, 1), on=date(2027, 4, 1), strand="a")
    assert (over.expires, over.suspensions) == (date(2030, 6, 2), ())
    assert "limitation-action-pending" not in [notice.id for notice in over.notices]
    other = two.limitation(ceased=date(2025, 5, 1), on=date(2027, 4, 1), strand="b")
    assert other.suspensions == ((date(2026, 5, 4), date(2027, 4, 2)),)


def test_a_decision_in_another_strand_is_not_told_of_here() -> None:
    two = case(
        events.PreliminaryFindings(date=date(2025, 9, 1), strand="b"),
        events.NonComplianceDecision(date=date(2026, 3, 2), strand="b"),
        strands=(Strand(name="a"), Strand(name="b")),
    )
    for strand, told in (("a", False), ("b", True), (None, True)):
        answer = two.limitation(ceased=date(2025, 5, 1), on=date(2026, 3, 2), strand=strand)
        assert ("limitation-after-decision" in [notice.id for notice in answer.notices]) is told


def test_time_stands_still_from_the_day_of_the_action_on_and_whatever_else_it_is_against() -> None:
    sued = case(
        events.InspectionOrdered(date=date(2025, 4, 1), reference="inspection"),
        *FINED,
        events.ActionBrought(date=SUED.date, of=["inspection", "C"]),
        events.JudgmentGiven(date=date(2028, 11, 3), outcome=Outcome.DISMISSED),
    )
    ceased = date(2025, 5, 1)
    before, after = (sued.limitation(ceased=ceased, on=day) for day in (SUED.date - DAY, SUED.date))
    assert (before.suspensions, before.expires) == ((), date(2031, 3, 2))
    assert after.suspensions == ((SUED.date, SUED.date + DAY),)
    over = sued.limitation(ceased=ceased, on=date(2029, 1, 1))
    assert over.suspensions == ((SUED.date, date(2028, 11, 3)),)
    ids = [notice.id for notice in over.notices]
    assert "limitation-between-judgment-and-appeal" not in ids  # there was no appeal
    assert "limitation-other-actions" not in ids


def test_an_action_against_a_procedural_fine_suspends_for_that_breach_alone() -> None:
    fine = Penalty(kind=PenaltyKind.FINE, amount=Money(100, "EUR"), imposed=date(2025, 7, 1))
    investigation = case(
        events.InformationRequested(date=date(2025, 3, 10), by_decision=True, reference="RFI"),
        events.ProceduralFindings(date=date(2025, 5, 5), of="RFI"),
        events.ProceduralFine(date=fine.imposed, penalty=fine, of="RFI"),
        events.ActionBrought(date=date(2025, 9, 1), against=Contested.PROCEDURAL_FINE),
    )
    on = date(2027, 9, 1)
    substantive = investigation.limitation(ceased=date(2025, 3, 3), on=on)
    assert substantive.expires == date(2030, 7, 1)
    assert "An action against another decision (procedural fine) is left out" in substantive.explain()
    breach = investigation.limitation(ceased=date(2025, 3, 31), on=on, of="RFI")
    assert breach.suspensions == ((date(2025, 9, 1), date(2027, 9, 2)),)
    assert breach.interruptions == (date(2025, 5, 5), date(2025, 7, 1))
    (decided,) = [notice for notice in breach.notices if notice.id == "limitation-after-decision"]
    assert decided.facts["day"] == fine.imposed
    before = investigation.limitation(ceased=date(2025, 3, 31), on=date(2025, 6, 30), of="RFI")
    assert "limitation-after-decision" not in [notice.id for notice in before.notices]
    with pytest.raises(UnknownName, match="of"):
        investigation.limitation(ceased=OPENED, on=on, of="another")


def test_neither_the_answer_to_a_request_nor_a_fine_over_another_one_touches_its_time() -> None:
    fine = Penalty(kind=PenaltyKind.FINE, amount=Money(100, "EUR"), imposed=date(2025, 7, 1))
    investigation = case(
        events.InformationRequested(date=date(2025, 3, 10), by_decision=True, reference="first"),
        events.InformationRequested(date=date(2025, 3, 11), by_decision=True, reference="second"),
        events.InformationSupplied(date=date(2025, 4, 7), of="second"),
        events.ProceduralFindings(date=date(2025, 5, 5), of="first"),
        events.ProceduralFine(date=fine.imposed, penalty=fine, of="first"),
        events.ActionBrought(date=date(2025, 9, 1), against=Contested.PROCEDURAL_FINE),
    )
    answer = investigation.limitation(ceased=date(2025, 3, 11), on=date(2027, 9, 1), of="second")
    assert answer.interruptions == (date(2025, 3, 11),)  # the provider's answer is no act of the Commission
    assert (answer.suspensions, answer.expires) == ((), date(2030, 3, 11))
    assert "An action against another decision (procedural fine) is left out" in answer.explain()


def test_a_request_of_a_later_day_is_not_known_yet() -> None:
    asked = events.InformationRequested(date=date(2025, 3, 10), by_decision=True, reference="RFI")
    investigation = case(asked)
    assert investigation.limitation(ceased=OPENED, on=asked.date, of="RFI").interruptions == (asked.date,)
    with pytest.raises(UnknownName, match="RFI"):
        investigation.limitation(ceased=OPENED, on=date(2025, 3, 9), of="RFI")


def test_an_appeal_stops_the_clock_again_and_the_time_between_is_a_reading() -> None:
    investigation = case(
        events.PreliminaryFindings(date=date(2025, 9, 1)),
        events.NonComplianceDecision(date=date(2026, 3, 2)),
        events.ActionBrought(date=date(2026, 5, 4), against=Contested.NON_COMPLIANCE, case="T-1/26"),
        events.JudgmentGiven(date=date(2028, 11, 3), outcome=Outcome.ANNULLED),
        events.AppealBrought(date=date(2029, 1, 11), against="T-1/26", case="C-9/29 P"),
    )
    pending = investigation.limitation(ceased=date(2025, 5, 1), on=date(2029, 2, 1))
    assert pending.suspensions == (
        (date(2026, 5, 4), date(2028, 11, 3)),
        (date(2029, 1, 11), date(2029, 2, 2)),
    )
    ids = [notice.id for notice in pending.notices]
    assert {"limitation-action-pending", "limitation-between-judgment-and-appeal"} <= set(ids)
    back = investigation.record(
        events.AppealDecided(date=date(2030, 3, 7), case="C-9/29 P", outcome=AppealOutcome.REFERRED_BACK)
    )
    assert back.limitation(ceased=date(2025, 5, 1), on=date(2030, 4, 1)).suspensions[-1] == (
        date(2029, 1, 11),
        date(2030, 4, 2),
    )


def test_what_still_goes_on_has_no_clock_yet() -> None:
    investigation = case()
    for ceased in (None, date(2026, 1, 2)):
        answer = investigation.limitation(ceased=ceased, on=date(2026, 1, 1))
        assert (answer.expires, answer.expired(date(2040, 1, 1))) == (None, False)
        assert "limitation-still-going-on" in [notice.id for notice in answer.notices]
    assert investigation.limitation(ceased=date(2026, 1, 1), on=date(2026, 1, 1)).expires == date(2031, 1, 1)


FINE = Penalty(kind=PenaltyKind.FINE, amount=Money(100, "EUR"), imposed=date(2026, 3, 2))
FINED = (
    events.PreliminaryFindings(date=date(2025, 9, 1)),
    events.NonComplianceDecision(date=FINE.imposed, penalty=FINE, notified=date(2026, 3, 3), reference="C"),
)
SUED = events.ActionBrought(date=date(2026, 5, 4), against=Contested.NON_COMPLIANCE, case="T-1/26")


def test_time_to_enforce_begins_when_the_decision_is_final_and_not_before() -> None:
    investigation = case(*FINED)
    last = date(2026, 5, 13)  # two months and ten days from 3 March
    assert investigation.enforcement_limitation(on=last).expires is None
    assert investigation.enforcement_limitation(on=date(2026, 5, 14)).expires == date(2031, 5, 14)
    sued = investigation.record(SUED)
    for final in (None, date(2026, 6, 1)):
        waiting = sued.enforcement_limitation(on=date(2028, 1, 1), final=final)
        assert waiting.expires is None
        assert [notice.id for notice in waiting.notices] == ["enforcement-action-pending"]
        assert waiting.citations[-1] == DSA.at(78, 2)
    judged = sued.record(
        events.JudgmentGiven(date=date(2028, 11, 3), outcome=Outcome.DISMISSED, notified=date(2028, 11, 3))
    )
    assert judged.enforcement_limitation(on=date(2028, 12, 1)).expires is None
    assert judged.enforcement_limitation(on=date(2029, 2, 1)).expires == date(2034, 1, 16)
    appealed = judged.record(events.AppealBrought(date=date(2029, 1, 11), against="T-1/26", case="C-9/29 P"))
    assert appealed.enforcement_limitation(on=date(2029, 2, 1)).expires is None
    ended = appealed.record(events.AppealDecided(date=date(2030, 3, 7), outcome=AppealOutcome.DISMISSED))
    assert ended.enforcement_limitation(on=date(2030, 3, 7)).expires == date(2035, 3, 7)


def test_a_decision_that_two_have_sued_over_is_final_with_the_last_judgment() -> None:
    judged = case(
        *FINED,
        SUED,
        evolve(SUED, date=date(2026, 5, 6), case="T-2/26"),
        events.JudgmentGiven(
            date=date(2028, 11, 3), outcome=Outcome.DISMISSED, notified=date(2028, 11, 3), case="T-1/26"
        ),
        events.JudgmentGiven(
            date=date(2029, 3, 5), outcome=Outcome.DISMISSED, notified=date(2029, 3, 5), case="T-2/26"
        ),
    )
    assert judged.enforcement_limitation(on=date(2029, 5, 15)).expires is None
    assert judged.enforcement_limitation(on=date(2029, 6, 1)).expires == date(2034, 5, 16)


def test_where_finality_cannot_be_read_it_is_not_guessed() -> None:
    unknown = case(FINED[0], evolve(FINED[1], notified=None))
    answer = unknown.enforcement_limitation(on=date(2040, 1, 1))
    assert (answer.expires, [notice.id for notice in answer.notices]) == (None, ["enforcement-finality-unknown"])
    assert unknown.enforcement_limitation(on=date(2040, 1, 1), final=date(2026, 6, 1)).expires == date(2031, 6, 1)
    fallen = case(*FINED, SUED, events.JudgmentGiven(date=date(2028, 11, 3), outcome=Outcome.ANNULLED))
    assert [notice.id for notice in fallen.enforcement_limitation(on=date(2029, 1, 1)).notices] == [
        "enforcement-nothing-left"
    ]


def test_the_life_of_a_fine() -> None:
    decided = case(FINED[0], evolve(FINED[1], payment_due=date(2026, 6, 3)), SUED)
    assert [(limit.what, limit.due) for limit in decided.open_time_limits(date(2026, 5, 4))] == [
        ("payment of the penalty", date(2026, 6, 3))
    ]
    secured = decided.record(events.GuaranteeGiven(date=date(2026, 6, 1)))
    assert secured.open_time_limits(date(2026, 6, 1)) == ()
    varied = secured.record(
        events.JudgmentGiven(date=date(2028, 11, 3), outcome=Outcome.VARIED, amount=Money(60, "EUR"))
    )
    paid = varied.record(events.PenaltyPaid(date=date(2028, 12, 1), amount=Money(60, "EUR"), interest=Money(7, "EUR")))
    (fine,) = paid.penalties(date(2028, 12, 1))
    assert (fine.imposed, fine.amount, fine.final) == (Money(100, "EUR"), Money(60, "EUR"), None)
    assert fine.paid is not None
    assert fine.paid.interest == Money(7, "EUR")
    assert fine.guaranteed is not None


def test_which_of_several_penalties_is_enforced_has_to_be_said() -> None:
    day = date(2026, 9, 1)
    second = evolve(FINED[1], date=day, notified=day, reference="D", penalty=evolve(FINE, imposed=day))
    both = case(*FINED, events.PreliminaryFindings(date=date(2026, 8, 3)), second)
    with pytest.raises(AmbiguousName, match="C, D"):
        both.enforcement_limitation(on=date(2028, 1, 1))
    assert both.enforcement_limitation(on=date(2028, 1, 1), of="C").expires == date(2031, 5, 14)
    assert both.enforcement_limitation(on=day - DAY).expires == date(2031, 5, 14)  # the second was not yet


def test_what_fixes_payments_does_not_interrupt_the_enforcement_of_a_fine() -> None:
    imposed = date(2026, 6, 1)
    daily = Penalty(kind=PenaltyKind.PERIODIC, amount=Money(10, "EUR"), imposed=imposed)
    fixed = events.PeriodicPenaltyFixed(
        date=date(2029, 1, 9), notified=date(2029, 1, 12), amount=Money(50, "EUR"), reference="F"
    )
    both = case(*FINED, events.PeriodicPenaltyImposed(date=imposed, penalty=daily, reference="P"), fixed)
    on, final = date(2030, 1, 1), date(2026, 5, 14)
    assert both.enforcement_limitation(on=on, of="C").expires == date(2031, 5, 14)
    # Article 78(3)(a): "by notification of a decision varying the original amount"
    assert both.enforcement_limitation(on=on, of="P", final=final).expires == date(2034, 1, 12)
    assert both.enforcement_limitation(on=date(2029, 1, 11), of="P", final=final).expires == date(2031, 5, 14)
    with pytest.raises(AmbiguousName, match="C, P"):
        both.enforcement_limitation(on=on, final=final)
    sued = both.record(events.ActionBrought(date=date(2029, 2, 1), of="F", case="T-1/29"))
    annulled = sued.record(events.JudgmentGiven(date=date(2029, 10, 1), outcome=Outcome.ANNULLED))
    assert annulled.enforcement_limitation(on=on, of="P", final=final).expires == date(2031, 5, 14)
    in_one = evolve(annulled.events[-1], strand="b")
    in_two = evolve(annulled, strands=IN_TWO, events=(*sued.events, in_one))
    assert in_two.enforcement_limitation(on=on, of="P", final=final).expires == date(2034, 1, 12)  # it stands in a
    # What was notified before the day of finality has nothing to interrupt.
    later = both.enforcement_limitation(on=on, of="P", final=date(2029, 1, 13))
    assert (later.expires, later.interruptions) == (date(2034, 1, 13), ())


def test_only_a_penalty_is_enforced_and_only_while_it_stands() -> None:
    asked = events.InformationRequested(date=date(2025, 8, 1), reference="R")
    with pytest.raises(UnknownName, match=r"^of: .*C"):
        case(asked, *FINED).enforcement_limitation(on=date(2028, 1, 1), of="R")
    annulled = case(*FINED, SUED, events.JudgmentGiven(date=date(2028, 11, 3), outcome=Outcome.ANNULLED))
    answer = annulled.enforcement_limitation(on=date(2029, 6, 1), final=date(2026, 6, 1))
    assert (answer.expires, answer.notices[-1].id) == (None, "enforcement-nothing-left")


def test_what_happens_to_a_fine_later_changes_nothing_of_the_days_before() -> None:
    investigation = case(*FINED, SUED)
    day = FINE.imposed
    assert investigation.penalties(day - DAY) == ()
    assert investigation.enforcement_limitation(on=day - DAY, final=OPENED).expires == date(2030, 3, 3)
    (fine,) = investigation.penalties(SUED.date - DAY)
    assert fine.why_not_final is not None
    assert fine.why_not_final.id == "enforcement-still-open"
    (fine,) = investigation.penalties(SUED.date)
    assert fine.why_not_final is not None
    assert fine.why_not_final.id == "enforcement-action-pending"


def test_payment_and_guarantee_are_told_apart_whichever_came_last() -> None:
    day = date(2026, 6, 1)
    paid, secured = events.PenaltyPaid(date=day), events.GuaranteeGiven(date=day)
    for first, second in ((paid, secured), (secured, paid)):
        (fine,) = case(*FINED, first, second).penalties(day)
        assert (fine.paid, fine.guaranteed) == (paid, secured)
    (fine,) = case(*FINED, paid).penalties(day)
    assert (fine.paid, fine.guaranteed) == (paid, None)
    (fine,) = case(*FINED, secured).penalties(day)
    assert (fine.paid, fine.guaranteed) == (None, secured)


def test_a_fine_says_once_why_it_is_not_final_and_nothing_where_it_is() -> None:
    investigation = case(*FINED)
    (waiting,), (final,) = investigation.penalties(date(2026, 5, 13)), investigation.penalties(date(2026, 5, 14))
    assert waiting.explain() == (
        "C: the amount is EUR 100.00 [Article 74(1) DSA]\n"
        "  Note: C can still be brought before the Court until the end of 13 May 2026: the decision is not final. "
        "[Article 78(2) DSA]"
    )
    assert (final.final, final.explain()) == (date(2026, 5, 14), "C: the amount is EUR 100.00 [Article 74(1) DSA]")
    annulled = events.JudgmentGiven(date=date(2028, 11, 3), outcome=Outcome.ANNULLED)
    (gone,) = case(*FINED, SUED, annulled).penalties(annulled.date)
    assert gone.explain().count("C does not stand on 3 November 2028: there is nothing to enforce.") == 1


def test_a_decision_that_is_annulled_in_one_strand_becomes_final_in_the_other() -> None:
    strands = (Strand(name="a", articles=[DSA.at(34, 1)]), Strand(name="b", articles=[DSA.at(34, 1)]))
    judged = date(2028, 11, 3)
    annulled = events.JudgmentGiven(date=judged, outcome=Outcome.ANNULLED, strand="b", notified=judged)
    (fine,) = case(*FINED, SUED, annulled, strands=strands).penalties(date(2029, 2, 1))
    assert (fine.amount, fine.final) == (FINE.amount, date(2029, 1, 16))


IN_TWO = (Strand(name="a", articles=[DSA.at(34, 1)]), Strand(name="b", articles=[DSA.at(34, 1)]))
JUDGED = date(2028, 11, 3)
UPHELD = events.JudgmentGiven(date=JUDGED, outcome=Outcome.DISMISSED, notified=JUDGED, case="T-1/26")


def test_a_decision_that_can_still_be_contested_in_one_strand_is_not_final_with_the_judgment_on_the_other() -> None:
    unknown = (FINED[0], evolve(FINED[1], notified=None))  # until when it can be contested cannot be said
    in_one = evolve(SUED, strand="a")
    (fine,) = case(*unknown, in_one, UPHELD, strands=IN_TWO).penalties(date(2029, 6, 1))
    assert fine.final is None
    assert fine.why_not_final is not None
    assert fine.why_not_final.id == "enforcement-finality-unknown"
    # Where the action of others has taken it away, nobody can contest it any more.
    others = evolve(SUED, of="C", case="T-2/26", by="Consumers", strand="b", against=None)
    annulled = evolve(UPHELD, outcome=Outcome.ANNULLED, case="T-2/26")
    (fine,) = case(*unknown, in_one, others, UPHELD, annulled, strands=IN_TWO).penalties(date(2029, 6, 1))
    assert (fine.amount, fine.final) == (FINE.amount, date(2029, 1, 16))


def test_the_day_somebody_says_counts_also_for_a_decision_whose_finality_the_file_shows() -> None:
    assert case(*FINED).enforcement_limitation(on=date(2026, 9, 1), final=date(2026, 6, 1)).expires == date(2031, 6, 1)


def test_what_is_annulled_in_one_strand_is_still_a_penalty_beside_another() -> None:
    in_one = evolve(UPHELD, outcome=Outcome.ANNULLED, strand="b")
    day = date(2029, 3, 1)
    fine = evolve(FINE, imposed=day)
    again = evolve(FINED[1], date=day, notified=day, penalty=fine, strand="b", reference="again")
    with pytest.raises(AmbiguousName, match="C or again"):
        case(*FINED, SUED, in_one, again, strands=IN_TWO).enforcement_limitation(on=date(2029, 6, 1))


def test_a_decision_becomes_final_also_more_than_a_century_after_the_last_list_of_holidays() -> None:
    fine = evolve(FINE, imposed=date(2130, 3, 1))
    decided = case(
        events.PreliminaryFindings(date=date(2129, 9, 1)),
        events.NonComplianceDecision(date=fine.imposed, penalty=fine, notified=fine.imposed),
    )
    (state,) = decided.penalties(date(2130, 6, 1))
    assert state.final == date(2130, 5, 12)  # two months and ten days end on 11 May
    judged = date(2132, 10, 2)
    judgment = events.JudgmentGiven(date=judged, outcome=Outcome.DISMISSED, notified=judged)
    (state,) = decided.record(evolve(SUED, date=date(2130, 5, 2))).record(judgment).penalties(date(2133, 1, 1))
    assert state.final == date(2132, 12, 13)


def test_between_a_judgment_and_an_appeal_another_case_can_be_pending() -> None:
    def told(last: date, *before: events.Event) -> bool:
        others = events.ActionBrought(date=SUED.date, of="C", case="T-2/26", by="Consumers")
        end = [events.JudgmentGiven(date=last, outcome=Outcome.DISMISSED, case="T-2/26")]
        first = events.JudgmentGiven(date=date(2028, 11, 3), outcome=Outcome.DISMISSED, case="T-1/26")
        appeal = events.AppealBrought(date=date(2029, 1, 11), against="T-1/26", case="C-9/29 P")
        history = sorted((first, appeal, *end), key=lambda event: event.date)
        answer = case(*FINED, *before, SUED, others, *history).limitation(ceased=date(2025, 9, 1), on=date(2029, 6, 1))
        return "limitation-between-judgment-and-appeal" in [notice.id for notice in answer.notices]

    assert [told(last) for last in (date(2029, 1, 11), date(2029, 1, 10), date(2028, 11, 4), date(2028, 11, 3))] == [
        *(False, True, True, True)
    ]
    over = (
        events.ActionBrought(date=date(2026, 4, 1), of="C", case="T-0/26", by="Traders"),
        events.JudgmentGiven(date=date(2026, 4, 15), outcome=Outcome.DISMISSED, case="T-0/26"),
    )
    assert not told(date(2029, 1, 11), *over)  # what was pending at another time does not matter


def test_a_penalty_that_was_annulled_is_none_beside_the_one_that_took_its_place() -> None:
    again = evolve(FINE, imposed=date(2029, 3, 1))
    replaced = case(
        *FINED,
        SUED,
        events.JudgmentGiven(date=date(2028, 11, 3), outcome=Outcome.ANNULLED),
        events.NonComplianceDecision(date=again.imposed, penalty=again, notified=again.imposed, reference="again"),
    )
    assert replaced.enforcement_limitation(on=date(2029, 6, 1)).expires == date(2034, 5, 12)
    (why,) = replaced.enforcement_limitation(on=date(2029, 2, 28)).notices
    assert why.id == "enforcement-nothing-left"
    appealed = events.AppealBrought(date=date(2029, 3, 1), against="T-1/26", case="C-9/29 P")
    revived = replaced.record(appealed).record(
        events.AppealDecided(
            date=date(2030, 3, 1), outcome=AppealOutcome.SET_ASIDE, final=Outcome.DISMISSED, case="C-9/29 P"
        )
    )
    with pytest.raises(AmbiguousName, match=r"C.* again"):
        revived.enforcement_limitation(on=date(2030, 3, 1))
