"""What the text says of a service on a day, derived before the library was asked: it answers likewise.

Where the text leaves several readings, any of them is right, and the answer says in a notice that there are others.
"""

import inspect
import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, wraps
from typing import Any

import pytest

import dsa
from dsa import (
    AnnualAccounts,
    Change,
    ChangeKind,
    DueDate,
    EnterpriseSize,
    Explained,
    Figures,
    Money,
    Platform,
    Provider,
    ServiceKind,
    VLOPDesignation,
    changes,
    milestones,
    obligations,
    schedule,
)
from dsa.testing import vectors
from tests.at_once import at_once
from tests.paths import VECTORS

TABLE = json.loads(vectors.text("expectations"))
CASES: list[dict[str, Any]] = TABLE["cases"]
ARTICLES = json.loads((VECTORS / "structure.json").read_text("utf-8"))["articles"]
ACTS = {
    "Delegated Regulation (EU) 2023/1127",
    "Delegated Regulation (EU) 2024/436",
    "Implementing Regulation (EU) 2024/2835",
}
EVENTS: dict[str, Any] = {
    "recipients published": milestones.RecipientsPublished,
    "risks assessed": milestones.RisksAssessed,
    "risk strategies reviewed": milestones.RiskStrategiesReviewed,
    "audit report received": milestones.AuditReportReceived,
    "advertisement last presented": milestones.AdvertisementLastPresented,
    "trader contract ended": milestones.TraderContractEnded,
}
NAMED: dict[str, dict[str, Any]] = {
    "advertisement last presented": {"advertisement": "spring sale"},
    "trader contract ended": {"trader": "Trader"},
}


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def accounts(year: dict[str, Any]) -> AnnualAccounts:
    balance = year.get("balance_sheet_eur")
    figures = Figures(
        headcount=year["headcount"],
        turnover=Money(year["turnover_eur"], "EUR"),
        balance_sheet=None if balance is None else Money(balance, "EUR"),
    )
    return AnnualAccounts(closed=date.fromisoformat(year["closed"]), figures=figures)


def platform_of(service: dict[str, Any]) -> Platform:
    size: Any = service["size"]
    if isinstance(size, dict):
        size = [accounts(year) for year in size["accounts"]]
    elif size is not None:
        size = EnterpriseSize(size)
    provider = Provider(
        name="Provider",
        country=service["country"],
        size=size,
        legal_representative=service.get("legal_representative", False),
    )
    return Platform(name="Service", provider=provider, kind=[ServiceKind(kind) for kind in service["kinds"]])


def designation_of(decision: dict[str, Any], platform: Platform) -> VLOPDesignation:
    return VLOPDesignation(
        platform=platform,
        decided=date.fromisoformat(decision["decided"]),
        notified=day(decision["notified"]),
        published_application=day(decision.get("published_application")),
        termination_notified=day(decision.get("termination_notified")),
        **({"designated_as": decision["as"]} if "designated_as" in DESIGNATION else {}),
    )


def asked_about(obligation: str, ids: Iterable[str]) -> set[str]:
    """The entries of the catalogue for an article and paragraph: "34(1)" is what begins with art-34-1."""
    start = "art-" + obligation.replace("(", "-").replace(")", "") + "-"
    return {key for key in ids if key.startswith(start)}


DESIGNATION = inspect.signature(VLOPDesignation).parameters

CHANGE = {ChangeKind.BEGAN: "begins", ChangeKind.ENDED: "ceases"}


def answer(case: dict[str, Any]) -> tuple[dict[str, Any], list[Explained]]:
    """What the library answers to a case: worked out once, for all the tests that look at it."""
    return answer_to(case["id"])


@cache
def answer_to(name: str) -> tuple[dict[str, Any], list[Explained]]:
    case = next(case for case in CASES if case["id"] == name)
    question, platform = case["question"], platform_of(case["service"])
    designations = [designation_of(decision, platform) for decision in case["designations"]]
    if "designation" in question:
        return status_of(designations[0])
    keys = asked_about(question["obligation"], dsa.CATALOGUE)
    assert keys
    if "on" in question:
        on = date.fromisoformat(question["on"])
        asked = [s for s in obligations(platform, on=on, designation=designations) if s.obligation.id in keys]
        (binds,) = {s.binds for s in asked}
        return {"binds": binds}, list(asked)
    start, end = date.fromisoformat(question["from"]), date.fromisoformat(question["before"])
    if "due" in case["answer"]:
        events = [
            EVENTS[e["event"]](
                date=date.fromisoformat(e["on"]),
                **NAMED.get(e["event"], {}),
                **({"positive": e["positive"]} if "positive" in e else {}),
            )
            for e in question.get("events", ())
        ]
        due: list[DueDate] = [
            d
            for d in schedule(platform, start=start, end=end, designation=designations, events=events)
            if d.obligation.id in keys and d.done is None
        ]
        return {"due": sorted({d.date.isoformat() for d in due})}, list(due)
    altered: list[Change] = [
        c for c in changes(platform, start=start, end=end, designation=designations) if c.obligation.id in keys
    ]
    return {"changes": [[c.date.isoformat(), CHANGE[c.kind]] for c in altered if c.kind in CHANGE]}, list(altered)


def status_of(designation: VLOPDesignation) -> tuple[dict[str, Any], list[Explained]]:
    try:
        applies = designation.applies_from.isoformat()
    except dsa.errors.MissingFact:
        return {"applies_from": None, "ceases_on": None}, []
    ceases = designation.ceases_on
    return {"applies_from": applies, "ceases_on": ceases and ceases.isoformat()}, [designation.application]


def except_where(key: str, cases: Iterable[dict[str, Any]]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """All the cases; those whose ``key`` says what is not yet so have to fail until it is taken out."""

    def of(test: Callable[..., None]) -> Callable[..., None]:
        @at_once("case", cases, ids=lambda case: case["id"])
        @wraps(test)
        def right(case: dict[str, Any]) -> None:
            if key not in case:
                test(case)
            else:
                with pytest.raises(AssertionError):
                    test(case)

        return right

    return of


@except_where("open", CASES)
def test_the_answer_is_one_that_the_text_gives(case: dict[str, Any]) -> None:
    said, explained = answer(case)
    if said == case.get("in_doubt"):
        assert all(thing.notices for thing in explained)
    else:
        assert said in [case["answer"], *case.get("other_readings", ())]


def bears_on_the_law(notice: dsa.Notice) -> bool:
    """Not only on whose holidays count, of which most due dates have a notice."""
    return any(citation.act.name == "DSA" or citation.article != 2 for citation in notice.citations)


@except_where("unsaid", (case for case in CASES if "other_readings" in case))
def test_where_the_text_leaves_several_readings_the_answer_says_so(case: dict[str, Any]) -> None:
    _, explained = answer(case)
    assert any(bears_on_the_law(notice) for thing in explained for notice in thing.notices)


def names(citation: dsa.Citation, provision: dict[str, Any]) -> bool:
    article, below = parts(provision)
    of_the_act = (
        citation.act.name == "DSA" if "act" not in provision else citation.act.title.startswith(provision["act"])
    )
    return of_the_act and str(citation.article) == article and below in (None, str(citation.paragraph), citation.point)


def parts(provision: dict[str, Any]) -> tuple[str, str | None]:
    """The article, and the paragraph or point, of "33(6)"."""
    number = re.fullmatch(r"(\d+)(?:\((\w+)\))?", provision["article"])
    assert number is not None
    article, below = number.groups()
    return article, below


# What is empty has no reasons yet.
EXPLAINED = [c for c in CASES if "open" not in c and ("binds" in c["answer"] or any(c["answer"].values()))]


@except_where("uncited", EXPLAINED)
def test_the_reasons_name_the_provision_that_decides(case: dict[str, Any]) -> None:
    _, explained = answer(case)
    provision = TABLE["provisions"][case["decided_by"]]
    assert any(names(citation, provision) for thing in explained for citation in thing.citations)


def test_every_provision_decides_a_case_and_is_one_of_its_act() -> None:
    assert {case["decided_by"] for case in CASES} == set(TABLE["provisions"])
    for provision in TABLE["provisions"].values():
        assert provision["quote"]
        if "act" in provision:
            assert provision["act"] in ACTS
            continue
        article, below = parts(provision)
        paragraphs = ARTICLES[article]
        assert (below or "0") in paragraphs or below in paragraphs["0"]["points"], provision["article"]


def test_no_two_cases_have_the_same_name_or_ask_the_same() -> None:
    asked = [json.dumps([case["service"], case["designations"], case["question"]], sort_keys=True) for case in CASES]
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert len(set(asked)) == len(asked)
