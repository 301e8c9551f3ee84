"""All obligations of a service at once: how many bind it on a day, and what leaves the others out.

Each obligation has reasons of its own. What a reader asks first is what they have in common: that most speak to
somebody else, that others are for services of other kinds, for designated ones, or not for small providers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from ...ground.citations import DSA
from ...ground.several import Answers
from ...ground.trace import Notice, Rule, Sentence, Step
from ..services.platforms import Platform, ServiceKind
from .catalogue import Addressee

if TYPE_CHECKING:
    from .status import ObligationStatus  # which asks this module for the overview
else:  # for whoever reads hints at run time
    ObligationStatus = Any

OTHERS_ADDRESSED = Rule(
    "others-addressed",
    "Addressed to others than the provider: {number} of {before} obligations. Left: {after}.",
    DSA.at(3),
)
OTHER_KINDS = Rule(
    "other-kinds",
    "For services of other kinds: {number} of {before} obligations; this one is: {kinds}. Left: {after}.",
    DSA.at(3),
)
LEFT_OUT = Rule("left-out", "“{reason}” This leaves out {number} of {before} obligations. Left: {after}.")
OBLIGATIONS = Sentence("obligations", "{service}: obligations that bind it on {on}: {number}")
UNDECIDED = Sentence(
    "obligations-undecided",
    "{service}: obligations that bind it on {on}: {number}; of so many more it is not known: {undecided}",
)
NONE = Sentence("obligations-none", "{service}: no obligation binds it on {on}")


def overview(
    statuses: Iterable[ObligationStatus], platform: Platform, on: date, before: tuple[Notice, ...] = ()
) -> Answers[ObligationStatus]:
    """The statuses of a service on a day, with what leaves out those that do not bind it.

    The explanation lists those that bind or may bind; the tuple holds all of them. ``before`` are notices of the whole
    that come before those of the statuses.
    """
    several = tuple(statuses)
    return Answers(
        several,
        headline=_headline(several, platform, on),
        steps=tuple(_steps(several, platform)),
        notices=tuple(dict.fromkeys((*before, *(notice for status in several for notice in shared(status))))),
    )


def shared(status: ObligationStatus) -> Iterator[Notice]:
    """The notices that are not about this obligation alone."""
    return (notice for notice in status.notices if notice not in status.obligation.notices)


def _headline(statuses: tuple[ObligationStatus, ...], platform: Platform, on: date) -> Sentence:
    number = sum(status.binds is True for status in statuses)
    undecided = sum(status.binds is None for status in statuses)
    if undecided:
        return UNDECIDED.naming(service=platform.name, on=on, number=number, undecided=undecided)
    if number:
        return OBLIGATIONS.naming(service=platform.name, on=on, number=number)
    return NONE.naming(service=platform.name, on=on)


def _steps(statuses: tuple[ObligationStatus, ...], platform: Platform) -> Iterator[Step]:
    """What leaves out those that do not bind: the same reason once, and how many are left after it."""
    left = len(statuses)
    kinds = frozenset({platform.kind}) if isinstance(platform.kind, ServiceKind) else platform.kind
    unbound = [status for status in statuses if status.binds is False]
    ours = [status for status in unbound if status.obligation.addressee is Addressee.PROVIDER]
    reached = [status for status in ours if status.obligation.services & platform.kinds]
    before, left = left, left - (len(unbound) - len(ours))
    yield OTHERS_ADDRESSED.step(before, left, number=before - left)
    if len(ours) > len(reached):
        before, left = left, left - (len(ours) - len(reached))
        yield OTHER_KINDS.step(before, left, number=before - left, kinds=kinds)
    for reason, number in Counter(status.steps[-1] for status in reached).items():
        before, left = left, left - number
        yield LEFT_OUT.step(before, left, under=reason.citation, number=number, reason=reason.statement)
