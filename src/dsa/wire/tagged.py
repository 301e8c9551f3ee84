"""Objects that say what they are: ``{"format": "dsa.money/1", "amount": "6.00", "currency": "EUR"}``.

A document is one, and so is what stands in a place that several kinds can take. A form that is a single text stands
under the key ``value``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import partial

from ..ground.errors import InvalidType, UnknownName
from ..ground.words import Phrase
from .codecs.codec import Codec, Definitions, Schema
from .codecs.generated import Writer
from .codecs.shapes import FORMAT, Shape
from .form import Form
from .forms import form_of
from .problems import BAD, Bad, Problems, Repeated

VALUE = "value"
"""The key under which a form stands that is no object by itself."""
_ACCEPTED = "an object that has a form"
_ACCEPTED_OF: Mapping[type, str] = dict.fromkeys(
    (list, tuple, dict), f"{_ACCEPTED}, such as a Deadline; of several, each by itself"
)
_LONGEST = 80
"""Longer no name of a form is; what is longer is not compared with them in full."""
_TAG = re.compile(r"dsa\.([a-z\-]{1,60})/([1-9][0-9]{0,3})", re.ASCII)


class Tagged(Codec):
    """One of several forms; the key ``format`` says which, and in which version."""

    json_types = frozenset({"object"})

    def __init__(self, forms: Iterable[Form], codec_of: Callable[[Form], Codec]) -> None:
        self._forms: Mapping[str, Form] = {form.name: form for form in forms}
        self._codec_of = codec_of
        self._by_tag: Mapping[str, tuple[Form, int]] = {
            tag: (form, version)
            for form in self._forms.values()
            for tag, version in {form.tag: form.version, **form.formerly}.items()
        }
        self._writers: dict[type, Writer] = {}

    def write(self, value: object) -> dict[str, object]:
        """The fields, after the name of their form."""
        write = self._writers.get(type(value))
        return (write or self._writer_of(type(value)))(value)

    def _writer_of(self, kind: type) -> Writer:
        """How objects of a class are written, found when the first is seen."""
        form = form_of(kind)
        if form is None or form.name not in self._forms:
            raise InvalidType(
                field=Phrase("value"), value=Phrase(kind.__name__), accepted=Phrase(_ACCEPTED_OF.get(kind, _ACCEPTED))
            )
        codec, tag = self._codec_of(form), form.tag
        if isinstance(codec, Shape):
            self._writers[kind] = codec.writer(tag)
        else:
            self._writers[kind] = lambda value: {FORMAT: tag, VALUE: codec.write(value)}
        return self._writers[kind]

    def read(self, plain: object, problems: Problems) -> object:
        """What the form that is named makes of the rest; an older version is brought up to date first."""
        if not isinstance(plain, dict):
            return problems.type(plain, "an object with a 'format'")
        tag = plain.get(FORMAT)
        if type(tag) is not str:
            return problems.type(tag, "the name of a form, such as 'dsa.deadline/1'", FORMAT)
        form, version = self._form_and_version(tag)
        if form is None or (version != form.version and not form.readable(version)):
            return self._unreadable(tag, form, version, problems)
        if version < form.version:
            if isinstance(plain, Repeated):
                return problems.repeated(plain)
            plain = form.brought_up_to_date(plain, version)
        codec = self._codec_of(form)
        if isinstance(codec, Shape):
            return (codec.reader(FORMAT) if FORMAT in plain else codec.reader())(plain, problems)
        return self._value(plain, codec, problems)

    def _unreadable(self, tag: str, form: Form | None, version: int, problems: Problems) -> Bad:
        """Note a form that is not known, or a version that it does not have."""
        if form is not None and version > form.version:
            accepted = f"{form.tag}, and earlier ones; a newer library wrote this, and is needed to read it"
            return problems.value(tag, accepted, FORMAT)
        known = [form.tag for form in self._forms.values()]
        near = get_close_matches(tag[:_LONGEST], known, cutoff=0.8) if form is None else [form.tag]
        return problems.add(UnknownName(field=FORMAT, value=tag, near=near, accepted=known), FORMAT)

    def form_of(self, tag: object) -> Form | None:
        """The form that a tag names, whether or not its version is known."""
        return self._form_and_version(tag)[0] if isinstance(tag, str) else None

    def _form_and_version(self, tag: str) -> tuple[Form | None, int]:
        """What a tag names, also one of a form that has another name today."""
        if tag in self._by_tag:
            return self._by_tag[tag]
        parts = _TAG.fullmatch(tag)
        return (self._forms.get(parts[1]), int(parts[2])) if parts else (None, 0)

    @staticmethod
    def _value(plain: dict[str, object], codec: Codec, problems: Problems) -> object:
        if isinstance(plain, Repeated):
            return problems.repeated(plain)
        unknown = [name for name in plain if name not in (FORMAT, VALUE)]
        for name in unknown:
            problems.value(str(name), f"one of the keys {FORMAT}, {VALUE}", str(name))
        if VALUE not in plain:
            return problems.value(Phrase("nothing"), "a value; the key is missing", VALUE)
        value = problems.at(VALUE, codec.read, plain[VALUE])
        return BAD if unknown else value

    def describe(self, definitions: Definitions) -> Schema:
        """Any of the forms."""
        return {"anyOf": [self._reference(form, definitions) for form in self._forms.values()]}

    def _reference(self, form: Form, definitions: Definitions) -> Schema:
        describe = partial(tagged_schema, form, self._codec_of(form))
        return definitions.reference(f"{form.name}.{form.version}", describe)


def tagged_schema(form: Form, codec: Codec, definitions: Definitions) -> Schema:
    """The schema of an object that names its form."""
    if isinstance(codec, Shape):
        return codec.object_schema(definitions, form.tag)
    return {
        "type": "object",
        "properties": {FORMAT: {"const": form.tag}, VALUE: codec.describe(definitions)},
        "required": [FORMAT, VALUE],
        "additionalProperties": False,
    }
