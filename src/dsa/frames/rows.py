"""Log rows made ready for counting: for every row the month that it falls in, or why it does not count.

Below nought stands why: the codes of :data:`REFUSED` for rows that cannot be counted, those of :data:`LEFT_OUT` for
rows that recital 77 leaves out. Nothing is dropped: whoever counts has every row before them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from ..time_limits.calendars import ALIASES, MEMBER_STATES
from .engines import Frame, column, engine_of, kind_refused, partwise, texts, truths
from .refusals import refusing
from .windows import Window

if TYPE_CHECKING:
    import narwhals as nw

REFUSED = {"recipient": -1, "member_state": -2, "moment": -3, "window": -4, "kind": -5}
"""No recipient; no Member State or an unknown one; no moment; a moment outside the six months; an unknown kind."""
LEFT_OUT = {"automated": -11, "incidental": -12}
"""Recital 77: automated use by bots and scrapers may be left out, incidental use of others' services is."""
OTHERS = {f"refused_{one}": code for one, code in REFUSED.items()} | {
    f"left_out_{one}": code for one, code in LEFT_OUT.items()
}
"""The columns that count rows which are in no month, and the code of each."""
KINDS = ("use", *LEFT_OUT)
"""What a column ``kind`` may say of a row."""
_KNOWN = "__dsa_known"
"""The column between that says whether a row's Member State is one."""
MONTH, ROWS, SEEN = "__dsa_month", "__dsa_rows", "__dsa_seen"
"""The columns between: a row's month, how many rows stand behind a recipient, and how many recipients they are."""
STATES = (*MEMBER_STATES, *ALIASES)
"""What a column of Member States may say: ISO 3166 codes, and EL, by which the Union's own statistics call Greece."""
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
        column(frame, "service", self.service)
        texts(frame, "member_state", self.member_state)
        _moments(frame, column(frame, "moment", self.moment))
        if self.kind is not None:
            texts(frame, "kind", self.kind)
        for field in LEFT_OUT:
            if (name := getattr(self, field)) is not None:
                truths(frame, field, name)
        return _exact(frame, column(frame, "recipient", self.recipient))

    @property
    def left_out(self) -> tuple[str, ...]:
        """For which reasons rows may be left out."""
        return tuple(one for one in LEFT_OUT if self.kind is not None or getattr(self, one) is not None)

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
        "service": nw.col(names.service),
        "recipient": nw.col(names.recipient),
        MONTH: _month(frame, names, window),
    }
    if by_member_state:
        known: nw.Expr = nw.when(state.is_in(MEMBER_STATES)).then(state)
        for alias, code in ALIASES.items():
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
        (nw.col(names.recipient).is_null(), REFUSED["recipient"]),
        (~nw.col(_KNOWN), REFUSED["member_state"]),
        (moment.is_null(), REFUSED["moment"]),
        (moment < nw.lit(edges[0]), REFUSED["window"]),
    ]
    tests += [(moment < nw.lit(edge), number) for number, edge in enumerate(edges[1:])]
    answer = nw.lit(REFUSED["window"])
    for test, code in reversed(tests):
        answer = nw.when(test).then(nw.lit(code)).otherwise(answer)
    return answer.cast(nw.Int8)


def _moments(frame: Frame, name: str) -> None:
    import narwhals as nw

    dtype = frame.collect_schema()[name]
    if not isinstance(dtype, nw.Datetime | nw.Date) and dtype != nw.Date:
        raise kind_refused(frame, name, _MOMENTS)


def _exact(frame: Frame, name: str) -> Frame:
    """Identifiers have to be exact: floats only where pandas made them of whole numbers and nulls."""
    dtype = frame.collect_schema()[name]
    if not (dtype.is_float() or dtype.is_decimal()):
        return frame
    accepted = "identifiers: text or whole numbers, never floats"
    if engine_of(frame) not in {"pandas", "Dask"}:
        raise kind_refused(frame, name, accepted)

    def inexact(values: nw.Expr) -> nw.Expr:
        return ~values.is_null() & ((values % 1 != 0) | (values.abs() >= _EXACT))

    return refusing(frame, name, inexact, f"{accepted}; in pandas whole numbers with nulls as Int64")
