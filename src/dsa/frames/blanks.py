"""Text in which nothing stands: empty, or whitespace alone, the same on every engine."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import narwhals as nw

WHITESPACE = "".join(character for character in map(chr, range(0x3001)) if character.isspace())
"""What counts as whitespace."""
_SIGNS = (("!", "\x7f"), ("\xa1", "\u1680"))
"""Where most text lies in the order of its bytes; what begins with whitespace lies elsewhere."""


def begins(text: nw.Expr) -> nw.Expr:
    """Whether text begins with a letter, a digit or a sign of most scripts: comparing is cheaper than looking."""
    return reduce(or_, [(text >= least) & (text < below) for least, below in _SIGNS])


def is_blank(text: nw.Expr) -> nw.Expr:
    """Whether nothing stands in text, or it is null; never null itself."""
    import narwhals as nw

    rest = nw.when(~begins(text)).then(text)  # few, which are looked at more closely
    return text.is_null() | rest.str.contains(f"^[{WHITESPACE}]*$").fill_null(False)


def stripped(text: nw.Expr, engine: str) -> nw.Expr:
    """Text without the whitespace around it."""
    if engine != "Ibis":
        return text.str.strip_chars(WHITESPACE)
    return text.str.replace_all(f"^[{WHITESPACE}]+|[{WHITESPACE}]+$", "")  # it strips what it likes
