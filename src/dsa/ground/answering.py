"""What every public question has in common: its answer carries it, and it can be asked as a thought experiment.

A function that gives answers bears :func:`answers`. With ``what_if=`` the numbers of the law are read as the experiment
takes them, the answer says so before everything else, and a number that the question does not rest on is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from attrs import evolve

from . import checks
from .asked import Question, Raw, settled
from .errors import DSAError
from .mistaken.calls import misdirected
from .several import Answers
from .trace import Explained, Notice
from .values import WhatIf, experiment

P = ParamSpec("P")
A = TypeVar("A")

_keep = object.__setattr__  # an answer is frozen for everybody else


def answers(function: Callable[P, A]) -> Callable[P, A]:
    """A public function, a method or the getter of a property that answers.

    What it gives is made for the call, never taken from elsewhere: it is the one thing that carries the question. A
    function that takes ``what_if`` can be asked with other numbers of the law.
    """

    @wraps(function)
    def asking(*args: Any, **kwargs: Any) -> A:
        if several:
            args, kwargs = tuple(map(settled, args)), {name: settled(value) for name, value in kwargs.items()}
        try:  # which costs nothing as long as nothing is raised
            if tried and kwargs.get("what_if") is not None:
                with experiment(checks.instance("what_if", kwargs["what_if"], WhatIf)) as trial:
                    answer = function(*args, **kwargs)
                trial.check()
                answer = _marked(answer, trial.notices)
            else:
                answer = function(*args, **kwargs)
        except TypeError as error:
            if not isinstance(error, DSAError) and (refused := misdirected(question, args, kwargs)) is not None:
                raise refused from None
            raise
        if isinstance(answer, Explained) and answer.made_of is None:  # as nearly every answer is: without another call
            _keep(answer, "_asked", (question, args, kwargs, None))
        else:
            carry(answer, (question, args, kwargs, None))
        return answer

    question = Question(function, asking)
    several, tried = question.takes_several, question.takes_what_if
    asking.__dict__["question"] = question
    return cast(Callable[P, A], asking)


def carry(answer: object, raw: Raw) -> None:
    """Let an answer, or each of several, carry the question to which it is one."""
    if raw[-1] is not None:
        _keep(answer, "_asked", raw)  # one of several, alone
        return
    question, args, kwargs, _ = raw
    for place, part in enumerate(parts_of(answer)):
        _keep(part, "_asked", (question, args, kwargs, place))
    if isinstance(answer, Explained | Answers):  # not a tuple, and not nothing, where a property has no answer yet
        _keep(answer, "_asked", raw)


def parts_of(answer: object) -> tuple[object, ...]:
    """The several answers to one question: those of a tuple, and those of which an answer is the sum."""
    if isinstance(answer, tuple):
        return answer
    field = answer.made_of if isinstance(answer, Explained) else None
    return () if field is None else cast(tuple[object, ...], getattr(answer, field))


def _marked(answer: A, notices: tuple[Notice, ...]) -> A:
    """The answer with notices that come before its own, and so each of several, and each that it is made of."""
    if isinstance(answer, Answers):
        several = cast(Answers[Explained], answer)
        return cast(A, several.each(lambda part: _marked(part, notices), notices=(*notices, *several.notices)))
    if isinstance(answer, tuple):
        return cast(A, tuple(_marked(part, notices) for part in answer))
    explained = cast(Explained, answer)
    changed: dict[str, Any] = {"notices": (*notices, *explained.notices)}
    if explained.made_of is not None:
        changed[explained.made_of] = _marked(parts_of(explained), notices)
    return cast(A, evolve(explained, **changed))
