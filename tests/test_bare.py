"""What somebody meets who has installed the library and nothing beside it, and types ``dsa.`` for the first time."""

import os
import pty
import re
import subprocess
import time
from pathlib import Path

import pytest

import dsa
from tests.environments import clean, installed, run

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return installed(tmp_path_factory.mktemp("bare"))


def told(python: Path, code: str, tmp_path: Path) -> str:
    return run(python, "-c", code, cwd=tmp_path).stdout


def completed(python: Path, text: str, tmp_path: Path) -> set[str]:
    code = f"""
import dsa, rlcompleter
from itertools import count, takewhile
found = rlcompleter.Completer({{"dsa": dsa}})
print(*takewhile(lambda name: name is not None, (found.complete({text!r}, state) for state in count())))
"""
    return {name.removesuffix("()").removesuffix("(") for name in told(python, code, tmp_path).split()}


def test_the_interpreter_completes_from_the_first_letters(python: Path, tmp_path: Path) -> None:
    assert completed(python, "dsa.th", tmp_path) == {"dsa.threshold_for_population", "dsa.threshold_test"}


def test_the_interpreter_lists_everything_public_and_nothing_else(python: Path, tmp_path: Path) -> None:
    assert completed(python, "dsa.", tmp_path) == {f"dsa.{name}" for name in dir(dsa)}


def test_a_namespace_is_completed_as_well(python: Path, tmp_path: Path) -> None:
    assert completed(python, "dsa.procedures.joint", tmp_path) == {"dsa.procedures.joint_investigation"}


def typed(python: Path, keys: str, until: str, cwd: Path) -> str:
    """What a terminal shows when somebody types there; it is given half a minute."""
    outer, inner = pty.openpty()
    environment = clean() | {"TERM": "dumb", "PYTHON_BASIC_REPL": "1", "HOME": str(cwd)}
    with subprocess.Popen([python, "-q"], cwd=cwd, env=environment, stdin=inner, stdout=inner, stderr=inner) as shell:
        os.close(inner)
        os.write(outer, keys.encode())
        os.set_blocking(outer, False)
        shown, last = "", time.monotonic() + 30
        while until not in shown and time.monotonic() < last:
            time.sleep(0.05)
            try:
                shown += os.read(outer, 1 << 16).decode()
            except BlockingIOError:
                continue
            except OSError:  # the shell has gone
                break
        shell.kill()
    os.close(outer)
    return shown


def test_the_tabulator_completes_in_a_terminal(python: Path, tmp_path: Path) -> None:
    pytest.importorskip("readline")  # an interpreter may have been built without it
    shown = typed(python, "import dsa\nprint(dsa.thr\ttest.__module__)\n", "act.", tmp_path)
    assert "dsa.act.very_large.threshold" in shown


def test_help_tells_of_the_whole_library(python: Path, tmp_path: Path) -> None:
    shown = told(python, "import dsa; help(dsa)", tmp_path)
    assert shown.startswith("Help on package dsa:")
    for name in ("threshold_test", "class Investigation", "procedures"):
        assert name in shown


def test_what_looks_at_every_attribute_works(python: Path, tmp_path: Path) -> None:
    code = """
import dsa, inspect, unittest.mock
assert hasattr(dsa, "plots") and hasattr(dsa, "testing") and not hasattr(dsa, "plot")
print(*(name for name, _ in inspect.getmembers(dsa) if not name.startswith("_")))
double = unittest.mock.create_autospec(dsa)
double.threshold_test(45_000_000, on=None)
double.threshold_test.assert_called_once_with(45_000_000, on=None)
"""
    assert set(told(python, code, tmp_path).split()) == set(dir(dsa))


def test_no_extra_is_there(python: Path, tmp_path: Path) -> None:
    names = told(python, "import importlib.metadata as m; print(*(d.name for d in m.distributions()))", tmp_path)
    assert not re.findall(r"hypothesis|matplotlib|narwhals|numpy|icalendar|pytest", names)


def test_the_command_line_answers_without_an_extra(python: Path, tmp_path: Path) -> None:
    asked = ("threshold", "46000000", "--on", "2026-11-26")
    told = run(python, "-m", "dsa", *asked, cwd=tmp_path).stdout
    assert told == "46 000 000 recipients: the threshold of 45 000 000 is met, by 1 000 000\n"
    assert run(python.with_name("dsa"), *asked, cwd=tmp_path).stdout == told
