"""The columns of a caller's frame: by which name each is asked for, and as what its values are taken.

Engines hold the same values in other types: a sum of DuckDB is wider than 64 bits or a decimal, pandas keeps whole
numbers and truths with gaps as objects, and a column in which nothing stands has a type of nothing, or of floats. Where
no value is lost, such a column is made one of the type that is wanted, and comes back as that.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..ground import checks, plain
from ..ground.errors import InvalidType, InvalidValue, UnknownName
from ..ground.words import Phrase
from .engines import CASELESS, Frame, engine_of, is_eager, partwise, seen
from .refusals import refusal, refusing

if TYPE_CHECKING:
    import narwhals as nw

PANDAS = frozenset({"pandas", "Dask"})
"""Engines that hold objects of Python."""
_SHOWN = 3
_MEANT_OTHERWISE = frozenset(
    {"service", "recipient", "member_state", "moment", "recipients", "event", "kind", "size", "turnover_cents"}
)
"""Columns that bear the name under which another argument looks for them: nobody means them by this one."""
_MOST = 2**63 - 1
_PLAIN_NAME = "a name that is neither empty nor a pattern, such as * or ^…$"
_WHOLE = "a column of whole numbers (Int64 or narrower), never floats"
_FITTING = "whole numbers from 0 up that fit in 64 bits"
_TEXT = "a column of text"
_TRUTHS = "a column of truth values"
_KINDS = {"Int64": "Int64", "Boolean": "boolean", "String": "object", "Datetime": "datetime64[us]", "Object": "object"}
"""What pandas calls the types that a column can be made of."""


def column(frame: Frame, field: str, name: object) -> str:
    """The name of a column that the frame has.

    :raises UnknownName: it has none of that name; the near ones are in the message.
    :raises InvalidValue: engines would not take the name for one.
    """
    there = frame.collect_schema().names()
    try:
        return _plain(field, checks.known(field, name, there))
    except UnknownName as unknown:
        if unknown.near:
            raise
        meant = [f"{field}={column!r}" for column in there if column not in _MEANT_OTHERWISE][:_SHOWN]
        raise UnknownName(field=field, value=name, near=meant, accepted=unknown.accepted) from None


def new_column(frame: Frame, field: str, name: object) -> str:
    """The name of a column that the frame does not have yet: nothing is overwritten."""
    fresh = _plain(field, checks.text(field, name))
    fold = str.casefold if engine_of(frame) in CASELESS else str
    if fold(fresh) in map(fold, frame.collect_schema().names()):
        raise InvalidValue(field=Phrase(field), value=name, accepted=Phrase("a name that the frame does not have yet"))
    return fresh


def _plain(field: str, name: str) -> str:
    """Polars takes * for all columns and ^…$ for those that it matches: it would answer for other ones."""
    if name in {"", "*"} or (name.startswith("^") and name.endswith("$")):
        raise InvalidValue(field=Phrase(field), value=name, accepted=Phrase(_PLAIN_NAME))
    return name


def kind_refused(frame: Frame, name: str, accepted: str) -> InvalidType:
    """What to raise for a column of the wrong type."""
    dtype = frame.collect_schema()[name]
    return InvalidType(field=Phrase(f"column {name}"), value=Phrase(str(dtype)), accepted=Phrase(accepted))


def value_refused(name: str, value: object, accepted: str) -> InvalidType:
    """What to raise for an object in a column that is of the wrong type."""
    return InvalidType(field=Phrase(f"column {name}"), value=value, accepted=Phrase(accepted))


def whole_numbers(frame: Frame, field: str, name: object) -> tuple[Frame, str]:
    """The frame in which a column is one of whole numbers that fit in 64 bits, and its name.

    :raises InvalidType: floats, which are not exact, text, or anything else.
    :raises InvalidValue: wider numbers that do not fit.
    """
    import narwhals as nw

    held = column(frame, field, name)
    dtype = frame.collect_schema()[held]
    wide = dtype in {nw.UInt64, nw.Int128, nw.UInt128} or (dtype == nw.Decimal and getattr(dtype, "scale", None) == 0)
    if dtype.is_integer() and not wide:
        return frame, held
    if wide:
        return _narrowed(frame, held), held
    if has_nothing(frame, held):
        return with_nothing(frame, held, "Int64"), held
    if has_objects(frame, held):
        return of_objects(frame, held, "Int64", lambda value: _whole(held, value)), held
    raise kind_refused(frame, held, _WHOLE)


def _narrowed(frame: Frame, name: str) -> Frame:
    import narwhals as nw

    without_sign = frame.collect_schema()[name] == nw.UInt64

    def outside(values: nw.Expr) -> nw.Expr:
        if without_sign:  # Arrow compares these with nothing else
            return values > nw.lit(_MOST, nw.UInt64)
        return (values < 0) | (values > _MOST)

    fitting = refusing(frame, name, outside, _FITTING, sql=f"NOT BETWEEN 0 AND {_MOST}")
    return partwise(fitting, lambda some: some.with_columns(nw.col(name).cast(nw.Int64)))


def _whole(name: str, value: object) -> int:
    """A whole number that an object is: an int, NumPy's, or a decimal of a database without a fraction."""
    if isinstance(value, Decimal):
        exact = checks.exact(f"column {name}", value)
        value = exact.numerator if exact.denominator == 1 else value
    number = plain.whole(value)
    if type(number) is not int:
        raise value_refused(name, value, _WHOLE)
    if not 0 <= number <= _MOST:
        raise refusal(name, None, _FITTING)
    return number


def texts(frame: Frame, field: str, name: object) -> tuple[Frame, str]:
    """The frame in which a column is one of text, or of categories of it, and its name."""
    import narwhals as nw

    held = column(frame, field, name)
    if isinstance(frame.collect_schema()[held], nw.String | nw.Categorical | nw.Enum):
        return frame, held
    if has_nothing(frame, held):
        return with_nothing(frame, held, "String"), held
    raise kind_refused(frame, held, _TEXT)


def as_text(frame: Frame, held: nw.Expr, name: str) -> nw.Expr:
    """Values of a column of text or of categories, as text."""
    import narwhals as nw

    if frame.collect_schema()[name] == nw.String:
        return held
    return nw.when(~held.is_null()).then(held.cast(nw.String))  # a cast can make text of null


def truths(frame: Frame, field: str, name: object) -> tuple[Frame, str]:
    """The frame in which a column is one of truth values, and its name."""
    import narwhals as nw

    held = column(frame, field, name)
    if frame.collect_schema()[held] == nw.Boolean:
        return frame, held
    if has_nothing(frame, held):
        return with_nothing(frame, held, "Boolean"), held
    if has_objects(frame, held):
        return of_objects(frame, held, "Boolean", lambda value: _truth(held, value)), held
    raise kind_refused(frame, held, _TRUTHS)


def _truth(name: str, value: object) -> bool:
    if type(value).__name__ not in {"bool", "bool_"}:  # Python's, and NumPy's under both of its names
        raise value_refused(name, value, _TRUTHS)
    return bool(value)


def has_nothing(frame: Frame, name: str) -> bool:
    """Whether nothing stands in a column, where that can be seen: it then has no type that could be wrong.

    pandas has such columns of objects or floats, whatever they were meant to be; others have a type of nothing.
    """
    import narwhals as nw

    native: Any = frame.to_native()
    if is_eager(frame):
        dtype = frame.collect_schema()[name]
        loose = dtype == nw.Unknown or (engine_of(frame) == "pandas" and (dtype.is_float() or has_objects(frame, name)))
        return loose and frame[name].null_count() == len(frame)
    match engine_of(frame):
        case "Polars":
            kind = native.collect_schema()[name]
        case "DuckDB":
            kind = native.types[native.columns.index(name)]
        case "Ibis":
            kind = native[name].type()
        case _:
            return False
    return str(kind).strip('"').lower() == "null"


def with_nothing(frame: Frame, name: str, kind: str) -> Frame:
    """The frame in which a column without values is one of narwhals' type of that name."""
    import narwhals as nw

    if engine_of(frame) == "pandas":
        return of_objects(frame, name, kind, lambda value: value)
    return frame.with_columns(nw.col(name).cast(getattr(nw, kind)()))


def has_objects(frame: Frame, name: str) -> bool:
    """Whether a column is one of Python's objects, of whatever class each of them is."""
    return engine_of(frame) in PANDAS and str(frame.to_native()[name].dtype) == "object"


def of_objects(frame: Frame, name: str, kind: str, read: Callable[[object], object]) -> Frame:
    """The frame in which a column of objects holds what each of them reads as; null where there is nothing."""

    def part(some: nw.DataFrame[Any]) -> Frame:
        native: Any = some.to_native()
        held = native[name]
        unknown = held.isna()
        values = [None if missing else read(value) for value, missing in zip(held, unknown, strict=True)]
        made = type(held)(values, index=held.index, name=name, dtype=_KINDS[kind])
        return seen(native.assign(**{name: made}))

    return partwise(frame, part)
