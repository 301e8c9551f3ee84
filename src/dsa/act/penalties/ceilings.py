"""The most that can be imposed: Articles 74 and 76 for the Commission, Article 52 for the Member States.

Each ceiling has its own base: turnover for an infringement (74(1)), income or turnover over information (74(2)), the
daily average for periodic payments (76, 52(4)); :mod:`dsa.act.penalties.preceding_year` finds the year. The ceilings
are "not exceeding": exactly 6 % is lawful, and a cent's fraction more is not. So the one rounding, at the end, goes
down (:mod:`dsa.act.penalties.conversion`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from attrs import frozen

from ...ground import checks
from ...ground.answering import answers
from ...ground.citations import DSA
from ...ground.errors import InvalidValue, NotInForce
from ...ground.money import FinancialYear, Money, Turnover
from ...ground.rates import ExchangeRate
from ...ground.trace import Explained, Notice, Point, Rule, Sentence
from ...ground.values import Cited, Parameter, WhatIf
from ...ground.words import Phrase
from .. import parameters
from .conversion import before_cut, check_ceiling, cut
from .grounds import FineGround, PeriodicReading
from .preceding_year import preceding_turnover

_LIMIT = "The ceiling is {share} of {before}: {after}."
LIMITS = {
    FineGround.INFRINGEMENT: Rule("ceiling-infringement", _LIMIT, parameters.FINE_INFRINGEMENT.citation),
    FineGround.INFORMATION: Rule("ceiling-information", _LIMIT, parameters.FINE_INFORMATION.citation),
    FineGround.NATIONAL_INFRINGEMENT: Rule(
        "ceiling-national-infringement", _LIMIT, parameters.NATIONAL_FINE_INFRINGEMENT.citation
    ),
    FineGround.NATIONAL_INFORMATION: Rule(
        "ceiling-national-information", _LIMIT, parameters.NATIONAL_FINE_INFORMATION.citation
    ),
}
AVERAGE_DAILY = Rule(
    "average-daily-turnover",
    "{share} of the daily average ({before} over {length} days), times {days}, is {after}.",
    DSA.at(76, 1),
)
NATIONAL_AVERAGE_DAILY = Rule(
    "national-average-daily-turnover",
    "{share} of the daily average ({before} over {length} days), times {days}, is {after}.",
    DSA.at(52, 4),
)
ANNUAL_DAILY = Rule(
    "annual-turnover-daily",
    "Taken literally, {share} of the annual turnover of {before} for each day, times {days}, is {after}.",
    DSA.at(76, 1),
)
INCOME_OR_TURNOVER = Point(
    "income-or-turnover",
    "The base is the total annual income or the worldwide turnover; the ceiling is computed on the turnover given.",
)
PER_INFRINGEMENT = Point(
    "maximum-per-infringement",
    "The maximum holds for each infringement; several can be fined side by side.",
    (DSA.recital(117),),
)
AMBIGUOUS_BASE = Point(
    "periodic-penalty-base",
    "Article 76(1) can be read as 5 % of the average daily turnover, which Article 52(4) says plainly, or of the "
    "annual turnover. This is the reading: {reading}.",
    (DSA.at(76, 1), DSA.at(52, 4)),
)
BY_ARTICLE_92 = Point(
    "national-ceiling-before-application",
    "Article 52 applies from 17 February 2024. Before, it applied to a very large service only, to this one from "
    "{applies_from}.",
    (DSA.at(92), DSA.at(93, 2)),
)


@frozen(kw_only=True)
class MaximumFine(Explained):
    """The ceiling of a fine or of periodic penalty payments (Articles 52, 74 and 76), never rounded up.

    :param ceiling: the most that can be imposed, rounded down to the smallest unit of the currency.
    :param turnover: the turnover of the preceding financial year, on which it is computed.
    :param decided: the day of the decision.
    :param share: the share of the turnover, exactly: a Fraction, 3/50 for 6 %.
    :param ground: what the fine is for; None for periodic penalty payments.
    """

    ceiling: Money
    turnover: Turnover
    decided: date
    share: Fraction
    ground: FineGround | None = None

    def __attrs_post_init__(self) -> None:
        check_ceiling(self.ceiling, self.turnover, self.share, self.decided, fine=self.ground is not None)

    @property
    def days(self) -> int | None:
        """For how many days periodic penalty payments run; None for a fine, which is no matter of days."""
        known = (step.facts.get("days") for step in self.steps)
        return next((days for days in known if isinstance(days, int)), None)

    @property
    def following(self) -> FinancialYear | None:
        """The financial year after that of the turnover, where it was given and mattered."""
        known = (step.facts.get("following") for step in self.steps)
        return next((year for year in known if isinstance(year, FinancialYear)), None)

    @property
    def headline(self) -> Sentence:
        """The ceiling, its share and its year."""
        facts = (("ceiling", self.ceiling), ("share", self.share), ("year", self.turnover.year))
        if self.ground is None:
            return Sentence("periodic-ceiling", "periodic penalty payments of at most {ceiling}", facts)
        return Sentence("fine-ceiling", "a fine of at most {ceiling} ({share} of the turnover of {year})", facts)


@answers
def maximum_fine(
    turnover: Turnover | Iterable[Turnover | FinancialYear],
    *,
    decided: date,
    ground: FineGround = FineGround.INFRINGEMENT,
    rate: ExchangeRate | None = None,
    applies_from: date | None = None,
    what_if: WhatIf | None = None,
) -> MaximumFine:
    """The most a fine can be, for a decision on a given day.

    :param turnover: one turnover, or a history from which the preceding financial year is taken. A
        :class:`~dsa.FinancialYear` in it, without a turnover, says when that year ends.
    :param decided: the day of the decision that fines, not of the infringement or of the opening.
    :param ground: what the fine is for, see :class:`FineGround`.
    :param rate: converts the result, exactly and before the one rounding.
    :param applies_from: the day from which the Act applies to a designated service (Article 92), which counts for
        Article 52 before 17 February 2024.
    :raises MissingFact: the turnover of the preceding financial year is not among those given.
    :raises NotInForce: the ceiling was not law yet on that day.
    :raises InvalidValue: the rate is of a time that has nothing to do with that year.

    >>> year = FinancialYear.ending(date(2024, 3, 31))
    >>> alibaba = Turnover(amount=Money(941_168_000_000, "CNY"), year=year, group=True)
    >>> print(maximum_fine(alibaba, decided=date(2024, 6, 1)))
    a fine of at most CNY 56 470 080 000.00 (6 % of the turnover of 1 April 2023 to 31 March 2024)
    """
    checks.member("ground", ground, FineGround)
    limit, notices = _limit(ground.ceiling, decided, applies_from, national=ground.national)
    chosen = preceding_turnover(turnover, decided, under=limit.citation, national=ground.national)
    amount, share = chosen.turnover.amount, limit.value
    exact = amount.exact * share
    shown = before_cut(exact, amount.currency)
    steps = [*chosen.steps, LIMITS[ground].step(amount, shown, share=share)]
    notices += chosen.notices
    if ground in (FineGround.INFORMATION, FineGround.NATIONAL_INFORMATION):
        notices.append(INCOME_OR_TURNOVER.notice(under=limit.citation))
    else:
        notices.append(PER_INFRINGEMENT.notice())
    ceiling = cut(exact, shown, rate, steps, notices, year=chosen.turnover.year, decided=decided)
    return MaximumFine(
        ceiling=ceiling,
        turnover=chosen.turnover,
        decided=decided,
        share=share,
        ground=ground,
        steps=tuple(steps),
        notices=tuple(notices),
    )


@answers
def periodic_penalty_ceiling(
    turnover: Turnover | Iterable[Turnover | FinancialYear],
    *,
    decided: date,
    days: int,
    reading: PeriodicReading = PeriodicReading.AVERAGE_DAILY,
    national: bool = False,
    rate: ExchangeRate | None = None,
    applies_from: date | None = None,
    what_if: WhatIf | None = None,
) -> MaximumFine:
    """The most that periodic penalty payments can come to over a number of days (Article 76(1)).

    The daily average is the turnover over the days of that financial year, 365 or 366; the product is cut once.

    :param turnover: one turnover, or a history from which the preceding financial year is taken.
    :param decided: the day of the decision that imposes the payments.
    :param days: for how many days they are due, at least one.
    :param reading: how the ceiling is read, where the Act can be read in two ways; see :class:`~dsa.PeriodicReading`.
    :param national: the maximum that Member States provide for (Article 52(4)), which has only one reading.
    :param rate: converts the result, exactly and before the one rounding.
    :param applies_from: the day from which the Act applies to a designated service (Article 92).

    >>> year = Turnover(amount=Money(36_500_000, "EUR"), year=FinancialYear.ending(date(2023, 12, 31)))
    >>> print(periodic_penalty_ceiling(year, decided=date(2024, 6, 1), days=10))
    periodic penalty payments of at most EUR 50 000.00
    """
    days = checks.count("days", days, least=1)
    checks.member("reading", reading, PeriodicReading)
    if checks.flag("national", national) and reading is not PeriodicReading.AVERAGE_DAILY:
        accepted = Phrase(f"{PeriodicReading.AVERAGE_DAILY}, the only reading of {DSA.at(52, 4)}, with national=True")
        raise InvalidValue(field=Phrase("reading"), value=reading, accepted=accepted)
    number = parameters.NATIONAL_PERIODIC_PENALTY if national else parameters.PERIODIC_PENALTY
    limit, notices = _limit(number, decided, applies_from, national=national)
    share = limit.value
    chosen = preceding_turnover(turnover, decided, under=limit.citation, national=national)
    annual, length = chosen.turnover.amount, chosen.turnover.year.days
    steps = list(chosen.steps)
    if reading is PeriodicReading.AVERAGE_DAILY:
        exact = annual.exact / length * share * days
        shown = before_cut(exact, annual.currency)
        rule = NATIONAL_AVERAGE_DAILY if national else AVERAGE_DAILY
        steps.append(rule.step(annual, shown, share=share, length=length, days=days))
    else:
        exact = annual.exact * share * days
        shown = before_cut(exact, annual.currency)
        steps.append(ANNUAL_DAILY.step(annual, shown, share=share, days=days))
    notices += [*chosen.notices, INCOME_OR_TURNOVER.notice(under=limit.citation), PER_INFRINGEMENT.notice()]
    if not national:
        notices.append(AMBIGUOUS_BASE.notice(reading=reading))
    return MaximumFine(
        ceiling=cut(exact, shown, rate, steps, notices, year=chosen.turnover.year, decided=decided),
        turnover=chosen.turnover,
        decided=decided,
        share=share,
        steps=tuple(steps),
        notices=tuple(notices),
    )


def _limit(
    number: Parameter[Fraction], decided: date, applies_from: date | None, *, national: bool
) -> tuple[Cited[Fraction], list[Notice]]:
    """The ceiling that is law on the day of the decision; before it is, that of Article 52 by Article 92."""
    decided = checks.day("decided", decided)
    checks.optional_day("applies_from", applies_from)
    if not national or decided >= parameters.GENERAL_APPLICATION:
        return number.cited(decided), []
    first = parameters.GENERAL_APPLICATION if applies_from is None else applies_from
    if decided < first:
        rule = Phrase(f"{number.name} ({number.citation}; before, by Article 92 with applies_from=)")
        raise NotInForce(rule=rule, day=decided, first=first)
    return number.cited(parameters.GENERAL_APPLICATION), [BY_ARTICLE_92.notice(applies_from=first)]
