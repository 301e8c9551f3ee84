"""Steps, notices and sentences on the wire: the id of the sentence, the facts, the citation.

The sentence is not written and never read: it is that of the library, found by the id. So no document can put words
into the mouth of the law, and one that is read in years is told in the words of that day.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import import_module

from ...ground import checks
from ...ground.citations import Citation
from ...ground.errors import InvalidValue, UnknownName
from ...ground.sentences import WrittenSentence, modules, said_in, written_in
from ...ground.several import Answers
from ...ground.trace import Notice, Point, Rule, Sentence, Step
from ...ground.words import WEEKDAY, Phrase
from ..problems import BAD, Problems
from .codec import END, Codec, Definitions, Schema, unwritable
from .containers import Listed
from .shapes import Shape

RENAMED: Mapping[str, str] = {
    "event-board's-opinion-received": "event-board-opinion-received",
    "event-board's-views-submitted": "event-board-views-submitted",
}
"""Ids that documents of before may have, and what they are called since."""
FACES = frozenset({"frames", "i18n", "ical", "plots", "testing", "translations", "wire"})
"""They show answers and make none; some need packages that may not be there."""


@cache
def by_id() -> dict[str, WrittenSentence]:
    """Every rule, every open point and every subject of a due date of the library, by its id."""
    library = import_module(__name__.partition(".")[0])
    return {sentence.id: sentence for module in modules(library, without=FACES) for sentence in written_in(module)}


@cache
def _said() -> dict[str, Sentence]:
    library = import_module(__name__.partition(".")[0])
    return {sentence.id: sentence for module in modules(library, without=FACES) for sentence in said_in(module)}


def sentence_of(name: str) -> WrittenSentence | None:
    """What has an id: a rule, a point or a sentence that a module names, or else one that it says, as a headline is."""
    return by_id().get(name) or _said().get(name)


@lru_cache(maxsize=1024)
def _places(text: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The names that a sentence has places for, and those of which it asks for the weekday."""
    parts = [(name, spec) for _, name, spec, _ in string.Formatter().parse(text) if name]
    return frozenset(name for name, _ in parts), tuple(name for name, spec in parts if spec == WEEKDAY)


class SentenceId(Codec):
    """The id of a rule or of a point, which the library knows."""

    json_types = frozenset({"string"})

    def __init__(
        self, kind: type[Rule] | type[Point] | type[Sentence], *, others: tuple[type[WrittenSentence], ...] = ()
    ) -> None:
        self._kind = kind
        self._kinds = (kind, *others)

    def write(self, value: object) -> object:
        """The id."""
        if not isinstance(value, str) or not isinstance(sentence_of(value), self._kinds):
            raise unwritable(value, f"the id of a {self._kind.__name__} of this library")
        return value

    def read(self, plain: object, problems: Problems) -> object:
        """The id."""
        if type(plain) is not str:
            return problems.type(plain, "the id of a rule")
        present = RENAMED.get(plain, plain)
        if isinstance(sentence_of(present), self._kinds):
            return present
        ids = [name for name, sentence in by_id().items() if isinstance(sentence, self._kinds)]
        return problems.add(UnknownName(field="id", value=plain, accepted=ids))

    def describe(self, definitions: Definitions) -> Schema:
        """A string; newer versions of the library know more ids."""
        return {"type": "string"}


class FactsByName(Codec):
    """Facts by the names that the sentence has places for."""

    json_types = frozenset({"object"})

    def __init__(self, fact: Codec) -> None:
        self._fact = fact

    def write(self, value: object) -> object:
        """An object."""
        if not isinstance(value, dict) or not all(map(str.isidentifier, value)):
            raise unwritable(value, "facts by their names")
        write = self._fact.write
        return {name: write(fact) for name, fact in value.items()}

    def read(self, plain: object, problems: Problems) -> object:
        """A dict, in the order of the document."""
        if type(plain) is not dict:
            return problems.type(plain, "an object: facts by their names")
        noted = problems.noted
        facts: dict[str, object] = {}
        for name, fact in plain.items():
            facts[name] = problems.at(name, self._fact.read, fact)
            if facts[name] is not BAD and not (isinstance(name, str) and name.isidentifier()):
                problems.value(name, "the name of a fact", str(name))
        return facts if problems.noted == noted else BAD

    def describe(self, definitions: Definitions) -> Schema:
        """An object of facts."""
        names = {"pattern": "^[A-Za-z_][A-Za-z0-9_]*" + END}
        return {
            "type": "object",
            "propertyNames": names,
            "additionalProperties": self._fact.describe(definitions),
        }


def _step(rule: str, before: object, after: object, facts: dict[str, object], citation: Citation) -> Step:
    known = by_id()[rule]
    _complete(known.text, {**facts, "before": before, "after": after})
    return Step(rule, known.text, before, after, tuple(facts.items()), citation)


def _notice(facts: dict[str, object], citations: tuple[Citation, ...], **named: str) -> Notice:
    known = by_id()[named["id"]]
    _complete(known.text, facts)
    return Notice(known.id, known.text, tuple(facts.items()), citations)


def _sentence(facts: dict[str, object], **named: str) -> Sentence:
    known = sentence_of(named["id"])
    text = "" if known is None else known.text  # none is read that is not known
    _complete(text, facts)
    return Sentence(id=named["id"], text=text, pairs=tuple(facts.items()))


def _complete(text: str, facts: Mapping[str, object]) -> None:
    names, days = _places(text)
    missing = sorted(names.difference(facts))
    if missing:
        raise InvalidValue(field=Phrase("facts"), value=Phrase("nothing"), accepted=Phrase(", ".join(missing)))
    for name in days:
        checks.day(name if name in {"before", "after"} else "facts", facts[name])


def step_shape(fact: Codec, citation: Codec) -> Shape:
    """How a step is written."""
    fields = {
        "rule": (SentenceId(Rule), True),
        "before": (fact, True),
        "after": (fact, True),
        "facts": (FactsByName(fact), True),
        "citation": (citation, True),
    }
    return Shape(Step, "step", fields, make=_step)


def notice_shape(fact: Codec, citation: Codec) -> Shape:
    """How a notice is written."""
    fields = {
        "id": (SentenceId(Point), True),
        "facts": (FactsByName(fact), True),
        "citations": (Listed(citation), True),
    }
    return Shape(Notice, "notice", fields, make=_notice)


def sentence_shape(fact: Codec) -> Shape:
    """How a sentence is written; it may be that of a step, told again inside another."""
    fields = {"id": (SentenceId(Sentence, others=(Rule,)), True), "facts": (FactsByName(fact), True)}
    return Shape(Sentence, "sentence", fields, make=_sentence)


def answers_shape(single: Codec, headline: Codec, step: Codec, notice: Codec) -> Shape:
    """How several answers are written that explain themselves together."""
    fields = {
        "answers": (Listed(single), True),
        "headline": (headline, True),
        "steps": (Listed(step), False),
        "notices": (Listed(notice), False),
    }
    return Shape(Answers, "answers", fields)
