"""Powers of investigation and of urgency, as events: Articles 65 to 70 and 72."""

from __future__ import annotations

import datetime as dt

from attrs import field, frozen

from ...ground import checks
from ...ground.citations import DSA, Citation
from ...ground.errors import InvalidValue
from ...ground.words import Phrase
from .event import ALWAYS, Compulsion, Event, Stage


@frozen(kw_only=True)
class AssessmentRequested(Event):
    """A Coordinator asks the Commission to assess a suspected infringement."""

    id = "event-assessment-requested-by-a-coordinator"
    title = "assessment requested by a Coordinator"
    citation = DSA.at(65, 2)
    possible_in = ALWAYS


@frozen(kw_only=True)
class InformationRequested(Event):
    """The Commission asks for information, before or after the opening; by simple request or by decision."""

    by_decision: bool = False
    id = "event-information-requested"
    title = "information requested"
    citation = DSA.at(67, 1)
    possible_in = ALWAYS

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        checks.instance("by_decision", self.by_decision, bool)

    @property
    def compels(self) -> Compulsion | None:
        """Article 76(1)(a): only information that was asked for by decision."""
        return Compulsion.INFORMATION if self.by_decision else None


@frozen(kw_only=True)
class StatementTaken(Event):
    """The Commission interviews somebody who consents."""

    id = "event-statement-taken"
    title = "statement taken"
    citation = DSA.at(68, 1)
    possible_in = ALWAYS


@frozen(kw_only=True)
class InspectionOrdered(Event):
    """The Commission orders an inspection of premises by decision."""

    id = "event-inspection-ordered"
    title = "inspection ordered"
    citation = DSA.at(69, 6)
    possible_in = ALWAYS

    @property
    def compels(self) -> Compulsion | None:
        """Article 76(1)(b)."""
        return Compulsion.INSPECTION


@frozen(kw_only=True)
class MonitoringOrdered(Event):
    """The Commission orders access to data, explanations, or the keeping of documents.

    ``until`` is the last day for which documents are to be kept, where the order names one.
    """

    until: dt.date | None = None
    id = "event-monitoring-ordered"
    title = "monitoring ordered"
    citation = DSA.at(72, 1)
    possible_in = ALWAYS

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        self._check_named_day("until")


def _articles(values: object) -> tuple[Citation, ...]:
    return checks.several("articles", values, Citation)


@frozen(kw_only=True)
class ProceedingsExtended(Event):
    """The Commission extends its proceedings to a further suspicion: a new strand, with the name and articles given."""

    articles: tuple[Citation, ...] = field(converter=_articles)
    id = "event-proceedings-extended"
    title = "proceedings extended"
    citation = DSA.at(66, 1)
    leads_to = Stage.OPEN

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        if not isinstance(self.strand, str):
            raise InvalidValue(
                field=Phrase("strand"), value=self.strands, accepted=Phrase("the name of the new strand")
            )


@frozen(kw_only=True)
class InterimMeasures(Event):
    """Measures ordered because of urgency, for a specified time.

    ``until`` is their last day; None means until the Commission concludes the proceedings (recital 142).
    """

    until: dt.date | None
    id = "event-interim-measures"
    title = "interim measures"
    citation = DSA.at(70, 1)

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        self._check_named_day("until")

    @property
    def compels(self) -> Compulsion | None:
        """Article 76(1)(c)."""
        return Compulsion.INTERIM_MEASURES


@frozen(kw_only=True)
class InterimMeasuresRenewed(InterimMeasures):
    """Interim measures renewed, for a specified time."""

    id = "event-interim-measures-renewed"
    title = "interim measures renewed"
    citation = DSA.at(70, 2)
    follows = "interim measures"
