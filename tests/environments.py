"""Environments that have what a user has: the built wheel, what it needs, and nothing of this checkout."""

import os
import subprocess
import sys
from pathlib import Path

from tests.paths import ROOT


def clean() -> dict[str, str]:
    """The variables of this process, without PYTHONPATH and the like, so that nothing of this checkout can be found."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST", "COV"))}


def run(*command: str | Path, cwd: Path, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run a command and keep what it says."""
    done = subprocess.run([*map(str, command)], cwd=cwd, env=clean(), capture_output=True, text=True, check=False)
    assert done.returncode == 0 or not check, done.stdout + done.stderr
    return done


def installed(home: Path, *others: str) -> Path:
    """An interpreter in a new environment that has the wheel and the packages named, and nothing else."""
    run(sys.executable, "-m", "venv", home / "venv", cwd=home)
    python = home / "venv" / "bin" / "python"
    pip = (python, "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "wheel", "--no-deps", "--wheel-dir", home / "dist", ROOT, cwd=home)
    run(*pip, "install", *(home / "dist").glob("*.whl"), *others, cwd=home)
    return python
