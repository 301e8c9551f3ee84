"""What an editor shows of the library before anything has run: jedi reads the written list of names."""

import sys

import pytest

import dsa
from tests.paths import ROOT, SOURCES

pytestmark = pytest.mark.slow
jedi = pytest.importorskip("jedi")


@pytest.fixture(scope="module")
def project() -> object:
    return jedi.Project(ROOT, added_sys_path=[str(SOURCES.parent)], environment_path=sys.executable)


def test_everything_public_is_offered(project: object) -> None:
    offered = {name.name for name in jedi.Script("import dsa\ndsa.", project=project).complete()}
    assert set(dir(dsa)) <= offered


def test_a_function_is_completed_with_its_signature(project: object) -> None:
    (name,) = jedi.Script("import dsa\ndsa.threshold_test", project=project).complete()
    (signature,) = name.get_signatures()
    assert name.name == "threshold_test"
    assert signature.to_string().startswith("threshold_test(recipients: int | ActiveRecipients |")
    assert signature.to_string().endswith("-> ThresholdTest")


def test_a_namespace_is_completed(project: object) -> None:
    offered = {name.name for name in jedi.Script("import dsa\ndsa.events.Clo", project=project).complete()}
    assert offered == {"Closed"}
