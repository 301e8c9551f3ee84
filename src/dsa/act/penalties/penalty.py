"""Fines and periodic penalty payments as imposed: Articles 74 and 76.

A penalty is a fact of a case: how much, when, and for which infringements. What it could have been at most is
computed in :mod:`dsa.act.penalties.ceilings`; :meth:`Penalty.against` sets the one beside the other
(:mod:`dsa.act.penalties.comparison`). What periodic payments have come to is :meth:`Penalty.accrued`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import cast

from attrs import evolve, field, frozen

from ...ground import checks, words
from ...ground.answering import answers
from ...ground.brief import Brief
from ...ground.citations import Citation
from ...ground.errors import InvalidType, InvalidValue, MissingFact
from ...ground.money import Money
from ...ground.trace import Sentence
from ...ground.words import Phrase
from .accrued import AccruedPayments, accrued
from .ceilings import MaximumFine
from .comparison import Imposition, ShareOfCeiling


class PenaltyKind(Enum):
    """A fine once and for all, or payments for each day that passes."""

    FINE = "fine"
    PERIODIC = "periodic"

    def __str__(self) -> str:
        return {"fine": "fine", "periodic": "periodic penalty payments"}[self.value]


PART_OF_LIST = Sentence("part-of-list", "{first}; {rest}")
FROM_DAY = Sentence("penalty-from-day", "from {day}")
NOTHING_BELOW = Phrase("an amount of nought or more")


@frozen(kw_only=True)
class Infringement(Brief):
    """One infringement that a penalty is for, with its part of the amount where the decision splits it.

    :param citation: the provision infringed.
    :param amount: its part of the amount; None where the decision does not split it.

    >>> from dsa import DSA
    >>> print(Infringement(citation=DSA.at(39), amount=Money(35_000_000, "EUR")))
    Article 39 DSA: EUR 35 000 000.00
    """

    citation: Citation
    amount: Money | None = None

    def __attrs_post_init__(self) -> None:
        checks.instance("citation", self.citation, Citation)
        if self.amount is None:
            return
        if checks.instance("amount", self.amount, Money).amount < 0:
            raise InvalidValue(field=Phrase("amount"), value=self.amount, accepted=NOTHING_BELOW)

    @property
    def statement(self) -> Sentence:
        """The provision, and its part of the amount if there is one."""
        if self.amount is None:
            return Sentence("infringement", "{provision}", (("provision", self.citation),))
        facts = (("provision", self.citation), ("amount", self.amount))
        return Sentence("infringement-with-amount", "{provision}: {amount}", facts)

    def __str__(self) -> str:
        return f"{self.citation}: {self.amount}" if self.amount else str(self.citation)


def _infringements(values: Iterable[Citation | Infringement]) -> tuple[Infringement, ...]:
    if isinstance(values, str | Citation | Infringement) or not isinstance(values, Iterable):
        raise InvalidType(
            field=Phrase("infringements"), value=values, accepted=Phrase("an iterable of citations or Infringements")
        )
    several = cast("tuple[Citation | Infringement, ...]", checks.several("infringements", values, object))
    named = [value if isinstance(value, Infringement) else Infringement(citation=value) for value in several]
    first = {infringement: index for index, infringement in reversed([*enumerate(named)])}
    # The same provision once more, without a part of its own, adds nothing.
    return tuple(
        infringement
        for index, infringement in enumerate(named)
        if infringement.amount is not None or first[infringement] == index
    )


@frozen(kw_only=True)
class Penalty(Brief):
    """A penalty that was imposed (Articles 74 and 76).

    :param kind: a fine, or periodic penalty payments.
    :param amount: the fine; of periodic penalty payments, the rate for each day.
    :param imposed: the day of the decision that imposes it.
    :param infringements: what it is for: provisions, or :class:`~dsa.Infringement` objects where the decision splits
        the amount.
    :param source: where it was read; None where that is not said.
    :param runs_from: the day appointed by the decision, from which periodic payments are calculated (Article 76(1));
        None for a fine, and where it is not known.
    :param addressee: the service, or the provider, on which it is imposed, by name; None where that is not said.

    >>> x = Penalty(
    ...     kind=PenaltyKind.FINE,
    ...     amount=Money(120_000_000, "EUR"),
    ...     imposed=date(2025, 12, 5),
    ...     infringements=[Citation.parse("Article 25 DSA"), Citation.parse("Article 39 DSA")],
    ... )
    >>> print(x)
    fine of EUR 120 000 000.00, imposed on 5 December 2025 (Article 25 DSA; Article 39 DSA)
    """

    kind: PenaltyKind
    amount: Money
    imposed: date
    infringements: tuple[Infringement, ...] = field(default=(), converter=_infringements)
    source: str | None = None
    runs_from: date | None = None
    addressee: str | None = None

    def __attrs_post_init__(self) -> None:
        checks.member("kind", self.kind, PenaltyKind)
        checks.instance("amount", self.amount, Money)
        checks.day("imposed", self.imposed)
        checks.optional_text("source", self.source)
        checks.optional_text("addressee", self.addressee)
        if self.amount.amount <= 0:
            raise InvalidValue(field=Phrase("amount"), value=self.amount, accepted=Phrase("an amount above nought"))
        if self.runs_from is not None:
            self._check_first_day(self.runs_from)
        parts = [infringement.amount for infringement in self.infringements if infringement.amount is not None]
        if not parts:
            return
        total = sum(parts[1:], start=parts[0])
        whole = len(parts) == len(self.infringements)
        if total > self.amount or (whole and total != self.amount):
            raise InvalidValue(
                field=Phrase("infringements"), value=total, accepted=Phrase(f"parts that add up to {self.amount}")
            )

    def same_as(self, other: Penalty) -> bool:
        """Whether it is the same penalty as another; where one of them names no addressee, that makes no difference."""
        checks.instance("other", other, Penalty)
        if self.addressee is None or other.addressee is None:
            return evolve(self, addressee=None) == evolve(other, addressee=None)
        return self == other

    def _check_first_day(self, first: date) -> None:
        checks.not_before("runs_from", checks.day("runs_from", first), "imposed", self.imposed)
        if self.kind is not PenaltyKind.PERIODIC:
            accepted = Phrase(f"no day for a {self.kind}: only {PenaltyKind.PERIODIC} run by the day")
            raise InvalidValue(field=Phrase("runs_from"), value=first, accepted=accepted)

    @answers
    def against(self, maximum: MaximumFine) -> ShareOfCeiling:
        """What share of a ceiling the penalty is; in the currency of the ceiling.

        The ceiling holds for each infringement (recital 117). So a penalty for several can lawfully be more than one
        ceiling: it is within it unless a part is above it, or the whole above as many ceilings as there are. Periodic
        penalty payments are counted for as many days as their ceiling.

        :raises CurrencyMismatch: the ceiling is in another currency; give ``maximum_fine`` a rate.
        :raises InvalidValue: the ceiling is one for another kind of penalty, for other breaches, or of another year.
        """
        imposed = Imposition(
            amount=self.amount,
            on=self.imposed,
            periodic=self.kind is PenaltyKind.PERIODIC,
            parts=tuple((infringement.citation, infringement.amount) for infringement in self.infringements),
            name=str(self),
        )
        return imposed.compared(checks.instance("maximum", maximum, MaximumFine))

    @answers
    def accrued(self, on: date) -> AccruedPayments:
        """What periodic penalty payments have come to: the rate for each day from ``runs_from`` to ``on``.

        It is the most at which the definitive amount can be fixed when the obligation is met (Article 76(2)).

        :param on: the last day that counts.
        :raises InvalidValue: the penalty is a fine.
        :raises MissingFact: the day from which the payments run is not known.

        >>> payments = Penalty(
        ...     kind=PenaltyKind.PERIODIC,
        ...     amount=Money(2_000_000, "EUR"),
        ...     imposed=date(2026, 1, 12),
        ...     runs_from=date(2026, 2, 1),
        ... )
        >>> print(payments.accrued(date(2026, 2, 28)))
        EUR 56 000 000.00 by 28 February 2026: 28 × EUR 2 000 000.00 a day
        """
        checks.day("on", on)
        if self.kind is not PenaltyKind.PERIODIC:
            accepted = Phrase(f"{PenaltyKind.PERIODIC}, which run by the day")
            raise InvalidValue(field=Phrase("kind"), value=self.kind, accepted=accepted)
        if self.runs_from is None:
            raise MissingFact(missing=Phrase("The day from which the payments run"), give=Phrase("runs_from="))
        return accrued(self.amount, self.runs_from, on)

    @property
    def statement(self) -> Sentence:
        """Kind and amount, then who, the day and the infringements: for the languages, which need no verb for it."""
        parts: list[object] = [self.imposed] if self.addressee is None else [self.addressee, self.imposed]
        if self.runs_from is not None:
            parts.append(FROM_DAY.naming(day=self.runs_from))
        parts += [infringement.statement for infringement in self.infringements]
        *others, details = parts
        for part in reversed(others):
            details = PART_OF_LIST.naming(first=part, rest=details)
        facts = (("kind", self.kind), ("amount", self.amount), ("details", details))
        if self.kind is PenaltyKind.PERIODIC:
            return Sentence("penalty-per-day", "{kind}: {amount} a day ({details})", facts)
        return Sentence("penalty", "{kind}: {amount} ({details})", facts)

    def __str__(self) -> str:
        reasons = f" ({'; '.join(map(str, self.infringements))})" if self.infringements else ""
        each = " a day" if self.kind is PenaltyKind.PERIODIC else ""
        who = f"{self.addressee} on " if self.addressee else ""
        first = f" from {words.day(self.runs_from)}" if self.runs_from else ""
        return f"{self.kind} of {self.amount}{each}{first}, imposed on {who}{words.day(self.imposed)}{reasons}"
