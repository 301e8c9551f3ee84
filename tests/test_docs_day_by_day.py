"""The file of X day by day: the page is what the library says, and every provision of the Act stands with its words."""

import re
import sys
from datetime import timedelta
from pathlib import Path
from runpy import run_path

import pytest

from dsa import record
from tests.paths import DOCS

PAGE = DOCS / "explanations" / "x-day-by-day.md"
MADE = run_path(str(DOCS / "_ext" / "day_by_day.py"))
ROW = re.compile(r"^\| .* \|$", re.MULTILINE)


def test_the_last_months_of_the_page_are_what_the_library_says() -> None:
    days = MADE["days"](record.as_of - timedelta(days=100))
    assert PAGE.read_text("utf-8").split(MADE["END"])[0].endswith("\n".join(days) + "\n\n")


@pytest.mark.slow
def test_the_page_is_what_the_library_says() -> None:
    assert MADE["rendered"]() == PAGE.read_text("utf-8")


def test_every_sentence_stands_beside_the_words_of_its_provision() -> None:
    rows = [row for row in ROW.findall(PAGE.read_text("utf-8")) if not row.startswith("| Strand ")]
    assert rows
    for row in rows:
        _, said, provision, its_words = row.strip("| ").split(" | ")
        assert said
        assert provision.startswith("[Article ")
        assert its_words.startswith("“") == ("TFEU" not in provision), row


def test_no_words_are_kept_that_the_page_does_not_show() -> None:
    text = PAGE.read_text("utf-8")
    assert [name for name, its_words in MADE["QUOTES"].items() if f"“{its_words}”" not in text] == []


def test_a_page_that_is_out_of_date_is_named_and_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own, page = MADE["main"].__globals__, tmp_path / PAGE.name
    page.write_text(f"before\n{own['BEGIN']}nothing\n{own['END']}after\n", "utf-8")
    monkeypatch.setitem(own, "PAGE", page)
    monkeypatch.setitem(own, "days", lambda: iter(["a day"]))
    monkeypatch.setattr(sys, "argv", ["day_by_day.py"])
    assert own["main"]() == 1
    assert "is not what the library says" in capsys.readouterr().out
    monkeypatch.setattr(sys, "argv", ["day_by_day.py", "--write"])
    assert own["main"]() == 0
    assert page.read_text("utf-8") == f"before\n{own['BEGIN']}a day\n\n{own['END']}after\n"
