"""Everything that the record has about one service, to print or to compute with."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from .. import i18n
from ..act.penalties.penalty import Penalty
from ..act.proceedings.events import (
    CommitmentsMadeBinding,
    NonComplianceDecision,
    PeriodicPenaltyImposed,
    ProceduralFine,
)
from ..act.proceedings.investigation import Investigation
from ..act.proceedings.requests import RequestForInformation
from ..act.service_file import ServiceFile
from ..act.services.platforms import Platform
from ..act.very_large.designation import VLOPDesignation
from ..act.very_large.threshold import ThresholdTest, threshold_test
from ..ground.brief import Brief
from ..ground.money import Turnover
from ..ground.words import Html
from .entries import CourtCase, Figure, Termination, UndatedRequest
from .facts import Fact, Source
from .html import page
from .prose import told

_PENALISE = (NonComplianceDecision, ProceduralFine, PeriodicPenaltyImposed)


def penalties_of(investigation: Investigation) -> tuple[Penalty, ...]:
    """The fines and periodic payments imposed in proceedings."""
    penalties = (event.penalty for event in investigation.events if isinstance(event, _PENALISE))
    return tuple(penalty for penalty in penalties if penalty is not None)


@frozen(kw_only=True)
class Dossier(Brief):
    """One service in the enforcement record, as known on ``as_of``.

    :param platform: the service, with its provider and those of its figures whose period is known by its days.
    :param figures: its published numbers of recipients, the oldest first.
    :param designations: the decisions that designate it.
    :param terminations: the ends of them, as they were announced.
    :param requests: the requests for information to it whose day to answer was published.
    :param undated_requests: those of which no such day was published.
    :param investigations: the proceedings about it, the oldest first.
    :param court_cases: the cases before the Court that concern it.
    :param turnovers: the turnovers of its group that were found, for ceilings of fines.
    :param facts: every sentence of the record about the service, with its sources and how sure it is.
    :param unknown: what was looked for and not found.
    :param as_of: the day up to which the record goes.
    """

    platform: Platform
    figures: tuple[Figure, ...] = ()
    designations: tuple[VLOPDesignation, ...] = ()
    terminations: tuple[Termination, ...] = ()
    requests: tuple[RequestForInformation, ...] = ()
    undated_requests: tuple[UndatedRequest, ...] = ()
    investigations: tuple[Investigation, ...] = ()
    court_cases: tuple[CourtCase, ...] = ()
    turnovers: tuple[Turnover, ...] = ()
    facts: tuple[Fact, ...] = field(default=(), repr=False)
    unknown: tuple[str, ...] = field(default=(), repr=False)
    as_of: date

    @property
    def service(self) -> ServiceFile:
        """The service with its designations, to which every question about it can be put.

        >>> from dsa import record
        >>> print(record.find("X").service.status(date(2026, 11, 26)))
        on 26 November 2026 X is designated as a VLOP, and Section 5 of Chapter III binds it
        """
        return ServiceFile(platform=self.platform, designations=self.designations)

    @property
    def penalties(self) -> tuple[Penalty, ...]:
        """The fines and periodic payments imposed in its proceedings."""
        return tuple(penalty for case in self.investigations for penalty in penalties_of(case))

    @property
    def commitments(self) -> tuple[CommitmentsMadeBinding, ...]:
        """The decisions that made its commitments binding."""
        events = (event for case in self.investigations for event in case.events)
        return tuple(event for event in events if isinstance(event, CommitmentsMadeBinding))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source of every fact, once."""
        return tuple(dict.fromkeys(source for fact in self.facts for source in fact.every_source))

    def about(self, subject: object) -> tuple[Fact, ...]:
        """What supports an object of the record: a designation, a request, proceedings, an event or its penalty.

        >>> from dsa import record
        >>> case = record.find("Shein")
        >>> print(case.about(case.investigations[0])[1].sure)
        from memory
        """
        if isinstance(subject, Penalty):
            events = (fact.about for fact in self.facts if isinstance(fact.about, _PENALISE))
            penalties = ((event, event.penalty) for event in events)
            subject = next((event for event, penalty in penalties if penalty and penalty.same_as(subject)), subject)
        kind = type(subject)  # what is nothing of ours might answer anything when it is compared
        of_its_kind = (fact for fact in self.facts if fact.about is not None and type(fact.about) is kind)
        return tuple(fact for fact in of_its_kind if fact.about == subject)

    def tests(self) -> tuple[ThresholdTest, ...]:
        """The threshold test of each figure, by the law of the day up to which the record goes."""
        return tuple(threshold_test(figure.tested, on=self.as_of) for figure in self.figures)

    def explain(self, locale: str = "en") -> str:
        """The whole dossier as text: what is known, since when, from where, and what is not known.

        ``locale`` is one of the 24 official languages or a regional form of one. The record's own sentences are in
        English in every language; an explanation that rests on drafts of translations says so once.
        """
        language = i18n.resolve(locale)
        reserved = [] if language == "en" else ["", i18n.reservation(language)]
        return "\n".join((*told(self, language), *reserved))

    def html(self, locale: str = "en") -> Html:
        """The same as a fragment of HTML: tables, and every source a link; a notebook shows it, a page can hold it.

        >>> from dsa import record
        >>> record.find("Temu").html("fr").count('lang="fr"')
        1
        """
        return page(self, locale)

    def _repr_html_(self) -> str:
        return self.html()

    def __str__(self) -> str:
        group = self.platform.provider.group
        return f"{self.platform} ({group})" if group else str(self.platform)
