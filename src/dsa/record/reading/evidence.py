"""From the data files to facts: sources, how sure they are, and what other sources have."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from ...ground.citations import Citation
from ...ground.words import day, listing
from ..facts import Conflict, Fact, Official, Source, Sure
from .common_files import StatedData
from .files import ConflictData, FactData, Known, SourceText


def optional_day(text: str | None) -> date | None:
    """A day, or nothing."""
    return date.fromisoformat(text) if text else None


def source(given: SourceText) -> Source:
    """A source, from its address or from its parts."""
    return Source(url=given) if isinstance(given, str) else Source(**given)


def sources(one: Known) -> tuple[Source, ...]:
    """The sources of a fact; an official reference comes first."""
    own = (Source(reference=one["reference"]),) if "reference" in one else ()
    return (*own, *map(source, one["sources"]))


def said(one: Known) -> str | None:
    """The first source in one line, for objects that carry their source as text."""
    return next((str(found) for found in sources(one)), None)


def day_or_words(text: str) -> date | str:
    """A day where the text is one, and otherwise the words: a vague date is never turned into a day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def conflict(one: ConflictData) -> Conflict:
    """What another source has; the note ends with why the official side is not used, where it is not."""
    note = " ".join(part for part in (one.get("note"), one.get("kept")) if part)
    return Conflict(
        about=one["about"],
        used=day_or_words(one["used"]),
        other=day_or_words(one["other"]),
        said_by=one["said_by"],
        official=Official(one["official"]) if one["official"] else None,
        note=note or None,
        source=source(one["source"]) if "source" in one else None,
    )


def fact(one: Known, *text: str, about: object = None, wording: str | None = None) -> Fact:
    """A fact with the note that goes with it."""
    return Fact(
        text=" ".join(part for part in (*text, one.get("note", "")) if part),
        sure=Sure(one["sure"]),
        sources=sources(one),
        disputed=tuple(map(conflict, one.get("disputed", ()))),
        wording=wording,
        about=about,
    )


def standing_alone(facts: Iterable[FactData], about: object = None) -> tuple[Fact, ...]:
    """The sentences that stand for themselves."""
    return tuple(
        fact(one, _dated(one.get("on"), one["text"]), about=about, wording=one.get("wording")) for one in facts
    )


def stated(one: StatedData) -> Fact:
    """What the Commission counts itself, as a fact."""
    counts = f"about {one['requests']} requests and {one['proceedings']} proceedings"
    return fact(one, f"In {one['year']} the Commission counts {counts}.")


def _dated(on: str | None, text: str) -> str:
    return f"{day(date.fromisoformat(on))}: {text}" if on else text


def articles(texts: Iterable[str], sure: str, about: object) -> tuple[Fact, ...]:
    """Which articles it is about, as a fact of its own where that is less sure than the rest."""
    known = Sure(sure)
    text = f"The articles that it concerns are {listing(tuple(texts))}."
    return () if known is Sure.CONFIRMED else (Fact(text=text, sure=known, about=about),)


def citations(texts: Iterable[str]) -> tuple[Citation, ...]:
    """Citations from their text."""
    return tuple(map(_citation, texts))


@cache
def _citation(text: str) -> Citation:
    """The same articles stand in many entries: each is read once, and is one object everywhere."""
    return Citation.parse(text)
