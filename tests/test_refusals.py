"""What is refused, and how: one thing wrong at a time, the error of the library's own, and the field by its name."""

import re

import pytest
from hypothesis import given, settings

import dsa
from dsa import Period
from dsa.act.proceedings.events import KINDS
from dsa.testing import invalid


@settings(max_examples=400, deadline=None)
@given(invalid.refusals())
def test_every_refusal_is_the_error_and_the_field_it_says(refused: invalid.Refused) -> None:
    with pytest.raises(refused.error) as caught:
        refused.make()
    assert type(caught.value) is refused.error
    assert re.match(rf"{refused.field}\b", str(caught.value))


@pytest.mark.parametrize("kind", invalid.REFUSING, ids=lambda kind: kind.__name__)
def test_every_type_that_is_given_has_refusals(kind: type[object]) -> None:
    @settings(max_examples=25, deadline=None)
    @given(invalid.refusals(kind))
    def refuse(refused: invalid.Refused) -> None:
        with pytest.raises(refused.error, match=rf"^{refused.field}\b"):
            refused.make()

    refuse()


@given(invalid.period_texts(), invalid.citation_texts())
def test_texts_that_are_no_period_and_no_citation(period: str, citation: str) -> None:
    with pytest.raises(dsa.errors.InvalidValue):
        Period.parse(period)
    with pytest.raises(dsa.errors.InvalidValue):
        dsa.Citation.parse(citation)


def test_refusals_cover_every_kind_of_event() -> None:
    assert set(KINDS) <= set(invalid.REFUSING)
