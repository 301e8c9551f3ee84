"""Try mutants as they are imported: each in a process that has not imported the library."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import pytest
from children import KILLED, SURVIVED, Children, limited
from mutants import Mutant, install
from reach import OPTIONS, TABLES, Traced, home, mirror
from traced import ROOT

ROUND = 60.0
"""So many seconds of a processor the tests of a round need at most."""


def rounds(mutant: Mutant, traced: Traced, seconds: float) -> Iterator[list[str]]:
    """The tests of a module that an import reaches, round by round: its own and the golden tables, its folder, others.

    The whole folder, whatever the trace says: what a test computes while it is collected is noted as nobody's.
    """
    first = [name for name in (mirror(mutant), *TABLES) if (ROOT / name).exists()]
    yield first
    folder = home(mutant.path)
    yield [folder, *(f"--deselect={name}" for name in first)]
    if mutant.in_function:
        reaching = (name for name in traced.quickest(mutant, seconds) if not name.startswith((folder, *first)))
        if names := [name for name in reaching if (ROOT / name.partition("::")[0]).exists()]:
            yield names


class QuickestFirst:
    """A plugin that puts the tests in order, so that the quick ones are the first to fail."""

    def __init__(self, seconds: Mapping[str, float]) -> None:
        self.seconds = seconds

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Order them; what is not known comes first."""
        items.sort(key=lambda item: self.seconds.get(item.nodeid, 0))


def try_imported(
    sample: Sequence[Mutant], jobs: int, note: Callable[[Mutant, int], None], *, traced: Traced, seconds: float
) -> None:
    """Try mutants in copies of this process, which has not imported the library, on so many seconds of tests.

    :raises SystemExit: the tests of a folder fail on the library as it is.
    """

    def ended(mutant: Mutant, code: int, _: int) -> None:
        note(mutant, code)

    def controlled(folder: str, code: int, _: int) -> None:
        if code != SURVIVED:
            raise SystemExit(f"{folder} fails by itself")

    children = Children(jobs)
    order = QuickestFirst(traced.seconds)
    for folder in sorted({home(mutant.path) for mutant in sample}):
        children.start(partial(_tried, None, [[*TABLES, folder]], order), partial(controlled, folder))
    children.finish()
    for mutant in sample:
        children.start(partial(_tried, mutant, [*rounds(mutant, traced, seconds)], order), partial(ended, mutant))
    children.finish()


def _tried(mutant: Mutant | None, tests_of_rounds: list[list[str]], order: QuickestFirst, _: int) -> int:
    """Run rounds of tests, each in a process that imports the library with a change; without one for a control."""
    for tests in tests_of_rounds:
        if pid := os.fork():
            code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        else:
            limited(ROUND)
            gc.disable()  # it ends soon
            if mutant:
                install(mutant.path, mutant.number)
            ended = pytest.main([*OPTIONS, "-x", *tests], plugins=[order])
            os._exit(SURVIVED if ended in (0, 5) else KILLED)
        if code != SURVIVED:
            return KILLED
    return SURVIVED
