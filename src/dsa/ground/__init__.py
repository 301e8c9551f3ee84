"""What serves any act of the Union: errors, checks, citations, traces, money, words.

This floor knows acts by name and none by content, and imports nothing from above it.
"""


def __dir__() -> list[str]:
    return [
        "answering",
        "asked",
        "brief",
        "checks",
        "citations",
        "currencies",
        "errors",
        "money",
        "plain",
        "rates",
        "sentences",
        "several",
        "trace",
        "values",
        "voices",
        "words",
    ]
