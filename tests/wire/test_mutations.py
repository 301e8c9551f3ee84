"""Documents that somebody broke, by accident or on purpose: typed errors only, for bounded work and memory."""

import copy
import json
import random
import tracemalloc
from functools import cache

import pytest

import dsa
from dsa import wire
from dsa.ground.trace import Explained
from dsa.wire.codecs.traces import sentence_of
from dsa.wire.questions import names
from tests.work import calls

from .golden import FOLDER

TO_READ, TO_USE = 20, 100
"""Calls of functions for each character of a document and 2,000 more; the most that any needed is a third of that."""
MEGABYTES = 150


@cache
def corpus() -> tuple[str, ...]:
    """Every published document."""
    files = sorted(FOLDER.glob("*.json"))
    return tuple(json.dumps(document) for file in files for document in json.loads(file.read_text("utf-8")))


HOSTILE: tuple[object, ...] = (
    None, True, False, 0, -1, 1.0, 1.5, 10**30, -(10**400), "", " ", "no", "0", "45000000", "\x00", "\u202e", "\ud800",
    "\U0010ffff", "x" * 100_000, "{before.__class__}", "../../etc/passwd", "9999-12-31", "0001-01-01", "2024-02-30",
    "P999999Y", "P999999W", "PT999999H", "999999 working days", "9" * 30, "1/3", "-0", "Europe/Brussels", "EC", "XX",
    "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59[Europe/Brussels]", [], {}, [[]], [None] * 20_000,
    {"format": "dsa.money/1"}, {"format": "dsa.period/1", "value": "P4M"}, {"list": []}, {"set": [[]]}, {"day": "x"},
    {"moment": "9999-12-31T23:59:59Z"}, {"share": "1/0"}, {str(n): n for n in range(2_000)},
)  # fmt: skip
RAW = ("1e400", "-1e400", "NaN", "Infinity", "1E5", "-0.0", "9" * 5_000, "\\", '"', "\ufeff", "//", "\x00", ",,")


def holders(plain: object) -> list[tuple[dict[str, object] | list[object], str | int]]:
    """Every place in a document, with the container that it is in."""
    places: list[tuple[dict[str, object] | list[object], str | int]] = []
    ahead = [plain]
    while ahead:
        container = ahead.pop()
        if isinstance(container, dict):
            places += [(container, key) for key in container]
            ahead += container.values()
        elif isinstance(container, list):
            places += [(container, index) for index in range(len(container))]
            ahead += container
    return places


def put(holder: dict[str, object] | list[object], key: str | int, value: object) -> None:
    if isinstance(holder, dict):
        holder[str(key)] = value
    else:
        holder[int(key)] = value


def mutated(draw: random.Random) -> str:
    """A published document, broken in one to three ways."""
    plain = json.loads(draw.choice(corpus()))
    for _ in range(draw.randint(1, 3)):
        places = holders(plain)
        if not places:
            break
        holder, key = draw.choice(places)
        change(draw, holder, key)
    as_we_write = draw.random() < 0.5  # such texts are parsed by the quicker decoder
    text = json.dumps(plain, separators=(",", ":") if as_we_write else None, ensure_ascii=not as_we_write)
    return broken(draw, text) if draw.random() < 0.2 else text


def change(draw: random.Random, holder: dict[str, object] | list[object], key: str | int) -> None:
    """One place, broken in one way."""
    match draw.randrange(5):
        case 0:
            put(holder, key, copy.deepcopy(draw.choice(HOSTILE)))
        case 1:
            put(holder, key, nested(draw, holder, key))
        case 2:
            put(holder, key, taken_from_elsewhere(draw))
        case 3:
            dropped(holder, key)
        case _ if isinstance(holder, dict):
            put(holder, draw.choice(["\ud800", "zzz"]), 1)
        case _:
            holder.append(holder[0])


def nested(draw: random.Random, holder: dict[str, object] | list[object], key: str | int) -> object:
    """What stood there, wrapped many times."""
    value = holder[str(key)] if isinstance(holder, dict) else holder[int(key)]
    wrap = draw.choice(["list", "set", "facts", None])
    for _ in range(draw.choice([1, 5, 20, 150])):
        value = [value] if wrap is None else {wrap: [value]}
    return value


def taken_from_elsewhere(draw: random.Random) -> object:
    other = json.loads(draw.choice(corpus()))
    holder, key = draw.choice(holders(other))
    return holder[str(key)] if isinstance(holder, dict) else holder[int(key)]


def dropped(holder: dict[str, object] | list[object], key: str | int) -> None:
    if isinstance(holder, dict):
        holder.pop(str(key))
    else:
        holder.pop(int(key))


def broken(draw: random.Random, text: str) -> str:
    """Text that is cut, doubled, or has something in it that JSON or this library does not know."""
    at = draw.randrange(len(text))
    ways = (
        text[:at],
        text[:at] + draw.choice(RAW) + text[at + 1 :],
        text[: text.rfind(":", 0, at) + 1] + draw.choice(RAW) + text[at:],
        text.replace('"format":', '"format":"dsa.money/1","format":', 1),
        text[:at] + "[" * 5_000 + text[at:],
        text[:at] + text[at - 40 :],
    )
    return draw.choice(ways)


def read(text: str) -> object:
    """What the text says, or the library's own error."""
    try:
        return wire.loads(text)
    except dsa.DSAError as refused:
        return refused


def survives(text: str) -> bool:
    """Read it, or refuse it with the library's own error; what is read can be used and written again."""
    size = len(text) + 2_000
    value, _ = calls(lambda: read(text), most=TO_READ * size)
    if isinstance(value, dsa.DSAError):
        assert value.errors
        assert all(isinstance(error, dsa.errors.InvalidDocument) for error in value.errors), value
        assert len(str(value)) < 100_000
        return False
    calls(lambda: used(value, text), most=TO_USE * size)
    return True


def used(value: object, text: str) -> None:
    assert wire.loads(wire.dumps(value)) == value
    if isinstance(value, Explained):
        assert value.explain()
        wire.replay(text)
    else:
        assert str(value)


def run(number: int, seed: int) -> None:
    draw = random.Random(seed)
    # Whoever reads the first sentence, or the first name that is none, has all of them looked up, once in a process.
    assert sentence_of("") is None
    assert names()
    tracemalloc.start()
    try:
        survivors = sum(survives(mutated(draw)) for _ in range(number))
        assert tracemalloc.get_traced_memory()[1] < MEGABYTES * 1_000_000
    finally:
        tracemalloc.stop()
    assert 0 < survivors < number, "some of the changes are harmless, most are not"


def test_some_hundred_mutated_documents() -> None:
    run(300, seed=1)


@pytest.mark.slow
def test_twenty_thousand_mutated_documents() -> None:
    run(20_000, seed=2)
