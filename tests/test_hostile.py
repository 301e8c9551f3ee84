"""The whole public surface with values that nobody means: it answers, or raises the library's own errors, and soon."""

from __future__ import annotations

import os
import typing
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

import dsa
from tests.hostile import FEW, MANY, SURFACE, Call, calls, parameters

pytestmark = pytest.mark.filterwarnings("ignore")

TRIED = MANY if os.environ.get("HOSTILE") == "all" else FEW
"""All of them before a release: the command is in docs/contributing.md."""
REFUSED_AS_THEY_ARE = {"Penalty.accrued"}
"""A fine does not run by the day."""
LONGEST_MESSAGE = 5_000


def went_wrong(call: Call, values: tuple[object, ...]) -> Iterator[str]:
    """What went wrong, for each argument of a call: an error of another's, or a message without end."""
    for argument in parameters(call.function):
        for value in values:
            said = f"{call.name}({argument.name}={type(value).__name__})"
            try:
                call(**{argument.name: value})
            except dsa.DSAError as error:
                if len(str(error)) > LONGEST_MESSAGE:
                    yield f"{said}: a message of {len(str(error))} characters"
            except Exception as error:
                yield f"{said}: {error!r:.100}"


@pytest.mark.slow
@pytest.mark.parametrize("name", SURFACE)
def test_everything_public_answers(name: str) -> None:
    for call in calls(name):
        if call.name not in REFUSED_AS_THEY_ARE:
            call()


@pytest.mark.slow
@pytest.mark.parametrize("name", SURFACE)
def test_whatever_is_passed_is_answered_or_refused_in_order(name: str) -> None:
    assert [said for call in calls(name) for said in went_wrong(call, TRIED)] == []


@pytest.mark.parametrize(
    "name", ["deadline", "Platform", "i18n.explain", "i18n.format_list", "CATALOGUE", "wire.dumps"]
)
def test_a_few_of_them_in_the_quick_suite(name: str) -> None:
    assert [said for call in calls(name) for said in went_wrong(call, FEW)] == []


def flags() -> Iterator[tuple[Call, str]]:
    for name, value in SURFACE.items():
        if isinstance(value, type) or name == "CATALOGUE":
            continue
        hints = typing.get_type_hints(value)
        names = [name for name, hint in hints.items() if hint is bool and name != "return"]
        if names:
            [call] = calls(name)
            yield from ((call, flag) for flag in names)


@pytest.mark.parametrize(("call", "flag"), [pytest.param(*pair, id=f"{pair[0].name}-{pair[1]}") for pair in flags()])
@pytest.mark.parametrize("wrong", ["no", 1, None, [], np.bool_(False)])
def test_a_flag_is_true_or_false_and_nothing_else(call: Call, flag: str, wrong: Any) -> None:
    with pytest.raises(dsa.errors.InvalidType, match=f"^{flag}"):
        call(**{flag: wrong})
