"""/v1/lookup asked one question, of the real application."""

from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from starlette.testclient import TestClient

from xiancha.web.app import create_app
from xiancha.web.lookup_api import question


@pytest.fixture(scope="module")
def client(editions: Path) -> TestClient:
    return TestClient(create_app(editions), raise_server_exceptions=False)


def test_lookup_answers_in_the_documented_shape(client: TestClient) -> None:
    answer = client.get("/v1/lookup", params={"q": "https://1-cash.sg/apply"}).json()
    assert list(answer) == [
        "query",
        "verdict",
        "reason",
        "says",
        "card",
        "lender",
        "evidence",
        "before_borrowing",
        "covered",
        "not_covered",
        "suggestions",
        "edition",
        "expires",
        "expired",
        "unconfirmed",
    ]
    assert answer["verdict"] == "licensed"
    assert answer["lender"]["licence"] == "32/2025"
    assert answer["covered"][0] == {
        "register": "sg-mlaw-moneylenders",
        "country": "SG",
        "category": "moneylender",
        "title": "持牌放债人",
        "whole": True,
        "as_of": "2026-02-01",
        "rows": 153,
        "stale_after_days": 62,
    }


@pytest.mark.parametrize("query", ["q=no-such-thing", "host=nobody.example", "phone=99990000"])
@pytest.mark.parametrize("lang", ["zh-CN", "zh-TW", "en", "id"])
def test_an_answer_of_nothing_is_small_and_says_where_was_looked(
    client: TestClient, query: str, lang: str
) -> None:
    answer = client.get(f"/v1/lookup?{query}&lang={lang}")
    assert len(answer.content) <= 1700
    told = answer.json()
    assert {"country": "SG", "as_of": "2026-02-01"} in told["covered"]
    assert {"country": "CN"} in told["not_covered"]


def test_what_is_covered_is_told_of_one_country_in_one_language(client: TestClient) -> None:
    for lang, title in (("en", "small-loan company"), ("zh-TW", "小額貸款公司")):
        answer = client.get(f"/v1/lookup?name=某某小额贷款有限公司&lang={lang}").json()
        assert {one["country"] for one in answer["covered"] + answer["not_covered"]} == {"CN"}
        gap, _ = answer["not_covered"]
        assert gap["title"] == title
        assert isinstance(gap["ask"]["title"], str)


@pytest.mark.parametrize(
    ("query", "most"),
    [("花呗", 2900), ("招联消费金融有限公司", 3300), ("某某小额贷款有限公司", 1500)],
)
def test_an_answer_tells_of_the_kinds_that_it_touches_alone(
    client: TestClient, query: str, most: int
) -> None:
    assert len(client.get("/v1/lookup", params={"q": query, "lang": "zh-CN"}).content) <= most


def test_the_page_shows_all_that_is_not_covered_in_the_country(client: TestClient) -> None:
    shown = client.post("/?lang=en", data={"q": "招联"}).text
    assert "small-loan company" in shown
    assert "Singapore" not in shown.split("Not covered")[-1]


@pytest.mark.parametrize(
    ("query", "verdict"),
    [
        ("host=icbc.com.cn", "licensed"),
        ("name=%E6%8B%9B%E8%81%94", "licensed"),
        ("licence=32/2025", "licensed"),
        ("phone=%2B6562608888", "licensed"),
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


def test_answers_may_be_kept_until_the_edition_changes(client: TestClient) -> None:
    first = client.get("/v1/lookup?q=1-cash.sg")
    tag = first.headers["etag"]
    for held in (tag, f'W/"1-en", {tag}', "*"):
        again = client.get("/v1/lookup?q=1-cash.sg", headers={"If-None-Match": held})
        assert (again.status_code, again.content) == (304, b"")
    other = client.get("/v1/lookup?q=1-cash.sg&lang=en")
    assert other.headers["etag"] != tag


@pytest.mark.parametrize(
    "query", ["q=1-cash.sg", "host=nobody.example&lang=en", "host=no%20address"]
)
def test_head_tells_what_get_does(client: TestClient, query: str) -> None:
    """GET has a way of its own to an answer, before the routes."""
    got, told = client.get(f"/v1/lookup?{query}"), client.head(f"/v1/lookup?{query}")
    assert (told.status_code, told.headers, told.content) == (got.status_code, got.headers, b"")


@pytest.mark.parametrize(
    ("sent", "text", "lang"),
    [
        (b"q=1+-%20CASH", "1 - CASH", ""),
        (b"&lang=en&&q=a=b&", "a=b", "en"),
        (b"q=%E6%8B%9B%E8%81%94&lang", "招联", ""),
        (b"%71=%2B%26", "+&", ""),
    ],
)
def test_a_question_is_read_as_forms_send_it(sent: bytes, text: str, lang: str) -> None:
    assert question(sent) == ("q", text, lang)
    assert dict(parse_qsl(sent.decode(), keep_blank_values=True))["q"] == text


def test_what_cannot_be_asked_is_not_kept_either(client: TestClient) -> None:
    tag = client.get("/v1/lookup?q=1-cash.sg").headers["etag"]
    for wrong in ("host=no%20address", "q=%20", "app=%20"):
        assert client.get(f"/v1/lookup?{wrong}", headers={"If-None-Match": tag}).status_code == 400


def test_another_method_is_told_which_are_taken(client: TestClient) -> None:
    answer = client.put("/v1/lookup")
    assert answer.status_code == 405
    assert {*answer.headers["allow"].split(", ")} == {"GET", "HEAD", "POST"}
    assert "does not take PUT" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("asked", "country"),
    [
        ("1 - CASH PTE. LTD.", "sg"),
        ("https://1-cash.sg/apply", "sg"),
        ("Nobody Moneylender Pte. Ltd.", "sg"),
        ("https://1cash.sg/", "sg"),
        ("Abito Limited", "ke"),
        ("某某消费金融有限公司", "cn"),
    ],
)
def test_the_checklist_is_that_of_the_answers_country(
    client: TestClient, asked: str, country: str
) -> None:
    """Of a lender, of the kind that a name says, of whom a host imitates."""
    answer = client.get("/v1/lookup", params={"q": asked}).json()
    assert answer["before_borrowing"] == f"{country}/before-borrowing"
    assert client.get(f"/v1/checklists/{country}/before-borrowing").status_code == 200


@pytest.mark.parametrize("asked", ["你好", "nobody.example"])
def test_an_answer_about_no_country_names_no_checklist(client: TestClient, asked: str) -> None:
    assert client.get("/v1/lookup", params={"q": asked}).json()["before_borrowing"] is None
