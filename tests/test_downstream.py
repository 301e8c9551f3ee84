"""The built wheel in a clean environment, in a project that knows nothing of this one: planted mistakes are found."""

import shutil
from pathlib import Path

import pytest

from tests.environments import installed, run
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


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An interpreter that has the wheel, Hypothesis and pytest, and nothing else."""
    return installed(tmp_path_factory.mktemp("downstream"), "hypothesis", "pytest")


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
