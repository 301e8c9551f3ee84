"""JSON Schema (2020-12) of every form, made from the same codecs that read and write it."""

from __future__ import annotations

from collections.abc import Callable

from ..ground import checks
from ..ground.asked import Asked
from .building import ASKED, answers, codec_for
from .codecs.codec import Codec, Definitions, Schema
from .facts import TRACED
from .form import Form
from .forms import named
from .tagged import tagged_schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Kept(Definitions):
    """The descriptions that a schema refers to, each made once."""

    def __init__(self) -> None:
        self.kept: dict[str, Schema] = {}

    def reference(self, name: str, describe: Callable[[Definitions], Schema]) -> Schema:
        """A reference; the name is taken before it is described, since facts hold facts."""
        if name not in self.kept:
            self.kept[name] = {}
            self.kept[name] = describe(self)
        return {"$ref": f"#/$defs/{name}"}


class _Inlined(Definitions):
    """No references at all, for places that have no room for definitions of their own."""

    def reference(self, name: str, describe: Callable[[Definitions], Schema]) -> Schema:
        """The description itself; facts of traces, which hold other facts, are not gone into."""
        return {"description": "a value in a trace"} if name == TRACED else describe(self)


def schema(kind: type) -> Schema:
    """The JSON Schema of the documents of a class, with what ``help`` says of each field.

    What it accepts and the library refuses is what no schema can say: days in an order that cannot be, parts that do
    not add up, an event that contradicts the file. One more thing: JSON Schema takes 1.0 for a whole number.

    :raises InvalidType: the class has no form.

    >>> from dsa import Money, wire
    >>> wire.schema(Money)["properties"]["currency"]
    {'type': 'string', 'description': 'the code of ISO 4217, such as "EUR".'}
    """
    definitions = _Kept()
    form = named(kind)
    codec = codec_for(kind)
    body = _whole(form, codec, definitions) if form else codec.describe(definitions)
    return {
        "$schema": DIALECT,
        "title": form.tag if form else kind.__name__,
        "description": (kind.__doc__ or "").partition("\n")[0],
        **body,
        **({"$defs": definitions.kept} if definitions.kept else {}),
    }


def inlined(kind: type) -> Schema:
    """The JSON Schema of a field that takes objects of a class; ``format`` may be missing there."""
    form = named(kind)
    codec = codec_for(kind)
    bare = codec.describe(_Inlined())
    if form is None:
        return bare
    if answers(kind):
        bare = _with_question(bare, _Inlined())
    return {"anyOf": [bare, _whole(form, codec, _Inlined())], "title": form.tag}


def _whole(form: Form, codec: Codec, definitions: Definitions) -> Schema:
    """A document of a form; that of an answer may carry the question."""
    described = tagged_schema(form, codec, definitions)
    return _with_question(described, definitions) if answers(form.kind) else described


def _with_question(described: Schema, definitions: Definitions) -> Schema:
    properties = checks.instance("properties", described["properties"], dict)
    return described | {"properties": properties | {ASKED: codec_for(Asked).describe(definitions)}}
