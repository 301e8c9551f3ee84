"""Where a case before the Court stands: pending or not, and the ruling in it (Articles 60 and 61 of the Statute)."""

from __future__ import annotations

from datetime import date

from attrs import evolve, frozen

from ..court import AppealBrought, AppealDecided, AppealOutcome, JudgmentGiven, Ruling
from ..event import Event


@frozen
class CaseState:
    """The ruling that stands in a case, whether it is pending, and the days on which it was."""

    ruling: Ruling | None = None
    before_general_court: bool = True
    appeals: tuple[AppealBrought, ...] = ()
    pending_since: date | None = None
    spans: tuple[tuple[date, date], ...] = ()
    """From the first day on which it was pending to the first on which it was not."""
    on_appeal: bool = False
    """Whether the ruling that stands is for good: upheld, or given, by the Court of Justice."""

    @property
    def pending(self) -> bool:
        """Whether a court has yet to decide it."""
        return self.before_general_court or bool(self.appeals)

    def after(self, event: Event) -> CaseState:
        """The state after a judgment, an appeal, or a decision on one."""
        match event:
            case JudgmentGiven():
                return evolve(self, ruling=event, before_general_court=False, on_appeal=False)._over(event.date)
            case AppealBrought():
                since = self.pending_since or event.date
                return evolve(self, appeals=(*self.appeals, event), pending_since=since)
            case AppealDecided():
                return self._decided(event)._over(event.date)
        return self

    def _decided(self, decision: AppealDecided) -> CaseState:
        """The Court of Justice has decided an appeal."""
        decided = self.appeal_of(decision)
        rest = tuple(appeal for appeal in self.appeals if appeal is not decided)
        match decision.outcome:
            case AppealOutcome.DISMISSED:
                return evolve(self, appeals=rest, on_appeal=not rest)
            case AppealOutcome.SET_ASIDE:
                return evolve(self, appeals=rest, ruling=decision, before_general_court=False, on_appeal=not rest)
            case AppealOutcome.REFERRED_BACK:
                return evolve(self, appeals=rest, ruling=None, before_general_court=True)

    def _over(self, day: date) -> CaseState:
        if self.pending or self.pending_since is None:
            return self
        return evolve(self, spans=(*self.spans, (self.pending_since, day)), pending_since=None)

    def appeal_of(self, decision: AppealDecided) -> AppealBrought | None:
        """The pending appeal that a decision ends; None if it is not clear which."""
        if decision.case is not None:
            return next((appeal for appeal in self.appeals if appeal.case == decision.case), None)
        return self.appeals[0] if len(self.appeals) == 1 else None
