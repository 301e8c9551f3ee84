"""Thought experiments on the wire: other values of the law, by the name of the parameter in this library."""

from __future__ import annotations

from functools import cache

from ...act import parameters
from ...act.parameters import Parameter
from ..problems import BAD, Problems
from .codec import Codec, Definitions, Schema, unwritable
from .scalars import WHOLE


@cache
def _by_name() -> dict[str, Parameter[int]]:
    """The parameters that are whole numbers, by their names."""
    return {
        name: one
        for name, one in vars(parameters).items()
        if isinstance(one, Parameter) and isinstance(one.first, int) and not isinstance(one.first, bool)
    }


class Parameters(Codec):
    """Pairs of a parameter and a value, as an object: ``{"THRESHOLD": 50000000}``."""

    json_types = frozenset({"object"})

    def write(self, value: object) -> object:
        """An object."""
        names = {id(one): name for name, one in _by_name().items()}
        if not isinstance(value, tuple) or not all(id(one) in names for one, _ in value):
            raise unwritable(value, f"values of {', '.join(_by_name())}")
        return {names[id(one)]: WHOLE.write(number) for one, number in value}

    def read(self, plain: object, problems: Problems) -> object:
        """Pairs."""
        if type(plain) is not dict:
            return problems.type(plain, "an object such as {'THRESHOLD': 50000000}")
        noted = len(problems)
        found: list[tuple[object, object]] = []
        bad = False
        for name, number in plain.items():
            value = WHOLE.read(number, problems)
            if value is BAD:
                noted = problems.under(str(name), noted)
            elif name not in _by_name():
                problems.value(str(name), f"one of {', '.join(_by_name())}", str(name))
            else:
                found.append((_by_name()[name], value))
                continue
            bad = True
        return BAD if bad else tuple(found)

    def describe(self, definitions: Definitions) -> Schema:
        """An object of whole numbers."""
        number = {"type": "integer", "minimum": 1}
        return {"type": "object", "properties": dict.fromkeys(_by_name(), number), "additionalProperties": False}


PARAMETERS = Parameters()
