"""What people type by mistake, and what to type instead: it is looked at only once something has failed.

No article of the Act is applied here.
"""

__all__: list[str] = []


def __dir__() -> list[str]:
    return __all__
