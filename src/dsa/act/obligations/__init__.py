"""Whom each obligation binds on a day, and why (Articles 9 to 48, 56, 92 and 93).

- ``catalogue``: every obligation of Articles 9 to 48, by a stable id; its entries are in ``data``, a file a section
- ``situation``: what is known of a service on a day
- ``applicability``: from when (Articles 33(6), 92 and 93)
- ``size_exclusion``: micro and small enterprises (Articles 15(2), 19 and 29)
- ``competence``: who supervises (Article 56)
- ``status``: whether it binds, and why
- ``overview``: what all statuses of a service have in common
- ``changes``: what changes between two days
"""


def __dir__() -> list[str]:
    return [
        "applicability",
        "catalogue",
        "changes",
        "competence",
        "conditions",
        "obligation",
        "overview",
        "situation",
        "size_exclusion",
        "status",
    ]
