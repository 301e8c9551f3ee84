"""Who the Act speaks to: services and their kinds, providers and their size, recipients (Articles 2, 3, 19, 24)."""


def __dir__() -> list[str]:
    return ["accounts_history", "enterprises", "platforms", "recipients", "size_over_time"]
