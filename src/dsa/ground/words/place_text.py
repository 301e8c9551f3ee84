"""How the citation of a place in an act is written: "Article 33(6) DSA", "Art. 3(4), second subparagraph, of ...".

What the words of a citation are; what they mean is :class:`~dsa.Citation`.
"""

import re

LONGEST = 500
"""So long a text is still a citation; what is longer is not looked at."""

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

FORM = re.compile(
    r"""(?:(?P<recital>(?:recital|rec\.?)[ ]?)|(?:(?:article|art\.?)[ ]?)?)(?P<number>\d{1,4})
        (?:\((?P<paragraph>\d{1,3})\))?
        (?:,?[ ]?(?P<ordinal>[a-z]{5,7})[ ]subparagraph)?
        (?:,?[ ]?(?:point[ ]?)?\((?P<point>[a-z]{1,2}(?:\)\([ivx]{1,5})?)\))?
        ,?[ ]?(?:of[ ](?:the[ ])?)?(?P<act>[a-z(].*)?""",
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)


def plain(name: str) -> str:
    """The name of an act without the brackets and words that people leave out.

    >>> plain("Regulation (EU) No 1182/71"), plain("regulation 1182/71")
    ('regulation 1182/71', 'regulation 1182/71')
    """
    bare = re.sub(r"\((eu|ec|eec, euratom|eec)\)|\bno\b|[\s,]+", " ", name.casefold())
    return " ".join(bare.split())
