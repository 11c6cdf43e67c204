"""A full or read-only disk, a damaged store: one clear line, and the loop goes on."""

from __future__ import annotations

import json
import re
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
import respx
from commands import Command
from effort import SOAK
from no_rights import give_away, with_mode
from registry import EXPORT, LITHUANIA
from small_editions import without_checklists
from typer.testing import CliRunner
from warned_sites import accept_warned_sites

from xiancha.cli import app
from xiancha.commands import registers as register_commands
from xiancha.edition import files, on_disk
from xiancha.edition.envelope import Envelope
from xiancha.fetch.client import fetcher
from xiancha.fetch.clock import Clock
from xiancha.publish import folder, upload
from xiancha.registers.lt_illegal_websites.parse import URL
from xiancha.settings import Settings, load
from xiancha.store import Store

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("without_checklists")]


@contextmanager
def room_for(most: int) -> Iterator[None]:
    """No file can grow beyond so many bytes: a real refusal of the system, wherever this runs."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """Data outside of pytest's own folder, where any user gets; all of it may be written by all."""
    place = Path(tempfile.mkdtemp(prefix="xiancha-data-"))
    place.chmod(0o777)
    monkeypatch.setenv("XIANCHA_DATA_DIR", str(place))
    monkeypatch.delenv("XIANCHA_FCA_KEY", raising=False)
    yield load()
    shutil.rmtree(place)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data with a key, warned sites and an edition, to be copied."""
    place = tmp_path_factory.mktemp("published")
    store = Store(f"sqlite:///{place / 'store.sqlite'}")
    accept_warned_sites(store)
    store.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XIANCHA_DATA_DIR", str(place))
        without_checklists(patch)
        for command in (("keys", "new"), ("publish",)):
            assert CliRunner().invoke(app, command).exit_code == 0
    return place


@pytest.fixture
def published(data: Settings, first: Path) -> int:
    """The number of an edition that is served."""
    shutil.copytree(first, data.data_dir, dirs_exist_ok=True)
    data.data_dir.chmod(0o777)
    for file in data.data_dir.rglob("*"):
        if file.suffix == ".pem":
            give_away(file)
        else:
            file.chmod(0o777 if file.is_dir() else 0o666)
    return folder.pointed(data.editions)


def left_as_it_was(editions: Path, number: int) -> None:
    assert on_disk.newest(editions).number == number
    assert {child.name for child in editions.iterdir()} == {
        ".lock",
        ".made-from.json",
        "v2",
    }
    assert not [*editions.rglob(".latest-*")]


@pytest.mark.soak
@pytest.mark.parametrize("most", [0, 5_000, 100_000, 1_000_000] if SOAK else [0, 100_000])
def test_a_full_disk_is_one_line_and_the_edition_served_stays(
    data: Settings, published: int, xiancha: Command, most: int
) -> None:
    """From the first file to the database, which comes last."""
    with room_for(most):
        code, out, err = xiancha("publish")
    assert (code, out) == (1, "")
    assert re.search(
        rf"^xiancha: {data.editions} could not be written \(.+\)\. .* make ro.*\n$", err
    )
    left_as_it_was(data.editions, published)
    assert xiancha("publish")[0] == 0


def test_where_it_is_sent_is_named_when_that_disk_is_full(
    data: Settings, published: int, tmp_path: Path
) -> None:
    host = tmp_path / "host"
    with room_for(1_000_000), pytest.raises(folder.PublishProblem, match=rf"^{host} could not be"):
        upload.send_to(str(host), data.editions)


def test_a_folder_that_cannot_be_written_is_one_line(
    data: Settings, published: int, xiancha: Command
) -> None:
    with with_mode(0o555, data.editions):
        code, out, err = xiancha("publish")
    assert (code, out) == (1, "")
    assert re.search(rf"^xiancha: {data.editions} could not be written \(.*denied\)", err)
    assert "see who may write there" in err
    left_as_it_was(data.editions, published)


def test_a_place_where_a_file_lies_is_one_line(data: Settings, xiancha: Command) -> None:
    xiancha("keys", "new")
    data.editions.write_text("")
    code, _, err = xiancha("publish")
    assert code == 1
    assert re.search(rf"^xiancha: {data.editions} could not be written \(File exists\)", err)


@pytest.fixture
def loop(
    data: Settings, published: int, xiancha: Command, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., tuple[int, str, str]]]:
    """Runs `refresh --every 1h --publish`; what is given is done before each further turn.

    Hours pass at once; after the last turn Ctrl+C ends it.
    """
    site = EXPORT

    def run(*between: Callable[[], object]) -> tuple[int, str, str]:
        left = list(between)

        def sleep(_: float) -> None:
            nonlocal site
            site += "another.example;;\n".replace("another", f"another-{len(left)}")
            if not left:
                raise KeyboardInterrupt
            left.pop(0)()

        monkeypatch.setattr(time, "sleep", sleep)
        return xiancha("refresh", LITHUANIA, "--every", "1h", "--publish")

    hurried = partial(fetcher, clock=Clock(sleep=lambda _: None))
    monkeypatch.setattr(register_commands, "fetcher", hurried)
    with respx.mock as web:
        web.route(path="/robots.txt").respond(404)
        web.get(URL).mock(side_effect=lambda _: respx.MockResponse(content=site.encode()))
        yield run


def test_the_loop_goes_on_after_the_disk_was_full(
    data: Settings, published: int, loop: Callable[..., tuple[int, str, str]]
) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    less_than_a_database = (1_000_000, hard)
    full = partial(resource.setrlimit, resource.RLIMIT_FSIZE, less_than_a_database)
    roomy = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (soft, hard))
    try:
        code, out, err = loop(full, roomy)
    finally:
        roomy()
    told = [line for line in err.splitlines() if not line.startswith("note: ")]
    assert code == 130
    assert len(told) == 1
    assert "could not be " in told[0]
    assert len(re.findall(r"^Edition \d+ published", out, re.M)) == 2
    assert on_disk.newest(data.editions).number > published


def test_the_loop_goes_on_after_the_store_was_damaged(
    data: Settings, published: int, loop: Callable[..., tuple[int, str, str]]
) -> None:
    store = data.data_dir / "store.sqlite"
    whole = store.read_bytes()
    garbage, restored = (
        partial(store.write_bytes, b"\xff" * 4096),
        partial(store.write_bytes, whole),
    )
    code, out, err = loop(garbage, restored)
    told = [line for line in err.splitlines() if not line.startswith("note: ")]
    assert code == 130
    assert told
    assert all("is damaged (" in line and "Restore it from a copy" in line for line in told)
    assert len(re.findall(r"^Edition \d+ (?:published|unchanged)", out, re.M)) == 2


def test_the_loop_goes_on_after_the_clock_was_wrong(
    data: Settings, published: int, loop: Callable[..., tuple[int, str, str]]
) -> None:
    """As another machine would have left it that publishes into the same folder."""
    ahead = data.editions / files.manifest_path(99999999999)
    envelope = Envelope.read((data.editions / files.manifest_path(published)).read_bytes())
    later = json.loads(envelope.signed) | {"published_at": "2099-01-01T00:00:00Z"}
    wrong = Envelope(signed=json.dumps(later), signatures={}).text()
    code, out, err = loop(partial(ahead.write_text, wrong), ahead.unlink)
    (told,) = [line for line in err.splitlines() if not line.startswith("note: ")]
    assert code == 130
    assert f"move {ahead} " in told
    assert len(re.findall(r"^Edition \d+ published", out, re.M)) == 2


def test_the_loop_removes_the_oldest(
    data: Settings, published: int, xiancha: Command, loop: Callable[..., tuple[int, str, str]]
) -> None:
    """30 stay where nothing else is asked for."""
    for number in range(1, 40):
        (data.editions / files.manifest_path(number)).write_text("{}")
    loop()
    assert len(folder.numbers(data.editions)) == folder.KEEP == 30
