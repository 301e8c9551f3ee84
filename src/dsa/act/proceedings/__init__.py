"""Proceedings of the Commission, from the first question to the last payment (Articles 64 to 83).

- ``requests``, ``questions``: requests for information, and what became of each question (Article 67)
- ``powers``: inquiries, inspections, monitoring, interim measures (Articles 65 to 70 and 72)
- ``findings``: preliminary findings, and being heard (Articles 66(4), 73(2), 74(3) and 79)
- ``decisions``: commitments, non-compliance, closure (Articles 71 and 73)
- ``after_decision``: measures, action plans, restrictions (Articles 51, 73, 75 and 82)
- ``payments``: procedural fines and periodic payments (Articles 74(2), 76 and 78)
- ``court``: actions, judgments, appeals (Article 81, Articles 256 to 278 TFEU)
- ``event``, ``events``: what every event has in common, and all of them
- ``investigation``: a case and what is recorded of it; ``strands``, ``state``, ``open_limits``: what is said of it
- ``file``: what was recorded, act by act, and the rules that read it; ``answers``: each question that can be asked
"""


def __dir__() -> list[str]:
    return [
        "after_decision",
        "answers",
        "court",
        "decisions",
        "event",
        "events",
        "file",
        "findings",
        "investigation",
        "open_limits",
        "payments",
        "powers",
        "questions",
        "requests",
        "state",
        "strands",
    ]
