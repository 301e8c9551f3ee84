"""The days that count for periodic payments: Article 76."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from ..powers import InformationRequested, InterimMeasuresRenewed
from .entries import ActEntry, Moment
from .register import Register
from .standing import in_force, stands
from .time_limits import lasts_until


def counted_days(file: Register, act: ActEntry, moment: Moment, *, runs_from: date) -> int:
    """How many days count, from the day appointed to the one asked about, both included.

    A day counts if the payments and what they compel were in force on it; interim measures go on in what renews them
    (Article 70(2)). Of payments that are annulled nothing is left, so none does.
    """
    if not any(stands(act, name, moment) for name in act.strands):
        return 0
    begin, end = runs_from.toordinal(), moment.on.toordinal() + 1  # numbers, for no day follows the last there is
    last = [day for binding in (act, *_compelled(act, moment)) for day in _last_days(binding, moment)]
    turning = {begin, end, *(day.toordinal() for day in file.days[: moment.count])}
    turning |= {day.toordinal() for binding in act.basis for day in _answers(binding)}
    turning |= {day.toordinal() + 1 for day in (*last, *_maintained(file, moment))}
    days = 0
    for first, after in pairwise(sorted(turning)):
        if begin <= first < end and _binding(file, act, file.moment(date.fromordinal(first), moment.count)):
            days += after - first
    return days


def _binding(file: Register, act: ActEntry, moment: Moment) -> bool:
    if not any(in_force(file, act, name, moment) for name in act.strands):
        return False
    return not act.basis or any(
        in_force(file, compelled, name, moment) for compelled in _compelled(act, moment) for name in compelled.strands
    )


def _compelled(act: ActEntry, moment: Moment) -> list[ActEntry]:
    """What payments compel: the acts that they name, and for interim measures those by which they were renewed."""
    compelled = list(act.basis)
    for basis in compelled:
        renewals = (later for later in basis.followed(moment) if isinstance(later.event, InterimMeasuresRenewed))
        compelled += (renewal for renewal in renewals if renewal not in compelled)
    return compelled


def _last_days(act: ActEntry, moment: Moment) -> list[date]:
    """The days after which something ends, or has ended, by itself: measures as set and extended, suspensions."""
    days = [lasts_until(act, moment), getattr(act.event, "until", None)]
    days += [getattr(event, name, None) for event in act.since(moment) for name in ("until", "to")]
    return [day for day in days if day is not None]


def _answers(act: ActEntry) -> list[date]:
    """The days on which the questions of a request were answered, as it tells itself."""
    request = act.event.request if isinstance(act.event, InformationRequested) else None
    return [question.answered for question in request.questions if question.answered] if request else []


def _maintained(file: Register, moment: Moment) -> list[date]:
    """The last days of effects that were maintained: also those of a conclusion that had put an end to measures."""
    days = [getattr(event, "maintained_until", None) for case in file.cases for _, event in case.since(moment)]
    return [day for day in days if day is not None]
