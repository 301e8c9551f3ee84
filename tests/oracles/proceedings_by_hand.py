"""Proceedings under Articles 64 to 83 by hand: a file of sheets, read from the first to the last for every question.

Written from the Act and from what docs/explanations/proceedings.md promises, and from nothing else: it imports nothing
of the library. Each question is asked at the end of a day, and each is answered by going through the whole file again;
no answer is kept. An event is read by its fields only. A sheet (:class:`Sheet`) is an event with the strands in
which it happened and the sheets that it is about.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta
from typing import Any

from tests.oracles import limitation_by_hand, timelimits_by_hand

ONE_DAY = timedelta(days=1)

# --- words -------------------------------------------------------------------------------------------------------

ACTS = (
    "InformationRequested InspectionOrdered MonitoringOrdered InterimMeasures InterimMeasuresRenewed "
    "CommitmentsMadeBinding CommitmentsRejected PreliminaryFindings FindingsOnInterimMeasures FindingsOnCommitments "
    "ProceduralFindings FindingsOnPayments NonComplianceDecision MeasuresOrdered Closed ProceduralFine "
    "ActionPlanDecided PeriodicPenaltyImposed PeriodicPenaltyFixed TermsOfAccessSet RestrictionViewsInvited "
    "RestrictionRequested AccessRestricted"
).split()
MEASURES = ["InterimMeasures", "InterimMeasuresRenewed"]
FINDINGS = ["PreliminaryFindings", "FindingsOnInterimMeasures", "FindingsOnCommitments"]
TURNS = ["Reopened", "CommitmentsMadeBinding", "NonComplianceDecision", "Closed"]
ALL_FINDINGS = [*FINDINGS, "ProceduralFindings", "FindingsOnPayments"]
STAGE_AFTER = {
    "Reopened": "open",
    "ProceedingsExtended": "open",
    "PreliminaryFindings": "preliminary_findings",
    "FindingsOnInterimMeasures": "preliminary_findings",
    "FindingsOnCommitments": "preliminary_findings",
    "CommitmentsMadeBinding": "commitments_binding",
    "NonComplianceDecision": "non_compliance",
    "Closed": "closed",
}
# What the Commission or a Coordinator does (Article 77(3)); not what the provider, the Board or a court does.
INTERRUPTS = [
    *(kind for kind in ACTS if kind != "AccessRestricted"),
    "AssessmentRequested",
    "ProceedingsExtended",
    "StatementTaken",
    "TimeLimitExtended",
    "Reopened",
    "AccessToFileGiven",
    "SupervisionEnded",
]
COMPELLED_BY = {
    "a": ["InformationRequested"],
    "b": ["InspectionOrdered"],
    "c": MEASURES,
    "d": ["CommitmentsMadeBinding"],
    "e": ["NonComplianceDecision"],
}
CONTESTED = {
    "information_request": ["InformationRequested"],
    "inspection": ["InspectionOrdered"],
    "monitoring": ["MonitoringOrdered"],
    "interim_measures": MEASURES,
    "commitments": ["CommitmentsMadeBinding"],
    "non_compliance": ["NonComplianceDecision"],
    "measures": ["MeasuresOrdered"],
    "closure": ["Closed"],
    "procedural_fine": ["ProceduralFine"],
    "action_plan": ["ActionPlanDecided"],
    "periodic_penalty": ["PeriodicPenaltyImposed"],
    "definitive_amount": ["PeriodicPenaltyFixed"],
    "terms_of_access": ["TermsOfAccessSet"],
}
HANG = (
    "MeasuresOrdered ActionPlanDecided RestrictionViewsInvited RestrictionRequested InterimMeasuresRenewed "
    "PeriodicPenaltyImposed PeriodicPenaltyFixed"
).split()
WITH_A_PROCEDURE = ["InformationRequested", "InspectionOrdered", "MonitoringOrdered", "TermsOfAccessSet"]
CONCERNS = {
    "InformationSupplied": ["InformationRequested"],
    "InterimMeasuresRenewed": MEASURES,
    "CommitmentCarriedOut": ["CommitmentsMadeBinding"],
    "Reopened": ["CommitmentsMadeBinding"],
    "FindingsOnCommitments": ["CommitmentsMadeBinding"],
    "FindingsOnInterimMeasures": MEASURES,
    "ObservationsSubmitted": ALL_FINDINGS,
    "BoardViewsSubmitted": FINDINGS,
    "MeasuresOrdered": ["NonComplianceDecision"],
    "MeasuresIntended": ["MeasuresOrdered", "NonComplianceDecision"],
    "MeasuresReported": ["MeasuresOrdered", "NonComplianceDecision"],
    "ActionPlanReceived": ["NonComplianceDecision"],
    "BoardOpinionReceived": ["NonComplianceDecision"],
    "ActionPlanDecided": ["NonComplianceDecision"],
    "ActionPlanCarriedOut": ["ActionPlanDecided"],
    "AuditReportSubmitted": ["ActionPlanDecided"],
    "SupervisionEnded": ["ActionPlanDecided"],
    "ProceduralFindings": WITH_A_PROCEDURE,
    "ProceduralFine": WITH_A_PROCEDURE,
    "PeriodicPenaltyImposed": [kind for kinds in COMPELLED_BY.values() for kind in kinds],
    "FindingsOnPayments": [kind for kinds in COMPELLED_BY.values() for kind in kinds],
    "ObligationSatisfied": ["PeriodicPenaltyImposed"],
    "PeriodicPenaltyFixed": ["PeriodicPenaltyImposed"],
    "PenaltyPaid": ["NonComplianceDecision", "ProceduralFine", "PeriodicPenaltyFixed"],
    "GuaranteeGiven": ["NonComplianceDecision", "ProceduralFine", "PeriodicPenaltyFixed"],
    "RestrictionViewsInvited": ["NonComplianceDecision"],
    "RestrictionRequested": ["RestrictionViewsInvited"],
    "TimeLimitExtended": ACTS,
    "AccessRestricted": ["AccessRestricted"],
}
# Where nothing is there that the event could be about, it contradicts the file, except for these.
NEED_NOTHING = [
    "ProceduralFindings",
    "ProceduralFine",
    "PeriodicPenaltyImposed",
    "RestrictionViewsInvited",
    "RestrictionRequested",
    "FindingsOnPayments",
    "Reopened",
    "AccessRestricted",
]


class Refused(Exception):
    """The event contradicts the file; ``args[0]`` is the name of the error that is due."""


class Strand:
    """A part of the case: a name, its articles, and the day of its extension (None: there from the start)."""

    def __init__(self, name: str, articles: list[tuple[int, int | None]], since: date | None) -> None:
        self.name = name
        self.articles = articles
        self.since = since


class Sheet:
    """An event in the file."""

    def __init__(self, place: int, event: Any) -> None:
        self.place = place
        self.event = event
        self.kind: str = type(event).__name__
        self.day: date = event.date
        self.reference: str | None = getattr(event, "reference", None)
        self.strands: list[str] = []
        self.of: list[Sheet] = []
        self.action: Sheet | None = None  # of a judgment, an appeal, a decision on it: the action in which it is
        self.appeal: Sheet | None = None  # of a decision on an appeal
        self.order_in: Sheet | None = None  # of a suspension, or its end: the action in which it was ordered, if known


class File:
    """All there is: the opening, the strands, the sheets in their order, and two wall calendars."""

    def __init__(
        self,
        opened: date | None,
        strands: list[tuple[str, list[tuple[int, int | None]]]],
        commission: Container[date],
        court: Container[date],
    ) -> None:
        self.opened = opened
        self.strands = [Strand(name, articles, None) for name, articles in strands]
        self.sheets: list[Sheet] = []
        self.commission = commission
        self.court = court

    def until(self, day: date) -> list[Sheet]:
        """The sheets of that day and of earlier days."""
        return [sheet for sheet in self.sheets if sheet.day <= day]

    def strands_on(self, day: date) -> list[Strand]:
        """The strands there are."""
        return [strand for strand in self.strands if strand.since is None or strand.since <= day]

    def articles_of(self, name: str) -> list[tuple[int, int | None]]:
        """The articles of a strand."""
        for strand in self.strands:
            if strand.name == name:
                return strand.articles
        raise KeyError(name)


# --- articles ----------------------------------------------------------------------------------------------------


def article(citation: Any) -> tuple[int, int | None]:
    """34(1) is (34, 1); 39 is (39, None)."""
    return citation.article, citation.paragraph


def within(part: tuple[int, int | None], whole: tuple[int, int | None]) -> bool:
    """34(1) is within 34(1) and within 34."""
    return part[0] == whole[0] and (whole[1] is None or part[1] == whole[1])


def articles_of_act(file: File, act: Sheet, strand: str) -> list[tuple[int, int | None]]:
    """Those of the act within the strand's; the strand's where the act names none."""
    named = [article(cited) for cited in (getattr(act.event, "found", ()) or getattr(act.event, "articles", ()) or ())]
    those = file.articles_of(strand)
    if not named:
        return those
    return [part for part in named if any(within(part, other) for other in those)]


# --- the Court ---------------------------------------------------------------------------------------------------


def ruling(file: File, action: Sheet, day: date) -> Sheet | None:
    """The ruling that stands in a case: the last judgment, or final judgment on appeal, that was not set aside."""
    stands = None
    for sheet in file.until(day):
        if sheet.action is not action:
            continue
        if sheet.kind == "JudgmentGiven":
            stands = sheet
        elif sheet.kind == "AppealDecided":
            if sheet.event.outcome.value == "set_aside":
                stands = sheet
            elif sheet.event.outcome.value == "referred_back":
                stands = None
    return stands


def outcome(sheet: Sheet) -> str:
    """What a ruling that stands says."""
    if sheet.kind == "JudgmentGiven":
        return str(sheet.event.outcome.value)
    return str(sheet.event.final.value)


def pending(file: File, strand: str | None, day: date) -> list[Sheet]:
    """Actions from their day to the judgment, again after a referral back; appeals to the decision on them."""
    waiting = []
    for sheet in file.until(day):
        if strand is not None and strand not in sheet.strands:
            continue
        if sheet.kind == "ActionBrought" and ruling(file, sheet, day) is None:
            waiting.append(sheet)
        if sheet.kind == "AppealBrought":
            decided = False
            for other in file.until(day):
                if other.kind == "AppealDecided" and other.appeal is sheet:
                    decided = True
            if not decided:
                waiting.append(sheet)
    return waiting


def annulling(file: File, act: Sheet, strand: str, day: date, *, also_maintained: bool) -> list[Sheet]:
    """The rulings that annul something of an act in a strand."""
    rulings = []
    for action in file.until(day):
        if action.kind != "ActionBrought" or act not in action.of:
            continue
        stands = ruling(file, action, day)
        if stands is None or outcome(stands) != "annulled" or strand not in stands.strands:
            continue
        last = stands.event.maintained_until
        maintained = stands.event.effects_maintained and (last is None or day <= last)
        if also_maintained or not maintained:
            rulings.append(stands)
    return rulings


def annulled(file: File, act: Sheet, strand: str, day: date, *, also_maintained: bool = False) -> bool:
    """Nothing of the act is left in the strand."""
    struck: list[Any] = []
    for annulment in annulling(file, act, strand, day, also_maintained=also_maintained):
        if not annulment.event.articles:
            return True
        struck.extend(article(citation) for citation in annulment.event.articles)
    if not struck:
        return False
    return all(any(within(part, whole) for whole in struck) for part in articles_of_act(file, act, strand))


def suspended(file: File, act: Sheet, strand: str, day: date) -> bool:
    """Article 278 TFEU: until its last day, until it is lifted in its case, until the judgment in its case."""
    running: list[Sheet] = []
    for sheet in file.until(day):
        if sheet.kind == "OperationSuspended" and act in sheet.of and strand in sheet.strands:
            running.append(sheet)
        if sheet.kind == "OperationResumed" and act in sheet.of and strand in sheet.strands:
            running = [order for order in running if not same_case(order, sheet.order_in)]
        if sheet.kind in ["JudgmentGiven", "AppealDecided"] and sheet.action is not None and act in sheet.action.of:
            if strand in sheet.action.strands:
                running = [order for order in running if not same_case(order, sheet.action)]
    return any(sheet.event.until is None or day <= sheet.event.until for sheet in running)


def same_case(order: Sheet, case: Sheet | None) -> bool:
    """Whether an order can have been made in a case: where the case of one of the two is not known, in any."""
    return order.order_in is None or case is None or order.order_in is case


def case_of(file: File, number: str) -> Sheet | None:
    """The action with that number."""
    for sheet in file.sheets:
        if sheet.kind == "ActionBrought" and sheet.event.case == number:
            return sheet
    return None


# --- the life of an act ------------------------------------------------------------------------------------------


def stands(file: File, act: Sheet, strand: str, day: date) -> bool:
    """Not annulled there, and what it hangs on stands there."""
    if strand not in act.strands or annulled(file, act, strand, day):
        return False
    if act.kind in HANG:
        for other in act.of:
            if strand in other.strands and not stands(file, other, strand, day):
                return False
            if strand not in other.strands and not stands_somewhere(file, other, day):
                return False
    return True


def stands_somewhere(file: File, act: Sheet, day: date) -> bool:
    """In one strand at least."""
    return any(stands(file, act, strand, day) for strand in act.strands)


def last_day(file: File, act: Sheet) -> date | None:
    """Of what lapses."""
    if act.kind in [*MEASURES, "MonitoringOrdered"]:
        return act.event.until  # type: ignore[no-any-return]  # of any event
    if act.kind == "AccessRestricted":
        return restricted_until(file, act)
    return None


def first_order(act: Sheet) -> Sheet:
    """The restriction of access that an extension goes back to."""
    return first_order(act.of[0]) if act.of else act


def restricted_until(file: File, act: Sheet) -> date:
    """Article 51(3): four weeks, and "further periods of the same lengths", one after the other."""
    end = first_order(act).day + 28 * ONE_DAY
    for sheet in file.sheets[: act.place + 1]:
        here = any(strand in act.strands for strand in sheet.strands)
        if sheet.kind == "AccessRestricted" and sheet.of and here and first_order(sheet) is first_order(act):
            end = max(end, sheet.day) + 28 * ONE_DAY
    return end


def lapsed(file: File, act: Sheet, day: date) -> bool:
    """Its last day is over."""
    last = last_day(file, act)
    return last is not None and last < day


def ended(file: File, act: Sheet, strand: str, day: date) -> bool:
    """Something has put an end to it in a strand."""
    for sheet in file.until(day):
        if act.kind == sheet.kind == "AccessRestricted" and sheet.of and sheet.place > act.place:
            if strand in sheet.strands and first_order(sheet) is first_order(act):
                return True
        if act not in sheet.of or strand not in sheet.strands:
            continue
        if act.kind == "CommitmentsMadeBinding" and sheet.kind == "Reopened":
            return True
        if act.kind in MEASURES and sheet.kind == "InterimMeasuresRenewed" and stands(file, sheet, strand, day):
            return True
        if act.kind == "PeriodicPenaltyImposed" and sheet.kind == "ObligationSatisfied":
            return True
    if act.kind == "PeriodicPenaltyImposed" and act.of:
        if all(performed(file, other, strand, day) for other in act.of):  # nothing is left that they could compel
            return True
    for sheet in file.until(day):
        if act not in sheet.of or strand not in sheet.strands:
            continue
        if act.kind == "ActionPlanDecided" and sheet.kind == "SupervisionEnded":
            return True
    if act.kind in MEASURES:
        for sheet in file.until(day):  # the proceedings are concluded; reopening them does not bring measures back
            if sheet.kind in ["CommitmentsMadeBinding", "NonComplianceDecision", "Closed"]:
                if sheet.place > act.place and stands(file, sheet, strand, day):
                    return True
    return False


def recorded(file: File, act: Sheet, strand: str | None, day: date, *kinds: str) -> list[Sheet]:
    """The sheets of some kinds that are about an act and happened in a strand (None: in any)."""
    return [
        sheet
        for sheet in file.until(day)
        if sheet.kind in kinds and act in sheet.of and (strand is None or strand in sheet.strands)
    ]


def answered(file: File, act: Sheet, strand: str, day: date) -> bool:
    """A complete answer has come in."""
    return any(sheet.event.complete for sheet in recorded(file, act, strand, day, "InformationSupplied"))


def performed(file: File, act: Sheet, strand: str, day: date) -> bool:
    """What it asked for was done."""
    if act.kind == "InformationRequested":
        return answered(file, act, strand, day)
    if act.kind == "MeasuresOrdered":
        return bool(recorded(file, act, strand, day, "MeasuresReported"))
    if act.kind == "ActionPlanDecided":
        return bool(recorded(file, act, strand, day, "ActionPlanCarriedOut"))
    if act.kind in ["ProceduralFine", "PeriodicPenaltyFixed"]:
        return bool(recorded(file, act, None, day, "PenaltyPaid"))
    return False


def in_force(file: File, act: Sheet, strand: str, day: date) -> bool:
    """It stands, and is neither suspended nor ended nor lapsed."""
    return (
        stands(file, act, strand, day)
        and not suspended(file, act, strand, day)
        and not ended(file, act, strand, day)
        and not lapsed(file, act, day)
    )


def status(file: File, act: Sheet, day: date) -> str:
    """The first that holds."""
    if all(annulled(file, act, strand, day) for strand in act.strands):
        return "annulled"
    if not stands_somewhere(file, act, day):
        return "fallen"
    alive = [strand for strand in act.strands if stands(file, act, strand, day) and not ended(file, act, strand, day)]
    if any(suspended(file, act, strand, day) for strand in act.strands):
        if all(suspended(file, act, strand, day) for strand in alive):
            return "suspended"
    if all(annulled(file, act, strand, day, also_maintained=True) for strand in act.strands):
        return "effects_maintained"
    if all(ended(file, act, strand, day) for strand in act.strands if stands(file, act, strand, day)):
        return "ended"
    if lapsed(file, act, day):
        return "lapsed"
    if all(performed(file, act, strand, day) for strand in alive):
        return "performed"
    if any(annulling(file, act, strand, day, also_maintained=True) for strand in act.strands):
        return "partly_annulled"
    return "in_force"


def acts(file: File, day: date) -> list[Sheet]:
    """In their order."""
    return [sheet for sheet in file.until(day) if sheet.kind in ACTS]


# --- stages ------------------------------------------------------------------------------------------------------


def leads(file: File, sheet: Sheet, strand: str, day: date) -> bool:
    """Whether a sheet gives its strand a stage, as the file stands on a day."""
    if sheet.kind not in STAGE_AFTER or strand not in sheet.strands:
        return False
    if sheet.kind in ACTS and not stands(file, sheet, strand, day):
        return False
    before = None
    for earlier in file.until(day):
        if earlier.place >= sheet.place:
            break
        if earlier.kind in TURNS and strand in earlier.strands:
            if earlier.kind == "Reopened" or stands(file, earlier, strand, day):
                before = earlier
    if sheet.kind in FINDINGS and before is not None and before.kind == "NonComplianceDecision":
        return False  # before payments (Article 79(1))
    return True


def leading(file: File, strand: str, day: date) -> Sheet | None:
    """The sheet that gives the stage."""
    last = None
    for sheet in file.until(day):
        if leads(file, sheet, strand, day):
            last = sheet
    return last


def stage(file: File, strand: str, day: date) -> str:
    """Where a strand stands."""
    sheet = leading(file, strand, day)
    if sheet is not None and sheet.kind == "Closed":
        for earlier in file.until(day):  # that no breach of commitments is found leaves them binding
            if earlier.kind == "CommitmentsMadeBinding" and earlier.place < sheet.place:
                if stands(file, earlier, strand, day) and not ended(file, earlier, strand, day):
                    return "commitments_binding"
    if sheet is not None:
        return STAGE_AFTER[sheet.kind]
    if file.opened is not None and file.opened <= day:
        return "open"
    return "not_opened"


def days_of_change(file: File, day: date) -> list[date]:
    """Every day, up to this, on which something can be otherwise than on the day before."""
    days = {sheet.day for sheet in file.until(day)}
    if file.opened is not None:
        days.add(file.opened)
    for sheet in file.until(day):
        if sheet.kind in ["JudgmentGiven", "AppealDecided"] and sheet.event.maintained_until is not None:
            days.add(sheet.event.maintained_until + ONE_DAY)
    return sorted(changed for changed in days if changed <= day)


def since(file: File, strand: str, day: date) -> date | None:
    """The first of the days on end on which the same sheet has given the same stage."""
    now = (leading(file, strand, day), stage(file, strand, day))
    first = None
    for earlier in reversed(days_of_change(file, day)):
        if (leading(file, strand, earlier), stage(file, strand, earlier)) != now:
            break
        first = earlier
    if now[0] is None and now[1] == "not_opened":
        return None
    return first


# --- what is possible --------------------------------------------------------------------------------------------


def compels(file: File, strand: str, day: date) -> set[str]:
    """The points of Article 76(1)."""
    return {
        head
        for head, kinds in COMPELLED_BY.items()
        for act in acts(file, day)
        if act.kind in kinds and can_be_compelled(file, act, strand, day)
    }


def can_be_compelled(file: File, act: Sheet, strand: str, day: date) -> bool:
    """A request by decision, an inspection, measures, commitments, a decision; in force."""
    if act.kind not in CONCERNS["PeriodicPenaltyImposed"] or not in_force(file, act, strand, day):
        return False
    if performed(file, act, strand, day):
        return False  # what it asked for was done
    return act.kind != "InformationRequested" or bool(act.event.by_decision)


def kind_contested(act: Sheet) -> str | None:
    """The kind of action that lies against it."""
    if act.kind == "InformationRequested" and not act.event.by_decision:
        return None
    for name, kinds in CONTESTED.items():
        if act.kind in kinds:
            return name
    return None


def contestable(file: File, strand: str, day: date) -> set[str]:
    """What somebody could bring before the Court."""
    kinds = set()
    for act in acts(file, day):
        kind = kind_contested(act)
        if kind is not None and stands(file, act, strand, day):
            kinds.add(kind)
    return kinds


def time_to_be_heard(file: File, findings: Sheet, strand: str, day: date) -> date:
    """The last day before which nothing may be decided on findings, as far as it is known on a day (Article 79(2))."""
    event = findings.event
    begun = event.notified or findings.day
    if event.observations_due is not None:
        last: date = event.observations_due
    elif event.observations_within is not None:
        last = count(file, begun, event.observations_within)
    else:
        last = begun + 14 * ONE_DAY
    longer = [sheet.event.to for sheet in recorded(file, findings, strand, day, "TimeLimitExtended") if sheet.event.to]
    return max(longer, default=last)


def heard(file: File, findings: Sheet, strand: str, day: date) -> bool:
    """Article 79(1) to (3)."""
    return day > time_to_be_heard(file, findings, strand, day)


def views_over(file: File, invitation: Sheet, strand: str, day: date) -> bool:
    """Article 82(1): the time for views, as it was extended, is over."""
    longer = [
        sheet.event.to for sheet in recorded(file, invitation, strand, day, "TimeLimitExtended") if sheet.event.to
    ]
    return bool(day > max(longer, default=invitation.event.views_due))


def concluded(file: File, strand: str, day: date) -> int:
    """The place of the last decision, commitments, closing or reopening that stands; findings count from there."""
    place = -1
    for sheet in file.until(day):
        if sheet.kind in TURNS and strand in sheet.strands:
            if sheet.kind == "Reopened" or stands(file, sheet, strand, day):
                place = sheet.place
    return place


def offer_on_the_table(file: File, strand: str, day: date) -> bool:
    """Offered, and neither rejected nor made binding since."""
    offered = False
    for sheet in file.until(day):
        if strand not in sheet.strands:
            continue
        if sheet.kind == "CommitmentsOffered":
            offered = True
        if sheet.kind in ["CommitmentsRejected", "Reopened"]:
            offered = False
        if sheet.kind == "CommitmentsMadeBinding" and stands(file, sheet, strand, day):
            offered = False
    return offered


def rejected_for_good(file: File, strand: str, day: date) -> bool:
    """Rejected, without a new offer since."""
    rejected = False
    for sheet in file.until(day):
        if strand in sheet.strands and sheet.kind == "CommitmentsRejected":
            rejected = True
        if strand in sheet.strands and sheet.kind in ["CommitmentsOffered", "Reopened"]:
            rejected = False
    return rejected


def section_5(file: File, strand: str) -> bool:
    """Section 5 of Chapter III: Articles 33 to 43."""
    return any(33 <= cited[0] <= 43 for cited in file.articles_of(strand))


def allowed(file: File, kind: str, strand: str, day: date) -> bool:
    """Whether the Act allows a kind of event in a strand, after what has happened by the end of the day."""
    now = stage(file, strand, day)
    here = [act for act in acts(file, day) if strand in act.strands]
    if kind == "PreliminaryFindings":
        return now in ["open", "preliminary_findings", "non_compliance"]
    if kind == "FindingsOnInterimMeasures":
        return now in ["open", "preliminary_findings", "non_compliance"] and any(act.kind in MEASURES for act in here)
    if kind == "FindingsOnCommitments":
        for act in here:
            if act.kind == "CommitmentsMadeBinding" and stands(file, act, strand, day):
                if not ended(file, act, strand, day) or now in ["open", "preliminary_findings"]:
                    return True
        return False
    if kind in ["CommitmentsOffered", "InterimMeasures", "Closed"]:
        return now in ["open", "preliminary_findings"]
    if kind == "CommitmentsMadeBinding":
        return now in ["open", "preliminary_findings"] and not rejected_for_good(file, strand, day)
    if kind == "CommitmentsRejected":
        # "when concluding the proceedings" (Article 71(3)): with the decision as well
        return now in ["open", "preliminary_findings", "non_compliance"] and offer_on_the_table(file, strand, day)
    if kind == "InterimMeasuresRenewed":
        return any(act.kind in MEASURES and in_force(file, act, strand, day) for act in here)
    if kind == "NonComplianceDecision":
        if now not in ["preliminary_findings", "non_compliance"]:
            return False
        for act in here:
            if act.kind in FINDINGS and stands(file, act, strand, day) and heard(file, act, strand, day):
                if act.place > concluded(file, strand, day):
                    return True
        return False
    if kind == "Reopened":
        return any(
            act.kind == "CommitmentsMadeBinding"
            and stands(file, act, strand, day)
            and not ended(file, act, strand, day)
            for act in here
        )
    if kind == "ProceduralFine":
        return any(
            act.kind == "ProceduralFindings" and stands(file, act, strand, day) and heard(file, act, strand, day)
            for act in here
        )
    if kind == "PeriodicPenaltyImposed":
        return may_be_imposed(file, here, strand, day)
    if kind == "RestrictionViewsInvited":
        return now == "non_compliance"
    if kind == "RestrictionRequested":
        invited = [act for act in here if act.kind == "RestrictionViewsInvited" and stands(file, act, strand, day)]
        return now == "non_compliance" and any(views_over(file, act, strand, day) for act in invited)
    if kind == "MeasuresOrdered":
        return any(act.kind == "NonComplianceDecision" and stands(file, act, strand, day) for act in here)
    if kind == "ActionBrought":
        return bool(contestable(file, strand, day))
    return True


ALLOWED_ASKED = (
    "PreliminaryFindings FindingsOnInterimMeasures FindingsOnCommitments CommitmentsOffered CommitmentsMadeBinding "
    "CommitmentsRejected InterimMeasures InterimMeasuresRenewed NonComplianceDecision Closed Reopened ProceduralFine "
    "PeriodicPenaltyImposed RestrictionViewsInvited RestrictionRequested MeasuresOrdered ActionBrought "
    "ProceduralFindings InformationRequested MonitoringOrdered InspectionOrdered AssessmentRequested"
).split()


# --- time limits -------------------------------------------------------------------------------------------------

DUTY, RIGHT, LAPSE = "duty", "right", "lapse"
ANSWER = "answer to the request for information"
OBSERVATIONS = "observations on the preliminary findings"
BOARD_VIEWS = "Board's views on the preliminary findings"
END_OF_MEASURES = "end of the interim measures"
END_OF_ORDER = "end of the monitoring order"
COMMITMENT = "commitment"
COMPLIANCE = "compliance with the decision"
INFORMATION = "information on the measures intended"
MEASURES_DUE = "measures of compliance"
PLAN = "action plan"
OPINION = "Board's opinion on the action plan"
PLAN_DECISION = "Commission's decision on the action plan"
IMPLEMENTATION = "implementation of the action plan"
VIEWS = "views on the restriction of access"
END_OF_RESTRICTION = "end of the restriction of access"
PAYMENT = "payment of the penalty"
ACTION = "action for annulment"
APPEAL = "appeal"


class Limit:
    """One line of the list."""

    def __init__(
        self, strand: str, act: str | None, what: str, nature: str, due: date | None, *, running: bool
    ) -> None:
        self.strand = strand
        self.act = act
        self.what = what
        self.nature = nature
        self.due = due
        self.running = running

    def on(self, day: date) -> tuple[Any, ...] | None:
        """As it is listed, with whether it is overdue; None where it is gone."""
        over = self.due is not None and self.due < day
        if over and self.nature != DUTY:
            return None
        return self.strand, self.act, self.what, self.nature, self.due, self.running, over


def count(file: File, start: date, period: Any) -> date:
    """A period by Regulation 1182/71 on the Commission's calendar."""
    return timelimits_by_hand.ends(
        start,
        years=period.years,
        months=period.months,
        weeks=period.weeks,
        days=period.days,
        working_days=period.working_days,
        holidays=file.commission,
    )


def first_set(
    file: File, due: date | None, period: Any, notified: date | None, day: date
) -> tuple[date | None, bool, bool]:
    """The day that an act set: named, counted from notification, or not known; whether it set any, and whether it runs.

    Before the notification no period runs.
    """
    if due is not None:
        return due, True, True
    if period is None:
        return None, False, True
    if notified is None:
        return None, True, True
    if notified > day:
        return None, True, False
    return count(file, notified, period), True, True


def one_month(file: File, start: date) -> date:
    """Article 75(3)."""
    return timelimits_by_hand.ends(start, months=1, holidays=file.commission)


def two_months_and_ten_days(file: File, start: date) -> date:
    """Article 263 TFEU, sixth paragraph; Article 56 of the Statute."""
    return timelimits_by_hand.annulment_action(start, holidays=file.court)


def open_time_limits(file: File, day: date) -> list[tuple[Any, ...]]:
    """What is open on a day."""
    lines: list[Limit] = []
    for strand in file.strands_on(day):
        for act in acts(file, day):
            if in_force(file, act, strand.name, day):
                lines.extend(limits_of_act(file, act, strand.name, day))
        for act in acts(file, day):
            lines.extend(actions_open(file, act, strand.name, day))
        lines.extend(appeals_open(file, strand.name, day))
    return sorted(
        (line for limit in lines if (line := limit.on(day)) is not None),
        key=lambda line: tuple(str(part) for part in line),
    )


def limits_of_act(file: File, act: Sheet, strand: str, day: date) -> list[Limit]:
    """What an act in force asks for, as far as it is not done."""
    event = act.event
    lines: list[Limit] = []

    def line(what: str, nature: str, due: date | None, set_at_all: bool, running: bool = True) -> None:
        for sheet in recorded(file, act, strand, day, "TimeLimitExtended"):
            about = sheet.event.what
            if about is None or about == what or (about == OBSERVATIONS and what == BOARD_VIEWS):
                due, set_at_all, running = sheet.event.to, True, True
        if set_at_all:
            lines.append(Limit(strand, act.reference, what, nature, due, running=running))

    if act.kind == "InformationRequested" and not answered(file, act, strand, day):
        nature = DUTY if event.by_decision else RIGHT
        line(ANSWER, nature, *first_set(file, event.due, event.within, event.notified, day))

    if act.kind in ALL_FINDINGS:
        time = first_set(file, event.observations_due, event.observations_within, event.notified, day)
        decided = act.kind in FINDINGS and concluded(file, strand, day) > act.place
        if not recorded(file, act, strand, day, "ObservationsSubmitted") and not decided:
            line(OBSERVATIONS, RIGHT, *time)
        if (
            act.kind in FINDINGS
            and not decided
            and stage(file, strand, day) in ["preliminary_findings", "non_compliance"]
        ):
            if not recorded(file, act, strand, day, "BoardViewsSubmitted"):
                line(BOARD_VIEWS, DUTY, *time)

    if act.kind in MEASURES:
        if event.until is not None:
            line(END_OF_MEASURES, LAPSE, event.until, True)
        elif event.end_not_public:
            line(END_OF_MEASURES, LAPSE, None, True)
    if act.kind == "MonitoringOrdered" and event.until is not None:
        line(END_OF_ORDER, LAPSE, event.until, True)

    if act.kind == "CommitmentsMadeBinding":
        for text, due in event.steps:
            carried_out = False
            for sheet in recorded(file, act, strand, day, "CommitmentCarriedOut"):
                if sheet.event.step == text:
                    carried_out = True
            if not carried_out:
                lines.append(Limit(strand, act.reference, COMMITMENT, DUTY, due, running=True))

    if act.kind == "NonComplianceDecision":
        if not recorded(file, act, strand, day, "MeasuresReported"):
            line(COMPLIANCE, DUTY, event.comply_by, event.comply_by is not None)
        if section_5(file, strand):
            lines.extend(limits_of_plan(file, act, strand, day, line))
    if act.kind == "MeasuresOrdered":
        if not recorded(file, act, strand, day, "MeasuresIntended", "MeasuresReported"):
            line(INFORMATION, DUTY, *first_set(file, event.inform_by, event.inform_within, event.notified, day))
        if not recorded(file, act, strand, day, "MeasuresReported"):
            line(MEASURES_DUE, DUTY, *first_set(file, event.due, event.within, event.notified, day))

    if act.kind == "ActionPlanDecided" and (event.sufficient or event.implement_by is not None):
        if not recorded(file, act, strand, day, "ActionPlanCarriedOut"):
            line(IMPLEMENTATION, DUTY, event.implement_by, True)  # where no day is public, it runs all the same

    if act.kind == "RestrictionViewsInvited" and not recorded(file, act, strand, day, "RestrictionRequested"):
        line(VIEWS, RIGHT, event.views_due, True)
    if act.kind == "AccessRestricted":
        line(END_OF_RESTRICTION, LAPSE, restricted_until(file, act), True)

    if act.kind in ["NonComplianceDecision", "ProceduralFine", "PeriodicPenaltyFixed"]:
        if event.payment_due is not None and not recorded(file, act, None, day, "PenaltyPaid", "GuaranteeGiven"):
            line(PAYMENT, DUTY, event.payment_due, True)

    return lines


def actions_open(file: File, act: Sheet, strand: str, day: date) -> list[Limit]:
    """Two months and ten days from the notification of what stands, in force or not, until the addressee sues.

    Where the day of notification is not recorded the right is listed without a day.
    """
    lines: list[Limit] = []
    event = act.event
    if not stands(file, act, strand, day):
        return lines
    if kind_contested(act) is not None and (event.notified is None or event.notified <= day):
        brought = False
        for sheet in file.until(day):
            if sheet.kind == "ActionBrought" and sheet.event.by is None and act in sheet.of and strand in sheet.strands:
                brought = True
        if not brought:
            due = None if event.notified is None else two_months_and_ten_days(file, event.notified)
            lines.append(Limit(strand, act.reference, ACTION, RIGHT, due, running=True))
    return lines


def limits_of_plan(file: File, act: Sheet, strand: str, day: date, line: Any) -> list[Limit]:
    """Article 75(2) and (3): the plan, the Board's month from it, the Commission's month from the opinion."""
    event = act.event
    lines: list[Any] = []
    received: Sheet | None = None  # the plan before the Board and the Commission now
    opinion: Sheet | None = None
    for sheet in recorded(file, act, strand, day, "ActionPlanReceived", "BoardOpinionReceived", "ActionPlanDecided"):
        if sheet.kind == "ActionPlanReceived":
            received, opinion = sheet, None
        if sheet.kind == "BoardOpinionReceived" and received is not None:
            opinion = sheet
        if sheet.kind == "ActionPlanDecided" and stands(file, sheet, strand, day):
            received, opinion = None, None
    plans = recorded(file, act, strand, day, "ActionPlanReceived")
    verdicts = recorded(file, act, strand, day, "ActionPlanDecided")
    decided = [sheet for sheet in verdicts if stands(file, sheet, strand, day)]
    expected = bool(plans) or bool(decided)
    if received is None and decided:
        return lines  # decided on; what follows an insufficient plan the Act leaves to the Commission (Article 75(4))
    if not expected:
        expected = event.action_plan_due is not None or event.action_plan_within is not None
        line(PLAN, DUTY, *first_set(file, event.action_plan_due, event.action_plan_within, event.notified, day))
    if not expected:
        return lines
    if opinion is None:
        due = None if received is None else one_month(file, received.day)
        lines.append(Limit(strand, act.reference, OPINION, DUTY, due, running=received is not None))
        lines.append(Limit(strand, act.reference, PLAN_DECISION, DUTY, None, running=False))
    else:
        due = one_month(file, opinion.day)
        lines.append(Limit(strand, act.reference, PLAN_DECISION, DUTY, due, running=True))
    return lines


def appeals_open(file: File, strand: str, day: date) -> list[Limit]:
    """Two months and ten days from the notification of a judgment that stands, for each side; until somebody appeals
    where that day is not known."""
    lines = []
    for judgment in file.until(day):
        if judgment.kind != "JudgmentGiven" or judgment.action is None:
            continue
        notified = judgment.event.notified
        if notified is not None and notified > day:
            continue
        if ruling(file, judgment.action, day) is not judgment:
            continue
        appealed = False
        for sheet in file.until(day):
            if sheet.kind == "AppealBrought" and sheet.action is judgment.action and sheet.place > judgment.place:
                appealed = True
        due = None if notified is None else two_months_and_ten_days(file, notified)
        if due is not None or not appealed:  # the other side keeps its own time
            if strand in judgment.action.strands:
                act = judgment.action.of[0]
                lines.append(Limit(strand, act.reference, APPEAL, RIGHT, due, running=True))
    return lines


# --- money -------------------------------------------------------------------------------------------------------


def accrued(file: File, day: date) -> dict[str | None, tuple[int, Any]]:
    """For each payments: how many days count, and days times rate."""
    totals = {}
    for act in acts(file, day):
        if act.kind != "PeriodicPenaltyImposed" or act.event.runs_from is None:
            continue
        if status(file, act, day) in ["annulled", "fallen"]:  # void: it never ran (Article 264 TFEU)
            continue
        days = 0
        today, last = act.event.runs_from, day
        for fixed in recorded(file, act, None, day, "PeriodicPenaltyFixed"):
            if any(stands(file, fixed, strand, day) for strand in fixed.strands):
                last = fixed.day  # what is fixed grows no more (Article 76(2))
        while today <= last:
            if counts(file, act, today):
                days += 1
            today += ONE_DAY
        totals[act.reference] = (days, days * amount(file, act, day))
    return totals


def amount(file: File, payments: Sheet, day: date) -> Any:
    """The rate as the Commission imposed it, or as the Court has varied it (Article 81)."""
    rate = payments.event.penalty.amount.amount
    for action in file.until(day):
        if action.kind == "ActionBrought" and payments in action.of:
            judgment = ruling(file, action, day)
            if judgment is None or judgment.event.amount is None:
                continue
            if not judgment.event.of or payments.reference in judgment.event.of:
                rate = judgment.event.amount.amount
    return rate


def counts(file: File, payments: Sheet, day: date) -> bool:
    """Neither satisfied nor suspended, annulled, ended or lapsed; nor is what they compel."""
    if not any(in_force(file, payments, strand, day) for strand in payments.strands):
        return False
    return all(goes_on(file, other, day) for other in payments.of)


def goes_on(file: File, act: Sheet, day: date) -> bool:
    """In force itself or, of interim measures, in what renewed them: it is the decision that is renewed (70(2))."""
    if any(in_force(file, act, strand, day) for strand in act.strands):
        return True
    renewals = [sheet for sheet in file.until(day) if sheet.kind == "InterimMeasuresRenewed" and act in sheet.of]
    return any(goes_on(file, renewal, day) for renewal in renewals)


# --- limitation --------------------------------------------------------------------------------------------------


def limitation(file: File, strand: str, ceased: date, day: date) -> date:
    """Article 77: the day on which the power to fine the infringement of a strand runs out, as far as is known."""
    interruptions = []
    for part in file.strands:
        if part.name == strand and part.since is None and file.opened is not None and file.opened <= day:
            interruptions.append(file.opened)
    for sheet in file.until(day):
        if sheet.kind in INTERRUPTS and strand in sheet.strands:
            interruptions.append(sheet.day)
    suspensions = []
    for begin, end in pending_times(file, strand, day):
        suspensions.append((begin, end))
    last, _ = limitation_by_hand.expires(
        ceased, [interruption for interruption in interruptions if interruption >= ceased], suspensions, longstop=True
    )
    return last


def pending_times(file: File, strand: str, day: date) -> list[tuple[date, date]]:
    """The stretches of days on which an action against a decision of the strand, or an appeal, was pending."""
    stretches = []
    begin = None
    first = min((sheet.day for sheet in file.sheets), default=day)
    today = first
    while today <= day:
        stands_still = False
        for sheet in pending(file, strand, today):
            action = sheet if sheet.kind == "ActionBrought" else sheet.action
            assert action is not None
            if any(act.kind == "NonComplianceDecision" and strand in act.strands for act in action.of):
                stands_still = True
        if stands_still and begin is None:
            begin = today
        if not stands_still and begin is not None:
            stretches.append((begin, today))
            begin = None
        today += ONE_DAY
    if begin is not None:
        stretches.append((begin, day + ONE_DAY))
    return stretches


# --- taking an event into the file -------------------------------------------------------------------------------


def take(file: File, event: Any) -> Sheet:
    """Put an event on the last place, with its strands and what it is about; or refuse it."""
    sheet = Sheet(len(file.sheets), event)
    day = event.date
    names = [strand.name for strand in file.strands_on(day)]
    named = event.strand
    asked = [] if named is None else [named] if isinstance(named, str) else list(named)

    if sheet.kind == "ProceedingsExtended":
        if asked[0] in [strand.name for strand in file.strands]:
            raise Refused("InvalidValue")
        if not any(stage(file, name, day) in ["open", "preliminary_findings"] for name in names):
            raise Refused("NotAllowed")
        sheet.strands = asked
        file.strands.append(Strand(asked[0], [article(cited) for cited in event.articles], day))
        file.sheets.append(sheet)
        return sheet

    for name in asked:
        if name not in names:
            raise Refused("UnknownName")
    if sheet.kind in ACTS and any(other.reference == sheet.reference for other in file.sheets if sheet.reference):
        raise Refused("InvalidValue")

    if sheet.kind in ["ActionBrought", "OperationSuspended", "OperationResumed"]:
        sheet.of = contested_acts(file, event, asked, day)
        if sheet.kind != "ActionBrought":
            find_order(file, sheet, asked or names, day)
    elif sheet.kind in ["JudgmentGiven", "AppealBrought", "AppealDecided"]:
        find_case(file, sheet, asked, day)
    elif sheet.kind in CONCERNS:
        sheet.of = concerned(file, sheet, asked, day)

    if sheet.kind == "OperationSuspended":
        actions = in_court(file, sheet.of, asked or names, day) if sheet.order_in is None else [sheet.order_in]
        among = [name for name in names if any(name in action.strands for action in actions)]
    elif sheet.order_in is not None:
        among = [name for name in names if name in sheet.order_in.strands]
    elif sheet.action is not None:
        among = [name for name in names if name in sheet.action.strands]
    elif sheet.of:
        among = [name for name in names if any(name in other.strands for other in sheet.of)]
    else:
        among = names
    if asked:
        sheet.strands = asked if sheet.order_in is None else [name for name in asked if name in among]
        if any(contradicts(file, sheet, name, day) for name in asked):
            raise Refused("NotAllowed")
    else:
        sheet.strands = [name for name in among if lawful(file, sheet, name, day)]
        if not sheet.strands:
            sheet.strands = [name for name in among if not contradicts(file, sheet, name, day)]
    if not sheet.strands:
        raise Refused("NotAllowed")
    file.sheets.append(sheet)
    return sheet


def contradicts(file: File, sheet: Sheet, strand: str, day: date) -> bool:
    """Not merely unlawful: it cannot have happened after what the file tells."""
    kind = sheet.kind
    here = [act for act in acts(file, day) if strand in act.strands]
    now = stage(file, strand, day)
    if kind == "FindingsOnInterimMeasures":
        return not sheet.of and not any(act.kind in MEASURES for act in here)
    if kind == "FindingsOnCommitments":
        return not any(act.kind == "CommitmentsMadeBinding" for act in here)
    if kind == "CommitmentsRejected":
        return not offer_on_the_table(file, strand, day)
    if kind == "Closed":
        return now == "not_opened"
    if kind == "Reopened":
        return not allowed(file, kind, strand, day) and now not in ["closed", "non_compliance"]
    if kind == "ActionBrought":
        return not any(stands(file, act, strand, day) for act in sheet.of)
    if kind in ["MeasuresOrdered", "PeriodicPenaltyFixed"]:
        return not any(strand not in act.strands or stands(file, act, strand, day) for act in sheet.of)
    if kind == "InterimMeasuresRenewed":
        return not any(act.kind in MEASURES for act in here)
    if kind == "BoardOpinionReceived":
        return not any(recorded(file, act, strand, day, "ActionPlanReceived") for act in sheet.of)
    return False


def lawful(file: File, sheet: Sheet, strand: str, day: date) -> bool:
    """Whether the Act allows this event in a strand, about what it is about."""
    if contradicts(file, sheet, strand, day):
        return False
    kind = sheet.kind
    if kind == "ActionBrought":
        return True
    if kind == "BoardOpinionReceived" and not any(
        stands(file, act, strand, day) and recorded(file, act, strand, day, "ActionPlanReceived") for act in sheet.of
    ):
        return False
    if kind in ["ActionPlanReceived", "BoardOpinionReceived", "ActionPlanDecided"]:
        return section_5(file, strand)
    if kind == "InterimMeasuresRenewed":
        if sheet.event.until is None and not sheet.event.end_not_public:
            return False
        return any(in_force(file, act, strand, day) for act in sheet.of)
    if kind == "PeriodicPenaltyImposed":
        return may_be_imposed(file, sheet.of, strand, day)
    if kind == "ProceduralFine":
        return any(
            findings.kind == "ProceduralFindings"
            and strand in findings.strands
            and heard(file, findings, strand, day)
            and on_the_breach_of(findings, sheet.of)
            for findings in acts(file, day)
        )
    if kind == "RestrictionRequested":
        return stage(file, strand, day) == "non_compliance" and any(
            stands(file, act, strand, day) and views_over(file, act, strand, day) for act in sheet.of
        )
    return allowed(file, kind, strand, day)


def may_be_imposed(file: File, these: list[Sheet], strand: str, day: date) -> bool:
    """There is an act in force among these, and findings since then on which the time is over (76(1), 79(1))."""
    for act in these:
        if can_be_compelled(file, act, strand, day):
            for findings in acts(file, day):
                if findings.kind in ALL_FINDINGS and findings.place > act.place and on_the_breach_of(findings, [act]):
                    if stands(file, findings, strand, day) and heard(file, findings, strand, day):
                        return True
    return False


def on_the_breach_of(findings: Sheet, these: list[Sheet]) -> bool:
    """Findings that name acts are on those; where they name none, or no act is asked about, on all."""
    named = references(findings.event)
    return not named or not these or any(act.reference in named for act in these)


def by_reference(file: File, reference: str) -> Sheet:
    """The act that is called so."""
    for sheet in file.sheets:
        if sheet.kind in ACTS and sheet.reference == reference:
            return sheet
    raise Refused("UnknownName")


def references(event: Any) -> list[str]:
    """What ``of`` names."""
    of = getattr(event, "of", ())
    if of is None:
        return []
    return [of] if isinstance(of, str) else list(of)


def contested_acts(file: File, event: Any, asked: list[str], day: date) -> list[Sheet]:
    """The acts an action is against, or whose operation is suspended or resumed."""
    if references(event):
        these = [by_reference(file, reference) for reference in references(event)]
        if type(event).__name__ == "ActionBrought":
            for act in these:
                if kind_contested(act) is None:
                    raise Refused("InvalidValue")
        return these
    if type(event).__name__ != "ActionBrought":
        action = case_of(file, event.case)
        if action is None:
            raise Refused("UnknownName")
        return action.of
    stand = [
        act
        for act in acts(file, day)
        if kind_contested(act) == event.against.value
        and any(stands(file, act, strand, day) for strand in asked or act.strands)
        and any(strand in act.strands for strand in asked or act.strands)
    ]
    if not stand:
        raise Refused("NotAllowed")
    if len(stand) > 1:
        raise Refused("AmbiguousName")
    return stand


def find_case(file: File, sheet: Sheet, asked: list[str], day: date) -> None:
    """In which case a judgment is given, an appeal brought or decided."""
    event = sheet.event
    if sheet.kind == "AppealBrought":
        action = case_of(file, event.against)
        if action is None or ruling(file, action, day) is None or over_for_good(file, action, day, event.by):
            raise Refused("NotAllowed")
        sheet.action = action
        return
    kind = "ActionBrought" if sheet.kind == "JudgmentGiven" else "AppealBrought"
    waiting = [
        candidate
        for candidate in pending(file, None, day)
        if candidate.kind == kind and (not asked or any(strand in candidate.strands for strand in asked))
    ]
    if event.case is not None:
        waiting = [candidate for candidate in waiting if candidate.event.case == event.case]
    if len(waiting) != 1:
        raise Refused("NotAllowed")
    if sheet.kind == "JudgmentGiven":
        sheet.action = waiting[0]
    else:
        sheet.action = waiting[0].action
        sheet.appeal = waiting[0]
    verdict = event.outcome.value if sheet.kind == "JudgmentGiven" else event.final and event.final.value
    if verdict == "varied":
        assert sheet.action is not None
        penalties = [act for act in sheet.action.of if with_money(act)]
        if not penalties:
            raise Refused("NotAllowed")
        if len(penalties) > 1:
            raise Refused("AmbiguousName")


def over_for_good(file: File, action: Sheet, day: date, by: str | None) -> bool:
    """The Court of Justice had the last word: an appeal lies against the General Court alone (Statute, Article 56).

    Where it dismissed the appeal of one side, another still has its own two months.
    """
    last = None
    stands = ruling(file, action, day)
    if stands is not None and stands.kind == "JudgmentGiven" and stands.event.notified is not None:
        sheets = file.until(day)
        since = sheets[sheets.index(stands) :]  # an appeal against an earlier judgment in the case is another matter
        same = [sheet for sheet in since if sheet.kind == "AppealBrought" and sheet.action is action]
        in_time = day <= two_months_and_ten_days(file, stands.event.notified)
        if in_time and (by is None or by not in [sheet.event.by for sheet in same]):
            return False
    for sheet in file.until(day):
        if sheet.action is action and sheet.kind in ["JudgmentGiven", "AppealDecided"]:
            last = sheet.kind
    waiting = [sheet for sheet in pending(file, None, day) if sheet.kind == "AppealBrought" and sheet.action is action]
    return last == "AppealDecided" and not waiting


def in_court(file: File, these: list[Sheet], where: list[str], day: date) -> list[Sheet]:
    """The actions against one of these acts pending in a strand, at first instance or on appeal (Article 278 TFEU)."""
    actions: list[Sheet] = []
    for sheet in pending(file, None, day):
        action = sheet if sheet.kind == "ActionBrought" else sheet.action
        assert action is not None
        if any(act in action.of for act in these) and any(strand in action.strands for strand in where):
            if action not in actions:
                actions.append(action)
    return actions


def find_order(file: File, sheet: Sheet, where: list[str], day: date) -> None:
    """In which case the Court suspends, or no longer does: the one named, or the only one it can be."""
    actions = in_court(file, sheet.of, where, day)
    if sheet.event.case is not None:
        actions = [action for action in actions if action.event.case == sheet.event.case]
        if not all(any(act in action.of for action in actions) for act in sheet.of):
            raise Refused("NotAllowed")
    if sheet.kind == "OperationSuspended":  # each act has to be before the Court
        if not all(any(act in action.of for action in actions) for act in sheet.of):
            raise Refused("NotAllowed")
    if sheet.kind == "OperationResumed":
        here = [(act, name) for act in sheet.of for name in act.strands if name in where]
        if not any(suspended(file, act, name, day) for act, name in here):
            raise Refused("NotAllowed")
    sheet.order_in = actions[0] if len(actions) == 1 else None


def with_money(act: Sheet) -> bool:
    """A fine or payments (Article 261 TFEU)."""
    if act.kind == "NonComplianceDecision":
        return act.event.penalty is not None
    return act.kind in ["ProceduralFine", "PeriodicPenaltyImposed", "PeriodicPenaltyFixed"]


def concerned(file: File, sheet: Sheet, asked: list[str], day: date) -> list[Sheet]:
    """What an event is about: what it names; else what waits for it; else the latest of the kind."""
    kinds = CONCERNS[sheet.kind]
    named = [by_reference(file, reference) for reference in references(sheet.event)]
    if named:
        for act in named:
            if act.kind not in kinds:
                raise Refused("InvalidValue")
        return named
    if sheet.kind in ["ProceduralFindings", "ProceduralFine", "AccessRestricted"]:
        return []
    ground = getattr(sheet.event, "ground", None)
    if sheet.kind == "PeriodicPenaltyImposed" and ground is not None:
        kinds = COMPELLED_BY[ground.value]
    candidates = []
    for act in acts(file, day):
        where = [strand for strand in act.strands if not asked or strand in asked]
        if sheet.kind in ["PeriodicPenaltyImposed", "FindingsOnPayments"] and act.kind == "InformationRequested":
            if not act.event.by_decision:
                continue
        if act.kind in kinds and any(stands(file, act, strand, day) for strand in where):
            candidates.append((act, where))
    waiting = [act for act, where in candidates if waits(file, sheet, act, where, day)]
    if len(waiting) > 1:
        raise Refused("AmbiguousName")
    if waiting:
        return waiting
    if candidates:
        return [candidates[-1][0]]
    if sheet.kind not in ["MeasuresOrdered", "RestrictionRequested", "PeriodicPenaltyFixed"]:
        for act in reversed(acts(file, day)):  # what has fallen since was there all the same
            if act.kind == "InformationRequested" and sheet.kind != "InformationSupplied" and not act.event.by_decision:
                continue
            if act.kind in kinds and any(not asked or strand in asked for strand in act.strands):
                return [act]
    if sheet.kind in NEED_NOTHING:
        return []
    raise Refused("NotAllowed")


def waits(file: File, sheet: Sheet, act: Sheet, where: list[str], day: date) -> bool:
    """Whether an act still waits for such an event."""
    kind = sheet.kind
    if kind not in ["PenaltyPaid", "GuaranteeGiven"]:
        where = [strand for strand in where if stands(file, act, strand, day)]
    if kind == "InformationSupplied":
        return any(not answered(file, act, strand, day) for strand in where)
    if kind in ["InterimMeasuresRenewed", "CommitmentCarriedOut", "Reopened", "FindingsOnCommitments"]:
        return any(in_force(file, act, strand, day) for strand in where)
    if kind in ["PeriodicPenaltyImposed", "FindingsOnPayments"]:
        return any(can_be_compelled(file, act, strand, day) for strand in where)
    if kind in ["MeasuresIntended", "MeasuresReported"]:
        if act.kind == "NonComplianceDecision" and act.event.comply_by is None:
            return False
        over = ["MeasuresReported"] if kind == "MeasuresReported" else ["MeasuresIntended", "MeasuresReported"]
        return any(not recorded(file, act, strand, day, *over) for strand in where)
    if kind == "ActionPlanReceived":
        if act.event.action_plan_due is None and act.event.action_plan_within is None:
            return False
        return any(plan_awaited(file, act, strand, day) for strand in where)
    if kind in ["PenaltyPaid", "GuaranteeGiven"]:
        paid = [kind] if kind == "PenaltyPaid" else ["PenaltyPaid", "GuaranteeGiven"]
        return with_money(act) and not recorded(file, act, None, day, *paid)
    if kind in [
        "ObservationsSubmitted",
        "BoardViewsSubmitted",
        "ActionPlanCarriedOut",
        "AuditReportSubmitted",
        "SupervisionEnded",
        "ObligationSatisfied",
        "PeriodicPenaltyFixed",
        "RestrictionRequested",
    ]:
        return any(
            not any(
                sheet.kind not in ACTS or stands(file, sheet, strand, day)
                for sheet in recorded(file, act, strand, day, kind)
            )
            for strand in where
        )
    if kind == "BoardOpinionReceived":
        return any(recorded(file, act, strand, day, "ActionPlanReceived") for strand in where)
    # Which of several decisions is meant is not guessed.
    return kind in ["MeasuresOrdered", "ActionPlanDecided", "RestrictionViewsInvited"]


def plan_awaited(file: File, act: Sheet, strand: str, day: date) -> bool:
    """No plan has come, nor a decision on one; or the last decision found it insufficient."""
    plan = None
    for latest in recorded(file, act, strand, day, "ActionPlanReceived", "ActionPlanDecided"):
        if latest.kind == "ActionPlanReceived" or stands(file, latest, strand, day):
            plan = latest
    if plan is None:
        return True
    return plan.kind == "ActionPlanDecided" and not plan.event.sufficient
