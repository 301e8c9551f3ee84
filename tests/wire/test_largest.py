"""The largest documents that may be read, of every form: they are read or refused within a bound of memory."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from dsa import wire
from dsa.wire.codecs.containers import MOST_ITEMS
from dsa.wire.documents import MOST_CHARACTERS
from tests.paths import ROOT
from tests.wire.golden import EXAMPLES

MEGABYTES = 200


def lists(value: Any) -> Iterator[list[Any]]:
    """Every list of a document that has something in it, the outermost first."""
    if isinstance(value, list) and value:
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from lists(part)


def largest(form: str) -> str:
    """A document of a form, as long as one may be: one of its lists is repeated, or else a text of it."""
    document = json.loads(wire.dumps(EXAMPLES[form][-1]))
    fixed = len(json.dumps(document))
    room = MOST_CHARACTERS - fixed - 10_000
    places = list(lists(document))
    if places:
        longest = max(places, key=lambda place: min(MOST_ITEMS * len(json.dumps(place)) // len(place), room))
        more = min(MOST_ITEMS, room // max(1, len(json.dumps(longest)) // len(longest)))
        longest[:] = [longest[index % len(longest)] for index in range(more)]
    else:
        name = next((key for key, value in document.items() if key != "format" and isinstance(value, str)), "format")
        document[name] += "x" * room
    return json.dumps(document)


PROGRAM = """
import resource, sys
from dsa import DSAError, wire
from tests.wire.golden import EXAMPLES
from tests.wire.test_largest import largest

for form in EXAMPLES:
    wire.loads(wire.dumps(EXAMPLES[form][-1]))  # what is loaded once is not of the document
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for form in EXAMPLES:
    text = largest(form)
    assert len(text) <= 4_000_000, (form, len(text))
    try:
        wire.loads(text)
    except DSAError:
        pass
    print(form, len(text), (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not say how much a process took")
def test_the_largest_document_of_every_form_takes_two_hundred_megabytes_at_most() -> None:
    told = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in told.splitlines()]
    assert [row[0] for row in rows] == list(EXAMPLES)
    assert sum(int(row[1]) > MOST_CHARACTERS // 20 for row in rows) > len(rows) // 2, "large ones are among them"
    assert max(int(row[2]) for row in rows) < MEGABYTES
