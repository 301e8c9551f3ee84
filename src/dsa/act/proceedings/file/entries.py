"""What the file of a case holds: acts, cases before the Court, strands. Each is only ever written at its end.

What happened is numbered by its place in the file. Whoever asks for a day names the number of events that count, so
that what is written later changes nothing that was read before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, TypeAlias

from attrs import Factory, define, frozen

from ....ground.citations import Citation
from ..court import ActionBrought, JudgmentGiven
from ..event import Event, LegalAct
from ..findings import Findings
from ..strands import Strand
from .case_states import CaseState


@frozen
class Moment:
    """The end of a day in a file: how many of its events count, and the day."""

    count: int
    on: date


@define(eq=False)
class ActEntry:
    """An act, and what happened to it since."""

    place: int
    event: LegalAct
    reference: str
    strands: tuple[str, ...]
    articles: dict[str, tuple[Citation, ...]]
    """For each strand, the provisions that the act is about there; none where they are not known."""
    basis: tuple[ActEntry, ...] = ()
    """The acts on which it hangs."""
    later: list[tuple[int, Event]] = Factory(list)
    """The events that concern it, with their places."""
    following: list[ActEntry] = Factory(list)
    """The acts that concern it."""
    cases: list[CaseEntry] = Factory(list)
    sued: bool = False
    """Whether an action was ever brought against it, or an act on which it hangs: if not, it stands."""

    def since(self, moment: Moment) -> list[Event]:
        """The events that concern it, up to the end of a day."""
        return [event for _, event in self.later[: _before(self.later, moment)]]

    def followed(self, moment: Moment) -> list[ActEntry]:
        """The acts that concern it, up to the end of a day."""
        return [act for act in self.following if act.place < moment.count]

    def follow(self, acts: tuple[ActEntry, ...], *, hangs: bool) -> None:
        """The acts that it concerns, and whether it hangs on them."""
        if hangs:
            self.basis = acts
        for act in acts:
            act.following.append(self)
            self.sued = self.sued or act.sued

    def bring(self, case: CaseEntry) -> None:
        """An action against it, with which all that hangs on it may fall."""
        self.cases.append(case)
        waiting: list[ActEntry] = [self]
        while waiting:
            act = waiting.pop()
            act.sued = True
            waiting += (follower for follower in act.following if not follower.sued)


@define(eq=False)
class CaseEntry:
    """A case before the Court: the action, and the judgments and appeals in it."""

    place: int
    event: ActionBrought
    against: tuple[ActEntry, ...]
    strands: tuple[str, ...]
    history: list[tuple[int, Event]] = Factory(list)
    states: list[tuple[int, CaseState]] = Factory(list)
    """Where it stood after each judgment and appeal, with their places."""

    @property
    def number(self) -> str | None:
        """Its number, if it is known: from the action, or from a judgment if it was not known before."""
        named = (event.case for _, event in self.history if isinstance(event, JudgmentGiven))
        return self.event.case or next((case for case in named if case not in (None, self.event.by)), None)

    def since(self, moment: Moment) -> list[tuple[int, Event]]:
        """Judgments and appeals up to the end of a day, with their places."""
        return self.history[: _before(self.history, moment)]

    def write(self, place: int, event: Event) -> None:
        """A judgment or an appeal in it."""
        self.history.append((place, event))
        self.states.append((place, (self.states[-1][1] if self.states else self._brought).after(event)))

    def state(self, moment: Moment) -> CaseState:
        """Where it stands at the end of a day."""
        count = _before(self.states, moment)
        return self.states[count - 1][1] if count else self._brought

    @property
    def _brought(self) -> CaseState:
        return CaseState(pending_since=self.event.date)


Happened: TypeAlias = tuple[int, Event, "ActEntry | None"]


@define(eq=False)
class StrandEntry:
    """A strand, and what happened in it: each kind of event in a list of its own."""

    strand: Strand
    added: int | None = None
    """The place of the extension that added it; None for a strand that was there from the beginning."""
    kinds: dict[type[Event], list[Happened]] = Factory(dict)
    findings: list[Happened] = Factory(list)
    """The findings that open the way to a decision, of every kind, in their order."""
    turns: list[Happened] = Factory(list)
    """What began the strand or concluded it, in its order."""
    cases: list[CaseEntry] = Factory(list)

    def write(self, happened: Happened) -> None:
        """An event that happened in it."""
        event = happened[1]
        self.kinds.setdefault(type(event), []).append(happened)
        if event.leads_to is not None:
            (self.findings if isinstance(event, Findings) else self.turns).append(happened)

    def acts(self, kinds: Iterable[type[Event]], moment: Moment) -> Iterator[ActEntry]:
        """The acts of some kinds up to the end of a day: kind by kind, the last first."""
        for kind in kinds:
            if values := self.kinds.get(kind):
                for _, _, act in backwards(values, moment):
                    if act is not None:
                        yield act


def backwards(values: Sequence[Happened], moment: Moment) -> Iterator[Happened]:
    """Those up to the end of a day, the last first; only as many are looked at as are asked for."""
    index = _before(values, moment)
    while index:
        index -= 1
        yield values[index]


_PLACE = itemgetter(0)


def _before(values: Sequence[tuple[Any, ...]], moment: Moment) -> int:
    """How many of some that have their places count; as a rule all of them do, or none."""
    if not values or values[-1][0] < moment.count:
        return len(values)
    return bisect_left(values, moment.count, key=_PLACE)
