import hashlib
import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from xiancha.web.app import create_app


@pytest.fixture(scope="module")
def client(editions: Path) -> TestClient:
    return TestClient(create_app(editions), raise_server_exceptions=False)


@pytest.mark.parametrize(
    ("lang", "accepted", "served"),
    [
        ("", "", "zh-CN"),
        ("", "fr", "zh-CN"),
        ("", "en;q=0.3, id;q=0.7", "id"),
        ("&lang=", "en", "en"),
        ("&lang=en-GB", "id", "en"),
        ("&lang=zh-HK", "", "zh-TW"),
    ],
)
def test_an_answer_says_in_which_language_it_is(
    client: TestClient, lang: str, accepted: str, served: str
) -> None:
    answer = client.get(f"/v1/lookup?q=1-cash.sg{lang}", headers={"Accept-Language": accepted})
    assert answer.headers["content-language"] == served
    assert answer.headers["vary"] == "Accept-Language"


@pytest.mark.parametrize("path", ["/v1/lookup?q=1-cash.sg&lang=fr", "/v1/doors?lang=fr"])
def test_a_language_that_is_not_spoken_is_a_problem(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"Accept-Language": "en"})
    assert answer.status_code == 400
    assert "zh-CN, zh-TW, en, id" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing", 404),
        ("GET", "/editions/v2/manifests/1.json", 404),
        ("GET", "/checklists/cn/nothing", 404),
        ("DELETE", "/v1/lookup", 405),
    ],
)
def test_every_error_is_a_problem(client: TestClient, method: str, path: str, status: int) -> None:
    response = client.request(method, path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["status"] == status


def test_an_unexpected_error_shows_no_traceback(
    few_editions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(few_editions)
    monkeypatch.setattr(app.state.current, "get", None)
    response = TestClient(app, raise_server_exceptions=False).get("/v1/lookup?q=a.sg")
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert "Traceback" not in response.text


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh-TW", "不等於便宜"),
        ("zh_TW", "不等於便宜"),
        ("zh-Hant", "不等於便宜"),
        ("id", "tidak berarti murah"),
        ("id-ID", "tidak berarti murah"),
    ],
)
def test_an_answer_is_asked_for_in_any_language(client: TestClient, lang: str, words: str) -> None:
    steps = client.get(f"/v1/lookup?host=1-cash.sg&lang={lang}").json()["card"]["steps"]
    assert any(words in step for step in steps)
    header = {"Accept-Language": lang}
    assert client.get("/v1/lookup?host=1-cash.sg", headers=header).json()["card"]["steps"] == steps


def test_registers_say_how_they_were_tried(client: TestClient) -> None:
    found = client.get("/v1/registers").json()
    assert {r["id"] for r in found["registers"]} >= {
        "cn-nfra-institutions",
        "lt-illegal-websites",
        "reviewed-channels",
        "sg-mlaw-moneylenders",
    }
    assert all(r["tried"] for r in found["registers"])
    terms = {r["id"]: r["terms"] for r in found["registers"]}
    assert terms["sg-mlaw-moneylenders"]["commercial"] == "yes"
    assert terms["cn-nfra-institutions"]["commercial"] == "unknown"
    assert terms["lt-illegal-websites"]["title"]["en"] == "no terms of reuse were seen"
    assert found["not_covered"]


def test_the_edition_can_be_fetched_and_checked_by_anyone(client: TestClient) -> None:
    stamp = client.get("/editions/v2/timestamp.json")
    assert stamp.headers["access-control-allow-origin"] == "*"
    named = json.loads(stamp.json()["signed"])["edition"]
    manifest = client.get(f"/editions/v2/manifests/{named['number']}.json").content
    assert (len(manifest), hashlib.sha256(manifest).hexdigest()) == (named["size"], named["sha256"])
    for name, ref in json.loads(json.loads(manifest)["signed"])["files"].items():
        ending = "sqlite" if name == "lookup.sqlite" else "json"
        body = client.get(f"/editions/v2/files/{ref['sha256']}.{ending}").content
        assert (len(body), hashlib.sha256(body).hexdigest()) == (ref["size"], ref["sha256"]), name


@pytest.mark.parametrize("path", ["latest.json", "..%2fkeys%2fkeys.json", "%2e%2e/keys", "%2e"])
def test_nothing_but_editions_can_be_fetched(client: TestClient, path: str) -> None:
    assert client.get(f"/editions/{path}").status_code == 404


def test_health_and_readiness_are_apart(client: TestClient, tmp_path: Path) -> None:
    assert client.get("/readyz").json()["status"] == "ready"
    empty = TestClient(create_app(tmp_path))
    assert empty.get("/healthz").status_code == 200
    assert empty.get("/readyz").status_code == 503
    assert empty.get("/v1/lookup?q=a.sg").headers["content-type"] == "application/problem+json"
