"""Change the code of the law at one place at a time, and see whether the tests notice.

    python .ci/mutation                                        every change to all that is law
    python .ci/mutation --of act/penalties --number 100        some of those to a folder or a file
    python .ci/mutation --again build/mutation/results.jsonl   what survived before

The suite is run once with its lines traced, and its tests are loaded once. Each mutant is a child process in which the
functions of one module are changed where they are, and which runs the tests that reach the changed statement, the
likeliest first, until one fails. What an import makes is planted in the modules that are loaded; where that cannot be
done, or a mutant survives that an import reaches, it gets a process of its own that imports the module changed.

Whoever survives is printed, and every result is written down; it fails if too many survive.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from children import KILLED
from imported import try_imported
from in_place import InPlace
from mutants import Mutant, mutants
from reach import OPTIONS, SOURCES, Traced
from traced import ROOT

LAW = ("act", "time_limits", "ground")
PRELOADED = ("hypothesis", "attrs", "dateutil.rrule", "babel.dates", "numpy")
"""What the library and its tests use, and no mutant changes."""


def modules(of: Sequence[str]) -> list[Path]:
    """The modules in folders and files of the library; what only gathers names is none."""
    places = [SOURCES / name for name in of]
    if missing := [str(place) for place in places if not place.exists()]:
        raise SystemExit(f"there is no {', '.join(missing)}")
    paths = {path for place in places for path in (place.rglob("*.py") if place.is_dir() else [place])}
    return sorted(path for path in paths if path.name != "__init__.py")


def place(mutant: Mutant) -> str:
    """The file of a mutant, within the library."""
    return str(Path(mutant.path).relative_to(SOURCES))


class Results:
    """What became of each mutant, on a line of its own in a file."""

    def __init__(self, file: Path, *, control: bool) -> None:
        self.file, self.control = file, control
        self.left: list[Mutant] = []
        """What is still to be tried as it is imported."""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", "utf-8")

    def note(self, mutant: Mutant, code: int | None) -> None:
        """What became of a mutant; None where it is to be tried as it is imported."""
        if code is None:
            self.left.append(mutant)
            return
        row = {"killed": code == KILLED, **mutant._asdict(), "path": place(mutant)}
        with self.file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(row) + "\n")
        if row["killed"] is self.control:
            where = f"src/dsa/{place(mutant)}:{mutant.line}"
            how = "is killed by nothing at all" if self.control else "survives"
            say(f"{where} {how}, as change {mutant.number}\n{mutant.difference}\n")

    def sum(self, enough: float) -> int:
        """Counted by folder; 1 if fewer than so many in 100 are killed, or any of a control."""
        tried, killed = Counter[str](), Counter[str]()
        for row in rows(self.file):
            folder = str(Path(row["path"]).parent)
            tried[folder] += 1
            killed[folder] += row["killed"]
        for folder, number in sorted(tried.items()):
            say(f"{killed[folder]:4} of {number:4} killed in {folder}")
        say(f"{killed.total():4} of {tried.total():4} killed")
        if self.control:
            return 1 if killed.total() else 0
        return 0 if 100 * killed.total() >= enough * tried.total() else 1


def rows(file: Path) -> list[dict[str, Any]]:
    """What became of each, as it was written down."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def say(text: str) -> None:
    """Past pytest, which keeps what is printed."""
    os.write(OUT, f"{text}\n".encode())


def chosen(asked: argparse.Namespace) -> list[Mutant]:
    """The mutants to be tried."""
    every = [mutant for path in modules(asked.of) for mutant in mutants(path)]
    if asked.again:
        survived = {(row["path"], row["difference"]) for row in rows(asked.again) if not row["killed"]}
        every = [mutant for mutant in every if (place(mutant), mutant.difference) in survived]
    if asked.only:
        every = [mutant for mutant in every if mutant.in_function is (asked.only == "functions")]
    return sorted(random.Random(asked.seed).sample(every, min(asked.number or len(every), len(every))))


def try_in_place(sample: Sequence[Mutant], asked: argparse.Namespace, told: Results) -> list[Mutant]:
    """Try mutants in a process that loads the suite; what is left to be tried as it is imported."""
    reading, writing = os.pipe()
    if pid := os.fork():
        os.close(writing)
        with os.fdopen(reading, "rb") as places:
            left: list[int] = json.loads(places.read())
        os.waitpid(pid, 0)
        return [sample[number] for number in left]
    traced = Traced(asked.folder)
    trial = InPlace(sample, traced, asked.jobs, told.note, seconds=asked.seconds, control=asked.control)
    pytest.main([*OPTIONS, *asked.tests], plugins=[trial])
    numbers = {mutant: number for number, mutant in enumerate(sample)}
    os.write(writing, json.dumps([numbers[mutant] for mutant in told.left]).encode())
    os._exit(0)


def arguments() -> argparse.Namespace:
    """What is asked on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--of", nargs="+", default=LAW, metavar="PLACE", help="folders or files of src/dsa")
    parser.add_argument("--number", type=int, help="how many mutants; without it, all")
    parser.add_argument("--seed", type=int, default=2065, help="which of them")
    parser.add_argument("--again", type=Path, metavar="RESULTS", help="only what survived, as an earlier run noted")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many at a time")
    parser.add_argument("--tests", nargs="+", default=[], metavar="PATH", help="only these; without it, all")
    parser.add_argument("--only", choices=["functions", "imports"], help="only what functions do, or imports")
    parser.add_argument("--seconds", type=float, default=20, help="of the tests that each is tried on")
    parser.add_argument("--enough", type=float, default=99, help="so many in 100 are to be killed")
    parser.add_argument("--folder", type=Path, default=ROOT / "build/mutation", help="of the trace and the results")
    parser.add_argument("--traced", action="store_true", help="the trace is there, and the tests are as they were")
    parser.add_argument("--control", action="store_true", help="change nothing in place: then all of those survive")
    return parser.parse_args()


def main() -> int:
    """Try them, first where they are and then as they are imported."""
    asked = arguments()
    if not asked.traced:
        subprocess.run([sys.executable, str(Path(__file__).with_name("traced.py")), str(asked.folder)], check=True)
    sample = chosen(asked)
    told = Results(asked.folder / ("again.jsonl" if asked.again else "results.jsonl"), control=asked.control)
    for name in PRELOADED:
        importlib.import_module(name)
    assert "dsa" not in sys.modules, "what is imported already cannot be imported changed"
    began = time.perf_counter()
    left = try_in_place(sample, asked, told)
    say(f"tried in place after {time.perf_counter() - began:.0f} s, left are {len(left)}")
    if not asked.control:
        try_imported(left, asked.jobs, told.note, traced=Traced(asked.folder), seconds=asked.seconds)
        say(f"tried as imported after {time.perf_counter() - began:.0f} s")
    return told.sum(asked.enough)


if __name__ == "__main__":
    OUT = os.dup(1)
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT / "src"))
    sys.dont_write_bytecode = False  # whatever the shell says: each mutant that is imported reads what is compiled
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ |= {"HYPOTHESIS_PROFILE": "mutation", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    sys.exit(main())
