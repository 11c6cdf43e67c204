"""`xiancha apk`: files and folders, an object or a row for each, whatever they are."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from commands import Command
from no_rights import with_mode
from tests.apks import odd
from tests.apks.axml import axml, manifest

from xiancha.apk.facts import Facts, PermissionLimits, Signature
from xiancha.commands import apk_text
from xiancha.commands.apk_text import ReadFile

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of apps, some of them hostile."""
    found = tmp_path_factory.mktemp("apps")
    (found / "deep").mkdir()
    (found / "good.apk").write_bytes(odd.apk(method=8))
    (found / "deep" / "bundle.XAPK").write_bytes(odd.bundles()["xapk"])
    (found / "cut.apk").write_bytes(odd.apk()[:-1])
    (found / "formula.apk").write_bytes(
        odd.apk(axml(manifest(odd.SMS, label='=HYPERLINK("x")\x1b[2J\u202e')))
    )
    (found / "limited.apk").write_bytes(odd.repeated()["limited twice"][0])
    (found / "notes.txt").write_text("no app")
    return found


def test_every_file_of_a_folder_is_an_object(xiancha: Command, folder: Path) -> None:
    code, said, error = xiancha("apk", str(folder), "--json")
    found = {Path(one["file"]).name: one for one in map(json.loads, said.splitlines())}
    assert (code, [*found]) == (
        1,
        [
            "cut.apk",
            "bundle.XAPK",
            "formula.apk",
            "good.apk",
            "limited.apk",
        ],
    )
    assert found["good.apk"]["package"] == "com.example.loan"
    assert found["good.apk"]["permissions"] == [odd.CONTACTS, odd.SMS]
    assert found["bundle.XAPK"]["bundle"] == {"base": "com.example.loan.apk", "apks": 2}
    assert found["cut.apk"]["error"]["code"] == "not-zip"
    assert found["cut.apk"]["error"]["what_to_do"]
    assert "1 not read" in error


def test_a_table_says_declares_and_no_cell_is_a_formula(xiancha: Command, folder: Path) -> None:
    _, said, _ = xiancha("apk", str(folder / "formula.apk"), "--csv")
    row: dict[str, Any] = next(csv.DictReader(io.StringIO(said)))
    assert row["declares"] == odd.SMS
    assert row["label"] == '\'=HYPERLINK("x")\\u001b[2J\\u202e'
    assert "violat" not in said


def test_people_read_what_is_declared_and_checked(xiancha: Command, folder: Path) -> None:
    code, said, _ = xiancha("apk", str(folder / "formula.apk"))
    assert code == 0
    assert "declares 1 permissions; declared is not yet used" in said
    assert "\x1b" not in said
    assert "Android does not install it" in said


def test_limits_and_the_base_of_a_bundle_are_told(xiancha: Command, folder: Path) -> None:
    files = [str(folder / "limited.apk"), str(folder / "deep" / "bundle.XAPK")]
    _, said, _ = xiancha("apk", *files)
    assert f"{odd.CONTACTS} (Android API up to 28)" in said
    assert "bundle of 2 APKs; its base was read: com.example.loan.apk" in said
    _, table, _ = xiancha("apk", *files, "--csv")
    limited, bundle = csv.DictReader(io.StringIO(table))
    assert limited["limits"] == f"{odd.CONTACTS} (Android API up to 28)"
    assert (limited["base"], bundle["limits"]) == ("", "")
    assert bundle["base"] == "com.example.loan.apk"


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (23, 30, "Android API 23 to 30"),
        (23, None, "Android API 23 and later"),
        (None, 18, "Android API up to 18"),
    ],
)
def test_limits_in_words(least: int | None, most: int | None, words: str) -> None:
    limits = PermissionLimits(name="A", min_sdk=least, max_sdk=most)
    facts = Facts(
        package="a.b",
        permissions=("A", "B"),
        permission_limits=(limits,),
        signature=Signature(state="broken"),
    )
    said = apk_text.paragraph(ReadFile(Path("a.apk"), facts))
    assert f"    A ({words})\n    B\n" in said
    assert "signature: does not fit the file, or cannot be read" in said


@pytest.mark.parametrize("name", ["nothing.apk", "."])
def test_what_is_no_file_is_told(xiancha: Command, tmp_path: Path, name: str) -> None:
    code, said, _ = xiancha("apk", str(tmp_path / name), "--json")
    assert code == 1
    assert json.loads(said)["error"]["code"] == "no-file"


def test_what_may_not_be_read_is_told_file_by_file(xiancha: Command, open_to_all: Path) -> None:
    closed, file = open_to_all / "closed", open_to_all / "file.apk"
    closed.mkdir()
    file.touch()
    long = open_to_all / f"{'a' * 300}.apk"
    with with_mode(0, closed, file):
        asked = map(str, (open_to_all, closed / "in.apk", file, long))
        code, said, _ = xiancha("apk", *asked, "--json")
    found = [json.loads(line) for line in said.splitlines()]
    assert code == 1
    assert [one["file"] for one in found] == [
        *map(str, (closed, file, closed / "in.apk", file, long))
    ]
    assert {one["error"]["code"] for one in found} == {"unreadable"}
    assert all("may be read" in one["error"]["what_to_do"] for one in found)


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder outside of pytest's own, where any user gets."""
    with TemporaryDirectory(prefix="xiancha-apps-") as place:
        Path(place).chmod(0o777)
        yield Path(place)


def test_links_that_lead_nowhere_and_pipes_are_told(xiancha: Command, tmp_path: Path) -> None:
    (tmp_path / "gone.apk").symlink_to("nothing")
    (tmp_path / "itself.apk").symlink_to("itself.apk")
    (tmp_path / "up").symlink_to("..")
    os.mkfifo(tmp_path / "pipe.apk")
    (tmp_path / "folder.apk").mkdir()
    (tmp_path / "folder.apk" / "two\nlines.apk").write_bytes(b"")
    code, said, _ = xiancha("apk", str(tmp_path), "--json")
    found = {
        json.loads(line)["file"]: json.loads(line)["error"]["code"] for line in said.splitlines()
    }
    assert code == 1
    assert {str(Path(name).relative_to(tmp_path)): why for name, why in found.items()} == {
        "folder.apk/two\nlines.apk": "not-zip",
        "gone.apk": "no-file",
        "itself.apk": "no-file",
        "pipe.apk": "no-file",
    }


def test_only_one_form_is_written(xiancha: Command, folder: Path) -> None:
    code, _, error = xiancha("apk", str(folder), "--json", "--csv")
    assert code != 0
    assert "choose" in error


def test_a_file_that_needs_too_much_is_told_and_the_next_is_read(
    xiancha: Command, tmp_path: Path
) -> None:
    """A packed base of 250 MB, all zeros."""
    huge = odd.huge_bundle()
    (tmp_path / "a.apkm").write_bytes(huge)
    (tmp_path / "b.apk").write_bytes(odd.apk())
    code, said, _ = xiancha("apk", str(tmp_path), "--json")
    first, second = map(json.loads, said.splitlines())
    assert code == 1
    assert first["error"]["code"] in ("too-much", "too-large", "not-zip")
    assert second["package"] == "com.example.loan"


def test_a_name_that_is_no_text_is_read_all_the_same(xiancha: Command, tmp_path: Path) -> None:
    """As archives from Windows leave it: 借.apk in GBK."""
    path = tmp_path / os.fsdecode("借.apk".encode("gbk"))
    path.write_bytes(odd.apk())
    code, said, _ = xiancha("apk", str(tmp_path), "--json")
    assert (code, json.loads(said)["package"]) == (0, "com.example.loan")
    assert xiancha("apk", str(tmp_path))[0] == 0
    assert xiancha("apk", str(tmp_path), "--csv")[0] == 0


def test_a_full_disk_is_one_line(folder: Path) -> None:
    command = [sys.executable, "-c", "from xiancha.entry import main; main()", "apk", str(folder)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("xiancha: No space left on device.")
    assert "Traceback" not in done.stderr
