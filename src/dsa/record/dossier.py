"""Everything that the record has about one service, to print or to compute with."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from .. import english, guards
from ..citations import DSA
from ..designation import VLOPDesignation
from ..errors import MissingFact
from ..events import CommitmentsMadeBinding, NonComplianceDecision, PeriodicPenaltyImposed, ProceduralFine
from ..investigations import Investigation
from ..money import Turnover
from ..penalties import Penalty
from ..requests import RequestForInformation
from ..services import Platform
from ..threshold import ThresholdTest, threshold_test
from .entries import CourtCase, Figure, Termination, UndatedRequest
from .facts import Fact, Source

_PENALISE = (NonComplianceDecision, ProceduralFine, PeriodicPenaltyImposed)


def penalties_of(investigation: Investigation) -> tuple[Penalty, ...]:
    """The fines and periodic payments imposed in proceedings."""
    found = (event.penalty for event in investigation.events if isinstance(event, _PENALISE))
    return tuple(penalty for penalty in found if penalty is not None)


@frozen(kw_only=True)
class Dossier:
    """One service in the enforcement record, as known on ``as_of``."""

    platform: Platform
    figures: tuple[Figure, ...] = ()
    designations: tuple[VLOPDesignation, ...] = ()
    terminations: tuple[Termination, ...] = ()
    requests: tuple[RequestForInformation, ...] = ()
    undated_requests: tuple[UndatedRequest, ...] = ()
    investigations: tuple[Investigation, ...] = ()
    court_cases: tuple[CourtCase, ...] = ()
    turnovers: tuple[Turnover, ...] = ()
    facts: tuple[Fact, ...] = field(default=(), repr=False)
    """Every sentence of the record about the service, with its sources and how sure it is."""
    unknown: tuple[str, ...] = field(default=(), repr=False)
    """What was looked for and not found."""
    as_of: date

    @property
    def penalties(self) -> tuple[Penalty, ...]:
        """The fines and periodic payments imposed in its proceedings."""
        return tuple(penalty for one in self.investigations for penalty in penalties_of(one))

    @property
    def commitments(self) -> tuple[CommitmentsMadeBinding, ...]:
        """The decisions that made its commitments binding."""
        events = (event for one in self.investigations for event in one.events)
        return tuple(event for event in events if isinstance(event, CommitmentsMadeBinding))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source of every fact, once."""
        return tuple(dict.fromkeys(source for fact in self.facts for source in fact.every_source))

    def about(self, one: object) -> tuple[Fact, ...]:
        """What supports an object of the record: a designation, a request, proceedings, an event or its penalty.

        >>> from dsa import record
        >>> case = record.find("Shein")
        >>> print(case.about(case.investigations[0])[1].sure)
        from memory
        """
        if isinstance(one, Penalty):
            events = (fact.about for fact in self.facts if isinstance(fact.about, _PENALISE))
            one = next((event for event in events if event.penalty == one), one)
        return tuple(fact for fact in self.facts if fact.about is not None and fact.about == one)

    def tests(self) -> tuple[ThresholdTest, ...]:
        """The threshold test of each figure, by the law of the day up to which the record goes."""
        return tuple(threshold_test(figure.tested, on=self.as_of) for figure in self.figures)

    def explain(self, locale: str = "en") -> str:
        """The whole dossier as text: what is known, since when, from where, and what is not known.

        English is the only language so far; another ``locale`` is an :class:`~dsa.errors.UnknownName`.
        """
        guards.known("locale", locale, ("en",))
        lines = [f"{self}, as known on {english.day(self.as_of)}"]
        for figure, test in zip(self.figures, self.tests(), strict=True):
            lines += ["", f"Recipients: {figure} ({figure.sure}) [{DSA.at(24, 2)}]"]
            lines += [f"  {test}", *([f"  Note: {figure.note}"] if figure.note else [])]
        for designation in self.designations:
            lines += ["", f"Designated: {designation.kind}, decided on {english.day(designation.decided)}"]
            lines += [f"  {line}" for line in self.application(designation)]
        lines += [f"  {termination} [{DSA.at(33, 5)}]" for termination in self.terminations]
        if self.requests or self.undated_requests:
            lines += [""]
        lines += [f"Request: {one} [{one.basis.citation}]" for one in self.requests]
        lines += [f"Request: {undated} [{undated.basis.citation}]" for undated in self.undated_requests]
        for one in self.investigations:
            lines += ["", f"Proceedings: {one}"]
            lines += [f"  {english.day(day)}: {words}" for day, words in one.timeline()]
            lines += [f"  Now: {state}" for state in one.state(self.as_of).strands]
            lines += [f"  Open: {limit}" for limit in one.open_time_limits(self.as_of)]
        lines += ["", *(f"Before the Court: {one}" for one in self.court_cases)] if self.court_cases else []
        return "\n".join((*lines, *self._known(), "", "Not known:", *(f"  {text}" for text in self.unknown)))

    def _known(self) -> list[str]:
        """Every fact with the numbers of its sources, and the sources by number."""
        numbers = {source: number for number, source in enumerate(self.sources, 1)}
        lines = ["", "What the record says, and how surely:"]
        for fact in self.facts:
            named = "".join(f"[{numbers[source]}]" for source in dict.fromkeys(fact.every_source))
            lines.append(f"  {fact} {named}".rstrip())
        lines += ["", "Sources:"]
        for source, number in numbers.items():
            remarks = ", ".join(part for part in ("official" if source.official else "", source.note or "") if part)
            lines.append(f"  [{number}] {source}{f' ({remarks})' if remarks else ''}")
        return lines

    def application(self, designation: VLOPDesignation) -> list[str]:
        """From when the obligations apply, line by line; what the sources say where they give no day."""
        try:
            return designation.application.explain().splitlines()
        except MissingFact as missing:
            words = [fact.wording for fact in self.about(designation) if fact.wording]
            return [*(f'In the words of the sources: "{text}".' for text in words), str(missing)]

    def _repr_html_(self) -> str:
        from .html import page

        return page(self)

    def __str__(self) -> str:
        group = self.platform.provider.group
        return f"{self.platform} ({group})" if group else str(self.platform)
