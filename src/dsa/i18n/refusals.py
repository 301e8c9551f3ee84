"""Errors in a language: the sentence of each kind of error, with its values as that language writes them.

What is accepted, and why something is refused, is told in English: it names arguments and types of Python.
"""

from __future__ import annotations

from datetime import date

from ..ground import checks
from ..ground.errors import MANY, NEAR, DSAError, InvalidDocument, SeveralErrors, UnknownName
from ..ground.words import GROUPED, UNREADABLE, Phrase, are_few, told
from .catalogues import translate
from .formats import format_number
from .locales import resolve
from .values import show


def refusal(error: DSAError, locale: str) -> str:
    """The message of an error, as ``str()`` gives it in English.

    >>> import dsa
    >>> try:
    ...     dsa.calendar("EX")
    ... except dsa.DSAError as error:
    ...     print(refusal(error, "fr"))
    calendar: 'EX' n’est pas connu. Vouliez-vous dire SE, IE, ES? Valeurs admises: AT, BE, ...
    """
    checks.instance("error", error, DSAError)
    language = resolve(locale)
    if language == "en" or not error.facts:  # raised again by another package, from its words alone
        return str(error)
    values = {name: _told(name, value, language) for name, value in error.facts.items()}
    return translate(error.text, language).text.format(**values | _of_its_kind(error, language))


def _told(name: str, value: object, language: str) -> str:
    number = isinstance(value, int) and not isinstance(value, bool) and GROUPED <= abs(value) < UNREADABLE
    few = isinstance(value, tuple) and value != () and are_few(value)
    ours = few or isinstance(value, Phrase | date) or type(value).__module__.startswith("dsa.")
    return show(value, language, name=name) if number or ours else told(value)


def _of_its_kind(error: DSAError, language: str) -> dict[str, str]:
    """The parts of a message that are messages themselves."""
    match error:
        case UnknownName():
            return _names(error, language)
        case InvalidDocument():
            field = f"{error.problem.facts.get('field')}: "
            return {"problem": refusal(error.problem, language).removeprefix(field)}
        case SeveralErrors():
            return {"problems": " ".join(refusal(problem, language) for problem in error.errors)}
        case _:
            return {}


def _names(error: UnknownName, language: str) -> dict[str, str]:
    said = {"hint": ""}
    if error.near:
        said["hint"] = f" {translate(NEAR, language).text.format(near=', '.join(error.near))}"
    if not error.told_in_full:
        number = format_number(len(error.accepted), language)
        said["accepted"] = translate(MANY, language).text.format(count=number)
    return said
