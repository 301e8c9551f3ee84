"""What an event says of the act that it is about, held against the act: a question, a step, a day, a currency."""

from __future__ import annotations

from ....ground import checks, words
from ....ground.errors import AmbiguousName
from ..payments import GuaranteeGiven, PenaltyPaid
from ..powers import TimeLimitExtended
from .cases import refusal
from .entries import ActEntry, Moment
from .rulings import imposed_amount
from .time_limits import last_day, limits_of, subjects_of


def check_longer(event: TimeLimitExtended, acts: tuple[ActEntry, ...], names: tuple[str, ...], moment: Moment) -> None:
    """An extension names a time limit of its act, and no day before the one that it has already."""
    limits = tuple(dict.fromkeys(what for act in acts for what in limits_of(act.event)))
    if event.what is None and len(limits) > 1:
        raise AmbiguousName(field="what", value=None, near=limits, accepted=limits)
    if event.what is not None:
        checks.known("what", event.what, limits)
    for act in acts:
        for what in limits_of(act.event):
            if event.what not in (None, what):
                continue
            days = [last_day(act, what, moment, subject=event.subject, strand=name) for name in _apart(act, names)]
            last = max((day for day in days if day is not None), default=None)
            if last is not None and event.to is not None and event.to < last:
                why, instead = f"the time runs to {words.day(last)} already", f"to= that day or a later one ({what})"
                raise refusal(event, why, instead)


def _apart(act: ActEntry, names: tuple[str, ...]) -> tuple[str | None, ...]:
    """The strands in which an act may have days of their own; None for all of them alike, while nothing is extended."""
    return tuple(name for name in names if name in act.strands) if TimeLimitExtended in act.by_kind else (None,)


def check_currency(event: PenaltyPaid | GuaranteeGiven, acts: tuple[ActEntry, ...]) -> None:
    """What is paid or guaranteed is in the currency of the penalty."""
    for act in acts:
        imposed = imposed_amount(act.event)
        if imposed is not None and event.amount is not None and event.amount.currency != imposed.currency:
            why, instead = f"the penalty is in {imposed.currency}", f"an amount in {imposed.currency}"
            raise refusal(event, why, instead)


def check_subject(name: str, value: str | None, acts: tuple[ActEntry, ...]) -> None:
    """The question of a request, or the step of commitments, where those are recorded."""
    subjects = [subject for act in acts for subject in subjects_of(act.event)]
    if value is not None and subjects:
        checks.known(name, value, subjects)
