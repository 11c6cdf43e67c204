"""`pull` and `serve --from` as people run them."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from commands import Command
from origin import Publisher, Static

from xiancha.commands import replicas
from xiancha.edition import on_disk
from xiancha.publish import sign_timestamp
from xiancha.replica.pull import PullProblem
from xiancha.replica.replica_state import Trust
from xiancha.settings import Settings

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Publisher:
    """Who has published once today: commands look at the clock."""
    began = datetime.now(UTC).replace(microsecond=0) - timedelta(seconds=1)
    made = Publisher(tmp_path_factory.mktemp("today") / "publisher", began, timedelta(seconds=1))
    made.publish()
    return made


def test_pull_fills_the_folder_that_is_served(
    publisher: Publisher, server: Static, settings: Settings, xiancha: Command
) -> None:
    pull = ["pull", server.address, "--fingerprint", publisher.ring.fingerprint.upper()]
    code, out, err = xiancha(*pull)
    number = on_disk.newest(publisher.editions).number
    assert (code, err) == (0, "")
    assert out.startswith(f"Edition {number} in {settings.editions}; ")
    assert on_disk.newest(settings.editions).number == number
    code, out, _ = xiancha(*pull)
    assert (code, "files fetched: 1," in out) == (0, True)


def test_pull_believes_a_copy_of_the_list_of_keys(
    publisher: Publisher, server: Static, tmp_path: Path, xiancha: Command
) -> None:
    copy = tmp_path / "keys.json"
    copy.write_bytes(publisher.ring.published)
    place = tmp_path / "elsewhere"
    assert xiancha("pull", server.address, "--keys", str(copy), "--to", str(place))[0] == 0
    assert on_disk.newest(place).number == on_disk.newest(publisher.editions).number


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Say whom to trust"),
        (["--fingerprint", "abc"], "“abc” is no fingerprint"),
        (["--fingerprint", "0" * 64], "no list of keys with the fingerprint"),
        (["--keys", __file__], "is no list of keys"),
        (["--keys", "/nowhere/keys.json"], "No such file"),
    ],
)
def test_pull_says_in_one_line_what_is_wrong(
    server: Static, settings: Settings, xiancha: Command, arguments: list[str], said: str
) -> None:
    code, out, err = xiancha("pull", server.address, *arguments)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert said in err


@pytest.mark.parametrize("url", ["ftp://host/editions", "nonsense", "https://me@host/", "https://"])
def test_an_address_that_is_none_is_said(url: str, settings: Settings, xiancha: Command) -> None:
    code, _, err = xiancha("pull", url, "--fingerprint", "0" * 64)
    assert (code, err.count("\n")) == (1, 1)
    assert "That is no address of editions" in err


def test_an_address_without_editions_does_not_blame_the_fingerprint(
    server: Static, publisher: Publisher, settings: Settings, xiancha: Command
) -> None:
    address = f"{server.address}/v2"
    code, _, err = xiancha("pull", address, "--fingerprint", publisher.ring.fingerprint)
    assert (code, err.count("\n")) == (1, 1)
    assert f"{address} has no v2/keys.json. Give the folder of editions" in err
    assert "fingerprint" not in err


def test_a_damaged_replica_is_told_to_pull_and_a_publisher_to_publish(
    publisher: Publisher, server: Static, settings: Settings, xiancha: Command
) -> None:
    pull = ["pull", server.address, "--fingerprint", publisher.ring.fingerprint]
    assert xiancha(*pull)[0] == 0
    for place, again in ((settings.editions, "Pull again"), (publisher.editions, "Publish again")):
        on_disk.newest(place).path("lookup.sqlite").unlink()
        with pytest.raises(on_disk.EditionRefused, match=f"{again}: xiancha p"):
            on_disk.newest(place)


def test_a_follower_begins_with_what_it_has_and_logs_a_failure_once(
    publisher: Publisher, server: Static, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    place, trust = tmp_path / "place", Trust(fingerprint=publisher.ring.fingerprint)
    server.status = 500
    with pytest.raises(replicas.FAULTS):
        replicas.follow(server.address, place, trust)
    server.status = 200
    replicas.once(server.address, place, trust, 30)
    assert replicas.follow(server.address, place, trust).failure == ""
    server.status = 500
    assert "answered 500" in replicas.follow(server.address, place, trust).failure
    with caplog.at_level(logging.WARNING):
        failure = replicas.round_of(server.address, place, trust, "")
        assert "answered 500" in failure
        again = replicas.round_of(server.address, place, trust, failure)
        assert again
        own = [one.message for one in caplog.records if one.name.startswith("xiancha")]
        assert own == [failure]
        server.status = 200
        publisher.now = datetime.now(UTC).replace(microsecond=0)
        sign_timestamp.again(publisher.editions, publisher.ring, publisher.now)
        assert replicas.round_of(server.address, place, trust, again) == ""
    assert "again" in caplog.records[-1].message
    assert on_disk.stamped(place).issued_at == publisher.now


def test_a_follower_outlives_what_nobody_foresaw(
    publisher: Publisher,
    server: Static,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    place, trust = tmp_path / "place", Trust(fingerprint=publisher.ring.fingerprint)
    with monkeypatch.context() as patch:
        patch.setattr(replicas, "once", lambda *_: {}["nobody"])
        failure = replicas.round_of(server.address, place, trust, "")
    assert failure
    assert caplog.records[-1].exc_info, "an unforeseen fault is logged with its place"
    assert replicas.round_of(server.address, place, trust, failure) == ""


def test_a_redirect_is_not_followed(server: Static, publisher: Publisher, tmp_path: Path) -> None:
    server.status = 301
    trust = Trust(fingerprint=publisher.ring.fingerprint)
    with pytest.raises(PullProblem, match="leads on to another address"):
        replicas.once(server.address, tmp_path / "place", trust, 30)
