"""What the record holds beside the objects of the Act: figures, terminations, cases before the Court."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from .. import english, guards
from ..english import Phrase
from ..errors import InvalidValue
from ..investigations import Investigation
from ..recipients import RecipientRange
from ..requests import RequestBasis
from ..sanctions import Outcome
from ..services import ActiveRecipients, Platform
from .facts import Conflict, Fact, Source, Sure


@frozen(kw_only=True)
class Figure:
    """A published number of recipients; ``period`` is what the source says of its time, mostly not in days.

    With ``more_than`` the source has only that it is more than ``count``.
    """

    count: int
    period: str
    sure: Sure
    sources: tuple[Source, ...] = ()
    more_than: bool = False
    period_start: date | None = None
    period_end: date | None = None
    note: str | None = None
    disputed: tuple[Conflict, ...] = ()

    def __attrs_post_init__(self) -> None:
        guards.count("count", self.count)
        guards.text("period", self.period)
        guards.member("sure", self.sure, Sure)
        guards.several("sources", self.sources, Source)
        guards.instance("more_than", self.more_than, bool)
        guards.optional_day("period_start", self.period_start)
        guards.optional_day("period_end", self.period_end)
        if (self.period_start is None) != (self.period_end is None):
            raise InvalidValue(
                field=Phrase("period_end"), value=self.period_end, accepted=Phrase("both ends of a period, or neither")
            )
        guards.optional_text("note", self.note)
        guards.several("disputed", self.disputed, Conflict)

    @property
    def tested(self) -> int | RecipientRange:
        """What to give to :func:`dsa.threshold_test`: the number, or the bound."""
        return RecipientRange(at_least=self.count) if self.more_than else self.count

    @property
    def recipients(self) -> ActiveRecipients | None:
        """The figure with its days; None where the source does not give them, or only a bound."""
        if self.period_start is None or self.period_end is None or self.more_than:
            return None
        source = str(self.sources[0]) if self.sources else None
        return ActiveRecipients(
            count=self.count, period_start=self.period_start, period_end=self.period_end, source=source
        )

    @property
    def number(self) -> str:
        """The number as a person reads it."""
        return f"{'more than ' * self.more_than}{english.number(self.count)}"

    def __str__(self) -> str:
        return f"{self.number} ({self.period})"


@frozen(kw_only=True)
class Termination:
    """The end of a designation (Article 33(5)) as it was announced; the day of notification is mostly not public.

    Without ``notified`` the day on which the obligations cease (Article 33(6)) is not computed.
    """

    announced: date
    notified: date | None = None

    def __attrs_post_init__(self) -> None:
        guards.day("announced", self.announced)
        guards.optional_day("notified", self.notified)

    def __str__(self) -> str:
        notified = (
            f"notified on {english.day(self.notified)}" if self.notified else "the day of notification not published"
        )
        return f"termination announced on {english.day(self.announced)}, {notified}"


@frozen(kw_only=True)
class UndatedRequest:
    """A request for information of which no day to answer was published: nothing can be computed from it.

    ``sent`` is None where even its own day is only known in words; those are in ``sent_wording``.
    """

    addressee: Platform
    sent: date | None
    sent_wording: str | None = None
    basis: RequestBasis
    subjects: tuple[str, ...]
    source: str | None = None

    def __attrs_post_init__(self) -> None:
        guards.instance("addressee", self.addressee, Platform)
        guards.optional_day("sent", self.sent)
        guards.optional_text("sent_wording", self.sent_wording)
        guards.member("basis", self.basis, RequestBasis)
        for subject in guards.several("subjects", self.subjects, str):
            guards.text("subjects", subject)
        if (self.sent is None) == (self.sent_wording is None):
            raise InvalidValue(field=Phrase("sent"), value=self.sent, accepted=Phrase("a day or words, one of the two"))

    @property
    def when(self) -> str:
        """The day on which it was sent, or the words that stand for it."""
        return english.day(self.sent) if self.sent else str(self.sent_wording)

    def __str__(self) -> str:
        return f"{self.addressee}: {self.basis} of {self.when}, no day to answer published ({'; '.join(self.subjects)})"


@frozen(kw_only=True)
class Order:
    """An order in interim proceedings, or on an appeal against one."""

    number: str
    result: str
    decided: date
    lodged: date | None = None
    ecli: str | None = None
    sure: Sure = Sure.CONFIRMED

    def __str__(self) -> str:
        unsure = "" if self.sure is Sure.CONFIRMED else f" ({self.sure})"
        return f"{self.number}, {english.day(self.decided)}: {self.result}{unsure}"


@frozen(kw_only=True)
class CourtCase:
    """A case before the Court about this Act.

    ``numbers`` is empty where the number was not read; ``outcome`` is None without a judgment.
    """

    numbers: tuple[str, ...]
    parties: str
    about: str
    services: tuple[str, ...]
    lodged: date | None = None
    judgment: date | None = None
    ecli: str | None = None
    outcome: Outcome | None = None
    appeal_lodged: date | None = None
    status: str
    interim: tuple[Order, ...] = ()

    def __attrs_post_init__(self) -> None:
        for name in ("parties", "about", "status"):
            guards.text(name, getattr(self, name))
        for earlier, later in (("lodged", "judgment"), ("judgment", "appeal_lodged")):
            before = guards.optional_day(earlier, getattr(self, earlier))
            after = guards.optional_day(later, getattr(self, later))
            if before is not None and after is not None:
                guards.not_before(later, after, earlier, before)
        if (self.judgment is None) != (self.outcome is None):
            raise InvalidValue(
                field=Phrase("outcome"),
                value=self.outcome,
                accepted=Phrase("an outcome with a judgment, and only then"),
            )

    @property
    def pending(self) -> bool:
        """Whether no judgment is recorded; an appeal against one is told by ``status``."""
        return self.judgment is None

    def __str__(self) -> str:
        number = ", ".join(self.numbers) or "number not read"
        judged = f", {self.outcome} on {english.day(self.judgment)}" if self.judgment else ""
        return f"{number}, {self.parties}, on {self.about}{judged}; {self.status}"


@frozen(kw_only=True)
class Case:
    """Proceedings as they were opened by one announcement: one :class:`~dsa.Investigation` for each service concerned.

    Two services of one provider can be concerned by the same case; count cases, not investigations.
    """

    id: str
    investigations: tuple[Investigation, ...]
    suspected_sure: Sure
    """How sure it is which articles are suspected."""
    facts: tuple[Fact, ...]

    @property
    def services(self) -> tuple[str, ...]:
        """The services concerned."""
        return tuple(one.platform.name for one in self.investigations)

    @property
    def investigation(self) -> Investigation:
        """The history; it is the same for each service concerned."""
        return self.investigations[0]

    def __str__(self) -> str:
        return f"{self.id}: {english.listing(self.services)}, opened on {english.day(self.investigation.opened)}"
