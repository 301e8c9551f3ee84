"""Article 56: who supervises an obligation."""

import pytest

from dsa import (
    CATALOGUE,
    AuthorityKind,
    Provider,
    competence,
)
from tests.act.obligations.worlds import SHOP


# -- Article 56
@pytest.mark.parametrize(
    ("provider", "very_large", "authorities"),
    [
        (Provider(name="P", country="IE"), False, "Digital Services Coordinator of establishment (IE)"),
        (Provider(name="P", country="IE"), True, "Digital Services Coordinator of establishment (IE) and Commission"),
        (
            Provider(name="P", country="IE", legal_representative=True),
            False,
            "Digital Services Coordinator of establishment (IE)",
        ),
        (Provider(name="P", country="US"), False, "Digital Services Coordinators of all Member States"),
        (Provider(name="P"), False, "Digital Services Coordinator of establishment (unknown)"),
    ],
)
def test_competence(provider: Provider, very_large: bool, authorities: str) -> None:
    answer = competence(CATALOGUE["art-25-1-no-dark-patterns"], provider, very_large=very_large)
    assert str(answer) == f"supervised by {authorities}"
    alone = competence(CATALOGUE["art-34-1-risk-assessment"], provider, very_large=True)
    assert [one.kind for one in alone.authorities] == [AuthorityKind.COMMISSION]
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
    assert [one.kind for one in beside] == [AuthorityKind.COMMISSION] * very_large
    assert [(one.rule, one.before, one.after) for one in answer.steps] == [
        (rule, (), (state,)),
        *[("competence-commission-beside", (state,), answer.authorities)] * very_large,
    ]
    assert [one.id for one in answer.notices] == notices + ["competence-until-proceedings"] * very_large
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
