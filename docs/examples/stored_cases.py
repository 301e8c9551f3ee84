"""Objects of the library in a column of a database: one type decorator for all of them.

The text in the column is the documented form, so that it can be read in years, by other programs too.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Dialect, Text, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.types import TypeDecorator

import dsa
from dsa import wire


class OnTheWire(TypeDecorator[object]):
    """Anything that has a form, as its JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object | None, dialect: Dialect) -> str | None:
        """On the way in."""
        return None if value is None else wire.dumps(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> object | None:
        """On the way out."""
        return None if value is None else wire.loads(value)


class Base(DeclarativeBase):
    """The tables of this example."""


class Case(Base):
    """Proceedings, and the deadline that was computed for them."""

    __tablename__ = "cases"

    id: Mapped[int] = mapped_column(primary_key=True)
    proceedings: Mapped[dsa.Investigation] = mapped_column(OnTheWire)
    deadline: Mapped[dsa.Deadline | None] = mapped_column(OnTheWire)


def main() -> None:
    """Store a case of the record, and read it back in another session."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    proceedings = dsa.record.find("AliExpress").investigations[0]
    due = dsa.deadline(date(2026, 7, 21), "P3M", calendar="EC")
    with Session(engine) as session:
        session.add(Case(proceedings=proceedings, deadline=due))
        session.commit()
    with Session(engine) as session:
        case = session.scalars(select(Case)).one()
        print(case.proceedings, "|", case.deadline, "|", case.proceedings == proceedings)
    engine.dispose()


if __name__ == "__main__":
    main()
