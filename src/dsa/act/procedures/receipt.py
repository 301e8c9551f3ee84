"""When the Commission has received a document: Article 7 of Implementing Regulation (EU) 2023/1201.

A document sent digitally is deemed received on the day on which the Commission acknowledges it, not on the day on
which it was sent (7(3)). Whoever files on the last day is in time only if the acknowledgment comes that day. Where the
digital way is closed, a document may go by registered mail or by hand, and is received on the day of its delivery
(7(7), 7(8)).
"""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from attrs import frozen

from ...ground import checks
from ...ground.answering import answers
from ...ground.citations import DSA, PROCEDURE_REGULATION
from ...ground.errors import InvalidValue
from ...ground.trace import Explained, Notice, Point, Rule, Sentence
from ...ground.words import Phrase

Way: TypeAlias = Literal["digital", "registered mail", "hand"]
"""How a document goes to the Commission."""

ACKNOWLEDGED = Rule(
    "received-when-acknowledged",
    "Sent on {before}, it is deemed received on the day of the Commission's acknowledgment, {after}.",
    PROCEDURE_REGULATION.at(7, 3),
)
NOT_ACKNOWLEDGED = Rule(
    "not-yet-received",
    "Sent on {before}; the Commission has not acknowledged it, so it is not deemed received.",
    PROCEDURE_REGULATION.at(7, 3),
)
DELIVERED = Rule(
    "received-when-delivered",
    "Sent on {before}, it is deemed received on the day of its delivery at the responsible service, {after}.",
)
NOT_DELIVERED = Rule("not-yet-delivered", "Sent on {before}; it has not been delivered, so it is not deemed received.")
ONLY_EXCEPTIONALLY = Point(
    "receipt-not-digital",
    "Registered mail and delivery by hand are for exceptional circumstances that make the digital way impossible or "
    "exceedingly difficult; without them, the day of delivery is not the day of receipt.",
    (PROCEDURE_REGULATION.at(7, 1),),
)
REPLIES_ARGUABLE = Point(
    "receipt-of-replies",
    "Article 7(1) speaks of what is sent under Articles 2 to 4 of the Implementing Regulation. Whether the same "
    "holds for a reply to a request for information is arguable; the other reading is the day on which it reaches "
    "the Commission.",
    (PROCEDURE_REGULATION.at(7, 1), DSA.at(67)),
)

_DELIVERIES = {"registered mail": PROCEDURE_REGULATION.at(7, 7), "hand": PROCEDURE_REGULATION.at(7, 8)}


@frozen(kw_only=True)
class Receipt(Explained):
    """When a document was received; ``date`` is None while the Commission has not acknowledged it, or not got it.

    :param sent: the day on which it was sent.
    :param date: the day on which it counts as received; None while that has not happened.
    :param by: the way in which it was sent.
    """

    sent: dt.date
    date: dt.date | None
    by: Way = "digital"

    @property
    def headline(self) -> Sentence:
        """The day of receipt, or that there is none."""
        if self.date is None:
            return Sentence("receipt-none", "sent on {sent}, not received yet", (("sent", self.sent),))
        return Sentence("receipt", "received on {date}", (("date", self.date),))


@answers
def received_by_commission(
    sent: dt.date, *, acknowledged: dt.date | None = None, delivered: dt.date | None = None, by: Way = "digital"
) -> Receipt:
    """The day on which the Commission has received a document.

    :param sent: the day on which it was sent.
    :param acknowledged: for a document sent digitally, the day of the Commission's acknowledgment; None while there is
        none. A delivery by hand is acknowledged too, and received on the day of the delivery all the same.
    :param delivered: for one sent by registered mail or by hand, the day of its delivery; None while there is none.
    :param by: "digital", "registered mail" or "hand".
    :raises InvalidValue: a day that does not decide for that way, or another way.
    :raises OutOfOrder: it was received before it was sent.

    >>> from datetime import date
    >>> print(received_by_commission(date(2026, 10, 20), acknowledged=date(2026, 10, 21)))
    received on 21 October 2026
    >>> print(received_by_commission(date(2026, 10, 20), delivered=date(2026, 10, 23), by="registered mail"))
    received on 23 October 2026
    """
    sent = checks.day("sent", sent)
    checks.one_of("by", by, ("digital", "registered mail", "hand"))
    for name, day in (("acknowledged", acknowledged), ("delivered", delivered)):
        if (received := checks.optional_day(name, day)) is not None:
            checks.not_before(name, received, "sent", sent)
    if by == "digital":
        if delivered is not None:
            accepted = Phrase("None for a document sent digitally: the acknowledgment decides")
            raise InvalidValue(field=Phrase("delivered"), value=delivered, accepted=accepted)
        rule = NOT_ACKNOWLEDGED if acknowledged is None else ACKNOWLEDGED
        return _receipt(sent, acknowledged, by, rule, REPLIES_ARGUABLE.notice())
    rule = NOT_DELIVERED if delivered is None else DELIVERED
    return _receipt(sent, delivered, by, rule, ONLY_EXCEPTIONALLY.notice(), REPLIES_ARGUABLE.notice())


def _receipt(sent: dt.date, received: dt.date | None, by: Way, rule: Rule, *notices: Notice) -> Receipt:
    step = rule.step(sent, received, under=_DELIVERIES.get(by))
    return Receipt(sent=sent, date=received, by=by, steps=(step,), notices=notices)
