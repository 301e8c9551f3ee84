"""Payloads of statements of reasons that the Transparency Database refuses, each with the field."""

from __future__ import annotations

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ..act.statements.database import is_dropped
from ..act.statements.fields import FIELDS
from .strategies import statement_payloads as accepted_payloads


@frozen
class RefusedPayload:
    """A payload with one thing wrong, and the field for which the Transparency Database refuses it.

    :param payload: the statement, as it would be sent.
    :param field: the field that is wrong.
    """

    payload: dict[str, object]
    field: str


@st.composite
def statement_payloads(draw: DrawFn) -> RefusedPayload:
    """Payloads of statements that the database refuses for exactly one field. Shrinks to a missing ground.

    >>> from hypothesis import given
    >>> from dsa import statements
    >>> @given(statement_payloads())
    ... def test(refused):
    ...     (error,) = statements.problems(refused.payload)
    ...     assert error.facts["field"] == refused.field
    >>> test()
    """
    payload = draw(accepted_payloads())
    asked = [field for field in FIELDS if not is_dropped(field, payload)]
    missing = [field for field in asked if field.required or (field.when is not None and not field.optional)]
    ways = st.sampled_from(("missing", "beyond", "strange"))
    way, field = draw(ways), draw(st.sampled_from(asked))
    if way == "missing":
        field = draw(st.sampled_from(missing))
        payload[field.name] = draw(st.sampled_from((None, "", " \t")))
        if field.when is None and draw(st.booleans()):
            del payload[field.name]
    elif way == "beyond" and field.kind.most is not None:
        payload[field.name] = "a" * (field.kind.most + 1)
    else:
        payload[field.name] = draw(_STRANGE)
    return RefusedPayload(payload, field.name)


_STRANGE = st.sampled_from((True, {"EAN-13": 1}, [["DE"]], "\ud800", [None], ["DECISION"]))
"""What no field takes: flags, objects in the wrong place or of wrong values, lists in lists, half a surrogate pair."""
