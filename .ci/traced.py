"""Run the quick suite once, and write down which tests reach which line, and how long each takes.

    python .ci/traced.py FOLDER

What an earlier test file has cached is forgotten before the next, so that each file reaches what it hangs on.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Iterable
from functools import _lru_cache_wrapper
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINES, SECONDS = "lines.coverage", "seconds.json"


def forget() -> None:
    """Empty every cache of the library's functions."""
    for thing in gc.get_objects():
        if isinstance(thing, _lru_cache_wrapper) and str(thing.__module__).startswith("dsa"):
            thing.cache_clear()


class Trace:
    """Seconds of each test, and caches emptied before each file."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.file: str | None = None

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        if (file := item.nodeid.partition("::")[0]) != self.file:
            self.file = file
            forget()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration


def main(folder: Path) -> int:
    """Trace the suite into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    os.environ |= {"COVERAGE_FILE": str(folder / LINES), "HYPOTHESIS_PROFILE": "mutation"}
    os.chdir(ROOT)
    trace = Trace()
    options = "-q -p no:cacheprovider -p no:xdist --cov=dsa --cov-context=test --cov-report=".split()
    code = pytest.main(options, plugins=[trace])
    (folder / SECONDS).write_text(json.dumps(trace.seconds, indent=1), "utf-8")
    return int(code)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
