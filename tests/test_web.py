"""Where people already are: pydantic models, FastAPI, other encoders, databases, copies and pickles."""

import asyncio
import copy
import doctest
import json
import pickle
import runpy
import subprocess
import sys
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from jsonschema import Draft202012Validator
from pydantic import BaseModel, TypeAdapter, ValidationError

import dsa
from dsa import wire
from dsa.wire import Field
from tests.at_once import at_once
from tests.paths import ROOT
from tests.wire.examples import EVERYTHING, RECORD
from tests.wire.frozen.facts import CASE, DAY, SHOP

EXAMPLES = ROOT / "docs" / "examples"

# pydantic


ANY_FIELD: Any = Field  # for classes that are known only when the test runs


class Filed(BaseModel):
    platform: Field[dsa.Platform]
    turnovers: list[Field[dsa.Turnover]] = []
    event: Field[dsa.events.Event] | None = None
    place: Field[dsa.Citation] | None = None


FORM: dict[str, Any] = {"name": "AliExpress", "provider": {"name": "Alibaba"}, "kind": "marketplace"}


def test_a_field_takes_an_object_or_its_form() -> None:
    filed = Filed(platform=SHOP, event=dsa.events.Closed(date=DAY))
    assert filed.platform is SHOP
    read = Filed.model_validate({"platform": FORM, "place": "http://data.europa.eu/eli/reg/2022/2065/art_33/oj"})
    assert (read.platform.name, str(read.place)) == ("AliExpress", "Article 33 DSA")
    again = Filed.model_validate_json(filed.model_dump_json())
    assert again == filed
    assert json.loads(filed.model_dump_json())["platform"] == wire.to_dict(SHOP)
    assert filed.model_dump()["platform"] is SHOP


def test_what_is_wrong_is_named_field_by_field() -> None:
    turnover = {"amount": {"amount": 7.5, "currency": "EUR"}, "year": {"start": "2023-01-01", "end": "2023-12-31"}}
    form = {**FORM, "provider": {"name": "x", "country": "Netherlands"}, "a/b": 1, "recipients": ["x"]}
    with pytest.raises(ValidationError) as caught:
        Filed.model_validate({"platform": form, "turnovers": [turnover]})
    errors = {error["loc"]: error for error in caught.value.errors()}
    assert set(errors) == {
        ("platform", "provider", "country"),
        ("platform", "a/b"),
        ("platform", "recipients", 0),
        ("turnovers", 0, "amount", "amount"),
    }
    assert errors["platform", "provider", "country"]["input"] == "Netherlands"
    assert errors["turnovers", 0, "amount", "amount"]["msg"].startswith("value: 7.5 is refused")
    with pytest.raises(ValidationError, match="an object"):
        Filed.model_validate({"platform": 7})


def test_the_schema_of_a_model_has_the_schema_of_the_form() -> None:
    schema = Filed.model_json_schema()
    Draft202012Validator.check_schema(schema)
    check = Draft202012Validator(schema)
    assert check.is_valid({"platform": {**FORM}})
    assert check.is_valid({"platform": json.loads(wire.dumps(SHOP))})
    assert not check.is_valid({"platform": {**FORM, "kind": "shop"}})


def test_every_answer_can_be_a_field() -> None:
    for answer in EVERYTHING:
        adapter = TypeAdapter(ANY_FIELD[type(answer)])
        assert adapter.validate_json(adapter.dump_json(answer)) == answer


def test_a_field_of_what_has_no_form_is_refused_when_the_model_is_made() -> None:
    for kind in (dsa.Explained, int, dsa.Platform | None):
        with pytest.raises(dsa.errors.InvalidType):
            TypeAdapter(ANY_FIELD[kind])


def test_pydantic_is_loaded_by_nobody_else() -> None:
    code = "import sys, dsa; dsa.wire.dumps(dsa.Period(months=4)); print('pydantic_core' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


# FastAPI


class Client:
    """Asks the application without a network in between."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    def send(self, method: str, path: str, body: object = None) -> httpx.Response:
        async def sent() -> httpx.Response:
            transport = httpx.ASGITransport(app=self._app)
            async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
                return await client.request(method, path, json=body)

        return asyncio.run(sent())


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(runpy.run_path(str(EXAMPLES / "web_service.py"))["app"])


FIGURE = {"count": 104_300_000, "period_start": "2023-08-01", "period_end": "2024-01-31", "published": "2024-02-16"}
LATER = {"count": 44_000_000, "period_start": "2024-02-01", "period_end": "2024-07-31", "published": "2024-08-16"}


def test_a_platform_is_posted_and_the_explained_answer_comes_back(client: Client) -> None:
    platform = {**FORM, "recipients": [FIGURE, LATER]}  # on the day asked about, the later one is not known
    response = client.send("POST", "/threshold", {"platform": platform, "on": "2024-03-14"})
    assert response.status_code == 200, response.text
    answered = response.json()
    answer = wire.from_dict(answered["answer"], dsa.ThresholdTest)
    assert (answer.met, answer.margin) == (True, 59_300_000)
    assert answered["explanation"] == answer.explain()
    assert wire.replay(json.dumps(answered["answer"])).holds is True


def test_a_mistake_is_a_422_that_names_the_field(client: Client) -> None:
    figure = {**FIGURE, "count": "104300000"}
    platform = {**FORM, "provider": {"name": "Alibaba", "country": "China"}, "recipients": [figure]}
    response = client.send("POST", "/threshold", {"platform": platform, "on": "2024-03-14"})
    assert response.status_code == 422
    assert [error["loc"] for error in response.json()["detail"]] == [
        ["body", "platform", "provider", "country"],
        ["body", "platform", "recipients", 0, "count"],
    ]
    missing = client.send("POST", "/threshold", {"platform": FORM, "on": "2024-03-14"})
    assert (missing.status_code, missing.json()["detail"][0]["type"]) == (422, "missing-fact")


def test_the_service_describes_itself(client: Client) -> None:
    described = client.send("GET", "/openapi.json").json()
    platform = described["components"]["schemas"]["Asked"]["properties"]["platform"]
    assert "marketplace" in json.dumps(platform)


# Databases, encoders, copies


def test_a_database_gives_back_what_it_was_given(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(EXAMPLES / "stored_cases.py"), run_name="__main__")
    assert capsys.readouterr().out == (
        "AliExpress: proceedings opened on 14 March 2024 | 3 months from 21 July 2026 end on 21 October 2026 | True\n"
    )


def test_other_encoders() -> None:
    msgspec = pytest.importorskip("msgspec")
    orjson = pytest.importorskip("orjson")
    several = {"cases": [CASE, SHOP]}
    expected = json.dumps(several, default=wire.to_dict, separators=(",", ":"), ensure_ascii=False).encode()
    assert orjson.dumps(several, default=wire.to_dict) == expected
    assert msgspec.json.encode({"cases": [wire.to_dict(thing) for thing in several["cases"]]}) == expected


@at_once("value", [*EVERYTHING, *RECORD], ids=lambda value: type(value).__name__)
def test_copies_and_pickles_are_equal(value: object) -> None:
    for again in (copy.copy(value), copy.deepcopy(value), *(pickle.loads(pickle.dumps(value, n)) for n in range(2, 6))):
        assert again == value
        assert type(again) is type(value)


def test_the_how_to_runs() -> None:
    text = (ROOT / "docs" / "howto-web.md").read_text("utf-8").replace("```", "")
    results = doctest.DocTestRunner().run(doctest.DocTestParser().get_doctest(text, {}, "howto-web.md", None, 0))
    assert results.attempted > 10
    assert not results.failed
