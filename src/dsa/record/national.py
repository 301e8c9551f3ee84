"""What the Member States do under the Act, and what the Commission does about them: facts of their own kind.

They are no proceedings of the Commission (Chapter IV, Section 4): a Coordinator acts under Articles 49 to 51 and 56,
and an infringement procedure is against a Member State.
"""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import frozen

from ..act.statements.places import COUNTRIES
from ..ground import checks, words
from ..ground.brief import Brief
from ..ground.citations import Citation
from ..ground.errors import InvalidValue
from ..ground.words import Phrase


class NationalKind(Enum):
    """What kind of step it is."""

    COORDINATOR = "coordinator"
    """A Coordinator is designated or empowered, or says what it supervises: Articles 49, 51 and 56."""
    INFRINGEMENT_PROCEDURE = "infringement-procedure"
    """The Commission proceeds against a Member State: Article 258 TFEU."""
    INVESTIGATION = "investigation"
    """A Coordinator investigates a service: Article 51."""
    TRUSTED_FLAGGERS = "trusted-flaggers"
    """How many trusted flaggers are listed: Article 22."""

    def __str__(self) -> str:
        return self.value.replace("-", " ")


@frozen(kw_only=True)
class NationalStep(Brief):
    """One step of a Coordinator, or of the Commission against a Member State.

    :param kind: what kind of step it is.
    :param on: the day of it; None where that was not read.
    :param wording: what the sources have instead of a day; None where the day is known.
    :param countries: codes of two letters.
    :param authority: who took it, by name; None where that is clear from the country or not said.
    :param services: the services concerned, by their names.
    :param articles: the provisions of the Act concerned.
    :param case: the number of an infringement procedure.
    :param number: how many, where it is a count.
    :param text: the step, as a sentence.

    >>> from dsa import record
    >>> print(record.national()[0])
    September 2023, Italy: AGCOM is designated by Article 15 of Decree-Law 123/2023.
    """

    kind: NationalKind
    on: date | None
    wording: str | None = None
    countries: tuple[str, ...] = ()
    authority: str | None = None
    services: tuple[str, ...] = ()
    articles: tuple[Citation, ...] = ()
    case: str | None = None
    number: int | None = None
    text: str

    def __attrs_post_init__(self) -> None:
        checks.member("kind", self.kind, NationalKind)
        checks.optional_day("on", self.on)
        if (self.on is None) == (self.wording is None):
            raise InvalidValue(field=Phrase("on"), value=self.on, accepted=Phrase("a day or words, one of the two"))
        for name in ("wording", "authority", "case"):
            checks.optional_text(name, getattr(self, name))
        for country in checks.several("countries", self.countries, str):
            checks.known("countries", country, COUNTRIES)
        checks.several("services", self.services, str)
        checks.several("articles", self.articles, Citation)
        if self.number is not None:
            checks.count("number", self.number)
        checks.text("text", self.text)

    @property
    def when(self) -> str:
        """Its day, or the words that stand for it."""
        return words.day(self.on) if self.on else str(self.wording)

    def __str__(self) -> str:
        where = f", {words.listing(tuple(COUNTRIES[code] for code in self.countries))}" if self.countries else ""
        count = f" ({self.number})" if self.number is not None else ""
        case = f" [{self.case}]" if self.case else ""
        articles = f" [{'; '.join(map(str, self.articles))}]" if self.articles else ""
        services = f" {words.listing(self.services)}:" if self.services else ""
        return f"{self.when}{where}:{services} {self.text}{count}{case}{articles}"
