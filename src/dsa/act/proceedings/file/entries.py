"""What the file of a case holds: acts, cases before the Court, strands. Each is only ever written at its end.

What happened is numbered by its place in the file. Whoever asks for a day names the number of events that count, so
that what is written later changes nothing that was read before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, TypeAlias

from attrs import Factory, define, frozen

from ....ground.citations import Citation
from ..court import ActionBrought
from ..event import Event, LegalAct
from ..findings import Findings
from ..strands import Strand


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

    def since(self, moment: Moment) -> list[Event]:
        """The events that concern it, up to the end of a day."""
        return [event for _, event in self.later[: _before(self.later, moment)]]

    def followed(self, moment: Moment) -> list[ActEntry]:
        """The acts that concern it, up to the end of a day."""
        return [one for one in self.following if one.place < moment.count]


@define(eq=False)
class CaseEntry:
    """A case before the Court: the action, and the judgments and appeals in it."""

    place: int
    event: ActionBrought
    against: tuple[ActEntry, ...]
    strands: tuple[str, ...]
    history: list[tuple[int, Event]] = Factory(list)

    @property
    def number(self) -> str | None:
        """Its number, if it is known."""
        return self.event.case

    def since(self, moment: Moment) -> list[tuple[int, Event]]:
        """Judgments and appeals up to the end of a day, with their places."""
        return self.history[: _before(self.history, moment)]


Happened: TypeAlias = tuple[int, Event, "ActEntry | None"]


@define(eq=False)
class StrandEntry:
    """A strand, and what happened in it: each kind of event in a list of its own."""

    strand: Strand
    place: int
    """How many events came before it: none, or those before the extension that added it."""
    kinds: dict[type[Event], list[Happened]] = Factory(dict)
    findings: list[Happened] = Factory(list)
    """The findings that open the way to a decision, of every kind, in their order."""
    turns: list[Happened] = Factory(list)
    """What began the strand or concluded it, in its order."""
    cases: list[CaseEntry] = Factory(list)
    added: Event | None = None
    """The extension that added it."""

    def write(self, happened: Happened) -> None:
        """An event that happened in it."""
        event = happened[1]
        self.kinds.setdefault(type(event), []).append(happened)
        if event.leads_to is not None:
            (self.findings if isinstance(event, Findings) else self.turns).append(happened)


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
