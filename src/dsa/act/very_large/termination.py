"""When a designation ends: Article 33(5).

The Commission terminates a designation if the service stays below the threshold for an uninterrupted year. Being below
is not the end by itself; that takes a decision, and then four months from its notification.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter

from attrs import evolve, field, frozen

from ...ground import checks, words
from ...ground.answering import answers
from ...ground.citations import DSA
from ...ground.errors import InvalidValue
from ...ground.trace import Explained, Notice, Point, Rule, Sentence
from ...ground.values import WhatIf
from ...ground.words import Phrase
from ...time_limits.periods import Period
from ...time_limits.reckoning import nominal_end
from ..parameters import BELOW_BEFORE_TERMINATION, THRESHOLD
from ..services.platforms import ActiveRecipients

NEVER_BELOW = Rule(
    "termination-not-below",
    "On {before} the latest figure, {count}, is not below the threshold of {threshold}: no year has begun.",
    BELOW_BEFORE_TERMINATION.citation,
)
BELOW_SINCE = Rule(
    "termination-below-since",
    "The figures have been below the threshold of {threshold} since the one whose period ended on {after}.",
    BELOW_BEFORE_TERMINATION.citation,
)
YEAR_ENDS = Rule(
    "termination-year-ends",
    "An uninterrupted year from {before} ends on {after}.",
    BELOW_BEFORE_TERMINATION.citation,
)
YEAR_OVER = Rule("termination-year-over", "On {on} the year to {before} is over.", BELOW_BEFORE_TERMINATION.citation)
YEAR_NOT_OVER = Rule(
    "termination-year-not-over", "On {on} the year to {before} is not over.", BELOW_BEFORE_TERMINATION.citation
)
GAP = Rule(
    "termination-gap",
    "No figure covers the days from {gap_start} to {gap_end}: whether the year to {before} was uninterrupted is not "
    "determinable.",
    BELOW_BEFORE_TERMINATION.citation,
)
NOT_BY_ITSELF = Point(
    "termination-by-decision",
    "A designation ends by decision only, and the obligations four months after its notification.",
    (DSA.at(33, 5), DSA.at(33, 6)),
)
YEAR_BY_FIGURES = Point(
    "termination-year-by-figures",
    "That the year runs from the end of the first period below, and that a figure at or over the threshold within it "
    "starts it again, is inferred from the words; the Act does not spell it out.",
    (DSA.at(33, 5),),
)
OVERLAPPING = Point(
    "recipients-overlap",
    "Two figures overlap: one ends on {end}, the next begins on {start}.",
    (DSA.at(24, 2),),
)


@frozen(kw_only=True)
class TerminationTest(Explained):
    """Whether a year below the threshold has passed (Article 33(5)); None where the figures do not tell.

    :param met: whether the year has passed; None where the figures leave a gap in it.
    :param below_since: the end of the first period below since the last figure that was not or, where figures are
        missing since then, of the first from which a year has passed without a gap; None if the last figure is not
        below.
    :param history: the figures given; with ``on``, all that it takes to test them again.
    :param on: the day up to which figures counted.
    """

    met: bool | None
    below_since: date | None
    history: tuple[ActiveRecipients, ...] = field(default=(), repr=False, eq=False)
    on: date | None = field(default=None, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        if self.met is True and self.below_since is None:
            accepted = Phrase("a day, if a year below has passed since then")
            raise InvalidValue(field=Phrase("below_since"), value=None, accepted=accepted)

    @property
    def headline(self) -> Sentence:
        """The answer, and since when the service is below."""
        facts = (("since", self.below_since),)
        if self.below_since is None:
            return Sentence("termination-never", "not below the threshold: no reason to terminate", facts)
        if self.met is None:
            return Sentence("termination-open", "below since {since}: not determinable, the figures have a gap", facts)
        if self.met:
            return Sentence("termination-met", "below since {since}: an uninterrupted year", facts)
        return Sentence("termination-not-met", "below since {since}: not yet a year", facts)


@answers
def termination_test(
    history: Iterable[ActiveRecipients], *, on: date, what_if: WhatIf | None = None
) -> TerminationTest:
    """Whether the Commission has to terminate a designation, given the figures known by a day.

    The year runs from the ``period_end`` of the first figure below. A figure at or over the threshold inside it starts
    it again. Days within it that no figure covers make the answer None, not determinable.

    :param history: figures of the service over time, in any order.
    :param on: the day up to which figures count.
    :raises InvalidValue: no figure has ended by that day.

    >>> below = [
    ...     ActiveRecipients(count=40_000_000, period_start=date(2024, 2, 1), period_end=date(2024, 7, 31)),
    ...     ActiveRecipients(count=41_000_000, period_start=date(2024, 8, 1), period_end=date(2025, 1, 31)),
    ...     ActiveRecipients(count=39_000_000, period_start=date(2025, 2, 1), period_end=date(2025, 7, 31)),
    ... ]
    >>> print(termination_test(below, on=date(2025, 8, 1)))
    below since 31 July 2024: an uninterrupted year
    """
    figures = checks.several("history", history, ActiveRecipients)
    return evolve(_tested(figures, checks.day("on", on)), history=figures, on=on)


def _tested(history: tuple[ActiveRecipients, ...], on: date) -> TerminationTest:
    limit, year = THRESHOLD.cited(on), BELOW_BEFORE_TERMINATION.cited(on)
    threshold = limit.value
    known = [figure for figure in history if figure.period_end <= on]
    # Of several that end on a day, one at or over the threshold is enough, in whatever order they are given.
    figures = sorted(known, key=lambda figure: (figure.period_end, figure.count >= threshold, figure.period_start))
    if not figures:
        accepted = Phrase(f"a figure whose period ended by {words.day(on)}")
        raise InvalidValue(field=Phrase("history"), value=(), accepted=accepted)
    below: list[ActiveRecipients] = []
    for figure in figures:
        below = [*below, figure] if figure.count < threshold else []
    notices = _overlaps(figures)
    if not below:
        step = NEVER_BELOW.step(on, None, count=figures[-1].count, threshold=threshold)
        return TerminationTest(met=False, below_since=None, steps=(limit.step(on), step), notices=notices)
    since = _begun(below, on, year.value)
    year_end = nominal_end(since, year.value)
    steps = [limit.step(on), BELOW_SINCE.step(on, since, threshold=threshold)]
    steps += [year.step(since), YEAR_ENDS.step(since, year_end)]
    notices += (YEAR_BY_FIGURES.notice(), NOT_BY_ITSELF.notice())
    met: bool | None
    if on < year_end:
        met = False
        steps.append(YEAR_NOT_OVER.step(year_end, met, on=on))
    elif gap := _gap(below, since, year_end):
        met = None
        steps.append(GAP.step(year_end, None, gap_start=gap[0], gap_end=gap[1]))
    else:
        met = True
        steps.append(YEAR_OVER.step(year_end, met, on=on))
    return TerminationTest(met=met, below_since=since, steps=tuple(steps), notices=notices)


def _begun(below: list[ActiveRecipients], on: date, year: Period) -> date:
    """The end of the figure from which an uninterrupted year has passed; failing that, of the first below."""
    for since, covered in _stretches(below):
        if nominal_end(since, year) <= min(covered, on):
            return since
    return below[0].period_end


def _stretches(below: list[ActiveRecipients]) -> Iterator[tuple[date, date]]:
    """The times that figures cover without a gap: the end of the first figure of each, and that of the last."""
    first, *others = sorted(below, key=attrgetter("period_start"))
    since = covered = first.period_end
    for figure in others:
        if (figure.period_start - covered).days > 1:
            yield since, covered
            since = covered = figure.period_end
        since, covered = min(since, figure.period_end), max(covered, figure.period_end)
    yield since, covered


def _gap(below: list[ActiveRecipients], since: date, year_end: date) -> tuple[date, date] | None:
    """The first days of the year that no figure covers, if there are any."""
    covered = since
    for figure in sorted(below, key=lambda figure: figure.period_start):
        if covered >= year_end:
            return None
        if figure.period_start > covered + timedelta(days=1):
            return covered + timedelta(days=1), min(figure.period_start - timedelta(days=1), year_end)
        covered = max(covered, figure.period_end)
    return None if covered >= year_end else (covered + timedelta(days=1), year_end)


def _overlaps(figures: list[ActiveRecipients]) -> tuple[Notice, ...]:
    return tuple(
        OVERLAPPING.notice(end=earlier.period_end, start=later.period_start)
        for earlier, later in pairwise(figures)
        if later.period_start <= earlier.period_end
    )
