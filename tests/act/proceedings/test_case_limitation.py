"""Limitation straight from a case: which events interrupt, which suspend, and what the answer says it leaves out."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

import dsa
from dsa import DSA, DSAError, Investigation, Money, Penalty, PenaltyKind, Strand, limitation
from dsa.act.proceedings import events
from dsa.act.proceedings.events import Contested, Outcome
from dsa.errors import InvalidType, UnknownName
from tests.standard import SHOP, shop

IRISH = shop(country="IE")

OPENED, CEASED = date(2024, 3, 14), date(2024, 1, 1)
DAILY = Penalty(kind=PenaltyKind.PERIODIC, amount=Money(100, "EUR"), imposed=date(2025, 9, 1))


def case(*happened: events.Event) -> Investigation:
    strands = [Strand(name="risks"), Strand(name="notices")]
    return Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], strands=strands, events=happened)


findings = events.PreliminaryFindings(date=date(2025, 6, 18), strand="risks")
decided = events.NonComplianceDecision(date=date(2025, 7, 1), strand="risks")


def sued(day: date, number: str | None = None, against: Contested = Contested.NON_COMPLIANCE) -> events.Event:
    return events.ActionBrought(date=day, strand="risks", against=against, case=number)


def judged(day: date, number: str | None = None) -> events.Event:
    return events.JudgmentGiven(date=day, strand="risks", outcome=Outcome.DISMISSED, case=number)


def test_the_opening_and_acts_interrupt_as_far_as_the_record_goes() -> None:
    investigation = case(findings)
    assert investigation.limitation(ceased=CEASED, on=OPENED - timedelta(days=1)).expires == date(2029, 1, 1)
    assert investigation.limitation(ceased=CEASED, on=OPENED).expires == date(2029, 3, 14)
    assert investigation.limitation(ceased=CEASED, on=date(2025, 6, 17)).expires == date(2029, 3, 14)
    assert investigation.limitation(ceased=CEASED, on=date(2025, 6, 18)).expires == date(2030, 6, 18)
    assert investigation.limitation(ceased=CEASED, on=date(2026, 1, 1), strand="notices").expires == date(2029, 3, 14)
    # An opening on the day on which it ceased is an act in time.
    assert investigation.limitation(ceased=OPENED, on=OPENED).interruptions == (OPENED,)
    # An act before the infringement ceased has nothing to interrupt, and raises no notice of its own.
    late = investigation.limitation(ceased=date(2026, 1, 1), on=date(2026, 1, 1))
    assert late.expires == date(2031, 1, 1)
    assert [notice.id for notice in late.notices] == [
        *("limitation-first-day", "limitation-not-moved-off-holiday", "limitation-on-the-record"),
    ]


def test_an_extension_is_the_opening_of_its_own_strand() -> None:
    extended = events.ProceedingsExtended(date=date(2024, 9, 2), strand="further", articles=[DSA.at(26)])
    asked = events.InformationRequested(date=date(2024, 4, 1))
    investigation = case(asked, extended, events.InformationRequested(date=date(2025, 1, 6)))
    # What ceased in 2019 had run out on 1 June 2024: neither the opening nor the request concerned this strand.
    early = date(2019, 6, 1)
    assert investigation.limitation(ceased=early, on=date(2026, 1, 1), strand="risks").expires == date(2029, 6, 1)
    assert investigation.limitation(ceased=early, on=date(2026, 1, 1), strand="further").expires == date(2024, 6, 1)
    on = date(2024, 9, 2)
    assert investigation.limitation(ceased=CEASED, on=on, strand="further").expires == date(2029, 9, 2)
    assert investigation.limitation(ceased=CEASED, on=on - timedelta(days=1), strand="further").expires == date(
        2029, 1, 1
    )
    assert investigation.limitation(ceased=CEASED, on=date(2026, 1, 1), strand="further").expires == date(2030, 1, 6)


def test_a_day_beyond_all_limits_is_refused_where_it_cannot_be_reckoned() -> None:
    investigation = case(findings, decided, sued(date(2025, 8, 1)))
    with pytest.raises(DSAError, match=r"^suspensions"):
        investigation.limitation(ceased=CEASED, on=date.max)
    assert case(findings).limitation(ceased=CEASED, on=date.max).expires == date(2030, 6, 18)


def test_a_coordinators_request_interrupts_and_what_the_provider_does_does_not() -> None:
    asked = case(events.AssessmentRequested(date=date(2024, 2, 1)))
    assert asked.limitation(ceased=CEASED, on=date(2024, 2, 1)).expires == date(2029, 2, 1)
    answered = case(findings, events.ObservationsSubmitted(date=date(2025, 8, 1), strand="risks"))
    assert answered.limitation(ceased=CEASED, on=date(2026, 1, 1)).expires == date(2030, 6, 18)


def test_time_stands_still_while_the_decision_is_before_the_court() -> None:
    before_court = case(findings, decided, sued(date(2025, 8, 1)))
    pending = before_court.limitation(ceased=CEASED, on=date(2026, 8, 1))
    # 1 August 2025 to 1 August 2026, both included, are 366 days after 1 July 2030.
    assert pending.expires == date(2031, 7, 2)
    assert "the end moves on with every day until the judgment" in pending.explain()
    ended = before_court.record(judged(date(2025, 8, 11)))
    over = ended.limitation(ceased=CEASED, on=date(2026, 8, 1))
    assert over.expires == date(2030, 7, 11)
    assert "limitation-action-pending" not in [notice.id for notice in over.notices]
    assert over.longstop == limitation(ceased=CEASED, suspensions=[(date(2025, 8, 1), date(2025, 8, 11))]).longstop
    assert "limitation-after-decision" in [notice.id for notice in over.notices]


def test_parallel_actions_suspend_until_the_last_judgment() -> None:
    both = case(findings, decided, sued(date(2025, 8, 1), "T-1/25"), sued(date(2025, 8, 1), "T-2/25"))
    one_left = both.record(judged(date(2025, 8, 11), "T-1/25"))
    two = one_left.record(judged(date(2025, 8, 21), "T-2/25"))
    assert one_left.limitation(ceased=CEASED, on=date(2025, 8, 31)).expires == date(2030, 8, 1)  # 31 days so far
    assert two.limitation(ceased=CEASED, on=date(2026, 8, 1)).expires == date(2030, 7, 21)
    appeal = two.record(sued(date(2025, 10, 1), "C-1/25 P")).record(judged(date(2025, 10, 11), "C-1/25 P"))
    assert appeal.limitation(ceased=CEASED, on=date(2026, 8, 1)).expires == date(2030, 7, 31)


def test_a_judgment_ends_no_action_that_was_brought_later() -> None:
    investigation = case(findings, decided, sued(date(2025, 8, 1)), judged(date(2025, 8, 11)), sued(date(2025, 10, 1)))
    answer = investigation.limitation(ceased=CEASED, on=date(2025, 10, 10))
    assert answer.expires == date(2030, 7, 21)  # ten days before the judgment, ten since the appeal
    assert "limitation-action-pending" in [notice.id for notice in answer.notices]
    # An appeal on the day of the judgment comes after it: events of one day happened in the order given.
    at_once = case(findings, decided, sued(date(2025, 8, 1)), judged(date(2025, 8, 11)), sued(date(2025, 8, 11)))
    appealed = at_once.limitation(ceased=CEASED, on=date(2025, 8, 20))
    assert appealed.expires == date(2030, 7, 21)
    assert "limitation-action-pending" in [notice.id for notice in appealed.notices]


def test_a_judgment_on_the_day_of_the_action_leaves_no_time_to_stand_still() -> None:
    answer = case(findings, decided, sued(date(2025, 8, 1)), judged(date(2025, 8, 1))).limitation(
        ceased=CEASED, on=date(2025, 8, 10)
    )
    assert answer.expires == date(2030, 7, 1)
    assert "limitation-action-pending" not in [notice.id for notice in answer.notices]


def test_a_judgment_that_names_no_strand_ends_the_action_in_the_strand_that_has_one() -> None:
    judgment = events.JudgmentGiven(date=date(2025, 8, 11), outcome=Outcome.DISMISSED)
    answer = case(findings, decided, sued(date(2025, 8, 1)), judgment).limitation(ceased=CEASED, on=date(2026, 8, 1))
    assert answer.expires == date(2030, 7, 11)


def test_a_judgment_in_another_strand_ends_nothing_here() -> None:
    investigation = case(
        findings,
        decided,
        sued(date(2025, 8, 1)),
        events.InspectionOrdered(date=date(2025, 8, 2), strand="notices"),
        events.ActionBrought(date=date(2025, 8, 2), strand="notices", against=Contested.INSPECTION),
        events.JudgmentGiven(date=date(2025, 8, 3), strand="notices", outcome=Outcome.DISMISSED),
    )
    answer = investigation.limitation(ceased=CEASED, on=date(2025, 8, 10))
    assert "limitation-action-pending" in [notice.id for notice in answer.notices]
    assert "An action against another decision (inspection) is left out" in answer.explain()
    # The inspection of 2 August starts time afresh; 2 to 10 August are suspended, and so is no day before.
    assert answer.expires == date(2030, 8, 10)


def test_enforcement_is_interrupted_by_what_varies_the_amount() -> None:
    fixed = events.PeriodicPenaltyFixed(date=date(2026, 5, 1), strand="risks", amount=Money(50, "EUR"))
    investigation = case(
        findings, decided, events.PeriodicPenaltyImposed(date=DAILY.imposed, strand="risks", penalty=DAILY), fixed
    )
    final = date(2025, 12, 1)
    assert investigation.enforcement_limitation(final=final, on=date(2026, 4, 30)).expires == date(2030, 12, 1)
    answer = investigation.enforcement_limitation(final=final, on=date(2026, 5, 1))
    assert (answer.expires, answer.longstop) == (date(2031, 5, 1), None)
    assert investigation.enforcement_limitation(final=fixed.date, on=fixed.date).interruptions == (fixed.date,)
    collected = investigation.enforcement_limitation(
        final=final,
        on=date(2027, 1, 1),
        interruptions=[date(2026, 12, 1)],
        suspensions=[(date(2027, 1, 1), date(2027, 1, 11))],
    )
    assert collected.expires == date(2031, 12, 11)


def test_bad_input_is_refused_by_name() -> None:
    with pytest.raises(UnknownName, match="strand"):
        case().limitation(ceased=CEASED, on=OPENED, strand="risk")
    untyped: Any = case()
    fine = Penalty(kind=PenaltyKind.FINE, amount=Money(100, "EUR"), imposed=decided.date)
    before_court: Any = case(findings, evolve(decided, penalty=fine), sued(date(2025, 8, 1)))
    for call, arguments, field in (
        (untyped.limitation, {"ceased": "2024", "on": OPENED}, "ceased"),
        (untyped.limitation, {"ceased": CEASED, "on": "2024"}, "on"),
        (untyped.enforcement_limitation, {"final": "2024", "on": OPENED}, "final"),
        (before_court.enforcement_limitation, {"final": "2024", "on": date(2025, 9, 1)}, "final"),
        (untyped.enforcement_limitation, {"final": CEASED, "on": "2024"}, "on"),
    ):
        with pytest.raises(InvalidType, match=rf"^{field}:"):
            call(**arguments)


def test_limitation_of_the_newest_strand_can_be_asked_for() -> None:
    case = dsa.Investigation(platform=IRISH, opened=date(2024, 3, 14), suspected=[dsa.DSA.at(34, 1)])
    extended = dsa.events.ProceedingsExtended(date=date(2024, 9, 2), strand="minors", articles=[dsa.DSA.at(28, 1)])
    case = case.record(extended)
    answer = case.limitation(ceased=date(2024, 6, 1), on=date(2025, 1, 1), strand="minors")
    assert answer.expires == date(2029, 9, 2)
