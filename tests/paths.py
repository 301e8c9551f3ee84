"""Where things lie: a test that moves to another folder asks here, and counts no folders upwards."""

from pathlib import Path

import pytest

TESTS = Path(__file__).parent
VECTORS = TESTS / "vectors"
"""Known answers that only these tests use; those for everybody are in ``dsa.testing.vectors``."""
ROOT = TESTS.parent
DOCS = ROOT / "docs"
SOURCES = ROOT / "src" / "dsa"

of_the_checkout = pytest.mark.skipif(not SOURCES.exists(), reason="it is the installed library that is tested")
"""For tests of how the sources are written; they have nothing to say of a wheel."""
