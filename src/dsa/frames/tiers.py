"""Which tier of obligations binds the service of each row: the ladder of Chapter III, with the exemption for size.

There are only so many cases of kind, size and designation. Each is asked of :func:`dsa.obligations` once, and the rows
are told apart by their case.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, TypeVar

from ..act.obligations.catalogue import SizeExemption
from ..act.obligations.status import obligations
from ..act.parameters import EARLY_APPLICATION, SECTION_3, SECTION_4, SECTION_5
from ..act.services.enterprises import EnterpriseSize
from ..act.services.platforms import Platform, Provider, ServiceKind
from ..act.very_large.designation import VLOPDesignation
from ..ground import checks
from ..ground.mistaken.calls import by_name
from .columns import as_text, new_column, texts, truths
from .engines import Frame, as_came, opened, partwise
from .refusals import refusing

if TYPE_CHECKING:
    import narwhals as nw

F = TypeVar("F")

_CASE = "__dsa_case"
_KINDS, _SIZES, _DESIGNATED = tuple(ServiceKind), (*EnterpriseSize, None), (True, False, None)
"""A case is a number: hundreds for the place of its kind here, tens for that of its size, ones for a designation."""
_IMPOSSIBLE = -10_000
_SECTION_2 = range(16, 19)
_ACCEPTED = (
    f"kinds {', '.join(kind.value for kind in ServiceKind)}, sizes {', '.join(size.value for size in EnterpriseSize)} "
    "or null, and very large only for platforms, marketplaces and search engines"
)


@by_name
def obligation_tier(
    frame: F,
    *,
    on: date,
    kind: str = "kind",
    size: str | None = "size",
    very_large: str | None = None,
    into: str = "tier",
) -> F:
    """The highest tier of obligations that binds each service on a day, in the order of the Act's Sections.

    "intermediary" (Section 1), "hosting" (2), "online_platform" (3), "marketplace" (4), "VLOP" or "VLOSE" (5);
    "search_engine" where Section 1 binds and Article 24(2). A micro or small provider of a platform or marketplace is
    on the tier "hosting": of Sections 3 and 4 only Article 24(3) binds it. Nothing spares who is very large. Null where
    the kind is unknown, or where it hangs on a designation that is, or where nothing binds yet.

    :param frame: a frame of any engine.
    :param on: the day asked about.
    :param kind: the column with the values of :class:`~dsa.ServiceKind`.
    :param size: the column with those of :class:`~dsa.EnterpriseSize`, in law on that day; null where it is unknown,
        and no exemption is assumed then. None where no column says it. In the twelve months of grace, write the size
        that was lost.
    :param very_large: a column of truths, whether a designation binds the service to Section 5 on that day.
    :param into: the new column.
    :raises InvalidValue: another kind or size, or a very large service that is neither platform nor search engine.

    >>> import polars as pl
    >>> from dsa import frames
    >>> services = pl.DataFrame({"kind": ["marketplace", "marketplace"], "size": ["small", "medium"]})
    >>> frames.obligation_tier(services, on=date(2025, 1, 1))["tier"].to_list()
    ['hosting', 'marketplace']
    """
    rows = opened(frame)
    import narwhals as nw

    rows, held = texts(rows, "kind", kind)
    kinds = as_text(rows, nw.col(held), held)
    case = nw.when(~kinds.is_null()).then(_place(kinds, _KINDS) * 100)
    if size is None:
        case = case + nw.lit(_number(size=None))
    else:
        rows, held = texts(rows, "size", size)
        sizes = as_text(rows, nw.col(held), held)
        case = case + nw.when(sizes.is_null()).then(nw.lit(_number(size=None))).otherwise(_place(sizes, _SIZES) * 10)
    if very_large is None:
        case = case + nw.lit(_number(designated=False))
    else:
        rows, held = truths(rows, "very_large", very_large)
        flag = nw.col(held)
        decided = nw.when(flag).then(nw.lit(_number(designated=True))).otherwise(nw.lit(_number(designated=False)))
        case = case + nw.when(flag.is_null()).then(nw.lit(_number(designated=None))).otherwise(decided)
    name = new_column(rows, "into", into)
    cased = partwise(rows, lambda some: some.with_columns(case.alias(_CASE)))
    return as_came(frame, _told_apart(cased, _cases(checks.day("on", on)), name).drop(_CASE))


def _number(
    *, kind: ServiceKind = _KINDS[0], size: EnterpriseSize | None = _SIZES[0], designated: bool | None = True
) -> int:
    return 100 * _KINDS.index(kind) + 10 * _SIZES.index(size) + _DESIGNATED.index(designated)


def _place(held: nw.Expr, values: tuple[ServiceKind | EnterpriseSize | None, ...]) -> nw.Expr:
    import narwhals as nw

    place: nw.Expr = nw.lit(_IMPOSSIBLE)
    for number, value in enumerate(values):
        if value is not None:
            place = nw.when(held == value.value).then(nw.lit(number)).otherwise(place)
    return place


def _told_apart(frame: Frame, cases: dict[int, str | None], into: str) -> Frame:
    import narwhals as nw

    case = nw.col(_CASE)

    def impossible(held: nw.Expr) -> nw.Expr:
        return ~held.is_null() & ~held.is_in(list(cases))

    tier: nw.Expr = nw.when(case.is_in([_IMPOSSIBLE])).then(nw.lit(""))  # null
    for known in sorted({tier for tier in cases.values() if tier is not None}):
        tier = (
            nw.when(case.is_in([number for number in cases if cases[number] == known]))
            .then(nw.lit(known))
            .otherwise(tier)
        )
    listed = ", ".join(map(str, cases))
    guarded = refusing(frame, _CASE, impossible, _ACCEPTED, sql=f"NOT IN ({listed})", called="kind/size/very large")
    return partwise(guarded, lambda some: some.with_columns(tier.alias(into)))


@lru_cache(maxsize=64)
def _cases(on: date) -> dict[int, str | None]:
    """The tier of every case that can be; None where none binds, or where it is not determinable."""
    cases: dict[int, str | None] = {}
    for kind, size in product(_KINDS, _SIZES):
        service = Platform(name="a service", provider=Provider(name="a provider", size=size), kind=kind)
        plain = _tier(service, on, None)
        number = {flag: _number(kind=kind, size=size, designated=flag) for flag in _DESIGNATED}
        cases[number[False]] = cases[number[None]] = plain
        if kind.includes & {ServiceKind.ONLINE_PLATFORM, ServiceKind.SEARCH_ENGINE}:
            decided = VLOPDesignation(platform=service, decided=EARLY_APPLICATION, notified=EARLY_APPLICATION)
            large = _tier(service, on, decided)
            cases[number[True]] = large
            cases[number[None]] = plain if plain == large else None
    return cases


def _tier(service: Platform, on: date, designation: VLOPDesignation | None) -> str | None:
    bound = [status.obligation for status in obligations(service, on=on, designation=designation) if status.binds]
    articles = {obligation.article for obligation in bound}
    # Article 24(3), which binds everybody, does not lift a provider that is spared onto the tier
    tiered = {obligation.article for obligation in bound if obligation.exemption is not SizeExemption.NONE}
    if designation is not None and articles & {*SECTION_5}:
        return designation.kind
    if articles & {*SECTION_4}:
        return ServiceKind.MARKETPLACE.value
    if tiered & {*SECTION_3}:
        kind = ServiceKind.SEARCH_ENGINE if ServiceKind.SEARCH_ENGINE in service.kinds else ServiceKind.ONLINE_PLATFORM
        return str(kind.value)
    if articles & {*_SECTION_2}:
        return ServiceKind.HOSTING.value
    return ServiceKind.INTERMEDIARY.value if articles else None
