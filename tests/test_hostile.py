"""The whole public surface with values that nobody means: it answers, or raises the library's own errors, and soon."""

from __future__ import annotations

import enum
import inspect
import typing
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import attrs
import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings, strategies as st

import dsa
from dsa import ical, wire
from dsa.testing import registration
from tests.surface import PUBLIC

registration.register()

OTHERS = {f"i18n.{name}": getattr(dsa.i18n, name) for name in dsa.i18n.__all__}
OTHERS |= {f"statements.{name}": getattr(dsa.statements, name) for name in dsa.statements.__all__}
OTHERS |= {"ical.to_ical": ical.to_ical, "wire.dumps": wire.dumps, "wire.loads": wire.loads}
SURFACE = {name: value for name, value in {**PUBLIC, **OTHERS}.items() if callable(value)}
OPERATORS = ("__contains__", "__getitem__", "__add__", "__sub__", "__lt__", "__eq__")
LONGEST_MESSAGE = 5_000
WITHIN = (
    *("StrandState.action", "StrandState.after", "StrandState.allows", "StrandState.objection", "StrandState.last"),
    *("Investigation.enforcement_limitation", "Answers.each", "Asked.of"),
)
"""Steps of proceedings, which an investigation takes for its caller, and what calls a function of the caller's own."""


class Quarrelsome:
    """Cannot be hashed, and cannot be compared."""

    __hash__ = None  # type: ignore[assignment]  # as classes without a hash do

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("it is asked whether it is equal")


FEW: tuple[Any, ...] = (None, "no", [], pd.NaT, date.max, 10**400, Decimal("1E+100000000"), np.array([1, 2]))
"""The values that found most."""
MANY: tuple[Any, ...] = (
    *FEW,
    *(True, 0, -1, 1.5, float("nan"), float("inf"), "", "\ud800", "2024-01-01", "1" * 5000, b"x", {}, {1: 2}, set()),
    *([[]], [None], ["x"], (), (None,), object(), type, Ellipsis, NotImplemented, ValueError("x"), iter([])),
    *(date.min, datetime.min, datetime.max, datetime(2024, 1, 1)),
    *(datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC), timedelta(1)),
    *(np.int64(5), np.bool_(True), np.float64("nan"), np.datetime64("2024-01-01")),
    *(Decimal("NaN"), Decimal("sNaN"), Decimal(-1), Fraction(-1, 3), Fraction(1, 10**400)),
    *(dsa.Money(-5, "EUR"), dsa.Money(5, "CNY"), dsa.calendar("EC"), dsa.DSA, dsa.DSA.at(39), dsa.ServiceKind.HOSTING),
    *(dsa.Period(years=400), dsa.Period(working_days=100_000), dsa.Period(hours=876_600)),
    Quarrelsome(),
)


def _drawn(annotation: object) -> object:
    """Something of a type, always the same; None where Hypothesis knows nothing of the kind."""
    seen: list[object] = []

    @seed(1)
    @settings(
        max_examples=2,
        database=None,
        suppress_health_check=(
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
            HealthCheck.filter_too_much,
            HealthCheck.large_base_example,
        ),
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
def _parameters(function: Callable[..., object]) -> tuple[inspect.Parameter, ...]:
    try:
        every = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return ()
    public = (each for each in every if not each.name.startswith("_"))
    return tuple(each for each in public if each.kind not in (each.VAR_KEYWORD, each.VAR_POSITIONAL))


def _valid(function: Callable[..., object]) -> dict[str, object]:
    hints = typing.get_type_hints(function)
    return {
        each.name: _drawn(hints.get(each.name))
        for each in _parameters(function)
        if each.default is inspect.Parameter.empty
    }


def _reader(instance: object, member: str) -> Callable[[], object]:
    def read() -> object:
        return getattr(instance, member)

    return read


def _calls(name: str) -> Iterator[tuple[str, Callable[..., object], dict[str, object]]]:
    """Everything that can be called on a public name, and arguments with which it answers."""
    value = SURFACE[name]
    if not isinstance(value, type):
        yield name, typing.cast(Callable[..., object], value), _valid(typing.cast(Callable[..., object], value))
        return
    if issubclass(value, BaseException | enum.Enum):
        return
    instance = _drawn(value)
    if attrs.has(value) and isinstance(instance, value):
        fields = {each.alias: getattr(instance, each.name) for each in attrs.fields(value) if each.init}
        fields = {key: held for key, held in fields.items() if not key.startswith("_")}
        yield name, value, typing.cast(dict[str, object], fields)
    for member, held in inspect.getmembers_static(value):
        if (member.startswith("_") and member not in OPERATORS) or isinstance(held, type):
            continue
        if f"{name}.{member}" in WITHIN or hasattr(str, member):
            continue
        if isinstance(held, property) and isinstance(instance, value):
            yield f"{name}.{member}", _reader(instance, member), {}
        elif isinstance(held, classmethod | staticmethod) or (inspect.isfunction(held) and isinstance(instance, value)):
            function = getattr(value if isinstance(held, classmethod | staticmethod) else instance, member)
            yield f"{name}.{member}", function, _valid(function)


def _tried(name: str, values: tuple[object, ...]) -> list[str]:
    """What went wrong, for each argument of each call: an error of another's, or a message without end."""
    wrong = []
    for called, function, valid in _calls(name):
        several: list[tuple[str, dict[str, object]]] = [("itself", valid)] if not valid else []
        several += [(each.name, {**valid, each.name: value}) for each in _parameters(function) for value in values]
        for argument, arguments in several:
            first = [each.name for each in _parameters(function) if each.kind is each.POSITIONAL_ONLY]
            by_name = {key: value for key, value in arguments.items() if key not in first}
            try:
                function(*(arguments[key] for key in first if key in arguments), **by_name)
            except dsa.DSAError as error:
                if len(str(error)) > LONGEST_MESSAGE:
                    wrong.append(f"{called}({argument}=...): a message of {len(str(error))} characters")
            except NotImplementedError:
                pass  # the headline of the class from which all answers come
            except Exception as error:
                wrong.append(f"{called}({argument}={type(arguments.get(argument)).__name__}): {error!r:.100}")
    return wrong


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", SURFACE)
def test_whatever_is_passed_is_answered_or_refused_in_order(name: str) -> None:
    assert _tried(name, FEW) == []


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", SURFACE)
def test_whatever_else_is_passed_is_answered_or_refused_in_order(name: str) -> None:
    assert _tried(name, MANY) == []


def _flags() -> Iterator[tuple[str, str]]:
    for name, value in SURFACE.items():
        for called, function in _functions(name, value):
            hints = typing.get_type_hints(function)
            yield from ((called, each.name) for each in _parameters(function) if hints.get(each.name) is bool)


def _functions(name: str, value: object) -> Iterator[tuple[str, Callable[..., object]]]:
    if not isinstance(value, type):
        yield name, typing.cast(Callable[..., object], value)


@pytest.mark.parametrize(("name", "flag"), list(_flags()))
@pytest.mark.parametrize("wrong", ["no", 1, None, [], np.bool_(False)])
def test_a_flag_is_true_or_false_and_nothing_else(name: str, flag: str, wrong: Any) -> None:
    (_, function, valid), *_ = _calls(name)
    with pytest.raises(dsa.DSAError) as refused:
        function(**{**valid, flag: wrong})
    if isinstance(refused.value, dsa.errors.InvalidValue):
        pytest.skip("what was drawn for another argument is refused before the flag is looked at")
    assert isinstance(refused.value, dsa.errors.InvalidType)
    assert str(refused.value).startswith(flag)
