"""Any history at all: an event changes no answer before its day, and a file that grew is the file read at once."""

import copy
import pickle
from datetime import date, timedelta

from hypothesis import given, strategies as st

from dsa import Investigation
from dsa.testing import strategies
from tests.examples import few

DAY = timedelta(days=1)
FILES = strategies.investigations(most_events=14, most_strands=2)


def answers(case: Investigation, on: date) -> tuple[object, ...]:
    limits = [case.limitation(ceased=ceased, on=on) for ceased in (None, date(2023, 5, 1))]
    return (
        case.state(on),
        case.acts(on),
        case.open_time_limits(on),
        str(case.allowed(on)),
        case.defects(on),
        case.penalties(on),
        [limit.expires for limit in limits],
        [limit.suspensions for limit in limits],
    )


@few(15)
@given(FILES, st.data())
def test_an_event_changes_no_answer_before_its_day(case: Investigation, data: st.DataObject) -> None:
    if not case.events:
        return
    length = data.draw(st.integers(0, len(case.events) - 1))
    first = case.events[length]
    shorter = Investigation(
        platform=case.platform,
        opened=case.opened,
        suspected=case.suspected,
        strands=case.strands,
        events=case.events[:length],
    )
    on = first.date - DAY
    assert answers(shorter, on) == answers(case, on)


@few(15)
@given(FILES)
def test_a_file_that_grew_is_the_file_that_was_read_at_once(case: Investigation) -> None:
    grown = Investigation(platform=case.platform, opened=case.opened, suspected=case.suspected, strands=case.strands)
    for event in case.events:
        grown = grown.record(event)
    assert grown == case
    for day in {event.date for event in case.events}:
        assert answers(grown, day) == answers(case, day)
    again = pickle.loads(pickle.dumps(case))
    assert (again, copy.deepcopy(case)) == (case, case)


@few(15)
@given(FILES)
def test_every_act_keeps_its_place_and_every_answer_is_told(case: Investigation) -> None:
    for day in {event.date for event in case.events}:
        acts = case.acts(day)
        assert len({act.reference for act in acts}) == len(acts)
        assert case.explain(day)
        for limit in case.open_time_limits(day):
            assert limit.act in {act.reference for act in acts}
            assert not limit.overdue or (limit.due is not None and limit.due < day)
        state = case.state(day)
        for before, after in zip(state.steps, state.steps[1:], strict=False):
            assert before.after == after.before or before.rule == "proceedings-opened"
