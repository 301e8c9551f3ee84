"""Several answers to one question, which say together why there are so many, or none.

A question such as "what binds this service" is answered by a tuple, and the tuple explains itself like any answer: an
empty one says why nothing is in it.

>>> from dsa.ground.citations import DSA
>>> from dsa.ground.trace import Rule, Sentence
>>> nothing = Rule("example", "Of {before} candidates none is left: {after}.", DSA.at(33, 1))
>>> none = Answers((), headline=Sentence("example-none", "nothing is due"), steps=(nothing.step(3, 0),))
>>> print(none.explain())
nothing is due
  1. Of 3 candidates none is left: 0. [Article 33(1) DSA]
>>> bool(none), len(none), none == ()
(False, 0, True)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from operator import attrgetter
from typing import Generic, Protocol, SupportsIndex, TypeVar, cast, overload, runtime_checkable

from attrs.exceptions import FrozenInstanceError

from . import checks
from .brief import LONGEST_ANSWER, in_words
from .citations import Citation
from .trace import Explained, Notice, Reasoned, Sentence, Step, provisions

A = TypeVar("A", bound=Explained)


SOME = Sentence("answers-some", "{number} of {count}: {whole}")

_binds = attrgetter("binds")


@runtime_checkable
class Printer(Protocol):
    """What IPython prints with."""

    def text(self, obj: str, /) -> None:
        """Print a text."""
        ...


class Answers(Reasoned, tuple[A, ...], Generic[A]):
    """A tuple of answers that can explain itself, also when it is empty.

    Truth, length, equality and hash are those of a tuple; ``headline``, ``steps``, ``notices``, ``citations`` and
    ``explain`` those of an answer. The explanation ends with the answers, a line each. A slice explains itself as well:
    how many of how many it has, with the reasons of the whole.
    """

    _reasons: tuple[Sentence, tuple[Step, ...], tuple[Notice, ...]]

    def __new__(
        cls,
        answers: Iterable[A],
        *,
        headline: Sentence,
        steps: tuple[Step, ...] = (),
        notices: tuple[Notice, ...] = (),
    ) -> Answers[A]:
        """The answers, in their order, with what is to be said about all of them."""
        bounded: tuple[object, ...] = checks.several("answers", answers, object)
        several = super().__new__(cls, cast("tuple[A, ...]", bounded))
        several.__dict__["_reasons"] = (headline, steps, notices)
        return several

    @property
    def answers(self) -> tuple[A, ...]:
        """The answers alone, as a plain tuple."""
        return tuple(self)

    @property
    def binding(self) -> Answers[A]:
        """Of obligations, those that bind: every status whose ``binds`` is True, with the reasons of the whole.

        :raises AttributeError: they are no answers about obligations.
        """
        headline, steps, notices = self._reasons
        return Answers(
            (answer for answer in self if _binds(answer) is True), headline=headline, steps=steps, notices=notices
        )

    @overload
    def __getitem__(self, place: SupportsIndex, /) -> A: ...
    @overload
    def __getitem__(self, place: slice, /) -> Answers[A]: ...
    def __getitem__(self, place: SupportsIndex | slice, /) -> A | Answers[A]:
        if not isinstance(place, slice):
            return super().__getitem__(place)
        some = super().__getitem__(place)
        headline, steps, notices = self._reasons
        if len(some) < len(self):
            headline = SOME.naming(number=len(some), count=len(self), whole=headline)
        return Answers(some, headline=headline, steps=steps, notices=notices)

    @property
    def headline(self) -> Sentence:
        """How many there are, and of what."""
        return self._reasons[0]

    @property
    def steps(self) -> tuple[Step, ...]:
        """What led to these answers and no others; each answer has steps of its own."""
        return self._reasons[1]

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is to be known about all of them; each answer has notices of its own."""
        return self._reasons[2]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every provision that the answers rest on together, once, in the order of the steps."""
        return provisions(self)

    @property
    def parts(self) -> tuple[Sentence, ...]:
        """The answers that are worth a line: see :attr:`Explained.listed`."""
        return tuple(answer.headline for answer in self if answer.listed)

    def each(self, change: Callable[[A], A], *, notices: tuple[Notice, ...]) -> Answers[A]:
        """The same with every answer changed, and other notices about all of them.

        :param change: what makes each answer anew.
        :param notices: what is said about all of them from then on.
        """
        return Answers(map(change, self), headline=self.headline, steps=self.steps, notices=notices)

    def __repr__(self) -> str:
        number = str(len(self))
        if self and hasattr(self[0], "binds"):
            number = f"{sum(_binds(answer) is True for answer in self)} of {number} bind"
        return in_words(self, f"{number}: {self.headline}", LONGEST_ANSWER)

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:
        printer.text(repr(self))  # IPython would print a tuple member by member

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError

    def __reduce__(self) -> tuple[Callable[..., Answers[A]], tuple[tuple[A, ...]], dict[str, object]]:
        # A pickle holds what it is made from, and it is made anew where that is read; its reasons are in its state.
        return partial(Answers, headline=self.headline), (tuple(self),), self.__dict__
