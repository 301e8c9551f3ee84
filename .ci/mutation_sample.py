"""Mutate a sample of the law modules' code and see whether the tests notice: minutes of what takes an hour in full.

    python .ci/mutation_sample.py [how many] [seed]

It works in a copy, since mutmut writes beside the sources. It fails if fewer than 95 in 100 of the sample are killed,
which is what is asked of all of them (docs/contributing.md).
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv*", "mutants", ".*_cache", ".hypothesis", "dist", "build")
NOT_KILLED = {0, 5, 33}
"""Exit codes by which mutmut records a mutant that survived, or that no test reaches."""
ENOUGH = 0.95
"""Where 99 in 100 are killed, a sample of 120 finds fewer than that less than three times in ten thousand."""


def results(home: Path) -> dict[str, int | None]:
    """Every mutant and the exit code of its tests; None if they were not run."""
    found: dict[str, int | None] = {}
    for meta in sorted(home.glob("mutants/src/dsa/**/*.meta")):
        found |= json.loads(meta.read_text("utf-8"))["exit_code_by_key"]
    return found


def mutmut(home: Path, *names: str) -> None:
    """Run the tests against the mutants named; what comes of it is in the files that mutmut writes."""
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", "2", *names]
    few = os.environ | {"HYPOTHESIS_PROFILE": "mutation"}
    subprocess.run(command, cwd=home, env=few, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main(number: int = 120, seed: int = 2065) -> int:
    """Run the sample and tell what survived."""
    with tempfile.TemporaryDirectory() as work:
        home = Path(shutil.copytree(ROOT, Path(work) / "dsa", ignore=LEFT_OUT))
        mutmut(home, "dsa.time_limits.reckoning.x_begin__mutmut_1")  # the first run writes all mutants; one is tried
        every = sorted(results(home))
        if not every:
            print("mutmut made no mutants: run it by hand to see why")
            return 2
        chosen = random.Random(seed).sample(every, min(number, len(every)))
        mutmut(home, *chosen)
        found = results(home)
        left = [name for name in chosen if found[name] in NOT_KILLED or found[name] is None]
        for name in left:
            shown = [sys.executable, "-m", "mutmut", "show", name]
            print(subprocess.run(shown, cwd=home, check=False, capture_output=True, text=True).stdout)
    killed = len(chosen) - len(left)
    print(f"{killed} of {len(chosen)} mutants killed, a sample of {len(every)}")
    return 0 if killed >= ENOUGH * len(chosen) else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
