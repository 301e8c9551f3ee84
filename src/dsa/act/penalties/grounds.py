"""What a fine is for (Articles 52(3) and 74), and how the base of payments by the day is read (Article 76(1))."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from ...ground.values import Parameter
from .. import parameters


class FineGround(Enum):
    """What a fine is for: the ceiling and its base depend on it."""

    INFRINGEMENT = "infringement"
    """Article 74(1): an infringement, or a breach of interim measures or commitments."""
    INFORMATION = "information"
    """Article 74(2): wrong answers, silence to a decision, refused inspections."""
    NATIONAL_INFRINGEMENT = "national_infringement"
    """Article 52(3), first sentence: the maximum that Member States provide for."""
    NATIONAL_INFORMATION = "national_information"
    """Article 52(3), second sentence."""

    @property
    def ceiling(self) -> Parameter[Fraction]:
        """The parameter of the Act that sets the ceiling."""
        return _CEILINGS[self]

    @property
    def national(self) -> bool:
        """Whether it is a ceiling that Member States provide for."""
        return self in (FineGround.NATIONAL_INFRINGEMENT, FineGround.NATIONAL_INFORMATION)

    def __str__(self) -> str:
        return self.value.replace("_", " ")


_CEILINGS = {
    FineGround.INFRINGEMENT: parameters.FINE_INFRINGEMENT,
    FineGround.INFORMATION: parameters.FINE_INFORMATION,
    FineGround.NATIONAL_INFRINGEMENT: parameters.NATIONAL_FINE_INFRINGEMENT,
    FineGround.NATIONAL_INFORMATION: parameters.NATIONAL_FINE_INFORMATION,
}


class PeriodicReading(Enum):
    """How Article 76(1)'s "average daily income or worldwide annual turnover ... per day" is read."""

    AVERAGE_DAILY = "average_daily"
    """5 % of the average daily turnover, a day: parallel with Article 52(4). The default."""
    ANNUAL = "annual"
    """5 % of the annual turnover, a day: the words taken literally."""

    def __str__(self) -> str:
        return self.value.replace("_", " ")
