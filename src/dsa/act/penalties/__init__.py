"""Penalties and limitation (Articles 52 and 74 to 78).

- ``ceilings``: the most that can be imposed: Articles 52, 74 and 76
- ``grounds``: what a fine is for, and how the base of payments by the day is read
- ``preceding_year``, ``following_year``: which financial year counts, and when the one after it ends
- ``conversion``: the ceiling in another currency, and the one rounding
- ``penalty``: fines and periodic payments as imposed
- ``comparison``: a penalty beside its ceiling
- ``accrued``: what periodic payments have come to
- ``limitation``, ``clock``, ``sayings``: Articles 77 and 78
"""


def __dir__() -> list[str]:
    return [
        "accrued",
        "ceilings",
        "clock",
        "comparison",
        "conversion",
        "following_year",
        "grounds",
        "limitation",
        "penalty",
        "preceding_year",
        "sayings",
    ]
