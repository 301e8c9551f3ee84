"""The decision that makes a service very large, and from when to when it binds: Article 33(4) and (6).

Two things make a very large online platform: recipients at or above the threshold, and a decision that designates it
(Article 33(1)). Meeting the number (:mod:`dsa.act.very_large.threshold`) is not yet the status, and falling below does
not end it (:mod:`dsa.act.very_large.termination`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from attrs import evolve, frozen

from ...ground import checks, words
from ...ground.answering import answers
from ...ground.brief import Brief
from ...ground.citations import DSA, FEE_REGULATION
from ...ground.errors import InvalidType, InvalidValue, MissingFact
from ...ground.trace import Point, Rule
from ...ground.words import Phrase
from ...time_limits.deadlines import Deadline, deadline
from ...time_limits.named_days import EffectiveDate, effective_date
from ..parameters import GENERAL_APPLICATION, UNTIL_APPLICATION, VIEWS_BEFORE_DESIGNATION
from ..services.platforms import Platform, RecipientBasis, ServiceKind

PUBLISHED_APPLICATION = Rule(
    "published-application",
    "The Commission published {after} as the day from which the obligations apply.",
    DSA.at(33, 6, subparagraph=2),
)
SAME_NUMBER_OR_NEXT_DAY = Point(
    "first-day-of-application",
    "The same-number day is given, as the Commission's own dates have it. Read strictly, the obligations begin only "
    "when that day is over, on {next_day}.",
    (DSA.at(33, 6, subparagraph=2), FEE_REGULATION.recital(5)),
)
NOTIFICATION_UNKNOWN = Point(
    "notification-unknown",
    "The day of notification, from which the four months run, is not known; the day is the one that the Commission "
    "published.",
    (DSA.at(33, 6, subparagraph=2),),
)


@frozen(kw_only=True)
class VLOPDesignation(Brief):
    """A decision that designates a service as very large (Article 33(4)), and what follows from it.

    The four months run from ``notified``, the notification to the provider; it is mostly not public, and then
    ``published_application`` is the exact day that the Commission published. Without either,
    :attr:`applies_from` raises :class:`~dsa.errors.MissingFact`; a notification day is never guessed.

    Where only a vague time was published ("mid-May 2026"), ``application_window`` holds the first and the last day
    that it can mean, and ``cessation_window`` the same for the end: then :meth:`applies` and :meth:`stands` are
    known before and after, and None in between.
    """

    platform: Platform
    decided: date
    notified: date | None = None
    published_application: date | None = None
    termination_notified: date | None = None
    basis: RecipientBasis = RecipientBasis.PUBLISHED
    preliminary_findings: date | None = None
    """The day on which the Commission sent its preliminary findings, where the figure is not the provider's own."""
    application_window: tuple[date, date] | None = None
    cessation_window: tuple[date, date] | None = None

    def __attrs_post_init__(self) -> None:
        checks.member("basis", self.basis, RecipientBasis)
        found = checks.optional_day("preliminary_findings", self.preliminary_findings)
        if found is not None:
            checks.not_before("decided", checks.day("decided", self.decided), "preliminary_findings", found)
        checks.instance("platform", self.platform, Platform)
        checks.day("decided", self.decided)
        for name in ("notified", "published_application", "termination_notified"):
            if checks.optional_day(name, value := getattr(self, name)) is not None:
                checks.not_before(name, value, "decided", self.decided)
        for name in ("application_window", "cessation_window"):
            if (window := getattr(self, name)) is not None:
                _check_window(name, window, self.decided)
        if self.notified and self.termination_notified:
            checks.not_before("termination_notified", self.termination_notified, "notified", self.notified)
        if not self.platform.kinds & {ServiceKind.ONLINE_PLATFORM, ServiceKind.SEARCH_ENGINE}:
            raise InvalidValue(
                field=Phrase("platform"),
                value=self.platform,
                accepted=Phrase("an online platform or a search engine: only these can be designated (Article 33(1))"),
            )

    @property
    @answers
    def views_due(self) -> Deadline | None:
        """Until when the provider may give its views before the decision (Article 33(4), third subparagraph).

        Ten working days from the preliminary findings; None where the decision rests on the figure that the provider
        published itself, since then the Act gives no such time, or where no findings are recorded.

        >>> from dsa import Platform, Provider, ServiceKind
        >>> shop = Platform(name="Shop", provider=Provider(name="Shop Ltd"), kind=ServiceKind.MARKETPLACE)
        >>> heard = VLOPDesignation(
        ...     platform=shop,
        ...     decided=date(2026, 5, 29),
        ...     basis=RecipientBasis.OTHER,
        ...     preliminary_findings=date(2026, 4, 1),
        ... )
        >>> print(heard.views_due)
        10 working days from 1 April 2026 end on 20 April 2026
        """
        if self.basis is RecipientBasis.PUBLISHED or self.preliminary_findings is None:
            return None
        period = VIEWS_BEFORE_DESIGNATION.cited(self.preliminary_findings)
        return deadline(self.preliminary_findings, period, calendar="EC", beyond="project")

    @property
    def kind(self) -> Literal["VLOP", "VLOSE"]:
        """A very large online platform, or a very large online search engine."""
        return "VLOSE" if ServiceKind.SEARCH_ENGINE in self.platform.kinds else "VLOP"

    @property
    @answers
    def application(self) -> EffectiveDate:
        """From when Section 5 of Chapter III binds the service, explained (Article 33(6))."""
        if self.notified is not None:
            answer = effective_date(self.notified, UNTIL_APPLICATION.cited(self.notified))
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
    def whole_act_from(self) -> date:
        """The first day on which the whole Act applies to the provider for this service (Articles 92 and 93(2)).

        For those designated early that is the day of :attr:`applies_from`; the Act as a whole did not wait for
        17 February 2024.
        """
        if self.earliest_application >= GENERAL_APPLICATION:
            return GENERAL_APPLICATION
        return min(self.applies_from, GENERAL_APPLICATION)

    @property
    @answers
    def cessation(self) -> EffectiveDate | None:
        """From when the obligations no longer apply, explained; None while no termination was notified."""
        if self.termination_notified is None:
            return None
        return effective_date(self.termination_notified, UNTIL_APPLICATION.cited(self.termination_notified))

    @property
    def ceases_on(self) -> date | None:
        """The first day on which the obligations no longer apply (Article 33(6), second subparagraph)."""
        return None if self.cessation is None else self.cessation.date

    @property
    def effective(self) -> date:
        """The day from which the service is designated: that of notification, or failing that of the decision."""
        return self.notified or self.decided

    @property
    def earliest_application(self) -> date:
        """The first day from which Section 5 can bind, as far as is known: no notification precedes its decision."""
        if self.notified is None and self.published_application is None:
            if self.application_window is not None:
                return self.application_window[0]
            return effective_date(self.decided, UNTIL_APPLICATION.on(self.decided)).date
        return self.applies_from

    def stands(self, on: date) -> bool | None:
        """Whether the service is designated on that day; None while it is not known whether that has ended."""
        if checks.day("on", on) < self.effective:
            return False
        ended = self._ended(on)
        return None if ended is None else not ended

    def applies(self, on: date) -> bool | None:
        """Whether Section 5 of Chapter III binds the service on that day; None where the day is not known."""
        if checks.day("on", on) < self.earliest_application:
            return False
        ended = self._ended(on)
        if ended is not False:
            return None if ended is None else False
        if self.notified is None and self.published_application is None:
            return True if self.application_window is not None and self.application_window[1] <= on else None
        return True

    def _ended(self, on: date) -> bool | None:
        if self.ceases_on is not None:
            return self.ceases_on <= on
        if self.cessation_window is None or on < self.cessation_window[0]:
            return False
        return True if self.cessation_window[1] <= on else None

    def in_force(self, on: date) -> bool:
        """Whether the service is designated on that day: from notification, or failing that from the decision.

        :raises MissingFact: the day on which that ended is not known, and may be before or after this one.
        """
        return _known(self.stands(on), self.platform, on)

    def obligations_apply(self, on: date) -> bool:
        """Whether Section 5 of Chapter III binds the service on that day.

        :raises MissingFact: the day of application or of its end is not known, and may be before or after this one.
        """
        return _known(self.applies(on), self.platform, on)

    def __str__(self) -> str:
        return f"{self.platform}: {self.kind}, decided on {self.decided}"


def _check_window(name: str, window: tuple[date, date], decided: date) -> None:
    accepted = Phrase("two days, the first and the last that a vague date can mean")
    if not isinstance(window, tuple) or len(window) != 2:
        raise InvalidType(field=Phrase(name), value=window, accepted=accepted)
    first, last = (checks.day(name, one) for one in window)
    checks.not_before(name, first, "decided", decided)
    checks.not_before(name, last, name, first)


def _known(answer: bool | None, platform: Platform, on: date) -> bool:
    if answer is None:
        raise MissingFact(
            missing=Phrase(f"Whether {platform} is bound on {words.day(on)}, and so the day of notification,"),
            give=Phrase("notified=, published_application= or termination_notified="),
        )
    return answer


def designation_in_force(designations: Iterable[VLOPDesignation], *, on: date) -> VLOPDesignation | None:
    """Of the designations that a service has had, the one in force on a day; None if there is none.

    :raises InvalidValue: two are in force at once.

    >>> designation_in_force([], on=date(2026, 1, 1)) is None
    True
    """
    found = [one for one in checks.several("designations", designations, VLOPDesignation) if one.in_force(on)]
    if len(found) > 1:
        raise InvalidValue(
            field=Phrase("designations"),
            value=tuple(map(str, found)),
            accepted=Phrase("designations of one service, of which one at a time is in force"),
        )
    return found[0] if found else None
