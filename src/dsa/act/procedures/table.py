"""Every single time limit of the Act, by the name of its function: for the docs, columns, strategies and schedules.

What falls due year after year, or after a report, is in :mod:`dsa.act.schedule`. The 48 hours of Article 62(3) run from
a moment and not from a day: :func:`~dsa.deadline` counts them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from . import auditors, cooperation, crises, data_access, hearings, purchases, redress, supervision
from .time_limit import TimeLimit

TABLE: Mapping[str, TimeLimit] = MappingProxyType(
    {
        row.name: row
        for module in (redress, purchases, crises, auditors, data_access, supervision, cooperation, hearings)
        for row in module.ROWS
    }
)
"""The rows in the order of their Articles."""
