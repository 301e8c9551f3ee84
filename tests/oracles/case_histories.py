"""Long random histories of proceedings, lawful and unlawful, for the second mind to follow.

A history grows event by event. Each event is made of plain dice; what the Act would allow next has no say in it, only
what is there to be spoken of (an answer is given to a request that exists, mostly).
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import dsa
from dsa import events as of_kind
from dsa.time_limits.calendars import calendar
from tests.oracles import proceedings_by_hand as by_hand

HOLIDAYS = {
    code: frozenset(
        day.date for holiday_list in calendar(code).projected(date(2033, 12, 31)).lists for day in holiday_list.holidays
    )
    for code in ("EC", "CJEU")
}
SHOP = dsa.Platform(name="Shop", provider=dsa.Provider(name="Shop Ltd"), kind=dsa.ServiceKind.MARKETPLACE)
PARTS = (("risks", ((34, 1), (35, 1))), ("advertising", ((39, None),)), ("dark patterns", ((25, 1),)))
ADDED = ("minors", ((28, 1),))
STEPS = (0, 0, 0, 1, 1, 2, 5, 13, 14, 15, 16, 30, 31, 45, 75, 120)
WEIGHTS = {
    "InformationRequested": 4,
    "InformationSupplied": 3,
    "InspectionOrdered": 1,
    "MonitoringOrdered": 3,
    "InterimMeasures": 4,
    "InterimMeasuresRenewed": 3,
    "TimeLimitExtended": 4,
    "CommitmentsOffered": 3,
    "CommitmentsRejected": 1,
    "CommitmentsMadeBinding": 4,
    "CommitmentCarriedOut": 1,
    "Reopened": 3,
    "PreliminaryFindings": 7,
    "FindingsOnInterimMeasures": 2,
    "FindingsOnCommitments": 2,
    "ProceduralFindings": 2,
    "FindingsOnPayments": 1,
    "ObservationsSubmitted": 2,
    "BoardViewsSubmitted": 2,
    "NonComplianceDecision": 7,
    "MeasuresOrdered": 3,
    "MeasuresIntended": 1,
    "MeasuresReported": 2,
    "Closed": 2,
    "ProceduralFine": 3,
    "ActionPlanReceived": 2,
    "BoardOpinionReceived": 2,
    "ActionPlanDecided": 2,
    "ActionPlanCarriedOut": 1,
    "AuditReportSubmitted": 1,
    "SupervisionEnded": 1,
    "PeriodicPenaltyImposed": 4,
    "ObligationSatisfied": 2,
    "PeriodicPenaltyFixed": 2,
    "PenaltyPaid": 1,
    "GuaranteeGiven": 1,
    "TermsOfAccessSet": 1,
    "RestrictionViewsInvited": 1,
    "RestrictionRequested": 1,
    "AccessRestricted": 3,
    "AssessmentRequested": 1,
    "StatementTaken": 1,
    "ProceedingsExtended": 1,
    "ActionBrought": 20,
    "OperationSuspended": 4,
    "OperationResumed": 1,
    "JudgmentGiven": 34,
    "AppealBrought": 14,
    "AppealDecided": 14,
}
PERIODS = tuple(
    dsa.Period(**length) for length in ({"days": 14}, {"days": 15}, {"months": 1}, {"weeks": 3}, {"working_days": 15})
)
KINDS, CHANCES = list(WEIGHTS), list(WEIGHTS.values())


def citation(article: tuple[int, int | None]) -> dsa.Citation:
    """(34, 1) is Article 34(1)."""
    return dsa.DSA.at(article[0]) if article[1] is None else dsa.DSA.at(article[0], article[1])


class History:
    """The same story told twice: to the library and to the second mind."""

    def __init__(self, dice: Random) -> None:
        self.dice = dice
        self.day = date(2024, 3, 1) + timedelta(days=dice.randrange(400))
        how = dice.random()
        self.opened = None if how < 0.04 else self.day + timedelta(days=30 if how < 0.1 else 0)
        parts = dice.choice((PARTS[:1], PARTS[:2], PARTS[:2], PARTS))
        self.case = dsa.Investigation(
            platform=SHOP,
            opened=self.opened,
            suspected=[citation(article) for _, articles in parts for article in articles],
            strands=[dsa.Strand(name=name, articles=[citation(article) for article in those]) for name, those in parts],
        )
        self.file = by_hand.File(
            self.opened, [(name, list(those)) for name, those in parts], HOLIDAYS["EC"], HOLIDAYS["CJEU"]
        )
        self.refusals: list[tuple[Any, str | None, str | None]] = []

    def grow(self, events: int) -> None:
        """So many attempts at an event more."""
        for _ in range(events):
            self.day += timedelta(days=self.dice.choice(STEPS))
            event = self.make(self.dice.choices(KINDS, CHANCES)[0])
            if event is not None:
                self.tell(event)

    def tell(self, event: Any) -> None:
        """Record it on both sides; where one refuses it, both leave it out."""
        try:
            case, library = self.case.record(event), None
        except dsa.DSAError as error:
            case, library = self.case, type(error).__name__
        before = len(self.file.sheets), len(self.file.strands)
        try:
            by_hand.take(self.file, event)
            mine = None
        except by_hand.Refused as refusal:
            mine = refusal.args[0]
        if (mine is None) != (library is None):
            self.refusals.append((event, library, mine))
        if library is None and mine is None:
            self.case = case
        elif mine is None:
            del self.file.sheets[before[0] :], self.file.strands[before[1] :]

    # --- making an event ------------------------------------------------------------------------------------------

    def strand(self, among: list[str] | None = None) -> Any:
        """None, one, or two."""
        dice = self.dice
        names = among if among is not None else [strand.name for strand in self.file.strands_on(self.day)]
        how = dice.random()
        if how < 0.25 or not names:
            return None
        if how < 0.85 or len(names) == 1:
            return dice.choice(names)
        return tuple(dice.sample(names, 2))

    def later(self) -> date:
        """A day that an act may name."""
        return self.day + timedelta(days=self.dice.choice((7, 13, 14, 15, 20, 30, 60, 90, 180)))

    def maybe_later(self, chance: float = 0.7) -> date | None:
        """A day, or none."""
        return self.later() if self.dice.random() < chance else None

    def money(self, amount: int) -> dsa.Money:
        """Euros."""
        return dsa.Money(amount, "EUR")

    def make(self, kind: str) -> Any:
        """An event of a kind; None where there is nothing it could speak of."""
        dice, file, day = self.dice, self.file, self.day
        fields: dict[str, Any] = {"date": day}
        if kind in by_hand.ACTS:
            fields["reference"] = f"{kind} {len(file.sheets)}"
            if dice.random() < 0.6:
                fields["notified"] = day + timedelta(days=dice.choice((0, 0, 1, 3)))
        if kind in by_hand.CONCERNS and kind != "TimeLimitExtended":
            about = [act for act in by_hand.acts(file, day) if act.kind in by_hand.CONCERNS[kind]]
            if kind == "RestrictionViewsInvited":
                about = []
            if (
                not about
                and dice.random() < 0.9
                and kind not in ("ProceduralFine", "RestrictionViewsInvited", "AccessRestricted")
            ):
                if kind not in ("ProceduralFindings", "PeriodicPenaltyImposed"):
                    return None
            if about and dice.random() < 0.75:
                act = dice.choice(about[-3:])
                fields["of"] = act.reference
                fields["strand"] = self.strand(act.strands)
            else:
                fields["strand"] = self.strand()
        else:
            fields["strand"] = self.strand()
        maker = getattr(self, f"_{kind}", None)
        if maker is not None and maker(fields) is False:
            return None
        return getattr(of_kind, kind)(**fields)

    def _due(self, fields: dict[str, Any], due: str, within: str, chance: float = 0.5) -> None:
        how = self.dice.random()
        if how < chance:
            fields[due] = max(self.later(), fields.get("notified", self.day) + timedelta(days=14))
        elif how < chance + 0.2:
            fields[within] = self.dice.choice(PERIODS)

    def _InformationRequested(self, fields: dict[str, Any]) -> None:
        fields["by_decision"] = self.dice.random() < 0.7
        self._due(fields, "due", "within")

    def _InformationSupplied(self, fields: dict[str, Any]) -> None:
        fields["complete"] = self.dice.random() < 0.7

    def _MonitoringOrdered(self, fields: dict[str, Any]) -> None:
        fields["until"] = self.maybe_later()

    def _InterimMeasures(self, fields: dict[str, Any]) -> None:
        fields["until"] = self.maybe_later(0.8)
        if fields["until"] is None and self.dice.random() < 0.5:
            fields["end_not_public"] = True

    _InterimMeasuresRenewed = _InterimMeasures

    def _TimeLimitExtended(self, fields: dict[str, Any]) -> bool | None:
        kinds = (
            "InformationRequested",
            *by_hand.FINDINGS,
            "ProceduralFindings",
            "MeasuresOrdered",
            "NonComplianceDecision",
        )
        acts = []
        for act in by_hand.acts(self.file, self.day):
            if act.kind in kinds:
                lines = by_hand.open_time_limits(self.file, self.day)
                names = {line[2] for line in lines if line[1] == act.reference}
                names -= {
                    by_hand.ACTION,
                    by_hand.APPEAL,
                    by_hand.BOARD_VIEWS,
                    by_hand.OPINION,
                    by_hand.PLAN_DECISION,
                    by_hand.PAYMENT,
                }
                if names:
                    acts.append((act, sorted(names)))
        if not acts:
            return False
        act, chosen = self.dice.choice(acts[-3:])
        fields["of"], fields["strand"] = act.reference, None
        fields["what"] = self.dice.choice(chosen)
        if act.kind in ("InformationRequested", *by_hand.FINDINGS, "ProceduralFindings") and self.dice.random() < 0.5:
            fields["what"] = None
        fields["to"] = to = self.maybe_later(0.85)
        lines = by_hand.open_time_limits(self.file, self.day)
        ends = [line[4] for line in lines if line[1] == act.reference and line[4] is not None]
        if to is not None and ends:
            fields["to"] = max(to, *ends)  # more time, and not less
        return None

    def _CommitmentsMadeBinding(self, fields: dict[str, Any]) -> None:
        if self.dice.random() < 0.5:
            fields["steps"] = [("a register of advertisements", self.later()), ("an audit", self.later())]

    def _CommitmentCarriedOut(self, fields: dict[str, Any]) -> None:
        fields["step"] = self.dice.choice(("a register of advertisements", "an audit"))

    def _findings(self, fields: dict[str, Any]) -> None:
        self._due(fields, "observations_due", "observations_within", 0.4)

    _PreliminaryFindings = _FindingsOnInterimMeasures = _FindingsOnCommitments = _findings
    _ProceduralFindings = _FindingsOnPayments = _findings

    def _NonComplianceDecision(self, fields: dict[str, Any]) -> None:
        fields["comply_by"] = self.maybe_later(0.4)
        if self.dice.random() < 0.5:
            self._due(fields, "action_plan_due", "action_plan_within", 0.6)
        if self.dice.random() < 0.6:
            fields["penalty"] = dsa.Penalty(kind=dsa.PenaltyKind.FINE, amount=self.money(10**6), imposed=self.day)
            fields["payment_due"] = self.maybe_later(0.4)

    def _MeasuresOrdered(self, fields: dict[str, Any]) -> None:
        self._due(fields, "due", "within", 0.6)
        self._due(fields, "inform_by", "inform_within", 0.3)

    def _ProceduralFine(self, fields: dict[str, Any]) -> None:
        fields["penalty"] = dsa.Penalty(kind=dsa.PenaltyKind.FINE, amount=self.money(10**5), imposed=self.day)
        fields["payment_due"] = self.maybe_later(0.4)

    def _ActionPlanDecided(self, fields: dict[str, Any]) -> None:
        fields["sufficient"] = self.dice.random() < 0.6
        if fields["sufficient"]:
            fields["implement_by"] = self.maybe_later()

    def _PeriodicPenaltyImposed(self, fields: dict[str, Any]) -> None:
        fields["penalty"] = dsa.Penalty(kind=dsa.PenaltyKind.PERIODIC, amount=self.money(100), imposed=self.day)
        if self.dice.random() < 0.9:
            fields["runs_from"] = self.day + timedelta(days=self.dice.choice((0, 1, 10, 30)))

    def _PeriodicPenaltyFixed(self, fields: dict[str, Any]) -> None:
        fields["amount"] = self.money(self.dice.choice((100, 1000, 5000)))
        fields["payment_due"] = self.maybe_later(0.4)

    def _RestrictionViewsInvited(self, fields: dict[str, Any]) -> None:
        fields["views_due"] = self.day + timedelta(days=self.dice.choice((40, 60)))

    def _ProceedingsExtended(self, fields: dict[str, Any]) -> bool | None:
        if any(part.name == ADDED[0] for part in self.file.strands):
            return False
        fields["strand"] = ADDED[0]
        fields["articles"] = [citation(article) for article in ADDED[1]]
        return None

    # --- the Court ------------------------------------------------------------------------------------------------

    def _ActionBrought(self, fields: dict[str, Any]) -> bool | None:
        acts = [act for act in by_hand.acts(self.file, self.day) if by_hand.kind_contested(act) is not None]
        if not acts:
            return False
        number = sum(sheet.kind == "ActionBrought" for sheet in self.file.sheets) + 1
        if self.dice.random() < 0.9:
            fields["case"] = f"T-{number}/25"
        if self.dice.random() < 0.25:
            fields["by"] = "a competitor"
        if self.dice.random() < 0.25:
            act = self.dice.choice(acts)
            fields["against"] = of_kind.Contested(by_hand.kind_contested(act))
            fields["strand"] = self.strand(act.strands)
            return None
        these = self.dice.sample(acts[-4:], min(len(acts[-4:]), 1 if self.dice.random() < 0.85 else 2))
        fields["of"] = tuple(act.reference for act in these)
        fields["strand"] = None
        return None

    def _annulling(self, fields: dict[str, Any], action: by_hand.Sheet) -> None:
        dice = self.dice
        fields["strand"] = self.strand(action.strands) if dice.random() < 0.4 else None
        if dice.random() < 0.6:
            where = [fields["strand"]] if isinstance(fields["strand"], str) else action.strands
            every = [article for name in where for article in self.file.articles_of(name)]
            fields["articles"] = [
                citation(article) for article in dice.sample(every, 1 if dice.random() < 0.8 else min(2, len(every)))
            ]
        if dice.random() < 0.2:
            fields["effects_maintained"] = True
            fields["maintained_until"] = self.maybe_later()

    def _verdict(self, action: by_hand.Sheet) -> str:
        varied = all(by_hand.with_money(act) for act in action.of)
        return self.dice.choice(("annulled", "annulled", "annulled", "dismissed", "varied" if varied else "dismissed"))

    def _JudgmentGiven(self, fields: dict[str, Any]) -> bool | None:
        waiting = [sheet for sheet in by_hand.pending(self.file, None, self.day) if sheet.kind == "ActionBrought"]
        if not waiting:
            return False
        action = self.dice.choice(waiting)
        if action.event.case is not None and self.dice.random() < 0.85:
            fields["case"] = action.event.case
        fields["outcome"] = of_kind.Outcome(self._verdict(action))
        fields["strand"] = None
        if fields["outcome"].value == "annulled":
            self._annulling(fields, action)
        if fields["outcome"].value == "varied":
            fields["amount"] = self.money(500)
        if self.dice.random() < 0.6:
            fields["notified"] = self.day
        return None

    def _AppealBrought(self, fields: dict[str, Any]) -> bool | None:
        decided = []
        for sheet in self.file.until(self.day):
            if sheet.kind == "ActionBrought" and sheet.event.case is not None:
                stands = by_hand.ruling(self.file, sheet, self.day)
                if stands is not None and stands.kind == "JudgmentGiven":
                    decided.append(sheet)
        if not decided:
            return False
        number = sum(sheet.kind == "AppealBrought" for sheet in self.file.sheets) + 1
        fields["against"] = self.dice.choice(decided).event.case
        fields["case"] = f"C-{number}/26 P"
        fields["by"] = self.dice.choice((None, "Commission"))
        fields["strand"] = None
        return None

    def _AppealDecided(self, fields: dict[str, Any]) -> bool | None:
        waiting = [sheet for sheet in by_hand.pending(self.file, None, self.day) if sheet.kind == "AppealBrought"]
        if not waiting:
            return False
        appeal = self.dice.choice(waiting)
        if self.dice.random() < 0.9:
            fields["case"] = appeal.event.case
        others = [sheet for sheet in waiting if sheet.action is appeal.action]
        outcomes = ("dismissed", "set_aside", "set_aside", "referred_back") if len(others) == 1 else ("dismissed",)
        fields["outcome"] = of_kind.AppealOutcome(self.dice.choice(outcomes))
        fields["strand"] = None
        if fields["outcome"].value == "set_aside":
            assert appeal.action is not None
            fields["final"] = of_kind.Outcome(self._verdict(appeal.action))
            if fields["final"].value == "annulled":
                self._annulling(fields, appeal.action)
            if fields["final"].value == "varied":
                fields["amount"] = self.money(400)
        return None

    def _suspension(self, fields: dict[str, Any]) -> bool | None:
        waiting = [sheet for sheet in by_hand.pending(self.file, None, self.day) if sheet.kind == "ActionBrought"]
        if not waiting:
            return False
        action = self.dice.choice(waiting)
        fields["strand"] = self.strand(action.strands) if self.dice.random() < 0.4 else None
        if action.event.case is not None and self.dice.random() < 0.5:
            fields["case"] = action.event.case
        else:
            fields["of"] = tuple(act.reference for act in action.of)
        return None

    def _OperationSuspended(self, fields: dict[str, Any]) -> bool | None:
        fields["until"] = self.maybe_later(0.5)
        return self._suspension(fields)

    _OperationResumed = _suspension
