"""What pictures say, in a language: their sentences, and values as that language writes them.

The record's own words (subjects, strands, periods of figures) stay in English in every language.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from ..act.proceedings.decisions import NonComplianceDecision
from ..act.proceedings.event import Stage
from ..ground import words
from ..ground.trace import Sentence
from ..i18n import telling
from ..i18n.locales import cldr

if TYPE_CHECKING:
    from ..act.penalties.penalty import Penalty
    from ..act.proceedings.events import Event
    from ..ground.money import Money

_MARK = "#"
_YEAR = re.compile(rf"(\s+de)?\s*{_MARK}\.?(\s*(m\.|\u0433\.|r\.|gada\b))?\s*")
"""A year in a day, with the words that go with it: de 2024, 2024 m., 2024 r., 2024. gada."""
_NO_CENTS = re.compile(r"[.,]00\b")

IN_STAGE = {
    Stage.OPEN: Sentence("picture-open", "proceedings open"),
    Stage.PRELIMINARY_FINDINGS: Sentence("picture-preliminary-findings", "preliminary findings sent"),
    Stage.COMMITMENTS_BINDING: Sentence("picture-commitments", "commitments binding"),
}
"""The stages whose words are too long for a legend, in few."""


@frozen
class Teller(telling.Teller):
    """Says what pictures have beside sentences and values: stages, days, amounts, events."""

    def stage(self, stage: Stage) -> str:
        """A stage in the few words that a legend has room for."""
        return self.say(IN_STAGE[stage]) if stage in IN_STAGE else self.show(stage)

    def day(self, day: date) -> str:
        """A day."""
        return self.show(day)

    def day_of_year(self, day: date) -> str:
        """A day without its year, which the picture says once."""
        return _YEAR.sub("", self.day(day).replace(str(day.year), _MARK)).strip()

    def month(self, month: int) -> str:
        """The short name of a month, for an axis."""
        if self.language == "en":
            return words.day(date(2024, month, 1)).split()[1][:3]
        return str(cldr(self.language).months["stand-alone"]["abbreviated"][month])

    def money(self, amount: Money) -> str:
        """An amount, without its cents if there are none."""
        return _NO_CENTS.sub("", self.show(amount))

    def event(self, event: Event) -> str:
        """What happened, in which strands, and the fine if there was one."""
        strands = f" ({self.show(event.strands)})" if event.strands else ""
        fine = ""
        if isinstance(event, NonComplianceDecision) and event.penalty is not None:
            fine = f"; {self.penalty(event.penalty)}"
        return f"{self.show(event.title, name='event')}{strands}{fine}"

    def penalty(self, penalty: Penalty) -> str:
        """The kind of a penalty and its amount."""
        joined = " of " if self.language == "en" else ": "
        return f"{self.show(penalty.kind)}{joined}{self.money(penalty.amount)}"


ENGLISH = Teller("en")
