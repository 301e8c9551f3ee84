"""Fines over information and periodic penalty payments, and what becomes of them: Articles 74(2), 76 and 78."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from ...ground import checks
from ...ground.citations import DSA
from ...ground.errors import InvalidValue
from ...ground.money import Money
from ...ground.words import Phrase
from ..penalties.penalty import Penalty, PenaltyKind
from .event import ALWAYS, ByOthers, Compulsion, FollowingAct, check_not_negative, check_penalty


@frozen(kw_only=True)
class ProceduralFine(FollowingAct):
    """A fine of Article 74(2): over information, an inspection, monitoring or the file. It ends no strand.

    :param penalty: the fine.
    :param payment_due: the last day to pay it; None where it is not known.
    """

    penalty: Penalty
    payment_due: dt.date | None = None
    id = "event-procedural-fine"
    title = "procedural fine"
    citation = DSA.at(74, 2)
    possible_in = ALWAYS

    def __attrs_post_init__(self) -> None:
        FollowingAct.__attrs_post_init__(self)
        self._check_named_day("payment_due")
        check_penalty(self, self.penalty, PenaltyKind.FINE)


@frozen(kw_only=True)
class PeriodicPenaltyImposed(FollowingAct):
    """Periodic penalty payments compel compliance with a decision; ``ground`` is the point of Article 76(1).

    :param penalty: the payments; their amount is the rate for each day.
    :param ground: the point of Article 76(1): what they compel; None where it is the only thing that they can.
    :param runs_from: the day that the decision appoints, which counts; None where it is not known.
    """

    penalty: Penalty
    ground: Compulsion | None = None
    runs_from: dt.date | None = None
    id = "event-periodic-penalty-payments-imposed"
    title = "periodic penalty payments imposed"
    citation = DSA.at(76, 1)
    possible_in = ALWAYS

    def __attrs_post_init__(self) -> None:
        FollowingAct.__attrs_post_init__(self)
        self._check_named_day("runs_from")
        check_penalty(self, self.penalty, PenaltyKind.PERIODIC)
        if self.ground is not None:
            checks.member("ground", self.ground, Compulsion)
        if self.runs_from is not None and self.penalty.runs_from not in (None, self.runs_from):
            accepted = Phrase("the day that the penalty has, or one of the two alone")
            raise InvalidValue(field=Phrase("runs_from"), value=self.runs_from, accepted=accepted)

    @property
    def first_day(self) -> dt.date | None:
        """The day from which the payments run, if it is known: here, or from the penalty."""
        return self.runs_from or self.penalty.runs_from


@frozen(kw_only=True)
class ObligationSatisfied(ByOthers):
    """The provider has done what the payments were to compel: from that day on they do not count."""

    id = "event-obligation-satisfied"
    title = "obligation satisfied"
    citation = DSA.at(76, 2)


@frozen(kw_only=True)
class PeriodicPenaltyFixed(FollowingAct):
    """Once the provider complies, the definitive amount of periodic penalty payments, at most days times the rate.

    :param amount: the definitive amount.
    :param payment_due: the last day to pay it; None where it is not known.
    """

    amount: Money
    payment_due: dt.date | None = None
    id = "event-definitive-periodic-penalty-fixed"
    title = "definitive periodic penalty fixed"
    citation = DSA.at(76, 2)
    possible_in = ALWAYS
    varies = True

    def __attrs_post_init__(self) -> None:
        FollowingAct.__attrs_post_init__(self)
        check_not_negative("amount", checks.instance("amount", self.amount, Money))
        self._check_named_day("payment_due")


@frozen(kw_only=True)
class PenaltyPaid(ByOthers):
    """A fine, or the definitive amount of payments, is paid; ``amount`` is what was paid, interest included.

    :param amount: what was paid, interest included; None where it is not known.
    :param interest: the interest in it; None where that is not known.
    """

    amount: Money | None = None
    interest: Money | None = None
    id = "event-penalty-paid"
    title = "penalty paid"
    citation = DSA.at(78, 3)

    def __attrs_post_init__(self) -> None:
        ByOthers.__attrs_post_init__(self)
        check_not_negative("amount", self.amount)
        check_not_negative("interest", self.interest)
        if self.amount is not None and self.interest is not None and self.interest > self.amount:
            accepted = Phrase(f"at most {self.amount}, the interest included")
            raise InvalidValue(field=Phrase("interest"), value=self.interest, accepted=accepted)


@frozen(kw_only=True)
class GuaranteeGiven(ByOthers):
    """A guarantee is given in place of payment while the Court has the case.

    :param amount: how much is guaranteed; None where it is not known.
    """

    amount: Money | None = None
    id = "event-guarantee-given"
    title = "guarantee given"
    citation = DSA.at(78, 5)

    def __attrs_post_init__(self) -> None:
        ByOthers.__attrs_post_init__(self)
        check_not_negative("amount", self.amount)
