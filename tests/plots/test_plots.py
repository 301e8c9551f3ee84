"""Pictures of the record: every word is there, inside the page and apart from the others."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from itertools import combinations
from typing import Any

import pytest
from attrs import evolve
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

import dsa
from dsa import plots, record
from dsa.plots import due
from dsa.plots.telling import Teller

CASES = [investigation for case in record.cases() for investigation in case.investigations[:1]]


def words(figure: Figure) -> list[Text]:
    return [
        text
        for text in figure.findobj(Text)
        if isinstance(text, Text) and text.get_text().strip() and text.get_visible()
    ]


def told(figure: Figure) -> str:
    return "\n".join(text.get_text() for text in words(figure))


def legible(figure: Figure) -> None:
    """No words leave the page, none are smaller than seven points, and none lie on others."""
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    renderer = canvas.get_renderer()
    width, height = canvas.get_width_height()
    boxes = [(text.get_window_extent(renderer), text) for text in words(figure)]
    for box, text in boxes:
        assert box.x0 >= 0, text
        assert box.y0 >= 0, text
        assert box.x1 <= width, text
        assert box.y1 <= height, text
        assert float(text.get_fontsize()) >= 7
    for (first, text), (second, other) in combinations(boxes, 2):
        apart = first.x1 <= second.x0 + 1 or second.x1 <= first.x0 + 1 or first.y1 <= second.y0 + 1
        assert apart or second.y1 <= first.y0 + 1, (text, other)


@pytest.mark.parametrize("investigation", CASES, ids=lambda case: f"{case.platform} {case.opened}")
def test_the_timeline_of_a_case_tells_every_event(investigation: dsa.Investigation) -> None:
    figure = plots.investigation_timeline(investigation)
    legible(figure)
    text = told(figure)
    for event in investigation.events:
        assert event.title in text
    for strand in investigation.state(record.as_of).strands:
        assert strand.strand.name in text
    assert "suspicion and no finding" in text
    assert "Sources: " in text


def test_a_timeline_ends_where_it_is_told_to() -> None:
    (proceedings,) = record.find("AliExpress").investigations
    text = told(plots.investigation_timeline(proceedings, until=date(2025, 1, 1)))
    assert "infringement" not in text
    assert "18 June 2025" not in text
    with pytest.raises(dsa.errors.OutOfOrder, match="until"):
        plots.investigation_timeline(proceedings, until=date(2024, 3, 13))
    untyped: Any = plots.investigation_timeline
    with pytest.raises(dsa.errors.InvalidType, match="investigation"):
        untyped("AliExpress")


OWN = dsa.Investigation(
    platform=dsa.Platform(name="Shop", provider=dsa.Provider(name="Us"), kind=dsa.ServiceKind.MARKETPLACE),
    opened=record.read_until + timedelta(days=9),
    suspected=[dsa.DSA.at(34, 1)],
).record(dsa.events.PreliminaryFindings(date=record.read_until + timedelta(days=40)))


def test_a_case_that_the_record_does_not_have_is_drawn_to_its_last_event_and_names_no_source() -> None:
    figure = plots.investigation_timeline(OWN)
    legible(figure)
    assert "preliminary findings" in told(figure)
    assert "Sources" not in told(figure)


@pytest.mark.parametrize("name", ["x$^$", "A$B$C", "100 % of $ 5", "a_b^c"])
def test_a_name_is_no_formula(name: str) -> None:
    strands = [dsa.Strand(name=f"{name} again")]
    figure = plots.investigation_timeline(
        evolve(OWN, platform=evolve(OWN.platform, name=name), strands=strands, events=[])
    )
    legible(figure)
    drawn = [text for text in words(figure) if name in text.get_text()]
    assert len(drawn) == 2
    assert not any(text.get_parse_math() for text in drawn)
    assert plots.alternative_text(figure).startswith(f"{name}: how far")


def test_a_case_is_drawn_on_the_day_of_its_opening() -> None:
    legible(plots.investigation_timeline(OWN, until=OWN.opened))


def test_a_file_without_an_opening_has_no_stages_to_draw() -> None:
    asked = evolve(OWN, opened=None, events=[dsa.events.InformationRequested(date=date(2024, 1, 5))])
    with pytest.raises(dsa.errors.InvalidValue, match="proceedings that have been opened"):
        plots.investigation_timeline(asked)


def test_a_fine_is_told_in_the_timeline() -> None:
    assert "fine of EUR 550 000 000" in told(plots.investigation_timeline(record.find("AliExpress").investigations[0]))


@pytest.mark.parametrize("name", ["AliExpress", "Stripchat", "Zalando", "ChatGPT", "TikTok", "YouTube", "XNXX"])
def test_recipients_stand_beside_the_threshold(name: str) -> None:
    dossier = record.find(name)
    figure = plots.recipients(dossier)
    legible(figure)
    text = told(figure)
    assert "threshold: 45 000 000" in text
    for published in dossier.figures:
        assert published.number in text
        assert published.period in text
    axes: Any = figure.axes[0]
    assert [bar.get_width() for bar in axes.patches] == [published.count for published in dossier.figures]


def test_recipients_need_a_figure() -> None:
    bare = record.Dossier(platform=record.find("X").platform, as_of=record.as_of)
    with pytest.raises(dsa.errors.InvalidValue, match="a dossier with figures"):
        plots.recipients(bare)


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_the_due_days_of_a_year(year: int) -> None:
    figure = plots.due_dates(year)
    legible(figure)
    text = told(figure)
    assert f"Due in {year}" in text
    assert ("* Sources differ" in text) == (year > 2023)
    if year == 2024:
        assert "5 April *" in text
        assert "AliExpress, Amazon Store, App Store and 14 others" in text
        assert "Bing (by decision)" in text


@pytest.mark.parametrize(
    ("year", "accepted"),
    [
        (2022, "a year with requests in the record"),
        (9999, "a year with requests in the record"),
        (10_000, "a year up to 9999"),
    ],
)
def test_a_year_without_requests_is_refused(year: int, accepted: str) -> None:
    with pytest.raises(dsa.errors.InvalidValue, match=rf"^year: .*{accepted}"):
        plots.due_dates(year)


def test_the_whole_record_is_one_chart() -> None:
    figure = plots.whole_record()
    legible(figure)
    text = told(figure)
    for name in record.services():
        assert name in text
    for amount in ("EUR 120 000 000", "EUR 200 000 000", "EUR 550 000 000"):
        assert amount in text
    flat = text.replace("\n", " ")
    counts = f"cases: {len(record.cases())}; fines: {len(record.penalties())}, until"
    assert f"Designations: {len(record.designations())}; {counts}" in flat
    assert str(record.coverage()) in flat


def test_a_case_is_drawn_as_long_as_a_strand_is_open_or_a_decision_stands() -> None:
    from dsa.plots.cases import _case

    def ends(name: str, number: int) -> tuple[date, dsa.Stage]:
        *_, (_, end, stage) = _case(record.find(name).investigations[number], record.as_of)
        return end, stage

    assert ends("AliExpress", 0) == (record.as_of, dsa.Stage.NON_COMPLIANCE)
    assert ends("TikTok", 1) == (date(2024, 8, 5), dsa.Stage.OPEN)
    assert ends("Shein", 0) == (record.as_of, dsa.Stage.OPEN)


def test_no_setting_of_matplotlib_is_touched() -> None:
    import matplotlib

    before = dict(matplotlib.rcParams)
    plots.recipients(record.find("Temu"))
    assert dict(matplotlib.rcParams) == before


def test_long_times_have_few_labels() -> None:
    from dsa.plots.page import months, page

    figure = page(plot=1, title="a", subtitle="b", caption="c")
    months(figure.axes[0], date(2000, 6, 1), date(2026, 11, 23))
    assert [label.get_text() for label in figure.axes[0].get_xticklabels()][:2] == ["2001", "2002"]


def test_every_picture_says_in_words_what_it_shows() -> None:
    assert f"Designations: {len(record.designations())}; cases:" in plots.alternative_text(plots.whole_record())
    (proceedings,) = record.find("AliExpress").investigations
    text = plots.alternative_text(plots.investigation_timeline(proceedings))
    assert text.startswith("AliExpress: how far the proceedings have come. Opened on 14 March 2024;")
    assert text.endswith("20 July 2026: non-compliance decision (illegal products); fine of EUR 550 000 000.")
    assert "Temu, asked on 11 October 2024, to answer by 21 October 2024" in plots.alternative_text(
        plots.due_dates(2024)
    )
    untyped: Any = plots.alternative_text
    with pytest.raises(dsa.errors.InvalidType, match="figure"):
        untyped("picture")


def test_a_fine_stands_in_the_words_of_the_whole_record() -> None:
    words = plots.alternative_text(plots.whole_record())
    assert "Temu: designated on 31 May 2024; requests: 2; cases: 1; fine of EUR 200 000 000" in words


def test_the_first_label_of_time_says_its_year() -> None:
    assert "May\n2023" in told(plots.whole_record())
    assert "Apr\n2024" in told(plots.investigation_timeline(record.find("AliExpress").investigations[0]))


def test_days_due_stand_in_their_order_and_no_subject_is_cut_off() -> None:
    figure = plots.due_dates(2024)
    text = plots.alternative_text(figure)
    assert text.index("to answer by 21 October 2024") < text.index("to answer by 15 November 2024")
    assert "…" not in told(figure)


LANGUAGES = ("de", *(pytest.param(code, marks=pytest.mark.slow) for code in ("en", "fr", "el", "fi", "hu", "bg", "lt")))
"""Long words, other letters, other months; the tests above look at pictures in English."""
PICTURES: dict[str, Callable[..., Figure]] = {
    "whole": plots.whole_record,
    "timeline": partial(plots.investigation_timeline, record.find("X").investigations[0]),
    "recipients": partial(plots.recipients, record.find("ChatGPT")),
    "due": partial(plots.due_dates, 2024),
    "durations": plots.durations,
    "cases": partial(plots.durations, by="case"),
    "findings": partial(plots.durations, dsa.Stage.PRELIMINARY_FINDINGS),
    "fines": plots.fines,
}


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("locale", LANGUAGES)
def test_every_picture_is_legible_in_every_kind_of_language(name: str, locale: str) -> None:
    legible(PICTURES[name](locale=locale))


def test_a_picture_speaks_one_language_and_keeps_the_words_of_the_record() -> None:
    text = told(plots.investigation_timeline(record.find("AliExpress").investigations[0], locale="de"))
    assert "20. Juli 2026" in text
    assert "illegal products" in text
    assert "Juli" in plots.alternative_text(plots.fines(locale="de"))
    assert "janv." in told(plots.whole_record(locale="fr")) or "mai" in told(plots.whole_record(locale="fr"))
    with pytest.raises(dsa.errors.UnknownName, match="locale"):
        plots.fines(locale="tlh")


def test_durations_show_what_is_open_beside_what_ended() -> None:
    figure = plots.durations(by="case", until=date(2026, 10, 10))
    text = told(figure)
    for word in (
        "Temu (TEMU-1)",
        "X (X-1)",
        "964 so far",
        "1 027 so far",
        "median of what came to it: 718",
        "Meta (META-2)",
    ):
        assert word in text
    assert "still open without it on 10 October 2026: 8" in plots.alternative_text(figure)
    strands = told(plots.durations(until=date(2026, 10, 10)))
    assert "X: recommender systems" in strands
    assert "257 so far" in strands
    assert "Ended otherwise: 3." in strands.replace("\n", " ")
    assert "median" not in told(plots.durations(dsa.Stage.CLOSED))
    with pytest.raises(dsa.errors.InvalidValue, match="a stage after the opening"):
        plots.durations(dsa.Stage.OPEN)


@pytest.mark.parametrize("by", ["strand", "case"])
def test_lengths_of_a_day_before_all_proceedings_are_refused(by: str) -> None:
    with pytest.raises(dsa.errors.InvalidValue, match=r"until: 1 January 2023 .* a day on which proceedings were open"):
        plots.durations(by=by, until=date(2023, 1, 1))


@pytest.mark.parametrize("by", ["strand", "case"])
def test_a_day_of_ones_own_is_not_told_as_that_of_the_newest_text(by: str) -> None:
    newest = told(plots.durations(by=by)).replace("\n", " ")
    assert "drawn up to 10 October 2026, the newest text that was read, and takes" in newest
    own = told(plots.durations(by=by, until=date(2025, 1, 1))).replace("\n", " ")
    assert "drawn up to 1 January 2025, and takes" in own
    german = told(plots.durations(by=by, until=date(2025, 1, 1), locale="de")).replace("\n", " ")
    assert "bis zum 1. Januar 2025 gezeichnet und dauert" in german


def test_fines_stand_beside_their_ceilings_or_name_the_year_that_is_missing() -> None:
    figure = plots.fines()
    text = told(figure)
    assert "EUR 550 000 000.00 is 7.0831 % of the ceiling of EUR 7 764 952 780.69" in text
    assert "before 5 December 2025 is missing (2024, if it is the calendar year)" in text
    assert "before 28 May 2026 is missing (2025, if it is the calendar year)" in text
    assert "Fines of the record: 3; with a turnover of that year in a text that was read: 1." in text.replace("\n", " ")
    axes: Any = figure.axes[0]
    assert float(record.share_of_ceiling(record.find("AliExpress").penalties[0]).share) in [
        bar.get_width() for bar in axes.patches
    ]


def test_a_notebook_shows_a_picture_by_itself() -> None:
    figure: Any = plots.fines()
    assert figure._repr_png_().startswith(b"\x89PNG")


def test_of_many_services_three_are_named_and_the_others_are_two_at_least() -> None:
    english = Teller.of("en")
    said = [due._named(list("ABCDEF")[:number], english) for number in range(1, 7)]
    assert said == ["A", "A and B", "A, B and C", "A, B and 2 others", "A, B, C and 2 others", "A, B, C and 3 others"]
