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
    Ruling,
)
from ..event import Event, LegalAct
from ..events import KINDS
from ..powers import ProceedingsExtended, TimeLimitExtended
from ..strands import Strand
from .cases import appealed, check_ruling, decided_on_appeal, judged, refusal, suspended
from .concerning import Asked, concerned
from .conditions.checked import HANGS, notices_on
from .conditions.defects import Objection
from .conditions.possible import objection
from .conditions.question import Question
from .entries import ActEntry, CaseEntry, Moment, StrandEntry
from .kinds import contested
from .register import Register
from .rulings import case_state
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
            case = judged(file, event, names, moment)
        case AppealBrought():
            case = appealed(file, event, names, moment)
        case AppealDecided():
            case = decided_on_appeal(file, event, names, moment)
        case OperationSuspended() | OperationResumed() if not event.of:
            case = suspended(file, event, names, moment)
        case _:
            acts = concerned(Asked(file, event, names, moment))
            if isinstance(event, TimeLimitExtended):
                _check_what(event, acts)
            if isinstance(event, ActionBrought) and not acts:
                raise _nothing_to_contest(file, event, names, moment)
            return None, acts
    if isinstance(event, Ruling):
        check_ruling(event, case)
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


def _nothing_to_contest(file: Register, event: ActionBrought, names: tuple[str, ...], moment: Moment) -> NotAllowed:
    there = {what for name in names for what in contested(file.strands[name], moment)}
    if not there:
        judged = any(not case_state(case, moment).before_general_court for case in file.cases)
        instead = AppealBrought.title if judged else ""
        return refusal(event, "no decision is recorded that could be brought before the Court", instead)
    return refusal(event, f"no decision of that kind is recorded ({event.against})", ", ".join(sorted(map(str, there))))


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
