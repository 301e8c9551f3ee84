"""The register of a case: all that was recorded, written at the end only, and read at the end of a day.

Investigations that grew from each other by one event share a register. Each reads no further than its own events, so
that none of them changes: an event costs the work of the strands in which it happens, however long the file is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from threading import Lock

from attrs import Factory, define, field

from ....ground.trace import Notice
from ..event import Event
from ..strands import Strand
from .entries import ActEntry, CaseEntry, Moment, StrandEntry

PROVIDER = ""
"""How the provider is called here, whose name nobody else has."""


@define(eq=False)
class Register:
    """What was recorded of a case."""

    opened: date | None
    strands: dict[str, StrandEntry] = Factory(dict)
    events: list[Event] = Factory(list)
    days: list[date] = Factory(list)
    acts: list[ActEntry] = Factory(list)
    by_reference: dict[str, ActEntry] = Factory(dict)
    cases: list[CaseEntry] = Factory(list)
    where: list[tuple[str, ...]] = Factory(list)
    """For each event the strands in which it happened."""
    defects: list[tuple[int, Notice]] = Factory(list)
    orders: dict[int, CaseEntry] = Factory(dict)
    """By their places: in which case the Court suspended the operation of an act, or ended that, where it is known."""
    numbers: dict[str, int] = Factory(dict)
    """How many acts are called by the same title and day."""
    addressee: frozenset[str] = frozenset()
    """The names of the services and of their providers: all of them are one, to whom acts are addressed as a rule."""
    lock: Lock = field(factory=Lock, repr=False)

    @classmethod
    def of(cls, opened: date | None, strands: Iterable[Strand], addressee: Iterable[str]) -> Register:
        """An empty one, with its strands."""
        entries = {strand.name: StrandEntry(strand) for strand in strands}
        return cls(opened, entries, addressee=frozenset(addressee))

    def called(self, name: str) -> str:
        """One name for who has several: the provider, by its name or that of a service."""
        return PROVIDER if name in self.addressee else name

    def moment(self, on: date, length: int) -> Moment:
        """The end of a day, for a file that has so many events."""
        return Moment(bisect_right(self.days, on, 0, length), on)

    def there(self, moment: Moment) -> list[StrandEntry]:
        """The strands that there are at the end of a day."""
        return [entry for entry in tuple(self.strands.values()) if entry.added is None or entry.added < moment.count]

    def is_open(self, on: date) -> bool:
        """Whether proceedings are opened by a day."""
        return self.opened is not None and self.opened <= on
