"""Days computed in columns: tables of days, lookups, time limits for every row."""


def __dir__() -> list[str]:
    return ["day_tables", "days", "deadlines", "lookups", "per_row"]
