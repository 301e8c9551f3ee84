"""Every single time limit of the Act, by the name of its function: for the docs, columns, strategies and schedules."""

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
