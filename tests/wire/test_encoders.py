"""With the quicker encoder or without it: the same texts, the same refusals."""

import json
from collections.abc import Iterator

import pytest

import dsa
from dsa import wire
from dsa.time_limits.calendars import HolidayRule
from dsa.wire import building, documents
from dsa.wire.forms import FORMS

from .frozen.facts import CASE
from .refusals import refused


@pytest.fixture
def without_orjson(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    import sys

    documents._orjson.cache_clear()
    monkeypatch.setitem(sys.modules, "orjson", None)
    yield
    documents._orjson.cache_clear()


TEXT_OF_A_CASE = wire.dumps(CASE)


@pytest.mark.usefixtures("without_orjson")
def test_without_the_quicker_encoder() -> None:
    assert wire.dumps(CASE) == TEXT_OF_A_CASE
    assert wire.loads(TEXT_OF_A_CASE) == CASE
    assert "/amount" in refused('{"format":"dsa.money/1","amount":"1","amount":"2","currency":"EUR"}')


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"format":"dsa.money/1","amount":"1","amount":"2","currency":"EUR"}', "/amount"),
        ('{"format":"dsa.money/1","amount":"1", "amount" :"2","currency":"EUR"}', "/amount"),
        ('{"format":"dsa.recipient-range/1","at_least":1.0,"at_most":null}', "/at_least"),
        ('{"format":"dsa.recipient-range/1","at_least":123456789012345678901234567890.0,"at_most":null}', "/at_least"),
    ],
)
def test_what_the_quicker_decoder_lets_pass_is_refused(text: str, place: str) -> None:
    assert list(refused(text)) == list(refused(text.encode())) == [place]


def test_text_that_is_no_utf8_is_refused_either_way() -> None:
    lone = dsa.Provider(name="\ud800")
    for write in (wire.dumps, wire.to_dict):
        with pytest.raises(dsa.errors.InvalidValue, match="surrogate"):
            write(lone)


def test_numbers_that_the_quicker_encoder_does_not_take() -> None:
    large = dsa.RecipientRange(at_least=10**29)
    assert wire.loads(wire.dumps(large)) == large
    assert json.loads(wire.dumps(large))["at_least"] == 10**29


def test_forms_are_built_once() -> None:
    assert building.document() is building.document()
    assert all(building.codec_of(form) is building.codec_of(form) for form in FORMS.values())
    assert HolidayRule(name="x", rule="FREQ=YEARLY").rule
