"""For translators: which sentences there are (``messages``), and the catalogues (``python -m dsa.translations``)."""


def __dir__() -> list[str]:
    return ["messages"]
