"""Statements of reasons: Articles 16, 17 and 20, and what the DSA Transparency Database takes under Article 24(5).

- :class:`StatementOfReasons`: one statement, with its ``payload()`` for the database and its text for the recipient.
- :func:`problems`: every reason for which the database would refuse a raw payload; :func:`call_problems` for a call
  with several; :func:`batches`: calls that it takes; :func:`passed_over`: keys that it does not know.
- :func:`statement_owed` and :func:`submission_owed`: whether one is owed to the recipient, and to the Commission.
- :class:`NoticeOfIllegalContent` and :class:`Complaint`: what comes before, and after.

Columns of statements are :func:`dsa.frames.statements` and :func:`dsa.frames.statement_counts`.

>>> from dsa import statements
>>> [error.facts["field"] for error in statements.problems({"decision_account": "DECISION_ACCOUNT_SUSPENDED"})][:3]
['decision_ground', 'content_type', 'category']
"""

from .act.statements.batches import batches
from .act.statements.content import Category, ContentType, Keyword
from .act.statements.database import MOST_IN_A_CALL, call_problems, kept, problems
from .act.statements.decisions import AutomatedDecision, Ground, InformationSource
from .act.statements.notices import Complaint, ComplaintOutcome, NoticeOfIllegalContent
from .act.statements.owed import StatementOwed, statement_owed, submission_owed
from .act.statements.redress import Redress
from .act.statements.restrictions import (
    AccountRestriction,
    AccountType,
    MonetaryRestriction,
    ServiceRestriction,
    VisibilityRestriction,
)
from .act.statements.statement import StatementOfReasons
from .act.statements.unknown_keys import passed_over

__all__ = [
    "MOST_IN_A_CALL",
    "AccountRestriction",
    "AccountType",
    "AutomatedDecision",
    "Category",
    "Complaint",
    "ComplaintOutcome",
    "ContentType",
    "Ground",
    "InformationSource",
    "Keyword",
    "MonetaryRestriction",
    "NoticeOfIllegalContent",
    "Redress",
    "ServiceRestriction",
    "StatementOfReasons",
    "StatementOwed",
    "VisibilityRestriction",
    "batches",
    "call_problems",
    "kept",
    "passed_over",
    "problems",
    "statement_owed",
    "submission_owed",
]


def __dir__() -> list[str]:
    return sorted(__all__)
