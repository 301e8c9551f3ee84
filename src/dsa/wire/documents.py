"""From text to plain values and back: what JSON lets pass and this library does not, and how much of it.

Keys that stand twice, NaN, fractions and numbers without end are kept as what they are, so that the error can say where
they stand. Texts too long, too deep or not JSON at all are refused at once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from itertools import accumulate
from os import PathLike
from types import ModuleType

from ..ground import checks
from ..ground.errors import DSAError, InvalidDocument, InvalidType, InvalidValue
from ..ground.words import Phrase
from .codecs.scalars import MOST_DIGITS
from .problems import Refused, Repeated

MOST_CHARACTERS = 4_000_000
"""Longer no document is; the longest dossier of the record has less than a hundredth of it."""
MOST_NESTED = 200
"""Deeper no document is nested; those of this library keep to a tenth of it."""
_BYTES_EACH = 4
"""UTF-8 has up to so many for a character: what is written can be read from the bytes of a file, too."""
_TEXT = Phrase("document")
_DEPTH = {byte: 1 if byte in b"[{" else -1 for byte in b"[{]}"}
_ELSE = bytes(byte for byte in range(256) if byte not in _DEPTH)
_MOST_INDENT = 16


def _instead(value: object) -> str:
    """What to type for what somebody passed in place of the text of a document."""
    if isinstance(value, Mapping | list):
        return ", which json.dumps() makes of it; or ask dsa.wire.from_dict()"
    if hasattr(value, "read"):
        return ", which its .read() gives"
    if isinstance(value, PathLike):
        return ", which its .read_text('utf-8') gives"
    if type(value).__module__.startswith("dsa."):
        return ", which dsa.wire.dumps() makes of it"
    return ""


def parse(text: str | bytes) -> object:
    """The plain value of a JSON text.

    :raises InvalidDocument: it is no JSON, too long, or too deep.
    :raises InvalidType: it is neither str nor bytes.
    """
    if not isinstance(text, str | bytes):
        raise InvalidType(field=_TEXT, value=text, accepted=Phrase(f"JSON as str or bytes{_instead(text)}"))
    if len(text) > MOST_CHARACTERS and (characters := _characters(text)) > MOST_CHARACTERS:
        raise _refused(characters, f"at most {MOST_CHARACTERS} characters")
    if is_too_deep(text):
        raise _refused(text[:40], f"lists and objects nested at most {MOST_NESTED} deep")
    plain = _as_we_write(text)
    if plain is not None:
        return plain
    try:
        plain = _DECODER.decode(text if isinstance(text, str) else text.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _refused(text[error.start : error.start + 8], "UTF-8") from None
    except json.JSONDecodeError as error:
        where = f"JSON (line {error.lineno}, column {error.colno}: {error.msg})"
        raise _refused(error.doc[error.pos : error.pos + 40], where) from None
    return plain


def _characters(text: str | bytes) -> int:
    """How long a text is; of more bytes than could be read, how many they are."""
    if isinstance(text, str) or len(text) > MOST_CHARACTERS * _BYTES_EACH:
        return len(text)
    return len(text.decode("utf-8", "replace"))


def is_too_deep(text: str | bytes) -> bool:
    """Whether lists and objects are nested deeper than anybody needs, told before a parser goes down after them.

    A parser that is written in C goes as deep as its stack lets it, which where Python is WebAssembly is deeper than it
    can return from: the interpreter dies, and nothing is raised.

    >>> is_too_deep("[" * 201), is_too_deep('["' + "[" * 201 + '"]')
    (True, False)
    """
    encoded = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if encoded.count(b"[") + encoded.count(b"{") <= MOST_NESTED:
        return False
    unescaped = encoded.replace(b"\\\\", b"").replace(b'\\"', b"")  # each '"' that is left begins a string or ends it
    brackets = b"".join(unescaped.split(b'"')[::2]).translate(None, _ELSE)
    return max(accumulate(map(_DEPTH.__getitem__, brackets)), default=0) > MOST_NESTED


def _as_we_write(text: str | bytes) -> object | None:
    """The plain value of a text that orjson would write in the same characters; None if it would not.

    orjson takes the last of two equal keys without a word, and cuts numbers without end. Neither comes out again as it
    went in, so that what does come out again is what it seems to be.
    """
    orjson = _orjson()
    if orjson is None:
        return None
    try:
        encoded = text.encode("utf-8") if isinstance(text, str) else text
        plain: object = orjson.loads(encoded)
        return plain if orjson.dumps(plain) == encoded else None
    except (ValueError, TypeError):
        return None


def unparse(plain: object, *, indent: int | None = None) -> str:
    """The JSON text of a plain value, in one line unless ``indent`` is given."""
    indent = None if indent is None else checks.count("indent", indent)
    if indent is not None and indent > _MOST_INDENT:
        raise InvalidValue(field=Phrase("indent"), value=indent, accepted=Phrase(f"at most {_MOST_INDENT}"))
    text = _unparsed(plain, indent)
    if len(text) > MOST_CHARACTERS:
        accepted = Phrase(f"at most {MOST_CHARACTERS} characters, or what is written cannot be read again")
        raise InvalidValue(field=_TEXT, value=len(text), accepted=accepted)
    return text


def _unparsed(plain: object, indent: int | None) -> str:
    orjson = _orjson()
    if indent is None and orjson is not None:
        try:
            return str(orjson.dumps(plain), "utf-8")
        except TypeError:  # a number of more than 64 bits
            pass
    separators = (",", ":") if indent is None else None
    return json.dumps(plain, ensure_ascii=False, indent=indent, separators=separators)


@cache
def _orjson() -> ModuleType | None:
    """The quickest encoder, where it is installed; the text is the same without it."""
    try:
        import orjson
    except ImportError:
        return None
    return orjson


def _whole(text: str) -> object:
    return int(text) if len(text) <= MOST_DIGITS + 1 else Refused(text[:MOST_DIGITS] + "...")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    plain = dict(pairs)
    return plain if len(plain) == len(pairs) else Repeated(pairs)


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_int=_whole, parse_float=Refused, parse_constant=Refused)


def _refused(value: object, accepted: str) -> DSAError:
    problem = InvalidValue(field=_TEXT, value=value, accepted=Phrase(accepted))
    return InvalidDocument(pointer="", problem=problem)
