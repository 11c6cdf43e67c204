"""What a document is, what is asked again only if it changed, and where the keys go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import respx
from authority import Authority
from clocks import START, FakeClock
from loopback import Behaviour, Loopback, redirect, reply, status, to_loopback

from xiancha.fetch.archive import Archive
from xiancha.fetch.client import Fetcher, FetchFailed, fetcher
from xiancha.model import Get

URL = "https://register.example/list?page=1#top"
PLAIN = "https://register.example/list?page=1"
PDF = "https://register.example/list.pdf"
MODIFIED = "Tue, 24 Nov 2026 08:00:00 GMT"
KEYS = {"gb-fca": {"X-Auth-Email": "operator@example.org", "X-Auth-Key": "0123456789abcdef"}}
API = "https://api.example/firms"


def test_a_document_is_what_its_final_address_answered(server: Loopback, source: Fetcher) -> None:
    server.on(PLAIN, redirect("/list.pdf"))
    server.on(PDF, reply(b"%PDF", headers={"Content-Type": "application/pdf"}))
    found = source.get(Get(url=URL))
    assert (found.url, found.body, found.retrieved_at.date()) == (PDF, b"%PDF", START.date())
    assert found.headers["content-type"] == "application/pdf"
    (asked,) = server.asked(PLAIN)
    assert asked.headers["user-agent"].startswith("Xiancha/")
    assert asked.headers["accept-encoding"] == "identity"


def test_the_type_of_answer_that_a_publisher_wants_named_is_named(
    server: Loopback, source: Fetcher
) -> None:
    server.on(PLAIN, reply(b"{}"))
    source.get(Get(url=URL, accept="application/vnd.example+json"))
    (asked,) = server.asked(PLAIN)
    assert asked.headers["accept"] == "application/vnd.example+json"


def test_a_redirect_to_another_host_is_followed(server: Loopback, source: Fetcher) -> None:
    server.on(PLAIN, redirect("https://files.example/list.pdf", code=301))
    server.on("https://files.example/list.pdf", reply(b"%PDF"))
    assert source.get(Get(url=URL)).url == "https://files.example/list.pdf"
    assert len(server.asked("https://files.example/robots.txt")) == 1


@respx.mock
def test_respx_answers_in_the_place_of_the_network(archive: Archive, clock: FakeClock) -> None:
    respx.get("https://register.example/robots.txt").respond(404)
    respx.get(PLAIN).respond(200, content=b"rows")
    with fetcher(archive, clock=clock.clock) as source:
        assert source.get(Get(url=URL)).body == b"rows"


@pytest.mark.parametrize(
    "url", ["http://register.example/", "https:///list", "register", "ftp://x/"]
)
def test_only_https_addresses_are_asked(source: Fetcher, url: str) -> None:
    with pytest.raises(FetchFailed, match="is not a plain https address"):
        source.get(Get(url=url))


def test_what_has_not_changed_comes_from_the_archive(
    server: Loopback, source: Fetcher, archive: Archive, clock: FakeClock
) -> None:
    headers = {"ETag": '"1"', "Last-Modified": MODIFIED, "Content-Type": "text/csv"}
    server.on(PLAIN, redirect("/list.pdf"))
    server.on(PDF, reply(b"rows", headers=headers), status(304), reply(b"more"))
    first = source.get(Get(url=URL))
    digest = archive.keep(first)
    second = source.get(Get(url=URL))
    assert (second.body, second.url, second.headers) == (b"rows", PDF, first.headers)
    assert second.retrieved_at > first.retrieved_at
    assert archive.keep(second) == digest
    assert source.get(Get(url=URL)).body == b"more"
    asked = [
        (r.headers.get("if-none-match"), r.headers.get("if-modified-since"))
        for r in server.asked(PDF)
    ]
    assert asked == [(None, None), ('"1"', MODIFIED), ('"1"', MODIFIED)]
    assert not any("if-none-match" in request.headers for request in server.asked(PLAIN))


def test_what_was_not_kept_or_is_damaged_is_asked_for_whole(
    server: Loopback, source: Fetcher, archive: Archive, tmp_path: Path
) -> None:
    server.on(PLAIN, reply(b"rows", headers={"ETag": '"1"'}))
    source.get(Get(url=URL))
    digest = archive.keep(source.get(Get(url=URL)))
    (tmp_path / "documents" / digest).write_bytes(b"ro")
    assert source.get(Get(url=URL)).body == b"rows"
    assert not any("if-none-match" in request.headers for request in server.requests)


def test_a_form_is_never_answered_from_the_archive(
    server: Loopback, source: Fetcher, archive: Archive
) -> None:
    server.on(PLAIN, reply(b"rows", headers={"ETag": '"1"'}))
    archive.keep(source.get(Get(url=URL, form={"page": "1"})))
    archive.keep(source.get(Get(url=URL)))
    source.get(Get(url=URL, form={"page": "2"}))
    assert not any("if-none-match" in request.headers for request in server.requests)


@pytest.fixture
def keyed(
    server: Loopback, authority: Authority, archive: Archive, clock: FakeClock
) -> Iterator[Fetcher]:
    """A fetcher with the operator's key for an API."""
    network = to_loopback(server.port, authority.file)
    with fetcher(archive, KEYS, network, clock.clock) as made:
        yield made


def with_keys(server: Loopback) -> list[str]:
    return [request.url for request in server.requests if "x-auth-key" in request.headers]


def test_a_key_goes_to_its_own_host_alone(
    server: Loopback, keyed: Fetcher, archive: Archive, tmp_path: Path
) -> None:
    server.on(API, redirect("/firms/1"))
    server.on(f"{API}/1", redirect("https://other.example/firms"))
    server.on("https://other.example/firms", redirect(f"{API}/2"))
    server.on(f"{API}/2", reply(b"{}", headers={"ETag": '"1"', "Set-Cookie": "a=b"}))
    archive.keep(keyed.get(Get(url=API, credential="gb-fca")))
    assert with_keys(server) == [API, f"{API}/1", f"{API}/2"]
    assert server.asked(API)[0].headers["x-auth-email"] == "operator@example.org"
    assert not server.asked("https://api.example/robots.txt")
    assert server.asked("https://other.example/robots.txt")
    kept = b"".join(f.read_bytes() for f in tmp_path.rglob("documents/**/*") if f.is_file())
    assert b"{}" in kept
    assert not any(secret.encode() in kept for secret in KEYS["gb-fca"].values())


def test_a_key_is_not_sent_where_it_is_not_asked_for(server: Loopback, keyed: Fetcher) -> None:
    server.on(API, reply(b"{}"))
    keyed.get(Get(url=API))
    assert with_keys(server) == []


def test_requests_with_a_key_are_paced_by_the_limit_of_the_key(
    server: Loopback, keyed: Fetcher, clock: FakeClock
) -> None:
    server.on(API, reply(b"{}"))
    for _ in range(3):
        keyed.get(Get(url=API, credential="gb-fca"))
    assert clock.sleeps == [0.2, 0.2]


@pytest.mark.parametrize(
    "behaviour",
    [
        reply(b"your key is 0123456789abcdef"),
        reply(b"{}", headers={"X-Seen": "0123456789abcdef"}),
        redirect("https://api.example/?key=0123456789abcdef"),
    ],
)
def test_an_answer_that_repeats_the_key_is_not_kept(
    server: Loopback, keyed: Fetcher, behaviour: Behaviour
) -> None:
    server.on(API, behaviour)
    server.on("https://api.example/?key=0123456789abcdef", reply(b"{}"))
    with pytest.raises(FetchFailed, match="repeats the operator's key") as failed:
        keyed.get(Get(url=API, credential="gb-fca"))
    assert "0123456789abcdef" not in str(failed.value)


@pytest.mark.parametrize("keys", [{}, {"gb-fca": {}}, {"gb-fca": {"X-Auth-Key": "two\nlines"}}])
def test_a_key_that_is_not_set_is_asked_for(
    server: Loopback, archive: Archive, keys: dict[str, dict[str, str]]
) -> None:
    with fetcher(archive, keys) as source, pytest.raises(FetchFailed) as failed:
        source.get(Get(url=f"{API}?q=secret", credential="gb-fca"))
    assert str(failed.value) == (
        "https://api.example/firms?… is read with the operator's own key gb-fca, which is not set "
        "or is no key. Nothing was changed; set it as the README says."
    )
