"""What differs from row to row: a column says which of a few values holds for each.

The values are few and their rows many, so each is computed for the whole column, and every row takes its own. The
values have to be named beforehand: a lazy frame cannot be read before it is computed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from attrs import field, frozen

from ...ground import checks
from ...ground.errors import InvalidType, InvalidValue
from ...ground.words import Phrase
from ...time_limits.calendars import Calendar
from ...time_limits.periods import Period
from ..columns import as_text
from ..engines import Frame, engine_of, partwise, sql_text
from ..refusals import refusing
from .lookups import Wanted

if TYPE_CHECKING:
    import narwhals as nw

T = TypeVar("T")
V = TypeVar("V", Period, Calendar)

_ACCEPTED = Phrase('what may stand in the column: ["P1M", "10 working days"], or a mapping of its words to such values')


def _named(values: object) -> Mapping[str, Period | Calendar | str]:
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise InvalidType(field=Phrase("among"), value=values, accepted=_ACCEPTED)
    several = checks.several("among", values, object)
    words = [checks.text("among", word) for word in several]
    if not words:
        raise InvalidValue(field=Phrase("among"), value=values, accepted=_ACCEPTED)
    return MappingProxyType(dict(values) if isinstance(values, Mapping) else dict(zip(words, words, strict=True)))


@frozen
class PerRow:
    """A column that says for each row which period or which calendar holds for it; null is unknown.

    :param column: the name of the column, which is one of text.
    :param among: all that may stand in it, or a mapping of its words to periods or calendars.
    :raises InvalidType: ``among`` is one text.
    :raises InvalidValue: there is nothing among which to choose.

    >>> import datetime
    >>> import polars as pl
    >>> from dsa import frames
    >>> day = datetime.date(2025, 12, 23)
    >>> requests = pl.DataFrame({"event": [day, day], "to": ["Commission", "Ireland"]})
    >>> calendars = frames.PerRow("to", {"Commission": "EC", "Ireland": "IE"})
    >>> frames.deadline(requests, period="10 working days", calendar=calendars)["deadline"].to_list()
    [datetime.date(2026, 1, 16), datetime.date(2026, 1, 9)]
    """

    column: str
    among: Mapping[str, Period | Calendar | str] = field(converter=_named)

    def __attrs_post_init__(self) -> None:
        checks.text("column", self.column)

    def __hash__(self) -> int:
        return hash((self.column, frozenset(self.among)))

    def __reduce__(self) -> tuple[object, ...]:
        return PerRow, (self.column, dict(self.among))


Case: TypeAlias = "tuple[tuple[str, str], ...]"
"""Columns, and the word that each of them has in the rows of the case; none where it is all rows."""


@frozen
class Choice(Generic[T]):
    """Which value holds in which case."""

    column: str | None
    cases: tuple[tuple[Case, T], ...]


def choice(wanted: V | str | PerRow, read: Callable[[V | str], T]) -> Choice[T]:
    """What a caller gave, read: each of the values of a :class:`PerRow`, or the one for all rows."""
    if not isinstance(wanted, PerRow):
        return Choice(None, (((), read(wanted)),))
    among: Mapping[str, Any] = wanted.among  # whatever is none of the values that it reads, it refuses
    return Choice(wanted.column, tuple((((wanted.column, word),), read(value)) for word, value in among.items()))


Add: TypeAlias = "Callable[[Frame, str, Wanted], Frame]"
"""Adds the columns that are wanted, from the column of events that is named."""


def by_row(frame: Frame, held: str, cases: Mapping[Case, Add], wanted: Wanted) -> Frame:
    """The frame with the columns that are wanted; every row's are those of its case.

    :raises InvalidValue: a word that is in no case; when the frame is computed, where it is lazy.
    """
    for place in zip(*cases, strict=True):
        (name,) = {column for column, _ in place}
        frame = _known(frame, name, list(dict.fromkeys(word for _, word in place)))
    tests = [_holds(frame, case) for case in cases]
    numbered = [wanted.marked(f"__dsa_{number}_") for number in range(len(cases))]
    for test, add, its in zip(tests, cases.values(), numbered, strict=True):
        event = f"{its.into}event"
        frame = add(_changed(frame, {event: _where(test, held)}), event, its)
    chosen = {
        name: _of_its_case(tests, [marked.names[what] for marked in numbered]) for what, name in wanted.names.items()
    }
    between = [name for marked in numbered for name in (f"{marked.into}event", *marked.names.values())]
    changed: Frame = _changed(frame, chosen).drop(*between)
    return changed


def _known(frame: Frame, name: str, words: list[str]) -> Frame:
    def other(held: nw.Expr) -> nw.Expr:
        return ~held.is_null() & ~as_text(frame, held, name).is_in(words)

    listed = ", ".join(sql_text(engine_of(frame), word) for word in words)
    return refusing(frame, name, other, ", ".join(words), sql=f"NOT IN ({listed})")


def _holds(frame: Frame, case: Case) -> nw.Expr:
    import narwhals as nw

    tests = [as_text(frame, nw.col(name), name) == word for name, word in case]
    return nw.all_horizontal(*tests, ignore_nulls=False)


def _where(test: nw.Expr, held: str) -> nw.Expr:
    import narwhals as nw

    return nw.when(test).then(nw.col(held))


def _of_its_case(tests: list[nw.Expr], names: list[str]) -> nw.Expr:
    import narwhals as nw

    chosen: nw.Expr = nw.when(tests[0]).then(nw.col(names[0]))
    for test, name in zip(tests[1:], names[1:], strict=True):
        chosen = nw.when(test).then(nw.col(name)).otherwise(chosen)
    return chosen


def _changed(frame: Frame, columns: Mapping[str, nw.Expr]) -> Frame:
    return partwise(frame, lambda some: some.with_columns(**columns))
