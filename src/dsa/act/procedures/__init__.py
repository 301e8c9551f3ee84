"""Single time limits, each a function of the event that sets it running.

- ``redress``: Articles 20 and 21
- ``purchases``: Article 32
- ``crises``: Article 36
- ``auditors``: Article 37
- ``data_access``: Article 40
- ``supervision``: Articles 51(3) and 75(3)
- ``cooperation``: Articles 57 to 60
- ``hearings``: Articles 33(4), 79, 82 and 83
- ``receipt``: when something has reached the Commission
- ``time_limit``, ``table``: what they have in common, and all of them
"""


def __dir__() -> list[str]:
    return [
        "auditors",
        "cooperation",
        "crises",
        "data_access",
        "hearings",
        "purchases",
        "receipt",
        "redress",
        "supervision",
        "table",
        "time_limit",
    ]
