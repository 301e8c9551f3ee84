"""Where things lie: a test that moves to another folder asks here, and counts no folders upwards."""

from pathlib import Path

TESTS = Path(__file__).parent
VECTORS = TESTS / "vectors"
"""Known answers that only these tests use; those for everybody are in ``dsa.testing.vectors``."""
ROOT = TESTS.parent
DOCS = ROOT / "docs"
