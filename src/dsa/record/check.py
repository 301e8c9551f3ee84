"""The command that checks the data files and says what has changed: ``python -m dsa.record.check``.

It validates every file against ``data/schema.json``, builds every object, and looks for days without a source, events
without a strand in a case that has several, and values that contradict what the library computes. Then it compares
the record with ``data/contents.txt``, which has one line a fact. Lines that are new or gone are printed; ``--write``
accepts them and writes the contents and the index anew. See the how-to "Update the record".
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import date
from difflib import unified_diff
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from attrs import fields, has

from ..act.proceedings.strands import Strand
from ..ground.errors import DSAError
from ..ground.words import day, show
from .checking.sourced import unsourced_days, without_strand
from .checking.stated import contradictions
from .dossier import Dossier
from .lookup import plain
from .reading.common_files import IndexFile
from .reading.index import as_text, written
from .reading.store import FOLDERS, SINGLE, Store

DATA = Path(__file__).parent / "data"
SCHEMAS = dict(zip(FOLDERS, ("service", "request", "proceedings", "court"), strict=True))
"""Which part of the schema holds for the files of a folder."""
_SAID = {"platform", "addressee", "events", "source", "sources", "disputed"}


def problems(root: Path) -> list[str]:
    """Everything that is wrong with the files of a folder, one line each; nothing if they are sound."""
    flaws = list(_against_schema(root))
    if flaws:  # files of another shape cannot be built
        return flaws
    index = written(root)
    flaws = [*_names(index), *_in_files(root)]
    if flaws:
        return flaws
    store = Store(root, index)
    for service in store.services:
        try:
            dossier = store.dossier(service)
            flaws += [*_days(dossier, store.read_until), *_defects(dossier)]
        except (DSAError, ValueError, TypeError) as error:
            flaws.append(f"{service}, in one of {', '.join(index['services'][service]['files'])}: {error}")
    return flaws or [*_built(store)] or [*contradictions(store)]


def _defects(dossier: Dossier) -> Iterator[str]:
    """What a case has that the Act does not allow: in the record that is a mistake until it was looked into."""
    for case in dossier.investigations:
        yield from (f"{dossier.platform}: {notice}" for notice in case.defects(dossier.as_of))


def contents(store: Store) -> list[str]:
    """The record in lines: service, what is known of it and how surely, its values, its sources."""
    every = [(str(dossier.platform), fact) for dossier in store.dossiers for fact in dossier.facts]
    every += [("fees", fact) for fact in store.fees] + [("national", fact) for _, fact in store.national]
    every += [("record", fact) for fact in store.general]
    return [
        f"{name} | {fact} | {_values(fact.about)} | {' '.join(map(str, fact.every_source))}\n" for name, fact in every
    ]


def _values(about: object) -> str:
    """The values of an object that the line does not say already; events have lines of their own."""
    kind = type(about)
    if not has(kind):
        return ""
    values = [(part.name, getattr(about, part.name)) for part in fields(kind) if part.init and part.repr]
    shown = [(name, value) for name, value in values if name not in _SAID and value not in (None, ())]
    return "; ".join(f"{name}: {_shown(value)}" for name, value in shown)


def _shown(value: Any) -> str:
    """A value in words; strands by name with their articles."""
    strands = [part for part in value if isinstance(part, Strand)] if isinstance(value, tuple) else []
    return "; ".join(f"{strand.name} ({show(strand.articles)})" for strand in strands) if strands else show(value)


def main(arguments: Sequence[str] | None = None) -> int:
    """Check, and say what changed; 0 if all is sound and nothing differs from the contents, or they were written."""
    options = argparse.ArgumentParser(prog="python -m dsa.record.check", description=(__doc__ or "").split("\n\n")[1])
    options.add_argument("folder", nargs="?", type=Path, default=DATA, help="the data files; those of the package")
    options.add_argument("--write", action="store_true", help="accept what changed: write index.json and contents.txt")
    chosen = options.parse_args(arguments)
    root: Path = chosen.folder
    if flaws := problems(root):
        print(*flaws, f"{len(flaws)} problems", sep="\n")
        return 1
    index = written(root)
    now = contents(Store(root, index))
    changes = _changes(root, now, as_text(index))
    print(*changes, sep="\n")
    print(f"{len(index['services'])} services, {len(now)} facts, as of {index['as_of']}: sound")
    if chosen.write:
        (root / "index.json").write_text(as_text(index), "utf-8")
        (root / "contents.txt").write_text("".join(now), "utf-8")
        return 0
    return 1 if changes else 0


def _changes(root: Path, now: list[str], index: str) -> list[str]:
    path = root / "contents.txt"
    before = path.read_text("utf-8").splitlines(keepends=True) if path.exists() else []
    lines = [line.rstrip() for line in unified_diff(before, now, n=0) if line[:3] not in ("---", "+++")]
    changes = [line for line in lines if not line.startswith("@@")]
    stored = root / "index.json"
    if not stored.exists() or stored.read_text("utf-8") != index:
        changes.append("index.json is out of date; --write brings it up to date")
    return changes


def _against_schema(root: Path) -> Iterator[str]:
    if find_spec("jsonschema") is None:
        yield "The files cannot be checked against their schema: install jsonschema"
        return
    from jsonschema import Draft202012Validator

    schema = json.loads((DATA / "schema.json").read_text("utf-8"))
    for path, name in _files(root):
        try:
            file = json.loads(path.read_text("utf-8"))
        except json.JSONDecodeError as error:
            yield f"{path.relative_to(root)}: {error}"
            continue
        part = {"$ref": f"#/$defs/{name}", "$defs": schema["$defs"]}
        for wrong in Draft202012Validator(part).iter_errors(file):
            yield f"{path.relative_to(root)}, at {wrong.json_path}: {wrong.message}"


def _files(root: Path) -> Iterator[tuple[Path, str]]:
    for folder, name in SCHEMAS.items():
        for path in sorted((root / folder).glob("*.json")):
            yield path, name
    for name in SINGLE:
        yield root / f"{name}.json", name


def _names(index: IndexFile) -> Iterator[str]:
    own = {plain(name): name for name in index["services"]}
    for name, entry in index["services"].items():
        if not entry["files"][0].startswith("services/"):
            yield f"{name} is named in {', '.join(entry['files'])}, and has no file in services/"
        for other in entry["names"]:
            if own.get(plain(other), name) != name:
                yield f"{name}: {other} is the name of another service"


def _days(dossier: Dossier, read_until: date) -> Iterator[str]:
    happened: list[tuple[str, date | None]] = [
        ("designation", designation.decided) for designation in dossier.designations
    ]
    happened += [("termination", termination.announced) for termination in dossier.terminations]
    happened += [("request", request.sent) for request in dossier.requests]
    happened += [("request", request.sent) for request in dossier.undated_requests]
    for investigation in dossier.investigations:
        happened += [("opening", investigation.opened), *((event.title, event.date) for event in investigation.events)]
    for case in dossier.court_cases:
        happened += [("case before the Court", when) for when in (case.lodged, case.judgment, case.appeal_lodged)]
    for what, on in happened:
        for name, last in (("as_of", dossier.as_of), ("read_until", read_until)):
            if on is not None and on > last:
                yield f"{dossier.platform}, {what} on {day(on)}: later than {day(last)}, {name} of coverage.json"
                break


def _in_files(root: Path) -> Iterator[str]:
    for path, name in _files(root):
        file = json.loads(path.read_text("utf-8"))
        where = str(path.relative_to(root))
        yield from unsourced_days(where, file)
        if name == "proceedings":
            yield from without_strand(where, file)
            if file.get("announced", file["opened"]) < file["opened"]:
                yield f"{where}: announced before it was opened"


def _built(store: Store) -> Iterator[str]:
    try:
        _ = (store.cases, store.court_cases, store.fees, store.national, store.general, store.rates)
    except (DSAError, ValueError) as error:
        yield f"fees.json, national.json, coverage.json or turnovers.json: {error}"
        return
    for name in ("newest_decision", "read_until"):
        if date.fromisoformat(store.read("coverage")[name]) > store.as_of:
            yield f"coverage.json: {name} is later than as_of"


if __name__ == "__main__":
    raise SystemExit(main())
