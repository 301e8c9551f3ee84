"""The designations of one service, one after the other or at the same time.

Each counts by itself from its notification to its end (Article 33(6)): a service is bound on a day if any of them binds
it then, and another designation never takes an obligation away. What is designated anew before the old designation
has ended is bound by the old one until its end.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from ...ground import checks
from ...ground.answering import answers
from ...ground.citations import DSA
from ...ground.errors import InvalidType, InvalidValue
from ...ground.mistaken.calls import by_name
from ...ground.trace import Notice, Point, Rule
from ...ground.values import WhatIf
from ...ground.words import Phrase
from ..services.platforms import Platform, ServiceKind
from .designation import VLOPDesignation
from .standing import DAY_UNKNOWN, DesignationStatus, standing

NO_DESIGNATION = Rule(
    "no-designation",
    "No decision that designates {service} as very large is among the facts for {on}.",
    DSA.at(33, 4),
)
NONE_NAMED = Point(
    "no-designation-named",
    "No designation of the service as very large was named. Where there is one, the answer is another.",
    (DSA.at(33, 4),),
)
SEVERAL = Point(
    "several-designations",
    "More than one designation counts on this day, of {decided}. Each runs from its own notification to its own end, "
    "and the service is bound as long as one of them binds it.",
    (DSA.at(33, 4), DSA.at(33, 6, subparagraph=2)),
)


def designations_of(
    platform: Platform, designation: VLOPDesignation | Iterable[VLOPDesignation] | None
) -> tuple[VLOPDesignation, ...]:
    """The designations of a service, each once: one, several in the course of time, or none.

    :raises InvalidValue: one is another service's.
    """
    if isinstance(getattr(platform, "platform", None), Platform):
        raise InvalidType(field=Phrase("platform"), value=platform, accepted=_its_platform(platform))
    checks.instance("platform", platform, Platform)
    if designation is None:
        return ()
    several = checks.one_or_several("designation", designation, VLOPDesignation)
    for named in several:
        if named.platform.name != platform.name:
            raise InvalidValue(
                field=Phrase("designation"), value=named, accepted=Phrase(f"designations of {platform.name}")
            )
    return tuple(dict.fromkeys(several))


def unnamed(platform: Platform, designations: tuple[VLOPDesignation, ...]) -> tuple[Notice, ...]:
    """That no designation was named, of a service that could have one: an online platform or a search engine."""
    designable = platform.kinds & {ServiceKind.ONLINE_PLATFORM, ServiceKind.SEARCH_ENGINE}
    return (NONE_NAMED.notice(),) if designable and not designations else ()


def _its_platform(value: object) -> Phrase:
    """What to type for something that has a platform and is none: a designation, a file, a dossier, proceedings."""
    if isinstance(value, VLOPDesignation):
        return Phrase("a Platform: its .platform, with designation=; or ask the designation itself, .status(day)")
    file = ".service" if hasattr(value, "service") else "" if hasattr(value, "obligations") else None
    if file is not None:
        asked = f"{file}.obligations(day), {file}.schedule(start, end) or {file}.status(day)"
        return Phrase(f"a Platform; a {type(value).__name__} answers itself, with its designations: {asked}")
    return Phrase("a Platform: its .platform, with designation=")


def in_time(designation: VLOPDesignation) -> tuple[date | str, ...]:
    """The order of designations: their beginning and, of those that begin together, what else tells them apart."""
    end, notified = designation.ending, designation.notified
    beginning = designation.effective, designation.earliest_application, designation.decided
    return (*beginning, notified or date.max, end.first if end else date.max, designation.kind)


def any_known(verdicts: Iterable[bool | None]) -> bool | None:
    """Whether any of several is so; None where none is known to be, and it is not known of all.

    >>> any_known([False, None]), any_known([None, True]), any_known([])
    (None, True, False)
    """
    open_, known = False, False
    for verdict in verdicts:
        open_ |= verdict is None
        known |= bool(verdict)
    return True if known else None if open_ else False


@answers
def designation_status(
    platform: Platform,
    *,
    on: date,
    designation: VLOPDesignation | Iterable[VLOPDesignation] | None = None,
    what_if: WhatIf | None = None,
) -> DesignationStatus:
    """How a service stands on a day under all its designations: designated or not, bound by Section 5 or not, and why.

    :param platform: the service.
    :param on: the day asked about.
    :param designation: the service's designation as very large, or all that it had.

    >>> from dsa import Provider, ServiceKind
    >>> shop = Platform(name="Shop", provider=Provider(name="Shop Ltd"), kind=ServiceKind.MARKETPLACE)
    >>> print(designation_status(shop, on=date(2026, 1, 1)))
    on 1 January 2026 Shop is not designated as very large
    """
    designations = designations_of(platform, designation)
    on = checks.day("on", on)
    order = sorted(designations, key=in_time)
    decided = [designation for designation in order if designation.decided <= on] or order[:1]
    counting = [designation for designation in decided if designation.stands(on) is not False]
    if not decided:
        step = NO_DESIGNATION.step(False, False, service=platform.name, on=on)
        notices = unnamed(platform, designations)
        return DesignationStatus(
            service=platform.name, on=on, designated=False, binds=False, steps=(step,), notices=notices
        )
    answer = standing(_foremost(counting or decided, on), on)
    steps, notices = answer.steps, answer.notices
    binds = any_known(designation.applies(on) for designation in decided)
    if binds is not answer.binds:  # another one may bind already, whose day is not known
        steps = (*steps, DAY_UNKNOWN.step(answer.binds, binds, on=on))
    if len(counting) > 1:
        notices = (*notices, SEVERAL.notice(decided=tuple(designation.decided for designation in counting)))
    going_on = [each for each in counting if each.stands(on) and not _terminated(each, on)]
    if answer.terminated and going_on:  # the service is designated still, and bound again from where another binds
        again = min(each.earliest_application for each in going_on)
        end = answer.cessation if answer.cessation and answer.cessation.first < again else None
        answer = evolve(answer, terminated=None, cessation=end)
    return evolve(answer, binds=binds, steps=steps, notices=notices)


def _foremost(designations: list[VLOPDesignation], on: date) -> VLOPDesignation:
    """The one that decides: that binds, or is in force, or else may be, the first of several; failing that the latest.

    Of those that bind, one that goes on comes before one that is terminated.
    """

    def weight(designation: VLOPDesignation) -> tuple[bool, ...]:
        applies, stands = designation.applies(on), designation.stands(on)
        return bool(applies), bool(stands), applies is None, not _terminated(designation, on)

    foremost = max(designations, key=weight)
    return designations[-1] if foremost.stands(on) is False else foremost


def _terminated(designation: VLOPDesignation, on: date) -> bool:
    """Whether the end of a designation was notified by a day."""
    return designation.termination_notified is not None and designation.termination_notified <= on


@by_name
def designation_in_force(designations: Iterable[VLOPDesignation], *, on: date) -> VLOPDesignation | None:
    """Of the designations that a service has had, the one in force on a day (Article 33(6)); None if there is none.

    :param designations: all that one service has had, in any order.
    :param on: the day asked about.
    :raises InvalidValue: two are in force at once; :func:`dsa.designation_status` looks at all of them.
    :raises MissingFact: whether one is in force on that day is not known.

    >>> designation_in_force([], on=date(2026, 1, 1)) is None
    True
    """
    several = dict.fromkeys(checks.several("designations", designations, VLOPDesignation))
    standing_then = [designation for designation in several if designation.in_force(on)]
    if len(standing_then) > 1:
        raise InvalidValue(
            field=Phrase("designations"),
            value=tuple(map(str, standing_then)),
            accepted=Phrase("designations of one service, of which one at a time is in force"),
        )
    return standing_then[0] if standing_then else None
