"""The AliExpress case from one command: threshold, application, requests, proceedings, the most it could be fined.

    python docs/examples/aliexpress.py             the dossier, every line with its article
    python docs/examples/aliexpress.py --explain   with all steps and notices

Turnovers and the exchange rate are inputs, each with its source; the rest is the library's record. Only public names.
"""

import argparse
from datetime import date

import dsa
from dsa import record

ALIBABA = [
    dsa.Turnover(
        amount=dsa.Money(868_687_000_000, "CNY"),
        year=dsa.FinancialYear.ending(date(2023, 3, 31)),
        group=True,
        of="Alibaba Group",
        source="the group's results for the year to 31 March 2023",
    ),
    dsa.Turnover(
        amount=dsa.Money(941_168_000_000, "CNY"),
        year=dsa.FinancialYear.ending(date(2024, 3, 31)),
        group=True,
        of="Alibaba Group",
        source="the group's results for the year to 31 March 2024",
    ),
    dsa.Turnover(
        amount=dsa.Money(148_000_000_000, "USD"),
        year=dsa.FinancialYear.ending(date(2026, 3, 31)),
        group=True,
        of="Alibaba Group",
        source="The Register, 21 July 2026 (one source, rounded)",
    ),
]
PRESS_RATE = dsa.ExchangeRate(
    base="EUR",
    quote="USD",
    rate="1.1436",
    on=date(2026, 7, 20),
    source="press of that day: EUR 550 million, about USD 629 million",
)


def main() -> None:
    """Print the dossier."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--explain", action="store_true", help="print every step and notice")
    explain = options.parse_args().explain
    said: set[dsa.Notice] = set()  # a notice that concerns several answers is printed once

    def show(title: str, *answers: object) -> None:
        print(f"\n{title}")
        for answer in answers:
            if not isinstance(answer, dsa.Explained):
                print(f"  {answer}")
            elif explain:
                print("  " + answer.explain().replace("\n", "\n  "))
            else:
                articles = dict.fromkeys(step.citation for step in answer.steps[-1:]) or answer.citations
                print(f"  {answer} [{'; '.join(map(str, articles))}]")
                for notice in answer.notices:
                    if notice not in said:
                        print(f"    Note: {notice}")
                    said.add(notice)

    case = record.find("AliExpress")
    designation, proceedings, fine = case.designations[0], case.investigations[0], case.penalties[0]
    print(f"{case}, as known on {case.as_of:%d %B %Y}")

    show("Over the threshold?", *(dsa.threshold_test(figure.count, on=designation.decided) for figure in case.figures))
    show("Since when do the rules for very large platforms bind it?", designation.application)
    show(
        "What was it asked, and by when must it answer?",
        *(f"{request} [{request.basis.citation}]" for request in case.requests),
        *(status for request in case.requests for status in request.status(request.sent)),
        *case.requests[0].consequences,
    )
    show("Where do the proceedings stand?", *(f"{day:%d %B %Y}: {words}" for day, words in proceedings.timeline()))
    for day in (proceedings.begun, case.as_of):
        state = proceedings.state(day)
        show(f"On {day:%d %B %Y}:", *(state.strands if not explain else (state,)))
    show("What is open?", *proceedings.open_time_limits(case.as_of))
    show(
        "The most it could be fined: the decision's day chooses the financial year",
        dsa.maximum_fine(ALIBABA, decided=date(2024, 3, 14)),
        dsa.maximum_fine(ALIBABA, decided=date(2024, 6, 1)),
    )
    maximum = dsa.maximum_fine(ALIBABA, decided=fine.imposed, rate=PRESS_RATE)
    show("The fine, beside the most that it could have been", str(fine), fine.against(maximum))
    show("By when to the Court, if notified on the day of the decision?", dsa.action_for_annulment(fine.imposed))

    same_day = [request for request in record.requests() if request.sent == proceedings.opened]
    show("Asked on the day of the opening", *(f"{request} [{request.basis.citation}]" for request in same_day))
    facts = (fact for name in ("AliExpress", "Bing", "LinkedIn") for fact in record.find(name).facts)
    show("Where sources disagree", *dict.fromkeys(conflict for fact in facts for conflict in fact.disputed))
    show("Not known", *case.unknown)


if __name__ == "__main__":
    main()
