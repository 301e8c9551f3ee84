"""The columns of a log of statements, or of a day's file of the database, as the engines of others hold them.

A file of the database is text throughout: its lists are JSON, its days may have midnight after them. A log may have
days as days, lists as lists, and numbers where there is text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...act.statements.fields import DAY, EAN_DIGITS, FIELDS, LAST_DAY, Field
from ..engines import Frame, kind_refused

if TYPE_CHECKING:
    import narwhals as nw

EAN_COLUMN = "content_id_ean"
"""The column in which files of the database have the number of ``content_id``."""
WHITESPACE = "".join(character for character in map(chr, range(0x3001)) if character.isspace())
"""What is trimmed away, the same on every engine."""
_DAYS = tuple(field for field in FIELDS if "_date" in field.name or field.name.startswith("end_date"))
_SPACE = r"[ \t\r\n]*"
_EMPTY_LIST = rf"^\[{_SPACE}\]$"
_MIDNIGHT = "(?: 00:00:00)?"


def column_of(field: Field) -> str:
    """The name of the column that holds a field."""
    return EAN_COLUMN if field.name == "content_id" else field.name


class Held:
    """One column of a frame: its field, and the expressions that tell what is in it."""

    def __init__(self, frame: Frame, field: Field) -> None:
        import narwhals as nw

        self.field = field
        self._name = column_of(field)
        self._kind = frame.collect_schema()[self._name]
        self._is_list = isinstance(self._kind, nw.List) and field.kind.several
        self._is_day = self._kind == nw.Date or isinstance(self._kind, nw.Datetime)
        self._is_day &= field in _DAYS
        self._text = nw.col(self._name) if self._is_day or self._is_list else self._as_text(frame)

    def _as_text(self, frame: Frame) -> nw.Expr:
        import narwhals as nw

        held = nw.col(self._name)
        if self._kind != nw.String:
            if not (self._kind.is_numeric() or isinstance(self._kind, nw.Categorical | nw.Enum | nw.Unknown)):
                shape = "lists of text, or text that is JSON" if self.field.kind.several else "text"
                raise kind_refused(frame, self._name, f"a column of {shape}")
            held = nw.when(~held.is_null()).then(held.cast(nw.String))
        return held.fill_null("").str.strip_chars(WHITESPACE)  # so that nothing after this is ever null

    @property
    def blank(self) -> nw.Expr:
        """Nothing in it: null, or text that is empty once it is trimmed."""
        if self._is_day or self._is_list:
            return self._text.is_null()
        return self._text == ""

    @property
    def nothing(self) -> nw.Expr:
        """Nothing in it, an empty list included."""
        if self._is_list:
            return self._text.is_null() | _sure(self._text.list.len() == 0)
        if self.field.kind.several:
            return self.blank | self._text.str.contains(_EMPTY_LIST)
        return self.blank

    def holds(self, value: str) -> nw.Expr:
        """Whether the value is in it, alone or in a list."""
        if self._is_list:
            return _sure(self._text.list.contains(value))
        if self.field.kind.several:
            return self._text.str.contains(f'"{value}"', literal=True)
        return self._text == value

    @property
    def taken(self) -> nw.Expr:
        """Whether the database takes what is in it; it does not matter what is told where nothing is."""
        import datetime as dt

        import narwhals as nw

        kind, text = self.field.kind, self._text
        if self._is_day:
            first = dt.date.fromisoformat(kind.first) if kind.first else dt.date.min
            days = text.cast(nw.Date)
            return _sure((days >= first) & (days <= dt.date.fromisoformat(LAST_DAY)))
        if self._is_list:
            least = 1 if self.field.required else 0
            known: nw.Expr = nw.lit(0)
            for value in sorted(kind.values):
                known = known + nw.when(text.list.contains(value)).then(nw.lit(1)).otherwise(nw.lit(0))
            return _sure((text.list.unique().list.len() == known) & (text.list.len() >= least))
        if kind.several:
            return text.str.contains(_lists(kind.values, least=1 if self.field.required else 0))
        if kind.values:
            return text.is_in(sorted(kind.values))
        if kind.most is not None:
            fits = text.str.len_chars() <= kind.most
            return fits if kind.pattern is None else fits & text.str.contains(f"^(?:{kind.pattern})$")
        if self.field.name == "content_id":
            return text.str.contains(f"^{EAN_DIGITS}$")
        day = text.str.contains(f"^{DAY}{_MIDNIGHT}$") & (text.str.slice(0, 10) <= LAST_DAY)
        return day & (text >= kind.first) if kind.first else day


def _sure(expression: nw.Expr) -> nw.Expr:
    """False where it is null."""
    import narwhals as nw

    return nw.when(expression).then(nw.lit(value=True)).otherwise(nw.lit(value=False))


def _lists(values: frozenset[str], *, least: int) -> str:
    """What the JSON of a list of such values looks like."""
    value = f'"(?:{"|".join(sorted(values))})"{_SPACE}'
    inside = f"{value}(?:,{_SPACE}{value})*"
    return rf"^\[{_SPACE}{inside if least else f'(?:{inside})?'}\]$"
