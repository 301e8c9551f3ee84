"""Parts of Member States that have a code of a country of their own, and what is overseas and no part of the Union.

Article 355(1) TFEU applies the Treaties to the French overseas departments and Saint-Martin, the Azores, Madeira and
the Canary Islands, in accordance with Article 349, and Article 355(4) to Åland (text of OJ C 202, 7.6.2016, p. 197).
Whoever lives there is in the Union. The overseas countries and territories of Article 355(2) and Annex II are only
associated with it: Saint-Barthélemy has been one of them since 2012, while Mayotte is none since 2014.

The Azores and Madeira have no code of their own. ISO 3166 has reserved IC and EA for customs, and FX for France.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

WITHIN: Mapping[str, str] = MappingProxyType(
    {
        "AX": "FI",
        "EA": "ES",
        "FX": "FR",
        "GF": "FR",
        "GP": "FR",
        "IC": "ES",
        "MF": "FR",
        "MQ": "FR",
        "RE": "FR",
        "YT": "FR",
    }
)
"""The Member State of which each is a part: Åland; Ceuta and Melilla; metropolitan France; French Guiana; Guadeloupe;
the Canary Islands; Saint-Martin; Martinique; Réunion; Mayotte."""
