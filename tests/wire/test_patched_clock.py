"""A clock that is patched for a test, as several libraries do it: what is first used under it works, then and after."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("patched_clock.py")


@pytest.mark.parametrize("loaded", ["", "dsa.wire", "dsa.wire dsa.i18n"])
def test_documents_are_written_and_read_under_a_patched_clock_and_after_it(loaded: str) -> None:
    command = [sys.executable, "-W", "ignore", str(PROGRAM), *loaded.split()]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.stdout.split(), run.stderr) == (["patched", "restored"], "")
