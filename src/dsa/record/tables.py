"""The record as tables: columns with fixed types, made into a data frame of the library that the caller has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from ..act.proceedings.event import Event
from ..act.services.platforms import Platform
from ..ground import checks
from ..ground.errors import MissingExtra
from ..ground.money import Money
from ..ground.words import Phrase
from ..time_limits.packages import Later
from . import counts
from .counts import Row
from .dossier import Dossier, penalties_of
from .facts import Fact
from .reading.cases import kind_id
from .reading.common_files import FeeFile
from .reading.store import packaged

if TYPE_CHECKING:
    import narwhals.typing
else:
    narwhals = Later("narwhals")

BACKENDS = ("polars", "pandas", "pyarrow")
"""The libraries that a table can be made in, in the order in which they are looked for."""
_HOW = "sure source disputed:truth"
"""How a row is known: the last columns of a table."""
# No column of numbers or truth values has a null: pandas would make floats of them, or take what is unknown as False.


def _how(*facts: Fact) -> Row:
    sources = [str(source) for fact in facts[:1] for source in fact.sources]
    sure = next((str(fact.sure) for fact in facts), None)
    return sure, next(iter(sources), None), any(fact.disputed for fact in facts)


def _designations() -> Iterator[Row]:
    for dossier in packaged().dossiers:
        for designation in dossier.designations:
            facts = dossier.about(designation)
            wording = next((fact.wording for fact in facts if fact.wording), None)
            ended = next((end.announced for end in dossier.terminations), None)
            owner = dossier.platform.provider
            yield (
                *(str(designation.platform), owner.name, owner.group, owner.country),
                *(designation.kind, designation.decided, designation.notified, designation.published_application),
                *(wording, ended, *_how(*facts)),
            )


def _figures() -> Iterator[Row]:
    for dossier in packaged().dossiers:
        for figure, test in zip(dossier.figures, dossier.tests(), strict=True):
            source = next(map(str, figure.sources), None)
            yield (
                *(str(dossier.platform), figure.count, figure.more_than),
                *(figure.period, figure.period_start, figure.period_end),
                *(test.margin, str(figure.sure), source, bool(figure.disputed)),
            )


def _requests() -> Iterator[Row]:
    for dossier in packaged().dossiers:
        for request in dossier.requests:
            how = _how(*dossier.about(request))
            for asked in request.questions:
                yield (str(request.addressee), request.sent, None, request.basis.value, asked.subject, asked.due, *how)
        for undated in dossier.undated_requests:
            how = _how(*dossier.about(undated))
            for subject in undated.subjects:
                words = (undated.sent, undated.sent_wording, undated.basis.value, subject)
                yield (str(undated.addressee), *words, None, *how)


def _investigations() -> Iterator[Row]:
    as_of = packaged().as_of
    for case in packaged().cases:
        for investigation in case.investigations:
            strands = investigation.state(as_of).strands
            suspected = "; ".join(map(str, investigation.suspected))
            pending = sum(state.stage.pending for state in strands)
            fact = next(fact for fact in case.facts if fact.about == case.investigation)
            case_of = (case.id, str(investigation.platform), investigation.opened)
            yield (*case_of, suspected, str(case.suspected_sure), len(strands), pending, *_how(fact))


def _events() -> Iterator[Row]:
    for case in packaged().cases:
        seen: list[Event] = []  # the first fact of an event is its own; others qualify it
        for fact in case.facts:
            if isinstance(event := fact.about, Event) and event not in seen:
                seen.append(event)
                strands, days = "; ".join(event.strands) or None, (event.date - case.investigation.begun).days
                row = (case.id, "; ".join(case.services), event.date, days, kind_id(type(event)), strands)
                yield (*row, str(event.citation), fact.text, *_how(fact))


def _penalties() -> Iterator[Row]:
    for case in packaged().cases:
        dossier: Dossier = packaged().dossier(case.services[0])
        for penalty in penalties_of(case.investigation):
            cents = int(penalty.amount.exact * 100)
            articles = "; ".join(str(part.citation) for part in penalty.infringements)
            row = (case.id, "; ".join(case.services), penalty.kind.value, penalty.imposed, cents)
            facts = dossier.about(penalty)
            yield (*row, penalty.amount.currency, articles, str(facts[-1].sure), *_how(*facts))


def _court_cases() -> Iterator[Row]:
    about = (fact for dossier in packaged().dossiers for fact in dossier.facts if fact.about is not None)
    supporting = {fact.about: fact for fact in about}
    for case in packaged().court_cases:
        outcome = case.outcome.value if case.outcome else None
        row = ("; ".join(case.numbers) or None, case.parties, case.about, "; ".join(case.services), case.lodged)
        yield (*row, case.judgment, outcome, case.ecli, case.status, *_how(supporting[case]))


def _facts() -> Iterator[Row]:
    every = [(str(dossier.platform), fact) for dossier in packaged().dossiers for fact in dossier.facts]
    alone = (*packaged().fees, *(known for _, known in packaged().national), *packaged().general)
    for service, fact in (*every, *((None, fact) for fact in alone)):
        disputes = "; ".join(map(str, fact.disputed)) or None
        sources = "; ".join(map(str, fact.every_source)) or None
        yield service, fact.text, fact.wording, str(fact.sure), sources, disputes


def _sources() -> Iterator[Row]:
    for dossier in packaged().dossiers:
        for source in dossier.sources:
            yield str(dossier.platform), source.url, source.reference, source.official, source.note


def _kinds(platform: Platform) -> str:
    kinds = platform.kind if isinstance(platform.kind, frozenset) else {platform.kind}
    return "; ".join(sorted(kind.value for kind in kinds))


def _services() -> Iterator[Row]:
    for dossier in packaged().dossiers:
        owner = dossier.platform.provider
        (designation,) = dossier.designations
        newest = dossier.figures[-1] if dossier.figures else None
        fines = [penalty for penalty in dossier.penalties if penalty.amount.currency == "EUR"]
        yield (
            *(str(dossier.platform), _kinds(dossier.platform), owner.name, owner.group, owner.country),
            *(designation.kind, designation.decided, designation.in_force(packaged().as_of)),
            *(newest.number if newest else None, newest.period if newest else None),
            *(len(dossier.requests) + len(dossier.undated_requests), len(dossier.investigations)),
            *(len(fines), sum(int(fine.amount.exact * 100) for fine in fines), len(dossier.court_cases)),
            *_how(dossier.facts[0]),
        )


def _fees() -> Iterator[Row]:
    file: FeeFile = packaged().read("fees")
    for fee, known in zip(file["fees"], packaged().fees, strict=True):
        for amount in fee.get("amounts", ()):
            cents = int(Money(amount["amount"], amount["currency"]).exact * 100)
            row = (amount["what"], amount["year"], cents, amount["currency"], amount.get("about", False))
            yield (*row, known.text, *_how(known))


def _national() -> Iterator[Row]:
    for step, known in packaged().national:
        where = "; ".join(step.countries) or None
        services, articles = "; ".join(step.services) or None, "; ".join(map(str, step.articles)) or None
        number = None if step.number is None else str(step.number)
        row = (step.kind.value, step.on, step.wording, where, step.authority, services, articles)
        yield (*row, step.case, number, step.text, *_how(known))


TABLES: Mapping[str, tuple[Callable[[], Iterator[Row]], str]] = {
    "designations": (
        _designations,
        "service provider group country kind decided:day notified:day published_application:day application_wording "
        f"termination_announced:day {_HOW}",
    ),
    "figures": (
        _figures,
        "service recipients:whole more_than:truth period period_start:day period_end:day margin:whole " + _HOW,
    ),
    "requests": (_requests, "service sent:day sent_wording basis subject due:day " + _HOW),
    "investigations": (
        _investigations,
        "case service opened:day suspected suspected_sure strands:whole pending:whole " + _HOW,
    ),
    "events": (_events, "case services date:day days:whole kind strands citation text " + _HOW),
    "penalties": (
        _penalties,
        "case services kind imposed:day amount_cents:whole currency articles articles_sure " + _HOW,
    ),
    "court_cases": (
        _court_cases,
        "numbers parties about services lodged:day judgment:day outcome ecli status " + _HOW,
    ),
    "services": (
        _services,
        "service kind provider group country designated_as designated:day designated_now:truth recipients "
        f"recipients_period requests:whole cases:whole fines:whole fined_cents:whole court_cases:whole {_HOW}",
    ),
    "fees": (_fees, f"what year:whole amount_cents:whole currency about:truth text {_HOW}"),
    "national": (
        _national,
        f"kind on:day wording countries authority services articles case number text {_HOW}",
    ),
    "requests_by_subject": (
        counts.requests_by_subject,
        "subject requests:whole by_decision:whole services:whole first_sent:day last_sent:day",
    ),
    "requests_by_service": (
        counts.requests_by_service,
        "service requests:whole by_decision:whole subjects first_sent:day last_sent:day",
    ),
    "durations": (counts.durations, "by stage case strands opened:day reached:truth until:day days:whole"),
    "ceilings": (
        counts.ceilings,
        "case services imposed:day amount_cents:whole currency turnover_year ceiling share missing",
    ),
    "facts": (_facts, "service text wording sure sources disputed"),
    "sources": (_sources, "service url reference official:truth note"),
}
"""Every table: what fills it, and its columns, which hold text where nothing else is said."""


def framed(name: str, backend: str | None) -> narwhals.typing.IntoDataFrame:
    """A table in a data-frame library."""
    fill, heads = TABLES[checks.known("name", name, TABLES)]
    chosen = _installed() if backend is None else checks.known("backend", backend, BACKENDS)
    for package, extra in ((chosen, chosen), ("narwhals", "frames")):
        _need(package, extra, installed=find_spec(package) is not None)
    import narwhals as nw

    types = {"": nw.String(), "whole": nw.Int64(), "truth": nw.Boolean(), "day": nw.Date()}
    names = [head.partition(":") for head in heads.split()]
    columns = {column: list(values) for (column, _, _), values in zip(names, zip(*fill(), strict=True), strict=True)}
    schema = {column: types[kind] for column, _, kind in names}
    library = import_module(chosen)
    native: Any = nw.from_dict(columns, schema=schema, backend=library).to_native()
    if chosen == "pandas":  # before its version 3, a text that is missing became the text "None"
        native = native.assign(**{name: library.Series(columns[name]) for name, _, kind in names if not kind})
    frame: narwhals.typing.IntoDataFrame = native
    return frame


def _installed() -> str:
    backend = next((name for name in BACKENDS if find_spec(name) is not None), "")
    _need("polars, pandas or pyarrow", "polars", installed=bool(backend))
    return backend


def _need(package: str, extra: str, *, installed: bool) -> None:
    if not installed:
        raise MissingExtra(package=Phrase(package), extra=Phrase(extra))
