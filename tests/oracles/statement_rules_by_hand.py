"""What the DSA Transparency Database takes of a statement of reasons, written once more, slowly, from the rules alone.

The rules are those of the Commission's own implementation (github.com/digital-services-act/transparency-database, state
of 24 June 2026; schema in force since 1 July 2025), as put into words on 26 November 2026. Nothing here is shared with
the library: an oracle is there to disagree with it.

The order is: every text is trimmed and an empty one becomes null; what is dropped unchecked is dropped; what is left is
checked; what is dropped after its check is dropped; lists are freed of duplicates and sorted.

Where the rules can be read in two ways, the reading taken here:

A1. Whitespace: what `str.strip` takes away (also U+00A0 and U+3000, not U+200B or U+FEFF). Texts are trimmed wherever
    they stand, in lists and in content_id too; keys are not.
A2. An empty member of a list becomes null, and null is no value: the list is refused.
A3. Null and missing are the same, but for the two fields where an explicit null is refused. An empty text has become
    null by then, so that "" is refused there too; incompatible_content_illegal is checked before it is dropped, so that
    null is refused there under either ground and without one.
A4. Fields that are optional and not named with "or null" take null as well, content_id and the decisions included: only
    two are said to refuse it.
A5. "Empty does not count" for the four decisions: null, [] and {} are empty; 0 and False are not. An empty list is a
    decision_visibility (no member is wrong; kept as [] beside another decision), but no value of the other three.
A6. The rules do not say under which name the want of any decision is reported: under all four.
A7. A required list must have a member: content_type [] is refused. Optional lists may be empty and are kept as [].
A8. A JSON object is not a list and a list is not an object, whatever its members: {} is no list, [] is no content_id.
A9. A number passes as text wherever text is asked for (puid and EAN-13 too), written as Python writes it (1.0 is
    "1.0"), and is kept as text. True and False are no numbers; nor are NaN and the infinities, which JSON lacks.
A10. "If the list holds ..._OTHER": only if it is a list (a lone text does not ask for the other text), and also if
    other members of the list are refused. A ground that is no value has neither condition: the texts of both
    grounds are dropped.
A11. "Checked before they are dropped" holds for the four fields named; decision_monetary_other and the four texts of
    the grounds are dropped unchecked, whatever they hold. "Only with the incompatible ground" is read as dropped, not
    refused, under the other ground.
A12. category_addition is checked as it was sent, before the main category is taken out: a main category that is no
    category is refused in the addition too. What is left may be [].
A13. category_specification_other has no condition: it is kept without KEYWORD_OTHER, and not required with it.
A14. Sorted means by code points, not in the order in which the values are listed. This holds for every list.
A15. A date has four, two and two ASCII digits and is a day of the Gregorian calendar. Both ends of a range are in it.
    "Up to" has no first day: 0000-02-29 is an end date. A time after the date is refused.
A16. Characters are code points, counted after trimming: a combining accent counts one, and an emoji beyond the BMP one.
A17. A URL has a scheme, "://" and a host, and no whitespace: "mailto:" and "//host" are none, "ftp://host" is one, and
    a host need have no dot. Nothing else about it is looked at.
A18. content_id must have the key "EAN-13", with 13 ASCII digits (no check digit is reckoned); {} and a null there are
    refused. Other keys are passed over, and not kept.
A19. Letters and digits of a puid are those of ASCII.
A20. Fields that the rules do not name are passed over, and not kept.
A21. A mistake inside a list or object is reported under the name of the field ("content_type", not "content_type.0").
A22. What is null is not in the accepted form, end dates included.
A23. A puid twice in a call is reported at each position that bears it. Puids are compared as they are kept (trimmed,
    numbers as text), capitals and small letters apart. Positions begin at 0; the good statements of a refused call
    have no entry.
A24. A call that is no list, is empty or has more than 100 statements is reported at position -1 under "statements", and
    its statements are not looked at.
A25. There are no conditions but those that are written: account_type, an end date, a URL or a keyword is kept without
    the decision, the ground or the category that it seems to belong to.
"""

import math
import re

# fmt: off
DECISION_VISIBILITY = (
    "DECISION_VISIBILITY_CONTENT_REMOVED", "DECISION_VISIBILITY_CONTENT_DISABLED",
    "DECISION_VISIBILITY_CONTENT_DEMOTED", "DECISION_VISIBILITY_CONTENT_AGE_RESTRICTED",
    "DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED", "DECISION_VISIBILITY_CONTENT_LABELLED",
    "DECISION_VISIBILITY_OTHER",
)
DECISION_MONETARY = (
    "DECISION_MONETARY_SUSPENSION", "DECISION_MONETARY_TERMINATION", "DECISION_MONETARY_OTHER",
)
DECISION_PROVISION = (
    "DECISION_PROVISION_PARTIAL_SUSPENSION", "DECISION_PROVISION_TOTAL_SUSPENSION",
    "DECISION_PROVISION_PARTIAL_TERMINATION", "DECISION_PROVISION_TOTAL_TERMINATION",
)
DECISION_ACCOUNT = (
    "DECISION_ACCOUNT_SUSPENDED", "DECISION_ACCOUNT_TERMINATED",
)
ACCOUNT_TYPE = (
    "ACCOUNT_TYPE_BUSINESS", "ACCOUNT_TYPE_PRIVATE",
)
DECISION_GROUND = (
    "DECISION_GROUND_ILLEGAL_CONTENT", "DECISION_GROUND_INCOMPATIBLE_CONTENT",
)
CONTENT_TYPE = (
    "CONTENT_TYPE_APP", "CONTENT_TYPE_AUDIO", "CONTENT_TYPE_IMAGE", "CONTENT_TYPE_PRODUCT",
    "CONTENT_TYPE_SYNTHETIC_MEDIA", "CONTENT_TYPE_TEXT", "CONTENT_TYPE_VIDEO", "CONTENT_TYPE_OTHER",
)
CATEGORY = (
    "STATEMENT_CATEGORY_ANIMAL_WELFARE", "STATEMENT_CATEGORY_CONSUMER_INFORMATION", "STATEMENT_CATEGORY_CYBER_VIOLENCE",
    "STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN", "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS",
    "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH", "STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS",
    "STATEMENT_CATEGORY_NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS", "STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE",
    "STATEMENT_CATEGORY_OTHER_VIOLATION_TC", "STATEMENT_CATEGORY_PROTECTION_OF_MINORS",
    "STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY", "STATEMENT_CATEGORY_SCAMS_AND_FRAUD", "STATEMENT_CATEGORY_SELF_HARM",
    "STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS", "STATEMENT_CATEGORY_VIOLENCE",
)
CATEGORY_SPECIFICATION = (
    "KEYWORD_ADULT_SEXUAL_MATERIAL", "KEYWORD_AGE_SPECIFIC_RESTRICTIONS", "KEYWORD_AGE_SPECIFIC_RESTRICTIONS_MINORS",
    "KEYWORD_ANIMAL_HARM", "KEYWORD_BIOMETRIC_DATA_BREACH", "KEYWORD_BULLYING_AGAINST_GIRLS",
    "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL", "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE",
    "KEYWORD_CONTENT_PROMOTING_EATING_DISORDERS", "KEYWORD_COORDINATED_HARM", "KEYWORD_COPYRIGHT_INFRINGEMENT",
    "KEYWORD_CYBER_BULLYING_INTIMIDATION", "KEYWORD_CYBER_HARASSMENT", "KEYWORD_CYBER_HARASSMENT_AGAINST_WOMEN",
    "KEYWORD_CYBER_INCITEMENT", "KEYWORD_CYBER_STALKING", "KEYWORD_CYBER_STALKING_AGAINST_WOMEN",
    "KEYWORD_DATA_FALSIFICATION", "KEYWORD_DEFAMATION", "KEYWORD_DESIGN_INFRINGEMENT", "KEYWORD_DISCRIMINATION",
    "KEYWORD_FEMALE_GENDERED_DISINFORMATION", "KEYWORD_GEOGRAPHIC_INDICATIONS_INFRINGEMENT",
    "KEYWORD_GEOGRAPHICAL_REQUIREMENTS", "KEYWORD_GOODS_SERVICES_NOT_PERMITTED",
    "KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS", "KEYWORD_HATE_SPEECH", "KEYWORD_HIDDEN_ADVERTISEMENT",
    "KEYWORD_HUMAN_EXPLOITATION", "KEYWORD_HUMAN_TRAFFICKING", "KEYWORD_ILLEGAL_ORGANIZATIONS",
    "KEYWORD_IMPERSONATION_ACCOUNT_HIJACKING", "KEYWORD_INAUTHENTIC_ACCOUNTS", "KEYWORD_INAUTHENTIC_LISTINGS",
    "KEYWORD_INAUTHENTIC_USER_REVIEWS", "KEYWORD_INCITEMENT_AGAINST_WOMEN", "KEYWORD_INCITEMENT_VIOLENCE_HATRED",
    "KEYWORD_INSUFFICIENT_INFORMATION_ON_TRADERS", "KEYWORD_LANGUAGE_REQUIREMENTS",
    "KEYWORD_MISINFORMATION_DISINFORMATION", "KEYWORD_MISLEADING_INFO_CONSUMER_RIGHTS",
    "KEYWORD_MISLEADING_INFO_GOODS_SERVICES", "KEYWORD_MISSING_PROCESSING_GROUND",
    "KEYWORD_NON_CONSENSUAL_IMAGE_SHARING", "KEYWORD_NON_CONSENSUAL_IMAGE_SHARING_AGAINST_WOMEN",
    "KEYWORD_NON_CONSENSUAL_MATERIAL_DEEPFAKE", "KEYWORD_NON_CONSENSUAL_MATERIAL_DEEPFAKE_AGAINST_WOMEN",
    "KEYWORD_NONCOMPLIANCE_PRICING", "KEYWORD_NUDITY", "KEYWORD_PATENT_INFRINGEMENT", "KEYWORD_PHISHING",
    "KEYWORD_PROHIBITED_PRODUCTS", "KEYWORD_PYRAMID_SCHEMES", "KEYWORD_RIGHT_TO_BE_FORGOTTEN",
    "KEYWORD_RISK_ENVIRONMENTAL_DAMAGE", "KEYWORD_RISK_PUBLIC_HEALTH", "KEYWORD_SELF_MUTILATION", "KEYWORD_STALKING",
    "KEYWORD_SUICIDE", "KEYWORD_TERRORIST_CONTENT", "KEYWORD_TRADE_SECRET_INFRINGEMENT",
    "KEYWORD_TRADEMARK_INFRINGEMENT", "KEYWORD_TRAFFICKING_WOMEN_GIRLS", "KEYWORD_UNLAWFUL_SALE_ANIMALS",
    "KEYWORD_UNSAFE_CHALLENGES", "KEYWORD_UNSAFE_PRODUCTS", "KEYWORD_VIOLATION_EU_LAW",
    "KEYWORD_VIOLATION_NATIONAL_LAW", "KEYWORD_OTHER",
)
SOURCE_TYPE = (
    "SOURCE_ARTICLE_16", "SOURCE_TRUSTED_FLAGGER", "SOURCE_TYPE_OTHER_NOTIFICATION", "SOURCE_VOLUNTARY",
)
AUTOMATED_DECISION = (
    "AUTOMATED_DECISION_FULLY", "AUTOMATED_DECISION_PARTIALLY", "AUTOMATED_DECISION_NOT_AUTOMATED",
)
TERRITORIAL_SCOPE = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT",
    "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
)
CONTENT_LANGUAGE = (
    "AB", "AA", "AF", "AK", "SQ", "AM", "AR", "AN", "HY", "AS", "AV", "AE", "AY", "AZ", "BM", "BA", "EU", "BE", "BN",
    "BH", "BI", "BS", "BR", "BG", "MY", "CA", "KM", "CH", "CE", "NY", "ZH", "CU", "CV", "KW", "CO", "CR", "HR", "CS",
    "DA", "DV", "NL", "DZ", "EN", "EO", "ET", "EE", "FO", "FJ", "FI", "FR", "FF", "GD", "GL", "LG", "KA", "DE", "KI",
    "EL", "KL", "GN", "GU", "HT", "HA", "HE", "HZ", "HI", "HO", "HU", "IS", "IO", "IG", "ID", "IA", "IE", "IU", "IK",
    "GA", "IT", "JA", "JV", "KN", "KR", "KS", "KK", "RW", "KV", "KG", "KO", "KJ", "KU", "KY", "LO", "LA", "LV", "LB",
    "LI", "LN", "LT", "LU", "MK", "MG", "MS", "ML", "MT", "GV", "MI", "MR", "MH", "RO", "MN", "NA", "NV", "ND", "NG",
    "NE", "SE", "NO", "NB", "NN", "II", "OC", "OJ", "OR", "OM", "OS", "PI", "PA", "PS", "FA", "PL", "PT", "QU", "RM",
    "RN", "RU", "SM", "SG", "SA", "SC", "SR", "SN", "SD", "SI", "SK", "SL", "SO", "ST", "NR", "ES", "SU", "SW", "SS",
    "SV", "TL", "TY", "TG", "TA", "TT", "TE", "TH", "BO", "TI", "TO", "TS", "TN", "TR", "TK", "TW", "UG", "UK", "UR",
    "UZ", "VE", "VI", "VO", "WA", "CY", "FY", "WO", "XH", "YI", "YO", "ZA", "ZU",
)
YES_OR_NO = ("Yes", "No")
# fmt: on

# The longest text, in characters.
LIMITS = {
    "decision_visibility_other": 500,
    "decision_monetary_other": 500,
    "decision_ground_reference_url": 500,
    "illegal_content_legal_ground": 500,
    "illegal_content_explanation": 2000,
    "incompatible_content_ground": 500,
    "incompatible_content_explanation": 2000,
    "content_type_other": 500,
    "category_specification_other": 500,
    "decision_facts": 5000,
    "source_identity": 500,
    "puid": 500,
}

# The closed list of each field that has one value, and of each that has a list of them.
VALUES = {
    "decision_monetary": DECISION_MONETARY,
    "decision_provision": DECISION_PROVISION,
    "decision_account": DECISION_ACCOUNT,
    "account_type": ACCOUNT_TYPE,
    "decision_ground": DECISION_GROUND,
    "incompatible_content_illegal": YES_OR_NO,
    "category": CATEGORY,
    "content_language": CONTENT_LANGUAGE,
    "source_type": SOURCE_TYPE,
    "automated_detection": YES_OR_NO,
    "automated_decision": AUTOMATED_DECISION,
}
LISTS = {
    "decision_visibility": DECISION_VISIBILITY,
    "content_type": CONTENT_TYPE,
    "category_addition": CATEGORY,
    "category_specification": CATEGORY_SPECIFICATION,
    "territorial_scope": TERRITORIAL_SCOPE,
}

# The first and the last day. An end date has no first one, and the year 0000 is the least that four digits can say.
DATES = {
    "content_date": ("2000-01-01", "2038-01-01"),
    "application_date": ("2020-01-01", "2038-01-01"),
    "end_date_account_restriction": ("0000-01-01", "2038-01-01"),
    "end_date_monetary_restriction": ("0000-01-01", "2038-01-01"),
    "end_date_service_restriction": ("0000-01-01", "2038-01-01"),
    "end_date_visibility_restriction": ("0000-01-01", "2038-01-01"),
}

FIELDS = (*VALUES, *LISTS, *DATES, *LIMITS, "content_id")
DECISIONS = ("decision_visibility", "decision_monetary", "decision_provision", "decision_account")
ALWAYS_REQUIRED = (
    "decision_ground",
    "content_type",
    "category",
    "content_date",
    "application_date",
    "decision_facts",
    "source_type",
    "automated_detection",
    "automated_decision",
    "puid",
)
NEVER_NULL = ("category_addition", "incompatible_content_illegal")


def trimmed(value: object) -> object:
    """Return the value with every text in it trimmed, and null for each text that is then empty."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list):
        return [trimmed(member) for member in value]
    if isinstance(value, dict):
        return {key: trimmed(member) for key, member in value.items()}
    return value


def as_text(value: object) -> str | None:
    """Return a text as it is and a number as its text, and None for what is neither."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return None
    if isinstance(value, int) or (isinstance(value, float) and math.isfinite(value)):
        return str(value)
    return None


def is_day(text: str, first: str, last: str) -> bool:
    """Whether a text is a day of the calendar, written YYYY-MM-DD, from the first to the last."""
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    year, month, day = int(text[0:4]), int(text[5:7]), int(text[8:10])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = {1: 31, 2: 29 if leap else 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
    if month not in days or not 1 <= day <= days[month]:
        return False
    return first <= text <= last


def is_good(field: str, value: object) -> bool:
    """Whether a trimmed value that is not null is what its field asks for."""
    if field in LISTS:
        return isinstance(value, list) and all(isinstance(m, str) and m in LISTS[field] for m in value)
    if field == "content_id":
        if not isinstance(value, dict):
            return False
        code = as_text(value.get("EAN-13"))
        return code is not None and re.fullmatch("[0-9]{13}", code) is not None
    text = as_text(value)
    if text is None:
        return False
    if field in VALUES:
        return text in VALUES[field]
    if field in DATES:
        return is_day(text, *DATES[field])
    if len(text) > LIMITS[field]:
        return False
    if field == "decision_ground_reference_url":
        return re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s/?#]+([/?#]\S*)?", text) is not None
    if field == "puid":
        return re.fullmatch("[A-Za-z0-9_-]+", text) is not None
    return True


def holds(value: object, member: str) -> bool:
    """Whether a value is a list that holds the member."""
    return isinstance(value, list) and member in value


def conditions(fields: dict[str, object]) -> dict[str, bool]:
    """Return, for each field that is dropped without its condition, whether its condition is there."""
    ground = fields.get("decision_ground")
    return {
        "decision_visibility_other": holds(fields.get("decision_visibility"), "DECISION_VISIBILITY_OTHER"),
        "decision_monetary_other": fields.get("decision_monetary") == "DECISION_MONETARY_OTHER",
        "illegal_content_legal_ground": ground == "DECISION_GROUND_ILLEGAL_CONTENT",
        "illegal_content_explanation": ground == "DECISION_GROUND_ILLEGAL_CONTENT",
        "incompatible_content_ground": ground == "DECISION_GROUND_INCOMPATIBLE_CONTENT",
        "incompatible_content_explanation": ground == "DECISION_GROUND_INCOMPATIBLE_CONTENT",
        "incompatible_content_illegal": ground == "DECISION_GROUND_INCOMPATIBLE_CONTENT",
        "content_type_other": holds(fields.get("content_type"), "CONTENT_TYPE_OTHER"),
        "source_identity": fields.get("source_type") != "SOURCE_VOLUNTARY",
    }


REQUIRED_ON_CONDITION = (
    "decision_visibility_other",
    "decision_monetary_other",
    "illegal_content_legal_ground",
    "illegal_content_explanation",
    "incompatible_content_ground",
    "incompatible_content_explanation",
    "content_type_other",
)
DROPPED_UNCHECKED = (
    "decision_monetary_other",
    "illegal_content_legal_ground",
    "illegal_content_explanation",
    "incompatible_content_ground",
    "incompatible_content_explanation",
)


def trimmed_fields(payload: dict[str, object]) -> dict[str, object]:
    """Return the known fields of a payload, trimmed."""
    return {field: trimmed(payload[field]) for field in FIELDS if field in payload}


def refused_fields(payload: object) -> set[str]:
    """Return the names of the fields for which a statement is refused: none if the database takes it.

    What is no object at all is refused as {"payload"}. If there is no decision, all four decision fields are named.
    """
    if not isinstance(payload, dict):
        return {"payload"}
    fields = trimmed_fields(payload)
    there = conditions(fields)
    for field in DROPPED_UNCHECKED:
        if not there[field]:
            fields.pop(field, None)

    refused: set[str] = set()
    for field, value in fields.items():
        if value is None and field in NEVER_NULL:
            refused.add(field)
        if value is not None and not is_good(field, value):
            refused.add(field)
    for field in ALWAYS_REQUIRED:
        if fields.get(field) in (None, [], {}):
            refused.add(field)
    for field in REQUIRED_ON_CONDITION:
        if there[field] and fields.get(field) is None:
            refused.add(field)
    if all(fields.get(field) in (None, [], {}) for field in DECISIONS):
        refused.update(DECISIONS)
    return refused


def accepted_form(payload: dict[str, object]) -> dict[str, object]:
    """Return what the database keeps of a payload that it takes; a ValueError if it does not take it."""
    if refused_fields(payload):
        raise ValueError(f"refused for {sorted(refused_fields(payload))}")
    fields = trimmed_fields(payload)
    there = conditions(fields)
    kept: dict[str, object] = {}
    for field, value in fields.items():
        if value is None or not there.get(field, True):
            continue
        if isinstance(value, list):
            members = {str(member) for member in value}
            if field == "category_addition":
                members.discard(str(fields["category"]))
            kept[field] = sorted(members)
        elif isinstance(value, dict):
            kept[field] = {"EAN-13": as_text(value["EAN-13"])}
        else:
            kept[field] = as_text(value)
    return kept


def puid_of(statement: object) -> str | None:
    """Return the puid of a statement as it would be kept, or None if there is none that is a text."""
    return as_text(trimmed(statement.get("puid"))) if isinstance(statement, dict) else None


def refused_in_call(statements: object, used: set[str]) -> dict[int, set[str]]:
    """Return the refused fields of each refused statement of a call, by position from 0: none if the call is taken.

    Any entry refuses the whole call. `used` are the puids that the platform has used before. A call that is no list,
    is empty or has more than 100 statements is {-1: {"statements"}}; a statement that is no object is {"payload"}.
    """
    if not isinstance(statements, list) or not 1 <= len(statements) <= 100:
        return {-1: {"statements"}}
    puids = [puid_of(statement) for statement in statements]
    refused: dict[int, set[str]] = {}
    for position, statement in enumerate(statements):
        fields = refused_fields(statement)
        puid = puids[position]
        if puid is not None and (puids.count(puid) > 1 or puid in used):
            fields.add("puid")
        if fields:
            refused[position] = fields
    return refused
