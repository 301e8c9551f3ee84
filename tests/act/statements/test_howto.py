"""The how-to's own code, against a stub of the database's interface: it answers as that does."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from dsa import DSAError, statements
from dsa.act.statements.database import EXAMPLE
from tests.oracles import statement_rules_by_hand

PAGE = (Path(__file__).parents[3] / "docs" / "howto-statements.md").read_text("utf-8")


def stub() -> FastAPI:
    """The interface as far as a sender sees it, by the rules that somebody else wrote down."""
    app, used = FastAPI(), set[str]()

    @app.post("/api/v1/statements")
    async def store(request: Request) -> JSONResponse:
        call = (await request.json()).get("statements")
        refused = statement_rules_by_hand.refused_in_call(call, used)
        if refused:
            errors = {
                f"statement_{place}": {field: ["refused"] for field in sorted(fields)}
                for place, fields in refused.items()
            }
            return JSONResponse({"errors": errors}, 422)
        used.update(payload["puid"] for payload in call)
        return JSONResponse({"statements": call}, 201)

    @app.get("/api/v1/statement/existing-puid/{puid}")
    async def existing(puid: str) -> JSONResponse:
        return JSONResponse({"puid": puid}, 302 if puid in used else 404)

    return app


class Client:
    """What the page calls a client: httpx, straight into the stub."""

    def __init__(self) -> None:
        self._app = stub()

    def _asked(self, method: str, path: str, **more: Any) -> httpx.Response:
        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(app=self._app)
            async with httpx.AsyncClient(transport=transport, base_url="http://database.example") as session:
                return await session.request(method, path, **more)

        return asyncio.run(asked())

    def post(self, path: str, **more: Any) -> httpx.Response:
        return self._asked("POST", path, **more)

    def get(self, path: str) -> httpx.Response:
        return self._asked("GET", path)


@pytest.fixture
def client() -> Client:
    return Client()


def sender() -> Any:
    (block,) = re.findall(r"<!-- send -->\n```python\n(.*?)```", PAGE, re.DOTALL)
    names: dict[str, Any] = {"statements": statements}
    exec(block, names)
    return names["send"]


def test_what_the_page_sends_is_created(client: Client) -> None:
    several = [
        statements.StatementOfReasons.from_payload({**EXAMPLE, "puid": f"review-{number}"}) for number in range(201)
    ]
    used = sender()(client, several, set())
    assert used == {f"review-{number}" for number in range(201)}
    assert client.get("/api/v1/statement/existing-puid/review-200").status_code == 302
    assert client.get("/api/v1/statement/existing-puid/review-201").status_code == 404
    with pytest.raises(DSAError, match="puid"):
        sender()(client, several[:1], used)
    with pytest.raises(httpx.HTTPStatusError):
        sender()(client, several[:1], set())  # whoever forgets what is used learns it from the database


def test_the_stub_refuses_what_the_check_refuses(client: Client) -> None:
    wrong = [{**EXAMPLE, "category": "x"}, dict(EXAMPLE)]
    answer = client.post("/api/v1/statements", json={"statements": wrong})
    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["statement_0", "statement_1"])
    pointers = [error.pointer for error in statements.call_problems(wrong)]  # type: ignore[attr-defined]  # InvalidDocument
    assert pointers == ["/0/category", "/0/puid", "/1/puid"]
