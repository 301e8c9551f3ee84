"""What others build on changes on purpose only: the snapshot is written by ``python .ci/public_api.py --write``."""

import json
from runpy import run_path

from tests.paths import ROOT
from tests.surface import PUBLIC


def test_the_public_surface_is_the_one_that_was_promised() -> None:
    today = run_path(str(ROOT / ".ci" / "public_api.py"))["surface"]()
    promised = json.loads((ROOT / "tests" / "vectors" / "public_api.json").read_text("utf-8"))
    assert today == promised


def test_everything_public_says_what_it_does() -> None:

    for name, value in PUBLIC.items():
        said = value.__doc__
        assert said or name in {"CATALOGUE", "DSA"}, name
