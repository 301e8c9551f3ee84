"""The text for the recipient: what Article 17(3) lists, clear and easily comprehensible (17(4)).

What the provider wrote itself stands on lines of its own, as it is. Everything else is a sentence that translators
know. The names of States come from the Unicode CLDR.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from ...ground.citations import DSA
from ...ground.trace import Notice, Point, Sentence
from ..parameters import ENTRY_INTO_FORCE
from ..procedures.table import TABLE
from .decisions import AutomatedDecision, Ground, InformationSource
from .places import COUNTRIES, EEA, EU
from .restrictions import MonetaryRestriction, VisibilityRestriction

if TYPE_CHECKING:
    from .statement import StatementOfReasons
else:  # for whoever reads hints at run time
    StatementOfReasons = Any

TITLE = Sentence(
    "recipient-title",
    "Statement of reasons for a restriction that applies from {applied}, about information that you provided",
)
DECIDED = Sentence("recipient-decided", "What was decided")
UNTIL = Sentence("recipient-until", "{restriction}, until {until}")
WITHOUT_END = Sentence("recipient-without-end", "{restriction}, without an end date")
IN_THE_UNION = Sentence("recipient-in-the-union", "This applies in the whole European Union.")
IN_THE_EEA = Sentence("recipient-in-the-eea", "This applies in the whole European Economic Area.")
IN_STATES = Sentence("recipient-in-states", "This applies in these countries: {countries}.")
EVERYWHERE = Sentence("recipient-everywhere", "This is not limited to particular countries.")
FACTS = Sentence("recipient-facts", "Facts and circumstances")
DATED = Sentence("recipient-content-dated", "The information dates from {dated}.")
NOTIFIER = Sentence("recipient-notifier", "The notice was given by: {notifier}")
DETECTED = Sentence("recipient-detected", "The information was detected by automated means.")
NOT_DETECTED = Sentence("recipient-not-detected", "The information was not detected by automated means.")
ILLEGAL = Sentence("recipient-illegal", "The information is considered illegal. Legal ground relied on")
INCOMPATIBLE = Sentence(
    "recipient-incompatible",
    "The information is considered incompatible with the terms and conditions. Contractual ground relied on",
)
WHY = Sentence("recipient-why", "Why it is considered so:")
ALSO_ILLEGAL = Sentence("recipient-also-illegal", "The information is considered illegal as well.")
MORE = Sentence("recipient-more", "More on this: {more}")
REDRESS = Sentence("recipient-redress", "What you can do")
COMPLAIN_UNTIL = Sentence(
    "recipient-complain-until",
    "You can complain to the provider, electronically and free of charge, at least until {until}. Qualified "
    "staff supervise the decision on your complaint.",
)
COMPLAIN_FOR = Sentence(
    "recipient-complain-for",
    "You can complain to the provider, electronically and free of charge, for at least {period} from the day on which "
    "you were informed of the decision. Qualified staff supervise the decision on your complaint.",
)
COMPLAIN_WHERE = Sentence("recipient-complain-where", "Where to complain: {place}")
SETTLE = Sentence(
    "recipient-settle",
    "You can choose any certified out-of-court dispute settlement body, also if your complaint was not successful. The "
    "European Commission publishes the list of these bodies.",
)
COURTS = Sentence("recipient-courts", "You can go to a court at any stage, in accordance with the applicable law.")
INCOMPLETE = Sentence("recipient-incomplete", "What is missing in this text")

NO_REDRESS = Point(
    "recipient-no-redress",
    "It is not said how the recipient can contest the decision with the provider.",
    (DSA.at(17, 3, point="f"),),
)
NO_COMPLAINT_ADDRESS = Point(
    "recipient-no-complaint-address", "It is not said where to complain.", (DSA.at(17, 3, point="f"), DSA.at(20, 1))
)
NOT_INFORMED = Point(
    "recipient-not-informed",
    "It is not said until when a complaint is possible: the day on which the recipient was informed is not known.",
    (DSA.at(17, 3, point="f"), DSA.at(20, 2)),
)

SOURCES = {
    InformationSource.NOTICE: Sentence(
        "recipient-source-notice", "The decision follows a notice under Article 16 of the Digital Services Act."
    ),
    InformationSource.TRUSTED_FLAGGER: Sentence(
        "recipient-source-flagger",
        "The decision follows a notice of a trusted flagger under Article 16 of the Digital Services Act.",
    ),
    InformationSource.OTHER_NOTIFICATION: Sentence(
        "recipient-source-other",
        "The decision follows information from somebody else that was no notice under Article 16 of the Digital "
        "Services Act.",
    ),
    InformationSource.OWN_INITIATIVE: Sentence(
        "recipient-source-own", "The decision follows an investigation of the provider on its own initiative."
    ),
}
AUTOMATION = {
    AutomatedDecision.FULLY: Sentence("recipient-automation-full", "The decision was taken by automated means alone."),
    AutomatedDecision.PARTIALLY: Sentence(
        "recipient-automation-part", "The decision was taken partly by automated means."
    ),
    AutomatedDecision.NOT_AUTOMATED: Sentence(
        "recipient-automation-none", "The decision was taken without automated means."
    ),
}


class _Text:
    """Lines in one language, which remember whether any of their sentences is a draft."""

    def __init__(self, locale: str) -> None:
        self.lines: list[str] = []
        self.language = "en"
        self.draft = False
        if not isinstance(locale, str) or locale != "en":
            from ...i18n import resolve

            self.language = resolve(locale)

    def said(self, sentence: Sentence, **facts: object) -> str:
        """A sentence with its values."""
        whole = sentence.naming(**facts)
        if self.language == "en":
            return str(whole)
        from ...i18n import say, translate

        self.draft |= translate(whole.text, self.language).status not in {"reviewed", "authoritative"}
        return say(whole, self.language)

    def add(self, sentence: Sentence, **facts: object) -> None:
        """A line with a sentence."""
        self.lines.append(self.said(sentence, **facts))

    def heading(self, sentence: Sentence, number: int) -> None:
        """A numbered heading, after an empty line."""
        self.lines += ["", f"{number}. {self.said(sentence)}"]

    def own(self, text: str | None) -> None:
        """What the provider wrote itself."""
        if text is not None:
            self.lines.append(text)

    def countries(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """The names of States."""
        if self.language == "en":
            return tuple(COUNTRIES[code] for code in codes)
        from ...i18n.locales import cldr

        return tuple(sorted(cldr(self.language).territories[code] for code in codes))


def explained(statement: StatementOfReasons, locale: str) -> str:
    """The whole text in a language."""
    text = _Text(locale)
    text.add(TITLE, applied=statement.applied)
    text.heading(DECIDED, 1)
    _decided(statement, text)
    text.heading(FACTS, 2)
    _facts(statement, text)
    text.heading(ILLEGAL if statement.ground is Ground.ILLEGAL else INCOMPATIBLE, 3)
    text.own(statement.ground_reference)
    if statement.reference_url is not None:
        text.add(MORE, more=statement.reference_url)
    text.add(WHY)
    text.own(statement.explanation)
    if statement.also_illegal:
        text.add(ALSO_ILLEGAL)
    text.heading(REDRESS, 4)
    _redress(statement, text)
    lacking = gaps(statement)
    if lacking:
        text.heading(INCOMPLETE, 5)
        for notice in lacking:
            text.lines.append(f"- {text.said(notice.statement)}")
    if text.draft:
        from ...i18n import reservation

        text.lines += ["", reservation(text.language)]
    return "\n".join(text.lines)


def _decided(statement: StatementOfReasons, text: _Text) -> None:
    for restriction, until, other in _restrictions(statement):
        if until is None:
            line = text.said(WITHOUT_END, restriction=restriction)
        else:
            line = text.said(UNTIL, restriction=restriction, until=until)
        text.lines.append(f"- {line}")
        text.own(other)
    scope = statement.territorial_scope
    if scope == EU:
        text.add(IN_THE_UNION)
    elif scope == EEA:
        text.add(IN_THE_EEA)
    elif scope:
        text.add(IN_STATES, countries=text.countries(scope))
    else:
        text.add(EVERYWHERE)


def _restrictions(statement: StatementOfReasons) -> Iterator[tuple[object, date | None, str | None]]:
    """Each restriction with its last day, and in the provider's words if it is none of the usual ones."""
    for visibility in VisibilityRestriction:
        if visibility in statement.visibility:
            other = statement.visibility_other if visibility is VisibilityRestriction.OTHER else None
            yield visibility, statement.visibility_until, other
    if statement.monetary is not None:
        other = statement.monetary_other if statement.monetary is MonetaryRestriction.OTHER else None
        yield statement.monetary, statement.monetary_until, other
    if statement.service is not None:
        yield statement.service, statement.service_until, None
    if statement.account is not None:
        yield statement.account, statement.account_until, None


def _facts(statement: StatementOfReasons, text: _Text) -> None:
    text.own(statement.facts)
    if statement.content_date is not None:
        text.add(DATED, dated=statement.content_date)
    text.add(SOURCES[statement.source])
    if statement.notifier is not None:
        text.add(NOTIFIER, notifier=statement.notifier)
    text.add(DETECTED if statement.automated_detection else NOT_DETECTED)
    text.add(AUTOMATION[statement.automated_decision])


def _redress(statement: StatementOfReasons, text: _Text) -> None:
    redress = statement.redress
    if redress is not None and redress.platform:
        window = redress.window
        if window is None:
            limit = TABLE["complaint_window"].cited(max(statement.applied, ENTRY_INTO_FORCE))
            text.add(COMPLAIN_FOR, period=limit.value)
        else:
            text.add(COMPLAIN_UNTIL, until=window.date)
        if redress.complaint is not None:
            text.add(COMPLAIN_WHERE, place=redress.complaint)
        text.add(SETTLE)
    if redress is not None:
        if not redress.platform:
            text.own(redress.complaint)
        text.own(redress.settlement)
    text.add(COURTS)
    if redress is not None:
        text.own(redress.courts)


def gaps(statement: StatementOfReasons) -> tuple[Notice, ...]:
    """What Article 17(3) asks for and the text does not say; a statement cannot be made without the rest of it."""
    redress = statement.redress
    if redress is None:
        return (NO_REDRESS.notice(),)
    lacking = []
    if redress.platform and redress.complaint is None:
        lacking.append(NO_COMPLAINT_ADDRESS.notice())
    if redress.platform and redress.informed is None:
        lacking.append(NOT_INFORMED.notice())
    return tuple(lacking)
