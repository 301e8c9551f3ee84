"""Questions on the wire: the public name of a function, and its arguments as values that say what they are.

An argument is written as the facts of a trace are, and besides them whatever has a form: services, cases, calendars.
A calendar of the library is written as its code, since a question that is asked again is asked of the lists of today.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from operator import attrgetter
from types import ModuleType, NoneType

from ..ground.asked import Asked, Question, question_of
from ..ground.errors import InvalidType, MissingFact, UnknownName
from ..ground.words import Phrase
from ..time_limits import calendars
from ..time_limits.calendars import Calendar
from .codecs.codec import Codec, Definitions, Schema, unwritable
from .codecs.containers import OneOf
from .codecs.scalars import NOTHING, WHOLE, Choice
from .codecs.shapes import Shape
from .codecs.traces import FactsByName
from .facts import Fact
from .problems import BAD, Problems
from .reach import leads_too_far, too_many
from .tagged import Tagged

_ROOT = __name__.partition(".")[0]
SPACES = (_ROOT, f"{_ROOT}.procedures", f"{_ROOT}.record", f"{_ROOT}.statements", f"{_ROOT}.wire")
"""Where the public functions are, and the classes with methods that answer."""

_LONGEST = 80
"""Longer no name of a function is; what is longer is not compared with them in full."""


def _asked_there(space: ModuleType, path: str) -> Question:
    """What is asked by a name in a public module, such as ``deadline`` or ``Investigation.state``.

    :raises AttributeError: nothing has that name.
    :raises InvalidType: what has it does not answer.
    """
    if path.partition(".")[0] not in space.__all__:
        raise AttributeError
    function = attrgetter(path)(space)
    return question_of(function.fget if isinstance(function, property) else function)


@cache
def name_of(question: Question) -> str | None:
    """The public name of what is asked; None for a function of somebody else."""
    for name in SPACES:
        try:
            if _asked_there(import_module(name), question.home[1]) is question:
                return f"{name}.{question.home[1]}"
        except (AttributeError, InvalidType):
            continue
    return None


@cache
def names() -> tuple[str, ...]:
    """The public name of everything that can be asked; every public module is loaded for it, once in a process."""
    return tuple(_names())


def _names() -> Iterator[str]:
    for name in SPACES:
        space = import_module(name)
        for public in space.__all__:
            value = getattr(space, public)
            paths = [f"{public}.{member}" for member in vars(value)] if isinstance(value, type) else [public]
            for path in paths:
                try:
                    question = _asked_there(space, path)
                except (AttributeError, InvalidType):
                    continue
                if name_of(question) == f"{name}.{path}":
                    yield f"{name}.{path}"


class FunctionName(Codec):
    """A public function that answers, by its public name: ``dsa.deadline``, ``dsa.Investigation.state``."""

    json_types = frozenset({"string"})

    def write(self, value: object) -> object:
        """The name."""
        name = name_of(question_of(value))
        if name is None:
            raise unwritable(value, "a public function of this library that answers")
        return name

    def read(self, plain: object, problems: Problems) -> object:
        """The function."""
        if type(plain) is not str:
            return problems.type(plain, "the name of a function that answers, such as 'dsa.deadline'")
        for name in SPACES:
            if plain.startswith(f"{name}."):
                try:
                    return _asked_there(import_module(name), plain.removeprefix(f"{name}.")).ask
                except (AttributeError, InvalidType):
                    continue
        known = sorted(names())
        near = get_close_matches(plain[:_LONGEST], known, cutoff=0.8)
        return problems.add(UnknownName(field="function", value=plain, near=near, accepted=known))

    def describe(self, definitions: Definitions) -> Schema:
        """A string; newer versions of the library know more names."""
        return {"type": "string"}


class ByKey(Codec):
    """A mapping from texts: ``{"Big": ..., "Small": ...}``."""

    json_types = frozenset({"object"})

    def __init__(self, value: Codec) -> None:
        self._value = value

    def write(self, value: object) -> object:
        """An object."""
        if not isinstance(value, dict) or not all(type(key) is str for key in value):
            raise unwritable(value, "a dict whose keys are texts")
        return {key: self._value.write(part) for key, part in value.items()}

    def read(self, plain: object, problems: Problems) -> object:
        """A dict."""
        if type(plain) is not dict:
            return problems.type(plain, "an object")
        noted = problems.noted
        values = {key: problems.at(key, self._value.read, part) for key, part in plain.items()}
        return values if problems.noted == noted else BAD

    def describe(self, definitions: Definitions) -> Schema:
        """An object of values."""
        return {"type": "object", "additionalProperties": self._value.describe(definitions)}


class OwnCalendar(Choice):
    """A calendar of the library, by its code."""

    def __init__(self) -> None:
        super().__init__({code: code for code in calendars.CODES})

    def write(self, value: object) -> object:
        """The code."""
        return super().write(value.code if isinstance(value, Calendar) else value)

    def read(self, plain: object, problems: Problems) -> object:
        """The calendar as it is today."""
        code = super().read(plain, problems)
        return code if code is BAD else calendars.calendar(str(code))


class Argument(Fact):
    """What a public function takes: whatever a trace can hold, and whatever has a form."""

    def __init__(self, documents: Tagged) -> None:
        super().__init__(documents)
        self._own = OwnCalendar()
        self._named = {**self._named, "by_key": (dict, ByKey(self)), "calendar": (Calendar, self._own)}
        self._names = {**self._names, dict: "by_key"}

    def _write(self, value: object, nested: int) -> object:
        if isinstance(value, Calendar) and value.code in calendars.CODES and value is calendars.calendar(value.code):
            return {"calendar": self._own.write(value)}
        return super()._write(value, nested)

    def describe(self, definitions: Definitions) -> Schema:
        """Only its types: what an object holds is described by the schema of its own form, and there are many."""
        return {"anyOf": [{"type": name} for name in sorted(self.json_types)]}


def within_reach(asked: Asked) -> None:
    """Refuse to compute for a document what nobody lives to see, and with more than anybody has.

    :raises MissingFact: a day or a period among the arguments leads farther than a hundred years beyond the lists, or a
        list is so long that the answer would take minutes.
    """
    most = too_many(asked.arguments)
    if most is not None:
        raise MissingFact(missing=Phrase("What the answer was computed from"), give=Phrase(f"a question with {most}"))
    last = calendars.calendar("EC").coverage[1]
    if leads_too_far(asked.arguments, last):
        reach = Phrase(f"a question about days within a hundred years of {last}")
        raise MissingFact(missing=Phrase("What the answer was computed from"), give=reach)


def question_shape(documents: Tagged) -> Shape:
    """How a question is written."""
    fields: dict[str, tuple[Codec, bool]] = {
        "function": (FunctionName(), True),
        "arguments": (FactsByName(Argument(documents)), True),
        "place": (OneOf([((NoneType,), NOTHING), ((int,), WHOLE)]), False),
    }
    return Shape(Asked, "asked", fields, make=_asked)


def _asked(function: Callable[..., object], arguments: dict[str, object], place: int | None = None) -> Asked:
    return Asked(function=function, pairs=tuple(arguments.items()), place=place)
