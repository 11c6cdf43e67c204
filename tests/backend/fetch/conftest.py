"""What the tests of the fetch layer share: a clock, an archive, and a server on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina
from authority import Authority
from clocks import FakeClock
from loopback import Loopback, to_loopback

from xiancha.fetch.archive import Archive
from xiancha.fetch.client import ATTEMPTS, Fetcher, fetcher


@pytest.fixture(autouse=True)
def _no_backing_off() -> Iterator[None]:
    """As many attempts as ever, but without the random waits between them."""
    with stamina.set_testing(True, attempts=ATTEMPTS, cap=True):
        yield


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "documents")


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def server(authority: Authority, tmp_path: Path) -> Iterator[Loopback]:
    """The server on loopback, for any host, with good certificates unless told otherwise."""
    with Loopback(authority.issue, tmp_path) as loopback:
        yield loopback


@pytest.fixture
def source(
    server: Loopback, authority: Authority, archive: Archive, clock: FakeClock
) -> Iterator[Fetcher]:
    """A fetcher for which every host is the server on loopback."""
    network = to_loopback(server.port, authority.file)
    with fetcher(archive, network=network, clock=clock.clock) as made:
        yield made
