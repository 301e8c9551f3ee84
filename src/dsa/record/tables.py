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
from . import counts
from .counts import Row
from .dossier import Dossier, penalties_of
from .facts import Fact
from .reading.cases import kind_id
from .reading.common_files import FeeFile
from .reading.store import packaged

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame

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
        for one in dossier.designations:
            facts = dossier.about(one)
            wording = next((fact.wording for fact in facts if fact.wording), None)
            ended = next((end.announced for end in dossier.terminations), None)
            owner = dossier.platform.provider
            yield (
                *(str(one.platform), owner.name, owner.group, owner.country, one.kind, one.decided, one.notified),
                *(one.published_application, wording, ended, *_how(*facts)),
            )


def _figures() -> Iterator[Row]:
    for dossier in packaged().dossiers:
        for one, test in zip(dossier.figures, dossier.tests(), strict=True):
            source = next((str(each) for each in one.sources), None)
            yield (
                *(str(dossier.platform), one.count, one.more_than, one.period, one.period_start, one.period_end),
                *(test.margin, str(one.sure), source, bool(one.disputed)),
            )


def _requests() -> Iterator[Row]:
    for dossier in packaged().dossiers:
        for one in dossier.requests:
            how = _how(*dossier.about(one))
            for asked in one.questions:
                yield (str(one.addressee), one.sent, None, one.basis.value, asked.subject, asked.due, *how)
        for undated in dossier.undated_requests:
            how = _how(*dossier.about(undated))
            for subject in undated.subjects:
                words = (undated.sent, undated.sent_wording, undated.basis.value, subject)
                yield (str(undated.addressee), *words, None, *how)


def _investigations() -> Iterator[Row]:
    as_of = packaged().as_of
    for case in packaged().cases:
        for one in case.investigations:
            strands = one.state(as_of).strands
            suspected = "; ".join(map(str, one.suspected))
            pending = sum(state.stage.pending for state in strands)
            fact = next(fact for fact in case.facts if fact.about == case.investigation)
            row = (case.id, str(one.platform), one.opened, suspected, str(case.suspected_sure), len(strands), pending)
            yield (*row, *_how(fact))


def _events() -> Iterator[Row]:
    for case in packaged().cases:
        told: list[Event] = []  # the first fact of an event is its own; others qualify it
        for fact in case.facts:
            if isinstance(one := fact.about, Event) and one not in told:
                told.append(one)
                strands, days = "; ".join(one.strands) or None, (one.date - case.investigation.begun).days
                services = "; ".join(case.services)
                row = (case.id, services, one.date, days, kind_id(type(one)), strands, str(one.citation), fact.text)
                yield (*row, *_how(fact))


def _penalties() -> Iterator[Row]:
    for case in packaged().cases:
        dossier: Dossier = packaged().dossier(case.services[0])
        for one in penalties_of(case.investigation):
            cents, articles = int(one.amount.exact * 100), "; ".join(str(part.citation) for part in one.infringements)
            row = (case.id, "; ".join(case.services), one.kind.value, one.imposed, cents, one.amount.currency, articles)
            facts = dossier.about(one)
            yield (*row, str(facts[-1].sure), *_how(*facts))


def _court_cases() -> Iterator[Row]:
    told = {fact.about: fact for dossier in packaged().dossiers for fact in dossier.facts if fact.about is not None}
    for one in packaged().court_cases:
        outcome = one.outcome.value if one.outcome else None
        row = ("; ".join(one.numbers) or None, one.parties, one.about, "; ".join(one.services), one.lodged)
        yield (*row, one.judgment, outcome, one.ecli, one.status, *_how(told[one]))


def _facts() -> Iterator[Row]:
    every = [(str(dossier.platform), one) for dossier in packaged().dossiers for one in dossier.facts]
    alone = (*packaged().fees, *(known for _, known in packaged().national), *packaged().general)
    for service, one in (*every, *((None, fact) for fact in alone)):
        disputes = "; ".join(map(str, one.disputed)) or None
        sources = "; ".join(map(str, one.every_source)) or None
        yield service, one.text, one.wording, str(one.sure), sources, disputes


def _sources() -> Iterator[Row]:
    for dossier in packaged().dossiers:
        for one in dossier.sources:
            yield str(dossier.platform), one.url, one.reference, one.official, one.note


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
            *(len(fines), sum(int(one.amount.exact * 100) for one in fines), len(dossier.court_cases)),
            *_how(dossier.facts[0]),
        )


def _fees() -> Iterator[Row]:
    file: FeeFile = packaged().read("fees")
    for fee, known in zip(file["fees"], packaged().fees, strict=True):
        for one in fee.get("amounts", ()):
            cents = int(Money(one["amount"], one["currency"]).exact * 100)
            yield one["what"], one["year"], cents, one["currency"], one.get("about", False), known.text, *_how(known)


def _national() -> Iterator[Row]:
    for one, known in packaged().national:
        where = "; ".join(one.countries) or None
        services, articles = "; ".join(one.services) or None, "; ".join(map(str, one.articles)) or None
        number = None if one.number is None else str(one.number)
        row = (
            one.kind.value,
            one.on,
            one.wording,
            where,
            one.authority,
            services,
            articles,
            one.case,
            number,
            one.text,
        )
        yield *row, *_how(known)


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


def framed(name: str, backend: str | None) -> IntoDataFrame:
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
    frame: IntoDataFrame = native
    return frame


def _installed() -> str:
    found = next((one for one in BACKENDS if find_spec(one) is not None), "")
    _need("polars, pandas or pyarrow", "polars", installed=bool(found))
    return found


def _need(package: str, extra: str, *, installed: bool) -> None:
    if not installed:
        raise MissingExtra(package=Phrase(package), extra=Phrase(extra))
