"""The figures of the documentation: each is drawn at build time from what the library answers."""

from collections.abc import Callable
from functools import partial

from matplotlib.figure import Figure

from dsa import plots, record

from . import ceilings, limitation, obligations, proceedings, threshold, time_limits

FIGURES: dict[str, Callable[[], Figure]] = {
    "whole-record": plots.whole_record,
    "durations": partial(plots.durations, by="case"),
    "fines": plots.fines,
    "aliexpress-proceedings": lambda: plots.investigation_timeline(record.find("AliExpress").investigations[0]),
    "time-limit-days": time_limits.days,
    "time-limit-month": time_limits.month,
    "time-limit-weekend": time_limits.weekend,
    "time-limit-two-working-days": time_limits.two_working_days,
    "threshold-counted": threshold.counted,
    "threshold-edge": threshold.edge,
    "threshold-year-below": threshold.year_below,
    "ceilings-bases": ceilings.bases,
    "ceilings-preceding-year": ceilings.preceding_year,
    "limitation-clock": limitation.clock,
    "limitation-suspended": limitation.suspended,
    "limitation-enforcement": limitation.enforcement,
    "proceedings-stages": proceedings.stages,
    "proceedings-action-plan": proceedings.action_plan,
    "obligations-tiers": obligations.tiers,
    "obligations-designation": obligations.designation,
    "obligations-grace": obligations.grace,
}
