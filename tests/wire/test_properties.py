"""Whatever can be built can be sent and received: values, answers, traces and cases drawn at random."""

import json
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

import dsa
from dsa import DSA, Citation, wire
from dsa.ground.citations import ACTS, Act
from dsa.wire.forms import FORMS
from tests.examples import few
from tests.surface import TYPES

from .frozen.facts import EVENTS, SHOP

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
RECENT = st.dates(date(2023, 1, 1), date(2026, 6, 30))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(str.strip)
NAMED = st.one_of(st.none(), TEXTS)
ZONES = st.sampled_from(["Europe/Brussels", "America/St_Johns", "Pacific/Apia", "UTC"]).map(ZoneInfo)
MOMENTS = st.datetimes(datetime(1800, 1, 1), datetime(2200, 1, 1), timezones=ZONES, allow_imaginary=False)
AMOUNTS = st.decimals(min_value=-(10**29), max_value=10**29, allow_nan=False, places=None).filter(
    lambda number: (not number or -30 < number.adjusted() < 30) and len(f"{number:f}".partition(".")[2]) <= 60
)
MONEY = st.builds(dsa.Money, AMOUNTS, st.sampled_from(["EUR", "JPY", "KWD", "CNY"]))
COUNTS = st.integers(0, 10**12)
PERIODS = st.one_of(
    st.builds(dsa.Period, hours=st.integers(1, 876_600)),
    st.builds(dsa.Period, working_days=st.integers(1, 100_000)),
    st.builds(
        dsa.Period,
        years=st.integers(0, 400),
        months=st.integers(0, 4_800),
        weeks=st.integers(0, 20_871),
        days=st.integers(1, 146_097),
    ),
)
OWN_ACTS = st.builds(Act, TEXTS, TEXTS, st.one_of(st.none(), TEXTS), st.lists(TEXTS, max_size=2).map(tuple))
NUMBERS = st.one_of(st.none(), st.integers(1, 9_999))
PLACES = st.one_of(
    st.tuples(st.one_of(st.sampled_from([act for act in ACTS if act != DSA]), OWN_ACTS), st.integers(1, 9_999)),
    st.tuples(st.just(DSA), st.integers(1, 93)),
)
CITATIONS = st.one_of(
    st.builds(
        lambda place, *below: Citation(*place, *below),
        PLACES,
        NUMBERS,
        st.one_of(st.none(), st.integers(1, 10)),
        st.one_of(st.none(), st.sampled_from(["a", "x", "aa", "a)(iv", "b)(i", "A", "1", "a_i"]), TEXTS),
    ),
    st.builds(Citation, st.sampled_from(ACTS), recital=st.integers(1, 156), paragraph=NUMBERS),
)
FIGURES = st.builds(
    lambda count, days, **rest: dsa.ActiveRecipients(
        count=count, period_start=days[0], period_end=days[1], published=days[2], **rest
    ),
    count=COUNTS,
    days=st.lists(DAYS, min_size=3, max_size=3).map(sorted),
    source=NAMED,
    basis=st.sampled_from(dsa.RecipientBasis),
    member_states=st.dictionaries(st.sampled_from(["DE", "FR", "MT"]), COUNTS),
)
PLATFORMS = st.builds(
    dsa.Platform,
    name=TEXTS,
    provider=st.builds(dsa.Provider, name=TEXTS, country=st.sampled_from([None, "NL", "US"]), group=NAMED),
    kind=st.one_of(st.sampled_from(dsa.ServiceKind), st.sets(st.sampled_from(dsa.ServiceKind), min_size=1)),
    recipients=st.lists(FIGURES, max_size=2).map(tuple),
)
SHARES = st.builds(Fraction, st.integers(-(10**40), 10**40), st.integers(1, 10**40))
VALUES: st.SearchStrategy[object] = st.one_of(MONEY, PERIODS, CITATIONS, FIGURES, PLATFORMS)
FACTS: st.SearchStrategy[object] = st.recursive(
    st.one_of(
        *(st.none(), st.booleans(), st.integers(-(10**29), 10**29), TEXTS, DAYS, MOMENTS, SHARES, VALUES),
        AMOUNTS.map(lambda number: Decimal(f"{number:f}")),
        st.sampled_from(dsa.Stage),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3).map(tuple), st.frozensets(inner, max_size=3)),
    max_leaves=6,
)
DEADLINES = st.builds(
    dsa.deadline,
    RECENT,
    st.sampled_from(["P4M", "P2W", "P15D", "10 working days", "P1M15D", "P1D"]),
    calendar=st.sampled_from(["EC", "DE", "CJEU"]),
    direction=st.sampled_from(["after", "before"]),
    beyond=st.just("project"),
    counting_event_day=st.booleans(),
)
LIMITATIONS = st.builds(
    dsa.limitation,
    ceased=RECENT,
    interruptions=st.lists(RECENT, max_size=3),
    suspensions=st.lists(st.tuples(RECENT, RECENT).map(lambda pair: (min(pair), max(pair))), max_size=2),
)


@given(VALUES)
def test_values(value: object) -> None:
    text = wire.dumps(value)
    assert wire.loads(text) == value
    assert json.loads(text) == wire.to_dict(value)


@given(FACTS)
def test_facts(value: object) -> None:
    known = dsa.due_on(date(2024, 3, 14)).steps[0]
    step = dsa.Step(known.rule, known.text, value, value, (("fact", value),), known.citation)
    again = wire.loads(wire.dumps(step))
    assert again == step
    assert isinstance(again, dsa.Step)
    assert type(again.before) is type(value)


@given(MOMENTS)
def test_moments_keep_their_clock_time(moment: datetime) -> None:
    known = dsa.due_on(date(2024, 3, 14)).steps[0]
    again = wire.loads(wire.dumps(dsa.Step(known.rule, known.text, moment, moment, (), known.citation)))
    assert isinstance(again, dsa.Step)
    assert isinstance(again.after, datetime)
    assert (again.after.replace(tzinfo=None), str(again.after.tzinfo)) == (
        moment.replace(tzinfo=None),
        str(moment.tzinfo),
    )
    assert again.after.utcoffset() == moment.utcoffset()


@given(st.one_of(DEADLINES, LIMITATIONS))
def test_answers_come_back_and_hold(answer: dsa.Explained) -> None:
    text = wire.dumps(answer)
    again = wire.loads(text)
    assert again == answer
    assert isinstance(again, type(answer))
    assert again.explain() == answer.explain()
    replay = wire.replay(text)
    assert (replay.holds, replay.difference) == (True, None)


@given(st.lists(st.sampled_from(EVENTS), max_size=12))
def test_proceedings(events: list[dsa.events.Event]) -> None:
    case = dsa.Investigation(platform=SHOP, opened=date(2024, 3, 14), suspected=[DSA.at(34)])
    for event in sorted(events, key=lambda event: event.date):
        try:
            case = case.record(event)
        except dsa.DSAError:
            continue
    again = wire.loads(wire.dumps(case))
    assert again == case
    assert isinstance(again, dsa.Investigation)
    for day in (date(2024, 3, 13), date(2024, 3, 14), date(2027, 1, 1)):
        state = again.state(day)
        assert state == case.state(day)
        assert wire.loads(wire.dumps(state)) == state
        for limit in again.open_time_limits(day):
            assert wire.loads(wire.dumps(limit)) == limit


PUBLIC = [form.kind for form in FORMS.values() if form.kind in TYPES]


@pytest.mark.parametrize("kind", PUBLIC, ids=lambda kind: kind.__name__)
@few(5)
@given(data=st.data())
def test_whatever_the_strategies_of_the_library_generate_comes_back(kind: type, data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    text = wire.dumps(value)
    again = wire.loads(text)
    assert again == value
    assert wire.dumps(again) == text
