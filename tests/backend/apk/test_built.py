"""The reader against aapt and apksigner, on APKs that Debian's tools build and sign."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.apks import odd, tools
from tests.apks.built import build
from tests.apks.read import Said, read, read_files
from tests.apks.signed import WAYS

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
    """Name → what the reader says."""
    assert len(built) >= 60
    return dict(zip(built, read_files(built.values()), strict=True))


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
    states = {way: said[f"signed {way}"]["signature"] for way in WAYS}
    schemes = {
        "v1": "v1", "v1 curve": "v1", "v1 DSA": "v1", "v1 two": "v1", "v1 old": "v1",
        "v1 too old": "v1", "v2": "v2", "v2 DSA": "v2", "v3": "v3", "v1 v2": "v2",
        "v1 v2 v3": "v3", "verity": "v2", "two": "v2", "rotated v3": "v3",
        "rotated v3.1": "v3.1",
    }  # fmt: skip
    assert {way: one["scheme"] for way, one in states.items()} == schemes
    fits = {way for way, one in states.items() if one["state"] == "verified"}
    assert fits == {*WAYS} - {"v1 too old"}


def test_v1_alone_is_too_old_for_an_app_that_was_made_for_android_11(
    built: dict[str, Path], said: dict[str, Said]
) -> None:
    assert said["signed v1 too old"]["signature"] == {"state": "outdated", "scheme": "v1"}
    file = built["signed v1 too old"]
    assert [tools.is_verified(file, sdk) for sdk in (29, 33)] == [True, False]


@pytest.mark.parametrize("way", ["v2", "v3", "rotated v3.1"])
def test_one_changed_byte_anywhere_breaks_the_signature(built: dict[str, Path], way: str) -> None:
    whole = built[f"signed {way}"].read_bytes()
    start = whole.index(b"resources.arsc") + 200
    for at in (start, len(whole) - 60):
        changed = bytearray(whole)
        changed[at] ^= 1
        said = read(bytes(changed))
        assert "error" in said or said["signature"]["state"] != "verified"


@pytest.fixture(scope="module")
def jars(built: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Files with scheme v1 alone, most of them changed after they were signed."""
    folder = tmp_path_factory.mktemp("jars")
    changes: dict[str, tuple[str, dict[str, bytes | None]]] = {
        "as it was": ("signed v1", {}),
        "another manifest": ("signed v1", {"AndroidManifest.xml": odd.PLAIN}),
        "another resource": ("signed v1", {"resources.arsc": b"other"}),
        "a file more": ("signed v1", {"classes.dex": b"dex"}),
        "a file less": ("signed v1", {"resources.arsc": None}),
        "a picture in META-INF": ("signed v1", {"META-INF/x.png": b"any"}),
        "v2 taken away": ("signed v1 v2", {}),
        "two, v2 taken away": ("signed two", {}),
        "one of two taken away": (
            "signed v1 two",
            {"META-INF/ONE.SF": b"Signature-Version: 1.0\r\n\r\n"},
        ),
    }
    found = {}
    for name, (kind, parts) in changes.items():
        found[name] = folder / f"{name}.apk"
        _change(built[kind], found[name], parts)
    with zipfile.ZipFile(built["signed v1"]) as whole:
        lists = {name: whole.read(name) for name in ("META-INF/MANIFEST.MF", "META-INF/ONE.SF")}
    for name, data in lists.items():
        for kind, other in {
            "a line more": data + b"Name: none\r\nSHA-256-Digest: AAAA\r\n\r\n",
            "other digests": data.replace(b"Digest: ", b"Digest: A", 1),
        }.items():
            file = folder / f"{kind} in {name.rpartition('/')[2]}.apk"
            found[file.stem] = file
            _change(built["signed v1"], file, {name: other})
    return found


def _change(file: Path, to: Path, parts: Mapping[str, bytes | None]) -> None:
    """The same file with other parts; None leaves one out. Signing blocks are lost."""
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(to, "w") as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            data = parts[name] if name in parts else old.read(name)
            if data is not None:
                new.writestr(name, data)


def test_every_file_of_v1_is_checked_as_apksigner_does(jars: dict[str, Path]) -> None:
    said = dict(zip(jars, read_files(jars.values()), strict=True))
    states = {name: one["signature"]["state"] for name, one in said.items()}
    fine = {"as it was", "a picture in META-INF"}
    assert {name for name, state in states.items() if state == "verified"} == fine
    assert {state for name, state in states.items() if name not in fine} == {"broken"}
    assert {name for name in jars if tools.is_verified(jars[name], 28)} == fine


def test_v1_without_its_list_of_files_is_no_signature(
    built: dict[str, Path], tmp_path: Path
) -> None:
    file = tmp_path / "unlisted.apk"
    with zipfile.ZipFile(built["signed v1"]) as whole, zipfile.ZipFile(file, "w") as other:
        for name in whole.namelist():
            if name != "META-INF/MANIFEST.MF":
                other.writestr(name, whole.read(name))
    [said] = read_files([file])
    assert (said["signers"], said["signature"]["state"]) == ([], "unsigned")
    with pytest.raises(AssertionError, match=r"Missing META-INF/MANIFEST\.MF"):
        tools.certificates(file, 23)


def test_a_scheme_cannot_be_taken_away(built: dict[str, Path], tmp_path: Path) -> None:
    for way, block, sdk, scheme in (
        ("v1 v2 v3", 0xF05368C0, 28, "v2"),
        ("rotated v3.1", 0x1B93AD61, 33, "v3"),
        ("rotated v3.1", 0xF05368C0, 33, "v3.1"),
    ):
        whole = built[f"signed {way}"].read_bytes()
        without = whole.replace(block.to_bytes(4, "little"), (0x77777777).to_bytes(4, "little"))
        file = tmp_path / f"{way} {scheme}.apk"
        file.write_bytes(without)
        [said] = read_files([file])
        assert said["signature"] == {"state": "broken", "scheme": scheme}
        assert not tools.is_verified(file, sdk)


def test_a_bundle_says_what_its_base_says(said: dict[str, Said]) -> None:
    base = said["signed v1 v2 v3"]
    bundles = [one for name, one in said.items() if one.get("bundle")]
    assert len(bundles) == 6
    for one in bundles:
        assert one | {"bundle": None} == base
        assert one["bundle"]["apks"] == 2
