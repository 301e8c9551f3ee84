"""Thought experiments on the wire: other values of the law, by the name of the parameter in this library."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Any

from ...act import parameters
from ...ground.money import Money
from ...ground.values import Parameter
from ...time_limits.periods import Period
from ..problems import BAD, Problems
from .codec import Codec, Definitions, Schema, unwritable
from .patterned import PERIOD, SHARE, Patterned
from .scalars import DAY, WHOLE


class MoneyText(Patterned):
    """An amount with its currency in one text: ``"EUR 2000000.00"``."""

    kind = Money
    pattern = r"[A-Z]{3} (?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,60})?"
    accepted = "an amount with its currency, such as 'EUR 2000000.00'"

    def say(self, value: object) -> str:
        """The currency, then plain digits."""
        return f"{value.currency} {value.amount:f}" if isinstance(value, Money) else ""

    def parse(self, text: str) -> Money:
        """The amount."""
        currency, _, amount = text.partition(" ")
        return Money(amount, currency)


class DayOfYear(Patterned):
    """A month and a day, as ISO 8601 writes them without a year: ``"--08-31"``."""

    kind = tuple
    pattern = r"--(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
    accepted = "a month and a day, such as '--08-31'"

    def say(self, value: object) -> str:
        """Two dashes, the month, the day."""
        match value:
            case (int(month), int(day)):
                return f"--{month:02}-{day:02}"
            case _:
                return ""

    def parse(self, text: str) -> tuple[int, int]:
        """The month and the day."""
        return int(text[2:4]), int(text[5:7])


_CODECS: Mapping[type, Codec] = MappingProxyType(
    {int: WHOLE, Fraction: SHARE, Period: PERIOD, Money: MoneyText(), date: DAY, tuple: DayOfYear()}
)


@cache
def _by_name() -> Mapping[str, Parameter[Any]]:
    """Every number of the law by its name in this library."""
    return {name: value for name, value in vars(parameters).items() if isinstance(value, Parameter)}


def _codec(parameter: Parameter[Any]) -> Codec:
    return _CODECS[type(parameter.history[0].value)]


class Parameters(Codec):
    """Pairs of a parameter and a value, as an object: ``{"THRESHOLD": 50000000, "UNTIL_APPLICATION": "P6M"}``."""

    json_types = frozenset({"object"})

    def write(self, value: object) -> object:
        """An object."""
        names = {id(parameter): name for name, parameter in _by_name().items()}
        if not isinstance(value, tuple) or not all(id(parameter) in names for parameter, _ in value):
            raise unwritable(value, "values of the numbers in dsa.parameters")
        return {names[id(parameter)]: _codec(parameter).write(other) for parameter, other in value}

    def read(self, plain: object, problems: Problems) -> object:
        """Pairs."""
        if type(plain) is not dict:
            return problems.type(plain, "an object such as {'THRESHOLD': 50000000}")
        noted = problems.noted
        pairs: list[tuple[object, object]] = []
        for name, other in plain.items():
            parameter = _by_name().get(name)
            if parameter is None:
                problems.value(str(name), "the name of a number in dsa.parameters, such as THRESHOLD", str(name))
            else:
                pairs.append((parameter, problems.at(name, _codec(parameter).read, other)))
        return tuple(pairs) if problems.noted == noted else BAD

    def describe(self, definitions: Definitions) -> Schema:
        """An object with a value for some of the numbers."""
        described: dict[str, object] = {}
        for name, parameter in _by_name().items():
            schema = _codec(parameter).describe(definitions)
            described[name] = schema | {"minimum": 1} if _codec(parameter) is WHOLE else schema
        return {"type": "object", "properties": described, "additionalProperties": False}


PARAMETERS = Parameters()
