"""Where a strand stands on a day: the last act that leads to a stage and stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from operator import itemgetter
from typing import TypeAlias

from attrs import frozen

from ..court import AppealDecided, Ruling
from ..decisions import Closed, CommitmentsMadeBinding, NonComplianceDecision
from ..event import Event, Stage
from .entries import ActEntry, Happened, Moment, StrandEntry, backwards
from .register import Register
from .standing import Gone, ended_by, gone, stands


@frozen
class Turn:
    """How a strand came to its stage: by which event, with which place in the file, and since when."""

    stage: Stage
    since: date | None
    place: int
    event: Event | None = None
    ruling: Ruling | None = None
    """The ruling that brought it back there."""


Begun: TypeAlias = "tuple[int, Event | None, ActEntry | None]"
_OPENED: Begun = (-1, None, None)
"""The opening of the case, which comes before every event of its strands."""
Fallen: TypeAlias = "list[tuple[int, type[Event], Gone]]"
"""What would have led to another stage if it stood: its place, its kind, and why it does not stand."""


def turn(file: Register, strand: StrandEntry, moment: Moment) -> Turn:
    """The stage of a strand at the end of a day, and what brought it there."""
    fallen: Fallen = []
    begun, last = _led(strand, moment, fallen)
    place, event, act = last
    stage = _stage(file, strand, last, moment)
    since = file.opened if event is None else event.date
    ruling = None
    for at, kind, reason in fallen:
        day = reason.annulment.since
        after = at > place or (kind is NonComplianceDecision and at > begun[0] and _hid(fallen, at, place, day))
        if after and day is not None and since is not None and day >= since:
            since, ruling = day, reason.annulment.ruling
    revival = _revival(strand, act, moment)
    revived = None if revival is None else revival[1]
    if revived is None and isinstance(event, Closed):
        revived = _bound_again(file, strand, place, moment)
    if revived is not None:
        since, ruling = max(since or revived.date, revived.date), revived
    if isinstance(event, Closed) and stage is Stage.CLOSED:
        for reason in _unbound(file, strand, place, moment):
            day = reason.annulment.since
            if day is not None and since is not None and day > since:
                since, ruling = day, reason.annulment.ruling
    return Turn(stage, since, place, event, ruling)


def _hid(fallen: Fallen, decision: int, findings: int, fell: date | None) -> bool:
    """Whether a decision hid later findings until it fell: not while a conclusion between them stood as long."""
    between = [reason.annulment.since for place, _, reason in fallen if decision < place < findings]
    return fell is None or all(day is not None and day < fell for day in between)


def stage_of(file: Register, strand: StrandEntry, moment: Moment) -> Stage:
    """The stage alone."""
    return _stage(file, strand, _led(strand, moment, [])[1], moment)


def concluded_at(strand: StrandEntry, moment: Moment) -> int:
    """The place of the last event that stands and began or concluded the proceedings: findings count from there."""
    return (_standing(strand, strand.turns, moment, []) or _OPENED)[0]


def _led(strand: StrandEntry, moment: Moment, fallen: Fallen) -> tuple[Begun, Begun]:
    """What stands and began or concluded the proceedings last; and what led to the stage: that, or findings since."""
    begun = _standing(strand, strand.turns, moment, fallen) or _OPENED
    if isinstance(begun[1], NonComplianceDecision):
        return begun, begun
    findings = _standing(strand, strand.findings, moment, fallen)
    return begun, findings if findings is not None and findings[0] > begun[0] else begun


def _stage(file: Register, strand: StrandEntry, last: Begun, moment: Moment) -> Stage:
    place, event, _ = last
    if event is None or event.leads_to is None:
        return Stage.OPEN if file.is_open(moment.on) else Stage.NOT_OPENED
    if isinstance(event, Closed) and any(_bound(file, strand, place, moment)):
        return Stage.COMMITMENTS_BINDING  # that no breach of them was found does not lift commitments
    return event.leads_to


def _bound(file: Register, strand: StrandEntry, place: int, moment: Moment) -> Iterator[ActEntry]:
    """The commitments from before a place in the file that bind."""
    name = strand.strand.name
    for act in strand.acts((CommitmentsMadeBinding,), moment):
        if act.place < place and stands(act, name, moment) and ended_by(file, act, name, moment) is None:
            yield act


def _bound_again(file: Register, strand: StrandEntry, place: int, moment: Moment) -> AppealDecided | None:
    """The decision on appeal since which commitments bind where the strand was closed while none did."""
    revivals = [_revival(strand, act, moment) for act in _bound(file, strand, place, moment)]
    later = [revival for revival in revivals if revival is not None and revival[0] > place]
    return min(later, key=itemgetter(0))[1] if later and len(later) == len(revivals) else None


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
    name = strand.strand.name
    for act in strand.acts((CommitmentsMadeBinding,), moment):
        reason = gone(act, name, moment)
        if reason is not None and act.place < place and ended_by(file, act, name, moment) is None:
            yield reason


def _standing(strand: StrandEntry, values: Sequence[Happened], moment: Moment, fallen: Fallen) -> Happened | None:
    """The last of some events that stands; those after it that have fallen are noted."""
    for happened in backwards(values, moment):
        place, event, act = happened
        reason = None if act is None else gone(act, strand.strand.name, moment)
        if reason is None:
            return happened
        fallen.append((place, type(event), reason))
    return None
