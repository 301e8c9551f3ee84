"""Everything public that can be called, with arguments for which it answers, and the values that nobody means."""

from __future__ import annotations

import enum
import inspect
import typing
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple
from unittest.mock import MagicMock

import attrs
import numpy as np
import pandas as pd
from hypothesis import HealthCheck, Phase, given, seed, settings, strategies as st

import dsa
from dsa import i18n, ical, record, statements, wire
from dsa.testing import registration
from tests.hostile_arguments import BY_CALL, BY_NAME, BY_TYPE, INSTANCES
from tests.surface import PUBLIC

registration.register()


def _names(space: ModuleType) -> dict[str, object]:
    return {f"{space.__name__.removeprefix('dsa.')}.{name}": getattr(space, name) for name in space.__all__}


SURFACE: Mapping[str, object] = {
    name: value
    for name, value in {
        **PUBLIC,
        **{name: value for space in (i18n, ical, record, statements, wire) for name, value in _names(space).items()},
    }.items()
    if (callable(value) and name != "wire.Field") or name == "CATALOGUE"
}
"""The columns are tried in tests/frames, and pictures in tests/plots, each with what they are made of."""

OPERATORS = ("__contains__", "__getitem__", "__add__", "__sub__", "__lt__", "__eq__", "__format__", "__call__")
KINDS = (dsa.events.Event, dsa.events.LegalAct, dsa.milestones.Milestone)
"""Of which every kind is tried."""
WITHIN = (
    *("StrandState.action", "StrandState.after", "StrandState.allows", "StrandState.objection", "StrandState.last"),
    *("Investigation.enforcement_limitation", "Answers.each", "Asked.of"),
)
"""Steps of proceedings, which an investigation takes for its caller, and what calls a function of the caller's own."""


class Quarrelsome:
    """Cannot be hashed, and cannot be compared."""

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("it is asked whether it is equal")

    def __hash__(self) -> int:
        raise TypeError("it is asked for its hash")


class Few(enum.IntEnum):
    """A number that is a member as well."""

    SOME = 5


def _within_itself() -> list[object]:
    held: list[object] = []
    held.append(held)
    return held


FEW: tuple[Any, ...] = (None, "no", [], pd.NaT, date.max, 10**400, Decimal("1E+100000000"), np.array([1, 2]))
"""The values that found most."""
MANY: tuple[Any, ...] = (
    *FEW,
    *(True, 0, -1, 1.5, float("nan"), float("inf"), "", "\ud800", "2024-01-01", "1" * 5000, b"x", {}, {1: 2}, set()),
    *([[]], [None], ["x"], (), (None,), object(), type, Ellipsis, NotImplemented, ValueError("x"), iter([])),
    *(date.min, datetime.min, datetime.max, datetime(2024, 1, 1)),
    *(datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC), timedelta(1)),
    *(np.int64(5), np.bool_(True), np.float64("nan"), np.datetime64("2024-01-01"), np.str_("x"), pd.NA),
    *(Decimal("NaN"), Decimal("sNaN"), Decimal(-1), Fraction(-1, 3), Fraction(1, 10**400)),
    *(dsa.Money(-5, "EUR"), dsa.Money(5, "CNY"), dsa.calendar("EC"), dsa.DSA, dsa.DSA.at(39), dsa.ServiceKind.HOSTING),
    *(dsa.Period(years=400), dsa.Period(working_days=100_000), dsa.Period(hours=876_600)),
    *(
        Few.SOME,
        Path("x"),
        lambda: None,
        MagicMock(),
        _within_itself(),
        "x\0\r\n",
        "{before.__class__}",
        "x" * 1_000_000,
    ),
    Quarrelsome(),
)


class Call(NamedTuple):
    """Something public, and arguments with which it answers."""

    name: str
    function: Callable[..., object]
    valid: Mapping[str, object]

    def __call__(self, **changed: object) -> object:
        arguments = {**self.valid, **changed}
        first = [each.name for each in parameters(self.function) if each.kind is each.POSITIONAL_ONLY]
        by_name = {key: value for key, value in arguments.items() if key not in first}
        return self.function(*(arguments[key] for key in first if key in arguments), **by_name)


def drawn(annotation: object) -> object:
    """Something of a type, always the same; None where Hypothesis knows nothing of the kind."""
    seen: list[object] = []

    @seed(1)
    @settings(
        max_examples=2,
        database=None,
        suppress_health_check=typing.cast(list[HealthCheck], [*HealthCheck]),
        phases=[Phase.generate],
    )
    @given(st.from_type(typing.cast(type[object], annotation)))
    def draw(value: object) -> None:
        seen.append(value)

    try:
        draw()
    except Exception:
        return None
    return seen[-1] if seen else None


@cache
def parameters(function: Callable[..., object]) -> tuple[inspect.Parameter, ...]:
    try:
        every = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return ()
    public = (each for each in every if not each.name.startswith("_"))
    return tuple(each for each in public if each.kind not in (each.VAR_KEYWORD, each.VAR_POSITIONAL))


def _valid(name: str, function: Callable[..., object]) -> dict[str, object]:
    """Arguments with which it answers, so that each of them is looked at when it is wrong."""
    hints = typing.get_type_hints(function)
    meant = BY_CALL.get(name, {})
    needed = (each.name for each in parameters(function) if each.default is inspect.Parameter.empty)
    return {each: _argument(each, hints.get(each)) for each in needed if each not in meant} | dict(meant)


def _argument(name: str, annotation: object) -> object:
    if name in BY_NAME:
        return BY_NAME[name]
    try:
        return BY_TYPE[annotation]
    except (KeyError, TypeError):  # there is none, or it has no hash
        return drawn(annotation)


@cache
def _of_the_record() -> Mapping[type, object]:
    """An instance of each type that the record answers with."""
    held: dict[type, object] = {}
    answering = (getattr(record, name) for name in record.__all__)
    ahead: list[object] = [query() for query in answering if inspect.isfunction(query) and not parameters(query)]
    ahead += [record.find("AliExpress"), record.open_proceedings(date(2026, 3, 2)), record.by_article("Article 39 DSA")]
    ahead += [record.days_to(dsa.Stage.NON_COMPLIANCE), record.requests_due(date(2024, 1, 1), date(2026, 1, 1))]
    seen = set()
    while ahead:
        value = ahead.pop()
        kind: type[Any] = type(value)
        if isinstance(value, tuple):
            ahead += value
        elif attrs.has(kind) and id(value) not in seen:
            seen.add(id(value))
            held.setdefault(kind, value)
            ahead += [getattr(value, field.name) for field in attrs.fields(kind)]
    return held


def _instance(kind: type) -> object:
    if kind in INSTANCES:
        return INSTANCES[kind]
    return _of_the_record().get(kind) if kind.__module__.startswith("dsa.record") else drawn(kind)


def _reader(instance: object, member: str) -> Callable[[], object]:
    def read() -> object:
        return getattr(instance, member)

    return read


def calls(name: str) -> Iterator[Call]:
    """Everything that can be called on a public name, and arguments with which it answers."""
    value = SURFACE[name]
    if not isinstance(value, type) and not isinstance(value, Mapping):
        function = typing.cast(Callable[..., object], value)
        yield Call(name, function, _valid(name, function))
        return
    kind = value if isinstance(value, type) else type(value)
    if issubclass(kind, BaseException | enum.Enum | ModuleType) or value in KINDS:
        return
    instance = _instance(kind)
    assert inspect.isabstract(kind) or getattr(kind, "_is_protocol", False) or isinstance(instance, kind), name
    if attrs.has(kind) and isinstance(value, type):
        fields = {each.alias: getattr(instance, each.name) for each in attrs.fields(kind) if each.init}
        held = {key: argument for key, argument in fields.items() if not key.startswith("_")}
        yield Call(name, value, typing.cast(dict[str, object], held) | dict(BY_CALL.get(name, {})))
    yield from _members(name, kind, instance)


def _members(name: str, kind: type, instance: object) -> Iterator[Call]:
    for member, held in inspect.getmembers_static(kind):
        called = f"{name}.{member}"
        if (member.startswith("_") and member not in OPERATORS) or isinstance(held, type):
            continue
        if called in WITHIN or hasattr(str, member):
            continue
        if isinstance(held, property):
            yield Call(called, _reader(instance, member), {})
        elif isinstance(held, classmethod | staticmethod) or inspect.isfunction(held):
            function = getattr(instance, member)
            yield Call(called, function, _valid(called, function))
