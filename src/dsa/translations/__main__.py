"""Keep the catalogues: ``update`` draws every message from the library, ``check`` says what is missing or stale.

    python -m dsa.translations missing    one line for each message that a language lacks
    python -m dsa.translations update     write the template and give every catalogue its new messages, untranslated
    python -m dsa.translations compile    write the .mo files that the library reads
    python -m dsa.translations check      fail if anything is missing, stale or not compiled

A translator edits the .po files. A message that somebody has reviewed bears the comment ``# reviewed``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from ..i18n.catalogues import REVIEWED
from ..i18n.locales import LOCALES
from .messages import messages, placeholders

HOME = Path(__file__).parents[1] / "i18n" / "catalogues"
TEMPLATE = HOME / "dsa.pot"
TRANSLATED = tuple(code for code in LOCALES if code != "en")
_WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)
"""A fixed day in every header, so that the same messages make the same file."""


def empty(language: str | None = None) -> Catalog:
    """A catalogue with a header and nothing in it."""
    catalogue = Catalog(
        locale=language,
        project="dsa",
        version="1",
        copyright_holder="the dsa maintainers",
        msgid_bugs_address="https://pypi.org/project/dsa-obligations/",
        creation_date=_WRITTEN,
        revision_date=_WRITTEN,
        last_translator="the dsa maintainers",
        language_team="the dsa maintainers",
        fuzzy=False,
    )
    catalogue.header_comment = "# Messages of dsa. English is the source; ids are in the comments."
    return catalogue


def read(language: str) -> Catalog:
    """The catalogue of a language as translators keep it."""
    with (HOME / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def renewed(language: str | None) -> Catalog:
    """The messages that the library has now, with the translations that a language has for them."""
    old = read(language) if language and (HOME / f"{language}.po").exists() else empty(language)
    new = empty(language)
    for message in messages():
        kept = old.get(message.text, message.context)
        new.add(
            message.text,
            kept.string if kept else "",
            context=message.context,
            auto_comments=message.ids,
            user_comments=kept.user_comments if kept else (),
        )
    return new


def compiled(language: str) -> bytes:
    """A catalogue as the library reads it, the keys of its reviewed messages listed under a context of their own."""
    catalogue = read(language)
    for message in list(catalogue):
        if "reviewed" in message.user_comments:
            key = f"{message.context}\x04{message.id}" if message.context else str(message.id)
            catalogue.add(key, "yes", context=REVIEWED)
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def flaws(language: str) -> Iterator[str]:
    """What is wrong with a catalogue: missing, stale or fuzzy messages, other placeholders, or an old .mo file."""
    catalogue = read(language)
    wanted = {message.key for message in messages()}
    for context, text in sorted(wanted):
        message = catalogue.get(text, context or None)
        if message is None or not message.string:
            yield f"{language}: no translation of {context}|{text}"
        elif message.fuzzy:
            yield f"{language}: fuzzy: {context}|{text}"
        elif placeholders(str(message.string)) != placeholders(text):
            yield f"{language}: other placeholders: {context}|{text}"
    kept = {(message.context or "", str(message.id)) for message in catalogue if message.id}
    yield from (f"{language}: stale: {context}|{text}" for context, text in sorted(kept - wanted))
    if _texts(read_mo(BytesIO(compiled(language)))) != _texts(_built(language)):
        yield f"{language}: the .mo file is not that of the .po file; run compile"


def _built(language: str) -> Catalog:
    with (HOME / f"{language}.mo").open("rb") as file:
        return read_mo(file)


def _texts(catalogue: Catalog) -> dict[tuple[str, str], str]:
    return {(message.context or "", str(message.id)): str(message.string) for message in catalogue if message.id}


def _write(path: Path, catalogue: Catalog) -> None:
    out = BytesIO()
    write_po(out, catalogue, width=100, sort_output=False)
    path.write_bytes(out.getvalue())


def update() -> None:
    """Write the template and bring every catalogue up to the messages of the library."""
    _write(TEMPLATE, renewed(None))
    for language in TRANSLATED:
        _write(HOME / f"{language}.po", renewed(language))


def main(arguments: list[str] | None = None) -> int:
    """Run one of the commands; 1 if something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m dsa.translations", description="Keep the catalogues.")
    parser.add_argument("command", choices=("missing", "update", "compile", "check"))
    command = parser.parse_args(arguments).command
    if command == "update":
        update()
    elif command == "compile":
        for language in TRANSLATED:
            (HOME / f"{language}.mo").write_bytes(compiled(language))
    else:
        wrong = [flaw for language in TRANSLATED for flaw in flaws(language)]
        if command == "missing":
            wrong = [flaw for flaw in wrong if "no translation" in flaw]
        print(*wrong, sep="\n", end="\n" if wrong else "")
        return 1 if wrong and command == "check" else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
