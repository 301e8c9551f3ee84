"""How complete the record is, counted from what it has."""

from datetime import date
from fractions import Fraction

from dsa import Stage, record
from dsa.ground import words


def test_the_shares_are_counted() -> None:
    found = record.coverage()
    days = [one.sent for one in record.requests()] + [one.sent for one in record.undated_requests() if one.sent]
    assert found.requests == sum(day.year == 2024 for day in days) == 48
    assert found.share == Fraction(48, 100)
    opened = [one for one in record.investigations() if one.begun.year == 2024]
    assert found.proceedings == found.stated_proceedings == len(opened) == 9
    assert found.fines == len(record.penalties()) >= 3
    assert str(found) == (
        "about 48 % of the requests that the Commission says it sent in 2024; proceedings opened in that year: 9 of 9; "
        f"fines: all {found.fines} that were found; unread since {words.day(record.read_until)}"
    )
    assert "Counted once a group of companies: 38." in found.explain()


def test_every_answer_says_up_to_when_was_read() -> None:
    on = date(2024, 5, 1)
    answers = (record.open_proceedings(on), record.requests_due(on, on), record.by_article("34"), record.coverage())
    for answer in (*answers, record.days_to(Stage.CLOSED), record.days_to(Stage.NON_COMPLIANCE, by="case")):
        assert f"No text that was published after {words.day(record.read_until)} was read" in answer.explain()
    assert date(2026, 10, 10) <= record.read_until <= record.as_of
    assert record.as_of >= date(2026, 11, 26)
    assert record.unknown()[0].endswith("unread, not empty.")
