"""Build the sdist, and the wheel from it, twice; fail unless both times give the same bytes and the metadata is sound.

python .ci/build.py DIRECTORY
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def build(into: Path) -> dict[str, str]:
    """Build once; the files by name with their hashes."""
    command = ["git", "log", "-1", "--format=%ct"]
    moment = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()
    environment = {**os.environ, "SOURCE_DATE_EPOCH": moment}
    subprocess.run([sys.executable, "-m", "build", "--outdir", str(into), str(ROOT)], check=True, env=environment)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(into.iterdir())}


def main(directory: str) -> int:
    """Build, build again, compare, check."""
    kept = Path(directory)
    kept.mkdir(parents=True, exist_ok=True)
    first = build(kept)
    with tempfile.TemporaryDirectory() as again:
        second = build(Path(again))
    if first != second:
        print(f"the two builds differ: {first} {second}")
        return 1
    subprocess.run([sys.executable, "-m", "twine", "check", "--strict", *map(str, kept.iterdir())], check=True)
    for name, digest in first.items():
        print(digest, name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
