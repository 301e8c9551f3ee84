"""The text for the recipient, read as a recipient would: whole, plain, and in one language."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from dsa import i18n
from dsa.act.statements import recipient_text
from dsa.act.statements.restrictions import Restriction
from dsa.errors import InvalidType, UnknownName
from dsa.ground.trace import Point, Sentence
from dsa.statements import (
    AccountRestriction,
    AutomatedDecision,
    Ground,
    InformationSource,
    MonetaryRestriction,
    Redress,
    ServiceRestriction,
    StatementOfReasons,
    VisibilityRestriction,
)
from tests.at_once import at_once

WHOLE: dict[str, Any] = {
    "visibility": set(VisibilityRestriction),
    "visibility_other": "OTHER-RESTRICTION",
    "visibility_until": date(2026, 9, 1),
    "monetary": MonetaryRestriction.OTHER,
    "monetary_other": "OTHER-PAYMENT",
    "service": ServiceRestriction.PARTIAL_SUSPENSION,
    "account": AccountRestriction.SUSPENSION,
    "ground": Ground.TERMS,
    "ground_reference": "REFERENCE",
    "explanation": "EXPLANATION",
    "also_illegal": True,
    "reference_url": "https://forum.example/terms",
    "facts": "FACTS",
    "source": InformationSource.NOTICE,
    "notifier": "N.N.",
    "automated_detection": True,
    "automated_decision": AutomatedDecision.PARTIALLY,
    "applied": date(2026, 3, 1),
    "content_date": date(2026, 2, 1),
    "territorial_scope": ["DE", "GR"],
    "redress": Redress(
        complaint="https://forum.example/complain",
        settlement="SETTLEMENT",
        courts="COURTS",
        informed=date(2026, 3, 1),
        calendar="IE",
    ),
}
OWN = ("OTHER-RESTRICTION", "OTHER-PAYMENT", "REFERENCE", "EXPLANATION", "FACTS", "SETTLEMENT", "COURTS", "N.N.")


def made(**more: Any) -> StatementOfReasons:
    return StatementOfReasons(**{**WHOLE, **more})


VARIED = (
    made(),
    made(ground=Ground.ILLEGAL, also_illegal=None, territorial_scope="EU", redress=Redress(complaint="WHERE")),
    made(territorial_scope="EEA", redress=None, source=InformationSource.TRUSTED_FLAGGER, automated_detection=False),
    made(territorial_scope=(), redress=Redress(), automated_decision=AutomatedDecision.FULLY),
    made(source=InformationSource.OTHER_NOTIFICATION, automated_decision=AutomatedDecision.NOT_AUTOMATED),
    made(source=InformationSource.OWN_INITIATIVE, notifier=None, redress=Redress(platform=False, complaint="WRITE")),
    made(applied=date(2020, 1, 1), monetary=None, monetary_other=None, service=None, account=None, redress=Redress()),
)


def test_the_english_text_has_all_that_article_17_3_lists() -> None:
    text = made().explain()
    for said in (
        *OWN,
        "removal of the content, until 1 September 2026",  # (a)
        "suspension of your account, without an end date",
        "Germany and Greece",
        "notice under Article 16",  # (b)
        "detected by automated means",  # (c)
        "partly by automated means",
        "incompatible with the terms and conditions",  # (e)
        "https://forum.example/terms",
        "at least until 31 August 2026",  # (f)
        "https://forum.example/complain",
        "out-of-court dispute settlement body",
        "go to a court",
    ):
        assert said in text
    assert made().missing == ()
    assert "missing" not in text


def test_the_english_text_is_four_parts_line_by_line() -> None:
    assert made().explain().splitlines() == [
        "Statement of reasons for a restriction that applies from 1 March 2026, about information that you provided",
        "",
        "1. What was decided",
        "- removal of the content, until 1 September 2026",
        "- disabling of access to the content, until 1 September 2026",
        "- demotion of the content, until 1 September 2026",
        "- age restriction of the content, until 1 September 2026",
        "- restriction of interaction with the content, until 1 September 2026",
        "- labelling of the content, until 1 September 2026",
        "- another restriction of the visibility of the content, until 1 September 2026",
        "OTHER-RESTRICTION",
        "- another restriction of payments, without an end date",
        "OTHER-PAYMENT",
        "- suspension of a part of the service, without an end date",
        "- suspension of your account, without an end date",
        "This applies in these countries: Germany and Greece.",
        "",
        "2. Facts and circumstances",
        "FACTS",
        "The information dates from 1 February 2026.",
        "The decision follows a notice under Article 16 of the Digital Services Act.",
        "The notice was given by: N.N.",
        "The information was detected by automated means.",
        "The decision was taken partly by automated means.",
        "",
        "3. The information is considered incompatible with the terms and conditions. Contractual ground relied on",
        "REFERENCE",
        "More on this: https://forum.example/terms",
        "Why it is considered so:",
        "EXPLANATION",
        "The information is considered illegal as well.",
        "",
        "4. What you can do",
        "You can complain to the provider, electronically and free of charge, at least until 31 August 2026. Qualified "
        "staff supervise the decision on your complaint.",
        "Where to complain: https://forum.example/complain",
        "You can choose any certified out-of-court dispute settlement body, also if your complaint was not successful. "
        "The European Commission publishes the list of these bodies.",
        "SETTLEMENT",
        "You can go to a court at any stage, in accordance with the applicable law.",
        "COURTS",
    ]


def test_what_the_provider_does_not_say_has_no_line() -> None:
    least = StatementOfReasons(
        account=AccountRestriction.TERMINATION,
        ground=Ground.ILLEGAL,
        ground_reference="REFERENCE",
        explanation="EXPLANATION",
        facts="FACTS",
        source=InformationSource.OWN_INITIATIVE,
        automated_detection=False,
        automated_decision=AutomatedDecision.NOT_AUTOMATED,
        applied=date(2026, 3, 1),
    )
    assert least.explain().splitlines() == [
        "Statement of reasons for a restriction that applies from 1 March 2026, about information that you provided",
        "",
        "1. What was decided",
        "- termination of your account, without an end date",
        "This is not limited to particular countries.",
        "",
        "2. Facts and circumstances",
        "FACTS",
        "The decision follows an investigation of the provider on its own initiative.",
        "The information was not detected by automated means.",
        "The decision was taken without automated means.",
        "",
        "3. The information is considered illegal. Legal ground relied on",
        "REFERENCE",
        "Why it is considered so:",
        "EXPLANATION",
        "",
        "4. What you can do",
        "You can go to a court at any stage, in accordance with the applicable law.",
        "",
        "5. What is missing in this text",
        "- It is not said how the recipient can contest the decision with the provider.",
    ]


@at_once(
    ("scope", "said"),
    [
        ("EU", "This applies in the whole European Union."),
        ("EEA", "This applies in the whole European Economic Area."),
        (["GR"], "This applies in these countries: Greece."),
        ((), "This is not limited to particular countries."),
    ],
)
def test_the_text_says_where_the_restriction_applies(scope: Any, said: str) -> None:
    first_part = made(territorial_scope=scope).explain().partition("\n\n2. ")[0]
    assert first_part.splitlines()[-1] == said


def test_who_owes_no_complaint_system_says_in_its_own_words_where_to_turn() -> None:
    """Articles 20 and 21 are for online platforms: for another hosting service, a contact stands as it is given."""
    hosting = made(redress=Redress(platform=False, complaint="WRITE", settlement="SETTLEMENT")).explain()
    assert hosting.splitlines()[-4:] == [
        "4. What you can do",
        "WRITE",
        "SETTLEMENT",
        "You can go to a court at any stage, in accordance with the applicable law.",
    ]


def test_an_illegal_content_names_the_legal_ground() -> None:
    assert "Legal ground relied on" in VARIED[1].explain()


def test_the_text_says_what_is_missing() -> None:
    assert [notice.id for notice in made(redress=None).missing] == ["recipient-no-redress"]
    assert [notice.id for notice in made(redress=Redress()).missing] == [
        *("recipient-no-complaint-address", "recipient-not-informed"),
    ]
    text = made(redress=Redress()).explain()
    assert "It is not said where to complain." in text
    assert "at least 6 months from the day" in text
    assert made(redress=Redress(platform=False)).missing == ()
    assert "complain" not in VARIED[5].explain().casefold().replace("write", "")


def sentences() -> list[str]:
    """Every sentence that the text can have, without its places, and every label."""
    module = vars(recipient_text).values()
    texts = [sentence.text for sentence in module if isinstance(sentence, Sentence | Point)]
    texts += [
        sentence.text
        for table in module
        if isinstance(table, dict)
        for sentence in table.values()
        if isinstance(sentence, Sentence)
    ]
    labels = [str(member) for kind in Restriction.__subclasses__() for member in kind]
    return [part for text in (*texts, *labels) for part in re.split(r"\{\w+\}", text) if len(part.strip(" .,:")) > 3]


@pytest.mark.parametrize("locale", [code for code in i18n.LOCALES if code != "en"])
def test_nothing_english_is_left_in_any_language(locale: str) -> None:
    for statement in VARIED:
        text = statement.explain(locale)
        assert not [part for part in sentences() if part.strip() in text], locale
        assert all(own in text for own in OWN if own in statement.explain("en"))
        assert "{" not in text
        assert text.endswith(i18n.reservation(locale))
        assert not {"the", "which", "your"} & set(re.findall(r"[a-z]+", text)), locale


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("de", ("1. September 2026", "Deutschland und Griechenland", "31. August 2026")),
        ("fr", ("1er septembre 2026", "Allemagne et Grèce", "31 août 2026")),
        ("pl", ("1 września 2026", "Grecja i Niemcy", "31 sierpnia 2026")),
        ("el", ("1 Σεπτεμβρίου 2026", "Γερμανία", "31 Αυγούστου 2026")),
    ],
)
def test_days_and_countries_are_written_as_the_language_does(locale: str, said: tuple[str, ...]) -> None:
    text = made().explain(locale)
    assert all(part in text for part in said), text


def test_a_regional_form_is_its_language_and_another_is_refused() -> None:
    assert made().explain("de_AT") == made().explain("de")
    with pytest.raises(UnknownName):
        made().explain("xx")


class Quarrelsome:
    """Cannot be hashed, and cannot be compared."""

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("it is asked whether it is equal")

    def __hash__(self) -> int:
        raise TypeError("it is asked for its hash")


def test_a_language_is_text() -> None:
    several: tuple[Any, ...] = (None, 5, Quarrelsome())
    for wrong in several:
        with pytest.raises(InvalidType, match=r"^locale: "):
            made().explain(wrong)
