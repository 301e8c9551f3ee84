"""How an answer says where it comes from: rules applied one after the other, and the points that the law leaves open.

A :class:`Rule` is written once, beside the code that applies it: an id that never changes, a sentence with named
places, a citation. Applying it makes a :class:`Step`. Steps form a chain: each begins with the value at which
the one before it ended. A :class:`Point` of law that is open, inferred or disputed makes a :class:`Notice`.
"""

from collections.abc import Mapping
from typing import ClassVar, Protocol, TypeAlias, runtime_checkable

from attrs import field, fields, frozen

from . import checks, plain, voices
from .asked import Asked, Raw
from .brief import LONGEST_ANSWER, Brief, in_words
from .citations import Citation
from .errors import AmbiguousTruth, MissingFact
from .mistaken.fields import ByItsFields
from .words import Html, Phrase, in_sentence

Facts: TypeAlias = tuple[tuple[str, object], ...]


def _sentence(text: str, facts: Mapping[str, object]) -> str:
    try:
        return text.format(**{name: in_sentence(value) for name, value in facts.items()})
    except KeyError as missing:
        raise MissingFact(missing=Phrase(f"A value for {missing} in the sentence"), give=Phrase(str(missing))) from None


@frozen
class Sentence(Brief):
    """A sentence with its named values: what a translator needs, and what English makes of it.

    :param id: stable; translations and programs find the sentence by it.
    :param text: the English sentence, with a place in braces for each value.
    :param pairs: the values, as pairs of the name of a place and what stands there.

    >>> str(Sentence("greeting", "{count} recipients", (("count", 45_000_000),)))
    '45 000 000 recipients'
    """

    id: str
    text: str
    pairs: Facts = field(default=(), eq=plain.by_name)

    @property
    def facts(self) -> dict[str, object]:
        """The named values of the sentence."""
        return dict(self.pairs)

    def naming(self, **facts: object) -> "Sentence":
        """The same sentence with values for its names."""
        return Sentence(self.id, self.text, tuple(facts.items()))

    def __str__(self) -> str:
        return _sentence(self.text, self.facts)


@frozen
class Step(Brief):
    """One rule applied: from ``before`` to ``after``, with the facts that it used and the article that says so.

    :param rule: the stable identifier of the rule.
    :param text: the English sentence of the rule, with a place in braces for each value.
    :param before: the value before the rule was applied; it is the ``after`` of the step before.
    :param after: the value afterwards.
    :param pairs: the facts that the rule used, as pairs of a name and a value; ``facts`` has them as a mapping.
    :param citation: the provision that says so.
    """

    rule: str
    text: str = field(repr=False)
    before: object
    after: object
    pairs: Facts = field(repr=False, eq=plain.by_name)
    citation: Citation

    @property
    def facts(self) -> dict[str, object]:
        """The named values that the rule used."""
        return dict(self.pairs)

    @property
    def statement(self) -> Sentence:
        """The sentence of this step with every value in it, ``before`` and ``after`` included."""
        return Sentence(self.rule, self.text, (("before", self.before), ("after", self.after), *self.pairs))

    def __str__(self) -> str:
        return f"{self.statement} [{self.citation}]"


@frozen
class Notice(Brief):
    """A point that a careful reader should know: the law is open here, or the fact is uncertain.

    :param id: the stable identifier of the point.
    :param text: the English sentence, with a place in braces for each value.
    :param pairs: the values, as pairs of a name and a value; ``facts`` has them as a mapping.
    :param citations: the provisions that leave the point open.
    """

    id: str
    text: str = field(repr=False)
    pairs: Facts = field(repr=False, eq=plain.by_name)
    citations: tuple[Citation, ...]

    @property
    def facts(self) -> dict[str, object]:
        """The named values of the sentence."""
        return dict(self.pairs)

    @property
    def statement(self) -> Sentence:
        """The sentence of this notice with its values."""
        return Sentence(self.id, self.text, self.pairs)

    def __str__(self) -> str:
        sources = f" [{'; '.join(map(str, self.citations))}]" if self.citations else ""
        return f"{self.statement}{sources}"


@frozen
class Rule:
    """A rule of law as the library applies it: id, sentence, citation.

    Without a citation of its own, each application says under which provision it is made.
    """

    id: str
    text: str
    citation: Citation | None = None

    def __attrs_post_init__(self) -> None:
        checks.places(self.text)

    def step(self, before: object, after: object, *, under: Citation | None = None, **facts: object) -> Step:
        """The rule applied once; ``under`` is the provision, where that is not the rule's own.

        :raises MissingFact: neither the rule nor the application names one.
        """
        citation = under or self.citation
        if citation is None:
            raise MissingFact(missing=Phrase(f"The provision under which {self.id} is applied"), give=Phrase("under="))
        return Step(self.id, self.text, before, after, tuple(facts.items()), citation)


@frozen
class Point:
    """A point of law that is open, or that only holds with a reservation."""

    id: str
    text: str
    citations: tuple[Citation, ...] = ()

    def __attrs_post_init__(self) -> None:
        checks.places(self.text)

    def notice(self, *, under: Citation | None = None, **facts: object) -> Notice:
        """The point, raised for one answer; ``under`` is the provision, where that is not the point's own."""
        citations = self.citations if under is None else (under, *self.citations)
        return Notice(self.id, self.text, tuple(facts.items()), citations)


@runtime_checkable
class Reasons(Protocol):
    """What an explanation is made of, wherever it comes from: fields of an answer, or properties that work it out."""

    @property
    def headline(self) -> Sentence:
        """The answer in one sentence."""
        ...

    @property
    def steps(self) -> tuple[Step, ...]:
        """The rules that led to it, one after the other."""
        ...

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The points that a careful reader should know."""
        ...

    @property
    def parts(self) -> tuple[Sentence, ...]:
        """What is named after everything else, a line each."""
        ...

    def explain(self, locale: str = "en") -> str:
        """The whole reasoning."""
        ...


def provisions(answer: Reasons) -> tuple[Citation, ...]:
    """Every provision that an answer rests on, once, in the order of the steps."""
    used = [step.citation for step in answer.steps]
    used += [citation for notice in answer.notices for citation in notice.citations]
    return tuple(dict.fromkeys(used))


class Reasoned:
    """Whatever can explain itself: it has a headline, steps and notices."""

    __slots__ = ()

    @property
    def asked(self) -> Asked | None:
        """The question to which it is the answer: the function with its arguments, to be looked at or asked again.

        None for what no question gave: something put together by hand, or changed since, as ``attrs.evolve`` does.
        """
        raw: Raw | None = getattr(self, "_asked", None)
        return None if raw is None else Asked.of(raw)

    @property
    def parts(self) -> tuple[Sentence, ...]:
        """What its explanation names after everything else, a line each: the answers that it consists of."""
        return ()

    def explain(self: Reasons, locale: str = "en") -> str:
        """The whole reasoning: the answer, one numbered line a step with its article, then the notices.

        ``locale`` is one of the 24 official languages (:data:`dsa.i18n.LOCALES`), or a regional form of one, such as
        ``"de_AT"``; another is an :class:`~dsa.errors.UnknownName`. English is authoritative: an explanation
        that rests on drafts of translations says so once, in its own language.
        """
        if isinstance(locale, str) and locale == "en":
            return "\n".join(voices.english(self))
        return voices.of(locale).explain(self, locale)

    def html(self: Reasons, locale: str = "en") -> Html:
        """The same reasoning as a fragment of HTML, every provision a link: a notebook shows it, a page can hold it.

        English shows itself in a notebook; ``answer.html("de")`` as the last line of a cell shows German.
        """
        return voices.of(locale).html(self, locale)

    def _repr_html_(self: Reasons) -> str:
        return voices.of("en").html(self, "en")

    def __str__(self: Reasons) -> str:
        return str(self.headline)


@frozen(kw_only=True)
class Explained(ByItsFields, Reasoned, Brief):
    """The base of every computed answer: the steps that led to it and the notices that go with it.

    :param steps: the rules applied, in their order: each begins with the value at which the one before ended.
    :param notices: what the law leaves open and the facts leave in doubt; empty where nothing is to be said.
    """

    steps: tuple[Step, ...] = field(default=(), repr=False)
    notices: tuple[Notice, ...] = field(default=(), repr=False)
    _asked: Raw | None = field(default=None, init=False, repr=False, eq=False)
    """Set where the question was asked; equal answers are equal, whoever asked for them."""

    made_of: ClassVar[str | None] = None
    """The name of the field with the answers of which it is the sum, and for which nobody can ask alone."""

    def __bool__(self) -> bool:
        """Refused: every answer would be true, also the one that says no.

        :raises AmbiguousTruth: always; it names what can be asked.
        """
        raise AmbiguousTruth(answer=Phrase(type(self).__name__), members=Phrase(", ".join(self._members())))

    @classmethod
    def _members(cls) -> list[str]:
        """What an answer of this kind has beside its reasoning, flags first."""
        own = [name for name in dir(cls) if not name.startswith("_") and not hasattr(Explained, name)]
        asked = [name for name in own if not callable(getattr(cls, name))]
        flags = [name for name in asked if "bool" in str(cls._annotation(name))]
        return [f".{name}" for name in (*flags, *(name for name in asked if name not in flags))]

    @classmethod
    def _annotation(cls, name: str) -> object:
        known = {attribute.name: attribute.type for attribute in fields(cls)}
        getter = getattr(getattr(cls, name), "fget", None)
        return known.get(name) or getattr(getter, "__annotations__", {}).get("return")

    def _shown(self) -> str:
        return in_words(self, str(self), LONGEST_ANSWER)

    @property
    def headline(self) -> Sentence:
        """The answer in one sentence."""
        raise NotImplementedError  # every answer has its own; a test walks all subclasses

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every provision that the answer rests on, once, in the order of the steps."""
        return provisions(self)

    @property
    def listed(self) -> bool:
        """Whether it is worth a line where several answers are explained together: most are."""
        return True
