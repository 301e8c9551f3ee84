"""Names that the library does not have: an error says which was meant, and Python adds nothing to it."""

import subprocess
import sys
import traceback
from types import ModuleType
from typing import Any

import pytest

import dsa
from dsa.ground.mistaken.names import absent, meant

library: Any = dsa  # the deliberate mistakes below are not to be stopped by the type checker first


def told(name: str) -> str:
    """The last line that a shell shows."""
    with pytest.raises(AttributeError) as caught:
        getattr(library, name)
    return traceback.format_exception_only(caught.value)[-1].strip().removeprefix("AttributeError: ")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("fine", "maximum_fine"),
        ("max_fine", "maximum_fine"),
        ("deadlines", "deadline"),
        ("compute_deadline", "deadline"),
        ("time_limit", "deadline"),
        ("holidays", "calendar"),
        ("vlop", "VLOPDesignation"),
        ("is_vlop", "VLOPDesignation"),
        ("designation", "designation_status"),
        ("threshold", "threshold_test"),
        ("obligation", "obligations"),
        ("Service", "Platform"),
        ("Article", "DSA.at"),
        ("find", "record.find"),
        ("penalties", "record.penalties"),
        ("Closed", "events.Closed"),
        ("MissingFact", "errors.MissingFact"),
        ("complaint_window", "procedures.complaint_window"),
        ("plot", "plots"),
    ],
)
def test_a_name_that_is_not_there_is_told_as_what_was_meant(typed: str, first: str) -> None:
    assert told(typed).startswith(f"module 'dsa' has no attribute {typed!r}. Did you mean: {first!r}")
    assert told(typed).count("Did you mean") == 1


def test_the_same_words_come_first_then_what_is_called_otherwise_then_longer_names() -> None:
    known = ["holidays_of", "HolidayList", "holiday"]
    assert meant("Holidays", known) == ["holiday", "calendar", "holidays_of", "HolidayList"]
    assert meant("Holidays", known[:2]) == ["calendar", "holidays_of", "HolidayList"]


def test_a_short_word_ends_in_the_s_that_it_has() -> None:
    assert (meant("ics", ["to_ics"]), meant("ic", ["to_ics"]), meant("day", ["days"])) == (["to_ics"], [], ["days"])


def test_what_is_shown_is_there() -> None:
    names = told("holiday").partition("Did you mean: ")[2].removesuffix("?").split(", ")
    assert names == ["'calendar'", "'Holiday'", "'HolidayList'"]
    assert all(hasattr(library, name.strip("'")) for name in names)


@pytest.mark.parametrize("typed", ["calender", "xyz"])
def test_what_is_spelt_alike_or_like_nothing_is_left_to_python(typed: str) -> None:
    with pytest.raises(AttributeError, match=f"has no attribute {typed!r}$") as caught:
        getattr(library, typed)
    assert (caught.value.name, caught.value.obj) == (typed, dsa)  # from which Python tells what is near


def test_a_module_that_is_asked_by_tools_loads_nothing() -> None:
    module = ModuleType("asked")
    refused = absent(module, "deadline", ["schedule"], [])
    assert (refused.name, refused.obj) == ("deadline", module)
    meant = absent(module, "deadlines", ["deadline"], [])
    assert (str(meant), meant.obj) == (
        "module 'asked' has no attribute 'deadlines'. Did you mean: 'deadline'?",
        module,
    )
    wrapped = "__wrapped__"  # what inspect looks for
    with pytest.raises(AttributeError) as caught:
        getattr(library, wrapped)
    assert (caught.value.name, caught.value.obj) == (wrapped, dsa)
    code = (
        "import sys; from dsa import translations; print([name for name in sys.modules if name.startswith('dsa.act')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
