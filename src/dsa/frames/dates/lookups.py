"""The table of last days inside engines that compute elsewhere: as a list in their SQL, or as a table to join."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ...ground.errors import DSAError
from ..engines import SQL, Frame, engine_of, lacking, quoted, raised, seen, sql_text, with_sql
from .day_tables import NEVER, DayTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ZERO = date(1970, 1, 1)
_KEY = "__dsa_event"


@frozen(kw_only=True)
class Wanted:
    """What the new columns are called; None where one is not wanted."""

    into: str
    rule: str | None
    certain: str | None
    robust: str | None = None

    @property
    def names(self) -> Mapping[str, str]:
        """The names of those that are wanted."""
        names = {"into": self.into, "rule": self.rule, "certain": self.certain, "robust": self.robust}
        return {what: name for what, name in names.items() if name is not None}

    def marked(self, mark: str) -> Wanted:
        """The same columns by names of the library's own."""
        return Wanted(
            into=mark,
            rule=self.rule and f"{mark}rule",
            certain=self.certain and f"{mark}certain",
            robust=self.robust and f"{mark}robust",
        )

    def known(self, table: DayTable) -> Iterator[tuple[str, NDArray[np.bool_]]]:
        """The columns that say how surely each day is known, by their names."""
        for name, values in ((self.certain, table.certain), (self.robust, table.robust)):
            if name is not None:
                yield name, values


def added(
    frame: Frame, held: str, table: DayTable, wanted: Wanted, refusal: Callable[[date | None], DSAError]
) -> Frame:
    """The frame with the last day of each event, and on request its rules and whether published lists settle it."""
    engine = engine_of(frame)
    if engine in SQL:
        return with_sql(frame, engine, texts(engine, held, table, wanted, str(refusal(None))))
    if engine == "Ibis":
        return _joined(frame, held, table, wanted, refusal)
    raise lacking(frame, "a way to look days up in a table", "Use one of the engines that are tested.")


def texts(engine: str, held: str, table: DayTable, wanted: Wanted, refused: str) -> dict[str, str]:
    """The new columns in the SQL of an engine, whose own error carries the words of a refusal."""
    duck, event, first = engine == "DuckDB", quoted(engine, held), _ZERO + timedelta(days=table.first)
    place = f"({event} - DATE '{first}' + 1)" if duck else f"datediff({event}, DATE '{first}')"

    def listed(values: Iterable[object]) -> str:
        inside = ", ".join(map(str, values))
        return f"[{inside}]" if duck else f"array({inside})"

    def looked_up(values: Iterable[object]) -> str:
        if duck:  # which counts from the end where a place is below nought
            return f"CASE WHEN {place} > 0 THEN list_extract({listed(values)}, {place}) END"
        return f"get({listed(values)}, {place})"

    number = looked_up("NULL" if day == NEVER else day for day in table.ends.tolist())
    end = f"(DATE '1970-01-01' + {number})" if duck else f"date_add(DATE '1970-01-01', {number})"
    columns = {
        wanted.into: f"CASE WHEN {event} IS NOT NULL AND {end} IS NULL THEN {raised(engine, refused)} ELSE {end} END"
    }
    if wanted.rule is not None:
        names, code = listed(sql_text(engine, rule) for rule in table.rules), looked_up(table.codes.tolist())
        columns[wanted.rule] = f"list_extract({names}, {code} + 1)" if duck else f"get({names}, {code})"
    for name, values in wanted.known(table):
        columns[name] = looked_up(str(value).lower() for value in values.tolist())
    return columns


def _joined(
    frame: Frame, held: str, table: DayTable, wanted: Wanted, refusal: Callable[[date | None], DSAError]
) -> Frame:
    """For Ibis, whose engines all join; it cannot refuse rows later, so they are looked for at once."""
    import ibis

    known = [(place, end) for place, end in enumerate(table.ends.tolist()) if end != NEVER]
    types: dict[str, str] = {_KEY: "date", wanted.into: "date"}
    columns: dict[str, list[Any]] = {
        _KEY: [_ZERO + timedelta(days=table.first + place) for place, _ in known],
        wanted.into: [_ZERO + timedelta(days=end) for _, end in known],
    }
    if wanted.rule is not None:
        types[wanted.rule], columns[wanted.rule] = "string", [table.rules[table.codes[place]] for place, _ in known]
    for name, values in wanted.known(table):
        types[name], columns[name] = "boolean", [bool(values[place]) for place, _ in known]
    native: Any = frame.to_native()
    lists: Any = ibis.memtable(columns, schema=ibis.schema(types))
    answer = native.left_join(lists, native[held] == lists[_KEY]).drop(_KEY)
    without = answer.filter(answer[held].notnull() & answer[wanted.into].isnull()).limit(1).to_pyarrow()
    if len(without):
        raise refusal(without[held][0].as_py())
    return seen(answer)
