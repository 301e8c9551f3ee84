"""Try mutants as they are imported: each in a process that has not imported the library."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import pytest
from children import KILLED, SURVIVED, Children, limited
from mutants import Mutant, install
from reach import OPTIONS, TABLES, Traced, home, mirror
from traced import ROOT

ROUND = 60.0
"""So many seconds of a processor the tests of a round need at most."""


def rounds(mutant: Mutant, traced: Traced, seconds: float) -> Iterator[list[str]]:
    """The tests of a module that an import reaches, round by round: its own, the golden tables, then what reaches it.

    What an import alone reaches is nobody's: there the rest of its folder is tried.
    """
    own = mirror(mutant)
    if (ROOT / own).exists():
        yield [own]
    yield [*TABLES]
    if mutant.in_function:
        reaching = (name for name in traced.quickest(mutant, seconds) if not name.startswith((own, *TABLES)))
        if names := [name for name in reaching if (ROOT / name.partition("::")[0]).exists()]:
            yield names
    else:
        yield [home(mutant.path), *(f"--deselect={name}" for name in (own, *TABLES))]


def try_imported(
    sample: Sequence[Mutant], jobs: int, note: Callable[[Mutant, int], None], *, traced: Traced, seconds: float
) -> None:
    """Try mutants in copies of this process, which has not imported the library, on so many seconds of tests."""

    def ended(mutant: Mutant, code: int, _: int) -> None:
        note(mutant, code)

    children = Children(jobs)
    for mutant in sample:
        children.start(partial(_imported, mutant, [*rounds(mutant, traced, seconds)]), partial(ended, mutant))
    children.finish()


def _imported(mutant: Mutant, tests_of_rounds: list[list[str]], _: int) -> int:
    for tests in tests_of_rounds:
        if pid := os.fork():
            code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        else:
            limited(ROUND)
            gc.disable()  # it ends soon
            install(mutant.path, mutant.number)
            os._exit(SURVIVED if pytest.main([*OPTIONS, "-x", *tests]) in (0, 5) else KILLED)
        if code != SURVIVED:
            return KILLED
    return SURVIVED
