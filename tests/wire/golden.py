"""The published forms, one file for each form and version: what was written once stays readable for ever.

A file is a list of documents, and it only grows. Two things are asked of it, by ``test_golden.py``:

- Every document of every version is read.
- The documents of the present version are written again as they stand, key by key (a form that has another name
  today, under that); and every frozen example
  (``frozen/``) is written as one of them. So the file shows what each object is on the wire, and nothing but a change
  of the form changes that: the examples are put together by hand, and the other documents, answers of former days
  among them, are only read and written again, never computed again.

A document that carries its question is the answer of a function of that day; ``test_replay.py`` asks it again.

``python -m tests.wire.golden`` adds the documents of frozen examples that are missing, and never touches one that is
there: a form that changes gets a new version, and so a new file beside the old one.
"""

from __future__ import annotations

import json
from pathlib import Path

from dsa import wire
from dsa.wire.form import Form
from dsa.wire.forms import FORMS
from tests.paths import TESTS

from .examples import ANSWERS, RECORD_ANSWERS
from .frozen import BY_FORM

FOLDER = TESTS / "golden"
ANSWERED = {Form.name_for(name): several for name, several in {**ANSWERS, **RECORD_ANSWERS}.items()}
"""Answers as the library gives them, for the documents that carry a question: one of each form is published."""
EXAMPLES = {Form.name_for(name): several for name, several in BY_FORM.items()}


def path(form: Form) -> Path:
    """The file of a form in its present version."""
    return FOLDER / f"{form.name}.{form.version}.json"


def published(form: Form) -> list[object]:
    """The documents of the present version; none if its file is not there yet."""
    documents: list[object] = json.loads(path(form).read_text("utf-8")) if path(form).exists() else []
    return documents


def missing(form: Form) -> list[object]:
    """What is written of the frozen examples, and is not published."""
    known = {json.dumps(document) for document in published(form)}  # as text: the order of the keys is part of the form
    written: list[object] = [wire.to_dict(example) for example in EXAMPLES[form.name]]
    return [document for document in written if json.dumps(document) not in known]


def with_question(form: Form) -> list[dict[str, object]]:
    """The published documents of a form that carry the question to which they are the answer."""
    return [document for document in published(form) if isinstance(document, dict) and "asked" in document]


def first_with_question(form: Form) -> list[object]:
    """An answer that carries its question, if it is one of the form and none is published."""
    answers = [] if with_question(form) else ANSWERED.get(form.name, [])
    return [*sorted(map(wire.to_dict, answers), key=lambda document: len(json.dumps(document)))[:1]]


def main() -> None:
    """Write what is missing."""
    FOLDER.mkdir(exist_ok=True)
    for form in FORMS.values():
        if added := [*missing(form), *first_with_question(form)]:
            documents = [*published(form), *added]
            path(form).write_text(json.dumps(documents, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
