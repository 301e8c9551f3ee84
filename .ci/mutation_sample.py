"""Change the code of the law at one place at a time, and see whether its tests notice.

    python .ci/mutation_sample.py [--of act/penalties ...] [--number 100] [--seed 2065]

``--of`` is a folder or a file of ``src/dsa``; without it, all that is law. A mutant is tried by the tests that mirror
its file, by the golden tables, and, if it still lives, by all the tests that mirror its folder. Nothing is written: a
process of its own reads the module changed. Whoever survives is printed, and it fails if too many do.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from mutants import Mutant, install, mutants

ROOT = Path(__file__).parents[1]
SOURCES, TESTS = ROOT / "src" / "dsa", ROOT / "tests"
LAW = ("act", "time_limits", "ground")
TABLES = ("tests/testing/test_vectors.py", "tests/test_rules.py")
"""The golden tables: known answers, and what every rule cites."""
PRELOADED = ["pytest", "hypothesis", "attrs", "dateutil.rrule", "babel.dates", "mutants"]
OPTIONS = "-x -q -p no:cacheprovider -p no:xdist -p no:cov -W ignore::pytest.PytestAssertRewriteWarning".split()
"""The warning is for what is preloaded."""
SURVIVED, NO_TESTS = 0, 5
TIMES = 4
"""So many times the seconds that the tests take is when a mutant counts as one that never ends."""


def modules(of: Sequence[str]) -> list[Path]:
    """The modules in folders and files of the library; what only gathers names is none."""
    places = [SOURCES / name for name in of]
    if missing := [str(place) for place in places if not place.exists()]:
        raise SystemExit(f"there is no {', '.join(missing)}")
    paths = {path for place in places for path in (place.rglob("*.py") if place.is_dir() else [place])}
    return sorted(path for path in paths if path.name != "__init__.py")


def mirrors(path: Path) -> tuple[list[str], list[str]]:
    """The tests of a module: its own with the golden tables; then those of its folder, or of the nearest with tests."""
    folder = path.parent.relative_to(SOURCES)
    own = TESTS / folder / f"test_{path.name}"
    home = next(TESTS / part for part in (folder, *folder.parents) if (TESTS / part).is_dir())
    first = [str(own.relative_to(ROOT)), *TABLES] if own.exists() else [*TABLES]
    return first, [str(home.relative_to(ROOT)), *(f"--deselect={name}" for name in first)]


def run(tests: list[str], seconds: int, mutant: Mutant | None) -> None:
    """In a process of its own: run tests on the library, or on a mutant of it, and exit as pytest does."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    with open(os.devnull, "w") as nothing:
        os.dup2(nothing.fileno(), 1)
        os.dup2(nothing.fileno(), 2)
    sys.dont_write_bytecode = False  # into a folder that is gone afterwards; a mutant writes none
    sys.path.insert(0, str(ROOT / "src"))  # before a library that is installed from another checkout
    if mutant:
        install(mutant.path, mutant.number)
    os._exit(pytest.main([*OPTIONS, *tests]))


def outcome(tests: list[str], seconds: int, mutant: Mutant | None = None) -> int:
    """How tests ended: 0 if all passed; below 0 if their time was up."""
    process = CONTEXT.Process(target=run, args=(tests, seconds, mutant))
    process.start()
    process.join()
    assert process.exitcode is not None
    return process.exitcode


def limit(home: str) -> int:
    """The processor time that the tests of a folder are given, by how long they take on the library as it is."""
    before = time.perf_counter()
    if code := outcome([*TABLES, home], 3_600):
        raise SystemExit(f"without any mutant, pytest {' '.join(TABLES)} {home} ends with {code}")
    return 10 + round(TIMES * (time.perf_counter() - before))


def main() -> int:
    """Try a sample, print who survives, and count by folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--of", nargs="+", default=LAW, metavar="PLACE", help="folders or files of src/dsa")
    parser.add_argument("--number", type=int, default=100, help="how many mutants")
    parser.add_argument("--seed", type=int, default=2065, help="which ones")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many at a time")
    parser.add_argument("--enough", type=float, default=95, help="so many in 100 are to be killed")
    asked = parser.parse_args()

    every = [mutant for path in modules(asked.of) for mutant in mutants(path)]
    sample = sorted(random.Random(asked.seed).sample(every, min(asked.number, len(every))))
    homes = sorted({mirrors(Path(mutant.path))[1][0] for mutant in sample})

    def survives(mutant: Mutant) -> bool:
        first, (home, *others) = mirrors(Path(mutant.path))
        stages = (first, [home, *others])
        return all(outcome(tests, given[home], mutant) in (SURVIVED, NO_TESTS) for tests in stages)

    tried, killed = Counter[str](), Counter[str]()
    with ThreadPoolExecutor(asked.jobs) as pool:
        given = dict(zip(homes, pool.map(limit, homes), strict=True))
        for mutant, survived in zip(sample, pool.map(survives, sample), strict=True):
            path = Path(mutant.path).relative_to(SOURCES)
            tried[str(path.parent)] += 1
            killed[str(path.parent)] += not survived
            if survived:
                print(
                    f"src/dsa/{path}:{mutant.line} survives, as change {mutant.number}\n{mutant.difference}\n",
                    flush=True,
                )
    for folder, number in sorted(tried.items()):
        print(f"{killed[folder]:4} of {number:4} killed in {folder}")
    print(f"{killed.total():4} of {tried.total():4} killed, a sample of {len(every)}")
    return 0 if 100 * killed.total() >= asked.enough * tried.total() else 1


if __name__ == "__main__":
    os.chdir(ROOT)
    CONTEXT = get_context("forkserver")
    CONTEXT.set_forkserver_preload(PRELOADED)
    with tempfile.TemporaryDirectory() as compiled:  # where what does not change is read from, by every mutant
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ |= {"PYTHONPYCACHEPREFIX": compiled, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT / '.ci'}"}
        os.environ["HYPOTHESIS_PROFILE"] = "mutation"
        code = main()
    sys.exit(code)
