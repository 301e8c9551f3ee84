"""Proceedings as a state machine: dated events in, legal state out (Chapter IV, Section 4).

An :class:`Investigation` is a value. :meth:`~Investigation.record` gives a new one with one event more, or refuses an
event that the Act does not allow at that point. What a day's state is never depends on later events. Proceedings can
have several strands that end differently, as those against AliExpress did.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import evolve, field, frozen

from ...ground import checks, words
from ...ground.answering import answers
from ...ground.brief import Brief
from ...ground.citations import Citation
from ...ground.errors import InvalidValue
from ...ground.values import WhatIf
from ...ground.words import Phrase
from ..penalties.limitation import Limitation
from ..services.platforms import Platform
from . import case_limitation
from .admissibility import concerned
from .events import KINDS, Event, ProceedingsExtended, Stage
from .open_limits import OpenTimeLimit, open_limits
from .state import OPENED, InvestigationState, explained_state
from .strands import Strand, StrandState


def _suspected(values: Iterable[Citation]) -> tuple[Citation, ...]:
    return checks.several("suspected", values, Citation)


def _events(values: Iterable[Event]) -> tuple[Event, ...]:
    return checks.several("events", values, Event)


def _strands(values: Iterable[Strand]) -> tuple[Strand, ...]:
    return checks.several("strands", values, Strand)


@frozen(kw_only=True)
class Investigation(Brief):
    """Proceedings against the provider of a designated service (Article 66).

    ``suspected`` are the provisions that the Commission suspects to be infringed: a suspicion, not a finding.
    ``strands`` names the parts; without it, everything is one strand. Events of one day happened in the order given.

    >>> from dsa import DSA, Platform, Provider, ServiceKind
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
    """The strands at first, after each event and after the opening: found once, asked often."""
    _early: int = field(init=False, repr=False, eq=False)
    """How many events lie before the opening; the opening itself has a state of its own."""

    def __attrs_post_init__(self) -> None:
        checks.instance("platform", self.platform, Platform)
        checks.day("opened", self.opened)
        checks.optional_text("reference", self.reference)
        checks.optional_text("source", self.source)
        if not self.suspected:
            raise InvalidValue(field=Phrase("suspected"), value=(), accepted=Phrase("at least one Citation"))
        strands = self.strands or (Strand(name=self.platform.name, articles=self.suspected),)
        if len({one.name for one in strands}) < len(strands):
            raise InvalidValue(
                field=Phrase("strands"),
                value=tuple(one.name for one in strands),
                accepted=Phrase("a different name for each"),
            )
        states = [tuple(StrandState(strand=one, stage=Stage.NOT_OPENED, since=None) for one in strands)]
        early = 0
        while early < len(self.events) and self.events[early].date < self.opened:
            states.append(_after(states[-1], self.events[early], self._before(early)))
            early += 1
        states.append(_opened(states[-1], self.opened))
        for index in range(early, len(self.events)):
            states.append(_after(states[-1], self.events[index], self._before(index)))
        object.__setattr__(self, "_states", tuple(states))
        object.__setattr__(self, "_early", early)

    def record(self, event: Event) -> Investigation:
        """The same proceedings with one event more; what was found before is kept, not found again.

        :raises NotAllowed: the Act does not allow it at this point; the error names the article.
        :raises OutOfOrder: it lies before the last event recorded.
        """
        checks.instance("event", event, Event)
        early = event.date < self.opened
        # An event before the opening takes the place of the opening's own state, which follows it anew.
        known = self._states[:-1] if early else self._states
        following = [_after(known[-1], event, self._before(len(self.events)))]
        if early:
            following.append(_opened(following[0], self.opened))
        longer: Investigation = object.__new__(Investigation)
        for name in _GIVEN:
            object.__setattr__(longer, name, getattr(self, name))
        object.__setattr__(longer, "events", (*self.events, event))
        object.__setattr__(longer, "_states", (*known, *following))
        object.__setattr__(longer, "_early", self._early + early)
        return longer

    @answers
    def state(self, on: date) -> InvestigationState:
        """Where the proceedings stand at the end of a day; later events are not looked at.

        Before the opening there are no proceedings, and the state says so.
        """
        return explained_state(on, self.opened, self._strands_on(on))

    def allowed(self, on: date) -> tuple[type[Event], ...]:
        """The kinds of events that the Act allows on a day, given what has happened by its end."""
        strands = self._strands_on(on)
        return tuple(kind for kind in KINDS if any(one.allows(kind, on) for one in strands))

    def timeline(self) -> tuple[tuple[date, str], ...]:
        """Day and words of everything that happened, in its order."""
        told = [(event.date, str(event).split(": ", 1)[1]) for event in self.events]
        return (*told[: self._early], (self.opened, f"proceedings opened [{OPENED.citation}]"), *told[self._early :])

    @answers
    def open_time_limits(self, on: date, *, what_if: WhatIf | None = None) -> tuple[OpenTimeLimit, ...]:
        """What is open on a day, and by when: named days, and the two months of Article 75(3)."""
        limits = [
            evolve(limit, overdue=limit.due is not None and limit.due < on)
            for one in self._strands_on(on)
            for limit in open_limits(one, on)
        ]
        return tuple(sorted(limits, key=lambda one: (one.due or date.max, one.what)))

    @answers
    def limitation(
        self, *, ceased: date, on: date, strand: str | None = None, what_if: WhatIf | None = None
    ) -> Limitation:
        """When the power to impose a penalty runs out (Article 77), as far as the record goes on a day.

        :param ceased: the day on which the infringement was committed or, if it lasted, ceased.
        :param strand: only what concerns this strand; None takes the acts in all strands.

        The opening (for a strand added later, the extension) and every act of the Commission or a Coordinator
        interrupt; an action before the Court suspends until its judgment, and, while there is none, to the end of
        ``on``.
        """
        checks.day("ceased", ceased)
        opened, events = self._concerning(strand)
        return case_limitation.imposing(opened, events, ceased=ceased, on=checks.day("on", on))

    @answers
    def enforcement_limitation(
        self,
        *,
        final: date,
        on: date,
        interruptions: Iterable[date] = (),
        suspensions: Iterable[tuple[date, date]] = (),
        what_if: WhatIf | None = None,
    ) -> Limitation:
        """When the power to enforce a penalty runs out (Article 78): five years from the day on which it is final.

        A decision on the record that varies the amount interrupts; acts of collection, time to pay and stays by a
        court are no events of proceedings and are given with the call.
        """
        checks.day("final", final)
        return case_limitation.enforcing(
            self.events, final=final, on=checks.day("on", on), interruptions=interruptions, suspensions=suspensions
        )

    def _concerning(self, strand: str | None) -> tuple[date, tuple[Event, ...]]:
        """The day on which a strand was opened, and the events in it: none before an extension that added it."""
        opened, events = self.opened, self.events
        if strand is None:
            return opened, events
        checks.known("strand", strand, [one.strand.name for one in self._states[-1]])
        for place, event in enumerate(events):
            if isinstance(event, ProceedingsExtended) and event.strand == strand:
                opened, events = event.date, events[place:]
                break
        return opened, tuple(event for event in events if not event.strands or strand in event.strands)

    def _before(self, index: int) -> tuple[str, date] | None:
        """What to call the event at an index, and the day before which it cannot lie."""
        return (f"events[{index}].date", self.events[index - 1].date) if index else None

    def _strands_on(self, on: date) -> tuple[StrandState, ...]:
        happened = bisect_right(self.events, checks.day("on", on), key=lambda event: event.date)
        return self._states[happened + (on >= self.opened)]

    def __reduce__(self) -> tuple[object, ...]:
        return _investigation, tuple(getattr(self, name) for name in _GIVEN)

    def __str__(self) -> str:
        return f"{self.platform}: proceedings opened on {words.day(self.opened)}"


_GIVEN = ("platform", "opened", "suspected", "events", "strands", "reference", "source")


def _investigation(*given: Any) -> Investigation:
    return Investigation(**dict(zip(_GIVEN, given, strict=True)))


def _opened(strands: tuple[StrandState, ...], on: date) -> tuple[StrandState, ...]:
    return tuple(evolve(one, stage=Stage.OPEN, since=on) for one in strands)


def _after(strands: tuple[StrandState, ...], event: Event, before: tuple[str, date] | None) -> tuple[StrandState, ...]:
    """The strands once an event has happened, or the refusal of an event that the Act does not allow."""
    if before is not None:
        checks.not_before(before[0], event.date, "the event before it", before[1])
    names = [one.strand.name for one in strands]
    if isinstance(event, ProceedingsExtended):
        return _extended(strands, event, names)
    for name in event.strands:
        checks.known("strand", name, names)
    found = {one.strand.name for one in concerned(event, strands)}
    return tuple(one.after(event) if one.strand.name in found else one for one in strands)


def _extended(
    strands: tuple[StrandState, ...], event: ProceedingsExtended, names: list[str]
) -> tuple[StrandState, ...]:
    """Article 66(1) once more: a new strand beside those that are still pending."""
    concerned(event, strands)
    name = event.strands[0]
    if name in names:
        raise InvalidValue(field=Phrase("strand"), value=name, accepted=Phrase("the name of a new strand"))
    new = StrandState(strand=Strand(name=name, articles=event.articles), stage=Stage.OPEN, since=event.date)
    return (*strands, evolve(new, latest=(event,)))
