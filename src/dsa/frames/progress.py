"""How far long local work has come: told to whoever asks, or drawn on a terminal; nowhere else a word."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeAlias

from ..ground.errors import InvalidType
from ..ground.words import Phrase

Progress: TypeAlias = Callable[[int, int], object]
"""Called with how many parts are done, and of how many."""
_WIDTH = 40


def reporter(progress: Progress | bool) -> Progress:
    """What to call after each part: the caller's own function, a bar on stderr if that is a terminal, or nothing."""
    if callable(progress):
        return progress
    if not isinstance(progress, bool):
        raise InvalidType(
            field=Phrase("progress"), value=progress, accepted=Phrase("True, False, or a function of (done, parts)")
        )
    return _bar if progress and sys.stderr.isatty() else _nothing


def _nothing(done: int, parts: int) -> None:
    pass


def _bar(done: int, parts: int) -> None:
    filled = _WIDTH * done // parts
    end = "\n" if done == parts else ""
    print(f"\r[{'#' * filled}{' ' * (_WIDTH - filled)}] {done}/{parts}", end=end, file=sys.stderr, flush=True)
