"""Run the quick suite once, and write down which tests reach which line, and how long each takes.

    python .ci/mutation/traced.py FOLDER

What an earlier test file has cached is forgotten before the next, so that each file reaches what it hangs on. The hooks
below are those of a plugin, which every process of the run loads.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
LINES, SECONDS = "lines.coverage", "seconds.json"
OPTIONS = "-q -n 2 -p traced -p no:cacheprovider --cov --cov-context=test --cov-report=".split()
CONFIGURATION = """[run]
source = dsa
branch = true
relative_files = true
data_file = {file}
"""
"""In a file and not in the environment, from which what the tests start would have it, too."""
_seconds: dict[str, float] = {}
_files: list[str] = []


def caches() -> list[Any]:
    """Every cache of the library's functions."""
    every = (value for value in gc.get_objects() if isinstance(value, _lru_cache_wrapper))
    return [value for value in every if str(value.__module__).startswith("dsa")]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before each test: forget, if it is of another file."""
    file = item.nodeid.partition("::")[0]
    if _files != [file]:
        _files[:] = [file]
        for filled in caches():
            filled.cache_clear()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """After each part of a test, also of another process."""
    _seconds[report.nodeid] = _seconds.get(report.nodeid, 0) + report.duration


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the seconds down, once."""
    if not hasattr(session.config, "workerinput"):
        Path(os.environ["TRACED"], SECONDS).write_text(json.dumps(_seconds, indent=1), "utf-8")


def main(folder: Path) -> int:
    """Trace the suite into a folder."""
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    path = os.pathsep.join([str(ROOT / "src"), str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    environment = os.environ | {"TRACED": str(folder), "PYTHONPATH": path, "HYPOTHESIS_PROFILE": "mutation"}
    configuration = folder / "coverage.ini"
    configuration.write_text(CONFIGURATION.format(file=folder / LINES), "utf-8")
    command = [sys.executable, "-m", "pytest", *OPTIONS, f"--cov-config={configuration}"]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
