"""Log rows made ready for counting: for every row the month that it falls in, or why it does not count.

Below nought stands why: the codes of :data:`REFUSED` for rows that cannot be counted, those of :data:`LEFT_OUT` for
rows that recital 77 leaves out. Nothing is dropped: whoever counts has every row before them.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ..ground.errors import InvalidType
from ..ground.plain import DATE, MOMENT
from ..ground.words.territories import WITHIN
from ..time_limits.calendars import ALIASES, MEMBER_STATES
from .blanks import is_blank
from .columns import (
    PANDAS,
    as_text,
    column,
    has_nothing,
    has_objects,
    kind_refused,
    of_objects,
    texts,
    truths,
    value_refused,
    with_nothing,
)
from .engines import Frame, engine_of, partwise
from .refusals import refusing
from .windows import Window

if TYPE_CHECKING:
    import narwhals as nw

REFUSED = {"recipient": -1, "member_state": -2, "moment": -3, "window": -4, "kind": -5}
"""No recipient; no Member State or an unknown one; no moment; a moment outside the six months; an unknown kind."""
LEFT_OUT = {"automated": -11, "incidental": -12}
"""Recital 77: automated use by bots and scrapers may be left out, incidental use of others' services is."""
OTHERS = {f"refused_{reason}": code for reason, code in REFUSED.items()} | {
    f"left_out_{reason}": code for reason, code in LEFT_OUT.items()
}
"""The columns that count rows which are in no month, and the code of each."""
KINDS = ("use", *LEFT_OUT)
"""What a column ``kind`` may say of a row."""
_KNOWN = "__dsa_known"
"""The column between that says whether a row's Member State is one."""
MONTH, ROWS, SEEN = "__dsa_month", "__dsa_rows", "__dsa_seen"
"""The columns between: a row's month, how many rows stand behind a recipient, and how many recipients they are."""
_OTHER_CODES = {**ALIASES, **WITHIN}
"""EL, by which the Union's own statistics call Greece, and the parts of Member States that have codes of their own."""
STATES = (*MEMBER_STATES, *_OTHER_CODES)
"""What a column of Member States may say: codes of ISO 3166 and those of :data:`_OTHER_CODES`."""
_IDENTIFIERS = "identifiers: text or whole numbers, never floats"
_MOMENTS = "moments, with a time zone or local to `zone`, or days; one zone for the whole column"
_EXACT = 2**53
"""The whole numbers below this are exact as floats."""


@frozen(kw_only=True)
class Columns:
    """What the columns of the log are called."""

    service: str
    recipient: str
    member_state: str
    moment: str
    kind: str | None
    automated: str | None
    incidental: str | None

    def checked(self, frame: Frame) -> Frame:
        """The same frame; columns that are missing or of the wrong type are refused."""
        frame = _hashed(frame, column(frame, "service", self.service), "a column of text")
        frame, _ = texts(frame, "member_state", self.member_state)
        frame = _moments(frame, column(frame, "moment", self.moment))
        if self.kind is not None:
            frame, _ = texts(frame, "kind", self.kind)
        for field in LEFT_OUT:
            if (name := getattr(self, field)) is not None:
                frame, _ = truths(frame, field, name)
        recipient = column(frame, "recipient", self.recipient)
        return _exact(_hashed(frame, recipient, _IDENTIFIERS), recipient)

    @property
    def left_out(self) -> tuple[str, ...]:
        """For which reasons rows may be left out."""
        return tuple(reason for reason in LEFT_OUT if self.kind is not None or getattr(self, reason) is not None)

    @property
    def plain(self) -> bool:
        """Whether nothing is left out."""
        return self.kind is self.automated is self.incidental is None


def ready(frame: Frame, names: Columns, window: Window, *, by_member_state: bool) -> Frame:
    """The columns service, recipient, the month's number or why not, and on request the Member State."""
    import narwhals as nw

    frame = names.checked(frame)
    state = nw.col(names.member_state)
    if frame.collect_schema()[names.member_state] != nw.String:
        state = state.cast(nw.String)
    chosen: dict[str, nw.Expr] = {
        "service": nw.when(~_nothing(frame, names.service)).then(_service(frame, names.service)),
        "recipient": nw.col(names.recipient),
        MONTH: _month(frame, names, window),
    }
    if by_member_state:
        known: nw.Expr = nw.when(state.is_in(MEMBER_STATES)).then(state)
        for alias, code in _OTHER_CODES.items():
            known = nw.when(state == alias).then(nw.lit(code)).otherwise(known)
        chosen["member_state"] = known
    # in a column of its own, DuckDB asks once for each State of a file's dictionary, and else once for each row
    whether = {_KNOWN: state.is_in(STATES).fill_null(False)}
    counted = nw.when(nw.col(MONTH) >= 0).then(nw.col("recipient"))
    return partwise(frame, lambda some: some.with_columns(**whether).select(**chosen).with_columns(recipient=counted))


def _month(frame: Frame, names: Columns, window: Window) -> nw.Expr:
    import narwhals as nw

    moment, dtype = nw.col(names.moment), frame.collect_schema()[names.moment]
    edges: tuple[Any, ...] = window.edges
    if isinstance(dtype, nw.Datetime):
        edges = window.instants if dtype.time_zone else window.local
    tests: list[tuple[nw.Expr, int]] = []
    if names.kind is not None:
        kind = nw.col(names.kind)
        tests += [(kind.is_null() | ~kind.is_in(KINDS), REFUSED["kind"])]
        tests += [(kind == name, code) for name, code in LEFT_OUT.items()]
    tests += [
        (nw.col(flag).fill_null(False), code)
        for name, code in LEFT_OUT.items()
        if (flag := getattr(names, name)) is not None
    ]
    tests += [
        (_nothing(frame, names.recipient), REFUSED["recipient"]),
        (~nw.col(_KNOWN), REFUSED["member_state"]),
        (moment.is_null(), REFUSED["moment"]),
        (moment < nw.lit(edges[0]), REFUSED["window"]),
    ]
    tests += [(moment < nw.lit(edge), number) for number, edge in enumerate(edges[1:])]
    answer = nw.lit(REFUSED["window"])
    for test, code in reversed(tests):
        answer = nw.when(test).then(nw.lit(code)).otherwise(answer)
    return answer.cast(nw.Int8)


def _service(frame: Frame, name: str) -> nw.Expr:
    import narwhals as nw

    held = nw.col(name)
    if engine_of(frame) == "pandas" and isinstance(frame.collect_schema()[name], nw.Categorical | nw.Enum):
        return as_text(frame, held, name)  # pandas cannot sort dictionaries of Arrow that have a gap
    return held


def _nothing(frame: Frame, name: str) -> nw.Expr:
    """Whether nothing stands in a row: null, or blank text, as exports write for those who are not logged in."""
    import narwhals as nw

    held, dtype = nw.col(name), frame.collect_schema()[name]
    if dtype == nw.Binary:
        return held.is_null() | (held == nw.lit(b""))
    if not isinstance(dtype, nw.String | nw.Categorical | nw.Enum) or _may_be_of_objects(frame, name):
        return held.is_null()
    return is_blank(as_text(frame, held, name))


def _moments(frame: Frame, name: str) -> Frame:
    """The frame with a column of moments or days; in pandas days can be objects."""
    import narwhals as nw

    dtype = frame.collect_schema()[name]
    if isinstance(dtype, nw.Datetime | nw.Date) or dtype == nw.Date:
        return frame
    if has_nothing(frame, name):
        return with_nothing(frame, name, "Datetime")
    if has_objects(frame, name):
        zones = kind_refused(frame, name, _MOMENTS)  # with zones they would be no objects, were they all of one
        return of_objects(frame, name, "Datetime", lambda value: _local(name, value, zones))
    raise kind_refused(frame, name, _MOMENTS)


def _local(name: str, value: object, zones: InvalidType) -> datetime:
    """A day, or a moment without a zone, that is an object of its own."""
    if not isinstance(value, DATE):
        raise value_refused(name, value, _MOMENTS)
    if not isinstance(value, MOMENT):
        return datetime.combine(value, time())
    if value.tzinfo is not None:
        raise zones
    return value


def _hashed(frame: Frame, name: str, accepted: str) -> Frame:
    """The same frame; values that no two rows can share, such as lists, are refused."""
    import narwhals as nw

    dtype = frame.collect_schema()[name]
    if dtype.is_nested():
        raise kind_refused(frame, name, accepted)
    if dtype != nw.Object and not _may_be_of_objects(frame, name):
        return frame
    return of_objects(frame, name, "Object", lambda value: _identifier(name, value, accepted))


def _may_be_of_objects(frame: Frame, name: str) -> bool:
    """Whether a column of Dask has objects, which narwhals takes for text before it can look at them."""
    return engine_of(frame) == "Dask" and has_objects(frame, name)


def _identifier(name: str, value: object, accepted: str) -> object:
    if isinstance(value, float) or not isinstance(value, Hashable):
        raise value_refused(name, value, accepted)
    return None if value in {"", b""} or (isinstance(value, str) and value.isspace()) else value


def _exact(frame: Frame, name: str) -> Frame:
    """Identifiers have to be exact: floats only where pandas made them of whole numbers and nulls."""
    dtype = frame.collect_schema()[name]
    if not (dtype.is_float() or dtype.is_decimal()) or getattr(dtype, "scale", None) == 0:
        return frame
    if engine_of(frame) not in PANDAS:
        raise kind_refused(frame, name, _IDENTIFIERS)

    def inexact(values: nw.Expr) -> nw.Expr:
        return ~values.is_null() & ((values % 1 != 0) | (values.abs() >= _EXACT))

    return refusing(frame, name, inexact, f"{_IDENTIFIERS}; in pandas whole numbers with nulls as Int64")
