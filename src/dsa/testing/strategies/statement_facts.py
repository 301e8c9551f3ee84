"""Statements of reasons at the edges of what the Transparency Database takes, and what goes with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ...act.statements.database import EXAMPLE, is_dropped
from ...act.statements.fields import DECISIONS, EAN, FIELDS, LAST_DAY, Field
from ...act.statements.notices import Complaint, ComplaintOutcome, NoticeOfIllegalContent
from ...act.statements.owed import StatementOwed, statement_owed, submission_owed
from ...act.statements.redress import Redress
from ...act.statements.statement import StatementOfReasons
from ...time_limits.calendars import MEMBER_STATES
from .service_facts import platforms
from .time import days

_DAY = dt.timedelta(days=1)
_GLYPHS = st.sampled_from("aZ9.ß€Ωж漢😀")
"""Letters of one to four bytes: lengths count characters."""
_WORDS = st.text(st.characters(exclude_categories=("Cs", "Zs", "Cc", "Zl", "Zp")), min_size=1, max_size=40)
_IDENTIFIERS = st.from_regex(r"[A-Za-z0-9_-]{1,40}", fullmatch=True)
_EARLIEST = dt.date(1, 1, 1)


@st.composite
def _texts(draw: DrawFn, most: int) -> str:
    """Text within a limit; a third of it is as long as it can be, or one character shorter."""
    length = draw(st.sampled_from((0, 0, 0, 0, most - 1, most)))
    return draw(_GLYPHS) * length if length else draw(_WORDS)[:most].strip() or "a"


def _urls() -> SearchStrategy[str]:
    longest = "https://example.eu/" + "a" * 481
    return st.sampled_from(("https://example.eu/terms#4", "http://xn--bcher-kva.example/agb?a=b", longest))


def _days(first: str | None) -> SearchStrategy[str]:
    least, last = dt.date.fromisoformat(first) if first else _EARLIEST, dt.date.fromisoformat(LAST_DAY)
    edges = st.sampled_from((least, least + _DAY, last - _DAY, last, dt.date(2024, 2, 29)))
    return (edges | st.dates(dt.date(2023, 8, 25), dt.date(2028, 12, 31))).map(dt.date.isoformat)


def _value(field: Field) -> SearchStrategy[object]:
    """What a field takes."""
    kind = field.kind
    if kind.values:
        value = st.sampled_from(sorted(kind.values))
        least = 1 if field.required or field.name in DECISIONS else 0
        return st.lists(value, min_size=least, max_size=4) if kind.several else value
    if field.name == "puid":
        return _IDENTIFIERS | st.just("a" * 500)
    if kind.pattern is not None:
        return _urls()
    if kind.most is not None:
        return _texts(kind.most)
    if field.name == "content_id":
        return st.from_regex(r"[0-9]{13}", fullmatch=True).map(lambda number: {EAN: number})
    return _days(kind.first)


_UNCONDITIONAL = st.sampled_from([field.name for field in FIELDS if field.when is None])
_VALUES: Mapping[str, SearchStrategy[object]] = {field.name: _value(field) for field in FIELDS}


@st.composite
def statement_payloads(draw: DrawFn) -> dict[str, object]:
    """Payloads that the database takes, as a platform might send them: lists in any order, with values twice.

    Half of them have at least one text as long as it can be, or a day at the end of its range. Shrinks to the removal
    of content on the ground of the terms and conditions.

    >>> from hypothesis import given
    >>> from dsa import statements
    >>> @given(statement_payloads())
    ... def test(payload):
    ...     assert statements.problems(payload) == ()
    >>> test()
    """
    payload: dict[str, object] = dict(EXAMPLE)
    chosen: set[str] = draw(st.sets(_UNCONDITIONAL))
    for field in FIELDS:
        if field.name in chosen or (field.required and draw(st.booleans())):
            payload[field.name] = draw(_VALUES[field.name])
    for field in FIELDS:
        asked_for = field.when is not None and not is_dropped(field, payload)
        if asked_for and (not field.optional or draw(st.booleans())):
            payload[field.name] = draw(_VALUES[field.name])
    if any(name in payload for name in DECISIONS[1:]) and draw(st.booleans()):
        del payload["decision_visibility"]
        payload.pop("decision_visibility_other", None)
    return payload


@st.composite
def redresses(draw: DrawFn) -> Redress:
    """What a recipient can do about a decision. Shrinks to nothing said."""
    informed = draw(st.none() | days())
    texts = {name: draw(st.none() | _WORDS.filter(str.strip)) for name in ("complaint", "settlement", "courts")}
    calendar = draw(st.sampled_from(MEMBER_STATES))
    return Redress(informed=informed, calendar=calendar, platform=draw(st.booleans()), **texts)


@st.composite
def statements_of_reasons(draw: DrawFn) -> StatementOfReasons:
    """Statements that the database takes, at the edges of what it takes, some with the redress of the recipient.

    Shrinks to the removal of content on the ground of the terms and conditions, without redress.

    >>> from hypothesis import given
    >>> @given(statements_of_reasons())
    ... def test(statement):
    ...     assert StatementOfReasons.from_payload(statement.payload()).payload() == statement.payload()
    >>> test()
    """
    redress = draw(st.none() | redresses())
    return StatementOfReasons.from_payload(draw(statement_payloads()), redress=redress)


@st.composite
def statements_owed(draw: DrawFn) -> StatementOwed:
    """Answers whether a statement is owed. Shrinks to one where that is open."""
    asked = draw(st.sampled_from((statement_owed, submission_owed)))
    return asked(
        draw(platforms()),
        applied=draw(days()),
        contact_known=draw(st.none() | st.booleans()),
        deceptive=draw(st.booleans()),
        ordered=draw(st.booleans()),
    )


@st.composite
def content_notices(draw: DrawFn) -> NoticeOfIllegalContent:
    """Notices of illegal content, whole and not. Shrinks to one that says nothing."""
    return NoticeOfIllegalContent(
        received=draw(days()),
        reasons=draw(st.none() | _WORDS.filter(str.strip)),
        locations=draw(st.lists(_urls(), max_size=2)),
        name=draw(st.sampled_from((None, "A. Notifier"))),
        email=draw(st.sampled_from((None, "notifier@example.eu"))),
        good_faith=draw(st.booleans()),
        trusted_flagger=draw(st.booleans()),
        sexual_abuse_of_children=draw(st.booleans()),
    )


@st.composite
def complaints(draw: DrawFn) -> Complaint:
    """Complaints, open and decided. Shrinks to an open one."""
    lodged = draw(days(last=dt.date(2036, 1, 1)))
    outcome = draw(st.none() | st.sampled_from(ComplaintOutcome))
    return Complaint(
        identifier=draw(_IDENTIFIERS),
        lodged=lodged,
        decided=None if outcome is None else lodged + draw(st.integers(0, 400)) * _DAY,
        outcome=outcome,
        automated_alone=draw(st.booleans()),
    )
