"""Steps, notices and subjects of due dates for the frozen examples: a sentence by its id, as documents hold it."""

from dsa.ground.citations import Citation
from dsa.ground.trace import Notice, Point, Rule, Sentence, Step
from dsa.wire.codecs.traces import by_id


def step(rule: str, before: object, after: object, citation: Citation, **facts: object) -> Step:
    """A rule applied as the example says; the words of a sentence are never part of a document, its id is."""
    sentence = by_id()[rule]
    assert isinstance(sentence, Rule)
    return Step(rule, sentence.text, before, after, tuple(facts.items()), citation)


def notice(point: str, *citations: Citation, **facts: object) -> Notice:
    sentence = by_id()[point]
    assert isinstance(sentence, Point)
    return Notice(point, sentence.text, tuple(facts.items()), citations)


def subject(statement: str, **facts: object) -> Sentence:
    sentence = by_id()[statement]
    assert isinstance(sentence, Sentence)
    return sentence.naming(**facts)
