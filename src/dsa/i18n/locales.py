"""The 24 official languages, and how each writes dates, numbers, amounts and references to provisions.

Month names, plural categories and lists come from the Unicode CLDR through Babel. What stands here is what the
Union's own texts do otherwise, after the Interinstitutional Style Guide: groups of three with a no-break space in
every language, the code EUR instead of a sign, and each language's own way to cite an article.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ..ground import checks
from ..ground.errors import NotSupported
from ..ground.words import Phrase

if TYPE_CHECKING:
    from babel import Locale
else:  # for whoever reads hints at run time
    Locale = Any

LOCALES = (
    *("bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr"),
    *("hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv"),
)
"""The codes of the 24 official languages of the Union."""

_LATIN = tuple("abcdefghijklmnopqrstuvwxyz")
_CYRILLIC = tuple("абвгдежзийклмнопрстуфхцчшщ")
_GREEK = (
    *("α", "β", "γ", "δ", "ε", "στ", "ζ", "η", "θ", "ι", "ια", "ιβ", "ιγ"),
    *("ιδ", "ιε", "ιστ", "ιζ", "ιη", "ιθ", "κ", "κα", "κβ", "κγ", "κδ", "κε", "κστ"),
)
_LETTERS = {"bg": _CYRILLIC, "el": _GREEK}


@frozen
class Style:
    """How one language writes what the library prints.

    Each place of a citation is a pair: how it reads as the last one named, and how before a narrower one. Most
    languages have one form for both; Estonian, Finnish, Latvian and Lithuanian put the wider place in the genitive.
    """

    date: str
    article: tuple[str, str]
    paragraph: tuple[str, str]
    subparagraph: tuple[str, str]
    point: str
    recital: str
    ordinals: tuple[tuple[str, str], ...]
    """The first four ordinals, agreeing with the word for a subparagraph, in both forms."""
    joint: str
    """What stands between the places of a citation, and before its act."""
    decimal: str = ","
    code_first: bool = False
    """Whether the currency precedes the amount."""
    first_of_month: str | None = None
    semicolon: str = "; "
    """What stands between the parts of a list that have commas of their own."""
    months_in_sentence: tuple[str, ...] = ()
    """The months as they stand in the date of a sentence, where that is another form than in a date by itself."""


def _pair(text: str) -> tuple[str, str]:
    """``"artikkel {}|artikli {}"`` as two forms; one form serves as both."""
    last, _, before = text.partition("|")
    return last, before or last


def _style(
    date: str,
    places: str,
    ordinals: str,
    *,
    joint: str = " ",
    decimal: str = ",",
    code_first: bool = False,
    first: str | None = None,
    semicolon: str = "; ",
    months: str = "",
) -> Style:
    article, paragraph, subparagraph, point, recital = (part.strip() for part in places.split(";"))
    return Style(
        date=date,
        article=_pair(article),
        paragraph=_pair(paragraph),
        subparagraph=_pair(subparagraph),
        point=point,
        recital=recital,
        ordinals=tuple(_pair(word.strip()) for word in ordinals.split(",")),
        joint=joint,
        decimal=decimal,
        code_first=code_first,
        first_of_month=first,
        semicolon=semicolon,
        months_in_sentence=tuple(months.split()),
    )


STYLES = {
    "bg": _style(
        "{day} {month} {year} г.",
        "член {}; параграф {}; {} алинея; буква {}); съображение {}",
        "първа, втора, трета, четвърта",
        joint=", ",
    ),
    "cs": _style(
        "{day}. {month} {year}",
        "článek {}|čl. {}; odst. {}; {} pododstavec; písm. {}); {}. bod odůvodnění",
        "první, druhý, třetí, čtvrtý",
    ),
    "da": _style(
        "{day}. {month} {year}",
        "artikel {}; stk. {}; {} afsnit; litra {}); betragtning {}",
        "første, andet, tredje, fjerde",
        joint=", ",
    ),
    "de": _style(
        "{day}. {month} {year}",
        "Artikel {}; Absatz {}; Unterabsatz {}; Buchstabe {}; Erwägungsgrund {}",
        "1, 2, 3, 4",
    ),
    "el": _style(
        "{day} {month} {year}",
        "άρθρο {}; παράγραφος {}; {} εδάφιο; στοιχείο {}); αιτιολογική σκέψη {}",
        "πρώτο, δεύτερο, τρίτο, τέταρτο",
        semicolon="\N{MIDDLE DOT} ",  # in Greek a semicolon asks a question
    ),
    "en": _style(
        "{day} {month} {year}",
        "Article {}; ({}); {} subparagraph; point ({}); Recital {}",
        "first, second, third, fourth",
        joint=", ",
        decimal=".",
        code_first=True,
    ),
    "es": _style(
        "{day} de {month} de {year}",
        "artículo {}; apartado {}; párrafo {}; letra {}); considerando {}",
        "primero, segundo, tercero, cuarto",
        joint=", ",
    ),
    "et": _style(
        "{day}. {month} {year}",
        "artikkel {}|artikli {}; lõige {}|lõike {}; {} lõik|{} lõigu; punkt {}; põhjendus {}",
        "esimene|esimese, teine|teise, kolmas|kolmanda, neljas|neljanda",
    ),
    "fi": _style(
        "{day}. {month} {year}",
        "{} artikla|{} artiklan; {} kohta|{} kohdan; {} alakohta|{} alakohdan; {} alakohta; johdanto-osan {} kappale",
        "ensimmäinen|ensimmäisen, toinen|toisen, kolmas|kolmannen, neljäs|neljännen",
    ),
    "fr": _style(
        "{day} {month} {year}",
        "article {}; paragraphe {}; {} alinéa; point {}); considérant {}",
        "premier, deuxième, troisième, quatrième",
        joint=", ",
        first="1er {month} {year}",
    ),
    "ga": _style(
        "{day} {month} {year}",
        "Airteagal {}; ({}); an {} fomhír; pointe ({}); aithris {}",
        "chéad, dara, tríú, ceathrú",
        joint=", ",
        decimal=".",
        code_first=True,
    ),
    "hr": _style(
        "{day}. {month} {year}.",
        "članak {}.; stavak {}.; {} podstavak; točka ({}); uvodna izjava {}.",
        "prvi, drugi, treći, četvrti",
    ),
    "hu": _style(
        "{year}. {month} {day}.",
        "{}. cikk; ({}) bekezdés; {} albekezdés; {}) pont; ({}) preambulumbekezdés",
        "első, második, harmadik, negyedik",
    ),
    "it": _style(
        "{day} {month} {year}",
        "articolo {}; paragrafo {}; {} comma; lettera {}); considerando {}",
        "primo, secondo, terzo, quarto",
        joint=", ",
        first="1º {month} {year}",
    ),
    "lt": _style(
        "{year} m. {month} {day} d.",
        "{} straipsnis|{} straipsnio; {} dalis|{} dalies; {} pastraipa|{} pastraipos; {} punktas; {} konstatuojamoji "
        "dalis",
        "pirma|pirmos, antra|antros, trečia|trečios, ketvirta|ketvirtos",
    ),
    "lv": _style(
        "{year}. gada {day}. {month}",
        "{}. pants|{}. panta; {}. punkts|{}. punkta; {} daļa|{} daļas; {}) apakšpunkts; {}. apsvērums",
        "pirmā|pirmās, otrā|otrās, trešā|trešās, ceturtā|ceturtās",
        code_first=True,
    ),
    "mt": _style(
        "{day} ta’ {month} {year}",
        "l-Artikolu {}; ({}); {} subparagrafu; punt ({}); il-premessa {}",
        "l-ewwel, it-tieni, it-tielet, ir-raba’",
        joint=", ",
        decimal=".",
        code_first=True,
    ),
    "nl": _style(
        "{day} {month} {year}",
        "artikel {}; lid {}; {} alinea; punt {}); overweging {}",
        "eerste, tweede, derde, vierde",
        joint=", ",
    ),
    "pl": _style(
        "{day} {month} {year} r.",
        "art. {}; ust. {}; akapit {}; lit. {}); motyw {}",
        "pierwszy, drugi, trzeci, czwarty",
    ),
    "pt": _style(
        "{day} de {month} de {year}",
        "artigo {}.º; n.º {}; {} parágrafo; alínea {}); considerando {}",
        "primeiro, segundo, terceiro, quarto",
        joint=", ",
    ),
    "ro": _style(
        "{day} {month} {year}",
        "articolul {}; alineatul ({}); {} paragraf; litera ({}); considerentul {}",
        "primul, al doilea, al treilea, al patrulea",
    ),
    "sk": _style(
        "{day}. {month} {year}",
        "článok {}; ods. {}; {} pododsek; písm. {}); odôvodnenie {}",
        "prvý, druhý, tretí, štvrtý",
    ),
    "sl": _style(
        "{day}. {month} {year}",
        "člen {}; ({}); {} pododstavek; točka ({}); uvodna izjava {}",
        "prvi, drugi, tretji, četrti",
        joint=", ",
        months="januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra",
    ),
    "sv": _style(
        "{day} {month} {year}",
        "artikel {}; .{}; {} stycket; {}; skäl {}",
        "första, andra, tredje, fjärde",
    ),
}

_FORM = re.compile(r"(?P<language>[A-Za-z]{2})(?:[_-][A-Za-z]{4})?(?:[_-](?:[A-Za-z]{2}|\d{3}))?")


def resolve(locale: str) -> str:
    """The language of a locale: a regional one falls back to its language, an unknown one is refused.

    >>> resolve("de_AT"), resolve("pt-PT")
    ('de', 'pt')
    """
    match = _FORM.fullmatch(checks.text("locale", locale))
    language = match["language"].lower() if match else ""
    return language if language in STYLES else checks.known("locale", locale, LOCALES)


@cache
def cldr(language: str) -> Locale:
    """What the Unicode CLDR knows of a language, by way of Babel, which is loaded here and not before.

    :raises NotSupported: Babel does not find its data: it reads none from inside a zip.
    """
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale(language)
        if not locale.months:  # only now it is read, with python -O as well
            raise UnknownLocaleError(language)
    except (OSError, UnknownLocaleError):
        raise NotSupported(
            engine=Phrase("Babel"),
            missing=Phrase(f"the data of the language {language}"),
            remedy=Phrase("Unpack the application: Babel reads none from inside a zip. English needs none."),
        ) from None
    return locale


def letter(point: str, language: str) -> str:
    """The letter of a point as the language's own version of the Act prints it: (c) is в) in Bulgarian, γ) in Greek.

    >>> letter("c", "bg"), letter("f", "el"), letter("c", "de")
    ('в', 'στ', 'c')
    """
    letters = _LETTERS.get(language, _LATIN)
    return letters[_LATIN.index(point)] if point in _LATIN else point
