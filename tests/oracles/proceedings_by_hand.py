"""Proceedings read from a file, page by page: a second, slow method that shares no code with the library.

A strand's file is a list of sheets in the order in which they came in, each ``(kind, details)``. Whoever wants to know
where the strand stands reads it from the first sheet; nothing is remembered between two questions.
"""

from datetime import date
from typing import Any

Sheet = tuple[str, dict[str, Any]]

AT_ANY_TIME = {
    *("AssessmentRequested", "InformationRequested", "StatementTaken", "InspectionOrdered", "MonitoringOrdered"),
    "ProceduralFindings",
}
CONTESTED = {"NON_COMPLIANCE": "NonComplianceDecision", "COMMITMENTS": "CommitmentsMadeBinding"}
LEADS_TO = {
    "opened": "OPEN",
    "Reopened": "OPEN",
    "ProceedingsExtended": "OPEN",
    "PreliminaryFindings": "PRELIMINARY_FINDINGS",
    "FindingsOnInterimMeasures": "PRELIMINARY_FINDINGS",
    "FindingsOnCommitments": "PRELIMINARY_FINDINGS",
    "CommitmentsMadeBinding": "COMMITMENTS_BINDING",
    "NonComplianceDecision": "NON_COMPLIANCE",
    "Closed": "CLOSED",
}
UNDONE = {
    ("NON_COMPLIANCE", "NON_COMPLIANCE"): "PRELIMINARY_FINDINGS",
    ("COMMITMENTS", "COMMITMENTS_BINDING"): "OPEN",
}


def annuls(sheet: Sheet, against: str) -> bool:
    """Whether a sheet is a judgment that annuls the decision named."""
    kind, details = sheet
    return kind == "JudgmentGiven" and details["outcome"] == "ANNULLED" and details["against"] == against


def bound(file: list[Sheet]) -> bool:
    """Whether commitments bind: made binding, and neither reopened nor annulled since."""
    there = False
    for sheet in file:
        if sheet[0] == "CommitmentsMadeBinding":
            there = True
        if sheet[0] == "Reopened" or annuls(sheet, "COMMITMENTS"):
            there = False
    return there


def stage(file: list[Sheet]) -> str:
    """Where the strand stands after the last sheet; a file has the sheet "opened" once it is opened."""
    now = "NOT_OPENED"
    for number, sheet in enumerate(file):
        now = LEADS_TO.get(sheet[0], now)
        if now == "CLOSED" and bound(file[:number]):
            now = "COMMITMENTS_BINDING"
        for against in CONTESTED:
            if annuls(sheet, against):
                now = UNDONE.get((against, now), now)
    return now


def since_annulment(file: list[Sheet]) -> list[Sheet]:
    """The sheets after the last judgment that annulled the non-compliance decision."""
    after: list[Sheet] = []
    for sheet in file:
        after.append(sheet)
        if annuls(sheet, "NON_COMPLIANCE"):
            after = []
    return after


def still_there(file: list[Sheet], against: str) -> bool:
    """Whether a decision of that kind was taken and has not been annulled since."""
    there = False
    for sheet in file:
        there = (there or sheet[0] == CONTESTED[against]) and not annuls(sheet, against)
    return there


def offered(file: list[Sheet]) -> bool:
    """Whether an offer of commitments lies on the table."""
    there = False
    for kind, _ in file:
        there = (there or kind == "CommitmentsOffered") and kind not in ("CommitmentsRejected", "Reopened")
    return there


def rejected(file: list[Sheet]) -> bool:
    """Whether commitments were rejected since proceedings were opened or reopened."""
    there = False
    for kind, _ in file:
        there = (there or kind == "CommitmentsRejected") and kind != "Reopened"
    return there


def compellable(file: list[Sheet]) -> bool:
    """Whether anything was decided that periodic penalty payments could compel: Article 76(1)."""
    ordered = {"InspectionOrdered", "InterimMeasures", "InterimMeasuresRenewed"}
    found = any(kind in ordered or details.get("by_decision") for kind, details in file)
    return found or bound(file) or still_there(file, "NON_COMPLIANCE")


def pending(file: list[Sheet]) -> list[str]:
    """The cases before the Court that have no judgment yet."""
    judged = {details["case"] for kind, details in file if kind == "JudgmentGiven"}
    return [details["case"] for kind, details in file if kind == "ActionBrought" and details["case"] not in judged]


def permitted(file: list[Sheet], kind: str, details: dict[str, Any], day: date, *, section_5: bool) -> bool:
    """Whether the Act allows an event of that kind as the next sheet; Article 75 is for suspicions of Section 5."""
    if kind in ("ActionPlanReceived", "BoardOpinionReceived", "ActionPlanDecided") and not section_5:
        return False
    on_file = {one for one, _ in file}
    answers = {
        "ActionBrought": lambda: still_there(file, details["against"]),
        "JudgmentGiven": lambda: details["case"] in pending(file),
        "PeriodicPenaltyImposed": lambda: compellable(file),
        "PeriodicPenaltyFixed": lambda: "PeriodicPenaltyImposed" in on_file,
        "ProceduralFine": lambda: "ProceduralFindings" in on_file,
    }
    if kind in AT_ANY_TIME:
        return True
    if kind in answers:
        return answers[kind]()
    now = stage(file)
    if now in ("OPEN", "PRELIMINARY_FINDINGS"):
        return _while_pending(file, kind, now)
    if now == "COMMITMENTS_BINDING":
        return kind in ("Reopened", "FindingsOnCommitments")
    return now == "NON_COMPLIANCE" and _once_decided(file, kind, day)


def _while_pending(file: list[Sheet], kind: str, now: str) -> bool:
    if kind == "CommitmentsMadeBinding":
        return offered(file) or not rejected(file)
    if kind == "CommitmentsRejected":
        return offered(file)
    if kind in ("InterimMeasuresRenewed", "FindingsOnInterimMeasures"):
        return "InterimMeasures" in {one for one, _ in file}
    if kind in ("ObservationsSubmitted", "BoardViewsSubmitted", "AccessToFileGiven", "NonComplianceDecision"):
        return now == "PRELIMINARY_FINDINGS"
    return kind in ("InterimMeasures", "CommitmentsOffered", "PreliminaryFindings", "Closed")


def _once_decided(file: list[Sheet], kind: str, day: date) -> bool:
    if kind == "CommitmentsRejected":
        return offered(file)
    if kind == "BoardOpinionReceived":
        return "ActionPlanReceived" in {one for one, _ in since_annulment(file)}
    if kind == "RestrictionRequested":
        invited = [other["views_due"] for one, other in since_annulment(file) if one == "RestrictionViewsInvited"]
        return bool(invited) and day > invited[-1]
    return kind in (
        *("MeasuresOrdered", "MeasuresReported", "ActionPlanReceived", "ActionPlanDecided"),
        "RestrictionViewsInvited",
    )
