"""Try mutants, each in a process of its own: changed where its functions are, or as it is imported."""

from __future__ import annotations

import ast
import gc
import importlib
import json
import os
import resource
import signal
import sys
import time
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import chain, groupby
from operator import attrgetter
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
from coverage import CoverageData
from graft import CannotGraft, graft
from mutants import Mutant, changed, install, patch
from traced import LINES, SECONDS, caches

ROOT = Path(__file__).parents[1]
SOURCES, TESTS = ROOT / "src" / "dsa", ROOT / "tests"
TABLES = ("tests/testing/test_vectors.py", "tests/test_rules.py")
"""The golden tables: known answers, and what every rule cites."""
CITATIONS = ("tests/test_rules.py::test_every_rule_cites_what_the_table_says",)
"""What is tried first on a mutant that an import makes: most of these are rules and what they cite."""
OPTIONS = "-q --capture=sys --tb=no -p no:cacheprovider -p no:xdist -p no:cov".split()
OPTIONS += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # of what is imported before
OPTIONS += ["-p", "_hypothesis_pytestplugin"]  # the only plugin of another package that the tests of the law need
SURVIVED, KILLED, UNCHANGED = 0, 1, 3
"""How a mutant ends; the last is one whose functions are nowhere to be changed, or that got stuck."""
FOLDER = 60.0
"""So many seconds of a processor the tests of a folder need at most."""
THREADED = ("frames", "threads", "docs_blocks", "hostile")
"""Words in the names of tests that need an engine's threads, which a child of the process that loaded it has not."""
QUICK = 0.5
"""A test that takes fewer seconds is tried first on the neighbours of a mutant that it has killed."""
SLACK, TIMES, STUCK = 4, 4, 4
"""So many seconds more than so many times what a test takes is when a mutant counts as one that never ends."""

Ended = Callable[[int, int], None]
Note = Callable[[Mutant, "int | None"], None]


class Traced:
    """Which tests reach a line, and how long they take."""

    def __init__(self, folder: Path) -> None:
        self.data = CoverageData(str(folder / LINES))
        self.data.read()
        self.seconds: dict[str, float] = json.loads((folder / SECONDS).read_text("utf-8"))
        if not self.data.measured_files():
            raise SystemExit(f"{folder / LINES} says of no file which tests reach it")

    @cache  # noqa: B019  # there is only one
    def tests(self, path: str) -> dict[int, set[str]]:
        """For each line of a file the tests that reach it; an empty name stands for what only imports it."""
        lines = self.data.contexts_by_lineno(str(Path(path).relative_to(ROOT)))
        return {line: {name.partition("|")[0] for name in names} for line, names in lines.items()}

    def reaching(self, mutant: Mutant) -> set[str]:
        """The tests that reach the statement of a mutant."""
        first, last = mutant.span
        lines = self.tests(mutant.path)
        return set().union(*(lines.get(line, set()) for line in range(first, last + 1)))


class Children:
    """Processes that run beside each other, and what comes of each."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self.running: dict[int, tuple[int, Ended]] = {}

    def start(self, work: Callable[[int], int], ended: Ended) -> None:
        """Fork, as soon as there is room: the child works and exits, and how it ended is told, with what it wrote."""
        while len(self.running) >= self.jobs:
            self.wait()
        reading, writing = os.pipe()
        if pid := os.fork():
            os.close(writing)
            self.running[pid] = reading, ended
            return
        code = KILLED  # whatever it raises is noticed
        try:
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, 1)
            os.dup2(nothing, 2)
            code = work(writing)
        finally:
            os._exit(code)

    def wait(self) -> None:
        """Until a child has ended."""
        pid, status = os.wait()
        reading, ended = self.running.pop(pid)
        wrote = os.read(reading, 8)
        os.close(reading)
        code = os.waitstatus_to_exitcode(status)
        if code == -signal.SIGALRM:
            code = UNCHANGED
        ended(code if code in (SURVIVED, UNCHANGED) else KILLED, int.from_bytes(wrote, "big") if wrote else -1)

    def finish(self) -> None:
        """Until all have ended."""
        while self.running:
            self.wait()


def limited(seconds: float) -> None:
    """Give this process so much more of a processor; what waits much longer is stuck, and no mutant is to blame."""
    more = SLACK + round(TIMES * seconds)
    soft = round(time.process_time()) + more
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))
    signal.alarm(STUCK * more)


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
        for thing in gc.get_objects():
            if isinstance(thing, FunctionType):
                self.functions[thing.__code__.co_filename].append(thing)
        self.caches = caches()

    def order(self, mutant: Mutant) -> list[str]:
        """The tests that reach a mutant: what killed its neighbours, what mirrors its module, what is quick."""
        seconds = self.traced.seconds
        own, killers = mirror(mutant), self.killers[mutant.path]
        candidates = self.traced.reaching(mutant).union(
            name for name in self.untraced if name.startswith(home(mutant.path))
        )
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


def name_of(path: str) -> str:
    """The name under which the module in a file is imported."""
    return ".".join(Path(path).relative_to(SOURCES.parent).with_suffix("").parts)


def mirror(mutant: Mutant) -> str:
    """The file of the tests that mirror a module, whether it is there or not."""
    path = Path(mutant.path)
    return str((TESTS / path.parent.relative_to(SOURCES) / f"test_{path.name}").relative_to(ROOT))


def home(path: str) -> str:
    """The folder of the tests that mirror the folder of a module, or the nearest above it."""
    folder = Path(path).parent.relative_to(SOURCES)
    return str(next(TESTS / part for part in (folder, *folder.parents) if (TESTS / part).is_dir()).relative_to(ROOT))


def mirrors(mutant: Mutant) -> list[list[str]]:
    """The tests of a module that an import reaches: its own, then the golden tables, then those of its folder."""
    first = [[own] for own in [mirror(mutant)] if (ROOT / own).exists()]
    before = [*chain(*first), *TABLES]
    last = [] if mutant.in_function else [[home(mutant.path), *(f"--deselect={name}" for name in before)]]
    return [*first, [*TABLES], *last]


def try_imported(sample: Sequence[Mutant], jobs: int, note: Note) -> None:
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
