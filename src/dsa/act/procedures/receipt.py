"""When the Commission has received a document: Article 7(3) of Implementing Regulation (EU) 2023/1201.

A document sent electronically is deemed received on the day on which the Commission acknowledges it, not on the day on
which it was sent. Whoever files on the last day is in time only if the acknowledgment comes that day.
"""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from ...ground import checks
from ...ground.answering import answers
from ...ground.citations import PROCEDURE_REGULATION
from ...ground.trace import Explained, Rule, Sentence

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


@frozen(kw_only=True)
class Receipt(Explained):
    """When a document was received; ``date`` is None while the Commission has not acknowledged it."""

    sent: dt.date
    date: dt.date | None

    @property
    def headline(self) -> Sentence:
        """The day of receipt, or that there is none."""
        if self.date is None:
            return Sentence("receipt-none", "sent on {sent}, not received yet", (("sent", self.sent),))
        return Sentence("receipt", "received on {date}", (("date", self.date),))


@answers
def received_by_commission(sent: dt.date, *, acknowledged: dt.date | None) -> Receipt:
    """The day on which the Commission has received a document.

    >>> from datetime import date
    >>> print(received_by_commission(date(2026, 10, 20), acknowledged=date(2026, 10, 21)))
    received on 21 October 2026
    """
    checks.day("sent", sent)
    if acknowledged is None:
        return Receipt(sent=sent, date=None, steps=(NOT_ACKNOWLEDGED.step(sent, None),))
    checks.day("acknowledged", acknowledged)
    checks.not_before("acknowledged", acknowledged, "sent", sent)
    return Receipt(sent=sent, date=acknowledged, steps=(ACKNOWLEDGED.step(sent, acknowledged),))
