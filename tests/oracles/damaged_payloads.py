"""Statements of reasons as platforms might send them: drawn at random, and damaged at every edge of the rules.

About half of them are refused. The same seed gives the same payloads; they hold only what JSON can say. Some puids come
back on purpose, so that calls of several statements meet a puid twice. `python -m tests.oracles.damaged_payloads` says
how often each rule was met.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator
from copy import deepcopy
from random import Random
from string import ascii_letters, digits

from tests.oracles.statement_rules_by_hand import (
    ALWAYS_REQUIRED,
    DATES,
    DECISIONS,
    FIELDS,
    LIMITS,
    LISTS,
    NEVER_NULL,
    REQUIRED_ON_CONDITION,
    VALUES,
    conditions,
    trimmed_fields,
)

Payload = dict[str, object]
Change = Callable[[Random, Payload, str], None]

LETTERS = ("x", "Q", "7", "\u00e9", "e\u0301", "\u00df", "\u03a9", "\u0416", "\u6f22", "\U0001f600", "a b")
SPACES = (" ", "  ", "\t", "\n", "\r\n", "\u00a0", "\u3000")
UNSEEN = ("\u200b", "\ufeff")  # Neither is whitespace for Python.
NUMBERS = (0, 7, -1, 10**12, 1.5, 1.0, 1e300)
NO_TEXTS: tuple[object, ...] = (True, False, [], ["x"], [None], [""], [[]], [{}], {}, {"0": "x"})
NO_LISTS: tuple[object, ...] = (*NUMBERS, True, False, {}, {"0": "x"}, "x", "[]")
NO_OBJECTS: tuple[object, ...] = (*NUMBERS, True, True, False, [], ["4006381333931"], "4006381333931", "{}")
UNKNOWN_VALUES = ("STATEMENT_CATEGORY_PORNOGRAPHY_OR_SEXUALIZED_CONTENT", "EN-GB", "en", "EL", "yes", "NO", True)
UNKNOWN_MEMBERS: tuple[object, ...] = ("XX", "EL", "UK", "EU", "OTHER", None, "", " ", 5, True, False, 1.5, {}, {}, [])
UNKNOWN_FIELDS = ("uuid", "Puid", " puid", "platform_name", "decision", "content_id_ean")
BLANKS = (None, None, "", "", *SPACES, " \t\n")
GOOD_URLS = ("https://example.com", "http://example.com/terms?a=b#c", "https://shop.example.eu:8443/%C3%A9/")
BAD_URLS = (
    "example.com",
    "www.example.com/terms",
    "http://",
    "https:///terms",
    "https:/example.com",
    "//example.com",
    "://example.com",
    "https://exam ple.com/",
    "https://example.com/a b",
    "mailto:a@example.com",
    "javascript:alert(1)",
    "/terms",
    "Section 4",
)
GOOD_CODES: tuple[object, ...] = ("4006381333931", "0000000000000", " 4006381333931\n", 4006381333931)
BAD_CODES: tuple[object, ...] = (
    "400638133393",
    "40063813339310",
    "400638133393X",
    "4006381 33931",
    "400-638133393",
    "-400638133393",
    "\u0664006381333931",
    4006381333931.0,
    400638133393,
    -400638133393,
    True,
    None,
    "",
    ["4006381333931"],
    {},
)
BAD_DAYS: tuple[object, ...] = (
    "2026-3-1",
    "2026-03-1",
    "2026-3-01",
    "26-03-01",
    "02026-03-01",
    "2026-02-29",
    "2100-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "2026-01-32",
    "20260301",
    "2026/03/01",
    "01-03-2026",
    "01.03.2026",
    "2026-03-01 00:00:00",
    "2026-03-01T00:00:00Z",
    "2026-W10-1",
    "2026-060",
    "2026 -03-01",
    "2026\u201303\u201301",
    "\u0662026-03-01",
    "-2026-03-01",
    "today",
    20260301,
    2026,
    "9999-12-31",
)
# The day before the first, and the first, of each field that has one.
EARLIEST = {"content_date": ("1999-12-31", "2000-01-01"), "application_date": ("2019-12-31", "2020-01-01")}
END_DAYS = ("1999-12-31", "2000-02-29", "1900-02-28", "1900-02-29", "0001-01-01", "0000-02-29", "2019-12-31")
BAD_MARKS = (
    ".,:;/\\+*#@!?'\"()[]{}|~=%&$^`<>",
    " \n\t\u00a0",
    "\u00e9\u00df\u0416\u0663\uff11\u0301\u200b\U0001f600\u2013\u2010",
)


def puid(rng: Random, length: int) -> str:
    """Draw a good puid of a length."""
    return "".join(rng.choices(ascii_letters + digits + "-_", k=length))


def text(rng: Random, length: int) -> str:
    """Draw a text of exactly so many characters that trimming leaves alone."""
    letter = rng.choice(LETTERS)
    return (letter * length)[: length - 1] + rng.choice("xy\u00e9\u0416") if length else ""


def month_end(rng: Random, more: int) -> str:
    """Draw the last day of a month, or so many days more, which the calendar does not have."""
    year, month = rng.randint(2020, 2037), rng.choice((*range(1, 13), 2, 2))
    return f"{year}-{month:02}-{monthrange(year, month)[1] + more}"


def day(rng: Random, field: str) -> str:
    """Draw a good day for a field."""
    if rng.random() < 0.1 and field in EARLIEST:
        return EARLIEST[field][1]
    if rng.random() < 0.1:
        return rng.choice(END_DAYS[:2] if field.startswith("end") else ("2038-01-01", "2024-02-29"))
    if rng.random() < 0.3:
        return month_end(rng, 0)
    return f"{rng.randint(2020, 2037)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"


def good(rng: Random, field: str) -> object:
    """Draw a value that a field takes."""
    if field in VALUES:
        return rng.choice(VALUES[field])
    if field in LISTS:
        return rng.sample(LISTS[field], rng.choice((1, 1, 2, 3, 5)))
    if field in DATES:
        return day(rng, field)
    if field == "content_id":
        return {"EAN-13": rng.choice(GOOD_CODES)}
    if field == "decision_ground_reference_url":
        return rng.choice(GOOD_URLS)
    if field == "puid":
        again = rng.choice(("again", "Again", " again", 12, "12"))
        return again if rng.random() < 0.04 else puid(rng, rng.choice((1, 12, 12, 12, 36, 500)))
    return rng.choice((text(rng, rng.randint(1, 40)), text(rng, rng.randint(1, 40)), text(rng, LIMITS[field])))


def drawn(rng: Random) -> Payload:
    """Draw a payload that the database takes."""
    payload: Payload = {field: good(rng, field) for field in ALWAYS_REQUIRED}
    for field in rng.sample(DECISIONS, rng.choice((1, 1, 2, 4))):
        payload[field] = good(rng, field)
    for field in FIELDS:
        likely = 0.9 if field == "content_language" else 0.0 if field in DECISIONS else 0.25
        if field not in payload and rng.random() < likely:
            payload[field] = good(rng, field)
    complete(rng, payload)
    return payload


def complete(rng: Random, payload: Payload) -> None:
    """Put in a text for each condition that is there without one."""
    fields = trimmed_fields(payload)
    there = conditions(fields)
    for field in REQUIRED_ON_CONDITION:
        if there[field] and fields.get(field) is None:
            payload[field] = good(rng, field)


# What makes each condition true.
MAKES: dict[str, tuple[str, object]] = {
    "decision_visibility_other": ("decision_visibility", ["DECISION_VISIBILITY_OTHER"]),
    "decision_monetary_other": ("decision_monetary", "DECISION_MONETARY_OTHER"),
    "illegal_content_legal_ground": ("decision_ground", "DECISION_GROUND_ILLEGAL_CONTENT"),
    "illegal_content_explanation": ("decision_ground", "DECISION_GROUND_ILLEGAL_CONTENT"),
    "incompatible_content_ground": ("decision_ground", "DECISION_GROUND_INCOMPATIBLE_CONTENT"),
    "incompatible_content_explanation": ("decision_ground", "DECISION_GROUND_INCOMPATIBLE_CONTENT"),
    "incompatible_content_illegal": ("decision_ground", "DECISION_GROUND_INCOMPATIBLE_CONTENT"),
    "content_type_other": ("content_type", ["CONTENT_TYPE_OTHER"]),
    "source_identity": ("source_type", "SOURCE_TRUSTED_FLAGGER"),
}
# What makes it false.
UNMAKES: dict[str, tuple[str, object]] = {
    "decision_visibility_other": ("decision_visibility", ["DECISION_VISIBILITY_CONTENT_REMOVED"]),
    "decision_monetary_other": ("decision_monetary", "DECISION_MONETARY_SUSPENSION"),
    "illegal_content_legal_ground": ("decision_ground", "DECISION_GROUND_INCOMPATIBLE_CONTENT"),
    "illegal_content_explanation": ("decision_ground", "DECISION_GROUND_INCOMPATIBLE_CONTENT"),
    "incompatible_content_ground": ("decision_ground", "DECISION_GROUND_ILLEGAL_CONTENT"),
    "incompatible_content_explanation": ("decision_ground", "DECISION_GROUND_ILLEGAL_CONTENT"),
    "incompatible_content_illegal": ("decision_ground", "DECISION_GROUND_ILLEGAL_CONTENT"),
    "content_type_other": ("content_type", ["CONTENT_TYPE_VIDEO"]),
    "source_identity": ("source_type", "SOURCE_VOLUNTARY"),
}


def padded(rng: Random, value: str) -> str:
    """Return a text with whitespace before it, after it, or both."""
    before, after = rng.choice(((0, 1), (1, 0), (1, 1), (2, 3)))
    mark = rng.choice(SPACES)
    return mark * before + value + mark * after


def longest(rng: Random, field: str, more: int) -> str:
    """Draw a text of the longest, or so many characters more."""
    length = LIMITS[field] + more
    if field == "puid":
        return puid(rng, length)
    if field == "decision_ground_reference_url":
        return rng.choice(GOOD_URLS[:2]).ljust(length, "/")
    return rng.choice((text(rng, length), text(rng, length), ("e\u0301" * length)[:length], "\U0001f600" * length))


def edge_text(rng: Random, field: str) -> object:
    """Draw a text, or a number, that is odd in itself."""
    limit = LIMITS[field]
    if field == "decision_ground_reference_url":
        return edge_url(rng)
    if field == "puid":
        name, mark = puid(rng, 8), rng.choice(rng.choice(BAD_MARKS))
        odd: object = rng.choice(("-", "_", name + "_-", -12, 12, 1.5))
        return rng.choice((*[name[:4] + mark + name[4:]] * 3, mark + name, name + mark, odd))
    return rng.choice(
        (
            text(rng, 3) + " " * limit + text(rng, 3),
            rng.choice(UNSEEN) + text(rng, 3),
            rng.choice(UNSEEN),
            text(rng, 1),
            rng.choice(NUMBERS),
            rng.randint(-5, 10**15),
            10 ** min(limit, 2000),
            10 ** min(limit - 1, 2000),
            "null",
            "0",
        )
    )


def edge_url(rng: Random) -> str:
    """Draw a URL, good or bad."""
    good_url = rng.choice((*GOOD_URLS, "ftp://example.com/terms", "https://localhost/terms", "HTTPS://EXAMPLE.COM"))
    return rng.choice((rng.choice(BAD_URLS), rng.choice(BAD_URLS), good_url, padded(rng, good_url)))


def edge_value(rng: Random, field: str) -> object:
    """Draw something near a value of a closed list."""
    value, foreign = rng.choice(VALUES[field]), rng.choice(VALUES[rng.choice(tuple(VALUES))])
    near = (value.capitalize() + "_", value[:-1], value + " x", "\u200b" + value)
    unlike: object = rng.choice((*near, [value], {"0": value}, foreign, rng.choice(UNKNOWN_VALUES)))
    return value.swapcase() if rng.random() < 0.6 else unlike


def bad_list(rng: Random, field: str) -> object:
    """Draw a list with a member that is unknown, or something that looks like a good list."""
    members: list[object] = list(rng.sample(LISTS[field], rng.choice((1, 2, 3, 4))))
    value = str(members[0])
    unknown: object = rng.choice((*UNKNOWN_MEMBERS, value.lower(), value[1:], [value]))
    joined = rng.choice((value, value, ",".join(map(str, members)), {"0": value}, {value: True}))
    return rng.choice(([*members, unknown], [unknown, *members], [unknown], [members], joined, joined))


def good_list(rng: Random, field: str) -> object:
    """Draw a list with duplicates, out of order, with padded members, or of all values."""
    members: list[object] = list(rng.sample(LISTS[field], rng.choice((1, 2, 3, 4))))
    twice = [*members, *members]
    rng.shuffle(twice)
    spaced: list[object] = [padded(rng, str(member)) for member in members]
    return rng.choice((twice, twice, sorted(LISTS[field], reverse=True), spaced, spaced, [*members, *spaced]))


def bad_code(rng: Random) -> object:
    """Draw a content_id without a good EAN-13, or something that looks like one."""
    code = "4006381333931"
    near: tuple[object, ...] = ({"EAN-8": code}, {"ean-13": code}, [code], [code], code, code, {}, [])
    return {"EAN-13": rng.choice(BAD_CODES)} if rng.random() < 0.7 else rng.choice(near)


def blanked(rng: Random, payload: Payload, field: str) -> None:
    """Say nothing in a field, in one of the many ways."""
    payload[field] = rng.choice(BLANKS)


def missed(rng: Random, payload: Payload, field: str) -> None:
    """Leave a field out."""
    payload.pop(field, None)


def emptied(rng: Random, payload: Payload, field: str) -> None:
    """Give a field an empty list."""
    payload[field] = []


def misshapen(rng: Random, payload: Payload, field: str) -> None:
    """Give a field what is not of its kind."""
    pool = NO_LISTS if field in LISTS else NO_OBJECTS if field == "content_id" else NO_TEXTS
    payload[field] = rng.choice((*pool, *NUMBERS) if field in VALUES or field in DATES else pool)


def edged(rng: Random, payload: Payload, field: str) -> None:
    """Give a field what is nearly good."""
    if field in VALUES:
        payload[field] = edge_value(rng, field)
    elif field in LISTS:
        payload[field] = bad_list(rng, field)
    elif field in DATES:
        payload[field] = rng.choice(BAD_DAYS)
    elif field == "content_id":
        payload[field] = bad_code(rng)
    else:
        payload[field] = edge_text(rng, field)


def oddly_good(rng: Random, payload: Payload, field: str) -> None:
    """Give a field what is good in an odd way."""
    if field in VALUES:
        payload[field] = padded(rng, rng.choice(VALUES[field]))
    elif field in LISTS:
        payload[field] = good_list(rng, field)
    elif field in DATES:
        first = EARLIEST[field][1] if field in EARLIEST else rng.choice(END_DAYS)
        last = rng.choice(("2038-01-01", "2037-12-31", "2024-02-29", "2000-02-29", month_end(rng, 0)))
        payload[field] = rng.choice((padded(rng, day(rng, field)), first, last, "2038-01-01"))
    elif field == "content_id":
        payload[field] = {"EAN-13": rng.choice(GOOD_CODES), "ISBN": "x"}
    else:
        short, number = padded(rng, str(good(rng, field))), rng.choice(NUMBERS)
        payload[field] = rng.choice((longest(rng, field, 0), padded(rng, longest(rng, field, 0)), short, number))
    complete(rng, payload)


def too_long(rng: Random, payload: Payload, field: str) -> None:
    """Give a field a text that is too long, mostly by one character."""
    value = longest(rng, field, 1 if rng.random() < 0.9 else rng.choice((2, 1000)))
    payload[field] = padded(rng, value) if rng.random() < 0.2 else value


def too_late(rng: Random, payload: Payload, field: str) -> None:
    """Give a field a day beyond the last."""
    payload[field] = "2038-01-02" if rng.random() < 0.8 else rng.choice(("2038-02-01", "2039-01-01", "9999-12-31"))


def too_early(rng: Random, payload: Payload, field: str) -> None:
    """Give a field a day before the first."""
    payload[field] = EARLIEST[field][0] if rng.random() < 0.8 else rng.choice(("1970-01-01", "0001-01-01"))


def beyond_month(rng: Random, payload: Payload, field: str) -> None:
    """Give a field a day that the calendar does not have."""
    payload[field] = month_end(rng, 1) if rng.random() < 0.9 else rng.choice(("2036-02-30", "2032-02-31"))


def without_noughts(rng: Random, payload: Payload, field: str) -> None:
    """Give a field a day without its leading noughts."""
    month, number = rng.randint(1, 9), rng.randint(1, 9)
    payload[field] = rng.choice((f"2026-{month}-{number}", f"2026-{month}-0{number}", f"2026-0{month}-{number}"))


def without_condition(rng: Random, payload: Payload, field: str) -> None:
    """Give a field that is to be dropped something good, odd or bad."""
    name, value = UNMAKES[field]
    payload[name] = value
    complete(rng, payload)
    change = rng.choice((edged, misshapen, blanked, oddly_good, *((too_long,) * 2 if field in LIMITS else ())))
    change(rng, payload, field)


def with_condition(rng: Random, payload: Payload, field: str) -> None:
    """Let a field be asked for, and leave it out or blank."""
    name, value = MAKES[field]
    payload[name] = value
    complete(rng, payload)
    rng.choice((blanked, missed))(rng, payload, field)


def undecided(rng: Random, payload: Payload, field: str) -> None:
    """Take the four decisions away but for one field; empty ones may stay."""
    for decision in DECISIONS:
        if decision != field:
            payload.pop(decision, None)
            if rng.random() < 0.5:
                payload[decision] = rng.choice((None, None, "", " ", [], {}, 0, False))


def main_added(rng: Random, payload: Payload, field: str) -> None:
    """Name the main category among the additional ones."""
    main = payload.get("category")
    others = rng.sample(VALUES["category"], 2)
    payload[field] = rng.choice(([main, *others, main], [*others, main], [main], [padded(rng, str(main))]))


def unknown_added(rng: Random, payload: Payload, field: str) -> None:
    """Put in a field that the rules do not name."""
    payload[rng.choice(UNKNOWN_FIELDS)] = rng.choice((*NUMBERS, *NO_TEXTS, None, "x"))


def padded_all(rng: Random, payload: Payload, field: str) -> None:
    """Put whitespace about each text."""
    for name, value in payload.items():
        payload[name] = padded(rng, value) if isinstance(value, str) else value


def reordered(rng: Random, payload: Payload, field: str) -> None:
    """Put the fields in another order."""
    for name in rng.sample(tuple(payload), len(payload)):
        payload[name] = payload.pop(name)


# Each way to change a payload and the field that it changes; all are made equally often.
CHANGES: list[tuple[Change, str]] = [
    *((missed, field) for field in (*ALWAYS_REQUIRED, *DECISIONS)),
    *((change, field) for field in FIELDS for change in (blanked, misshapen, edged)),
    *((change, field) for field in VALUES for change in (misshapen, edged)),
    *((change, field) for field in LISTS for change in (misshapen, emptied, *[edged] * 4)),
    *((change, field) for field in LIMITS for change in (too_long, too_long, oddly_good)),
    *((change, field) for field in DATES for change in (too_late, too_late, without_noughts, beyond_month, misshapen)),
    *((too_early, field) for field in (*EARLIEST, *EARLIEST)),
    *((change, field) for field in MAKES for change in (without_condition, without_condition, with_condition)),
    *((change, field) for field in REQUIRED_ON_CONDITION for change in (with_condition, with_condition, misshapen)),
    *((blanked, field) for field in ALWAYS_REQUIRED),
    *((blanked, field) for field in NEVER_NULL for _ in range(6)),
    *((undecided, field) for field in (*DECISIONS, "", "", "", "", "")),
    *((edged, "puid") for _ in range(6)),
    *((change, "content_id") for change in (edged, edged, edged, *[misshapen] * 5)),
    *((edged, "decision_ground_reference_url") for _ in range(2)),
    (emptied, "content_type"),
    *((main_added, "category_addition") for _ in range(3)),
    *((change, "") for change in (unknown_added, unknown_added, unknown_added, padded_all, reordered)),
]


def damage(rng: Random, payload: Payload, change: Change, field: str) -> None:
    """Change a payload in one way, mostly so that it is refused."""
    if change in (misshapen, edged, oddly_good, too_long):
        wanted(rng, payload, field)
    change(rng, payload, field)


def wanted(rng: Random, payload: Payload, field: str) -> None:
    """Mostly give a field its condition, if it has one."""
    if field in MAKES and rng.random() < 0.8:
        name, value = MAKES[field]
        payload[name] = value
        complete(rng, payload)


def payloads(seed: int, number: int) -> Iterator[Payload]:
    """Draw so many payloads; about half of them are refused."""
    rng = Random(seed)
    deck: list[tuple[Change, str]] = []
    for _ in range(number):
        payload = drawn(rng)
        for field in rng.sample(FIELDS, rng.choice((0, 1, 2))):
            wanted(rng, payload, field)
            oddly_good(rng, payload, field)
        for _ in range(rng.choices((0, 1, 2, 3), (40, 27, 20, 13))[0]):
            deck = deck or rng.sample(CHANGES, len(CHANGES))
            damage(rng, payload, *deck.pop())
        yield deepcopy(payload)  # Whoever changes a payload must not change the constants above.


if __name__ == "__main__":
    from tests.oracles.damage_counts import report

    report(payloads(1, 20_000))
