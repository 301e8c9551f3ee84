"""The AliExpress case explained in a language of the Union.

python docs/examples/languages.py bg

Only public names. The headings are the answers themselves: each explanation begins with its answer.
"""

import argparse
from collections.abc import Iterator
from datetime import date

import dsa
from dsa import i18n, record

ALIBABA = dsa.Turnover(
    amount=dsa.Money(941_168_000_000, "CNY"),
    year=dsa.FinancialYear.ending(date(2024, 3, 31)),
    group=True,
    of="Alibaba Group",
    source="the group's results for the year to 31 March 2024",
)


def answers() -> Iterator[dsa.Explained]:
    """What the dossier is made of: threshold, application, proceedings, what is open, ceiling, the way to the Court."""
    case = record.find("AliExpress")
    designation, proceedings, fine = case.designations[0], case.investigations[0], case.penalties[0]
    yield dsa.threshold_test(case.figures[0].count, on=designation.decided)
    yield designation.application
    yield proceedings.state(case.as_of)
    yield from proceedings.open_time_limits(date(2026, 8, 1))
    yield dsa.maximum_fine(ALIBABA, decided=date(2024, 6, 1))
    yield dsa.action_for_annulment(fine.imposed)


def dossier(locale: str) -> str:
    """The whole case in a language, under its name and kind; the reservation of the drafts once, at the end."""
    title = f"AliExpress: {i18n.term('very_large_online_platform', locale)}"
    draft = i18n.reservation(locale)
    explained = [answer.explain(locale).removesuffix(f"\n{draft}") for answer in answers()]
    return "\n\n".join([title, *explained, draft]) + "\n"


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("locale", choices=i18n.LOCALES, metavar="locale", help="bg, cs, da ... sv")
    print(dossier(options.parse_args().locale), end="")
