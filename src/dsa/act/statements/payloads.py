"""From a statement of reasons to the payload of the Transparency Database, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from ...ground.errors import DSAError, InvalidValue
from ...ground.words import Phrase
from .content import WITHDRAWN, Category, ContentType, Keyword
from .database import kept, problems
from .decisions import AutomatedDecision, Ground, InformationSource
from .fields import EAN, as_text
from .restrictions import (
    AccountRestriction,
    AccountType,
    MonetaryRestriction,
    ServiceRestriction,
    VisibilityRestriction,
)

if TYPE_CHECKING:
    from .statement import StatementOfReasons
else:  # for whoever reads hints at run time
    StatementOfReasons = Any

_PLAIN: Mapping[str, str] = {
    "decision_visibility_other": "visibility_other",
    "decision_monetary_other": "monetary_other",
    "decision_ground_reference_url": "reference_url",
    "content_type_other": "content_type_other",
    "category_specification_other": "keyword_other",
    "content_language": "content_language",
    "decision_facts": "facts",
    "source_identity": "source_identity",
    "puid": "identifier",
}
"""The database's name of a field that holds text, and ours."""
_DAYS: Mapping[str, str] = {
    "content_date": "content_date",
    "application_date": "applied",
    "end_date_account_restriction": "account_until",
    "end_date_monetary_restriction": "monetary_until",
    "end_date_service_restriction": "service_until",
    "end_date_visibility_restriction": "visibility_until",
}
_VALUES: Mapping[str, tuple[str, type[Enum]]] = {
    "decision_visibility": ("visibility", VisibilityRestriction),
    "decision_monetary": ("monetary", MonetaryRestriction),
    "decision_provision": ("service", ServiceRestriction),
    "decision_account": ("account", AccountRestriction),
    "account_type": ("account_type", AccountType),
    "decision_ground": ("ground", Ground),
    "content_type": ("content_type", ContentType),
    "category": ("category", Category),
    "category_addition": ("further_categories", Category),
    "category_specification": ("keywords", Keyword),
    "source_type": ("source", InformationSource),
    "automated_decision": ("automated_decision", AutomatedDecision),
}
_ON_THE_GROUND = {
    Ground.ILLEGAL: ("illegal_content_legal_ground", "illegal_content_explanation"),
    Ground.TERMS: ("incompatible_content_ground", "incompatible_content_explanation"),
}
_YES_NO = {True: "Yes", False: "No"}
_OLD = {str(member.value): member for member in WITHDRAWN}
_STANDS_IN: Mapping[str, str] = {
    "category": Category.VIOLENCE.value,
    "category_addition": Category.VIOLENCE.value,
    "category_specification": Keyword.OTHER.value,
}
"""A value that is taken, for each field that lost some: it stands in for those while the rest is tried."""


def payload_of(statement: StatementOfReasons) -> dict[str, object]:
    """What the interface takes, in the order of its documentation; whether it would take it is not looked at."""
    fields: dict[str, object] = {}
    for name, (own, _) in _VALUES.items():
        value = getattr(statement, own)
        if isinstance(value, frozenset):
            others = value - {statement.category} if name == "category_addition" else value
            fields[name] = sorted(member.value for member in others)
        else:
            fields[name] = None if value is None else value.value
    for name, own in _PLAIN.items():
        fields[name] = getattr(statement, own)
    for name, own in _DAYS.items():
        day = getattr(statement, own)
        fields[name] = None if day is None else day.isoformat()
    reference, explanation = _ON_THE_GROUND[statement.ground]
    fields[reference], fields[explanation] = statement.ground_reference, statement.explanation
    if statement.also_illegal is not None:
        fields["incompatible_content_illegal"] = _YES_NO[statement.also_illegal]
    fields["territorial_scope"] = list(statement.territorial_scope)
    fields["content_id"] = None if statement.ean is None else {EAN: statement.ean}
    fields["automated_detection"] = _YES_NO[statement.automated_detection]
    filled = {name: value for name, value in fields.items() if value not in (None, [])}
    return kept(filled)


def arguments(payload: Mapping[str, object]) -> tuple[dict[str, Any], tuple[DSAError, ...]]:
    """The arguments of the statement that a payload is, or why it is none: then there are no arguments.

    Values of before 1 July 2025 are taken: the statement says so itself.
    """
    refused = problems(payload)
    tried: Mapping[str, object] = payload
    if refused and isinstance(payload, Mapping):
        tried = {name: _stood_in(name, value) for name, value in payload.items()}
        refused = problems(tried)
    if refused:
        return {}, refused
    plain = kept(tried)
    if tried is not payload:
        plain |= {name: _trimmed(payload[name]) for name in _STANDS_IN if name in plain}
    fields: dict[str, Any] = {own: plain.get(name) for name, own in _PLAIN.items()}
    fields |= {own: _day(plain.get(name)) for name, own in _DAYS.items()}
    early = tuple(
        _too_early(name, plain[name]) for name, own in _DAYS.items() if plain.get(name) and fields[own] is None
    )
    if early:
        return {}, early
    for name, (own, kind) in _VALUES.items():
        value = plain.get(name)
        if value is not None:
            fields[own] = frozenset(map(kind, value)) if isinstance(value, list) else kind(value)
    fields["further_categories"] = frozenset(fields.get("further_categories", ())) - {fields["category"]}
    reference, explanation = _ON_THE_GROUND[fields["ground"]]
    fields["ground_reference"], fields["explanation"] = plain[reference], plain[explanation]
    illegal = plain.get("incompatible_content_illegal")
    fields["also_illegal"] = None if illegal is None else illegal == "Yes"
    fields["territorial_scope"] = plain.get("territorial_scope", ())
    number = plain.get("content_id")
    fields["ean"] = number.get(EAN) if isinstance(number, dict) else None
    fields["automated_detection"] = plain["automated_detection"] == "Yes"
    return fields, ()


def _stood_in(name: str, value: object) -> object:
    stand_in = _STANDS_IN.get(name)
    if stand_in is None:
        return value
    if isinstance(value, list | tuple):
        return [stand_in if _is_old(item) else item for item in value]
    return stand_in if _is_old(value) else value


def _is_old(value: object) -> bool:
    return isinstance(value, str) and value.strip() in _OLD


def _trimmed(value: object) -> object:
    return [as_text(item) for item in value] if isinstance(value, list | tuple) else as_text(value)


def _day(value: object) -> date | None:
    """A day of Python's calendar, which has no year 0."""
    return date.fromisoformat(value) if isinstance(value, str) and not value.startswith("0000") else None


def _too_early(name: str, value: object) -> DSAError:
    return InvalidValue(field=Phrase(name), value=value, accepted=Phrase("a day from the year 1 on"))
