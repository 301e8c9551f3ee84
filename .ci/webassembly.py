"""The smoke part of the suite under Python as WebAssembly: the wheel as it is built, on the version of the playground.

python .ci/webassembly.py [PATH ...]

It runs under Node.js, with the paths that are named, or else the parts that need no package but the library's own.
Where npm is not to be had it says so and ends with 3.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playground import NO_NPM, ROOT, fetch_pyodide

SMOKE = (
    "tests/testing/test_vectors.py",
    "tests/time_limits",
    "tests/act/penalties",
    "tests/act/very_large",
    "tests/wire/test_golden.py",
    "tests/record",
    "tests/i18n/test_formats.py",
    "tests/test_rules.py",
)
"""The answers that every port has to give; time limits, thresholds and fines; documents, the record, languages."""
LEFT_OUT = (
    "wire/test_golden.py::test_frozen_examples_read_no_list_to_be_answered_and_nothing_of_the_record",  # a process
    "time_limits/test_deadlines_by_hand.py::test_ten_thousand_cases_agree",  # it needs minutes
    "act/penalties/test_limitation.py::test_a_tally_of_days_agrees",  # and this half a minute
)
ELSEWHERE = ("record/test_check.py", "record/test_frames.py", "record/test_page.py", "record/test_update.py")
"""They import a package that is compiled, or start a process."""
TOOLS = ("pytest>=8.0", "hypothesis>=6.100")


def fetch(into: Path) -> None:
    """Pyodide, this checkout's wheel and what it depends on, whole; and pytest, as far as it is not compiled."""
    fetch_pyodide(into, whole=True)
    pip = [sys.executable, "-m", "pip"]
    subprocess.run([*pip, "wheel", "--quiet", "--wheel-dir", str(into), f"{ROOT}[zones]"], check=True)
    plain = ["--only-binary=:all:", "--platform=any", "--implementation=py", "--abi=none", "--python-version=3.14"]
    subprocess.run([*pip, "download", "--quiet", "--dest", str(into), *plain, *TOOLS], check=True)


def main(paths: list[str]) -> int:
    """Fetch and run."""
    if shutil.which("npm") is None:
        print("NOT TRIED: npm is not here, and fetches that Python")
        return NO_NPM
    with tempfile.TemporaryDirectory() as work:
        try:
            fetch(Path(work))
        except subprocess.CalledProcessError as failed:
            if failed.cmd[0] != "npm":
                raise
            print("NOT TRIED: npm fetches nothing here")
            return NO_NPM
        left_out = [
            *(f"--deselect=tests/{test}" for test in LEFT_OUT),
            *(f"--ignore=tests/{file}" for file in ELSEWHERE),
        ]
        command = ["node", str(ROOT / ".ci" / "webassembly.mjs"), work, str(ROOT), *left_out, *(paths or SMOKE)]
        return int(subprocess.run(command, check=False).returncode != 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
