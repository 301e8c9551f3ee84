"""What is said of an event that the Act does not allow, and that happened all the same: it stands until annulled."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from .....ground.citations import COURT_STATUTE, DSA, TFEU, Citation
from .....ground.trace import Notice, Point

STAGE = Point(
    "defect-stage",
    "The Act does not allow this here: {event} on {day} ({strand}). The stage: {stage}.",
)
WITHOUT_FINDINGS = Point(
    "defect-without-findings",
    "There are no preliminary findings for this on which the provider was heard: {event} on {day} ({strand}).",
)
BEFORE_THE_END = Point(
    "defect-before-end-of-hearing",
    "This came before the time for observations was over, on {until}: {event} on {day} ({strand}).",
    (DSA.at(79, 1), DSA.at(79, 2), DSA.at(79, 3)),
)
OBSERVATIONS_IN = Point(
    "defect-observations-in-early",
    "This came before the time for observations was over, on {until}, though observations had come in: {event} on "
    "{day} ({strand}). Whether that shortens the time is open, since the Board has the same period.",
    (DSA.at(79, 2), DSA.at(66, 4)),
)
BEYOND_THE_FINDINGS = Point(
    "defect-beyond-findings",
    "The preliminary findings did not name {articles}, so that nobody was heard on it: {event} on {day}.",
    (DSA.at(79, 3),),
)
ANOTHER_ACT = Point(
    "defect-another-act",
    "{articles} is no provision of this Regulation: {event} on {day}.",
    (DSA.at(73, 1),),
)
PLAN_OUTSIDE_SECTION_5 = Point(
    "defect-plan-outside-section-5",
    "Enhanced supervision is for infringements of Section 5 of Chapter III, Articles 33 to 43: {event} on {day}.",
    (DSA.at(75, 1),),
)
NOTHING_TO_COMPEL = Point(
    "defect-nothing-to-compel",
    "No act is in force that payments could compel the provider to obey: {event} on {day} ({strand}).",
    (DSA.at(76, 1),),
)
WITH_THE_REQUEST = Point(
    "defect-payments-with-the-request",
    "The payments were imposed with the request itself, without findings on which anybody was heard; whether that is "
    "allowed is open: {event} on {day} ({strand}).",
    (DSA.at(67, 3), DSA.at(79, 1)),
)
NOT_IN_FORCE = Point(
    "defect-measures-not-in-force",
    "The measures were no longer in force, so that they could not be renewed: {event} on {day} ({strand}).",
    (DSA.at(70, 2),),
)
WITHOUT_AN_END = Point(
    "defect-renewal-without-end",
    "A renewal applies for a specified period, and no end of it is recorded: {event} on {day}.",
    (DSA.at(70, 2),),
)
NOT_OFFERED = Point(
    "defect-commitments-not-offered",
    "The commitments offered were rejected, and no others offered: {event} on {day} ({strand}).",
    (DSA.at(71, 1),),
)
VIEWS_NOT_OVER = Point(
    "defect-before-end-of-views",
    "Views can be submitted until the end of {until}: {event} on {day} ({strand}).",
    (DSA.at(82, 1, subparagraph=2),),
)
VIEWS_NOT_INVITED = Point(
    "defect-views-not-invited",
    "Interested parties were not invited to give their views before: {event} on {day} ({strand}).",
    (DSA.at(82, 1, subparagraph=2),),
)
RESTRICTION_OVER = Point(
    "defect-restriction-over",
    "The restriction of access was over, so that it could not be extended: {event} on {day} ({strand}).",
    (DSA.at(51, 3),),
)
OUT_OF_TIME = Point(
    "defect-action-out-of-time",
    "The time for an action was over on {until}: {event} on {day}.",
    (TFEU.at(263),),
)
APPEAL_OUT_OF_TIME = Point(
    "defect-appeal-out-of-time",
    "The time for an appeal was over on {until}: {event} on {day}.",
    (COURT_STATUTE.at(56),),
)
TOO_MUCH = Point(
    "defect-definitive-amount-too-high",
    "The definitive amount is at most {most} ({days} × {rate}): {event} on {day}.",
    (DSA.at(76, 2),),
)
TOO_EARLY = Point(
    "defect-opened-too-early",
    "Proceedings could not be opened on {day}: the powers of the Commission apply from {first}.",
    (DSA.at(93, 2), DSA.at(66, 1)),
)
NOT_A_PLATFORM = Point(
    "defect-service-not-designated",
    "Proceedings are against providers of services that are designated, and {service} is neither an online platform "
    "nor an online search engine.",
    (DSA.at(66, 1), DSA.at(33, 4)),
)

NOT_DESIGNATED = Point(
    "defect-never-designated",
    "Proceedings are against providers of services that are designated, and {service} was not on {day}.",
    (DSA.at(66, 1), DSA.at(33, 4)),
)
DESIGNATION_ENDED = Point(
    "designation-ended-in-proceedings",
    "The end of the designation of {service} was notified on {day}. What happened while it was designated can still be "
    "found; whether proceedings go on for it is open.",
    (DSA.at(33, 5), DSA.at(66, 1)),
)


@frozen
class Objection:
    """Why the Act does not allow an event; whether it contradicts the file; from which day on time alone cures it."""

    notice: Notice
    contradiction: bool = False
    first: date | None = None
    why: str | None = None
    """For a contradiction, what is missing, in the words of an error."""

    @property
    def citation(self) -> Citation:
        """The provision that it breaks."""
        return self.notice.citations[0]
