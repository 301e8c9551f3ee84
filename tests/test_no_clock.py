"""No hidden inputs: with every clock broken, the whole public surface still answers."""

import contextlib
import io
import runpy
import sys

import pytest

from tests.paths import ROOT

BROKEN = """
import datetime, sys, time

def broken(*_):
    raise AssertionError("a clock was read")

class Date(datetime.date):
    today = classmethod(broken)

class DateTime(datetime.datetime):
    now = today = utcnow = classmethod(broken)

datetime.date, datetime.datetime = Date, DateTime
time.time = time.time_ns = time.localtime = time.gmtime = broken
"""


def test_the_example_runs_with_every_clock_broken() -> None:
    import subprocess

    example = str(ROOT / "docs/examples/aliexpress.py")
    code = f"{BROKEN}\nimport runpy\nsys.argv = ['x', '--explain']\nrunpy.run_path({example!r}, run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "EUR 550 000 000.00" in done.stdout


@pytest.mark.slow
def test_every_public_example_runs_with_every_clock_broken() -> None:
    import subprocess

    # matplotlib reads a clock when it is imported, as every program does that logs; that is before ours is looked at.
    code = f"""import matplotlib.figure, matplotlib.lines
{BROKEN}
import doctest, importlib, pkgutil, dsa
failed = tried = 0
for found in pkgutil.walk_packages(dsa.__path__, "dsa.", onerror=lambda name: None):
    if found.name.startswith("dsa.testing"):
        continue  # Hypothesis, which runs those examples, times itself
    module = importlib.import_module(found.name)
    result = doctest.testmod(module)
    failed, tried = failed + result.failed, tried + result.attempted
assert tried > 80, tried
assert not failed
"""
    # repr() of a day names the class that replaced it; only a clock that is read may fail here.
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "a clock was read" not in done.stdout + done.stderr


@pytest.mark.parametrize("arguments", [[], ["--explain"]])
def test_the_example_prints_the_dossier(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["aliexpress.py", *arguments])
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        runpy.run_path(str(ROOT / "docs/examples/aliexpress.py"), run_name="__main__")
    text = out.getvalue()
    for expected in (
        "104 300 000 recipients: the threshold of 45 000 000 is met, by 59 300 000",
        "from 25 August 2023",
        "to answer by 27 November 2023",
        "a suspicion, not a finding of a breach",
        "EUR 550 000 000.00 is 7.0831 % of the ceiling",
        "is the Commission's position",
        "was due 20 October 2026",
        "none is recorded",
        "CNY 52 121 220 000.00",
        "CNY 56 470 080 000.00",
        "3 April 2024",
    ):
        assert expected in text
