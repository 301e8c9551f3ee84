"""Recipients counted in columns: exactly, in parts, in windows, approximately."""


def __dir__() -> list[str]:
    return ["approximate", "counting", "parts", "shuffled"]
