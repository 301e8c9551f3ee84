"""Where an event is possible, and what is said of one that the Act does not allow.

- ``possible``: what each kind of event asks for; ``remedies``, ``before_court``, the kinds that ask for more
- ``hearing``: until when the provider can be heard (Article 79)
- ``checked``: what is said of one event beside its place: articles, amounts, time for an action
- ``defects``: the words for all of that; ``question``, what is asked
"""


def __dir__() -> list[str]:
    return ["before_court", "checked", "defects", "hearing", "possible", "question", "remedies"]
