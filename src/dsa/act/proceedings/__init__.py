"""Proceedings of the Commission, from the first question to the last payment (Articles 64 to 83).

- ``requests``, ``questions``: requests for information, and what became of each question (Article 67)
- ``powers``: inquiries, inspections, monitoring, interim measures (Articles 65 to 70 and 72)
- ``decisions``: commitments, findings, non-compliance, closure (Articles 71, 73 and 79)
- ``after_decision``: measures, action plans, periodic payments, restrictions, the Court (Articles 74 to 76, 81 and 82)
- ``event``, ``events``: what every event has in common, and all of them
- ``investigation``: a case and what is recorded of it; ``strands``, ``state``: where it stands on a day
- ``admissibility``: what may be recorded next
- ``open_limits``: the time limits that run
- ``case_limitation``: limitation as the case has it (Article 77)
"""


def __dir__() -> list[str]:
    return [
        "admissibility",
        "after_decision",
        "case_limitation",
        "decisions",
        "event",
        "events",
        "investigation",
        "open_limits",
        "powers",
        "questions",
        "requests",
        "state",
        "strands",
    ]
