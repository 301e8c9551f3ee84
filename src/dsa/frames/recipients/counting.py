"""From log rows to average monthly active recipients: Article 24(2), recital 77, and the test of Article 33(1).

Each recipient counts once a month, however often and from however many Member States; the months are then averaged.
That is neither the number of recipients over six months nor an average of days.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import frozen

from ...act import parameters
from ...ground import checks
from ...ground.mistaken.calls import by_name
from ..engines import Frame, as_came, engine_of, opened, seen
from ..rows import MONTH, OTHERS, REFUSED, ROWS, SEEN, Columns, ready
from ..shortcuts import distinct_in_polars, totals_in_duckdb
from ..windows import Window
from . import approximate, shuffled

if TYPE_CHECKING:
    import narwhals as nw

F = TypeVar("F")

_STATE = "member_state"


@by_name
def active_recipients(
    events: F,
    *,
    until: date,
    service: str = "service",
    recipient: str = "recipient",
    member_state: str = "member_state",
    moment: str = "moment",
    zone: str = "Europe/Brussels",
    by_member_state: bool = False,
    kind: str | None = None,
    automated: str | None = None,
    incidental: str | None = None,
    approximately: bool = False,
    detail: bool = False,
) -> F:
    """Average monthly active recipients of every service over the six months to a day, from rows of a log.

    The answer has a row a service: ``service``, ``average_recipients`` (the six monthly numbers of unique recipients
    over six; a month without rows counts nought), ``met`` (whether the sum reaches six times the threshold, decided on
    whole numbers) and ``refused_rows``. It is a frame of the same engine, lazy if ``events`` is.

    Refused are rows without a recipient (null or blank text), without a Member State or with one that is none, without
    a moment, or with one outside the six months. They are never counted and never dropped: they can add to the sum at
    most their number.
    Rows without a service are gathered under the service null, and decide nothing.

    :param until: the last day of the six months. From there the months run back: to 30 June they are calendar months.
    :param service: the column that says which service was used; each is counted by itself.
    :param recipient: the column that identifies the recipient, one and the same across interfaces.
    :param member_state: the column of ISO 3166 codes (or EL). Parts of Member States with codes of their own count for
        these, such as RE for FR (Article 355 TFEU); overseas countries and territories, such as NC, are not in the
        Union.
    :param moment: the column of moments: with a zone, or without one and then local to ``zone`` already; or of days.
    :param zone: the time zone whose months count.
    :param by_member_state: a row a service and Member State. A recipient seen in two of them counts in both, and once
        in the service's whole. Article 33(1) speaks of recipients in the Union, so ``met`` is that of the whole.
    :param kind: a column that says of each row "use", "automated" or "incidental".
    :param automated: a column of truths for bots and scrapers, which may be left out (recital 77).
    :param incidental: a column of truths for incidental use by recipients of other services, which is left out.
    :param approximately: count with HyperLogLog where the engine has it (Polars, DuckDB, PySpark). Adds
        ``average_at_least`` and ``average_at_most``; ``met`` is null if the threshold lies within them.
    :param detail: add ``month_1`` to ``month_6``, the oldest first, with which
        :func:`~dsa.average_monthly_active_recipients` gives the answer with its reasons, ``total`` (their sum), and
        how many rows were refused for which reason and left out.
    :raises InvalidType: a column of the wrong type, such as text for moments or floats for identifiers.
    :raises UnknownName: a column that is not there.

    >>> import polars as pl
    >>> from dsa import frames
    >>> log = pl.DataFrame({
    ...     "service": ["Shop", "Shop", "Shop"],
    ...     "recipient": [1, 1, 2],
    ...     "member_state": ["DE", "FR", "US"],
    ...     "moment": [date(2025, 1, 1), date(2025, 1, 31), date(2025, 2, 1)],
    ... })
    >>> frames.active_recipients(log, until=date(2025, 6, 30)).rows()
    [('Shop', 0.16666666666666666, False, 1)]
    """
    names = Columns(
        service=service,
        recipient=recipient,
        member_state=member_state,
        moment=moment,
        kind=kind,
        automated=automated,
        incidental=incidental,
    )
    count = Count(
        names=names,
        window=Window.ending(until, zone),
        least=least_total(until),
        by_member_state=by_member_state,
        approximately=approximately,
        detail=detail,
    )
    counted = count.asked(opened(events))
    if engine_of(counted) == "pandas":  # its truths are objects where one of them is null, unless they are nullable
        native: Any = counted.to_native()
        counted = seen(native.assign(met=native["met"].astype("boolean")))
    return as_came(events, counted)


def least_total(until: date) -> int:
    """The least sum of monthly numbers whose average meets the threshold that is law on a day."""
    return parameters.RECIPIENTS_PERIOD.on(until).whole_months * parameters.THRESHOLD.on(until)


@frozen(kw_only=True)
class Count:
    """What is to be counted and how: rows to totals, totals to the answer."""

    names: Columns
    window: Window
    least: int
    by_member_state: bool = False
    approximately: bool = False
    detail: bool = False

    def __attrs_post_init__(self) -> None:
        for field in ("by_member_state", "approximately", "detail"):
            checks.instance(field, getattr(self, field), bool)

    def asked(self, frame: Frame) -> Frame:
        """From the log to the answer."""
        if engine_of(frame) == "Dask" and not self.approximately:
            return shuffled.answered(self, self.rows(frame))
        return self.answered(self.counted(self.rows(frame)))

    def rows(self, frame: Frame) -> Frame:
        """Every row with the month that it counts in, or why it does not."""
        return ready(frame, self.names, self.window, by_member_state=self.by_member_state)

    def counted(self, rows: Frame) -> Frame:
        """The totals of each service, or of each of its Member States beside the service's whole."""
        plain = self.names.plain and not (self.by_member_state or self.approximately or self.detail)
        if plain and engine_of(rows) == "DuckDB":
            return totals_in_duckdb(rows)
        return _counted(rows, self.window, by_state=self.by_member_state, approximately=self.approximately)

    def answered(self, counted: Frame) -> Frame:
        """The columns of the answer, in their order."""
        import narwhals as nw

        keys = ["service", _STATE] if self.by_member_state else ["service"]
        total, whole, known = (
            nw.col("total"),
            nw.col("union_total" if self.by_member_state else "total"),
            nw.col(keys[-1]),
        )
        months = (
            total - total + self.window.months
        )  # a column: Polars multiplies by the inverse of a literal, inexactly
        average = nw.when(~known.is_null()).then(total / months)
        columns: dict[str, nw.Expr] = {"average_recipients": average}
        met = whole >= self.least
        if self.approximately:
            error = approximate.error(counted)
            columns |= {"average_at_least": average / (1 + error), "average_at_most": average / (1 - error)}
            surely = whole / (1 + error) >= self.least
            met = nw.when(surely | (whole / (1 - error) < self.least)).then(surely)
        columns |= {"met": nw.when(~nw.col("service").is_null()).then(met), "refused_rows": nw.col("refused_rows")}
        if self.detail:
            columns |= {name: nw.col(name) for name in self._details()}
        answer: Any = counted
        ordered: Frame = answer.select(*keys, **columns).sort(*keys, nulls_last=True)
        return ordered

    def _details(self) -> list[str]:
        totals = ["total", "union_total"] if self.by_member_state else ["total"]
        months = [f"month_{number + 1}" for number in range(self.window.months)]
        left_out = [f"left_out_{reason}" for reason in self.names.left_out]
        return [*months, *totals, *(f"refused_{reason}" for reason in REFUSED), *left_out]


def _counted(rows: Frame, window: Window, *, by_state: bool, approximately: bool) -> Frame:
    import narwhals as nw

    in_groups = approximately or engine_of(rows) == "Polars"
    distinct = approximate.distinct if approximately else distinct_in_polars if in_groups else _distinct
    if not by_state:
        return summed(distinct(rows, "service"), window, "service")
    apart = distinct(rows, "service", _STATE)
    if in_groups:
        once = distinct(rows, "service")
    else:  # each recipient once in the whole, from however many Member States
        once = apart.group_by("service", "recipient", MONTH).agg(nw.col(ROWS).sum(), nw.col(SEEN).max())
    whole = summed(once, window, "service").select(__dsa_service="service", union_total="total")
    states: Any = summed(apart, window, "service", _STATE)
    joined: Frame = states.join(whole, left_on="service", right_on="__dsa_service", how="left")
    return joined


def _distinct(rows: Frame, *keys: str) -> Frame:
    """Every recipient once in each month of each service, with how many rows stand behind it."""
    import narwhals as nw

    grouped: Frame = rows.group_by(*keys, "recipient", MONTH).agg(nw.len().alias(ROWS))
    return grouped.with_columns(nw.lit(1).cast(nw.Int64).alias(SEEN))


def summed(distinct: Frame, window: Window, *keys: str) -> Frame:
    """How many recipients every month had, how many rows there are of each other code, and the totals of both."""
    import narwhals as nw

    seen = {f"month_{number + 1}": (SEEN, number) for number in range(window.months)}
    values = {
        name: nw.when(nw.col(MONTH) == code).then(nw.col(held)).otherwise(nw.lit(0)).cast(nw.Int64)
        for name, (held, code) in (seen | {name: (ROWS, code) for name, code in OTHERS.items()}).items()
    }
    grouped: Frame = distinct.with_columns(**values).group_by(*keys).agg(*(nw.col(name).sum() for name in values))
    return totalled(grouped.with_columns(nw.col(*values).cast(nw.Int64)), window)  # DuckDB's sums are wider


def totalled(counts: Frame, window: Window) -> Frame:
    """The counts of every month and code, with the total of the months and of the refused rows."""
    import narwhals as nw

    months = [nw.col(f"month_{number + 1}") for number in range(window.months)]
    refused = [nw.col(f"refused_{reason}") for reason in REFUSED]
    return counts.with_columns(total=sum(months[1:], months[0]), refused_rows=sum(refused[1:], refused[0]))
