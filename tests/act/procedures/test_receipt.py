"""Article 7 of Implementing Regulation 2023/1201: when the Commission has received a document."""

from datetime import date, datetime
from typing import Any

import pytest

import dsa
from dsa.errors import InvalidType, InvalidValue

SENT = date(2026, 10, 20)


def test_a_document_is_received_when_the_commission_acknowledges_it() -> None:
    receipt = dsa.procedures.received_by_commission(SENT, acknowledged=date(2026, 10, 21))
    assert receipt.date == receipt.steps[-1].after == date(2026, 10, 21)
    assert receipt.sent == receipt.steps[-1].before == SENT
    waiting = dsa.procedures.received_by_commission(SENT, acknowledged=None)
    assert waiting.date is None
    assert [step.rule for step in waiting.steps] == ["not-yet-received"]
    assert str(waiting) == "sent on 20 October 2026, not received yet"
    with pytest.raises(dsa.errors.OutOfOrder, match="acknowledged"):
        dsa.procedures.received_by_commission(SENT, acknowledged=date(2026, 10, 19))
    with pytest.raises(InvalidType, match="acknowledged"):
        dsa.procedures.received_by_commission(SENT, acknowledged=datetime(2026, 10, 21))


@pytest.mark.parametrize(("by", "paragraph"), [("registered mail", 7), ("hand", 8)])
def test_what_goes_by_mail_or_by_hand_is_received_on_the_day_of_its_delivery(by: Any, paragraph: int) -> None:
    receipt = dsa.procedures.received_by_commission(SENT, delivered=date(2026, 10, 23), by=by)
    assert (receipt.date, receipt.by) == (date(2026, 10, 23), by)
    assert str(receipt.steps[0].citation) == f"Article 7({paragraph}) Implementing Regulation (EU) 2023/1201"
    assert "receipt-not-digital" in [notice.id for notice in receipt.notices]
    # The acknowledgment confirms a delivery; the day of the delivery is the day of receipt.
    confirmed = dsa.procedures.received_by_commission(
        SENT, delivered=date(2026, 10, 23), acknowledged=date(2026, 10, 26), by=by
    )
    assert confirmed.date == date(2026, 10, 23)
    waiting = dsa.procedures.received_by_commission(SENT, by=by)
    assert (waiting.date, [step.rule for step in waiting.steps]) == (None, ["not-yet-delivered"])
    with pytest.raises(dsa.errors.OutOfOrder, match="delivered"):
        dsa.procedures.received_by_commission(SENT, delivered=date(2026, 10, 19), by=by)


def test_the_day_of_delivery_decides_nothing_for_what_is_sent_digitally() -> None:
    wrong: Any = "pigeon"
    with pytest.raises(InvalidValue, match=r"^delivered"):
        dsa.procedures.received_by_commission(SENT, delivered=date(2026, 10, 23))
    with pytest.raises(InvalidValue, match=r"^by"):
        dsa.procedures.received_by_commission(SENT, by=wrong)


def test_every_answer_says_that_replies_to_requests_are_arguable() -> None:
    for receipt in (
        dsa.procedures.received_by_commission(SENT, acknowledged=SENT),
        dsa.procedures.received_by_commission(SENT, delivered=SENT, by="hand"),
    ):
        [arguable] = [notice for notice in receipt.notices if notice.id == "receipt-of-replies"]
        assert [str(citation) for citation in arguable.citations] == [
            "Article 7(1) Implementing Regulation (EU) 2023/1201",
            "Article 67 DSA",
        ]
