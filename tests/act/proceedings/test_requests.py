"""Article 67: requests for information, question by question."""

from datetime import date, datetime
from typing import Any

import pytest

import dsa
from dsa import DSA, DSAError, Question, QuestionState, RequestBasis, RequestForInformation
from dsa.errors import InvalidType, InvalidValue, OutOfOrder, UnknownName
from tests.act.proceedings.aliexpress import SHOP
from tests.standard import OPENED, shop

IRISH = shop(country="IE")

untyped_request: Any = RequestForInformation


# Requests
def request(**other: Any) -> RequestForInformation:
    plain = {
        "addressee": SHOP,
        "sent": OPENED,
        "questions": [
            Question(subject="elections", due=date(2024, 4, 5)),
            Question(subject="the rest", due=date(2024, 4, 26)),
        ],
    }
    made: RequestForInformation = untyped_request(**{**plain, **other})
    return made


@pytest.mark.parametrize(
    ("on", "states"),
    [
        (date(2024, 3, 13), "not sent, not sent"),
        (date(2024, 3, 14), "open, open"),
        (date(2024, 4, 5), "open, open"),
        (date(2024, 4, 6), "overdue, open"),
        (date(2024, 4, 26), "overdue, open"),
        (date(2024, 4, 27), "overdue, overdue"),
    ],
)
def test_each_question_has_its_own_due_day_which_does_not_move(on: date, states: str) -> None:
    assert ", ".join(str(question.state) for question in request().status(on)) == states


def test_an_answer_and_an_extension_are_new_requests() -> None:
    asked = request()
    answered = asked.answer("elections", on=date(2024, 4, 6)).answer("the rest", on=date(2024, 4, 26))
    states = [QuestionState.ANSWERED_LATE, QuestionState.ANSWERED]
    assert [question.state for question in answered.status(date(2024, 5, 1))] == states
    assert [question.state for question in answered.status(date(2024, 4, 5))] == [
        QuestionState.OPEN,
        QuestionState.OPEN,
    ]
    assert [question.state for question in asked.status(date(2024, 5, 1))] == [
        QuestionState.OVERDUE,
        QuestionState.OVERDUE,
    ]
    longer = asked.extend("elections", to=date(2024, 4, 30))
    assert longer.status(date(2024, 4, 30))[0].state is QuestionState.OPEN
    assert (asked.last_due, longer.last_due) == (date(2024, 4, 26), date(2024, 4, 30))
    assert str(longer).endswith("to answer by 30 April 2024 and 26 April 2024")
    with pytest.raises(UnknownName, match="Did you mean elections"):
        asked.answer("election", on=date(2024, 4, 1))
    status: Any = asked.status
    with pytest.raises(InvalidType, match=r"^on:"):
        status("2024-04-01")


def test_where_a_question_stands_is_explained_with_the_day_named() -> None:
    [step] = request().status(date(2024, 4, 6))[0].steps
    assert (step.rule, step.before, step.after) == ("question-overdue", date(2024, 4, 6), QuestionState.OVERDUE)
    assert (
        str(step) == "On 6 April 2024 the time to answer, until the end of 5 April 2024, was over. [Article 67(1) DSA]"
    )


def test_an_extension_does_not_change_the_days_before_it_was_given() -> None:
    extended = request().extend("elections", to=date(2024, 4, 30), on=date(2024, 4, 8))
    days = [date(2024, 4, 5), date(2024, 4, 6), date(2024, 4, 7), date(2024, 4, 8), date(2024, 4, 30), date(2024, 5, 1)]
    assert [str(extended.status(day)[0].state) for day in days] == [
        "open",
        "overdue",
        "overdue",
        "open",
        "open",
        "overdue",
    ]
    assert str(extended.status(date(2024, 4, 7))[0]) == "elections: overdue, due 5 April 2024"
    assert str(extended.status(date(2024, 4, 8))[0]) == "elections: open, due 30 April 2024"
    early = extended.answer("elections", on=date(2024, 4, 6))
    assert [str(early.status(day)[0].state) for day in days[1:4]] == ["answered late", "answered late", "answered"]
    with pytest.raises(InvalidValue, match="nothing without extended_to"):
        Question(subject="a", due=OPENED, extended_on=OPENED)
    with pytest.raises(OutOfOrder, match=r"questions\[0\].extended_on"):
        request().extend("elections", to=date(2024, 4, 30), on=date(2024, 3, 13))
    extend: Any = request().extend
    with pytest.raises(InvalidType, match=r"^on:"):
        extend("elections", to=date(2024, 4, 30), on="2024-04-08")


def test_what_silence_costs_is_said_when_it_is_silence() -> None:
    def notices(basis: RequestBasis, on: date) -> str:
        return request(basis=basis).status(on)[0].explain()

    for basis in RequestBasis:
        assert "ilence" not in notices(basis, date(2024, 4, 5))
    assert "No fine follows from silence to a simple request" in notices(RequestBasis.SIMPLE, date(2024, 4, 6))
    assert "can be fined, up to 1 % of the annual income" in notices(RequestBasis.DECISION, date(2024, 4, 6))


def test_an_answer_in_part_leaves_the_time_running_and_is_told() -> None:
    asked = request(basis=RequestBasis.DECISION)
    part = asked.answer_in_part("elections", on=date(2024, 4, 3)).answer_in_part("elections", on=date(2024, 4, 4))
    assert part.questions[0].partly_answered == (date(2024, 4, 3), date(2024, 4, 4))
    assert part.questions[1:] == asked.questions[1:]
    before, after = part.status(date(2024, 4, 2))[0], part.status(date(2024, 4, 5))[0]
    assert (before.state, after.state) == (QuestionState.OPEN, QuestionState.OPEN)
    assert "4 April 2024" not in before.explain()
    assert "4 April 2024" in after.explain()
    assert "On 4 April 2024 it was answered in part" in part.status(date(2024, 4, 4))[0].explain()
    assert part.status(date(2024, 4, 6))[0].state is QuestionState.OVERDUE
    whole = part.answer("elections", on=date(2024, 4, 5))
    assert whole.status(date(2024, 4, 6))[0].state is QuestionState.ANSWERED
    assert [whole.status(date(2024, 4, day))[0].notices != () for day in (4, 5, 6)] == [True, False, False]
    swapped = asked.answer_in_part("elections", on=date(2024, 4, 4)).answer_in_part("elections", on=date(2024, 4, 3))
    assert "On 4 April 2024 it was answered in part" in swapped.status(date(2024, 4, 4))[0].explain()
    with pytest.raises(UnknownName, match="Did you mean elections"):
        asked.answer_in_part("election", on=date(2024, 4, 1))


def test_silence_is_finable_only_on_a_decision_and_a_wrong_answer_always() -> None:
    wrong, silence = request().consequences
    assert (wrong.finable, silence.finable, silence.ground) == (True, False, None)
    assert (wrong.periodic, silence.periodic) == (False, False)  # Article 76(1)(a) is about decisions
    assert str(wrong) == ("incorrect, incomplete or misleading information: a fine (Article 74(2), point (a), DSA)")
    assert str(silence) == ("no reply within the time set: no fine (Article 67(2) DSA; Article 74(2), point (b), DSA)")
    wrong, silence = request(basis=RequestBasis.DECISION).consequences
    assert (wrong.finable, silence.finable, silence.periodic) == (True, True, True)
    assert silence.ground is dsa.FineGround.INFORMATION
    assert str(wrong) == (
        "incorrect, incomplete or misleading information: a fine and periodic penalty payments "
        "(Article 74(2), point (a), DSA; Article 76(1), point (a), DSA)"
    )
    assert str(silence) == (
        "no reply within the time set: a fine and periodic penalty payments "
        "(Article 74(2), point (b), DSA; Article 76(1), point (a), DSA)"
    )
    assert [str(basis.citation) for basis in RequestBasis] == ["Article 67(2) DSA", "Article 67(3) DSA"]


@pytest.mark.parametrize(
    ("bad", "error", "message"),
    [
        (
            {"questions": [Question(subject="a", due=date(2024, 3, 13))]},
            OutOfOrder,
            r"questions\[0\].due: 13 March 2024 is before sent \(",
        ),
        ({"questions": []}, InvalidValue, "at least one Question"),
        (
            {"questions": [Question(subject="a", due=OPENED), Question(subject="a", due=OPENED)]},
            InvalidValue,
            "different",
        ),
        (
            {"questions": [Question(subject="a", due=OPENED, answered=date(2024, 3, 1))]},
            OutOfOrder,
            r"answered: 1 March 2024 is before sent \(",
        ),
        ({"questions": ["a"]}, InvalidType, "questions"),
        ({"addressee": ""}, InvalidValue, "addressee"),
        ({"addressee": 5}, InvalidType, "addressee"),
        ({"reference": ""}, InvalidValue, "reference"),
        ({"source": ""}, InvalidValue, "source"),
        ({"sent": datetime(2024, 3, 14)}, InvalidType, "sent"),
        ({"basis": "simple"}, InvalidType, "RequestBasis.SIMPLE"),
    ],
)
def test_bad_requests_are_refused(bad: dict[str, Any], error: type[DSAError], message: str) -> None:
    with pytest.raises(error, match=message):
        request(**bad)


def test_a_person_who_may_know_can_be_asked() -> None:
    assert str(request(addressee="An auditor")).startswith("An auditor: simple request")
    assert str(request(addressee=SHOP.provider)).startswith("Alibaba: simple request")
    by_decision = request(addressee=SHOP.provider, basis=RequestBasis.DECISION)
    assert str(by_decision).startswith("Alibaba: decision of 14 March 2024")
    with pytest.raises(OutOfOrder, match="extended_to"):
        Question(subject="a", due=date(2024, 4, 5), extended_to=date(2024, 4, 4))
    assert str(Question(subject="a", due=date(2024, 4, 5))) == "a: due 5 April 2024"


@pytest.mark.parametrize(
    ("basis", "ends"), [(dsa.RequestBasis.SIMPLE, "a fine ("), (dsa.RequestBasis.DECISION, "a fine and periodic")]
)
def test_what_a_wrong_answer_costs_is_told_by_its_basis(basis: dsa.RequestBasis, ends: str) -> None:
    question = dsa.Question(subject="traders", due=date(2024, 2, 1))
    request = dsa.RequestForInformation(addressee=IRISH, sent=date(2024, 1, 1), basis=basis, questions=[question])
    assert str(request.consequences[0]).startswith(f"incorrect, incomplete or misleading information: {ends}")


def test_an_earlier_extension_is_a_later_day_than_the_first_and_its_own_day_is_a_day() -> None:
    def extended(earlier: Any) -> Question:
        return Question(subject="products", due=date(2024, 4, 5), extended_to=date(2024, 5, 3), earlier=[earlier])

    assert extended((date(2024, 4, 5), None)).time_limit.date == date(2024, 5, 3)
    assert extended((date(2024, 4, 5), None)).earlier == ((date(2024, 4, 5), None),)
    partly = Question(subject="products", due=date(2024, 4, 5), partly_answered=[date(2024, 4, 2)])
    assert (partly.partly_answered, hash(partly)) == (
        (date(2024, 4, 2),),
        hash(Question(subject="products", due=date(2024, 4, 5), partly_answered=(date(2024, 4, 2),))),
    )
    with pytest.raises(OutOfOrder, match=r"^earlier: 4 April 2024 is before due"):
        extended((date(2024, 4, 4), None))
    with pytest.raises(InvalidType, match=r"^earlier"):
        extended((date(2024, 4, 26), "2024-04-02"))


@pytest.mark.parametrize("field", ["due", "extended_to", "extended_on", "answered", "subject"])
def test_a_question_refuses_what_is_no_day_by_its_name(field: str) -> None:
    fields: dict[str, Any] = {"subject": "products", "due": OPENED, "extended_to": date(2024, 5, 1)}
    with pytest.raises(dsa.errors.InvalidType, match=rf"^{field}\b"):
        dsa.Question(**{**fields, field: object()})


# Article 74(2): (a) a wrong or incomplete answer to either kind of request, (b) no reply to a decision within the time
@pytest.mark.parametrize(
    ("basis", "answered", "partly", "points"),
    [
        (RequestBasis.DECISION, date(2024, 4, 26), None, []),  # on the last day
        (RequestBasis.DECISION, date(2024, 4, 27), None, ["b"]),  # a reply, but not within the time
        (RequestBasis.DECISION, None, None, ["b"]),
        (RequestBasis.DECISION, date(2024, 4, 27), date(2024, 4, 20), ["b", "a"]),
        (RequestBasis.SIMPLE, date(2024, 4, 27), None, []),  # lateness is fined after a decision alone
        (RequestBasis.SIMPLE, None, None, []),
        (RequestBasis.SIMPLE, None, date(2024, 4, 20), ["a"]),
    ],
)
def test_what_comes_late_can_be_fined_where_it_was_asked_for_by_decision(
    basis: RequestBasis, answered: date | None, partly: date | None, points: list[str]
) -> None:
    question = Question(
        subject="minors",
        due=date(2024, 4, 26),
        answered=answered,
        partly_answered=[] if partly is None else [partly],
    )
    sent = RequestForInformation(addressee=SHOP, sent=date(2024, 4, 5), basis=basis, questions=[question])
    (status,) = sent.status(date(2024, 5, 2))
    finable = [notice for notice in status.notices if notice.id != "silence-simple-request"]
    cited = [citation for notice in finable for citation in notice.citations if citation.article == 74]
    assert [citation.point for citation in cited if citation.point] == points
    assert {citation.paragraph for citation in cited} <= {2}
    assert (DSA.at(74, 2) in cited) is ("b" in points)  # it sets the share that is told


# What is recorded late, or twice
def test_extensions_are_those_of_their_days_in_whatever_order_they_are_recorded() -> None:
    first, second = (date(2026, 2, 27), date(2026, 2, 16)), (date(2026, 3, 6), date(2026, 2, 25))
    asked = Question(subject="traders", due=date(2026, 2, 20))
    for order in ([first, second], [second, first]):
        extended = asked
        for to, on in order:
            extended = extended.extended(to, on)
        days = [date(2026, 2, day) for day in (15, 16, 24, 25, 28)]
        assert [extended.time_limit_on(day).date for day in days] == [
            *(date(2026, 2, 20), date(2026, 2, 27), date(2026, 2, 27), date(2026, 3, 6), date(2026, 3, 6))
        ]
        assert extended.time_limit.date == date(2026, 3, 6)


def test_an_extension_takes_no_time_away() -> None:
    extended = Question(subject="traders", due=date(2026, 2, 20)).extended(date(2026, 3, 6), date(2026, 2, 16))
    for to, on in ((date(2026, 3, 5), date(2026, 2, 16)), (date(2026, 2, 19), None)):
        with pytest.raises(OutOfOrder, match=r"^to: .* is before the day named before"):
            extended.extended(to, on)
    with pytest.raises(OutOfOrder, match=r"^to: "):
        request().extend("elections", to=date(2024, 4, 30), on=date(2024, 4, 2)).extend(
            "elections", to=date(2024, 4, 20), on=date(2024, 4, 3)
        )


def test_what_was_answered_is_not_answered_later_by_answering_it_again() -> None:
    once = request().answer("elections", on=date(2024, 4, 5))
    again = once.answer("elections", on=date(2024, 4, 12))
    for day in (date(2024, 4, 5), date(2024, 4, 8), date(2024, 4, 12)):
        assert again.status(day)[0].state is QuestionState.ANSWERED
    late = request().answer("elections", on=date(2024, 4, 12)).answer("elections", on=date(2024, 4, 5))
    assert late == once
