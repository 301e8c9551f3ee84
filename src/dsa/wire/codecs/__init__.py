"""One codec for each kind of value: how it is written, read and described in a schema."""


def __dir__() -> list[str]:
    return [
        "calendar_limits",
        "citation_text",
        "codec",
        "containers",
        "event_kinds",
        "generated",
        "moments",
        "patterned",
        "scalars",
        "shapes",
        "traces",
        "what_ifs",
    ]
