"""Fines and periodic penalty payments as imposed: Articles 74 and 76.

A penalty is a fact of a case: how much, when, and for which infringements. What it could have been at most is
computed in :mod:`dsa.act.penalties.ceilings`; :meth:`Penalty.against` sets the one beside the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from fractions import Fraction

from attrs import field, frozen

from ...ground import checks, words
from ...ground.answering import answers
from ...ground.brief import Brief
from ...ground.citations import Citation
from ...ground.errors import InvalidType, InvalidValue
from ...ground.money import Money
from ...ground.trace import Explained, Rule, Sentence
from ...ground.words import Phrase
from .ceilings import MaximumFine


class PenaltyKind(Enum):
    """A fine once and for all, or payments for each day that passes."""

    FINE = "fine"
    PERIODIC = "periodic"

    def __str__(self) -> str:
        return {"fine": "fine", "periodic": "periodic penalty payments"}[self.value]


PART_OF_LIST = Sentence("part-of-list", "{first}; {rest}")

WITHIN = Rule("penalty-within-ceiling", "{amount} is {after} of the ceiling of {before}.")
ABOVE = Rule(
    "penalty-above-ceiling",
    "{amount} is {after} of the ceiling of {before}: more than can be imposed on this turnover.",
)


@frozen(kw_only=True)
class Infringement(Brief):
    """One infringement that a penalty is for, with its part of the amount where the decision splits it.

    >>> from dsa import DSA
    >>> print(Infringement(citation=DSA.at(39), amount=Money(35_000_000, "EUR")))
    Article 39 DSA: EUR 35 000 000.00
    """

    citation: Citation
    amount: Money | None = None

    def __attrs_post_init__(self) -> None:
        checks.instance("citation", self.citation, Citation)
        if self.amount is not None:
            checks.instance("amount", self.amount, Money)

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
    return tuple(value if isinstance(value, Infringement) else Infringement(citation=value) for value in values)


@frozen(kw_only=True)
class Penalty(Brief):
    """A penalty that was imposed (Articles 74 and 76).

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

    def __attrs_post_init__(self) -> None:
        checks.member("kind", self.kind, PenaltyKind)
        checks.instance("amount", self.amount, Money)
        checks.day("imposed", self.imposed)
        checks.optional_text("source", self.source)
        if self.amount.amount <= 0:
            raise InvalidValue(field=Phrase("amount"), value=self.amount, accepted=Phrase("an amount above nought"))
        parts = [one.amount for one in self.infringements if one.amount is not None]
        if not parts:
            return
        total = sum(parts[1:], start=parts[0])
        whole = len(parts) == len(self.infringements)
        if total > self.amount or (whole and total != self.amount):
            raise InvalidValue(
                field=Phrase("infringements"), value=total, accepted=Phrase(f"parts that add up to {self.amount}")
            )

    @answers
    def against(self, maximum: MaximumFine) -> ShareOfCeiling:
        """What share of a ceiling the penalty is; in the currency of the ceiling.

        The ceiling holds for each infringement (recital 117). So a penalty for several can lawfully be more than one
        ceiling: it is within it unless a part is above it, or the whole above as many ceilings as there are.

        :raises CurrencyMismatch: the ceiling is in another currency; give ``maximum_fine`` a rate.
        """
        checks.instance("maximum", maximum, MaximumFine)
        share = self.amount.share_of(maximum.ceiling)
        rule = WITHIN if self._within(maximum.ceiling) else ABOVE
        step = rule.step(maximum.ceiling, share, under=maximum.steps[-1].citation, amount=self.amount)
        return ShareOfCeiling(
            share=share,
            penalty=self.amount,
            maximum=maximum,
            steps=(*maximum.steps, step),
            notices=maximum.notices,
        )

    def _within(self, ceiling: Money) -> bool:
        parts = [one.amount for one in self.infringements if one.amount is not None]
        rest = self.amount.exact - sum(part.exact for part in parts)
        unsplit = len(self.infringements) - len(parts) if self.infringements else 1
        return all(part <= ceiling for part in parts) and rest <= unsplit * ceiling.exact

    @property
    def statement(self) -> Sentence:
        """Kind and amount, then the day and the infringements: for the languages, which need no verb for it."""
        details: object = self.imposed
        if self.infringements:
            *others, last = (infringement.statement for infringement in self.infringements)
            rest = last
            for statement in reversed(others):
                rest = PART_OF_LIST.naming(first=statement, rest=rest)
            details = PART_OF_LIST.naming(first=self.imposed, rest=rest)
        facts = (("kind", self.kind), ("amount", self.amount), ("details", details))
        return Sentence("penalty", "{kind}: {amount} ({details})", facts)

    def __str__(self) -> str:
        reasons = f" ({'; '.join(map(str, self.infringements))})" if self.infringements else ""
        return f"{self.kind} of {self.amount}, imposed on {words.day(self.imposed)}{reasons}"


@frozen(kw_only=True)
class ShareOfCeiling(Explained):
    """A penalty beside the most that it could have been (Articles 74 and 76)."""

    share: Fraction
    penalty: Money
    maximum: MaximumFine

    @property
    def within(self) -> bool:
        """Whether the penalty does not exceed the ceiling, for each infringement; exactly the ceiling is within it."""
        return self.share <= 1 or any(step.rule == WITHIN.id for step in self.steps)

    @property
    def headline(self) -> Sentence:
        """The penalty, its share, the ceiling."""
        facts = (("penalty", self.penalty), ("share", self.share), ("ceiling", self.maximum.ceiling))
        return Sentence("share-of-ceiling", "{penalty} is {share} of the ceiling of {ceiling}", facts)
