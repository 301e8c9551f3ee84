"""Values that are one JSON value: text, whole numbers, flags, days, members of enumerations.

Nothing is converted that was not written by the same codec: "45000000" is no count, 1.0 no whole number, and a day has
ten characters.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from ...ground import plain as kinds
from ..problems import Problems
from .codec import END, Codec, Definitions, Schema, unwritable
from .generated import Names

_STRING = frozenset({"string"})
MOST_DIGITS = 30
"""Whole numbers have at most so many digits, as amounts of money do: no count of the Act comes near."""
_LARGEST = 10**MOST_DIGITS


def storable(text: str) -> bool:
    """Whether text can be written as UTF-8: half a surrogate pair cannot."""
    if text.isascii():
        return True
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


class Text(Codec):
    """Any text that can be written as UTF-8."""

    json_types = _STRING

    def write(self, value: object) -> object:
        """The text itself."""
        if not isinstance(value, str) or not storable(value):
            raise unwritable(value, "text without half a surrogate pair")
        return value if type(value) is str else str.__str__(value)

    def read(self, plain: object, problems: Problems) -> object:
        """The text itself."""
        if type(plain) is not str:
            return problems.type(plain, "text")
        return plain if storable(plain) else problems.value(plain, "text without half a surrogate pair")

    def writing(self, x: str, names: Names) -> str:
        """Most text is plain ASCII."""
        return f"{x} if type({x}) is str and {x}.isascii() else {super().writing(x, names)}"

    def reading(self, x: str, names: Names) -> str:
        """Most text is plain ASCII."""
        return f"{x} if type({x}) is str and {x}.isascii() else {super().reading(x, names)}"

    def describe(self, definitions: Definitions) -> Schema:
        """A string."""
        return {"type": "string"}


class Whole(Codec):
    """A whole number."""

    json_types = frozenset({"integer"})

    def write(self, value: object) -> object:
        """The number itself."""
        if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= _LARGEST:
            raise unwritable(value, f"a whole number of at most {MOST_DIGITS} digits")
        return value

    def read(self, plain: object, problems: Problems) -> object:
        """The number itself; true and 1.0 are none."""
        if type(plain) is not int:
            return problems.type(plain, "a whole number")
        if abs(plain) >= _LARGEST:
            return problems.value(plain, f"a whole number of at most {MOST_DIGITS} digits")
        return plain

    def describe(self, definitions: Definitions) -> Schema:
        """An integer; JSON Schema takes 1.0 for one, this library does not."""
        return {"type": "integer", "exclusiveMinimum": -_LARGEST, "exclusiveMaximum": _LARGEST}


class Flag(Codec):
    """True or false."""

    json_types = frozenset({"boolean"})

    def write(self, value: object) -> object:
        """The flag itself."""
        if not isinstance(value, bool):
            raise unwritable(value, "True or False")
        return value

    def read(self, plain: object, problems: Problems) -> object:
        """The flag itself; "no" and 0 are none."""
        return plain if type(plain) is bool else problems.type(plain, "true or false")

    def writing(self, x: str, names: Names) -> str:
        """The flag itself."""
        return f"{x} if type({x}) is bool else {super().writing(x, names)}"

    def reading(self, x: str, names: Names) -> str:
        """The flag itself."""
        return f"{x} if type({x}) is bool else {super().reading(x, names)}"

    def describe(self, definitions: Definitions) -> Schema:
        """A boolean."""
        return {"type": "boolean"}


class Nothing(Codec):
    """None."""

    json_types = frozenset({"null"})

    def write(self, value: object) -> object:
        """Null."""
        return None

    def read(self, plain: object, problems: Problems) -> object:
        """None."""
        return None if plain is None else problems.type(plain, "null")

    def describe(self, definitions: Definitions) -> Schema:
        """Null."""
        return {"type": "null"}


class Day(Codec):
    """A calendar day, ISO 8601: ``2024-03-14``."""

    json_types = _STRING

    def write(self, value: object) -> object:
        """Ten characters."""
        day = kinds.day(value)
        if not isinstance(day, kinds.DATE) or isinstance(day, kinds.MOMENT):
            raise unwritable(value, "a day")
        return day.isoformat()

    def read(self, plain: object, problems: Problems) -> object:
        """The day; weeks and days without hyphens, which ISO 8601 has as well, are not taken."""
        if type(plain) is not str:
            return problems.type(plain, _A_DAY)
        if len(plain) != 10 or plain[7] != "-":
            return problems.value(plain, _A_DAY)
        try:
            return kinds.KINDS[0].fromisoformat(plain)
        except ValueError:
            return problems.value(plain, _A_DAY)

    def writing(self, x: str, names: Names) -> str:
        """Ten characters."""
        return f"{x}.isoformat() if type({x}) is {names.of(kinds.KINDS[0])} else {super().writing(x, names)}"

    def describe(self, definitions: Definitions) -> Schema:
        """A string in the format of a date."""
        return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}" + END}


_A_DAY = "a day such as '2024-03-14'"


class Choice(Codec):
    """One of a few values, each written as its text: literal texts, or members of an enumeration."""

    json_types = _STRING

    def __init__(self, by_text: Mapping[str, object]) -> None:
        self._by_text = dict(by_text)
        self._texts = {value: text for text, value in by_text.items()}
        self._accepted = " or ".join(map(repr, self._by_text))

    def write(self, value: object) -> object:
        """The text of the value."""
        text = self._texts.get(value)
        if text is None:
            raise unwritable(value, self._accepted)
        return text

    def read(self, plain: object, problems: Problems) -> object:
        """The value of the text."""
        if type(plain) is not str:
            return problems.type(plain, self._accepted)
        if plain not in self._by_text:
            return problems.value(plain, self._accepted)
        return self._by_text[plain]

    def reading(self, x: str, names: Names) -> str:
        """The value of the text."""
        by_text = names.of(self._by_text)
        return f"{by_text}[{x}] if type({x}) is str and {x} in {by_text} else {super().reading(x, names)}"

    def describe(self, definitions: Definitions) -> Schema:
        """The texts."""
        return {"enum": list(self._by_text)}


class Member(Choice):
    """A member of an enumeration, written as its value."""

    def __init__(self, kind: type[Enum]) -> None:
        super().__init__({str(member.value): member for member in kind})
        self._kind = kind

    def write(self, value: object) -> object:
        """The value of the member; members are not looked up, since that is slow."""
        return value.value if isinstance(value, self._kind) else super().write(value)

    def writing(self, x: str, names: Names) -> str:
        """Its value, without the detour of the property."""
        return f"{x}._value_ if type({x}) is {names.of(self._kind)} else {super().writing(x, names)}"


TEXT = Text()
WHOLE = Whole()
FLAG = Flag()
NOTHING = Nothing()
DAY = Day()
