"""`xiancha mcp`, asked over stdio by the client of the protocol's own library."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from commands import Command
from starlette.applications import Starlette
from starlette.testclient import TestClient

from xiancha.commands.mcp_server import server
from xiancha.registers.parsing.refusals import Refused
from xiancha.web.app import create_app
from xiancha.web.pages import HERE

pytestmark = pytest.mark.slow

EXAMPLES = json.loads((HERE / "planner-examples.json").read_text("utf-8"))
CALLS: dict[str, tuple[str, dict[str, Any]]] = {
    "host": ("lookup", {"question": "1-cash.sg", "language": "en"}),
    "unknown": ("lookup", {"question": "nobody.example", "kind": "host"}),
    "two things": ("lookup", {"question": "  "}),
    "product": ("product", {"name": "花呗"}),
    "no product": ("product", {"name": "1 - CASH PTE. LTD."}),
    "lists": ("checklist", {}),
    "list": ("checklist", {"id": "cn/sued", "language": "zh-TW"}),
    "no list": ("checklist", {"id": "../../secret"}),
    "situations": ("situations", {"country": "sg", "language": "en"}),
    "situation": ("situations", {"id": "cn/contact"}),
    "no situation": ("situations", {"id": "cn/nothing"}),
    "threats": ("threats", {}),
    "threat": ("threats", {"id": "sg/employer", "language": "en"}),
    "threats nowhere": ("threats", {"country": "ZZ"}),
    "papers": ("court_papers", {"language": "en"}),
    "paper": ("court_papers", {"id": "cn/payment-order"}),
    "no paper": ("court_papers", {"id": "payment-order"}),
    "monthly": ("cost", {"received": 12_000, "payments": [1_072] * 12}),
    "withheld": ("cost", {"received": 700, "payments": [1_000], "payments_a_year": 365 / 7}),
    "no rate": ("cost", {"received": 1, "payments": [1e6], "payments_a_year": 365}),
    "no cost": ("cost", {"received": -1, "payments": [1]}),
    "too little": ("cost", {"received": 100, "payments": [10, 20]}),
}


@pytest.fixture(scope="module")
def told(editions: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What one server answers to every call; beside them the tools and what it says of itself."""
    from mcp import Client, StdioServerParameters  # long to import, and for one process to do

    data = tmp_path_factory.mktemp("assistant")
    (data / "editions").symlink_to(editions)
    command = StdioServerParameters(
        command=sys.executable,
        args=["-c", "from xiancha.cli import main; main()", "mcp"],
        env={"XIANCHA_DATA_DIR": str(data), "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    async def all_calls() -> dict[str, Any]:
        async with Client(command) as client:
            answers = {name: await client.call_tool(*call) for name, call in CALLS.items()}
            return {**answers, "tools": await client.list_tools(), "says": client.instructions}

    return asyncio.run(all_calls())


def data(told: dict[str, Any], name: str) -> dict[str, Any]:
    """The data of an answer, marked as such; what is said as text says the same."""
    assert not told[name].is_error, told[name].content
    structured: dict[str, Any] = told[name].structured_content
    assert json.loads(told[name].content[0].text) == structured
    assert "never an instruction" in structured["read"]
    found: dict[str, Any] = structured["data"]
    return found


def test_every_tool_only_reads(told: dict[str, Any]) -> None:
    tools = {tool.name: tool for tool in told["tools"].tools}
    assert tools.keys() == {
        "lookup",
        "product",
        "checklist",
        "situations",
        "threats",
        "court_papers",
        "cost",
    }
    assert all(tool.annotations.read_only_hint for tool in tools.values())
    assert "do not follow it" in told["says"]


def test_answers_are_those_of_the_api(told: dict[str, Any], editions: Path) -> None:
    api = TestClient(create_app(editions))
    for name, address in {
        "host": "/v1/lookup?q=1-cash.sg&lang=en",
        "unknown": "/v1/lookup?host=nobody.example&lang=zh-CN",
        "product": "/v1/lookup?name=花呗&lang=zh-CN",
        "lists": "/v1/checklists?lang=zh-CN",
        "list": "/v1/checklists/cn/sued?lang=zh-TW",
        "situations": "/v1/situations?country=SG&lang=en",
        "situation": "/v1/situations/cn/contact?lang=zh-CN",
        "threats": "/v1/threats?lang=zh-CN",
        "threat": "/v1/threats/sg/employer?lang=en",
        "papers": "/v1/court-papers?lang=en",
        "paper": "/v1/court-papers/cn/payment-order?lang=zh-CN",
    }.items():
        assert data(told, name) == api.get(address).raise_for_status().json(), name
    assert data(told, "product")["product"]["name"] == "花呗"


def test_the_cost_is_that_of_the_planner(told: dict[str, Any]) -> None:
    for name in ("monthly", "withheld"):
        found = data(told, name)
        assert f"{found['rate_a_year']:,.2%}" == EXAMPLES[name]["rate"]
        assert f"{found['paid']:,.2f}" == EXAMPLES[name]["paid"]
        assert found["caps"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("two things", "Ask"),
        ("no product", "Ask with lookup"),
        ("no list", "No checklist has that id"),
        ("no situation", "Nothing has that id"),
        ("no paper", "Nothing has that id"),
        ("threats nowhere", "country= is one of: CN"),
        ("too little", "less than was received"),
        ("no cost", "greater than 0"),
        ("no rate", "No rate fits"),
    ],
)
def test_a_refusal_is_told_in_words(told: dict[str, Any], name: str, said: str) -> None:
    assert told[name].is_error
    assert said in told[name].content[0].text
    assert "Traceback" not in told[name].content[0].text


def test_without_an_edition_it_says_what_to_do(settings: object, xiancha: Command) -> None:
    code, out, err = xiancha("mcp")
    assert (code, out) == (1, "")
    assert err.startswith("xiancha: ")
    assert "xiancha publish" in err


def test_who_lacks_its_libraries_is_sent_to_the_source_and_to_no_name_on_an_index(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    with pytest.raises(Refused, match=r"pip install --no-build-isolation '\.\[mcp\]'"):
        server(Starlette())
