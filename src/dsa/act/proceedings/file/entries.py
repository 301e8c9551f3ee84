"""What the file of a case holds: acts, cases before the Court, strands. Each is only ever written at its end.

What happened is numbered by its place in the file. Whoever asks for a day names the number of events that count, so
that what is written later changes nothing that was read before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import takewhile
from operator import itemgetter
from typing import Any, TypeAlias, TypeVar

from attrs import Factory, define, frozen

from ....ground.citations import Citation
from ..court import ActionBrought, JudgmentGiven
from ..event import Event, LegalAct
from ..findings import Findings
from ..strands import Strand
from .case_states import CaseState

E = TypeVar("E", bound=Event)


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
    by_kind: dict[type[Event], list[tuple[int, Event]]] = Factory(dict)
    """The same, each kind in a list of its own."""
    following: list[ActEntry] = Factory(list)
    """The acts that concern it."""
    cases: list[CaseEntry] = Factory(list)
    sued: bool = False
    """Whether an action was ever brought against it, or an act on which it hangs: if not, it stands."""

    def since(self, moment: Moment) -> list[Event]:
        """The events that concern it, up to the end of a day."""
        return [event for _, event in self.later[: _before(self.later, moment)]]

    def write(self, place: int, event: Event) -> None:
        """An event that concerns it."""
        self.later.append((place, event))
        self.by_kind.setdefault(type(event), []).append((place, event))

    def happened(self, kind: type[E], moment: Moment) -> Iterator[tuple[int, E]]:
        """The events of a kind that concern it, with their places, up to the end of a day: the last first."""
        for place, event in reversed(self.by_kind.get(kind, ())):
            if place < moment.count and isinstance(event, kind):
                yield place, event

    def last(self, kind: type[E], moment: Moment) -> E | None:
        """The last of them."""
        return next((event for _, event in self.happened(kind, moment)), None)

    def has(self, kinds: tuple[type[Event], ...], moment: Moment) -> bool:
        """Whether an event of some kinds concerns it, or an act of them, by the end of a day."""
        if any(self.last(kind, moment) is not None for kind in kinds):
            return True
        return any(isinstance(act.event, kinds) for act in self.following if act.place < moment.count)

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
    by_addressee: bool
    """Whether the addressee of the acts has brought it, and nobody else."""
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
    waiting: dict[type[Event], tuple[int, list[ActEntry]]] = Factory(dict)
    """For a kind of event the acts that may wait for one, and how many events of the file were looked at for that."""

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

    def unsettled(
        self,
        event: type[Event],
        kinds: tuple[type[LegalAct], ...],
        moment: Moment,
        done: Callable[[ActEntry, Moment], bool],
    ) -> list[ActEntry]:
        """The acts of some kinds that are not done with for a kind of event, at the end of the file.

        What is done with stays so: each act is looked at until then, and never again.
        """
        looked_at, acts = self.waiting.get(event, (0, []))
        new = [
            act
            for kind in kinds
            for place, _, act in takewhile(
                lambda happened: happened[0] >= looked_at, backwards(self.kinds.get(kind, ()), moment)
            )
            if act is not None
        ]
        left = [act for act in (*acts, *new) if not done(act, moment)]
        self.waiting[event] = moment.count, left
        return left


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
