"""Try mutants as they are imported: each in a process that has not imported the library."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain

import pytest
from children import KILLED, SURVIVED, Children, limited
from mutants import Mutant, install
from reach import OPTIONS, TABLES, home, mirror
from traced import ROOT

FOLDER = 60.0
"""So many seconds of a processor the tests of a folder need at most."""


def mirrors(mutant: Mutant) -> list[list[str]]:
    """The tests of a module that an import reaches: its own, then the golden tables, then those of its folder."""
    first = [[own] for own in [mirror(mutant)] if (ROOT / own).exists()]
    before = [*chain(*first), *TABLES]
    last = [] if mutant.in_function else [[home(mutant.path), *(f"--deselect={name}" for name in before)]]
    return [*first, [*TABLES], *last]


def try_imported(sample: Sequence[Mutant], jobs: int, note: Callable[[Mutant, int], None]) -> None:
    """Try mutants in copies of this process, which has not imported the library."""

    def ended(mutant: Mutant, code: int, _: int) -> None:
        note(mutant, code)

    children = Children(jobs)
    for mutant in sample:
        children.start(partial(_imported, mutant), partial(ended, mutant))
    children.finish()


def _imported(mutant: Mutant, _: int) -> int:
    for tests in mirrors(mutant):
        if pid := os.fork():
            code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        else:
            limited(FOLDER)
            gc.disable()  # it ends soon
            install(mutant.path, mutant.number)
            os._exit(SURVIVED if pytest.main([*OPTIONS, "-x", *tests]) in (0, 5) else KILLED)
        if code != SURVIVED:
            return KILLED
    return SURVIVED
