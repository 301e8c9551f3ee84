"""What decides about every obligation of a service on a day: its designation, and the size of its provider."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve, frozen

from ...ground import checks
from ...ground.errors import InvalidValue
from ...ground.words import Phrase
from ..parameters import GENERAL_APPLICATION
from ..services.enterprises import EnterpriseSize
from ..services.platforms import Platform, ServiceKind
from ..services.size_over_time import SizeHistory, SizeStatus, size_status
from ..very_large.designation import VLOPDesignation


@frozen(kw_only=True)
class Situation:
    """A service on a day, with the facts that its obligations hang on."""

    platform: Platform
    on: date
    designation: VLOPDesignation | None
    """The latest designation by that day, standing or ended; None if there was none yet."""
    size: EnterpriseSize | SizeStatus | None

    @property
    def standing(self) -> bool:
        """Whether the service is designated; where its end is not known, it is taken as standing."""
        return self.designation is not None and self.designation.stands(self.on) is not False

    @property
    def very_large_platform(self) -> bool:
        """Whether it is a very large online platform: no exclusion for size holds then (Articles 15(2), 19(2), 29(2)).

        Before 17 February 2024 only once Article 92 had brought the whole Act forward; afterwards from designation.
        """
        one = self.designation
        if one is None or not self.standing or ServiceKind.ONLINE_PLATFORM not in self.platform.kinds:
            return False
        return self.on >= GENERAL_APPLICATION or one.applies(self.on) is True


def situation(platform: Platform, designations: tuple[VLOPDesignation, ...], on: date) -> Situation:
    """The situation of a service on a day."""
    begun = [one for one in designations if one.effective <= on]
    size = platform.provider.size
    return Situation(
        platform=platform,
        on=on,
        designation=max(begun, key=lambda one: one.effective, default=None),
        size=size_status(size, on=on) if isinstance(size, tuple) else size,
    )


def situations(
    platform: Platform, designations: tuple[VLOPDesignation, ...], days: Iterable[date]
) -> Iterator[Situation]:
    """The situation of a service on each of some days; the accounts of its provider are gone through once."""
    size = platform.provider.size
    if not isinstance(size, tuple):
        yield from (situation(platform, designations, day) for day in days)
        return
    history = SizeHistory(size)
    unsized = evolve(platform, provider=evolve(platform.provider, size=None))
    for day in days:
        yield evolve(situation(unsized, designations, day), platform=platform, size=history.on(day))


def designations_of(
    platform: Platform, designation: VLOPDesignation | Iterable[VLOPDesignation] | None
) -> tuple[VLOPDesignation, ...]:
    """The designations of a service: one, several in the course of time, or none; another service's is refused."""
    checks.instance("platform", platform, Platform)
    if designation is None:
        return ()
    found = checks.one_or_several("designation", designation, VLOPDesignation)
    for one in found:
        if one.platform.name != platform.name:
            raise InvalidValue(
                field=Phrase("designation"), value=one, accepted=Phrase(f"designations of {platform.name}")
            )
    return found
