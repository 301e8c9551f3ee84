"""Lists as files of the database hold them: JSON, as text."""

from __future__ import annotations

import json
import re
from functools import lru_cache

from ...act.statements.fields import Field
from ...act.statements.places import EU

_SPACE = r"[ \t\r\n]*"
EMPTY = rf"^\[{_SPACE}\]$"
"""What an empty list looks like."""
_MEMBER = re.compile(r'"([^"\\]*)"')
_ANY_LIST = re.compile(rf"\[{_SPACE}(?:{_MEMBER.pattern}{_SPACE}(?:,{_SPACE}{_MEMBER.pattern}{_SPACE})*)?\]")


@lru_cache(maxsize=4096)
def read(text: str) -> object:
    """The list that text is; the text itself if it is none. JSON lists come back: a file has a few thousand.

    >>> read(' ["DE", "FR"] '), read("DE")
    (['DE', 'FR'], 'DE')
    """
    return _MEMBER.findall(text) if _ANY_LIST.fullmatch(text.strip()) else text


def pattern(field: Field) -> str:
    """What the JSON of a list of the field's values looks like."""
    value = f'"(?:{"|".join(sorted(field.kind.values))})"{_SPACE}'
    inside = f"{value}(?:,{_SPACE}{value})*"
    return rf"^\[{_SPACE}{inside if field.required else f'(?:{inside})?'}\]$"


def usual(field: Field) -> list[str]:
    """The JSON of most lists that are taken: of none or one of the values, or of all Member States or EEA States.

    To compare with these is several times cheaper than to look for a pattern.

    >>> from dsa.act.statements.fields import BY_NAME
    >>> usual(BY_NAME["territorial_scope"])[:3], len(usual(BY_NAME["territorial_scope"]))
    (['[]', '["AT"]', '["BE"]'], 35)
    """
    values = sorted(field.kind.values)
    lists = [*([] if field.required else [[]]), *([value] for value in values)]
    if field.name == "territorial_scope":
        lists += [values, [value for value in values if value in EU]]
    return list(dict.fromkeys(json.dumps(some, separators=(comma, ":")) for some in lists for comma in (",", ", ")))
