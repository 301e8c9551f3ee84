"""Whether a stored answer still holds, and if not, where it differs and why.

What is compared is what was said then with what this library says today, from the same inputs: first the steps, one by
one, then the fields of the answer. Notices are today's; a new one does not make an answer wrong.
"""

from __future__ import annotations

from enum import Enum
from itertools import zip_longest

import attrs
from attrs import frozen

from ..ground import words
from ..ground.errors import DSAError, InvalidType
from ..ground.trace import Explained, Sentence, Step
from ..ground.words import Phrase
from ..time_limits.deadlines import Deadline
from .recomputing import again


class Cause(Enum):
    """Why an answer is another one today."""

    LAW = "law"
    """A number of the law is another one for that day: a threshold, a share, a period."""
    LIST = "list"
    """A list of holidays was published or corrected since."""
    CORRECTION = "correction"
    """The library reckons otherwise than it did; or the document was changed by somebody."""

    def __str__(self) -> str:
        return self.value


@frozen(kw_only=True)
class Difference:
    """The first thing that differs: ``place`` in the document, what stood there, what stands there today, and why."""

    place: str
    """A JSON Pointer into the document: ``/steps/2``, or the field of the answer."""
    stored: object
    today: object
    cause: Cause

    def __str__(self) -> str:
        stored, today = words.show(self.stored), words.show(self.today)
        return f"{self.place}: {stored} | today: {today} | cause: {self.cause}"


@frozen(kw_only=True)
class Replay(Explained):
    """A stored answer beside that of today; ``steps`` and ``notices`` are those of today.

    ``holds`` is whether both say the same in their headline, and None if the answer cannot be computed again: then
    ``obstacle`` says why. ``difference`` is None only if nothing at all differs; an answer can hold for other reasons
    than it did.
    """

    holds: bool | None
    stored: Explained
    today: Explained | None = None
    difference: Difference | None = None
    obstacle: DSAError | None = None

    @property
    def headline(self) -> Sentence:
        """Whether it holds."""
        if self.holds is None:
            facts = (("stored", self.stored), ("why", Phrase(self.obstacle)))
            return Sentence("replay-not-possible", "{stored}: cannot be computed again. {why}", facts)
        if self.holds:
            return Sentence("replay-holds", "{stored}: holds", (("stored", self.stored),))
        cause = self.difference.cause if self.difference else None
        pairs = (("stored", self.stored), ("today", self.today), ("cause", cause))
        return Sentence("replay-differs", "{stored}: no longer holds; today: {today} (cause: {cause})", pairs)


def replay_of(stored: object) -> Replay:
    """A stored answer, computed again."""
    if not isinstance(stored, Explained):
        raise InvalidType(
            field=Phrase("document"), value=stored, accepted=Phrase("a stored answer, such as a Deadline")
        )
    try:
        today = again(stored)
    except DSAError as obstacle:
        return Replay(holds=None, stored=stored, obstacle=obstacle)
    return Replay(
        holds=stored.headline == today.headline,
        stored=stored,
        today=today,
        difference=_difference(stored, today),
        steps=today.steps,
        notices=today.notices,
    )


def _difference(stored: Explained, today: Explained) -> Difference | None:
    for index, (then, now) in enumerate(zip_longest(stored.steps, today.steps)):
        if then is None or now is None or _parts(then) != _parts(now):
            cause = _cause(stored, today, then, now)
            return Difference(place=f"/steps/{index}", stored=then, today=now, cause=cause)
    for field in attrs.fields(type(stored)):
        then, now = getattr(stored, field.name), getattr(today, field.name)
        if field.name not in ("steps", "notices") and field.eq and then != now:
            cause = _cause(stored, today, None, None)
            return Difference(place=f"/{field.name}", stored=then, today=now, cause=cause)
    return None


def _parts(step: Step) -> tuple[object, ...]:
    """A step without the order of its facts, which a database may not keep."""
    return step.rule, step.before, step.after, step.facts, step.citation


def _cause(stored: Explained, today: Explained, then: Step | None, now: Step | None) -> Cause:
    if isinstance(stored, Deadline) and isinstance(today, Deadline):
        moved = stored.lists != today.lists or (stored.nominal == today.nominal and stored.event == today.event)
        return Cause.LIST if moved else Cause.CORRECTION
    if then is None or now is None or then.before != now.before:
        return Cause.CORRECTION
    common = then.facts.keys() & now.facts.keys()
    return Cause.LAW if any(then.facts[name] != now.facts[name] for name in common) else Cause.CORRECTION
