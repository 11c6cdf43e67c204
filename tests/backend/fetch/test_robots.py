"""robots.txt is read once per host and obeyed."""

from __future__ import annotations

import pytest
from clocks import FakeClock
from loopback import Behaviour, Loopback, hang_up, redirect, reply, status

from xiancha.fetch.client import ATTEMPTS, Fetcher, FetchFailed
from xiancha.model import Get

URL = "https://register.example/list?page=2"
ROBOTS = "https://register.example/robots.txt"
FORBIDDEN = "User-agent: *\nDisallow: /list"


@pytest.fixture(autouse=True)
def _list(server: Loopback) -> None:
    server.on(URL, reply(b"rows"))


@pytest.mark.parametrize(
    "rules",
    [
        "User-agent: *\nDisallow: /private",
        "User-agent: xiancha\nDisallow:\n\nUser-agent: *\nDisallow: /",
        f"{FORBIDDEN}\nAllow: /list?page=",
        "\ufeffUser-agent: Xiancha\nAllow: /\n\nUser-agent: *\nDisallow: /",
        "<html>no such page</html>",
        "# " + "x" * 500 * 1024 + "\n" + FORBIDDEN,
    ],
)
def test_what_is_allowed_is_read(server: Loopback, source: Fetcher, rules: str) -> None:
    server.on(ROBOTS, reply(rules.encode()))
    assert source.get(Get(url=URL)).body == b"rows"


@pytest.mark.parametrize(
    "rules",
    [
        FORBIDDEN,
        "User-agent: *\nAllow: /\n\nUser-agent: Xiancha\nDisallow: /",
        "User-agent: *\nDisallow: /*?page=",
        FORBIDDEN + "\n# " + "x" * 500 * 1024,
    ],
)
def test_what_is_forbidden_is_not_read(server: Loopback, source: Fetcher, rules: str) -> None:
    server.on(ROBOTS, reply(rules.encode()))
    with pytest.raises(FetchFailed) as failed:
        source.get(Get(url=URL))
    assert str(failed.value) == (
        "The robots.txt of register.example does not allow programs to read "
        "https://register.example/list?…. Nothing was changed; open the page in a browser and "
        "import the file by hand."
    )
    assert not server.asked(URL)


@pytest.mark.parametrize("code", [400, 401, 403, 404, 410, 429])
def test_a_host_without_rules_allows_everything(
    server: Loopback, source: Fetcher, code: int
) -> None:
    server.on(ROBOTS, status(code))
    assert source.get(Get(url=URL)).body == b"rows"
    assert len(server.asked(ROBOTS)) == 1


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [
        (status(500), "https://register.example/robots.txt answered 500"),
        (status(503, retry_after="900"), "asks to be left alone until 2026-11-24 12:15"),
        (hang_up, "could not be reached"),
        (redirect("http://register.example/robots.txt"), "is not a plain https address"),
        (redirect(ROBOTS), "leads in a circle"),
    ],
)
def test_a_host_whose_rules_cannot_be_read_is_left_alone(
    server: Loopback, source: Fetcher, behaviour: Behaviour, reason: str
) -> None:
    server.on(ROBOTS, behaviour)
    for _ in range(2):
        with pytest.raises(FetchFailed, match=r"^register.example is left alone") as failed:
            source.get(Get(url=URL))
        assert reason in str(failed.value)
    assert len(server.asked(ROBOTS)) <= ATTEMPTS
    assert not server.asked(URL)


def test_rules_are_asked_for_once_and_again_only_after_a_passing_failure(
    server: Loopback, source: Fetcher
) -> None:
    server.on(ROBOTS, status(503), reply(FORBIDDEN.encode()))
    for _ in range(3):
        with pytest.raises(FetchFailed, match="does not allow"):
            source.get(Get(url=URL))
    assert len(server.asked(ROBOTS)) == 2


def test_rules_may_stand_elsewhere(server: Loopback, source: Fetcher) -> None:
    server.on(ROBOTS, redirect("https://www.register.example/robots.txt"))
    server.on("https://www.register.example/robots.txt", reply(FORBIDDEN.encode()))
    with pytest.raises(FetchFailed, match="does not allow"):
        source.get(Get(url=URL))


def test_a_redirect_into_what_is_forbidden_is_not_followed(
    server: Loopback, source: Fetcher
) -> None:
    start = "https://start.example/"
    server.on(start, redirect(URL))
    server.on(ROBOTS, reply(FORBIDDEN.encode()))
    with pytest.raises(FetchFailed, match=r"The robots.txt of register.example does not allow"):
        source.get(Get(url=start))
    assert not server.asked(URL)


@pytest.mark.parametrize(
    ("delay", "seconds"), [("0.1", 1.0), ("7", 7.0), ("3600", 30.0), ("-1", 1.0), ("soon", 1.0)]
)
def test_the_delay_that_a_host_asks_for_is_kept(
    server: Loopback, source: Fetcher, clock: FakeClock, delay: str, seconds: float
) -> None:
    server.on(ROBOTS, reply(f"User-agent: *\nCrawl-delay: {delay}".encode()))
    source.get(Get(url=URL))
    source.get(Get(url=URL))
    assert clock.sleeps == [seconds, seconds]
