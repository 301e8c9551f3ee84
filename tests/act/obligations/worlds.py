"""Services whose size changes from year to year, drawn at random, with a designation or none."""

from datetime import date, timedelta
from typing import Literal

from hypothesis import strategies as st

from dsa import (
    AnnualAccounts,
    EnterpriseSize,
    Figures,
    Money,
    ObligationStatus,
    Platform,
    Provider,
    ServiceKind,
    VLOPDesignation,
    obligations,
)
from tests.standard import shop


def day(text: str) -> date:
    return date.fromisoformat(text)


def table(platform: Platform, designation: VLOPDesignation | None, on: date) -> dict[str, bool | None]:
    return {answer.obligation.id: answer.binds for answer in obligations(platform, on=on, designation=designation)}


def status(key: str, platform: Platform, on: date, designation: VLOPDesignation | None = None) -> ObligationStatus:
    return next(
        answer for answer in obligations(platform, on=on, designation=designation) if answer.obligation.id == key
    )


SHOP = shop(country="IE", size=EnterpriseSize.MICRO)

GROWN = VLOPDesignation(platform=SHOP, decided=date(2025, 3, 3), notified=date(2025, 3, 5))

# -- generated services, against the oracle and the laws
SIZES = st.sampled_from([None, *EnterpriseSize])

YEARS = st.lists(st.booleans(), min_size=1, max_size=6)
"""Whether the accounts of a year, from 2021 on, are those of a small enterprise."""


def accounts(years: list[bool]) -> list[AnnualAccounts]:
    figures = [Figures(headcount=40 if small else 60, turnover=Money(1, "EUR")) for small in years]
    return [AnnualAccounts(closed=date(2021 + n, 12, 31), figures=of_year) for n, of_year in enumerate(figures)]


KINDS = st.sets(st.sampled_from(ServiceKind), min_size=1, max_size=2)

DAYS = st.one_of(
    st.sampled_from([date(2022, 11, 15), date(2022, 11, 16), date(2024, 2, 16), date(2024, 2, 17)]),
    st.dates(date(2022, 10, 1), date(2028, 1, 1)),
)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Platform, VLOPDesignation | None]:
    size = draw(SIZES | YEARS.map(accounts))
    provider = Provider(name="P", country=draw(st.sampled_from([None, "IE", "US"])), size=size)
    platform = Platform(name="S", provider=provider, kind=draw(KINDS))
    if not platform.kinds & {ServiceKind.ONLINE_PLATFORM, ServiceKind.SEARCH_ENGINE} or draw(st.booleans()):
        return platform, None
    decided = draw(st.dates(date(2023, 1, 1), date(2027, 1, 1)))
    notified = decided + timedelta(days=draw(st.integers(0, 30)))
    ended = draw(st.none() | st.integers(200, 900).map(lambda days: notified + timedelta(days=days)))
    return platform, VLOPDesignation(
        platform=platform,
        decided=decided,
        notified=notified,
        termination_notified=ended,
        designated_as=draw(st.sampled_from(possible(platform))),
    )


def possible(platform: Platform) -> list[Literal["VLOP", "VLOSE"]]:
    """As what a service can be designated: a hybrid as either."""
    kinds: list[tuple[ServiceKind, Literal["VLOP", "VLOSE"]]]
    kinds = [(ServiceKind.ONLINE_PLATFORM, "VLOP"), (ServiceKind.SEARCH_ENGINE, "VLOSE")]
    return [name for kind, name in kinds if kind in platform.kinds]
