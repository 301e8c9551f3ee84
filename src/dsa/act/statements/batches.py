"""Several statements for the interface of the database: calls that it takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...ground.errors import InvalidType, SeveralErrors
from ...ground.mistaken.calls import by_name
from ...ground.words import Phrase
from .database import MOST_IN_A_CALL, kept, located
from .payloads import payload_of
from .statement import StatementOfReasons


@by_name
def batches(
    several: Iterable[StatementOfReasons | Mapping[str, object]], *, used: Iterable[str] = ()
) -> tuple[tuple[dict[str, object], ...], ...]:
    """The payloads of any number of statements in calls of at most a hundred, in their order.

    One bad statement refuses a whole call, so that everything is looked at before anything is sent. Read a long log in
    parts, and hand over what the parts before have used.

    :param several: statements, or raw payloads; these are sent as the database would keep them.
    :param used: identifiers that earlier calls used, in whatever year: they are unique for ever.
    :raises DSAError: the database would refuse some of them, or an identifier comes back: one error with all of them in
        ``.errors``, each with its place in ``.pointer``, such as ``/100/puid`` for the hundred-and-first statement.

    >>> from dsa.act.statements.database import EXAMPLE
    >>> [len(call) for call in batches({**EXAMPLE, "puid": f"review-{n}"} for n in range(101))]
    [100, 1]
    """
    if isinstance(several, str | Mapping | StatementOfReasons) or not isinstance(several, Iterable):
        accepted = Phrase("statements or payloads, several of them: put one into brackets")
        raise InvalidType(field=Phrase("several"), value=several, accepted=accepted)
    raw = [payload_of(statement) if isinstance(statement, StatementOfReasons) else statement for statement in several]
    refused = located(raw, used)
    if refused:
        raise refused[0] if len(refused) == 1 else SeveralErrors(refused)
    sent = [kept(payload) for payload in raw]
    return tuple(tuple(sent[start : start + MOST_IN_A_CALL]) for start in range(0, len(sent), MOST_IN_A_CALL))
