"""The published forms, one file each: old documents stay readable for ever.

``python -m tests.wire.golden`` writes the files that are missing, and never touches one that is there: a form that
changes gets a new version, and so a new file beside the old one.
"""

from __future__ import annotations

import json
from pathlib import Path

from dsa import wire
from dsa.wire.forms import FORMS, Form
from tests.paths import TESTS

from .examples import BY_FORM

FOLDER = TESTS / "golden"
EXAMPLES = {Form.name_for(name): several for name, several in BY_FORM.items()}


def path(form: Form) -> Path:
    """The file of a form in its present version."""
    return FOLDER / f"{form.name}.{form.version}.json"


def main() -> None:
    """Write what is missing."""
    FOLDER.mkdir(exist_ok=True)
    for form in FORMS.values():
        if not path(form).exists():
            documents = [wire.to_dict(one) for one in EXAMPLES[form.name]]
            path(form).write_text(json.dumps(documents, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
