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
    parsed = Period.parse(text)
    assert Period.parse(parsed.iso) == parsed
    assert Period.parse(str(parsed)) == parsed


def citation(text: str) -> None:
    parsed = Citation.parse(text, act=dsa.DSA)
    assert Citation.parse(str(parsed)) == parsed


def money(text: str) -> None:
    parsed = Money(text, "EUR")
    assert Money(parsed.amount, "EUR") == parsed
    str(parsed)


def calendar(text: str) -> None:
    dsa.calendar(text)


def dossier(text: str) -> None:
    dsa.record.find(text)


def table(text: str) -> None:
    json.loads(vectors.text(text))


def document(text: str) -> None:
    loaded = wire.loads(text)
    assert wire.loads(text.encode()) == loaded
    assert wire.loads(wire.dumps(loaded)) == loaded
    assert wire.loads(wire.dumps(loaded, indent=1)) == loaded


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
