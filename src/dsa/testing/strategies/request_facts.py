"""Requests for information and their questions: answered early, on the last day, a day late, or never."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ...act.proceedings.questions import Question
from ...act.proceedings.requests import RequestBasis, RequestForInformation
from ...act.services.platforms import Platform
from .service_facts import platforms, providers
from .time import GAPS, days

_DAY = dt.timedelta(days=1)
_BASES = st.sampled_from(RequestBasis)
_REPLIES = st.sampled_from((0, 1, -1)) | st.integers(-60, 60)
_ADDRESSEES = platforms() | providers() | st.sampled_from(("Somebody Else Ltd", "a trade association"))


@st.composite
def questions(draw: DrawFn, *, sent: dt.date | None = None, subject: str = "question") -> Question:
    """Questions of a request sent on a day; most replies come on the last day or beside it, some never.

    Shrinks to a question due on the day itself, not extended, not answered.
    """
    asked = draw(days()) if sent is None else sent
    due = asked + draw(GAPS) * _DAY
    extended_to = extended_on = answered = None
    if draw(st.booleans()):
        extended_to = due + draw(GAPS) * _DAY
        if draw(st.booleans()):
            extended_on = asked + draw(GAPS) * _DAY
    if draw(st.booleans()):
        answered = max(asked, (extended_to or due) + draw(_REPLIES) * _DAY)
    return Question(subject=subject, due=due, extended_to=extended_to, extended_on=extended_on, answered=answered)


@st.composite
def requests_for_information(
    draw: DrawFn,
    *,
    basis: RequestBasis | None = None,
    platform: Platform | None = None,
    sent: SearchStrategy[dt.date] | None = None,
    most: int = 4,
) -> RequestForInformation:
    """Requests to a service, its provider or somebody else, with up to ``most`` questions, each with its own day.

    Shrinks to a simple request to somebody else with one question, sent and due on the first day of the Act.

    >>> from hypothesis import given
    >>> @given(requests_for_information(basis=RequestBasis.DECISION))
    ... def test(request):
    ...     assert request.last_due >= request.sent
    >>> test()
    """
    day = draw(sent or days())
    number = draw(st.integers(1, most))
    return RequestForInformation(
        addressee=draw(_ADDRESSEES) if platform is None else platform,
        sent=day,
        basis=draw(_BASES) if basis is None else basis,
        questions=tuple(draw(questions(sent=day, subject=f"question {n + 1}")) for n in range(number)),
    )
