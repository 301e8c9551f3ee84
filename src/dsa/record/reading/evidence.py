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


def source(text: SourceText) -> Source:
    """A source, from its address or from its parts."""
    return Source(url=text) if isinstance(text, str) else Source(**text)


def sources(entry: Known) -> tuple[Source, ...]:
    """The sources of a fact; an official reference comes first."""
    own = (Source(reference=entry["reference"]),) if "reference" in entry else ()
    return (*own, *map(source, entry["sources"]))


def said(entry: Known) -> str | None:
    """The first source in one line, for objects that carry their source as text."""
    return next(map(str, sources(entry)), None)


def day_or_words(text: str) -> date | str:
    """A day where the text is one, and otherwise the words: a vague date is never turned into a day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def conflict(entry: ConflictData) -> Conflict:
    """What another source has; the note ends with why the official side is not used, where it is not."""
    note = " ".join(part for part in (entry.get("note"), entry.get("kept")) if part)
    return Conflict(
        about=entry["about"],
        used=day_or_words(entry["used"]),
        other=day_or_words(entry["other"]),
        said_by=entry["said_by"],
        official=Official(entry["official"]) if entry["official"] else None,
        note=note or None,
        source=source(entry["source"]) if "source" in entry else None,
    )


def fact(entry: Known, *text: str, about: object = None, wording: str | None = None) -> Fact:
    """A fact with the note that goes with it."""
    return Fact(
        text=" ".join(part for part in (*text, entry.get("note", "")) if part),
        sure=Sure(entry["sure"]),
        sources=sources(entry),
        disputed=tuple(map(conflict, entry.get("disputed", ()))),
        wording=wording,
        about=about,
    )


def standing_alone(facts: Iterable[FactData], about: object = None) -> tuple[Fact, ...]:
    """The sentences that stand for themselves."""
    return tuple(
        fact(entry, _dated(entry.get("on"), entry["text"]), about=about, wording=entry.get("wording"))
        for entry in facts
    )


def stated(entry: StatedData) -> Fact:
    """What the Commission counts itself, as a fact."""
    counts = f"about {entry['requests']} requests and {entry['proceedings']} proceedings"
    return fact(entry, f"In {entry['year']} the Commission counts {counts}.")


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
