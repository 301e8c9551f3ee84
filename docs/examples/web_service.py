"""A web service in thirty lines: a platform comes in, the explained threshold test goes out.

    pip install "dsa-obligations[json]" fastapi uvicorn
    uvicorn web_service:app

A mistake in the platform is a 422 that names the field; so is a question that cannot be answered.
"""

from __future__ import annotations

from datetime import date

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel

import dsa
from dsa.wire import Field


class Asked(BaseModel):
    """Whose recipients, and on which day."""

    platform: Field[dsa.Platform]
    on: date


class Answered(BaseModel):
    """The answer, to store and to replay; and its reasons, to read."""

    answer: Field[dsa.ThresholdTest]
    explanation: str


app = FastAPI(title="Threshold of Article 33(1) DSA")


@app.post("/threshold")
def threshold(asked: Asked) -> Answered:
    """Whether the platform's latest figure that was published by that day meets the threshold."""
    answer = dsa.threshold_test(asked.platform, on=asked.on)
    return Answered(answer=answer, explanation=answer.explain())


@app.exception_handler(dsa.DSAError)
def refused(request: Request, error: dsa.DSAError) -> JSONResponse:
    """What the library refuses is the caller's to mend."""
    return JSONResponse(
        {"detail": [{"type": problem.code, "msg": str(problem)} for problem in error.errors]}, status_code=422
    )
