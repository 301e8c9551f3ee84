"""How complete the record is, counted from what it has."""

from datetime import date
from fractions import Fraction

from dsa import Stage, record
from dsa.ground import words


def test_the_shares_are_counted() -> None:
    coverage = record.coverage()
    days = [request.sent for request in record.requests()] + [
        request.sent for request in record.undated_requests() if request.sent
    ]
    assert coverage.requests == sum(day.year == 2024 for day in days) == 48
    assert coverage.share == Fraction(48, 100)
    opened = [investigation for investigation in record.investigations() if investigation.begun.year == 2024]
    assert coverage.proceedings == coverage.stated_proceedings == len(opened) == 9
    assert coverage.fines == len(record.penalties()) >= 3
    assert str(coverage) == (
        "about 48 % of the requests that the Commission says it sent in 2024; proceedings opened in that year: 9 of 9; "
        f"fines: all {coverage.fines} that were found; unread since {words.day(record.read_until)}"
    )
    assert "Counted once a group of companies: 38." in coverage.explain()


def test_every_answer_says_up_to_when_was_read() -> None:
    on = date(2024, 5, 1)
    answers = (record.open_proceedings(on), record.requests_due(on, on), record.by_article("34"), record.coverage())
    for answer in (*answers, record.days_to(Stage.CLOSED), record.days_to(Stage.NON_COMPLIANCE, by="case")):
        assert f"No text that was published after {words.day(record.read_until)} was read" in answer.explain()
    assert date(2026, 10, 10) <= record.read_until <= record.as_of
    assert record.as_of >= date(2026, 11, 26)
    assert record.unknown()[0].endswith("unread, not empty.")
