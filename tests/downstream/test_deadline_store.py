"""The team's tests: the conformance kit for its own functions, and annotated types for its storage."""

from deadline_store import Store, applies_from, is_very_large, reply_due
from hypothesis import given

import dsa
from dsa.testing import checks


def test_replies_are_due_when_the_law_says() -> None:
    checks.deadlines(lambda asked, period: reply_due(asked, period.months), units=[dsa.Unit.MONTHS])


def test_obligations_apply_when_the_law_says() -> None:
    checks.effective_dates(applies_from)


def test_very_large_is_what_the_law_says() -> None:
    checks.threshold(is_very_large)


@given(...)
def test_what_is_stored_comes_back(deadline: dsa.Deadline) -> None:
    store = Store()
    assert store.due(store.save(deadline)) == deadline.date


@given(...)
def test_designations_of_every_kind_can_be_shown(designation: dsa.VLOPDesignation) -> None:
    assert designation.kind in str(designation)
