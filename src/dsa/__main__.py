"""``python -m dsa``, or ``dsa``: seven questions that can be asked without writing Python.

    dsa deadline 2026-12-23 P2D --calendar EC
    dsa threshold 46000000 --on 2026-11-26
    dsa fine 941168000000 CNY --year-end 2024-03-31 --decided 2024-06-01
    dsa binds --kind marketplace --country NL --size small --on 2026-11-26
    dsa due --kind marketplace --country NL --size medium --from 2026-11-26 --until 2027-12-31 --ics dsa.ics
    dsa case AliExpress --lang nl
    dsa statement check statement.json

Every command is a public function with its arguments as text; nothing is computed here. ``--explain`` prints the whole
reasoning, ``--lang`` says it in another official language, ``--json`` prints the form that ``dsa.wire`` reads, and of
mistakes in a statement a list. No command reads the clock: every day is given. What is wrong is said in one line on
stderr, and the exit code is then 2; ``statement check`` returns 1 where the database would refuse a statement.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import dsa
from dsa import Platform, VLOPDesignation

from .ground import checks
from .ground.trace import Reasons
from .ground.words import hints

E = TypeVar("E", bound=Enum)

WRONG = 2
"""The exit code where the question cannot be asked or answered."""
REFUSED = 1
"""The exit code where the database would refuse a statement."""


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line, and where to look."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG, f"{self.prog}: {message} (see {self.prog} --help)\n")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; days are written 2026-11-26") from None


def _event(text: str) -> date:
    """A day, or a moment with its distance from Greenwich, from which hours are counted."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _day(text)
    if "T" not in text and " " not in text:
        return _day(text)
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError(f"{text!r} has no zone; moments are written 2026-11-26T10:00+01:00")
    return moment


def _member(kind: type[E]) -> Callable[[str], E]:
    def read(text: str) -> E:
        member = hints.member(text, kind)
        if member is None:
            names = ", ".join(str(member.value).replace("_", "-") for member in kind)
            raise argparse.ArgumentTypeError(f"{text!r} is not known; known are {names}")
        return member

    return read


def _country(text: str) -> str:
    return hints.country(text) or text


def _count(text: str) -> int:
    try:
        return int("".join(text.replace("_", "").split()))  # any space is a space, also one that does not break
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number; numbers are written 46000000") from None


def _service(chosen: argparse.Namespace) -> tuple[Platform, VLOPDesignation | None]:
    """The service that the options describe, and its designation if they name one."""
    provider = dsa.Provider(name=chosen.provider or chosen.name, country=chosen.country, size=chosen.size)
    platform = dsa.Platform(name=chosen.name, provider=provider, kind=chosen.kind)
    if chosen.designated is None:
        for name in ("designated-as", "notified", "applies", "terminated"):
            if getattr(chosen, name.replace("-", "_")) is not None:
                raise argparse.ArgumentTypeError(f"--{name} is about a designation: --designated is needed as well")
        return platform, None
    return platform, dsa.VLOPDesignation(
        platform=platform,
        decided=chosen.designated,
        designated_as=chosen.designated_as,
        notified=chosen.notified,
        published_application=chosen.applies,
        termination_notified=chosen.terminated,
    )


def _deadline(chosen: argparse.Namespace) -> int:
    period = " ".join(chosen.period)
    if dsa.Period.parse(period).hours and not isinstance(chosen.event, datetime):
        raise argparse.ArgumentTypeError("hours are counted from a moment: moments are written 2026-11-26T10:00+01:00")
    return _print(chosen, dsa.deadline(chosen.event, period, calendar=chosen.calendar, direction=chosen.direction))


def _threshold(chosen: argparse.Namespace) -> int:
    return _print(chosen, dsa.threshold_test(chosen.recipients, on=chosen.on))


def _fine(chosen: argparse.Namespace) -> int:
    turnover = dsa.Turnover(
        amount=dsa.Money(chosen.amount, chosen.currency), year=dsa.FinancialYear.ending(chosen.year_end)
    )
    return _print(chosen, dsa.maximum_fine(turnover, decided=chosen.decided, ground=chosen.ground))


def _binds(chosen: argparse.Namespace) -> int:
    platform, designation = _service(chosen)
    statuses = dsa.obligations(platform, on=chosen.on, designation=designation)
    binding: list[Reasons] = [status for status in statuses if status.binds is not False]
    return _print(chosen, *(binding or [statuses]))


def _due(chosen: argparse.Namespace) -> int:
    platform, designation = _service(chosen)
    until = checks.not_before("until", chosen.until, "from", chosen.start)
    end = until + timedelta(days=1) if until < date.max else until
    due = dsa.schedule(platform, start=chosen.start, end=end, designation=designation, calendar=chosen.calendar)
    if chosen.ics:
        Path(chosen.ics).write_bytes(dsa.ical.to_ical(due, locale=chosen.lang))
    return _print(chosen, *(list[Reasons](due) or [due]))


def _case(chosen: argparse.Namespace) -> int:
    dossier = dsa.record.find(" ".join(chosen.service))
    print(dsa.wire.dumps(dossier) if chosen.json else dossier.explain(chosen.lang))
    return 0


def _statement(chosen: argparse.Namespace) -> int:
    payload = _payload(chosen.file)
    several = isinstance(payload, dict) and "statements" in payload
    wrong: Sequence[dsa.DSAError] = (
        dsa.statements.call_problems(payload["statements"]) if several else dsa.statements.problems(payload)
    )
    if chosen.json:
        print(json.dumps([{"code": error.code, "message": error.explain(chosen.lang)} for error in wrong]))
    else:
        print(*[error.explain(chosen.lang) for error in wrong], sep="\n", end="\n" if wrong else "")
    payloads = payload["statements"] if several else [payload]
    single = [each for each in payloads if isinstance(each, dict)] if isinstance(payloads, list) else []
    for unknown in (key for each in single for key in dsa.statements.passed_over(each)):
        print(unknown.explain(chosen.lang), file=sys.stderr)
    return REFUSED if wrong else 0


def _payload(file: str) -> Any:
    """What a file holds, or what is piped in."""
    from .wire.documents import is_too_deep  # which other commands do without

    try:
        piped = sys.stdin and file == "-"  # there is no stream where a shell has closed it, as <&- does
        text = sys.stdin.read() if piped else "" if file == "-" else Path(file).read_text(encoding="utf-8")
        text = text.removeprefix("\ufeff")  # with which Windows begins a file
        if is_too_deep(text):
            raise json.JSONDecodeError("nested too deep", text, 0)
        return json.loads(text)
    except ValueError as error:  # of JSON, of UTF-8, or of a number of more digits than Python reads
        raise argparse.ArgumentTypeError(f"{file} is no JSON: {error}") from None


def _print(chosen: argparse.Namespace, *answers: Reasons) -> int:
    """Answers as the options want them: a line each, the reasoning, or JSON, one document a line."""
    for answer in answers:
        if chosen.json:
            print(dsa.wire.dumps(answer))
        else:
            print(answer.explain(chosen.lang) if chosen.explain else dsa.i18n.say(answer.headline, chosen.lang))
    return 0


def _about_answers() -> _Parser:
    options = _Parser(add_help=False)
    options.add_argument("--lang", default="en", metavar="CODE", help="one of the 24 official languages: de, fr, ...")
    form = options.add_mutually_exclusive_group()
    form.add_argument("--explain", action="store_true", help="print every step with its article")
    form.add_argument("--json", action="store_true", help="print the form that dsa.wire reads, one answer a line")
    return options


def _about_service() -> _Parser:
    options = _Parser(add_help=False)
    kinds = ", ".join(kind.value.replace("_", "-") for kind in dsa.ServiceKind)
    sizes = ", ".join(size.value for size in dsa.EnterpriseSize)
    options.add_argument("--name", default="the service", help="what the service is called")
    options.add_argument("--provider", help="what its provider is called")
    options.add_argument(
        "--kind", required=True, nargs="+", type=_member(dsa.ServiceKind), metavar="KIND", help=f"what it is: {kinds}"
    )
    options.add_argument("--country", type=_country, help="the Member State of establishment: NL, or its name")
    options.add_argument("--size", type=_member(dsa.EnterpriseSize), help=f"the size of the enterprise: {sizes}")
    options.add_argument("--designated", type=_day, metavar="DAY", help="when it was designated as very large")
    options.add_argument("--designated-as", choices=("VLOP", "VLOSE"), help="as which, of a service that is both")
    options.add_argument("--notified", type=_day, metavar="DAY", help="when that was notified")
    options.add_argument("--applies", type=_day, metavar="DAY", help="from when the Commission says that it applies")
    options.add_argument("--terminated", type=_day, metavar="DAY", help="when the end of the designation was notified")
    return options


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    root = _Parser(prog="dsa", description="What the Digital Services Act says, with the article that says so.")
    root.add_argument("--version", action="version", version=f"dsa {dsa.__version__}")
    commands = root.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    answers, service = _about_answers(), _about_service()

    def command(
        name: str, function: Callable[[argparse.Namespace], int], text: str, *parents: _Parser
    ) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = commands.add_parser(
            name, help=text, description=f"{text[0].upper()}{text[1:]}.", parents=parents
        )
        made.set_defaults(function=function)
        return made

    limit = command("deadline", _deadline, "the end of a time limit under Regulation 1182/71", answers)
    limit.add_argument("event", type=_event, help="the day that begins it; for hours, 2026-11-26T10:00+01:00")
    limit.add_argument("period", nargs="+", help="P2D, P4M, 10 working days, ...")
    limit.add_argument("--calendar", required=True, help="whose holidays count: EC, CJEU, NL, ...")
    limit.add_argument("--direction", choices=("after", "before"), default="after", help="which way it runs")

    threshold = command("threshold", _threshold, "whether a number of recipients meets the threshold", answers)
    threshold.add_argument("recipients", type=_count, help="average monthly active recipients in the Union")
    threshold.add_argument("--on", required=True, type=_day, metavar="DAY", help="the day of the question")

    fine = command("fine", _fine, "the most that a fine can be", answers)
    fine.add_argument("amount", help="the turnover of the financial year: 941168000000")
    fine.add_argument("currency", help="its currency: EUR, CNY, ...")
    fine.add_argument("--year-end", required=True, type=_day, metavar="DAY", help="the last day of that year")
    fine.add_argument("--decided", required=True, type=_day, metavar="DAY", help="the day of the decision")
    grounds = ", ".join(ground.value.replace("_", "-") for ground in dsa.FineGround)
    fine.add_argument(
        "--ground", type=_member(dsa.FineGround), default=dsa.FineGround.INFRINGEMENT, help=f"what for: {grounds}"
    )

    binds = command("binds", _binds, "which obligations bind a service on a day", answers, service)
    binds.add_argument("--on", required=True, type=_day, metavar="DAY", help="the day of the question")

    due = command("due", _due, "what a service has to do by when", answers, service)
    due.add_argument("--from", dest="start", required=True, type=_day, metavar="DAY", help="the first day")
    due.add_argument("--until", required=True, type=_day, metavar="DAY", help="the last day that counts")
    due.add_argument("--calendar", help="whose holidays count; else the provider's or the Commission's")
    due.add_argument("--ics", metavar="FILE", help="write a calendar file as well (needs the extra 'ical')")

    case = command("case", _case, "what is on the public record about a service", answers)
    case.add_argument("service", nargs="+", help="its name: AliExpress, Amazon Store, ...")

    statement = command("statement", _statement, "check statements of reasons", answers)
    statement.add_argument("action", choices=("check",), help="what to do")
    statement.add_argument("file", help="a file of JSON for the DSA Transparency Database, or - for what is piped in")
    return root


def main(arguments: Iterable[str] | None = None) -> int:
    """Answer one question; 0, or 1 where a statement would be refused, or 2 where the question cannot be answered."""
    chosen = parser().parse_args(None if arguments is None else list(arguments))
    language = "en"
    try:
        dsa.i18n.resolve(chosen.lang)
        language = chosen.lang
        code: int = chosen.function(chosen)
        print(end="", flush=True)
    except BrokenPipeError:  # the reader had enough, as `| head` has
        sys.stderr.close()
        return 0
    except UnicodeEncodeError:
        print(f"dsa: {sys.stdout.encoding} lacks letters that are to be printed: set PYTHONUTF8=1", file=sys.stderr)
        return WRONG
    except (dsa.DSAError, argparse.ArgumentTypeError, OSError) as error:
        told = error.explain(language) if isinstance(error, dsa.DSAError) else str(error)
        print(f"dsa: {' '.join(told.split())}", file=sys.stderr)
        return WRONG
    return code


if __name__ == "__main__":
    sys.exit(main())
