"""Python for the browser, and the wheels of the playground: everything that the page loads, in one directory.

python .ci/playground.py DIRECTORY

Pyodide is the npm package of that name, fetched with npm and checked against the digest that stands here. The wheels
are this checkout's own and those that it depends on. What a page never reads is left out: of Babel all but what is
asked of the 24 languages, the sources of the catalogues, pictures, columns and tests, servers and old alphabets. The
rest is compiled here, by .ci/bytecode.mjs, and not in every reader's browser. Where npm is not to be had it says so and
ends with 3, and the site is built without the page's Python.
"""

import base64
import hashlib
import json
import pickle
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from dsa import calendar
from dsa.i18n import LOCALES
from dsa.time_limits.calendars import CODES

ROOT = Path(__file__).parents[1]
PYODIDE = "pyodide@314.0.7"
DIGEST = "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
STDLIB = "python_stdlib.zip"
PARTS = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", STDLIB)
MOST_BYTES = 16_000_000
"""So much the page loads at most."""
NO_NPM = 3


def fetch_pyodide(into: Path, *, whole: bool = False) -> None:
    """The parts of Pyodide that a page loads, and its list of packages, which is empty here: none is fetched."""
    with tempfile.TemporaryDirectory() as work:
        packed = ["npm", "pack", "--silent", "--pack-destination", work, PYODIDE]
        subprocess.run(packed, check=True, cwd=work, stdout=subprocess.DEVNULL)
        (archive,) = Path(work).glob("*.tgz")
        digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
        if digest != DIGEST:
            raise SystemExit(f"{PYODIDE} is not what it was: {digest}")
        with tarfile.open(archive) as package:
            for name in PARTS:
                (into / name).write_bytes(_member(package, name))
            lock = json.loads(_member(package, "pyodide-lock.json"))
        if not whole:
            (into / STDLIB).replace(complete := Path(work) / STDLIB)
            _thin(complete, into / STDLIB)
    (into / "pyodide-lock.json").write_text(json.dumps({**lock, "packages": {}}), "utf-8")


def _member(package: tarfile.TarFile, name: str) -> bytes:
    file = package.extractfile(f"package/{name}")
    assert file is not None, name
    return file.read()


def fetch_wheels(into: Path) -> list[str]:
    """This checkout's wheel and what it depends on, each without what a page never reads."""
    with tempfile.TemporaryDirectory() as work:
        built = [sys.executable, "-m", "pip", "wheel", "--quiet", "--wheel-dir", work, f"{ROOT}[zones]"]
        subprocess.run(built, check=True)
        wheels = sorted(Path(work).glob("*.whl"))
        for wheel in wheels:
            _thin(wheel, into / wheel.name)
    return [wheel.name for wheel in wheels]


LOCALE = re.compile(r"babel/locale-data/(\w+)\.dat")
USED = {
    *("months", "days", "list_patterns", "plural_form", "territories"),  # of a language
    *("cldr", "likely_subtags", "parent_exceptions"),  # of all
    *("language_aliases", "territory_aliases", "script_aliases", "variant_aliases"),
}
"""What :func:`dsa.i18n.locales.cldr` is asked for, and Babel for its sake; the rest, nine tenths, stays here."""
ZONE = re.compile(r"tzdata/zoneinfo/(?!\w+\.\w+$)(.+)")
UNUSED = re.compile(
    r"dsa/(frames|plots|testing|translations)/|babel/messages/|.*\.dist-info/RECORD|.*\.pyi"
    r"|(_pyrepl|ctypes|multiprocessing|sqlite3|unittest|wsgiref|xml|xmlrpc)/|http/(c|server)"
    r"|(_pydatetime|_pydecimal|_pyio|bdb|doctest|ftplib|imaplib|mailbox|optparse|pdb|pickletools|pydoc|smtplib)\.py"
    r"|encodings/(cp(?!437)|mac_|iso2022|iso8859_|koi8|euc_|big5|gb|hp_|hz|johab|kz|ptcp|shift_jis|tis)"
)
"""What a page has no use for: of the library what needs packages that are not there, of the standard library servers,
processes, tests and old alphabets."""


def _thinned(name: str, data: bytes) -> bytes | None:
    """What a page reads of a file in an archive: all of it, nothing, or of a language what is asked of it."""
    locale, zone = LOCALE.fullmatch(name), ZONE.fullmatch(name)
    if name == "babel/global.dat" or (locale and locale[1] in {*LOCALES, "root"}):
        whole = pickle.loads(data)
        return pickle.dumps({key: whole[key] for key in whole.keys() & USED}, 4)
    if zone and not name.endswith(".py"):
        return data if zone[1] in {"UTC", *(calendar(code).zone for code in CODES)} else None
    is_source = name.endswith((".po", ".pot"))
    return None if locale or is_source or UNUSED.match(name) else data


def _thin(whole: Path, into: Path) -> None:
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for entry in source.infolist():
            data = _thinned(entry.filename, source.read(entry))
            if data is not None:
                target.writestr(zipfile.ZipInfo(entry.filename), data, zipfile.ZIP_DEFLATED, 9)


def vendor(into: Path) -> dict[str, int]:
    """Everything that the page loads; the size of each file."""
    into.mkdir(parents=True, exist_ok=True)
    fetch_pyodide(into)
    wheels = fetch_wheels(into)
    subprocess.run(["node", str(ROOT / ".ci" / "bytecode.mjs"), str(into)], check=True)
    sizes = {name: (into / name).stat().st_size for name in (*PARTS, "pyodide-lock.json", *wheels)}
    (into / "files.json").write_text(json.dumps({"wheels": wheels, "sizes": sizes}, indent=1), "utf-8")
    return sizes


def main(directory: str) -> int:
    """Fetch, list, and see that it is not too much."""
    if shutil.which("npm") is None:
        print("npm is not here: no Python for the browser, and the page will say so")
        return NO_NPM
    try:
        sizes = vendor(Path(directory))
    except subprocess.CalledProcessError as failed:
        if failed.cmd[0] != "npm":
            raise
        print("npm fetches nothing here: no Python for the browser, and the page will say so")
        return NO_NPM
    for name, size in sizes.items():
        print(f"{size:12,d}  {name}")
    total = sum(sizes.values())
    print(f"{total:12,d}  together")
    return int(total > MOST_BYTES)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
