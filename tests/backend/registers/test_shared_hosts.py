import pytest

from xiancha import normalise
from xiancha.registers import shared_hosts


@pytest.mark.parametrize(
    "host",
    ["play.google.com", "zh-cn.facebook.com", "tilda.ws", "bit.ly", "com.sg", "github.io"],
)
def test_shared_hosts(host: str) -> None:
    assert shared_hosts.is_shared(host)


@pytest.mark.parametrize("host", ["swlt.tilda.ws", "1-cash.sg", "someone.github.io", "jr.jd.com"])
def test_single_sites(host: str) -> None:
    assert not shared_hosts.is_shared(host)


def test_every_line_is_a_host_in_normal_form_and_stands_once() -> None:
    text = (shared_hosts.Path(shared_hosts.__file__).parent / "shared_hosts.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(lines) == len(set(lines))
    for line in lines:
        assert normalise.host(line.lstrip(".")) == line.lstrip(".")


@pytest.mark.parametrize(
    ("host", "steps"),
    [
        ("apply.1-cash.sg", ["apply.1-cash.sg", "1-cash.sg"]),
        ("x.swlt.tilda.ws", ["x.swlt.tilda.ws", "swlt.tilda.ws"]),
        ("id1.apps.apple.com", ["id1.apps.apple.com"]),
        ("apps.apple.com", []),
        ("apply.play.google.com", []),
        ("a.zh-cn.facebook.com", []),
    ],
)
def test_a_walk_ends_below_a_shared_host(host: str, steps: list[str]) -> None:
    """What is known of apple.com says nothing of what others put on apps.apple.com."""
    assert shared_hosts.walk(host) == steps
