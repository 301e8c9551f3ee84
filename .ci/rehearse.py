"""Rehearse a publication: serve the built distributions from an index of one's own, install by name, run the tutorial.

    python .ci/rehearse.py DIRECTORY [PYTHON]

DIRECTORY is what `.ci/build.py` wrote. The wheel and the sdist are each installed as `pip install dsa-obligations` into
a fresh environment of PYTHON, outside this checkout, and the blocks of docs/tutorial.md run there as they stand.
"""

import functools
import html
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TUTORIAL = Path(__file__).parents[1] / "docs" / "tutorial.md"
NAME = "dsa-obligations"
WAYS = {"wheel": ("--only-binary", NAME), "sdist": ("--no-binary", NAME)}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@contextmanager
def index(distributions: Path) -> Iterator[str]:
    """The address of a simple index (PEP 503) that has these distributions and nothing else."""
    with tempfile.TemporaryDirectory() as directory:
        page = Path(directory, "simple", NAME)
        page.mkdir(parents=True)
        files = sorted(path for path in distributions.iterdir() if path.name.endswith((".whl", ".tar.gz")))
        for path in files:
            page.joinpath(path.name).write_bytes(path.read_bytes())
        links = (f'<a href="{html.escape(path.name)}">{html.escape(path.name)}</a>' for path in files)
        page.joinpath("index.html").write_text("<!DOCTYPE html>\n" + "\n".join(links), "utf-8")
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=directory))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/simple"
        finally:
            server.shutdown()


def tutorial() -> str:
    """The blocks of the tutorial, in their order, as one text that doctest reads."""
    return "\n".join(re.findall(r"^```\{doctest\}\n(.*?)^```", TUTORIAL.read_text("utf-8"), re.DOTALL | re.MULTILINE))


def rehearse(address: str, interpreter: str, *way: str) -> None:
    """Install by name in a fresh environment, see that it came from there, run the tutorial."""
    with tempfile.TemporaryDirectory() as elsewhere:
        subprocess.run([interpreter, "-m", "venv", "environment"], cwd=elsewhere, check=True)
        python = str(Path(elsewhere, "environment", "bin", "python"))
        pip = [python, "-m", "pip", "install", "--quiet", "--no-cache-dir", "--extra-index-url", address, *way, NAME]
        subprocess.run(pip, cwd=elsewhere, check=True)
        blocks = Path(elsewhere, "tutorial.txt")
        blocks.write_text(tutorial(), "utf-8")
        doctest = [
            python,
            "-m",
            "doctest",
            "-o",
            "IGNORE_EXCEPTION_DETAIL",
            str(blocks),
        ]  # as the documentation's build does
        subprocess.run(doctest, cwd=elsewhere, check=True)
        subprocess.run(
            [python, "-m", "dsa", "deadline", "2026-12-23", "P2D", "--calendar", "EC"], cwd=elsewhere, check=True
        )


def main(distributions: str, interpreter: str = sys.executable) -> int:
    """Both distributions, one after the other."""
    with index(Path(distributions)) as address:
        for kind, way in WAYS.items():
            rehearse(address, interpreter, *way)
            print(f"pip install {NAME}, from the {kind}: the tutorial runs")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
