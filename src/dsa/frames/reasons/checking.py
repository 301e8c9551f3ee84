"""Whether the Transparency Database takes the statement in each row, and the first field for which it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from ...act.statements.fields import DECISIONS, FIELDS
from ...ground.errors import UnknownName
from ..engines import Frame, engine_of, new_column, opened, partwise
from .values import Held, column_of

if TYPE_CHECKING:
    import narwhals as nw

F = TypeVar("F")

_PLACE = "__dsa_place"
_NAMES = tuple(field.name for field in FIELDS)
_SHORT_CIRCUITS = frozenset({"DuckDB", "PySpark", "Ibis"})
"""Engines that look at a case only where none before it held: names cost them nothing."""


def statements(frame: F) -> F:
    """Whether the database takes each statement, in a log or in a day's file of the database.

    Adds ``accepted``, and ``refused_field``: the first field, in the order of the database's documentation, for which
    it would refuse the row; null where it takes it. It is :func:`dsa.statements.problems` for columns that bear the
    database's names. Text is trimmed; lists are JSON text or lists of text; days are text or days, and midnight may
    follow them; of ``content_id`` the column ``content_id_ean`` is looked at. A field without a column is not judged:
    files of the database have no ``puid``, and light ones leave out the explanations. Of the four decisions, one
    without a column is not there.

    :raises UnknownName: no column bears a name of the database.
    :raises InvalidType: a column of days, lists or truths where the database has text.
    :raises InvalidValue: the frame has ``accepted`` or ``refused_field`` already.

    >>> import polars as pl
    >>> from dsa import frames
    >>> log = pl.DataFrame({"category": ["STATEMENT_CATEGORY_VIOLENCE", "STATEMENT_CATEGORY_PORNOGRAPHY"]})
    >>> frames.statements(log)["refused_field"].to_list()
    [None, 'category']
    """
    opened_frame = opened(frame)
    for name in ("accepted", "refused_field"):
        new_column(opened_frame, f"the new column {name}", name)
    if engine_of(opened_frame) in _SHORT_CIRCUITS:
        checked = _named_in_place(opened_frame)
    else:
        checked = partwise(opened_frame, _named_by_place)
    answer: F = checked.to_native()
    return answer


def _named_in_place(frame: Frame) -> Frame:
    import narwhals as nw

    refused: nw.Expr = nw.lit(None).cast(nw.String())
    for name, bad in reversed(refusals(frame)):
        refused = nw.when(bad).then(nw.lit(name)).otherwise(refused)
    named: Any = frame.with_columns(refused_field=refused)
    columns: Frame = named.with_columns(accepted=nw.col("refused_field").is_null())
    return _in_order(columns)


def _named_by_place(frame: Any) -> Any:
    """By numbers, which are small; the names are put in their place at the end."""
    import narwhals as nw

    found = refusals(frame)
    place: nw.Expr = nw.lit(len(_NAMES), nw.Int8)
    for name, bad in reversed(found):
        place = nw.when(bad).then(nw.lit(_NAMES.index(name), nw.Int8)).otherwise(place)
    placed = frame.with_columns(place.alias(_PLACE))
    where = nw.col(_PLACE)
    if engine_of(frame) == "Polars":
        import polars as pl

        native = placed.to_native().with_columns(
            accepted=pl.col(_PLACE) == len(_NAMES),
            refused_field=pl.col(_PLACE).replace_strict(
                range(len(_NAMES)), _NAMES, default=None, return_dtype=pl.String
            ),
        )
        return nw.from_native(native).drop(_PLACE)
    name_of: nw.Expr = nw.lit(None).cast(nw.String())
    for name, _ in found:
        name_of = nw.when(where == _NAMES.index(name)).then(nw.lit(name)).otherwise(name_of)
    named = placed.with_columns(accepted=where == len(_NAMES), refused_field=name_of)
    return named.drop(_PLACE)


def _in_order(frame: Frame) -> Frame:
    names = [name for name in frame.collect_schema().names() if name != "refused_field"]
    return frame.select(*names, "refused_field")


def refusals(frame: Frame) -> list[tuple[str, nw.Expr]]:
    """For each field that has a column, whether it refuses the row; never null."""
    there = set(frame.collect_schema().names())
    held = {field.name: Held(frame, field) for field in FIELDS if column_of(field) in there}
    if not held:
        raise UnknownName(field="frame", value=", ".join(sorted(there)), accepted=_NAMES)
    undecided = _undecided(held)
    return [(name, _bad(column, held, undecided if name in DECISIONS else None)) for name, column in held.items()]


def _undecided(held: dict[str, Held]) -> nw.Expr | None:
    nothing = [held[name].nothing for name in DECISIONS if name in held]
    together = nothing[0] if nothing else None
    for one in nothing[1:]:
        together = together & one
    return together


def _bad(column: Held, held: dict[str, Held], undecided: nw.Expr | None) -> nw.Expr:
    import narwhals as nw

    field = column.field
    blank = column.blank
    wrong = ~(blank | column.taken)
    if undecided is not None:
        return wrong | undecided
    if field.required:
        return wrong | blank
    if field.when is None:
        return wrong
    other, value = field.when
    if other not in held:
        return wrong if field.checked_first else nw.lit(False)
    asked = held[other].holds(value)
    if field.optional:
        return wrong
    return wrong | (blank & asked) if field.checked_first else (wrong | blank) & asked

