"""The most that a fine can be, for a column of turnovers in cents: Articles 74 and 52, in whole numbers only."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar

from ..act.penalties.grounds import FineGround
from ..ground import checks
from ..ground.mistaken.calls import by_name
from ..ground.values import dated
from .arrays import LOCAL, computed, series
from .columns import new_column, whole_numbers
from .engines import SQL, Frame, as_came, engine_of, is_eager, opened, quoted, raised, with_sql
from .refusals import NOT_NEGATIVE, not_negative, refusal

if TYPE_CHECKING:
    import narwhals as nw

F = TypeVar("F")

_MOST = 2**63 - 1
_HALF = 2**31


@by_name
def maximum_fine(
    frame: F,
    *,
    ground: FineGround = FineGround.INFRINGEMENT,
    turnover_cents: str = "turnover_cents",
    into: str = "ceiling_cents",
    decided: date | None = None,
) -> F:
    """The ceiling of a fine for each turnover of a preceding financial year, in cents, rounded down to the cent.

    It is :func:`dsa.maximum_fine` for money in cents (of whatever currency has hundredths). Every turnover that fits in
    64 bits has its exact ceiling: the share is taken of the quotient and of the remainder, so that nothing overflows.

    :param frame: a frame of any engine.
    :param ground: what the fine is for.
    :param turnover_cents: the column of whole numbers from 0 up; null where the turnover is not known.
    :param into: the new column.
    :param decided: the day of the decision, whose law counts; it may be left out while the share has never changed.
    :raises InvalidType: a column of floats or of anything else.
    :raises InvalidValue: a turnover below nought, or a name that the frame already has.

    >>> import polars as pl
    >>> from dsa import frames
    >>> turnovers = pl.DataFrame({"turnover_cents": [116, 117, 9_223_372_036_854_775_807]})
    >>> frames.maximum_fine(turnovers)["ceiling_cents"].to_list()
    [6, 7, 553402322211286548]
    """
    limit = checks.member("ground", ground, FineGround).ceiling
    share = dated(limit, decided)
    rows = opened(frame)
    rows, held = whole_numbers(rows, "turnover_cents", turnover_cents)
    name = new_column(rows, "into", into)
    return as_came(frame, _with_ceiling(rows, held, share, name))


def _with_ceiling(frame: Frame, held: str, share: Fraction, into: str) -> Frame:
    import narwhals as nw

    engine, part, of = engine_of(frame), share.numerator, share.denominator
    if engine == "Polars" and is_eager(frame):
        safe: Any = not_negative(frame, held)
        if (safe[held].max() or 0) <= _MOST // part:
            ceilings = (nw.col(held).cast(nw.Int64) * part // of).alias(into)
            extended: Frame = safe.with_columns(ceilings)
            return extended
    if engine in LOCAL:
        return computed(frame, held, lambda turnovers: {into: _ceilings(turnovers, held, share).alias(into)})
    if engine in SQL:
        divided = "//" if engine == "DuckDB" else "div"
        cents = f"CAST({quoted(engine, held)} AS BIGINT)"
        error = raised(engine, str(refusal(held, None, NOT_NEGATIVE)))
        text = (
            f"CASE WHEN {cents} BETWEEN 0 AND {_MOST // part} THEN {cents} * {part} {divided} {of} "
            f"WHEN {cents} < 0 THEN {error} "
            f"ELSE ({cents} {divided} {of}) * {part} + (({cents} % {of}) * {part}) {divided} {of} END"
        )
        return with_sql(frame, engine, {into: text})
    return not_negative(frame, held).with_columns(_in_halves(held, share).alias(into))


def _ceilings(turnovers: nw.Series[Any], held: str, share: Fraction) -> nw.Series[Any]:
    import narwhals as nw

    part, of = share.numerator, share.denominator
    whole = turnovers if turnovers.dtype == nw.Int64 else turnovers.cast(nw.Int64)
    unknown = whole.null_count() > 0
    cents = (whole.fill_null(0) if unknown else whole).to_numpy()
    if len(cents) and cents.min() < 0:
        raise refusal(held, int((cents < 0).sum()), NOT_NEGATIVE)
    if len(cents) and int(cents.max()) > _MOST // part:
        exact = cents // of * part + cents % of * part // of
    else:
        exact = cents * part
        exact //= of
    ceilings = series(turnovers, held, exact, "Int64")
    return whole - whole + ceilings if unknown else ceilings  # null stays null


def _in_halves(held: str, share: Fraction) -> nw.Expr:
    """For engines that may divide whole numbers as floats: no number divided here is too large for those."""
    import narwhals as nw

    part, of = share.numerator, share.denominator
    cents = nw.col(held).cast(nw.Int64)
    low = cents % _HALF
    high = (cents - low) // _HALF * part
    return high // of * _HALF + (high % of * _HALF + low * part) // of
