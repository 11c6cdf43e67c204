from __future__ import annotations

from clocks import FakeClock
from loopback import Loopback, redirect, reply

from xiancha.fetch.client import Fetcher
from xiancha.fetch.rate_limit import RateLimit
from xiancha.model import Get


def test_requests_to_one_host_are_kept_apart(clock: FakeClock) -> None:
    pace = RateLimit(clock.clock)
    pace.wait("register.example", 1.0)
    pace.wait("register.example", 1.0)
    pace.wait("other.example", 1.0)
    clock.sleep(0.4)
    pace.wait("register.example", 1.0)
    clock.sleep(60)
    pace.wait("register.example", 1.0)
    assert clock.sleeps == [1.0, 0.4, 0.6, 60]


def test_the_longer_of_two_waits_counts(clock: FakeClock) -> None:
    pace = RateLimit(clock.clock)
    pace.wait("register.example", 1.0)
    pace.postpone("register.example", 10)
    pace.wait("register.example", 1.0)
    pace.postpone("register.example", 0)
    pace.wait("register.example", 5.0)
    assert clock.sleeps == [10.0, 5.0]


def test_every_hop_waits_for_its_own_host(
    server: Loopback, source: Fetcher, clock: FakeClock
) -> None:
    server.on("https://a.example/", redirect("https://b.example/"))
    server.on("https://b.example/", redirect("https://b.example/list"))
    server.on("https://b.example/list", reply(b"rows"))
    source.get(Get(url="https://a.example/"))
    asked = [request.url.removeprefix("https://") for request in server.requests]
    assert asked == [
        "a.example/robots.txt",
        "a.example/",
        "b.example/robots.txt",
        "b.example/",
        "b.example/list",
    ]
    assert clock.sleeps == [1.0, 1.0, 1.0]
