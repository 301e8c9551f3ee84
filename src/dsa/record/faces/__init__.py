"""How the record is shown: as text in every language, as HTML for notebooks, as tables of a data-frame library."""


def __dir__() -> list[str]:
    return ["html", "prose", "tables"]
