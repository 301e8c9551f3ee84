"""What is not written, since it could not be read; and what looks as if it could not, and can."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve

import dsa
from dsa import wire
from dsa.parameters import Parameter, Value

from .frozen.facts import CASE, DAY


def junk(kind: Callable[..., object], **arguments: object) -> object:
    """What a type checker would have refused."""
    return kind(**arguments)


LIMIT = dsa.deadline(DAY, "P1M", calendar="EC")

STEP: dict[str, object] = json.loads(wire.dumps(dsa.threshold_test(1, on=DAY)))["steps"][0]


# What is not written, since it could not be read
class Odd(tzinfo):
    def utcoffset(self, moment: datetime | None) -> timedelta:
        return timedelta(seconds=1)

    def tzname(self, moment: datetime | None) -> str:
        return "odd"

    def dst(self, moment: datetime | None) -> None:
        return None


def step_of(value: object) -> dsa.Step:
    step = wire.from_dict(STEP, dsa.Step)
    return dsa.Step(step.rule, step.text, value, 1, step.pairs, step.citation)


@pytest.mark.parametrize(
    "example",
    [
        step_of(10**30),
        dsa.Provider(name="\ud800"),
        dsa.Money(Decimal("0." + "1" * 61), "EUR"),
        evolve(LIMIT, date=datetime(2024, 1, 1)),
        evolve(LIMIT, zone="Mars"),
        junk(dsa.EffectiveDate, date="2024-03-14"),
        junk(dsa.ThresholdAdjustment, required=1, threshold=1, change=Fraction(1)),
                    dsa.ThresholdAdjustment(required=True, threshold=1, change=Fraction(10**301)),
        junk(dsa.Recomputed, old=None, new=None, because=("x",)),
        junk(dsa.Limitation, expires=DAY, longstop=None, suspensions=((DAY,),)),
        junk(dsa.Limitation, expires=DAY, longstop=None, interruptions=[DAY]),
        junk(dsa.StrandState, strand=CASE.strands[0], stage="open", since=None),
        junk(dsa.StrandState, strand=CASE.strands[0], stage=dsa.Stage.OPEN, since=None, compels=()),
        dsa.WhatIf(((Parameter("x", dsa.DSA.at(1), (Value(1, DAY),)), 1),)),
        step_of(datetime(2024, 1, 1)),
        evolve(step_of(1), pairs=(("\ud800", 1),)),
        step_of(1.5),
        step_of(b"x"),
        step_of(dsa.due_on(DAY)),
        dsa.Calendar,
        None,
        7,
        "text",
        [dsa.Period(days=1)],
    ],
    ids=lambda example: type(example).__name__,
)  # fmt: skip
def test_what_could_not_be_read_is_not_written(example: object) -> None:
    with pytest.raises((dsa.errors.InvalidValue, dsa.errors.InvalidType)):
        wire.dumps(example)


def test_an_act_of_ones_own_with_a_name_like_a_known_one() -> None:
    from dsa.ground.citations import Act

    twin = Act("DSA", "Another", "reg/2022/2065").at(33)
    assert wire.from_dict(wire.to_dict(twin)) == twin


def test_money_keeps_its_places() -> None:
    for text in ("6", "6.00", "-0.10", "0.0000"):
        written = wire.to_dict(dsa.Money(text, "EUR"))["amount"]
        assert written == text
    long = dsa.Money(Decimal("1.50" + "0" * 100), "EUR")
    assert wire.to_dict(long)["amount"] == "1.5"
    assert wire.loads(wire.dumps(long)) == long


def test_a_moment_of_another_clock_keeps_its_offset() -> None:
    text = wire.dumps(step_of(datetime(2024, 1, 1, tzinfo=Odd())))
    again = wire.loads(text)
    assert isinstance(again, dsa.Step)
    assert again.before == datetime(2024, 1, 1, tzinfo=UTC) - timedelta(seconds=1)
