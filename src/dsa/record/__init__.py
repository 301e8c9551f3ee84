"""The public enforcement record as objects of this library, with a source for every fact.

Every designation, request, proceeding, fine, commitment and case before the Court under the Act that its compilers
found in public texts up to ``as_of``; nothing that was published after ``read_until`` was read. What the record does
not have is absent from it, not from the world: :func:`coverage` says how complete it is, and :func:`unknown` what was
looked for and not found. What Coordinators do, and the Commission about Member States, is in :func:`national`.

>>> from dsa import record
>>> print(record.find("AliExpress").penalties[0])
fine of EUR 550 000 000.00, imposed on AliExpress on 20 July 2026 (Article 34 DSA; Article 35 DSA)
>>> print(record.by_article("39"))
Article 39 DSA; cases in which an infringement is suspected: 3; in which a decision found one: 1
"""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

from ..act.penalties.penalty import Penalty
from ..act.proceedings.events import CommitmentsMadeBinding
from ..act.proceedings.investigation import Investigation
from ..act.proceedings.requests import RequestForInformation
from ..act.very_large.designation import VLOPDesignation
from ..ground import checks
from ..ground.mistaken.calls import by_name
from ..ground.money import Turnover
from ..ground.rates import ExchangeRate
from ..time_limits.packages import Later
from . import lookup
from .coverage import Coverage, coverage
from .dossier import Dossier, penalties_of
from .durations import StageTimes, days_to
from .entries import Case, CourtCase, Figure, Order, Termination, UndatedRequest
from .facts import Conflict, Fact, Official, Source, Sure
from .national import NationalKind, NationalStep
from .queries import ArticleCases, DueRequests, OpenProceedings, by_article, open_proceedings, requests_due
from .reading.store import packaged
from .shares import share_of_ceiling
from .stages import StageAwaited, StageReached

if TYPE_CHECKING:
    import narwhals.typing
else:
    narwhals = Later("narwhals")

__all__ = [
    "ArticleCases",
    "Case",
    "Conflict",
    "CourtCase",
    "Coverage",
    "Dossier",
    "DueRequests",
    "Fact",
    "Figure",
    "NationalKind",
    "NationalStep",
    "Official",
    "OpenProceedings",
    "Order",
    "Source",
    "StageAwaited",
    "StageReached",
    "StageTimes",
    "Sure",
    "Termination",
    "UndatedRequest",
    "as_of",
    "by_article",
    "cases",
    "commitments",
    "court_cases",
    "coverage",
    "days_to",
    "designations",
    "facts",
    "fees",
    "find",
    "frame",
    "investigations",
    "national",
    "open_proceedings",
    "penalties",
    "rates",
    "read_until",
    "requests",
    "requests_due",
    "services",
    "share_of_ceiling",
    "sources",
    "terminations",
    "turnovers",
    "undated_requests",
    "unknown",
]

as_of: date
"""The day up to which the compilers looked: nothing later is in the record, and not everything before it."""
read_until: date
"""The day of the newest text that was read: what was published after it is unread, whether or not anything happened."""


def __getattr__(name: str) -> date:
    if name == "as_of":
        return packaged().as_of
    if name == "read_until":
        return packaged().read_until
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=sys.modules[__name__])


def __dir__() -> list[str]:
    return sorted(__all__)


def services() -> tuple[str, ...]:
    """The names of the services in the record, in alphabetical order."""
    return packaged().services


def find(name: str) -> Dossier:
    """The dossier of a service, by its name, an old name, its provider or group; case and accents do not matter.

    :raises AmbiguousName: several services are found by that name; they are in the message.
    :raises UnknownName: no service is found by that name; the near ones are in the message.

    >>> print(find("twitter"))
    X
    """
    return packaged().dossier(lookup.service(name, packaged().index["services"]))


def designations(on: date | None = None) -> tuple[VLOPDesignation, ...]:
    """Every designation, the oldest first; with ``on``, those that are in force on that day.

    Those are kept of which it is not known whether they are, because a day of notification was not published.

    >>> print(designations()[0].decided, len(designations()))
    2023-04-25 29
    >>> len(designations(on=date(2026, 11, 26)))
    28
    """
    if on is not None:
        checks.day("on", on)
    every = [
        designation
        for dossier in packaged().dossiers
        for designation in dossier.designations
        if on is None or designation.stands(on) is not False
    ]
    return tuple(sorted(every, key=lambda designation: designation.decided))


def terminations() -> tuple[tuple[str, Termination], ...]:
    """Every termination of a designation with the name of the service, the oldest first."""
    every = [
        (str(dossier.platform), termination) for dossier in packaged().dossiers for termination in dossier.terminations
    ]
    return tuple(sorted(every, key=lambda pair: pair[1].announced))


def requests() -> tuple[RequestForInformation, ...]:
    """Every request with a published day to answer, one object a service asked about, the oldest first.

    The others are in :func:`undated_requests`.
    """
    every = [request for dossier in packaged().dossiers for request in dossier.requests]
    return tuple(sorted(every, key=lambda request: request.sent))


def undated_requests() -> tuple[UndatedRequest, ...]:
    """Every request without a published day to answer, one object a service asked about, the oldest first."""
    every = [request for dossier in packaged().dossiers for request in dossier.undated_requests]
    return tuple(sorted(every, key=lambda request: (request.sent or packaged().as_of, request.when)))


def cases() -> tuple[Case, ...]:
    """All proceedings as they were opened, the oldest first; a case can concern several services.

    >>> print(cases()[0])
    X-1: X, opened on 18 December 2023
    """
    return packaged().cases


def investigations() -> tuple[Investigation, ...]:
    """All proceedings, one object a service concerned, the oldest first. To count them, use :func:`cases`."""
    return tuple(investigation for case in cases() for investigation in case.investigations)


def penalties() -> tuple[Penalty, ...]:
    """Every penalty once, the oldest first."""
    every = [penalty for case in cases() for penalty in penalties_of(case.investigation)]
    return tuple(sorted(every, key=lambda penalty: penalty.imposed))


def commitments() -> tuple[CommitmentsMadeBinding, ...]:
    """Every decision that made commitments binding, the oldest first."""
    events = [event for case in cases() for event in case.investigation.events]
    binding = [event for event in events if isinstance(event, CommitmentsMadeBinding)]
    return tuple(sorted(binding, key=lambda event: event.date))


def court_cases() -> tuple[CourtCase, ...]:
    """Every case before the Court, once, the oldest first; those whose lodging was not read come last."""
    return tuple(sorted(packaged().court_cases, key=lambda case: (case.lodged or date.max, case.parties)))


def turnovers() -> tuple[Turnover, ...]:
    """The turnovers that sources give with their financial year, once; the vaguer ones are facts of the dossiers."""
    return tuple(dict.fromkeys(turnover for dossier in packaged().dossiers for turnover in dossier.turnovers))


def rates() -> tuple[ExchangeRate, ...]:
    """The exchange rates that sources give."""
    return packaged().rates


def fees() -> tuple[Fact, ...]:
    """What is known of the supervisory fee (Article 43)."""
    return packaged().fees


def national() -> tuple[NationalStep, ...]:
    """What Coordinators do, and what the Commission does about Member States; the oldest first.

    >>> [step.when for step in national() if step.kind is NationalKind.INVESTIGATION]
    ['September 2025', 'November 2025', '2 December 2025']
    """
    return tuple(step for step, _ in packaged().national)


def facts() -> tuple[Fact, ...]:
    """Every sentence of the record, once: those of all dossiers, on the fee, on Member States, on the record itself."""
    every = (fact for dossier in packaged().dossiers for fact in dossier.facts)
    states = (fact for _, fact in packaged().national)
    return tuple(dict.fromkeys((*every, *packaged().fees, *states, *packaged().general)))


def sources() -> tuple[Source, ...]:
    """Every source in the record, once."""
    return tuple(dict.fromkeys(source for fact in facts() for source in fact.every_source))


def unknown() -> tuple[str, ...]:
    """What was looked for in the record as a whole and not found."""
    return packaged().unknown


@by_name
def frame(name: str, *, backend: str | None = None) -> narwhals.typing.IntoDataFrame:
    """A table of the record in a data-frame library that you have; needs the extra ``frames``.

    :param name: ``services``, ``designations``, ``figures``, ``requests``, ``requests_by_subject``,
        ``requests_by_service``, ``investigations``, ``events``, ``durations``, ``penalties``, ``ceilings``,
        ``court_cases``, ``fees``, ``national``, ``facts`` or ``sources``.
    :param backend: ``"polars"``, ``"pandas"`` or ``"pyarrow"``; None takes the first of these that is installed.
    :raises UnknownName: there is no such table, or no such library.
    :raises MissingExtra: none of the libraries is installed.

    Days are dates, amounts whole cents, what is unknown is null; ``sure`` says how sure the row is.

    >>> frame("penalties", backend="polars").select("services", "amount_cents").rows()[0]
    ('X', 12000000000)
    """
    from .tables import framed

    return framed(name, backend)
