"""A number of the law with its provision and its day: how it is read, cited, and taken otherwise for an experiment.

A :class:`Parameter` has its values by their first days, and is read with a day: :meth:`Parameter.on` gives the value
for computing, :meth:`Parameter.cited` the value together with the provision that sets it, so that the answer can say
where its number comes from. Nothing outside this module takes a value without a day.

>>> from datetime import date
>>> from dsa.ground.citations import DSA
>>> share = Parameter("share of an example", DSA.at(74, 1), (Value(6, date(2022, 11, 16)), Value(7, date(2030, 1, 1))))
>>> share.on(date(2024, 3, 14)), share.on(date(2030, 1, 1))
(6, 7)
>>> print(share.cited(date(2024, 3, 14)).step(date(2024, 3, 14)))
Article 74(1) DSA sets 6. [Article 74(1) DSA]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from fractions import Fraction
from typing import Any, Generic, TypeVar, cast

from attrs import field, frozen

from . import checks, plain
from .brief import Brief
from .citations import Citation
from .errors import InvalidType, InvalidValue, MissingFact, NotInForce
from .trace import Notice, Point, Rule, Step
from .words import Phrase

T = TypeVar("T")


@frozen
class Value(Brief, Generic[T]):
    """A value from its first day on, until the next one takes over.

    :param value: the value itself.
    :param first: the first day on which it is the law.
    """

    value: T
    first: date


@frozen
class Cited(Brief, Generic[T]):
    """A number as it is law on a day, with the provision that sets it.

    :param value: the number.
    :param citation: the provision that sets it.
    :param at_least: whether the provision sets the least that it may be, and not the number itself.
    """

    value: T
    citation: Citation
    at_least: bool = False

    def step(self, at: object) -> Step:
        """The step with which whatever rests on the number begins; ``at`` is where the reckoning stands."""
        rule = SETS_AT_LEAST if self.at_least else SETS
        return rule.step(at, at, under=self.citation, provision=self.citation, value=self.value)


@frozen
class Parameter(Brief, Generic[T]):
    """A number of the law with its name, its citation and its values, the oldest first.

    :param name: what it is, in words.
    :param citation: the provision that sets it.
    :param history: every value with its first day, to be shown; to compute, ask :meth:`on` with a day.
    :param at_least: whether the provision sets a minimum ("at least", "not less than").
    """

    name: str
    citation: Citation
    history: tuple[Value[T], ...]
    at_least: bool = field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        checks.text("name", self.name)
        checks.instance("citation", self.citation, Citation)
        checks.flag("at_least", self.at_least)
        days = [value.first for value in checks.several("history", self.history, Value)]
        if not days or days != sorted(set(days)):
            raise InvalidValue(
                field=Phrase(self.name), value=tuple(days), accepted=Phrase("at least one value, the oldest first")
            )

    def on(self, day: date) -> T:
        """The value that is law on ``day``; before the first one, :class:`~dsa.errors.NotInForce`."""
        law = self._law(checks.day("on", day))
        experiment = _experiment.get()
        return law if experiment is None else experiment.taken(self, law)

    def on_any_day(self) -> T:
        """The value, where it has never been another one and a question names no day.

        :raises MissingFact: it has had several; the question has to name its day.
        """
        *earlier, latest = self.history
        if earlier:
            raise MissingFact(missing=Phrase(f"The day whose law counts for {self.name}"), give=Phrase("on="))
        return self.on(latest.first)

    def cited(self, day: date) -> Cited[T]:
        """The value that is law on ``day``, with the provision that sets it."""
        return Cited(self.on(day), self.citation, self.at_least)

    def _law(self, day: date) -> T:
        for value in reversed(self.history):
            if value.first <= day:
                return value.value
        raise NotInForce(rule=Phrase(f"{self.name} ({self.citation})"), day=day, first=self.history[0].first)

    def check(self, value: object) -> None:
        """Refuse what cannot be a value of this parameter, for a thought experiment.

        :raises InvalidType: it is of another type than the law's value.
        :raises InvalidValue: it is of the right type, and nothing that this number could be.
        """
        law = self.history[0].value
        if type(value) is not type(law):
            accepted = Phrase(f"a value of the type of the law's own, {type(law).__name__}")
            raise InvalidType(field=Phrase(self.name), value=value, accepted=accepted)
        if isinstance(value, int | Fraction) and value <= 0:
            raise InvalidValue(field=Phrase(self.name), value=value, accepted=Phrase("a number above nought"))


def dated(parameter: Parameter[T], on: date | None) -> T:
    """The value on a day, or on any day if the question names none and the value has never changed.

    :raises MissingFact: it has changed, and no day is given.
    """
    return parameter.on_any_day() if on is None else parameter.on(on)


SETS = Rule("provision-sets", "{provision} sets {value}.")
SETS_AT_LEAST = Rule("provision-sets-at-least", "{provision} sets at least {value}.")
WHAT_IF = Point(
    "what-if",
    "A thought experiment: {name} is taken as {value}, which is not the law; the law says {law}.",
)


def _pairs(values: object) -> tuple[tuple[Parameter[Any], object], ...]:
    pairs = checks.several("values", tuple(values.items()) if isinstance(values, Mapping) else values, tuple)
    if any(len(pair) != 2 for pair in pairs):
        raise InvalidType(field=Phrase("values"), value=values, accepted=Phrase("pairs of a parameter and a value"))
    return tuple((cast(Parameter[Any], parameter), plain.whole(value)) for parameter, value in pairs)


def _by_name(values: tuple[tuple[Parameter[Any], object], ...]) -> tuple[tuple[Parameter[Any], object], ...]:
    """Values by which experiments are compared, in whatever order they were given."""
    return tuple(sorted(values, key=lambda pair: pair[0].name))


@frozen
class WhatIf(Brief):
    """Other values of the law, for a thought experiment: a mapping of parameters to values, or pairs of them.

    Every answer that uses one says so.

    A value for a number that the question does not rest on is refused: the answer would not be one to it.

    :param values: pairs of a number of the law and what it is to be for the experiment, or a mapping of them.

    >>> from datetime import date
    >>> from dsa import threshold_test
    >>> from dsa.parameters import THRESHOLD
    >>> higher = WhatIf({THRESHOLD: 50_000_000})
    >>> answer = threshold_test(48_000_000, on=date(2026, 1, 1), what_if=higher)
    >>> answer.met, answer.notices[0].id
    (False, 'what-if')
    """

    values: tuple[tuple[Parameter[Any], object], ...] = field(converter=_pairs, eq=_by_name)

    def __attrs_post_init__(self) -> None:
        for parameter, value in self.values:
            checks.instance("values", parameter, Parameter).check(value)
        names = [parameter.name for parameter, _ in self.values]
        if not names or len(set(names)) < len(names):
            raise InvalidValue(field=Phrase("values"), value=tuple(names), accepted=Phrase("each parameter once"))


class Experiment:
    """A thought experiment while a question is being answered: what was taken otherwise, and what was read at all."""

    def __init__(self, what_if: WhatIf | None = None) -> None:
        self._others = {} if what_if is None else {parameter.name: value for parameter, value in what_if.values}
        self.read: dict[str, Parameter[Any]] = {}
        """Every parameter that was read, by its name."""
        self._taken: dict[str, Notice] = {}

    def taken(self, parameter: Parameter[T], law: T) -> T:
        """The value that counts in this experiment."""
        self.read[parameter.name] = parameter
        if parameter.name not in self._others:
            return law
        other = cast(T, self._others[parameter.name])
        self._taken[parameter.name] = WHAT_IF.notice(name=parameter.name, value=other, law=law)
        return other

    def names(self, parameter: Parameter[Any]) -> bool:
        """Whether it has a value of its own for a parameter."""
        return parameter.name in self._others

    @property
    def notices(self) -> tuple[Notice, ...]:
        """One for each value that was taken otherwise."""
        return tuple(self._taken.values())

    def check(self) -> None:
        """Refuse an experiment with a number that the question did not rest on.

        :raises InvalidValue: naming it, and the numbers that it does rest on.
        """
        idle = tuple(name for name in self._others if name not in self._taken)
        if idle:
            raise InvalidValue(
                field=Phrase("what_if"),
                value=idle,
                accepted=Phrase(f"numbers that this question rests on: {'; '.join(sorted(self.read)) or 'none'}"),
            )


_experiment: ContextVar[Experiment | None] = ContextVar("dsa-experiment", default=None)


def taken_otherwise(parameter: Parameter[Any]) -> bool:
    """Whether the thought experiment that is open, if one is, names another value for a parameter."""
    trial = _experiment.get()
    return trial is not None and trial.names(parameter)


@contextmanager
def experiment(what_if: WhatIf | None = None) -> Iterator[Experiment]:
    """While it is open, every parameter is read through it; what is read is noted. One inside another counts alone."""
    trial = Experiment(what_if)
    token = _experiment.set(trial)
    try:
        yield trial
    finally:
        _experiment.reset(token)
