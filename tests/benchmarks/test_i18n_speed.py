"""What an explanation in another language costs: the first one in a process, and the later ones."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import dsa

pytestmark = pytest.mark.benchmark

FIRST = """
import time, datetime, dsa
answer = dsa.threshold_test(104_300_000, on=datetime.date(2024, 3, 14))
start = time.perf_counter()
answer.explain("pl")
print(time.perf_counter() - start)
"""


def test_a_first_explanation_is_there_within_sixty_milliseconds() -> None:
    home = str(Path(dsa.__file__).parents[1])
    took = [
        float(
            subprocess.run(
                [sys.executable, "-c", FIRST], env={"PYTHONPATH": home}, capture_output=True, check=True
            ).stdout
        )
        for _ in range(5)
    ]
    assert min(took) < 0.060


@pytest.mark.parametrize("locale", ["en", "pl", "ga"])
def test_later_explanations(benchmark: Any, locale: str) -> None:
    answer = dsa.deadline(date(2025, 12, 23), "P2D", calendar="EC")
    benchmark(answer.explain, locale)
