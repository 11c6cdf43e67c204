"""Every fault against a real server: one line says why, and nothing is kept."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from authority import Authority, self_signed
from clocks import FakeClock
from loopback import (
    PIECE,
    Behaviour,
    Loopback,
    cut,
    drip,
    drip_headers,
    huge,
    redirect,
    reply,
    silent,
    status,
    to_loopback,
)

from xiancha.fetch import client, web
from xiancha.fetch.archive import Archive
from xiancha.fetch.client import ATTEMPTS, Fetcher, FetchFailed, fetcher
from xiancha.fetch.pace import Clock
from xiancha.model import Get

URL = "https://register.example/list"
INSIDE = {host: [("10.0.0.7", 443)] for host in ("inside.example", "10.0.0.7")}
LONG_AGO = (datetime(2020, 1, 1, tzinfo=UTC), datetime(2020, 2, 1, tzinfo=UTC))


@pytest.fixture
def source(
    server: Loopback,
    authority: Authority,
    archive: Archive,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Fetcher]:
    """A fetcher that waits 0.3 seconds for a byte; some hosts are inside a private network."""
    monkeypatch.setattr(client, "TIMEOUT", httpx.Timeout(0.3, connect=5))
    network = to_loopback(server.port, authority.file, INSIDE)
    with fetcher(archive, network=network, clock=clock.clock) as made:
        yield made


def refusal(source: Fetcher, archive: Archive, folder: Path, url: str = URL) -> str:
    """The line that says why; after it nothing at all is in the folder of documents."""
    with pytest.raises(FetchFailed) as failed:
        archive.keep(source.get(Get(url=url)))
    said = str(failed.value)
    assert "\n" not in said
    assert said.count(". ") == 1
    assert "Nothing was changed; " in said
    assert not (folder / "documents").exists()
    return said


@pytest.mark.parametrize(
    ("behaviour", "words", "requests"),
    [
        (status(403), "answered 403. Nothing was changed; try again later, or open the page", 1),
        (status(404), "answered 404. Nothing was changed; try again later, or open the page", 1),
        (status(204), "answered 204.", 1),
        (status(304), "answered 304.", 1),
        (status(300), "answered 300.", 1),
        (status(429), "answered 429. Nothing was changed; try again later.", ATTEMPTS),
        (status(500), "answered 500. Nothing was changed; try again later.", ATTEMPTS),
        (status(504), "answered 504. Nothing was changed; try again later.", ATTEMPTS),
        (
            status(503, retry_after="3600"),
            "answered 503 and asks to be left alone until 2026-11-24 13:00 UTC.",
            1,
        ),
        (silent, "could not be reached (ReadTimeout: ", ATTEMPTS),
        (cut(b"x" * 1000), "could not be reached (RemoteProtocolError: peer closed", ATTEMPTS),
        (reply(b"rows", headers={"Content-Encoding": "gzip"}), "reached (DecodingError: ", 1),
        (reply(b"x", headers={"Content-Encoding": "gzip, gzip"}), "compressed more than once", 1),
        (redirect(URL), "leads in a circle", 1),
        (redirect("http://register.example/x"), "leads to http://register.example/x, which is", 1),
        (redirect("https://me:word@register.example/x"), "to https://register.example/x, which", 1),
        (redirect("https://register.example:port/"), "leads to an address that cannot be read", 1),
        (redirect("https://inside.example/"), "inside.example leads to 10.0.0.7, an address", 1),
        (redirect("https://10.0.0.7/"), "10.0.0.7 leads to 10.0.0.7, an address inside", 1),
    ],
)
def test_a_fault_keeps_nothing_and_says_why(
    server: Loopback,
    source: Fetcher,
    archive: Archive,
    tmp_path: Path,
    behaviour: Behaviour,
    words: str,
    requests: int,
) -> None:
    server.on(URL, behaviour)
    assert words in refusal(source, archive, tmp_path)
    assert len(server.asked(URL)) == requests


def test_a_body_without_end_is_not_read_beyond_the_limit(
    server: Loopback, source: Fetcher, archive: Archive, tmp_path: Path
) -> None:
    server.on(URL, huge(200_000_000))
    assert "is larger than 67108864 bytes" in refusal(source, archive, tmp_path)
    assert server.sent[URL] < client.LIMIT + 16 * 1024 * 1024


def test_a_body_announced_as_too_large_is_not_read(
    server: Loopback, source: Fetcher, archive: Archive, tmp_path: Path
) -> None:
    server.on(URL, reply(PIECE, headers={"Content-Length": str(200_000_000)}))
    assert "is larger than 67108864 bytes" in refusal(source, archive, tmp_path)


@pytest.mark.parametrize("behaviour", [drip, drip_headers])
def test_an_answer_that_drips_ends_at_the_deadline(
    server: Loopback,
    authority: Authority,
    archive: Archive,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    behaviour: Behaviour,
) -> None:
    monkeypatch.setattr(web, "DEADLINE", 0.5)
    server.on(URL, behaviour)
    network = to_loopback(server.port, authority.file)
    with fetcher(archive, network=network, clock=Clock(sleep=clock.sleep)) as source:
        said = refusal(source, archive, tmp_path)
    assert "took longer than 0.5 seconds" in said
    assert len(server.asked(URL)) == 1


def test_more_than_five_redirects_are_not_followed(
    server: Loopback, source: Fetcher, archive: Archive, tmp_path: Path
) -> None:
    for number in range(8):
        server.on(f"{URL}{number}", redirect(f"/list{number + 1}"))
    server.on(f"{URL}8", reply(b"rows"))
    assert "leads on more than 5 times" in refusal(source, archive, tmp_path, f"{URL}0")
    assert not server.asked(f"{URL}6")
    assert source.get(Get(url=f"{URL}3")).url == f"{URL}8"


@pytest.mark.parametrize(
    ("host", "dates", "words"),
    [
        ("other.example", None, "Hostname mismatch, certificate is not valid for"),
        ("register.example", LONG_AGO, "certificate has expired"),
    ],
)
def test_a_certificate_for_another_name_or_time_is_refused(
    server: Loopback,
    authority: Authority,
    source: Fetcher,
    archive: Archive,
    tmp_path: Path,
    host: str,
    dates: tuple[datetime, datetime] | None,
    words: str,
) -> None:
    server.present("register.example", authority.issue(host, dates=dates))
    said = refusal(source, archive, tmp_path)
    assert said.startswith("register.example shows a certificate that cannot be trusted (")
    assert words in said
    assert server.requests == []


def test_a_certificate_that_nobody_vouches_for_is_refused(
    server: Loopback, source: Fetcher, archive: Archive, tmp_path: Path
) -> None:
    server.present("register.example", self_signed("register.example"))
    said = refusal(source, archive, tmp_path)
    assert said.startswith("register.example shows a certificate that cannot be trusted (self-sig")
    assert server.requests == []


def test_a_port_where_nobody_listens_is_tried_again(
    authority: Authority, archive: Archive, clock: FakeClock, tmp_path: Path
) -> None:
    with socket.socket() as silent_port:
        silent_port.bind(("127.0.0.1", 0))
        network = to_loopback(silent_port.getsockname()[1], authority.file)
        with fetcher(archive, network=network, clock=clock.clock) as source:
            said = refusal(source, archive, tmp_path)
    assert "could not be reached (ConnectError: " in said
    assert len(clock.sleeps) == ATTEMPTS - 1
