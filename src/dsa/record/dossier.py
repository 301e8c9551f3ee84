"""Everything that the record has about one service, to print or to compute with."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from .. import english, guards
from ..citations import DSA
from ..designation import VLOPDesignation
from ..errors import MissingFact
from ..events import NonComplianceDecision, PeriodicPenaltyImposed
from ..investigations import Investigation
from ..penalties import Penalty
from ..requests import RequestForInformation
from ..services import Platform
from ..threshold import threshold_test
from .facts import Fact, Source, Sure


@frozen(kw_only=True)
class Figure:
    """A published number of recipients; ``period`` is what the source says of its time, mostly not in days."""

    count: int
    period: str
    sure: Sure
    sources: tuple[Source, ...] = ()

    def __attrs_post_init__(self) -> None:
        guards.count("count", self.count)
        guards.text("period", self.period)
        guards.member("sure", self.sure, Sure)
        guards.several("sources", self.sources, Source)

    def __str__(self) -> str:
        return f"{english.number(self.count)} ({self.period})"


@frozen(kw_only=True)
class Dossier:
    """One service in the enforcement record, as known on ``as_of``."""

    platform: Platform
    figures: tuple[Figure, ...] = ()
    designations: tuple[VLOPDesignation, ...] = ()
    requests: tuple[RequestForInformation, ...] = ()
    investigations: tuple[Investigation, ...] = ()
    facts: tuple[Fact, ...] = field(default=(), repr=False)
    unknown: tuple[str, ...] = field(default=(), repr=False)
    as_of: date

    @property
    def penalties(self) -> tuple[Penalty, ...]:
        """The fines and periodic payments imposed in its proceedings."""
        return tuple(
            event.penalty
            for one in self.investigations
            for event in one.events
            if isinstance(event, NonComplianceDecision | PeriodicPenaltyImposed) and event.penalty is not None
        )

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source of every fact, once."""
        lists = (*(figure.sources for figure in self.figures), *(fact.sources for fact in self.facts))
        return tuple(dict.fromkeys(source for sources in lists for source in sources))

    def explain(self) -> str:
        """The whole dossier as text: what is known, since when, from where, and what is not known."""
        lines = [f"{self}, as known on {english.day(self.as_of)}"]
        for figure in self.figures:
            lines += ["", f"Recipients: {figure} [{DSA.at(24, 2)}]", f"  {threshold_test(figure.count, on=self.as_of)}"]
        for designation in self.designations:
            lines += ["", f"Designated: {designation.kind}, decided on {english.day(designation.decided)}"]
            lines += [f"  {line}" for line in _application(designation)]
        lines += ["", *(f"Request: {request} [{request.basis.citation}]" for request in self.requests)]
        for one in self.investigations:
            lines += ["", f"Proceedings: {one.platform}"]
            lines += [f"  {english.day(day)}: {words}" for day, words in one.timeline()]
            lines += [f"  Now: {state}" for state in one.state(self.as_of).strands]
            lines += [f"  Open: {limit}" for limit in one.open_time_limits(self.as_of)]
        lines += ["", "What the record says, and how surely:", *(f"  {fact}" for fact in self.facts)]
        lines += ["", "Not known:", *(f"  {text}" for text in self.unknown)]
        return "\n".join(lines)

    def __str__(self) -> str:
        return f"{self.platform} ({self.platform.provider})"


def _application(designation: VLOPDesignation) -> list[str]:
    try:
        return designation.application.explain().splitlines()
    except MissingFact as missing:
        return [str(missing)]
