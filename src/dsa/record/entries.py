"""What the record holds beside the objects of the Act: figures, terminations, cases before the Court."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from ..act.proceedings.court import Outcome
from ..act.proceedings.investigation import Investigation
from ..act.proceedings.requests import RequestBasis
from ..act.services.platforms import ActiveRecipients, Platform
from ..act.services.recipients import RecipientRange
from ..ground import checks, words
from ..ground.brief import Brief
from ..ground.errors import InvalidValue
from ..ground.words import Phrase
from .facts import Conflict, Fact, Source, Sure


@frozen(kw_only=True)
class Figure(Brief):
    """A published number of recipients.

    :param count: the number.
    :param period: what the source says of its time, mostly not in days.
    :param sure: how sure it is.
    :param sources: where it was read.
    :param more_than: whether the source says only that it is more than ``count``.
    :param period_start: the first day of the period; None where the source does not say it.
    :param period_end: the last day of the period; None where the source does not say it.
    :param note: what goes with it; None if nothing does.
    :param disputed: where other sources differ.
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
        checks.count("count", self.count)
        checks.text("period", self.period)
        checks.member("sure", self.sure, Sure)
        checks.several("sources", self.sources, Source)
        checks.instance("more_than", self.more_than, bool)
        checks.optional_day("period_start", self.period_start)
        checks.optional_day("period_end", self.period_end)
        if (self.period_start is None) != (self.period_end is None):
            raise InvalidValue(
                field=Phrase("period_end"), value=self.period_end, accepted=Phrase("both ends of a period, or neither")
            )
        checks.optional_text("note", self.note)
        checks.several("disputed", self.disputed, Conflict)

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
        return f"{'more than ' * self.more_than}{words.number(self.count)}"

    def __str__(self) -> str:
        return f"{self.number} ({self.period})"


@frozen(kw_only=True)
class Termination(Brief):
    """The end of a designation (Article 33(5)) as it was announced; the day of notification is mostly not public.

    Without ``notified`` the day on which the obligations cease (Article 33(6)) is not computed.

    :param announced: the day on which it was announced.
    :param notified: the day on which it was notified to the provider; None where that is not public.
    """

    announced: date
    notified: date | None = None

    def __attrs_post_init__(self) -> None:
        checks.day("announced", self.announced)
        checks.optional_day("notified", self.notified)

    def __str__(self) -> str:
        notified = (
            f"notified on {words.day(self.notified)}" if self.notified else "the day of notification not published"
        )
        return f"termination announced on {words.day(self.announced)}, {notified}"


@frozen(kw_only=True)
class UndatedRequest(Brief):
    """A request for information of which no day to answer was published: nothing can be computed from it.

    :param addressee: the service whose provider is asked.
    :param sent: the day on which it was sent; None where that is known only in words.
    :param sent_wording: those words; None where the day is known.
    :param basis: by simple request or by decision.
    :param subjects: what is asked about.
    :param source: where it was read.
    """

    addressee: Platform
    sent: date | None
    sent_wording: str | None = None
    basis: RequestBasis
    subjects: tuple[str, ...]
    source: str | None = None

    def __attrs_post_init__(self) -> None:
        checks.instance("addressee", self.addressee, Platform)
        checks.optional_day("sent", self.sent)
        checks.optional_text("sent_wording", self.sent_wording)
        checks.member("basis", self.basis, RequestBasis)
        for subject in checks.several("subjects", self.subjects, str):
            checks.text("subjects", subject)
        if (self.sent is None) == (self.sent_wording is None):
            raise InvalidValue(field=Phrase("sent"), value=self.sent, accepted=Phrase("a day or words, one of the two"))

    @property
    def when(self) -> str:
        """The day on which it was sent, or the words that stand for it."""
        return words.day(self.sent) if self.sent else str(self.sent_wording)

    def __str__(self) -> str:
        return f"{self.addressee}: {self.basis} of {self.when}, no day to answer published ({'; '.join(self.subjects)})"


@frozen(kw_only=True)
class Order(Brief):
    """An order in interim proceedings, or on an appeal against one.

    :param number: the number of the case.
    :param result: what was ordered, in words.
    :param decided: the day of the order.
    :param lodged: the day on which it was asked for; None where that was not read.
    :param ecli: the European Case Law Identifier; None where that was not read.
    :param sure: how sure it is.
    """

    number: str
    result: str
    decided: date
    lodged: date | None = None
    ecli: str | None = None
    sure: Sure = Sure.CONFIRMED

    def __str__(self) -> str:
        unsure = "" if self.sure is Sure.CONFIRMED else f" ({self.sure})"
        return f"{self.number}, {words.day(self.decided)}: {self.result}{unsure}"


@frozen(kw_only=True)
class CourtCase(Brief):
    """A case before the Court about this Act.

    :param numbers: the numbers of the case, those of an appeal included; empty where none was read.
    :param parties: who against whom.
    :param about: what it is about, in words.
    :param services: the services that it concerns, by their names; empty where it is about the Act at large.
    :param lodged: the day on which the action was brought; None where that was not read.
    :param judgment: the day of the judgment; None while there is none.
    :param ecli: the European Case Law Identifier of the judgment; None while there is none.
    :param outcome: what the Court made of the decision; None without a judgment.
    :param appeal_lodged: the day on which an appeal was brought; None where none was, or that was not read.
    :param status: where the case stands, in words.
    :param interim: the orders in interim proceedings.
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
            checks.text(name, getattr(self, name))
        for earlier, later in (("lodged", "judgment"), ("judgment", "appeal_lodged")):
            before = checks.optional_day(earlier, getattr(self, earlier))
            after = checks.optional_day(later, getattr(self, later))
            if before is not None and after is not None:
                checks.not_before(later, after, earlier, before)
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
        judged = f", {self.outcome} on {words.day(self.judgment)}" if self.judgment else ""
        return f"{number}, {self.parties}, on {self.about}{judged}; {self.status}"


@frozen(kw_only=True)
class Case(Brief):
    """Proceedings as they were opened by one announcement: one :class:`~dsa.Investigation` for each service concerned.

    Two services of one provider can be concerned by the same case; count cases, not investigations.

    :param id: stable; the record and its tables find the case by it.
    :param investigations: the proceedings, one for each service concerned.
    :param suspected_sure: how sure it is which articles are suspected.
    :param facts: what supports them, each with its sources.
    """

    id: str
    investigations: tuple[Investigation, ...]
    suspected_sure: Sure
    facts: tuple[Fact, ...]

    @property
    def services(self) -> tuple[str, ...]:
        """The services concerned."""
        return tuple(investigation.platform.name for investigation in self.investigations)

    @property
    def investigation(self) -> Investigation:
        """The history; it is the same for each service concerned."""
        return self.investigations[0]

    def __str__(self) -> str:
        return f"{self.id}: {words.listing(self.services)}, opened on {words.day(self.investigation.begun)}"
