"""Powers of investigation and of urgency, as events: Articles 65 to 70 and 72."""

from __future__ import annotations

import datetime as dt

from attrs import field, frozen

from ...ground import checks
from ...ground.citations import DSA, Citation
from ...ground.errors import InvalidValue
from ...ground.words import Phrase
from ...time_limits.periods import Period
from .event import (
    ALWAYS,
    PENDING,
    ByOthers,
    Compulsion,
    Concerning,
    Event,
    LegalAct,
    Stage,
    articles,
    optional_period,
    references,
)
from .requests import RequestBasis, RequestForInformation


@frozen(kw_only=True)
class AssessmentRequested(Event):
    """A Coordinator asks the Commission to assess a suspected infringement."""

    id = "event-assessment-requested-by-a-coordinator"
    title = "assessment requested by a Coordinator"
    citation = DSA.at(65, 2)
    possible_in = ALWAYS


@frozen(kw_only=True)
class InformationRequested(LegalAct):
    """The Commission asks for information, before or after the opening; by simple request or by decision.

    :param by_decision: whether it is a decision (Article 67(3)) and no simple request (67(2)).
    :param due: the last day to answer; None where a period is set instead, or each question has its own day.
    :param within: the period to answer, from ``notified`` or ``notified_at``; None where a day is set instead.
    :param notified_at: the moment of notification, with its time zone, from which hours run; None where none is needed.
    :param request: the request with its questions, where each has a day of its own; None otherwise.
    """

    by_decision: bool = False
    due: dt.date | None = None
    within: Period | None = field(default=None, converter=optional_period)
    notified_at: dt.datetime | None = None
    request: RequestForInformation | None = None
    id = "event-information-requested"
    title = "information requested"
    citation = DSA.at(67, 1)
    possible_in = ALWAYS

    def __attrs_post_init__(self) -> None:
        LegalAct.__attrs_post_init__(self)
        checks.instance("by_decision", self.by_decision, bool)
        self._check_time_to_answer("due", "within", self.notified_at)
        checks.optional_instance("request", self.request, RequestForInformation)
        if self.request is not None:
            self._check_request(self.request)

    def _check_request(self, request: RequestForInformation) -> None:
        decision = request.basis is RequestBasis.DECISION
        if request.sent != self.date or decision is not self.by_decision or self.due or self.within:
            accepted = Phrase("a request of the same day and basis, with the days of its questions and no others")
            raise InvalidValue(field=Phrase("request"), value=request, accepted=accepted)

    @property
    def compels(self) -> Compulsion | None:
        """Article 76(1)(a): only information that was asked for by decision."""
        return Compulsion.INFORMATION if self.by_decision else None


@frozen(kw_only=True)
class InformationSupplied(ByOthers):
    """The answer to a request, or to the question of it that ``subject`` names; ``complete=False`` for a part.

    :param subject: the question that is answered, by its subject; None for all of them.
    :param complete: whether the answer is complete.
    """

    subject: str | None = None
    complete: bool = True
    id = "event-information-supplied"
    title = "information supplied"
    citation = DSA.at(67, 4)

    def __attrs_post_init__(self) -> None:
        ByOthers.__attrs_post_init__(self)
        checks.optional_text("subject", self.subject)
        checks.flag("complete", self.complete)


@frozen(kw_only=True)
class TimeLimitExtended(Concerning):
    """The Commission gives more time, to a day or, with ``to=None``, to one that is not public.

    :param what: which time limit of the act, as open time limits call it; None while it has only one.
    :param to: the new last day; None where it is not public.
    :param subject: the question whose time is longer, by its subject; None for all of them.
    """

    what: str | None = None
    to: dt.date | None = None
    subject: str | None = None
    id = "event-time-limit-extended"
    title = "time limit extended"
    citation = DSA.at(67, 1)
    possible_in = ALWAYS

    def __attrs_post_init__(self) -> None:
        Concerning.__attrs_post_init__(self)
        checks.optional_text("what", self.what)
        checks.optional_text("subject", self.subject)
        self._check_named_day("to")


@frozen(kw_only=True)
class StatementTaken(Event):
    """The Commission interviews somebody who consents."""

    id = "event-statement-taken"
    title = "statement taken"
    citation = DSA.at(68, 1)
    possible_in = ALWAYS


@frozen(kw_only=True)
class InspectionOrdered(LegalAct):
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
class MonitoringOrdered(LegalAct):
    """The Commission orders access to data, explanations, or the keeping of documents.

    :param until: the last day for which documents are to be kept; None where the order names none.
    """

    until: dt.date | None = None
    id = "event-monitoring-ordered"
    title = "monitoring ordered"
    citation = DSA.at(72, 1)
    possible_in = ALWAYS

    def __attrs_post_init__(self) -> None:
        LegalAct.__attrs_post_init__(self)
        self._check_named_day("until")


@frozen(kw_only=True)
class ProceedingsExtended(Event):
    """The Commission extends its proceedings to a further suspicion: a new strand, with the name and articles given.

    :param articles: the provisions suspected in the new strand, which ``strand`` names.
    """

    articles: tuple[Citation, ...] = field(converter=articles)
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
class InterimMeasuresIntended(LegalAct):
    """The Commission tells the provider which interim measures it intends, for its views.

    :param views_due: the last day for views; None where a period is set instead.
    :param views_within: the period for views, from ``notified`` or ``notified_at``; None where a day is set instead.
    :param notified_at: the moment of notification, with its time zone, from which hours run; None where none is needed.
    """

    views_due: dt.date | None = None
    views_within: Period | None = field(default=None, converter=optional_period)
    notified_at: dt.datetime | None = None
    id = "event-interim-measures-intended"
    title = "interim measures intended"
    citation = DSA.at(70, 1)
    possible_in = PENDING

    def __attrs_post_init__(self) -> None:
        LegalAct.__attrs_post_init__(self)
        self._check_time_to_answer("views_due", "views_within", self.notified_at)


@frozen(kw_only=True)
class InterimMeasures(LegalAct):
    """Measures ordered because of urgency, for a specified time.

    :param until: their last day; None where they last until the Commission concludes the proceedings (recital 142), or
        the day is not public.
    :param end_not_public: whether they have a last day that is not public.
    """

    until: dt.date | None
    end_not_public: bool = False
    id = "event-interim-measures"
    title = "interim measures"
    citation = DSA.at(70, 1)
    possible_in = PENDING

    def __attrs_post_init__(self) -> None:
        LegalAct.__attrs_post_init__(self)
        self._check_named_day("until")
        if checks.flag("end_not_public", self.end_not_public) and self.until is not None:
            raise InvalidValue(
                field=Phrase("end_not_public"), value=True, accepted=Phrase("False, for until names the day")
            )

    @property
    def compels(self) -> Compulsion | None:
        """Article 76(1)(c)."""
        return Compulsion.INTERIM_MEASURES


@frozen(kw_only=True)
class InterimMeasuresRenewed(InterimMeasures):
    """Interim measures renewed, for a specified time; ``of`` names those that are.

    :param of: the reference of the measures that are renewed; empty where only one set can be meant.
    """

    of: tuple[str, ...] = field(default=(), converter=references)

    id = "event-interim-measures-renewed"
    title = "interim measures renewed"
    citation = DSA.at(70, 2)

    def __attrs_post_init__(self) -> None:
        InterimMeasures.__attrs_post_init__(self)
        self._check_references(self.of)
