"""Obligations, whom they bind, what changes in them, and when they fall due; and the milestones that decide it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ...act.obligations.catalogue import CATALOGUE, Addressee, Obligation, Quotation
from ...act.obligations.changes import Change, changes
from ...act.obligations.competence import Authority, AuthorityKind, Competence, competence
from ...act.obligations.status import ObligationStatus, obligations
from ...act.schedule.due_dates import schedule
from ...act.schedule.milestones import (
    MILESTONES,
    AdvertisementLastPresented,
    AuditReportReceived,
    Milestone,
    TraderContractEnded,
)
from ...act.schedule.planner import DueDate
from ...act.service_file import ServiceFile
from ...act.services.platforms import Platform, Provider, ServiceKind
from ...act.very_large.designation import VLOPDesignation
from ...act.very_large.standing import DesignationStatus
from ...act.very_large.successive import designation_status
from ...ground import checks
from ...ground.several import Answers
from ...ground.trace import Sentence
from .service_facts import designations, platforms, providers
from .time import calendars, days

_NAMED = st.sampled_from(("spring", "Čau & Co", "a; b, c"))
_UNKNOWN = Platform(name="Shop", provider=Provider(name="Shop"), kind=ServiceKind.MARKETPLACE)
"""A service that owes something whatever is drawn: its provider's size is not known."""


@st.composite
def milestones(draw: DrawFn, *, kinds: type[Milestone] | Iterable[type[Milestone]] = MILESTONES) -> Milestone:
    """Milestones of every kind, or of some. Shrinks to figures published on the first day of the Act."""
    wanted = (kinds,) if isinstance(kinds, type) else tuple(kinds)
    kind, on = draw(st.sampled_from(wanted)), draw(days())
    if kind is AuditReportReceived:
        return AuditReportReceived(date=on, positive=draw(st.booleans()))
    if kind is AdvertisementLastPresented:
        return AdvertisementLastPresented(date=on, advertisement=draw(_NAMED))
    if kind is TraderContractEnded:
        return TraderContractEnded(date=on, trader=draw(_NAMED))
    return kind(date=on)


def catalogue_entries(*, addressees: Addressee | Iterable[Addressee] = tuple(Addressee)) -> SearchStrategy[Obligation]:
    """Obligations of the catalogue; ``addressees`` narrows. Shrinks to the first one, of Article 9(1)."""
    wanted = checks.one_or_several("addressees", addressees, Addressee)
    return st.sampled_from([obligation for obligation in CATALOGUE.values() if obligation.addressee in wanted])


def quotations() -> SearchStrategy[Quotation]:
    """Words by which the Act limits an obligation. Shrinks to those of Article 16(2), point (c)."""
    return st.sampled_from([words for entry in CATALOGUE.values() for words in entry.exceptions])


@st.composite
def authorities(draw: DrawFn) -> Authority:
    """Authorities that can have powers. Shrinks to a Coordinator of establishment whose State is not known."""
    kind = draw(st.sampled_from(AuthorityKind))
    country = draw(st.sampled_from((None, "IE", "NL"))) if kind is AuthorityKind.COORDINATOR else None
    return Authority(kind, country)


@st.composite
def competences(draw: DrawFn) -> Competence:
    """Who supervises an obligation of a provider. Shrinks to a Coordinator whose State is not known."""
    return competence(draw(catalogue_entries()), draw(providers()), very_large=draw(st.booleans()))


@st.composite
def _designated(draw: DrawFn) -> tuple[Platform, VLOPDesignation | None]:
    if draw(st.booleans()):
        designation = draw(designations())
        return designation.platform, designation
    return draw(platforms()), None


@st.composite
def designation_statuses(draw: DrawFn) -> DesignationStatus:
    """How a service stands on a day. Shrinks to one that was never designated."""
    platform, designation = draw(_designated())
    return designation_status(platform, on=draw(days()), designation=designation)


@st.composite
def service_files(draw: DrawFn) -> ServiceFile:
    """Services with up to two designations and two milestones. Shrinks to a service of which nothing is recorded."""
    platform, designation = draw(_designated())
    several = [] if designation is None else [designation]
    if designation is not None and draw(st.booleans()):
        several.append(draw(designations(platform=platform)))
    return ServiceFile(
        platform=platform,
        designations=several,
        milestones=draw(st.lists(milestones(), max_size=2)),
        calendar=draw(st.none() | calendars(codes=("EC",))),
    )


@st.composite
def obligation_statuses(draw: DrawFn) -> ObligationStatus:
    """Obligations that bind a service on a day, do not, or may. Shrinks to Article 9(1) before the Act applied."""
    platform, designation = draw(_designated())
    wanted = draw(catalogue_entries())
    statuses = obligations(platform, on=draw(days()), designation=designation)
    return next(status for status in statuses if status.obligation is wanted)


@st.composite
def several_statuses(draw: DrawFn) -> Answers[ObligationStatus]:
    """All obligations of a service on a day, with what they have in common. Shrinks to none that binds."""
    platform, designation = draw(_designated())
    return obligations(platform, on=draw(days()), designation=designation)


@st.composite
def obligation_changes(draw: DrawFn) -> Change:
    """Obligations that begin, end or pass to others. Shrinks to the general application of Article 9(1)."""
    platform, designation = draw(_designated())
    changed = changes(platform, start=dt.date(2022, 11, 1), end=dt.date(2032, 1, 1), designation=designation)
    return draw(st.sampled_from(changed))


@st.composite
def due_dates(draw: DrawFn) -> DueDate:
    """Due dates of marketplaces, designated ones too, with and without milestones.

    Shrinks to the first publication of recipients, on 17 February 2023.
    """
    designation = draw(st.none() | designations(kind="VLOP"))
    platform = draw(platforms(kinds=(ServiceKind.MARKETPLACE,))) if designation is None else designation.platform
    start, end = dt.date(2022, 11, 16), dt.date(2030, 1, 1)
    events = draw(st.lists(milestones(), max_size=3))
    planned = schedule(platform, start=start, end=end, designation=designation, events=events)
    return draw(st.sampled_from(planned or schedule(_UNKNOWN, start=start, end=end)))


def sentences() -> SearchStrategy[Sentence]:
    """Sentences with their values: what falls due. Shrinks to that of the first due date."""
    return due_dates().map(lambda due: due.subject)
