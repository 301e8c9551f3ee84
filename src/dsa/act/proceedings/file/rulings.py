"""What the Court made of an act on a day: Articles 261 to 266 TFEU, Articles 60 and 61 of the Statute."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import IntEnum
from operator import itemgetter

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
    """What the rulings that stand leave of an act in a strand.

    What one ruling annuls adds up with what another does, but only what is gone with what is gone: a provision whose
    effects are maintained is left, whatever has become of the others.
    """
    if not act.cases:
        return UNTOUCHED
    rulings = tuple(_annulling(act, strand, moment))
    articles = act.articles.get(strand, ())
    outright = sorted(((_gone_since(one), one) for one in rulings if not _maintains(one, moment)), key=_FIRST)
    if (gone := _complete(outright, articles, Extent.WHOLLY)) is not None:
        return gone
    every = sorted(((one.date, one) for one in rulings), key=_FIRST)
    if (kept := _complete(every, articles, Extent.EFFECTS_MAINTAINED)) is not None:
        return kept
    return Annulment(Extent.IN_PART, every[0][1], every[0][0]) if every else UNTOUCHED


_FIRST = itemgetter(0)


def _maintains(ruling: Ruling, moment: Moment) -> bool:
    """Whether a ruling still keeps the effects of what it annuls."""
    last = ruling.maintained_until
    return ruling.effects_maintained and (last is None or moment.on <= last)


def _complete(rulings: list[tuple[date, Ruling]], articles: tuple[Citation, ...], extent: Extent) -> Annulment | None:
    """Since when, and by which of several rulings, nothing of an act is left out; None if something is."""
    annulled: list[Citation] = []
    for since, ruling in rulings:
        annulled += ruling.articles
        if not ruling.articles or _all_within(articles, annulled):
            return Annulment(extent, ruling, since)
    return None


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
    """The day from which nothing is left of what a ruling annuls."""
    if not ruling.effects_maintained or ruling.maintained_until is None:
        return ruling.date
    return ruling.maintained_until + timedelta(days=1)


def _all_within(articles: tuple[Citation, ...], annulled: list[Citation]) -> bool:
    return bool(articles) and all(any(one.within(other) for other in annulled) for one in articles)
