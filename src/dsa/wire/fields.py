"""Objects of the library as fields of pydantic models, without pydantic being needed by anybody else.

``platform: Field[dsa.Platform]`` in a model takes a Platform, or its form as a web page or another program sends it;
what is wrong becomes pydantic's own errors, each with the place inside the field. In JSON the field is its form.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar

from ..ground import checks
from ..ground.errors import InvalidDocument, InvalidType
from ..ground.words import Phrase
from . import building
from .codecs.codec import Schema
from .problems import BAD, Problems
from .schemas import inlined

if TYPE_CHECKING:
    from pydantic_core.core_schema import CoreSchema
else:  # for whoever reads hints at run time
    CoreSchema = Any

T = TypeVar("T")


_KIND = "dsa"
"""Where the schema that pydantic keeps says which class the field takes."""


class OnTheWire:
    """What pydantic asks how to read, write and describe a field."""

    __slots__ = ()

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        """Objects pass as they are; anything else is read as their form."""
        from pydantic_core import core_schema

        if not isinstance(source, type):
            raise InvalidType(field=Phrase("Field"), value=source, accepted=Phrase("one class, as in Field[Platform]"))
        inlined(source)  # a class without a form is refused when the model is made, not when it is used

        def validate(value: object) -> object:
            return value if isinstance(value, source) else _read(value, source)

        return core_schema.no_info_plain_validator_function(
            validate,
            serialization=core_schema.plain_serializer_function_ser_schema(building.written, when_used="json"),
            metadata={_KIND: source},
        )

    def __get_pydantic_json_schema__(self, core: Mapping[str, object], handler: object) -> Schema:
        """The schema of the form, without references, since there is no room for definitions in a field."""
        known = core["metadata"]
        return inlined(known[_KIND]) if isinstance(known, dict) else {}


def _read(value: object, kind: type) -> object:
    """The object of a form, or pydantic's error with every place in it."""
    from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError

    problems = Problems()
    obj = building.read(value, kind, problems)
    if obj is not BAD:
        return obj
    lines: list[InitErrorDetails] = []
    for error in problems.report().errors:
        located = checks.instance("error", error, InvalidDocument)
        place, there = _place(located.pointer, value)
        kept = PydanticCustomError("dsa", "{problem}", {"problem": str(located.problem)})
        lines.append({"type": kept, "loc": place, "input": there})
    raise ValidationError.from_exception_data(kind.__name__, lines)


def _place(pointer: str, value: object) -> tuple[tuple[str | int, ...], object]:
    """A JSON Pointer as pydantic has it, and what stands there, as far as anything does."""
    place: list[str | int] = []
    for part in pointer.split("/")[1:]:
        key: str | int = part.replace("~1", "/").replace("~0", "~")
        if isinstance(value, list):
            key = int(key)
            value = value[key]
        else:
            value = value.get(key) if isinstance(value, dict) else None
        place.append(key)
    return tuple(place), value


Field: TypeAlias = Annotated[T, OnTheWire()]
"""A field of a pydantic model that holds an object of the library: ``Field[dsa.Platform]``."""
