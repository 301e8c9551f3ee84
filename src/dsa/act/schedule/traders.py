"""When marketplaces must act on their traders, and how long they keep their details: Article 30."""

from __future__ import annotations

from collections.abc import Iterator

from ...ground.trace import Sentence
from ..parameters import GENERAL_APPLICATION, LEGACY_TRADERS, TRADER_DETAILS_KEPT
from .milestones import TraderContractEnded
from .planner import Agenda, DueDate, kept

LEGACY = Sentence(
    "due-legacy-traders", "make best efforts to obtain the details of the traders who were there on 17 February 2024"
)
DETAILS = Sentence("keep-trader-details", "details of the trader {trader}, then to be deleted")


def legacy_traders(agenda: Agenda) -> Iterator[DueDate]:
    """Article 30(2), second subparagraph: twelve months from 17 February 2024, whenever the service was designated."""
    key = "art-30-2-legacy-traders"
    limit, where = agenda.home.end(GENERAL_APPLICATION, LEGACY_TRADERS.cited(GENERAL_APPLICATION))
    if agenda.bindings[key].possible(GENERAL_APPLICATION, limit.date):
        hangs_on = (GENERAL_APPLICATION, limit.date)
        yield agenda.due(key, limit, LEGACY, "once", notices=(where,), hangs_on=hangs_on)


def trader_details(agenda: Agenda) -> Iterator[DueDate]:
    """Article 30(5): kept for six months after the contract has ended, and deleted after that."""
    key = "art-30-5-keep-trader-information"
    ended = [(contract.trader, contract.date) for contract in agenda.happened(TraderContractEnded)]
    for name, occurrence, day in kept(agenda, key, ended, TRADER_DETAILS_KEPT):
        yield agenda.keep(key, day, TRADER_DETAILS_KEPT, DETAILS.naming(trader=name), occurrence)
