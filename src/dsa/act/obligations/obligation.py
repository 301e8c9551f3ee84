"""What an obligation of the Act is: whom it binds, when, for how long, and how it explains itself."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from attrs import frozen

from ...ground.brief import Brief
from ...ground.citations import DSA, FEE_REGULATION, Citation
from ...ground.trace import Notice, Point, Reasoned, Rule, Sentence, Step
from ...time_limits.periods import Period
from ..parameters import EARLY_APPLICATION, GENERAL_APPLICATION, SECTION_4, SECTION_5
from ..penalties.grounds import FineGround
from ..services.platforms import ServiceKind

WORDS = Rule("obligation-words", "The Act says: “{quote}”.")
ADDRESSED = Rule("obligation-addressed", "It is addressed to {addressee}.")
REACHES = Rule("obligation-reaches", "It reaches services of these kinds: {services}.")
REACHES_DESIGNATED = Rule(
    "obligation-reaches-designated",
    "It reaches services of these kinds, once they are designated as very large: {services}.",
)
TRIGGERED = Rule("obligation-triggered", "It is to be met where this is so: {trigger}.")
LIMITED = Point("obligation-limited", "The Act limits this: “{words}”.")
BEGAN = Rule("obligation-began", "It applies from {first}.", DSA.at(93, 2))
BEGAN_EARLIER = Rule(
    "obligation-began-earlier",
    "To a very large service it applies earlier, where the four months after the notification of its designation end "
    "before that day.",
    DSA.at(92),
)
WITH_SECTION_5 = Rule(
    "obligation-with-section-5",
    "It applies, and ceases to apply, to a service four months after the decision on its designation, or on the end of "
    "it, was notified to the provider.",
    DSA.at(33, 6, subparagraph=2),
)
WITH_DESIGNATION = Rule(
    "obligation-with-designation",
    "It hangs on the designation itself: the four months of Article 33(6) are for the obligations of Section 5 only.",
    DSA.at(33, 6, subparagraph=2),
)
FEE_OWED_FOR = Rule(
    "obligation-fee-owed-for",
    "The fee is owed for the time from four months after the designation was notified until four months after its end "
    "was.",
    FEE_REGULATION.at(4, 3),
)
SPARES_NOBODY = Rule("obligation-spares-nobody", "It spares no provider for its size.")
SPARES = Rule(
    "obligation-spares",
    "Providers that are micro or small enterprises are spared, unless the service is a very large online platform.",
    DSA.at(15, 2),
)
SPARES_WITH_GRACE = Rule(
    "obligation-spares-with-grace",
    "Providers of online platforms that are micro or small enterprises are spared, and for twelve months after they "
    "lost that status, unless the service is a very large online platform.",
)


class Addressee(Enum):
    """Whom an obligation speaks to."""

    PROVIDER = "provider"
    COORDINATOR = "coordinator"
    COMMISSION = "commission"
    BOARD = "board"
    MEMBER_STATES = "member_states"
    AUTHORITY = "authority"
    """Whoever issued an order, or uses data that were obtained."""
    SETTLEMENT_BODY = "settlement_body"
    TRUSTED_FLAGGER = "trusted_flagger"
    AUDITOR = "auditor"
    COMMISSION_AND_BOARD = "commission_and_board"

    def __str__(self) -> str:
        return _NAMES[self]


_NAMES = {
    Addressee.PROVIDER: "the provider",
    Addressee.COORDINATOR: "a Digital Services Coordinator",
    Addressee.COMMISSION: "the Commission",
    Addressee.BOARD: "the Board",
    Addressee.MEMBER_STATES: "the Member States",
    Addressee.AUTHORITY: "the authority concerned",
    Addressee.SETTLEMENT_BODY: "a certified dispute settlement body",
    Addressee.TRUSTED_FLAGGER: "a trusted flagger",
    Addressee.AUDITOR: "the auditing organisation",
    Addressee.COMMISSION_AND_BOARD: "the Commission and the Board",
}


class SizeExemption(Enum):
    """Whether small providers are spared (Articles 15(2), 19 and 29)."""

    NONE = "none"
    MICRO_SMALL = "micro_small"
    """Micro and small enterprises, as long as they are: Article 15(2) knows no grace."""
    MICRO_SMALL_WITH_GRACE = "micro_small_with_grace"
    """The same, and twelve months more after the status is lost: Articles 19(1) and 29(1)."""

    def __str__(self) -> str:
        return self.value.replace("_", " ")


class Application(Enum):
    """From when an obligation applies."""

    EARLY = "early"
    """From 16 November 2022: Article 93(2), second sentence."""
    GENERAL = "general"
    """From 17 February 2024, for services designated before then from the day of Article 92."""
    SECTION_5 = "section_5"
    """From four months after notification of the designation: Article 33(6)."""
    DESIGNATION = "designation"
    """From designation itself, without the four months: Article 14(5) and (6), which Section 5 does not hold."""
    DESIGNATION_EARLY = "designation_early"
    """The same, and already since 16 November 2022: the fee of Article 43."""
    FIXED = "fixed"
    """From 17 February 2024 and from no other day: Article 30(2) names it."""

    def __str__(self) -> str:
        return self.value.replace("_", " ")


class Recurrence(Enum):
    """How often something is to be done."""

    STANDING = "standing"
    """All the time."""
    ONCE = "once"
    PER_EVENT = "per_event"
    """Whenever its trigger occurs."""
    WITH_REPORT = "with_report"
    """With each transparency report."""
    MONTHLY = "monthly"
    SIX_MONTHLY = "six_monthly"
    YEARLY = "yearly"
    EVERY_TWO_YEARS = "every_two_years"

    def __str__(self) -> str:
        return self.value.replace("_", " ")


@frozen(kw_only=True)
class Quotation(Brief):
    """Words of the Act, and where they stand.

    :param words: the words, as they stand in the English version.
    :param citation: where they stand.
    """

    words: str
    citation: Citation

    def __str__(self) -> str:
        return f"{self.words} [{self.citation}]"


@frozen(kw_only=True)
class Obligation(Brief, Reasoned):
    """One thing that the Act asks of somebody. What the law leaves unsaid is None, never a guess.

    ``explain()`` quotes it, and says whom it addresses and reaches, when it is to be met, since when, whom it spares.

    :param id: stable: other software may store it.
    :param citations: the provisions that ask for it; the first gives it its number.
    :param title: what is to be done, in a few words.
    :param addressee: whom the Act asks.
    :param services: the kinds of services that it reaches; a kind stands for everything that is also of that kind.
    :param designated: whether it reaches such services only once they are designated as very large.
    :param exemption: whether, and how far, small providers are spared.
    :param only_without_establishment: whether it concerns only providers that have no establishment in the Union
        (Article 13).
    :param trigger: what has to be so before anything is to be done; None where it is to be met all the time or by a
        day.
    :param exceptions: where the Act says that it does not apply, or only in part; the exclusion for size is not among
        them.
    :param recurrence: whether it is to be met once, again and again, or all the time.
    :param time: when, where the Act uses words instead of a number.
    :param period: the time in which to do it, or after which it comes back; None where the Act sets none in numbers.
    :param runs_from: the event from which the period runs, in words; None without a period.
    :param keep: how long something is to be kept or left public.
    :param application: from which day it applies.
    :param fined: whether a breach can be fined: not where it is a right, a fee, or somebody else's duty.
    :param quote: the decisive words of the Act.
    """

    id: str
    citations: tuple[Citation, ...]
    title: str
    addressee: Addressee = Addressee.PROVIDER
    services: frozenset[ServiceKind] = frozenset()
    designated: bool = False
    exemption: SizeExemption = SizeExemption.NONE
    only_without_establishment: bool = False
    trigger: str | None = None
    exceptions: tuple[Quotation, ...] = ()
    recurrence: Recurrence = Recurrence.STANDING
    time: str | None = None
    period: Period | None = None
    runs_from: str | None = None
    keep: Period | None = None
    application: Application = Application.GENERAL
    fined: bool = True
    quote: str

    @property
    def article(self) -> int:
        """The number of its article; 0 where its first provision is a recital."""
        return self.citations[0].article or 0

    @property
    def section_5(self) -> bool:
        """Whether it belongs to Section 5 of Chapter III, over which the Commission alone watches (Article 56(2))."""
        return self.article in SECTION_5

    @property
    def fine_grounds(self) -> tuple[FineGround, ...]:
        """The ceilings that a breach can meet: of the Commission (Article 74(1)) and of a Coordinator (52(3))."""
        if not self.fined:
            return ()
        if self.section_5:
            return (FineGround.INFRINGEMENT,)
        return (FineGround.NATIONAL_INFRINGEMENT, FineGround.INFRINGEMENT)

    @property
    def statement(self) -> Sentence:
        """The first provision, and the title."""
        facts = (("provision", self.citations[0]), ("title", self.title))
        return Sentence("obligation", "{provision}: {title}", facts)

    @property
    def headline(self) -> Sentence:
        """The first provision, and the title."""
        return self.statement

    @property
    def steps(self) -> tuple[Step, ...]:
        """What the Act says, whom it addresses and reaches, its trigger, since when it applies, whom size spares."""
        return tuple(self._told())

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The exceptions that the Act makes, in its own words."""
        return tuple(LIMITED.notice(under=exception.citation, words=exception.words) for exception in self.exceptions)

    @property
    def triggered(self) -> Step | None:
        """The step that says when it is to be met; None where it has no trigger."""
        return None if self.trigger is None else self._step(TRIGGERED, trigger=self.trigger)

    def _step(self, rule: Rule, *, under: Citation | None = None, **facts: object) -> Step:
        place = self.citations[0]
        return rule.step(True, True, under=under or rule.citation or place, **facts)

    def _told(self) -> Iterator[Step]:
        yield self._step(WORDS, quote=self.quote)
        yield self._step(ADDRESSED, addressee=self.addressee)
        if self.services:
            yield self._step(REACHES_DESIGNATED if self.designated else REACHES, services=self.services)
        if (triggered := self.triggered) is not None:
            yield triggered
        yield from self._applying()
        if self.addressee is Addressee.PROVIDER:
            yield self._sparing()

    def _applying(self) -> Iterator[Step]:
        early = self.application in (Application.EARLY, Application.DESIGNATION_EARLY)
        if self.application is Application.SECTION_5:
            yield self._step(WITH_SECTION_5)
            return
        first = EARLY_APPLICATION if early else GENERAL_APPLICATION
        named = self.citations[0] if self.application is Application.FIXED else None
        yield self._step(BEGAN, under=named, first=first)
        if self.application is Application.DESIGNATION:
            yield self._step(WITH_DESIGNATION)
        if self.application is Application.DESIGNATION_EARLY:
            yield self._step(FEE_OWED_FOR)
        if self.addressee is Addressee.PROVIDER and first == GENERAL_APPLICATION and named is None:
            yield self._step(BEGAN_EARLIER)

    def _sparing(self) -> Step:
        if self.exemption is SizeExemption.NONE:
            return self._step(SPARES_NOBODY)
        if self.exemption is SizeExemption.MICRO_SMALL:
            return self._step(SPARES)
        article = 29 if self.article in SECTION_4 else 19
        return self._step(SPARES_WITH_GRACE, under=DSA.at(article, 1))

    def __str__(self) -> str:
        return f"{self.citations[0]}: {self.title}"
