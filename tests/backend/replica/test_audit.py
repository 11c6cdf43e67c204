"""One line for each fault of a tree, and none for a sound one."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from commands import Command
from origin import Publisher

from xiancha.edition import files, on_disk
from xiancha.keys import keyring, next_version
from xiancha.replica.audit import WholeCheck

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tree of two editions. Copy it to change it."""
    made = Publisher(tmp_path_factory.mktemp("sound"))
    made.publish()
    made.publish()
    return made.editions


@pytest.fixture
def tree(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "tree"))


def lenders(tree: Path) -> Path:
    return on_disk.newest(tree).path("zh-CN/SG/lenders.json")


def older(tree: Path) -> Path:
    return min((tree / files.MANIFESTS).glob("*.json"))


def newest(tree: Path) -> Path:
    return max((tree / files.MANIFESTS).glob("*.json"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def swap_signature(file: Path) -> None:
    held = json.loads(file.read_text())
    held["signatures"] = dict.fromkeys(held["signatures"], "A" * 86 + "==")
    file.write_text(json.dumps(held))


def add_sibling(place: Path, suffix: str, body: bytes) -> None:
    place.with_name(f"{place.name}{suffix}").write_bytes(body)


def another(tree: Path) -> bytes:
    return gzip.compress(on_disk.newest(tree).path("zh-CN/coverage.json").read_bytes())


DEEP = "[" * 4000
FAULTS: list[tuple[Callable[[Path], object], str]] = [
    (lambda tree: lenders(tree).unlink(), "is missing"),
    (lambda tree: lenders(tree).write_text("{}"), "has another size than was signed"),
    (lambda tree: lenders(tree).write_bytes(lenders(tree).read_bytes()[:-1] + b" "), "its name"),
    (lambda tree: add_sibling(lenders(tree), ".gz", another(tree)), "does not decompress to"),
    (lambda tree: add_sibling(lenders(tree), ".gz", b"no gzip"), "does not decompress to"),
    (lambda tree: add_sibling(lenders(tree), ".br", brotli.compress(b"x")), "does not decompress"),
    (lambda tree: add_sibling(lenders(tree), ".br", b"\xff" * 9), "does not decompress to"),
    (lambda tree: add_sibling(tree / "v2/files/alone.json", ".gz", b""), "stands alone"),
    (lambda tree: swap_signature(tree / files.TIMESTAMP), "timestamp.json has a wrong signature"),
    (lambda tree: (tree / files.TIMESTAMP).unlink(), "timestamp.json is missing"),
    (lambda tree: swap_signature(older(tree)), "has a wrong signature"),
    (lambda tree: change(older(tree), "edition", "editiom"), "has a wrong signature"),
    (lambda tree: shutil.copy(older(tree), tree / files.manifest_path(7)), "of another edition"),
    (lambda tree: newest(tree).unlink(), "is missing"),
    (lambda tree: (tree / files.KEYS).unlink(), "nothing can be verified without it"),
    (lambda tree: older(tree).write_text(DEEP), "cannot be read"),
]


def test_a_sound_tree_has_no_fault(sound: Path) -> None:
    check = WholeCheck(sound)
    assert list(check.faults()) == []
    assert check.editions == 2
    assert check.files == len([*(sound / files.FILES).glob("*.json")]) + 2


@pytest.mark.parametrize(("spoil", "said"), FAULTS)
def test_each_fault_is_a_line(tree: Path, spoil: Callable[[Path], object], said: str) -> None:
    spoil(tree)
    found = list(WholeCheck(tree).faults())
    assert any(said in line for line in found), found
    assert all("\n" not in line for line in found)


def test_an_edition_that_a_revoked_key_signed_is_said(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path / "publisher")
    old = publisher.publish()
    (stolen,) = publisher.ring.keys.roles.editions.keys
    fresh = keyring.new_key(publisher.ring.place, "editions")
    published = publisher.change_keys(
        lambda draft: next_version.revoke(next_version.add(draft, "editions", fresh), stolen)
    )
    (publisher.editions / files.KEYS).write_bytes(published)
    check = WholeCheck(publisher.editions)
    told = "is signed by a revoked key, and is served: publish again"
    assert f"v2/manifests/{old}.json {told}" in check.faults()
    publisher.publish()
    check = WholeCheck(publisher.editions)
    assert [*check.faults()] == []
    told = "is signed by a revoked key: readers do not believe it"
    assert check.notes == [f"v2/manifests/{old}.json {told}"]


def test_a_folder_that_holds_nothing_is_said(tmp_path: Path, xiancha: Command) -> None:
    for place, said in ((tmp_path, "holds no editions"), (tmp_path / "gone", "is no folder")):
        code, out, err = xiancha("verify", str(place))
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert f"{place} {said}: there is no" in err


def test_a_sibling_that_bursts_is_not_unpacked_whole(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpacked = 0
    read = gzip.GzipFile.read

    def counted(file: gzip.GzipFile, size: int | None = -1) -> bytes:
        nonlocal unpacked
        found = read(file, size)
        unpacked += len(found)
        return found

    add_sibling(lenders(tree), ".gz", gzip.compress(b"\0" * 2**26))
    monkeypatch.setattr(gzip.GzipFile, "read", counted)
    assert any("does not decompress" in line for line in WholeCheck(tree).faults())
    assert unpacked < 2**24


def test_another_fingerprint_is_a_fault(sound: Path) -> None:
    (fault,) = WholeCheck(sound, "0" * 64).faults()
    assert "no version with the fingerprint 0000" in fault


def test_the_command_tells_the_faults_and_fails(tree: Path, xiancha: Command) -> None:
    code, out, err = xiancha("verify", str(tree))
    assert (code, err) == (0, "")
    assert "2 editions" in out
    assert "0 faults" in out
    lenders(tree).unlink()
    code, out, err = xiancha("verify", str(tree))
    assert (code, "3 faults" in out) == (1, True), "the file, and its two siblings stand alone"
    assert "SG/lenders.json" in err
