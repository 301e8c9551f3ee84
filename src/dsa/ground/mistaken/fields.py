"""An answer is neither a number nor a day: whoever takes it for one is told which of its fields to ask for.

>>> from datetime import date
>>> from dsa import threshold_test
>>> threshold_test(46_000_000, on=date(2026, 11, 26)) > 45_000_000  # doctest: +IGNORE_EXCEPTION_DETAIL
Traceback (most recent call last):
dsa.errors.InvalidType: ThresholdTest: an answer as a number or a day is refused. Accepted: one of its fields: .met, ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import InvalidType
from ..words import Phrase


class ByItsFields:
    """What refuses to be compared, reckoned with, and asked for what it does not have."""

    __slots__ = ()

    if not TYPE_CHECKING:  # for a type checker an answer has the fields that it has, and no order

        def __getattr__(self, name: str) -> object:
            """Reached only for what it does not have: its fields are named, since one of them was meant.

            :raises AttributeError: always.
            """
            text = f"{type(self).__name__!r} object has no attribute {name!r}"
            if not name.startswith("_"):
                text = f"{text}. It has: {', '.join(type(self)._members())}"
            raise AttributeError(text, name=name, obj=self)

        def _as_a_number(self, other: object) -> object:
            """Refused.

            :raises InvalidType: always; it names the fields.
            """
            raise InvalidType(
                field=Phrase(type(self).__name__),
                value=Phrase("an answer as a number or a day"),
                accepted=Phrase(f"one of its fields: {', '.join(type(self)._members())}"),
            )

        __lt__ = __le__ = __gt__ = __ge__ = _as_a_number
        __add__ = __radd__ = __sub__ = __rsub__ = _as_a_number
