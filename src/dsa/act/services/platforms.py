"""Who the Act speaks to: services and their kinds, the providers behind them, and how many people they reach.

The tiers are nested: an online platform is a hosting service, and a hosting service an intermediary (Article 3(g)
and (i)). A search engine is an intermediary service of its own kind (Article 3(j)), not a platform. Obligations are
counted per service, not per company (recital 41).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import cast

from attrs import field, frozen

from ...ground import checks, words
from ...ground.brief import Brief
from ...ground.errors import InvalidType, InvalidValue
from ...ground.trace import Sentence
from ...ground.words import Phrase, hints
from ...ground.words.territories import WITHIN
from ...time_limits.calendars import MEMBER_STATES
from .enterprises import AnnualAccounts, EnterpriseSize
from .size_over_time import size_status


class ServiceKind(Enum):
    """What a service is, in the terms of Article 3."""

    INTERMEDIARY = "intermediary"
    """A mere conduit or caching service, and nothing more (Article 3(g))."""
    HOSTING = "hosting"
    """A service that stores information at the request of a recipient (Article 3(g)(iii))."""
    ONLINE_PLATFORM = "online_platform"
    """A hosting service that also disseminates information to the public (Article 3(i))."""
    MARKETPLACE = "marketplace"
    """An online platform on which consumers can conclude distance contracts with traders (Section 4)."""
    SEARCH_ENGINE = "search_engine"
    """An online search engine (Article 3(j))."""

    @property
    def includes(self) -> frozenset[ServiceKind]:
        """This kind and every kind that it also is.

        >>> sorted(str(kind) for kind in ServiceKind.MARKETPLACE.includes)
        ['hosting', 'intermediary', 'marketplace', 'online platform']
        """
        ladder = (
            ServiceKind.INTERMEDIARY, ServiceKind.HOSTING, ServiceKind.ONLINE_PLATFORM, ServiceKind.MARKETPLACE,
        )  # fmt: skip
        if self is ServiceKind.SEARCH_ENGINE:
            return frozenset({ServiceKind.INTERMEDIARY, ServiceKind.SEARCH_ENGINE})
        return frozenset(ladder[: ladder.index(self) + 1])

    def __str__(self) -> str:
        return self.value.replace("_", " ")


def _size(
    size: EnterpriseSize | Iterable[AnnualAccounts] | None,
) -> EnterpriseSize | tuple[AnnualAccounts, ...] | None:
    if size is None or isinstance(size, EnterpriseSize):
        return size
    if isinstance(size, str | type) or not isinstance(size, Iterable):
        accepted = Phrase(f"{checks.members(size, EnterpriseSize)}, or AnnualAccounts")
        raise InvalidType(field=Phrase("size"), value=size, accepted=accepted)
    accounts = checks.several("size", size, AnnualAccounts)
    size_status(accounts, on=date.max)  # two accounts of one day contradict each other: refused here, not later
    return accounts


_NOT_ISO = {"EL": "GR", "UK": "GB"}
"""What the Union's institutions write, and the code of ISO 3166 for the same country."""
_NO_COUNTRY = frozenset({"EC", "EU", "EZ", "UN"})
"""What looks like the code of a country and is none: taken for a country, it would lie outside the Union."""


def _country(code: object) -> None:
    """A code of ISO 3166, or None. EL or RE taken for a country outside the Union would turn Article 13 round."""
    if code is None:
        return
    if not (isinstance(code, str) and len(code) == 2 and code.isascii() and code.isalpha() and code.isupper()):
        meant = hints.country(code)
        _refuse_part("country", code, meant)
        accepted = "an ISO 3166 code such as 'NL'" if meant is None else _code_of(meant)
        raise InvalidValue(field=Phrase("country"), value=code, accepted=Phrase(accepted))
    if code in _NOT_ISO:
        raise InvalidValue(field=Phrase("country"), value=code, accepted=Phrase(_code_of(_NOT_ISO[code])))
    _refuse_part("country", code, code)
    if code not in hints.COUNTRIES and code not in _NO_COUNTRY:
        turned = code[::-1]
        accepted = _code_of(turned) if turned in MEMBER_STATES else "an ISO 3166 code that exists, such as 'NL'"
        raise InvalidValue(field=Phrase("country"), value=code, accepted=Phrase(accepted))
    if code in _NO_COUNTRY:
        accepted = "the ISO 3166 code of the Member State of its main establishment, such as 'IE'"
        raise InvalidValue(field=Phrase("country"), value=code, accepted=Phrase(accepted))


def _refuse_part(field: str, value: object, code: str | None) -> None:
    """A part of a Member State with a code of its own is in the Union, and no State of it."""
    if code is not None and code in WITHIN:
        accepted = f"{WITHIN[code]!r}, the Member State of which it is a part (Articles 52 TEU and 355 TFEU)"
        raise InvalidValue(field=Phrase(field), value=value, accepted=Phrase(accepted))


def _code_of(country: str) -> str:
    return f"{country!r}, the ISO 3166 code of that country"


@frozen(kw_only=True)
class Provider(Brief):
    """The company that provides a service.

    :param name: what the company is called.
    :param country: the Member State of its main establishment, or of its legal representative (ISO 3166, ``"FR"`` for
        Réunion); a country outside the Union says that it has no establishment there. None if it is not known.
    :param group: the name of the group that it belongs to; None if it is not known, or belongs to none.
    :param size: a size, or the accounts of several years, from which the size on a day follows; None if it is not
        known: no exemption is then assumed, and answers say so.
    :param legal_representative: whether ``country`` is that of the representative whom a provider without an
        establishment in the Union has to have (Article 13).

    >>> Provider(name="Three Friends", country="NL", size=EnterpriseSize.MICRO).established_in_union
    True
    """

    name: str
    country: str | None = None
    group: str | None = None
    size: EnterpriseSize | tuple[AnnualAccounts, ...] | None = field(default=None, converter=_size)
    legal_representative: bool = False

    def __attrs_post_init__(self) -> None:
        checks.text("name", self.name)
        _country(self.country)
        checks.optional_text("group", self.group)
        checks.instance("legal_representative", self.legal_representative, bool)
        if self.legal_representative and self.country is not None:
            checks.known("country", self.country, MEMBER_STATES)

    @property
    def established_in_union(self) -> bool | None:
        """Whether it has an establishment in the Union, as far as ``country`` tells; None if that is unknown."""
        if self.legal_representative:
            return False
        return None if self.country is None else self.country in MEMBER_STATES

    def __str__(self) -> str:
        return self.name


def _breakdown(values: Mapping[str, int] | Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    accepted = Phrase("a mapping of ISO 3166 codes to numbers, such as {'DE': 12_000_000}")
    if isinstance(values, Iterable) and not isinstance(values, str | Mapping):
        values = cast("tuple[tuple[str, int], ...]", checks.several("member_states", values, object))
    try:
        pairs = dict(cast("Mapping[str, int]", values))  # or its pairs: dict takes either
    except (TypeError, ValueError):
        raise InvalidType(field=Phrase("member_states"), value=values, accepted=accepted) from None
    if len(pairs) < len(values):
        once = Phrase("each Member State once")
        raise InvalidValue(field=Phrase("member_states"), value=values, accepted=once)
    for code, count in pairs.items():
        _refuse_part("member_states", code, code)
        checks.known("member_states", code, MEMBER_STATES)
        pairs[code] = checks.count(f"member_states.{code}", count)
    return tuple(sorted(pairs.items()))


class RecipientBasis(Enum):
    """What a figure of recipients rests on: Article 33(4) hears the provider first unless it published it itself."""

    PUBLISHED = "published"
    """Published by the provider: Article 24(2)."""
    REQUESTED = "requested"
    """Given to the Coordinator or the Commission on request: Article 24(3)."""
    OTHER = "other"
    """Any other information available to the Commission: Article 33(4)."""

    def __str__(self) -> str:
        return self.value


@frozen(kw_only=True)
class ActiveRecipients(Brief):
    """A number of average monthly active recipients in the Union, with the six months that it covers.

    :param count: the number, a monthly average over the period.
    :param period_start: the first day of the period.
    :param period_end: the last day of the period.
    :param published: the day on which the figure was published; None where it was not, or that is not known.
    :param source: where it was read; None where that is not said.
    :param basis: what the figure rests on: published by the provider, given on request, or other information.
    :param member_states: the breakdown of Article 42(3), if there is one: a mapping of ISO 3166 codes to numbers, kept
        as pairs.

    >>> print(ActiveRecipients(count=44_000_000, period_start=date(2024, 2, 1), period_end=date(2024, 7, 31)))
    44 000 000 (1 February 2024 to 31 July 2024)
    """

    count: int
    period_start: date
    period_end: date
    published: date | None = None
    source: str | None = None
    basis: RecipientBasis = RecipientBasis.PUBLISHED
    member_states: tuple[tuple[str, int], ...] = field(default=(), converter=_breakdown)

    def __attrs_post_init__(self) -> None:
        checks.member("basis", self.basis, RecipientBasis)
        checks.count("count", self.count)
        checks.day("period_start", self.period_start)
        checks.not_before("period_end", checks.day("period_end", self.period_end), "period_start", self.period_start)
        if self.published is not None:
            checks.not_before("published", checks.day("published", self.published), "period_end", self.period_end)
        checks.optional_text("source", self.source)

    @property
    def statement(self) -> Sentence:
        """The figure and its period, for the languages that have no word between the two days."""
        facts = (("count", self.count), ("start", self.period_start), ("end", self.period_end))
        return Sentence("active-recipients", "{count} ({start} \N{EN DASH} {end})", facts)

    def __str__(self) -> str:
        return f"{words.number(self.count)} ({words.day(self.period_start)} to {words.day(self.period_end)})"


def _kinds(kind: ServiceKind | Iterable[ServiceKind]) -> ServiceKind | frozenset[ServiceKind]:
    if isinstance(kind, ServiceKind):
        return kind
    if isinstance(kind, str | type) or not isinstance(kind, Iterable):
        meant = hints.member(kind, ServiceKind)
        example = (
            "a ServiceKind, such as ServiceKind.MARKETPLACE, or a set" if meant is None else f"ServiceKind.{meant.name}"
        )
        raise InvalidType(
            field=Phrase("kind"),
            value=kind,
            accepted=Phrase(example),
        )
    kinds = frozenset(checks.member("kind", member, ServiceKind) for member in checks.several("kind", kind, object))
    if not kinds:
        raise InvalidValue(field=Phrase("kind"), value=Phrase("nothing"), accepted=Phrase("at least one ServiceKind"))
    return next(iter(kinds)) if len(kinds) == 1 else kinds


@frozen(kw_only=True)
class Platform(Brief):
    """A service under the Act: its name, its provider, its kind or kinds, and its figures over time.

    "Platform" is what the press calls any of them, so search engines and hosting services are given as one, too; what
    the law calls it is its ``kind``.

    :param name: what the service is called; answers and designations know it by this name.
    :param provider: the company that provides it.
    :param kind: what it is in law: a :class:`~dsa.ServiceKind`, or a set of them where it is several.
    :param recipients: its figures of recipients over time, in any order.

    >>> aliexpress = Platform(name="AliExpress", provider=Provider(name="Alibaba"), kind=ServiceKind.MARKETPLACE)
    >>> ServiceKind.ONLINE_PLATFORM in aliexpress.kinds
    True
    """

    name: str
    provider: Provider
    kind: ServiceKind | frozenset[ServiceKind] = field(converter=_kinds)
    recipients: tuple[ActiveRecipients, ...] = ()

    def __attrs_post_init__(self) -> None:
        checks.text("name", self.name)
        checks.instance("provider", self.provider, Provider)
        object.__setattr__(self, "recipients", checks.several("recipients", self.recipients, ActiveRecipients))

    @property
    def kinds(self) -> frozenset[ServiceKind]:
        """Everything that the service is, the wider kinds included."""
        named = (self.kind,) if isinstance(self.kind, ServiceKind) else self.kind
        return frozenset().union(*(kind.includes for kind in named))

    def __str__(self) -> str:
        return self.name
