"""Article 56: who supervises an obligation."""

from datetime import date, datetime
from typing import Any

import pytest

from dsa import (
    CATALOGUE,
    AuthorityKind,
    ChangeKind,
    Platform,
    Provider,
    ServiceKind,
    VLOPDesignation,
    changes,
    competence,
)
from dsa.errors import InvalidType
from tests.act.obligations.worlds import SHOP, status

AT_HOME = "competent authorities of the Member State ({}), as a rule its Digital Services Coordinator"


# -- Article 56
@pytest.mark.parametrize(
    ("provider", "very_large", "authorities"),
    [
        (Provider(name="P", country="IE"), False, AT_HOME.format("IE")),
        (Provider(name="P", country="IE"), True, f"{AT_HOME.format('IE')}; Commission"),
        (
            Provider(name="P", country="IE", legal_representative=True),
            False,
            AT_HOME.format("IE"),
        ),
        (Provider(name="P", country="US"), False, "competent authorities of all Member States"),
        (Provider(name="P"), False, AT_HOME.format("unknown")),
    ],
)
def test_competence(provider: Provider, very_large: bool, authorities: str) -> None:
    answer = competence(CATALOGUE["art-25-1-no-dark-patterns"], provider, very_large=very_large)
    assert str(answer) == f"supervised by {authorities}"
    alone = competence(CATALOGUE["art-34-1-risk-assessment"], provider, very_large=True)
    assert [authority.kind for authority in alone.authorities] == [AuthorityKind.COMMISSION]
    assert alone.steps[0].citation.paragraph == 2


@pytest.mark.parametrize("very_large", [False, True])
@pytest.mark.parametrize(
    ("provider", "kind", "rule", "notices"),
    [
        (Provider(name="P", country="IE"), "COORDINATOR", "competence-establishment", []),
        (Provider(name="P", country="IE", legal_representative=True), "COORDINATOR", "competence-representative", []),
        (Provider(name="P", country="US"), "EVERY_COORDINATOR", "competence-every-state", []),
        (Provider(name="P"), "COORDINATOR", "competence-establishment", ["competence-country-unknown"]),
    ],
)
def test_who_is_competent_is_told_step_by_step(
    provider: Provider, kind: str, rule: str, notices: list[str], very_large: bool
) -> None:
    answer = competence(CATALOGUE["art-25-1-no-dark-patterns"], provider, very_large=very_large)
    state, *beside = answer.authorities
    assert (state.kind, state.country) == (AuthorityKind[kind], provider.country if kind == "COORDINATOR" else None)
    assert [authority.kind for authority in beside] == [AuthorityKind.COMMISSION] * very_large
    assert [(step.rule, step.before, step.after) for step in answer.steps] == [
        (rule, (), (state,)),
        *[("competence-commission-beside", (state,), answer.authorities)] * very_large,
    ]
    assert [notice.id for notice in answer.notices] == notices + ["competence-until-proceedings"] * very_large
    alone = competence(CATALOGUE["art-34-1-risk-assessment"], provider, very_large=very_large)
    [step] = alone.steps
    assert (step.before, step.after) == ((), alone.authorities)


def test_competence_over_what_binds_no_provider() -> None:
    nobody = competence(CATALOGUE["art-21-3-certify-bodies"], SHOP.provider, very_large=True)
    assert nobody.authorities == ()
    assert "nobody" in str(nobody)


def test_the_terms_of_very_large_services_are_not_the_commissions_alone() -> None:
    answer = competence(CATALOGUE["art-14-5-terms-summary"], SHOP.provider, very_large=True)
    assert len(answer.authorities) == 2
    assert answer.notices[-1].id == "competence-until-proceedings"


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("obligation", "art-25-1-no-dark-patterns"),
        ("provider", SHOP),
        ("very_large", None),
        ("very_large", 1),
        ("on", "2026-01-01"),
        ("on", datetime(2026, 1, 1)),
    ],
)
def test_what_is_not_of_the_kind_that_is_asked_for_is_refused_by_name(name: str, wrong: object) -> None:
    arguments: dict[str, Any] = {"provider": SHOP.provider, "very_large": False, "on": None, name: wrong}
    obligation = arguments.pop("obligation", CATALOGUE["art-21-3-certify-bodies"])
    with pytest.raises(InvalidType, match=f"^{name}: "):
        competence(obligation, arguments.pop("provider"), **arguments)


# -- before Articles 49 and 56 applied
@pytest.mark.parametrize(
    ("key", "very_large", "on", "authorities", "rule", "notices"),
    [
        ("art-24-2-user-numbers", False, date(2024, 2, 16), [], "competence-no-coordinator", []),
        ("art-24-2-user-numbers", True, date(2022, 11, 15), [], "competence-no-coordinator", []),
        (
            *("art-24-2-user-numbers", True, date(2022, 11, 16), ["Commission"]),
            *("competence-commission-early", ["competence-whole-act-earlier"]),
        ),
        (
            *("art-28-1-protect-minors", True, date(2023, 8, 25), ["Commission"]),
            *("competence-commission-early", ["competence-whole-act-earlier"]),
        ),
        ("art-34-1-risk-assessment", True, date(2024, 2, 16), ["Commission"], "competence-commission-early", []),
        ("art-34-1-risk-assessment", True, date(2024, 2, 17), ["Commission"], "competence-commission-alone", []),
        ("art-24-2-user-numbers", False, date(2024, 2, 17), [AT_HOME.format("IE")], "competence-establishment", []),
    ],
)
def test_before_17_february_2024_there_is_no_coordinator(
    key: str, very_large: bool, on: date, authorities: list[str], rule: str, notices: list[str]
) -> None:
    answer = competence(CATALOGUE[key], SHOP.provider, very_large=very_large, on=on)
    assert list(map(str, answer.authorities)) == authorities
    assert [step.rule for step in answer.steps] == [rule]
    assert [notice.id for notice in answer.notices] == notices
    if not authorities:
        assert str(answer) == "supervised by nobody yet"


def test_supervision_begins_with_the_coordinators() -> None:
    forum = Platform(name="F", provider=Provider(name="P", country="IE"), kind=ServiceKind.ONLINE_PLATFORM)
    numbers = [
        change
        for change in changes(forum, start=date(2024, 2, 1), end=date(2024, 3, 1))
        if change.obligation.id == "art-24-2-user-numbers"
    ]
    assert [(change.date, change.kind) for change in numbers] == [(date(2024, 2, 17), ChangeKind.SUPERVISION)]


def test_the_status_of_a_day_has_the_supervisors_of_that_day() -> None:
    early = VLOPDesignation(platform=SHOP, decided=date(2023, 4, 25), notified=date(2023, 4, 25))
    then = status("art-28-1-protect-minors", SHOP, date(2023, 9, 1), early)
    now = status("art-28-1-protect-minors", SHOP, date(2024, 2, 17), early)
    assert [authority.kind for authority in then.competence.authorities] == [AuthorityKind.COMMISSION]
    assert [authority.kind for authority in now.competence.authorities] == [
        AuthorityKind.COORDINATOR,
        AuthorityKind.COMMISSION,
    ]


# -- Article 49(2): what a Member State has given to others
@pytest.mark.parametrize(
    ("key", "country", "on", "authority"),
    [
        ("art-14-3-terms-for-minors", "DE", date(2024, 5, 14), "Bundeszentrale für Kinder- und Jugendmedienschutz"),
        ("art-14-3-terms-for-minors", "DE", None, "Bundeszentrale für Kinder- und Jugendmedienschutz"),
        ("art-14-3-terms-for-minors", "DE", date(2024, 5, 13), None),
        ("art-14-3-terms-for-minors", "AT", None, None),
        ("art-14-2-terms-changes", "DE", None, None),
        ("art-28-1-protect-minors", "DE", None, "Bundeszentrale für Kinder- und Jugendmedienschutz"),
        (
            *("art-26-3-no-sensitive-profiling", "DE", None),
            "Bundesbeauftragte für den Datenschutz und die Informationsfreiheit",
        ),
        (
            *("art-28-2-no-profiling-of-minors", "DE", None),
            "Bundesbeauftragte für den Datenschutz und die Informationsfreiheit",
        ),
    ],
)
def test_germany_has_given_some_provisions_to_others_than_its_coordinator(
    key: str, country: str, on: date | None, authority: str | None
) -> None:
    provider = Provider(name="P", country=country)
    for very_large in (False, True):
        answer = competence(CATALOGUE[key], provider, very_large=very_large, on=on)
        assigned = [step for step in answer.steps if step.rule == "competence-assigned"]
        assert [step.facts["authority"] for step in assigned] == ([] if authority is None else [authority])
        assert [step.facts["place"] for step in assigned] == list(CATALOGUE[key].citations[: len(assigned)])
        structural = "competence-structural-only" in [notice.id for notice in answer.notices]
        assert structural is (key == "art-28-1-protect-minors")
