"""Values made of values: lists, sets, pairs, numbers by code, and places that take one of several kinds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

from ..problems import BAD, Bad, Problems, Reader, Repeated
from .codec import Codec, Composed, Definitions, Schema, unwritable
from .generated import Names
from .scalars import NOTHING, WHOLE

_ARRAY = frozenset({"array"})
MOST_ITEMS = 10_000
"""More items no list holds: what is computed from them must end."""


def items(read: Reader, plain: object, problems: Problems, most: int = MOST_ITEMS) -> list[object] | Bad:
    """Every item of a list, read; all that is wrong with any of them is noted."""
    if type(plain) is not list:
        return problems.type(plain, "a list")
    if len(plain) > most:
        return problems.value(len(plain), f"at most {most} items")
    noted = start = problems.noted
    several = []
    for index, item in enumerate(plain):
        value = read(item, problems)
        if value is BAD:
            noted = problems.under(str(index), noted)
        several.append(value)
    return several if noted == start else BAD


class Listed(Composed):
    """A tuple of any length, as a list."""

    json_types = _ARRAY

    def __init__(self, item: Codec, *, most: int = MOST_ITEMS) -> None:
        self._item = item
        self._most = most

    def writing(self, x: str, names: Names) -> str:
        """Many lists are empty; items that are written by a call are handed to it one after the other."""
        each = f"{x}_"
        if type(self._item).writing is Codec.writing:
            every = f"[*map({names.of(self._item.writer())}, {x})]"
        else:
            every = f"[{self._item.writing(each, names)} for {each} in {x}]"
        usual = f"isinstance({x}, tuple) and len({x}) <= {self._most}"
        return f"[] if {x} == () else {every} if {usual} else {names.of(self._unwritable)}({x})"

    def reading(self, x: str, names: Names) -> str:
        """Many lists are empty."""
        return f"() if {x} == [] else {names.of(self._items)}({x}, problems)"

    def _unwritable(self, value: object) -> NoReturn:
        raise unwritable(value, f"a tuple of at most {self._most} items")

    def _items(self, plain: object, problems: Problems) -> object:
        several = items(self._item.reader(), plain, problems, self._most)
        return several if several is BAD else tuple(several)

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
        return [codec.write(part) for codec, part in zip(self._places, value, strict=True)]

    def read(self, plain: object, problems: Problems) -> object:
        """A tuple."""
        if type(plain) is not list:
            return problems.type(plain, f"a list of {len(self._places)}")
        if len(plain) != len(self._places):
            return problems.value(len(plain), f"a list of {len(self._places)}")
        noted = problems.noted
        parts = enumerate(zip(self._places, plain, strict=True))
        pair = tuple([problems.at(index, codec.read, part) for index, (codec, part) in parts])
        return pair if problems.noted == noted else BAD

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
        return sorted(map(self._item.writer(), value), key=str)

    def read(self, plain: object, problems: Problems) -> object:
        """A frozenset."""
        several = items(self._item.reader(), plain, problems)
        if several is BAD:
            return BAD
        bag = frozenset(several)
        return bag if len(bag) == len(several) else problems.value(plain, "each item once")

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
        noted = problems.noted
        pairs = tuple([(code, problems.at(code, WHOLE.read, number)) for code, number in plain.items()])
        return pairs if problems.noted == noted else BAD

    def describe(self, definitions: Definitions) -> Schema:
        """An object of whole numbers."""
        return {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}}


class OneOf(Composed):
    """A place that takes several kinds, each another type of JSON, so that none can be taken for the other."""

    def __init__(self, kinds: Sequence[tuple[tuple[type, ...], Codec]]) -> None:
        self._by_json = {json_type: codec for _, codec in kinds for json_type in codec.json_types}
        if len(self._by_json) < sum(len(codec.json_types) for _, codec in kinds):
            raise TypeError(f"two kinds of one place are the same type of JSON: {kinds}")
        self._kinds = tuple(kinds)
        self.json_types = frozenset(self._by_json)
        self._accepted = " or ".join(sorted(self.json_types))

    def writing(self, x: str, names: Names) -> str:
        """By the first kind that the value is of; what is of none, the last refuses. Most that may be empty are."""
        *before, (_, last) = ((kinds, codec) for kinds, codec in self._kinds if codec is not NOTHING)
        expression = last.writing(x, names)
        for kinds, codec in reversed(before):
            expression = f"({codec.writing(x, names)}) if isinstance({x}, {names.of(kinds)}) else {expression}"
        return self._or_nothing(x, expression)

    def reading(self, x: str, names: Names) -> str:
        """By the type of JSON that it is."""
        expression = f"problems.type({x}, {self._accepted!r})"
        for json_type, kinds in _JSON_TYPES.items():
            if json_type in self._by_json:
                read = self._by_json[json_type].reading(x, names)
                usual = " or ".join(f"type({x}) is {names.of(kind)}" for kind in kinds)
                expression = f"({read}) if {usual} else {expression}"
        return self._or_nothing(x, expression)

    def _or_nothing(self, x: str, expression: str) -> str:
        return f"None if {x} is None else {expression}" if "null" in self.json_types else expression

    def describe(self, definitions: Definitions) -> Schema:
        """Any of the kinds."""
        return {"anyOf": [codec.describe(definitions) for _, codec in self._kinds]}


_JSON_TYPES: dict[str, tuple[type, ...]] = {
    "boolean": (bool,),
    "integer": (int,),
    "array": (list,),
    "object": (dict, Repeated),
    "string": (str,),
}
"""How the types of JSON are read in Python, but for null; the last is asked for first."""
