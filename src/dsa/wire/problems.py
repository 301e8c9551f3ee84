"""What is wrong with a document: everything at once, each with its place.

A reader that finds something wrong notes it here and returns :data:`BAD`; whoever called it says under which key that
was. Places are put together on the way out, so that a document without mistakes pays nothing for them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection
from enum import Enum
from typing import Final, TypeAlias

from ..ground.errors import DSAError, InvalidDocument, InvalidType, InvalidValue, SeveralErrors
from ..ground.words import Phrase

MOST_PROBLEMS = 100
"""So many are listed; the rest are counted. Who sends more has not read the documentation, or is not a friend."""
MOST_NESTED = 10
"""How deep a fact of a trace may hold other facts."""


class Bad(Enum):
    """The type of :data:`BAD`, so that type checkers can tell it from a value."""

    BAD = "bad"


BAD: Final = Bad.BAD
"""What a reader returns instead of a value; the reason is noted."""


class Refused(str):
    """The text of a number that no form takes: a fraction, an exponent, NaN, or digits without end."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


class Repeated(dict[str, object]):
    """An object in which a key stands twice; ``names`` says which."""

    __slots__ = ("names",)

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__(pairs)
        counted = Counter(name for name, _ in pairs)
        self.names = tuple(name for name, times in counted.items() if times > 1)


def without(plain: dict[str, object], key: str) -> dict[str, object]:
    """An object of JSON but for one key; what stands twice in it still does."""
    rest = [pair for pair in plain.items() if pair[0] != key]
    return (
        Repeated([*rest, *((name, plain[name]) for name in plain.names)]) if isinstance(plain, Repeated) else dict(rest)
    )


class Problems:
    """The problems of one document, in the order in which they were found."""

    __slots__ = ("_listed", "nested", "noted")

    def __init__(self) -> None:
        self._listed: list[tuple[list[str], DSAError]] = []
        self.noted = 0
        """How many there are by now; more than are listed, if they are very many."""
        self.nested = 0
        """How many facts of traces are being read one inside the other."""

    def add(self, error: DSAError, *path: str) -> Bad:
        """Note what is wrong here, or at a path below."""
        if self.noted < MOST_PROBLEMS:
            self._listed.append((list(reversed(path)), error))
        self.noted += 1
        return BAD

    def type(self, value: object, accepted: str, *path: str) -> Bad:
        """Note a value of the wrong type."""
        if isinstance(value, Repeated):
            return self.repeated(value)
        return self.add(InvalidType(field=_HERE, value=value, accepted=Phrase(accepted)), *path)

    def value(self, value: object, accepted: str, *path: str) -> Bad:
        """Note a value of the right type that cannot be."""
        return self.add(InvalidValue(field=_HERE, value=value, accepted=Phrase(accepted)), *path)

    def repeated(self, value: Repeated) -> Bad:
        """Note every key that stands twice in an object."""
        for name in value.names:
            self.value(name, "each key once", name)
        return BAD

    def at(self, key: object, read: Reader, plain: object) -> object:
        """What stands under a key, read; what is wrong with it lies there."""
        noted = self.noted
        value = read(plain, self)
        if value is BAD:
            self.under(str(key), noted)
        return value

    def under(self, key: str, since: int) -> int:
        """Everything noted since then lies under a key; returns how many are noted by now."""
        for path, _ in self._listed[since:]:
            path.append(key)
        return self.noted

    def report(self) -> DSAError:
        """One error for all of them."""
        located: list[DSAError] = [
            InvalidDocument(pointer=_pointer(path[::-1]), problem=error) for path, error in self._listed
        ]
        if left_out := self.noted - len(self._listed):
            more = InvalidValue(field=_HERE, value=left_out, accepted=Phrase("no further problems"))
            located.append(InvalidDocument(pointer="", problem=more))
        return located[0] if len(located) == 1 else SeveralErrors(located)


Reader: TypeAlias = Callable[[object, Problems], object]
"""A function that reads a plain value: it returns the value, or BAD, and then what is wrong is noted."""
_HERE = Phrase("value")
_PART = re.compile(r"[^.\[\]]+")


def inside(error: DSAError, names: Collection[str]) -> tuple[str, ...]:
    """The path to the field that a constructor refused, where the error names one: ``questions[0].due``."""
    named = error.facts.get("field")
    path = tuple(_PART.findall(named)) if isinstance(named, str) else ()
    return path if path and path[0] in names else ()


def _pointer(path: list[str]) -> str:
    """A JSON Pointer, RFC 6901."""
    return "".join("/" + key.replace("~", "~0").replace("/", "~1") for key in path)
