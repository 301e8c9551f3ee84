"""The file of a case: what was recorded, act by act, and what can be read off it at the end of a day.

- ``entries``: an act with what happened to it, a case before the Court, a strand
- ``register``: all of them, written at the end only
- ``rulings``: what the Court made of an act (Articles 261 to 266 TFEU)
- ``standing``: whether an act stands, is in force, and its status
- ``stages``: where a strand stands
- ``concerning``: which act an event is about
- ``conditions``: where an event is possible; ``defects``, what is said of one that the Act does not allow
- ``hearing``: until when the provider can be heard (Article 79)
- ``recording``: one event more, or its refusal
"""


def __dir__() -> list[str]:
    return [
        "concerning",
        "conditions",
        "defects",
        "entries",
        "hearing",
        "recording",
        "register",
        "rulings",
        "stages",
        "standing",
    ]
