"""Counting more rows than fit in memory, on one machine, and if need be more recipients: each part has its share.

The log is read in batches, and of a recipient no more is kept than one row a service, however often seen. Which part
a recipient belongs to follows from a hash, so nobody is in two of them, and the parts' numbers add up to the exact
ones. What has to be remembered at once is what one part needs; the log is read once for each.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ...ground import checks
from ...ground.mistaken.calls import by_name
from ...time_limits.packages import Later
from ..engines import engine_of, lacking, opened
from ..progress import Progress, reporter
from ..rows import MONTH, OTHERS, ROWS, SEEN, Columns
from ..windows import Window
from .counting import Count, least_total, totalled

if TYPE_CHECKING:
    import polars as pl
else:
    pl = Later("polars")

_BATCH = 2**20


@by_name
def active_recipients_in_parts(
    events: pl.LazyFrame | pl.DataFrame,
    *,
    parts: int = 1,
    until: date,
    progress: Progress | bool = True,
    service: str = "service",
    recipient: str = "recipient",
    member_state: str = "member_state",
    moment: str = "moment",
    zone: str = "Europe/Brussels",
    kind: str | None = None,
    automated: str | None = None,
    incidental: str | None = None,
    detail: bool = False,
) -> pl.DataFrame:
    """What :func:`active_recipients` answers, for a log that Polars scans and that does not fit in memory.

    Spark needs no such thing: it shares the recipients among its machines. The columns (``service``, ``recipient``,
    ``member_state``, ``moment``, ``kind``, ``automated``, ``incidental``), ``zone`` and ``detail`` are as there.

    :param events: a Polars frame, such as ``pl.scan_parquet("log/*.parquet")``; it is read ``parts`` times.
    :param parts: in how many parts the recipients are counted, more than one where they do not fit in memory either;
        each needs that share of it.
    :param progress: called as ``progress(done, parts)`` after each; True draws a bar on stderr if that is a terminal.
    :raises NotSupported: another engine.

    >>> import polars as pl
    >>> from dsa import frames
    >>> everyone = {"service": ["A", "A"], "recipient": [1, 2], "member_state": "DE", "moment": date(2025, 1, 1)}
    >>> log = pl.LazyFrame(everyone)
    >>> frames.active_recipients_in_parts(log, parts=2, until=date(2025, 6, 30))["average_recipients"].to_list()
    [0.3333333333333333]
    """
    told = reporter(progress)
    parts = checks.count("parts", parts, least=1)
    frame = opened(events)
    import narwhals as nw

    if engine_of(frame) != "Polars":
        raise lacking(frame, "counting in parts", "Use active_recipients, or scan the files with Polars.")
    import polars as pl

    if not hasattr(pl.LazyFrame, "collect_batches"):
        raise lacking(frame, "reading a log in batches", "Install Polars 1.34 or newer.")

    names = Columns(
        service=service,
        recipient=recipient,
        member_state=member_state,
        moment=moment,
        kind=kind,
        automated=automated,
        incidental=incidental,
    )
    count = Count(names=names, window=Window.ending(until, zone), least=least_total(until), detail=detail)
    rows: pl.LazyFrame = _in_bits(count.rows(frame).to_native().lazy(), count.window)
    counted: list[pl.DataFrame] = []
    for part in range(parts):
        its = rows.filter(pl.col("recipient").hash() % parts == part) if parts > 1 else rows
        counted.append(_counts(_remembered(its), count.window))
        told(part + 1, parts)
    total = pl.concat(counted).group_by("service").sum()
    answer: pl.DataFrame = count.answered(totalled(nw.from_native(total), count.window)).to_native()
    return answer


def _in_bits(rows: pl.LazyFrame, window: Window) -> pl.LazyFrame:
    """The months as bits, so that a recipient takes one row whenever and however often seen: see :mod:`.shortcuts`."""
    import polars as pl

    month, bits = pl.col(MONTH), pl.lit(0, pl.UInt8)
    for number in range(window.months):
        bits = pl.when(month == number).then(pl.lit(1 << number, pl.UInt8)).otherwise(bits)
    code = pl.when(month < 0).then(month).otherwise(pl.lit(0, pl.Int8))
    return rows.select("service", "recipient", code, bits.alias(SEEN), pl.lit(1, pl.Int64).alias(ROWS))


def _remembered(rows: pl.LazyFrame) -> pl.DataFrame:
    """Every recipient once: new rows are merged in whenever they are as many as are known already."""
    import polars as pl

    known = [rows.clear().collect()]
    least = new = 0
    for batch in rows.collect_batches(chunk_size=_BATCH, maintain_order=False, engine="streaming"):
        known.append(batch)
        new += len(batch)
        if new > max(least, _BATCH):
            known, new = [_once(pl.concat(known))], 0
            least = len(known[0])
    return _once(pl.concat(known))


def _once(some: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    keys = ("service", "recipient", MONTH)
    once = some.lazy().group_by(*keys).agg(pl.col(SEEN).bitwise_or(), pl.col(ROWS).sum())
    return once.collect(engine="streaming")


def _counts(once: pl.DataFrame, window: Window) -> pl.DataFrame:
    """How many recipients of each service were seen in every month, and how many rows have each other code."""
    import polars as pl

    months = {
        f"month_{number + 1}": (pl.col(SEEN) & (1 << number)).cast(pl.Boolean).sum().cast(pl.Int64)
        for number in range(window.months)
    }
    others = {name: pl.col(ROWS).filter(pl.col(MONTH) == code).sum() for name, code in OTHERS.items()}
    return once.group_by("service").agg(**months, **others)
