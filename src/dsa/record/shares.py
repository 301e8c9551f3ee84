"""Fines beside the most that they could have been, as far as the record has a turnover."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from ..act.penalties.ceilings import maximum_fine
from ..act.penalties.comparison import ShareOfCeiling
from ..act.penalties.grounds import FineGround
from ..act.penalties.penalty import Penalty, PenaltyKind
from ..act.proceedings.events import ProceduralFine
from ..ground import checks, words
from ..ground.answering import answers
from ..ground.errors import InvalidValue, MissingFact
from ..ground.money import FinancialYear, Turnover
from ..ground.rates import ExchangeRate
from ..ground.trace import Point
from ..ground.words import Phrase
from .dossier import Dossier
from .reading.store import packaged

TURNOVER_UNSURE = Point("record-turnover", "The turnover is that of the record ({sure}). {text}.")


@answers
def share_of_ceiling(
    penalty: Penalty,
    *,
    turnover: Turnover | Iterable[Turnover | FinancialYear] | None = None,
    rate: ExchangeRate | None = None,
) -> ShareOfCeiling:
    """A fine of the record as a share of its ceiling: that of Article 74(2) for a procedural fine, else of 74(1).

    :param penalty: a fine that the record has, from :func:`~dsa.record.penalties` or a dossier.
    :param turnover: one turnover or a history; None takes what the record has for the service fined.
    :param rate: an exchange rate; None takes the average one of the financial year that the record has, or else the one
        for the day of the fine, if it needs one.
    :raises InvalidValue: the penalty is no fine.
    :raises MissingFact: neither you nor the record have the turnover, or the rate.

    >>> from dsa import record
    >>> print(share_of_ceiling(record.find("AliExpress").penalties[0]))
    EUR 550 000 000.00 is 7.0831 % of the ceiling of EUR 7 764 952 780.69
    """
    checks.instance("penalty", penalty, Penalty)
    fined = [dossier for dossier in packaged().dossiers if any(map(penalty.same_as, dossier.penalties))]
    if penalty.kind is not PenaltyKind.FINE:
        raise InvalidValue(field=Phrase("penalty"), value=penalty, accepted=Phrase(f"a {PenaltyKind.FINE}"))
    known = _turnovers(fined, penalty) if turnover is None else turnover
    ground = _ground(penalty, fined)
    maximum = maximum_fine(known, decided=penalty.imposed, ground=ground)
    if maximum.ceiling.currency != penalty.amount.currency:
        chosen = rate or _rate(penalty, maximum.turnover)
        maximum = maximum_fine(known, decided=penalty.imposed, ground=ground, rate=chosen)
    share = penalty.against(maximum)
    supporting = dict.fromkeys(fact for dossier in fined for fact in dossier.about(maximum.turnover))
    notices = (TURNOVER_UNSURE.notice(text=fact.text.rstrip("."), sure=fact.sure) for fact in supporting)
    return evolve(share, notices=(*share.notices, *notices))


def _turnovers(fined: list[Dossier], penalty: Penalty) -> tuple[Turnover, ...]:
    known = tuple(dict.fromkeys(turnover for dossier in fined for turnover in dossier.turnovers))
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


def _ground(penalty: Penalty, fined: list[Dossier]) -> FineGround:
    events = (event for dossier in fined for case in dossier.investigations for event in case.events)
    procedural = any(isinstance(event, ProceduralFine) and event.penalty.same_as(penalty) for event in events)
    return FineGround.INFORMATION if procedural else FineGround.INFRINGEMENT


def _rate(penalty: Penalty, turnover: Turnover) -> ExchangeRate:
    other, year = turnover.amount.currency, turnover.year
    known = [rate for rate in packaged().rates if {rate.base, rate.quote} == {penalty.amount.currency, other}]
    for when in ((year.start, year.end), (None, penalty.imposed)):
        for rate in known:
            if (rate.average_from, rate.on) == when:
                return rate
    raise MissingFact(
        missing=Phrase(f"An exchange rate from {other} to {penalty.amount.currency}"), give=Phrase("rate=")
    )
