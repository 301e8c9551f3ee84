"""What a decision does to content, payments, the service or the account: Article 17(1), in the database's values.

The value of every member is what the interface of the DSA Transparency Database calls it (schema in force since
1 July 2025); ``str()`` is how a text for the recipient names it.
"""

from __future__ import annotations

from enum import Enum


class Restriction(Enum):
    """The base of the four kinds of restrictions: a value of the database, and words for people."""

    words: str
    """The restriction as a text for the recipient names it."""

    def __new__(cls, value: str, words: str) -> Restriction:
        """The value alone tells members apart."""
        member = object.__new__(cls)
        member._value_ = value
        member.words = words
        return member

    def __str__(self) -> str:
        return self.words


class VisibilityRestriction(Restriction):
    """Article 17(1)(a): restrictions of the visibility of content, and what the database counts among them.

    >>> print(VisibilityRestriction("DECISION_VISIBILITY_CONTENT_REMOVED"))
    removal of the content
    """

    REMOVAL = "DECISION_VISIBILITY_CONTENT_REMOVED", "removal of the content"
    DISABLED_ACCESS = "DECISION_VISIBILITY_CONTENT_DISABLED", "disabling of access to the content"
    DEMOTION = "DECISION_VISIBILITY_CONTENT_DEMOTED", "demotion of the content"
    AGE_RESTRICTION = "DECISION_VISIBILITY_CONTENT_AGE_RESTRICTED", "age restriction of the content"
    INTERACTION_RESTRICTION = (
        "DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED",
        "restriction of interaction with the content",
    )
    LABELLING = "DECISION_VISIBILITY_CONTENT_LABELLED", "labelling of the content"
    OTHER = "DECISION_VISIBILITY_OTHER", "another restriction of the visibility of the content"


class MonetaryRestriction(Restriction):
    """Article 17(1)(b): restrictions of monetary payments."""

    SUSPENSION = "DECISION_MONETARY_SUSPENSION", "suspension of payments"
    TERMINATION = "DECISION_MONETARY_TERMINATION", "termination of payments"
    OTHER = "DECISION_MONETARY_OTHER", "another restriction of payments"


class ServiceRestriction(Restriction):
    """Article 17(1)(c): suspension or termination of the provision of the service, in whole or in part."""

    PARTIAL_SUSPENSION = "DECISION_PROVISION_PARTIAL_SUSPENSION", "suspension of a part of the service"
    TOTAL_SUSPENSION = "DECISION_PROVISION_TOTAL_SUSPENSION", "suspension of the whole service"
    PARTIAL_TERMINATION = "DECISION_PROVISION_PARTIAL_TERMINATION", "termination of a part of the service"
    TOTAL_TERMINATION = "DECISION_PROVISION_TOTAL_TERMINATION", "termination of the whole service"


class AccountRestriction(Restriction):
    """Article 17(1)(d): suspension or termination of the recipient's account."""

    SUSPENSION = "DECISION_ACCOUNT_SUSPENDED", "suspension of your account"
    TERMINATION = "DECISION_ACCOUNT_TERMINATED", "termination of your account"


class AccountType(Enum):
    """Whose account it is, as far as the database asks."""

    BUSINESS = "ACCOUNT_TYPE_BUSINESS"
    PRIVATE = "ACCOUNT_TYPE_PRIVATE"

    def __str__(self) -> str:
        return self.name.lower()
