"""Whether a statement is owed, to whom and by when; notices of illegal content and complaints."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

import dsa
from dsa import EnterpriseSize, Platform, Provider, ServiceKind, statements
from dsa.errors import InvalidType, InvalidValue, OutOfOrder
from dsa.statements import Complaint, ComplaintOutcome, InformationSource, NoticeOfIllegalContent, StatementOwed
from dsa.testing import strategies
from tests.at_once import at_once

DAY = date(2026, 3, 1)


def service(kind: ServiceKind, size: EnterpriseSize | None = EnterpriseSize.MEDIUM) -> Platform:
    return Platform(name="Forum", provider=Provider(name="Friends", country="IE", size=size), kind=kind)


def asked(kind: ServiceKind, size: EnterpriseSize | None = EnterpriseSize.MEDIUM, **more: Any) -> tuple[Any, Any]:
    facts: dict[str, Any] = {"applied": DAY, "contact_known": True, **more}
    answers = (statements.statement_owed, statements.submission_owed)
    statement, submission = (answer(service(kind, size), **facts) for answer in answers)
    assert "None" not in statement.explain() + submission.explain()
    return statement.owed, submission.owed


@pytest.mark.parametrize(
    ("kind", "size", "owed", "submitted"),
    [
        (ServiceKind.INTERMEDIARY, EnterpriseSize.LARGE, False, False),
        (ServiceKind.HOSTING, EnterpriseSize.LARGE, True, False),
        (ServiceKind.HOSTING, EnterpriseSize.MICRO, True, False),
        (ServiceKind.ONLINE_PLATFORM, EnterpriseSize.MICRO, True, False),
        (ServiceKind.ONLINE_PLATFORM, EnterpriseSize.SMALL, True, False),
        (ServiceKind.ONLINE_PLATFORM, EnterpriseSize.MEDIUM, True, True),
        (ServiceKind.MARKETPLACE, EnterpriseSize.LARGE, True, True),
        (ServiceKind.ONLINE_PLATFORM, None, True, True),
        (ServiceKind.SEARCH_ENGINE, EnterpriseSize.LARGE, False, False),
    ],
)
def test_kind_and_size_decide(kind: ServiceKind, size: EnterpriseSize | None, owed: bool, submitted: bool) -> None:
    assert asked(kind, size) == (owed, submitted)


@pytest.mark.parametrize(
    ("more", "owed"),
    [
        ({"ordered": True}, False),
        ({"deceptive": True}, False),
        ({"contact_known": False}, False),
        ({"contact_known": None}, None),
        ({"applied": date(2024, 2, 16)}, False),
        ({"applied": date(2024, 2, 17)}, True),
    ],
)
def test_what_article_17_leaves_out_is_not_owed_and_not_submitted(more: dict[str, Any], owed: bool | None) -> None:
    assert asked(ServiceKind.ONLINE_PLATFORM, **more) == (owed, owed)


def test_a_statement_is_owed_by_the_day_and_a_submission_without_delay() -> None:
    forum = service(ServiceKind.ONLINE_PLATFORM)
    owed = statements.statement_owed(forum, applied=DAY, contact_known=True)
    assert (owed.by, str(owed)) == (DAY, "statement of reasons owed to the recipient by 1 March 2026 at the latest")
    assert "Article 17(2)" in owed.explain()
    submission = statements.submission_owed(forum, applied=DAY, contact_known=True)
    assert (submission.by, "without undue delay" in str(submission)) == (None, True)
    assert "Article 24(5)" in submission.explain()
    nothing = statements.submission_owed(forum, applied=DAY, contact_known=False)
    assert [notice.id for notice in nothing.notices] == ["submission-of-decision-alone"]
    assert str(nothing) == "nothing is to be submitted to the Commission"
    assert "not known" in str(statements.submission_owed(forum, applied=DAY))
    for answer in (
        statements.submission_owed(forum, applied=DAY),
        statements.statement_owed(forum, applied=DAY),
        statements.statement_owed(forum, applied=DAY, contact_known=False),
    ):
        assert "submission-of-decision-alone" not in [notice.id for notice in answer.notices]


@at_once(
    ("more", "rule", "owed"),
    [
        ({"ordered": True}, "statement-ordered", False),
        ({"deceptive": True}, "statement-deceptive", False),
        ({"contact_known": False}, "statement-no-contact", False),
        ({"contact_known": None}, "statement-contact-open", None),
        ({}, "statement-at-the-latest", True),
        ({}, "submission-without-delay", True),
    ],
)
def test_the_last_step_takes_what_is_owed_in_principle_to_the_answer(
    more: dict[str, Any], rule: str, owed: bool | None
) -> None:
    forum = service(ServiceKind.ONLINE_PLATFORM)
    facts: dict[str, Any] = {"applied": DAY, "contact_known": True, **more}
    answers = [statements.statement_owed(forum, **facts), statements.submission_owed(forum, **facts)]
    [last, *_] = [answer.steps[-1] for answer in answers if answer.steps[-1].rule == rule]
    assert (last.before, last.after) == (True, owed)


def test_a_very_large_platform_submits_whatever_its_size() -> None:
    forum = service(ServiceKind.ONLINE_PLATFORM, EnterpriseSize.SMALL)
    designated = dsa.VLOPDesignation(platform=forum, decided=date(2025, 1, 1), notified=date(2025, 1, 2))
    assert statements.submission_owed(forum, applied=DAY, contact_known=True, designation=designated).owed


def test_facts_are_truths() -> None:
    for more in ({"contact_known": 1}, {"ordered": "yes"}, {"deceptive": None}, {"applied": "today"}):
        with pytest.raises(InvalidType):
            statements.statement_owed(service(ServiceKind.HOSTING), **{"applied": DAY, **more})  # type: ignore[arg-type]  # the mistake to be refused


@given(strategies.statements_owed())
def test_the_steps_of_an_answer_are_a_chain(answer: StatementOwed) -> None:
    assert all(before.after == after.before for before, after in pairwise(answer.steps))
    assert answer.steps[-1].after is answer.owed
    assert answer.explain("de")


@given(strategies.content_notices(), strategies.complaints())
def test_what_comes_before_and_after_can_be_drawn(notice: NoticeOfIllegalContent, complaint: Complaint) -> None:
    assert notice.to_be_confirmed is (notice.email is not None)
    assert (complaint.days is None) is (complaint.outcome is None)


def test_a_notice_says_what_it_lacks() -> None:
    empty = NoticeOfIllegalContent(received=DAY)
    assert [notice.id for notice in empty.missing] == [
        *("notice-no-reasons", "notice-no-location", "notice-no-name", "notice-no-good-faith"),
    ]
    assert not empty.to_be_confirmed
    whole = NoticeOfIllegalContent(
        received=DAY, reasons="Forged", locations=["a", "b"], name="N", email="n@example.eu", good_faith=True
    )
    assert (whole.missing, whole.to_be_confirmed, whole.source) == ((), True, InformationSource.NOTICE)
    for name, email in (("N", None), (None, "n@example.eu")):  # Article 16(2)(c) asks for both
        lacking = NoticeOfIllegalContent(received=DAY, name=name, email=email).missing
        assert "notice-no-name" in [notice.id for notice in lacking]
    flagged = NoticeOfIllegalContent(received=DAY, trusted_flagger=True, sexual_abuse_of_children=True)
    assert flagged.source is InformationSource.TRUSTED_FLAGGER
    assert "notice-no-name" not in [notice.id for notice in flagged.missing]
    for more in ({"locations": [""]}, {"locations": 5}, {"received": "x"}, {"good_faith": 1}, {"email": ""}):
        with pytest.raises((InvalidType, InvalidValue)):
            NoticeOfIllegalContent(**{"received": DAY, **more})  # type: ignore[arg-type]  # the mistake to be refused


def test_a_complaint_has_an_outcome_once_it_is_decided() -> None:
    still_open = Complaint(identifier="a", lodged=DAY)
    assert (still_open.days, still_open.notices) == (None, ())
    decided = Complaint(
        identifier="a", lodged=DAY, decided=date(2026, 3, 9), outcome=ComplaintOutcome.UPHELD, automated_alone=True
    )
    assert (decided.days, [notice.id for notice in decided.notices]) == (8, ["complaint-automated-alone"])
    assert str(ComplaintOutcome.UPHELD) == "upheld"
    # Article 20(6) is about decisions: there is none yet, or a human took it.
    assert Complaint(identifier="a", lodged=DAY, automated_alone=True).notices == ()
    human = Complaint(identifier="a", lodged=DAY, decided=DAY, outcome=ComplaintOutcome.UPHELD)
    assert human.notices == ()
    with pytest.raises(InvalidValue, match="outcome"):
        Complaint(identifier="a", lodged=DAY, decided=DAY)
    with pytest.raises(OutOfOrder):
        Complaint(identifier="a", lodged=DAY, decided=date(2026, 2, 1), outcome=ComplaintOutcome.UPHELD)
    with pytest.raises(InvalidType):
        Complaint(identifier="a", lodged=DAY, outcome="upheld")  # type: ignore[arg-type]  # the mistake to be refused


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("identifier", ""),
        ("identifier", 5),
        ("lodged", "2026-03-01"),
        ("lodged", None),
        ("decided", "2026-03-01"),
        ("outcome", "upheld"),
        ("automated_alone", 1),
        ("automated_alone", None),
    ],
)
def test_a_complaint_refuses_what_is_of_the_wrong_type_by_its_name(name: str, wrong: Any) -> None:
    good: dict[str, Any] = {"identifier": "a", "lodged": DAY, "decided": DAY, "outcome": ComplaintOutcome.UPHELD}
    with pytest.raises((InvalidType, InvalidValue), match=rf"^{name}: "):
        Complaint(**{**good, name: wrong})
    if name == "lodged":  # no day of the decision is there to be compared with it
        with pytest.raises(InvalidType, match=r"^lodged: "):
            Complaint(identifier="a", lodged=wrong)


def test_of_an_order_the_recipient_is_informed_though_no_statement_under_article_17_is_owed() -> None:
    forum = service(ServiceKind.ONLINE_PLATFORM)
    for kind in (ServiceKind.ONLINE_PLATFORM, ServiceKind.INTERMEDIARY):  # Article 9 is for both
        owed = statements.statement_owed(service(kind), applied=DAY, ordered=True)
        assert owed.owed is False
        [told] = [notice for notice in owed.notices if notice.id == "order-told-to-recipient"]
        assert told.citations == (dsa.DSA.at(9, 5),)
    for answer in (
        statements.submission_owed(forum, applied=DAY, ordered=True),
        statements.statement_owed(forum, applied=DAY, contact_known=False),
        statements.statement_owed(forum, applied=date(2024, 2, 16), ordered=True),
    ):
        assert "order-told-to-recipient" not in [notice.id for notice in answer.notices]


def test_what_is_owed_in_no_case_is_not_owed_where_it_is_not_known_whether_the_article_binds() -> None:
    forum = service(ServiceKind.ONLINE_PLATFORM)
    unknown = dsa.VLOPDesignation(platform=forum, decided=date(2023, 4, 25))
    facts: dict[str, Any] = {"applied": date(2023, 9, 1), "designation": unknown}
    for answer in (statements.statement_owed, statements.submission_owed):
        excluding: tuple[tuple[dict[str, Any], str], ...] = (
            ({"ordered": True}, "statement-ordered"),
            ({"deceptive": True}, "statement-deceptive"),
            ({"contact_known": False}, "statement-no-contact"),
        )
        for more, rule in excluding:
            told: StatementOwed = answer(forum, **facts, **more)
            assert (told.owed, told.by, told.steps[-1].rule) == (False, None, rule)
            assert (told.steps[-1].before, told.steps[-1].after) == (None, False)
        open_ = answer(forum, **facts, contact_known=True)
        assert (open_.owed, open_.steps[-1].rule) == (None, "day-of-application-unknown")
        both = answer(forum, **facts)
        assert [step.rule for step in both.steps[-2:]] == ["day-of-application-unknown", "statement-contact-open"]
        assert (both.owed, both.steps[-1].before) == (None, None)
