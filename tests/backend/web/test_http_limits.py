"""What a client may send and how long it may take: a real server, real sockets on loopback."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from served import serving

from xiancha.web.app import create_app
from xiancha.web.http_limits import Connection, Whole

pytestmark = pytest.mark.slow
ASKING = b"GET /v1/registers HTTP/1.1\r\nHost: a\r\n\r\n"


class Impatient(Connection):
    """The same with short limits, so that nobody waits for the end of a test."""

    MOST_OPEN = 20
    SECONDS_TO_SEND = 0.3
    SECONDS_TO_READ = 0.3


@pytest.fixture(scope="module")
def address(editions: Path) -> Iterator[tuple[str, int]]:
    with serving(create_app(editions), Impatient) as found:
        yield found


def sent(address: tuple[str, int], *pieces: bytes) -> bytes:
    """All that comes back until the server closes."""
    with socket.create_connection(address, timeout=30) as client:
        with contextlib.suppress(ConnectionError):
            for piece in pieces:
                client.sendall(piece)
        return everything(client)


def everything(client: socket.socket) -> bytes:
    found = b""
    with contextlib.suppress(ConnectionError):
        while part := client.recv(65_536):
            found += part
    return found


def problem(answer: bytes) -> int:
    """The status of a problem, told alike in the head and in the body."""
    head, _, body = answer.rpartition(b"\r\n\r\n")
    assert b"content-type: application/problem+json" in head
    status: int = json.loads(body)["status"]
    assert f"HTTP/1.1 {status} ".encode() in head
    return status


@pytest.mark.parametrize(
    ("pieces", "status"),
    [
        ([b"GET /?q=" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n"], 414),
        ([b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 33_000 + b"\r\n\r\n"], 431),
        ([b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: a\r\n" * 9_000 + b"\r\n"], 431),
        ([b"GET / HTTP/1.1\r\nHost: a\r\n", *[b"X: " + b"a" * 10_000 + b"\r\n"] * 10_000], 431),
        ([b"GET / HTTP/1.1\r\nHost: a\r\nX: ", *[b"a" * 10_000] * 10_000], 431),
        ([b"GET /?q=", *[b"a" * 10_000] * 10_000], 431),
        ([b"hello\r\n\r\n"], 400),
        ([b"GET / HTTP/1.1\r\nHost: a\r\n"], 408),
        ([b""], 408),
        ([b"\r\n"], 408),
        ([b"POST /v1/lookup HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\n{"], 408),
        ([b"POST /v1/lookup HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{"], 408),
    ],
    ids=lambda value: value if isinstance(value, int) else None,
)
def test_what_is_too_much_or_too_late_is_refused_and_closed(
    address: tuple[str, int], pieces: list[bytes], status: int
) -> None:
    assert problem(sent(address, *pieces)) == status


def test_letters_that_were_not_encoded_are_told_how_to_come(address: tuple[str, int]) -> None:
    answer = sent(address, "GET /v1/lookup?q=招联 HTTP/1.1\r\nHost: a\r\n\r\n".encode())
    assert problem(answer) == 400
    assert b"percent-encoded" in answer


def test_who_leaves_in_the_middle_of_a_question_is_no_fault_of_the_server(
    address: tuple[str, int], caplog: pytest.LogCaptureFixture
) -> None:
    asked = b"POST /v1/lookup HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\n{"
    with caplog.at_level("ERROR", "uvicorn.error"):
        sent(address, asked)
    assert not caplog.records


def test_the_longest_question_may_be_asked(address: tuple[str, int]) -> None:
    asked = "/v1/lookup?q=" + "%E6%8B%9B" * 682
    head = f"GET {asked} HTTP/1.1\r\nHost: a\r\nCookie: {'a' * 8000}\r\nConnection: close\r\n\r\n"
    assert sent(address, head.encode()).startswith(b"HTTP/1.1 200 ")


def test_whoever_asks_one_after_another_keeps_the_connection(address: tuple[str, int]) -> None:
    """Many heads together are longer than one may be, and come later than one may."""
    asked = b"GET /healthz HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 8_000 + b"\r\n\r\n"
    with socket.create_connection(address, timeout=30) as client:
        for _ in range(10):
            client.sendall(asked)
            assert client.recv(65_536).startswith(b"HTTP/1.1 200 ")
        client.sendall(asked * 3 + ASKING.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        assert everything(client).count(b"HTTP/1.1 200 ") == 4


def test_a_second_request_must_come_whole_as_well(address: tuple[str, int]) -> None:
    asked = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
    answer = sent(address, asked + b"GET /heal")
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert problem(answer) == 408
    with socket.create_connection(address, timeout=30) as client:
        client.sendall(asked)
        assert client.recv(65_536).startswith(b"HTTP/1.1 200 ")
        client.sendall(b"\r\n")
        assert problem(everything(client)) == 408


def test_no_more_connections_than_may_be_open(address: tuple[str, int]) -> None:
    with contextlib.ExitStack() as held:
        for _ in range(Impatient.MOST_OPEN):
            client = held.enter_context(socket.create_connection(address, timeout=30))
            client.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nX:")
        assert problem(sent(address)) == 503
    assert sent(address, ASKING.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))


def test_who_does_not_read_the_answer_is_cut_off() -> None:
    ended = threading.Event()

    async def endless(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        while (await receive())["type"] == "http.request":
            for _ in range(1000):
                await send({"type": "http.response.body", "body": b"a" * 65_536, "more_body": True})
        ended.set()

    with serving(endless, Impatient) as address, socket.create_connection(address) as client:
        client.sendall(ASKING)
        assert ended.wait(30)


class Recorded(asyncio.Transport):
    """What is sent, one by one."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []

    def write(self, data: object) -> None:
        assert isinstance(data, bytes)
        self.sent.append(data)

    def is_closing(self) -> bool:
        return False

    def close(self) -> None:
        self.sent.append(b"closed")


def test_a_head_leaves_with_what_follows_it() -> None:
    """Who is killed in between would leave half an answer, which no proxy can mend."""
    head, found = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n", Recorded()
    whole = Whole(found)
    for piece in (b"HTTP/1.1 100 Continue\r\n\r\n", head, b"{}", b"more", head, head, head):
        whole.write(piece)
    whole.close()
    continued, *rest = found.sent
    assert continued == b"HTTP/1.1 100 Continue\r\n\r\n"
    assert rest == [head + b"{}", b"more", head + head, head, b"closed"]


def test_a_head_alone_is_sent(address: tuple[str, int]) -> None:
    with socket.create_connection(address, timeout=30) as client:
        client.sendall(b"HEAD / HTTP/1.1\r\nHost: a\r\n\r\n")
        assert client.recv(65_536).endswith(b"\r\n\r\n")
        client.sendall(b"POST /v1/lookup HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n")
        client.sendall(b"Content-Length: 33\r\nContent-Type: application/json\r\n\r\n")
        assert client.recv(65_536) == b"HTTP/1.1 100 Continue\r\n\r\n"
        client.sendall(b'{"questions":[{"host":"1-c.sg"}]}')
        assert client.recv(65_536).startswith(b"HTTP/1.1 200 OK")
