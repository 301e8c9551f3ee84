"""The columns of a log of statements, or of a day's file of the database, as the engines of others hold them.

A file of the database is text throughout: its lists are JSON, its days have midnight after them. A log may have days as
days, lists as lists, and numbers where there is text.

Nearly every value is taken as it stands, and a cheap look tells so. Only what fails that look is trimmed and looked at
again; the rest is null by then, and costs next to nothing.
"""

from __future__ import annotations

import datetime as dt
import operator
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence, Sized
from typing import TYPE_CHECKING

from ...act.statements.fields import DAY, EAN, EAN_DIGITS, FIELDS, LAST_DAY, Field, as_text
from ..arrays import LOCAL
from ..blanks import begins, stripped
from ..columns import kind_refused
from ..engines import Frame, engine_of
from . import lists

if TYPE_CHECKING:
    import narwhals as nw

EAN_COLUMN = "content_id_ean"
"""The column in which files of the database have the number of ``content_id``."""
_DAYS = tuple(field for field in FIELDS if "_date" in field.name or field.name.startswith("end_date"))
_MIDNIGHT = " 00:00:00"


def column_of(field: Field) -> str:
    """The name of the column that holds a field."""
    return EAN_COLUMN if field.name == "content_id" else field.name


def payload_of(names: Sequence[str], row: Iterable[object]) -> dict[str, object]:
    """A row as the payload that it was: with lists for JSON, days without midnight, and without what is null."""
    payload: dict[str, object] = {}
    for name, value in zip(names, row, strict=True):
        if type(value) is str or not _is_null(value):
            restore = _RESTORED.get(name)
            payload[_FIELD_OF.get(name, name)] = value if restore is None else restore(value)
    return payload


def _is_null(value: object) -> bool:
    """None, and what pandas has for it, which is not equal to itself or will not say."""
    try:
        return value is None or (not isinstance(value, Sized) and not bool(operator.eq(value, value)))
    except TypeError:
        return True


def _listed(value: object) -> object:
    if isinstance(value, str):
        return lists.read(value)
    return list(value) if isinstance(value, Iterable) else value


def _day(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    return value.strip().removesuffix(_MIDNIGHT) if isinstance(value, str) else value


def _numbered(value: object) -> object:
    text = as_text(value)
    return {EAN: text} if text else None


_FIELD_OF = {EAN_COLUMN: "content_id"}
_RESTORED: dict[str, Callable[[object], object]] = {
    EAN_COLUMN: _numbered,
    **{field.name: _listed for field in FIELDS if field.kind.several},
    **{field.name: _day for field in _DAYS},
}


class Held:
    """One column of a frame: its field, and the truths that are to be known of it."""

    def __init__(self, frame: Frame, field: Field) -> None:
        import narwhals as nw

        self.field = field
        name = column_of(field)
        kind = frame.collect_schema()[name]
        values = nw.col(name)
        self.truths: Truths
        if isinstance(kind, nw.List) and field.kind.several:
            whole = engine_of(frame) not in LOCAL - {"Polars"}
            self.truths = _Lists(field, values) if whole else _ListsToRead(field, values)
        elif (kind == nw.Date or isinstance(kind, nw.Datetime)) and field in _DAYS:
            self.truths = _Days(field, values)
        else:
            if kind != nw.String:
                if not (kind.is_numeric() or isinstance(kind, nw.Categorical | nw.Enum | nw.Unknown)):
                    shape = "lists of text, or text that is JSON" if field.kind.several else "text"
                    raise kind_refused(frame, name, f"a column of {shape}")
                values = nw.when(~values.is_null()).then(values.cast(nw.String))
            # so that nothing after this is ever null
            self.truths = _Texts(field, values.fill_null(""), engine_of(frame))


class Truths(ABC):
    """What there is to know of a column, each as a column of truths; none of them is ever null."""

    def __init__(self, field: Field, values: nw.Expr) -> None:
        self.field = field
        self.values = values

    def blank(self) -> nw.Expr:
        """Nothing in it: null, or text that is empty once it is trimmed."""
        return self.values.is_null()

    def nothing(self) -> nw.Expr:
        """Nothing in it, an empty list included."""
        return self.blank()

    @abstractmethod
    def wrong(self) -> nw.Expr:
        """Something in it that the database does not take."""

    def doubtful(self) -> nw.Expr:
        """Something in it that is not taken at first sight."""
        return self.wrong()

    def surely_wrong(self) -> nw.Expr | None:
        """What of the doubtful is wrong for sure, if that can be told as cheaply."""
        return None

    def absent(self) -> nw.Expr:
        """Nothing in it, at first sight."""
        return self.blank()

    def plainly_nothing(self) -> nw.Expr:
        """Nothing in it at first sight, an empty list included."""
        return self.nothing()

    def holds_plainly(self, value: str) -> nw.Expr:
        """Whether a value is in it, without whitespace around it: with some, it is doubtful anyway."""
        return self.holds(value)

    def holds(self, value: str) -> nw.Expr:
        """Whether a value is in it, alone or in a list; where that cannot be seen, whether anything is."""
        return self.doubtful()


class _Days(Truths):
    """Days as days, or as moments."""

    def wrong(self) -> nw.Expr:
        import narwhals as nw

        kind = self.field.kind
        first = dt.date.fromisoformat(kind.first) if kind.first else dt.date.min
        days = self.values.cast(nw.Date)
        return _sure((days < first) | (days > dt.date.fromisoformat(LAST_DAY)))


class _Lists(Truths):
    """Lists as lists."""

    def nothing(self) -> nw.Expr:
        return self.values.is_null() | _sure(self.values.list.len() == 0)

    def wrong(self) -> nw.Expr:
        import narwhals as nw

        known: nw.Expr = nw.lit(0)
        for value in sorted(self.field.kind.values):
            known = known + nw.when(self.values.list.contains(value)).then(nw.lit(1)).otherwise(nw.lit(0))
        strange = _sure(self.values.list.unique().list.len() != known)
        return strange | _sure(self.values.list.len() == 0) if self.field.required else strange

    def holds(self, value: str) -> nw.Expr:
        return _sure(self.values.list.contains(value))


class _ListsToRead(Truths):
    """Lists of engines that cannot look into them: each is read as an object."""

    def wrong(self) -> nw.Expr:
        return ~self.values.is_null()


class _Texts(Truths):
    """Text without nulls, which can be JSON."""

    def __init__(self, field: Field, values: nw.Expr, engine: str) -> None:
        import narwhals as nw

        super().__init__(field, values)
        self.quick = self._quickly_taken(values)
        """Whether it is taken, at first sight."""
        trimmed = stripped(nw.when(self.doubtful()).then(values), engine)
        self.rest = nw.when(self.doubtful()).then(trimmed).otherwise(nw.lit(""))
        """Text that fails at first sight, trimmed; nothing where it does not."""

    def doubtful(self) -> nw.Expr:
        import narwhals as nw

        kind, text = self.field.kind, self.values
        if kind.several:
            unusual = nw.when(~text.is_in(["", *lists.usual(self.field)])).then(text).otherwise(nw.lit(""))
            return ~unusual.str.contains(f"^$|{lists.pattern(self.field)}")
        if kind.values:
            return ~text.is_in(["", *sorted(kind.values)])
        if kind.most is not None and kind.pattern is None:
            long = text.str.len_chars() > kind.most
            can_lack = self.field.required or self.field.when is not None
            return long | (~begins(text) & (text != "")) if can_lack else long
        return ~self.quick & (text != "")

    def surely_wrong(self) -> nw.Expr | None:
        if self.field.kind.several or not self.field.kind.values:
            return None
        return (self.rest != "") & (self.rest == self.values)  # trimming changes nothing

    def blank(self) -> nw.Expr:
        return ~self.quick & (self.rest == "")

    def absent(self) -> nw.Expr:
        return self.values == ""

    def plainly_nothing(self) -> nw.Expr:
        return self.absent() | (self.values == "[]") if self.field.kind.several else self.absent()

    def holds_plainly(self, value: str) -> nw.Expr:
        return self.holds(value) if self.field.kind.several else self.values == value

    def nothing(self) -> nw.Expr:
        if not self.field.kind.several:
            return self.blank()
        return (self.values == "[]") | (~self.quick & ((self.rest == "") | self.rest.str.contains(lists.EMPTY)))

    def wrong(self) -> nw.Expr:
        return ~self.quick & (self.rest != "") & ~self._taken(self.rest)

    def holds(self, value: str) -> nw.Expr:
        if self.field.kind.several:
            return self.values.str.contains(f'"{value}"', literal=True)
        return (self.values == value) | (self.rest == value)

    def _quickly_taken(self, text: nw.Expr) -> nw.Expr:
        kind = self.field.kind
        if kind.most is not None and kind.pattern is None:
            fits = text.str.len_chars() <= kind.most
            can_lack = self.field.required or self.field.when is not None
            return fits & begins(text) if can_lack else fits & (text != "")
        return self._taken(text)

    def _taken(self, text: nw.Expr) -> nw.Expr:
        kind = self.field.kind
        if kind.several:
            return text.str.contains(lists.pattern(self.field))
        if kind.values:
            return text.is_in(sorted(kind.values))
        if kind.most is not None:
            fits = text.str.len_chars() <= kind.most
            return fits if kind.pattern is None else fits & text.str.contains(f"^(?:{kind.pattern})$")
        if self.field.name == "content_id":
            return text.str.contains(f"^{EAN_DIGITS}$")
        day = (text <= LAST_DAY + _MIDNIGHT) & text.str.contains(f"^{DAY}(?:{_MIDNIGHT})?$")
        return (text >= kind.first) & day if kind.first else day


def _sure(expression: nw.Expr) -> nw.Expr:
    """False where it is null."""
    import narwhals as nw

    return nw.when(expression).then(nw.lit(value=True)).otherwise(nw.lit(value=False))
