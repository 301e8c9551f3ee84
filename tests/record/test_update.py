"""The how-to on updating the record, followed by somebody who has only that page: from a release to green."""

import json
import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from dsa import record
from dsa.record import check
from dsa.record.reading.store import Store
from tests.paths import DOCS

PAGE = (DOCS / "update-record.md").read_text("utf-8")
DAY = str(record.as_of + timedelta(days=5))
"""The day of the release: that of the page, or a later one once the record has come so far."""
EXAMPLES = re.findall(r"```json\n(.*?)```", PAGE.replace("2026-12-01", DAY), re.DOTALL)
EVENT, REQUEST = map(json.loads, EXAMPLES)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(check.DATA, tmp_path / "data")
    case = tmp_path / "data/proceedings/TIKTOK-1.json"
    file = json.loads(case.read_text("utf-8"))
    file["events"].append(EVENT)
    case.write_text(json.dumps(file), "utf-8")
    (tmp_path / "data/requests/2026-12-01-minors-roblox.json").write_text(json.dumps(REQUEST), "utf-8")
    return tmp_path / "data"


def test_a_made_up_release_is_refused_until_the_page_is_followed_to_its_end(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.main([str(data)]) == 1
    assert "as_of of coverage.json" in capsys.readouterr().out
    coverage = json.loads((data / "coverage.json").read_text("utf-8"))
    coverage |= {"as_of": DAY, "read_until": DAY}
    (data / "coverage.json").write_text(json.dumps(coverage), "utf-8")
    assert check.main([str(data)]) == 1
    new = [line for line in capsys.readouterr().out.splitlines() if line.startswith("+")]
    assert [line.partition(" | ")[0] for line in new] == ["+Roblox", "+Roblox", "+TikTok"]
    assert check.main([str(data), "--write"]) == check.main([str(data)]) == 0
    store = Store(data)
    assert store.dossier("TikTok").investigations[0].events[-1].strands == ("minors",)
    assert store.dossier("Roblox").requests[0].last_due.isoformat() == "2027-01-08"


def test_the_page_names_every_field_of_a_file_that_it_speaks_of() -> None:
    schema = json.loads((check.DATA / "schema.json").read_text("utf-8"))
    fields = {name for part in schema["$defs"].values() for name in part.get("properties", ())}
    for name in re.findall(r"`([a-z]+_[a-z_]+)`", PAGE):
        assert name in fields
