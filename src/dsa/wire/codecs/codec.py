"""What a codec is: one kind of value on the wire, written, read and described in one place.

That the three stand together is the point: what is written can be read, and what is refused is refused by the schema.
A plain value is what JSON knows: None, a bool, an int, a str, a list or a dict. There are no floats anywhere.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import cached_property
from typing import TypeAlias

from ...ground.errors import InvalidValue
from ...ground.words import Phrase
from ..problems import Problems, Reader
from .generated import Names, alone

Schema: TypeAlias = dict[str, object]

END = r"(?![\s\S])"
"""Where a text ends in a pattern, in every dialect: in Python's, a dollar sign lets one more line break pass."""


class Definitions(ABC):
    """Where a schema keeps what is used in several places, so that each is described once."""

    @abstractmethod
    def reference(self, name: str, describe: Callable[[Definitions], Schema]) -> Schema:
        """A reference to a schema that is kept under a name, and made when it is first referred to."""


class Codec(ABC):
    """One kind of value: how it is written, read and described."""

    json_types: frozenset[str]
    """The types of JSON that it can be, by their names in JSON Schema; unions choose by them."""

    @abstractmethod
    def write(self, value: object) -> object:
        """The plain value; takes only what :meth:`read` gives back."""

    @abstractmethod
    def read(self, plain: object, problems: Problems) -> object:
        """The value, or ``BAD`` with what is wrong noted in ``problems``."""

    def writer(self) -> Callable[[object], object]:
        """The function that writes, for whoever calls it often."""
        return self.write

    def reader(self) -> Reader:
        """The function that reads, for whoever calls it often."""
        return self.read

    def writing(self, x: str, names: Names) -> str:
        """The expression that writes a variable; a codec may spare its usual values the call."""
        return f"{names.of(self.writer())}({x})"

    def reading(self, x: str, names: Names) -> str:
        """The expression that reads a variable; a codec may spare its usual values the call."""
        return f"{names.of(self.reader())}({x}, problems)"

    @abstractmethod
    def describe(self, definitions: Definitions) -> Schema:
        """The JSON Schema of the plain value."""


class Composed(Codec):
    """A value made of others: its expressions say how it is written and read, and by itself it is as they say."""

    @abstractmethod
    def writing(self, x: str, names: Names) -> str:
        """The expression that writes a variable."""

    @abstractmethod
    def reading(self, x: str, names: Names) -> str:
        """The expression that reads a variable."""

    @cached_property
    def _functions(self) -> tuple[Callable[[object], object], Reader]:
        return alone("value", self.writing), alone("plain, problems", self.reading)

    def writer(self) -> Callable[[object], object]:
        """A function that does as the expression says."""
        return self._functions[0]

    def reader(self) -> Reader:
        """A function that does as the expression says."""
        return self._functions[1]

    def write(self, value: object) -> object:
        """As the expression says."""
        return self.writer()(value)

    def read(self, plain: object, problems: Problems) -> object:
        """As the expression says."""
        return self.reader()(plain, problems)


def unwritable(value: object, accepted: str) -> InvalidValue:
    """The refusal to write what could not be read back."""
    return InvalidValue(field=Phrase("value"), value=value, accepted=Phrase(accepted))
