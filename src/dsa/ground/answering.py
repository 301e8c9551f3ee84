"""What every public question has in common: it can be asked as a thought experiment.

A function that gives answers bears :func:`answers`. With ``what_if=`` the numbers of the law are read as the experiment
takes them, the answer says so before everything else, and a number that the question does not rest on is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from attrs import evolve

from . import checks
from .several import Answers
from .trace import Explained, Notice
from .values import WhatIf, experiment

P = ParamSpec("P")
A = TypeVar("A")


def answers(function: Callable[P, A]) -> Callable[P, A]:
    """A public function whose answer, or each of whose answers, can be asked for with other numbers of the law."""

    @wraps(function)
    def asking(*args: P.args, **kwargs: P.kwargs) -> A:
        what_if = kwargs.get("what_if")
        if what_if is None:
            return function(*args, **kwargs)
        with experiment(checks.instance("what_if", what_if, WhatIf)) as trial:
            answer = function(*args, **kwargs)
        trial.check()
        return _marked(answer, trial.notices)

    return asking


def _marked(answer: A, notices: tuple[Notice, ...]) -> A:
    """The answer with notices that come before its own; of several answers, each, and what is said of all of them."""
    if isinstance(answer, Answers):
        several = cast(Answers[Explained], answer)
        return cast(A, several.each(lambda each: _marked(each, notices), notices=(*notices, *several.notices)))
    if isinstance(answer, tuple):
        return cast(A, tuple(_marked(each, notices) for each in answer))
    explained = cast(Explained, answer)
    return cast(A, evolve(explained, notices=(*notices, *explained.notices)))
