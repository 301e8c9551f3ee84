"""Coverage-guided fuzzing of everything that reads text: whatever comes in, only the library's own errors come out.

    pip install atheris && python tests/fuzz/fuzz_parsers.py -max_total_time=600 tests/fuzz/seeds

The arguments are libFuzzer's. Without atheris, the seeds alone are tried by tests/test_fuzz_seeds.py.
"""

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module

import dsa
from dsa import Citation, DSAError, Money, Period, wire
from dsa.testing import vectors


def period(text: str) -> None:
    found = Period.parse(text)
    assert Period.parse(found.iso) == found
    assert Period.parse(str(found)) == found


def citation(text: str) -> None:
    found = Citation.parse(text, act=dsa.DSA)
    assert Citation.parse(str(found)) == found


def money(text: str) -> None:
    found = Money(text, "EUR")
    assert Money(found.amount, "EUR") == found
    str(found)


def calendar(text: str) -> None:
    dsa.calendar(text)


def dossier(text: str) -> None:
    dsa.record.find(text)


def table(text: str) -> None:
    json.loads(vectors.text(text))


def document(text: str) -> None:
    found = wire.loads(text)
    assert wire.loads(text.encode()) == found
    assert wire.loads(wire.dumps(found)) == found
    assert wire.loads(wire.dumps(found, indent=1)) == found


def stored_answer(text: str) -> None:
    str(wire.replay(text))


PARSERS: tuple[Callable[[str], None], ...] = (
    period,
    citation,
    money,
    calendar,
    dossier,
    table,
    document,
    stored_answer,
)
"""Everything that reads text from outside; a new reader gets a line here."""


def try_one(data: bytes) -> None:
    """Read the text with every parser; only refusals of the library's own are right, and silence."""
    text = data.decode("utf-8", "replace")
    for parser in PARSERS:
        with suppress(DSAError):
            parser(text)


def main() -> None:
    """Fuzz until stopped, or for as long as libFuzzer is told."""
    atheris = import_module("atheris")  # not part of the test extra
    atheris.instrument_all()
    atheris.Setup(sys.argv, try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
