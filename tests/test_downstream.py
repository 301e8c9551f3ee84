"""The built wheel in a clean environment, in a project that knows nothing of this one: planted mistakes are found."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import ROOT

pytestmark = pytest.mark.slow

PLANTED = {
    "month end": (
        "date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))",
        "date(year, month + 1, 1) + timedelta(days=day.day - 1)",
        "[Article 3(2), point (c), Regulation 1182/71]",
    ),
    "more than for at least": ("recipients >= 45_000_000", "recipients > 45_000_000", "[Article 33(1) DSA]"),
    "a weekend roll": (
        "return add_months(notified, 4)",
        "return next_open(add_months(notified, 4))",
        "[Article 4(1) Regulation 1182/71]",
    ),
}


def run(*command: str | Path, cwd: Path, check: bool = True) -> subprocess.CompletedProcess[str]:
    # Without PYTHONPATH and the like, so that nothing of this checkout can be found.
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST", "COV"))}
    done = subprocess.run([*map(str, command)], cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0 or not check, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An interpreter that has the wheel, Hypothesis and pytest, and nothing else."""
    home = tmp_path_factory.mktemp("downstream")
    run(sys.executable, "-m", "venv", home / "venv", cwd=home)
    found = home / "venv" / "bin" / "python"
    pip = (found, "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "wheel", "--no-deps", "--wheel-dir", home / "dist", ROOT, cwd=home)
    run(*pip, "install", *(home / "dist").glob("*.whl"), "hypothesis", "pytest", cwd=home)
    return found


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests" / "downstream", tmp_path / "deadline-store"))


def test_the_project_passes(python: Path, project: Path) -> None:
    done = run(python, "-m", "pytest", "-q", cwd=project)
    assert "5 passed" in done.stdout


@pytest.mark.parametrize(("right", "wrong", "article"), PLANTED.values(), ids=PLANTED)
def test_a_planted_mistake_is_found_with_its_article(
    python: Path, project: Path, right: str, wrong: str, article: str
) -> None:
    module = project / "deadline_store.py"
    source = module.read_text("utf-8")
    assert source.count(right) == 1
    module.write_text(source.replace(right, wrong), "utf-8")
    done = run(python, "-m", "pytest", "-q", cwd=project, check=False)
    assert done.returncode == 1
    assert article in done.stdout
