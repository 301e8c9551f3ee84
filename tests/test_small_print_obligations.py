"""Small things about procedures, parameters and the catalogue that only mutated code showed to be untested.

Mutated code is run when a test calls it: what tests compute while they are collected, and what is cached by the first
of them, is computed here once more.
"""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from fractions import Fraction
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import dsa
from dsa import CATALOGUE, DSA, Citation, Period
from dsa.act import parameters
from dsa.act.obligations import catalogue
from dsa.time_limits import reckoning

SMALL = dsa.Figures(headcount=40, turnover=dsa.Money(9_000_000, "EUR"))
PROCEDURES: list[tuple[str, dict[str, Any], str]] = [
    ("complaint_window", {"informed": date(2024, 8, 31), "calendar": "EC"}, "2025-02-28"),
    ("settlement_decision", {"received": date(2024, 3, 11), "calendar": "EC"}, "2024-06-10"),
    ("settlement_decision", {"received": date(2024, 3, 14), "calendar": "EC", "highly_complex": True}, "2024-09-10"),
    ("amendment_request", {"received": date(2026, 6, 1), "calendar": "EC"}, "2026-06-16"),
    ("amendment_decision", {"received": date(2026, 6, 16), "calendar": "EC"}, "2026-07-01"),
    ("data_access_decision", {"submitted": date(2026, 6, 1), "calendar": "EC"}, "2026-09-22"),
    ("mediation_request", {"communicated": date(2026, 6, 5), "calendar": "EC"}, "2026-06-12"),
    ("mediation_start", {"requested": date(2026, 6, 5), "calendar": "EC"}, "2026-07-03"),
    ("mediation_end", {"initiated": date(2026, 6, 1), "calendar": "EC"}, "2026-07-27"),
    ("data_access_notice", {"happened": date(2026, 6, 5), "calendar": "EC"}, "2026-06-10"),
    ("assistance_reply", {"received": date(2025, 12, 31), "calendar": "EC"}, "2026-03-02"),
    ("coordinator_assessment", {"received": date(2026, 3, 2), "calendar": "EC"}, "2026-05-04"),
    ("referral_assessment", {"referred": date(2025, 12, 31)}, "2026-03-02"),
    ("review_report", {"requested": date(2025, 12, 31), "calendar": "EC"}, "2026-03-02"),
    ("joint_investigation", {"launched": date(2025, 11, 30), "calendar": "EC"}, "2026-03-02"),
    ("preliminary_position", {"deadline_ended": date(2026, 2, 28), "calendar": "EC"}, "2026-03-30"),
    ("crisis_report", {"crisis_ended": date(2025, 11, 30)}, "2026-03-02"),
    ("views_before_designation", {"communicated": date(2026, 4, 1)}, "2026-04-20"),
    ("earliest_end_of_restriction_views", {"invited": date(2026, 6, 1)}, "2026-06-19"),
]
NOT_MOVED: list[tuple[str, dict[str, Any], str]] = [
    ("purchases_from", {"aware": date(2024, 8, 31)}, "2024-02-29"),
    ("auditor_free_from", {"audit_begins": date(2025, 3, 1)}, "2024-03-01"),
    ("auditor_bound_until", {"audit_completed": date(2025, 3, 1)}, "2026-03-01"),
    ("auditor_until", {"first_audit": date(2024, 2, 29)}, "2034-02-28"),
    ("crisis_measures_end", {"begun": date(2025, 11, 30)}, "2026-02-28"),
    ("crisis_measures_end", {"begun": date(2025, 11, 30), "extended": True}, "2026-05-30"),
    ("earliest_end_of_observations", {"communicated": date(2025, 6, 18)}, "2025-07-02"),
    ("earliest_end_of_comments", {"published": date(2023, 1, 31)}, "2023-02-28"),
]
NAMES = [f"{name}-{index}" for index, (name, _, _) in enumerate([*PROCEDURES, *NOT_MOVED])]


@pytest.mark.parametrize(("name", "given_", "expected"), [*PROCEDURES, *NOT_MOVED], ids=NAMES)
def test_a_procedure_ends_on_its_day(name: str, given_: dict[str, Any], expected: str) -> None:
    answer = getattr(dsa.procedures, name)(**given_)
    assert str(answer.date) == expected
    assert answer.steps


@pytest.mark.parametrize(("name", "given_", "expected"), PROCEDURES, ids=NAMES[: len(PROCEDURES)])
def test_a_procedure_beyond_the_lists_is_projected_and_says_so(
    name: str, given_: dict[str, Any], expected: str
) -> None:
    assert "beyond" not in given_
    moved = {key: one.replace(year=2040) if isinstance(one, date) else one for key, one in given_.items()}
    answer = getattr(dsa.procedures, name)(**moved)
    assert (answer.certain, answer.date.year >= 2040, expected[:2]) == (False, True, "20")


@pytest.mark.parametrize("name", sorted({name for name, given_, _ in PROCEDURES if "calendar" in given_}))
def test_a_procedure_runs_on_the_calendar_that_is_named(name: str) -> None:
    (given_, *_) = [given_ for other, given_, _ in PROCEDURES if other == name]
    assert getattr(dsa.procedures, name)(**{**given_, "calendar": "IE"}).calendar == "IE"


@pytest.mark.parametrize("name", ["referral_assessment", "crisis_report", "views_before_designation"])
def test_what_the_commission_does_runs_on_its_own_calendar(name: str) -> None:
    assert getattr(dsa.procedures, name)(date(2026, 3, 2)).calendar == "EC"
    assert dsa.procedures.earliest_end_of_restriction_views(date(2026, 3, 2)).calendar == "EC"


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (dsa.procedures.purchases_from, "aware"),
        (dsa.procedures.auditor_free_from, "audit_begins"),
        (dsa.procedures.auditor_bound_until, "audit_completed"),
        (dsa.procedures.auditor_until, "first_audit"),
        (dsa.procedures.crisis_measures_end, "begun"),
        (lambda wrong: dsa.procedures.crisis_measures_end(date(2026, 1, 1), extended=wrong), "extended"),
        (
            lambda wrong: dsa.procedures.settlement_decision(date(2026, 1, 1), calendar="EC", highly_complex=wrong),
            "highly_complex",
        ),
        (lambda wrong: dsa.procedures.received_by_commission(wrong, acknowledged=None), "sent"),
        (lambda wrong: dsa.procedures.received_by_commission(date(2026, 1, 1), acknowledged=wrong), "acknowledged"),
        (dsa.due_on, "day"),
        (lambda wrong: dsa.due_on(date(2026, 1, 1), zone=wrong), "zone"),
        (dsa.due_at, "moment"),
        (lambda wrong: dsa.due_at(datetime(2026, 1, 1, tzinfo=UTC), zone=wrong), "zone"),
        (lambda wrong: dsa.effective_date(wrong, "P1M"), "event"),
        (lambda wrong: dsa.Partner(figures=wrong, share=Fraction(1, 4)), "figures"),
        (lambda wrong: dsa.Partner(figures=SMALL, share=wrong), "share"),
        (lambda wrong: dsa.AnnualAccounts(closed=wrong, figures=SMALL), "closed"),
        (lambda wrong: dsa.AnnualAccounts(closed=date(2026, 1, 1), figures=wrong), "figures"),
        (lambda wrong: dsa.AnnualAccounts(closed=date(2026, 1, 1), figures=SMALL, linked=wrong), "linked"),
        (lambda wrong: dsa.AnnualAccounts(closed=date(2026, 1, 1), figures=SMALL, partners=wrong), "partners"),
        (lambda wrong: dsa.enterprise_size(wrong, turnover=dsa.Money(1, "EUR")), "headcount"),
        (dsa.appeal, "notified"),
        (dsa.action_for_annulment, "notified"),
        (lambda wrong: dsa.action_for_annulment(None, published=wrong), "published"),
        (lambda wrong: dsa.size_status([], on=wrong), "on"),
        (lambda wrong: dsa.size_status(wrong, on=date(2026, 1, 1)), "accounts"),
        (lambda wrong: dsa.WhatIf(((wrong, 1),)), "values"),
        (parameters.THRESHOLD.on, "on"),
        (lambda wrong: dsa.limitation(ceased=wrong), "ceased"),
        (lambda wrong: dsa.enforcement_limitation(final=wrong), "final"),
        (lambda wrong: dsa.threshold_for_population(wrong, reference=1), "population"),
        (lambda wrong: dsa.threshold_for_population(1, reference=wrong), "reference"),
        (dsa.RecipientRange.fewer_than, "number"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused_by_its_name(call: Callable[[Any], object], field: str) -> None:
    with pytest.raises(dsa.errors.InvalidType, match=rf"^{field}\b"):
        call(object())


def test_names_that_are_not_known_are_refused_by_what_they_name() -> None:
    request_ = dsa.RequestForInformation(
        addressee=dsa.Platform(name="Shop", provider=dsa.Provider(name="Shop"), kind=dsa.ServiceKind.MARKETPLACE),
        sent=date(2024, 3, 14),
        questions=[dsa.Question(subject="products", due=date(2024, 4, 5))],
    )
    with pytest.raises(dsa.errors.UnknownName, match=r"^subject\b"):
        request_.answer("product", on=date(2024, 4, 1))
    service = dsa.FeeService(name="A", provider="A", recipients=50_000_000, designated_from=date(2023, 8, 25))
    fee = dsa.supervisory_fee(
        [service], year=2024, costs=dsa.Money(10, "EUR"), net_income={"A": dsa.Money(10**9, "EUR")}
    )
    with pytest.raises(dsa.errors.UnknownName, match=r"^provider\b"):
        fee.of("B")
    with pytest.raises(dsa.errors.UnknownName, match=r"^obligation\b"):
        CATALOGUE["art-34"]


def test_fewer_than_none_is_no_number_of_recipients() -> None:
    with pytest.raises(dsa.errors.InvalidValue, match=r"^number\b"):
        dsa.RecipientRange.fewer_than(0)
    assert dsa.RecipientRange.fewer_than(1).at_most == 0
    assert dsa.RecipientRange.split() == dsa.RecipientRange(at_least=0, at_most=0)


def test_days_of_the_courts_are_refused_or_projected_beyond_the_lists_as_is_asked() -> None:
    for find in (dsa.appeal, dsa.action_for_annulment):
        with pytest.raises(dsa.errors.BeyondCoverage):
            find(date(2040, 3, 14), beyond="raise")
        assert not find(date(2040, 3, 14), beyond="project").certain


def test_a_moment_that_is_named_is_told_in_the_zone_that_is_asked_for() -> None:
    moment = datetime(2024, 4, 5, 23, 30, tzinfo=ZoneInfo("Europe/Brussels"))
    answer = dsa.due_at(moment, zone="Europe/Athens")
    assert (answer.date, answer.zone, answer.expires_at) == (date(2024, 4, 6), "Europe/Athens", moment)
    assert answer.expires_at.utcoffset() == moment.astimezone(ZoneInfo("Europe/Athens")).utcoffset()
    assert dsa.due_at(moment).zone == dsa.due_on(date(2024, 4, 5)).zone == "Europe/Brussels"
    assert dsa.due_on(date(2024, 4, 5), zone="Europe/Athens").zone == "Europe/Athens"


def test_a_period_begins_the_day_after_unless_it_is_said_otherwise() -> None:
    day = date(2024, 3, 14)
    assert reckoning.begin(day).after == date(2024, 3, 15)
    assert reckoning.begin(day, backwards=True).after == date(2024, 3, 13)
    assert reckoning.begin(day, counting_event_day=True).after == day


def test_a_number_of_the_law_has_its_name_its_article_and_its_first_day() -> None:
    one = parameters._one("number", DSA.at(33, 1), 7)
    assert (one.name, one.citation, one.first, one.values[0].first) == ("number", DSA.at(33, 1), 7, date(2022, 11, 16))
    assert parameters._one("number", DSA.at(33, 1), 7, date(2024, 1, 1)).values[0].first == date(2024, 1, 1)
    period = parameters._period("time", DSA.at(33, 6), "P4M")
    assert (period.name, period.citation, period.first) == ("time", DSA.at(33, 6), Period(months=4))
    yearly = parameters._each_year("day", DSA.at(43), 8, 31)
    assert (yearly.name, yearly.citation, yearly.first) == ("day", DSA.at(43), (8, 31))


def test_a_number_is_law_from_its_first_day_and_the_latest_counts() -> None:
    one = parameters.Parameter("number", DSA.at(33, 1), (parameters.Value(1), parameters.Value(2, date(2030, 1, 1))))
    assert [one.on(day) for day in (date(2022, 11, 16), date(2029, 12, 31), date(2030, 1, 1))] == [1, 1, 2]
    with pytest.raises(dsa.errors.NotInForce, match=r"number \(Article 33\(1\) DSA\)"):
        one.on(date(2022, 11, 15))


def test_a_thought_experiment_replaces_its_number_and_no_other() -> None:
    other = parameters._one("other", DSA.at(33, 2), 3)
    tried = dsa.WhatIf(((parameters.THRESHOLD, 5), (other, 9)))
    day = date(2026, 1, 1)
    value, notices = parameters.value_on(other, day, tried)
    assert (value, [dict(one.pairs) for one in notices]) == (9, [{"name": "other", "value": 9, "law": 3}])
    assert parameters.value_on(parameters._one("third", DSA.at(1), 4), day, tried) == (4, ())
    assert parameters.value_on(other, day, None) == (3, ())
    with pytest.raises(dsa.errors.InvalidValue, match=r"^other\b"):
        dsa.WhatIf(((other, 0),))
    with pytest.raises(dsa.errors.InvalidType, match=r"^what_if\b"):
        parameters.value_on(other, day, 5)  # type: ignore[arg-type]  # the mistake that is to be refused


def test_every_entry_of_the_catalogue_is_what_its_data_say() -> None:
    data = json.loads((files("dsa.act.obligations") / "data" / "obligations.json").read_text("utf-8"))["obligations"]
    read = catalogue._entries.__wrapped__()  # past the cache
    assert list(read) == [entry["id"] for entry in data]
    for entry in data:
        one = read[entry["id"]]
        assert one == CATALOGUE[one.id]
        told = {
            "id": one.id,
            "citations": list(one.citations),
            "title": one.title,
            "addressee": one.addressee.value,
            "services": {kind.value for kind in one.services},
            "designated": one.designated,
            "exemption": one.exemption.value,
            "only": "no_establishment" if one.only_without_establishment else None,
            "trigger": one.trigger,
            "recurrence": one.recurrence.value,
            "time": one.time,
            "period": one.period,
            "runs_from": one.runs_from,
            "keep": one.keep,
            "application": one.application.value,
            "fined": one.fined,
            "quote": one.quote,
        }
        addressee = entry.get("addressee", "provider")
        expected = {
            "id": entry["id"],
            "citations": [Citation.parse(text, act=DSA) for text in entry["citations"]],
            "title": entry["title"],
            "addressee": addressee,
            "services": set(entry.get("services", [])),
            "designated": entry.get("designated", False),
            "exemption": entry.get("exemption", "none"),
            "only": entry.get("only"),
            "trigger": entry.get("trigger"),
            "recurrence": entry["recurrence"],
            "time": entry.get("time"),
            "period": Period.parse(entry["period"]) if "period" in entry else None,
            "runs_from": entry.get("runs_from"),
            "keep": Period.parse(entry["keep"]) if "keep" in entry else None,
            "application": entry["application"],
            "fined": entry.get("fined", addressee == "provider"),
            "quote": entry["quote"],
        }
        assert told == expected
        assert set(entry) <= set(expected)


def test_a_change_of_population_too_small_to_count_leaves_the_threshold() -> None:
    answer = dsa.threshold_for_population(450_000_000, reference=447_000_000)
    (*_, step) = answer.steps
    assert answer.threshold == step.after
    assert Fraction(answer.threshold, 1) == 45_000_000


def test_a_yearly_report_says_whether_practice_or_the_regulation_gives_its_day() -> None:
    forum = dsa.Platform(
        name="Forum",
        provider=dsa.Provider(name="Forum Ltd", country="IE", size=dsa.EnterpriseSize.LARGE),
        kind=dsa.ServiceKind.ONLINE_PLATFORM,
    )
    found = dsa.schedule(forum, start=date(2025, 1, 1), end=date(2027, 6, 1))
    reports = [one for one in found if one.obligation.id == "art-15-1-transparency-report"]
    assert [one.notices[0].id for one in reports] == [
        "yearly-report-practice",
        "calendar-of-provider",
        "calendar-of-provider",
    ]
    assert [one.conditional for one in reports] == [True, False, False]
    assert [str(one.date) for one in reports] == ["2025-04-17", "2026-03-02", "2027-03-01"]


def test_details_of_a_trader_are_kept_and_not_sent() -> None:
    shop = dsa.Platform(name="Shop", provider=dsa.Provider(name="Shop"), kind=dsa.ServiceKind.MARKETPLACE)
    ended = dsa.milestones.TraderContractEnded(date=date(2025, 3, 14), trader="A")
    found = dsa.schedule(shop, start=date(2025, 3, 1), end=date(2026, 1, 1), events=[ended])
    (kept,) = [one for one in found if one.obligation.id == "art-30-5-keep-trader-information"]
    assert (kept.date, kept.kind, kept.occurrence) == (date(2025, 9, 14), dsa.DueKind.KEEP, "A")
    assert "A" in str(kept.subject)


def test_an_obligation_that_reaches_a_service_names_the_kinds_of_both() -> None:
    kind = dsa.ServiceKind.MARKETPLACE
    shop = dsa.Platform(name="Shop", provider=dsa.Provider(name="Shop"), kind=kind)
    hybrid = dsa.Platform(name="Both", provider=dsa.Provider(name="Shop"), kind=[kind, dsa.ServiceKind.SEARCH_ENGINE])
    for platform, kinds in ((shop, {kind}), (hybrid, {kind, dsa.ServiceKind.SEARCH_ENGINE})):
        (one,) = [
            status
            for status in dsa.obligations(platform, on=date(2026, 1, 1))
            if status.obligation.id == "art-16-1-notice-mechanism"
        ]
        assert one.steps[0].facts["kinds"] == kinds
        assert one.steps[0].facts["services"] == one.obligation.services
