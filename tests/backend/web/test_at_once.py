"""A plain question is answered past ASGI: a real server, real sockets on loopback."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from served import serving
from starlette.testclient import TestClient

from xiancha.settings import networks
from xiancha.web import turns
from xiancha.web.app import Application, create_app

QUESTIONS = ["q=1-cash.sg", "host=nowhere.example", "name=%E6%8B%9B%E8%81%94&lang=en", "q=a%20b+c"]
Served = tuple[Application, tuple[str, int]]


@pytest.fixture(scope="module")
def served(editions: Path) -> Iterator[Served]:
    app = create_app(editions, networks("127.0.0.1"))
    with serving(app) as address:
        yield app, address


@pytest.fixture
def past(served: Served, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Of each plain question, in its order, whether it was answered past ASGI."""
    taken, really = [], Application.at_once

    def watched(app: Application, *asked: object) -> bytes | None:
        told = really(app, *asked)  # type: ignore[arg-type]
        taken.append(bool(told))
        return told

    monkeypatch.setattr(Application, "at_once", watched)
    return taken


def request(path: str, *lines: str) -> bytes:
    return "\r\n".join([f"GET {path} HTTP/1.1", "Host: a", *lines, "", ""]).encode()


def answers(address: tuple[str, int], *pieces: bytes) -> list[tuple[int, dict[str, str], bytes]]:
    """Status, headers and body of each answer; the last piece asks to close."""
    found, rest = [], b""
    with socket.create_connection(address, timeout=30) as client:
        for piece in pieces:
            client.sendall(piece)
        while part := client.recv(65_536):
            rest += part
    while rest:
        head, _, rest = rest.partition(b"\r\n\r\n")
        status, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value for name, value in (one.split(": ", 1) for one in lines)}
        length = int(headers.get("content-length", 0))
        found.append((int(status.split()[1]), headers, rest[:length]))
        rest = rest[length:]
    return found


LAST = request("/healthz", "Connection: close")


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_is_the_answer_that_asgi_gives(served: Served, past: list[bool], question: str) -> None:
    app, address = served
    (status, headers, body), _ = answers(address, request(f"/v1/lookup?{question}"), LAST)
    common = TestClient(app).get(f"/v1/lookup?{question}", headers={"accept-language": ""})
    assert past == [True]
    assert status == common.status_code == 200
    assert body == common.content
    assert headers.pop("date")
    headers.pop("server", None)
    assert headers == dict(common.headers)


@pytest.mark.parametrize(
    "asked",
    [
        request("/v1/lookup?q=1-cash.sg", "Connection: close"),
        request("/v1/lookup?q=1-cash.sg", "Content-Length: 2") + b"{}" + LAST,
        request("/v1/lookup?q=1-cash.sg", "Expect: 100-continue") + LAST,
        request("/v1/lookup?q=1-cash.sg#part") + LAST,
        request("/v1/lookup?q=1-cash.sg").replace(b"1.1", b"1.0"),
    ],
)
def test_what_is_more_than_a_plain_question_goes_the_common_way(
    served: Served, past: list[bool], asked: bytes
) -> None:
    status, _, body = answers(served[1], asked)[0]
    assert not any(past)
    assert status == 200
    assert b'"verdict":"licensed"' in body


def test_whoever_holds_the_answer_is_told_so(served: Served) -> None:
    plain = request("/v1/lookup?q=1-cash.sg")
    (_, headers, _), _ = answers(served[1], plain, LAST)
    held = request("/v1/lookup?q=1-cash.sg", f"If-None-Match: {headers['etag']}")
    (status, _, body), _ = answers(served[1], held, LAST)
    assert (status, body) == (304, b"")


def test_a_bad_question_is_a_problem(served: Served, past: list[bool]) -> None:
    (status, headers, _), _ = answers(served[1], request("/v1/lookup?host="), LAST)
    assert (status, headers["content-type"]) == (400, "application/problem+json")
    assert past == [False]


@given(st.lists(st.sampled_from(["a.example", "1-cash.sg", ""]), min_size=1, max_size=12))
def test_questions_sent_together_are_answered_in_their_order(
    served: Served, hosts: list[str]
) -> None:
    sent = b"".join(request(f"/v1/lookup?host={host}") for host in hosts)
    found = answers(served[1], sent + LAST)
    assert [status for status, *_ in found] == [200 if host else 400 for host in hosts] + [200]
    said = [re.findall(rb'"text":"([^"]*)"', body)[:1] for _, _, body in found[:-1]]
    assert said == [[host.encode()] if host else [] for host in hosts]


def test_of_what_comes_together_one_is_answered_at_once(served: Served, past: list[bool]) -> None:
    answers(served[1], request("/v1/lookup?q=1-cash.sg") * 5 + LAST)
    assert past == [True]


def test_after_a_long_question_others_go_first(
    served: Served, past: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "LONG", -1)
    monkeypatch.setattr(turns, "ROUNDS", 1000)
    plain = request("/v1/lookup?q=1-cash.sg")
    with socket.create_connection(served[1], timeout=30) as first:
        first.sendall(plain)
        assert first.recv(65_536).startswith(b"HTTP/1.1 200 ")
        assert [status for status, *_ in answers(served[1], plain + LAST)] == [200, 200]
    assert past[0]


def test_it_is_counted_like_any_other(editions: Path) -> None:
    app = create_app(editions, networks("127.0.0.1"))
    with serving(app) as address:
        answers(address, request("/v1/lookup?q=1-cash.sg"), LAST)
        told = answers(address, request("/metrics", "Connection: close"))[0][2].decode()
    assert 'xiancha_answers_total{address="/v1/lookup",status="200"} 1.0' in told
    assert 'xiancha_answer_seconds_count{address="/v1/lookup"} 1.0' in told
    assert 'xiancha_verdicts_total{verdict="licensed"} 1.0' in told
