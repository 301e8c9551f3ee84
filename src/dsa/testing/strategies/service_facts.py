"""Services, their providers and recipients, and designations: on both sides of the threshold, and exactly on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Literal

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ...act.parameters import GENERAL_APPLICATION, RECIPIENTS_PERIOD, THRESHOLD
from ...act.services.enterprises import EnterpriseSize
from ...act.services.platforms import ActiveRecipients, Platform, Provider, RecipientBasis, ServiceKind
from ...act.services.recipients import RecipientRange
from ...act.very_large.beginning import Bounds
from ...act.very_large.designation import VLOPDesignation
from ...act.very_large.fee import FeeService
from ...ground import checks
from ...time_limits.calendars import MEMBER_STATES
from ...time_limits.reckoning import add_months, nominal_end
from .time import FIRST, GAPS, LAST, days

MOST_RECIPIENTS = 450_000_000
"""About as many as the Union has inhabitants."""
_DAY = dt.timedelta(days=1)
_NAMES = st.sampled_from(("Shop", "AliExpress", "Čau & Co", "Ελλάδα", "A" * 80, "x", "name, with: signs (and) more"))
_SEATS = (*MEMBER_STATES, "US", "CN", "CH", "GB")
_COUNTRIES = st.sampled_from((*(None for _ in _SEATS), *_SEATS))  # half of them unknown, in one draw
_SIZES = st.sampled_from((*(None for _ in EnterpriseSize), *EnterpriseSize))
_GROUPS = st.sampled_from((None, "Group"))


@st.composite
def providers(
    draw: DrawFn,
    *,
    sizes: Iterable[EnterpriseSize | None] | None = None,
    countries: Iterable[str | None] | None = None,
) -> Provider:
    """Providers of every size, the unknown size among them, in the Union or out of it.

    Shrinks to "Shop" without a country, a group or a size.
    """
    return Provider(
        name=draw(_NAMES),
        country=draw(_COUNTRIES if countries is None else st.sampled_from(tuple(countries))),
        group=draw(_GROUPS),
        size=draw(_SIZES if sizes is None else st.sampled_from(tuple(sizes))),
    )


@cache
def counts(*, met: bool | None = None) -> SearchStrategy[int]:
    """Numbers of recipients; ``met`` keeps to one side of the threshold of Article 33(1).

    Half of them lie on or beside it. Shrinks to nought, or to the threshold itself where it is to be met.

    >>> from hypothesis import given
    >>> @given(counts(met=False))
    ... def test(count):
    ...     assert count < 45_000_000
    >>> test()
    """
    threshold = THRESHOLD.on_any_day()
    least = threshold if met else 0
    most = threshold - 1 if met is False else MOST_RECIPIENTS
    near = (threshold - 1, threshold, threshold + 1, 0, 1, 100_000, MOST_RECIPIENTS)
    return st.integers(least, most) | st.sampled_from([count for count in near if least <= count <= most])


@st.composite
def active_recipients(
    draw: DrawFn,
    *,
    met: bool | None = None,
    period_start: dt.date | None = None,
    whole: bool = False,
    last: dt.date = LAST,
) -> ActiveRecipients:
    """Published figures; ``met`` keeps to one side of the threshold, ``whole`` to periods of exactly six months.

    Shrinks to nought, from the first day of the Act on, not published.
    """
    start = draw(days(FIRST, add_months(last, -6)[0])) if period_start is None else period_start
    end = nominal_end(start, RECIPIENTS_PERIOD.on_any_day(), counting_event_day=True)
    if not whole and draw(st.integers(0, 3)) == 3:
        end = start + draw(GAPS) * _DAY
    published = draw(st.none() | GAPS)
    return ActiveRecipients(
        count=draw(counts(met=met)),
        period_start=start,
        period_end=end,
        published=None if published is None else end + published * _DAY,
        basis=draw(st.sampled_from(RecipientBasis)),
    )


@cache
def _half_years(first: dt.date, number: int) -> tuple[tuple[dt.date, dt.date], ...]:
    """Consecutive periods of six months, each from its first to its last day."""
    starts = [first]
    for _ in range(number):
        starts.append(nominal_end(starts[-1], RECIPIENTS_PERIOD.on_any_day(), counting_event_day=True) + _DAY)
    return tuple((start, after - _DAY) for start, after in pairwise(starts))


def recipient_histories(*, first: dt.date = FIRST, most: int = 4) -> SearchStrategy[tuple[ActiveRecipients, ...]]:
    """Figures of consecutive six months without a gap, each on either side of the threshold, published the day after.

    Shrinks to no figures.
    """
    return _histories(first, most)


@cache
def _histories(first: dt.date, most: int) -> SearchStrategy[tuple[ActiveRecipients, ...]]:
    periods = _half_years(first, most)

    def history(drawn: list[int]) -> tuple[ActiveRecipients, ...]:
        return tuple(
            ActiveRecipients(count=count, period_start=start, period_end=end, published=end + _DAY)
            for count, (start, end) in zip(drawn, periods, strict=False)
        )

    return st.lists(counts(), max_size=most).map(history)


@st.composite
def recipient_ranges(draw: DrawFn) -> RecipientRange:
    """Bounds of a number of recipients, with the threshold below, within or above. Shrinks to: nothing known."""
    least = draw(counts())
    extra = draw(st.none() | st.integers(0, MOST_RECIPIENTS))
    return RecipientRange(at_least=least, at_most=None if extra is None else least + extra)


_KINDS = (*ServiceKind, frozenset({ServiceKind.ONLINE_PLATFORM, ServiceKind.SEARCH_ENGINE}))
DESIGNABLE = (ServiceKind.ONLINE_PLATFORM, ServiceKind.MARKETPLACE, ServiceKind.SEARCH_ENGINE)
"""What can be very large: an online platform, a marketplace among them, or a search engine (Article 33(1))."""


@cache
def _among(
    kinds: tuple[ServiceKind | frozenset[ServiceKind], ...],
) -> SearchStrategy[ServiceKind | frozenset[ServiceKind]]:
    return st.sampled_from(kinds)


@st.composite
def platforms(
    draw: DrawFn,
    *,
    kinds: Iterable[ServiceKind | frozenset[ServiceKind]] = _KINDS,
    providers: SearchStrategy[Provider] | None = None,
    recipients: SearchStrategy[tuple[ActiveRecipients, ...]] | None = None,
) -> Platform:
    """Services of every kind, hybrids among them, with up to four consecutive figures.

    ``kinds=DESIGNABLE`` keeps to those that can be very large. Shrinks to an intermediary service called "Shop" of
    whose provider nothing is known but the name.

    >>> from hypothesis import given
    >>> @given(platforms(kinds=DESIGNABLE))
    ... def test(platform):
    ...     assert platform.kinds & set(DESIGNABLE)
    >>> test()
    """
    return Platform(
        name=draw(_NAMES),
        provider=draw(_PROVIDERS if providers is None else providers),
        kind=draw(_among(tuple(kinds))),
        recipients=draw(_HISTORIES if recipients is None else recipients),
    )


_PROVIDERS = providers()
_HISTORIES = recipient_histories()
_HYBRID = frozenset({ServiceKind.ONLINE_PLATFORM, ServiceKind.SEARCH_ENGINE})
_VERY_LARGE: dict[str | None, tuple[ServiceKind | frozenset[ServiceKind], ...]] = {
    None: (*DESIGNABLE, _HYBRID),
    "VLOP": (ServiceKind.ONLINE_PLATFORM, ServiceKind.MARKETPLACE, _HYBRID),
    "VLOSE": (ServiceKind.SEARCH_ENGINE, _HYBRID),
}


@st.composite
def bounds(draw: DrawFn) -> Bounds:
    """Days between which something happened, the last one known or not. Shrinks to: not before the Act's first day."""
    first, length = draw(days()), draw(st.none() | GAPS)
    return Bounds(first, None if length is None else first + length * _DAY)


@cache
def _as_what(kinds: frozenset[ServiceKind]) -> SearchStrategy[Literal["VLOP", "VLOSE"] | None]:
    """As what a service is designated: one of two for a hybrid, and for others mostly what follows from their kind."""
    return st.sampled_from(("VLOP", "VLOSE")) if kinds >= _HYBRID else st.none()


@st.composite
def designations(
    draw: DrawFn,
    *,
    kind: Literal["VLOP", "VLOSE"] | None = None,
    platform: Platform | None = None,
    dated: bool | None = None,
    in_force_on: dt.date | None = None,
) -> VLOPDesignation:
    """Designations, terminated ones and those of the first cohort, before 17 February 2024, among them.

    With ``dated`` the day of application is known, without it never; None draws either. With ``in_force_on`` the
    designation is in force on that day, its notification known. Of a service that is a platform and a search engine
    it is drawn as which it is designated, unless ``kind`` says so. Shrinks to one decided on the first day of the Act,
    its notification unknown.
    """
    if kind is not None:
        checks.known("kind", kind, ("VLOP", "VLOSE"))
    of = platform or draw(platforms(kinds=_VERY_LARGE[kind]))
    if in_force_on is None:
        decided = draw(days() | st.sampled_from((GENERAL_APPLICATION - _DAY, GENERAL_APPLICATION)))
    else:
        decided = draw(days(min(FIRST, in_force_on), in_force_on))
    notified = published = ended = None
    known = draw(st.booleans()) if dated is None else dated
    if in_force_on is not None or (known and draw(st.booleans())):
        notified = decided + draw(GAPS) * _DAY
        if in_force_on is not None:
            notified = min(notified, in_force_on)
    elif known:
        published = decided + draw(GAPS) * _DAY
    if draw(st.booleans()):
        # Cessation comes four months after notification, so a termination on the day itself leaves it in force.
        ended = max(notified or decided, in_force_on or decided) + draw(GAPS) * _DAY
    basis = draw(st.sampled_from(RecipientBasis))
    return VLOPDesignation(
        platform=of,
        decided=decided,
        notified=notified,
        published_application=published,
        termination_notified=ended,
        designated_as=kind or draw(_as_what(of.kinds)),
        basis=basis,
        preliminary_findings=None if basis is RecipientBasis.PUBLISHED else decided - draw(GAPS) * _DAY,
    )


@st.composite
def fee_services(draw: DrawFn, *, year: int = 2024, provider: str | None = None) -> FeeService:
    """Services that share the supervisory fee of a year, each designated for some days of it at least.

    Of several that are charged together each has to be another: ``st.lists(fee_services(), unique_by=...)`` with the
    provider and the name. Shrinks to a service designated on 1 January of that year with the threshold's number of
    recipients.
    """
    first = dt.date(year, 1, 1)
    begun = first + draw(st.integers(0, 364)) * _DAY
    ends = draw(st.none() | st.integers(1, 800))
    return FeeService(
        name=draw(_NAMES),
        provider=provider or draw(st.sampled_from(("Big", "Small", "Other"))),
        recipients=draw(counts(met=True)),
        designated_from=begun,
        designated_until=None if ends is None else begun + ends * _DAY,
    )
