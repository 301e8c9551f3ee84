"""Whom the Act binds, written out by paragraph with nothing of the library: slow, flat, to be read beside the Act.

A service is a plain dictionary: kinds (a set of words), established (True, False, None), small (True, False, None),
grace (True while the twelve months run), the days of its designation, each a date or None, and as what it was
designated ("VLOP" or "VLOSE"; left out for what can be only one of them).
"""

from datetime import date
from typing import Any

ALL = "9(1) 9(5) 10(1) 10(5) 11(1) 11(2) 11(3) 12(1) 12(2) 14(1) 14(2) 14(3) 14(4) 15(1)".split()
NOT_ESTABLISHED = "13(1) 13(2) 13(4)".split()
HOSTING = "16(1) 16(2) 16(4) 16(5) 16(6) 17(1) 17(3) 17(4) 18(1) 18(2)".split()
PLATFORMS = (
    "20(1) 20(3) 20(4) 20(5) 20(6) 21(1) 21(2) 21(5) 22(1) 22(6) 23(1) 23(2) 23(3) 23(4) 24(1) 24(2) 24(3) 24(5) "
    "25(1) 26(1) 26(2) 26(3) 27(1) 27(2) 27(3) 28(1) 28(2)"
).split()
SEARCH_ENGINES = ["24(2)", "24(3)"]
MARKETPLACES = "30(1) 30(2) 30(3) 30(4) 30(5) 30(6) 30(7) 31(1) 31(2) 31(3) 32(1) 32(2)".split()
SECTION_5 = (
    "34(1) 34(2) 34(3) 35(1) 36(1) 36(7) 37(1) 37(2) 37(3) 37(4) 37(6) 38 39(1) 39(2) 39(3) 40(1) 40(3) 40(4) 40(5) "
    "40(6) 40(7) 40(12) 41(1) 41(2) 41(3) 41(4) 41(5) 41(6) 41(7) 42(1) 42(3) 42(4) 42(5)"
).split()
SECTION_5_PLATFORMS_ONLY = ["42(2)"]
TERMS_OF_VERY_LARGE = ["14(5)", "14(6)"]

EARLY = date(2022, 11, 16)
GENERAL = date(2024, 2, 17)


def binds(paragraph: str, service: dict[str, Any], on: date) -> bool | None:
    """True, False, or None where it hangs on a day that is not known."""
    kinds = service["kinds"]
    platform = bool(kinds & {"online_platform", "marketplace"})
    hosting = platform or "hosting" in kinds
    search = "search_engine" in kinds
    begun, ended = service.get("designated"), service.get("ceased")
    designated = begun is not None and begun <= on and (ended is None or on < ended)

    very_large_platform = designated and platform and service.get("as", "VLOP") == "VLOP"

    section_5: bool | None = False
    if designated:
        first, last = service["applies"]  # the same day twice where it is known
        section_5 = False if on < first else True if on >= last else None

    whole_act = True if on >= GENERAL else section_5  # Article 92: not before the day of Section 5

    if paragraph in SECTION_5 or paragraph in SECTION_5_PLATFORMS_ONLY:
        if paragraph in SECTION_5_PLATFORMS_ONLY and not very_large_platform:
            return False
        return section_5 if (platform or search) else False
    if paragraph == "43(1)":
        return section_5  # owed for the time from four months after notification: Delegated Regulation 2023/1127, 4(3)
    if paragraph in TERMS_OF_VERY_LARGE:
        return whole_act if designated else False
    if paragraph == "86(2)":  # Section 5 of Chapter IV, so early; outside what Article 19 spares from
        return platform and on >= EARLY
    if paragraph in NOT_ESTABLISHED:
        return False if service["established"] else whole_act
    if paragraph in ALL:
        if paragraph == "15(1)" and service["small"] and not very_large_platform:
            return False if whole_act is not None else None
        return whole_act
    if paragraph in HOSTING:
        return whole_act if hosting else False
    if paragraph in PLATFORMS:
        if not platform and not (search and paragraph in SEARCH_ENGINES):
            return False
        applies = on >= EARLY if paragraph in ("24(2)", "24(3)") else whole_act
        if not applies:
            return applies
        spared = service["small"] or service["grace"]
        if paragraph == "24(3)" or not spared or (very_large_platform and whole_act):
            return True
        return search and paragraph == "24(2)"  # Article 19 speaks of platforms only
    if paragraph in MARKETPLACES:
        if "marketplace" not in kinds:
            return False
        if not whole_act:
            return whole_act
        return not (service["small"] or service["grace"]) or very_large_platform
    raise AssertionError(paragraph)
