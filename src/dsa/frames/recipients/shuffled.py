"""Counting on Dask: the rows shared out by recipient, each share counted by pandas, and the few totals added up.

Everybody is then in one share, so that the shares' numbers add up exactly. Dask's own grouping plans for a long time
what takes a moment to compute, and with null among the keys old versions fail.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..engines import Frame, partwise, seen

if TYPE_CHECKING:
    from .counting import Count

_WHOLE = "union_total"


def answered(count: Count, rows: Frame) -> Frame:
    """The answer in one part, from ready rows in any number of them."""
    native: Any = rows.to_native()
    counted = partwise(seen(native.shuffle("recipient")), lambda share: _once(count.counted(share)))
    few: Any = counted.to_native()
    return partwise(seen(few.repartition(npartitions=1)), lambda some: count.answered(_added(some)))


def _once(counted: Any) -> Any:
    """A share's whole stands in one row of each service, for it may lack a Member State that another share has."""
    import narwhals as nw

    if _WHOLE not in counted.columns:
        return counted
    first = nw.col("service").is_first_distinct()
    return counted.with_columns(nw.when(first).then(nw.col(_WHOLE)).otherwise(nw.lit(0)).alias(_WHOLE))


def _added(counted: Any) -> Any:
    import narwhals as nw

    keys = [name for name in ("service", "member_state") if name in counted.columns]
    names = [name for name in counted.columns if name not in keys]
    total = counted.group_by(*keys).agg(nw.col(*names).sum())
    if _WHOLE not in names:
        return total
    whole = total.group_by("service").agg(nw.col(_WHOLE).sum()).rename({"service": "__dsa_service"})
    return total.drop(_WHOLE).join(whole, left_on="service", right_on="__dsa_service", how="left")
