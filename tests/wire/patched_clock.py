"""A program that puts its own classes of days and moments into every module, as freezegun does, and uses the library.

It names the modules that are loaded before.
"""

from __future__ import annotations

import datetime
import sys
from importlib import import_module
from typing import Any

OWN: Any = (datetime.date, datetime.datetime)


class DayMeta(type):
    """Python's own days are days of the patched clock."""

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, OWN[0])

    def __subclasscheck__(cls, kind: type) -> bool:
        return issubclass(kind, OWN[0])


class MomentMeta(DayMeta):
    """As are its moments."""

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, OWN[1])

    def __subclasscheck__(cls, kind: type) -> bool:
        return issubclass(kind, OWN[1])


class PatchedDay(OWN[0], metaclass=DayMeta):  # type: ignore[misc] # made of what is kept from the patching
    """A day."""


class PatchedMoment(OWN[1], PatchedDay, metaclass=MomentMeta):  # type: ignore[misc] # as above
    """A moment."""


PATCHED: Any = (PatchedDay, PatchedMoment)


def put(new: tuple[type, type], for_: tuple[type, type]) -> None:
    """New classes for others, wherever a module has them."""
    for name, module in [*sys.modules.items()]:
        if name != "__main__":
            for key, value in [*vars(module).items()]:
                if value in for_ and isinstance(value, type):
                    setattr(module, key, new[for_.index(value)])


def use() -> None:
    """Whatever takes, makes, writes and reads days and moments."""
    import dsa
    from dsa import wire

    for day in (OWN[0](2024, 3, 14), PatchedDay(2024, 3, 14)):
        moment = datetime.datetime(2024, 3, 14, 9, tzinfo=datetime.UTC)
        year = dsa.FinancialYear.ending(day)
        for value in (
            dsa.deadline(day, "P1M", calendar="EC"),
            dsa.deadline(moment, "PT24H", calendar="EC"),
            dsa.ActiveRecipients(count=1, period_start=day, period_end=day),
            dsa.threshold_test(45_000_000, on=day),
            dsa.maximum_fine(dsa.Turnover(amount=dsa.Money(100, "EUR"), year=year), decided=datetime.date(2024, 6, 1)),
        ):
            text = wire.dumps(value)
            assert wire.loads(text) == value
            assert wire.dumps(wire.loads(text)) == text
            assert "Patched" not in repr(value)
            wire.schema(type(value))


if __name__ == "__main__":  # and not where it is only looked at
    for name in sys.argv[1:]:
        import_module(name)
    put(PATCHED, OWN)
    use()
    print("patched")
    put(OWN, PATCHED)
    use()
    print("restored")
