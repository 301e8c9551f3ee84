"""Values made of values: lists, sets, pairs, numbers by code, and places that take one of several kinds."""

from __future__ import annotations

from collections.abc import Sequence

from ..generated import Names
from ..problems import BAD, Bad, Problems, Repeated
from .codec import Codec, Definitions, Schema, unwritable
from .scalars import NOTHING, WHOLE

_ARRAY = frozenset({"array"})
MOST_ITEMS = 10_000
"""More items no list holds: what is computed from them must end."""


def items(item: Codec, plain: object, problems: Problems, most: int = MOST_ITEMS) -> list[object] | Bad:
    """Every item of a list, read; all that is wrong with any of them is noted."""
    if type(plain) is not list:
        return problems.type(plain, "a list")
    if len(plain) > most:
        return problems.value(len(plain), f"at most {most} items")
    read, noted = item.read, len(problems)
    found: list[object] = []
    bad = False
    for index, one in enumerate(plain):
        value = read(one, problems)
        if value is BAD:
            bad = True
            noted = problems.under(str(index), noted)
        found.append(value)
    return BAD if bad else found


class Listed(Codec):
    """A tuple of any length, as a list."""

    json_types = _ARRAY

    def __init__(self, item: Codec, *, most: int = MOST_ITEMS) -> None:
        self._item = item
        self._most = most

    def write(self, value: object) -> object:
        """A list."""
        if not isinstance(value, tuple) or len(value) > self._most:
            raise unwritable(value, f"a tuple of at most {self._most} items")
        write = self._item.write
        return [write(one) for one in value]

    def read(self, plain: object, problems: Problems) -> object:
        """A tuple."""
        found = items(self._item, plain, problems, self._most)
        return found if found is BAD else tuple(found)

    def quick_write(self, x: str, names: Names) -> str:
        """Many lists are empty."""
        y = f"{x}_"
        every = f"[{self._item.quick_write(y, names)} for {y} in {x}]"
        usual = f"type({x}) is tuple and len({x}) <= {self._most}"
        return f"[] if {x} == () else {every} if {usual} else {super().quick_write(x, names)}"

    def quick_read(self, x: str, names: Names) -> str:
        """Many lists are empty."""
        y = f"{x}_"
        every = f"tuple([{self._item.quick_read(y, names)} for {y} in {x}])"
        usual = f"type({x}) is list and len({x}) <= {self._most}"
        return f"() if {x} == [] else {every} if {usual} else {super().quick_read(x, names)}"

    def describe(self, definitions: Definitions) -> Schema:
        """An array."""
        return {"type": "array", "items": self._item.describe(definitions), "maxItems": self._most}


class Paired(Codec):
    """A tuple of a fixed length, as a list; each place has a kind of its own."""

    json_types = _ARRAY

    def __init__(self, places: Sequence[Codec]) -> None:
        self._places = tuple(places)

    def write(self, value: object) -> object:
        """A list."""
        if not isinstance(value, tuple) or len(value) != len(self._places):
            raise unwritable(value, f"a tuple of {len(self._places)}")
        return [codec.write(one) for codec, one in zip(self._places, value, strict=True)]

    def read(self, plain: object, problems: Problems) -> object:
        """A tuple."""
        if type(plain) is not list:
            return problems.type(plain, f"a list of {len(self._places)}")
        if len(plain) != len(self._places):
            return problems.value(len(plain), f"a list of {len(self._places)}")
        noted = len(problems)
        found: list[object] = []
        for index, (codec, one) in enumerate(zip(self._places, plain, strict=True)):
            value = codec.read(one, problems)
            if value is BAD:
                noted = problems.under(str(index), noted)
            found.append(value)
        return BAD if any(value is BAD for value in found) else tuple(found)

    def describe(self, definitions: Definitions) -> Schema:
        """An array of that length."""
        places = [codec.describe(definitions) for codec in self._places]
        return {"type": "array", "prefixItems": places, "minItems": len(places), "maxItems": len(places)}


class Bag(Codec):
    """A set, as a list in a fixed order; nothing stands in it twice."""

    json_types = _ARRAY

    def __init__(self, item: Codec) -> None:
        self._item = item

    def write(self, value: object) -> object:
        """A list, sorted by how its items are written."""
        if not isinstance(value, frozenset):
            raise unwritable(value, "a frozenset")
        return sorted((self._item.write(one) for one in value), key=str)

    def read(self, plain: object, problems: Problems) -> object:
        """A frozenset."""
        found = items(self._item, plain, problems)
        if found is BAD:
            return BAD
        several = frozenset(found)
        return several if len(several) == len(found) else problems.value(plain, "each item once")

    def describe(self, definitions: Definitions) -> Schema:
        """An array without repetitions."""
        schema: Schema = {"type": "array", "items": self._item.describe(definitions), "uniqueItems": True}
        return schema | {"maxItems": MOST_ITEMS}


class CountsByCode(Codec):
    """Pairs of a code and a number, as an object: ``{"DE": 12000000}``."""

    json_types = frozenset({"object"})

    def write(self, value: object) -> object:
        """An object."""
        if not isinstance(value, tuple):
            raise unwritable(value, "pairs of a code and a number")
        return {code: WHOLE.write(number) for code, number in value}

    def read(self, plain: object, problems: Problems) -> object:
        """A tuple of pairs."""
        if type(plain) is not dict:
            return problems.type(plain, "an object of numbers by code, such as {'DE': 12000000}")
        noted = len(problems)
        found: list[tuple[str, object]] = []
        for code, number in plain.items():
            value = WHOLE.read(number, problems)
            if value is BAD:
                noted = problems.under(str(code), noted)
            found.append((code, value))
        return BAD if any(value is BAD for _, value in found) else tuple(found)

    def describe(self, definitions: Definitions) -> Schema:
        """An object of whole numbers."""
        return {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}}


class OneOf(Codec):
    """A place that takes several kinds, each another type of JSON, so that none can be taken for the other."""

    def __init__(self, kinds: Sequence[tuple[tuple[type, ...], Codec]]) -> None:
        self._by_json = {json_type: codec for _, codec in kinds for json_type in codec.json_types}
        if len(self._by_json) < sum(len(codec.json_types) for _, codec in kinds):
            raise TypeError(f"two kinds of one place are the same type of JSON: {kinds}")
        self._kinds = tuple(kinds)
        self.json_types = frozenset(self._by_json)
        self._optional = NOTHING in [codec for _, codec in kinds]
        self._accepted = " or ".join(sorted(self.json_types))

    def write(self, value: object) -> object:
        """By the first kind that the value is of."""
        for kinds, codec in self._kinds:
            if isinstance(value, kinds):
                return codec.write(value)
        raise unwritable(value, self._accepted)

    def read(self, plain: object, problems: Problems) -> object:
        """By the type of JSON that it is."""
        codec = self._by_json.get(_JSON_TYPES.get(type(plain), ""))
        return problems.type(plain, self._accepted) if codec is None else codec.read(plain, problems)

    def quick_write(self, x: str, names: Names) -> str:
        """By the exact class of the value."""
        expression = super().quick_write(x, names)
        for kinds, codec in reversed(self._kinds):
            usual = f"type({x}) is {names.of(kinds[0])}" if len(kinds) == 1 else f"type({x}) in {names.of(kinds)}"
            expression = f"({codec.quick_write(x, names)}) if {usual} else {expression}"
        return f"None if {x} is None else {expression}" if self._optional else expression

    def quick_read(self, x: str, names: Names) -> str:
        """By the type of JSON that it is; most places that may be empty are."""
        expression = super().quick_read(x, names)
        for _, codec in reversed(self._kinds):
            for kind in (one for one, name in _QUICK_TYPES.items() if name in codec.json_types):
                expression = f"({codec.quick_read(x, names)}) if type({x}) is {names.of(kind)} else {expression}"
        return f"None if {x} is None else {expression}" if self._optional else expression

    def describe(self, definitions: Definitions) -> Schema:
        """Any of the kinds."""
        return {"anyOf": [codec.describe(definitions) for _, codec in self._kinds]}


_JSON_TYPES: dict[type, str] = {
    type(None): "null",
    bool: "boolean",
    int: "integer",
    str: "string",
    list: "array",
    dict: "object",
    Repeated: "object",
}
_QUICK_TYPES = {kind: name for kind, name in _JSON_TYPES.items() if kind not in (type(None), Repeated)}
