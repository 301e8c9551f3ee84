"""Proceedings as a state machine: dated events in, legal state out (Chapter IV, Section 4).

An :class:`Investigation` is a value. :meth:`~Investigation.record` gives a new one with one event more, or refuses an
event that the Act does not allow at that point. What a day's state is never depends on later events. Proceedings can
have several strands that end differently, as those against AliExpress did.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Any

from attrs import evolve, field, frozen

from . import english, guards
from .citations import DSA, Citation
from .english import Phrase
from .errors import InvalidValue, NotAllowed, OutOfOrder
from .events import (
    KINDS,
    ActionBrought,
    Event,
    JudgmentGiven,
    NonComplianceDecision,
    PeriodicPenaltyFixed,
    PeriodicPenaltyImposed,
    Stage,
)
from .limitation_clocks import Limitation, limitation
from .open_limits import OpenTimeLimit, open_limits
from .parameters import SECTION_5
from .services import Platform
from .strands import Strand, StrandState
from .trace import Explained, Rule, Statement

HAPPENED = {
    kind: Rule(
        f"event-{kind.title.lower().replace(' ', '-')}",
        f"On {{day}}, {kind.title} (strand: {{strand}}). The stage: {{after}}.",
        kind.citation,
    )
    for kind in KINDS
}
OPENED = Rule("proceedings-opened", "Proceedings are opened on {before}: {after}.", DSA.at(66, 1))


@frozen(kw_only=True)
class InvestigationState(Explained):
    """Where proceedings stand on a day: one line a strand."""

    on: date
    strands: tuple[StrandState, ...]

    @property
    def stage(self) -> Stage:
        """The stage that weighs most: a finding, then what is pending, then what is over."""
        order = (
            Stage.NON_COMPLIANCE, Stage.PRELIMINARY_FINDINGS, Stage.OPEN, Stage.COMMITMENTS_BINDING, Stage.CLOSED,
        )  # fmt: skip
        return min((one.stage for one in self.strands), key=order.index)

    @property
    def headline(self) -> Statement:
        """Every strand and its stage."""
        lines = tuple(f"{one.strand.name}: {one.stage}" for one in self.strands)
        return Statement("investigation-state", "on {on}: {strands}", (("on", self.on), ("strands", lines)))


def _suspected(values: Iterable[Citation]) -> tuple[Citation, ...]:
    return guards.several("suspected", values, Citation)


def _events(values: Iterable[Event]) -> tuple[Event, ...]:
    return guards.several("events", values, Event)


def _strands(values: Iterable[Strand]) -> tuple[Strand, ...]:
    return guards.several("strands", values, Strand)


@frozen(kw_only=True)
class Investigation:
    """Proceedings against the provider of a designated service (Article 66).

    ``suspected`` are the provisions that the Commission suspects to be infringed: a suspicion, not a finding.
    ``strands`` names the parts; without it, everything is one strand.

    >>> from dsa import Platform, Provider, ServiceKind
    >>> shop = Platform(name="AliExpress", provider=Provider(name="Alibaba"), kind=ServiceKind.MARKETPLACE)
    >>> opened = Investigation(platform=shop, opened=date(2024, 3, 14), suspected=[DSA.at(34, 1), DSA.at(35, 1)])
    >>> print(opened.state(date(2024, 3, 14)))
    on 14 March 2024: AliExpress: proceedings open (a suspicion, not a finding of a breach)
    """

    platform: Platform
    opened: date
    suspected: tuple[Citation, ...] = field(converter=_suspected)
    events: tuple[Event, ...] = field(default=(), converter=_events)
    strands: tuple[Strand, ...] = field(default=(), converter=_strands)
    reference: str | None = None
    source: str | None = None
    _states: tuple[tuple[StrandState, ...], ...] = field(init=False, repr=False, eq=False)
    """After each event, the state of every strand: found once, asked often."""

    def __attrs_post_init__(self) -> None:
        guards.instance("platform", self.platform, Platform)
        guards.day("opened", self.opened)
        guards.optional_text("reference", self.reference)
        guards.optional_text("source", self.source)
        if not self.suspected:
            raise InvalidValue(field=Phrase("suspected"), value=(), accepted=Phrase("at least one Citation"))
        strands = self.strands or (Strand(name=self.platform.name, articles=self.suspected),)
        if len({one.name for one in strands}) < len(strands):
            raise InvalidValue(
                field=Phrase("strands"),
                value=tuple(one.name for one in strands),
                accepted=Phrase("a different name for each"),
            )
        for index, (earlier, later) in enumerate(pairwise(self.events), 1):
            guards.not_before(f"events[{index}].date", later.date, "the event before it", earlier.date)
        states = [tuple(StrandState(strand=one, stage=Stage.OPEN, since=self.opened) for one in strands)]
        for event in self.events:
            if event.date < self.opened and not event.before_opening:
                raise OutOfOrder(field=Phrase(event.title), value=event.date, other=Phrase("opened"), limit=self.opened)
            states.append(_after(states[-1], event))
        object.__setattr__(self, "_states", tuple(states))

    def record(self, event: Event) -> Investigation:
        """The same proceedings with one event more.

        :raises NotAllowed: the Act does not allow it at this point; the error names the article.
        :raises OutOfOrder: it lies before the last event recorded.
        """
        guards.instance("event", event, Event)
        return evolve(self, events=(*self.events, event))

    def state(self, on: date) -> InvestigationState:
        """Where the proceedings stand at the end of a day; later events are not looked at."""
        strands = self._strands_on(on)
        steps = [OPENED.step(self.opened, Stage.OPEN)]
        deciding = sorted(
            ((event, one.strand.name) for one in strands for event in one.latest if event.leads_to),
            key=lambda found: found[0].date,
        )
        for event, strand in deciding:
            before = steps[-1].after
            steps.append(HAPPENED[type(event)].step(before, event.leads_to, day=event.date, strand=strand))
        return InvestigationState(on=on, strands=strands, steps=tuple(steps))

    def allowed(self, on: date) -> tuple[type[Event], ...]:
        """The events that the Act allows next, given what has happened by the end of a day."""
        strands = self._strands_on(on)
        return tuple(kind for kind in KINDS if any(one.allows(kind) for one in strands))

    def timeline(self) -> tuple[tuple[date, str], ...]:
        """Day and words of everything that happened, from the opening on."""
        opening = f"proceedings opened [{OPENED.citation}]"
        return ((self.opened, opening), *((event.date, str(event).split(": ", 1)[1]) for event in self.events))

    def limitation(self, *, ceased: date, on: date) -> Limitation:
        """When the power to fine runs out (Article 77), as far as the record goes on a day.

        The opening and every act of the Commission interrupt; an action before the Court suspends until the judgment,
        and, while there is none, until ``on``.
        """
        happened = [event for event in self.events if event.date <= guards.day("on", on)]
        acts = [self.opened, *(event.date for event in happened if event.interrupts)]
        brought = [event.date for event in happened if isinstance(event, ActionBrought)]
        judged = [event.date for event in happened if isinstance(event, JudgmentGiven)]
        pauses = [(start, min((day for day in judged if day >= start), default=on)) for start in brought]
        return limitation(ceased=ceased, interruptions=[day for day in acts if ceased <= day <= on], suspensions=pauses)

    def open_time_limits(self, on: date) -> tuple[OpenTimeLimit, ...]:
        """What is open on a day, and by when: named days, and the two months of Article 75(3)."""
        limits = [
            evolve(limit, overdue=limit.due is not None and limit.due < on)
            for one in self._strands_on(on)
            for limit in open_limits(one)
        ]
        return tuple(sorted(limits, key=lambda one: (one.due or date.max, one.what)))

    def _strands_on(self, on: date) -> tuple[StrandState, ...]:
        guards.not_before("on", guards.day("on", on), "opened", self.opened)
        low, high = 0, len(self.events)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.events[middle].date <= on else (low, middle)
        return self._states[low]

    def __reduce__(self) -> tuple[object, ...]:
        return _investigation, tuple(getattr(self, name) for name in _GIVEN)

    def __str__(self) -> str:
        return f"{self.platform}: proceedings opened on {english.day(self.opened)}"


_GIVEN = ("platform", "opened", "suspected", "events", "strands", "reference", "source")


def _investigation(*given: Any) -> Investigation:
    return Investigation(**dict(zip(_GIVEN, given, strict=True)))


def _after(strands: tuple[StrandState, ...], event: Event) -> tuple[StrandState, ...]:
    """The strands once an event has happened, or the refusal of an event that none of them allows."""
    names = [one.strand.name for one in strands]
    if event.strand is not None:
        guards.known("strand", event.strand, names)
    named = [one for one in strands if event.strand in (None, one.strand.name)]
    if not any(one.allows(type(event)) for one in named):
        one = named[0]
        lacking = event.follows if event.follows and one.stage in event.possible_in else None
        possible = [kind.title for kind in KINDS if any(here.allows(kind) for here in named)]
        raise NotAllowed(
            event=Phrase(event.title),
            day=event.date,
            why=Phrase(f"there was no {lacking} before" if lacking else f"{one.strand.name}: {one.stage}"),
            citation=event.citation,
            possible=Phrase(", ".join(possible)),
        )
    _particular(event, [one for one in named if one.allows(type(event))])
    return tuple(one.after(event) if one in named and one.allows(type(event)) else one for one in strands)


def _particular(event: Event, strands: list[StrandState]) -> None:
    """What depends on more than the stage: Section 5 for an action plan, and the amount that may be fixed."""
    if isinstance(event, NonComplianceDecision) and event.action_plan_due:
        articles = [citation.article for one in strands for citation in one.strand.articles]
        if articles and not any(article in SECTION_5 for article in articles):
            raise NotAllowed(
                event=Phrase("an action plan"),
                day=event.date,
                why=Phrase("enhanced supervision is for infringements of Section 5 of Chapter III, Articles 33 to 43"),
                citation=DSA.at(75, 1),
                possible=Phrase("the same decision without action_plan_due"),
            )
    imposed = [penalty for one in strands if (penalty := one.last(PeriodicPenaltyImposed))]
    if isinstance(event, PeriodicPenaltyFixed) and imposed and event.amount > imposed[-1].penalty.amount:
        raise NotAllowed(
            event=Phrase(event.title),
            day=event.date,
            why=Phrase(f"the definitive amount is at most the one imposed, {imposed[-1].penalty.amount}"),
            citation=event.citation,
            possible=Phrase("a lower amount"),
        )
