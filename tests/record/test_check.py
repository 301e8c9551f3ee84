"""The command that checks the data: what is wrong is named with its file, what changed is shown, and accepted."""

import json
import runpy
import shutil
import sys
from collections.abc import Callable
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dsa import record
from dsa.record import check
from dsa.record.reading import index as record_index
from dsa.record.reading.store import Store

Change = Callable[[Any], None]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(check.DATA, tmp_path / "data")
    return tmp_path / "data"


def change(path: Path, how: Change) -> None:
    file = json.loads(path.read_text("utf-8"))
    how(file)
    path.write_text(json.dumps(file), "utf-8")


def test_the_packaged_data_are_sound_and_their_index_and_contents_up_to_date(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert check.main([]) == 0
    lines = (check.DATA / "contents.txt").read_text("utf-8").count("\n")
    assert f"{len(record.services())} services, {lines} facts, as of {record.as_of}: sound" in capsys.readouterr().out
    schema = json.loads((check.DATA / "schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert all(f"#/$defs/{name}" in json.dumps(schema["anyOf"]) for name in check.SCHEMAS.values())


def _first_event(file: Any) -> Any:
    return file["events"][0]


@pytest.mark.parametrize(
    ("path", "how", "said"),
    [
        ("services/temu", lambda f: f.update(nickname="T"), "Additional properties are not allowed"),
        ("services/temu", lambda f: f["figures"][0].update(count=-1), "less than the minimum of 0"),
        ("services/temu", lambda f: f["figures"][0].update(sources=[]), "is not valid under any"),
        ("services/temu", lambda f: f["figures"][0].update(sources=["https://cut…"]), "is not valid under any"),
        ("services/temu", lambda f: f["designations"][0].update(notified="mid-June 2024"), "is not valid under any"),
        (
            "services/temu",
            lambda f: f["designations"][0].update(status="VLOSE"),
            "designated_as: 'VLOSE' is refused",
        ),
        ("services/temu", lambda f: f["designations"][0].update(decided="2026-12-01"), "2024-10-03|3 October 2024"),
        ("services/temu", lambda f: f["aliases"].append("Shein"), "Temu: Shein is the name of another service"),
        ("services/temu", lambda f: f.update(name="Temus"), "Temu is named in .*, and has no file in services/"),
        ("proceedings/TEMU-1", lambda f: _first_event(f).update(kind="verdict"), "'verdict' is not one of"),
        ("proceedings/TEMU-1", lambda f: _first_event(f).update(strand="none"), "Temu, in one of .*strand: 'none'"),
        ("proceedings/TEMU-1", lambda f: f.update(events=f["events"][1:]), "There are no preliminary findings for"),
        ("proceedings/TEMU-1", lambda f: _first_event(f).update(date="2025-02-30"), "day is out of range|must be in"),
        ("proceedings/TEMU-1", lambda f: f.update(suspected=["Article 34 XYZ"]), "citation"),
        ("proceedings/TEMU-1", lambda f: _first_event(f).update(sufficient=True), "unexpected keyword"),
        ("proceedings/SHEIN-1", lambda f: f.update(opened="2026-10-01"), "announced before it was opened"),
        ("requests/2024-06-28-marketplaces", lambda f: f.update(addressees=["Nobody"]), "Nobody is named in requests/"),
        ("requests/2024-06-28-marketplaces", lambda f: f["questions"][0].update(due="2024-06-27"), "is before sent"),
        ("requests/2024-06-28-marketplaces", lambda f: f.update(subjects=["a"]), "valid under each of"),
        ("proceedings/TEMU-1", lambda f: _first_event(f).pop("strand"), "names no strand; the case has assessment"),
        (
            "proceedings/X-1",
            lambda f: f["events"][1].pop("strand"),
            "information-requested of 2025-01-17 names no strand",
        ),
        (
            "proceedings/TEMU-1",
            lambda f: _first_event(f).update(sure="from-memory", sources=[]),
            "TEMU-1.json: date 2025-07-28 has no source",
        ),
        (
            "services/temu",
            lambda f: f["designations"][0].update(sure="inferred", sources=[]),
            "temu.json: decided 2024-05-31 has no source",
        ),
        (
            "requests/2024-10-18-transparency-and-advertising",
            lambda f: f.update(sure="from-memory", sources=[]),
            "due 2024-11-07 has no source",
        ),
        ("requests/2024-10-18-transparency-and-advertising", lambda f: f.pop("topics"), "'topics' is a required"),
        (
            "proceedings/X-1",
            lambda f: f["events"][3]["penalty"].update(amount="121000000"),
            "parts that add up to EUR 121 000 000.00",
        ),
        (
            "services/wikipedia",
            lambda f: f["designations"][0].update(notified="2023-04-26"),
            "application Wikipedia: stated is 25 August 2023, computed 26 August 2023",
        ),
        (
            "requests/2024-04-17-tiktok-lite",
            lambda f: f["questions"][0].update(due="2024-04-19"),
            "due TikTok 2024-04-17: stated is 19 April 2024, computed 18 April 2024",
        ),
        (
            "differences",
            lambda f: f.pop("costs of 2023"),
            "costs of 2023: stated is .* and differences.json has no reason",
        ),
        ("differences", lambda f: f.update(x="y"), "x: differences.json has a reason, and nothing differs"),
        ("proceedings/SHEIN-1", lambda f: f["disputed"][0].pop("kept"), "'kept' is a required property"),
        ("coverage", lambda f: f.update(read_until=str(record.as_of + timedelta(1))), "read_until is later than as_of"),
        (
            "coverage",
            lambda f: f.update(read_until="2026-08-30"),
            "later than 30 August 2026, read_until of coverage.json",
        ),
        ("national", lambda f: f["steps"][0].update(countries=["UK"]), "countries: 'UK' is not known"),
        (
            "national",
            lambda f: f["steps"][13].update(sources=[], sure="inferred", on="2025-02-05"),
            "on 2025-02-05 has no",
        ),
        ("court/X-2026", lambda f: f.update(outcome="dismissed"), "an outcome with a judgment"),
        ("turnovers", lambda f: f["rates"][0].update(rate="0"), r"turnovers.json: rate: .* a rate above nought"),
        (
            "coverage",
            lambda f: f.update(newest_decision=str(record.as_of + timedelta(1))),
            "newest_decision is later than as_of",
        ),
    ],
)
def test_what_is_wrong_is_named(
    path: str, how: Change, said: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import re

    change(data / f"{path}.json", how)
    assert check.main([str(data)]) == 1
    printed = capsys.readouterr().out
    assert re.search(said, printed), printed
    assert printed.endswith("problems\n")


def test_a_file_that_is_no_json_is_named(data: Path) -> None:
    (data / "fees.json").write_text("{", "utf-8")
    assert [text.split(":")[0] for text in check.problems(data)] == ["fees.json"]


def test_what_changed_is_shown_and_accepted(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(data / "requests/2024-06-28-marketplaces.json", lambda file: file["questions"][0].update(due="2024-07-13"))
    request = {
        "sent": "2026-10-01",
        "basis": "simple",
        "addressees": ["Roblox"],
        "questions": [{"subject": "minors", "due": "2026-10-30"}],
        "topics": ["minors"],
        "sure": "single-source",
        "sources": ["https://example.org/a"],
    }
    (data / "requests/2026-10-01-minors.json").write_text(json.dumps(request), "utf-8")
    assert check.main([str(data)]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("-") for line in printed) == 4
    assert sum(line.startswith("+") and "due 13 July 2024" in line for line in printed) == 4
    new, _ = (line for line in printed if line.startswith("+Roblox"))
    assert new == (
        "+Roblox | Asked on 1 October 2026. (single source) | sent: 1 October 2026; basis: simple request; "
        "questions: minors: due 30 October 2026 | https://example.org/a"
    )
    assert "index.json is out of date; --write brings it up to date" in printed
    assert check.main([str(data), "--write"]) == 0
    assert check.main([str(data)]) == 0
    assert Store(data).dossier("Roblox").requests[0].last_due.day == 30


def test_it_is_a_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["check"])
    monkeypatch.delitem(sys.modules, "dsa.record.check")
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("dsa.record.check", run_name="__main__")
    assert ended.value.code == 0
    assert "sound" in capsys.readouterr().out


def test_a_record_from_nothing(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "index.json").unlink()
    (data / "contents.txt").unlink()
    assert check.main([str(data)]) == 1
    assert check.main([str(data), "--write"]) == 0
    for name in ("index.json", "contents.txt"):
        assert (data / name).read_text("utf-8") == (check.DATA / name).read_text("utf-8")
    assert "+X | " in capsys.readouterr().out


def test_without_jsonschema_the_files_are_not_called_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "find_spec", lambda name: None if name == "jsonschema" else find_spec(name))
    assert check.problems(check.DATA) == ["The files cannot be checked against their schema: install jsonschema"]


def test_the_index_names_the_files_of_every_service() -> None:
    index = record_index.written(check.DATA)
    assert record_index.as_text(index) == (check.DATA / "index.json").read_text("utf-8")
    assert index["services"]["Wikipedia"]["files"] == ["services/wikipedia"]
    assert "turnovers" in index["services"]["TikTok"]["files"]


def test_the_contents_name_strands_and_show_no_inner_workings() -> None:
    text = (check.DATA / "contents.txt").read_text("utf-8")
    assert "strands: blue checkmark (Article 25(1) DSA); advertising repository (Article 39 DSA);" in text
    assert "Strand(" not in text
