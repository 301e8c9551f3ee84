"""From the annotations of a class to its codec: nothing about a form is said twice.

>>> from dsa import RecipientRange
>>> codec_for(RecipientRange).write(RecipientRange(at_most=5))
{'at_least': 0, 'at_most': 5}
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs

from ..act.obligations.catalogue import CATALOGUE, Obligation
from ..act.procedures.table import TABLE
from ..act.procedures.time_limit import TimeLimit
from ..ground.answering import carry
from ..ground.asked import Asked
from ..ground.citations import Citation
from ..ground.errors import DSAError
from ..ground.plain import KINDS, kind as plain_kind
from ..ground.several import Answers
from ..ground.trace import Explained, Notice, Reasoned, Sentence, Step
from ..time_limits.periods import Period
from .codecs.citation_text import CitationText
from .codecs.codec import Codec
from .codecs.containers import Bag, Listed, OneOf, Paired
from .codecs.moments import MOMENT
from .codecs.patterned import DECIMAL, PERIOD, SHARE
from .codecs.scalars import DAY, FLAG, NOTHING, TEXT, WHOLE, Choice, Member
from .codecs.shapes import FORMAT, Shape
from .codecs.traces import answers_shape, notice_shape, sentence_shape, step_shape
from .facts import Fact
from .form import Form
from .forms import FORMS, family_of, form_of, named
from .problems import BAD, Problems, without
from .questions import question_shape
from .tagged import Tagged

_SIMPLE: dict[object, Codec] = {
    str: TEXT,
    int: WHOLE,
    bool: FLAG,
    KINDS[0]: DAY,
    KINDS[1]: MOMENT,
    Decimal: DECIMAL,
    Fraction: SHARE,
    NoneType: NOTHING,
    Period: PERIOD,
}
_LAST = ("steps", "notices")
"""The answer first, then how it was found."""


@cache
def document() -> Tagged:
    """Anything that has a form, named by it."""
    return Tagged(FORMS.values(), codec_of)


@cache
def fact() -> Fact:
    """Anything that can stand in a trace."""
    return Fact(Tagged((form for form in FORMS.values() if form.in_facts), codec_of))


@cache
def codec_of(form: Form) -> Codec:
    """How the objects of a form are written."""
    return codec_for(form.kind)


@cache
def codec_for(kind: type) -> Codec:
    """How the objects of a class are written where the place says which class it is."""
    meant = plain_kind(kind)
    if meant in _SIMPLE:
        return _SIMPLE[meant]
    if kind in _OWN:
        return _OWN[kind]()
    if kinds := family_of(kind):
        return Tagged(kinds, codec_of)
    return Member(kind) if issubclass(kind, Enum) else _shape(kind)


def _several_answers() -> Shape:
    single = Tagged((form for form in FORMS.values() if issubclass(form.kind, Explained)), codec_of)
    return answers_shape(single, codec_for(Sentence), codec_for(Step), codec_for(Notice))


_OWN: dict[type, Callable[[], Codec]] = {
    Citation: lambda: CitationText(_shape(Citation)),
    Obligation: lambda: Choice(CATALOGUE),
    TimeLimit: lambda: Choice(TABLE),
    Step: lambda: step_shape(fact(), codec_for(Citation)),
    Notice: lambda: notice_shape(fact(), codec_for(Citation)),
    Sentence: lambda: sentence_shape(fact()),
    Answers: _several_answers,
    Asked: lambda: question_shape(document()),
}
"""Classes with a form of their own, which is not simply that of their fields."""


def _shape(kind: type) -> Shape:
    form = form_of(kind)
    if form is None:
        raise TypeError(f"{kind.__name__} has no form: name it in dsa.wire.forms")
    hints = get_type_hints(kind)
    fields = {
        field.name: (
            form.fields.get(field.name) or _annotated(hints[field.name], form.most.get(field.name)),
            field.default is attrs.NOTHING,
        )
        for field in sorted(attrs.fields(kind), key=lambda field: field.name in _LAST)
        if field.init and field.name not in form.left_out
    }
    return Shape(kind, form.name, fields, check=form.check, later=form.later)


def _annotated(hint: object, most: int | None = None) -> Codec:
    """The codec of an annotation."""
    origin, parts = get_origin(hint), get_args(hint)
    if hint is object or isinstance(hint, TypeVar):
        return fact()
    if origin is Literal:
        return Choice({str(part): part for part in parts})
    if origin in (Union, UnionType):
        return _union(parts)
    if origin is tuple and parts[-1] is Ellipsis:
        return Listed(_annotated(parts[0])) if most is None else Listed(_annotated(parts[0]), most=most)
    if origin is tuple:
        return Paired([_annotated(part) for part in parts])
    if origin is frozenset:
        return Bag(_annotated(parts[0]))
    if isinstance(hint, type):
        return codec_for(hint)
    raise TypeError(f"no form can be made of the annotation {hint}; give the field its codec in dsa.wire.forms")


def _union(parts: tuple[object, ...]) -> Codec:
    """Objects of several classes say which they are; everything else is told by its type of JSON.

    What cannot be told so, as a day from a text, is written as the facts of a trace are.
    """
    forms = {part: form for part in parts if isinstance(part, type) and (form := form_of(part)) is not None}
    objects = [part for part in forms if isinstance(codec_for(part), Shape)]
    kinds: list[tuple[tuple[type, ...], Codec]] = [
        ((_runtime(part),), _annotated(part)) for part in parts if part not in objects or len(objects) == 1
    ]
    if len(objects) > 1:
        kinds.append((tuple(objects), Tagged([forms[part] for part in objects], codec_of)))
    json_types = [json_type for _, codec in kinds for json_type in codec.json_types]
    return OneOf(kinds) if len(set(json_types)) == len(json_types) else fact()


def _runtime(part: object) -> type:
    """The class to ask ``isinstance`` for; literals are texts."""
    return next(kind for kind in (get_origin(part), plain_kind(part), str) if isinstance(kind, type))


ASKED = "asked"
"""The key of the question in the document of an answer; documents without it are complete as well."""


def written(value: object) -> dict[str, object]:
    """The document of an object, with the question where it is an answer that carries one.

    It stands once, in the document itself, and not with every answer inside. One that could not be read again, such as
    a time limit made by somebody else, is left out: the answer is complete without it.
    """
    plain = document().write(value)
    if isinstance(value, Reasoned) and (asked := value.asked) is not None:
        try:
            plain[ASKED] = codec_for(Asked).write(asked)
        except DSAError:
            return plain
    return plain


def read(plain: object, kind: type | None, problems: Problems) -> object:
    """The object of a form, with the question that goes with an answer; if ``kind`` is given, it need not be named."""
    codec = _expected(plain, kind)
    if not isinstance(plain, dict) or ASKED not in plain or not _is_answer(plain, kind):
        return codec.read(plain, problems)
    answer = codec.read(without(plain, ASKED), problems)
    asked = problems.at(ASKED, codec_for(Asked).read, plain[ASKED])
    if answer is BAD or not isinstance(asked, Asked):
        return BAD
    carry(answer, asked.raw)
    return answer


def _is_answer(plain: dict[str, object], kind: type | None) -> bool:
    form = document().form_of(plain.get(FORMAT)) if kind is None else form_of(kind)
    return form is not None and answers(form.kind)


def answers(kind: type) -> bool:
    """Whether the documents of a class may carry a question."""
    return issubclass(kind, Explained | Answers)


def _expected(plain: object, kind: type | None) -> Codec:
    if kind is None:
        return document()
    form = named(kind)
    if form is not None and isinstance(plain, dict) and FORMAT in plain:
        return _alone(form)
    return codec_for(kind)


@cache
def _alone(form: Form) -> Tagged:
    return Tagged((form,), codec_of)
