"""What the library says is allowed is what it takes, strand by strand: an answer and the door beside each other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from random import Random

import pytest
from attrs import evolve

from dsa import DSAError, Investigation
from dsa.events import Event, Possibility
from tests.oracles.case_histories import KINDS, History


def attempts(history: History) -> Iterator[tuple[Possibility, Event]]:
    """Events of every kind on the last day, in each strand, and what is said of their kind there."""
    for part in history.case.allowed(history.day).strands:
        said = {possible.kind: possible for possible in part.kinds}
        for kind in KINDS:
            if kind != "ProceedingsExtended":  # it names a strand that is not there yet
                event = history.make(kind)
                if event is not None:
                    yield said[type(event)], evolve(event, strand=part.strand)


def new_defects(case: Investigation, event: Event) -> list[str] | None:
    """What is said of an event that is recorded; None if it is refused."""
    try:
        defects = case.record(event).defects(event.date)
    except DSAError:
        return None
    return [defect.id for defect in defects[len(case.defects(event.date)) :]]


def check(seed: int) -> None:
    history = History(Random(seed))
    history.grow(20)
    for possible, event in attempts(history):
        defects = new_defects(history.case, event)
        what = f"seed {seed}: {event!r}\n{possible}"
        if possible.contradiction:
            assert defects is None, what
        elif not possible.allowed:
            assert defects != [], what
        elif possible.allowed and defects:
            assert "defect-stage" not in defects, what


@pytest.mark.parametrize("seed", range(25))
def test_what_is_said_of_a_kind_is_what_becomes_of_its_events(seed: int) -> None:
    check(seed)


@pytest.mark.slow
def test_it_is_over_many_histories() -> None:
    for seed in range(1_000_000, 1_000_000 + int(os.environ.get("HISTORIES", "2000"))):
        check(seed)
