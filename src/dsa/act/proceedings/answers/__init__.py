"""What can be asked of proceedings at the end of a day.

- ``strand_states``: where each strand stands
- ``acts``: every act with its status
- ``allowed``: what the Act allows next, and why not the rest
- ``running``, ``act_limits``: the time limits that are open
- ``accrued``, ``finality``: what payments have come to; what has become of fines
- ``limitation``: Articles 77 and 78 as the case has them
- ``opening``, ``presupposed``: what is to be said of the opening, and of acts that presuppose or lack something
- ``report``: everything at once
"""


def __dir__() -> list[str]:
    return [
        "accrued",
        "act_limits",
        "acts",
        "allowed",
        "finality",
        "limitation",
        "opening",
        "presupposed",
        "report",
        "running",
        "strand_states",
    ]
