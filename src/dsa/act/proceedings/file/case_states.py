"""Where a case before the Court stands: pending or not, and the ruling in it (Articles 60 and 61 of the Statute)."""

from __future__ import annotations

from datetime import date

from attrs import evolve, frozen

from ....time_limits import court
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

    @property
    def last_to_appeal(self) -> date | None:
        """The last day for an appeal against the judgment that stands; None where its notification is not known.

        Each party has its own two months, whatever has become of another's appeal (Article 56 of the Statute).
        """
        notified = self.ruling.notified if isinstance(self.ruling, JudgmentGiven) else None
        return None if notified is None else court.appeal(notified, beyond="project").date

    def appealable(self, on: date) -> bool:
        """Whether an appeal can still be brought: the General Court has judged, and its judgment is not for good.

        An appeal that was dismissed leaves the others their time, as far as that is known.
        """
        if self.before_general_court:
            return False
        last = self.last_to_appeal
        return not self.on_appeal or (last is not None and on <= last)

    def after(self, event: Event) -> CaseState:
        """The state after a judgment, an appeal, or a decision on one."""
        match event:
            case JudgmentGiven():
                return evolve(self, ruling=event, before_general_court=False, on_appeal=False)._over(event.date)
            case AppealBrought():
                since = self.pending_since or event.date
                return evolve(self, appeals=(*self.appeals, event), pending_since=since, on_appeal=False)
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
            named = [appeal for appeal in self.appeals if appeal.case == decision.case]
            unnumbered = [appeal for appeal in self.appeals if appeal.case is None]  # the number was not known yet
            meant = named or unnumbered
            return meant[0] if len(meant) == 1 else None
        return self.appeals[0] if len(self.appeals) == 1 else None
