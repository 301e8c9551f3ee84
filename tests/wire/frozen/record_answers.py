"""Answers as the record gives them, about a case that is in no record."""

from datetime import date

import dsa
from dsa import DSA, record

from .facts import CASE, DAY, QUESTION, REQUEST
from .trace import notice, step

KNOWN_CASE = record.Case(id="EXAMPLE-1", investigations=(CASE,), suspected_sure=record.Sure.FROM_MEMORY, facts=())
RECORD_ENDS = notice("record-ends", as_of=date(2026, 11, 1))
REACHED_SOON = record.StageReached(
    case="EXAMPLE-1", strand="products", stage=dsa.Stage.NON_COMPLIANCE, opened=DAY, on=date(2026, 7, 20)
)

WAITING_STILL = record.StageAwaited(
    case="EXAMPLE-2", strands=("traders",), stage=dsa.Stage.NON_COMPLIANCE, opened=DAY, until=date(2026, 10, 10)
)
IN_IRELAND = record.NationalStep(
    kind=record.NationalKind.INVESTIGATION,
    on=date(2025, 12, 2),
    countries=("IE",),
    authority="Coimisiún na Meán",
    services=("LinkedIn", "TikTok"),
    articles=(DSA.at(16, 1),),
    text="Investigations of how illegal content is reported.",
)
IN_CYPRUS = record.NationalStep(
    kind=record.NationalKind.INFRINGEMENT_PROCEDURE,
    on=None,
    wording="May 2025",
    countries=("CY",),
    case="INFR(2024)2016",
    number=1,
    text="Referred to the Court of Justice.",
)

RECORD_ANSWERS: dict[str, list[object]] = {
    "open-proceedings": [
        record.OpenProceedings(
            on=date(2024, 12, 31),
            cases=(KNOWN_CASE,),
            steps=(
                step(
                    "record-case-open",
                    0,
                    1,
                    DSA.at(66, 1),
                    case="EXAMPLE-1",
                    opened=DAY,
                    services=("AliExpress",),
                    on=date(2024, 12, 31),
                    strands=("products", "traders"),
                ),
            ),
            notices=(RECORD_ENDS,),
        )
    ],
    "due-requests": [
        record.DueRequests(
            start=date(2023, 11, 1),
            end=date(2023, 12, 1),
            due=((REQUEST, QUESTION),),
            steps=(
                step(
                    "record-question-due",
                    0,
                    1,
                    DSA.at(67, 1),
                    service=CASE.platform,
                    sent=REQUEST.sent,
                    subject="minors",
                    due=QUESTION.due,
                ),
            ),
        )
    ],
    "article-cases": [
        record.ArticleCases(
            article=DSA.at(34),
            suspected=(KNOWN_CASE,),
            found=(),
            steps=(
                step(
                    "record-article-suspected",
                    0,
                    1,
                    DSA.at(66, 1),
                    case="EXAMPLE-1",
                    opened=DAY,
                    services=("AliExpress",),
                    articles=(DSA.at(34, 1),),
                ),
            ),
            notices=(notice("record-articles-unsure", case="EXAMPLE-1", sure=record.Sure.FROM_MEMORY),),
        )
    ],
    "stage-times": [
        record.StageTimes(
            stage=dsa.Stage.NON_COMPLIANCE,
            reached=(REACHED_SOON,),
            steps=(
                step(
                    "record-stage-reached",
                    0,
                    1,
                    DSA.at(66, 1),
                    case="EXAMPLE-1",
                    strand="products",
                    stage=dsa.Stage.NON_COMPLIANCE,
                    on=date(2026, 7, 20),
                    days=858,
                    opened=DAY,
                ),
            ),
        ),
        record.StageTimes(stage=dsa.Stage.CLOSED, reached=()),
        record.StageTimes(
            stage=dsa.Stage.NON_COMPLIANCE,
            by="case",
            until=date(2026, 10, 10),
            reached=(REACHED_SOON,),
            waiting=(WAITING_STILL,),
            partly=(WAITING_STILL,),
            otherwise=("EXAMPLE-3, all",),
            steps=(
                step(
                    "record-stage-awaited",
                    0,
                    1,
                    DSA.at(66, 1),
                    case="EXAMPLE-2",
                    strands=("traders",),
                    until=date(2026, 10, 10),
                    opened=DAY,
                    days=940,
                ),
            ),
            notices=(notice("record-still-running", longer=1),),
        ),
    ],
    "stage-reached": [REACHED_SOON],
    "stage-awaited": [WAITING_STILL],
    "national-kind": [record.NationalKind.INVESTIGATION],
    "national-step": [IN_IRELAND, IN_CYPRUS],
    "coverage": [
        record.Coverage(
            year=2024,
            requests=48,
            stated_requests=100,
            proceedings=9,
            stated_proceedings=9,
            fines=3,
            read_until=date(2026, 10, 10),
            as_of=date(2026, 11, 26),
            steps=(step("record-covers-fines", 9, 3, DSA.at(74, 1)),),
            notices=(RECORD_ENDS,),
        )
    ],
}
