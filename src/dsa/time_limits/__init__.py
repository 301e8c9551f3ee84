"""Regulation 1182/71 and the Court's own time limits: periods, dates and moments, and the calendars they run on."""


def __dir__() -> list[str]:
    return [
        "calendars",
        "counting",
        "court",
        "deadlines",
        "doubts",
        "hours",
        "named_days",
        "packages",
        "periods",
        "reckoning",
        "recomputed",
        "retired",
        "rolling",
        "unmoved",
        "zones",
    ]
