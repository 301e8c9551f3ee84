"""What decides about every obligation of a service on a day: its designations, and the size of its provider."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve, frozen

from ...ground.citations import Citation
from ...ground.trace import Notice
from ..parameters import GENERAL_APPLICATION
from ..services.accounts_history import LOSS_NOT_DETERMINABLE, NOT_DETERMINABLE
from ..services.enterprises import AnnualAccounts, EnterpriseSize
from ..services.platforms import Platform
from ..services.size_over_time import SizeHistory, SizeStatus, size_status
from ..very_large.designation import VLOPDesignation
from ..very_large.outside_section_5 import readings, terminated, very_large
from ..very_large.standing import on_the_day
from ..very_large.successive import any_known, in_time

_GAPS = {LOSS_NOT_DETERMINABLE.id, NOT_DETERMINABLE.id}


@frozen(kw_only=True)
class Situation:
    """A service on a day, with the facts that its obligations hang on."""

    platform: Platform
    on: date
    designations: tuple[VLOPDesignation, ...]
    """Those decided by that day, standing or ended, in the order of their beginning."""
    size: EnterpriseSize | SizeStatus | None

    @property
    def accounts(self) -> tuple[AnnualAccounts, ...]:
        """The accounts of the provider, where its size is worked out from them."""
        size = self.platform.provider.size
        return size if isinstance(size, tuple) else ()

    @property
    def accounts_missing(self) -> bool:
        """Whether accounts are missing that could say another size, or another day for its loss."""
        return isinstance(self.size, SizeStatus) and bool(_GAPS & {notice.id for notice in self.size.notices})

    def spared_for_size(self, *, with_grace: bool) -> bool | None:
        """Whether its size spares the provider whatever missing accounts say; None where they decide."""
        accounts = self.platform.provider.size
        return SizeHistory(accounts).spares(self.on, with_grace=with_grace) if isinstance(accounts, tuple) else None

    @property
    def standing(self) -> bool | None:
        """Whether the service is designated; None where it is not known whether that has begun or has ended."""
        return any_known(designation.stands(self.on) for designation in self.designations)

    @property
    def formerly_very_large(self) -> bool:
        """Whether the termination of a designation was notified by that day."""
        ends = (terminated(designation) for designation in self.designations)
        return any(end is not None and end.reached(self.on) for end in ends)

    @property
    def supervised_by_commission(self) -> bool:
        """Whether the Commission has powers as over a very large service, its end unknown or not yet reached."""
        return any(
            designation.beginning.notification.reached(self.on) and not designation.ended(self.on)
            for designation in self.designations
        )

    @property
    def very_large_platform(self) -> bool | None:
        """Whether it is a very large online platform: no exclusion for size holds then (Articles 15(2), 19(2), 29(2)).

        It is one if it was designated *as* one (Article 33(4)), and not as a search engine. Before 17 February 2024
        only once Article 92 had brought the whole Act forward; afterwards from the notification of the designation
        until that of its end.
        """
        if self.on >= GENERAL_APPLICATION:
            return any_known(very_large(designation, self.on) for designation in self._platforms)
        return any_known(designation.applies(self.on) for designation in self._platforms)

    @property
    def very_large_search_engine(self) -> bool | None:
        """Whether it is designated as a very large online search engine: no exclusion for size ends with that."""
        designations = (designation for designation in self.designations if designation.kind == "VLOSE")
        return any_known(designation.stands(self.on) for designation in designations)

    def read_otherwise(self, under: Citation) -> tuple[Notice, ...]:
        """Where the four months of Article 33(6) would make another answer about that: the notices that say so."""
        if self.on < GENERAL_APPLICATION:
            notices = (notice for designation in self._platforms for notice in on_the_day(designation, self.on))
        else:
            notices = (
                notice for designation in self._platforms for notice in readings(designation, self.on, under=under)
            )
        return tuple(dict.fromkeys(notices))

    @property
    def _platforms(self) -> list[VLOPDesignation]:
        return [designation for designation in self.designations if designation.kind == "VLOP"]


def situation(platform: Platform, designations: tuple[VLOPDesignation, ...], on: date) -> Situation:
    """The situation of a service on a day."""
    decided = [designation for designation in designations if designation.decided <= on]
    size = platform.provider.size
    return Situation(
        platform=platform,
        on=on,
        designations=tuple(sorted(decided, key=in_time)),
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
