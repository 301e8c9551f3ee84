"""Who tells things in one language: sentences with their values, and values by themselves."""

from __future__ import annotations

from typing import Self

from attrs import frozen

from ..ground import words
from ..ground.trace import Sentence
from . import values
from .explaining import say
from .locales import resolve


@frozen
class Teller:
    """Says sentences and values in one language. The words of others stay as they are.

    :param language: one of the 24, without a region; :meth:`of` takes a locale.
    """

    language: str

    @classmethod
    def of(cls, locale: str) -> Self:
        """The teller of a language, or of a regional form of one.

        :raises UnknownName: it is none of the official languages.
        """
        return cls(resolve(locale))

    def say(self, sentence: Sentence, **facts: object) -> str:
        """A sentence with its values."""
        return say(sentence.naming(**facts) if facts else sentence, self.language)

    def show(self, value: object, *, name: str = "") -> str:
        """A value; ``name`` is that of a fact whose text is a word of ours."""
        return words.show(value) if self.language == "en" else values.show(value, self.language, name=name)
