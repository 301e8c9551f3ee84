"""The index of the data files: which names find a service, and which files concern it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .common_files import CoverageFile, IndexFile, NationalFile, TurnoverFile
from .files import ServiceFile
from .store import FOLDERS


def written(root: Path) -> IndexFile:
    """The index as the files of a folder make it."""
    coverage: CoverageFile = _read(root / "coverage.json")
    turnovers: TurnoverFile = _read(root / "turnovers.json")
    national: NationalFile = _read(root / "national.json")
    concerned: dict[str, list[str]] = {}
    names: dict[str, list[str]] = {}
    for path in sorted((root / "services").glob("*.json")):
        service: ServiceFile = _read(path)
        owner = service["provider"]
        other = (*service.get("aliases", ()), owner["name"], owner.get("group", ""))
        names[service["name"]] = list(dict.fromkeys(name for name in other if name and name != service["name"]))
        concerned[service["name"]] = [f"services/{path.stem}"]
    for folder in FOLDERS[1:]:
        for path in sorted((root / folder).glob("*.json")):
            for name in _services(_read(path)):
                concerned.setdefault(name, []).append(f"{folder}/{path.stem}")
    for name in dict.fromkeys(name for entry in turnovers["turnovers"] for name in entry["services"]):
        concerned.setdefault(name, []).append("turnovers")
    for name in dict.fromkeys(name for step in national["steps"] for name in step.get("services", ())):
        concerned.setdefault(name, []).append("national")
    return {
        "as_of": coverage["as_of"],
        "services": {name: {"names": names.get(name, []), "files": concerned[name]} for name in sorted(concerned)},
    }


def as_text(index: IndexFile) -> str:
    """The index as the file has it."""
    return json.dumps(index, ensure_ascii=False, indent=1) + "\n"


def _read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _services(file: dict[str, list[str]]) -> list[str]:
    return file["addressees"] if "addressees" in file else file["services"]
