"""The data files, read when they are needed: the index first, then only those that concern the service asked for."""

from __future__ import annotations

import json
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from ...act.proceedings.requests import RequestForInformation
from ...ground.money import Turnover
from ...ground.rates import ExchangeRate
from ...time_limits.packages import folder
from ..dossier import Dossier
from ..entries import Case, CourtCase, UndatedRequest
from ..facts import Fact, Sure
from ..national import NationalStep
from . import cases, objects
from .common_files import CoverageFile, FeeFile, IndexFile, NationalFile, TurnoverFile
from .evidence import standing_alone, stated
from .files import CourtFile, ProceedingsFile, RequestFile, ServiceFile

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
else:  # for whoever reads hints at run time
    Traversable = Any

FOLDERS = ("services", "requests", "proceedings", "court")
"""One file a service, a request, a case, a case before the Court."""
SINGLE = ("turnovers", "fees", "national", "differences", "coverage")
"""What stands in one file."""


class Store:
    """The files of one folder as objects. The packaged folder is :func:`packaged`; a checker can look at another."""

    def __init__(self, root: Traversable, index: IndexFile | None = None) -> None:
        self._root = root
        self._index = index
        self._files: dict[str, Any] = {}
        self._dossiers: dict[str, Dossier] = {}

    def read(self, path: str) -> Any:
        """One file as plain JSON, read once; ``path`` without its ending."""
        if path not in self._files:
            self._files[path] = json.loads(self._root.joinpath(f"{path}.json").read_text("utf-8"))
        return self._files[path]

    @property
    def opened(self) -> frozenset[str]:
        """The files that have been read so far."""
        return frozenset(self._files)

    @cached_property
    def index(self) -> IndexFile:
        """Names and files of every service; from its file, unless it was given."""
        index: IndexFile = self._index or self.read("index")
        return index

    @cached_property
    def as_of(self) -> date:
        """The day up to which the compilers looked."""
        return date.fromisoformat(self.index["as_of"])

    @cached_property
    def read_until(self) -> date:
        """The day of the newest text that was read."""
        file: CoverageFile = self.read("coverage")
        return date.fromisoformat(file["read_until"])

    @cached_property
    def services(self) -> tuple[str, ...]:
        """The names of the services, in alphabetical order."""
        return tuple(sorted(self.index["services"], key=str.casefold))

    def dossier(self, service: str) -> Dossier:
        """Everything about one service, from the files that concern it and no others."""
        if service not in self._dossiers:
            self._dossiers[service] = self._dossier(service)
        return self._dossiers[service]

    @cached_property
    def dossiers(self) -> tuple[Dossier, ...]:
        """Those of all services."""
        return tuple(map(self.dossier, self.services))

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """All proceedings as they were opened, the oldest first."""
        opened = [self._case(path) for path in self.paths("proceedings/")]
        return tuple(sorted(opened, key=lambda case: case.investigation.begun))

    @cached_property
    def court_cases(self) -> tuple[CourtCase, ...]:
        """All cases before the Court, each once."""
        return tuple(objects.court_case(self.read(path))[0] for path in self.paths("court/"))

    @cached_property
    def fees(self) -> tuple[Fact, ...]:
        """What is known of the supervisory fee."""
        file: FeeFile = self.read("fees")
        return standing_alone(file["fees"])

    @cached_property
    def national(self) -> tuple[tuple[NationalStep, Fact], ...]:
        """What Coordinators do, and the Commission about Member States, each with what supports it."""
        file: NationalFile = self.read("national")
        return tuple(map(objects.national, file["steps"]))

    @cached_property
    def general(self) -> tuple[Fact, ...]:
        """What is known of the record as a whole."""
        file: CoverageFile = self.read("coverage")
        return (stated(file["stated"]), *standing_alone(file["facts"]))

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """What was looked for and not found."""
        file: CoverageFile = self.read("coverage")
        return tuple(file["unknown"])

    @cached_property
    def rates(self) -> tuple[ExchangeRate, ...]:
        """The exchange rates that sources give."""
        file: TurnoverFile = self.read("turnovers")
        return tuple(map(objects.rate, file["rates"]))

    def _of(self, service: str, folder: str) -> list[str]:
        return [path for path in self.index["services"][service]["files"] if path.startswith(folder)]

    def paths(self, folder: str) -> list[str]:
        """The files of a folder, in alphabetical order."""
        return sorted({path for service in self.services for path in self._of(service, folder)})

    def _dossier(self, service: str) -> Dossier:
        (own,) = self._of(service, "services/")
        file: ServiceFile = self.read(own)
        platform = objects.platform(file)
        requests: list[RequestForInformation | UndatedRequest] = []
        facts = [objects.provided(file), *map(objects.counted, file["figures"])]
        designated = [objects.designation(entry, platform) for entry in file["designations"]]
        facts += [known for _, _, supporting in designated for known in supporting]
        for path in self._of(service, "requests/"):
            asked: RequestFile = self.read(path)
            request, supporting = objects.request(asked, platform)
            requests.append(request)
            facts += supporting
        investigations = []
        for path in self._of(service, "proceedings/"):
            case: ProceedingsFile = self.read(path)
            investigation, supporting = cases.investigation(case, platform)
            investigations.append(investigation)
            facts += supporting
        courts = [self._court(path) for path in self._of(service, "court/")]
        turnovers = self._turnovers(service)
        facts += [known for _, known in (*courts, *turnovers)]
        if self._of(service, "national"):
            facts += [known for step, known in self.national if service in step.services]
        return Dossier(
            platform=platform,
            figures=tuple(map(objects.figure, file["figures"])),
            designations=tuple(designation for designation, _, _ in designated),
            terminations=tuple(end for _, ends, _ in designated for end in ends),
            requests=tuple(request for request in requests if isinstance(request, RequestForInformation)),
            undated_requests=tuple(request for request in requests if isinstance(request, UndatedRequest)),
            investigations=tuple(sorted(investigations, key=lambda investigation: investigation.begun)),
            court_cases=tuple(case for case, _ in courts),
            turnovers=tuple(turnover for turnover, _ in turnovers if turnover is not None),
            facts=(*facts, *standing_alone(file.get("facts", ()))),
            unknown=(*file.get("unknown", ()), *self.unknown),
            as_of=self.as_of,
        )

    def _case(self, path: str) -> Case:
        file: ProceedingsFile = self.read(path)
        made = [cases.investigation(file, self.dossier(service).platform) for service in file["services"]]
        return Case(
            id=path.rpartition("/")[2],
            investigations=tuple(investigation for investigation, _ in made),
            suspected_sure=Sure(file["suspected_sure"]),
            facts=made[0][1],
        )

    def _court(self, path: str) -> tuple[CourtCase, Fact]:
        file: CourtFile = self.read(path)
        return objects.court_case(file)

    def _turnovers(self, service: str) -> list[tuple[Turnover | None, Fact]]:
        if not self._of(service, "turnovers"):
            return []
        file: TurnoverFile = self.read("turnovers")
        return [objects.turnover(entry) for entry in file["turnovers"] if service in entry["services"]]


@cache
def packaged() -> Store:
    """The record that comes with the library."""
    return Store(folder("dsa.record"))
