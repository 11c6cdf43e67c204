"""Archives for the stores: what is in them, and that they come out the same every time."""

from __future__ import annotations

import base64
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from commands import Command

from xiancha import paths
from xiancha.edition import ed25519, verify
from xiancha.publish import package, sign
from xiancha.publish.package import PackageProblem, packages, public_key

EXTENSION = paths.locales().parent
SERVER = "https://xiancha.example"


@pytest.fixture(scope="module")
def key(editions: Path) -> bytes:
    return sign.public_bytes(sign.load_key(editions / "signing-key.pem"))


@pytest.fixture(scope="module")
def archives(editions: Path, key: bytes, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The extension packed for each browser."""
    return _pack(EXTENSION, editions, key, tmp_path_factory.mktemp("packed"))


def _pack(
    extension: Path, editions: Path, key: bytes, to: Path, server: str = SERVER
) -> list[Path]:
    return packages(extension, verify.newest(editions), [key], server, to)


def _json(archive: Path, name: str) -> dict[str, object]:
    with zipfile.ZipFile(archive) as opened:
        found: dict[str, object] = json.loads(opened.read(name))
    return found


def test_two_folders_give_the_same_bytes(
    archives: list[Path], editions: Path, key: bytes, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere" / "extension"
    shutil.copytree(EXTENSION, elsewhere, copy_function=shutil.copyfile)
    there = _pack(elsewhere, editions, key, tmp_path / "two")
    assert [file.name for file in archives] == [file.name for file in there]
    assert [file.read_bytes() for file in archives] == [file.read_bytes() for file in there]


def test_an_archive_holds_the_extension_the_edition_and_the_keys(
    archives: list[Path], key: bytes
) -> None:
    for archive in archives:
        with zipfile.ZipFile(archive) as opened:
            names = opened.namelist()
        assert {"manifest.json", "worker/main.js", "data/edition/manifest.sig"} <= set(names)
        assert not [name for name in names if name.endswith((".sqlite", ".pem"))]
        assert names == sorted(set(names))
        trusted = [{"id": ed25519.key_id(key), "public": base64.b64encode(key).decode()}]
        assert _json(archive, "data/trust.json") == {"server": SERVER, "keys": trusted}


def test_each_browser_gets_the_manifest_that_it_reads(archives: list[Path]) -> None:
    chromium, firefox = (_json(one, "manifest.json") for one in archives)
    assert chromium["background"] == {"service_worker": "worker/main.js", "type": "module"}
    assert firefox["background"] == {"scripts": ["worker/main.js"], "type": "module"}
    assert "browser_specific_settings" in firefox
    assert "browser_specific_settings" not in chromium
    assert chromium["permissions"] == firefox["permissions"]


def test_an_edition_that_no_given_key_signed_is_not_packed(editions: Path, tmp_path: Path) -> None:
    other = sign.public_bytes(sign.new_key(tmp_path / "other.pem"))
    with pytest.raises(PackageProblem, match="None of the keys given signed"):
        _pack(EXTENSION, editions, other, tmp_path / "dist")
    assert not (tmp_path / "dist").exists()


def test_a_damaged_edition_is_not_packed(editions: Path, key: bytes, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged"
    shutil.copytree(verify.newest(editions), damaged)
    (damaged / "cn.json").write_text("{}")
    with pytest.raises(verify.EditionRefused, match=r"cn\.json is missing or was changed"):
        packages(EXTENSION, damaged, [key], "", tmp_path / "dist")


def test_a_server_without_https_is_refused(editions: Path, key: bytes, tmp_path: Path) -> None:
    with pytest.raises(PackageProblem, match="does not begin with https"):
        _pack(EXTENSION, editions, key, tmp_path, "http://xiancha.example")


@pytest.mark.parametrize("text", ["", "abc", "===", base64.b64encode(b"short").decode()])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(PackageProblem, match="is no public key"):
        public_key(text)


def test_the_command_prints_digests(
    editions: Path, key: bytes, tmp_path: Path, xiancha: Command
) -> None:
    where = ["--extension", str(EXTENSION), "--to", str(tmp_path)]
    folder = ["--edition", str(verify.newest(editions))]
    code, said, _ = xiancha("package", *folder, "--key", base64.b64encode(key).decode(), *where)
    assert code == 0
    assert [
        line.split()[-1].rpartition("/")[2].split("-")[1] for line in said.splitlines()
    ] == list(package.BROWSERS)
    code, _, wrong = xiancha("package", *folder, "--key", "abc", *where)
    assert (code, wrong) == (
        1,
        "xiancha: “abc” is no public key. Copy it from: xiancha keys show\n",
    )
