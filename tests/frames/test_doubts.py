"""Columns say how surely each day is known, in every engine as the object API says it."""

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

import dsa
from dsa import frames

from .engines import engines, rows
from .test_columns import made


@engines
@pytest.mark.parametrize(("code", "period"), [("EC", "P1M"), ("BG", "P1M"), ("EC", "3 working days"), ("SK", "P2D")])
def test_a_column_says_whether_the_day_is_the_same_under_every_list(engine: str, code: str, period: str) -> None:
    days = [date(2021, 12, 31), *(date(2024, 11, 15) + timedelta(days=number) for number in range(50))]
    days += [date(2026, 4, 15) + timedelta(days=number) for number in range(20)]
    frame = pl.DataFrame({"event": [*days, None]})
    deadlines = frames.deadline(
        made(engine, frame), period=period, calendar=dsa.calendar(code).strict(), certain="sure", robust="same"
    )

    def answer(event: date | None) -> tuple[Any, ...]:
        if event is None:
            return None, None, None, None
        deadline = dsa.deadline(event, period, calendar=code)
        return event, deadline.date, deadline.certain, deadline.robust

    assert sorted(rows(deadlines), key=str) == sorted(map(answer, frame["event"]), key=str)
