"""One event more in a file: which strands and acts it concerns, what contradicts it, and what is said of it."""

from __future__ import annotations

from ....ground import checks, words
from ....ground.citations import Citation
from ....ground.errors import AmbiguousName, InvalidValue, NotAllowed
from ....ground.trace import Notice
from ....ground.words import Phrase
from ..court import (
    ActionBrought,
    AppealBrought,
    AppealDecided,
    JudgmentGiven,
    OperationResumed,
    OperationSuspended,
    Outcome,
    Ruling,
)
from ..decisions import NonComplianceDecision
from ..event import Event, LegalAct
from ..events import KINDS
from ..payments import PeriodicPenaltyFixed, PeriodicPenaltyImposed, ProceduralFine
from ..powers import ProceedingsExtended, TimeLimitExtended
from ..strands import Strand
from .checked import HANGS, notices_on
from .concerning import Asked, concerned, contested
from .conditions import Question, objection
from .defects import Objection
from .entries import ActEntry, CaseEntry, Moment, StrandEntry
from .register import Register
from .rulings import appeal_of, case_state
from .time_limits import limits_of


def append(file: Register, event: Event) -> None:
    """Write an event into a file.

    :raises NotAllowed: it contradicts what is recorded; the error names the article.
    :raises OutOfOrder: it lies before the last event recorded.
    """
    if file.days:
        checks.not_before(f"events[{len(file.days)}].date", event.date, "the event before it", file.days[-1])
    moment = Moment(len(file.events), event.date)
    if isinstance(event, ProceedingsExtended):
        _extend(file, event, moment)
        return
    names = _names(file, event, moment)
    case, acts = _case_and_acts(file, event, names, moment)
    where, notices = _where(file, event, names, acts, case, moment)
    notices += notices_on(file, event, where, acts, moment)
    _write(file, event, where, acts, case)
    file.defects += [(moment.count, notice) for notice in notices]


def _names(file: Register, event: Event, moment: Moment) -> tuple[str, ...]:
    names = tuple(file.strands)
    for name in event.strands:
        checks.known("strand", name, names)
    return event.strands or names


def _case_and_acts(
    file: Register, event: Event, names: tuple[str, ...], moment: Moment
) -> tuple[CaseEntry | None, tuple[ActEntry, ...]]:
    """The case before the Court that an event is about, and the acts."""
    match event:
        case JudgmentGiven():
            case = _judged(file, event, names, moment)
        case AppealBrought():
            case = _appealed(file, event, names, moment)
        case AppealDecided():
            case = _decided_on_appeal(file, event, names, moment)
        case OperationSuspended() | OperationResumed() if not event.of:
            case = _suspended(file, event, names, moment)
        case _:
            acts = concerned(Asked(file, event, names, moment))
            if isinstance(event, TimeLimitExtended):
                _check_what(event, acts)
            if isinstance(event, ActionBrought) and not acts:
                raise _nothing_to_contest(file, event, names, moment)
            return None, acts
    if isinstance(event, Ruling):
        _check_ruling(event, case)
    return case, case.against


def _where(
    file: Register,
    event: Event,
    names: tuple[str, ...],
    acts: tuple[ActEntry, ...],
    case: CaseEntry | None,
    moment: Moment,
) -> tuple[tuple[str, ...], list[Notice]]:
    """The strands in which an event happens: those named, or else those of its acts, or where it is possible."""
    if not event.strands and (acts or case):
        own = case.strands if case else tuple(name for act in acts for name in act.strands)
        names = tuple(name for name in names if name in own)
    elif case:
        names = tuple(name for name in names if name in case.strands)
    found = {name: objection(Question(file, file.strands[name], type(event), moment, event, acts)) for name in names}
    if event.strands:
        refused = next((one for one in found.values() if one is not None and one.contradiction), None)
        if refused is not None:
            raise _not_allowed(event, refused, file, names, moment)
        return names, [one.notice for one in found.values() if one is not None]
    if lawful := tuple(name for name, one in found.items() if one is None):
        return lawful, []
    possible = {name: one for name, one in found.items() if one is not None and not one.contradiction}
    if not possible:
        refused = next(one for one in found.values() if one is not None)
        raise _not_allowed(event, refused, file, names, moment)
    return tuple(possible), [one.notice for one in possible.values()]


def _not_allowed(event: Event, why: Objection, file: Register, names: tuple[str, ...], moment: Moment) -> NotAllowed:
    instead = why.instead or ", ".join(
        kind.title
        for kind in KINDS
        if any(objection(Question(file, file.strands[name], kind, moment)) is None for name in names)
    )
    return NotAllowed(
        event=Phrase(event.title),
        day=event.date,
        why=Phrase(why.why or str(why.notice.statement)),
        citation=why.citation,
        possible=Phrase(instead),
    )


def _refusal(event: Event, why: str, instead: str, under: Citation | None = None) -> NotAllowed:
    return NotAllowed(
        event=Phrase(event.title),
        day=event.date,
        why=Phrase(why),
        citation=under or event.citation,
        possible=Phrase(instead),
    )


def _nothing_to_contest(file: Register, event: ActionBrought, names: tuple[str, ...], moment: Moment) -> NotAllowed:
    there = {what for name in names for what in contested(file.strands[name], moment)}
    if not there:
        return _refusal(event, "no decision is recorded that could be brought before the Court", "")
    return _refusal(
        event, f"no decision of that kind is recorded ({event.against})", ", ".join(sorted(map(str, there)))
    )


def _extend(file: Register, event: ProceedingsExtended, moment: Moment) -> None:
    """Article 66(1) once more: a new strand beside those that are still pending."""
    first = next(iter(file.strands.values()))
    refused = objection(Question(file, first, type(event), moment, event))
    if refused is not None:
        raise _not_allowed(event, refused, file, tuple(file.strands), moment)
    name = event.strands[0]
    if name in file.strands:
        raise InvalidValue(field=Phrase("strand"), value=name, accepted=Phrase("the name of a new strand"))
    place = len(file.events)
    file.strands[name] = StrandEntry(Strand(name=name, articles=event.articles), place, added=event)
    _write(file, event, (name,), (), None)


def _write(
    file: Register, event: Event, where: tuple[str, ...], acts: tuple[ActEntry, ...], case: CaseEntry | None
) -> None:
    place = len(file.events)
    entry: ActEntry | None = None
    if isinstance(event, LegalAct):
        entry = ActEntry(
            place=place,
            event=event,
            reference=_reference(file, event),
            strands=where,
            articles={name: _articles(event, file.strands[name].strand) for name in where},
            basis=acts if isinstance(event, HANGS) else (),
        )
        file.acts.append(entry)
        file.by_reference[entry.reference] = entry
        for act in acts:
            act.following.append(entry)
    elif isinstance(event, ActionBrought):
        brought = CaseEntry(place, event, acts, where)
        file.cases.append(brought)
        for act in acts:
            act.cases.append(brought)
        for name in where:
            file.strands[name].cases.append(brought)
    elif case is not None and not isinstance(event, OperationSuspended | OperationResumed):
        case.history.append((place, event))
    else:
        for act in acts:
            act.later.append((place, event))
    for name in where:
        file.strands[name].kinds.setdefault(type(event), []).append((place, event, entry))
    file.events.append(event)
    file.days.append(event.date)
    file.where.append(where)
    file.concerned.append(acts if entry is None else (entry, *acts))


def _reference(file: Register, event: LegalAct) -> str:
    if event.reference is not None:
        if event.reference in file.by_reference:
            raise InvalidValue(
                field=Phrase("reference"), value=event.reference, accepted=Phrase("a reference of its own")
            )
        return event.reference
    plain = f"{event.title} of {words.day(event.date)}"
    number = file.numbers.get(plain, 0) + 1
    file.numbers[plain] = number
    return plain if number == 1 else f"{plain} ({number})"


def _articles(event: LegalAct, strand: Strand) -> tuple[Citation, ...]:
    named = event.named_articles
    if not named:
        return strand.articles
    within = tuple(one for one in named if any(one.within(own) or own.within(one) for own in strand.articles))
    return within or named


def _check_what(event: TimeLimitExtended, acts: tuple[ActEntry, ...]) -> None:
    limits = tuple(dict.fromkeys(what for act in acts for what in limits_of(act.event)))
    if event.what is None and len(limits) > 1:
        raise AmbiguousName(field="what", value=None, near=limits, accepted=limits)
    if event.what is not None:
        checks.known("what", event.what, limits)


def _said(case: CaseEntry) -> str:
    return case.number or case.event.by or "one without a number"


def _called(case: CaseEntry, name: str) -> bool:
    """Whether a case has a number, or, where it has none, was brought by somebody of that name."""
    return name == (case.number or case.event.by)


def _sharing(file: Register, names: tuple[str, ...]) -> list[CaseEntry]:
    return [case for case in file.cases if any(name in case.strands for name in names)]


def _judged(file: Register, event: JudgmentGiven, names: tuple[str, ...], moment: Moment) -> CaseEntry:
    """The pending action that a judgment ends."""
    pending = [case for case in _sharing(file, names) if case_state(case, moment).before_general_court]
    if not pending:
        raise _refusal(event, "no action is pending", "action brought before the Court")
    meant = pending if event.case is None else [case for case in pending if _called(case, event.case)]
    if len(meant) != 1:
        cases = ", ".join(map(_said, pending))
        raise _refusal(event, "it does not say which pending action it ends", f"case=, one of {cases}")
    return meant[0]


def _appealed(file: Register, event: AppealBrought, names: tuple[str, ...], moment: Moment) -> CaseEntry:
    judged = [case for case in _sharing(file, names) if not case_state(case, moment).before_general_court]
    meant = [case for case in judged if _called(case, event.against)]
    if len(meant) != 1:
        cases = ", ".join(map(_said, judged)) or "judgment given"
        raise _refusal(event, f"no judgment is recorded in {event.against}", cases)
    return meant[0]


def _decided_on_appeal(file: Register, event: AppealDecided, names: tuple[str, ...], moment: Moment) -> CaseEntry:
    states = [(case, case_state(case, moment)) for case in _sharing(file, names)]
    pending = [(case, state) for case, state in states if state.appeals]
    if not pending:
        raise _refusal(event, "no appeal is pending", "appeal brought before the Court of Justice")
    meant = [case for case, state in pending if appeal_of(state, event) is not None]
    if len(meant) != 1:
        cases = ", ".join(one.case or one.against for _, state in pending for one in state.appeals)
        raise _refusal(event, "it does not say which appeal it decides", f"case=, one of {cases}")
    return meant[0]


def _suspended(
    file: Register, event: OperationSuspended | OperationResumed, names: tuple[str, ...], moment: Moment
) -> CaseEntry:
    pending = [case for case in _sharing(file, names) if case_state(case, moment).pending]
    if not pending:
        raise _refusal(event, "no action is pending", "action brought before the Court")
    meant = pending if event.case is None else [case for case in pending if _called(case, event.case)]
    if len(meant) != 1:
        cases = ", ".join(map(_said, pending))
        raise _refusal(event, "it does not say in which case", f"case=, one of {cases}")
    return meant[0]


def _check_ruling(event: Ruling, case: CaseEntry) -> None:
    """Article 81: only fines and payments can be varied; an act that is named is one of those before the Court."""
    references = [act.reference for act in case.against]
    for reference in event.of:
        checks.known("of", reference, references)
    if event.ruling is not Outcome.VARIED:
        return
    for act in case.against:
        decision = act.event
        if isinstance(decision, ProceduralFine | PeriodicPenaltyImposed | PeriodicPenaltyFixed):
            return
        if isinstance(decision, NonComplianceDecision) and decision.penalty is not None:
            return
    raise _refusal(event, "there is no fine and no payment that could be varied", "dismissed or annulled")
