"""The decision that makes a service very large, and from when to when it binds: Article 33(4) and (6).

Two things make a very large online platform: recipients at or above the threshold, and a decision that designates it
(Article 33(1)). Meeting the number (:mod:`dsa.act.very_large.threshold`) is not yet the status, and falling below does
not end it (:mod:`dsa.act.very_large.termination`). What is known of the beginning is one value
(:mod:`dsa.act.very_large.beginning`); what follows for a day, with its reasons, is :meth:`VLOPDesignation.status`.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from attrs import evolve, frozen

from ...ground import checks, words
from ...ground.answering import answers
from ...ground.brief import Brief
from ...ground.errors import InvalidType, InvalidValue, MissingFact
from ...ground.trace import Notice
from ...ground.values import WhatIf
from ...ground.words import Phrase
from ...time_limits.deadlines import Deadline
from ...time_limits.named_days import EffectiveDate
from ..parameters import GENERAL_APPLICATION
from ..procedures.hearings import views_before_designation
from ..services.platforms import Platform, RecipientBasis, ServiceKind
from .beginning import Beginning, Between, Bounds, Notified, Published, Unknown, ending
from .conflicts import beginning_conflicts, ending_conflicts
from .standing import DesignationStatus, standing


@frozen(kw_only=True)
class VLOPDesignation(Brief):
    """A decision that designates a service as very large (Article 33(4)), and what follows from it.

    The four months run from ``notified``, the notification to the provider; it is mostly not public, and then
    ``published_application`` is the exact day that the Commission published. Without either,
    :attr:`applies_from` raises :class:`~dsa.errors.MissingFact`; a notification day is never guessed.

    Where only a vague time was published ("mid-May 2026"), ``application_window`` holds the first and the last day
    that it can mean, and ``cessation_window`` the same for the end: then :meth:`applies` and :meth:`stands` are
    known before and after, and None in between.

    With another length of the four months, ask :meth:`status` with ``what_if=``: its ``application`` and ``cessation``
    are those of the experiment. With another time for views, ask :func:`dsa.procedures.views_before_designation`.

    :param platform: the service that is designated.
    :param decided: the day of the decision.
    :param notified: the day of its notification to the provider, from which the four months run; None where it is not
        public.
    :param published_application: the exact day that the Commission published as the first one of application; None
        where it published none.
    :param termination_notified: the day on which the end of the designation was notified (Article 33(5) and (6)); None
        while it stands, or where that day is not public.
    :param designated_as: ``"VLOP"`` or ``"VLOSE"``; None where the kind of the service says which: of one that is
        a platform and a search engine it has to be given (Article 33(4)).
    :param basis: what the figure rests on; where it is not the provider's own, the Commission hears it first (Article
        33(4)).
    :param preliminary_findings: the day on which the Commission sent its preliminary findings, where the figure is not
        the provider's own.
    :param application_window: the first and the last day that a vague time of application can mean; None where a day is
        known.
    :param cessation_window: the same for the end of the obligations.
    """

    platform: Platform
    decided: date
    notified: date | None = None
    published_application: date | None = None
    termination_notified: date | None = None
    designated_as: Literal["VLOP", "VLOSE"] | None = None
    basis: RecipientBasis = RecipientBasis.PUBLISHED
    preliminary_findings: date | None = None
    application_window: tuple[date, date] | None = None
    cessation_window: tuple[date, date] | None = None

    def __attrs_post_init__(self) -> None:
        checks.member("basis", self.basis, RecipientBasis)
        findings = checks.optional_day("preliminary_findings", self.preliminary_findings)
        if findings is not None:
            checks.not_before("decided", checks.day("decided", self.decided), "preliminary_findings", findings)
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
        object.__setattr__(self, "designated_as", _as_what(self.platform, self.designated_as))

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
        return views_before_designation(self.preliminary_findings)

    @property
    def kind(self) -> Literal["VLOP", "VLOSE"]:
        """A very large online platform, or a very large online search engine: as what it was designated."""
        return self.designated_as or "VLOP"

    @property
    def beginning(self) -> Beginning:
        """What is known of its beginning: the best of the facts, with the bounds that it sets."""
        if self.notified is not None:
            return Notified(self.notified)
        if self.published_application is not None:
            return Published(self.published_application, self.decided)
        if self.application_window is not None:
            return Between(*self.application_window, self.decided)
        return Unknown(self.decided)

    @property
    def ending(self) -> Bounds | None:
        """Between which days the first day without obligations lies; None while no end is known."""
        if self.termination_notified is not None:
            return Bounds.exactly(ending(self.termination_notified).date)
        return None if self.cessation_window is None else Bounds(*self.cessation_window)

    @property
    def conflicts(self) -> tuple[Notice, ...]:
        """Where the days that were given contradict each other; which is taken is said, and never passed over."""
        return (*beginning_conflicts(self), *ending_conflicts(self))

    @property
    @answers
    def application(self) -> EffectiveDate:
        """From when Section 5 of Chapter III binds the service, explained (Article 33(6))."""
        explained = self.beginning.explained
        if explained is None:
            raise MissingFact(
                missing=Phrase(f"The day from which {self.platform} is bound"),
                give=Phrase("notified=, the day of notification, or published_application="),
            )
        return evolve(explained, notices=(*explained.notices, *beginning_conflicts(self)))

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
        explained = ending(self.termination_notified)
        return evolve(explained, notices=(*explained.notices, *ending_conflicts(self)))

    @property
    def ceases_on(self) -> date | None:
        """The first day without obligations (Article 33(6), second subparagraph); None while it is not known."""
        return None if self.ending is None else self.ending.exact

    @property
    def effective(self) -> date:
        """The first day on which the decision can have effect: that of notification, or failing that of the decision.

        Whether it had effect on a day is :meth:`stands`, which is not known between the two.
        """
        return self.beginning.notification.first

    @property
    def earliest_application(self) -> date:
        """The first day from which Section 5 can bind, as far as is known: no notification precedes its decision."""
        return self.beginning.application.first

    def stands(self, on: date) -> bool | None:
        """Whether the service is designated on that day; None where the notification or the end is not known.

        A decision has effect from its notification to the provider (Article 297(2) TFEU).
        """
        return self._until_its_end(self.beginning.notification, on)

    def applies(self, on: date) -> bool | None:
        """Whether Section 5 of Chapter III binds the service on that day; None where the day is not known."""
        return self._until_its_end(self.beginning.application, on)

    def ended(self, on: date) -> bool | None:
        """Whether the obligations have ceased by that day; None where that is not known."""
        end = self.ending
        return False if end is None else end.reached(on)

    def _until_its_end(self, begun: Bounds, on: date) -> bool | None:
        began, ended = begun.reached(checks.day("on", on)), self.ended(on)
        if began is False or ended:
            return False
        return None if began is None or ended is None else True

    def in_force(self, on: date) -> bool:
        """Whether the service is designated on that day: from its notification to its end.

        :raises MissingFact: the day of notification, or that of the end, is not known and may be before or after it.
        """
        return _known(self.stands(on), self.platform, on)

    def obligations_apply(self, on: date) -> bool:
        """Whether Section 5 of Chapter III binds the service on that day.

        :raises MissingFact: the day of application or of its end is not known, and may be before or after this one.
        """
        return _known(self.applies(on), self.platform, on)

    @answers
    def status(self, on: date, *, what_if: WhatIf | None = None) -> DesignationStatus:
        """Whether the service is designated on a day, and whether Section 5 binds it then, with the reasons.

        >>> from dsa import Platform, Provider, ServiceKind
        >>> shop = Platform(name="Shop", provider=Provider(name="Shop Ltd"), kind=ServiceKind.MARKETPLACE)
        >>> designated = VLOPDesignation(platform=shop, decided=date(2024, 5, 31), notified=date(2024, 6, 3))
        >>> print(designated.status(date(2024, 10, 2)))
        on 2 October 2024 Shop is designated as a VLOP; Section 5 of Chapter III does not bind it yet
        """
        return standing(self, checks.day("on", on))

    def __str__(self) -> str:
        return f"{self.platform}: {self.kind}, decided on {words.day(self.decided)}"


_DESIGNABLE = {ServiceKind.ONLINE_PLATFORM: "VLOP", ServiceKind.SEARCH_ENGINE: "VLOSE"}


def _as_what(platform: Platform, designated_as: object) -> str:
    """As what the service is designated; a service that can be both has to say it, and none is what it cannot be."""
    possible = [name for kind, name in _DESIGNABLE.items() if kind in platform.kinds]
    if not possible:
        raise InvalidValue(
            field=Phrase("platform"),
            value=platform,
            accepted=Phrase("an online platform or a search engine: only these can be designated (Article 33(1))"),
        )
    if designated_as is not None:
        checks.one_of("designated_as", designated_as, tuple(possible))
        return str(designated_as)
    if len(possible) > 1:
        raise MissingFact(
            missing=Phrase(f"As what {platform} was designated, which is a platform and a search engine,"),
            give=Phrase("designated_as='VLOP' or designated_as='VLOSE' (Article 33(4))"),
        )
    return possible[0]


def _check_window(name: str, window: tuple[date, date], decided: date) -> None:
    accepted = Phrase("two days, the first and the last that a vague date can mean")
    if not isinstance(window, tuple) or len(window) != 2:
        raise InvalidType(field=Phrase(name), value=window, accepted=accepted)
    first, last = (checks.day(name, edge) for edge in window)
    checks.not_before(name, first, "decided", decided)
    checks.not_before(name, last, name, first)


def _known(answer: bool | None, platform: Platform, on: date) -> bool:
    if answer is None:
        raise MissingFact(
            missing=Phrase(f"Whether {platform} is bound on {words.day(on)}, and so the day of notification,"),
            give=Phrase("notified=, published_application= or termination_notified="),
        )
    return answer
