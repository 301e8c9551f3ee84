"""Where the tests of a module are, and which of them reach a mutant."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from coverage import CoverageData
from mutants import Mutant
from traced import LINES, ROOT, SECONDS

SOURCES, TESTS = ROOT / "src" / "dsa", ROOT / "tests"
TABLES = ("tests/testing/test_vectors.py", "tests/test_rules.py")
"""The golden tables: known answers, and what every rule cites."""
CITATIONS = ("tests/test_rules.py::test_every_rule_cites_what_the_table_says",)
"""What is tried first on a mutant that an import makes: most of these are rules and what they cite."""
OPTIONS = "-q --capture=sys --tb=no -p no:cacheprovider -p no:xdist -p no:cov".split()
OPTIONS += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # of what is imported before
OPTIONS += ["-p", "_hypothesis_pytestplugin"]  # the only plugin of another package that the tests of the law need


class Traced:
    """Which tests reach a line, and how long they take."""

    def __init__(self, folder: Path) -> None:
        self.data = CoverageData(str(folder / LINES))
        self.data.read()
        self.seconds: dict[str, float] = json.loads((folder / SECONDS).read_text("utf-8"))
        if not self.data.measured_files():
            raise SystemExit(f"{folder / LINES} says of no file which tests reach it")

    @cache  # noqa: B019  # there is only one
    def tests(self, path: str) -> dict[int, set[str]]:
        """For each line of a file the tests that reach it; an empty name stands for what only imports it."""
        lines = self.data.contexts_by_lineno(str(Path(path).relative_to(ROOT)))
        return {line: {name.partition("|")[0] for name in names} for line, names in lines.items()}

    def reaching(self, mutant: Mutant) -> set[str]:
        """The tests that reach the statement of a mutant."""
        first, last = mutant.span
        lines = self.tests(mutant.path)
        return set().union(*(lines.get(line, set()) for line in range(first, last + 1)))

    def quickest(self, mutant: Mutant, seconds: float) -> list[str]:
        """The tests that reach the statement of a mutant, the quickest first, for so many seconds."""
        kept: list[str] = []
        for name in sorted(self.reaching(mutant) - {""}, key=lambda name: (self.seconds.get(name, 0), name)):
            seconds -= self.seconds.get(name, 0)
            if seconds < 0:
                break
            kept.append(name)
        return kept


def name_of(path: str) -> str:
    """The name under which the module in a file is imported."""
    return ".".join(Path(path).relative_to(SOURCES.parent).with_suffix("").parts)


def mirror(mutant: Mutant) -> str:
    """The file of the tests that mirror a module, whether it is there or not."""
    path = Path(mutant.path)
    return str((TESTS / path.parent.relative_to(SOURCES) / f"test_{path.name}").relative_to(ROOT))


def home(path: str) -> str:
    """The folder of the tests that mirror the folder of a module, or the nearest above it."""
    folder = Path(path).parent.relative_to(SOURCES)
    return str(next(TESTS / part for part in (folder, *folder.parents) if (TESTS / part).is_dir()).relative_to(ROOT))
