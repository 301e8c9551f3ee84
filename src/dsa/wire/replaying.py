"""Whether a stored answer still holds, and if not, where it differs and why.

What is compared is what was said then with what this library says today, from the same inputs: first the steps, one by
one, then the fields of the answer. Notices are today's; a new one does not make an answer wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from itertools import zip_longest
from operator import attrgetter
from typing import Any, TypeAlias

import attrs
from attrs import evolve, frozen

from ..act.obligations.changes import Change
from ..act.obligations.status import ObligationStatus
from ..act.proceedings.open_limits import OpenTimeLimit
from ..act.proceedings.questions import QuestionStatus
from ..act.schedule.planner import DueDate
from ..act.very_large.fee import FeeCharge
from ..ground import checks, words
from ..ground.answering import parts_of
from ..ground.asked import question_of
from ..ground.errors import DSAError, InvalidType
from ..ground.several import Answers
from ..ground.trace import Explained, Sentence, Step
from ..ground.words import Phrase
from ..time_limits.deadlines import Deadline
from .questions import name_of, within_reach
from .recomputing import again

Answer: TypeAlias = Explained | Answers[Any]
"""What a document can hold that was asked for: an answer, or several together."""


class Cause(Enum):
    """Why an answer is another one today."""

    LAW = "law"
    """A number of the law is another one for that day: a threshold, a share, a period."""
    LIST = "list"
    """A list of holidays was published or corrected since."""
    CORRECTION = "correction"
    """The library reckons otherwise than it did; or the document was changed by somebody."""
    RECORD = "record"
    """The public record has more, or knows better."""

    def __str__(self) -> str:
        return self.value


@frozen(kw_only=True)
class Difference:
    """The first thing that differs: ``place`` in the document, what stood there, what stands there today, and why.

    :param place: a JSON Pointer into the document: ``/steps/2``, or the field of the answer.
    :param stored: what stood there.
    :param today: what stands there today.
    :param cause: why they differ.
    """

    place: str
    stored: object
    today: object
    cause: Cause

    def __str__(self) -> str:
        stored, today = words.show(self.stored), words.show(self.today)
        return f"{self.place}: {stored} | today: {today} | cause: {self.cause}"


@frozen(kw_only=True)
class Replay(Explained):
    """A stored answer beside that of today; ``steps`` and ``notices`` are those of today.

    An answer can hold for other reasons than it did: then something differs, and it holds all the same.

    :param holds: whether both say the same in their headline, and in that of each of several answers; None if the
        answer cannot be computed again.
    :param stored: the answer as it was stored.
    :param today: the answer of today; None where nothing was computed, or where it is no longer among several.
    :param difference: the first thing that differs; None only if nothing at all does.
    :param obstacle: why it cannot be computed again; None if it can.
    """

    holds: bool | None
    stored: Answer
    today: Answer | None = None
    difference: Difference | None = None
    obstacle: DSAError | None = None

    @property
    def headline(self) -> Sentence:
        """Whether it holds."""
        if self.holds is None:
            facts = (("stored", self.stored), ("why", Phrase(self.obstacle)))
            return Sentence("replay-not-possible", "{stored}: cannot be computed again. {why}", facts)
        if self.holds:
            if self.difference is not None:
                facts = (("stored", self.stored), ("place", Phrase(self.difference.place)))
                return Sentence("replay-holds-otherwise", "{stored}: holds, though {place} differs", facts)
            return Sentence("replay-holds", "{stored}: holds", (("stored", self.stored),))
        cause = self.difference.cause if self.difference else None
        then = (("stored", self.stored), ("cause", cause))
        if self.today is None:
            return Sentence("replay-gone", "{stored}: no longer among the answers of today (cause: {cause})", then)
        pairs = (*then, ("today", self.today))
        return Sentence("replay-differs", "{stored}: no longer holds; today: {today} (cause: {cause})", pairs)


def replay_of(stored: object) -> Replay:
    """A stored answer, computed again: its question is asked once more, where it carries one."""
    if not isinstance(stored, Explained | Answers):
        raise InvalidType(
            field=Phrase("document"), value=stored, accepted=Phrase("a stored answer, such as a Deadline")
        )
    try:
        today = _again(stored)
    except DSAError as obstacle:
        return Replay(holds=None, stored=stored, obstacle=obstacle)
    difference = _difference(stored, today)
    if today is None:
        return Replay(holds=False, stored=stored, difference=difference)
    return Replay(
        holds=_says(stored) == _says(today),
        stored=stored,
        today=today,
        difference=difference,
        steps=today.steps,
        notices=today.notices,
    )


def _again(stored: Answer) -> Answer | None:
    asked = stored.asked
    if asked is None:
        return again(stored)
    within_reach(asked)
    answer = asked.again()
    if asked.place is None:
        return answer if isinstance(answer, Explained | Answers) else None
    return _counterpart(stored, parts_of(answer), asked.place)


def _counterpart(stored: Answer, today: tuple[object, ...], place: int) -> Answer | None:
    """Of several answers of today the one that is about the same: it says the same, or stands nearest to its place."""
    about = _ABOUT.get(type(stored), lambda _: None)
    alike = [
        (stored.headline != other.headline, abs(place - number), other)
        for number, other in enumerate(today)
        if isinstance(other, Explained | Answers) and type(other) is type(stored) and about(other) == about(stored)
    ]
    return min(alike, key=lambda each: each[:2], default=(True, 0, None))[-1]


_ABOUT: Mapping[type, Callable[[Any], object]] = {
    Change: attrgetter("obligation", "kind"),
    DueDate: attrgetter("service", "key"),
    FeeCharge: attrgetter("provider"),
    ObligationStatus: attrgetter("obligation"),
    OpenTimeLimit: attrgetter("strand", "what"),
    QuestionStatus: attrgetter("question.subject"),
}
"""What tells the answers to one question apart, whatever they say."""


def _says(answer: Answer) -> tuple[Sentence, ...]:
    several = answer if isinstance(answer, Answers) else ()
    return (answer.headline, *(each.headline for each in several))


def _difference(stored: Answer, today: Answer | None) -> Difference | None:
    if type(stored) is not type(today) or today is None:
        return Difference(place="", stored=stored, today=today, cause=_cause(stored, today, None, None))
    for index, (then, now) in enumerate(zip_longest(stored.steps, today.steps)):
        if then is None or now is None or _parts(then) != _parts(now):
            cause = _cause(stored, today, then, now)
            return Difference(place=f"/steps/{index}", stored=then, today=now, cause=cause)
    if isinstance(stored, Answers):
        return _first_of_several(stored, checks.instance("today", today, Answers))
    for field in attrs.fields(type(checks.instance("stored", stored, Explained))):
        before, after = getattr(stored, field.name), getattr(today, field.name)
        if field.name not in ("steps", "notices") and field.eq and before != after:
            cause = _cause(stored, today, None, None)
            return Difference(place=f"/{field.name}", stored=before, today=after, cause=cause)
    return None


def _first_of_several(stored: Answers[Explained], today: Answers[Explained]) -> Difference | None:
    for index, (then, now) in enumerate(zip_longest(stored, today)):
        place = f"/answers/{index}"
        if then is None:
            return Difference(place=place, stored=None, today=now, cause=_cause(stored, today, None, None))
        difference = _difference(then, now)
        if difference is not None:
            return evolve(difference, place=place + difference.place)
    if stored.headline != today.headline:
        cause = _cause(stored, today, None, None)
        return Difference(place="/headline", stored=stored.headline, today=today.headline, cause=cause)
    return None


def _parts(step: Step) -> tuple[object, ...]:
    """A step without the order of its facts, which a database may not keep."""
    return step.rule, step.before, step.after, step.facts, step.citation


def _cause(stored: Answer, today: Answer | None, then: Step | None, now: Step | None) -> Cause:
    if stored.asked is not None and str(name_of(question_of(stored.asked.function))).startswith("dsa.record."):
        return Cause.RECORD
    old, new = _time_limit(stored), _time_limit(today)
    if old is not None and new is not None:
        moved = old.lists != new.lists or (old.nominal == new.nominal and old.event == new.event)
        return Cause.LIST if moved else _of_law(then, now)
    return _of_law(then, now)


def _time_limit(answer: object) -> Deadline | None:
    """The time limit of an answer, which is one or has one."""
    inner = answer.deadline if isinstance(answer, DueDate) else answer
    return inner if isinstance(inner, Deadline) else None


def _of_law(then: Step | None, now: Step | None) -> Cause:
    if then is None or now is None or then.before != now.before:
        return Cause.CORRECTION
    common = then.facts.keys() & now.facts.keys()
    return Cause.LAW if any(then.facts[name] != now.facts[name] for name in common) else Cause.CORRECTION
