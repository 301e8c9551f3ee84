"""Articles 65(1) and 66: what may happen before the opening, on its day, and when the proceedings are extended."""

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve

from dsa import DSA, Investigation, Platform, ServiceKind, Stage, Strand, VLOPDesignation
from dsa.act.proceedings import events
from dsa.errors import InvalidValue, NotAllowed, OutOfOrder, UnknownName
from tests.act.proceedings.case_file import DAY, case, decision, findings, stage
from tests.standard import OPENED, SHOP


# Before the opening: Article 65(1)
@pytest.mark.parametrize(
    "kind",
    [
        events.AssessmentRequested,
        events.InformationRequested,
        events.StatementTaken,
        events.InspectionOrdered,
        events.MonitoringOrdered,
    ],
)
def test_powers_of_investigation_do_not_wait_for_the_opening(kind: Callable[..., events.Event]) -> None:
    eve = OPENED - DAY
    investigation = case(kind(date=eve))
    assert (stage(investigation, eve), stage(investigation)) == (Stage.NOT_OPENED, Stage.OPEN)
    assert [investigation.state(day).strands[0].since for day in (eve, OPENED)] == [None, OPENED]
    assert str(investigation.state(eve)) == "on 13 March 2024: Shop: no proceedings opened"
    assert "powers of investigation can be used even so" in investigation.state(eve).explain()
    assert str(investigation.state(eve).strands[0]) == "Shop: no proceedings opened [Article 65(1) DSA]"
    assert [day for day, _ in investigation.timeline()] == [eve, OPENED]
    twice = investigation.record(kind(date=eve)).record(findings)
    assert [day for day, _ in twice.timeline()] == [eve, eve, OPENED, OPENED]
    assert stage(twice) is Stage.PRELIMINARY_FINDINGS
    assert twice == Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], events=twice.events)


def test_what_may_happen_before_the_opening_and_on_its_day() -> None:
    before, then = (set(case().allowed(day)) for day in (OPENED - DAY, OPENED))
    assert events.PreliminaryFindings not in before
    assert events.PreliminaryFindings in then
    assert before < then
    possible = "assessment requested by a Coordinator, information requested, statement taken, inspection ordered"
    with pytest.raises(NotAllowed, match=rf"no proceedings opened \(Article 73\(5\) DSA\)\. Possible: {possible}"):
        case(events.Closed(date=OPENED - DAY))
    early = case(events.PreliminaryFindings(date=OPENED - DAY))
    assert early.defects(OPENED - DAY)[0].citations == (DSA.at(73, 2), DSA.at(66, 1))
    with pytest.raises(OutOfOrder, match=r"events\[1\]"):
        case(findings, events.InformationRequested(date=OPENED - DAY))


def test_what_happened_before_the_opening_counts_once_and_in_its_order() -> None:
    early = [events.MonitoringOrdered(date=OPENED - days * DAY) for days in (3, 2)]
    investigation = Investigation(
        platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], events=[*early, findings, decision]
    )
    assert [stage(investigation, day) for day in (OPENED - DAY, OPENED)] == [Stage.NOT_OPENED, Stage.NON_COMPLIANCE]
    assert investigation.state(OPENED) == case(*early, findings, decision).state(OPENED)
    assert len(investigation.timeline()) == 5
    with pytest.raises(OutOfOrder, match=r"events\[1\].date: 11 March 2024 is before the event before it \(12 March"):
        Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], events=early[::-1])


def test_the_state_before_the_opening_and_on_its_day_is_explained_for_the_day_asked_about() -> None:
    before = case().state(OPENED - DAY)
    assert [(step.before, step.after) for step in before.steps] == [(OPENED - DAY, Stage.NOT_OPENED)]
    assert before.on == OPENED - DAY
    on_the_day = case().state(OPENED)
    assert [(step.rule, step.before, step.after) for step in on_the_day.steps] == [
        ("proceedings-opened", OPENED, Stage.OPEN)
    ]
    assert case().state(OPENED + DAY).on == OPENED + DAY


def test_the_timeline_keeps_a_colon_in_the_name_of_a_strand() -> None:
    parts = [Strand(name="risks: minors: design")]
    investigation = Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], strands=parts)
    investigation = investigation.record(events.PreliminaryFindings(date=OPENED, strand=parts[0].name))
    assert investigation.timeline()[1] == (OPENED, "preliminary findings (risks: minors: design) [Article 73(2) DSA]")


# Article 66(1): extension
def test_an_extension_adds_a_strand_from_its_day_on() -> None:
    day = OPENED + 10 * DAY
    investigation = case(events.ProceedingsExtended(date=day, strand="recommenders", articles=[DSA.at(35)]))
    assert [state.strand.name for state in investigation.state(day - DAY).strands] == ["Shop"]
    assert [str(strand) for strand in investigation.state(day).strands][1] == (
        "recommenders: since 24 March 2024 proceedings open (a suspicion, not a finding of a breach) "
        "[Article 66(1) DSA]"
    )
    assert investigation.state(day).strands[1].strand == Strand(name="recommenders", articles=[DSA.at(35)])
    assert [(step.rule, step.facts.get("strand")) for step in investigation.state(day).steps] == [
        ("proceedings-opened", None),
        ("event-proceedings-extended", "recommenders"),
    ]
    sent = investigation.record(events.PreliminaryFindings(date=day, strand="recommenders"))
    assert [strand.stage for strand in sent.state(day).strands] == [Stage.OPEN, Stage.PRELIMINARY_FINDINGS]
    with pytest.raises(InvalidValue, match="the name of a new strand"):
        investigation.record(events.ProceedingsExtended(date=day, strand="recommenders", articles=[]))
    with pytest.raises(UnknownName, match="strand"):
        case(events.PreliminaryFindings(date=day, strand="recommenders"))
    with pytest.raises(InvalidValue, match="the name of the new strand"):
        events.ProceedingsExtended(date=day, articles=[])
    with pytest.raises(NotAllowed, match=r"closed without a finding \(Article 66\(1\) DSA\)"):
        case(events.Closed(date=OPENED), events.ProceedingsExtended(date=day, strand="more", articles=[]))


def test_the_day_on_which_the_act_entered_into_force_is_not_too_early() -> None:
    first = date(2022, 11, 16)  # Article 93(1), and Article 92 for the powers of Chapter IV

    def defects(opened: date) -> list[str]:
        return [notice.id for notice in evolve(case(), opened=opened, events=()).defects(opened)]

    assert "defect-opened-too-early" in defects(first - DAY)
    assert "defect-opened-too-early" not in defects(first)


def _opened(service: Platform, opened: date, *designations: VLOPDesignation) -> Investigation:
    return Investigation(platform=service, opened=opened, suspected=[DSA.at(34)], designations=designations)


def test_a_service_of_several_kinds_can_be_designated_as_one_of_them() -> None:
    hybrid = evolve(SHOP, kind={ServiceKind.MARKETPLACE, ServiceKind.SEARCH_ENGINE})
    assert evolve(case(), platform=hybrid, events=()).defects(OPENED) == ()
    storage = evolve(SHOP, kind={ServiceKind.HOSTING, ServiceKind.INTERMEDIARY})
    assert [notice.id for notice in evolve(case(), platform=storage, events=()).defects(OPENED)] == [
        "defect-service-not-designated"
    ]


def test_of_several_designations_any_that_had_effect_at_the_opening_carries_it() -> None:
    first = VLOPDesignation(
        platform=SHOP, decided=date(2023, 4, 25), notified=date(2023, 4, 25), termination_notified=date(2025, 1, 10)
    )
    again = VLOPDesignation(platform=SHOP, decided=date(2026, 2, 2), notified=date(2026, 2, 2))

    def defects(opened: date, on: date, *designations: VLOPDesignation) -> list[str]:
        return [notice.id for notice in _opened(SHOP, opened, *designations).defects(on)]

    assert defects(OPENED, OPENED, first, again) == defects(OPENED, OPENED, again, first) == []
    assert defects(OPENED, date(2025, 6, 1), first, again) == ["designation-ended-in-proceedings"]
    assert defects(OPENED, date(2026, 2, 2), first, again) == []
    between = date(2025, 9, 1)
    assert defects(between, between, first, again) == ["defect-never-designated", "designation-ended-in-proceedings"]
    assert defects(date(2025, 5, 9), date(2025, 5, 9), first) == ["designation-ended-in-proceedings"]


def test_a_decision_that_was_not_notified_yet_designates_nothing() -> None:
    designated = VLOPDesignation(platform=SHOP, decided=date(2023, 4, 25), notified=date(2023, 5, 3))
    for opened, expected in ((date(2023, 5, 2), ["defect-never-designated"]), (date(2023, 5, 3), [])):
        assert [notice.id for notice in _opened(SHOP, opened, designated).defects(opened)] == expected
    unknown = VLOPDesignation(platform=SHOP, decided=date(2023, 4, 25))
    assert _opened(SHOP, date(2023, 4, 25), unknown).defects(date(2023, 4, 25)) == ()


def test_a_service_of_the_case_is_not_designated_because_another_is() -> None:
    other = evolve(SHOP, name="Shop Live")
    designated = VLOPDesignation(platform=SHOP, decided=date(2023, 4, 25), notified=date(2023, 4, 25))
    opened = evolve(_opened(SHOP, OPENED, designated), services=[other])
    assert [(notice.id, notice.facts["service"]) for notice in opened.defects(OPENED)] == [
        ("defect-never-designated", "Shop Live")
    ]


def test_of_several_designations_that_have_ended_the_last_end_is_told() -> None:
    first = VLOPDesignation(
        platform=SHOP, decided=OPENED, notified=OPENED, termination_notified=date(2025, 1, 10)
    )  # on the very day of the opening
    again = evolve(first, decided=date(2025, 6, 2), notified=date(2025, 6, 2), termination_notified=date(2026, 2, 2))

    def ended(*designations: VLOPDesignation) -> list[object]:
        told = _opened(SHOP, OPENED, *designations).defects(date(2026, 6, 1))
        return [(notice.id, notice.facts["day"]) for notice in told]

    assert ended(first) == [("designation-ended-in-proceedings", date(2025, 1, 10))]
    assert ended(first, again) == ended(again, first) == [("designation-ended-in-proceedings", date(2026, 2, 2))]
