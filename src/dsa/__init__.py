"""The EU Digital Services Act, computed and explained.

Every public name is here and loads its module only when it is first used, so that ``import dsa`` costs next to
nothing. Every answer explains itself: ``print(dsa.threshold_test(104_300_000, on=day).explain())``.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # type checkers take it as True; importing typing for it would double the cost of "import dsa"
if TYPE_CHECKING:
    from .calendars import Calendar, Holiday, HolidayList, calendar
    from .citations import DSA, Act, Citation
    from .courts import action_for_annulment, appeal
    from .designation import ThresholdTest, VLOPDesignation, threshold_test
    from .errors import (
        BeyondCoverage,
        CurrencyMismatch,
        DSAError,
        InvalidType,
        InvalidValue,
        MissingFact,
        NotAllowed,
        NotInForce,
        OutOfOrder,
        SeveralErrors,
        UnknownName,
    )
    from .fixed_dates import EffectiveDate, NamedDay, due_on, effective_date
    from .money import ExchangeRate, FinancialYear, Money, Turnover
    from .periods import Period, Unit
    from .recomputation import Recomputed, recompute
    from .services import ActiveRecipients, EnterpriseSize, Platform, Provider, ServiceKind
    from .timelimits import Deadline, deadline
    from .trace import Explained, Notice, Step

__version__ = "0.1.0"

_HOMES = {
    "calendars": "Calendar Holiday HolidayList calendar",
    "citations": "DSA Act Citation",
    "courts": "action_for_annulment appeal",
    "designation": "ThresholdTest VLOPDesignation threshold_test",
    "errors": "BeyondCoverage CurrencyMismatch DSAError InvalidType InvalidValue MissingFact NotAllowed NotInForce "
    "OutOfOrder SeveralErrors UnknownName",
    "fixed_dates": "EffectiveDate NamedDay due_on effective_date",
    "money": "ExchangeRate FinancialYear Money Turnover",
    "periods": "Period Unit",
    "recomputation": "Recomputed recompute",
    "services": "ActiveRecipients EnterpriseSize Platform Provider ServiceKind",
    "timelimits": "Deadline deadline",
    "trace": "Explained Notice Step",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}
_MODULES = frozenset({"record"})

__all__ = [
    "DSA",
    "Act",
    "ActiveRecipients",
    "BeyondCoverage",
    "Calendar",
    "Citation",
    "CurrencyMismatch",
    "DSAError",
    "Deadline",
    "EffectiveDate",
    "EnterpriseSize",
    "ExchangeRate",
    "Explained",
    "FinancialYear",
    "Holiday",
    "HolidayList",
    "InvalidType",
    "InvalidValue",
    "MissingFact",
    "Money",
    "NamedDay",
    "NotAllowed",
    "NotInForce",
    "Notice",
    "OutOfOrder",
    "Period",
    "Platform",
    "Provider",
    "Recomputed",
    "ServiceKind",
    "SeveralErrors",
    "Step",
    "ThresholdTest",
    "Turnover",
    "Unit",
    "UnknownName",
    "VLOPDesignation",
    "action_for_annulment",
    "appeal",
    "calendar",
    "deadline",
    "due_on",
    "effective_date",
    "recompute",
    "threshold_test",
]


def __getattr__(name: str) -> object:
    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME, *_MODULES})
