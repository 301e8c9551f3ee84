"""What ``import dsa`` costs beside an interpreter that imports nothing: at most two milliseconds.

    pip install -e ".[test,bench]" && python -m pytest tests/benchmarks/test_import_speed.py -s -m benchmark

Each start is an interpreter of its own, which tells how long the import took it; the quickest counts, since the rest is
what else the machine did.
"""

import subprocess
import sys
import time
from pathlib import Path

import pytest

import dsa

pytestmark = pytest.mark.benchmark

STARTS = 40
ALLOWED = 0.002
HOME = str(Path(dsa.__file__).parents[1])
IMPORT = f"""
import sys, time
sys.path.insert(0, {HOME!r})
begin = time.perf_counter()
import dsa
print(time.perf_counter() - begin)
"""


def started(code: str) -> tuple[float, str]:
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], check=True, capture_output=True, text=True)
    return time.perf_counter() - begin, done.stdout


def test_importing_costs_next_to_nothing() -> None:
    bare = min(started("pass")[0] for _ in range(STARTS))
    cost = min(float(started(IMPORT)[1]) for _ in range(STARTS))
    print(f"a bare interpreter {bare * 1000:.1f} ms, import dsa {cost * 1000:.2f} ms more")
    assert cost < ALLOWED
