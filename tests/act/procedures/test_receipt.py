"""Article 7 of Implementing Regulation 2023/1201: when the Commission has received a document."""

from datetime import date, datetime

import pytest

import dsa
from dsa.errors import InvalidType


def test_a_document_is_received_when_the_commission_acknowledges_it() -> None:
    receipt = dsa.procedures.received_by_commission(date(2026, 10, 20), acknowledged=date(2026, 10, 21))
    assert receipt.date == receipt.steps[-1].after == date(2026, 10, 21)
    assert receipt.sent == receipt.steps[-1].before == date(2026, 10, 20)
    waiting = dsa.procedures.received_by_commission(date(2026, 10, 20), acknowledged=None)
    assert waiting.date is None
    assert [step.rule for step in waiting.steps] == ["not-yet-received"]
    assert str(waiting) == "sent on 20 October 2026, not received yet"
    with pytest.raises(dsa.errors.OutOfOrder, match="acknowledged"):
        dsa.procedures.received_by_commission(date(2026, 10, 20), acknowledged=date(2026, 10, 19))
    with pytest.raises(InvalidType, match="acknowledged"):
        dsa.procedures.received_by_commission(date(2026, 10, 20), acknowledged=datetime(2026, 10, 21))
