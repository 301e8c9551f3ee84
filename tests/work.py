"""How much work a call does, counted and not timed: the same on every machine, however busy it is."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, TypeVar

T = TypeVar("T")


class TooMuchWork(AssertionError):
    """More calls of functions than were allowed; what was running is broken off."""


def calls(function: Callable[[], T], most: int | None = None) -> tuple[T, int]:
    """The result of a function, and how many functions of Python and of C it called on its way.

    ``most`` breaks it off with :class:`TooMuchWork`, so that what would never end is a test that fails.
    """
    made = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal made
        if event in ("call", "c_call"):
            made += 1
            if most is not None and made > most:
                raise TooMuchWork(f"more than {most} calls, the last one in {frame.f_code.co_qualname}")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        result = function()
    finally:
        sys.setprofile(before)
    return result, made - 1  # the last one is that of setprofile itself
