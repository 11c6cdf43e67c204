"""Both readers against aapt and apksigner, on APKs that Debian's tools build and sign."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.apks import tools
from tests.apks.built import build
from tests.apks.read import Said, javascript, python
from tests.apks.signed import WAYS

from xiancha.apk.check import check
from xiancha.apk.read import open_apk
from xiancha.apk.source import Held
from xiancha.sandbox.apk_file import FileSource

pytestmark = pytest.mark.slow
_TIES = {
    "android.permission.BIND_ACCESSIBILITY_SERVICE": "accessibility",
    "android.permission.BIND_NOTIFICATION_LISTENER_SERVICE": "notification-listener",
    "android.permission.BIND_DEVICE_ADMIN": "device-admin",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Name → file."""
    return build(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def said(built: dict[str, Path]) -> dict[str, Said]:
    """Name → what Python's reader says."""
    found = {}
    for name, path in built.items():
        with path.open("rb") as file:
            found[name] = python(FileSource(file))
    return found


def test_both_languages_say_the_same(built: dict[str, Path], said: dict[str, Said]) -> None:
    folder = next(iter(built.values())).parent
    other = javascript(folder)
    assert len(said) >= 60
    assert {path.name: said[name] for name, path in built.items()} == other


def test_every_field_is_what_aapt_says(built: dict[str, Path], said: dict[str, Said]) -> None:
    for name, path in built.items():
        if path.suffix == ".apk":
            assert _facts(said[name]) == _tool(path, said[name]), name


def _facts(said: Said) -> dict[str, Any]:
    """Our facts as aapt would print them."""
    fields = ("package", "version_code", "version_name", "min_sdk", "target_sdk")
    return {
        **{field: "" if said[field] is None else str(said[field]) for field in fields},
        "label": said["label"] or "",
        "labels": said["labels"],
        "permissions": said["permissions"],
        "limits": said["permission_limits"],
        "ties": {_TIES[one] for one in said["binds"]},
    }


def _tool(path: Path, said: Said) -> dict[str, Any]:
    badge, asked = tools.badging(path), tools.permissions(path)
    icons = badge.pop("icons")
    is_drawn = any(one.endswith(".xml") for one in icons)  # aapt names it at every density
    assert is_drawn or said["icon"] in (icons or {None}), (said["icon"], icons)
    limits = [
        {"name": name, "min_sdk": least, "max_sdk": most}
        for name, mentions in asked.items()
        for least, most in [_widest(mentions)]
        if least or most
    ]
    label = badge["label"] or ""
    spoken = {tag: text for tag, text in badge["labels"].items() if tag in said["labels"]}
    others = {text for tag, text in badge["labels"].items() if tag not in said["labels"]}
    assert others <= {label}, "aapt names the default where a language has no name"
    given = {field: one or "" for field, one in badge.items()}
    return given | {
        "label": label,
        "labels": spoken,
        "permissions": [*asked],
        "limits": limits,
        "ties": badge["ties"],
    }


def _widest(mentions: list[tuple[str, str]]) -> tuple[int | None, int | None]:
    """The levels from and to which any mention asks."""
    since, until = zip(*mentions, strict=True)
    return (
        min(map(int, since)) if all(since) else None,
        max(map(int, until)) if all(until) else None,
    )


@pytest.mark.parametrize("way", WAYS)
def test_every_certificate_is_what_apksigner_says(
    built: dict[str, Path], said: dict[str, Said], way: str
) -> None:
    name = f"signed {way}"
    for sdk in WAYS[way][2]:
        assert _signers(said[name], sdk) == tools.certificates(built[name], sdk), sdk


def _signers(said: Said, sdk: int) -> list[tools.Certificate]:
    """The signers that count on a phone of this level: those of the newest scheme that it knows."""
    since = {"v1": 1, "v2": 24, "v3": 28, "v3.1": 33}
    known = [
        one
        for one in said["signers"]
        if since[one["scheme"]] <= sdk and (one["min_sdk"] or 0) <= sdk <= (one["max_sdk"] or sdk)
    ]
    newest = max(since[one["scheme"]] for one in known)
    return sorted(
        tools.Certificate(one["sha256"], one["subject"])
        for one in known
        if since[one["scheme"]] == newest
    )


def test_a_signed_file_is_verified_whole(said: dict[str, Said]) -> None:
    states = {way: said[f"signed {way}"]["checked"] for way in WAYS}
    assert {way: one["scheme"] for way, one in states.items()} == {
        "v1": "v1", "v2": "v2", "v3": "v3", "v1 v2": "v2", "v1 v2 v3": "v3", "verity": "v2",
        "two": "v2", "rotated v3": "v3", "rotated v3.1": "v3.1",
    }  # fmt: skip
    assert states.pop("v1")["state"] == "unsupported"
    assert {one["state"] for one in states.values()} == {"verified"}


def test_the_second_pass_tells_how_far_it_is(built: dict[str, Path]) -> None:
    whole = built["signed v2"].read_bytes()
    steps = [*check(open_apk(Held(whole)))]
    assert len(steps) >= 3
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert steps[-1].done == steps[-1].total < len(whole)


@pytest.mark.parametrize("way", ["v2", "v3", "rotated v3.1"])
def test_one_changed_byte_anywhere_breaks_the_signature(built: dict[str, Path], way: str) -> None:
    whole = built[f"signed {way}"].read_bytes()
    start = whole.index(b"resources.arsc") + 200
    for at in (start, len(whole) - 60):
        changed = bytearray(whole)
        changed[at] ^= 1
        said = python(bytes(changed))
        assert "error" in said or said.get("checked", said["signature"])["state"] != "verified"


def test_v1_without_its_list_of_files_is_no_signature(
    built: dict[str, Path], tmp_path: Path
) -> None:
    file = tmp_path / "unlisted.apk"
    with zipfile.ZipFile(built["signed v1"]) as whole, zipfile.ZipFile(file, "w") as other:
        for name in whole.namelist():
            if name != "META-INF/MANIFEST.MF":
                other.writestr(name, whole.read(name))
    said = python(file.read_bytes())
    assert (said["signers"], said["signature"]["state"]) == ([], "unsigned")
    assert javascript(tmp_path) == {file.name: said}
    with pytest.raises(AssertionError, match=r"Missing META-INF/MANIFEST\.MF"):
        tools.certificates(file, 23)


def test_the_newest_signature_cannot_be_taken_away(built: dict[str, Path]) -> None:
    whole = built["signed v1 v2 v3"].read_bytes()
    without = whole.replace((0xF05368C0).to_bytes(4, "little"), (0x77777777).to_bytes(4, "little"))
    assert python(without)["checked"] == {"state": "broken", "scheme": "v2"}


def test_a_bundle_says_what_its_base_says(said: dict[str, Said]) -> None:
    base = said["signed v1 v2 v3"]
    bundles = [one for name, one in said.items() if one.get("bundle")]
    assert len(bundles) == 6
    for one in bundles:
        assert one | {"bundle": None} == base
        assert one["bundle"]["apks"] == 2
