"""The Digital Services Act, laid out by subject: whoever knows the article finds the folder.

- ``parameters``: every number of the Act, dated and cited
- ``services``: Articles 2, 3 and 24: services, providers, recipients, sizes
- ``very_large``: Articles 33 and 43: threshold, designation, termination, supervisory fee
- ``obligations``: Articles 9 to 48, 56, 92 and 93: whom each binds, since when, and why
- ``schedule``: the days on which things fall due
- ``procedures``: single time limits of Articles 20, 21, 32 to 37, 40, 57 to 60, 79 and 82
- ``penalties``: Articles 52 and 74 to 78: ceilings, fines, limitation
- ``proceedings``: Chapter IV, Section 4: Articles 64 to 83
- ``service_file``: what is known of a service, held once and asked everything
- ``statements``: Articles 16, 17, 20 and 24(5): statements of reasons
"""


def __dir__() -> list[str]:
    return [
        "obligations",
        "parameters",
        "penalties",
        "procedures",
        "proceedings",
        "schedule",
        "service_file",
        "services",
        "statements",
        "very_large",
    ]
