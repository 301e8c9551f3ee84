"""A penalty beside its ceiling: only beside one of its own kind, for its own breaches, and of its own year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from attrs import frozen

from ...ground import checks
from ...ground.citations import DSA, Citation
from ...ground.errors import InvalidValue
from ...ground.money import Money
from ...ground.trace import Explained, Rule, Sentence
from ...ground.words import Phrase, day
from .ceilings import MaximumFine
from .grounds import FineGround
from .preceding_year import precedes

WITHIN = Rule("penalty-within-ceiling", "{amount} is {after} of the ceiling of {before}.")
ABOVE = Rule(
    "penalty-above-ceiling",
    "{amount} is {after} of the ceiling of {before}: more than can be imposed on this turnover.",
)

_INVESTIGATING = frozenset({67, 69, 72})
"""What is breached where Article 74(2) fines; Article 79(4) is but a paragraph."""
_OBLIGATIONS = frozenset(range(9, 49))
"""What providers owe, which Article 74(1) is about."""
_FOREIGN: Mapping[FineGround | None, frozenset[int]] = {
    FineGround.INFRINGEMENT: _INVESTIGATING,
    FineGround.INFORMATION: _OBLIGATIONS,
}
"""What the other ceiling is for: 6 % for what is owed, 1 % over the investigation."""


@frozen(kw_only=True)
class ShareOfCeiling(Explained):
    """A penalty beside the most that it could have been (Articles 74 and 76).

    :param share: the penalty as a share of the ceiling, exactly; above 1, it is more than the Act allows.
    :param penalty: the fine; of periodic penalty payments, what they come to over the days of the ceiling.
    :param maximum: the ceiling, with its own steps.
    """

    share: Fraction
    penalty: Money
    maximum: MaximumFine

    def __attrs_post_init__(self) -> None:
        checks.instance("maximum", self.maximum, MaximumFine)
        if checks.instance("penalty", self.penalty, Money).currency != self.maximum.ceiling.currency:
            accepted = Phrase(f"an amount in {self.maximum.ceiling.currency}")
            raise InvalidValue(field=Phrase("penalty"), value=self.penalty, accepted=accepted)
        if self.maximum.ceiling.amount:
            share = self.penalty.share_of(self.maximum.ceiling)
            checks.follows("share", self.share, share, "the penalty divided by the ceiling")

    @property
    def within(self) -> bool:
        """Whether the penalty does not exceed the ceiling, for each infringement; exactly the ceiling is within it."""
        return self.share <= 1 or any(step.rule == WITHIN.id for step in self.steps)

    @property
    def headline(self) -> Sentence:
        """The penalty, its share, the ceiling."""
        facts = (("penalty", self.penalty), ("share", self.share), ("ceiling", self.maximum.ceiling))
        return Sentence("share-of-ceiling", "{penalty} is {share} of the ceiling of {ceiling}", facts)


@frozen(kw_only=True)
class Imposition:
    """What is set beside a ceiling: an amount, or a rate for each day, and for what."""

    amount: Money
    on: date
    periodic: bool
    parts: tuple[tuple[Citation, Money | None], ...]
    """The provisions infringed, with the part of the amount that falls on each where that is known."""
    name: str
    """The penalty in one line, for messages."""

    def compared(self, maximum: MaximumFine) -> ShareOfCeiling:
        """What share of a ceiling it is; of payments by the day, what they come to over the days of the ceiling."""
        self._check(maximum)
        days = maximum.days or 1
        whole = Money.exactly(self.amount.exact * days, self.amount.currency)
        share = whole.share_of(maximum.ceiling)
        rule = WITHIN if _within(self.amount, self.parts, maximum.ceiling.exact / days) else ABOVE
        step = rule.step(maximum.ceiling, share, under=maximum.steps[-1].citation, amount=whole)
        return ShareOfCeiling(
            share=share, penalty=whole, maximum=maximum, steps=(*maximum.steps, step), notices=maximum.notices
        )

    def _check(self, maximum: MaximumFine) -> None:
        """Refuse a ceiling for another kind of penalty, for other breaches, of another year, or of nought."""
        foreign = _FOREIGN.get(maximum.ground, frozenset())
        if self.periodic and maximum.days is None:
            raise self._refused(maximum, "a ceiling of periodic_penalty_ceiling")
        if not self.periodic and maximum.ground is None:
            raise self._refused(maximum, "a ceiling of maximum_fine")
        for citation, _ in self.parts:
            if citation.act == DSA and citation.article in foreign:
                raise self._refused(maximum, f"a ceiling on another ground, since {citation} was infringed")
        year = maximum.turnover.year
        if self.on != maximum.decided and not precedes(year, self.on, following=maximum.following):
            raise self._refused(maximum, f"a ceiling with decided={day(self.on)} instead of {day(maximum.decided)}")
        if not maximum.ceiling.amount:
            raise self._refused(maximum, "a ceiling above nought, of which something can be a share")

    def _refused(self, maximum: MaximumFine, accepted: str) -> InvalidValue:
        return InvalidValue(
            field=Phrase("maximum"), value=Phrase(f"{maximum}"), accepted=Phrase(f"{accepted}, for the {self.name}")
        )


def _within(amount: Money, parts: tuple[tuple[Citation, Money | None], ...], ceiling: Fraction) -> bool:
    """Whether no infringement has more than one ceiling; one that is named twice is one.

    What is left of the amount falls on the infringements whose part, or whole part, is not known.
    """
    named = dict.fromkeys(citation for citation, _ in parts)
    widest = [
        citation for citation in named if not any(citation != other and citation.within(other) for other in named)
    ]
    known = dict.fromkeys(widest, Fraction(0))
    unsplit: set[Citation] = set()
    for citation, part in parts:
        provision = next(provision for provision in widest if citation.within(provision))
        if part is None:
            unsplit.add(provision)
        else:
            known[provision] += part.exact
    rest = amount.exact - sum(known.values())
    room = sum(ceiling - known[provision] for provision in unsplit) if parts else ceiling
    return all(part <= ceiling for part in known.values()) and rest <= room
