"""Values written as text of a fixed pattern, each in one way only: decimals, shares, periods.

What reads back as another text than it was is refused, so that what is read is written again as it stood. Decimals keep
their places: 6 and 6.00 are the same amount, and two texts.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from decimal import Decimal
from fractions import Fraction

from ...time_limits.periods import Period
from ..problems import Problems
from .codec import END, Codec, Definitions, Schema, unwritable


def schema_pattern(pattern: str) -> str:
    """A pattern as JSON Schema has it: its regular expressions know no names of groups."""
    return "^(?:" + re.sub(r"\?P<\w+>", "?:", pattern) + ")" + END


class Patterned(Codec):
    """A value that is written as text of a fixed pattern, in one way only."""

    json_types = frozenset({"string"})
    kind: type
    pattern: str
    accepted: str

    def __init__(self) -> None:
        self._compiled = re.compile(self.pattern, re.ASCII)

    def say(self, value: object) -> str:
        """The text of a value."""
        return str(value)

    @abstractmethod
    def parse(self, text: str) -> object:
        """The value of a text that fits the pattern; ValueError and its kin mean that there is none."""

    def write(self, value: object) -> object:
        """The one text that reads back."""
        if not isinstance(value, self.kind) or not self._compiled.fullmatch(text := self.say(value)):
            raise unwritable(value, self.accepted)
        return text

    def read(self, plain: object, problems: Problems) -> object:
        """The value; another spelling of the same value is refused."""
        if type(plain) is not str:
            return problems.type(plain, self.accepted)
        if not self._compiled.fullmatch(plain):
            return problems.value(plain, self.accepted)
        try:
            value = self.parse(plain)
        except (ValueError, ArithmeticError):
            return problems.value(plain, self.accepted)
        return value if self.say(value) == plain else problems.value(plain, self.accepted)

    def describe(self, definitions: Definitions) -> Schema:
        """A string with that pattern."""
        return {"type": "string", "pattern": schema_pattern(self.pattern), "description": self.accepted}


class DecimalText(Patterned):
    """A decimal number in plain digits: ``"7000000.00"``; the places that it has are kept."""

    kind = Decimal
    pattern = r"-?(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,60})?"
    accepted = "a decimal number as text, such as '7000000.00'"

    def say(self, value: object) -> str:
        """Plain digits, without an exponent; places beyond sixty only if they are noughts are left out."""
        text = f"{value:f}"
        return text if len(text.partition(".")[2]) <= 60 else text.rstrip("0").rstrip(".")

    def parse(self, text: str) -> Decimal:
        """The number."""
        return Decimal(text)


class Share(Patterned):
    """An exact fraction in lowest terms: ``"3/50"``."""

    kind = Fraction
    pattern = r"-?(?:0|[1-9][0-9]{0,299})(?:/[1-9][0-9]{0,299})?"
    accepted = "a fraction in lowest terms as text, such as '3/50'"

    def parse(self, text: str) -> Fraction:
        """The fraction."""
        return Fraction(text)


class PeriodText(Patterned):
    """A period in ISO 8601, or in words for working days, which ISO 8601 does not know."""

    kind = Period
    pattern = (
        r"P(?=[0-9])(?:[1-9][0-9]{0,5}Y)?(?:[1-9][0-9]{0,5}M)?(?:[1-9][0-9]{0,5}W)?(?:[1-9][0-9]{0,5}D)?"
        r"|PT[1-9][0-9]{0,5}H|1 working day|(?:[2-9]|[1-9][0-9]{1,5}) working days"
    )
    accepted = "a period such as 'P4M', 'PT24H' or '10 working days'"

    def say(self, value: object) -> str:
        """ISO 8601, or words."""
        return value.iso if isinstance(value, Period) else ""

    def parse(self, text: str) -> Period:
        """The period."""
        return Period.parse(text)


DECIMAL = DecimalText()
SHARE = Share()
PERIOD = PeriodText()
