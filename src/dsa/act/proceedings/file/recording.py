"""One event more in a file: which strands and acts it concerns, what contradicts it, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from ....ground import checks, words
from ....ground.citations import Citation
from ....ground.errors import InvalidValue, NotAllowed
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
from ..decisions import CommitmentCarriedOut
from ..event import Event, LegalAct
from ..events import KINDS
from ..payments import GuaranteeGiven, PenaltyPaid
from ..powers import InformationSupplied, ProceedingsExtended, TimeLimitExtended
from ..strands import Strand
from .cases import (
    appealed,
    before_court,
    check_ruling,
    check_suspension,
    decided_on_appeal,
    judged,
    order_on,
    refusal,
    suspended,
)
from .concerning import concerned
from .conditions.checked import HANGS, notices_on
from .conditions.defects import Objection
from .conditions.possible import UNCONDITIONAL, objection
from .conditions.question import Question
from .entries import ActEntry, CaseEntry, Moment, StrandEntry
from .kinds import contested
from .particulars import check_currency, check_longer, check_subject
from .register import PROVIDER, Register


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
    named = event.strands
    for name in named:
        checks.known("strand", name, file.strands)
    names = named or tuple(file.strands)
    case, acts = _case_and_acts(file, event, names, moment)
    if case is not None:
        names = tuple(name for name in names if name in case.strands)
    elif acts and not named:
        names = tuple(name for name in names if any(name in act.strands for act in acts))
    if isinstance(event, OperationSuspended) and not named:
        names = before_court(acts, names, moment)
    where, notices = (names, []) if type(event) in UNCONDITIONAL else _where(file, event, names, acts, moment)
    notices += notices_on(file, event, where, case, acts, moment)
    _write(file, event, where, acts, case)
    file.defects += [(moment.count, notice) for notice in notices]


def _case_and_acts(
    file: Register, event: Event, names: tuple[str, ...], moment: Moment
) -> tuple[CaseEntry | None, tuple[ActEntry, ...]]:
    """The case before the Court that an event is about, and the acts; what the event says of them is looked at."""
    case, acts = _about(file, event, names, moment)
    _check(file, event, names, case, acts, moment)
    return case, acts


def _about(
    file: Register, event: Event, names: tuple[str, ...], moment: Moment
) -> tuple[CaseEntry | None, tuple[ActEntry, ...]]:
    """The case that an event is about, and the acts."""
    find = _CASE_OF.get(type(event))
    if isinstance(event, OperationSuspended | OperationResumed) and event.of:
        acts = concerned(file, event, names, moment)
        return order_on(file, event, acts, names, moment), acts
    if find is None:
        return None, concerned(file, event, names, moment)
    case = find(file, event, names, moment)
    return case, case.against


def _check(
    file: Register,
    event: Event,
    names: tuple[str, ...],
    case: CaseEntry | None,
    acts: tuple[ActEntry, ...],
    moment: Moment,
) -> None:
    match event:
        case TimeLimitExtended(subject=subject):
            check_subject("subject", subject, acts)
            check_longer(event, acts, names, moment)
        case InformationSupplied(subject=subject):
            check_subject("subject", subject, acts)
        case CommitmentCarriedOut(step=step):
            check_subject("step", step, acts)
        case PenaltyPaid() | GuaranteeGiven():
            check_currency(event, acts)
        case ActionBrought() if not acts:
            raise _nothing_to_contest(file, event, names, moment)
        case ActionBrought(case=number) if number is not None and number in [case.number for case in file.cases]:
            raise InvalidValue(field=Phrase("case"), value=number, accepted=Phrase("a number of its own"))
        case OperationSuspended() | OperationResumed():
            check_suspension(file, event, acts, names, moment)
        case Ruling() if case is not None:
            check_ruling(event, case)


_CASE_OF: Mapping[type[Event], Callable[[Register, Any, tuple[str, ...], Moment], CaseEntry]] = MappingProxyType(
    {
        JudgmentGiven: judged,
        AppealBrought: appealed,
        AppealDecided: decided_on_appeal,
        OperationSuspended: suspended,
        OperationResumed: suspended,
    }
)
"""How the case before the Court is found that an event is about."""


def _where(
    file: Register, event: Event, names: tuple[str, ...], acts: tuple[ActEntry, ...], moment: Moment
) -> tuple[tuple[str, ...], list[Notice]]:
    """The strands in which an event happens: those that it names, or else where it is possible."""
    objections = {
        name: objection(Question(file, file.strands[name], type(event), moment, event, acts)) for name in names
    }
    refused = {name: why for name, why in objections.items() if why is not None}
    if event.strands:
        contradiction = next((why for why in refused.values() if why.contradiction), None)
        if contradiction is not None:
            raise _not_allowed(event, contradiction, file, names, moment)
        return names, [why.notice for why in refused.values()]
    if lawful := tuple(name for name in names if name not in refused):
        return lawful, []
    possible = {name: why for name, why in refused.items() if not why.contradiction}
    if not possible:
        raise _not_allowed(event, next(iter(refused.values())), file, names, moment)
    return tuple(possible), [why.notice for why in possible.values()]


def _not_allowed(event: Event, why: Objection, file: Register, names: tuple[str, ...], moment: Moment) -> NotAllowed:
    instead = ", ".join(
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
        judged = any(not case.state(moment).before_general_court for case in file.cases)
        instead = AppealBrought.title if judged else "an act that can be contested, recorded before it"
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
    file.strands[name] = StrandEntry(Strand(name=name, articles=event.articles), added=len(file.events))
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
            articles=_articles(event, {name: file.strands[name].strand for name in where}),
            addressees=frozenset(map(file.called, event.addressees)) or frozenset({PROVIDER}),
        )
        file.acts.append(entry)
        file.by_reference[entry.reference] = entry
        if acts:
            entry.follow(acts, hangs=isinstance(event, HANGS))
    elif isinstance(event, ActionBrought):
        by = None if event.by is None else file.called(event.by)
        brought = CaseEntry(place, event, acts, where, by)
        file.cases.append(brought)
        for act in acts:
            act.bring(brought)
            _dispute(file, act, *act.basis)
        for name in where:
            file.strands[name].cases.append(brought)
    elif case is not None and not isinstance(event, OperationSuspended | OperationResumed):
        case.write(place, event)
    else:
        for act in acts:
            act.write(place, event, where)
        if case is not None and isinstance(event, OperationSuspended | OperationResumed):
            case.learn(event.case)
            file.orders[place] = case
    happened = (place, event, entry)
    for name in where:
        file.strands[name].write(happened)
    file.events.append(event)
    file.days.append(event.date)
    file.where.append(where)


def _dispute(file: Register, *acts: ActEntry) -> None:
    for act in acts:
        if not act.in_dispute:
            act.in_dispute = True
            for name in act.strands:
                file.strands[name].look_again(act)


def _reference(file: Register, event: LegalAct) -> str:
    if event.reference is not None:
        if event.reference in file.by_reference:
            raise InvalidValue(
                field=Phrase("reference"), value=event.reference, accepted=Phrase("a reference of its own")
            )
        return event.reference
    plain = f"{event.title} of {words.day(event.date)}"
    reference = plain
    while reference in file.by_reference:
        file.numbers[plain] = number = file.numbers.get(plain, 1) + 1
        reference = f"{plain} ({number})"
    return reference


def _articles(event: LegalAct, strands: dict[str, Strand]) -> dict[str, tuple[Citation, ...]]:
    """For each strand the provisions that an act is about: of those it names its own, and those that are nobody's."""
    named = event.named_articles
    if not named:
        return {name: strand.articles for name, strand in strands.items()}
    own = {name: {article for article in named if _shares(article, strand)} for name, strand in strands.items()}
    of_some = set().union(*own.values())
    about = {name: [article for article in named if article in own[name] or article not in of_some] for name in strands}
    return {name: tuple(about[name]) or named for name in strands}


def _shares(article: Citation, strand: Strand) -> bool:
    return any(article.within(own) or own.within(article) for own in strand.articles)
