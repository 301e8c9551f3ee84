"""What the Court made of an act on a day: Articles 261 to 266 TFEU."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import IntEnum
from operator import attrgetter

from attrs import frozen

from ....ground.citations import Citation
from ....ground.money import Money
from ..court import Outcome, Ruling
from ..decisions import NonComplianceDecision
from ..event import LegalAct
from ..payments import PeriodicPenaltyFixed, PeriodicPenaltyImposed, ProceduralFine
from .entries import ActEntry, Moment


class Extent(IntEnum):
    """How far an act is annulled in a strand."""

    NOT = 0
    IN_PART = 1
    EFFECTS_MAINTAINED = 2
    WHOLLY = 3


@frozen
class Annulment:
    """How far an act is annulled in a strand, and by which ruling."""

    extent: Extent = Extent.NOT
    ruling: Ruling | None = None


UNTOUCHED = Annulment()


def imposed_amount(act: LegalAct) -> Money | None:
    """The amount that an act imposes or fixes; None for one that does not. For payments by the day, the rate."""
    match act:
        case NonComplianceDecision(penalty=penalty):
            return None if penalty is None else penalty.amount
        case ProceduralFine(penalty=penalty) | PeriodicPenaltyImposed(penalty=penalty):
            return penalty.amount
        case PeriodicPenaltyFixed(amount=amount):
            return amount
    return None


def varied_by(act: ActEntry, moment: Moment) -> Ruling | None:
    """The ruling that gave the amount of an act another height (Article 81); None while none does."""
    if imposed_amount(act.event) is None:
        return None
    rulings = (case.state(moment).ruling for case in act.cases)
    varying = [ruling for ruling in rulings if ruling is not None and ruling.amount is not None]
    meant = [ruling for ruling in varying if not ruling.of or act.reference in ruling.of]
    return max(meant, key=attrgetter("date"), default=None)


def amount_of(act: ActEntry, moment: Moment) -> Money | None:
    """The amount of an act as the Commission imposed it, or as the Court has varied it, or left of it."""
    ruling, imposed = varied_by(act, moment), imposed_amount(act.event)
    if ruling is not None:
        return ruling.amount
    event = act.event
    if imposed is None or not act.cases or not isinstance(event, NonComplianceDecision | ProceduralFine):
        return imposed
    parts = event.penalty.infringements if event.penalty else ()
    for part in parts:
        if part.amount is not None and _annulled_everywhere(act, part.citation, moment):
            imposed -= part.amount
    return imposed


def unsettled(act: ActEntry, moment: Moment) -> bool:
    """Whether the Court has annulled something that a fine is for, and no amount tells what that leaves of it."""
    event = act.event
    fine = event.penalty if isinstance(event, NonComplianceDecision | ProceduralFine) else None
    if fine is None or not act.cases or varied_by(act, moment) is not None:
        return False
    if fine.infringements:
        return any(
            part.amount is None and _annulled_everywhere(act, part.citation, moment) for part in fine.infringements
        )
    return any(
        annulment(act, name, moment).extent is Extent.WHOLLY or left(act, name, moment) != act.articles[name]
        for name in act.strands
    )


def _annulled_everywhere(act: ActEntry, infringed: Citation, moment: Moment) -> bool:
    """Whether the finding of an infringement is annulled in every strand where an act is about it."""
    about = [
        name
        for name in act.strands
        if any(infringed.within(own) or own.within(infringed) for own in act.articles[name])
    ]
    return bool(about) and all(
        any(
            not ruling.articles or any(infringed.within(article) for article in ruling.articles)
            for ruling in _annulling(act, name, moment)
            if not _maintains(ruling, moment)
        )
        for name in about
    )


def left(act: ActEntry, strand: str, moment: Moment) -> tuple[Citation, ...]:
    """The provisions that an act is about in a strand, without those as to which nothing is left of it."""
    articles = act.articles.get(strand, ())
    if not act.cases:
        return articles
    gone = [ruling for ruling in _annulling(act, strand, moment) if not _maintains(ruling, moment)]
    annulled = [article for ruling in gone for article in ruling.articles]
    return tuple(article for article in articles if not any(article.within(other) for other in annulled))


def annulment(act: ActEntry, strand: str, moment: Moment) -> Annulment:
    """What the rulings that stand leave of an act in a strand.

    What one ruling annuls adds up with what another does, but only what is gone with what is gone: a provision whose
    effects are maintained is left, whatever has become of the others.
    """
    if not act.cases:
        return UNTOUCHED
    rulings = tuple(_annulling(act, strand, moment))
    articles = act.articles.get(strand, ())
    outright = sorted((ruling for ruling in rulings if not _maintains(ruling, moment)), key=_gone_since)
    if (gone := _complete(outright, articles, Extent.WHOLLY)) is not None:
        return gone
    every = sorted(rulings, key=attrgetter("date"))
    if (kept := _complete(every, articles, Extent.EFFECTS_MAINTAINED)) is not None:
        return kept
    return Annulment(Extent.IN_PART, every[0]) if every else UNTOUCHED


def _maintains(ruling: Ruling, moment: Moment) -> bool:
    """Whether a ruling still keeps the effects of what it annuls."""
    last = ruling.maintained_until
    return ruling.effects_maintained and (last is None or moment.on <= last)


def _complete(rulings: list[Ruling], articles: tuple[Citation, ...], extent: Extent) -> Annulment | None:
    """By which of several rulings, in their order, nothing of an act is left out; None if something is."""
    annulled: list[Citation] = []
    for ruling in rulings:
        annulled += ruling.articles
        if not ruling.articles or _all_within(articles, annulled):
            return Annulment(extent, ruling)
    return None


def _annulling(act: ActEntry, strand: str, moment: Moment) -> Iterator[Ruling]:
    for case in act.cases:
        ruling = case.state(moment).ruling
        if ruling is None or ruling.ruling is not Outcome.ANNULLED:
            continue
        if strand not in case.strands:
            continue  # the Court annuls no more than it was asked to
        if (not ruling.strands or strand in ruling.strands) and (not ruling.of or act.reference in ruling.of):
            yield ruling


def _gone_since(ruling: Ruling) -> date:
    """The day from which nothing is left of what a ruling annuls."""
    last = ruling.maintained_until
    return ruling.date if last is None else last + timedelta(days=1)


def _all_within(articles: tuple[Citation, ...], annulled: list[Citation]) -> bool:
    return bool(articles) and all(any(article.within(other) for other in annulled) for article in articles)
