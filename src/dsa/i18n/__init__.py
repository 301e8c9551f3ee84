"""Explanations, terms and formats in the 24 official languages of the Union.

The English text is the source; the other languages are gettext catalogues, each message marked as reviewed or draft.
Babel is loaded with the first value that is formatted, never by ``import dsa``. Nothing reads the locale of the
process: a language is always an argument.

>>> from datetime import date
>>> from dsa import Money, i18n
>>> print(i18n.format_date(date(2023, 8, 25), "de_AT"), "|", i18n.term("time_limit", "fr"))
25. August 2023 | délai
"""

from __future__ import annotations

from .catalogues import Translation, translate
from .explaining import explain, headline, lines, reservation, say
from .formats import (
    format_date,
    format_list,
    format_moment,
    format_money,
    format_number,
    format_percent,
    format_period,
    format_weekday,
)
from .locales import LOCALES, resolve
from .markup import html
from .places import format_citation
from .refusals import refusal
from .terms import Term, keys, term

__all__ = [
    "LOCALES",
    "Term",
    "Translation",
    "explain",
    "format_citation",
    "format_date",
    "format_list",
    "format_moment",
    "format_money",
    "format_number",
    "format_percent",
    "format_period",
    "format_weekday",
    "headline",
    "html",
    "keys",
    "lines",
    "refusal",
    "reservation",
    "resolve",
    "say",
    "term",
    "translate",
]


def __dir__() -> list[str]:
    return sorted(__all__)
