"""The file of a case: what was recorded, act by act, and what can be read off it at the end of a day.

- ``entries``: an act with what happened to it, a case before the Court, a strand
- ``register``: all of them, written at the end only
- ``case_states``: where a case before the Court stands
- ``rulings``: what the Court made of an act (Articles 261 to 266 TFEU)
- ``standing``: whether an act stands, is in force, and its status
- ``stages``: where a strand stands
- ``concerning``, ``cases``: which act, and which case before the Court, an event is about; ``waiting``, which acts wait
  for one, and ``particulars``, what else it says of its act
- ``kinds``: the kinds of acts
- ``time_limits``: what a time limit can be for; ``accruing``, the days that count for payments
- ``conditions``: where an event is possible
- ``recording``: one event more, or its refusal; ``written``, all of them, from the beginning of a case on
"""


def __dir__() -> list[str]:
    return [
        "accruing",
        "case_states",
        "cases",
        "concerning",
        "conditions",
        "entries",
        "kinds",
        "particulars",
        "recording",
        "register",
        "rulings",
        "stages",
        "standing",
        "time_limits",
        "waiting",
        "written",
    ]
