"""What the recipient can do about a decision: Article 17(3)(f), with Articles 20 and 21."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from ...ground import checks
from ...ground.answering import answers
from ...ground.brief import Brief
from ...ground.errors import MissingFact
from ...ground.words import Phrase
from ...time_limits.calendars import calendar
from ...time_limits.deadlines import Deadline
from ..procedures.redress import complaint_window


@frozen(kw_only=True)
class Redress(Brief):
    """How a recipient can contest a decision, as the provider can say it.

    :param complaint: where to complain (Article 20): text of the provider's own, in the recipient's language, as the
        next two.
    :param settlement: what the provider says of the certified bodies of Article 21.
    :param courts: what the provider says of going to court.
    :param informed: the day on which the recipient is informed; the window of complaints runs from it.
    :param calendar: the code of the Member State whose holidays count for that window; None where the window is not to
        be computed.
    :param platform: whether Articles 20 and 21 bind: not for a hosting service that is no online platform, nor for a
        provider that is spared for its size.

    >>> redress = Redress(complaint="https://forum.example/complain", informed=date(2026, 3, 1), calendar="IE")
    >>> print(redress.window.date)
    2026-08-31
    """

    complaint: str | None = None
    settlement: str | None = None
    courts: str | None = None
    informed: date | None = None
    calendar: str | None = None
    platform: bool = True

    def __attrs_post_init__(self) -> None:
        for name in ("complaint", "settlement", "courts"):
            checks.optional_text(name, getattr(self, name))
        checks.optional_day("informed", self.informed)
        checks.instance("platform", self.platform, bool)
        if self.calendar is not None:
            calendar(self.calendar)
        if self.informed is not None and self.platform and self.calendar is None:
            raise MissingFact(missing=Phrase("the calendar of the window"), give=Phrase("calendar='IE'"))

    @property
    @answers
    def window(self) -> Deadline | None:
        """Until when complaints must be possible at least; None if the day is not known, or for no platform."""
        if self.informed is None or self.calendar is None or not self.platform:
            return None
        return complaint_window(self.informed, calendar=self.calendar)
