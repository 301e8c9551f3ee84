"""What the DSA Transparency Database refuses: one statement, and a call with several.

>>> [(error.facts["field"], str(error)) for error in problems({**EXAMPLE, "application_date": "2026-3-1"})]
[('application_date', "application_date: '2026-3-1' is refused. Accepted: a day written YYYY-MM-DD, from \
1 January 2020 to 1 January 2038.")]
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from ...ground import checks
from ...ground.errors import DSAError, InvalidDocument, InvalidType, InvalidValue
from ...ground.mistaken.calls import by_name
from ...ground.words import Phrase
from .fields import DECISIONS, EAN, FIELDS, Field, as_text, storable
from .unknown_keys import in_place_of, missing

MOST_IN_A_CALL = 100
"""So many statements one call takes; the database refuses a call with more, and one with none."""

EXAMPLE: Mapping[str, object] = MappingProxyType(
    {
        "decision_visibility": ["DECISION_VISIBILITY_CONTENT_REMOVED"],
        "decision_ground": "DECISION_GROUND_INCOMPATIBLE_CONTENT",
        "incompatible_content_ground": "Terms of use, section 4",
        "incompatible_content_explanation": "The review was paid for.",
        "content_type": ["CONTENT_TYPE_TEXT"],
        "category": "STATEMENT_CATEGORY_SCAMS_AND_FRAUD",
        "content_date": "2026-02-01",
        "application_date": "2026-03-01",
        "decision_facts": "Forty reviews of one product within a minute.",
        "source_type": "SOURCE_VOLUNTARY",
        "automated_detection": "Yes",
        "automated_decision": "AUTOMATED_DECISION_NOT_AUTOMATED",
        "puid": "review-4711",
    }
)
"""A payload that the database takes, for examples and tests."""

_CLEAN = {field.name: field.kind.clean for field in FIELDS}
_NOT_NULL = frozenset(field.name for field in FIELDS if field.required or not field.null)
_SEVERAL = frozenset(field.name for field in FIELDS if field.kind.several)
_REQUIRED = tuple(field.name for field in FIELDS if field.required)
_IN_ORDER = tuple(
    (field, field.name, field.kind.clean, field.required or field.when is not None or not field.null)
    for field in FIELDS
)
_ASKS: dict[tuple[str, str], tuple[str, ...]] = {}
"""What a value of a field asks for: the fields that must be there with it."""
for _field in FIELDS:
    if _field.when is not None and not _field.optional:
        _ASKS[_field.when] = (*_ASKS.get(_field.when, ()), _field.name)
_CONDITIONS = tuple((name, value, asked) for (name, value), asked in _ASKS.items())
_CAN_LACK = (*_REQUIRED, *(name for asked in _ASKS.values() for name in asked))
"""The fields that must be there, always or with a value of another field."""


def _nothing(value: object) -> bool:
    """Null, text with nothing in it, or an empty list or object."""
    return _blank(value) or (isinstance(value, (list, tuple, dict)) and not value)


def _blank(value: object) -> bool:
    """Null, or text with nothing in it, which the database reads as null."""
    return value is None or (isinstance(value, str) and not value.strip())


def _has(payload: Mapping[str, object], condition: tuple[str, str]) -> bool:
    """Whether a field has a value, alone or in a list as the field asks for, with whitespace around it or not."""
    name, wanted = condition
    value = payload.get(name)
    if name not in _SEVERAL:
        return isinstance(value, str) and value.strip() == wanted
    return isinstance(value, (list, tuple)) and wanted in [part.strip() for part in value if isinstance(part, str)]


def _undecided(payload: Mapping[str, object]) -> bool:
    """Whether none of the four decisions is there."""
    return all(map(_nothing, map(payload.get, DECISIONS)))


def _doubtful(payload: Mapping[str, object]) -> list[str]:
    """The fields that need a second look: those that are not taken as they stand."""
    checks, not_null = _CLEAN, _NOT_NULL
    doubtful = []
    for name, value in payload.items():
        if value is None:
            if name in not_null:
                doubtful.append(name)
        elif name in checks and not checks[name](value):
            doubtful.append(name)
    return doubtful


def _doubtful_safely(payload: Mapping[str, object]) -> Collection[str]:
    try:
        return _doubtful(payload)
    except TypeError:  # a list or an object where there should be one value
        return _CLEAN.keys()


def _lacks_nothing(payload: Mapping[str, object]) -> bool:
    """Whether everything is there that is asked for, if all that is there is taken as it stands."""
    get = payload.get
    for name in _REQUIRED:
        if name not in payload:
            return False
    for name, wanted, asked in _CONDITIONS:
        value = get(name)
        if value == wanted or (isinstance(value, list) and wanted in value):
            for other in asked:
                if get(other) is None:
                    return False
    return any(map(get, DECISIONS))


def problems(payload: object) -> tuple[DSAError, ...]:
    """Every reason for which the database would refuse one statement, in the order of its documentation; none if none.

    Each error has the name of its field in ``error.facts["field"]``: of the four decisions each, if none is there, and
    ``"payload"`` for what is no object at all. Text is read as the database reads it, without the whitespace around it,
    and fields that it does not know are passed over: :func:`~dsa.statements.passed_over` names them. Whether the
    identifier was used before is another question: :func:`call_problems`.

    >>> problems(EXAMPLE)
    ()
    """
    if not isinstance(payload, (dict, Mapping)):  # the first is told apart faster
        accepted = Phrase(f"an object with the fields of a statement{in_place_of(payload)}")
        return (InvalidType(field=Phrase("payload"), value=payload, accepted=accepted),)
    doubtful = _doubtful_safely(payload)
    if not doubtful and _lacks_nothing(payload):
        return ()
    refusals = _refusals(payload, doubtful)
    return tuple(
        [_refused(field, payload.get(field.name, missing(field.name, payload)), why) for field, why in refusals]
    )


def first_refused(payload: Mapping[str, object], judged: Collection[str]) -> str | None:
    """The first field for which the database would refuse a statement, of those that are judged at all.

    No value may be a list or an object where the database has one value.

    >>> first_refused({"category": "STATEMENT_CATEGORY_VIOLENCE", "puid": "a b"}, {"category", "puid"})
    'puid'
    """
    get = payload.get
    undecided = _undecided(payload)
    for field, name, clean, can_lack in _IN_ORDER:
        if name not in judged:
            continue
        value = get(name)
        if undecided and name in DECISIONS:
            return name
        if (can_lack if value is None else not clean(value)) and _why_refused(field, payload) is not None:
            return name
    return None


def _refusals(payload: Mapping[str, object], doubtful: Collection[str]) -> Iterator[tuple[Field, str]]:
    """The fields that are refused, and why if that is more than what they take."""
    get = payload.get
    undecided = _undecided(payload)
    names = {*doubtful, *[name for name in _CAN_LACK if get(name) is None]}
    for field in FIELDS:
        if undecided and field.name in DECISIONS:
            yield field, "at least one of the four decisions; this one is "
        elif field.name in names:
            why = _why_refused(field, payload)
            if why is not None:
                yield field, why


def _why_refused(field: Field, payload: Mapping[str, object]) -> str | None:
    """Why a field is refused, nothing if only for what it is, and None if it is not."""
    value = payload.get(field.name)
    dropped = (field.when or field.unless) is not None and is_dropped(field, payload)
    if dropped and not field.checked_first:
        return None
    if not _blank(value):
        return None if field.kind.takes(value) else ""
    if field.required or (field.when is not None and not field.optional and not dropped):
        return _why(field)
    return "leave it out, or " if not field.null and field.name in payload else None


def _why(field: Field) -> str:
    return "it must be there: " if field.when is None else f"with {field.when[1]} it must be there: "


def _refused(field: Field, value: object, why: str) -> DSAError:
    named, accepted, shape = _SAID[field.name]
    if why:
        accepted = Phrase(why + field.kind.accepted)
    elif isinstance(value, str) and not storable(value):
        accepted = _STORABLE
    error = InvalidValue if value is None or isinstance(value, (Phrase, *shape)) else InvalidType
    return error(field=named, value=value, accepted=accepted)


def _shape(field: Field) -> tuple[type, ...]:
    """What a field is in JSON."""
    return (list, tuple) if field.kind.several else (dict,) if field.name == "content_id" else (str,)


_SAID = {field.name: (Phrase(field.name), Phrase(field.kind.accepted), _shape(field)) for field in FIELDS}
_STORABLE = Phrase("text without half a surrogate pair")


def is_dropped(field: Field, payload: Mapping[str, object]) -> bool:
    """Whether the database drops a field for what another one says."""
    if field.when is not None:
        return not _has(payload, field.when)
    return field.unless is not None and _has(payload, field.unless)


def kept(payload: Mapping[str, object]) -> dict[str, object]:
    """What the database keeps of a statement that it takes: nothing that it drops, lists sorted, each value once.

    >>> kept({**EXAMPLE, "territorial_scope": ["PT", "DE", "PT"], "colour": "red"})["territorial_scope"]
    ['DE', 'PT']
    """
    if not isinstance(payload, Mapping):
        raise InvalidType(field=Phrase("payload"), value=payload, accepted=Phrase("a mapping of fields to values"))
    stored: dict[str, object] = {}
    for field in FIELDS:
        value = payload.get(field.name)
        if _blank(value) or is_dropped(field, payload):
            continue
        if isinstance(value, list | tuple):
            listed = sorted({str(part).strip() for part in value})
            if field.name == "category_addition":
                listed = [part for part in listed if part != as_text(payload.get("category"))]
            stored[field.name] = listed
        elif isinstance(value, dict):
            stored[field.name] = {EAN: str(value[EAN]).strip()} if EAN in value else {}
        else:
            stored[field.name] = as_text(value)
    return stored


@by_name
def call_problems(statements: object, *, used: Iterable[str] = ()) -> tuple[DSAError, ...]:
    """Every reason for which the database would refuse one call with several statements, each at its place.

    A place is a JSON Pointer such as ``/3/puid``, in ``error.pointer``; ``error.problem`` is the error as
    :func:`problems` has it. One mistake refuses the whole call.

    :param statements: the payloads of one call, as a list.
    :param used: identifiers that the platform has used before, in whatever call: they are unique for ever.

    >>> [str(error) for error in call_problems([EXAMPLE, EXAMPLE])]
    ["/0/puid: 'review-4711' is refused. Accepted: an identifier that no other statement of the platform bears.", ...]
    """
    if not isinstance(statements, list | tuple) or not 1 <= len(statements) <= MOST_IN_A_CALL:
        several = isinstance(statements, list | tuple)
        value = Phrase(f"a list of {len(statements)}") if isinstance(statements, list | tuple) else statements
        accepted = Phrase(f"a list of 1 to {MOST_IN_A_CALL} statements")
        error = InvalidValue if several else InvalidType
        return (error(field=Phrase("statements"), value=value, accepted=accepted),)
    return located(statements, used)


def located(statements: Iterable[object], used: Iterable[str]) -> tuple[DSAError, ...]:
    """The problems of any number of statements, each at its place, identifiers that come back included."""
    taken = frozenset(checks.several("used", used, str))
    places: dict[str, list[int]] = {}
    wrong: list[tuple[int, DSAError]] = []
    for place, statement in enumerate(statements):
        wrong += [(place, error) for error in problems(statement)]
        identifier = as_text(statement.get("puid")) if isinstance(statement, Mapping) else None
        if identifier:
            places.setdefault(identifier, []).append(place)
    for identifier, several in places.items():
        if len(several) > 1 or identifier in taken:
            wrong += [(place, _used(identifier)) for place in several]
    return tuple(
        InvalidDocument(pointer=f"/{place}/{error.facts['field']}", problem=error)
        for place, error in sorted(wrong, key=lambda pair: pair[0])
    )


def _used(identifier: str) -> DSAError:
    accepted = Phrase("an identifier that no other statement of the platform bears")
    return InvalidValue(field=Phrase("puid"), value=identifier, accepted=accepted)
