"""What is lawful in a statement of reasons, and taken by the database, and will surprise all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ...ground.citations import DSA
from ...ground.trace import Notice, Point
from .content import SCHEMA_OF, WITHDRAWN
from .decisions import Ground
from .restrictions import VisibilityRestriction

if TYPE_CHECKING:
    from .statement import StatementOfReasons
else:  # for whoever reads hints at run time
    StatementOfReasons = Any

ENDS_BEFORE = Point(
    "statement-ends-before-it-begins",
    "The restriction ends on {until}, before it begins on {applied}; the database takes that, although its "
    "documentation says otherwise.",
    (DSA.at(17, 3, point="a"),),
)
ENDS_NOTHING = Point(
    "statement-ends-nothing",
    "An end is given ({until}) for a restriction that is not imposed.",
    (DSA.at(17, 3, point="a"),),
)
CONTENT_AFTER = Point(
    "statement-content-after-decision",
    "The content is dated {dated}, after the decision applied ({applied}).",
    (DSA.at(17, 3, point="b"),),
)
PERSONAL = Point(
    "statement-personal-data",
    "There seem to be personal data in these fields: {fields}. Nothing that is submitted may contain any; an e-mail "
    "address or a telephone number is all that is looked for.",
    (DSA.at(24, 5),),
)
BEYOND_ACT = Point(
    "statement-visibility-beyond-act",
    "The database counts this among restrictions of visibility: {restrictions}. Article 17(1)(a) names removal, "
    "disabling of access and demotion.",
    (DSA.at(17, 1, point="a"),),
)
ALSO_ILLEGAL = Point(
    "statement-also-illegal",
    "Content that is considered illegal as well asks for the legal ground and the reasons for that, too; the database "
    "has one explanation for both.",
    (DSA.at(17, 3, point="d"),),
)
NOTIFIER_NAMED = Point(
    "statement-notifier-named",
    "The notifier is named: that is for cases in which it is strictly necessary.",
    (DSA.at(17, 3, point="b"),),
)
OLD_VALUES = Point(
    "statement-old-values",
    "The database no longer takes these values since {day}: {values}.",
    (DSA.at(24, 5),),
)

_NAMED_IN_ACT = frozenset(
    {VisibilityRestriction.REMOVAL, VisibilityRestriction.DISABLED_ACCESS, VisibilityRestriction.DEMOTION}
)
_PERSONAL = re.compile(
    r"(?<=[^\s@<>])@[^\s@<>]{1,64}\.[A-Za-z]{2,}"  # it begins at the sign, so that long texts are read once
    r"|(?<![\w+])\+[0-9](?:[ ()/.-]{0,2}[0-9]){7,14}(?!\w)"
)
_FREE_TEXTS = (
    *("facts", "explanation", "ground_reference", "visibility_other", "monetary_other"),
    *("content_type_other", "keyword_other", "source_identity", "reference_url"),
)


def surprises(statement: StatementOfReasons) -> tuple[Notice, ...]:
    """Every notice of a statement, in the order of the points above."""
    return tuple(_surprises(statement))


def _surprises(statement: StatementOfReasons) -> Iterator[Notice]:
    for name, day in statement.until:
        if not getattr(statement, name):
            yield ENDS_NOTHING.notice(until=day)
        elif day < statement.applied:
            yield ENDS_BEFORE.notice(until=day, applied=statement.applied)
    if statement.content_date is not None and statement.content_date > statement.applied:
        yield CONTENT_AFTER.notice(dated=statement.content_date, applied=statement.applied)
    personal = tuple(name for name in _FREE_TEXTS if _PERSONAL.search(getattr(statement, name) or ""))
    if personal:
        yield PERSONAL.notice(fields=personal)
    beyond = statement.visibility - _NAMED_IN_ACT - {VisibilityRestriction.OTHER}
    if beyond:
        yield BEYOND_ACT.notice(restrictions=beyond)
    if statement.also_illegal and statement.ground is Ground.TERMS:
        yield ALSO_ILLEGAL.notice()
    if statement.notifier is not None:
        yield NOTIFIER_NAMED.notice()
    old = WITHDRAWN & {statement.category, *statement.further_categories, *statement.keywords}
    if old:
        yield OLD_VALUES.notice(day=SCHEMA_OF, values=tuple(sorted(str(member.value) for member in old)))
