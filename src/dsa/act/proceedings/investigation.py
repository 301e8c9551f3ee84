"""Proceedings as a file of dated events: what happened goes in, where a case stands comes out (Articles 64 to 83).

An :class:`Investigation` is a value. :meth:`~Investigation.record` gives a new one with one event more, or refuses an
event that contradicts the file; what the Act does not allow is recorded with a notice. What a day's answer is never
depends on later events. Proceedings can have several strands that end differently, as those against AliExpress did.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import evolve, field, fields, frozen

from ...ground import checks, words
from ...ground.answering import answers
from ...ground.brief import Brief
from ...ground.citations import Citation
from ...ground.errors import InvalidValue, MissingFact
from ...ground.trace import Notice
from ...ground.values import WhatIf
from ...ground.words import Phrase
from ..penalties.limitation import Limitation, TimeNotBegun
from ..services.platforms import Platform
from ..very_large.designation import VLOPDesignation
from .answers import limitation as case_limitation
from .answers.accrued import Accrued, accrued
from .answers.acts import ActState, act_state
from .answers.allowed import Allowed, allowed
from .answers.finality import PenaltyState, penalties
from .answers.opening import opening_defects
from .answers.presupposed import presupposed
from .answers.report import Report, report
from .answers.running import open_limits
from .answers.strand_states import strand_states
from .event import Event
from .file.entries import Moment
from .file.register import Register
from .file.written import Beginning, Written
from .open_limits import OpenTimeLimit
from .powers import TimeLimitExtended
from .state import OPENED, InvestigationState, explained_state
from .strands import Strand


def _suspected(values: Iterable[Citation]) -> tuple[Citation, ...]:
    return checks.several("suspected", values, Citation)


def _events(values: Iterable[Event]) -> tuple[Event, ...]:
    if type(values) is tuple:
        return values  # looked at where they are written, and not again with each event that is recorded
    return checks.several("events", values, Event)


def _strands(values: Iterable[Strand]) -> tuple[Strand, ...]:
    return values if type(values) is tuple else checks.several("strands", values, Strand)  # as with the events


def _services(values: Iterable[Platform]) -> tuple[Platform, ...]:
    return checks.several("services", values, Platform)


def _designations(values: Iterable[VLOPDesignation] | None) -> tuple[VLOPDesignation, ...] | None:
    return None if values is None else checks.several("designations", values, VLOPDesignation)


@frozen(kw_only=True)
class Investigation(Brief):
    """Proceedings against the provider of a designated service (Article 66), or a file that has no opening yet.

    :param platform: the designated service.
    :param opened: the day of the opening; None in a file with requests alone (Article 65(1)).
    :param suspected: the provisions that the Commission suspects to be infringed: a suspicion, not a finding.
    :param events: what happened, the earliest first; those of one day happened in the order given.
    :param strands: the parts of the proceedings; empty for a single one of all that is suspected.
    :param reference: the number of the case; None where it is not known.
    :param source: where the opening was read; None where that is not said.
    :param services: further services in the same case.
    :param designations: the designations of its services, where they are to be looked at; None where they are not.

    >>> from dsa import DSA, Platform, Provider, ServiceKind
    >>> shop = Platform(name="AliExpress", provider=Provider(name="Alibaba"), kind=ServiceKind.MARKETPLACE)
    >>> opened = Investigation(platform=shop, opened=date(2024, 3, 14), suspected=[DSA.at(34, 1), DSA.at(35, 1)])
    >>> print(opened.state(date(2024, 3, 14)))
    on 14 March 2024: AliExpress: proceedings open (a suspicion, not a finding of a breach)
    """

    platform: Platform
    opened: date | None = None
    suspected: tuple[Citation, ...] = field(default=(), converter=_suspected)
    events: tuple[Event, ...] = field(default=(), converter=_events)
    strands: tuple[Strand, ...] = field(default=(), converter=_strands)
    reference: str | None = None
    source: str | None = None
    services: tuple[Platform, ...] = field(default=(), converter=_services)
    designations: tuple[VLOPDesignation, ...] | None = field(default=None, converter=_designations)
    _written: Written | None = field(default=None, repr=False, eq=False, alias="_written")
    """What the events were written into: shared with the investigations that grew from this one."""

    def __attrs_post_init__(self) -> None:
        checks.instance("platform", self.platform, Platform)
        checks.optional_day("opened", self.opened)
        checks.optional_text("reference", self.reference)
        checks.optional_text("source", self.source)
        if self.opened is not None and not self.suspected:
            raise InvalidValue(field=Phrase("suspected"), value=(), accepted=Phrase("at least one Citation"))
        beginning = Beginning(
            opened=self.opened,
            platform=self.platform,
            suspected=self.suspected,
            strands=self.strands,
            services=self.services,
        )
        if self._written is None or not self._written.fits(beginning, self.events):
            events = checks.several("events", self.events, Event)
            object.__setattr__(self, "_written", Written.of(beginning, events))

    @property
    def begun(self) -> date:
        """The day of the opening or, in a file without one, of the first event.

        :raises MissingFact: there is neither.
        """
        if self.opened is not None:
            return self.opened
        if not self.events:
            raise MissingFact(missing=Phrase("A day on which the file begins"), give=Phrase("opened= or an event"))
        return self.events[0].date

    def record(self, event: Event) -> Investigation:
        """The same proceedings with one event more; what was found before is kept, not found again.

        What the Act does not allow is recorded, too, with a notice among :meth:`defects`: it stands until annulled.

        :raises NotAllowed: it contradicts what is recorded; the error names the article.
        :raises OutOfOrder: it lies before the last event recorded.
        :raises UnknownName: it names an act, a strand, a question or a step that is not recorded.
        :raises AmbiguousName: it could concern several acts; ``of=`` says which.
        """
        events = (*self.events, checks.instance("event", event, Event))
        return evolve(self, events=events, _written=self._read.grown(events))

    @answers
    def state(self, on: date) -> InvestigationState:
        """Where the proceedings stand at the end of a day; later events are not looked at.

        Before the opening there are no proceedings.
        """
        moment = self._moment(on)
        states, told = strand_states(self._file, moment), presupposed(self._file, moment)
        return explained_state(on, self.opened, states, told, self._defects(moment))

    def acts(self, on: date) -> tuple[ActState, ...]:
        """Every act of the Commission recorded by the end of a day, with what has become of it."""
        moment = self._moment(on)
        return tuple(act_state(self._file, act, moment) for act in self._file.acts if act.place < moment.count)

    def allowed(self, on: date) -> Allowed:
        """What the Act allows on a day in each strand, given what has happened by its end, and why not the rest."""
        return allowed(self._file, self._moment(on))

    def defects(self, on: date) -> tuple[Notice, ...]:
        """What was recorded by the end of a day although the Act does not allow it: the other side's pleas."""
        return self._defects(self._moment(on))

    def timeline(self) -> tuple[tuple[date, str], ...]:
        """Day and words of everything that happened, in its order; an extension under the provision of its act."""
        told = [(event.date, str(event).split(": ", 1)[1]) for event in self.events]
        under: dict[int, dict[str, None]] = {}
        for act in self._file.acts:
            for place, _, _ in act.by_kind.get(TimeLimitExtended, ()):
                if place < len(told):
                    under.setdefault(place, {})[str(act.event.provision)] = None
        for place, provisions in under.items():
            day, text = told[place]
            told[place] = (day, f"{text.removesuffix(f'[{TimeLimitExtended.citation}]')}[{'; '.join(provisions)}]")
        if self.opened is None:
            return tuple(told)
        early = sum(event.date < self.opened for event in self.events)
        return (*told[:early], (self.opened, f"proceedings opened [{OPENED.citation}]"), *told[early:])

    @answers
    def open_time_limits(self, on: date, *, what_if: WhatIf | None = None) -> tuple[OpenTimeLimit, ...]:
        """What is open on a day, and by when: duties until they are performed, rights until their last day."""
        limits = open_limits(self._file, self._moment(on))
        return tuple(sorted(limits, key=lambda limit: (limit.due or date.max, limit.what)))

    @answers
    def accrued(self, on: date) -> Accrued:
        """What periodic penalty payments have come to by the end of a day (Article 76)."""
        return accrued(self._file, self._moment(on))

    def penalties(self, on: date) -> tuple[PenaltyState, ...]:
        """Every fine and every payment: as imposed, as it stands after judgments, paid or not, final or not."""
        return penalties(self._file, self._moment(on))

    def report(self, on: date) -> Report:
        """The whole state on a day with its reasons: strands, acts, time limits, payments, defects."""
        return report(self, on)

    def explain(self, on: date, locale: str = "en") -> str:
        """The whole state on a day as text, each sentence with its provision; :meth:`report` has it as HTML, too."""
        return self.report(on).explain(locale)

    @answers
    def limitation(
        self,
        *,
        ceased: date | None = None,
        on: date,
        strand: str | None = None,
        of: str | None = None,
        what_if: WhatIf | None = None,
    ) -> Limitation | TimeNotBegun:
        """When the power to impose a penalty runs out (Article 77), as far as the record goes on a day.

        :param ceased: the day on which the infringement was committed or, if it lasted, ceased; None while it goes on.
        :param strand: only what concerns this strand; None takes the acts in all strands.
        :param of: the act whose breach is asked about (Articles 74(2) and 76(1)); None asks about the infringement.

        The opening (for a strand added later, the extension) and every act of the Commission or a Coordinator
        interrupt; an action against the decision suspends until the judgment, and so does an appeal until its
        decision; while there is none, to the end of ``on``.
        """
        checks.optional_day("ceased", ceased)
        moment = self._moment(on)
        return case_limitation.imposing(
            self._file, moment, length=len(self.events), ceased=ceased, strand=strand, of=of
        )

    @answers
    def enforcement_limitation(
        self,
        *,
        final: date | None = None,
        on: date,
        of: str | None = None,
        interruptions: Iterable[date] = (),
        suspensions: Iterable[tuple[date, date]] = (),
        what_if: WhatIf | None = None,
    ) -> Limitation | TimeNotBegun:
        """When the power to enforce a penalty runs out (Article 78): five years from the day on which it is final.

        :param final: that day, where the record does not show it.
        :param of: the decision that imposes the penalty, where there are several.

        While an action or an appeal is pending ``on`` a day, time has not begun. A decision on the record that varies
        the amount interrupts; acts of collection go into ``interruptions``, time to pay and stays into ``suspensions``.
        """
        checks.optional_day("final", final)
        moment = self._moment(on)
        return case_limitation.enforcing(
            self._file, moment, of=of, final=final, interruptions=interruptions, suspensions=suspensions
        )

    @property
    def _read(self) -> Written:
        if self._written is None:  # never: it is written when the object is made
            raise InvalidValue(field=Phrase("events"), value=self.events, accepted=Phrase("events"))
        return self._written

    @property
    def _file(self) -> Register:
        return self._read.register

    def _moment(self, on: date) -> Moment:
        return self._file.moment(checks.day("on", on), len(self.events))

    def _defects(self, moment: Moment) -> tuple[Notice, ...]:
        recorded = (notice for place, notice in self._file.defects if place < moment.count)
        return (*opening_defects(self.platform, self.services, self.designations, self.opened, moment.on), *recorded)

    def __reduce__(self) -> tuple[object, ...]:
        own = {part.name: getattr(self, part.name) for part in fields(Investigation) if part.name != "_written"}
        return _made, (own,)

    def __str__(self) -> str:
        if self.opened is None:
            return f"{self.platform}: no proceedings opened"
        return f"{self.platform}: proceedings opened on {words.day(self.opened)}"


def _made(own: dict[str, Any]) -> Investigation:
    return Investigation(**own)
