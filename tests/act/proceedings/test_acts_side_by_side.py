"""Every act has a life of its own: a second order does not hide the first, and a later act rewrites no earlier day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve

from dsa import DSA, Investigation, Question, RequestBasis, RequestForInformation, Strand, events
from dsa.errors import AmbiguousName, InvalidValue, MissingFact, NotAllowed, UnknownName
from dsa.events import ActStatus
from tests.act.proceedings.case_file import dated
from tests.standard import SHOP

OPENED = date(2025, 1, 8)


def case(*happened: events.Event) -> Investigation:
    return Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34, 1)], events=happened)


def due(investigation: Investigation, on: date) -> list[tuple[str, date | None]]:
    return [(limit.what, limit.due) for limit in dated(investigation.open_time_limits(on))]


def statuses(investigation: Investigation, on: date) -> dict[str, ActStatus]:
    return {act.reference: act.status for act in investigation.acts(on)}


def test_two_orders_run_side_by_side_each_to_its_own_day() -> None:
    both = case(
        events.MonitoringOrdered(date=date(2025, 3, 10), until=date(2025, 12, 31), reference="first"),
        events.MonitoringOrdered(date=date(2025, 4, 1), until=date(2025, 6, 30), reference="second"),
    )
    end = "end of the monitoring order"
    assert due(both, date(2025, 6, 30)) == [(end, date(2025, 6, 30)), (end, date(2025, 12, 31))]
    assert due(both, date(2025, 7, 15)) == [(end, date(2025, 12, 31))]
    assert statuses(both, date(2025, 7, 15)) == {"first": ActStatus.IN_FORCE, "second": ActStatus.LAPSED}
    assert due(both, date(2026, 1, 1)) == []


def test_new_interim_measures_leave_the_old_ones_and_a_renewal_takes_their_place() -> None:
    first = events.InterimMeasures(date=date(2025, 2, 3), until=date(2025, 6, 2), reference="a")
    second = events.InterimMeasures(date=date(2025, 3, 3), until=date(2025, 4, 2), reference="b")
    renewed = events.InterimMeasuresRenewed(date=date(2025, 4, 1), until=date(2025, 5, 2), of="b", reference="c")
    both = case(first, second, renewed)
    assert [day for _, day in due(both, date(2025, 3, 31))] == [date(2025, 4, 2), date(2025, 6, 2)]
    assert [day for _, day in due(both, date(2025, 4, 1))] == [date(2025, 5, 2), date(2025, 6, 2)]
    assert statuses(both, date(2025, 5, 3)) == {
        "a": ActStatus.IN_FORCE,
        "b": ActStatus.ENDED,
        "c": ActStatus.LAPSED,
    }


def decided() -> Investigation:
    return case(
        events.PreliminaryFindings(date=date(2025, 3, 3)),
        events.NonComplianceDecision(date=date(2025, 12, 1)),
    )


def test_two_measures_of_one_decision_are_both_to_be_taken() -> None:
    two = (
        decided()
        .record(events.MeasuresOrdered(date=date(2025, 12, 1), due=date(2026, 3, 12), reference="notices"))
        .record(events.MeasuresOrdered(date=date(2025, 12, 1), due=date(2026, 6, 30), reference="risks"))
    )
    assert [day for _, day in due(two, date(2026, 1, 5))] == [date(2026, 3, 12), date(2026, 6, 30)]
    with pytest.raises(AmbiguousName, match="notices, risks"):
        two.record(events.MeasuresReported(date=date(2026, 3, 10)))
    reported = two.record(events.MeasuresReported(date=date(2026, 3, 10), of="notices"))
    assert [day for _, day in due(reported, date(2026, 3, 10))] == [date(2026, 6, 30)]
    assert [day for _, day in due(reported, date(2026, 3, 9))] == [date(2026, 3, 12), date(2026, 6, 30)]
    rest = reported.record(events.MeasuresReported(date=date(2026, 6, 1)))  # one only waits for it
    assert due(rest, date(2026, 6, 1)) == []
    assert statuses(rest, date(2026, 6, 1))["risks"] is ActStatus.PERFORMED


def test_what_an_event_concerns_has_to_be_known_and_of_the_right_kind() -> None:
    two = decided().record(events.MeasuresOrdered(date=date(2025, 12, 1), due=date(2026, 3, 12), reference="notices"))
    with pytest.raises(UnknownName, match=r"Did you mean notices\?"):
        two.record(events.MeasuresReported(date=date(2026, 3, 10), of="notice"))
    with pytest.raises(InvalidValue, match="an act of the strand, one of these: measures ordered"):
        two.record(events.MeasuresReported(date=date(2026, 3, 10), of="preliminary findings of 3 March 2025"))
    with pytest.raises(InvalidValue, match="a reference of its own"):
        two.record(events.MonitoringOrdered(date=date(2026, 3, 10), reference="notices"))


def test_acts_without_a_reference_are_called_by_title_and_day() -> None:
    order = events.MonitoringOrdered(date=OPENED)
    investigation = case(order, order, order)
    assert [act.reference for act in investigation.acts(OPENED)] == [
        "monitoring ordered of 8 January 2025",
        "monitoring ordered of 8 January 2025 (2)",
        "monitoring ordered of 8 January 2025 (3)",
    ]


def test_measures_intended_and_measures_taken_are_two_things() -> None:
    ordered = decided().record(
        events.MeasuresOrdered(date=date(2025, 12, 1), due=date(2026, 3, 12), inform_by=date(2026, 1, 12))
    )
    told = ordered.record(events.MeasuresIntended(date=date(2026, 1, 9)))
    assert [what for what, _ in due(ordered, date(2026, 1, 9))] == [
        "information on the measures intended",
        "measures of compliance",
    ]
    assert [what for what, _ in due(told, date(2026, 1, 9))] == ["measures of compliance"]
    assert due(told.record(events.MeasuresReported(date=date(2026, 3, 2))), date(2026, 3, 2)) == []


# Requests
ASKED = RequestForInformation(
    addressee=SHOP,
    sent=date(2026, 2, 2),
    basis=RequestBasis.DECISION,
    questions=[Question(subject="traders", due=date(2026, 2, 20))],
)


def test_an_extension_never_rewrites_a_day_before_it() -> None:
    longer = ASKED.extend("traders", to=date(2026, 2, 27), on=date(2026, 2, 16))
    longest = longer.extend("traders", to=date(2026, 3, 6), on=date(2026, 2, 25))
    for day, end in [
        (date(2026, 2, 15), date(2026, 2, 20)),
        (date(2026, 2, 16), date(2026, 2, 27)),
        (date(2026, 2, 24), date(2026, 2, 27)),
        (date(2026, 2, 25), date(2026, 3, 6)),
    ]:
        (status,) = longest.status(day)
        assert str(status) == f"traders: open, due {end.day} {'March' if end.month == 3 else 'February'} 2026"
        assert status.notices == ()
    assert str(longest.status(date(2026, 3, 7))[0]) == "traders: overdue, due 6 March 2026"


def test_a_request_in_the_case_is_extended_the_same_way() -> None:
    investigation = case(
        events.InformationRequested(date=date(2026, 2, 2), by_decision=True, due=date(2026, 2, 20)),
        events.TimeLimitExtended(date=date(2026, 2, 16), to=date(2026, 2, 27)),
        events.TimeLimitExtended(date=date(2026, 2, 25), to=date(2026, 3, 6)),
    )
    ends = [dated(investigation.open_time_limits(date(2026, 2, day)))[0] for day in (15, 16, 24, 25)]
    assert [(limit.due, limit.overdue) for limit in ends] == [
        (date(2026, 2, 20), False),
        (date(2026, 2, 27), False),
        (date(2026, 2, 27), False),
        (date(2026, 3, 6), False),
    ]
    assert "On 25 February 2026 it was extended, from 20 February 2026 to 6 March 2026." in ends[3].explain()
    assert dated(investigation.open_time_limits(date(2026, 3, 7)))[0].overdue


def test_an_extension_to_a_day_that_is_not_public_runs_to_an_unknown_end() -> None:
    investigation = case(
        events.InformationRequested(date=date(2026, 2, 2), by_decision=True, due=date(2026, 2, 20)),
        events.TimeLimitExtended(date=date(2026, 2, 16), to=None),
    )
    (limit,) = dated(investigation.open_time_limits(date(2026, 6, 1)))
    assert (limit.due, limit.running, limit.overdue) == (None, True, False)
    assert str(limit) == "answer to the request for information: running, its end is not known (Shop)"
    assert [(notice.id, notice.citations) for notice in limit.notices] == [
        ("extended-to-a-day-not-public", (DSA.at(67, 3),))
    ]


def test_more_time_for_one_question_is_no_more_time_for_the_others() -> None:
    asked = evolve(ASKED, questions=[*ASKED.questions, Question(subject="minors", due=date(2026, 3, 2))])
    investigation = case(
        events.InformationRequested(date=asked.sent, by_decision=True, request=asked),
        events.TimeLimitExtended(date=date(2026, 2, 16), subject="traders", to=date(2026, 2, 27)),
    )
    for day, first in ((date(2026, 2, 15), date(2026, 2, 20)), (date(2026, 2, 16), date(2026, 2, 27))):
        assert [(limit.subject, limit.due) for limit in dated(investigation.open_time_limits(day))] == [
            ("traders", first),
            ("minors", date(2026, 3, 2)),
        ]


def test_the_board_has_as_much_time_as_who_is_heard_where_only_the_extension_is_public() -> None:
    sent = events.PreliminaryFindings(date=date(2025, 5, 15))
    longer = events.TimeLimitExtended(date=date(2025, 6, 2), to=date(2025, 7, 31))
    views, observations = "Board's views on the preliminary findings", "observations on the preliminary findings"
    for findings in (sent, evolve(sent, observations_due=date(2025, 6, 30))):  # Article 66(4)
        investigation = case(findings, longer)
        assert due(investigation, longer.date) == [(views, longer.to), (observations, longer.to)]
    procedural = case(events.ProceduralFindings(date=sent.date), longer)
    assert due(procedural, longer.date) == [(observations, longer.to)]


def test_what_is_extended_ran_to_the_day_to_which_it_had_moved() -> None:
    day = date(2025, 4, 17)
    investigation = case(
        events.InformationRequested(date=day, by_decision=True, within="P1M", notified=day),  # 17 May is a Saturday
        events.TimeLimitExtended(date=date(2025, 5, 2), to=date(2025, 6, 2)),
    )
    (limit,) = [
        limit for limit in investigation.open_time_limits(date(2025, 5, 2)) if limit.what != "action for annulment"
    ]
    assert "On 2 May 2025 it was extended, from 19 May 2025 to 2 June 2025. [Article 67(3) DSA]" in limit.explain()


def test_a_partial_answer_leaves_the_request_open_and_each_question_has_its_own_day() -> None:
    asked = RequestForInformation(
        addressee=SHOP,
        sent=date(2026, 2, 2),
        questions=[
            Question(subject="traders", due=date(2026, 2, 20)),
            Question(subject="minors", due=date(2026, 3, 2)),
        ],
    )
    investigation = case(events.InformationRequested(date=date(2026, 2, 2), request=asked, reference="RFI"))
    assert [(limit.subject, limit.due) for limit in dated(investigation.open_time_limits(date(2026, 2, 3)))] == [
        ("traders", date(2026, 2, 20)),
        ("minors", date(2026, 3, 2)),
    ]
    part = investigation.record(events.InformationSupplied(date=date(2026, 2, 10), subject="traders", complete=False))
    assert len(dated(part.open_time_limits(date(2026, 2, 10)))) == 2
    first = part.record(events.InformationSupplied(date=date(2026, 2, 12), subject="traders"))
    assert [limit.subject for limit in dated(first.open_time_limits(date(2026, 2, 12)))] == ["minors"]
    both = first.record(events.InformationSupplied(date=date(2026, 2, 13), subject="minors"))
    assert dated(both.open_time_limits(date(2026, 2, 13))) == ()
    assert statuses(both, date(2026, 2, 13)) == {"RFI": ActStatus.PERFORMED}
    with pytest.raises(NotAllowed, match="information requested: not recorded before"):
        case(events.InformationSupplied(date=date(2026, 2, 13)))


def test_a_question_that_the_request_itself_shows_answered_is_open_until_the_day_of_the_answer() -> None:
    asked = ASKED.answer("traders", on=date(2026, 2, 12))
    investigation = case(events.InformationRequested(date=asked.sent, by_decision=True, request=asked))
    for day, subjects in ((date(2026, 2, 11), ["traders"]), (date(2026, 2, 12), []), (date(2026, 2, 13), [])):
        assert [limit.subject for limit in dated(investigation.open_time_limits(day))] == subjects


def test_hours_run_from_a_moment() -> None:
    at = datetime(2025, 4, 17, 16, 0, tzinfo=ZoneInfo("Europe/Brussels"))
    investigation = case(
        events.InformationRequested(date=date(2025, 4, 17), by_decision=True, within="PT24H", notified_at=at)
    )
    (limit,) = dated(investigation.open_time_limits(date(2025, 4, 17)))
    assert limit.due == date(2025, 4, 18)
    assert limit.at is not None
    # The hour of the event is not counted: Article 3(1) of Regulation 1182/71.
    assert limit.at.isoformat() == "2025-04-18T17:00:00+02:00"
    assert "Counted from notification on 17 April 2025, 16:00 (Europe/Brussels)" in limit.explain()


# Files of several kinds
def test_a_file_without_an_opening_has_requests_and_time_limits() -> None:
    asked = events.InformationRequested(date=date(2025, 5, 2), by_decision=True, due=date(2025, 5, 30))
    investigation = Investigation(platform=SHOP, events=[asked])
    assert str(investigation.state(date(2025, 5, 2))) == "on 2 May 2025: Shop: no proceedings opened"
    assert [limit.due for limit in dated(investigation.open_time_limits(date(2025, 5, 3)))] == [date(2025, 5, 30)]
    assert investigation.timeline() == ((date(2025, 5, 2), "information requested [Article 67(1) DSA]"),)
    assert investigation.limitation(ceased=date(2025, 1, 1), on=date(2025, 6, 1)).interruptions == (date(2025, 5, 2),)
    with pytest.raises(NotAllowed, match="no proceedings opened"):
        investigation.record(events.Closed(date=date(2025, 6, 2)))


def test_a_file_begins_with_the_opening_or_else_with_what_happened_first() -> None:
    asked = events.InformationRequested(date=date(2025, 5, 2))
    investigation = Investigation(platform=SHOP, events=[asked, events.StatementTaken(date=date(2025, 6, 3))])
    assert investigation.begun == asked.date
    assert evolve(investigation, opened=date(2025, 5, 30), suspected=[DSA.at(34)]).begun == date(2025, 5, 30)
    with pytest.raises(MissingFact, match="A day on which the file begins"):
        _ = Investigation(platform=SHOP).begun


def test_commitments_have_days_of_their_own() -> None:
    bound = events.CommitmentsMadeBinding(
        date=date(2025, 12, 5), steps=[("search", date(2026, 2, 5)), ("repository", date(2026, 12, 5))]
    )
    investigation = case(bound)
    assert [
        (limit.subject, limit.due, limit.nature) for limit in dated(investigation.open_time_limits(date(2026, 1, 5)))
    ] == [
        ("search", date(2026, 2, 5), events.Nature.DUTY),
        ("repository", date(2026, 12, 5), events.Nature.DUTY),
    ]
    longer = investigation.record(
        events.TimeLimitExtended(date=date(2026, 1, 8), subject="search", to=date(2026, 4, 7))
    )
    assert [(limit.subject, limit.due) for limit in dated(longer.open_time_limits(date(2026, 1, 8)))] == [
        ("search", date(2026, 4, 7)),
        ("repository", date(2026, 12, 5)),
    ]
    done = investigation.record(events.CommitmentCarriedOut(date=date(2026, 2, 2), step="search"))
    assert [limit.subject for limit in dated(done.open_time_limits(date(2026, 3, 2)))] == ["repository"]
    reopened = done.record(events.Reopened(date=date(2026, 4, 1)))
    assert dated(reopened.open_time_limits(date(2026, 4, 1))) == ()


def test_two_services_in_one_case_have_strands_of_their_own() -> None:
    other = evolve(SHOP, name="Bazaar")
    investigation = Investigation(
        platform=SHOP,
        services=[other],
        opened=OPENED,
        suspected=[DSA.at(28, 1)],
        strands=[Strand(name="minors"), Strand(name="risks", services=["Bazaar"])],
    )
    assert [state.strand.services for state in investigation.state(OPENED).strands] == [(), ("Bazaar",)]


def test_an_event_changes_no_answer_before_its_day() -> None:
    investigation = decided()
    day = date(2025, 12, 1)
    before = (
        investigation.state(day),
        dated(investigation.open_time_limits(day)),
        investigation.acts(day),
        str(investigation.allowed(day)),
    )
    longer = investigation.record(events.MonitoringOrdered(date=date(2025, 12, 2), until=date(2026, 1, 1))).record(
        events.ActionBrought(date=date(2025, 12, 2), against=events.Contested.NON_COMPLIANCE)
    )
    longer = longer.record(events.JudgmentGiven(date=date(2027, 1, 4), outcome=events.Outcome.ANNULLED))
    assert (
        longer.state(day),
        dated(longer.open_time_limits(day)),
        longer.acts(day),
        str(longer.allowed(day)),
    ) == before
    assert (
        investigation.state(day),
        dated(investigation.open_time_limits(day)),
        investigation.acts(day),
        str(investigation.allowed(day)),
    ) == before
    # Two files that grow from the same one do not see each other.
    other = investigation.record(events.MonitoringOrdered(date=date(2025, 12, 3), until=date(2026, 2, 1)))
    assert [act.reference for act in other.acts(date(2026, 1, 1))][-1] == "monitoring ordered of 3 December 2025"
    assert other == Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34, 1)], events=other.events)


def test_a_strand_that_another_file_added_is_not_known_here() -> None:
    investigation = case()
    longer = investigation.record(events.ProceedingsExtended(date=date(2025, 9, 1), strand="more", articles=[]))
    assert longer.limitation(ceased=OPENED, on=date(2026, 1, 1), strand="more").expires == date(2030, 9, 1)
    with pytest.raises(UnknownName, match="strand"):
        investigation.limitation(ceased=OPENED, on=date(2026, 1, 1), strand="more")
    assert len(investigation.state(date(2026, 1, 1)).strands) == 1
