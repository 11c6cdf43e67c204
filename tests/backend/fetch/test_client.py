import httpx
import pytest
import respx

from xiancha.fetch import client
from xiancha.fetch.client import FetchFailed, fetcher

URL = "https://register.example/list"


@respx.mock
def test_a_document_keeps_its_final_address_and_its_bytes() -> None:
    respx.get(URL).respond(302, headers={"Location": "/list.pdf"})
    respx.get(f"{URL}.pdf").respond(200, content=b"%PDF")
    with fetcher() as source:
        document = source.get(URL)
    assert (document.url, document.body) == (f"{URL}.pdf", b"%PDF")
    assert respx.calls.last.request.headers["User-Agent"].startswith("Xiancha/")


@respx.mock
def test_a_way_that_leads_off_https_is_refused() -> None:
    respx.get(URL).respond(302, headers={"Location": "http://register.example/list"})
    respx.get("http://register.example/list").respond(200, content=b"rows")
    with fetcher() as source, pytest.raises(FetchFailed, match="not https"):
        source.get(URL)


@respx.mock
def test_a_document_that_drips_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "DEADLINE", -1)
    respx.get(URL).respond(200, content=b"drop")
    with fetcher() as source, pytest.raises(FetchFailed, match="took over"):
        source.get(URL)


@respx.mock
@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (httpx.Response(503), "answered 503"),
        (httpx.ConnectError("no route"), "could not be reached"),
        (httpx.Response(302, headers={"Location": URL}), "could not be reached"),
        (httpx.Response(200, content=b"x" * 2000), "larger than 1000 bytes"),
    ],
)
def test_what_cannot_be_fetched_says_so_and_what_to_do(
    monkeypatch: pytest.MonkeyPatch, answer: httpx.Response | Exception, words: str
) -> None:
    monkeypatch.setattr(client, "LIMIT", 1000)
    respx.get(URL).mock(
        side_effect=answer if isinstance(answer, Exception) else None,
        return_value=None if isinstance(answer, Exception) else answer,
    )
    with fetcher() as source, pytest.raises(FetchFailed, match=words) as failed:
        source.get(URL)
    assert "changed" in str(failed.value)
