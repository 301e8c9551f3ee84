"""The strands of proceedings: each with its articles, and where it stands on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from attrs import field, frozen

from ...ground import checks, words
from ...ground.brief import Brief
from ...ground.citations import DSA, Citation
from ..parameters import SECTION_5
from .court import ActionBrought, AppealDecided, Contested, JudgmentGiven
from .event import Compulsion, Event, Stage

E = TypeVar("E", bound=Event)


def _articles(values: Iterable[Citation]) -> tuple[Citation, ...]:
    return checks.several("articles", values, Citation)


def _services(values: str | Iterable[str]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else checks.several("services", values, str)


@frozen(kw_only=True)
class Strand(Brief):
    """One part of proceedings: its own articles, and in the end its own outcome.

    :param name: what it is called; events name it so.
    :param articles: the provisions that it is about; empty where they are not known.
    :param services: the services to which it is confined, by name, where a case is about several; empty for all of
        them.

    >>> Strand(name="risks", articles=[DSA.at(34, 1), DSA.at(35, 1)]).in_section_5
    True
    """

    name: str
    articles: tuple[Citation, ...] = field(default=(), converter=_articles)
    services: tuple[str, ...] = field(default=(), converter=_services)

    def __attrs_post_init__(self) -> None:
        checks.text("name", self.name)

    @property
    def in_section_5(self) -> bool | None:
        """Whether an article of Section 5 of Chapter III is among its own; None if it names none."""
        return (
            any(provision.act == DSA and provision.article in SECTION_5 for provision in self.articles)
            if self.articles
            else None
        )


@frozen(kw_only=True)
class StrandState(Brief):
    """Where a strand stands on a day: its stage, since when, and the latest event of each kind that has not fallen.

    :param strand: the strand.
    :param stage: the stage that it has come to.
    :param since: the day on which it came to its stage; None before the opening.
    :param latest: the latest event of each kind that has not fallen.
    :param compels: what periodic penalty payments can compel (Article 76(1)).
    :param contestable: the kinds of acts that stand and can be brought before the Court; a simple request is none.
    :param pending: actions before the Court that are not decided, or not for good: an appeal is pending, or a referral
        back.
    :param annulled_by: the ruling that put the strand back to its stage; None if something else brought it there.
    """

    strand: Strand
    stage: Stage
    since: date | None
    latest: tuple[Event, ...] = field(default=(), repr=False)
    compels: frozenset[Compulsion] = field(default=frozenset(), repr=False)
    contestable: frozenset[Contested] = field(default=frozenset(), repr=False)
    pending: tuple[ActionBrought, ...] = field(default=(), repr=False)
    annulled_by: JudgmentGiven | AppealDecided | None = field(default=None, repr=False)

    def last(self, kind: type[E]) -> E | None:
        """The latest event of a kind, or of a kind that belongs to it, in this strand, if there was one."""
        return next((event for event in reversed(self.latest) if isinstance(event, kind)), None)

    @property
    def citation(self) -> Citation:
        """The provision under which the strand came to its stage: Article 66(1) until something decides."""
        if self.stage is Stage.NOT_OPENED:
            return DSA.at(65, 1)
        led = (event.provision for event in reversed(self.latest) if event.leads_to is self.stage)
        return next(led, DSA.at(66, 1))

    def __str__(self) -> str:
        since = f"since {words.day(self.since)} " if self.since else ""
        return f"{self.strand.name}: {since}{self.stage} [{self.citation}]"
