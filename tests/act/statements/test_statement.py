"""A statement as an object: what the Act asks for, what the database asks for besides, and what will surprise."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from dsa import DSAError, statements
from dsa.act.statements.content import SCHEMA_OF
from dsa.act.statements.database import EXAMPLE
from dsa.errors import InvalidType, InvalidValue, MissingFact, SeveralErrors, UnknownName
from dsa.statements import (
    AccountRestriction,
    AutomatedDecision,
    Category,
    ContentType,
    Ground,
    InformationSource,
    Keyword,
    MonetaryRestriction,
    Redress,
    ServiceRestriction,
    StatementOfReasons,
    VisibilityRestriction,
)
from dsa.testing import strategies

LAW: dict[str, Any] = {
    "visibility": VisibilityRestriction.REMOVAL,
    "ground": Ground.ILLEGAL,
    "ground_reference": "Section 130 of the Criminal Code",
    "explanation": "The comment incites to hatred.",
    "facts": "A comment under a film.",
    "source": InformationSource.NOTICE,
    "automated_detection": False,
    "automated_decision": AutomatedDecision.PARTIALLY,
    "applied": date(2026, 3, 1),
}
DATABASE: dict[str, Any] = {
    "identifier": "comment-1",
    "category": Category.ILLEGAL_OR_HARMFUL_SPEECH,
    "content_type": ContentType.TEXT,
    "content_date": date(2026, 2, 28),
}


def made(**more: Any) -> StatementOfReasons:
    return StatementOfReasons(**{**LAW, **DATABASE, **more})


@given(strategies.statement_payloads())
def test_a_payload_comes_back_as_the_database_keeps_it(payload: dict[str, object]) -> None:
    statement = StatementOfReasons.from_payload(payload)
    nothing: tuple[object, ...] = ([], {})
    assert statement.payload() == {
        name: value for name, value in statements.kept(payload).items() if value not in nothing
    }
    assert StatementOfReasons.from_payload(statement.payload()) == statement
    assert statement.problems() == ()


@given(strategies.statements_of_reasons())
def test_a_statement_can_be_hashed_and_told(statement: StatementOfReasons) -> None:
    assert hash(statement) == hash(statement)
    assert str(statement).startswith(str(statement.identifier))
    assert statement.explain()
    assert all(str(notice) for notice in (*statement.notices, *statement.missing))


def test_what_the_act_asks_for_is_enough_for_the_recipient_and_not_for_the_database() -> None:
    statement = StatementOfReasons(**LAW)
    assert "Section 130" in statement.explain()
    assert [error.facts["field"] for error in statement.problems()] == [
        "content_type",
        "category",
        "content_date",
        "puid",
    ]
    with pytest.raises(SeveralErrors) as caught:
        statement.payload()
    assert len(caught.value.errors) == 4
    assert str(statement) == "statement of reasons: removal of the content"


def test_a_text_for_the_recipient_can_be_longer_than_the_database_takes() -> None:
    statement = made(explanation="x" * 2001)
    assert statement.explain()
    with pytest.raises(InvalidValue, match="illegal_content_explanation"):
        statement.payload()


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("visibility", {"visibility": ()}),
        ("visibility", {"visibility": "DECISION_VISIBILITY_CONTENT_REMOVED"}),
        ("visibility", {"visibility": 5}),
        ("visibility_other", {"visibility": VisibilityRestriction.OTHER}),
        ("visibility_other", {"visibility_other": "hidden"}),
        ("monetary_other", {"monetary": MonetaryRestriction.OTHER}),
        ("monetary_other", {"monetary_other": "less"}),
        ("monetary", {"monetary": ServiceRestriction.TOTAL_SUSPENSION}),
        ("content_type_other", {"content_type_other": "smell"}),
        ("also_illegal", {"also_illegal": True}),
        ("also_illegal", {"ground": Ground.TERMS, "also_illegal": "Yes"}),
        ("notifier", {"source": InformationSource.OWN_INITIATIVE, "notifier": "Somebody"}),
        ("source_identity", {"source": InformationSource.OWN_INITIATIVE, "source_identity": "Somebody"}),
        ("ground", {"ground": "DECISION_GROUND_ILLEGAL_CONTENT"}),
        ("ground_reference", {"ground_reference": " "}),
        ("facts", {"facts": ["a"]}),
        ("applied", {"applied": "2026-03-01"}),
        ("visibility_until", {"visibility_until": 5}),
        ("automated_detection", {"automated_detection": "Yes"}),
        ("territorial_scope", {"territorial_scope": "EL"}),
        ("territorial_scope", {"territorial_scope": 5}),
        ("content_language", {"content_language": "de"}),
        ("redress", {"redress": "complain"}),
        ("keywords", {"keywords": ["KEYWORD_PHISHING"]}),
        ("further_categories", {"further_categories": 7}),
        ("content_type", {"content_type": "CONTENT_TYPE_TEXT"}),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(field: str, more: dict[str, Any]) -> None:
    with pytest.raises((InvalidValue, InvalidType, UnknownName), match=rf"^'?{field}"):
        made(**more)


@pytest.mark.parametrize("wrong", ["", " ", 5])
@pytest.mark.parametrize(
    "field",
    [
        *("visibility_other", "monetary_other", "content_type_other", "keyword_other", "reference_url"),
        *("source_identity", "notifier", "identifier", "ean"),
    ],
)
def test_what_is_said_at_all_is_said_in_words(field: str, wrong: object) -> None:
    others = {
        "visibility": VisibilityRestriction.OTHER,
        "visibility_other": "hidden",
        "monetary": MonetaryRestriction.OTHER,
        "monetary_other": "less",
        "content_type": ContentType.OTHER,
    }
    with pytest.raises((InvalidValue, InvalidType), match=rf"^{field}: "):
        made(**{**others, field: wrong})


def test_one_or_several_members_will_do() -> None:
    single = made(keywords=Keyword.HATE_SPEECH, further_categories=Category.VIOLENCE)
    assert single == made(keywords=[Keyword.HATE_SPEECH], further_categories=(Category.VIOLENCE,))
    several = made(
        visibility={VisibilityRestriction.LABELLING, VisibilityRestriction.DEMOTION}, territorial_scope="EEA"
    )
    assert several.payload()["decision_visibility"] == [
        *("DECISION_VISIBILITY_CONTENT_DEMOTED", "DECISION_VISIBILITY_CONTENT_LABELLED"),
    ]
    assert len(several.territorial_scope) == 30
    same = made(category=Category.VIOLENCE, further_categories=Category.VIOLENCE)
    assert "category_addition" not in same.payload()


SURPRISES: list[tuple[str, dict[str, Any]]] = [
    ("statement-ends-before-it-begins", {"visibility_until": date(2026, 2, 1)}),
    ("statement-ends-nothing", {"account_until": date(2027, 1, 1)}),
    ("statement-content-after-decision", {"content_date": date(2026, 3, 2)}),
    ("statement-personal-data", {"facts": "Written by jane.doe@example.org."}),
    ("statement-personal-data", {"explanation": "Call +353 1 234 5678."}),
    ("statement-visibility-beyond-act", {"visibility": VisibilityRestriction.AGE_RESTRICTION}),
    ("statement-also-illegal", {"ground": Ground.TERMS, "also_illegal": True}),
    ("statement-notifier-named", {"notifier": "A. Notifier"}),
    ("statement-old-values", {"category": Category.PORNOGRAPHY_OR_SEXUALIZED_CONTENT}),
    ("statement-old-values", {"keywords": Keyword.DANGEROUS_TOYS}),
]


@pytest.mark.parametrize(("point", "more"), SURPRISES, ids=[f"{name}-{n}" for n, (name, _) in enumerate(SURPRISES)])
def test_what_is_lawful_and_will_surprise_is_a_notice(point: str, more: dict[str, Any]) -> None:
    statement = made(**more)
    assert [notice.id for notice in statement.notices] == [point]
    if point != "statement-old-values":
        assert statement.payload()


def test_what_is_usual_is_no_notice() -> None:
    assert (
        made(facts="Version 1.2+3, see @rules and a@b; 5 + 1234567 items.", visibility_until=date(2026, 3, 1)).notices
        == ()
    )
    assert made(content_date=LAW["applied"]).notices == ()  # taken down on the day on which it was put up
    # Were the search for personal data not linear, this would go on for years.
    assert made(facts="@" * 100_000 + "a" * 10_000_000 + "+1" * 100_000).notices == ()


OLD = {
    **EXAMPLE,
    "category": "STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE",
    "category_addition": ["STATEMENT_CATEGORY_VIOLENCE"],
}


def test_values_of_before_july_2025_are_read_with_a_notice_and_not_sent() -> None:
    old = {**OLD, "category_specification": ["KEYWORD_NUDITY", " KEYWORD_MISINFORMATION "]}
    statement = StatementOfReasons.from_payload(old)
    assert statement.category is Category.SCOPE_OF_PLATFORM_SERVICE
    assert statement.keywords == {Keyword.NUDITY, Keyword.MISINFORMATION}
    assert statement.further_categories == {Category.VIOLENCE}
    assert statement.notices[0].facts == {
        "day": SCHEMA_OF,
        "values": ("KEYWORD_MISINFORMATION", "STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE"),
    }
    with pytest.raises(SeveralErrors, match="category_specification"):
        statement.payload()
    with pytest.raises(InvalidValue, match="puid"):
        StatementOfReasons.from_payload({**old, "puid": "a b"})
    assert StatementOfReasons.from_payload(OLD).further_categories == {Category.VIOLENCE}


def test_a_value_that_never_was_is_not_read_as_one_of_before_july_2025() -> None:
    for value, error in (("STATEMENT_CATEGORY_NOISE", InvalidValue), (5, InvalidType)):
        with pytest.raises(error, match=r"^category: "):
            StatementOfReasons.from_payload({**EXAMPLE, "category": value})
    with pytest.raises(InvalidValue, match=r"^category_specification: "):
        StatementOfReasons.from_payload({**OLD, "category_specification": ["KEYWORD_NUDITY", "KEYWORD_NOISE"]})


def test_the_redress_is_that_which_comes_with_the_payload() -> None:
    redress = Redress(complaint="https://forum.example/complain")
    assert StatementOfReasons.from_payload(EXAMPLE, redress=redress).redress == redress
    assert StatementOfReasons.from_payload(EXAMPLE).redress is None


def test_a_ground_is_told_by_what_the_content_is() -> None:
    assert str(Ground.ILLEGAL) == "illegal content"
    assert str(Ground.TERMS) == "content against the terms and conditions"


def test_a_year_that_python_does_not_know_is_refused() -> None:
    payload = {**EXAMPLE, "end_date_visibility_restriction": "0000-02-29"}
    assert statements.problems(payload) == ()
    with pytest.raises(InvalidValue, match="end_date_visibility_restriction"):
        StatementOfReasons.from_payload(payload)


def test_redress_knows_its_window() -> None:
    assert Redress().window is None
    assert Redress(informed=date(2026, 3, 1), platform=False).window is None
    window = Redress(informed=date(2026, 3, 1), calendar="IE").window
    assert window is not None
    assert window.date == date(2026, 8, 31)
    with pytest.raises(MissingFact, match="calendar"):
        Redress(informed=date(2026, 3, 1))
    wrong: tuple[dict[str, Any], ...] = (
        *({"complaint": ""}, {"settlement": 5}, {"courts": " "}, {"platform": 1}),
        *({"calendar": "XX"}, {"calendar": "IE", "informed": "today"}),
    )
    for more in wrong:
        with pytest.raises(DSAError, match=rf"^{[*more][-1]}\b"):
            Redress(**more)


def test_nothing_is_checked_by_attrs_alone() -> None:
    from attrs import validators

    with validators.disabled(), pytest.raises(InvalidType):
        made(account=AccountRestriction)
