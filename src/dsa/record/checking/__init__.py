"""What the checker looks for in the data beyond their shape: stated beside computed, days without a source, strands.

The periods are those of Articles 33(6), 67, 73 and 75 of Regulation (EU) 2022/2065.
"""

__all__: list[str] = []


def __dir__() -> list[str]:
    return sorted(__all__)
