"""The known cases replayed from their events: where they stood on chosen days, and what was open."""

import json
from datetime import date
from typing import Any

import pytest

from dsa import (
    DSA,
    Citation,
    Infringement,
    Investigation,
    Money,
    Penalty,
    PenaltyKind,
    Platform,
    Provider,
    ServiceKind,
    Stage,
    Strand,
)
from dsa.act.proceedings import events
from dsa.events import NonComplianceDecision
from dsa.testing import vectors
from tests.act.proceedings.case_file import dated

CASES = json.loads(vectors.text("proceedings"))["cases"]
NOT_FIELDS = {"kind", "date", "strand", "fine", "sources", "note"}


def penalty(fine: dict[str, int | None], day: date) -> Penalty:
    parts = [
        Infringement(citation=Citation.parse(article, act=DSA), amount=None if amount is None else Money(amount, "EUR"))
        for article, amount in fine.items()
        if article != "total"
    ]
    return Penalty(kind=PenaltyKind.FINE, amount=Money(fine["total"] or 0, "EUR"), imposed=day, infringements=parts)


def citations(texts: list[str]) -> tuple[Citation, ...]:
    return tuple(Citation.parse(text, act=DSA) for text in texts)


def event(entry: dict[str, Any], **more: Any) -> events.Event:
    day = date.fromisoformat(entry["date"])
    arguments = {name: value for name, value in entry.items() if name not in NOT_FIELDS} | more
    for name in {"action_plan_due", "until"} & arguments.keys():
        arguments[name] = date.fromisoformat(arguments[name])
    if "against" in arguments:
        arguments["against"] = events.Contested[arguments["against"]]
    if "fine" in entry:
        arguments["penalty"] = penalty(entry["fine"], day)
    made: events.Event = getattr(events, entry["kind"])(date=day, strand=entry["strand"], **arguments)
    return made


def bare(case: dict[str, Any]) -> Investigation:
    return Investigation(
        platform=Platform(name=case["service"], provider=Provider(name="?"), kind=ServiceKind.ONLINE_PLATFORM),
        opened=date.fromisoformat(case["opened"]),
        suspected=citations(case["suspected"]),
        strands=[Strand(name=name, articles=citations(texts)) for name, texts in case["strands"].items()],
    )


def replayed(case: dict[str, Any]) -> Investigation:
    investigation = bare(case)
    for entry in case["events"]:
        investigation = investigation.record(event(entry))
    return investigation


def called(name: str) -> dict[str, Any]:
    case: dict[str, Any] = next(case for case in CASES if case["id"] == name)
    return case


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_known_case_stands_where_it_stood(case: dict[str, Any]) -> None:
    investigation = replayed(case)
    for day, strand, stage in case["expects"]:
        state = investigation.state(date.fromisoformat(day))
        assert {part.strand.name: part.stage for part in state.strands}[strand] is Stage[stage], (day, strand)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_what_was_open_in_a_known_case(case: dict[str, Any]) -> None:
    investigation = replayed(case)
    for day, wanted in case["open"].items():
        limits = dated(investigation.open_time_limits(date.fromisoformat(day)))
        told = {f"{limit.what}: {limit.due}{' overdue' * limit.overdue} ({limit.strand})" for limit in limits}
        names = [strand.name for strand in investigation.strands]
        assert told == {text.replace("*", name) for text in wanted for name in names}, day


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_day_of_a_case_has_its_source(case: dict[str, Any]) -> None:
    for entry in (case, *case["events"], *case.get("not_replayed", [])):
        assert entry["sources"]
        assert all(source.startswith("http") for source in entry["sources"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_without_a_decision_nobody_is_said_to_have_infringed(case: dict[str, Any]) -> None:
    investigation = replayed(case)
    decided = [decision.date for decision in investigation.events if isinstance(decision, NonComplianceDecision)]
    for day in {investigation.begun, *(happened.date for happened in investigation.events)}:
        state = investigation.state(day)
        assert ("infringement found" in str(state)) == any(decided_on <= day for decided_on in decided)
        for strand in state.strands:
            assert strand.stage.pending == ("a suspicion, not a finding of a breach" in str(strand))


def test_the_fine_on_x_is_split_over_three_infringements_of_which_two_need_an_action_plan() -> None:
    investigation = replayed(called("X-1"))
    decision = next(decision for decision in investigation.events if isinstance(decision, NonComplianceDecision))
    assert decision.penalty is not None
    assert decision.penalty.amount == Money(120_000_000, "EUR")
    assert [str(infringement) for infringement in decision.penalty.infringements] == [
        "Article 25(1) DSA: EUR 45 000 000.00",
        "Article 39 DSA: EUR 35 000 000.00",
        "Article 40(12) DSA: EUR 40 000 000.00",
    ]
    assert decision.under_enhanced_supervision == (DSA.at(39), DSA.at(40, 12))
    limits = [limit for limit in dated(investigation.open_time_limits(decision.date)) if limit.what == "action plan"]
    assert [limit.strand for limit in limits] == ["advertising repository", "data access"]
    assert "the day of that is not recorded" in limits[0].explain()


def test_with_a_day_of_notification_the_periods_of_the_decision_on_x_run() -> None:
    # If it was notified on 5 December 2025, on the Commission's calendar; the press has other days, see the vectors.
    case = called("X-1")
    investigation = bare(case).record(event(case["events"][0]))
    for entry in case["events"][3:5]:
        investigation = investigation.record(event(entry, notified=date(2025, 12, 5)))
    limits = {limit.what: limit for limit in dated(investigation.open_time_limits(date(2026, 1, 1)))}
    assert limits["information on the measures intended"].due == date(2026, 3, 11)
    assert limits["action plan"].due == date(2026, 4, 27)
    assert "what was notified may say otherwise" in limits["action plan"].explain()


@pytest.mark.parametrize("found", [(), (DSA.at(25, 1),)])
def test_an_action_plan_for_the_checkmark_alone_has_no_basis(found: tuple[Citation, ...]) -> None:
    day = date(2025, 12, 5)
    mark = Investigation(
        platform=Platform(name="X", provider=Provider(name="X"), kind=ServiceKind.ONLINE_PLATFORM),
        opened=date(2023, 12, 18),
        suspected=[DSA.at(25)],
    ).record(events.PreliminaryFindings(date=date(2024, 7, 12), articles=[DSA.at(25), DSA.at(40, 12)]))
    for decision in (
        NonComplianceDecision(date=day, found=found, action_plan_due=date(2026, 4, 1)),
        NonComplianceDecision(date=day, found=found, action_plan_within="90 working days"),
    ):
        (defect,) = mark.record(decision).defects(day)
        assert "Articles 33 to 43" in str(defect)
        assert defect.citations == (DSA.at(75, 1),)
    assert mark.record(NonComplianceDecision(date=day, found=found)).defects(day) == ()
    both = NonComplianceDecision(date=day, found=(DSA.at(25), DSA.at(40, 12)), action_plan_due=date(2026, 4, 1))
    assert mark.record(both).defects(day) == ()


def test_what_was_presupposed_is_said() -> None:
    x = replayed(called("X-1")).state(date(2026, 11, 23))
    presupposed, pending = "action-plan-received-presupposed", "action-does-not-suspend"
    assert [notice.id for notice in x.notices] == [pending, presupposed, pending, presupposed, pending]
    assert [notice.id for notice in replayed(called("ALIEXPRESS-1")).state(date(2026, 7, 20)).notices] == [
        "commitments-offered-presupposed"
    ]


def test_the_case_against_aliexpress_to_the_months_of_the_board_and_the_commission() -> None:
    case = replayed(called("ALIEXPRESS-1"))
    on = date(2026, 10, 20)
    plan, board, commission = dated(case.open_time_limits(on))
    assert (plan.due, board.due, commission.due) == (on, None, None)
    assert "If it is received on 20 October 2026, it ends on 20 November 2026" in board.explain()
    assert "none is recorded" in commission.explain()
    received = case.record(events.ActionPlanReceived(date=on, strand="illegal products"))
    assert [limit.due for limit in dated(received.open_time_limits(on))] == [date(2026, 11, 20), None]
    advised = received.record(events.BoardOpinionReceived(date=date(2026, 11, 20), strand="illegal products"))
    # 20 December 2026 is a Sunday: Article 3(4) of Regulation 1182/71.
    assert [limit.due for limit in dated(advised.open_time_limits(date(2026, 11, 20)))] == [date(2026, 12, 21)]
    assert dated(case.open_time_limits(on)) == (plan, board, commission)
