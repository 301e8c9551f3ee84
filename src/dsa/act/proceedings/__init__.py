"""Proceedings of the Commission, from the first question to the last payment (Articles 64 to 83)."""


def __dir__() -> list[str]:
    return [
        "admissibility",
        "case_limitation",
        "deciding",
        "event",
        "events",
        "following",
        "investigating",
        "investigation",
        "open_limits",
        "questions",
        "requests",
        "state",
        "strands",
    ]
