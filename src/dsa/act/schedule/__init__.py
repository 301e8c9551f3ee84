"""The due dates of a service: what must be done by when, and what must be kept until when.

- ``milestones``: what has been done, on which the next days hang
- ``holidays``: on whose calendar time runs
- ``planner``, ``recurring``, ``binding``, ``binding_span``: how due dates are made
- ``reports``, ``reporting_periods``: Articles 15, 24 and 42
- ``risks_and_audits``: Articles 34 to 39
- ``traders``: Article 30
- ``fee_steps``: Article 43
- ``due_dates``, ``overview``: all of it, and why there is no more
"""


def __dir__() -> list[str]:
    return [
        "binding",
        "binding_span",
        "due_dates",
        "fee_steps",
        "holidays",
        "milestones",
        "overview",
        "planner",
        "recurring",
        "reporting_periods",
        "reports",
        "retired",
        "risks_and_audits",
        "traders",
    ]
