"""The strands of proceedings: each with its articles, its stage, and what has happened in it."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from attrs import evolve, field, frozen

from . import english, guards
from .citations import DSA, Citation
from .events import Event, Stage

E = TypeVar("E", bound=Event)


@frozen(kw_only=True)
class Strand:
    """One part of proceedings: its own articles, and in the end its own outcome."""

    name: str
    articles: tuple[Citation, ...] = ()

    def __attrs_post_init__(self) -> None:
        guards.text("name", self.name)
        guards.several("articles", self.articles, Citation)


@frozen(kw_only=True)
class StrandState:
    """Where a strand stands on a day: its stage, since when, and the latest event of each kind in it."""

    strand: Strand
    stage: Stage
    since: date
    latest: tuple[Event, ...] = field(default=(), repr=False)

    def last(self, kind: type[E]) -> E | None:
        """The latest event of a kind in this strand, if there was one."""
        return next((event for event in self.latest if type(event) is kind), None)

    def after(self, event: Event) -> StrandState:
        """The state once the event has happened here."""
        latest = (*(one for one in self.latest if type(one) is not type(event)), event)
        if event.leads_to is None:
            return evolve(self, latest=latest)
        if event.leads_to is Stage.OPEN:  # reopened: what led to the end no longer counts
            latest = (event,)
        return evolve(self, stage=event.leads_to, since=event.date, latest=latest)

    def allows(self, kind: type[Event]) -> bool:
        """Whether an event of that kind is possible here: by the stage, and by what must have come before."""
        return self.stage in kind.possible_in and (
            kind.follows is None or any(event.title == kind.follows for event in self.latest)
        )

    @property
    def citation(self) -> Citation:
        """The provision under which the strand came to its stage: Article 66(1) until something decides."""
        return next((event.citation for event in reversed(self.latest) if event.leads_to), DSA.at(66, 1))

    def __str__(self) -> str:
        return f"{self.strand.name}: since {english.day(self.since)} {self.stage} [{self.citation}]"
