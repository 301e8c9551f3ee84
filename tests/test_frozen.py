"""Applications that are frozen or zipped: they have what they need, or the error says what is missing."""

import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
from babel import UnknownLocaleError

import dsa
from dsa.i18n import locales
from dsa.time_limits.packages import folder
from tests.environments import installed, run
from tests.paths import ROOT

APPLICATION = """
from datetime import date
import dsa
provider = dsa.Provider(name="Shop Ltd", country="IE")
shop = dsa.Platform(name="Shop", provider=provider, kind=dsa.ServiceKind.MARKETPLACE)
assert dsa.obligations(shop, on=date(2026, 1, 1)).explain()
assert dsa.schedule(shop, start=date(2026, 1, 1), end=date(2027, 1, 1))
assert dsa.record.find("AliExpress").explain()
assert dsa.i18n.term("fine", "de") == "Geldbuße"
assert dsa.wire.loads(dsa.wire.dumps(dsa.Money(5, "EUR"))) == dsa.Money(5, "EUR")
due = dsa.deadline(date(2025, 3, 3), "P4M", calendar="EC")
"""
GERMAN = 'print(due.explain("de").splitlines()[0])\n'


def test_pyinstaller_is_told_where_the_hook_is() -> None:
    points = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]["pyinstaller40"]
    module, function = points["hook-dirs"].split(":")
    [where] = getattr(import_module(module), function)()
    assert (Path(where) / "hook-dsa.py").is_file()


@pytest.mark.parametrize(
    ("package", "name"), [("dsa.ground", "data"), ("dsa.ground.nowhere", "data"), ("dsa.i18n", "x")]
)
def test_data_that_was_left_behind_is_named(package: str, name: str) -> None:
    with pytest.raises(
        dsa.errors.NotSupported, match=rf"^dsa: the folder {package}/{name} is not there.*--collect-data"
    ):
        folder(package, name)


@pytest.mark.parametrize("failure", [UnknownLocaleError("de"), NotADirectoryError(20, "Not a directory")])
def test_what_babel_does_not_find_is_named(failure: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(identifier: str) -> bool:
        raise failure

    monkeypatch.setattr("babel.localedata.exists", fails)
    with pytest.raises(dsa.errors.NotSupported, match=r"^Babel: the data of the language de is not there"):
        locales.cldr.__wrapped__("de")


def test_data_of_babel_is_looked_for_without_assertions_too(tmp_path: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT / 'src')!r})"
        + """
import babel.localedata, dsa
def fails(*_, **__):
    raise OSError
babel.localedata.load = fails
try:
    dsa.i18n.format_date(__import__("datetime").date(2024, 1, 1), "de")
except dsa.errors.NotSupported as error:
    print(error)
"""
    )
    told = run(Path(sys.executable), "-O", "-c", code, cwd=tmp_path).stdout
    assert told.startswith("Babel: the data of the language de is not there")


@pytest.mark.slow
def test_a_frozen_application_has_its_data(tmp_path: Path) -> None:
    python = installed(tmp_path, "pyinstaller>=6.11")
    (tmp_path / "app.py").write_text(APPLICATION + GERMAN, "utf-8")
    run(python, "-m", "PyInstaller", "--onefile", "--log-level", "WARN", "app.py", cwd=tmp_path)
    assert run(tmp_path / "dist" / "app", cwd=tmp_path).stdout.startswith("Frist: 4 Monate")


@pytest.mark.slow
def test_a_zipped_application_answers_in_english_and_says_what_other_languages_need(tmp_path: Path) -> None:
    python = installed(tmp_path)
    code = "import dsa, pathlib; print(pathlib.Path(dsa.__file__).parents[1])"
    packages = Path(run(python, "-c", code, cwd=tmp_path).stdout.strip())
    (packages / "__main__.py").write_text(
        APPLICATION + f"try:\n    {GERMAN}except dsa.errors.NotSupported as error:\n    print(error)\n"
    )
    run(python, "-m", "zipfile", "-c", tmp_path / "app.zip", *packages.iterdir(), cwd=tmp_path)
    told = run(python, "-I", "-S", tmp_path / "app.zip", cwd=tmp_path).stdout
    assert told.startswith("Babel: the data of the language de is not there. Unpack the application")
