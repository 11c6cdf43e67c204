"""Every fault against a real server: one line says why, the last good rows are untouched."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

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
from warned_sites import accept_warned_sites

from xiancha.fetch import client, redirects
from xiancha.fetch.archive import Archive
from xiancha.fetch.client import ATTEMPTS, Fetcher, fetcher
from xiancha.fetch.clock import Clock
from xiancha.model import Get
from xiancha.refresh.renew import renew
from xiancha.registers import catalogue
from xiancha.store import Store
from xiancha.store.current_rows import Current, current

REGISTER = catalogue.register("lt-illegal-websites")
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


class Held(NamedTuple):
    """What a register held before it was renewed: a store with its starter rows, an archive."""

    store: Store
    archive: Archive
    documents: Path

    def state(self) -> tuple[list[Current], set[Path]]:
        """The rows that stand, and the files of the archive."""
        return list(current(self.store, REGISTER.id)), set(self.documents.rglob("*"))


@pytest.fixture
def held(store: Store, archive: Archive, tmp_path: Path) -> Held:
    accept_warned_sites(store)
    return Held(store, archive, tmp_path / "documents")


def refusal(source: Fetcher, held: Held, url: str = URL) -> str:
    """The line that says why a register could not be renewed; its rows stand as they did."""
    before = held.state()
    (outcome,) = renew(REGISTER, "", lambda _: source.get(Get(url=url)), held.store, held.archive)
    said = outcome.problem
    assert "\n" not in said
    assert said.count(". ") == 1
    assert "Nothing was changed; " in said
    assert held.state() == before
    assert before[0]
    assert [run.problem for run in held.store.runs(REGISTER.id)] == [said]
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
    held: Held,
    behaviour: Behaviour,
    words: str,
    requests: int,
) -> None:
    server.on(URL, behaviour)
    assert words in refusal(source, held)
    assert len(server.asked(URL)) == requests


def test_a_body_without_end_is_not_read_beyond_the_limit(
    server: Loopback, source: Fetcher, held: Held
) -> None:
    server.on(URL, huge(200_000_000))
    assert "is larger than 67108864 bytes" in refusal(source, held)
    assert server.sent[URL] < client.LIMIT + 16 * 1024 * 1024


def test_a_body_announced_as_too_large_is_not_read(
    server: Loopback, source: Fetcher, held: Held
) -> None:
    server.on(URL, reply(PIECE, headers={"Content-Length": str(200_000_000)}))
    assert "is larger than 67108864 bytes" in refusal(source, held)


@pytest.mark.parametrize("behaviour", [drip, drip_headers])
def test_an_answer_that_drips_ends_at_the_deadline(
    server: Loopback,
    authority: Authority,
    held: Held,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
    behaviour: Behaviour,
) -> None:
    monkeypatch.setattr(redirects, "DEADLINE", 0.5)
    server.on(URL, behaviour)
    network = to_loopback(server.port, authority.file)
    with fetcher(held.archive, network=network, clock=Clock(sleep=clock.sleep)) as source:
        said = refusal(source, held)
    assert "took longer than 0.5 seconds" in said
    assert len(server.asked(URL)) == 1


def test_more_than_five_redirects_are_not_followed(
    server: Loopback, source: Fetcher, held: Held
) -> None:
    for number in range(8):
        server.on(f"{URL}{number}", redirect(f"/list{number + 1}"))
    server.on(f"{URL}8", reply(b"rows"))
    assert "leads on more than 5 times" in refusal(source, held, f"{URL}0")
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
    held: Held,
    host: str,
    dates: tuple[datetime, datetime] | None,
    words: str,
) -> None:
    server.present("register.example", authority.issue(host, dates=dates))
    said = refusal(source, held)
    assert said.startswith("register.example shows a certificate that cannot be trusted (")
    assert words in said
    assert server.requests == []


def test_a_certificate_that_nobody_vouches_for_is_refused(
    server: Loopback, source: Fetcher, held: Held
) -> None:
    server.present("register.example", self_signed("register.example"))
    said = refusal(source, held)
    assert said.startswith("register.example shows a certificate that cannot be trusted (self-sig")
    assert server.requests == []


def test_a_port_where_nobody_listens_is_tried_again(
    authority: Authority, held: Held, clock: FakeClock
) -> None:
    with socket.socket() as silent_port:
        silent_port.bind(("127.0.0.1", 0))
        network = to_loopback(silent_port.getsockname()[1], authority.file)
        with fetcher(held.archive, network=network, clock=clock.clock) as source:
            said = refusal(source, held)
    assert "could not be reached (ConnectError: " in said
    assert len(clock.sleeps) == ATTEMPTS - 1
