"""The frozen examples: one or more objects of every form, which no holiday list, no record and no rule can change.

They are put together from their parts. No example is the answer of a function of the law, none asks a calendar that
the library ships, none is from the record: what is written of them changes only if the form itself does. What they
take from the library are names that documents hold: the ids of rules, of obligations and of parameters.
"""

from .answers import ANSWERS
from .case_answers import CASE_ANSWERS
from .facts import DONE, EVENTS
from .reasons import STATEMENTS
from .record_answers import RECORD_ANSWERS
from .values import CASES, ENUMS, VALUES

BY_FORM: dict[str, list[object]] = {
    **STATEMENTS,
    **ANSWERS,
    **CASE_ANSWERS,
    **RECORD_ANSWERS,
    **VALUES,
    **CASES,
    **ENUMS,
    **{type(event).__name__: [event] for event in (*EVENTS, *DONE)},
}
