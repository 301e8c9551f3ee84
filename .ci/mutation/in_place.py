"""Try mutants where their functions are, in children of a process that has loaded the suite."""

from __future__ import annotations

import ast
import gc
import importlib
import os
import sys
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
from children import KILLED, SURVIVED, UNCHANGED, Children, Ended, limited
from graft import CannotGraft, graft
from mutants import Mutant, changed, patch
from reach import CITATIONS, TABLES, Traced, home, mirror, name_of
from traced import caches

THREADED = ("frames", "threads", "docs_blocks", "hostile", "howto", "record/test_page")
"""Words in the names of tests that need an engine's threads, which a child of the process that loaded it has not."""
QUICK = 0.5
"""A test that takes fewer seconds is tried first on the neighbours of a mutant that it has killed."""

Note = Callable[[Mutant, "int | None"], None]


class InPlace:
    """The suite, loaded once: in place of its run, mutants are tried on it."""

    def __init__(
        self, sample: Sequence[Mutant], traced: Traced, jobs: int, note: Note, *, seconds: float, control: bool
    ) -> None:
        self.sample, self.traced, self.note, self.control = sample, traced, note, control
        self.seconds = seconds
        """So many seconds of tests are tried on each."""
        self.children = Children(jobs)
        self.killers: dict[str, deque[str]] = defaultdict(lambda: deque(maxlen=6))
        self.failed = False
        self.failures: dict[tuple[str, str], list[Mutant]] = defaultdict(list)
        """The test that failed on a module put in place, or none where it could not be made; and on which mutants."""
        self.untraced: set[str] = set()
        """What was written after the trace, and may reach anything of the folder that it mirrors."""
        self.functions: dict[str, list[FunctionType]] = defaultdict(list)
        self.caches: list[Any] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test has failed."""
        self.failed = self.failed or report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try each mutant on the tests that reach it."""
        items = {item.nodeid: item for item in session.items}
        for path in {mutant.path for mutant in self.sample}:
            importlib.import_module(name_of(path))
        self.untraced = {*items} - {*self.traced.seconds}
        self.look_around()
        gc.collect()
        gc.freeze()
        for _, several in groupby(self.sample, attrgetter("path")):
            for mutant in several:
                names = [name for name in self.order(mutant) if name in items]
                tests = [items[name] for name in names]
                self.children.start(self.trial(mutant, tests), self.ended(mutant, names))
            self.children.finish()
            self.judge(items)
        return True

    def look_around(self) -> None:
        """Note the functions of each file, and the caches, once for all children."""
        for value in gc.get_objects():
            if isinstance(value, FunctionType):
                self.functions[value.__code__.co_filename].append(value)
        self.caches = caches()

    def order(self, mutant: Mutant) -> list[str]:
        """The tests that reach a mutant: what killed its neighbours, mirrors its module or folder, is quick."""
        seconds = self.traced.seconds
        own, folder, killers = mirror(mutant), home(mutant.path), self.killers[mutant.path]
        candidates = self.traced.reaching(mutant).union(name for name in self.untraced if name.startswith(folder))
        if not mutant.in_function:
            candidates |= self.near(mutant.path)
        first = () if mutant.in_function else CITATIONS
        reaching = {name for name in candidates if name and not any(word in name for word in THREADED)}
        kept: list[str] = []
        total = 0.0
        for name in sorted(
            reaching,
            key=lambda name: (
                name not in killers,
                name not in first,
                not name.startswith(own),
                not name.startswith(folder),
                seconds.get(name, 0),
                name,
            ),
        ):
            total += seconds.get(name, 0)
            if kept and total > self.seconds:
                break
            kept.append(name)
        return kept

    @cache  # noqa: B019  # there is only one
    def near(self, path: str) -> frozenset[str]:
        """The tests that reach a module anywhere, the golden tables, and the tests that mirror its folder."""
        reaching = set().union(*self.traced.tests(path).values())
        return frozenset(reaching.union(name for name in self.traced.seconds if name.startswith((home(path), *TABLES))))

    def trial(self, mutant: Mutant, items: list[pytest.Item], *, control: bool = False) -> Callable[[int], int]:
        """What a child does."""

        def work(writing: int) -> int:
            if not self.change(mutant, control=control or self.control):
                return UNCHANGED
            gc.disable()  # it ends soon
            for filled in self.caches:
                filled.cache_clear()
            for number, (item, following) in enumerate(zip(items, [*items[1:], None], strict=True)):
                limited(self.traced.seconds.get(item.nodeid, 0))
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                if self.failed:
                    os.write(writing, number.to_bytes(8, "big"))
                    return KILLED
            return SURVIVED

        return work

    def change(self, mutant: Mutant, *, control: bool) -> bool:
        """Change what a mutant changes, where it is; only as if, for a control."""
        if mutant.in_function:
            return control or patch(mutant.path, mutant.number, self.functions[mutant.path])
        source = Path(mutant.path).read_text("utf-8")
        try:
            graft(
                sys.modules[name_of(mutant.path)], ast.parse(source) if control else changed(source, mutant.number)[0]
            )
        except CannotGraft:
            return False
        return True

    def judge(self, items: dict[str, pytest.Item]) -> None:
        """Believe what failed on a module put in place, if it passes on the module as it is, put in place, too."""

        def judged(several: list[Mutant], code: int, _: int) -> None:
            for mutant in several:
                self.note(mutant, KILLED if code == SURVIVED else None)

        for (_, name), several in self.failures.items():
            tests = [items[name]] if name else []
            self.children.start(self.trial(several[0], tests, control=True), partial(judged, several))
        self.children.finish()
        self.failures.clear()

    def ended(self, mutant: Mutant, names: list[str]) -> Ended:
        """What is noted when it has ended; nothing yet of what an import may have reached."""

        def noted(code: int, number: int) -> None:
            killer = names[number] if 0 <= number < len(names) else ""
            if code == KILLED and killer and self.traced.seconds.get(killer, 0) < QUICK:
                self.killers[mutant.path].append(killer)
            if code == KILLED and not mutant.in_function:
                self.failures[mutant.path, killer].append(mutant)
                return
            by_import = "" in self.traced.reaching(mutant) or not names or not mutant.in_function
            self.note(mutant, None if code == UNCHANGED or (code == SURVIVED and by_import) else code)

        return noted
