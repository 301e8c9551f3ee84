"""What fines, payments, plans and restrictions ask for: a hearing, an act in force, Section 5, views."""

from __future__ import annotations

from datetime import date, timedelta

from .....ground.citations import DSA, Citation
from ... import after_decision, decisions, findings
from ...event import Compulsion
from ..entries import ActEntry
from ..kinds import ALL_FINDINGS, COMPELLABLE, DECISIONS, Kinds
from ..standing import compels, stands
from ..time_limits import lasts_until, restrictions
from . import defects
from .defects import Objection
from .hearing import Hearing, hearing, views_until
from .question import MISSING, Question

_DAY = timedelta(days=1)


def unheard(question: Question, heard: Hearing, under: Citation) -> Objection | None:
    """Nobody was heard, or not to the end."""
    if heard.over:
        return None
    until = heard.until
    if until is None:
        return Objection(question.defect(defects.WITHOUT_FINDINGS, under=under))
    point = defects.OBSERVATIONS_IN if heard.observed(question.name, question.moment) else defects.BEFORE_THE_END
    return Objection(question.defect(point, until=until), first=_day_after(until))


def _day_after(last: date) -> date | None:
    return None if last == date.max else last + _DAY


def fined(question: Question) -> Objection | None:
    """A procedural fine: findings of its own, and a hearing."""
    heard = hearing(question.strand, (findings.ProceduralFindings,), question.moment, of=question.acts)
    return unheard(question, heard, DSA.at(74, 3))


def imposed(question: Question) -> Objection | None:
    """Periodic payments: an act in force, and a hearing after it."""
    candidates = _compellable(question) if question.event is None else question.acts
    acts = [act for act in candidates if _binds(question, act)]
    if not acts:
        return Objection(question.defect(defects.NOTHING_TO_COMPEL))
    earliest = min(acts, key=lambda act: act.place)
    heard = hearing(question.strand, ALL_FINDINGS, question.moment, since=earliest.place, of=tuple(acts))
    objection = unheard(question, heard, DSA.at(79, 1))
    if objection is None or heard.waiting:
        return objection
    if earliest.event.compels is Compulsion.INFORMATION and earliest.event.date == question.moment.on:
        return Objection(question.defect(defects.WITH_THE_REQUEST))
    return objection


def _compellable(question: Question) -> list[ActEntry]:
    return list(question.strand.acts(COMPELLABLE, question.moment))


def _binds(question: Question, act: ActEntry) -> bool:
    names = (question.name,) if question.name in act.strands else act.strands
    return any(compels(question.file, act, name, question.moment) for name in names)


def enhanced(question: Question) -> Objection | None:
    """A step of enhanced supervision: a decision under Section 5, and before an opinion a plan."""
    if question.event is None and question.ever(decisions.NonComplianceDecision) is None:
        return question.lacking(MISSING[question.kind])
    if question.kind is after_decision.BoardOpinionReceived:
        planned = _planned(question)
        if not planned:
            return question.lacking("action plan received: not recorded before")
        if not any(stands(act, question.name, question.moment) for act in planned):
            return question.by_stage()
    if question.strand.strand.in_section_5 is False or not _section_5_found(question):
        return Objection(question.defect(defects.PLAN_OUTSIDE_SECTION_5))
    return None


def _planned(question: Question) -> list[ActEntry]:
    """The decisions of the strand, or those that the event is about, under which a plan has come."""
    decided, received = (
        question.acts or question.strand.acts(DECISIONS, question.moment),
        after_decision.ActionPlanReceived,
    )
    return [act for act in decided if act.last(received, question.moment, question.name) is not None]


def _section_5_found(question: Question) -> bool:
    """Whether a decision of those that the event is about, or that stand in the strand, is under Section 5."""
    decided = question.acts or _standing(question, DECISIONS) or question.strand.acts(DECISIONS, question.moment)
    events = [act.event for act in decided if isinstance(act.event, decisions.NonComplianceDecision)]
    return any(not event.infringed or event.under_enhanced_supervision for event in events)


def _standing(question: Question, kinds: Kinds) -> list[ActEntry]:
    acts = question.strand.acts(kinds, question.moment)
    return [act for act in acts if stands(act, question.name, question.moment)]


def requested(question: Question) -> Objection | None:
    """A request for a restriction: views, and the end of the time for them."""
    if question.stage not in question.kind.possible_in:
        return question.by_stage()
    invited = _standing(question, (after_decision.RestrictionViewsInvited,))
    invited = [act for act in invited if not question.acts or act in question.acts]
    ends = [end for act in invited if (end := views_until(act, question.name, question.moment)) is not None]
    if not ends:
        return Objection(question.defect(defects.VIEWS_NOT_INVITED))
    if question.moment.on > min(ends):
        return None
    return Objection(question.defect(defects.VIEWS_NOT_OVER, until=min(ends)), first=_day_after(min(ends)))


def extended(question: Question) -> Objection | None:
    """A restriction of access is extended while it lasts; later, it takes a new request (Article 51(3))."""
    for act in question.acts:
        last = lasts_until(restrictions(act, question.moment.count)[-1], question.moment)
        if last is not None and last < question.moment.on:
            return Objection(question.defect(defects.RESTRICTION_OVER))
    return None
