"""How complete the record is: what it has beside what the Commission counts itself, and up to when was read."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import frozen

from ..ground.answering import answers
from ..ground.citations import DSA
from ..ground.trace import Explained, Point, Rule, Sentence
from .dossier import penalties_of
from .facts import Sure
from .queries import record_ends
from .reading.common_files import StatedData
from .reading.store import packaged

REQUESTS = Rule(
    "record-covers-requests",
    "Requests sent in {year}, one a service asked: the record has {after} of about {stated} in the Commission's count. "
    "Counted once a group of companies: {groups}.",
    DSA.at(67, 1),
)
PROCEEDINGS = Rule(
    "record-covers-proceedings",
    "Proceedings opened in {year}, one a service concerned: the record has {after} of {stated} in the Commission's "
    "count.",
    DSA.at(66, 1),
)
FINES = Rule(
    "record-covers-fines", "Fines: the record has {after}, and no text that was read names another.", DSA.at(74, 1)
)
COUNT_QUOTED = Point("record-count-quoted", "The Commission's own count ({sure}). {text}.")


@frozen(kw_only=True)
class Coverage(Explained):
    """How much the record has of what the Commission counts itself in ``year``, and up to which day texts were read.

    :param year: the year.
    :param requests: the requests of that year in the record, one a service asked.
    :param stated_requests: about as many the Commission counts.
    :param proceedings: the proceedings opened in that year in the record, one a service concerned.
    :param stated_proceedings: as many the Commission counts.
    :param fines: every fine that a text that was read names.
    :param read_until: the day of the newest text that was read.
    :param as_of: the day up to which the record goes.
    """

    year: int
    requests: int
    stated_requests: int
    proceedings: int
    stated_proceedings: int
    fines: int
    read_until: date
    as_of: date

    @property
    def share(self) -> Fraction:
        """Which share of the requests of that year the record has; about, since the Commission's count is."""
        return Fraction(self.requests, self.stated_requests)

    @property
    def headline(self) -> Sentence:
        """The shares, and from when on nothing was read."""
        return Sentence(
            "record-coverage",
            "about {share} of the requests that the Commission says it sent in {year}; proceedings opened in that "
            "year: {proceedings} of {stated}; fines: all {fines} that were found; unread since {read_until}",
            (
                ("share", Fraction(round(self.share * 100), 100)),
                ("year", str(self.year)),
                ("proceedings", self.proceedings),
                ("stated", self.stated_proceedings),
                ("fines", self.fines),
                ("read_until", self.read_until),
            ),
        )


@answers
def coverage() -> Coverage:
    """How complete the record is, computed from what it has and from what the Commission counts itself.

    The Commission published its count for one year only. Whether its requests are counted one a service or one a
    provider was not read: the steps have both.

    >>> print(coverage().share, coverage().proceedings)
    12/25 9
    """
    store = packaged()
    stated: StatedData = store.read("coverage")["stated"]
    year = stated["year"]
    asked = [
        sent
        for dossier in store.dossiers
        for sent in (
            *(request.sent for request in dossier.requests),
            *(request.sent for request in dossier.undated_requests),
        )
        if sent is not None and sent.year == year
    ]
    files = (store.read(path) for path in store.paths("requests/"))
    ofyear = [file for file in files if (file["sent"] or "").startswith(str(year))]
    groups = sum(
        len({store.dossier(name).platform.provider.group or name for name in file["addressees"]}) for file in ofyear
    )
    opened = sum(investigation.begun.year == year for case in store.cases for investigation in case.investigations)
    fines = sum(len(penalties_of(case.investigation)) for case in store.cases)
    steps = (
        REQUESTS.step(0, len(asked), stated=stated["requests"], groups=groups, year=str(year)),
        PROCEEDINGS.step(len(asked), opened, stated=stated["proceedings"], year=str(year)),
        FINES.step(opened, fines),
    )
    quoted = COUNT_QUOTED.notice(sure=Sure(stated["sure"]), text=stated.get("note", "").rstrip("."))
    return Coverage(
        year=year,
        requests=len(asked),
        stated_requests=stated["requests"],
        proceedings=opened,
        stated_proceedings=stated["proceedings"],
        fines=fines,
        read_until=store.read_until,
        as_of=store.as_of,
        steps=steps,
        notices=(quoted, *record_ends()),
    )
