"""Names that the library does not have: which of those that it has was meant.

Python itself says what is spelt alike. Somebody who types ``dsa.fine`` means what has a longer name, is called
otherwise, or stands in a namespace.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from types import ModuleType

_MOST = 4
"""So many names are shown."""
_SHORT = 3
"""A word that is no longer has no s of several."""
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_OTHERWISE: Mapping[str, str] = {
    "article": "DSA.at",
    "case": "record.find",
    "country": "Provider",
    "duty": "obligations",
    "holiday": "calendar",
    "json": "wire",
    "language": "i18n",
    "locale": "i18n",
    "service": "Platform",
    "time limit": "deadline",
    "user": "threshold_test",
    "vlose": "VLOPDesignation",
}
"""What somebody calls otherwise."""
_BESIDE = frozenset({"calculate", "check", "compute", "for", "get", "is", "make", "max", "of", "the"})
"""Words that people put beside the name of a thing."""


def absent(module: ModuleType, name: str, known: Collection[str], spaces: Collection[str]) -> AttributeError:
    """What to raise for a name that a module does not have; it says which one was meant, where that can be told.

    :param module: the module that was asked.
    :param name: the name that it does not have.
    :param known: the names that it has itself.
    :param spaces: its namespaces, in which the name can stand instead.
    """
    text = f"module {module.__name__!r} has no attribute {name!r}"
    within = [f"{space}.{name}" for space in spaces if name in dir(getattr(module, space))]
    near = list(dict.fromkeys([*within, *meant(name, [*known, *spaces])]))[:_MOST]
    if not near:
        return AttributeError(text, name=name, obj=module)
    # without its name, so that Python does not add what is only spelt alike: for a designation, an Obligation
    return AttributeError(f"{text}. Did you mean: {', '.join(map(repr, near))}?", obj=module)


def meant(name: str, known: Collection[str]) -> list[str]:
    """The names that somebody may have meant, by their words, functions first.

    >>> names = ["MaximumFine", "VLOPDesignation", "maximum_fine", "deadline"]
    >>> meant("vlop", names), meant("fines", names), meant("compute_deadline", names)
    (['VLOPDesignation'], ['maximum_fine', 'MaximumFine'], ['deadline'])
    """
    typed = _words(name)
    words = [word for word in typed if word not in _BESIDE] or typed
    having = [each for each in known if words and set(words) <= set(_words(each))]
    having.sort(key=lambda each: (_words(each) != words, not each.islower(), len(_words(each)), each))
    otherwise = [_OTHERWISE[" ".join(words)]] if " ".join(words) in _OTHERWISE else []
    same = [each for each in having if _words(each) == words and each.islower()]
    return list(dict.fromkeys([*same, *otherwise, *having]))


def _words(name: str) -> list[str]:
    """The words of a name, each as one of a kind.

    >>> _words("VLOPDesignation"), _words("working_days"), _words("penalties")
    (['vlop', 'designation'], ['working', 'day'], ['penalty'])
    """
    words = [word.casefold() for word in _WORD.findall(name)]
    return [re.sub("ies$", "y", word).removesuffix("s") if len(word) > _SHORT else word for word in words]
