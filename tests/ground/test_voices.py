"""A voice of one's own: what it was registered for it speaks, and nothing else."""

import datetime

import pytest

import dsa
from dsa.errors import UnknownName
from dsa.ground import voices
from dsa.ground.errors import DSAError
from dsa.ground.trace import Reasons
from dsa.ground.words import Html

ANSWER = dsa.due_on(datetime.date(2024, 4, 5))


class Shouting:
    def explain(self, answer: Reasons, locale: str, /) -> str:
        return str(answer).upper()

    def html(self, answer: Reasons, locale: str, /) -> Html:
        return Html(f"<b>{self.explain(answer, locale)}</b>")

    def refusal(self, error: DSAError, locale: str, /) -> str:
        return str(error).upper()


def test_a_voice_speaks_the_locale_for_which_it_was_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voices, "_registered", dict(voices._registered))
    voices.spoken_by(Shouting, locale="en_SHOUTED")
    assert ANSWER.explain("en_SHOUTED") == "DUE ON 5 APRIL 2024"
    assert ANSWER.explain("de").startswith("fällig: 5. April 2024")
    with pytest.raises(UnknownName, match="locale"):
        ANSWER.explain("fr_SHOUTED_2")
