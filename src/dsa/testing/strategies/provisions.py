"""Acts and places in them, those that are usually suspected first."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ...act.parameters import SECTION_5
from ...act.procedures.table import TABLE
from ...act.procedures.time_limit import TimeLimit
from ...ground.citations import ACTS, DSA, Act, Citation

_POINTS = st.none() | st.sampled_from(("a", "b", "c", "f", "x", "a)(i", "c)(iii"))
_PARAGRAPHS = st.none() | st.integers(1, 12)
_SUBPARAGRAPHS = st.none() | st.integers(1, 10)


def acts() -> SearchStrategy[Act]:
    """The acts that the library cites. Shrinks to the Digital Services Act."""
    return st.sampled_from(ACTS)


def time_limits() -> SearchStrategy[TimeLimit]:
    """The single time limits of the Act, as rows of their table. Shrinks to the window for complaints."""
    return st.sampled_from(tuple(TABLE.values()))


@st.composite
def citations(
    draw: DrawFn, *, acts: Iterable[Act] = ACTS, articles: Iterable[int] = range(1, 94), recitals: bool = True
) -> Citation:
    """Places in acts, well-formed; whether an article has that paragraph is not looked at.

    With ``articles``, only in these. Shrinks to the first of them in the first act: Article 1 DSA.

    >>> from hypothesis import given
    >>> @given(citations(articles=range(33, 44), recitals=False))
    ... def test(citation):
    ...     assert Citation.parse(str(citation)) == citation
    >>> test()
    """
    act = draw(st.sampled_from(tuple(acts)))
    if recitals and draw(st.integers(0, 9)) == 9:
        return act.recital(draw(st.integers(1, 156)))
    return act.at(
        draw(st.sampled_from(tuple(articles))),
        draw(_PARAGRAPHS),
        subparagraph=draw(_SUBPARAGRAPHS),
        point=draw(_POINTS),
    )


_USUAL = (DSA.at(34, 1), DSA.at(16, 5), DSA.at(25, 1), DSA.at(35, 1), DSA.at(28), DSA.at(39), DSA.at(40, 12))
_CHAPTER_III = tuple(DSA.at(article) for article in range(11, 49))


def suspicions(*, section_5: bool | None = None) -> SearchStrategy[Citation]:
    """Provisions of Chapter III that are suspected to be infringed; ``section_5`` keeps to Section 5 or outside it.

    Shrinks to Article 34(1), or to Article 16(5) outside Section 5.
    """
    places = [place for place in (*_USUAL, *_CHAPTER_III) if section_5 in (None, place.article in SECTION_5)]
    return st.sampled_from(places)
