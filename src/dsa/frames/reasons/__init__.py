"""Columns of statements of reasons: whether the Transparency Database takes them, and how many there are of a kind."""

from .checking import statements
from .counting import statement_counts

__all__ = ["statement_counts", "statements"]


def __dir__() -> list[str]:
    return __all__
