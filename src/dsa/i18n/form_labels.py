"""The labels of a form that asks the library, and what it says of what was typed: the playground of the documentation.

They are messages as all others, so that a form is in the language in which it answers. What the Act has a word for is
a :func:`~dsa.i18n.term`, and is not here.
"""

from __future__ import annotations

from .catalogues import translate

CONTEXT = "form"
LABELS = (
    "What do you want to know?",
    "The threshold",
    "What binds a service",
    "What is on record",
    "Ask",
    "Day of the event",
    "Period",
    "Whose holidays",
    "Which way it runs",
    "after the event",
    "before the event",
    "Time of day",
    "only for a period in hours",
    "As the law stands on",
    "Currency",
    "Last day of the financial year",
    "Day of the decision",
    "What for",
    "an infringement by a very large service",
    "information or an inspection, a very large service",
    "an infringement, by national law",
    "information or an inspection, by national law",
    "What the service is",
    "Established in",
    "Size of the enterprise",
    "not said",
    "Day",
    "Designated as very large on",
    "only if it was",
    "Designation applies from",
    "Service",
    "A statement as JSON, or a whole call",
    "as it is sent to the DSA Transparency Database",
    "Answer in",
    "The answer",
    "The same in Python",
    "Copy the program",
    "A link to this question",
    "Copy the link",
    "Python begins to load with your first question, once: about 16 MB.",
    "Loading Python …",
    "Ready: from here on nothing is fetched.",
    "This is needed.",
    "A day is needed, such as 2026-11-26.",
    "A whole number is needed, such as 45 000 000.",
    "A time of day is needed, such as 14:20.",
    "Choose at least one kind of service.",
    "This is no JSON: {where}.",
    "This is nested too deep.",
    "The database would take this: nothing is wrong with it.",
    "The database would refuse this. Mistakes: {number}.",
    "What the recipient would read",
)


def label(text: str, locale: str, **places: object) -> str:
    """A label in a language, with its places filled.

    >>> label("This is no JSON: {where}.", "en", where="line 1")
    'This is no JSON: line 1.'
    """
    return translate(text, locale, context=CONTEXT).text.format(**places)
