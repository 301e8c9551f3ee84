"""What every event of proceedings has in common, and the stages that events lead to (Chapter IV, Section 4).

Where an event is possible and what it leads to stands in its class and nowhere else:
:mod:`dsa.act.proceedings.powers`, :mod:`dsa.act.proceedings.decisions` and :mod:`dsa.act.proceedings.after_decision`
hold the classes, :mod:`dsa.act.proceedings.events` lists them all, and
:mod:`dsa.act.proceedings.investigation` folds them into a legal state.
"""

import datetime as dt
from collections.abc import Iterable
from enum import Enum
from typing import ClassVar

from attrs import field, frozen

from ...ground import checks, words
from ...ground.brief import Brief
from ...ground.citations import DSA, Citation
from ...ground.errors import InvalidType, InvalidValue
from ...ground.money import Money
from ...ground.words import Phrase
from ...time_limits.periods import Period
from ...time_limits.zones import COMMISSION_ZONE, local_to
from ..penalties.penalty import NOTHING_BELOW, Penalty, PenaltyKind


class Stage(Enum):
    """Where a strand of proceedings stands. Until a decision says so, there is a suspicion and no finding."""

    NOT_OPENED = "not_opened"
    """No proceedings are open; powers of investigation can be used even so: Article 65(1)."""
    OPEN = "open"
    """Proceedings are open: Article 66."""
    PRELIMINARY_FINDINGS = "preliminary_findings"
    """The Commission has said what it takes to be an infringement, for the provider to answer: Articles 73(2), 79."""
    COMMITMENTS_BINDING = "commitments_binding"
    """Commitments are binding, and there are no further grounds for action: Article 71(1)."""
    NON_COMPLIANCE = "non_compliance"
    """A decision finds an infringement: Article 73(1)."""
    CLOSED = "closed"
    """The conditions of a finding are not met: Article 73(5)."""

    @property
    def pending(self) -> bool:
        """Whether the Commission may still come to a finding without reopening."""
        return self in PENDING

    def __str__(self) -> str:
        return _IN_WORDS[self]


_IN_WORDS = {
    Stage.NOT_OPENED: "no proceedings opened",
    Stage.OPEN: "proceedings open (a suspicion, not a finding of a breach)",
    Stage.PRELIMINARY_FINDINGS: "preliminary findings sent (a suspicion, not a finding of a breach)",
    Stage.COMMITMENTS_BINDING: "commitments binding, no further grounds for action",
    Stage.NON_COMPLIANCE: "infringement found by decision",
    Stage.CLOSED: "closed without a finding",
}

PENDING = frozenset({Stage.OPEN, Stage.PRELIMINARY_FINDINGS})
DECIDED = frozenset({Stage.NON_COMPLIANCE})
ALWAYS = frozenset(Stage)


class Compulsion(Enum):
    """What periodic penalty payments can compel: the points of Article 76(1)."""

    INFORMATION = "a"
    """Correct and complete information, asked for by decision."""
    INSPECTION = "b"
    """An inspection ordered by decision."""
    INTERIM_MEASURES = "c"
    COMMITMENTS = "d"
    DECISION = "e"
    """A non-compliance decision, what it requires about an action plan included."""

    @property
    def citation(self) -> Citation:
        """The point of Article 76(1)."""
        return DSA.at(76, 1, point=self.value)

    def __str__(self) -> str:
        return self.name.replace("_", " ").lower()


def _strands(value: str | Iterable[str] | None) -> str | tuple[str, ...] | None:
    if value is None or isinstance(value, str):
        return value
    named = checks.several("strand", value, str)
    if not named or len(set(named)) < len(named):
        raise InvalidValue(field=Phrase("strand"), value=named, accepted=Phrase("different names, at least one"))
    return named[0] if len(named) == 1 else named


def references(value: str | Iterable[str] | None) -> tuple[str, ...]:
    """One reference of an act, several, or none."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else checks.several("of", value, str)


def _names(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else checks.several("addressees", value, str)


@frozen(kw_only=True)
class Event(Brief):
    """Something that happened on a day.

    It must be possible in each strand that it names; where it names none, in at least one.

    :param date: the day on which it happened.
    :param strand: the name of the strand where it happened, or of several; None for every strand where it is possible.
    :param source: where it was read; None where that is not said.
    """

    date: dt.date
    strand: str | tuple[str, ...] | None = field(default=None, converter=_strands)
    source: str | None = None

    id: ClassVar[str]
    """How rules and documents call the kind of event: ``event-`` and its title, and never another."""
    title: ClassVar[str]
    citation: ClassVar[Citation]
    possible_in: ClassVar[frozenset[Stage]] = PENDING
    """The stages in which the Act has it; what else it takes is in :mod:`dsa.act.proceedings.file.conditions`."""
    leads_to: ClassVar[Stage | None] = None
    interrupts: ClassVar[bool] = True
    """Whether it is an act of the Commission or of a Coordinator, and so interrupts limitation (Article 77(3))."""
    varies: ClassVar[bool] = False
    """Whether it varies the amount of a penalty, and so interrupts limitation of enforcement (Article 78(3)(a))."""

    def __attrs_post_init__(self) -> None:
        if type(self) in (Event, LegalAct, Concerning, ByOthers, FollowingAct):
            raise InvalidType(field=Phrase("event"), value=self.date, accepted=Phrase("a kind of it, from dsa.events"))
        checks.day("date", self.date)
        for name in self.strands:
            checks.text("strand", name)
        checks.optional_text("source", self.source)

    @property
    def provision(self) -> Citation:
        """The provision under which this one happened: that of its kind, unless what happened says more."""
        return self.citation

    @property
    def strands(self) -> tuple[str, ...]:
        """The strands named; none if it happens wherever it is possible."""
        if self.strand is None:
            return ()
        return (self.strand,) if isinstance(self.strand, str) else self.strand

    def _check_named_day(self, name: str) -> None:
        """A day that the event itself names lies on or after its own."""
        named = checks.optional_day(name, getattr(self, name))
        if named is not None:
            checks.not_before(name, named, "date", self.date)

    def _check_references(self, names: tuple[str, ...]) -> None:
        for name in names:
            checks.text("of", name)

    def __str__(self) -> str:
        where = f" ({words.listing(self.strands)})" if self.strands else ""
        return f"{words.day(self.date)}: {self.title}{where} [{self.provision}]"


@frozen(kw_only=True)
class LegalAct(Event):
    """An act that keeps its own life: later events say which one they concern by its ``reference``.

    :param reference: how later events call the act, such as its official number; None while it is the only one that can
        be meant.
    :param notified: the day on which its addressee had it; None where that is not known.
    :param addressees: other persons than the provider to whom it is addressed (Article 67(1)), by name.
    """

    reference: str | None = None
    notified: dt.date | None = None
    addressees: tuple[str, ...] = field(default=(), converter=_names)

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        checks.optional_text("reference", self.reference)
        self._check_named_day("notified")

    def _check_time_to_answer(self, day: str, period: str, notified_at: dt.datetime | None) -> None:
        """A day, or a period from notification: hours run from the moment of it."""
        self._check_named_day(day)
        check_day_or_period(self, day, period, hours=True)
        if notified_at is None:
            return
        # The day by the clock of who wrote it down, or by that of the Commission.
        days = {checks.instant("notified_at", notified_at).date()}
        days.add(local_to("notified_at", notified_at, COMMISSION_ZONE).date())
        checks.not_before("notified_at", max(days), "date", self.date)
        if self.notified is not None and self.notified not in days:
            accepted = Phrase(f"a moment of the day of notification, {words.day(self.notified)}")
            raise InvalidValue(field=Phrase("notified_at"), value=notified_at, accepted=accepted)

    @property
    def named_articles(self) -> tuple[Citation, ...]:
        """The provisions that the act itself names; none where those of its strands are meant."""
        return ()

    @property
    def compels(self) -> Compulsion | None:
        """What periodic penalty payments can compel because of it."""
        return None


@frozen(kw_only=True)
class Concerning(Event):
    """Something that happens to an act; ``of`` names the act, or several, where more than one can be meant.

    :param of: the references of the acts that it concerns; empty where only one can be meant.
    """

    of: tuple[str, ...] = field(default=(), converter=references)

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        self._check_references(self.of)


@frozen(kw_only=True)
class ByOthers(Concerning):
    """What the provider, the Board or the Court does about an act: at any stage, and it interrupts nothing."""

    possible_in = ALWAYS
    interrupts = False


@frozen(kw_only=True)
class FollowingAct(LegalAct):
    """An act that concerns an earlier one, and hangs on it.

    :param of: the references of the earlier acts that it concerns; empty where only one can be meant.
    """

    of: tuple[str, ...] = field(default=(), converter=references)

    def __attrs_post_init__(self) -> None:
        LegalAct.__attrs_post_init__(self)
        self._check_references(self.of)


def articles(values: object) -> tuple[Citation, ...]:
    """Provisions that an event names."""
    return checks.several("articles", values, Citation)


def optional_period(value: Period | str | None) -> Period | None:
    """A period or its text, or nothing."""
    return None if value is None else Period.of(value)


def check_day_or_period(event: Event, day: str, period: str, *, hours: bool = False) -> None:
    """A decision sets a day or a period, not both; hours would need a moment, and events have days."""
    within: Period | None = getattr(event, period)
    if within is None:
        return
    if within.hours and not hours:
        accepted = Phrase("days, working days, weeks, months or years: they run from a day")
        raise InvalidValue(field=Phrase(period), value=within, accepted=accepted)
    if getattr(event, day) is not None:
        raise InvalidValue(field=Phrase(period), value=within, accepted=Phrase(f"nothing beside {day}: one of the two"))


def check_not_negative(name: str, amount: Money | None) -> None:
    """An amount, if there is one, from nought up."""
    checks.optional_instance(name, amount, Money)
    if amount is not None and amount.amount < 0:
        raise InvalidValue(field=Phrase(name), value=amount, accepted=NOTHING_BELOW)


def check_penalty(event: Event, penalty: Penalty, kind: PenaltyKind) -> None:
    """A decision imposes a penalty of its own kind, on its own day."""
    checks.instance("penalty", penalty, Penalty)
    if penalty.kind is not kind:
        raise InvalidValue(field=Phrase("penalty"), value=penalty, accepted=Phrase(f"a PenaltyKind.{kind.name}"))
    if penalty.imposed != event.date:
        raise InvalidValue(
            field=Phrase("penalty"),
            value=penalty,
            accepted=Phrase(f"one that is imposed on the day of the decision, {words.day(event.date)}"),
        )
