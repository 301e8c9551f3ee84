"""Very large platforms and search engines: in and out of the top tier, and its fee (Articles 33 and 43).

- ``threshold``: Article 33(1) and (2)
- ``designation``: Article 33(4) and (6)
- ``beginning``: what is known of the notification and the application, ``conflicts``: where that contradicts itself
- ``standing``: whether a service is designated and bound on a day, ``successive``: under several designations
- ``outside_section_5``: what hangs on being very large elsewhere (Articles 14(5) and (6), 15(2), 19(2), 29(2))
- ``termination``: Article 33(5)
- ``fee``: Article 43 and Delegated Regulation 2023/1127, ``fee_shares``: its arithmetic,
  ``fee_years``: the years for which it is charged
"""


def __dir__() -> list[str]:
    return [
        *("beginning", "conflicts", "designation", "fee", "fee_shares", "fee_years"),
        *("outside_section_5", "standing", "successive", "termination", "threshold"),
    ]
