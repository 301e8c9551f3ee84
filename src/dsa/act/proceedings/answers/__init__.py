"""What can be asked of proceedings at the end of a day, beside their state and their time limits.

- ``acts``: every act with its status
- ``allowed``: what the Act allows next, and why not the rest
- ``accrued``: what periodic payments have come to
- ``limitation``: Articles 77 and 78 as the case has them
"""


def __dir__() -> list[str]:
    return ["accrued", "acts", "allowed", "limitation"]
