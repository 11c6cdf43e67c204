"""What is tried again, how often, and after how long."""

from __future__ import annotations

import pytest
from clocks import START, FakeClock
from loopback import Behaviour, Loopback, cut, hang_up, redirect, reply, status

from xiancha.fetch.client import Fetcher, FetchFailed
from xiancha.fetch.errors import retry_after
from xiancha.model import Get

URL = "https://register.example/list"
FORM = {"data": '{"start":"0"}', "名": "单"}


@pytest.mark.parametrize(
    "behaviour", [*map(status, (429, 500, 502, 503, 504)), cut(b"x" * 10), hang_up]
)
def test_what_can_pass_is_tried_again(
    server: Loopback, source: Fetcher, behaviour: Behaviour
) -> None:
    server.on(URL, behaviour, behaviour, reply(b"rows"))
    assert source.get(Get(url=URL)).body == b"rows"
    assert len(server.asked(URL)) == 3


def test_a_try_again_starts_with_the_first_redirect(server: Loopback, source: Fetcher) -> None:
    server.on(URL, redirect("/list.pdf"))
    server.on(f"{URL}.pdf", status(503), reply(b"%PDF"))
    assert source.get(Get(url=URL)).url == f"{URL}.pdf"
    assert len(server.asked(URL)) == 2


@pytest.mark.parametrize(
    ("asks", "waits"),
    [
        ("5", [5.0]),
        ("60", [60.0]),
        ("Tue, 24 Nov 2026 12:00:31 GMT", [30.0]),
        ("Tue, 24 Nov 2026 11:00:00 GMT", [1.0]),
        ("soon", [1.0]),
        ("-5", [1.0]),
    ],
)
def test_a_host_that_asks_for_time_is_given_it(
    server: Loopback, source: Fetcher, clock: FakeClock, asks: str, waits: list[float]
) -> None:
    server.on(URL, status(429, retry_after=asks), reply(b"rows"))
    assert source.get(Get(url=URL)).body == b"rows"
    assert clock.sleeps == [1.0, *waits]


@pytest.mark.parametrize("asks", ["61", "9" * 400, "Tue, 24 Nov 2026 14:05:00 GMT"])
def test_a_host_that_asks_for_long_is_left_alone(
    server: Loopback, source: Fetcher, asks: str
) -> None:
    server.on(URL, status(503, retry_after=asks), reply(b"rows"))
    with pytest.raises(FetchFailed, match=r"asks to be left alone until 202\d-\d\d-\d\d \d\d:\d\d"):
        source.get(Get(url=URL))
    assert len(server.asked(URL)) == 1


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("", 0),
        ("0", 0),
        ("120", 120),
        ("Tue, 24 Nov 2026 12:02:00 GMT", 120),
        ("Tue, 24 Nov 2026 12:02:00", 120),
        ("Tue, 24 Nov 2026 12:02:00 +0200", 0),
        ("1.5", 0),
        ("٣", 0),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str, seconds: float) -> None:
    assert retry_after(value, START) == seconds


def test_a_form_is_sent_as_multipart_fields(server: Loopback, source: Fetcher) -> None:
    server.on(URL, reply(b"{}"))
    source.get(Get(url=URL, form=FORM))
    (sent,) = server.asked(URL)
    assert sent.method == "POST"
    assert sent.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert b'name="data"\r\n\r\n{"start":"0"}\r\n' in sent.body
    assert b"filename" not in sent.body
    assert "单".encode() in sent.body


@pytest.mark.parametrize(
    ("behaviour", "requests"),
    [(status(429), 2), (status(503), 2), (status(500), 1), (cut(b"x" * 10), 1), (hang_up, 1)],
)
def test_a_form_is_sent_again_only_where_nothing_was_done_with_it(
    server: Loopback, source: Fetcher, behaviour: Behaviour, requests: int
) -> None:
    server.on(URL, behaviour, reply(b"{}"))
    if requests == 1:
        with pytest.raises(FetchFailed):
            source.get(Get(url=URL, form=FORM))
    else:
        assert source.get(Get(url=URL, form=FORM)).body == b"{}"
    assert len(server.asked(URL)) == requests


def test_a_form_is_not_sent_on_to_another_page(server: Loopback, source: Fetcher) -> None:
    server.on(URL, redirect("/other", code=307))
    with pytest.raises(FetchFailed, match="sends a form on to another page"):
        source.get(Get(url=URL, form=FORM))
    assert not server.asked("https://register.example/other")
