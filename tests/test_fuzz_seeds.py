"""The seeds of the fuzzing, and random text beside them, without atheris: only the library's own errors."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from tests.fuzz.fuzz_parsers import try_one
from tests.paths import TESTS

SEEDS = sorted((TESTS / "fuzz" / "seeds").iterdir())
PIECES = [seed.read_bytes().decode("utf-8", "replace") for seed in SEEDS]
SIGNS = [*"PTM10.() ,-_", "DSA", "Article ", "and", "\u0661", "\x00", "9" * 50]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_a_seed_is_read_or_refused(seed: Path) -> None:
    try_one(seed.read_bytes())


@given(st.binary() | st.lists(st.sampled_from([*PIECES, *SIGNS])).map(lambda parts: "".join(parts).encode()))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try_one(data)
