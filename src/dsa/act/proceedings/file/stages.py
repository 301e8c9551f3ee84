"""Where a strand stands on a day: the last act that leads to a stage and stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TypeAlias

from attrs import frozen

from ..court import Ruling
from ..decisions import Closed, CommitmentsMadeBinding, NonComplianceDecision
from ..event import Event, Stage
from .entries import ActEntry, Happened, Moment, StrandEntry, backwards
from .register import Register
from .standing import ended_by, stands


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
_DAY = timedelta(days=1)


def turn(file: Register, strand: StrandEntry, moment: Moment) -> Turn:
    """The stage of a strand at the end of a day, and the first of the days on end on which the same led to it."""
    last = _last(strand, moment)
    now = last, _stage(file, strand, last, moment)
    place, event, _ = last
    since = file.opened if event is None else event.date
    for day, ruling in _turned_by(strand, moment):
        if since is None or day <= since:
            break
        before = file.moment(day - _DAY, moment.count)
        then = _last(strand, before)
        if (then, _stage(file, strand, then, before)) != now:
            return Turn(now[1], day, place, event, ruling)
    return Turn(now[1], since, place, event)


def _turned_by(strand: StrandEntry, moment: Moment) -> list[tuple[date, Ruling]]:
    """The days on which a ruling, or its end, can have brought a strand back to where it was; the last first."""
    days: list[tuple[date, int, Ruling]] = []
    for case in strand.cases:
        for place, event in case.since(moment):
            if isinstance(event, Ruling):
                days.append((event.date, place, event))
                if event.maintained_until is not None and event.maintained_until < moment.on:
                    days.append((event.maintained_until + _DAY, place, event))
    return [(day, ruling) for day, _, ruling in sorted(days, reverse=True)]


def stage_of(file: Register, strand: StrandEntry, moment: Moment) -> Stage:
    """The stage alone."""
    return _stage(file, strand, _last(strand, moment), moment)


def concluded_at(strand: StrandEntry, moment: Moment) -> int:
    """The place of the last event that stands and began or concluded the proceedings: findings count from there."""
    return (_standing(strand, strand.turns, moment) or _OPENED)[0]


def _last(strand: StrandEntry, moment: Moment) -> Begun:
    """What leads to the stage: what stands and began or concluded the proceedings last, or findings since."""
    begun: Begun = _standing(strand, strand.turns, moment) or _OPENED
    if isinstance(begun[1], NonComplianceDecision):
        return begun
    return max(begun, _standing(strand, strand.findings, moment) or _OPENED)


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


def _standing(strand: StrandEntry, values: Sequence[Happened], moment: Moment) -> Happened | None:
    """The last of some events that stands."""
    for happened in backwards(values, moment):
        act = happened[2]
        if act is None or stands(act, strand.strand.name, moment):
            return happened
    return None
