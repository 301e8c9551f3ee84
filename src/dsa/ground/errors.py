"""What the library says when it refuses: one small hierarchy, each error also the nearest built-in.

Every error carries a stable :attr:`DSAError.code` for programs, and for people a message that names what was
wrong, what is accepted, and what to do next. Catch :class:`DSAError` to catch everything that the library raises.

>>> import dsa
>>> try:
...     dsa.Money(7.5, "EUR")
... except dsa.DSAError as error:
...     print(error.code, "|", error)
invalid-type | amount: 7.5 is refused. Accepted: an int, a Decimal, or text such as '7_000_000.00'; never a float.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from string import Formatter
from typing import ClassVar

from . import voices
from .words import Phrase, told

_MOST_NAMES = 40
NEAR = "Did you mean {near}?"
MANY = "one of the {count} that are known"


@cache
def _parts(text: str) -> tuple[tuple[str, str | None], ...]:
    """A message in its parts: words, and the name of what follows them."""
    return tuple((before, name) for before, name, _, _ in Formatter().parse(text))


class DSAError(Exception):
    """The root of every error that the library raises.

    ``facts`` holds the named values of the message, so that a program need not take the text apart. Engines that
    work in other threads raise an error again from its ``words`` alone: then it has no facts, and the same message.
    """

    code: ClassVar[str] = "dsa-error"
    text: ClassVar[str] = "{problem}"

    def __init__(self, words: str | None = None, /, **facts: object) -> None:
        self.facts: dict[str, object] = facts
        said = (
            [before + told(facts[name]) if name else before for before, name in _parts(self.text)]
            if words is None
            else [words]
        )
        super().__init__("".join(said))

    @property
    def errors(self) -> tuple[DSAError, ...]:
        """Everything that was wrong: this error alone, unless it is a :class:`~dsa.errors.SeveralErrors`."""
        return (self,)

    def explain(self, locale: str = "en") -> str:
        """The message in one of the 24 official languages (:data:`dsa.i18n.LOCALES`), or a regional form of one.

        What is accepted stays in English, since it names arguments and types of Python.

        >>> import dsa
        >>> try:
        ...     dsa.Period.parse("P4X")
        ... except dsa.DSAError as error:
        ...     print(error.explain("de"))
        period: 'P4X' wird nicht angenommen. Zulässig: a period such as 'P4M', ...
        """
        if isinstance(locale, str) and locale == "en":
            return str(self)
        return voices.of(locale).refusal(self, locale)

    def __str__(self) -> str:
        return str(self.args[0])  # a KeyError would print its message in quotes

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.facts)) if self.facts else (type(self), (str(self),))


def _rebuild(kind: type[DSAError], facts: dict[str, object]) -> DSAError:
    return kind(**facts)


class InvalidValue(DSAError, ValueError):
    """A value of the right type that the law or the calendar does not know: a count below nought, 30 February."""

    code = "invalid-value"
    text = "{field}: {value} is refused. Accepted: {accepted}."


class InvalidType(DSAError, TypeError):
    """A value of the wrong type: a float as money, a moment where a day is meant, True as a number."""

    code = "invalid-type"
    text = "{field}: {value} is refused. Accepted: {accepted}."


class AmbiguousTruth(InvalidType):
    """An answer where True or False is wanted: it is an explained value, and neither."""

    code = "ambiguous-truth"
    text = "{answer} is an explained answer, neither true nor false. Ask for what is meant: {members}."


class OutOfOrder(DSAError, ValueError):
    """Two days in an order that cannot be: a reply due before the request was sent."""

    code = "out-of-order"
    text = "{field}: {value} is before {other} ({limit}). Accepted: {limit} or later."


class UnknownName(DSAError, KeyError):
    """A name or code that the library does not know; ``near`` are those like it, ``accepted`` all that are known."""

    code = "unknown-name"
    text = "{field}: {value} is not known.{hint} Accepted: {accepted}."

    def __init__(self, *, field: str, value: object, near: Iterable[str] = (), accepted: Iterable[str] = ()) -> None:
        self.near = tuple(near)
        self.accepted = tuple(accepted)
        self._given = {"field": field, "value": value, "near": self.near, "accepted": self.accepted}
        listed = ", ".join(self.accepted) if self.told_in_full else MANY.format(count=len(self.accepted))
        hint = f" {NEAR.format(near=' or '.join(self.near))}" if self.near else ""
        super().__init__(field=Phrase(field), value=value, hint=Phrase(hint), accepted=Phrase(listed))

    @property
    def told_in_full(self) -> bool:
        """Whether the message lists every name that is accepted; of many it says only how many there are."""
        return len(self.accepted) <= _MOST_NAMES

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self._given)


class MissingExtra(DSAError, ImportError):
    """A package that this needs is not installed: the message says how to get it."""

    code = "missing-extra"
    text = "{package} is needed for this and is not installed. Install it: pip install 'dsa-obligations[{extra}]'."


class NotSupported(DSAError, NotImplementedError):
    """Something that the engine of a data frame cannot do: the message names the engine and says what to do."""

    code = "not-supported"
    text = "{engine}: {missing} is not there. {remedy}"


class AmbiguousName(UnknownName):
    """A name that stands for several things; they are in ``near``, and one of them is to be chosen."""

    code = "ambiguous-name"
    text = "{field}: {value} stands for several.{hint} Accepted: {accepted}."


class BeyondCoverage(DSAError, LookupError):
    """A day for which no holiday list is known: the library does not guess unless it is told to project."""

    code = "beyond-coverage"
    text = "{calendar}: no list of public holidays covers {day}; the lists run from {first} to {last}. {remedy}"


class NotInForce(DSAError, LookupError):
    """A rule asked for on a day on which it was not yet, or no longer, law."""

    code = "not-in-force"
    text = "{rule} has no value on {day}: the first one known is of {first}. Ask for that day or later."


class MissingFact(DSAError, LookupError):
    """A fact that the answer needs and that nobody gave: a turnover, a notification date."""

    code = "missing-fact"
    text = "{missing} is needed and not known. Give {give}."


class CurrencyMismatch(DSAError, ValueError):
    """Two amounts in different currencies: an exchange rate is an input, never built in."""

    code = "currency-mismatch"
    text = "{value} and {other} are in different currencies. Convert one with an ExchangeRate and its source first."


class NotAllowed(DSAError, ValueError):
    """An event that contradicts the file of the proceedings: an answer before its question, a second end."""

    code = "not-allowed"
    text = "{event} on {day} is not possible here: {why} ({citation}). Possible: {possible}."


class InvalidDocument(DSAError, ValueError):
    """Something wrong in a document, at the place that ``pointer`` names (a JSON Pointer, RFC 6901).

    ``problem`` is the error itself, as it would be without a document around it.
    """

    code = "invalid-document"
    text = "{pointer}: {problem}"

    def __init__(self, *, pointer: str, problem: DSAError) -> None:
        self.pointer = pointer
        self.problem = problem
        words = str(problem).removeprefix(f"{problem.facts.get('field')}: ")
        super().__init__(pointer=Phrase(pointer or "document"), problem=Phrase(words))

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), {"pointer": self.pointer, "problem": self.problem})


class SeveralErrors(DSAError, ValueError):
    """Several things are wrong at once; each is one of :attr:`errors`."""

    code = "several-errors"
    text = "{count} things are wrong: {problems}"

    def __init__(self, errors: Iterable[DSAError]) -> None:
        self._errors = tuple(errors)
        super().__init__(count=len(self._errors), problems=tuple(str(error) for error in self._errors))

    @property
    def errors(self) -> tuple[DSAError, ...]:
        """Everything that was wrong, in the order in which it was found."""
        return self._errors

    def __reduce__(self) -> tuple[object, ...]:
        return SeveralErrors, (self._errors,)
