"""The catalogues and the tools that keep them: every message is there, and what is wrong is named."""

import gettext
import sys
from io import BytesIO
from pathlib import Path
from runpy import run_module
from types import ModuleType

import pytest
from babel.messages.pofile import read_po

from dsa import i18n
from dsa.ground import sentences
from dsa.i18n import catalogues
from dsa.translations import __main__ as keeping, messages

TRANSLATED = [code for code in i18n.LOCALES if code != "en"]

EVERY = pytest.mark.parametrize("locale", TRANSLATED)


@EVERY
def test_every_message_is_translated_with_the_same_placeholders(locale: str) -> None:
    assert list(keeping.flaws(locale)) == []


def test_the_template_is_what_the_library_says_today() -> None:
    with keeping.TEMPLATE.open("rb") as file:
        kept = read_po(file)
    fresh = keeping.renewed(None)
    assert {(message.context, message.id): message.auto_comments for message in kept} == {
        (message.context, message.id): message.auto_comments for message in fresh
    }


def test_the_messages_are_found_in_the_same_order_every_time() -> None:
    assert messages.messages.__wrapped__() == messages.messages()
    assert len({message.key for message in messages.messages()}) == len(messages.messages())


class Copy:
    """The catalogues in a folder where they can be spoilt."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.home = home
        for name in ("dsa.pot", "de.po", "de.mo"):
            (home / name).write_bytes((keeping.HOME / name).read_bytes())
        monkeypatch.setattr(keeping, "TRANSLATED", ("de",))
        monkeypatch.setattr(keeping, "HOME", home)
        monkeypatch.setattr(keeping, "TEMPLATE", home / "dsa.pot")

    def change(self, old: str, new: str) -> None:
        path = self.home / "de.po"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copy:
    return Copy(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("old", "new", "flaw"),
    [
        ('msgstr "fällig: {date}"', 'msgstr ""', "de: no translation of |due on {date}"),
        ('msgstr "fällig: {date}"', 'msgstr "fällig: {day}"', "de: other placeholders: |due on {date}"),
        ('msgid "due on {date}"', 'msgid "due at {date}"', "de: stale: |due at {date}"),
        ('#, python-brace-format\nmsgid "due on {date}"', '#, fuzzy, python-brace-format\nmsgid "due on {date}"',
         "de: fuzzy: |due on {date}"),
        ('msgstr "Karfreitag"', 'msgstr "Freitag"', "de: the .mo file is not that of the .po file; run compile"),
    ],
)  # fmt: skip
def test_a_flaw_in_a_catalogue_is_named(
    copy: Copy, old: str, new: str, flaw: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert keeping.main(["check"]) == 0
    copy.change(old, new)
    assert keeping.main(["check"]) == 1
    assert flaw in capsys.readouterr().out
    assert keeping.main(["missing"]) == 0
    assert ("no translation of" in capsys.readouterr().out) == ("no translation" in flaw or "stale" in flaw)


def test_update_and_compile_change_nothing_that_is_current(copy: Copy) -> None:
    def told() -> dict[str, list[str]]:
        # Each version of Babel writes its number, and marks what it takes for a format in its own way.
        own = ("#,", '"Generated-By:')
        lines = {path.name: path.read_text("utf-8").splitlines() for path in copy.home.glob("*.po*")}
        return {name: [line for line in several if not line.startswith(own)] for name, several in lines.items()}

    before = told()
    assert keeping.main(["update"]) == 0
    assert told() == before
    assert keeping.main(["compile"]) == 0
    assert keeping.main(["check"]) == 0


def test_a_new_message_comes_in_untranslated_and_a_new_language_empty(copy: Copy) -> None:
    (copy.home / "de.po").unlink()
    keeping.update()
    assert len(list(keeping.flaws("de"))) >= len(messages.messages())


def test_a_reviewed_message_says_that_it_is(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    copy.change("#. due-on\n", "# reviewed\n#. due-on\n")
    built = gettext.GNUTranslations(BytesIO(keeping.compiled("de")))
    built.add_fallback(catalogues._Nothing())
    monkeypatch.setattr(catalogues, "_catalogue", lambda language: built)
    catalogues._found.cache_clear()
    try:
        assert i18n.translate("due on {date}", "de").status == "reviewed"
        assert i18n.translate("from {date}", "de").status == "draft"
    finally:
        catalogues._found.cache_clear()


def test_a_sentence_whose_text_is_no_literal_is_refused() -> None:
    class Loader:
        def get_source(self, name: str) -> str:
            return "Sentence(name, 'text')"

    module = ModuleType("made_up")
    module.__loader__ = Loader()  # type: ignore[assignment]  # only its source is asked for
    with pytest.raises(ValueError, match="made_up"):
        list(sentences.said_in(module))


def test_the_command_explains_itself(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["dsa.translations", "--help"])
    monkeypatch.delitem(sys.modules, "dsa.translations.__main__")
    with pytest.raises(SystemExit):
        run_module("dsa.translations", run_name="__main__")
    assert "python -m dsa.translations" in capsys.readouterr().out
