"""The command line: what the page about it shows is what it prints, and a mistake is one line and the code 2."""

import io
import json
import shlex
import sys
from pathlib import Path

import pytest

import dsa
from dsa.__main__ import main
from tests.paths import DOCS

PAGE = (DOCS / "howto-command-line.md").read_text(encoding="utf-8")
SHOWN = [block.split("```", 1)[0].removeprefix("$ dsa ").split("\n", 1) for block in PAGE.split("```console\n")[1:]]
SERVICE = "--kind marketplace --country NL --size medium"
STATEMENT = {"decision_visibility": ["DECISION_VISIBILITY_CONTENT_REMOVED"], "content_type": ["CONTENT_TYPE_TEXT"]}


def matches(shown: str, printed: str) -> bool:
    """Whether what was printed is what was shown, where three dots stand for anything."""
    first, *parts = shown.strip().split("...")
    place = len(first) if printed.startswith(first) else -1
    for part in parts:
        place = printed.find(part.strip("\n"), place) if place >= 0 else place
    return place >= 0 and (bool(parts) or printed.strip() == shown.strip())


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command for command, _ in SHOWN])
def test_the_page_shows_what_each_command_prints(
    command: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("statement.json").write_text(json.dumps(STATEMENT), encoding="utf-8")
    code = main(shlex.split(command))
    printed = capsys.readouterr()
    assert matches(shown, printed.out or printed.err)
    assert code == (2 if shown.startswith("dsa: ") else command.startswith("statement"))
    assert Path("dsa.ics").exists() == ("--ics" in command)


def test_the_page_shows_every_command() -> None:
    assert {command.split()[0] for command, _ in SHOWN} == {
        *("deadline", "threshold", "fine", "binds", "due", "case", "statement"),
    }


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("deadline 2026-13-01 P2D --calendar EC", "'2026-13-01' is no day"),
        ("deadline 2026-12-01 P2X --calendar EC", "'P2X' is refused"),
        ("threshold many --on 2026-11-26", "'many' is no whole number"),
        ("threshold 1", "--on"),
        ("threshold 1 --on 2026-11-26 --lang xx", "locale: 'xx' is not known"),
        ("fine 1.5e3 EUR --year-end 2024-12-31 --decided 2025-06-01", "amount"),
        ("fine 1 EUR --year-end 2024-12-31 --decided 2025-06-01 --ground theft", "'theft' is not known"),
        (f"binds {SERVICE}", "--on"),
        ("binds --kind shop --on 2026-11-26", "known are intermediary, hosting, online-platform"),
        ("due --kind marketplace --from 2026-11-26", "--until"),
        ("deadline 2026-12-23T10:00 PT72H --calendar EC", "has no zone; moments are written 2026-11-26T10:00+01:00"),
        ("deadline 2026-12-23 PT72H --calendar EC", "moments are written 2026-11-26T10:00+01:00"),
        ("threshold 46,000,000 --on 2026-11-26", "numbers are written 46000000"),
        ("threshold -1 --on 2026-11-26 --lang de", "-1 wird nicht angenommen"),
        *(
            (f"{asked} {SERVICE} --{fact}", f"--{fact.split()[0]} is about a designation: --designated is needed")
            for asked in ("binds --on 2026-11-26", "due --from 2026-11-26 --until 2027-11-26")
            for fact in ("notified 2026-01-01", "applies 2026-01-01", "terminated 2026-01-01", "designated-as VLOP")
        ),
        ("case Nowhere", "name: 'Nowhere' is not known"),
        ("statement check nowhere.json", "nowhere.json"),
        ("nothing", "invalid choice"),
        ("", "COMMAND"),
    ],
)
def test_a_mistake_is_one_line_on_the_error_stream_and_the_code_2(
    command: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code: object = None
    try:
        code = main(shlex.split(command))
    except SystemExit as stopped:
        code = stopped.code
    printed = capsys.readouterr()
    assert code == 2
    assert not printed.out
    assert told in printed.err
    assert printed.err.count("\n") == 1
    assert printed.err.startswith("dsa")


@pytest.mark.parametrize(
    ("typed", "quoted"),
    [
        ("deadline 2026-12-23 10 working days --calendar EC", "deadline 2026-12-23 '10 working days' --calendar EC"),
        ("deadline 2026-12-23 --calendar EC two weeks", "deadline 2026-12-23 'two weeks' --calendar EC"),
        ("case Amazon Store --lang nl", "case 'Amazon Store' --lang nl"),
    ],
)
def test_words_need_no_quotes(typed: str, quoted: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(shlex.split(typed)) == main(shlex.split(quoted)) == 0
    told = capsys.readouterr().out
    assert told[: len(told) // 2] == told[len(told) // 2 :]


def test_hours_run_from_a_moment(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deadline", "2026-12-23T10:00+01:00", "PT72H", "--calendar", "EC"]) == 0
    assert capsys.readouterr().out.strip().endswith("end on 26 December 2026, 11:00 (Europe/Brussels)")


@pytest.mark.parametrize("text", ["{", "[1]", '"x"', "\ud800".encode("utf-16", "surrogatepass").decode("latin-1")])
def test_a_file_that_holds_no_statement_is_refused(
    text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    assert main(["statement", "check", "-"]) in {1, 2}
    printed = capsys.readouterr()
    assert (printed.out + printed.err).count("\n") >= 1


def test_a_file_that_is_no_json_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for content in (b"[1", b"\xff"):
        file = tmp_path / "statement.json"
        file.write_bytes(content)
        assert main(["statement", "check", str(file)]) == 2
        assert capsys.readouterr().err.startswith(f"dsa: {file} is no JSON: ")


def test_a_file_as_windows_writes_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from dsa.act.statements.database import EXAMPLE

    file = tmp_path / "statement.json"
    file.write_text(json.dumps(dict(EXAMPLE)), encoding="utf-8-sig")
    assert main(["statement", "check", str(file)]) == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO(file.read_text(encoding="utf-8")))
    assert main(["statement", "check", "-"]) == 0
    assert not capsys.readouterr().out


def test_statements_that_are_no_list_are_told_of_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO('{"statements": 5}'))
    assert main(["statement", "check", "-"]) == 1
    printed = capsys.readouterr()
    assert printed.out == "statements: 5 is refused. Accepted: a list of 1 to 100 statements.\n"
    assert not printed.err


def test_the_version_is_that_of_the_library(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"dsa {dsa.__version__}\n"


def test_several_statements_are_checked_as_one_call(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps({"statements": [STATEMENT, STATEMENT]})))
    assert main(["statement", "check", "-", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert {"code", "message"} == set(told[0])
    assert told[0]["message"].startswith("/0/")


def test_a_whole_call_that_the_database_takes_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    from dsa.act.statements.database import EXAMPLE

    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps({"statements": [dict(EXAMPLE)]})))
    assert main(["statement", "check", "-"]) == 0


def test_a_statement_that_is_nested_without_end_is_told_of(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("[" * 100_000))
    assert main(["statement", "check", "-"]) == 2
    assert "nested too deep" in capsys.readouterr().err


def test_a_number_of_thousands_of_digits_is_told_of_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO('{"puid": ' + "1" * 5_000 + "}"))
    assert main(["statement", "check", "-"]) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith("dsa: - is no JSON: Exceeds the limit")
    assert printed.err.count("\n") == 1


def test_streams_that_a_shell_has_closed_change_no_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["statement", "check", "-"]) == 2
    assert capsys.readouterr().err.startswith("dsa: - is no JSON: Expecting value")
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(STATEMENT)))
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["statement", "check", "-"]) == 1
    assert main(["threshold", "1", "--on", "2026-11-26"]) == 0


def test_a_number_is_read_with_any_kind_of_space_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    for number in ("45 000 000", "45\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000", "45_000_000"):
        assert main(["threshold", number, "--on", "2026-11-26"]) == 0
        assert "is met, by 0" in capsys.readouterr().out


def test_json_is_what_the_library_reads(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(shlex.split(f"due {SERVICE} --from 2026-11-26 --until 2027-12-31 --json")) == 0
    due = [dsa.wire.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(due) > 2
    assert all(isinstance(each, dsa.DueDate) for each in due)


def test_where_nothing_is_due_it_says_so_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    asked = "due --kind hosting --country NL --size small --from 2022-11-26 --until 2022-11-27"
    assert main(shlex.split(asked)) == 0
    assert capsys.readouterr().out.count("\n") == 1
    assert main(shlex.split(f"{asked} --explain")) == 0
    assert capsys.readouterr().out.count("\n") > 1


def test_a_designated_service_is_described_by_its_days(capsys: pytest.CaptureFixture[str]) -> None:
    asked = f"binds {SERVICE} --designated 2023-04-25 --notified 2023-04-25 --on 2026-11-26"
    main(shlex.split(asked))
    assert "Article 34(1) DSA" in capsys.readouterr().out
    main(shlex.split(f"{asked} --terminated 2026-01-10"))
    assert "Article 34(1) DSA" not in capsys.readouterr().out


def test_a_service_that_is_a_platform_and_a_search_engine_is_designated_as_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = "binds --kind marketplace search_engine --designated 2023-04-25 --notified 2023-04-25 --on 2026-11-26"
    assert main(shlex.split(asked)) == 2
    assert "designated_as='VLOP' or designated_as='VLOSE'" in capsys.readouterr().err
    assert main(shlex.split(f"{asked} --designated-as VLOSE")) == 0
    assert "Article 34(1) DSA" in capsys.readouterr().out


def test_an_output_that_lacks_the_letters_of_a_language_is_told_of(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["deadline", "2026-12-23", "P2D", "--calendar", "EC", "--lang", "bg"]
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="cp1252"))
    assert main(asked) == 2
    assert capsys.readouterr().err == "dsa: cp1252 lacks letters that are to be printed: set PYTHONUTF8=1\n"


def test_no_command_needs_more_than_the_package_itself() -> None:
    source = Path(dsa.__file__).with_name("__main__.py").read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 300
    assert "today" not in source
    assert "now()" not in source


def test_the_day_of_until_counts_as_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(shlex.split(f"due {SERVICE} --from 2026-11-26 --until 2027-08-17")) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("17 August 2027")
    assert main(shlex.split(f"due {SERVICE} --from 2026-11-26 --until 2026-11-25")) == 2
    assert "until: 25 November 2026 is before from" in capsys.readouterr().err
