"""The steps of the supervisory fee, year by year: Article 43 and Article 6 of Delegated Regulation (EU) 2023/1127."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ...ground.citations import DSA, FEE_REGULATION
from ...ground.trace import Notice, Point, Rule, Sentence
from ...ground.values import Parameter
from ...time_limits.named_days import due_on
from ..parameters import (
    FEE_ACCOUNTS,
    FEE_DECISION,
    FEE_OBSERVATIONS,
    FEE_PAYMENT,
    FEE_PROVISIONAL,
    FEE_RULES,
    FIRST_FEE_YEAR,
)
from ..very_large.designation import VLOPDesignation
from ..very_large.fee_years import charged_in, why_charged
from ..very_large.standing import end_notices
from .binding_span import beginning
from .milestones import ProvisionalFeeReceived
from .planner import Agenda, DueDate

NAMED_BY_REGULATION = Rule("fee-day-named", "The Delegated Regulation names the day: {after}.")
LATE_PAYMENT = Point(
    "fee-paid-late",
    "What is paid late bears interest, and the fines and periodic penalty payments of Articles 74 and 76 remain "
    "possible.",
    (FEE_REGULATION.at(7, 2), DSA.at(74), DSA.at(76)),
)
IF_NOTIFIED = Point(
    "if-provisional-fee-received",
    "No receipt of the provisional amount is recorded. If it arrives on {day}, the last day for it, this is when the "
    "time ends; if it arrives earlier, the time ends earlier.",
    (FEE_REGULATION.at(6, 3),),
)

ACCOUNTS = Sentence("due-fee-accounts", "send the accounts for the supervisory fee to the Commission")
PROVISIONAL = Sentence(
    "due-fee-provisional", "the Commission communicates the provisional amount of the supervisory fee"
)
DECISION = Sentence("due-fee-decision", "the Commission decides on the supervisory fee")
PAYMENT = Sentence("due-fee-payment", "pay the supervisory fee")
OBSERVATIONS = Sentence("due-fee-observations", "send observations on the provisional amount of the supervisory fee")

_FEE = "art-43-1-supervisory-fee"
_SET = "art-43-3-set-fees"
_STEPS: tuple[tuple[str, Sentence, Parameter[tuple[int, int]]], ...] = (
    (_FEE, ACCOUNTS, FEE_ACCOUNTS),
    (_SET, PROVISIONAL, FEE_PROVISIONAL),
    (_SET, DECISION, FEE_DECISION),
    (_FEE, PAYMENT, FEE_PAYMENT),
)


def fee_steps(agenda: Agenda) -> Iterator[DueDate]:
    """For each year of the fee: accounts, provisional amount, decision, payment.

    A year's fee is for the services that Section 5 binds on a day of that year, also where it ceases to in the course
    of it (Article 3 of the Delegated Regulation). The days are named ones and are not moved. The provider's two weeks
    for observations run from receipt.
    """
    received = {receipt.date.year: receipt for receipt in agenda.happened(ProvisionalFeeReceived)}
    for year in range(FIRST_FEE_YEAR, agenda.end.year + 1):
        charged = [designation for designation in agenda.designations if charged_in(designation, year)]
        if not charged:
            continue
        surest = next((designation for designation in charged if not _vague(designation, year)), charged[0])
        vague = _vague(surest, year)
        for key, subject, day in _STEPS:
            month, number = day.on(dt.date(year, 12, 31))  # as for the fee itself
            named = due_on(dt.date(year, month, number))
            if named.date < charged[0].effective:
                continue
            steps = (
                NAMED_BY_REGULATION.step(named.date, named.date, under=day.citation),
                why_charged(surest, year, named.date),
            )
            points = (*vague, *((LATE_PAYMENT.notice(),) if day is FEE_PAYMENT else ()))
            occurrence = f"{year}/{subject.id}"
            receipt = received.get(year) if day is FEE_PROVISIONAL else None
            yield agenda.due(
                key,
                named,
                subject,
                occurrence,
                steps=steps,
                notices=points,
                conditional=bool(vague),
                done=None if receipt is None else receipt.date,
                hangs_on=(),
            )
            if day is FEE_PROVISIONAL:
                yield _observations(agenda, year, receipt, named.date, vague)


def _vague(designation: VLOPDesignation, year: int) -> tuple[Notice, ...]:
    """The notice that it is not known whether Section 5 bound in a year: it can have come later, or ended before."""
    begun, gone = designation.beginning.application.last, designation.ending
    if begun is None or begun > dt.date(year, 12, 31):
        return beginning(designation)[1]
    ended = gone is not None and gone.first <= max(begun, dt.date(year, 1, 1))
    return end_notices(designation) if ended else ()


def _observations(
    agenda: Agenda, year: int, received: ProvisionalFeeReceived | None, latest: dt.date, vague: tuple[Notice, ...]
) -> DueDate:
    begun = received.date if received else latest
    limit, where = agenda.commission.end(begun, FEE_OBSERVATIONS.cited(max(begun, FEE_RULES)))
    points = (where,) if received else (*vague, IF_NOTIFIED.notice(day=latest), where)
    return agenda.due(
        _FEE,
        limit,
        OBSERVATIONS,
        f"{year}/{OBSERVATIONS.id}",
        notices=points,
        conditional=received is None,
        hangs_on=(),
    )
