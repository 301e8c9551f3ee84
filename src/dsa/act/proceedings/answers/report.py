"""The whole of a case on a day, to print: strands, acts, time limits, fines, payments, and defects."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any

from attrs import frozen

from .... import i18n
from ....ground.brief import Brief
from ....ground.trace import Sentence
from ....ground.words import Html
from ..open_limits import OpenTimeLimit
from ..payments import PeriodicPenaltyImposed
from ..state import InvestigationState
from .accrued import Accrued
from .acts import ActState
from .finality import PenaltyState

if TYPE_CHECKING:
    from ..investigation import Investigation
else:  # for whoever reads hints at run time
    Investigation = Any

OF_ACT = Sentence("time-limit-of-act", "{reference}: {limit}")


@frozen(kw_only=True)
class Report(Brief):
    """Everything that can be said of a case at the end of a day.

    :param on: the day asked about.
    :param state: how each strand stands.
    :param acts: what has become of each act of the Commission.
    :param limits: the time limits that are open.
    :param penalties: the fines and payments, as they stand.
    :param accrued: what periodic penalty payments have come to.
    """

    on: date
    state: InvestigationState
    acts: tuple[ActState, ...]
    limits: tuple[OpenTimeLimit, ...]
    penalties: tuple[PenaltyState, ...]
    accrued: Accrued

    def sections(self, locale: str = "en") -> Iterator[list[str]]:
        """Its parts, each a list of lines: the state with its defects, every act, every time limit, fines, payments.

        Where any of it is a draft translation, the last part says so, once.
        """
        reserved = i18n.reservation(locale)
        drafted = False
        for lines in self._sections(locale):
            drafted |= reserved in lines
            yield [line for line in lines if line != reserved]
        if drafted:
            yield [reserved]

    def _sections(self, locale: str) -> Iterator[list[str]]:
        yield self.state.explain(locale).splitlines()
        if self.acts:
            yield [i18n.say(act.statement, locale) for act in self.acts]
        acts: dict[tuple[str, str], set[str | None]] = {}
        for limit in self.limits:
            acts.setdefault((limit.what, limit.strand), set()).add(limit.act)
        for limit in self.limits:
            first, *rest = limit.explain(locale).splitlines()
            if len(acts[limit.what, limit.strand]) > 1:  # whose it is has to be told
                first = i18n.say(OF_ACT.naming(reference=limit.act, limit=limit.headline), locale)
            yield [first, *rest]
        for penalty in self.penalties:
            if not isinstance(penalty.event, PeriodicPenaltyImposed):  # those accrue, day by day
                yield penalty.explain(locale).splitlines()
        if self.accrued.payments or self.accrued.notices:
            yield self.accrued.explain(locale).splitlines()

    def explain(self, locale: str = "en") -> str:
        """The whole as text, in one of the 24 official languages."""
        return "\n\n".join("\n".join(lines) for lines in self.sections(locale))

    def html(self, locale: str = "en") -> Html:
        """The whole as one fragment of HTML; nothing is loaded from outside."""
        parts, language = [], i18n.resolve(locale)
        for first, *rest in self.sections(language):
            items = "".join(f"<li>{escape(line.strip())}</li>" for line in rest)
            parts.append(f"<section><p><strong>{escape(first)}</strong></p><ul>{items}</ul></section>")
        return Html(f'<div class="dsa-case" lang="{language}">{"".join(parts)}</div>')

    def _repr_html_(self) -> str:
        return self.html()

    def __str__(self) -> str:
        return self.explain()


def report(case: Investigation, on: date) -> Report:
    """Everything, asked once."""
    return Report(
        on=on,
        state=case.state(on),
        acts=case.acts(on),
        limits=case.open_time_limits(on),
        penalties=case.penalties(on),
        accrued=case.accrued(on),
    )
