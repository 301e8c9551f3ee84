"""Citations: read as people write them, written as the Union does, and each with its address."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, strategies as st

from dsa import DSA, Citation, DSAError
from dsa.errors import InvalidType, InvalidValue
from dsa.ground.citations import ACTS, TFEU

citations = st.one_of(
    st.builds(
        Citation,
        act=st.sampled_from(ACTS),
        article=st.integers(1, 93),
        paragraph=st.none() | st.integers(1, 99),
        subparagraph=st.none() | st.integers(1, 10),
        point=st.none() | st.from_regex(r"[a-z]{1,2}", fullmatch=True),
    ),
    st.builds(Citation, act=st.sampled_from(ACTS), recital=st.integers(1, 156)),
)


@given(citations)
def test_text_reads_back(citation: Citation) -> None:
    assert Citation.parse(str(citation)) == citation


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("Art. 33(6) DSA", DSA.at(33, 6)),
        ("article 33 (EU) 2022/2065", None),
        ("33(6) of the DSA", DSA.at(33, 6)),
        ("Article 33(6), second subparagraph, of Regulation (EU) 2022/2065", DSA.at(33, 6, subparagraph=2)),
        ("Article 74(2)(b) Digital Services Act", DSA.at(74, 2, point="b")),
        ("Article 37(3), point (a)(i), DSA", DSA.at(37, 3, point="a)(i")),
        ("recital 77 DSA", DSA.recital(77)),
        ("Rec. 77 DSA", DSA.recital(77)),
        ("Article 263 TFEU", TFEU.at(263)),
        ("Article 33(6)", None),
        ("DSA", None),
        ("Article 33(6) GDPR", None),
        ("Article 33(6), umpteenth subparagraph, DSA", None),
        ("Article 33(6), zzzzzth subparagraph, DSA", None),
        ("", None),
    ],
)
def test_the_forms_that_people_write(text: str, citation: Citation | None) -> None:
    if citation is not None:
        assert Citation.parse(text) == citation
    else:
        with pytest.raises(InvalidValue, match="such as 'Article 33"):
            Citation.parse(text)


def test_the_act_can_be_given_beside_the_text() -> None:
    assert Citation.parse("40(12)", act=DSA) == DSA.at(40, 12)
    assert Citation.parse("40(12) TFEU", act=DSA) == TFEU.at(40, 12)


def test_links() -> None:
    assert DSA.at(33, 6).url == "https://eur-lex.europa.eu/eli/reg/2022/2065/art_33/oj"
    assert DSA.at(33, 6, subparagraph=2).eli == "http://data.europa.eu/eli/reg/2022/2065/art_33/par_6/sub_2/oj"
    assert DSA.at(74, 2, point="b").eli == "http://data.europa.eu/eli/reg/2022/2065/art_74/par_2/pnt_b/oj"
    assert DSA.recital(77).url == "https://eur-lex.europa.eu/eli/reg/2022/2065/oj"
    assert DSA.recital(77).eli == "http://data.europa.eu/eli/reg/2022/2065/rct_77/oj"
    without = next(act for act in ACTS if act.eli is None).at(1)
    assert without.url is None
    assert without.eli is None


@given(citations, citations)
def test_within_is_a_partial_order(citation: Citation, other: Citation) -> None:
    assert citation.within(citation)
    if citation.within(other) and other.within(citation):
        assert citation == other


@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"article": 33, "recital": 1},
        {"article": 0},
        {"article": True},
        {"article": "33"},
        {"article": 1, "paragraph": 1.0},
        {"article": 1, "subparagraph": 11},
        {"article": 1, "point": ""},
    ],
)
def test_impossible_places_are_refused(arguments: dict[str, Any]) -> None:
    with pytest.raises(DSAError):
        Citation(DSA, **arguments)


def test_wrong_types_are_refused() -> None:
    citation: Any = Citation
    with pytest.raises(InvalidType):
        citation("DSA", 33)
    with pytest.raises(InvalidType):
        citation.parse(33)
    place: Any = DSA.at(34, 1)
    with pytest.raises(InvalidType, match=r"^other: 'Article 34 DSA' is refused"):
        place.within("Article 34 DSA")


def test_a_text_of_more_than_500_characters_is_no_citation() -> None:
    assert Citation.parse("Article 33(6) DSA".ljust(500, ",")) == DSA.at(33, 6)
    with pytest.raises(InvalidValue, match=r"^citation: "):
        Citation.parse("Article 33(6) DSA".ljust(501, ","))


@given(st.text())
def test_no_text_does_anything_but_parse_or_be_refused(text: str) -> None:
    with suppress(DSAError):
        assert Citation.parse(str(Citation.parse(text))) == Citation.parse(text)
