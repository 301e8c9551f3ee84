"""The how-to's own code blocks, run as they stand: on Polars and DuckDB always, on Spark with the slow tests."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.paths import DOCS

PAGE = (DOCS / "howto-columns.md").read_text("utf-8")
TEN_LINES = re.compile(r"<!-- ten lines -->\n```python\n(.*?)```", re.DOTALL)
OPENINGS: dict[str, str] = dict(re.findall(r"<!-- open: (\w+) -->\n```python\n(.*?)```", PAGE, re.DOTALL))


def answered(engine: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the names of the page stand for once its blocks have run in a directory with the logs."""
    monkeypatch.chdir(home)
    names: dict[str, Any] = {}
    (written,) = re.findall(r"<!-- the log -->\n```python\n(.*?)```", PAGE, re.DOTALL)
    (lines,) = TEN_LINES.findall(PAGE)
    assert len([line for line in lines.splitlines() if line]) == 10
    # a Java machine that runs already has a working directory of its own
    opening = OPENINGS[engine].replace('f"{name}.parquet"', f'f"{home}/{{name}}.parquet"')
    for block in (written, opening, lines):
        exec(block, names)
    return names


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_the_ten_lines(engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked(answered(engine, tmp_path, monkeypatch))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java 17")
@pytest.mark.filterwarnings("ignore")  # Spark's own, about the versions of pandas and its sockets
def test_the_ten_lines_on_spark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark.sql", reason="only the gate installs it")
    names = answered("spark", tmp_path, monkeypatch)
    checked(names)
    names["spark"].stop()


def checked(names: dict[str, Any]) -> None:
    from .engines import rows

    assert rows(names["monthly"]) == [("Forum", 0.5, False, 1), ("Shop", 1 / 6, False, 0)]
    assert sorted(row[1] for row in rows(names["due"])) == [date(2024, 4, 2), date(2026, 1, 16)]
    assert sorted(row[-1] for row in rows(names["tiers"])) == ["hosting", "marketplace"]
    assert sorted(row[-1] for row in rows(names["fines"])) == [6_000_000, 553_402_322_211_286_548]
    assert sorted(row[-2:] for row in rows(names["tests"])) == [(False, -1), (True, 0)]
