"""Which time limits are open in a strand at the end of a day: those of every act that is in force."""

from __future__ import annotations

from collections.abc import Iterator

from ....ground.citations import COURT_STATUTE, TFEU
from ....time_limits.court import action_for_annulment, appeal
from ..court import JudgmentGiven
from ..file import time_limits as limits
from ..file.entries import ActEntry, CaseEntry, Moment, StrandEntry
from ..file.kinds import contestable
from ..file.register import Register
from ..file.standing import can_still_sue, in_force, stands
from ..open_limits import Limit, Nature, OpenTimeLimit
from .act_limits import LIMITS_OF, Asked


def open_limits(file: Register, moment: Moment) -> Iterator[OpenTimeLimit]:
    """All that are open at the end of a day, strand by strand."""
    for strand in file.there(moment):
        for kind, opened_by in LIMITS_OF.items():
            for _, _, act in strand.kinds.get(kind, ()):
                if act is not None and in_force(file, act, strand.strand.name, moment):
                    yield from opened_by(Asked(file, act, strand, moment))
        yield from _before_court(file, strand, moment)


def _before_court(file: Register, strand: StrandEntry, moment: Moment) -> Iterator[OpenTimeLimit]:
    """The action of the addressee against each act, and the appeal of either side against each judgment."""
    for values in tuple(strand.kinds.values()):
        for place, _, act in values:
            if place >= moment.count:
                break
            if act is not None and _can_be_sued(act, strand, moment):
                limit = Limit(file, act, strand, moment, limits.ACTION, Nature.RIGHT, TFEU.at(263))
                yield from limit.of_the_court(action_for_annulment, act.event.notified)
    for case in strand.cases:
        judgment = _open_to_appeal(case, moment)
        if judgment is not None:
            limit = Limit(file, case.against[0], strand, moment, limits.APPEAL, Nature.RIGHT, COURT_STATUTE.at(56))
            yield from limit.of_the_court(appeal, judgment.notified)


def _can_be_sued(act: ActEntry, strand: StrandEntry, moment: Moment) -> bool:
    """Whether an addressee has an act, and has not gone to the Court against it."""
    if not contestable(act.event):
        return False
    return can_still_sue(act, strand.strand.name, moment) and stands(act, strand.strand.name, moment)


def _open_to_appeal(case: CaseEntry, moment: Moment) -> JudgmentGiven | None:
    """The judgment that either side can appeal, each in its own time; None where there is none.

    Where that time is not known, the first appeal is taken for the last.
    """
    state = case.state(moment)
    if not isinstance(state.ruling, JudgmentGiven) or not state.appealable(moment.on):
        return None
    return None if state.appeals and state.last_to_appeal is None else state.ruling
