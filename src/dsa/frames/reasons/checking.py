"""Whether the Transparency Database takes the statement in each row, and the first field for which it does not."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial, reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any, TypeVar

from ...act.statements.database import first_refused
from ...act.statements.fields import DECISIONS, FIELDS
from ...ground.errors import UnknownName
from ..arrays import LOCAL, series
from ..columns import new_column
from ..engines import Frame, as_came, engine_of, is_eager, opened, partwise, seen
from .values import Held, column_of, payload_of

if TYPE_CHECKING:
    import narwhals as nw
    import polars as pl

F = TypeVar("F")

_PLACE = "__dsa_place"
_SURE = "__dsa_sure"
_NAMES = tuple(field.name for field in FIELDS)
_TAKEN = len(_NAMES)
_PLACES: Mapping[str | None, int] = {None: _TAKEN} | {name: place for place, name in enumerate(_NAMES)}


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
    return as_came(frame, _checked(opened_frame))


def _checked(frame: Frame) -> Frame:
    import narwhals as nw

    engine = engine_of(frame)
    if engine == "Polars":
        planned: Frame = _checked_by_polars(frame.lazy())
        return planned.lazy().collect() if is_eager(frame) else planned
    if engine in LOCAL:
        return partwise(frame, _checked_here)
    held = _held(frame)
    named: Any = frame.with_columns(refused_field=nw.when(_doubtful(held)).then(_first(held)))
    told = named.with_columns(accepted=nw.col("refused_field").is_null())
    answer: Frame = told.select(*frame.collect_schema().names(), "accepted", "refused_field")
    return answer


def _held(frame: Frame) -> dict[str, Held]:
    there = set(frame.collect_schema().names())
    held = {field.name: Held(frame, field) for field in FIELDS if column_of(field) in there}
    if not held:
        raise UnknownName(field="frame", value=", ".join(sorted(there)), accepted=_NAMES)
    return held


def _checked_here(frame: Any) -> Any:
    """Where the values are: only what is not taken at first sight is looked at field by field."""
    import numpy as np

    held = _held(frame)
    some = frame.select(*(column_of(column.field) for column in held.values()), _doubtful(held).alias(_PLACE))
    places = _places(some, held.keys())
    like = frame[frame.columns[0]]
    names = np.array([*_NAMES, None], dtype=object)[places]
    return frame.with_columns(
        accepted=series(like, "accepted", places == _TAKEN, "Boolean"),
        refused_field=series(like, "refused_field", names, "String"),
    )


def _checked_by_polars(frame: Frame) -> Frame:
    """By a plan of Polars; only for what is not taken at first sight does it ask us again, part by part."""
    import polars as pl

    held = _held(frame)

    used = [column_of(column.field) for column in held.values()]
    sure, uncertain = _sure(held)
    looked: Any = frame.with_columns(sure.alias(_SURE), uncertain.alias(_PLACE)).to_native()
    parts = pl.struct(*used, _PLACE)
    place = parts.map_batches(partial(places_of, held.keys()), return_dtype=pl.Int8, is_elementwise=True)
    placed = looked.with_columns(pl.when(_PLACE).then(place).otherwise(_SURE).alias(_PLACE))
    told = placed.with_columns(accepted=pl.col(_PLACE) == _TAKEN, refused_field=_names(pl.col(_PLACE)))
    return seen(told.drop(_PLACE, _SURE))


def places_of(judged: Collection[str], values: pl.Series) -> pl.Series:
    """For some rows of Polars, with their columns and whether they are doubtful, the place of what refuses each."""
    import narwhals as nw
    import polars as pl

    return pl.Series(values.name, _places(nw.from_native(values.struct.unnest(), eager_only=True), judged))


def _names(places: Any) -> Any:
    import polars as pl

    return places.replace_strict(range(len(_NAMES)), _NAMES, default=None, return_dtype=pl.String)


def _places(frame: Any, judged: Collection[str]) -> Any:
    """For each row the place of the first field that refuses it, as an array; doubtful rows are known already."""
    import numpy as np

    places = np.full(len(frame), _TAKEN, dtype=np.int8)
    doubtful = frame[_PLACE]
    if doubtful.any():
        rows = frame.filter(doubtful).drop(_PLACE)
        names = (first_refused(payload_of(rows.columns, row), judged) for row in rows.iter_rows())
        places[doubtful.to_numpy().astype(bool)] = [_PLACES[name] for name in names]
    return places


def _first(held: dict[str, Held]) -> nw.Expr:
    """The first field that refuses the row; null where none does."""
    import narwhals as nw

    first: nw.Expr = nw.lit(None).cast(nw.String())
    undecided = _undecided(held)
    for name, column in reversed(held.items()):
        first = nw.when(_bad(column, held, undecided)).then(nw.lit(name)).otherwise(first)
    return first


def _undecided(held: dict[str, Held]) -> nw.Expr | None:
    nothing = [held[name].truths.nothing() for name in DECISIONS if name in held]
    return reduce(and_, nothing) if nothing else None


def _bad(column: Held, held: dict[str, Held], undecided: nw.Expr | None) -> nw.Expr:
    """Whether a field refuses the row."""
    import narwhals as nw

    field, truths = column.field, column.truths
    wrong = truths.wrong()
    if field.name in DECISIONS and undecided is not None:
        return wrong | undecided
    if field.required:
        return wrong | truths.blank()
    if field.when is None or field.optional:
        return wrong
    other, value = field.when
    if other not in held:
        return wrong if field.checked_first else nw.lit(value=False)
    asked = held[other].truths.holds(value)
    return wrong | (truths.blank() & asked) if field.checked_first else (wrong | truths.blank()) & asked


def _sure(held: dict[str, Held]) -> tuple[nw.Expr, nw.Expr]:
    """Where nothing is uncertain, the place of the first field that refuses the row; and whether anything is."""
    import narwhals as nw

    wrong: dict[str, list[nw.Expr]] = {name: [] for name in held}
    uncertain: list[nw.Expr] = []
    for name, column in held.items():
        field, truths = column.field, column.truths
        surely = truths.surely_wrong()
        uncertain.append(truths.doubtful() if surely is None else truths.doubtful() & ~surely)
        wrong[name] += [] if surely is None else [surely]
        if field.required:
            wrong[name].append(truths.absent())
        elif field.when is not None and not field.optional and field.when[0] in held:
            wrong[name].append(truths.absent() & held[field.when[0]].truths.holds_plainly(field.when[1]))
    nothing = [held[name].truths.plainly_nothing() for name in DECISIONS if name in held]
    if nothing:
        first = next(name for name in held if name in DECISIONS)
        wrong[first].append(reduce(and_, nothing))
    place: nw.Expr = nw.lit(_TAKEN, nw.Int8)
    for name, reasons in reversed(wrong.items()):
        if reasons:
            place = nw.when(reduce(or_, reasons)).then(nw.lit(_PLACES[name], nw.Int8)).otherwise(place)
    return place, reduce(or_, uncertain)


def _doubtful(held: dict[str, Held]) -> nw.Expr:
    """Whether a row is not taken at first sight: what is, is taken."""
    doubts = []
    for column in held.values():
        field, truths = column.field, column.truths
        doubts.append(truths.doubtful())
        if field.required:
            doubts.append(truths.absent())
        elif field.when is not None and not field.optional and field.when[0] in held:
            doubts.append(truths.absent() & held[field.when[0]].truths.holds_plainly(field.when[1]))
    absent = [held[name].truths.plainly_nothing() for name in DECISIONS if name in held]
    if absent:
        doubts.append(reduce(and_, absent))
    return reduce(or_, doubts)
