"""The Court, as events: Article 81, Articles 256, 261, 263, 264, 266 and 278 TFEU, Articles 56 to 61 of the Statute."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from attrs import field, frozen

from ...ground import checks
from ...ground.citations import COURT_STATUTE, DSA, TFEU, Citation
from ...ground.errors import InvalidValue, MissingFact
from ...ground.money import Money
from ...ground.words import Phrase
from .event import ALWAYS, ByOthers, Event, articles, check_not_negative


class Contested(Enum):
    """The kind of act that an action before the Court is directed against."""

    INFORMATION_REQUEST = "information_request"
    INSPECTION = "inspection"
    INTERIM_MEASURES = "interim_measures"
    COMMITMENTS = "commitments"
    NON_COMPLIANCE = "non_compliance"
    PROCEDURAL_FINE = "procedural_fine"
    PERIODIC_PENALTY = "periodic_penalty"
    MONITORING = "monitoring"
    MEASURES = "measures"
    ACTION_PLAN = "action_plan"
    CLOSURE = "closure"
    DEFINITIVE_AMOUNT = "definitive_amount"
    TERMS_OF_ACCESS = "terms_of_access"

    def __str__(self) -> str:
        return self.value.replace("_", " ")


class Outcome(Enum):
    """What the Court made of a decision."""

    DISMISSED = "dismissed"
    """The decision stands."""
    VARIED = "varied"
    """The decision stands with another amount: cancelled, reduced or increased (Article 81)."""
    ANNULLED = "annulled"
    """The decision falls; the proceedings stand where they stood before it (Article 266 TFEU)."""

    @property
    def citation(self) -> Citation:
        """The provision under which the Court does so: its jurisdiction is unlimited over fines and payments alone."""
        return {Outcome.ANNULLED: TFEU.at(264), Outcome.VARIED: DSA.at(81)}.get(self, TFEU.at(263))

    def __str__(self) -> str:
        return self.value


class AppealOutcome(Enum):
    """What the Court of Justice made of a judgment of the General Court, under its Statute."""

    DISMISSED = "dismissed"
    """The judgment stands."""
    SET_ASIDE = "set_aside"
    """It falls, and the Court of Justice gives final judgment itself."""
    REFERRED_BACK = "referred_back"
    """It falls, and the General Court has the case again."""

    def __str__(self) -> str:
        return self.value.replace("_", " ")


@frozen(kw_only=True)
class ActionBrought(ByOthers):
    """Somebody goes to the Court: against the act that ``of`` names, or of the kind ``against``, where it is clear.

    Every action is one for annulment (Article 263 TFEU), with which the Court also reviews the amount of a fine or of
    payments in full (Article 81).

    :param against: the kind of act that is challenged; None where ``of`` names it, or the file has only one that can be
        meant.
    :param case: the number of the case, such as ``"T-1/24"``; None while it is not known.
    :param by: who brings it, by name; None, or the name of the provider or its service, for the addressee of the act.
    """

    against: Contested | None = None
    case: str | None = None
    by: str | None = None
    id = "event-action-brought-before-the-court"
    title = "action brought before the Court"
    citation = TFEU.at(263)

    def __attrs_post_init__(self) -> None:
        ByOthers.__attrs_post_init__(self)
        if self.against is None and not self.of:
            raise MissingFact(missing=Phrase("What the action is against"), give=Phrase("against= or of="))
        if self.against is not None:
            checks.member("against", self.against, Contested)
        checks.optional_text("case", self.case)
        checks.optional_text("by", self.by)


@frozen(kw_only=True)
class OperationSuspended(ByOthers):
    """The Court suspends the operation of an act, to a day or until judgment (Articles 278 and 279 TFEU).

    :param case: the number of the case; None while only one is pending.
    :param until: the last day of the suspension; None where it lasts until judgment.
    """

    case: str | None = None
    until: dt.date | None = None
    id = "event-operation-suspended"
    title = "operation suspended by the Court"
    citation = TFEU.at(278)

    def __attrs_post_init__(self) -> None:
        ByOthers.__attrs_post_init__(self)
        checks.optional_text("case", self.case)
        self._check_named_day("until")


@frozen(kw_only=True)
class OperationResumed(ByOthers):
    """The Court ends the suspension before its time.

    :param case: the number of the case; None while only one is pending.
    """

    case: str | None = None
    id = "event-operation-resumed"
    title = "suspension by the Court ended"
    citation = TFEU.at(278)

    def __attrs_post_init__(self) -> None:
        ByOthers.__attrs_post_init__(self)
        checks.optional_text("case", self.case)


@frozen(kw_only=True)
class Ruling(ByOthers):
    """How far a judgment goes: ``amount`` where it varied a penalty; the acts, strands and articles that it annuls.

    :param case: the number of the case; None while only one is pending.
    :param amount: the penalty as the Court varied it; None where it did not.
    :param articles: the provisions as to which the decision is annulled; empty for all of them.
    :param effects_maintained: whether the effects of what is annulled are kept (Article 264, second paragraph, TFEU).
    :param maintained_until: the last day for which they are; None where that is open.
    """

    case: str | None = None
    amount: Money | None = None
    articles: tuple[Citation, ...] = field(default=(), converter=articles)
    effects_maintained: bool = False
    maintained_until: dt.date | None = None

    def __attrs_post_init__(self) -> None:
        ByOthers.__attrs_post_init__(self)
        checks.optional_text("case", self.case)
        check_not_negative("amount", self.amount)
        checks.flag("effects_maintained", self.effects_maintained)
        self._check_named_day("maintained_until")
        if (self.amount is not None) != (self.ruling is Outcome.VARIED):
            raise InvalidValue(
                field=Phrase("amount"), value=self.amount, accepted=Phrase("an amount if, and only if, it is varied")
            )
        if self.maintained_until is not None and not self.effects_maintained:
            raise InvalidValue(
                field=Phrase("maintained_until"),
                value=self.maintained_until,
                accepted=Phrase("nothing unless effects_maintained"),
            )
        if self.ruling is Outcome.ANNULLED:
            return
        for name in ("articles", "effects_maintained", "maintained_until"):
            if value := getattr(self, name):
                raise InvalidValue(field=Phrase(name), value=value, accepted=Phrase("nothing unless it is annulled"))

    @property
    def ruling(self) -> Outcome | None:
        """What it makes of the act; None where it does not rule on it."""
        return None


@frozen(kw_only=True)
class JudgmentGiven(Ruling):
    """The Court has decided an action; ``amount`` is what it made of the fine where it varied it.

    :param outcome: what the Court made of the act.
    :param case: the number of the case; None while only one is pending.
    :param amount: the penalty as the Court varied it; None where it did not.
    :param notified: the day on which the judgment was notified, from which the time for an appeal runs; None where it
        is not known.
    """

    outcome: Outcome
    case: str | None = None
    amount: Money | None = None
    notified: dt.date | None = None
    id = "event-judgment-given"
    title = "judgment given"
    citation = TFEU.at(263)

    def __attrs_post_init__(self) -> None:
        checks.member("outcome", self.outcome, Outcome)
        Ruling.__attrs_post_init__(self)
        self._check_named_day("notified")

    @property
    def ruling(self) -> Outcome | None:
        """What the General Court made of the act."""
        return self.outcome

    @property
    def provision(self) -> Citation:
        """Article 264 TFEU for an annulment, Article 81 for another amount, Article 263 TFEU for a dismissal."""
        return self.outcome.citation


@frozen(kw_only=True)
class AppealBrought(Event):
    """Either side appeals against a judgment of the General Court: ``against`` is the number of its case.

    :param against: the number of the case in which the judgment was given.
    :param case: the number of the appeal, such as ``"C-1/25 P"``; None while it is not known.
    :param by: who appeals, by name; None where that is not said.
    """

    against: str
    case: str | None = None
    by: str | None = None
    id = "event-appeal-brought"
    title = "appeal brought before the Court of Justice"
    citation = COURT_STATUTE.at(56)
    possible_in = ALWAYS
    interrupts = False

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        checks.text("against", self.against)
        checks.optional_text("case", self.case)
        checks.optional_text("by", self.by)


@frozen(kw_only=True)
class AppealDecided(Ruling):
    """The Court of Justice has decided an appeal; ``final`` is its own judgment where it sets aside and gives one.

    :param outcome: what the Court of Justice made of the judgment.
    :param final: its own judgment, where it sets the other aside and gives one; None where it does not.
    """

    outcome: AppealOutcome
    final: Outcome | None = None
    id = "event-appeal-decided"
    title = "appeal decided"
    citation = COURT_STATUTE.at(61)

    def __attrs_post_init__(self) -> None:
        checks.member("outcome", self.outcome, AppealOutcome)
        if self.final is not None:
            checks.member("final", self.final, Outcome)
        if (self.final is not None) != (self.outcome is AppealOutcome.SET_ASIDE):
            accepted = Phrase("an Outcome if, and only if, the judgment is set aside; else it is referred back")
            raise InvalidValue(field=Phrase("final"), value=self.final, accepted=accepted)
        Ruling.__attrs_post_init__(self)

    @property
    def ruling(self) -> Outcome | None:
        """What the Court of Justice made of the act itself."""
        return self.final
