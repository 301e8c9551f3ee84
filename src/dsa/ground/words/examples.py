"""How an object of a type is made, for the message that refuses something else."""

from __future__ import annotations

from . import a

_EXAMPLES = {
    "Citation": "dsa.DSA.at(39)",
    "FinancialYear": "FinancialYear.ending(datetime.date(2024, 12, 31))",
    "Money": "Money('7_000_000.00', 'EUR')",
    "Platform": "Platform(name='Forum', provider=..., kind=ServiceKind.ONLINE_PLATFORM)",
    "Provider": "Provider(name='Three Friends', country='NL')",
    "Turnover": "Turnover(amount=Money(...), year=FinancialYear.ending(...))",
}
"""How to make what is asked for most; a message that refuses shows it."""
_IN_WORDS = {"Reasoned": "an answer, such as a Deadline"}
"""What has no name that anybody could import."""


def example(kind: type[object]) -> str:
    """The name of a type with its article, and how an object of it is made where that is asked for most.

    >>> example(str)
    'a str'
    """
    shown = _EXAMPLES.get(kind.__name__)
    return _IN_WORDS.get(kind.__name__) or f"{a(kind.__name__)}{f', such as {shown}' if shown else ''}"
