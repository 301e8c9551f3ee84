"""Objects of the library as JSON objects: one key for each field that the constructor takes.

Reading ends in the constructor, so that every check of the type itself holds for what comes off the wire as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NoReturn

from ...ground.brief import described
from ...ground.errors import DSAError
from ...ground.words import Phrase, a
from ..problems import BAD, Bad, Problems, Reader, inside
from .codec import Codec, Definitions, Schema, unwritable
from .generated import Writer, reader, writer

FORMAT = "format"
"""The key that names the form and its version, where the place does not settle it."""
_OBJECT = frozenset({"object"})
_MARKUP = re.compile(r":\w+:`~?(?:dsa\.)?([^`]+)`|``([^`]+)``")


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
        self._make: Callable[..., object] = make or (kind if check is None else _checked(kind, check))
        self._name = name
        self._later = later
        self._required = frozenset(field for field, (_, required) in fields.items() if required)
        self._codecs = {field: codec for field, (codec, _) in fields.items()}
        self._writers: dict[str | None, Writer] = {}
        self._readers: dict[tuple[str, ...], Reader] = {}

    def writer(self, tag: str | None = None) -> Writer:
        """The function that writes: every field, after the name of the form if it is given."""
        if tag not in self._writers:
            first = {} if tag is None else {FORMAT: tag}
            self._writers[tag] = writer(self._kind, self._codecs, self._unwritable, self._later, **first)
        return self._writers[tag]

    def reader(self, *others: str) -> Reader:
        """The function that reads, of objects that have other keys besides, which somebody else has looked at."""
        if others not in self._readers:
            accepted = f"an object: the fields of {a(self._kind.__name__)}"
            self._readers[others] = reader(
                self._codecs, self._required, accepted, self._make, self._refused, self._incomplete, *others
            )
        return self._readers[others]

    def write(self, value: object) -> dict[str, object]:
        """An object with every field, also those that have their default; a later one only if it says something."""
        return self.writer()(value)

    def read(self, plain: object, problems: Problems) -> object:
        """What the constructor makes of the fields."""
        return self.reader()(plain, problems)

    def _unwritable(self, value: object) -> NoReturn:
        raise unwritable(value, a(self._kind.__name__))

    def _incomplete(
        self,
        plain: dict[str, object],
        fields: dict[str, object],
        problems: Problems,
        others: tuple[str, ...],
        good: bool,
    ) -> Bad:
        """Note the keys that are missing, and those that the form does not have."""
        missing = [name for name in self._codecs if name in self._required and name not in plain]
        for name in missing:
            problems.value(Phrase("nothing"), "a value; the key is missing", name)
        allowed = {*self._codecs, *others}
        for name in plain:
            if name not in allowed:
                problems.value(str(name), f"one of the keys {', '.join(sorted(allowed))}", str(name))
        if good and not missing:
            try:  # what the constructor has to say is told together with the keys to be dropped
                self._make(**fields)
            except DSAError as refusal:
                self._refused(refusal, problems)
        return BAD

    def _refused(self, refusal: DSAError, problems: Problems) -> Bad:
        """Note what the constructor refuses, each where it lies."""
        for error in refusal.errors:
            problems.add(error, *inside(error, self._codecs.keys()))
        return BAD

    def describe(self, definitions: Definitions) -> Schema:
        """A reference to the description of the fields."""
        return definitions.reference(self._name, self.object_schema)

    def object_schema(self, definitions: Definitions, tag: str | None = None) -> Schema:
        """The object with its fields, and with the key that names its form if ``tag`` is given."""
        words = _words(self._kind)
        properties = {
            name: _saying(words.get(name), codec.describe(definitions)) for name, codec in self._codecs.items()
        }
        named: Schema = {} if tag is None else {FORMAT: {"const": tag}}
        return {
            "type": "object",
            "properties": named | properties,
            "required": [*named, *(name for name in self._codecs if name in self._required)],
            "additionalProperties": False,
        }


def _checked(kind: type, check: Callable[[object], None]) -> Callable[..., object]:
    """The constructor of a class of whose objects more is asked on the wire than elsewhere."""

    def make(**fields: object) -> object:
        value: object = kind(**fields)
        check(value)
        return value

    return make


def _words(kind: type) -> dict[str, str]:
    """What ``help`` says of each field of a class, in one line and without the markup of documentation."""
    texts = described(kind.__doc__ or "")
    return {name: _MARKUP.sub(r"\1\2", " ".join(text.split()).partition(": ")[2]) for name, text in texts.items()}


def _saying(words: str | None, schema: Schema) -> Schema:
    """A schema with what its field is; what it says already of how that is written stands behind."""
    if words is None:
        return schema
    written = f" In JSON: {schema['description']}." if "description" in schema else ""
    return {**schema, "description": words + written}
