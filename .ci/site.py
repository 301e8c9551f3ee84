"""Build the whole site, warnings as errors, with Python for its playground where npm is to be had.

python .ci/site.py OUT
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main(out: str) -> int:
    """Fetch what the playground loads, and build; without it the page says so."""
    with tempfile.TemporaryDirectory() as files:
        fetched = subprocess.run([sys.executable, str(ROOT / ".ci" / "playground.py"), files], check=False).returncode
        if fetched not in {0, 3}:  # 3: npm is not here
            return fetched
        playground = [] if fetched else ["-D", f"playground_files={files}"]
        build = [sys.executable, "-m", "sphinx", "-n", "-W", "-q", "-b", "html", *playground, str(ROOT / "docs"), out]
        return subprocess.run(build, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
