"""Very large platforms and search engines: in and out of the top tier, and its fee (Articles 33 and 43).

- ``threshold``: Article 33(1) and (2)
- ``designation``: Article 33(4) and (6)
- ``termination``: Article 33(5)
- ``fee``: Article 43 and Delegated Regulation 2023/1127
"""


def __dir__() -> list[str]:
    return ["designation", "fee", "termination", "threshold"]
