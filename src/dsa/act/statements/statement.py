"""A statement of reasons: what Article 17(3) asks for, and what the Transparency Database asks for besides.

Whatever Article 17(3) needs is needed to make a :class:`StatementOfReasons`. What only the database asks for
(Article 24(5)) may be left out, and its limits may be exceeded: :meth:`~StatementOfReasons.payload` refuses then, and
names every field.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import NoReturn

from attrs import field, frozen

from ...ground import checks
from ...ground.brief import Brief
from ...ground.errors import DSAError, InvalidValue, SeveralErrors
from ...ground.trace import Notice
from ...ground.words import Phrase
from .content import Category, ContentType, Keyword
from .database import problems
from .decisions import AutomatedDecision, Ground, InformationSource
from .payloads import arguments, payload_of
from .places import LANGUAGES, territory
from .recipient_text import explained, gaps
from .redress import Redress
from .restrictions import (
    AccountRestriction,
    AccountType,
    MonetaryRestriction,
    ServiceRestriction,
    VisibilityRestriction,
)
from .surprises import surprises

_TEXTS = ("ground_reference", "explanation", "facts")
_OPTIONAL_TEXTS = (
    *("visibility_other", "monetary_other", "reference_url", "source_identity", "notifier"),
    *("keyword_other", "content_type_other", "identifier", "ean"),
)
_OPTIONAL_DAYS = ("visibility_until", "monetary_until", "service_until", "account_until", "content_date")
_MEMBERS: Mapping[str, type[Enum]] = {
    "ground": Ground,
    "source": InformationSource,
    "automated_decision": AutomatedDecision,
}
_OPTIONAL_MEMBERS: Mapping[str, type[Enum]] = {
    "monetary": MonetaryRestriction,
    "service": ServiceRestriction,
    "account": AccountRestriction,
    "account_type": AccountType,
    "category": Category,
}
_RESTRICTIONS = ("visibility", "monetary", "service", "account")


def _visibility(value: VisibilityRestriction | Iterable[VisibilityRestriction]) -> frozenset[VisibilityRestriction]:
    return frozenset(checks.one_or_several("visibility", value, VisibilityRestriction))


def _categories(value: Category | Iterable[Category]) -> frozenset[Category]:
    return frozenset(checks.one_or_several("further_categories", value, Category))


def _keywords(value: Keyword | Iterable[Keyword]) -> frozenset[Keyword]:
    return frozenset(checks.one_or_several("keywords", value, Keyword))


def _types(value: ContentType | Iterable[ContentType]) -> frozenset[ContentType]:
    return frozenset(checks.one_or_several("content_type", value, ContentType))


@frozen(kw_only=True)
class StatementOfReasons(Brief):
    """Why content, payments, the service or an account were restricted: Articles 17 and 24(5).

    At least one of ``visibility``, ``monetary``, ``service`` and ``account`` is needed (Article 17(1)).

    Only the recipient gets the ``notifier`` and the ``redress``; only the database asks for ``identifier``,
    ``category``, ``content_type`` and ``content_date``.

    :param ground: illegal content, or incompatibility with the terms and conditions.
    :param ground_reference: the law or the clause relied on (Article 17(3)(d) and (e)).
    :param explanation: why the content falls under it.
    :param facts: the facts and circumstances relied on (Article 17(3)(b)).
    :param source: whether it began with a notice, or with the provider's own search.
    :param automated_detection: whether the content was detected by automated means (Article 17(3)(c)).
    :param automated_decision: how far the decision itself was automated.
    :param applied: the day from which the restriction applies.
    :param visibility: what is restricted of the content's visibility: one restriction or several; empty for none.
    :param visibility_other: in words, where ``visibility`` has "other".
    :param visibility_until: the last day of it; None if it has none.
    :param monetary: what is restricted of payments; None for nothing.
    :param monetary_other: in words, where ``monetary`` is "other".
    :param monetary_until: the last day of it; None if it has none.
    :param service: what is restricted of the service; None for nothing.
    :param service_until: the last day of it; None if it has none.
    :param account: what is restricted of the account; None for nothing.
    :param account_until: the last day of it; None if it has none.
    :param account_type: what kind of account it is, business or private; None where that is not said.
    :param territorial_scope: where it holds: codes of ISO 3166, ``"EU"`` or ``"EEA"``; empty for no limit.
    :param also_illegal: whether content that breaks the terms is held to be illegal, too; None where that is not said.
    :param reference_url: the address of the law or the clause relied on; None where that is not said.
    :param source_identity: what the database calls so of a notice; no person may be named there (Article 24(5)).
    :param notifier: who sent the notice, where naming it is strictly necessary (Article 17(3)(b)); for the recipient
        alone.
    :param redress: how the recipient can contest the decision (Article 17(3)(f)); for the recipient alone.
    :param identifier: the platform's own, which no other statement of it bears; needed for the database.
    :param category: what the content is about; needed for the database.
    :param further_categories: further ones, at will.
    :param keywords: keywords of the database, at will.
    :param keyword_other: in words, where ``keywords`` has "other".
    :param content_type: text, image, video or other kinds of content: one or several; needed for the database.
    :param content_type_other: in words, where ``content_type`` has "other".
    :param content_date: the day on which the content was put up; needed for the database.
    :param content_language: the language of the content, by its code; None where that is not said.
    :param ean: the number of a product (EAN-13); None where there is none.

    >>> statement = StatementOfReasons(
    ...     visibility=VisibilityRestriction.REMOVAL,
    ...     ground=Ground.TERMS,
    ...     ground_reference="Terms of use, section 4",
    ...     explanation="The review was paid for.",
    ...     facts="Forty reviews of one product within a minute.",
    ...     source=InformationSource.OWN_INITIATIVE,
    ...     automated_detection=True,
    ...     automated_decision=AutomatedDecision.NOT_AUTOMATED,
    ...     applied=date(2026, 3, 1),
    ...     category=Category.SCAMS_AND_FRAUD,
    ...     content_type=ContentType.TEXT,
    ...     content_date=date(2026, 2, 1),
    ...     identifier="review-4711",
    ... )
    >>> statement.payload()["decision_visibility"], statement.missing
    (['DECISION_VISIBILITY_CONTENT_REMOVED'], (...redress...))
    """

    ground: Ground
    ground_reference: str
    explanation: str
    facts: str
    source: InformationSource
    automated_detection: bool
    automated_decision: AutomatedDecision
    applied: date
    visibility: frozenset[VisibilityRestriction] = field(default=frozenset(), converter=_visibility)
    visibility_other: str | None = None
    visibility_until: date | None = None
    monetary: MonetaryRestriction | None = None
    monetary_other: str | None = None
    monetary_until: date | None = None
    service: ServiceRestriction | None = None
    service_until: date | None = None
    account: AccountRestriction | None = None
    account_until: date | None = None
    account_type: AccountType | None = None
    territorial_scope: tuple[str, ...] = field(default=(), converter=territory)
    also_illegal: bool | None = None
    reference_url: str | None = None
    source_identity: str | None = None
    notifier: str | None = None
    redress: Redress | None = None
    identifier: str | None = None
    category: Category | None = None
    further_categories: frozenset[Category] = field(default=frozenset(), converter=_categories)
    keywords: frozenset[Keyword] = field(default=frozenset(), converter=_keywords)
    keyword_other: str | None = None
    content_type: frozenset[ContentType] = field(default=frozenset(), converter=_types)
    content_type_other: str | None = None
    content_date: date | None = None
    content_language: str | None = None
    ean: str | None = None

    def __attrs_post_init__(self) -> None:
        for name, kind in _MEMBERS.items():
            checks.member(name, getattr(self, name), kind)
        for name, kind in _OPTIONAL_MEMBERS.items():
            if getattr(self, name) is not None:
                checks.member(name, getattr(self, name), kind)
        for name in _TEXTS:
            checks.text(name, getattr(self, name))
        for name in _OPTIONAL_TEXTS:
            checks.optional_text(name, getattr(self, name))
        checks.day("applied", self.applied)
        for name in _OPTIONAL_DAYS:
            checks.optional_day(name, getattr(self, name))
        checks.instance("automated_detection", self.automated_detection, bool)
        checks.optional_instance("also_illegal", self.also_illegal, bool)
        checks.optional_instance("redress", self.redress, Redress)
        if self.content_language is not None:
            checks.known("content_language", self.content_language, LANGUAGES)
        self._hangs_together()

    def _hangs_together(self) -> None:
        if not any(getattr(self, name) for name in _RESTRICTIONS):
            self._refuse("visibility", f"at least one of {', '.join(_RESTRICTIONS)}: Article 17(1) DSA")
        for name, other in (
            ("visibility_other", VisibilityRestriction.OTHER in self.visibility),
            ("monetary_other", self.monetary is MonetaryRestriction.OTHER),
        ):
            if other and getattr(self, name) is None:
                self._refuse(name, "what the other restriction is: Article 17(3)(a) DSA")
            if not other and getattr(self, name) is not None:
                self._refuse(name, "None: no restriction is OTHER")
        if self.content_type_other is not None and ContentType.OTHER not in self.content_type:
            self._refuse("content_type_other", "None: no type is OTHER")
        if self.also_illegal is not None and self.ground is not Ground.TERMS:
            self._refuse("also_illegal", "None, unless the ground is Ground.TERMS")
        if self.source is InformationSource.OWN_INITIATIVE:
            for name in ("source_identity", "notifier"):
                if getattr(self, name) is not None:
                    self._refuse(name, "None: nobody gave notice of what the provider found itself")

    def _refuse(self, name: str, accepted: str) -> NoReturn:
        raise InvalidValue(field=Phrase(name), value=getattr(self, name), accepted=Phrase(accepted))

    @property
    def until(self) -> tuple[tuple[str, date], ...]:
        """The restrictions that end, with their last days."""
        days = ((name, getattr(self, f"{name}_until")) for name in _RESTRICTIONS)
        return tuple((name, day) for name, day in days if day is not None)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is lawful and will surprise: an end before the beginning, what looks like personal data, old values."""
        return surprises(self)

    @property
    def missing(self) -> tuple[Notice, ...]:
        """What Article 17(3) asks for and the text for the recipient does not say; nothing if it is complete."""
        return gaps(self)

    def problems(self) -> tuple[DSAError, ...]:
        """Every reason for which the database would refuse it, each with the database's name of the field."""
        return problems(payload_of(self))

    def payload(self) -> dict[str, object]:
        """What the interface of the database takes: names and values as it has them, lists sorted, nothing dropped.

        :raises DSAError: the database would refuse it: one error, with all of them in ``.errors``.
        """
        payload = payload_of(self)
        _raise(problems(payload))
        return payload

    @classmethod
    def from_payload(cls, payload: Mapping[str, object], *, redress: Redress | None = None) -> StatementOfReasons:
        """The statement that a payload is, as the database keeps it; values of before 1 July 2025 get a notice.

        :param payload: the fields of the database, as they are sent to it.
        :param redress: how the recipient can contest the decision, which no payload says.
        :raises DSAError: the database would refuse it, and would have refused it before 1 July 2025: one error, with
            all of them in ``.errors``.

        >>> from dsa.act.statements.database import EXAMPLE
        >>> StatementOfReasons.from_payload(EXAMPLE).payload() == EXAMPLE
        True
        """
        fields, refused = arguments(payload)
        _raise(refused)
        return cls(**fields, redress=redress)

    def explain(self, locale: str = "en") -> str:
        """The text for the recipient in one of the 24 official languages: Article 17(3) and (4), with the redress.

        What the provider wrote itself (facts, explanations, redress) stands there as it is: it has to be in the
        recipient's language already. The text says at its end what is missing in it, and if any of it is a draft.

        :raises UnknownName: another language.
        """
        return explained(self, locale)

    def __str__(self) -> str:
        named = [*sorted(map(str, self.visibility)), *filter(None, (self.monetary, self.service, self.account))]
        return f"{self.identifier or 'statement of reasons'}: {', '.join(map(str, named))}"


def _raise(refused: tuple[DSAError, ...]) -> None:
    if refused:
        raise refused[0] if len(refused) == 1 else SeveralErrors(refused)
