"""Out of the process and back: JSON, its schemas, and explanations that can be replayed.

Every public value and every answer has a documented, versioned form. Reading is strict: nothing is converted, keys that
no form has are errors, and everything that is wrong with a document is told at once, with the place of each mistake.

>>> from dsa import Money, wire
>>> text = wire.dumps(Money("7_000_000.00", "EUR"))
>>> print(text)
{"format":"dsa.money/1","amount":"7000000.00","currency":"EUR"}
>>> wire.loads(text)
Money(Decimal('7000000.00'), 'EUR')
>>> wire.loads('{"format": "dsa.money/1", "amount": 7000000.0, "currency": 978}')
Traceback (most recent call last):
...
dsa.ground.errors.SeveralErrors: 2 things are wrong: ...
"""

from __future__ import annotations

from typing import TypeVar, overload

from ..ground.answering import answers
from . import building, documents
from .fields import Field
from .problems import BAD, Problems
from .replaying import Cause, Difference, Replay, replay_of
from .schemas import schema

__all__ = ["Cause", "Difference", "Field", "Replay", "dumps", "from_dict", "loads", "replay", "schema", "to_dict"]

T = TypeVar("T")


def to_dict(obj: object) -> dict[str, object]:
    """The form of an object as plain values: dicts, lists, text, whole numbers, flags and None.

    :raises InvalidType: the object has no form.
    :raises InvalidValue: something in it could not be read back, such as a number of more than thirty digits.

    >>> from dsa import Period, wire
    >>> wire.to_dict(Period(months=4))
    {'format': 'dsa.period/1', 'value': 'P4M'}
    """
    return building.written(obj)


@overload
def from_dict(data: object) -> object: ...
@overload
def from_dict(data: object, kind: type[T]) -> T: ...
def from_dict(data: object, kind: type[T] | None = None) -> object:
    """The object of a form, from plain values.

    :param data: what :func:`to_dict` gives, or what was read from JSON.
    :param kind: the class that is expected; ``format`` may then be missing, as in what a web form sends.
    :raises InvalidDocument: something is wrong, in the place that its ``pointer`` says.
    :raises SeveralErrors: several things are; ``errors`` has them all.

    >>> from dsa import Provider, wire
    >>> wire.from_dict({"name": "Alibaba", "country": "NL"}, Provider)
    Provider(name='Alibaba', country='NL')
    """
    problems = Problems()
    value = building.read(data, kind, problems)
    if value is BAD:
        raise problems.report()
    return value


def dumps(obj: object, *, indent: int | None = None) -> str:
    """The form of an object as JSON text; ``indent`` breaks it into lines for people.

    The text does not depend on the encoder: ``orjson`` is used where it is installed, and only makes it faster.

    :param obj: a value, an answer, or a tuple of answers.
    :param indent: by how many spaces a level is set in; None for one line.
    :raises InvalidType: the object has no form.
    :raises InvalidValue: something in it could not be read back.

    >>> from dsa import Period, wire
    >>> wire.dumps(Period(working_days=10))
    '{"format":"dsa.period/1","value":"10 working days"}'
    """
    return documents.unparse(building.written(obj), indent=indent)


@overload
def loads(text: str | bytes) -> object: ...
@overload
def loads(text: str | bytes, kind: type[T]) -> T: ...
def loads(text: str | bytes, kind: type[T] | None = None) -> object:
    """The object of a JSON text; see :func:`from_dict` for ``kind`` and the errors.

    :param text: the JSON text, or its UTF-8 bytes.
    :param kind: the class that is expected; ``format`` may then be missing.

    >>> from dsa import wire
    >>> wire.loads('{"format": "dsa.period/1", "value": "P4M"}')
    Period(months=4)
    """
    plain = documents.parse(text)
    return from_dict(plain) if kind is None else from_dict(plain, kind)


@answers
def replay(text: str | bytes) -> Replay:
    """Compute a stored answer again with the law and the lists of this library, and compare.

    :raises InvalidType: the document is no answer.
    :raises InvalidDocument: it cannot be read at all.

    >>> from datetime import date
    >>> import dsa
    >>> stored = dsa.wire.dumps(dsa.threshold_test(44_000_000, on=date(2024, 3, 14)))
    >>> print(dsa.wire.replay(stored))
    44 000 000 recipients: the threshold of 45 000 000 is not met, short by 1 000 000: holds
    """
    return replay_of(loads(text))


def __dir__() -> list[str]:
    return sorted(__all__)
