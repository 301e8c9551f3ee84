"""Penalties and limitation (Articles 52 and 74 to 78).

- ``ceilings``: the most that can be imposed: Articles 52, 74 and 76
- ``preceding_year``: which financial year counts
- ``penalty``: fines and periodic payments as imposed
- ``limitation``, ``clock``: Articles 77 and 78
"""


def __dir__() -> list[str]:
    return ["ceilings", "clock", "limitation", "penalty", "preceding_year"]
