"""Every act of a case with what has become of it by the end of a day."""

from __future__ import annotations

from attrs import frozen

from ....ground.brief import Brief
from ....ground.citations import Citation
from ....ground.trace import Sentence
from ..event import Event, LegalAct
from ..file.entries import ActEntry, Moment
from ..file.register import Register
from ..file.standing import ActStatus, status

STATUS = Sentence("act-status", "{reference}: {status} ({day}: {event}) [{citation}]")


@frozen(kw_only=True)
class ActState(Brief):
    """An act on a day: its status, and the event that gave it; the act's own while it is in force.

    :param reference: how the act is called.
    :param event: the act, as it was recorded.
    :param strands: the strands that it concerns, by their names.
    :param articles: the provisions that it is about, as far as they are known.
    :param status: what has become of it.
    :param by: the event that gave it this status; the act itself while it is in force.
    """

    reference: str
    event: LegalAct
    strands: tuple[str, ...]
    articles: tuple[Citation, ...]
    status: ActStatus
    by: Event

    @property
    def statement(self) -> Sentence:
        """The act, its status, and what gave it."""
        facts = {"reference": self.reference, "status": self.status, "event": self.by.title}
        return STATUS.naming(**facts, day=self.by.date, citation=self.by.provision)

    def __str__(self) -> str:
        return str(self.statement)


def act_state(file: Register, act: ActEntry, moment: Moment) -> ActState:
    """The state of one act."""
    became, by = status(file, act, moment)
    articles = tuple(dict.fromkeys(article for name in act.strands for article in act.articles[name]))
    return ActState(
        reference=act.reference, event=act.event, strands=act.strands, articles=articles, status=became, by=by
    )
