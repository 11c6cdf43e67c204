"""Many questions at once, asked of the real application."""

import itertools
import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from xiancha.web import batch
from xiancha.web.app import create_app
from xiancha.web.batch import MOST, MOST_BYTES, SECONDS


@pytest.fixture(scope="module")
def client(editions: Path) -> TestClient:
    return TestClient(create_app(editions), raise_server_exceptions=False)


def test_each_question_of_a_batch_is_answered_as_if_it_were_asked_alone(
    client: TestClient,
) -> None:
    asked = [{"host": "icbc.com.cn"}, {"name": "招联"}, {"phone": "99990000"}, {"q": "1-cash.sg"}]
    answers = client.post("/v1/lookup", json={"questions": asked, "lang": "en"}).json()["answers"]
    alone = [client.get("/v1/lookup", params={**one, "lang": "en"}).json() for one in asked]
    assert answers == alone


@pytest.mark.parametrize(
    ("address", "sent", "said"),
    [
        ("/v1/lookup?lang=en", None, "en"),
        ("/v1/lookup?lang=zh-HK", None, "zh-TW"),
        ("/v1/lookup?lang=en", "id", "id"),
        ("/v1/lookup?lang=", "en", "en"),
    ],
)
def test_the_address_of_a_batch_may_say_its_language(
    client: TestClient, address: str, sent: str | None, said: str
) -> None:
    body = {"questions": [{"name": "招联"}], **({"lang": sent} if sent else {})}
    answer = client.post(address, json=body)
    assert (answer.status_code, answer.headers["content-language"]) == (200, said)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("lang=fr", "lang= is one of zh-CN"),
        ("lang=en&lang=id", "Ask only with: lang"),
        ("q=a.sg", "Ask only with: lang"),
        ("colour=red", "Ask only with: lang"),
    ],
)
def test_a_batch_whose_address_says_more_is_refused(
    client: TestClient, query: str, told: str
) -> None:
    body = {"questions": [{"name": "招联"}], "lang": "en"}
    answer = client.post(f"/v1/lookup?{query}", json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert told in answer.json()["detail"]


def test_a_wrong_question_leaves_the_others_their_answers(client: TestClient) -> None:
    asked = [
        {"host": "no address"},
        {"name": "招联"},
        {"host": "a.com", "name": "b"},
        {"colour": "red"},
        {"phone": 110},
        "招联",
    ]
    answers = client.post("/v1/lookup", json={"questions": asked}).json()["answers"]
    assert [one.get("status", one.get("verdict")) for one in answers] == [
        400,
        "licensed",
        400,
        400,
        400,
        400,
    ]
    assert answers[0]["detail"] == "This is no web address. Ask for something like example.com."


def test_what_a_batch_has_no_time_for_is_told_to_be_asked_again(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = itertools.count(step=SECONDS / 2)
    monkeypatch.setattr(batch, "perf_counter", lambda: next(seconds))
    asked = [{"name": "招联"}, {"host": "icbc.com.cn"}, {"host": "msxf.com"}]
    answers = client.post("/v1/lookup", json={"questions": asked}).json()["answers"]
    assert [one.get("status", one.get("verdict")) for one in answers] == ["licensed", 503, 503]
    assert answers[1]["detail"] == "The questions before took 2 seconds. Ask for these again."


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", "cannot be read as JSON"),
        (b"\xff", "cannot be read as JSON"),
        (b"9" * 5000, "cannot be read as JSON"),
        (b"[" * 100_000, "cannot be read as JSON"),
        (b"[]", "This is no JSON object. Send {"),
        (b"{}", "“questions” is missing. Send {"),
        (b'{"questions": []}', "“questions” is empty"),
        (b'{"questions": "a"}', "“questions” is no list"),
        (b'{"questions": [{"q": "a"}], "limit": 3}', "“limit” is not known"),
        (b'{"questions": [{"q": "a", "q": "b"}]}', "A key stands twice"),
        (json.dumps({"questions": [{"q": "a"}] * (MOST + 1)}).encode(), f"at most {MOST}"),
        (b" " * (MOST_BYTES + 1), f"longer than {MOST_BYTES} bytes"),
    ],
)
def test_a_batch_that_cannot_be_read_is_refused_in_words(
    client: TestClient, body: bytes, told: str
) -> None:
    answer = client.post("/v1/lookup", content=body)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert told in answer.json()["detail"]


def test_a_batch_is_kept_by_nobody_and_open_to_pages_of_other_sites(client: TestClient) -> None:
    answer = client.post("/v1/lookup", json={"questions": [{"q": "招联"}]})
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["access-control-allow-origin"] == "*"
    before = client.options("/v1/lookup")
    assert (before.status_code, before.content) == (204, b"")
    assert before.headers["access-control-allow-headers"] == "Content-Type, If-None-Match"
    assert {*before.headers["access-control-allow-methods"].split(", ")} == {"GET", "HEAD", "POST"}
