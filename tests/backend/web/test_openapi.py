"""The description of the API, and every answer of the real application held against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from xiancha.lookup import KINDS
from xiancha.web.app import create_app
from xiancha.web.batch import Question
from xiancha.web.openapi import DOCUMENT, OPERATIONS

ANSWERS = [
    ("/v1/lookup", "/v1/lookup?q=1-cash.sg"),
    ("/v1/lookup", "/v1/lookup?host=1-cash-sg.com"),
    ("/v1/lookup", "/v1/lookup?host=globalfxm.example&lang=en"),
    ("/v1/lookup", "/v1/lookup?host=kreditmart.loan"),
    ("/v1/lookup", "/v1/lookup?q=nobody.example"),
    ("/v1/lookup", "/v1/lookup?name=招联金"),
    ("/v1/lookup", "/v1/lookup?name=度小满"),
    ("/v1/lookup", "/v1/lookup?name=某某消费金融有限公司"),
    ("/v1/lookup", "/v1/lookup?phone=12378&lang=id"),
    ("/v1/lenders", "/v1/lenders"),
    ("/v1/lenders", "/v1/lenders?limit=500"),
    ("/v1/lenders/{id}", "/v1/lenders/sg-mlaw-moneylenders:1cashpteltd"),
    ("/v1/warnings", "/v1/warnings?type=host"),
    ("/v1/products", "/v1/products?limit=2"),
    ("/v1/data/datapackage.json", "/v1/data/datapackage.json"),
    ("/v1/changes", "/v1/changes?since=1"),
    ("/v1/lenders/{id}/history", "/v1/lenders/sg-mlaw-moneylenders:1cashpteltd/history"),
    ("/v1/registers", "/v1/registers"),
    ("/v1/checklists", "/v1/checklists?lang=en"),
    ("/v1/checklists/{country}/{id}", "/v1/checklists/cn/contacts-called?on=2025-12-31"),
    ("/v1/checklists/{country}/{id}", "/v1/checklists/sg/before-borrowing?lang=id"),
    ("/v1/laws", "/v1/laws?on=2025-12-31"),
    ("/v1/laws/{id}", "/v1/laws/pipl?lang=zh-TW"),
    ("/v1/doors", "/v1/doors"),
    ("/v1/situations", "/v1/situations?country=SG"),
    ("/v1/situations/{country}/{id}", "/v1/situations/cn/contact?lang=en"),
    ("/v1/threats", "/v1/threats?country=ID&lang=id"),
    ("/v1/threats/{country}/{id}", "/v1/threats/cn/jail?on=2099-01-01"),
    ("/v1/court-papers", "/v1/court-papers"),
    ("/v1/court-papers/{country}/{id}", "/v1/court-papers/cn/payment-order?lang=zh-TW"),
    ("/v1/court-papers/{country}/{id}", "/v1/court-papers/cn/lawyer-letter"),
    ("/editions/v2/timestamp.json", "/editions/v2/timestamp.json"),
    ("/healthz", "/healthz"),
    ("/readyz", "/readyz"),
]
PROBLEMS = [
    ("/v1/lookup", "/v1/lookup", 400),
    ("/v1/lenders", "/v1/lenders?limit=0", 400),
    ("/v1/lenders/{id}", "/v1/lenders/nobody", 404),
    ("/v1/registers", "/v1/registers?country=CN", 400),
    ("/v1/checklists/{country}/{id}", "/v1/checklists/cn/nothing", 404),
    ("/v1/laws/{id}", "/v1/laws/nothing", 404),
    ("/v1/doors", "/v1/doors?on=tomorrow", 400),
    ("/v1/threats", "/v1/threats?country=ZZ", 400),
    ("/v1/situations/{country}/{id}", "/v1/situations/cn/nothing", 404),
]


@pytest.fixture(scope="module")
def client(few_editions: Path) -> TestClient:
    return TestClient(create_app(few_editions), raise_server_exceptions=False)


def inside(value: Any) -> Iterator[dict[str, Any]]:
    """Every object within."""
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value:
        if isinstance(one, dict | list):
            yield from inside(one)


def closed(value: Any) -> Any:
    """The same, where no object may have a field that is not described."""
    if isinstance(value, list):
        return [closed(one) for one in value]
    if not isinstance(value, dict):
        return value
    made = {key: closed(one) for key, one in value.items()}
    return {"additionalProperties": False, **made} if "properties" in made else made


def faults(schema: dict[str, Any], value: Any) -> list[str]:
    """Where a value differs from what the document says of it, formats of days included."""
    checker = Draft202012Validator(
        {"components": closed(DOCUMENT["components"]), **closed(schema)},
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )
    return [f"{fault.json_path}: {fault.message}" for fault in checker.iter_errors(value)]


def answer_of(path: str, status: str, method: str = "get") -> dict[str, Any]:
    """The schema of an answer."""
    found = DOCUMENT["paths"][path][method]["responses"][status]
    if "$ref" in found:
        found = DOCUMENT["components"]["responses"][found["$ref"].rpartition("/")[2]]
    ((_, content),) = found["content"].items()
    schema: dict[str, Any] = content["schema"]
    return schema


def test_the_document_is_served(client: TestClient) -> None:
    served = client.get("/openapi.json")
    assert served.json() == DOCUMENT
    assert served.json()["openapi"].startswith("3.1")


def test_every_address_for_programs_is_described(client: TestClient) -> None:
    served = {
        re.sub(r":\w+}", "}", route.path)
        for route in client.app.routes  # type: ignore[attr-defined]
        if route.path.startswith(
            ("/v1/", "/healthz", "/readyz", "/editions/latest", "/editions/v2/timestamp")
        )
    }
    assert {one.path for one in OPERATIONS} == served - {"/v1/data/{name}"}


def test_every_operation_can_be_named_and_found() -> None:
    ids = [one.id for one in OPERATIONS]
    assert len(set(ids)) == len(ids)
    assert {one.tag for one in OPERATIONS} == {tag["name"] for tag in DOCUMENT["tags"]}
    assert DOCUMENT["servers"][0]["url"] == "/"
    assert (DOCUMENT["info"]["title"] + DOCUMENT["info"]["description"]).isascii()


def test_every_field_is_described() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    fields = {
        f"{name}.{key}": field
        for name, schema in schemas.items()
        for key, field in schema.get("properties", {}).items()
    }
    assert [name for name, field in fields.items() if not field.keys() - {"description"}] == []
    assert [one for one in inside(schemas) if one.get("items", True) == {}] == []
    assert [name for name, schema in schemas.items() if "description" not in schema] == []
    assert [name for name in schemas if not name.isalnum()] == []


def test_answers_and_situations_have_cards_of_one_shape() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    shapes = {schemas[name]["properties"]["card"]["$ref"] for name in ("Answer", "Situation")}
    assert shapes == {"#/components/schemas/Card"}


def test_examples_are_true_to_their_schemas() -> None:
    shown = [
        (schema, example)
        for schema in inside(DOCUMENT["components"]["schemas"])
        for example in schema.get("examples", ())
        if isinstance(schema.get("examples"), list)
    ]
    asked = [
        (parameter["schema"], parameter["example"])
        for parameter in inside(DOCUMENT["paths"])
        if "example" in parameter
    ]
    assert len(shown) > 50
    assert len(asked) > 15
    assert [(schema, one) for schema, one in shown + asked if faults(schema, one)] == []


def test_verdicts_and_languages_are_listed() -> None:
    asked = {p["name"]: p["schema"] for p in DOCUMENT["paths"]["/v1/lenders"]["get"]["parameters"]}
    assert "unlisted" in asked["verdict"]["enum"]
    asked = {p["name"]: p["schema"] for p in DOCUMENT["paths"]["/v1/lookup"]["get"]["parameters"]}
    assert asked["lang"]["enum"] == ["zh-CN", "zh-TW", "en", "id"]
    assert {*asked} == {*KINDS, "lang", "If-None-Match"}
    assert tuple(Question.model_fields) == KINDS


@pytest.mark.parametrize(("path", "address"), ANSWERS)
def test_answers_are_as_described(client: TestClient, path: str, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert faults(answer_of(path, "200"), answer.json()) == []
    described = DOCUMENT["paths"][path]["get"]["responses"]["200"].get("headers", {})
    assert {*described} - {"Link"} == {"ETag", "Content-Language"} & {
        name.title().replace("Etag", "ETag") for name in answer.headers
    }


def test_many_answers_at_once_are_as_described(client: TestClient) -> None:
    asked = [{"host": "1-cash.sg"}, {"name": "招联金"}, {"host": "no address"}]
    answer = client.post("/v1/lookup", json={"questions": asked})
    assert faults(answer_of("/v1/lookup", "200", "post"), answer.json()) == []


@pytest.mark.parametrize(("path", "address", "status"), PROBLEMS)
def test_problems_are_as_described(
    client: TestClient, path: str, address: str, status: int
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert faults(answer_of(path, str(status)), answer.json()) == []


def test_what_is_held_and_what_is_not_there_are_described_where_they_happen(
    client: TestClient, tmp_path: Path
) -> None:
    empty = TestClient(create_app(tmp_path), raise_server_exceptions=False)
    for path, address in ANSWERS:
        described = DOCUMENT["paths"][path]["get"]["responses"]
        answer = client.get(address)
        held = client.get(address, headers={"If-None-Match": answer.headers.get("etag", '"-"')})
        assert ("304" in described) == (held.status_code == 304)
        assert ("503" in described) == (empty.get(address).status_code == 503)


def test_a_field_that_is_not_described_is_found() -> None:
    assert faults(answer_of("/healthz", "200"), {"status": "ok", "more": 1}) != []
    assert faults(answer_of("/v1/doors", "200"), {}) != []
