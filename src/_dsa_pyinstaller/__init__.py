"""Where PyInstaller finds its hook: an entry point, outside ``dsa`` so that nobody else loads it."""

from __future__ import annotations

from pathlib import Path


def hook_dirs() -> list[str]:
    """The folder of ``hook-dsa.py``."""
    return [str(Path(__file__).parent)]
