"""The currencies of ISO 4217, and how many decimals each has: where "rounded down to the cent" ends.

Two decimals unless listed. Those that the euro or a successor replaced are known as well: accounts of their years are
kept in them. Tests compare the lists with Babel's, which come from the Unicode CLDR.
"""

from __future__ import annotations

from datetime import date

from .errors import InvalidValue
from .words import Phrase, day

CODES = frozenset(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF
    CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ
    GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR
    LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN
    PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB
    TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
    """.split()
)

_LAST_DAYS = {
    date(2001, 12, 31): "ATS BEF DEM ESP FIM FRF GRD IEP ITL LUF NLG PTE",
    date(2006, 12, 31): "SIT",
    date(2007, 12, 31): "CYP MTL",
    date(2008, 12, 31): "SKK",
    date(2010, 12, 31): "EEK",
    date(2013, 12, 31): "LVL",
    date(2014, 12, 31): "LTL",
    date(2021, 6, 1): "CUC",
    date(2022, 12, 31): "HRK",
    date(2023, 12, 31): "SLL",
    date(2024, 8, 31): "ZWL",
    date(2025, 6, 30): "ANG",
    date(2025, 12, 31): "BGN",  # Regulation (EU) 2025/1408: the euro from 1 January 2026
}
WITHDRAWN = {code: last for last, codes in _LAST_DAYS.items() for code in codes.split()}
"""The last day of currencies that are money no more: in the euro area the day before the euro, or before its notes; of
the others, those that were money in 2020 or later."""
KNOWN = CODES | WITHDRAWN.keys()
"""All of them: an amount has no day by itself."""

_OTHER_THAN_TWO = {
    0: "BIF CLP DJF ESP GNF ISK ITL JPY KMF KRW LUF PYG RWF UGX VND VUV XAF XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF",
}
_DECIMALS = {code: decimals for decimals, codes in _OTHER_THAN_TWO.items() for code in codes.split()}


def decimals(code: str) -> int:
    """How many decimals the currency's smallest unit has: 2 for the euro, 0 for the yen.

    >>> decimals("EUR"), decimals("JPY"), decimals("KWD")
    (2, 0, 3)
    """
    return _DECIMALS.get(code, 2)


def check_was_money(field: str, value: object, code: str, on: date) -> None:
    """Refuse an amount of a day on which its currency was money no more."""
    last = WITHDRAWN.get(code)
    if last is not None and on > last:
        accepted = Phrase(f"a currency of that year; {code} was money until {day(last)}")
        raise InvalidValue(field=Phrase(field), value=value, accepted=accepted)
