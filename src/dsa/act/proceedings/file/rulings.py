"""What the Court made of an act on a day: Articles 261 to 266 TFEU, Articles 60 and 61 of the Statute."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import IntEnum

from attrs import evolve, frozen

from ....ground.citations import Citation
from ..court import AppealBrought, AppealDecided, AppealOutcome, JudgmentGiven, Outcome, Ruling
from .entries import ActEntry, CaseEntry, Moment


@frozen
class CaseState:
    """Where a case stands: the ruling that stands in it, whether it is pending, and the days on which it was."""

    ruling: Ruling | None = None
    before_general_court: bool = True
    appeals: tuple[AppealBrought, ...] = ()
    pending_since: date | None = None
    spans: tuple[tuple[date, date], ...] = ()
    """From the first day on which it was pending to the first on which it was not."""
    overturned: Ruling | None = None
    """The decision on appeal that set the last judgment aside, or referred the case back."""
    on_appeal: bool = False
    """Whether the ruling that stands is for good: upheld, or given, by the Court of Justice."""

    @property
    def pending(self) -> bool:
        """Whether a court has yet to decide it."""
        return self.before_general_court or bool(self.appeals)

    def _over(self, day: date) -> CaseState:
        if self.pending or self.pending_since is None:
            return self
        return evolve(self, spans=(*self.spans, (self.pending_since, day)), pending_since=None)

    def judged(self, judgment: JudgmentGiven) -> CaseState:
        """The General Court has given judgment."""
        return evolve(self, ruling=judgment, before_general_court=False, on_appeal=False)._over(judgment.date)

    def appealed(self, appeal: AppealBrought) -> CaseState:
        """One side has appealed."""
        since = self.pending_since or appeal.date
        return evolve(self, appeals=(*self.appeals, appeal), pending_since=since)

    def decided(self, decision: AppealDecided) -> CaseState:
        """The Court of Justice has decided an appeal."""
        decided = appeal_of(self, decision)
        rest = tuple(one for one in self.appeals if one is not decided)
        if decision.outcome is AppealOutcome.DISMISSED:
            state = evolve(self, appeals=rest, on_appeal=not rest)
        elif decision.outcome is AppealOutcome.SET_ASIDE:
            state = evolve(
                self, appeals=rest, ruling=decision, overturned=decision, before_general_court=False, on_appeal=not rest
            )
        else:
            state = evolve(self, appeals=rest, ruling=None, overturned=decision, before_general_court=True)
        return state._over(decision.date)


def appeal_of(state: CaseState, decision: AppealDecided) -> AppealBrought | None:
    """The pending appeal that a decision ends; None if it is not clear which."""
    if decision.case is not None:
        return next((one for one in state.appeals if one.case == decision.case), None)
    return state.appeals[0] if len(state.appeals) == 1 else None


def case_state(case: CaseEntry, moment: Moment) -> CaseState:
    """Where a case stands at the end of a day."""
    state = CaseState(pending_since=case.event.date)
    for _, event in case.since(moment):
        match event:
            case JudgmentGiven():
                state = state.judged(event)
            case AppealBrought():
                state = state.appealed(event)
            case AppealDecided():
                state = state.decided(event)
    return state


class Extent(IntEnum):
    """How far an act is annulled in a strand."""

    NOT = 0
    IN_PART = 1
    EFFECTS_MAINTAINED = 2
    WHOLLY = 3


@frozen
class Annulment:
    """How far an act is annulled in a strand, by which ruling, and since when."""

    extent: Extent = Extent.NOT
    ruling: Ruling | None = None
    since: date | None = None


UNTOUCHED = Annulment()


def annulment(act: ActEntry, strand: str, moment: Moment) -> Annulment:
    """What the rulings that stand leave of an act in a strand."""
    if not act.cases:
        return UNTOUCHED
    annulled: list[Citation] = []
    found = UNTOUCHED
    for ruling in _annulling(act, strand, moment):
        if ruling.effects_maintained and (ruling.maintained_until is None or moment.on <= ruling.maintained_until):
            extent, since = Extent.EFFECTS_MAINTAINED, ruling.date
        else:
            extent, since = Extent.WHOLLY, _gone_since(ruling)
        annulled += ruling.articles
        if ruling.articles and not _all_within(act.articles[strand], annulled):
            extent = Extent.IN_PART
        earlier = extent is found.extent and found.since is not None and since < found.since
        if extent > found.extent or earlier:
            found = Annulment(extent, ruling, since)
    return found


def _annulling(act: ActEntry, strand: str, moment: Moment) -> Iterator[Ruling]:
    for case in act.cases:
        if case.place >= moment.count:
            continue
        ruling = case_state(case, moment).ruling
        if ruling is None or ruling.ruling is not Outcome.ANNULLED:
            continue
        if strand not in case.strands:
            continue  # the Court annuls no more than it was asked to
        if (not ruling.strands or strand in ruling.strands) and (not ruling.of or act.reference in ruling.of):
            yield ruling


def _gone_since(ruling: Ruling) -> date:
    return ruling.date if ruling.maintained_until is None else ruling.maintained_until + timedelta(days=1)


def _all_within(articles: tuple[Citation, ...], annulled: list[Citation]) -> bool:
    return bool(articles) and all(any(one.within(other) for other in annulled) for one in articles)
