"""The facts of a trace: values of any kind, each written so that it can be told from every other.

Text, whole numbers, flags and None are themselves. A day is ``{"day": "2024-03-14"}``, a share ``{"share": "3/50"}``;
values of the library name their form: ``{"format": "dsa.money/1", ...}``.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from ..ground import plain as kinds
from .codecs.codec import Codec, Definitions, Schema, unwritable
from .codecs.containers import Bag, Listed
from .codecs.moments import MOMENT
from .codecs.patterned import DECIMAL, SHARE
from .codecs.scalars import DAY, FLAG, NOTHING, TEXT, WHOLE
from .codecs.shapes import FORMAT
from .problems import MOST_NESTED, Problems
from .tagged import Tagged

TRACED = "traced-value"
"""The name of a fact's description in schemas, where the record has facts as well."""


class Fact(Codec):
    """Any value that a rule can name."""

    json_types = frozenset({"null", "boolean", "integer", "string", "object"})

    def __init__(self, forms: Tagged) -> None:
        self._forms = forms
        self._plain: Mapping[type, Codec] = {type(None): NOTHING, bool: FLAG, int: WHOLE, str: TEXT}
        self._named: Mapping[str, tuple[type, Codec]] = {
            "day": (kinds.KINDS[0], DAY),
            "moment": (kinds.KINDS[1], MOMENT),
            "share": (Fraction, SHARE),
            "decimal": (Decimal, DECIMAL),
            "list": (tuple, Listed(self)),
            "set": (frozenset, Bag(self)),
        }
        self._names: Mapping[type, str] = {kind: name for name, (kind, _) in self._named.items()}

    def write(self, value: object) -> object:
        """The value itself, or an object that says what it is."""
        return self._write(value, 0)

    def _write(self, value: object, nested: int) -> object:
        codec = self._plain.get(type(value))
        if codec is not None:
            return codec.write(value)
        name = self._names.get(type(value))
        if name is None and isinstance(value, kinds.DATE):  # a day of a patched clock
            value = kinds.day(kinds.moment(value))
            name = self._names.get(type(value))
        if name is None:
            return self._forms.write(value)
        if isinstance(value, tuple | frozenset):
            if nested == MOST_NESTED:
                raise unwritable(value, f"facts nested at most {MOST_NESTED} deep")
            parts = [self._write(part, nested + 1) for part in value]
            return {name: parts if isinstance(value, tuple) else sorted(parts, key=repr)}
        return {name: self._named[name][1].write(value)}

    def read(self, plain: object, problems: Problems) -> object:
        """The value."""
        codec = self._plain.get(type(plain))
        if codec is not None:
            return codec.read(plain, problems)
        if type(plain) is not dict or FORMAT in plain:
            return self._forms.read(plain, problems)
        name = next(iter(plain), None)
        if len(plain) != 1 or not isinstance(name, str) or name not in self._named:
            return problems.value(plain, f"an object with a 'format', or with one key: {', '.join(self._named)}")
        if problems.nested == MOST_NESTED:
            return problems.value(plain, f"facts nested at most {MOST_NESTED} deep")
        problems.nested += 1
        value = problems.at(name, self._named[name][1].read, plain[name])
        problems.nested -= 1
        return value

    def describe(self, definitions: Definitions) -> Schema:
        """A reference: facts hold facts."""
        return definitions.reference(TRACED, self._described)

    def _described(self, definitions: Definitions) -> Schema:
        plain = [codec.describe(definitions) for codec in self._plain.values()]
        named = [
            {
                "type": "object",
                "properties": {name: codec.describe(definitions)},
                "required": [name],
                "additionalProperties": False,
            }
            for name, (_, codec) in self._named.items()
        ]
        return {"anyOf": [*plain, *named, self._forms.describe(definitions)]}
