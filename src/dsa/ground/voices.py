"""Who speaks the other languages: the one door through which the ground floor is heard in them.

An answer or an error knows its English. In another language it asks the voice that was registered here, so that
nothing on this floor imports what stands above it. The face of the library registers :mod:`dsa.i18n`, which is loaded
when it is first asked; a voice of your own, for a language that is none of the Union's, is registered beside it.
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers take it as True; importing typing would cost more than this whole module
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from .errors import DSAError
    from .trace import Reasons
    from .words import Html

    class Voice(Protocol):
        """Tells answers and errors in other languages; a module with these functions is one."""

        def explain(self, answer: Reasons, locale: str, /) -> str:
            """The whole reasoning of an answer."""
            ...

        def html(self, answer: Reasons, locale: str, /) -> Html:
            """The whole reasoning as a fragment of HTML."""
            ...

        def refusal(self, error: DSAError, locale: str, /) -> str:
            """The message of an error."""
            ...
else:  # for who reads hints at run time, as beartype and typeguard do; every interpreter has loaded this module
    from _collections_abc import Callable

    Voice = Reasons = DSAError = Html = object


_registered: dict[str | None, Callable[[], Voice]] = {}
"""What opens a voice, by the locale for which it was registered; None for every other."""


def spoken_by(opened: Callable[[], Voice], *, locale: str | None = None) -> None:
    """Register what speaks a locale, or with ``None`` whatever no other voice speaks; the latest counts.

    ``opened`` is called each time that the voice is needed, and may import it.

    >>> class Shouting:
    ...     def explain(self, answer, locale):
    ...         return str(answer).upper()
    ...
    ...     def html(self, answer, locale):
    ...         return f"<b>{self.explain(answer, locale)}</b>"
    ...
    ...     def refusal(self, error, locale):
    ...         return str(error).upper()
    >>> spoken_by(Shouting, locale="en_SHOUTED")
    >>> import dsa, datetime
    >>> dsa.due_on(datetime.date(2024, 4, 5)).explain("en_SHOUTED")
    'DUE ON 5 APRIL 2024'
    """
    _registered[locale] = opened


def of(locale: str) -> Voice:
    """The voice that speaks a locale."""
    spoken = _registered.get(locale) if isinstance(locale, str) else None
    return (spoken or _registered[None])()


def english(answer: Reasons) -> list[str]:
    """An explanation in English, line by line."""
    lines = [str(answer)]
    lines += [f"  {index}. {step}" for index, step in enumerate(answer.steps, 1)]
    lines += [f"  Note: {notice}" for notice in answer.notices]
    return lines + [f"  - {part}" for part in answer.parts]
