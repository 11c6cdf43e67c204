import base64
import hashlib
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from xiancha.edition import sign
from xiancha.web.app import create_app


@pytest.fixture
def client(editions: Path) -> TestClient:
    return TestClient(create_app(editions), raise_server_exceptions=False)


def test_lookup_answers_in_the_documented_shape(client: TestClient) -> None:
    answer = client.get("/v1/lookup", params={"q": "https://1-cash.sg/apply"}).json()
    assert list(answer) == [
        "query",
        "verdict",
        "reason",
        "says",
        "lender",
        "evidence",
        "covered",
        "not_covered",
        "suggestions",
        "edition",
    ]
    assert answer["verdict"] == "licensed"
    assert answer["lender"]["licence"] == "32/2025"
    assert answer["covered"][0] | {"title": 0} == {
        "register": "sg-mlaw-moneylenders",
        "country": "SG",
        "category": "moneylender",
        "title": 0,
        "whole": True,
        "as_of": "2026-02-01",
        "rows": 153,
        "stale_after_days": 62,
    }


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
    ("query", "verdict"),
    [
        ("host=icbc.com.cn", "licensed"),
        ("name=%E6%8B%9B%E8%81%94", "licensed"),
        ("licence=32/2025", "licensed"),
        ("phone=62608888", "licensed"),
        ("phone=99990000", "none"),
        ("app=com.example", "none"),
    ],
)
def test_each_kind_of_question(client: TestClient, query: str, verdict: str) -> None:
    assert client.get(f"/v1/lookup?{query}").json()["verdict"] == verdict


@pytest.mark.parametrize(
    "path",
    [
        "/v1/lookup",
        "/v1/lookup?q=",
        "/v1/lookup?q=%20%20",
        "/v1/lookup?q=%FF%FE",
        "/v1/lookup?q=%00",
        "/v1/lookup?q=" + "x" * 10_000,
        "/v1/lookup?q=a.sg&q=b.sg",
        "/v1/lookup?q=a.sg&host=b.sg",
        "/v1/lookup?q=a.sg&other=1",
        "/v1/lookup?host=no-host",
        "/v1/lookup?query=a.sg",
        "/v1/lookup?q=a.sg&lang=fr",
        "/v1/lookup?q=a.sg&lang=fr,en",
    ],
)
def test_a_bad_question_is_a_problem_in_one_shape(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert list(problem) == ["type", "title", "status", "detail"]
    assert problem["status"] == 400


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing", 404),
        ("GET", "/editions/1/manifest.json", 404),
        ("GET", "/checklists/cn/nothing", 404),
        ("DELETE", "/v1/lookup", 405),
    ],
)
def test_every_error_is_a_problem(client: TestClient, method: str, path: str, status: int) -> None:
    response = client.request(method, path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["status"] == status


def test_an_unexpected_error_shows_no_traceback(client: TestClient) -> None:
    client.app.state.current = None  # type: ignore[attr-defined]
    response = client.get("/v1/lookup?q=a.sg")
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert "Traceback" not in response.text


def test_answers_may_be_kept_until_the_edition_changes(client: TestClient) -> None:
    first = client.get("/v1/lookup?q=1-cash.sg")
    again = client.get("/v1/lookup?q=1-cash.sg", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    other = client.get("/v1/lookup?q=1-cash.sg&lang=en")
    assert other.headers["etag"] != first.headers["etag"]


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
    assert words in client.get(f"/v1/lookup?host=1-cash.sg&lang={lang}").json()["says"]
    header = {"Accept-Language": lang}
    assert words in client.get("/v1/lookup?host=1-cash.sg", headers=header).json()["says"]


def test_registers_say_how_they_were_tried(client: TestClient) -> None:
    found = client.get("/v1/registers").json()
    assert {r["id"] for r in found["registers"]} >= {
        "cn-nfra-institutions",
        "lt-illegal-websites",
        "reviewed-channels",
        "sg-mlaw-moneylenders",
    }
    assert all(r["tried"] for r in found["registers"])
    assert found["not_covered"]


def test_the_edition_can_be_fetched_and_checked_by_anyone(client: TestClient) -> None:
    latest = client.get("/editions/latest.json")
    assert latest.headers["access-control-allow-origin"] == "*"
    base = f"/editions/{latest.json()['edition']}"
    manifest = client.get(f"{base}/manifest.json").json()
    key = latest.json()["key"]
    assert sign.key_id(base64.b64decode(key["public"])) == key["id"] == manifest["key"]
    assert client.get(f"{base}/manifest.sig").status_code == 200
    for name, expected in manifest["files"].items():
        body = client.get(f"{base}/{name}").content
        assert len(body) == expected["size"]
        assert hashlib.sha256(body).hexdigest() == expected["sha256"]


@pytest.mark.parametrize(
    "name", ["..%2fsigning-key.pem", "%2e%2e/signing-key.pem", "nothing.json", "%2e", ".building"]
)
def test_nothing_but_the_edition_can_be_fetched(client: TestClient, name: str) -> None:
    number = client.get("/editions/latest.json").json()["edition"]
    assert client.get(f"/editions/{number}/{name}").status_code == 404


def test_health_and_readiness_are_apart(client: TestClient, tmp_path: Path) -> None:
    assert client.get("/readyz").json()["status"] == "ready"
    empty = TestClient(create_app(tmp_path))
    assert empty.get("/healthz").status_code == 200
    assert empty.get("/readyz").status_code == 503
    assert empty.get("/v1/lookup?q=a.sg").headers["content-type"] == "application/problem+json"
