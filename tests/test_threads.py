"""Eight threads over the public surface give the answers that one gives, with caches cold at the start."""

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from fractions import Fraction
from functools import _lru_cache_wrapper, partial
from threading import Barrier

import pytest

import dsa
from dsa import DSA, Citation, FeeService, FinancialYear, Money, Period, Turnover
from dsa.time_limits import calendars
from tests.standard import SHOP

THREADS = 8
ON = date(2024, 3, 14)
TURNOVER = Turnover(amount=Money("941_168_000_000.33", "CNY"), year=FinancialYear.ending(date(2024, 3, 31)))
OPENED = dsa.Investigation(platform=SHOP, opened=ON, suspected=[DSA.at(34, 1)])


def limit(code: str) -> str:
    return dsa.deadline(ON, "P4M", calendar=code).explain()


def proceedings() -> str:
    investigation = OPENED.record(
        dsa.events.PreliminaryFindings(date=date(2024, 6, 1), observations_due=date(2024, 7, 1))
    )
    investigation = investigation.record(
        dsa.events.NonComplianceDecision(date=date(2025, 1, 10), action_plan_due=date(2025, 4, 10))
    )
    day = date(2025, 2, 1)
    limits = "".join(open_limit.explain() for open_limit in investigation.open_time_limits(day))
    kinds = "".join(kind.title for kind in investigation.allowed(day))
    return investigation.state(day).explain() + limits + kinds + investigation.limitation(ceased=ON, on=day).explain()


def fees() -> str:
    services = [FeeService(name=name, provider=name, recipients=50_000_000, designated_from=ON) for name in "ABC"]
    income = {name: Money(10**9, "EUR") for name in "ABC"}
    return dsa.supervisory_fee(services, year=2025, costs=Money(10**6, "EUR"), net_income=income).explain()


def request() -> str:
    question = dsa.Question(subject="products", due=date(2024, 4, 5))
    asked = dsa.RequestForInformation(addressee=SHOP, sent=ON, questions=[question])
    return "".join(status.explain() for status in asked.status(date(2024, 4, 6)))


def refusal() -> str:
    try:
        OPENED.record(dsa.events.Reopened(date=date(2024, 6, 1)))
    except dsa.errors.NotAllowed as error:
        return str(error)
    return ""


def bound() -> str:
    designated = dsa.VLOPDesignation(platform=SHOP, decided=ON, notified=ON)
    statuses = dsa.obligations(SHOP, on=date(2024, 9, 1), designation=designated)
    began = dsa.changes(SHOP, start=ON, end=date(2024, 9, 1), designation=designated)
    return "".join(answer.explain() for answer in (*statuses, *began))


def due() -> str:
    designated = dsa.VLOPDesignation(platform=SHOP, decided=ON, notified=ON)
    due_dates = dsa.schedule(SHOP, start=ON, end=date(2026, 1, 1), designation=designated)
    return "".join(due_date.explain() for due_date in due_dates)


def size() -> str:
    small, large = (dsa.Figures(headcount=heads, turnover=Money(10**7, "EUR")) for heads in (40, 400))
    years = enumerate([small, large, large])
    accounts = [dsa.AnnualAccounts(closed=date(2022 + index, 12, 31), figures=of_year) for index, of_year in years]
    return dsa.size_status(accounts, on=date(2025, 6, 1)).explain()


def document() -> str:
    texts = [dsa.wire.dumps(thing) for thing in (OPENED, TURNOVER, dsa.deadline(ON, "P1M", calendar="EC"))]
    schema = repr(dsa.wire.schema(dsa.Deadline))
    return "".join(map(repr, map(dsa.wire.loads, texts))) + str(dsa.wire.replay(texts[-1])) + schema


def wrong_document() -> str:
    try:
        dsa.wire.loads('{"format": "dsa.money/1", "amount": 7.0, "currency": 978}')
    except dsa.DSAError as error:
        return str(error)
    return ""


def told(language: str) -> str:
    return dsa.i18n.explain(dsa.deadline(ON, "P1M", calendar="EC"), language)


SURFACE: dict[str, Callable[[], str]] = {
    **{f"deadline in {code}": partial(limit, code) for code in calendars.CODES},
    "projection": lambda: dsa.deadline(date(2027, 2, 25), "P1M", calendar="EC", beyond="project").explain(),
    "orthodox projection": lambda: dsa.deadline(date(2030, 4, 20), "P3D", calendar="GR", beyond="project").explain(),
    "effective date": lambda: dsa.effective_date(ON, "P4M").explain(),
    "annulment": lambda: dsa.action_for_annulment(date(2024, 7, 12)).explain(),
    "threshold": lambda: dsa.threshold_test(45_000_000, on=ON).explain(),
    "population": lambda: dsa.threshold_for_population(470_000_000, reference=447_000_000).explain(),
    "designation": lambda: str(dsa.VLOPDesignation(platform=SHOP, decided=ON, notified=ON).application),
    "ceiling": lambda: dsa.maximum_fine(TURNOVER, decided=date(2024, 6, 1)).explain(),
    "payments": lambda: dsa.periodic_penalty_ceiling(TURNOVER, decided=date(2024, 6, 1), days=17).explain(),
    "limitation": lambda: dsa.limitation(ceased=ON, interruptions=[date(2029, 1, 1)]).explain(),
    "money": lambda: str(Money.floor(Fraction(10**15, 7), "EUR")),
    "citation": lambda: repr(Citation.parse("Article 74(2), point (b), DSA")),
    "period": lambda: repr(Period.parse("P1Y2M3W4D")),
    "proceedings": proceedings,
    "fees": fees,
    "request": request,
    "record": lambda: "".join(map(str, dsa.record.penalties())) + dsa.record.find("AliExpress").explain(),
    "refusal": refusal,
    "obligations": bound,
    "schedule": due,
    "size": size,
    "document": document,
    "wrong document": wrong_document,
    **{f"told in {language}": partial(told, language) for language in ("de", "el", "fr", "ga")},
}


def forget() -> None:
    """Every cache and every lazily loaded name as on the first call."""
    for module in [module for name, module in sys.modules.items() if name.split(".")[0] == "dsa"]:
        for value in list(vars(module).values()):
            if isinstance(value, _lru_cache_wrapper):
                value.cache_clear()
    for name in dsa.__all__:
        if name in vars(dsa):
            delattr(dsa, name)


@pytest.fixture
def switching_often() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("switching_often")
def test_eight_threads_give_the_answers_of_one() -> None:
    alone = {name: call() for name, call in SURFACE.items()}
    forget()
    start = Barrier(THREADS)

    def everything(thread: int) -> dict[str, str]:
        names = list(SURFACE)
        start.wait()
        turned = names[thread * 5 :] + names[: thread * 5]  # so that the threads meet in different places
        return {name: SURFACE[name]() for name in turned}

    with ThreadPoolExecutor(THREADS) as pool:
        for answers in pool.map(everything, range(THREADS)):
            assert answers == alone
