"""Which case before the Court an event is about, and what contradicts it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ....ground import checks
from ....ground.citations import Citation
from ....ground.errors import AmbiguousName, NotAllowed
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
from ..event import Event
from .entries import ActEntry, CaseEntry, Moment
from .register import Register
from .rulings import imposed_amount
from .standing import suspended_by

_NO_ACTION = "no action is pending"


def refusal(event: Event, why: str, instead: str, under: Citation | None = None) -> NotAllowed:
    """An event that contradicts the file; what would be possible instead."""
    return NotAllowed(
        event=Phrase(event.title),
        day=event.date,
        why=Phrase(why),
        citation=under or event.citation,
        possible=Phrase(instead),
    )


def _said(case: CaseEntry) -> str:
    return case.number or case.event.by or "one without a number"


def _called(case: CaseEntry, name: str) -> bool:
    """Whether a case has a number, or, where it was brought without one, by somebody of that name."""
    return name == case.number or (case.event.case is None and name == case.event.by)


def _meant(file: Register, cases: list[CaseEntry], name: str) -> list[CaseEntry]:
    """Those that are called so; if none in the file is, the only one whose number was not known: it has this one."""
    if any(_called(case, name) for case in file.cases):
        return [case for case in cases if _called(case, name)]
    unnumbered = [case for case in cases if case.number is None]
    return unnumbered if len(unnumbered) == 1 else []


def _sharing(file: Register, names: tuple[str, ...]) -> list[CaseEntry]:
    return [case for case in file.cases if any(name in case.strands for name in names)]


def judged(file: Register, event: JudgmentGiven, names: tuple[str, ...], moment: Moment) -> CaseEntry:
    """The pending action that a judgment ends."""
    pending = [case for case in _sharing(file, names) if case.state(moment).before_general_court]
    if not pending:
        raise refusal(event, _NO_ACTION, ActionBrought.title)
    meant = pending if event.case is None else _meant(file, pending, event.case)
    if len(meant) != 1:
        cases = ", ".join(map(_said, pending))
        raise refusal(event, "it does not say which pending action it ends", f"case=, one of {cases}")
    return meant[0]


def appealed(file: Register, event: AppealBrought, names: tuple[str, ...], moment: Moment) -> CaseEntry:
    """The case with a judgment against which an appeal is brought."""
    judged = [case for case in _sharing(file, names) if not case.state(moment).before_general_court]
    appealable = [
        case
        for case in judged
        if case.state(moment).appealable(event.date) and not _upheld_against(case, event, moment)
    ]
    meant = _meant(file, appealable, event.against)
    if len(meant) != 1:
        cases = ", ".join(map(_said, appealable)) or "judgment given"
        over = any(_called(case, event.against) for case in judged)
        why = "the Court of Justice has decided" if over else "no judgment is recorded in"
        raise refusal(event, f"{why} {event.against}", cases)
    return meant[0]


def _upheld_against(case: CaseEntry, event: AppealBrought, moment: Moment) -> bool:
    """Whether the judgment is upheld on an appeal of the same party: who has had the last word has no second one."""
    if event.by is None or not case.state(moment).on_appeal:
        return False
    return any(appeal.by == event.by for appeal in _appeals(case, moment))


def _appeals(case: CaseEntry, moment: Moment) -> Iterator[AppealBrought]:
    """The appeals against the judgment that was given last."""
    for _, event in reversed(case.since(moment)):
        if isinstance(event, JudgmentGiven):
            return
        if isinstance(event, AppealBrought):
            yield event


def decided_on_appeal(file: Register, event: AppealDecided, names: tuple[str, ...], moment: Moment) -> CaseEntry:
    """The case with the appeal that is decided."""
    states = [(case, case.state(moment)) for case in _sharing(file, names)]
    pending = [(case, state) for case, state in states if state.appeals]
    if not pending:
        raise refusal(event, "no appeal is pending", "appeal brought before the Court of Justice")
    named = [case for case, state in pending if event.case in [appeal.case for appeal in state.appeals]]
    meant = named if event.case and named else [case for case, state in pending if state.appeal_of(event) is not None]
    if len(meant) != 1 or (event.case is None and len(pending) > 1):
        cases = ", ".join(appeal.case or appeal.against for _, state in pending for appeal in state.appeals)
        raise refusal(event, "it does not say which appeal it decides", f"case=, one of {cases}")
    return meant[0]


def suspended(
    file: Register, event: OperationSuspended | OperationResumed, names: tuple[str, ...], moment: Moment
) -> CaseEntry:
    """The case in which the operation of an act is suspended, or no longer."""
    pending = [case for case in _sharing(file, names) if case.state(moment).pending]
    if not pending:
        raise refusal(event, _NO_ACTION, ActionBrought.title)
    meant = pending if event.case is None else _meant(file, pending, event.case)
    if len(meant) != 1:
        cases = ", ".join(map(_said, pending))
        raise refusal(event, "it does not say in which case", f"case=, one of {cases}")
    return meant[0]


def check_suspension(
    file: Register,
    event: OperationSuspended | OperationResumed,
    acts: tuple[ActEntry, ...],
    names: tuple[str, ...],
    moment: Moment,
) -> None:
    """Article 278 TFEU: the Court suspends what is before it, and only what is suspended resumes."""
    if isinstance(event, OperationResumed):
        if not any(suspended_by(file, act, name, moment) for act in acts for name in names if name in act.strands):
            raise refusal(event, "no operation is suspended", OperationSuspended.title)
    elif not all(_pending(act, names, moment) for act in acts):
        raise refusal(event, _NO_ACTION, ActionBrought.title)


def _pending(act: ActEntry, names: Iterable[str], moment: Moment) -> list[CaseEntry]:
    """The cases against an act that are pending in some strands."""
    return [case for case in act.cases if case.state(moment).pending and any(name in case.strands for name in names)]


def order_on(
    file: Register,
    event: OperationSuspended | OperationResumed,
    acts: tuple[ActEntry, ...],
    names: tuple[str, ...],
    moment: Moment,
) -> CaseEntry | None:
    """The case in which an order on acts was made: that which it names, or the only one that is pending on them."""
    if event.case is not None:
        case = suspended(file, event, names, moment)
        if not all(act in case.against for act in acts):
            raise refusal(event, f"{event.case} is not against it", "case=, that of an action against the act")
        return case
    pending = {case.place: case for act in acts for case in _pending(act, names, moment)}
    return next(iter(pending.values())) if len(pending) == 1 else None


def before_court(acts: tuple[ActEntry, ...], names: tuple[str, ...], moment: Moment) -> tuple[str, ...]:
    """The strands in which an action against one of some acts is pending."""
    return tuple(name for name in names if any(_pending(act, (name,), moment) for act in acts))


def check_ruling(event: Ruling, case: CaseEntry) -> None:
    """Article 81: only fines and payments can be varied; an act that is named is one of those before the Court.

    :raises AmbiguousName: several before the Court have an amount, and it does not say which it varies.
    """
    references = [act.reference for act in case.against]
    for reference in event.of:
        checks.known("of", reference, references)
    if event.amount is None:
        return
    named = [act for act in case.against if not event.of or act.reference in event.of]
    amounts = {act.reference: amount for act in named if (amount := imposed_amount(act.event)) is not None}
    if not amounts:
        why = "there is no fine and no payment that could be varied"
        raise refusal(event, why, "dismissed or annulled", Outcome.VARIED.citation)
    if len(amounts) > 1:
        raise AmbiguousName(field="of", value=None, near=list(amounts), accepted=list(amounts))
    (imposed,) = amounts.values()
    if imposed.currency != event.amount.currency:
        why = f"what it varies is in {imposed.currency}"
        raise refusal(event, why, f"an amount in {imposed.currency}", Outcome.VARIED.citation)
