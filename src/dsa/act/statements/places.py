"""Where a restriction applies, and in which language the content is: the codes that the database takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from ...ground import checks
from ...ground.errors import InvalidType
from ...ground.words import Phrase
from ...time_limits.calendars import MEMBER_STATES

COUNTRIES: Mapping[str, str] = MappingProxyType(
    {
        "AT": "Austria",
        "BE": "Belgium",
        "BG": "Bulgaria",
        "CY": "Cyprus",
        "CZ": "Czechia",
        "DE": "Germany",
        "DK": "Denmark",
        "EE": "Estonia",
        "ES": "Spain",
        "FI": "Finland",
        "FR": "France",
        "GR": "Greece",
        "HR": "Croatia",
        "HU": "Hungary",
        "IE": "Ireland",
        "IS": "Iceland",
        "IT": "Italy",
        "LI": "Liechtenstein",
        "LT": "Lithuania",
        "LU": "Luxembourg",
        "LV": "Latvia",
        "MT": "Malta",
        "NL": "Netherlands",
        "NO": "Norway",
        "PL": "Poland",
        "PT": "Portugal",
        "RO": "Romania",
        "SE": "Sweden",
        "SI": "Slovenia",
        "SK": "Slovakia",
    }
)
"""The States of the European Economic Area by their codes of ISO 3166, in English."""
EEA = tuple(COUNTRIES)
"""The 27 Member States with Iceland, Liechtenstein and Norway."""
EU = tuple(code for code in EEA if code in MEMBER_STATES)
"""The 27 Member States."""

LANGUAGES = frozenset(
    (
        "AA AB AE AF AK AM AN AR AS AV AY AZ BA BE BG BH BI BM BN BO BR BS CA CE CH CO CR CS CU CV CY DA DE DV DZ "
        "EE EL EN EO ES ET EU FA FF FI FJ FO FR FY GA GD GL GN GU GV HA HE HI HO HR HT HU HY HZ IA ID IE IG II IK "
        "IO IS IT IU JA JV KA KG KI KJ KK KL KM KN KO KR KS KU KV KW KY LA LB LG LI LN LO LT LU LV MG MH MI MK ML "
        "MN MR MS MT MY NA NB ND NE NG NL NN NO NR NV NY OC OJ OM OR OS PA PI PL PS PT QU RM RN RO RU RW SA SC SD "
        "SE SG SI SK SL SM SN SO SQ SR SS ST SU SV SW TA TE TG TH TI TK TL TN TO TR TS TT TW TY UG UK UR UZ VE VI "
        "VO WA WO XH YI YO ZA ZH ZU"
    ).split()
)
"""The codes of ISO 639-1, in capitals, that the database takes for the language of content."""


def territory(value: str | Iterable[str]) -> tuple[str, ...]:
    """Codes of States in their order, each once; ``"EU"`` and ``"EEA"`` stand for all of theirs.

    :raises UnknownName: a State outside the European Economic Area, or a code of another list: Greece is GR.

    >>> territory(["PT", "DE", "PT"]), len(territory("EU")), len(territory("EEA"))
    (('DE', 'PT'), 27, 30)
    """
    if isinstance(value, str):
        value = {"EU": EU, "EEA": EEA}.get(value, (value,))
    if not isinstance(value, Iterable):
        accepted = Phrase("'EU', 'EEA', or codes of ISO 3166 such as ['DE', 'PT']")
        raise InvalidType(field=Phrase("territorial_scope"), value=value, accepted=accepted)
    return tuple(sorted({checks.known("territorial_scope", code, EEA) for code in value}))
