"""Where each strand stands at the end of a day, as a value of its own."""

from __future__ import annotations

from ..court import AppealDecided, JudgmentGiven
from ..event import Event
from ..file.entries import Happened, Moment, StrandEntry, backwards
from ..file.kinds import compelled, contested
from ..file.register import Register
from ..file.stages import turn
from ..file.standing import stands
from ..strands import StrandState


def strand_states(file: Register, moment: Moment) -> tuple[StrandState, ...]:
    """All strands that there are."""
    return tuple(strand_state(file, strand, moment) for strand in file.there(moment))


def strand_state(file: Register, strand: StrandEntry, moment: Moment) -> StrandState:
    """One strand: its stage, the latest event of each kind that has not fallen, and what is pending."""
    stage = turn(file, strand, moment)
    return StrandState(
        strand=strand.strand,
        stage=stage.stage,
        since=stage.since if file.is_open(moment.on) or stage.event else None,
        latest=_latest(strand, moment),
        compels=compelled(file, strand, moment),
        contestable=contested(strand, moment),
        pending=tuple(case.event for case in strand.cases if case.place < moment.count and case.state(moment).pending),
        annulled_by=stage.ruling if isinstance(stage.ruling, JudgmentGiven | AppealDecided) else None,
    )


def _latest(strand: StrandEntry, moment: Moment) -> tuple[Event, ...]:
    latest: list[Happened] = []
    for values in tuple(strand.kinds.values()):
        for happened in backwards(values, moment):
            if happened[2] is None or stands(happened[2], strand.strand.name, moment):
                latest.append(happened)
                break
    return tuple(event for _, event, _ in sorted(latest, key=lambda happened: happened[0]))
