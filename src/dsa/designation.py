"""In and out of the top tier: Article 33.

Two things make a very large online platform: recipients at or above the threshold, and a decision that designates
it (Article 33(1)). Meeting the number is not yet the status, and falling below does not end it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from attrs import evolve, frozen

from . import guards
from .citations import DSA
from .english import Phrase
from .errors import InvalidValue, MissingFact
from .fixed_dates import EffectiveDate, effective_date
from .parameters import THRESHOLD, UNTIL_APPLICATION
from .services import ActiveRecipients, Platform, ServiceKind
from .trace import Explained, Point, Rule, Statement

AT_OR_ABOVE = Rule(
    "threshold-met",
    "{before} average monthly active recipients are equal to or higher than {threshold}: met, by {margin}.",
    THRESHOLD.citation,
)
BELOW = Rule(
    "threshold-not-met",
    "{before} average monthly active recipients are fewer than {threshold}: not met, {short} are missing.",
    THRESHOLD.citation,
)
PUBLISHED_APPLICATION = Rule(
    "published-application",
    "The Commission published {after} as the day from which the obligations apply.",
    DSA.at(33, 6, subparagraph=2),
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
SAME_NUMBER_OR_NEXT_DAY = Point(
    "first-day-of-application",
    "The same-number day is given, as the Commission's own dates have it. Read strictly, the obligations begin only "
    "when that day is over, on {next_day}.",
    (DSA.at(33, 6, subparagraph=2),),
)
NOTIFICATION_UNKNOWN = Point(
    "notification-unknown",
    "The day of notification, from which the four months run, is not known; the day is the one that the Commission "
    "published.",
    (DSA.at(33, 6, subparagraph=2),),
)


@frozen(kw_only=True)
class ThresholdTest(Explained):
    """Whether a number of recipients meets the threshold, and by how much (Article 33(1))."""

    met: bool | None
    recipients: int
    threshold: int
    margin: int
    """Recipients minus threshold: nought or more if it is met."""

    @property
    def headline(self) -> Statement:
        """The number, the threshold, and what lies between."""
        text = (
            "{recipients} recipients: the threshold of {threshold} is met, by {margin}"
            if self.met
            else "{recipients} recipients: the threshold of {threshold} is not met, {margin} are missing"
        )
        return Statement(
            "threshold-met" if self.met else "threshold-not-met",
            text,
            (("recipients", self.recipients), ("threshold", self.threshold), ("margin", abs(self.margin))),
        )


def threshold_test(recipients: int | ActiveRecipients, *, on: date) -> ThresholdTest:
    """Compare average monthly active recipients in the Union with the threshold that is law on a day.

    >>> print(threshold_test(45_000_000, on=date(2024, 3, 14)))
    45 000 000 recipients: the threshold of 45 000 000 is met, by 0
    >>> threshold_test(44_999_999, on=date(2024, 3, 14)).met
    False
    """
    figure = recipients.count if isinstance(recipients, ActiveRecipients) else guards.count("recipients", recipients)
    threshold = THRESHOLD.on(on)
    margin = figure - threshold
    met = margin >= 0
    step = (
        AT_OR_ABOVE.step(figure, True, threshold=threshold, margin=margin)
        if met
        else BELOW.step(figure, False, threshold=threshold, short=-margin)
    )
    notices = [NOT_YET_DESIGNATED.notice()] if met else []
    if margin == 0:
        notices.append(EXACTLY_THE_THRESHOLD.notice())
    return ThresholdTest(
        met=met, recipients=figure, threshold=threshold, margin=margin, steps=(step,), notices=tuple(notices)
    )


@frozen(kw_only=True)
class VLOPDesignation:
    """A decision that designates a service as very large (Article 33(4)), and what follows from it.

    The four months run from ``notified``, the notification to the provider; it is mostly not public, and then
    ``published_application`` is the exact day that the Commission published. Without either,
    :attr:`applies_from` raises :class:`~dsa.errors.MissingFact`; a notification day is never guessed.
    """

    platform: Platform
    decided: date
    notified: date | None = None
    published_application: date | None = None
    termination_notified: date | None = None

    def __attrs_post_init__(self) -> None:
        guards.instance("platform", self.platform, Platform)
        guards.day("decided", self.decided)
        for name in ("notified", "published_application", "termination_notified"):
            if guards.optional_day(name, value := getattr(self, name)) is not None:
                guards.not_before(name, value, "decided", self.decided)
        if self.notified and self.termination_notified:
            guards.not_before("termination_notified", self.termination_notified, "notified", self.notified)
        if not self.platform.kinds & {ServiceKind.ONLINE_PLATFORM, ServiceKind.SEARCH_ENGINE}:
            raise InvalidValue(
                field=Phrase("platform"),
                value=self.platform,
                accepted=Phrase("an online platform or a search engine: only these can be designated (Article 33(1))"),
            )

    @property
    def kind(self) -> Literal["VLOP", "VLOSE"]:
        """A very large online platform, or a very large online search engine."""
        return "VLOSE" if ServiceKind.SEARCH_ENGINE in self.platform.kinds else "VLOP"

    @property
    def application(self) -> EffectiveDate:
        """From when Section 5 of Chapter III binds the service, explained (Article 33(6))."""
        if self.notified is not None:
            answer = effective_date(self.notified, UNTIL_APPLICATION.on(self.notified))
            notice = SAME_NUMBER_OR_NEXT_DAY.notice(next_day=answer.date + timedelta(days=1))
            return evolve(answer, notices=(*answer.notices, notice))
        if self.published_application is None:
            raise MissingFact(
                missing=Phrase(f"The day from which {self.platform} is bound"),
                give=Phrase("notified=, the day of notification, or published_application="),
            )
        day = self.published_application
        return EffectiveDate(
            date=day, steps=(PUBLISHED_APPLICATION.step(None, day),), notices=(NOTIFICATION_UNKNOWN.notice(),)
        )

    @property
    def applies_from(self) -> date:
        """The first day on which Section 5 binds the service.

        >>> from dsa import Platform, Provider, ServiceKind
        >>> shop = Platform(name="Shop", provider=Provider(name="Shop Ltd"), kind=ServiceKind.MARKETPLACE)
        >>> VLOPDesignation(platform=shop, decided=date(2024, 5, 31), notified=date(2024, 5, 31)).applies_from
        datetime.date(2024, 9, 30)
        """
        return self.application.date

    @property
    def cessation(self) -> EffectiveDate | None:
        """From when the obligations no longer apply, explained; None while no termination was notified."""
        if self.termination_notified is None:
            return None
        return effective_date(self.termination_notified, UNTIL_APPLICATION.on(self.termination_notified))

    @property
    def ceases_on(self) -> date | None:
        """The first day on which the obligations no longer apply (Article 33(6), second subparagraph)."""
        return self.cessation.date if self.cessation else None

    def in_force(self, on: date) -> bool:
        """Whether the service is designated on that day: from notification, or failing that from the decision."""
        guards.day("on", on)
        return (self.notified or self.decided) <= on and (self.ceases_on is None or on < self.ceases_on)

    def obligations_apply(self, on: date) -> bool:
        """Whether Section 5 of Chapter III binds the service on that day."""
        return self.applies_from <= guards.day("on", on) and (self.ceases_on is None or on < self.ceases_on)

    def __str__(self) -> str:
        return f"{self.platform}: {self.kind}, decided on {self.decided}"
