"""Proceedings of any length that the Act allows, built event by event from what is possible at that point."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, TypeVar

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ...act.proceedings.event import ALWAYS
from ...act.proceedings.events import (
    ActionBrought,
    AppealBrought,
    AppealDecided,
    AssessmentRequested,
    Event,
    JudgmentGiven,
    OperationResumed,
    OperationSuspended,
    ProceedingsExtended,
    TimeLimitExtended,
)
from ...act.proceedings.investigation import Investigation
from ...act.proceedings.strands import Strand
from ...act.services.platforms import Platform
from ...ground.errors import AmbiguousName, NotAllowed
from .event_facts import DETAILS
from .provisions import suspicions
from .service_facts import DESIGNABLE, platforms
from .time import days

T = TypeVar("T")

_DAY = dt.timedelta(days=1)
_COURT = (ActionBrought, JudgmentGiven, AppealBrought, AppealDecided)
_PLATFORMS = platforms(kinds=DESIGNABLE)
_SUSPECTED = st.lists(suspicions(), min_size=1, max_size=5, unique=True)
_SHORT_GAPS = st.sampled_from((*range(61), *(0, 1, 14, 30, 365) * 12))
"""Days between two events, half of them round ones; in one draw, for there are many."""
_LEANS = st.sampled_from((True, True, False))
_PICKS = [st.integers(0, most) for most in range(64)]
"""Index strategies, made once: building one for every choice would cost more than the choice."""


def _one_of(draw: DrawFn, values: Sequence[T]) -> T:
    return values[draw(_PICKS[min(len(values), 64) - 1])] if len(values) > 1 else values[0]


@st.composite
def strands(draw: DrawFn, *, name: str = "strand", section_5: bool | None = None) -> Strand:
    """Strands with or without articles of their own; ``section_5`` keeps to those of Section 5 or outside it.

    Shrinks to a strand without articles, or with Article 34(1), or with Article 16(5).
    """
    least = 0 if section_5 is None else 1
    articles = st.lists(suspicions(section_5=section_5), min_size=least, max_size=3, unique=True)
    return Strand(name=name, articles=draw(articles))


@st.composite
def _started(
    draw: DrawFn,
    platform: Platform | None,
    opened: SearchStrategy[dt.date] | None,
    most_strands: int,
) -> Investigation:
    suspected = draw(_SUSPECTED)
    number = draw(_PICKS[most_strands])
    named = tuple(
        Strand(name=f"strand {n + 1}", articles=suspected[n : n + 1] if n < len(suspected) else ())
        for n in range(number)
    )
    return Investigation(
        platform=draw(_PLATFORMS) if platform is None else platform,
        opened=draw(days() if opened is None else opened),
        suspected=suspected,
        strands=named,
    )


@st.composite
def investigations(
    draw: DrawFn,
    *,
    platform: Platform | None = None,
    opened: SearchStrategy[dt.date] | None = None,
    least_events: int = 0,
    most_events: int = 12,
    most_strands: int = 3,
) -> Investigation:
    """Proceedings with any history that the Act allows: extended, reopened, before the Court, with powers used early.

    ``platform`` gives the service, a designated one; ``opened`` when; ``least_events`` and ``most_events`` how long
    the history is. Shrinks to proceedings just opened over Article 34(1), without an event.

    >>> from hypothesis import given
    >>> @given(investigations(most_events=5, most_strands=1))
    ... def test(investigation):
    ...     assert len(investigation.timeline()) <= 6
    >>> test()
    """
    investigation = draw(_started(platform, opened, most_strands))
    # Powers can be used before the opening (Article 65(1)).
    day = investigation.begun - (draw(_SHORT_GAPS) if draw(st.booleans()) else 0) * _DAY
    for _ in range(draw(st.integers(least_events, max(least_events, most_events)))):
        day += draw(_SHORT_GAPS) * _DAY
        investigation = investigation.record(draw(next_events(investigation, day)))
    return investigation


@st.composite
def next_events(draw: DrawFn, investigation: Investigation, day: dt.date) -> Event:
    """Events that the Act allows next, on a day not before the last event. Shrinks towards the Act's own order.

    A request for assessment is always possible, so there is always one.
    """
    allowed = investigation.allowed(day)
    states = {state.strand.name: state for state in investigation.state(day).strands}
    possible = list(allowed)
    # Without a lean towards what only this stage allows, long histories would hardly leave the first one.
    bound = [kind for kind in possible if kind.possible_in != ALWAYS or kind in _COURT]
    leaning = draw(_LEANS)
    kind = _one_of(draw, bound if leaning and bound else possible)
    if kind is ProceedingsExtended:
        name = next(name for n in range(1, len(states) + 2) if (name := f"further {n}") not in states)
        return kind(date=day, strand=name, **DETAILS[kind](draw, day, None))
    where = _one_of(draw, [state.strand for state in allowed.strands if kind in state])
    event = kind(date=day, strand=where, **DETAILS[kind](draw, day, states[where]))
    return _clear(draw, investigation, event) or AssessmentRequested(date=day, strand=where)


def _clear(draw: DrawFn, investigation: Investigation, event: Event) -> Event | None:
    """The event with all that it takes to know what it is about; None if the file has nothing that it fits."""
    if isinstance(event, ActionBrought):
        event = evolve(event, case=f"T-{len(investigation.events) + 1}/{event.date:%y}")
    if isinstance(event, AppealBrought):
        event = evolve(event, case=f"C-{len(investigation.events) + 1}/{event.date:%y} P")
    tried = [event, *_in_cases(investigation, event)]
    if isinstance(event, TimeLimitExtended):
        tried.append(evolve(event, to=None))  # where the day is earlier than the one that there is
    clear = (_named(draw, investigation, attempt) for attempt in tried)
    return next((attempt for attempt in clear if attempt is not None), None)


def _named(draw: DrawFn, investigation: Investigation, event: Event) -> Event | None:
    """The event with the names that it takes; None if it contradicts the file."""
    while True:
        try:
            investigation.record(event)
        except AmbiguousName as several:
            named: dict[str, Any] = {str(several.facts["field"]): _one_of(draw, several.near)}
            event = evolve(event, **named)
        except NotAllowed:
            return None
        else:
            return event


def _in_cases(investigation: Investigation, event: Event) -> list[Event]:
    """The same event in each case that the file has."""
    if isinstance(event, AppealBrought):
        return [
            evolve(event, against=action.case)
            for action in investigation.events
            if isinstance(action, ActionBrought) and action.case
        ]
    if isinstance(event, JudgmentGiven | AppealDecided | OperationSuspended | OperationResumed):
        brought = [
            filed for filed in investigation.events if isinstance(filed, ActionBrought | AppealBrought) and filed.case
        ]
        return [evolve(event, case=filed.case) for filed in brought]
    return []
