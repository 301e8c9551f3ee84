"""The stages of proceedings, from the events that lead from one to the other, and the months of an action plan."""

from collections.abc import Set
from datetime import date
from typing import TypeAlias

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

import dsa
from dsa.act.proceedings.events import KINDS

from .drawing import GREEN, INK, ORANGE, PALE, QUIET, SKY, VERMILION, Line, arrow, box, sheet, short, write

_BOXES: dict[dsa.Stage, tuple[tuple[float, float, float, float], str, str]] = {
    dsa.Stage.NOT_OPENED: ((1, 30, 18, 7), "no proceedings", PALE),
    dsa.Stage.OPEN: ((28, 30, 19, 7), "proceedings open", SKY),
    dsa.Stage.PRELIMINARY_FINDINGS: ((28, 14, 19, 7), "preliminary findings", ORANGE),
    dsa.Stage.NON_COMPLIANCE: ((28, 1, 19, 7), "infringement found", VERMILION),
    dsa.Stage.COMMITMENTS_BINDING: ((76, 24, 20, 8), "commitments binding", GREEN),
    dsa.Stage.CLOSED: ((76, 3, 20, 7), "closed without a finding", PALE),
}
"""Where each stage is drawn, and how."""
_BEFORE_A_DECISION = frozenset({dsa.Stage.OPEN, dsa.Stage.PRELIMINARY_FINDINGS})
_Place: TypeAlias = tuple[float, float]
_ARROWS: dict[type[dsa.events.Event], tuple[Set[dsa.Stage], _Place, _Place, float, _Place, str]] = {
    dsa.events.PreliminaryFindings: ({dsa.Stage.OPEN}, (31, 30), (31, 21.2), 0.0, (31.8, 25.6), "findings\n73(2)"),
    dsa.events.ProceedingsExtended: (
        {dsa.Stage.PRELIMINARY_FINDINGS},
        (40, 21),
        (40, 29.8),
        0.0,
        (40.8, 25.6),
        "extended\n66(1)",
    ),
    dsa.events.NonComplianceDecision: (
        {dsa.Stage.PRELIMINARY_FINDINGS},
        (37, 14),
        (37, 8.2),
        0.0,
        (38, 10.2),
        "decision, 73(1)",
    ),
    dsa.events.CommitmentsMadeBinding: (
        _BEFORE_A_DECISION,
        (50, 36),
        (80, 32.2),
        -0.15,
        (55, 38.4),
        "commitments made binding, 71(1)",
    ),
    dsa.events.Reopened: (
        {dsa.Stage.COMMITMENTS_BINDING},
        (76, 30.5),
        (47.2, 32.5),
        0.0,
        (56, 33.4),
        "reopened, 71(2)",
    ),
    dsa.events.FindingsOnCommitments: (
        {dsa.Stage.COMMITMENTS_BINDING},
        (76, 26),
        (47.2, 19),
        0.0,
        (61, 19.4),
        "findings on broken\ncommitments, 73(1)(c), 73(2)",
    ),
    dsa.events.Closed: (_BEFORE_A_DECISION, (50, 15), (75.8, 7.5), 0.0, (57, 10), "closed, 73(5)"),
}
"""For each event that changes the stage: from which stages, and how it is drawn."""


def changes() -> set[tuple[dsa.Stage, type[dsa.events.Event]]]:
    """Every event that leads from a stage to another one, as the library has it."""
    return {
        (stage, kind)
        for kind in KINDS
        for stage in kind.possible_in
        if kind.leads_to is not None and kind.leads_to is not stage
    }


def drawn() -> set[tuple[dsa.Stage, type[dsa.events.Event]]]:
    """The arrows of the picture."""
    return {(stage, kind) for kind, (stages_of, *_) in _ARROWS.items() for stage in stages_of}


def stages() -> Figure:
    """What may follow what in a strand."""
    figure, axes = sheet(4.2)
    for corner, words, color in _BOXES.values():
        box(axes, corner, words, fill_color=color, wrap=13, size=9.5, bold=True, edge=INK)
    arrow(axes, (19, 33.5), (27.8, 33.5))
    write(axes, 22.3, 36, "opened\n66(1)", size=8.5, ha="center")
    frame = Rectangle((25.8, 12.2), 24.0, 26.6, fill=False, edgecolor=QUIET, ls=(0, (4, 3)), lw=1)
    axes.add_patch(frame)
    for _, start, end, bend, place, words in _ARROWS.values():
        arrow(axes, start, end, bend=bend)
        write(axes, place[0], place[1], words, size=8.5, boxed=place[0] > 50)
    write(axes, 26.0, 40.3, "a suspicion, no finding of a breach", size=8, color=QUIET)
    write(
        axes,
        1,
        24,
        "Possible at every stage,\nbefore the opening too:\nrequests 67, statements 68,\n"
        "inspections 69, monitoring\n72, fines 74(2), payments 76",
        size=8,
        color=QUIET,
        va="top",
    )
    write(
        axes,
        1,
        10.5,
        "After the decision:\nmeasures 73(3), action\nplan 75, restriction\nof access 82",
        size=8,
        color=QUIET,
        va="top",
    )
    return figure


def action_plan() -> Figure:
    """The two months of Article 75(3), each from receipt."""
    plan, opinion = date(2026, 3, 2), date(2026, 3, 20)
    figure, axes = sheet(2.2)
    line = Line(axes, date(2026, 2, 26), date(2026, 5, 10), left=38)
    month = "P1M"
    board = dsa.deadline(plan, month, calendar="EC").date
    early = dsa.deadline(opinion, month, calendar="EC").date
    late = dsa.deadline(board, month, calendar="EC").date
    for y, start, end, words, color in (
        (15.5, plan, board, "the Board's month", SKY),
        (9.5, opinion, early, "the Commission's, early opinion", ORANGE),
        (3.5, board, late, "the Commission's, late opinion", ORANGE),
    ):
        line.bar(y, start, end, color=color, words="")
        write(axes, 1, y + 2.5, words, size=9.5, bold=True)
        write(axes, 1, y + 0.2, f"{short(start)} to {short(end)}", size=8.5, color=QUIET)
        line.mark(y + 1.3, start)
        line.mark(y + 1.3, end, color=VERMILION, marker="D")
    write(axes, 97, 0.9, "dot: receipt; diamond: last day", size=8, color=QUIET, ha="right")
    return figure
