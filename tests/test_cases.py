"""The known cases replayed, and proceedings walked at random: no way leads to a state that cannot be."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from dsa import (
    DSA,
    Citation,
    Infringement,
    InvalidType,
    Investigation,
    Money,
    NotAllowed,
    OutOfOrder,
    Penalty,
    PenaltyKind,
    Platform,
    Provider,
    ReopeningGround,
    ServiceKind,
    Stage,
    Strand,
    deadline,
    events,
)

CASES = json.loads((Path(__file__).parent / "vectors" / "proceedings.json").read_text("utf-8"))["cases"]
SHOP = Platform(name="Shop", provider=Provider(name="Shop Ltd"), kind=ServiceKind.MARKETPLACE)
OPENED = date(2024, 3, 14)


def penalty(fine: dict[str, int | None], day: date) -> Penalty:
    total = fine.pop("total", None) or sum(amount or 0 for amount in fine.values())
    parts = [
        Infringement(citation=Citation.parse(article, act=DSA), amount=None if amount is None else Money(amount, "EUR"))
        for article, amount in fine.items()
    ]
    return Penalty(kind=PenaltyKind.FINE, amount=Money(total, "EUR"), imposed=day, infringements=parts)


def replayed(case: dict[str, Any]) -> Investigation:
    def citations(texts: list[str]) -> tuple[Citation, ...]:
        return tuple(Citation.parse(text, act=DSA) for text in texts)

    investigation = Investigation(
        platform=Platform(name=case["service"], provider=SHOP.provider, kind=ServiceKind.ONLINE_PLATFORM),
        opened=date.fromisoformat(case["opened"]),
        suspected=citations(case["suspected"]),
        strands=[Strand(name=name, articles=citations(texts)) for name, texts in case["strands"].items()],
    )
    for one in case["events"]:
        day = date.fromisoformat(one["date"])
        extra: dict[str, Any] = {}
        if "fine" in one:
            extra["penalty"] = penalty(dict(one["fine"]), day)
        if "action_plan_due" in one:
            extra["action_plan_due"] = date.fromisoformat(one["action_plan_due"])
        if "sufficient" in one:
            extra["sufficient"] = one["sufficient"]
        investigation = investigation.record(getattr(events, one["kind"])(date=day, strand=one["strand"], **extra))
    return investigation


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_known_case_stands_where_it_stood(case: dict[str, Any]) -> None:
    investigation = replayed(case)
    for day, strand, stage in case["expects"]:
        found = {one.strand.name: one.stage for one in investigation.state(date.fromisoformat(day)).strands}
        assert found[strand] is Stage[stage], (day, strand)
    assert case["sources"]


def test_the_fine_on_x_is_split_and_only_section_5_brings_an_action_plan() -> None:
    case = next(case for case in CASES if case["id"] == "X-1")
    decision = next(event for event in replayed(case).events if isinstance(event, events.NonComplianceDecision))
    assert decision.penalty is not None
    assert decision.penalty.amount == Money(120_000_000, "EUR")
    assert [str(one) for one in decision.penalty.infringements] == [
        "Article 25(1) DSA: EUR 45 000 000.00",
        "Article 39 DSA: EUR 35 000 000.00",
        "Article 40(12) DSA: EUR 40 000 000.00",
    ]
    found = Investigation(
        platform=SHOP, opened=OPENED, suspected=[DSA.at(25)], strands=[Strand(name="checkmark", articles=(DSA.at(25),))]
    ).record(events.PreliminaryFindings(date=OPENED))
    with pytest.raises(NotAllowed, match=r"Articles 33 to 43 \(Article 75\(1\) DSA\)"):
        found.record(events.NonComplianceDecision(date=OPENED, action_plan_due=date(2026, 4, 27)))
    assert found.record(events.NonComplianceDecision(date=OPENED)).state(OPENED).stage is Stage.NON_COMPLIANCE
    ninety = deadline(date(2025, 12, 5), "90 working days", calendar="EC")
    assert ninety.date == date(2026, 4, 27)


def opened() -> Investigation:
    return Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)])


def test_powers_before_the_opening() -> None:
    early = OPENED - timedelta(days=100)
    asked = Investigation(
        platform=SHOP,
        opened=OPENED,
        suspected=[DSA.at(34)],
        events=[
            events.InformationRequested(date=early),
            events.StatementTaken(date=early),
            events.InspectionOrdered(date=early),
            events.MonitoringOrdered(date=early),
        ],
    )
    assert asked.state(OPENED).stage is Stage.OPEN
    with pytest.raises(OutOfOrder, match="commitments offered"):
        Investigation(
            platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], events=[events.CommitmentsOffered(date=early)]
        )


def test_measures_renewed_commitments_rejected_and_access_to_the_file() -> None:
    renewed = (
        opened()
        .record(events.InterimMeasures(date=OPENED, until=date(2024, 6, 1)))
        .record(events.InterimMeasuresRenewed(date=date(2024, 6, 1), until=date(2024, 9, 1)))
    )
    assert [one.due for one in renewed.open_time_limits(date(2024, 6, 1))] == [date(2024, 9, 1)]
    with pytest.raises(NotAllowed, match="there was no interim measures before"):
        opened().record(events.InterimMeasuresRenewed(date=OPENED, until=OPENED))
    with pytest.raises(NotAllowed, match="there was no commitments offered before"):
        opened().record(events.CommitmentsRejected(date=OPENED))
    heard = (
        opened()
        .record(events.CommitmentsOffered(date=OPENED))
        .record(events.PreliminaryFindings(date=OPENED))
        .record(events.AccessToFileGiven(date=OPENED))
        .record(events.CommitmentsRejected(date=OPENED))
        .record(events.NonComplianceDecision(date=OPENED))
        .record(events.RestrictionRequested(date=date(2024, 5, 1), views_due=date(2024, 5, 24)))
    )
    assert [str(one) for one in heard.open_time_limits(date(2024, 5, 2))] == [
        "views on the restriction of access: due 24 May 2024 (Shop)"
    ]


def test_reopening_has_a_ground() -> None:
    assert [str(ground.citation) for ground in ReopeningGround] == [
        "Article 71(2), point (a), DSA",
        "Article 71(2), point (b), DSA",
        "Article 71(2), point (c), DSA",
    ]
    assert str(ReopeningGround.BROKEN_COMMITMENTS) == "broken commitments"
    reopened: Any = events.Reopened
    with pytest.raises(InvalidType, match="ground"):
        reopened(date=OPENED, ground="b")
    assert events.Reopened(date=OPENED, ground=ReopeningGround.WRONG_INFORMATION).ground


def test_a_definitive_amount_is_at_most_the_one_imposed() -> None:
    daily = Penalty(kind=PenaltyKind.PERIODIC, amount=Money(100, "EUR"), imposed=OPENED)
    imposed = opened().record(events.PeriodicPenaltyImposed(date=OPENED, penalty=daily))
    for amount in (0, 100):
        imposed.record(events.PeriodicPenaltyFixed(date=OPENED, amount=Money(amount, "EUR")))
    with pytest.raises(NotAllowed, match="at most the one imposed"):
        imposed.record(events.PeriodicPenaltyFixed(date=OPENED, amount=Money(101, "EUR")))
    fixed: Any = events.PeriodicPenaltyFixed
    with pytest.raises(InvalidType, match="amount"):
        fixed(date=OPENED, amount=100)
    judgment: Any = events.JudgmentGiven
    with pytest.raises(InvalidType, match="amount"):
        judgment(date=OPENED, amount=100)


def test_limitation_straight_from_the_proceedings() -> None:
    found = opened().record(events.PreliminaryFindings(date=date(2025, 6, 18)))
    assert found.limitation(ceased=date(2024, 1, 1), on=OPENED).expires == date(2029, 3, 14)
    assert found.limitation(ceased=date(2024, 1, 1), on=date(2026, 1, 1)).expires == date(2030, 6, 18)
    assert found.limitation(ceased=date(2026, 1, 1), on=date(2026, 1, 1)).expires == date(2031, 1, 1)
    before_court = found.record(events.NonComplianceDecision(date=date(2025, 7, 1))).record(
        events.ActionBrought(date=date(2025, 8, 1))
    )
    pending = before_court.limitation(ceased=date(2024, 1, 1), on=date(2026, 8, 1))
    assert pending.expires == date(2031, 7, 1)
    judged = before_court.record(events.JudgmentGiven(date=date(2025, 8, 11), amount=Money(0, "EUR")))
    assert judged.limitation(ceased=date(2024, 1, 1), on=date(2026, 8, 1)).expires == date(2030, 7, 11)


class Proceedings(RuleBasedStateMachine):
    """Any order of events in two strands, one day after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.found = Investigation(
            platform=SHOP,
            opened=OPENED,
            suspected=[DSA.at(34)],
            strands=[Strand(name="one", articles=(DSA.at(34),)), Strand(name="two", articles=(DSA.at(16),))],
        )
        self.day = OPENED
        self.seen: list[tuple[date, Any]] = []

    @rule(kind=st.sampled_from(events.KINDS), strand=st.sampled_from([None, "one", "two"]), gap=st.integers(0, 40))
    def record(self, kind: Any, strand: str | None, gap: int) -> None:
        day = self.day + timedelta(days=gap)
        extras: dict[Any, dict[str, Any]] = {
            events.InterimMeasures: {"until": day},
            events.InterimMeasuresRenewed: {"until": day},
            events.ActionPlanDecided: {"sufficient": True},
            events.PeriodicPenaltyFixed: {"amount": Money(1, "EUR")},
            events.PeriodicPenaltyImposed: {
                "penalty": Penalty(kind=PenaltyKind.PERIODIC, amount=Money(1, "EUR"), imposed=day)
            },
        }
        event = kind(date=day, strand=strand, **extras.get(kind, {}))
        named = [one for one in self.found.state(day).strands if strand in (None, one.strand.name)]
        if any(one.allows(kind) for one in named):
            self.found, self.day = self.found.record(event), day
            self.seen.append((day, self.found.state(day)))
        else:
            with pytest.raises(NotAllowed, match=str(kind.citation.article)):
                self.found.record(event)

    @precondition(lambda self: self.seen)
    @invariant()
    def the_past_stands(self) -> None:
        last_of_day = dict(self.seen)
        for day, state in last_of_day.items():
            assert self.found.state(day) == state

    @invariant()
    def replaying_gives_the_same(self) -> None:
        again = Investigation(
            platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], strands=self.found.strands, events=self.found.events
        )
        assert again.state(self.day) == self.found.state(self.day)
        assert again.open_time_limits(self.day) == self.found.open_time_limits(self.day)

    @invariant()
    def no_finding_without_findings_sent(self) -> None:
        for one in self.found.state(self.day).strands:
            if one.stage is Stage.NON_COMPLIANCE:
                assert one.last(events.PreliminaryFindings) is not None
            if one.stage is Stage.COMMITMENTS_BINDING:
                assert one.last(events.CommitmentsMadeBinding) is not None


Proceedings.TestCase.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
TestProceedings = Proceedings.TestCase
