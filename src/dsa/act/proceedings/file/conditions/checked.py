"""What is said of one event beside its place in the proceedings: articles, amounts, time for an action."""

from __future__ import annotations

from .....ground.citations import DSA, Citation
from .....ground.errors import NotAllowed
from .....ground.money import Money
from .....ground.trace import Notice
from .....ground.words import Phrase
from .....time_limits.court import action_for_annulment
from ...after_decision import (
    AccessRestricted,
    ActionPlanDecided,
    MeasuresOrdered,
    RestrictionRequested,
    RestrictionViewsInvited,
)
from ...court import ActionBrought, AppealBrought
from ...decisions import NonComplianceDecision
from ...event import Event
from ...payments import PeriodicPenaltyFixed, PeriodicPenaltyImposed
from ...powers import InterimMeasuresRenewed
from ..accruing import counted_days
from ..entries import ActEntry, CaseEntry, Moment
from ..kinds import SUBSTANTIVE
from ..register import Register
from ..rulings import amount_of
from ..stages import concluded_at
from . import defects
from .hearing import hearing

HANGS = (
    *(InterimMeasuresRenewed, MeasuresOrdered, ActionPlanDecided, RestrictionViewsInvited, RestrictionRequested),
    *(PeriodicPenaltyImposed, PeriodicPenaltyFixed, AccessRestricted),
)
"""Acts that fall with the act that they concern."""


def notices_on(
    file: Register,
    event: Event,
    where: tuple[str, ...],
    case: CaseEntry | None,
    acts: tuple[ActEntry, ...],
    moment: Moment,
) -> list[Notice]:
    """What is to be said of an event that is recorded."""
    match event:
        case NonComplianceDecision():
            return _decision(file, event, where, moment)
        case ActionBrought():
            return _action(event, [act for act in acts if event.by is None or file.called(event.by) in act.addressees])
        case AppealBrought() if case is not None:
            return _appeal(event, case, moment)
        case PeriodicPenaltyFixed():
            return _amount(file, event, acts, moment)
    return []


def _decision(file: Register, event: NonComplianceDecision, where: tuple[str, ...], moment: Moment) -> list[Notice]:
    notices = []
    if foreign := tuple(article for article in event.infringed if article.act != DSA):
        notices.append(defects.ANOTHER_ACT.notice(articles=foreign, event=event.title, day=event.date))
    if beyond := _beyond(file, event, where, moment):
        notices.append(defects.BEYOND_THE_FINDINGS.notice(articles=beyond, event=event.title, day=event.date))
    in_section_5 = any(file.strands[name].strand.in_section_5 is not False for name in where)
    if event.plan_asked and not (event.under_enhanced_supervision if event.infringed else in_section_5):
        notices.append(defects.PLAN_OUTSIDE_SECTION_5.notice(event=event.title, day=event.date))
    return notices


def _beyond(
    file: Register, event: NonComplianceDecision, where: tuple[str, ...], moment: Moment
) -> tuple[Citation, ...]:
    """The provisions found that no findings named on which the provider was heard, as far as that is known."""
    heard: list[Citation] = []
    for name in where:
        strand = file.strands[name]
        since = concluded_at(strand, moment)
        findings = hearing(strand, SUBSTANTIVE, moment, since=since)
        everything = [*findings.over, *(act for _, act in findings.waiting)]
        named = [act.event.named_articles or act.articles[name] for act in everything]
        if not everything or not all(named):
            return ()  # not known, or said already: there were no findings
        heard += [article for articles in named for article in articles]
    return tuple(
        article
        for article in event.infringed
        if article.act == DSA and not any(article.within(x) or x.within(article) for x in heard)
    )


def _action(event: ActionBrought, acts: list[ActEntry]) -> list[Notice]:
    """An action of the addressee out of time; for others time runs from other days, which are not known here.

    Each act that it is against has a time of its own.
    """
    ends = [act.event.notified and action_for_annulment(act.event.notified, beyond="project").date for act in acts]
    late = sorted({end for end in ends if end is not None and end < event.date})
    return [defects.OUT_OF_TIME.notice(until=end, event=event.title, day=event.date) for end in late]


def _appeal(event: AppealBrought, case: CaseEntry, moment: Moment) -> list[Notice]:
    """An appeal out of time, where the notification of the judgment is known."""
    last = case.state(moment).last_to_appeal
    if last is None or event.date <= last:
        return []
    return [defects.APPEAL_OUT_OF_TIME.notice(until=last, event=event.title, day=event.date)]


def _amount(file: Register, event: PeriodicPenaltyFixed, acts: tuple[ActEntry, ...], moment: Moment) -> list[Notice]:
    """Article 76(2): at most the days that count, at the rate; from the decision on where no day is recorded."""
    for act in acts:
        imposed = act.event
        if not isinstance(imposed, PeriodicPenaltyImposed):
            continue
        rate = amount_of(act, moment) or imposed.penalty.amount
        if rate.currency != event.amount.currency:
            raise NotAllowed(
                event=Phrase(event.title),
                day=event.date,
                why=Phrase(f"the payments are in {rate.currency}"),
                citation=event.citation,
                possible=Phrase(f"an amount in {rate.currency}"),
            )
        days = counted_days(file, act, moment, runs_from=imposed.first_day or imposed.date)
        most = Money.exactly(rate.exact * days, rate.currency)
        if event.amount > most:
            return [defects.TOO_MUCH.notice(most=most, days=days, rate=rate, event=event.title, day=event.date)]
    return []
