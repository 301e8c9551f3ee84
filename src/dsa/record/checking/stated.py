"""What sources state beside what the library computes: equal, or in ``differences.json`` with the reason.

Where no notification was published, the computation takes the day of the decision, only to compare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import reduce
from operator import add

from attrs import frozen

from ...act.proceedings.events import MeasuresIntended, MeasuresOrdered, NonComplianceDecision
from ...act.very_large.threshold import threshold_test
from ...ground.money import Money
from ...ground.words import day, show
from ...time_limits.deadlines import deadline
from ...time_limits.named_days import effective_date
from ..dossier import Dossier
from ..entries import Case
from ..reading.store import Store

_HOURS = re.compile(r"within 24 hours")
_PARTS = {"mid-": (10, 20), "end of ": (21, 31), "": (1, 31)}
"""Which days of a month words mean in their narrower sense; without such words, all."""
_DAYS_TOLD = re.compile(r"counts (\d+) days from the opening to the end")


@frozen
class Compared:
    """One value that a source states, beside the one that is computed; ``name`` tells comparisons apart."""

    name: str
    stated: str
    computed: str

    @property
    def equal(self) -> bool:
        """Whether they are the same."""
        return self.stated == self.computed


def compared(store: Store) -> Iterator[Compared]:
    """Every comparison that the data allow."""
    for dossier in store.dossiers:
        yield from _applications(dossier)
        yield from _due_days(dossier)
        yield from _kind(store, dossier)
        yield from _threshold(dossier)
    for case in store.cases:
        yield from _remedies(case)
        yield from _parts(case)
        yield from _length(case)
    yield from _totals(store)


def contradictions(store: Store) -> Iterator[str]:
    """Differences without a reason in ``differences.json``, and reasons there for what does not differ."""
    explained: dict[str, str] = store.read("differences")
    differ = {comparison.name: comparison for comparison in compared(store) if not comparison.equal}
    for name, difference in differ.items():
        if name not in explained:
            stated, computed = difference.stated, difference.computed
            yield f"{name}: stated is {stated}, computed {computed}, and differences.json has no reason"
    for name in explained:
        if name not in differ:
            yield f"{name}: differences.json has a reason, and nothing differs"


def _applications(dossier: Dossier) -> Iterator[Compared]:
    """Four months from notification, or from the decision as if it had been notified on its day (Article 33(6))."""
    for designation in dossier.designations:
        computed = effective_date(designation.notified or designation.decided, "P4M").date
        name = f"application {dossier.platform.name}"
        if designation.published_application is not None:
            yield Compared(name, day(designation.published_application), day(computed))
        for fact in dossier.about(designation):
            if fact.wording is not None and designation.published_application is None:
                said = f'"{fact.wording}"'
                yield Compared(name, said, said if _means(fact.wording, computed) else day(computed))


def _means(words: str, on: date) -> bool:
    """Whether words for a day ("mid-May 2026", "end of August 2024") mean this day, in their narrower sense."""
    part, month = next((part, words.removeprefix(part)) for part in _PARTS if words.startswith(part))
    first, last = _PARTS[part]
    return day(on).endswith(f" {month}") and first <= on.day <= last


def _due_days(dossier: Dossier) -> Iterator[Compared]:
    """Days to answer where the text gives a period as well (Article 67)."""
    for request in dossier.requests:
        for question in request.questions:
            if question.due is not None and _HOURS.search(question.subject):
                computed = deadline(request.sent, "P1D", calendar="EC").date
                yield Compared(f"due {dossier.platform.name} {request.sent}", day(question.due), day(computed))


def _kind(store: Store, dossier: Dossier) -> Iterator[Compared]:
    file = store.read(store.index["services"][dossier.platform.name]["files"][0])
    for designation, said in zip(dossier.designations, file["designations"], strict=True):
        yield Compared(f"kind {dossier.platform.name}", said["status"], designation.kind)


def _threshold(dossier: Dossier) -> Iterator[Compared]:
    """Every service designated has a figure that meets the threshold (Article 33(1))."""
    met = any(threshold_test(figure.tested, on=dossier.as_of).met for figure in dossier.figures)
    yield Compared(f"threshold {dossier.platform.name}", "met", "met" if met else "not met")


def _remedies(case: Case) -> Iterator[Compared]:
    """The periods of a decision beside the days that sources give, as if it had been notified on its day."""
    events = case.investigation.events
    intended = [event for event in events if isinstance(event, MeasuresIntended)]
    for event in events:
        if isinstance(event, MeasuresOrdered) and event.inform_within is not None:
            by = deadline(event.date, event.inform_within, calendar="EC").date
            for said in intended[:1]:
                yield Compared(f"measures {case.id}", day(said.date), day(by))
        if isinstance(event, NonComplianceDecision) and event.action_plan_within is not None:
            by = deadline(event.date, event.action_plan_within, calendar="EC").date
            for fact in case.facts:
                if fact.wording is not None and "action plan" in fact.text:
                    yield Compared(f"action plan {case.id}", f'"{fact.wording}"', day(by))


def _parts(case: Case) -> Iterator[Compared]:
    """The parts of a fine beside the whole (Article 74(1))."""
    for event in case.investigation.events:
        penalty = event.penalty if isinstance(event, NonComplianceDecision) else None
        parts = [part.amount for part in penalty.infringements if part.amount is not None] if penalty else []
        if penalty is not None and parts:
            yield Compared(f"parts of the fine {case.id}", str(penalty.amount), str(reduce(add, parts)))


def _length(case: Case) -> Iterator[Compared]:
    """How many days a source counts from the opening to the end."""
    for fact in case.facts:
        if (counted := _DAYS_TOLD.search(fact.text)) is not None:
            days = (case.investigation.events[-1].date - case.investigation.begun).days
            yield Compared(f"days of {case.id}", counted[1], str(days))


def _totals(store: Store) -> Iterator[Compared]:
    in_force = sum(
        designation.in_force(store.as_of) for dossier in store.dossiers for designation in dossier.designations
    )
    for fact in store.general:
        if (counted := re.match(r"(\d+) services are designated", fact.text)) is not None:
            yield Compared("designated services", counted[1], show(in_force))
    for fact in store.fees:
        if (sums := re.findall(r"EUR (\d+\.\d+) million", fact.text)) and fact.text.startswith("The costs of 2023"):
            whole, staff, operations = (Money(f"{amount}0000".replace(".", ""), "EUR") for amount in sums[:3])
            yield Compared("costs of 2023", str(whole), str(staff + operations))
