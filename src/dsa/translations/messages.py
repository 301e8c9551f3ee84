"""Everything that is to be translated, found in the library itself: no list to keep by hand.

Rules and points are objects of the modules; statements are calls whose id and text are literals, which this module
insists on; labels are the members of enumerations, the titles of events, and the other names that explanations show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache

from attrs import frozen

import dsa

from ..act import parameters
from ..act.obligations.catalogue import CATALOGUE, Addressee
from ..act.penalties.grounds import PeriodicReading
from ..act.penalties.penalty import PenaltyKind
from ..act.proceedings.court import Contested, Outcome
from ..act.proceedings.event import Stage
from ..act.proceedings.file.standing import ActStatus
from ..act.proceedings.questions import QuestionState
from ..act.proceedings.requests import RequestBasis
from ..act.services.enterprises import EnterpriseSize
from ..act.services.platforms import ServiceKind
from ..act.statements.restrictions import (
    AccountRestriction,
    MonetaryRestriction,
    ServiceRestriction,
    VisibilityRestriction,
)
from ..ground.citations import ACTS
from ..ground.errors import MANY, NEAR, DSAError, UnknownName
from ..ground.sentences import modules, said_in, written_in
from ..ground.values import Parameter
from ..i18n import form_labels
from ..i18n.explaining import CONTEXT, DRAFT, NOTE
from ..record import Official, Sure
from ..time_limits.calendars import Status
from ..time_limits.calendars.projection import BY_STATUTE, SOURCE as PROJECTED

_OWN = frozenset({"i18n", "testing", "ground.trace", "translations", "wire"})
"""Modules whose statements are made from those of others."""

SHOWN: tuple[type[Enum], ...] = (
    *(ActStatus, Addressee, Contested, EnterpriseSize, Outcome, PenaltyKind, PeriodicReading),
    *(Official, QuestionState, RequestBasis, ServiceKind, Stage, Sure),
    *(AccountRestriction, MonetaryRestriction, ServiceRestriction, VisibilityRestriction),
)
"""The enumerations whose members explanations show."""

_WORDS = re.compile(r"\w(?![^{]*\})")
"""A letter outside the named places: without one there is nothing to translate."""


@frozen
class Message:
    """A text to translate, its context if it is a label, and where it is said: ids, or the kind of a label."""

    text: str
    context: str | None = None
    ids: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What tells messages apart."""
        return self.context or "", self.text


@cache
def messages() -> tuple[Message, ...]:
    """Every message, once, in a stable order: sentences by their first id, then labels by context and text."""
    ids: dict[str, list[str]] = {}
    for name, text in sorted({*_sentences()}):
        ids.setdefault(text, []).append(name)
    sentences = [Message(text, None, tuple(names)) for text, names in ids.items()]
    labels = [Message(text, context) for context, text in sorted({*_labels()})]
    return (*sentences, *labels)


def _sentences() -> Iterator[tuple[str, str]]:
    for module in modules(dsa, without=_OWN):
        yield from ((sentence.id, sentence.text) for sentence in written_in(module))
        yield from ((sentence.id, sentence.text) for sentence in said_in(module))
    yield from ((kind.code, kind.text) for kind in _errors(DSAError) if _WORDS.search(kind.text))
    yield from ((UnknownName.code, text) for text in (NEAR, MANY))


def _errors(kind: type[DSAError]) -> Iterator[type[DSAError]]:
    yield kind
    for subclass in kind.__subclasses__():
        yield from _errors(subclass)


def _labels() -> Iterator[tuple[str, str]]:
    from ..act.proceedings import events, open_limits

    yield from ((CONTEXT, text) for text in (NOTE, DRAFT))
    yield from ((form_labels.CONTEXT, text) for text in form_labels.LABELS)
    yield from (("value", word) for word in ("yes", "no", "none"))
    yield from (("act", act.name) for act in ACTS)
    yield from (("event", kind.title) for kind in events.KINDS)
    yield from (("time limit", what) for what in open_limits.EVERY)
    yield from (("obligation", obligation.title) for obligation in CATALOGUE.values())
    yield from (("trigger", obligation.trigger) for obligation in CATALOGUE.values() if obligation.trigger is not None)
    yield from (("holiday", name) for name in _holidays())
    yield from (("status", str(status)) for status in Status if not status.certain)
    yield from (("source", source) for source in (PROJECTED, BY_STATUTE))
    yield from (
        ("parameter", parameter.name) for parameter in vars(parameters).values() if isinstance(parameter, Parameter)
    )
    for kind in SHOWN:
        yield from ((kind.__name__, str(member)) for member in kind)


def _holidays() -> Iterator[str]:
    from ..time_limits.calendars import CODES, calendar

    for code in CODES:
        own = calendar(code)
        yield from {holiday.name for listed in own.lists for holiday in listed.holidays} | {
            rule.name for rule in own.rules
        }


def placeholders(text: str) -> frozenset[str]:
    """The named places of a text.

    >>> sorted(placeholders("{share} of {before}: {after}."))
    ['after', 'before', 'share']
    """
    from string import Formatter

    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
