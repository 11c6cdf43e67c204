"""/reconcile, asked as OpenRefine asks (Reconciliation Service API 0.2)."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from published_site import Site
from starlette.testclient import TestClient

from xiancha.web import reconcile_api
from xiancha.web.app import create_app
from xiancha.web.batch import MOST, MOST_BYTES, SECONDS

CASH = "sg-mlaw-moneylenders:1cashpteltd"
ICBC = "cn-nfra-institutions:B0001H111000001"


@pytest.fixture(scope="module")
def client(editions: Path) -> TestClient:
    app = create_app(editions)
    return TestClient(app, base_url="https://xiancha.example", raise_server_exceptions=False)


def matched(client: TestClient, **queries: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    answer = client.post("/reconcile", data={"queries": json.dumps(queries)})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    return {name: one["result"] for name, one in answer.json().items()}


def test_the_manifest_leads_to_every_part_on_this_server(client: TestClient) -> None:
    manifest = client.get("/reconcile").json()
    assert "0.2" in manifest["versions"]
    assert manifest["identifierSpace"] == "https://xiancha.example/v1/lenders/"
    page, _, part = manifest["documentation"].partition("#")
    assert f'id="{part}"' in client.get(page).text
    parts = [*manifest["suggest"].values(), manifest["extend"]["propose_properties"]]
    for one in parts:
        address = f"{one['service_url']}{one['service_path']}?prefix=ca"
        assert client.get(address).status_code == 200
    for pattern in (manifest["view"]["url"], manifest["preview"]["url"]):
        assert client.get(pattern.replace("{{id}}", CASH)).status_code == 200
    told = manifest["suggest"]["entity"]["flyout_service_path"].replace("${id}", CASH)
    assert "1 - CASH" in client.get(told).json()["html"]


def test_a_legal_name_is_a_match_however_it_is_written(client: TestClient) -> None:
    found = matched(
        client,
        a={"query": "1-cash pte ltd", "type": "lender", "type_strict": "should", "limit": 3},
        b={"query": "中國工商銀行股份有限公司"},
        c={"query": ""},
    )
    assert [(one["id"], one["match"], one["score"]) for one in found["a"]] == [(CASH, True, 100)]
    assert (found["b"][0]["name"], found["b"][0]["match"]) == ("中国工商银行股份有限公司", True)
    assert found["c"] == []


def test_what_third_parties_call_a_lender_and_what_is_near_are_no_match(
    client: TestClient,
) -> None:
    found = matched(client, brand={"query": "花呗"}, near={"query": "招联消费金融有限公司"})
    for one in found.values():
        assert one
        assert not any(candidate["match"] for candidate in one)


def test_nobody_is_nobody(client: TestClient) -> None:
    assert matched(client, a={"query": "Quxz Wobble Nonexistent"}) == {"a": []}


def test_lenders_are_told_apart_by_what_is_known_of_them(client: TestClient) -> None:
    def given(pid: str, v: Any) -> dict[str, Any]:
        return {"query": "1-cash", "properties": [{"pid": pid, "v": v}]}

    found = matched(
        client,
        right=given("country", "SG"),
        wrong=given("country", ["CN", "ID"]),
        number={"query": "", "properties": [{"pid": "licence", "v": "32/2025"}]},
        spaced={"query": "", "properties": [{"pid": "licence", "v": "３２ / 2025"}]},
        another=given("licence", "33/2025"),
    )
    assert [one["id"] for one in found["right"]] == [CASH]
    assert found["wrong"] == []
    for way in ("number", "spaced"):
        assert [(one["id"], one["match"]) for one in found[way]] == [(CASH, True)]
    assert found["another"] == []


def test_what_can_be_no_lender_costs_the_others_nothing(client: TestClient) -> None:
    name = {"query": "1-cash pte ltd"}
    found = matched(
        client,
        lender={**name, "type": ["person", "lender"]},
        other={**name, "type": "moneylender"},
        long={"query": "1-cash " * 400},
    )
    assert [one["id"] for one in found["lender"]] == [CASH]
    assert found["other"] == found["long"] == []


def test_a_table_is_extended(client: TestClient) -> None:
    asked = [one["id"] for one in client.get("/reconcile/properties").json()["properties"]]
    extend = {"ids": [CASH, ICBC, "nobody"], "properties": [{"id": one} for one in asked]}
    answer = client.post(
        "/reconcile", data={"extend": json.dumps(extend)}, headers={"Accept-Language": "en"}
    ).json()
    assert [one["id"] for one in answer["meta"]] == asked
    own = answer["rows"][CASH]
    assert own["licence"] == [{"str": "32/2025"}]
    assert own["verdict"] == [{"str": "licensed"}]
    assert own["names"] == []
    assert own["host"] == [{"str": "1-cash.sg (register)"}]
    assert own["as_of"] == [{"date": "2026-02-01T00:00:00Z"}]
    others = [one["str"] for one in answer["rows"][ICBC]["names"]]
    assert any(one.startswith("工行 (short, ") for one in others)
    assert not any(one.startswith("中国工商银行股份有限公司") for one in others)
    assert answer["rows"]["nobody"] == {one: [] for one in asked}


def test_lenders_are_suggested_by_the_beginning_of_a_name(client: TestClient) -> None:
    found = client.get("/reconcile/suggest/entity?prefix=1 ca").json()["result"]
    assert CASH in {one["id"] for one in found}
    assert client.get("/reconcile/suggest/entity").json() == {"result": []}


def test_a_preview_may_be_framed_and_runs_nothing(client: TestClient) -> None:
    page = client.get(f"/reconcile/preview?id={CASH}&lang=en")
    policy = page.headers["content-security-policy"]
    assert "frame-ancestors *" in policy
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert client.get("/reconcile/preview?id=nobody").status_code == 404
    assert client.get("/reconcile/flyout").status_code == 404


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({}, "queries= or extend="),
        ({"queries": "{"}, "queries= cannot be read as JSON"),
        ({"queries": "[]"}, "queries= is not as the reconciliation API"),
        ({"queries": '{"a": {"name": "b"}}'}, "at “a.name”"),
        ({"queries": '{"a": {"query": "b", "limit": 1e999}}'}, "at “a.limit”"),
        ({"queries": '{"a": {"query": "b", "properties": [{"pid": "x", "v": 1}]}}'}, "told apart"),
        ({"queries": json.dumps({n: {"query": "a"} for n in range(MOST + 1)})}, f"at most {MOST}"),
        ({"extend": '{"ids": ["a"], "properties": [{"id": "b"}]}'}, "Properties are: name"),
        ({"extend": '{"ids": ["a"]}'}, "at “properties”"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(
    client: TestClient, form: dict[str, str], told: str
) -> None:
    answer = client.post("/reconcile", data=form)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert told in answer.json()["detail"]


def test_a_batch_has_the_limits_of_others(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.post("/reconcile", content=b"a" * (MOST_BYTES + 1)).status_code == 413
    seconds = itertools.count(step=SECONDS / 2)
    monkeypatch.setattr(reconcile_api, "perf_counter", lambda: next(seconds))
    queries = json.dumps({n: {"query": "a"} for n in "abc"})
    answer = client.post("/reconcile", data={"queries": queries})
    assert answer.status_code == 503
    assert "Send fewer at once" in answer.json()["detail"]


def test_what_was_retracted_is_found_by_nobody(few_editions: Path, tmp_path: Path) -> None:
    site = Site(few_editions, tmp_path / "editions")
    site.retract("lender", CASH)
    found = matched(
        site.client,
        a={"query": "1 - CASH PTE. LTD."},
        b={"query": "", "properties": [{"pid": "licence", "v": "32/2025"}]},
    )
    assert CASH not in json.dumps(found)
    suggested = site.client.get("/reconcile/suggest/entity?prefix=1 cash").text
    assert CASH not in suggested
    assert site.client.get(f"/reconcile/preview?id={CASH}").status_code == 404
