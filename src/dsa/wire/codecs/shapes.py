"""Objects of the library as JSON objects: one key for each field that the constructor takes.

Reading ends in the constructor, so that every check of the type itself holds for what comes off the wire as well.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from ...ground.errors import DSAError
from ...ground.words import Phrase, a
from ..generated import Names, QuickReader, QuickWriter, quick_reader, quick_writer
from ..problems import BAD, Problems, Repeated, inside
from .codec import Codec, Definitions, Schema, unwritable

FORMAT = "format"
"""The key that names the form and its version, where the place does not settle it."""
_OBJECT = frozenset({"object"})


def _says_something(value: object) -> bool:
    """Whether a field that came later is written: None, False and an empty tuple are what it was before it came."""
    return value is not None and value is not False and value != ()


class Shape(Codec):
    """The fields of a class, each with its codec; those with a default may be left out when read."""

    json_types = _OBJECT

    def __init__(
        self,
        kind: type,
        name: str,
        fields: Mapping[str, tuple[Codec, bool]],
        *,
        make: Callable[..., object] | None = None,
        check: Callable[[object], None] | None = None,
        later: frozenset[str] = frozenset(),
    ) -> None:
        self._kind = kind
        self._make: Callable[..., object] = make or kind
        self._name = name
        self._names = frozenset(fields)
        self._check = check
        self._later = later
        self._required = frozenset(field for field, (_, required) in fields.items() if required)
        self._codecs = {field: codec for field, (codec, _) in fields.items()}
        self._writers: dict[tuple[bool, str | None], QuickWriter] = {}

    def writer(self, *, for_orjson: bool, tag: str | None = None) -> QuickWriter:
        """The quick way out, with the name of the form if it is given."""
        found = self._writers.get((for_orjson, tag))
        if found is None:
            named = {} if tag is None else {FORMAT: tag}
            found = quick_writer(self._codecs, Names(for_orjson=for_orjson), self._later, **named)
            self._writers[for_orjson, tag] = found
        return found

    @cached_property
    def quickly_read(self) -> QuickReader:
        """The quick way in; whoever takes it catches what the constructor refuses."""
        return quick_reader(self._make if self._check is None else self._checked, self._codecs, self.fields_of)

    def quick_write(self, x: str, names: Names) -> str:
        """By the function of the class."""
        return (
            f"{names.of(self.writer(for_orjson=names.for_orjson))}({x}) if type({x}) is {names.of(self._kind)} "
            f"else {super().quick_write(x, names)}"
        )

    def quick_read(self, x: str, names: Names) -> str:
        """By the function of the class."""
        return f"{names.of(self.quickly_read)}({x}, problems, 0)"

    def write(self, value: object) -> dict[str, object]:
        """An object with every field, also those that have their default; a later one only if it says something."""
        if type(value) is not self._kind:
            raise unwritable(value, a(self._kind.__name__))
        return {
            name: codec.write(getattr(value, name))
            for name, codec in self._codecs.items()
            if name not in self._later or _says_something(getattr(value, name))
        }

    def read(self, plain: object, problems: Problems) -> object:
        """What the constructor makes of the fields."""
        return self.fields_of(plain, problems, 0)

    def fields_of(self, plain: object, problems: Problems, other: int) -> object:
        """As :meth:`read`, with so many other keys that somebody else has looked at."""
        if not isinstance(plain, dict):
            return problems.type(plain, f"an object: the fields of a {self._kind.__name__}")
        bad = isinstance(plain, Repeated) and problems.repeated(plain) is BAD
        given: dict[str, object] = {}
        noted = len(problems)
        for name, codec in self._codecs.items():
            if name in plain:
                given[name] = codec.read(plain[name], problems)
                if given[name] is BAD:
                    bad, noted = True, problems.under(name, noted)
        if not bad and len(given) + other == len(plain) and self._required <= given.keys():
            return self._made(given, problems)
        if self._complete(plain, problems, other) and not bad:
            self._made(given, problems)  # what the constructor has to say is told together with the keys to be dropped
        return BAD

    def _complete(self, plain: dict[str, object], problems: Problems, other: int) -> bool:
        """Note the keys that are missing, and those that the form does not have; whether none is missing."""
        missing = [name for name in self._codecs if name in self._required and name not in plain]
        for name in missing:
            problems.value(Phrase("nothing"), "a value; the key is missing", name)
        allowed = self._names | {FORMAT} if other else self._names
        for name in plain:
            if name not in allowed:
                problems.value(str(name), f"one of the keys {', '.join(sorted(allowed))}", str(name))
        return not missing

    def _made(self, given: dict[str, object], problems: Problems) -> object:
        try:
            return self._checked(**given)
        except DSAError as error:
            for one in error.errors:
                problems.add(one, *inside(one, self._names))
            return BAD

    def _checked(self, **given: object) -> object:
        value = self._make(**given)
        if self._check is not None:
            self._check(value)
        return value

    def describe(self, definitions: Definitions) -> Schema:
        """A reference to the description of the fields."""
        return definitions.reference(self._name, self.object_schema)

    def object_schema(self, definitions: Definitions, tag: str | None = None) -> Schema:
        """The object with its fields, and with the key that names its form if ``tag`` is given."""
        properties = {name: codec.describe(definitions) for name, codec in self._codecs.items()}
        named: Schema = {} if tag is None else {FORMAT: {"const": tag}}
        return {
            "type": "object",
            "properties": named | properties,
            "required": [*named, *(name for name in self._codecs if name in self._required)],
            "additionalProperties": False,
        }
