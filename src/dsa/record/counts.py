"""What is counted from the record, as rows of tables: requests, durations, fines beside their ceilings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from ..act.proceedings.event import Stage
from ..ground import words
from ..ground.errors import MissingFact
from .dossier import penalties_of
from .durations import COUNTED_BY, days_to
from .reading.files import RequestFile
from .reading.store import packaged
from .shares import share_of_ceiling

Row: TypeAlias = tuple[str | int | bool | date | None, ...]


def _asked() -> Iterator[tuple[str, RequestFile]]:
    """Every request once for each service asked."""
    for path in packaged().paths("requests/"):
        file: RequestFile = packaged().read(path)
        yield from ((service, file) for service in file["addressees"])


def _counted(groups: Mapping[str, list[tuple[str, RequestFile]]]) -> Iterator[Row]:
    """Requests by heading: how many, by decision, to how many services, from when to when; the most first."""
    for name, asked in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0].casefold())):
        days = sorted(date.fromisoformat(file["sent"]) for _, file in asked if file["sent"])
        by_decision = sum(file["basis"] == "decision" for _, file in asked)
        services = len({service for service, _ in asked})
        yield name, len(asked), by_decision, services, next(iter(days), None), next(iter(days[::-1]), None)


def requests_by_subject() -> Iterator[Row]:
    """Requests by the headings under which they are counted; a request under several counts for each."""
    groups: dict[str, list[tuple[str, RequestFile]]] = {}
    for service, file in _asked():
        for topic in file["topics"]:
            groups.setdefault(topic, []).append((service, file))
    yield from _counted(groups)


def requests_by_service() -> Iterator[Row]:
    """Requests by the service asked, with their headings."""
    groups: dict[str, list[tuple[str, RequestFile]]] = {}
    for service, file in _asked():
        groups.setdefault(service, []).append((service, file))
    for name, count, by_decision, _, first, last in _counted(groups):
        subjects = dict.fromkeys(topic for _, file in groups[str(name)] for topic in file["topics"])
        yield name, count, by_decision, "; ".join(subjects), first, last


def durations() -> Iterator[Row]:
    """What came to a stage and what was still open without it, strand by strand and case by case."""
    for by in COUNTED_BY:
        for stage in (Stage.PRELIMINARY_FINDINGS, Stage.COMMITMENTS_BINDING, Stage.NON_COMPLIANCE):
            times = days_to(stage, by=by)
            for reached in times.reached:
                yield by, stage.value, reached.case, reached.strand, reached.opened, True, reached.on, reached.days
            for wait in times.waiting:
                yield by, stage.value, wait.case, "; ".join(wait.strands), wait.opened, False, wait.until, wait.days


def ceilings() -> Iterator[Row]:
    """Every fine beside its ceiling, or what is missing to say it."""
    for case in packaged().cases:
        for fine in penalties_of(case.investigation):
            cents = int(fine.amount.exact * 100)
            row = (case.id, "; ".join(case.services), fine.imposed, cents, fine.amount.currency)
            try:
                beside = share_of_ceiling(fine)
            except MissingFact as missing:
                yield *row, None, None, None, str(missing.facts["missing"])
            else:
                year = str(beside.maximum.turnover.year)
                yield *row, year, str(beside.maximum.ceiling), words.percent(beside.share), None
