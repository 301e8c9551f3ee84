"""What a decision orders, action plans, and restrictions of access, as events: Articles 51, 73(3), 73(4), 75 and 82."""

from __future__ import annotations

import datetime as dt

from attrs import field, frozen

from ...ground import checks
from ...ground.citations import DSA
from ...time_limits.periods import Period
from ..procedures.table import TABLE
from .event import (
    ALWAYS,
    DECIDED,
    ByOthers,
    Concerning,
    FollowingAct,
    check_day_or_period,
    optional_period,
)
from .findings import check_not_shorter


@frozen(kw_only=True)
class MeasuresOrdered(FollowingAct):
    """The decision orders measures that bring compliance about, by a day or within a period from notification.

    :param due: the day by which the measures are to be taken; None where a period is set instead, or the day is not
        public.
    :param within: the period in which they are to be taken, from ``notified``; None where a day is set instead.
    :param notified: the day on which the provider had the decision; None where that is not known.
    :param inform_by: the day by which the provider is to say which measures it intends (Article 73(3)).
    :param inform_within: the period in which it is to say so, from ``notified``.
    """

    due: dt.date | None = None
    within: Period | None = field(default=None, converter=optional_period)
    notified: dt.date | None = None
    inform_by: dt.date | None = None
    inform_within: Period | None = field(default=None, converter=optional_period)
    id = "event-measures-ordered"
    title = "measures ordered"
    citation = DSA.at(73, 3)
    possible_in = DECIDED

    def __attrs_post_init__(self) -> None:
        FollowingAct.__attrs_post_init__(self)
        self._check_named_day("due")
        self._check_named_day("inform_by")
        check_day_or_period(self, "due", "within")
        check_day_or_period(self, "inform_by", "inform_within")


@frozen(kw_only=True)
class MeasuresIntended(ByOthers):
    """The provider tells the Commission which measures it intends to take (Article 73(3))."""

    id = "event-measures-intended"
    title = "measures intended"
    citation = DSA.at(73, 3)


@frozen(kw_only=True)
class MeasuresReported(ByOthers):
    """The provider describes the measures that it has taken (Article 73(4))."""

    id = "event-measures-reported"
    title = "measures reported"
    citation = DSA.at(73, 4)


@frozen(kw_only=True)
class ActionPlanReceived(ByOthers):
    """The action plan has arrived; the Board's month runs from here."""

    id = "event-action-plan-received"
    title = "action plan received"
    citation = DSA.at(75, 2)


@frozen(kw_only=True)
class BoardOpinionReceived(ByOthers):
    """The Board's opinion has arrived; the Commission's month runs from here."""

    id = "event-board-opinion-received"
    title = "Board's opinion received"
    citation = DSA.at(75, 3)


@frozen(kw_only=True)
class ActionPlanDecided(FollowingAct):
    """The Commission decides whether the plan is sufficient, and sets a time to carry it out.

    That the plan was received is presupposed, recorded or not: the day of receipt is often not public.

    :param sufficient: whether the plan is sufficient.
    :param implement_by: the day by which it is to be carried out; None where none is set, or it is not public.
    """

    sufficient: bool
    implement_by: dt.date | None = None
    id = "event-decision-on-the-action-plan"
    title = "decision on the action plan"
    citation = DSA.at(75, 3)
    possible_in = DECIDED

    def __attrs_post_init__(self) -> None:
        FollowingAct.__attrs_post_init__(self)
        checks.instance("sufficient", self.sufficient, bool)
        self._check_named_day("implement_by")


@frozen(kw_only=True)
class ActionPlanCarriedOut(ByOthers):
    """The provider tells the Commission that the plan is carried out."""

    id = "event-action-plan-carried-out"
    title = "action plan carried out"
    citation = DSA.at(75, 3)


@frozen(kw_only=True)
class AuditReportSubmitted(ByOthers):
    """The provider sends the report of the audit on how the plan was carried out."""

    id = "event-audit-report-submitted"
    title = "audit report submitted"
    citation = DSA.at(75, 3)


@frozen(kw_only=True)
class SupervisionEnded(Concerning):
    """The Commission ends its enhanced supervision of the plan."""

    id = "event-enhanced-supervision-ended"
    title = "enhanced supervision ended"
    citation = DSA.at(75, 3)
    possible_in = ALWAYS


@frozen(kw_only=True)
class RestrictionViewsInvited(FollowingAct):
    """Before it asks for a restriction, the Commission invites views: at least fourteen working days for them.

    :param views_due: the day by which views can be given; the fourteen working days run from ``notified``, or from the
        invitation where that is not known.
    """

    views_due: dt.date
    id = "event-views-on-a-restriction-of-access-invited"
    title = "views on a restriction of access invited"
    citation = DSA.at(82, 1, subparagraph=2)
    possible_in = DECIDED

    def __attrs_post_init__(self) -> None:
        FollowingAct.__attrs_post_init__(self)
        checks.day("views_due", self.views_due)
        check_not_shorter(self, "views_due", TABLE["earliest_end_of_restriction_views"])


@frozen(kw_only=True)
class RestrictionRequested(FollowingAct):
    """The Commission asks the Coordinator of establishment to seek a restriction of access."""

    id = "event-restriction-of-access-requested"
    title = "restriction of access requested"
    citation = DSA.at(82, 1)
    possible_in = DECIDED


@frozen(kw_only=True)
class AccessRestricted(FollowingAct):
    """A judicial authority restricts access for four weeks, or the Coordinator extends that by as much once more.

    An extension names in ``of`` the restriction that it extends, the first or the last before it; its four weeks run
    from the end of those before. Without ``of`` it is a restriction of its own.
    """

    id = "event-access-restricted"
    title = "access restricted"
    citation = DSA.at(51, 3)
    possible_in = ALWAYS
    interrupts = False
