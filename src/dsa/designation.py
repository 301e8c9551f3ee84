"""In and out of the top tier: Article 33.

Two things make a very large online platform: recipients at or above the threshold, and a decision that designates
it (Article 33(1)). Meeting the number is not yet the status, and falling below does not end it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from attrs import evolve, frozen

from . import guards
from .citations import DSA
from .english import Phrase
from .errors import InvalidValue, MissingFact
from .fixed_dates import EffectiveDate, effective_date
from .parameters import GENERAL_APPLICATION, UNTIL_APPLICATION, VIEWS_BEFORE_DESIGNATION
from .services import Platform, RecipientBasis, ServiceKind
from .timelimits import Deadline, deadline
from .trace import Point, Rule

PUBLISHED_APPLICATION = Rule(
    "published-application",
    "The Commission published {after} as the day from which the obligations apply.",
    DSA.at(33, 6, subparagraph=2),
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
    basis: RecipientBasis = RecipientBasis.PUBLISHED
    preliminary_findings: date | None = None
    """The day on which the Commission sent its preliminary findings, where the figure is not the provider's own."""

    def __attrs_post_init__(self) -> None:
        guards.member("basis", self.basis, RecipientBasis)
        if guards.optional_day("preliminary_findings", self.preliminary_findings) is not None:
            guards.not_before("decided", guards.day("decided", self.decided), "preliminary_findings", self._heard)
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
    def _heard(self) -> date:
        return self.preliminary_findings or self.decided

    @property
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
        period = VIEWS_BEFORE_DESIGNATION.on(self.preliminary_findings)
        return deadline(self.preliminary_findings, period, calendar="EC", beyond="project")

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
    def whole_act_from(self) -> date:
        """The first day on which the whole Act applies to the provider for this service (Articles 92 and 93(2)).

        For those designated early that is the day of :attr:`applies_from`; the Act as a whole did not wait for
        17 February 2024.
        """
        return min(self.applies_from, GENERAL_APPLICATION)

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


def designation_in_force(designations: Iterable[VLOPDesignation], *, on: date) -> VLOPDesignation | None:
    """Of the designations that a service has had, the one in force on a day; None if there is none.

    :raises InvalidValue: two are in force at once.

    >>> designation_in_force([], on=date(2026, 1, 1)) is None
    True
    """
    found = [one for one in guards.several("designations", designations, VLOPDesignation) if one.in_force(on)]
    if len(found) > 1:
        raise InvalidValue(
            field=Phrase("designations"),
            value=tuple(map(str, found)),
            accepted=Phrase("designations of one service, of which one at a time is in force"),
        )
    return found[0] if found else None
