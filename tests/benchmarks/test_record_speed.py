"""What the whole record costs when it is read for the first time: 84 files, a few hundredths of a second."""

from typing import Any

import pytest

from dsa.record.reading.store import Store, packaged

pytestmark = pytest.mark.benchmark


def test_loading_everything(benchmark: Any) -> None:
    root = packaged()._root

    def load() -> object:
        store = Store(root)
        return store.dossiers, store.cases, store.court_cases, store.fees, store.general

    benchmark(load)
