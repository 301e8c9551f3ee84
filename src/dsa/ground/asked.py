"""The question that an answer carries: which public function was asked, and with which arguments.

An answer keeps what it was asked for as it came in; the arguments get their names only when somebody looks. Whoever
calls again gets the answer of today.

>>> from datetime import date
>>> from dsa import deadline
>>> answer = deadline(date(2024, 5, 31), "P4M", calendar="EC")
>>> print(answer.asked)
deadline(event=datetime.date(2024, 5, 31), period='P4M', calendar='EC')
>>> answer.asked.again() == answer
True
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import field, frozen

from . import checks, plain
from .brief import LONGEST, Brief, in_words, written
from .errors import InvalidType, InvalidValue
from .words import Phrase

if TYPE_CHECKING:
    from inspect import Signature
else:  # for whoever reads hints at run time
    Signature = Any

Function: TypeAlias = Callable[..., object]

_SEVERAL = ("Iterable", "Mapping", "Sequence")
_LONGEST = 60
"""So many characters of an argument are shown."""


class Question:
    """What can be asked: a public function, a method, or the getter of a property.

    A pickle has its place in the library, and finds it there again.
    """

    def __init__(self, function: Function, ask: Function) -> None:
        self.ask = ask
        """The function as the public calls it."""
        self.takes_several = any(
            word in str(hint) for hint in function.__annotations__.values() for word in _SEVERAL
        )  # looked at once, so that a question with nothing but days and numbers pays nothing for the others
        """Whether an argument can be something that is read only once, or changed afterwards."""
        self.takes_what_if = "what_if" in function.__annotations__
        """Whether it can be asked as a thought experiment."""
        self.home = function.__module__, function.__qualname__

    @cached_property
    def signature(self) -> Signature:
        """Its parameters."""
        from inspect import signature

        return signature(self.ask)

    @cached_property
    def owner(self) -> type | None:
        """The class of which it is a method or a property."""
        module, name = self.home
        kind: object = attrgetter(name.rpartition(".")[0])(import_module(module)) if "." in name else None
        return kind if isinstance(kind, type) else None

    def __reduce__(self) -> tuple[Callable[[str, str], Question], tuple[str, str]]:
        return _at, self.home


def _at(module: str, name: str) -> Question:
    function = attrgetter(name)(import_module(module))
    return question_of(function.fget if isinstance(function, property) else function)


def question_of(function: object) -> Question:
    """What is asked when a function is called.

    :raises InvalidType: it is no function of this library that answers.
    """
    question = getattr(function, "__dict__", {}).get("question")
    if not isinstance(question, Question):
        raise InvalidType(field=Phrase("function"), value=function, accepted=Phrase("a public function that answers"))
    return question


Raw: TypeAlias = tuple[Question, tuple[object, ...], Mapping[str, object], int | None]
"""A question as it came in: the arguments by their place and by their names, and which of several answers this is."""


def settled(value: object) -> object:
    """An argument that can be read as often as one likes and that nobody changes: a list becomes a tuple."""
    if isinstance(value, str | bytes | tuple | frozenset | type) or not isinstance(value, Iterable):
        return value
    if isinstance(value, Mapping):
        return {key: settled(part) for key, part in value.items()}
    if isinstance(value, set):
        return frozenset(value)
    held = plain.read(value)  # what is longer is refused by whoever is asked
    return tuple(tuple(part) if isinstance(part, list) else part for part in held)


def _function(value: Function) -> Function:
    return question_of(value).ask


@frozen(kw_only=True)
class Asked(Brief):
    """The question to which something is the answer. :meth:`again` asks it once more.

    :param function: the public function; of a method or a property, the function behind it, which takes the object as
        ``self``.
    :param pairs: the arguments that were given, by name, in the order of the function's own; ``self`` is a method's
        object. What stood in for text, a whole number or a day, as NumPy's do, is the plain thing here.
    :param place: which of several answers it is, from nought on; None where the question has a single one.

    >>> from datetime import date
    >>> from dsa import due_on
    >>> print(Asked(function=due_on, pairs=(("day", date(2026, 3, 2)),)).again())
    due on 2 March 2026
    """

    function: Function = field(converter=_function)
    pairs: tuple[tuple[str, object], ...] = field(hash=False)
    place: int | None = None

    def __attrs_post_init__(self) -> None:
        question = question_of(self.function)
        pairs = checks.several("pairs", self.pairs, tuple)
        if not all(len(pair) == len(("name", "value")) and isinstance(pair[0], str) for pair in pairs):
            raise InvalidType(field=Phrase("pairs"), value=pairs, accepted=Phrase("pairs of a name and its value"))
        try:
            bound = question.signature.bind(**self.arguments)
        except TypeError as error:
            raise InvalidValue(
                field=Phrase("pairs"),
                value=tuple(name for name, _ in self.pairs),
                accepted=Phrase(f"the arguments of {self.name}: {error}"),
            ) from None
        if question.owner is not None:
            checks.instance("self", bound.arguments["self"], question.owner)
        pairs = tuple((name, plain.argument(value)) for name, value in bound.arguments.items())
        object.__setattr__(self, "pairs", pairs)

    @classmethod
    def of(cls, raw: Raw) -> Asked:
        """A question as it came in, its arguments by their names."""
        question, args, kwargs, place = raw
        bound = question.signature.bind(*args, **kwargs)
        return cls(function=question.ask, pairs=tuple(bound.arguments.items()), place=place)

    @property
    def raw(self) -> Raw:
        """The question as an answer keeps it."""
        return question_of(self.function), (), self.arguments, self.place

    @property
    def name(self) -> str:
        """The name of the function; of a method, after that of its class."""
        return question_of(self.function).home[1]

    @property
    def arguments(self) -> dict[str, object]:
        """The arguments by their names."""
        return dict(self.pairs)

    def again(self) -> object:
        """What the function answers today; of several answers, all.

        :raises DSAError: it refuses today.
        """
        return self.function(**self.arguments)

    def __reduce__(self) -> tuple[Callable[[Raw], Asked], tuple[Raw]]:
        return Asked.of, (self.raw,)  # what is behind a property cannot be found by its name, its question can

    def __str__(self) -> str:
        return f"{self.name}({', '.join(f'{name}={_short(written(value))}' for name, value in self.pairs)})"

    def _shown(self) -> str:
        return in_words(self, str(self), LONGEST)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
