"""Archives for the stores: what is in them, and that they come out the same every time."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from commands import Command

from xiancha import paths
from xiancha.app_build.assemble import NotBuilt
from xiancha.edition import on_disk
from xiancha.keys import keyring
from xiancha.publish import package, retract, sign_timestamp
from xiancha.publish.package import PackageProblem, packages
from xiancha.settings import LEAVE_TO

pytestmark = pytest.mark.slow
EXTENSION = paths.locales().parent
SERVER = "https://xiancha.example"


@pytest.fixture(scope="module")
def fingerprint(few_editions: Path) -> str:
    return keyring.load(few_editions / "keys").fingerprint


@pytest.fixture(scope="module")
def archives(
    few_editions: Path, fingerprint: str, tmp_path_factory: pytest.TempPathFactory
) -> list[Path]:
    """The extension packed for each browser."""
    return packages(EXTENSION, few_editions, fingerprint, SERVER, tmp_path_factory.mktemp("packed"))


def _json(archive: Path, name: str) -> dict[str, object]:
    with zipfile.ZipFile(archive) as opened:
        found: dict[str, object] = json.loads(opened.read(name))
    return found


@pytest.mark.slow
def test_two_folders_give_the_same_bytes(
    archives: list[Path], few_editions: Path, fingerprint: str, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere" / "extension"
    shutil.copytree(EXTENSION, elsewhere, copy_function=shutil.copyfile)
    there = packages(elsewhere, few_editions, fingerprint, SERVER, tmp_path / "two")
    assert [file.name for file in archives] == [file.name for file in there]
    assert [file.read_bytes() for file in archives] == [file.read_bytes() for file in there]


def test_an_archive_holds_the_extension_the_edition_and_the_keys(
    archives: list[Path], few_editions: Path
) -> None:
    for archive in archives:
        with zipfile.ZipFile(archive) as opened:
            names = opened.namelist()
            commented = [
                name for name in names if _comes_to_pages(name) and b"\n/**" in opened.read(name)
            ]
        tree = "data/editions/v2"
        scripts = {"data/worker.js", "data/popup.js"}
        assert {"manifest.json", f"{tree}/timestamp.json"} | scripts <= set(names)
        assert not [name for name in names if name.endswith((".sqlite", ".pem", ".gz", ".br"))]
        assert names == sorted(set(names))
        assert {"data/begin.js", "data/gate.js", "data/eyes.js"} <= set(names)
        assert not commented
        assert not [name for name in names if name.startswith(("worker/", "content/"))]
        listed = json.loads((few_editions / "v2" / "keys.json").read_bytes())
        assert _json(archive, "data/trust.json") == {
            "server": SERVER,
            "keys": listed,
            "leave_to": LEAVE_TO,
        }


def _comes_to_pages(name: str) -> bool:
    return name in {f"data/{part}.js" for part in ("begin", "gate", "eyes", "banner", "reminders")}


def test_an_archive_holds_every_script_that_its_pages_load(archives: list[Path]) -> None:
    with zipfile.ZipFile(archives[0]) as opened:
        names = opened.namelist()
        pages = [name for name in names if name.endswith(".html")]
        loaded = {name: _loaded(name, opened.read(name).decode()) for name in pages}
    assert "data/warning.js" in loaded["pages/warning.html"]
    assert all(scripts and set(scripts) <= set(names) for scripts in loaded.values()), loaded


def _loaded(page: str, text: str) -> list[str]:
    found = re.findall(r'<script [^>]*src="([^"]+)"', text)
    return [posixpath.normpath(posixpath.join(posixpath.dirname(page), one)) for one in found]


def test_an_archive_holds_every_module_that_it_loads(archives: list[Path]) -> None:
    with zipfile.ZipFile(archives[0]) as opened:
        scripts = {
            name: opened.read(name).decode() for name in opened.namelist() if name.endswith(".js")
        }
    assert "pages/apk-worker.js" in scripts
    for name, text in scripts.items():
        code = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        for path in re.findall(r'(?:\bfrom |\bimport\()"(\.[^"]+)"', code):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) in scripts


def test_what_is_taken_back_is_packed_too(few_editions: Path, tmp_path: Path) -> None:
    own = tmp_path / "editions"
    shutil.copytree(few_editions, own)
    at, ring = datetime.now(UTC), keyring.load(few_editions / "keys")
    content = retract.changed(
        None, retract.entry("host", "bank.example", at.date()), at, withdraw=False
    )
    named = retract.write(own, ring, content)
    sign_timestamp.point(own, ring, at, sign_timestamp.served(own).edition, named)
    archive, _ = packages(EXTENSION, own, ring.fingerprint, SERVER, tmp_path / "packed")
    with zipfile.ZipFile(archive) as opened:
        assert f"data/editions/v2/files/{named.sha256}.json" in opened.namelist()


def test_each_browser_gets_the_manifest_that_it_reads(archives: list[Path]) -> None:
    chromium, firefox = (_json(one, "manifest.json") for one in archives)
    assert chromium["background"] == {"service_worker": "data/worker.js"}
    assert firefox["background"] == {"scripts": ["data/worker.js"]}
    assert "browser_specific_settings" in firefox
    assert "browser_specific_settings" not in chromium
    assert chromium["permissions"] == firefox["permissions"]


def test_a_list_of_keys_that_is_not_the_one_named_is_not_packed(
    few_editions: Path, tmp_path: Path
) -> None:
    other = keyring.new(tmp_path / "other", datetime.now(UTC)).fingerprint
    with pytest.raises(PackageProblem, match="no version with the fingerprint"):
        packages(EXTENSION, few_editions, other, SERVER, tmp_path / "dist")
    assert not (tmp_path / "dist").exists()


def test_a_damaged_edition_is_not_packed(
    few_editions: Path, fingerprint: str, tmp_path: Path
) -> None:
    damaged = Path(shutil.copytree(few_editions, tmp_path / "damaged"))
    on_disk.newest(damaged).path("zh-CN/laws.json").write_text("{}")
    with pytest.raises(
        on_disk.EditionRefused, match=r"\(zh-CN/laws\.json\) is missing or was chan"
    ):
        packages(EXTENSION, damaged, fingerprint, "", tmp_path / "dist")


def test_a_server_without_https_is_refused(
    few_editions: Path, fingerprint: str, tmp_path: Path
) -> None:
    with pytest.raises(PackageProblem, match="does not begin with https"):
        packages(EXTENSION, few_editions, fingerprint, "http://xiancha.example", tmp_path)


def test_without_its_scripts_nothing_is_packed(
    few_editions: Path, fingerprint: str, tmp_path: Path
) -> None:
    bare = shutil.copytree(EXTENSION, tmp_path / "bare", ignore=shutil.ignore_patterns("data"))
    with pytest.raises(NotBuilt, match="make app"):
        packages(bare, few_editions, fingerprint, SERVER, tmp_path / "dist")
    assert not (tmp_path / "dist").exists()


def test_the_command_prints_digests(
    few_editions: Path, fingerprint: str, tmp_path: Path, xiancha: Command
) -> None:
    where = ["--editions", str(few_editions), "--extension", str(EXTENSION), "--to", str(tmp_path)]
    code, said, _ = xiancha("package", "--fingerprint", fingerprint, *where)
    assert code == 0
    assert [
        line.split()[-1].rpartition("/")[2].split("-")[1] for line in said.splitlines()
    ] == list(package.BROWSERS)
    code, _, wrong = xiancha("package", "--fingerprint", "abc", *where)
    assert code == 1
    assert "no version with the fingerprint “abc”" in wrong
