"""What a document that is refused is told."""

import pickle
from collections.abc import Callable

import pytest

import dsa
from dsa import wire


def refused(document: object, kind: type | None = None) -> dict[str, str]:
    """What is wrong with a document, by place."""
    read: Callable[..., object] = wire.loads if isinstance(document, str | bytes) else wire.from_dict
    with pytest.raises(dsa.DSAError) as caught:
        read(document, kind)
    errors = [error for error in caught.value.errors if isinstance(error, dsa.errors.InvalidDocument)]
    assert len(errors) == len(caught.value.errors), caught.value
    assert pickle.loads(pickle.dumps(caught.value)).args == caught.value.args
    return {error.pointer: str(error.problem) for error in errors}
