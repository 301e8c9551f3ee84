"""Sentences that no answer says any more. They stay so that documents written when they were said can be read."""

from __future__ import annotations

from ..ground.citations import REGULATION_1182_71
from ..ground.trace import Point

WORDING_NOT_READ = Point(
    "wording-not-read",
    "The wording of this paragraph was not read in the Official Journal; the rule is applied as it is commonly stated. "
    "Check it before relying on the result.",
    (
        REGULATION_1182_71.at(3, 1, subparagraph=1),
        REGULATION_1182_71.at(3, 2, point="a"),
        REGULATION_1182_71.at(3, 2, point="d"),
    ),
)
