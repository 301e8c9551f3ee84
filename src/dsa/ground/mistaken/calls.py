"""Calls that Python itself refuses: an argument by its place that goes by its name, or one misspelt or missing.

Python says what is wrong with the call; the library says what to type. Nothing of this is looked at as long as calls
are right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from inspect import Parameter, Signature
from typing import Any, ParamSpec, TypeVar, cast

from ..asked import Question
from ..brief import written
from ..errors import DSAError, InvalidType
from ..words import Phrase, hints

_LONGEST = 60
"""An argument that is longer is shown by the name of its parameter."""
_SHORT = 4
"""A name that is shorter is like many."""
_SHOWN = frozenset({"builtins", "datetime", "decimal", "fractions", "dsa"})
"""Whose values are shown: to show a frame of an engine can mean to compute it."""

P = ParamSpec("P")
A = TypeVar("A")


def by_name(function: Callable[P, A]) -> Callable[P, A]:
    """A public function that is no question: a call that does not fit it is refused as that of a question is.

    >>> from datetime import date
    >>> from dsa import Money, enterprise_size
    >>> enterprise_size(60, Money(1, "EUR"))  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    dsa.errors.InvalidType: enterprise_size(): an argument without its name is refused. Accepted: \
enterprise_size(60, turnover=Money(...)).
    """

    @wraps(function)
    def called(*args: Any, **kwargs: Any) -> A:
        try:
            return function(*args, **kwargs)
        except TypeError as error:
            if not isinstance(error, DSAError) and (refused := misdirected(question, args, kwargs)) is not None:
                raise refused from None
            raise

    question = Question(function, called)
    return cast(Callable[P, A], called)


def misdirected(question: Question, args: tuple[object, ...], kwargs: Mapping[str, object]) -> InvalidType | None:
    """What to raise for a call that does not fit the function; None if it fits, and something else was wrong.

    >>> from datetime import date
    >>> from dsa import threshold_test
    >>> threshold_test(46_000_000, date(2026, 11, 26))  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    dsa.errors.InvalidType: threshold_test(): an argument without its name is refused. Accepted: \
threshold_test(46000000, on=datetime.date(2026, 11, 26)).
    """
    try:
        question.signature.bind(*args, **kwargs)
    except TypeError:
        return _refusal(question, args, kwargs)
    return None


def _refusal(question: Question, args: tuple[object, ...], kwargs: Mapping[str, object]) -> InvalidType:
    signature, name = question.signature, question.home[1]
    parameters = list(signature.parameters.values())  # each by its name, and what need not be given by that alone
    if args and parameters and parameters[0].name == "self":
        parameters, args = parameters[1:], args[1:]
    by_place = [each.name for each in parameters if each.kind is not Parameter.KEYWORD_ONLY]
    placed = dict(zip(by_place, args, strict=False))
    known = {each.name: each for each in parameters}
    strange = [key for key in kwargs if key not in known]
    fitting = {**placed, **{key: value for key, value in kwargs.items() if key in known and key not in placed}}
    missing = [each.name for each in parameters if each.default is Signature.empty and each.name not in fitting]
    beyond = args[len(by_place) :]
    if beyond:
        value = "an argument without its name" if len(beyond) == 1 else "a call that leaves out names"
        free = [key for key in (*missing, *known) if key not in fitting and key not in strange]
        fitting.update(zip(dict.fromkeys(free), beyond, strict=False))
    elif strange:
        value = f"the argument {strange[0]!r}"
    elif twice := [key for key in placed if key in kwargs]:
        value = f"{twice[0]} twice, by its place and by its name,"
    else:
        value = f"a call without {', '.join(missing)}"
    for key in strange:
        meant = _meant(key, [each for each in known if each not in fitting], [m for m in missing if m not in fitting])
        if meant is not None:
            fitting[meant] = kwargs[key]
    return InvalidType(
        field=Phrase(f"{name}()"), value=Phrase(value), accepted=Phrase(_call(name, by_place, fitting, parameters))
    )


def _meant(key: str, free: list[str], missing: list[str]) -> str | None:
    """Which argument somebody meant by a name that is not known: one like it, or the only one that is missing."""
    alone = missing if len(missing) == 1 else []
    near = hints.near(key, free)
    return next(iter([*alone, *near] if len(key) < _SHORT else [*near, *alone]), None)


def _call(name: str, by_place: list[str], fitting: Mapping[str, object], parameters: list[Parameter]) -> str:
    """The call as it is to be typed; what has still to be given stands there with three dots."""
    shown = []
    for each in parameters:
        if each.name not in fitting and each.default is not Signature.empty:
            continue
        value = "..." if each.name not in fitting else _shown(each.name, fitting[each.name])
        by_name = each.name not in by_place
        shown.append(f"{each.name}={value}" if by_name else (each.name if value == "..." else value))
    return f"{name}({', '.join(shown)})"


def _shown(name: str, value: object) -> str:
    if type(value).__module__.partition(".")[0] not in _SHOWN:
        return name
    text = written(value)
    return text if len(text) <= _LONGEST and not text.startswith("<") else name
