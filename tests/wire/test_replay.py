"""Three years later: does the stored answer still hold, and if not, what changed?"""

import json
from datetime import date
from typing import Any

import pytest

import dsa
from dsa import procedures, wire
from dsa.ground.trace import Explained
from dsa.wire import Cause
from dsa.wire.recomputing import _AGAIN, _INSTEAD
from tests.at_once import at_once
from tests.surface import TYPES

from .examples import ANSWERS
from .frozen.facts import CALENDAR, DAY, FINE, HISTORY, RATE, SHOP, TURNOVER
from .frozen.values import VALUES


def was_without(answer: object) -> bool:
    """Whether answers like it were published before answers carried their question."""
    assert isinstance(answer, Explained)
    rules = {step.rule for step in answer.steps}
    if isinstance(answer, dsa.EffectiveDate) and len(answer.steps) < 3:
        return False  # a day that the Commission published
    of_provision = "provision-sets" in rules and not isinstance(answer, dsa.Limitation)
    return not of_provision and "enforcement-not-begun" not in rules


NEVER_WITHOUT = [
    procedures.assistance_reply(DAY, calendar="DE"),
    procedures.purchases_from(DAY),
    procedures.earliest_disclosure(DAY),
    dsa.enforcement_limitation(final=None),
]
"""Of kinds that have carried their question ever since they were published."""
EVERY = [answer for several in ANSWERS.values() for answer in several]
REPLAYED = [answer for answer in EVERY if type(answer) in _AGAIN and was_without(answer)]
NOT_REPLAYED = [answer for answer in EVERY if type(answer) in _INSTEAD]


def without_question(answer: object) -> dict[str, object]:
    """The document of an answer as it was before answers carried their question."""
    document: dict[str, object] = json.loads(wire.dumps(answer))
    document.pop("asked", None)
    return document


def altered(answer: object, *changes: tuple[str, str]) -> str:
    text = json.dumps(without_question(answer), separators=(",", ":"))
    for old, new in changes:
        assert old in text, text
        text = text.replace(old, new)
    return text


SERVICE = dsa.ServiceFile(platform=SHOP)
TRIED = dsa.WhatIf({dsa.parameters.THRESHOLD: 5, dsa.parameters.UNTIL_APPLICATION: dsa.Period(months=1)})
TOGETHER = (
    SERVICE.obligations(date(2025, 1, 1)),
    SERVICE.schedule(date(2025, 1, 1), date(2026, 1, 1)),
    SERVICE.changes(date(2024, 1, 1), date(2025, 1, 1)),
)


@at_once("answer", [*EVERY, *TOGETHER], ids=lambda answer: type(answer).__name__)
def test_a_database_that_changes_the_order_of_keys_changes_no_answer(answer: Explained) -> None:
    stored = json.dumps(json.loads(wire.dumps(answer)), sort_keys=True)
    again = wire.loads(stored)
    assert (again, hash(again)) == (answer, hash(answer))
    replay = wire.replay(stored)
    assert (replay.holds, replay.difference) == (True, None)


def test_part_of_several_answers_is_told_to_be_stored_with_its_question() -> None:
    some = TOGETHER[0][:3]
    assert wire.loads(wire.dumps(some)) == some
    replay = wire.replay(wire.dumps(some))
    assert replay.holds is None
    assert str(replay.obstacle).endswith("Give the answer with its question, as it was given.")


def test_the_order_of_an_experiment_is_none_of_its_own() -> None:
    turned = dsa.WhatIf(TRIED.values[::-1])
    assert (turned, hash(turned)) == (TRIED, hash(TRIED))
    assert wire.loads(json.dumps(json.loads(wire.dumps(turned)), sort_keys=True)) == TRIED


def test_an_adjustment_that_is_not_required_is_computed_again_from_its_population() -> None:
    unchanged = dsa.threshold_for_population(447_000_000, reference=447_000_000)
    assert wire.replay(json.dumps(without_question(unchanged))).holds is True


@pytest.mark.parametrize("answer", REPLAYED, ids=lambda answer: type(answer).__name__)
def test_an_answer_of_today_holds(answer: object) -> None:
    replay = wire.replay(json.dumps(without_question(answer)))
    assert (replay.holds, replay.difference, replay.obstacle) == (True, None, None)
    assert replay.today is not None
    assert replay.steps == replay.today.steps
    assert str(replay).endswith(": holds")


def test_every_kind_of_answer_is_replayed_or_says_what_to_store_instead() -> None:
    kinds = {kind for kind in TYPES if issubclass(kind, Explained)}
    assert kinds - set(_AGAIN) - set(_INSTEAD) == {Explained}
    assert not set(_AGAIN) & set(_INSTEAD)


@pytest.mark.parametrize("answer", NOT_REPLAYED, ids=lambda answer: type(answer).__name__)
def test_an_answer_without_its_inputs_says_what_to_store(answer: Explained) -> None:
    replay = wire.replay(json.dumps(without_question(answer)))
    assert replay.holds is None
    assert isinstance(replay.obstacle, dsa.errors.MissingFact)
    assert str(replay).startswith(f"{answer}: cannot be computed again. What the answer was computed from is needed")


@pytest.mark.parametrize("answer", NEVER_WITHOUT, ids=lambda answer: type(answer).__name__)
def test_an_answer_that_never_was_without_its_question_is_not_reckoned_from_its_steps(answer: Explained) -> None:
    assert wire.replay(wire.dumps(answer)).difference is None
    replay = wire.replay(json.dumps(without_question(answer)))
    assert isinstance(replay.obstacle, dsa.errors.MissingFact)


def test_a_share_that_is_within_for_each_infringement_says_what_to_store() -> None:
    maximum = dsa.maximum_fine(TURNOVER, decided=date(2024, 6, 1), rate=RATE)
    twice = dsa.Penalty(
        kind=dsa.PenaltyKind.FINE,
        amount=maximum.ceiling + maximum.ceiling,
        imposed=date(2024, 6, 1),
        infringements=[dsa.DSA.at(34, 1), dsa.DSA.at(35, 1)],
    )
    replay = wire.replay(json.dumps(without_question(twice.against(maximum))))
    assert replay.holds is None
    assert isinstance(replay.obstacle, dsa.errors.MissingFact)
    assert "for each of its infringements" in str(replay)


def test_a_list_published_since() -> None:
    early = dsa.deadline(date(2026, 10, 2), "P1M", calendar="EC", known_on=date(2025, 1, 1), beyond="project")
    assert wire.replay(wire.dumps(early)).difference is None, "what was known on a day does not change"
    replay = wire.replay(json.dumps(without_question(early)))
    assert replay.holds is True
    assert replay.difference is not None
    assert (replay.difference.place, replay.difference.cause) == ("/certain", Cause.LIST)
    assert str(replay).endswith(": holds, though /certain differs")
    assert str(replay.difference) == "/certain: no | today: yes | cause: list"


def test_a_day_that_became_a_holiday() -> None:
    stored = dsa.deadline(date(2026, 10, 2), "P1M", calendar="EC")
    assert (stored.nominal, stored.date) == (date(2026, 11, 2), date(2026, 11, 3))
    text = altered(stored, ("2026-11-03", "2026-11-02"))
    replay = wire.replay(text)
    assert replay.holds is False
    assert replay.difference is not None
    assert (replay.difference.place, replay.difference.cause) == ("/steps/2", Cause.LIST)
    assert isinstance(replay.difference.today, dsa.Step)
    assert replay.difference.today.after == date(2026, 11, 3)
    assert str(replay).endswith("(cause: list)")


def test_a_period_reckoned_otherwise() -> None:
    text = altered(dsa.deadline(date(2024, 3, 14), "P1M", calendar="EC"), ("2024-04-15", "2024-04-16"))
    text = text.replace('"nominal":"2024-04-14"', '"nominal":"2024-04-13"')
    replay = wire.replay(text)
    assert replay.difference is not None
    assert replay.difference.cause is Cause.CORRECTION
    assert replay.holds is False


def test_another_beginning_is_no_change_of_the_law() -> None:
    document: dict[str, Any] = without_question(dsa.limitation(ceased=date(2027, 3, 1)))
    document["steps"][1]["before"] = {"day": "2027-03-02"}
    document["steps"][1]["facts"]["period"]["value"] = "P6Y"
    replay = wire.replay(json.dumps(document))
    assert replay.difference is not None
    assert (replay.holds, replay.difference.cause) == (True, Cause.CORRECTION)


def test_inputs_in_another_order_make_no_difference() -> None:
    acts = [date(2028, 1, 1), date(2029, 1, 1)]
    document = json.loads(wire.dumps(dsa.limitation(ceased=date(2027, 3, 1), interruptions=acts)))
    document["interruptions"].reverse()
    assert wire.replay(json.dumps(document)).difference is None


def test_today_says_what_is_open() -> None:
    for answer in (*ANSWERS["recipient-average"], *ANSWERS["threshold-test"], *ANSWERS["maximum-fine"]):
        replay = wire.replay(wire.dumps(answer))
        assert replay.today == answer, "the notices, too"


@pytest.mark.parametrize(
    ("answer", "changes", "place"),
    [
        (dsa.threshold_test(44_000_000, on=DAY), [("45000000", "46000000"), ("-1000000", "-2000000")], "/steps/0"),
        (
            dsa.threshold_test(44_000_000, on=DAY),
            [
                ('"threshold":45000000', '"threshold":43000000'),
                ('"margin":-1000000', '"margin":1000000'),
                ('"met":false', '"met":true'),
            ],
            "/steps/0",
        ),
        (
            dsa.maximum_fine(TURNOVER, decided=date(2024, 6, 1)),
            [('"share":"3/50"', '"share":"1/10"'), ('"amount":"56470080000', '"amount":"94116800000')],
            "/steps/2",
        ),
        (
            dsa.limitation(ceased=date(2027, 3, 1)),
            [('"value":"P5Y"', '"value":"P6Y"'), ("2032-03-01", "2033-03-01")],
            "/steps/0",
        ),
        (dsa.termination_test(HISTORY, on=date(2025, 8, 1)), [("45000000", "44000000")], "/steps/0"),
    ],
)
def test_a_number_of_the_law_that_changed(answer: object, changes: list[tuple[str, str]], place: str) -> None:
    replay = wire.replay(altered(answer, *changes))
    assert replay.difference is not None
    assert (replay.difference.place, replay.difference.cause) == (place, Cause.LAW)


def test_a_result_that_was_corrected() -> None:
    stored = altered(
        dsa.maximum_fine(TURNOVER, decided=date(2024, 6, 1)), ('"amount":"56470080000"', '"amount":"56470079999.99"')
    )
    replay = wire.replay(stored)
    assert replay.holds is False
    assert replay.difference is not None
    assert replay.difference.cause is Cause.CORRECTION
    assert "no longer holds; today: a fine of at most CNY 56 470 080 000.00" in str(replay)


def test_only_the_field_differs() -> None:
    document = wire.to_dict(dsa.working_days(date(2024, 3, 11), date(2024, 3, 15), calendar="EC"))
    replay = wire.replay(json.dumps(document | {"least": 4}))
    assert replay.difference is not None
    assert (replay.difference.place, replay.difference.stored, replay.difference.today) == ("/least", 4, 5)
    assert replay.difference.cause is Cause.CORRECTION


def test_a_step_too_many_or_too_few() -> None:
    document = wire.to_dict(dsa.due_on(DAY))
    none = wire.replay(json.dumps(document | {"steps": []}))
    assert none.difference is not None
    assert (none.holds, none.difference.place, none.difference.stored) == (True, "/steps/0", None)
    assert none.difference.cause is Cause.CORRECTION


def test_the_order_of_facts_does_not_matter() -> None:
    document = json.loads(wire.dumps(dsa.threshold_test(44_000_000, on=DAY)))
    document["steps"][0]["facts"] = dict(reversed(document["steps"][0]["facts"].items()))
    assert wire.replay(json.dumps(document)).difference is None


def test_the_court_and_the_periodic_penalties_have_their_own_ways() -> None:
    for answer in (
        dsa.action_for_annulment(date(2024, 7, 12)),
        dsa.action_for_annulment(None, published=date(2024, 7, 12)),
        dsa.appeal(date(2025, 9, 3)),
        dsa.periodic_penalty_ceiling(TURNOVER, decided=date(2024, 6, 1), days=7, rate=RATE),
        dsa.periodic_penalty_ceiling(TURNOVER, decided=date(2024, 6, 1), days=7, national=True),
        dsa.periodic_penalty_ceiling(TURNOVER, decided=date(2024, 6, 1), days=7, reading=dsa.PeriodicReading.ANNUAL),
        dsa.effective_date(date(2024, 1, 31), "P1Y1M1W3D"),
        dsa.average_monthly_active_recipients([1, 2, 3, 4, 5, 6]),
    ):
        replay = wire.replay(json.dumps(without_question(answer)))
        assert (replay.holds, replay.difference) == (True, None)


def test_what_cannot_be_replayed_without_its_question() -> None:
    designation = dsa.VLOPDesignation(platform=SHOP, decided=DAY, published_application=date(2024, 8, 1))
    own = dsa.deadline(date(2026, 3, 2), "P1M", calendar=CALENDAR)
    far = dsa.deadline(date(2026, 3, 2), "P99Y", calendar="EC", beyond="project")
    for document in (
        without_question(designation.application),
        without_question(own),
        without_question(dsa.threshold_test(1, on=DAY)) | {"tested": None},
        without_question(dsa.termination_test(HISTORY, on=date(2025, 8, 1))) | {"on": None},
        without_question(dsa.limitation(ceased=DAY)) | {"runs_from": None},
        without_question(dsa.average_monthly_active_recipients([1] * 6)) | {"steps": []},
        without_question(dsa.threshold_for_population(1, reference=1)) | {"steps": []},
        without_question(dsa.periodic_penalty_ceiling(TURNOVER, decided=date(2024, 6, 1), days=7)) | {"steps": []},
        without_question(far) | {"period": "P109Y"},
    ):
        replay = wire.replay(json.dumps(document))
        assert replay.holds is None, document
        assert replay.obstacle is not None
        assert (replay.steps, replay.today, replay.difference) == ((), None, None)
    assert wire.replay(json.dumps(without_question(far))).holds is True


def test_only_answers_are_replayed() -> None:
    for value in (VALUES["money"][0], FINE):
        with pytest.raises(dsa.errors.InvalidType, match="a stored answer"):
            wire.replay(wire.dumps(value))
