"""Where a rule is written: acts of the Union, and citations of their articles, paragraphs and points.

>>> str(Citation.parse("Art. 33(6) DSA"))
'Article 33(6) DSA'
>>> Citation.parse("Article 3(4) Regulation 1182/71").url
'https://eur-lex.europa.eu/eli/reg/1971/1182/art_3/oj'
"""

from __future__ import annotations

from attrs import frozen

from . import checks
from .brief import LONGEST, Brief, in_words
from .errors import InvalidType, InvalidValue
from .mistaken.places import there_is
from .words import Phrase, place_text


@frozen(cache_hash=True)
class Act(Brief):
    """An act of Union law, or a rule of its courts, that the library cites.

    :param name: how citations write it, such as ``"DSA"`` or ``"Regulation 1182/71"``.
    :param title: its title, in English.
    :param eli: its European Legislation Identifier; None where it has none.
    :param aliases: other names that ``Citation.parse`` takes for it.
    """

    name: str
    title: str
    eli: str | None
    aliases: tuple[str, ...] = ()

    def at(
        self,
        article: int,
        paragraph: int | None = None,
        *,
        subparagraph: int | None = None,
        point: str | None = None,
    ) -> Citation:
        """A citation of this act: ``DSA.at(33, 6)``.

        ``article``, ``paragraph``, ``subparagraph`` and ``point`` are those of :class:`~dsa.Citation`.
        """
        return Citation(self, article, paragraph, subparagraph, point)

    def recital(self, number: int) -> Citation:
        """A citation of a recital: ``DSA.recital(77)``."""
        return Citation(self, recital=number)

    def _shown(self) -> str:
        return in_words(self, self.name, LONGEST)

    def __str__(self) -> str:
        return self.name


DSA = Act(
    "DSA",
    "Regulation (EU) 2022/2065 (Digital Services Act)",
    "reg/2022/2065",
    ("Regulation (EU) 2022/2065", "Digital Services Act"),
)
REGULATION_1182_71 = Act(
    "Regulation 1182/71",
    "Regulation (EEC, Euratom) No 1182/71 on periods, dates and time limits",
    "reg/1971/1182",
    ("Regulation (EEC, Euratom) No 1182/71",),
)
SME_RECOMMENDATION = Act(
    "Recommendation 2003/361/EC",
    "Recommendation 2003/361/EC on micro, small and medium-sized enterprises",
    "reco/2003/361",
    ("Recommendation 2003/361",),
)
MERGER_REGULATION = Act(
    "Regulation 139/2004",
    "Regulation (EC) No 139/2004 on the control of concentrations",
    "reg/2004/139",
    ("Regulation (EC) No 139/2004",),
)
PROCEDURE_REGULATION = Act(
    "Implementing Regulation (EU) 2023/1201",
    "Implementing Regulation (EU) 2023/1201 on the conduct of proceedings under the DSA",
    "reg_impl/2023/1201",
)
FEE_REGULATION = Act(
    "Delegated Regulation (EU) 2023/1127",
    "Delegated Regulation (EU) 2023/1127 on the supervisory fee",
    "reg_del/2023/1127",
)
AUDIT_REGULATION = Act(
    "Delegated Regulation (EU) 2024/436",
    "Delegated Regulation (EU) 2024/436 on independent audits",
    "reg_del/2024/436",
)
TEMPLATE_REGULATION = Act(
    "Implementing Regulation (EU) 2024/2835",
    "Implementing Regulation (EU) 2024/2835 on templates for transparency reports",
    "reg_impl/2024/2835",
)
DATA_ACCESS_REGULATION = Act(
    "Delegated Regulation (EU) 2025/2050",
    "Delegated Regulation (EU) 2025/2050 on data access for researchers",
    "reg_del/2025/2050",
)
TFEU = Act("TFEU", "Treaty on the Functioning of the European Union", "treaty/tfeu_2016")
COURT_STATUTE = Act(
    "Statute of the Court",
    "Protocol (No 3) on the Statute of the Court of Justice of the European Union",
    None,
)
COURT_RULES = Act("Rules of Procedure of the Court of Justice", "Rules of Procedure of the Court of Justice", None)
GENERAL_COURT_RULES = Act("Rules of Procedure of the General Court", "Rules of Procedure of the General Court", None)

ACTS = (
    DSA,
    REGULATION_1182_71,
    SME_RECOMMENDATION,
    MERGER_REGULATION,
    PROCEDURE_REGULATION,
    FEE_REGULATION,
    AUDIT_REGULATION,
    TEMPLATE_REGULATION,
    DATA_ACCESS_REGULATION,
    TFEU,
    COURT_STATUTE,
    COURT_RULES,
    GENERAL_COURT_RULES,
)


@frozen(cache_hash=True)
class Citation(Brief):
    """A place in an act: article, paragraph, subparagraph and point, or a recital.

    By position: ``Citation(DSA, 33, 6)``; :meth:`parse` and :meth:`Act.at` mostly read better.

    :param act: the act in which the place is.
    :param article: the number of the article; None for a recital.
    :param paragraph: the number of the paragraph; None for the whole article.
    :param subparagraph: the number of the subparagraph, from 1 on; None for all of them.
    :param point: the letter of the point, such as ``"c"``, or several levels of it; None for all of them.
    :param recital: the number of the recital; None for an article.
    """

    act: Act
    article: int | None = None
    paragraph: int | None = None
    subparagraph: int | None = None
    point: str | None = None
    recital: int | None = None

    def __attrs_post_init__(self) -> None:
        checks.instance("act", self.act, Act)
        for name in ("article", "paragraph", "subparagraph", "recital"):
            value = getattr(self, name)
            if value is not None:
                checks.count(name, value, least=1)
        there_is(self.act.name, article=self.article, recital=self.recital)
        checks.optional_text("point", self.point)
        if (self.article is None) == (self.recital is None):
            accepted = Phrase("an article or a recital, not both")
            raise InvalidValue(field=Phrase("article"), value=self.article, accepted=accepted)
        if self.subparagraph is not None and self.subparagraph > len(place_text.ORDINALS):
            accepted = Phrase("a number from 1 to 10")
            raise InvalidValue(field=Phrase("subparagraph"), value=self.subparagraph, accepted=accepted)

    @classmethod
    def parse(cls, text: str, *, act: Act | None = None) -> Citation:
        """Read a citation as people write it; ``act`` is used where the text names none.

        :param text: such as "Art. 33(6) DSA" or "Article 3(4) Regulation 1182/71".

        >>> Citation.parse("Article 74(2), point (b), DSA") == Citation.parse("Art. 74(2)(b) DSA")
        True
        >>> str(Citation.parse("40(12)", act=DSA))
        'Article 40(12) DSA'
        """
        if not isinstance(text, str):
            raise InvalidType(field=Phrase("citation"), value=text, accepted=Phrase("text"))
        # Any space is a space: in what is pasted from the Journal it is often one that does not break.
        plain = " ".join(text.split())
        match = place_text.FORM.fullmatch(plain) if len(plain) <= place_text.LONGEST else None
        named = _act_named(match["act"]) if match and match["act"] else act
        ordinal = (match["ordinal"] or "").lower() if match else ""
        if match is None or named is None or (ordinal and ordinal not in place_text.ORDINALS):
            raise InvalidValue(
                field=Phrase("citation"),
                value=text,
                accepted=Phrase(
                    "an article and its act, such as 'Article 33(6) DSA', 'Recital 77 DSA' or "
                    "'Article 3(4) Regulation 1182/71'"
                ),
            )
        number = int(match["number"])
        if match["recital"]:
            return cls(named, recital=number)
        return cls(
            named,
            number,
            int(match["paragraph"]) if match["paragraph"] else None,
            place_text.ORDINALS.index(ordinal) + 1 if ordinal else None,
            match["point"].lower() if match["point"] else None,
        )

    def _shown(self) -> str:
        if self.act not in ACTS:
            return in_words(self, str(self), LONGEST)
        if self.act != DSA:
            return f"Citation.parse({str(self)!r})"
        if self.recital is not None:
            return f"DSA.recital({self.recital})"
        places = [repr(place) for place in (self.article, self.paragraph) if place is not None]
        named = (("subparagraph", self.subparagraph), ("point", self.point))
        places += [f"{name}={place!r}" for name, place in named if place is not None]
        return f"DSA.at({', '.join(places)})"

    @property
    def eli(self) -> str | None:
        """The European Legislation Identifier, down to the paragraph; None for acts that have none."""
        if self.act.eli is None:
            return None
        parts = [f"rct_{self.recital}"] if self.recital else [f"art_{self.article}"]
        if self.paragraph:
            parts.append(f"par_{self.paragraph}")
        if self.subparagraph:
            parts.append(f"sub_{self.subparagraph}")
        if self.point:
            parts.append("pnt_" + self.point.replace(")(", "_"))
        return f"http://data.europa.eu/eli/{self.act.eli}/{'/'.join(parts)}/oj"

    @property
    def url(self) -> str | None:
        """The page on EUR-Lex: of the article, or of the act for a recital; None for acts without an ELI."""
        if self.act.eli is None:
            return None
        place = f"art_{self.article}/" if self.article else ""
        return f"https://eur-lex.europa.eu/eli/{self.act.eli}/{place}oj"

    def within(self, other: Citation) -> bool:
        """Whether this place lies in ``other``: Article 34(1) lies in Article 34.

        >>> DSA.at(34, 1).within(DSA.at(34)), DSA.at(34).within(DSA.at(34, 1))
        (True, False)
        """
        checks.instance("other", other, Citation)
        return (
            self.act == other.act
            and other.article in (None, self.article)
            and other.paragraph in (None, self.paragraph)
            and other.subparagraph in (None, self.subparagraph)
            and other.point in (None, self.point)
            and other.recital in (None, self.recital)
        )

    def __str__(self) -> str:
        if self.recital:
            return f"Recital {self.recital} {self.act}"
        place = f"Article {self.article}" + (f"({self.paragraph})" if self.paragraph else "")
        tail = ""
        if self.subparagraph:
            tail += f", {place_text.ORDINALS[self.subparagraph - 1]} subparagraph"
        if self.point:
            tail += f", point ({self.point})"
        return f"{place}{tail}{',' if tail else ''} {self.act}"


_BY_NAME = {place_text.plain(name): act for act in ACTS for name in (act.name, act.title, *act.aliases)}


def _act_named(name: str) -> Act | None:
    return _BY_NAME.get(place_text.plain(name))
