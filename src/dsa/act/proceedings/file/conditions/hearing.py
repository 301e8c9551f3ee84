"""Until when the provider can answer findings, and whether it was heard before a decision (Article 79)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from ....procedures.table import TABLE
from ...after_decision import RestrictionViewsInvited
from ...event import Event
from ...findings import Findings, earliest_end as least_end
from ..entries import ActEntry, Moment, StrandEntry
from ..standing import observed
from ..time_limits import OBSERVATIONS, VIEWS, end_of, extensions


def earliest_end(act: ActEntry, strand: str, moment: Moment) -> date | None:
    """The last day on which no decision may be taken yet on findings, as far as it is known.

    Where a day is not public, the time lasts at least to the one that is known: an extension does not shorten it, and
    a period does not begin before the findings.
    """
    findings = act.event
    if not isinstance(findings, Findings):
        return None
    if (longer := _latest(act, OBSERVATIONS, strand, moment)) is not None:
        return longer
    begun = findings.notified or findings.date
    if findings.observations_within is not None:
        return end_of(findings.observations_within, begun)
    return findings.observations_due or least_end(TABLE["earliest_end_of_observations"], begun)


def views_until(act: ActEntry, strand: str, moment: Moment) -> date | None:
    """The last day for views on a restriction of access, as far as it is known (Article 82(1)); None without one."""
    event = act.event
    return _latest(act, VIEWS, strand, moment) or (
        event.views_due if isinstance(event, RestrictionViewsInvited) else None
    )


def _latest(act: ActEntry, what: str, strand: str, moment: Moment) -> date | None:
    """The latest day to which a time was extended, as far as one is public."""
    return max((each.to for each in extensions(act, what, moment, strand=strand) if each.to), default=None)


@frozen
class Hearing:
    """Findings in a strand since some event: those on which the time is over, and the rest."""

    over: tuple[ActEntry, ...] = ()
    waiting: tuple[tuple[date, ActEntry], ...] = ()
    """With the last day of each."""

    @property
    def until(self) -> date | None:
        """The last day of the time that ends first, if none is over."""
        return None if self.over or not self.waiting else min(day for day, _ in self.waiting)

    def observed(self, strand: str, moment: Moment) -> bool:
        """Whether observations have come in on those whose time still runs."""
        return any(observed(act, strand, moment) for _, act in self.waiting)


def hearing(
    strand: StrandEntry,
    kinds: Iterable[type[Event]],
    moment: Moment,
    *,
    since: int = -1,
    of: tuple[ActEntry, ...] = (),
) -> Hearing:
    """The findings of some kinds in a strand that lie after a place in the file: nobody can contest them.

    :param of: the acts whose breach is in question; findings that name others only are not on it.
    """
    references = {act.reference for act in of}
    over: list[ActEntry] = []
    waiting: list[tuple[date, ActEntry]] = []
    for kind in kinds:
        for act in strand.acts((kind,), moment):
            if act.place < since:
                break
            named = act.event.of if isinstance(act.event, Findings) else ()
            if references and named and references.isdisjoint(named):
                continue
            end = earliest_end(act, strand.strand.name, moment)
            if end is not None and end >= moment.on:
                waiting.append((end, act))
            else:
                over.append(act)
    return Hearing(tuple(over), tuple(waiting))
