"""A dossier of the record to JSON text and back, beside pydantic doing the same model; ratios are what to quote.

    pip install -e ".[test,bench]" && python -m pytest tests/benchmarks --benchmark-only -m benchmark

The models below have the same fields and types as the forms: days, decimal text, enumerations, a union of events told
by their tag. They do not check what the library checks: order of days, sums of parts, currencies, what the Act allows.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from dsa import PenaltyKind, RecipientBasis, RequestBasis, ServiceKind, record, wire
from dsa.events import Outcome
from dsa.record import Official, Sure

pytest.importorskip("pytest_benchmark")
pytestmark = pytest.mark.benchmark


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Provider(Model):
    name: str
    country: str | None
    group: str | None
    size: str | None
    legal_representative: bool


class Recipients(Model):
    count: int
    period_start: date
    period_end: date
    published: date | None
    source: str | None
    basis: RecipientBasis
    member_states: dict[str, int]


class Platform(Model):
    name: str
    provider: Provider
    kind: ServiceKind
    recipients: tuple[Recipients, ...]


class Source(Model):
    url: str | None
    reference: str | None
    note: str | None


class Day(Model):
    day: date


class Conflict(Model):
    about: str
    used: Day | str
    other: Day | str
    said_by: str
    official: Official | None
    note: str | None
    source: Source | None


class Figure(Model):
    count: int
    period: str
    sure: Sure
    sources: tuple[Source, ...]
    more_than: bool
    period_start: date | None
    period_end: date | None
    note: str | None
    disputed: tuple[Conflict, ...]


class Fact(Model):
    text: str
    sure: Sure
    sources: tuple[Source, ...]
    disputed: tuple[Conflict, ...]
    wording: str | None


class Designation(Model):
    platform: Platform
    decided: date
    notified: date | None
    published_application: date | None
    termination_notified: date | None
    designated_as: Literal["VLOP", "VLOSE"] | None
    basis: RecipientBasis
    preliminary_findings: date | None
    application_window: tuple[date, date] | None
    cessation_window: tuple[date, date] | None


class Question(Model):
    subject: str
    due: date
    extended_to: date | None
    extended_on: date | None
    answered: date | None


class Addressee(Platform):
    format: Literal["dsa.platform/1"]


class Request(Model):
    addressee: Addressee | str
    sent: date
    basis: RequestBasis
    questions: tuple[Question, ...]
    reference: str | None
    source: str | None


class Money(Model):
    amount: Decimal
    currency: str


class Year(Model):
    start: date
    end: date


class Turnover(Model):
    amount: Money
    year: Year
    group: bool
    of: str | None
    source: str | None


class Termination(Model):
    announced: date
    notified: date | None


class UndatedRequest(Model):
    addressee: Platform
    sent: date | None
    sent_wording: str | None
    basis: RequestBasis
    subjects: tuple[str, ...]
    source: str | None


class Order(Model):
    number: str
    result: str
    decided: date
    lodged: date | None
    ecli: str | None
    sure: Sure


class CourtCase(Model):
    numbers: tuple[str, ...]
    parties: str
    about: str
    services: tuple[str, ...]
    lodged: date | None
    judgment: date | None
    ecli: str | None
    outcome: Outcome | None
    appeal_lodged: date | None
    status: str
    interim: tuple[Order, ...]


class Infringement(Model):
    citation: str
    amount: Money | None


class Penalty(Model):
    kind: PenaltyKind
    amount: Money
    imposed: date
    infringements: tuple[Infringement, ...]
    source: str | None
    addressee: str | None = None


class Event(Model):
    date: date
    strand: str | tuple[str, ...] | None
    source: str | None


class Findings(Event):
    format: Literal["dsa.preliminary-findings/1"]
    observations_due: date | None


class Binding(Event):
    format: Literal["dsa.commitments-made-binding/1"]


class Decision(Event):
    format: Literal["dsa.non-compliance-decision/1"]
    penalty: Penalty | None
    found: tuple[str, ...]
    comply_by: date | None
    action_plan_due: date | None
    action_plan_within: str | None
    notified: date | None


class Strand(Model):
    name: str
    articles: tuple[str, ...]


class Investigation(Model):
    platform: Platform
    opened: date
    suspected: tuple[str, ...]
    events: tuple[Annotated[Findings | Binding | Decision, Field(discriminator="format")], ...]
    strands: tuple[Strand, ...]
    reference: str | None
    source: str | None


class Dossier(Model):
    format: Literal["dsa.dossier/1"]
    platform: Platform
    figures: tuple[Figure, ...]
    designations: tuple[Designation, ...]
    terminations: tuple[Termination, ...]
    requests: tuple[Request, ...]
    undated_requests: tuple[UndatedRequest, ...]
    investigations: tuple[Investigation, ...]
    court_cases: tuple[CourtCase, ...]
    turnovers: tuple[Turnover, ...]
    facts: tuple[Fact, ...]
    unknown: tuple[str, ...]
    as_of: date


OURS = record.find("AliExpress")
TEXT = wire.dumps(OURS)
MODEL = Dossier.model_validate_json(TEXT)


def test_both_say_the_same() -> None:
    assert json.loads(MODEL.model_dump_json()) == json.loads(TEXT)


@pytest.mark.benchmark(group="a dossier to JSON text")
def test_encode(benchmark: Any) -> None:
    assert benchmark(wire.dumps, OURS) == TEXT


@pytest.mark.benchmark(group="a dossier to JSON text")
def test_encode_pydantic(benchmark: Any) -> None:
    assert benchmark(MODEL.model_dump_json)


@pytest.mark.benchmark(group="a dossier from JSON text")
def test_decode(benchmark: Any) -> None:
    assert benchmark(wire.loads, TEXT) == OURS


@pytest.mark.benchmark(group="a dossier from JSON text")
def test_decode_pydantic(benchmark: Any) -> None:
    assert benchmark(Dossier.model_validate_json, TEXT) == MODEL
