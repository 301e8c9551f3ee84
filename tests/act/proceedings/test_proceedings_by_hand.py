"""Proceedings walked at random beside a file that is read page by page: the two never disagree."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from dsa import DSA, Investigation, Money, Penalty, PenaltyKind, Strand
from dsa.act.proceedings.events import KINDS, Contested, Event, Outcome
from dsa.errors import NotAllowed
from tests.oracles import proceedings_by_hand as by_hand
from tests.standard import OPENED, SHOP

FIRST = Investigation(
    platform=SHOP,
    opened=OPENED,
    suspected=[DSA.at(34), DSA.at(16)],
    strands=[Strand(name="risks", articles=[DSA.at(34)]), Strand(name="notices", articles=[DSA.at(16)])],
)
# Walks that only take the common road get far; those that take any road find the odd corners.
ROAD = [kind for kind in KINDS if kind.leads_to or kind.__name__ in ("ActionBrought", "JudgmentGiven")]


class Proceedings(RuleBasedStateMachine):
    """Any events in any order in two strands, from before the opening, and a third strand if they are extended."""

    def __init__(self) -> None:
        super().__init__()
        self.found = FIRST
        self.day = OPENED - timedelta(days=60)
        self.files: dict[str, list[by_hand.Sheet]] = {"risks": [], "notices": []}
        self.seen: dict[date, tuple[Any, Any]] = {}
        self.cases: dict[str, str] = {}

    @rule(
        kind=st.sampled_from(ROAD) | st.sampled_from(KINDS),
        strand=st.sampled_from([None, "risks", "notices", ("risks", "notices")]),
        gap=st.integers(0, 60),
        flag=st.booleans(),
        pick=st.integers(0, 5),
    )
    def happen(self, kind: type[Event], strand: Any, gap: int, flag: bool, pick: int) -> None:
        self.day = day = self.day + timedelta(days=gap)
        name = kind.__name__
        for file in self.files.values():
            if day >= OPENED and not {"opened", "ProceedingsExtended"} & {sheet for sheet, _ in file}:
                file.append(("opened", {}))
        details, arguments = self._details(name, day, flag, pick)
        if name == "ProceedingsExtended":
            self._extend(kind(date=day, strand="further", **arguments))
            return
        event = kind(date=day, strand=strand, **arguments)
        named = list(self.files) if strand is None else [strand] if isinstance(strand, str) else list(strand)
        fits = [
            one for one in named if by_hand.permitted(self.files[one], name, details, day, section_5=one != "notices")
        ]
        if fits and (strand is None or len(fits) == len(named)):
            self.found = self.found.record(event)
            for one in fits:
                self.files[one].append((name, details))
            self._remember(day)
        else:
            with pytest.raises(NotAllowed, match=f"Article {kind.citation.article}"):
                self.found.record(event)

    def _details(self, kind: str, day: date, flag: bool, pick: int) -> tuple[dict[str, Any], dict[str, Any]]:
        """What the file says of an event, and what its class is given."""
        due, euro = day + timedelta(days=40), Money(1, "EUR")
        if kind == "ActionBrought":
            case, against = f"T-{len(self.cases) + 1}/25", "NON_COMPLIANCE" if flag else "COMMITMENTS"
            self.cases[case] = against
            return {"case": case, "against": against}, {"case": case, "against": Contested[against]}
        if kind == "JudgmentGiven":
            case, outcome = f"T-{pick}/25", "ANNULLED" if flag else "DISMISSED"
            told = {"case": case, "outcome": outcome, "against": self.cases.get(case)}
            return told, {"case": case, "outcome": Outcome[outcome]}
        given: dict[str, dict[str, Any]] = {
            "InterimMeasures": {"until": day if flag else None},
            "InterimMeasuresRenewed": {"until": day if flag else None},
            "InformationRequested": {"by_decision": flag},
            "ActionPlanDecided": {"sufficient": flag},
            "ProceduralFine": {"penalty": Penalty(kind=PenaltyKind.FINE, amount=euro, imposed=day)},
            "PeriodicPenaltyImposed": {"penalty": Penalty(kind=PenaltyKind.PERIODIC, amount=euro, imposed=day)},
            "PeriodicPenaltyFixed": {"amount": euro},
            "RestrictionViewsInvited": {"views_due": due},
            "ProceedingsExtended": {"articles": [DSA.at(35)]},
        }
        return given.get(kind, {}), given.get(kind, {})

    def _extend(self, event: Event) -> None:
        if "further" in self.files:
            return
        if {"OPEN", "PRELIMINARY_FINDINGS"} & {by_hand.stage(file) for file in self.files.values()}:
            self.found = self.found.record(event)
            self.files["further"] = [("ProceedingsExtended", {})]
            self._remember(event.date)
        else:
            with pytest.raises(NotAllowed, match=r"Article 66\(1\)"):
                self.found.record(event)

    def _remember(self, day: date) -> None:
        self.seen[day] = (self.found.state(day), self.found.open_time_limits(day))

    @invariant()
    def the_strands_stand_where_the_files_say(self) -> None:
        stages = {one.strand.name: one.stage.name for one in self.found.state(self.day).strands}
        assert stages == {name: by_hand.stage(file) for name, file in self.files.items()}

    @invariant()
    def what_is_allowed_is_what_the_files_permit(self) -> None:
        allowed = self.found.allowed(self.day)
        for kind in KINDS:
            name = kind.__name__
            if name not in ("ActionBrought", "JudgmentGiven", "ProceedingsExtended"):  # these hang on what they name
                permitted = [
                    by_hand.permitted(file, name, {}, self.day, section_5=strand != "notices")
                    for strand, file in self.files.items()
                ]
                assert (kind in allowed) is any(permitted), name

    @invariant()
    def what_is_past_does_not_depend_on_what_came_later(self) -> None:
        for day, (state, limits) in self.seen.items():
            assert self.found.state(day) == state
            assert self.found.open_time_limits(day) == limits

    @invariant()
    def replaying_the_events_gives_the_same(self) -> None:
        again = Investigation(
            platform=SHOP, opened=OPENED, suspected=FIRST.suspected, strands=FIRST.strands, events=self.found.events
        )
        assert again == self.found
        assert again.state(self.day) == self.found.state(self.day)
        assert again.timeline() == self.found.timeline()

    @invariant()
    def a_finding_rests_on_findings_sent_and_the_trace_is_a_chain_to_a_stage_that_is_there(self) -> None:
        state = self.found.state(self.day)
        for one in state.strands:
            assert one.stage.name != "NON_COMPLIANCE" or any("findings" in event.title for event in one.latest)
        assert all(one.after == other.before for one, other in zip(state.steps, state.steps[1:], strict=False))
        assert state.steps[-1].after in {one.stage for one in state.strands}


Proceedings.TestCase.settings = settings(max_examples=60, stateful_step_count=30)
TestProceedings = Proceedings.TestCase


@pytest.mark.slow
def test_many_more_walks() -> None:
    run_state_machine_as_test(Proceedings, settings=settings(max_examples=1500, stateful_step_count=60))
