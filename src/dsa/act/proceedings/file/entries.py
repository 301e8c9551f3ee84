"""What the file of a case holds: acts, cases before the Court, strands. Each is only ever written at its end.

What happened is numbered by its place in the file. Whoever asks for a day names the number of events that count, so
that what is written later changes nothing that was read before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, TypeAlias, TypeVar

from attrs import Factory, define, frozen

from ....ground.citations import Citation
from ..court import ActionBrought, AppealBrought, JudgmentGiven
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
    addressees: frozenset[str]
    """Those to whom it is addressed, each by one name."""
    basis: tuple[ActEntry, ...] = ()
    """The acts on which it hangs."""
    later: list[Later] = Factory(list)
    """The events that concern it, with their places and the strands in which they happened."""
    by_kind: dict[type[Event], list[Later]] = Factory(dict)
    """The same, each kind in a list of its own."""
    following: list[ActEntry] = Factory(list)
    """The acts that concern it."""
    cases: list[CaseEntry] = Factory(list)
    sued: bool = False
    """Whether an action was ever brought against it, or an act on which it hangs: if not, it stands."""
    in_dispute: bool = False
    """Whether an action was ever brought against it, or an act that hangs on it: what was done can be undone."""

    def since(self, moment: Moment) -> list[Event]:
        """The events that concern it, up to the end of a day."""
        return [event for _, event, _ in self.later[: _before(self.later, moment)]]

    def write(self, place: int, event: Event, where: tuple[str, ...]) -> None:
        """An event that concerns it, and the strands in which it happened."""
        self.later.append((place, event, where))
        self.by_kind.setdefault(type(event), []).append((place, event, where))

    def happened(self, kind: type[E], moment: Moment, strand: str | None = None) -> Iterator[tuple[int, E]]:
        """The events of a kind that concern it, with their places, up to the end of a day: the last first.

        In a strand, or in any where none is named.
        """
        for place, event, where in reversed(self.by_kind.get(kind, ())):
            if place < moment.count and isinstance(event, kind) and (strand is None or strand in where):
                yield place, event

    def last(self, kind: type[E], moment: Moment, strand: str | None = None) -> E | None:
        """The last of them."""
        return next((event for _, event in self.happened(kind, moment, strand)), None)

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
    by: str | None
    """Who brought it; None for the addressee of each act."""
    learnt: str | None = None
    """The number that was told after the action, where it was not known then."""
    history: list[tuple[int, Event]] = Factory(list)
    states: list[tuple[int, CaseState]] = Factory(list)
    """Where it stood after each judgment and appeal, with their places."""

    @property
    def number(self) -> str | None:
        """Its number, if it is known: from the action, or else from the first order, judgment or appeal that has it."""
        return self.event.case or self.learnt

    def learn(self, number: str | None) -> None:
        """The number by which a later event calls it, if that is one and none was known before."""
        if number != self.event.by:
            self.learnt = self.learnt or number

    def since(self, moment: Moment) -> list[tuple[int, Event]]:
        """Judgments and appeals up to the end of a day, with their places."""
        return self.history[: _before(self.history, moment)]

    def write(self, place: int, event: Event) -> None:
        """A judgment or an appeal in it."""
        match event:
            case JudgmentGiven(case=number) | AppealBrought(against=number):
                self.learn(number)
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
Later: TypeAlias = tuple[int, Event, tuple[str, ...]]


@define(eq=False)
class Waiting:
    """The acts of some kinds that may wait for an event, by their places, and how far the file was looked through."""

    kinds: tuple[type[LegalAct], ...]
    acts: dict[int, ActEntry] = Factory(dict)
    looked_at: int = 0


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
    waiting: dict[type[Event], Waiting] = Factory(dict)
    """For a kind of event the acts that may wait for one, and how far the file was looked through for that."""

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
        done: Callable[[ActEntry, str, Moment], bool],
    ) -> list[ActEntry]:
        """The acts of some kinds that are not done with for a kind of event, at the end of the file.

        What is done with stays so, unless the Court has it or what hangs on it: each act is looked at until then, and
        never again.
        """
        waiting = self.waiting.setdefault(event, Waiting(kinds))
        for kind in kinds:
            for place, _, act in backwards(self.kinds.get(kind, ()), moment):
                if place < waiting.looked_at:
                    break
                if act is not None:
                    waiting.acts[place] = act
        waiting.looked_at = moment.count
        over = {place for place, act in waiting.acts.items() if done(act, self.strand.name, moment)}
        left = [act for place, act in waiting.acts.items() if place not in over]
        for place in over:
            if not waiting.acts[place].in_dispute:
                del waiting.acts[place]
        return left

    def look_again(self, act: ActEntry) -> None:
        """An act in dispute may wait again for what was done with: a fine that was paid is increased, say."""
        for waiting in self.waiting.values():
            if type(act.event) in waiting.kinds:
                waiting.acts[act.place] = act


def backwards(values: Sequence[Happened], moment: Moment) -> Iterator[Happened]:
    """Those up to the end of a day, the last first; only as many are looked at as are asked for."""
    index = _before(values, moment)
    while index:
        index -= 1
        yield values[index]


def onwards(values: Sequence[Happened], place: int, moment: Moment) -> Iterator[Happened]:
    """Those after a place, up to the end of a day, the first of them first."""
    for index in range(bisect_right(values, place, key=_PLACE), _before(values, moment)):
        yield values[index]


_PLACE = itemgetter(0)


def _before(values: Sequence[tuple[Any, ...]], moment: Moment) -> int:
    """How many of some that have their places count; as a rule all of them do, or none."""
    if not values or values[-1][0] < moment.count:
        return len(values)
    return bisect_left(values, moment.count, key=_PLACE)
