"""Whether every type checker refuses a misspelt name of the library, and takes the right one.

python .ci/misspelt.py
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
RIGHT = """
from dsa import Deadline, events
from dsa.errors import MissingFact

names = Deadline, events.Closed, MissingFact
"""
WRONG = {"Deadline": "Deadlin", "events.Closed": "events.Close", "MissingFact": "MissingFacts"}
CHECKERS = {
    "mypy": ("mypy", "--strict", "--config-file", str(ROOT / "pyproject.toml")),
    "pyright": ("pyright", "--project", str(ROOT / "pyproject.toml")),
    "ty": (
        "ty",
        "check",
        "--output-format",
        "concise",
        "--extra-search-path",
        str(ROOT / "src"),
        "--python",
        sys.prefix,
    ),
}


def verdict(command: tuple[str, ...], text: str) -> str:
    """What a checker complains of in a program; nothing where it is content."""
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "program.py"
        path.write_text(text, "utf-8")
        done = subprocess.run([*command, str(path)], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr if done.returncode else ""


def main() -> int:
    """Try the right program, then the same with each name misspelt."""
    program = RIGHT
    for name, misspelt in WRONG.items():
        program = program.replace(name, misspelt)
    wrong = []
    for checker, command in CHECKERS.items():
        if complaint := verdict(command, RIGHT):
            wrong.append(f"{checker} refuses what is right: {complaint}")
        complaint = verdict(command, program)
        wrong += [
            f"{checker} takes {name}"
            for name in WRONG.values()
            if f'"{name.split(".")[-1]}"' not in complaint.replace("`", '"')
        ]
    print(*wrong, sep="\n", end="\n" * bool(wrong))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
