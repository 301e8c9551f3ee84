"""Whole explanations in a language: the answer, one numbered line a step with its article, then the notices."""

from __future__ import annotations

from ..ground import checks, voices
from ..ground.trace import Notice, Reasoned, Reasons, Sentence, Step
from .catalogues import translate
from .locales import resolve
from .places import format_citation
from .values import sentence

NOTE = "Note"
DRAFT = "This is a draft translation that nobody has reviewed; the English text is authoritative."
CONTEXT = "explanation"


def headline(answer: Reasons, locale: str) -> str:
    """The answer in one line, as ``str()`` gives it in English.

    >>> import dsa, datetime
    >>> print(headline(dsa.due_on(datetime.date(2024, 4, 5)), "sv"))
    ska göras senast den 5 april 2024
    """
    checks.instance("answer", answer, Reasoned)
    return say(answer.headline, locale)


def reservation(locale: str) -> str:
    """What an explanation says at its end if any of it is a draft.

    >>> reservation("nl")
    'Dit is een conceptvertaling die niemand heeft nagekeken; de Engelse tekst is gezaghebbend.'
    """
    return translate(DRAFT, locale, context=CONTEXT).text


def explain(answer: Reasons, locale: str) -> str:
    """The whole reasoning in a language; it says once, at its end, if any of it is a draft."""
    language = resolve(locale)
    text = lines(answer, language)
    if is_draft(answer, language):
        text.append(reservation(language))
    return "\n".join(text)


def is_draft(answer: Reasons, language: str) -> bool:
    """Whether any sentence of it is a translation that nobody has reviewed."""
    texts = (answer.headline.text, *(step.text for step in answer.steps), *(notice.text for notice in answer.notices))
    texts += tuple(part.text for part in answer.parts)
    return any(translate(text, language).status not in {"reviewed", "authoritative"} for text in texts)


def lines(answer: Reasons, locale: str) -> list[str]:
    """The reasoning line by line, without the reservation: for texts of several answers, which say it once."""
    checks.instance("answer", answer, Reasoned)
    language = resolve(locale)
    if language == "en":
        return voices.english(answer)
    note = translate(NOTE, language, context=CONTEXT).text
    text = [sentence(answer.headline, language)]
    text += [f"  {index}. {_step(step, language)}" for index, step in enumerate(answer.steps, 1)]
    text += [f"  {note}: {_notice(notice, language)}" for notice in answer.notices]
    text += [f"  - {sentence(part, language)}" for part in answer.parts]
    return text


def say(statement: Sentence, locale: str) -> str:
    """One sentence in a language, with its values as that language writes them.

    >>> say(Sentence("many", "{count} recipients", (("count", 45_000_000),)), "en")
    '45 000 000 recipients'
    """
    checks.instance("statement", statement, Sentence)
    language = resolve(locale)
    return str(statement) if language == "en" else sentence(statement, language)


def _step(step: Step, language: str) -> str:
    return f"{sentence(step.statement, language)} [{format_citation(step.citation, language)}]"


def _notice(notice: Notice, language: str) -> str:
    sources = "; ".join(format_citation(citation, language) for citation in notice.citations)
    return f"{sentence(notice.statement, language)}{f' [{sources}]' if sources else ''}"
