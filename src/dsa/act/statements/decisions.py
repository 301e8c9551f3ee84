"""On which ground a decision rests, how the provider came to know of the content, and what machines did in it."""

from __future__ import annotations

from enum import Enum


class Ground(Enum):
    """Article 17(1): the content is illegal, or incompatible with the terms and conditions.

    Content that is both is ``TERMS`` with ``also_illegal=True``: the database has one value for the ground.
    """

    ILLEGAL = "DECISION_GROUND_ILLEGAL_CONTENT"
    """Article 17(3)(d)."""
    TERMS = "DECISION_GROUND_INCOMPATIBLE_CONTENT"
    """Article 17(3)(e)."""

    def __str__(self) -> str:
        return "illegal content" if self is Ground.ILLEGAL else "content against the terms and conditions"


class InformationSource(Enum):
    """Article 17(3)(b): whether the decision was taken on a notice or on the provider's own initiative.

    A trusted flagger (Article 22) gives notices under Article 16, too; the database has a value of its own for them.
    """

    NOTICE = "SOURCE_ARTICLE_16"
    TRUSTED_FLAGGER = "SOURCE_TRUSTED_FLAGGER"
    OTHER_NOTIFICATION = "SOURCE_TYPE_OTHER_NOTIFICATION"
    OWN_INITIATIVE = "SOURCE_VOLUNTARY"

    def __str__(self) -> str:
        return self.name.replace("_", " ").lower()


class AutomatedDecision(Enum):
    """Article 17(3)(c): the use made of automated means in taking the decision."""

    FULLY = "AUTOMATED_DECISION_FULLY"
    PARTIALLY = "AUTOMATED_DECISION_PARTIALLY"
    NOT_AUTOMATED = "AUTOMATED_DECISION_NOT_AUTOMATED"

    def __str__(self) -> str:
        return self.name.replace("_", " ").lower()
