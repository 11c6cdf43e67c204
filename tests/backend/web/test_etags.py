"""Who holds an answer is told so: of the API, of the edition's files and of the pages' parts."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from xiancha.web import etags, lookup_api
from xiancha.web.app import create_app

ASKED = (
    "/v1/lookup?q=1-cash.sg",
    "/v1/registers",
    "/v1/lenders?limit=1",
    "/v1/checklists",
    "/openapi.json",
    "/editions/v2/timestamp.json",
    "/editions/v2/keys.json",
    "/editions/v2/manifests/{number}.json.gz",
    "/pages/page.css",
    "/site/planner.json?lang=en",
    "/static/layout.css",
)
OF_THE_PROGRAM = ASKED[:5]


@pytest.fixture(scope="module")
def client(few_editions: Path) -> TestClient:
    return TestClient(create_app(few_editions))


def address(client: TestClient, path: str) -> str:
    return path.format(number=client.get("/readyz").json()["edition"])


@pytest.mark.parametrize("path", ASKED)
def test_tags_are_compared_weakly(client: TestClient, path: str) -> None:
    path = address(client, path)
    first = client.get(path)
    opaque = first.headers["etag"].removeprefix("W/")
    for held in (opaque, f"W/{opaque}", f'"a,b" , W/{opaque},"c"', "*", " * "):
        again = client.get(path, headers={"If-None-Match": held})
        assert (again.status_code, again.content) == (304, b""), held
        assert "content-length" not in again.headers
        assert again.headers["etag"] == first.headers["etag"]
        assert again.headers["cache-control"] == first.headers["cache-control"]
    for other in ('"x"', f'"x{opaque[1:]}', opaque.strip('"'), "", '"*"', f"{opaque[:-1]}, *"):
        again = client.get(path, headers={"If-None-Match": other})
        assert (again.status_code, again.content) == (200, first.content), other


@pytest.mark.parametrize("path", ASKED)
def test_a_list_may_stand_in_several_headers(client: TestClient, path: str) -> None:
    path = address(client, path)
    tag = client.get(path).headers["etag"]
    sent = [("If-None-Match", '"x"'), ("If-None-Match", tag), ("If-None-Match", '"y"')]
    assert client.get(path, headers=sent).status_code == 304


@pytest.mark.parametrize("path", OF_THE_PROGRAM)
def test_another_version_of_the_program_gives_another_tag(
    client: TestClient, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = client.get(path).headers["etag"]
    assert etags.program() in tag
    monkeypatch.setattr(etags, "program", lambda: "another")
    monkeypatch.setattr(lookup_api, "_head", lookup_api._head.__wrapped__)
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 200


def test_a_file_that_changed_is_sent_again_whatever_its_time_says(
    client: TestClient, tmp_path: Path
) -> None:
    """Files of a wheel may all bear one time."""
    file = tmp_path / "page.css"
    tags = []
    for text in ("a{}", "b{}"):
        file.write_text(text)
        request = etags.Request({"type": "http", "headers": []})
        tags.append(etags.small_file(request, file, {}).headers["etag"])
    assert tags[0] != tags[1]


@pytest.mark.parametrize("path", ["/v1/registers", "/v1/lookup", "/editions/v2/timestamp.json"])
def test_a_page_of_another_site_may_ask_with_a_tag_and_read_it(
    client: TestClient, path: str
) -> None:
    asking = {
        "Origin": "https://example.com",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "if-none-match",
    }
    before = client.options(path, headers=asking)
    assert before.status_code == 204
    assert before.headers["access-control-allow-origin"] == "*"
    assert "If-None-Match" in before.headers["access-control-allow-headers"]
    answer = client.get(f"{path}?q=a.sg" if path == "/v1/lookup" else path)
    assert answer.headers["access-control-expose-headers"] == "ETag"


@pytest.mark.parametrize("path", ["/static", "/static/", "/v1/lookup/", "/help/", "/nothing"])
def test_nobody_is_sent_to_where_a_header_says(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"Host": "evil.example"}, follow_redirects=False)
    assert answer.status_code == 404
    assert "evil" not in str(answer.headers) + answer.text


def test_what_is_not_asked_for_is_told(client: TestClient) -> None:
    answer = client.get("/v1/registers?foo=1")
    assert answer.status_code == 400
    assert answer.json()["detail"] == "This address takes no parameters."
