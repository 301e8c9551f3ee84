"""Fines beside the most that they could have been, as far as the record has a turnover."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from ..act.penalties.ceilings import maximum_fine
from ..act.penalties.penalty import Penalty, ShareOfCeiling
from ..ground import checks, words
from ..ground.answering import answers
from ..ground.errors import MissingFact
from ..ground.money import ExchangeRate, Turnover
from ..ground.trace import Point
from ..ground.words import Phrase
from .dossier import Dossier
from .reading.store import packaged

TURNOVER_UNSURE = Point("record-turnover", "The turnover is that of the record ({sure}). {text}.")


@answers
def share_of_ceiling(
    penalty: Penalty,
    *,
    turnover: Turnover | Iterable[Turnover] | None = None,
    rate: ExchangeRate | None = None,
) -> ShareOfCeiling:
    """A fine of the record as a share of its ceiling (Article 74(1)).

    :param turnover: one turnover or a history; None takes what the record has for the service fined.
    :param rate: an exchange rate; None takes the one that the record has for the day of the fine, if it needs one.
    :raises MissingFact: neither you nor the record have the turnover, or the rate.

    >>> from dsa import record
    >>> print(share_of_ceiling(record.find("AliExpress").penalties[0]))
    EUR 550 000 000.00 is 7.0831 % of the ceiling of EUR 7 764 952 780.69
    """
    checks.instance("penalty", penalty, Penalty)
    fined = [dossier for dossier in packaged().dossiers if penalty in dossier.penalties]
    known = _turnovers(fined, penalty) if turnover is None else turnover
    maximum = maximum_fine(known, decided=penalty.imposed)
    if maximum.ceiling.currency != penalty.amount.currency:
        chosen = rate or _rate(penalty, maximum.ceiling.currency)
        maximum = maximum_fine(known, decided=penalty.imposed, rate=chosen)
    share = penalty.against(maximum)
    supporting = dict.fromkeys(fact for dossier in fined for fact in dossier.about(maximum.turnover))
    notices = (TURNOVER_UNSURE.notice(text=fact.text.rstrip("."), sure=fact.sure) for fact in supporting)
    return evolve(share, notices=(*share.notices, *notices))


def _turnovers(fined: list[Dossier], penalty: Penalty) -> tuple[Turnover, ...]:
    known = tuple(dict.fromkeys(one for dossier in fined for one in dossier.turnovers))
    if not known:
        raise MissingFact(missing=Phrase(_missing(fined, penalty)), give=Phrase("turnover="))
    return known


def _missing(fined: list[Dossier], penalty: Penalty) -> str:
    """Whose turnover is missing, and of which year: the one that ended last before the decision."""
    year = f"{penalty.imposed.year - 1}, if it is the calendar year"
    return (
        f"The turnover of {_who(fined)} in the financial year that ended last before "
        f"{words.day(penalty.imposed)} ({year})"
    )


def _who(fined: list[Dossier]) -> str:
    return " and ".join(map(str, fined)) or "the provider fined, which is not in the record,"


def _rate(penalty: Penalty, other: str) -> ExchangeRate:
    for rate in packaged().rates:
        if {rate.base, rate.quote} == {penalty.amount.currency, other} and rate.on == penalty.imposed:
            return rate
    raise MissingFact(
        missing=Phrase(f"An exchange rate from {other} to {penalty.amount.currency}"), give=Phrase("rate=")
    )
