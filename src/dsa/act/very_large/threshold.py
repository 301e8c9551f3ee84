"""The threshold of Article 33(1): equal to or higher than 45 million average monthly active recipients.

Meeting the number is not yet the status; that takes a decision (:mod:`dsa.act.very_large.designation`). The number is
fixed until a delegated act moves it under Article 33(2), which :func:`threshold_for_population` computes.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from numbers import Number
from typing import Any, TypeAlias, cast

from attrs import evolve, field, frozen

from ...ground import checks, plain, words
from ...ground.answering import answers
from ...ground.citations import DSA
from ...ground.errors import InvalidType, InvalidValue, MissingFact
from ...ground.trace import Explained, Notice, Point, Rule, Sentence, Step
from ...ground.values import Cited, WhatIf, dated
from ...ground.words import Phrase, hints
from ..parameters import POPULATION_CHANGE, POPULATION_SHARE, THRESHOLD
from ..services.platforms import ActiveRecipients, Platform
from ..services.recipients import RecipientAverage, RecipientRange, window_notices

AT_OR_ABOVE = Rule(
    "threshold-met",
    "{before} average monthly active recipients are equal to or higher than {threshold}: met, by {margin}.",
    THRESHOLD.citation,
)
BELOW = Rule(
    "threshold-not-met",
    "{before} average monthly active recipients are fewer than {threshold}: not met, short by {short}.",
    THRESHOLD.citation,
)
WITHIN_BOUNDS = Rule(
    "threshold-within-bounds",
    "The number lies between {before} and {most}, and {threshold} between the two: not determinable.",
    THRESHOLD.citation,
)
LATEST_FIGURE = Rule(
    "threshold-latest-figure",
    "Of the figures of {service}, the latest that was published by {on} counts: {after}, of {published}, for the time "
    "from {start} to {end}.",
    DSA.at(24, 2),
)
NOT_YET_DESIGNATED = Point(
    "meeting-is-not-designation",
    "Meeting the number is not the status: a service is very large only once a decision designates it.",
    (DSA.at(33, 1), DSA.at(33, 4)),
)
EXACTLY_THE_THRESHOLD = Point(
    "exactly-the-threshold",
    'Recital 76 speaks of exceeding the number; the Article\'s "equal to or higher than" prevails.',
    (DSA.at(33, 1), DSA.recital(76)),
)
FRACTION_NOT_SHOWN = Point(
    "recipients-rounded-down",
    "The average is no whole number of recipients. It is shown rounded down, and compared as it is.",
    (DSA.at(33, 1),),
)
CHANGED_ENOUGH = Rule(
    "population-changed-enough",
    "From {before} to {population} the population changed by {change}, at least {trigger}: the number is adjusted to "
    "{share} of the population, in whole millions: {after}.",
    DSA.at(33, 2),
)
CHANGED_TOO_LITTLE = Rule(
    "population-changed-too-little",
    "From {before} to {population} the population changed by {change}, less than {trigger}: the number stays {after}.",
    DSA.at(33, 2),
)
ONLY_BY_DELEGATED_ACT = Point(
    "threshold-by-delegated-act",
    "The number does not move by itself: it takes a delegated act.",
    (DSA.at(33, 2), DSA.at(87)),
)
HALF_A_MILLION = Point(
    "population-half-a-million",
    'A tenth of the population lies halfway between two millions; the Act says "rounded up or down", and {lower} would '
    "do as well.",
    (DSA.at(33, 2),),
)

Tested: TypeAlias = int | ActiveRecipients | RecipientRange | RecipientAverage | Platform
"""What can be tested."""

_MILLION = 1_000_000


@frozen(kw_only=True)
class ThresholdTest(Explained):
    """Whether a number of recipients meets the threshold, and by how much (Article 33(1)).

    :param met: whether the threshold is met; None where only bounds are known and it lies within them.
    :param recipients: the number tested; of a range, its lower bound; of an average, without the fraction of a
        recipient.
    :param threshold: the threshold of that day.
    :param margin: recipients minus threshold: nought or more if it is met. Of an average, rounded down.
    :param tested: what was given to be tested; with ``on``, all that it takes to test it again.
    :param on: the day whose law counted.
    """

    met: bool | None
    recipients: int
    threshold: int
    margin: int
    tested: Tested | None = field(default=None, repr=False, eq=False)
    on: date | None = field(default=None, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        recipients, threshold = checks.count("recipients", self.recipients), checks.count("threshold", self.threshold)
        checks.follows("margin", self.margin, recipients - threshold, "recipients minus threshold")
        if (self.met is True) != (self.margin >= 0):
            accepted = Phrase("True if the margin is nought or more, and False or None otherwise")
            raise InvalidValue(field=Phrase("met"), value=self.met, accepted=accepted)

    @property
    def headline(self) -> Sentence:
        """The number, the threshold, and what lies between."""
        facts = (("recipients", self.recipients), ("threshold", self.threshold), ("margin", abs(self.margin)))
        if self.met is None:
            return Sentence(
                "threshold-open",
                "at least {recipients} recipients: whether the threshold of {threshold} is met is not determinable",
                facts,
            )
        if self.met:
            return Sentence(
                "threshold-is-met", "{recipients} recipients: the threshold of {threshold} is met, by {margin}", facts
            )
        return Sentence(
            "threshold-is-not-met",
            "{recipients} recipients: the threshold of {threshold} is not met, short by {margin}",
            facts,
        )


@answers
def threshold_test(
    recipients: int | ActiveRecipients | RecipientRange | RecipientAverage | Platform,
    *,
    on: date,
    what_if: WhatIf | None = None,
) -> ThresholdTest:
    """Compare average monthly active recipients in the Union with the threshold that is law on a day.

    :param recipients: a number, a published figure, an exact average, bounds, or a platform with its figures, of which
        the latest that was published by that day counts.
    :param on: the day whose law counts.
    :param what_if: other values of the law, for a thought experiment; the answer says so.
    :raises MissingFact: the platform has no figure that was published by that day.

    >>> print(threshold_test(45_000_000, on=date(2024, 3, 14)))
    45 000 000 recipients: the threshold of 45 000 000 is met, by 0
    >>> threshold_test(44_999_999, on=date(2024, 3, 14)).met
    False
    """
    threshold = THRESHOLD.on(on)
    notices: tuple[Notice, ...] = ()
    steps: tuple[Step, ...] = ()
    tested = recipients = cast(Tested, plain.whole(recipients))
    if isinstance(recipients, Platform):
        recipients, steps = _latest_figure(recipients, checks.day("on", on))
    match recipients:
        case RecipientRange(at_least=least, at_most=most):
            low, high = Fraction(least), None if most is None else Fraction(most)
        case RecipientAverage():
            low = high = recipients.exact
            if low.denominator != 1:
                notices = (FRACTION_NOT_SHOWN.notice(),)
        case ActiveRecipients():
            low = high = Fraction(recipients.count)
            notices += window_notices(recipients, on=on)
        case Number():
            low = high = Fraction(checks.count("recipients", recipients))
        case _:
            number = hints.whole(recipients)
            accepted = Phrase(
                f"a whole number from 0 up{f', such as {number}' if number else ''}, ActiveRecipients, "
                "RecipientAverage, RecipientRange or Platform"
            )
            raise InvalidType(field=Phrase("recipients"), value=recipients, accepted=accepted)
    answer = _compared(low, high, threshold, notices)
    return evolve(answer, steps=(*steps, *answer.steps), tested=tested, on=on)


def _latest_figure(platform: Platform, on: date) -> tuple[ActiveRecipients, tuple[Step, ...]]:
    """The latest figure of a platform that was published by a day, and the step that says which."""
    published = [
        (figure.published, figure.period_end, figure) for figure in platform.recipients if figure.published is not None
    ]
    known = [publication for publication in published if publication[0] <= on]
    if not known:
        raise MissingFact(
            missing=Phrase(f"A figure of the recipients of {platform} that was published by {words.day(on)}"),
            give=Phrase(
                "recipients=, ActiveRecipients with published=, or the number itself; a dossier of the record tests "
                "its figures with .tests()"
            ),
        )
    day, _, figure = max(known, key=lambda publication: publication[:2])
    step = LATEST_FIGURE.step(
        figure.count,
        figure.count,
        service=platform.name,
        on=on,
        published=day,
        start=figure.period_start,
        end=figure.period_end,
    )
    return figure, (step,)


def _compared(low: Fraction, high: Fraction | None, threshold: int, notices: tuple[Notice, ...]) -> ThresholdTest:
    shown, margin = int(low), (low - threshold) // 1
    if low >= threshold:
        met, step = True, AT_OR_ABOVE.step(shown, True, threshold=threshold, margin=margin)
        notices += (NOT_YET_DESIGNATED.notice(),)
        if low == threshold:
            notices += (EXACTLY_THE_THRESHOLD.notice(),)
    elif high is not None and high < threshold:
        met, step = False, BELOW.step(shown, False, threshold=threshold, short=-margin)
    else:
        met = None
        step = WITHIN_BOUNDS.step(shown, None, threshold=threshold, most=None if high is None else int(high))
    return ThresholdTest(met=met, recipients=shown, threshold=threshold, margin=margin, steps=(step,), notices=notices)


@frozen(kw_only=True)
class ThresholdAdjustment(Explained):
    """What Article 33(2) makes of a population: whether the number is to be adjusted, and to what.

    :param required: whether the population has changed so much that the number is to be adjusted.
    :param threshold: the number as it would be adjusted, or as it stands.
    :param change: by what share of the reference the population has changed, exactly; below nought if it has shrunk.
    """

    required: bool
    threshold: int
    change: Fraction

    @property
    def headline(self) -> Sentence:
        """Whether and to what."""
        facts = (("threshold", self.threshold),)
        if self.required:
            return Sentence("adjustment-required", "adjust to {threshold}", facts)
        return Sentence("adjustment-not-required", "no adjustment: {threshold}", facts)


@answers
def threshold_for_population(
    population: int, *, reference: int, on: date | None = None, what_if: WhatIf | None = None
) -> ThresholdAdjustment:
    """The threshold that a population asks for (Article 33(2)).

    :param population: the Union's population in the year of the delegated act.
    :param reference: its population in 2020, or at the latest adjustment.
    :param on: the day whose law counts; it can be left out as long as these numbers have never changed.
    :raises MissingFact: a number has changed, and no day is given.

    >>> print(threshold_for_population(470_000_000, reference=447_000_000))
    adjust to 47 000 000
    >>> print(threshold_for_population(450_000_000, reference=447_000_000))
    no adjustment: 45 000 000
    """
    population = checks.count("population", population, least=1)
    reference = checks.count("reference", reference, least=1)
    change = Fraction(population - reference, reference)
    trigger = dated(POPULATION_CHANGE, on)
    required = abs(change) >= trigger
    facts: dict[str, Any] = {"population": population, "change": change, "trigger": trigger}
    notices = [ONLY_BY_DELEGATED_ACT.notice()]
    steps: list[Step] = []
    if required:
        share = dated(POPULATION_SHARE, on)
        millions = population * share / _MILLION
        rounded = int(millions + Fraction(1, 2)) * _MILLION
        if millions.denominator == 2:
            notices.append(HALF_A_MILLION.notice(lower=rounded - _MILLION))
        steps.append(CHANGED_ENOUGH.step(reference, rounded, share=share, **facts))
    else:
        rounded = dated(THRESHOLD, on)
        stays = Cited(rounded, THRESHOLD.citation)
        steps += (stays.step(reference), CHANGED_TOO_LITTLE.step(reference, rounded, **facts))
    return ThresholdAdjustment(
        required=required, threshold=rounded, change=change, steps=tuple(steps), notices=tuple(notices)
    )
