"""Where a strand stands on a day: the last act that leads to a stage and stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from heapq import merge
from operator import itemgetter

from attrs import frozen

from ..court import AppealDecided, Ruling
from ..decisions import Closed, CommitmentsMadeBinding, NonComplianceDecision, Reopened
from ..event import Event, Stage
from ..findings import FindingsOnCommitments, FindingsOnInterimMeasures, PreliminaryFindings
from .entries import ActEntry, Happened, Moment, StrandEntry, backwards
from .register import Register
from .standing import Gone, ended_by, gone, stands

FINDINGS = (PreliminaryFindings, FindingsOnInterimMeasures, FindingsOnCommitments)
_TURNS = (Reopened, CommitmentsMadeBinding, NonComplianceDecision, Closed)


@frozen
class Turn:
    """How a strand came to its stage: by which event, with which place in the file, and since when."""

    stage: Stage
    since: date | None
    place: int
    event: Event | None = None
    ruling: Ruling | None = None
    """The ruling that brought it back there."""


def turn(file: Register, strand: StrandEntry, moment: Moment) -> Turn:
    """The stage of a strand at the end of a day, and what brought it there."""
    fallen: list[tuple[int, type[Event], Gone]] = []
    last = _standing(strand, _TURNS, moment, fallen)
    findings = _standing(strand, FINDINGS, moment, fallen)
    begun = last or _begun(file, strand, moment)
    found = begun
    if findings is not None and findings[0] > begun[0] and not isinstance(begun[1], NonComplianceDecision):
        found = findings
    stage = _stage(file, strand, found, moment)
    since = _day(file, found)
    ruling = None
    for place, kind, one in fallen:
        day = one.annulment.since
        after = place > found[0] or (kind is NonComplianceDecision and place > begun[0])
        if after and day is not None and since is not None and day >= since:
            since, ruling = day, one.annulment.ruling
    revived = _revived(strand, found, moment)
    if revived is None and isinstance(found[1], Closed):
        revived = _bound_again(file, strand, found[0], moment)
    if revived is not None:
        since, ruling = max(since or revived.date, revived.date), revived
    if isinstance(found[1], Closed) and stage is Stage.CLOSED:
        for one in _unbound(file, strand, found[0], moment):
            day = one.annulment.since
            if day is not None and since is not None and day > since:
                since, ruling = day, one.annulment.ruling
    return Turn(stage, since, found[0], found[1], ruling)


def stage_of(file: Register, strand: StrandEntry, moment: Moment) -> Stage:
    """The stage alone."""
    return turn(file, strand, moment).stage


def concluded_at(file: Register, strand: StrandEntry, moment: Moment) -> int:
    """The place of the last event that stands and began or concluded the proceedings: findings count from there."""
    return (_standing(strand, _TURNS, moment, []) or _begun(file, strand, moment))[0]


def _begun(file: Register, strand: StrandEntry, moment: Moment) -> tuple[int, Event | None]:
    return (-1, None) if strand.added is None else (strand.place, strand.added)


def _day(file: Register, found: tuple[int, Event | None]) -> date | None:
    return file.opened if found[1] is None else found[1].date


def _stage(file: Register, strand: StrandEntry, found: tuple[int, Event | None], moment: Moment) -> Stage:
    event = found[1]
    if event is None or event.leads_to is None:
        return Stage.OPEN if file.is_open(moment.on) else Stage.NOT_OPENED
    if isinstance(event, Closed) and any(_bound(file, strand, found[0], moment)):
        return Stage.COMMITMENTS_BINDING  # that no breach of them was found does not lift commitments
    return event.leads_to


def _bound(file: Register, strand: StrandEntry, place: int, moment: Moment) -> Iterator[ActEntry]:
    """The commitments from before a place in the file that bind."""
    name = strand.strand.name
    for at, _, act in backwards(strand.kinds.get(CommitmentsMadeBinding, ()), moment):
        if act is not None and at < place and stands(act, name, moment) and ended_by(file, act, name, moment) is None:
            yield act


def _bound_again(file: Register, strand: StrandEntry, place: int, moment: Moment) -> AppealDecided | None:
    """The decision on appeal since which commitments bind where the strand was closed while none did."""
    revivals = [_revival(strand, act, moment) for act in _bound(file, strand, place, moment)]
    later = [one for one in revivals if one is not None and one[0] > place]
    return min(later, key=itemgetter(0))[1] if later and len(later) == len(revivals) else None


def _revived(strand: StrandEntry, found: tuple[int, Event | None], moment: Moment) -> AppealDecided | None:
    """The decision on appeal since which the act that gives the stage stands again."""
    happened = strand.kinds.get(type(found[1]), ()) if found[1] is not None else ()
    act = next((act for place, _, act in happened if place == found[0]), None)
    revival = _revival(strand, act, moment)
    return None if revival is None else revival[1]


def _revival(strand: StrandEntry, act: ActEntry | None, moment: Moment) -> tuple[int, AppealDecided] | None:
    """The last decision on appeal since which an act stands again, with its place in the file."""
    revived: list[tuple[int, AppealDecided]] = [
        (place, event)
        for case in (() if act is None else act.cases)
        for place, event in case.since(moment)
        if isinstance(event, AppealDecided)
        and act is not None
        and gone(act, strand.strand.name, Moment(place, event.date)) is not None
        and gone(act, strand.strand.name, Moment(place + 1, event.date)) is None
    ]
    return max(revived, key=itemgetter(0), default=None)


def _unbound(file: Register, strand: StrandEntry, place: int, moment: Moment) -> Iterator[Gone]:
    """Commitments in force when the strand was closed, which were annulled since: only then it was closed."""
    for at, _, act in backwards(strand.kinds.get(CommitmentsMadeBinding, ()), moment):
        if act is None or at > place or ended_by(file, act, strand.strand.name, moment) is not None:
            continue
        if (reason := gone(act, strand.strand.name, moment)) is not None:
            yield reason


def _standing(
    strand: StrandEntry,
    kinds: tuple[type[Event], ...],
    moment: Moment,
    fallen: list[tuple[int, type[Event], Gone]],
) -> tuple[int, Event] | None:
    """The last event of some kinds that stands; those after it that have fallen are noted."""
    for place, event, act in _backwards(strand, kinds, moment):
        reason = None if act is None else gone(act, strand.strand.name, moment)
        if reason is None:
            return place, event
        fallen.append((place, type(event), reason))
    return None


def _backwards(strand: StrandEntry, kinds: tuple[type[Event], ...], moment: Moment) -> Iterator[Happened]:
    """The events of some kinds up to the end of a day, the last first."""
    lists = [backwards(strand.kinds[kind], moment) for kind in kinds if kind in strand.kinds]
    return merge(*lists, key=itemgetter(0), reverse=True)
