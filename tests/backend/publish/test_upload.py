"""An edition sent to a folder and to a bucket: only what is missing, and the pointers last.

A real storage takes a while for each file: in `make test` one test asks it all, in `make soak` all
of them ask it.
"""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import obstore
import pytest
from commands import Command
from effort import SOAK
from publisher_desk import Desk
from storage import Storage, storage

from xiancha.edition import files, on_disk
from xiancha.edition.envelope import Envelope
from xiancha.edition.timestamp import Timestamp
from xiancha.fetch.bucket import Bucket
from xiancha.fetch.errors import FetchFailed
from xiancha.keys import keyring
from xiancha.publish import folder, upload
from xiancha.publish.folder import PublishProblem
from xiancha.replica.audit import WholeCheck
from xiancha.settings import Settings
from xiancha.store import Store

pytestmark = [pytest.mark.slow, pytest.mark.soak]
_numbers = itertools.count(1)


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> Desk:
    return Desk(store, tmp_path / "desk")


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Storage]:
    with storage(tmp_path_factory.mktemp("storage")) as made:
        yield made


@pytest.fixture
def bucket(
    running: Storage, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> str:
    """The address of a part of an empty bucket of the storage that the environment names."""
    for name, value in running.environment.items():
        monkeypatch.setenv(name, value)
    name = f"bucket-{next(_numbers)}"
    running.make_bucket(name)
    return f"s3://{name}/some/editions"


@pytest.fixture(params=["folder", "bucket"] if SOAK else ["folder"])
def host(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where editions are sent to."""
    if request.param == "folder":
        return str(tmp_path / "host")
    made: str = request.getfixturevalue("bucket")
    return made


def sent(desk: Desk, address: str) -> int:
    with upload.to(address) as place:
        return upload.send(desk.editions, place)


def got(address: str, to: Path) -> Path:
    """The tree as its readers get it."""
    if "://" not in address:
        return Path(address)
    store = Bucket(address)._store
    for page in obstore.list(store):
        for one in page:
            (to / one["path"]).parent.mkdir(parents=True, exist_ok=True)
            (to / one["path"]).write_bytes(bytes(obstore.get(store, one["path"]).bytes()))
    return to


def test_what_arrives_is_a_whole_tree(desk: Desk, host: str, tmp_path: Path) -> None:
    made = desk.publish()
    assert sent(desk, host) > 20
    tree = got(host, tmp_path / "tree")
    assert list(WholeCheck(tree).faults()) == []
    assert on_disk.newest(tree).number == made.number


def test_only_what_is_missing_is_sent(desk: Desk, host: str, tmp_path: Path) -> None:
    desk.publish()
    first = sent(desk, host)
    assert sent(desk, host) == 0
    made = desk.publish()
    assert 0 < sent(desk, host) < first
    tree = got(host, tmp_path / "tree")
    assert list(WholeCheck(tree).faults()) == []
    assert folder.numbers(tree) == [made.number - 1, made.number]


class Recorder:
    """A place that writes down in which order files came, and breaks off after so many."""

    def __init__(self, place: upload.Place, most: int = 10**9) -> None:
        self._place, self._most = place, most
        self.put_there: list[str] = []
        self.sizes, self.read = place.sizes, place.read

    def put(self, path: str, file: Path, kind: str, cache: str) -> None:
        if len(self.put_there) == self._most:
            raise PublishProblem("broken off")
        self._place.put(path, file, kind, cache)
        self.put_there.append(path)


def test_what_is_named_comes_before_what_names_it(desk: Desk, tmp_path: Path) -> None:
    number = desk.publish().number
    with upload.to(str(tmp_path / "host")) as place:
        recorder = Recorder(place)
        upload.send(desk.editions, recorder)
    order = recorder.put_there
    assert order[-2:] == ["v2/keys.json", "v2/timestamp.json"]
    manifest = order.index(f"v2/manifests/{number}.json")
    assert all(order.index(one) < manifest for one in order if one.startswith("v2/files/"))
    assert order[-3] == f"v2/manifests/{number}.json"


def test_a_sending_that_breaks_off_leaves_the_old_edition_and_goes_on(
    desk: Desk, tmp_path: Path
) -> None:
    old = desk.publish().number
    host = tmp_path / "host"
    sent(desk, str(host))
    new = desk.publish().number
    for most in range(0, 40, 5):
        with upload.to(str(host)) as place:
            try:
                upload.send(desk.editions, Recorder(place, most))
            except PublishProblem:
                assert on_disk.newest(host).number == old
            else:
                break
    assert on_disk.newest(host).number == new
    assert list(WholeCheck(host).faults()) == []


def test_a_damaged_file_is_sent_again(desk: Desk, tmp_path: Path) -> None:
    desk.publish()
    host = tmp_path / "host"
    sent(desk, str(host))
    on_disk.newest(host).path("zh-CN/known.json").write_text("cut off")
    assert sent(desk, str(host)) == 1
    assert list(WholeCheck(host).faults()) == []


def test_it_never_goes_back(desk: Desk, host: str, tmp_path: Path) -> None:
    desk.publish()
    shutil.copytree(desk.editions, tmp_path / "old")
    newest = desk.publish().number
    sent(desk, host)
    with (
        upload.to(host) as place,
        pytest.raises(PublishProblem, match=f"Edition {newest} is served"),
    ):
        upload.send(tmp_path / "old", place)
    assert on_disk.newest(got(host, tmp_path / "tree")).number == newest


def test_where_the_timestamp_lags_the_old_edition_alone_is_sent(desk: Desk, tmp_path: Path) -> None:
    """The timestamp key may lie on another machine."""
    old = desk.publish().number
    sent(desk, str(tmp_path / "host"))
    [timestamp] = desk.ring.place.glob("timestamp-*.pem")
    timestamp.unlink()
    desk.ring = keyring.load(desk.ring.place)
    assert desk.publish().number > old
    for host in (tmp_path / "host", tmp_path / "new"):
        sent(desk, str(host))
        assert on_disk.newest(host).number == old
        assert folder.numbers(host) == [old]


def test_nothing_is_sent_while_another_publishes(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.publish()
    monkeypatch.setattr(folder, "PATIENCE", 0.01)
    with (
        folder.alone(desk.editions),
        pytest.raises(PublishProblem, match=r"Another publication into .*editions has not ended"),
    ):
        upload.send_to(str(tmp_path / "host"), desk.editions)
    assert upload.send_to(str(tmp_path / "host"), desk.editions) > 20


def test_a_folder_is_not_sent_into_itself_nor_before_it_has_a_timestamp(
    desk: Desk, tmp_path: Path
) -> None:
    with pytest.raises(on_disk.EditionRefused, match="holds no edition yet"):
        upload.send_to(str(tmp_path / "host"), desk.editions)
    desk.publish()
    with pytest.raises(PublishProblem, match="is served from there already"):
        upload.send_to(f"{desk.editions}/../editions", desk.editions)


def test_a_bucket_that_is_not_there_or_refuses_is_one_line(
    tiny_editions: Path, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for address, change, said in (
        ("s3://no-such-bucket/x", {}, "is not there. Make the bucket"),
        (bucket, {"AWS_SECRET_ACCESS_KEY": "wrong"}, "refused the keys. Set AWS_ACCESS_KEY_ID"),
        ("gs://elsewhere/x", {}, "is no bucket"),
    ):
        with monkeypatch.context() as patch:
            for name, value in change.items():
                patch.setenv(name, value)
            with pytest.raises(FetchFailed, match=said) as fault:
                upload.send_to(address, tiny_editions)
        assert "\n" not in str(fault.value)


@pytest.mark.usefixtures("without_checklists")
def test_the_command_sends_to_a_bucket_what_its_readers_need(
    settings: Settings, xiancha: Command, bucket: str, tmp_path: Path
) -> None:
    """Each file is said to be what it is, and to last."""
    xiancha("keys", "new")
    code, out, err = xiancha("publish", "--to", bucket)
    assert (code, f"Sent to {bucket}" in out) == (0, True), err
    shutil.copytree(settings.editions, tmp_path / "old")
    tree, number = got(bucket, tmp_path / "tree"), on_disk.pointed(settings.editions).number
    assert list(WholeCheck(tree).faults()) == []
    assert on_disk.newest(tree).number == number
    assert _told(bucket) == {
        "v2/timestamp.json": ("application/json", "public, max-age=60"),
        f"v2/manifests/{number}.json": ("application/json", upload._FOREVER),
        f"v2/manifests/{number}.json.gz": ("application/gzip", upload._FOREVER),
    }
    with upload.to(bucket) as place:
        assert upload.send(settings.editions, place) == 0
        assert xiancha("publish")[0] == 0
        assert 0 < upload.send(settings.editions, place) < 30
        with pytest.raises(PublishProblem, match=r"Edition \d+ is served there already"):
            upload.send(tmp_path / "old", place)
        stamp = Timestamp.read(Envelope.read(place.read(files.TIMESTAMP, 2**20) or b"").signed)
    assert stamp.edition.number == on_disk.pointed(settings.editions).number > number


def _told(bucket: str) -> dict[str, tuple[str, str]]:
    """Media type and caching of pointers and manifests, by their path."""
    held = Bucket(bucket)
    manifests = [one for one in held.sizes(files.MANIFESTS) if not one.endswith(".br")]
    found = {}
    for path in (files.TIMESTAMP, *manifests):
        told = obstore.get(held._store, path).attributes
        found[path] = told["Content-Type"], told["Cache-Control"]
    return found
