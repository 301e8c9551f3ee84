"""How many statements of reasons there are of each kind: numbers for the reports of Articles 15(1) and 24(1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isnan
from typing import TYPE_CHECKING, Any, TypeVar

from ...act.statements.fields import FIELDS
from ...ground import checks
from ...ground.errors import InvalidType, InvalidValue
from ...ground.words import Phrase
from ..blanks import WHITESPACE, is_blank, stripped
from ..columns import as_text, kind_refused
from ..engines import Frame, as_came, engine_of, lacking, opened, partwise

if TYPE_CHECKING:
    import narwhals as nw

F = TypeVar("F")

_LISTS = frozenset(field.name for field in FIELDS if field.kind.several)
_TEXTS = frozenset(field.name for field in FIELDS) - _LISTS
_EMPTY = rf"^[{WHITESPACE}]*\[[ \t\r\n]*\][{WHITESPACE}]*$"
"""What the JSON of an empty list looks like, with whatever whitespace."""
_RESTRICTIONS = {
    "decision_visibility": "visibility",
    "decision_monetary": "monetary",
    "decision_provision": "service",
    "decision_account": "account",
}
_EXPLODING = frozenset({"Polars", "DuckDB", "PySpark", "Ibis"})
"""Engines that make rows of lists by themselves; for others it is done where the few groups are."""
STATEMENTS = "statements"


def statement_counts(frame: F, by: str | Iterable[str] = ("category",)) -> F:
    """How many statements each group has, in a log or in a day's file of the database.

    One row a group, with the columns of ``by`` and the number in ``statements``. Besides the database's own columns
    (``category``, ``decision_ground``, ``source_type``, ``automated_detection``, ``automated_decision``, and any other
    column of the frame), ``month`` is that of ``application_date``, as in ``2026-03``, and ``restriction`` is
    ``visibility``, ``monetary``, ``service`` or ``account``. A statement with several values in a list, or several
    restrictions, counts once for each, however often a list has it: ``territorial_scope`` gives the number for each
    Member State, and such numbers do not add up to that of all statements. Text of the database's columns is trimmed,
    as the database trims it, and what is not there is null. Every row counts, whether the database takes it or not:
    filter by ``accepted`` first if only those are wanted.

    :param frame: a frame of any engine.
    :param by: the columns of the groups: one or several.
    :raises UnknownName: a name that is no column.
    :raises InvalidValue: no name, or the same twice.

    >>> import polars as pl
    >>> from dsa import frames
    >>> log = pl.DataFrame({"territorial_scope": ['["DE","FR"]', '["DE"]']})
    >>> frames.statement_counts(log, by="territorial_scope").sort("territorial_scope").rows()
    [('DE', 2), ('FR', 1)]
    """
    import narwhals as nw

    rows = opened(frame)
    names = _named(rows, by)
    lists = [name for name in names if name in _LISTS or name == "restriction"]
    keyed = rows.select(**{name: _key(rows, name) for name in names})
    counted: Any = keyed.group_by(names).agg(nw.len().alias(STATEMENTS))
    counted = counted.with_columns(nw.col(STATEMENTS).cast(nw.Int64))
    trimmed = {name: _trimmed(rows, name) for name in names if _has_text(rows, name)}
    if trimmed:  # the groups are few, and the rows many
        counted = _again(partwise(counted, lambda some: some.with_columns(**trimmed)), names)
    for name in lists:
        counted = _again(_spread(counted, name, names), names)
    return as_came(frame, counted)


def _has_text(frame: Frame, name: str) -> bool:
    """Whether it is counted by text of one of the database's columns, which is not a list."""
    import narwhals as nw

    schema = frame.collect_schema()
    held = "application_date" if name == "month" and name not in schema else name
    return held in _TEXTS and isinstance(schema[held], nw.String | nw.Categorical | nw.Enum)


def _trimmed(frame: Frame, name: str) -> nw.Expr:
    """Text of a group as the database reads it: of a day its month."""
    import narwhals as nw

    text = stripped(nw.col(name), engine_of(frame))
    return _something(text if name in frame.collect_schema() else text.str.slice(0, 7))


def _named(frame: Frame, by: str | Iterable[str]) -> list[str]:
    if not isinstance(by, Iterable):
        raise InvalidType(field=Phrase("by"), value=by, accepted=Phrase("names of columns, such as ('category',)"))
    asked = (by,) if isinstance(by, str) else checks.several("by", by, object)
    there = set(frame.collect_schema().names())
    derived = {"restriction"} if there & _RESTRICTIONS.keys() else set()
    if "application_date" in there:
        derived.add("month")
    names = [checks.known("by", name, there | derived) for name in asked]
    if not names or len(set(names)) < len(names) or STATEMENTS in names:
        accepted = Phrase(f"names of columns, each once, and not {STATEMENTS!r}")
        raise InvalidValue(field=Phrase("by"), value=tuple(names), accepted=accepted)
    return names


def _key(frame: Frame, name: str) -> nw.Expr:
    """What a row is counted under; lists are one text each up to here."""
    import narwhals as nw

    schema = frame.collect_schema()
    if name == "month" and name not in schema:
        kind = schema["application_date"]
        day = nw.col("application_date")
        if _has_text(frame, name):
            return as_text(frame, day, "application_date")
        if kind == nw.Date or isinstance(kind, nw.Datetime):
            return day.dt.to_string("%Y-%m")
        raise kind_refused(frame, "application_date", "a column of days, or of text")
    if name == "restriction" and name not in schema:
        imposed = [
            nw.when(_there(frame, column)).then(nw.lit(f"{restriction},")).otherwise(nw.lit(""))
            for column, restriction in _RESTRICTIONS.items()
            if column in schema
        ]
        return _something(nw.concat_str(imposed).str.replace_all(",$", ""))  # Ibis strips whitespace alone
    if name in _LISTS:
        if isinstance(schema[name], nw.List):
            if engine_of(frame) not in _EXPLODING:
                raise lacking(frame, "counting by a column of lists", "Give the lists as JSON, as text.")
            return nw.col(name)
        if schema[name] != nw.String:
            raise kind_refused(frame, name, "a column of lists of text, or of text that is JSON")
        return nw.col(name).str.replace_all(r'[\[\]" \t\r\n]', "")
    if _has_text(frame, name):
        return as_text(frame, nw.col(name), name)
    return _something(nw.col(name)) if schema[name] == nw.String else nw.col(name)


def _something(text: nw.Expr) -> nw.Expr:
    """Null for text with nothing in it."""
    import narwhals as nw

    return nw.when(text != "").then(text)


def _there(frame: Frame, column: str) -> nw.Expr:
    import narwhals as nw

    held, kind = nw.col(column), frame.collect_schema()[column]
    if isinstance(kind, nw.List):
        return ~held.is_null() & (held.list.len() > 0)
    if not isinstance(kind, nw.String | nw.Categorical | nw.Enum):
        return ~held.is_null()
    text = as_text(frame, held, column)
    return ~is_blank(text) & ~text.str.contains(_EMPTY).fill_null(False)


def _spread(counted: Any, name: str, names: Sequence[str]) -> Any:
    """One row for each value of a list."""
    import narwhals as nw

    if engine_of(counted) in _EXPLODING:
        listed = isinstance(counted.collect_schema()[name], nw.List)
        values = nw.col(name) if listed else nw.col(name).str.split(",")
        split = counted.with_columns(values.list.unique().alias(name))
        return split.explode(name).with_columns(_something(nw.col(name)).alias(name))

    def here(some: Any) -> Any:
        rows = list(_rows(some.rows(named=True), name))
        columns = {column: [_none(row[column]) for row in rows] for column in (*names, STATEMENTS)}
        kinds = {column: some.schema[column] for column in columns} | {name: nw.String()}
        # pandas 2 makes the text "None" of nothing in a column that is to be text; left to itself, it keeps nothing
        schema = None if some.implementation.is_pandas_like() else kinds
        return nw.from_dict(columns, schema=schema, backend=some.implementation)

    return partwise(counted, here)


def _none(value: Any) -> Any:
    """A value of a row; None for the number that is none, which pandas has for null."""
    return None if isinstance(value, float) and isnan(value) else value


def _rows(rows: Iterable[dict[str, Any]], name: str) -> Iterator[dict[str, Any]]:
    for row in rows:
        value = row[name]  # text, or whatever the engine has for null
        for part in dict.fromkeys(value.split(",")) if isinstance(value, str) else [""]:
            yield {**row, name: part or None}


def _again(spread: Any, names: Sequence[str]) -> Any:
    import narwhals as nw

    return spread.group_by(names).agg(nw.col(STATEMENTS).sum()).with_columns(nw.col(STATEMENTS).cast(nw.Int64))
