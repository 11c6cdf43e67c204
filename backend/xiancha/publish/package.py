"""An edition put into the extension: into its folder, and into archives for the stores.

The archives have the same bytes from the same files, anywhere.
"""

from __future__ import annotations

import base64
import json
import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from xiancha.edition import DATABASE, MANIFEST, SIGNATURE, ed25519, verify

BROWSERS = ("chromium", "firefox")
_WHEN = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16


class PackageProblem(Exception):
    """What is packed does not fit together; the message says what to do."""


def public_key(text: str) -> bytes:
    """The raw public key from the text that `xiancha keys show` prints. Raises PackageProblem."""
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError:  # no base64
        raw = b""
    if not ed25519.is_public_key(raw):
        raise PackageProblem(f"“{text}” is no public key. Copy it from: xiancha keys show")
    return raw


def into_extension(folder: Path, public: bytes, key_id: str, extension: Path, server: str) -> None:
    """Fill `extension/data`: the edition without the server's database, and `trust.json`.

    `server` is where the extension asks for newer editions; empty for none.
    """
    data = extension / "data"
    target, building = data / "edition", data / ".edition"
    shutil.rmtree(building, ignore_errors=True)
    shutil.copytree(folder, building, ignore=shutil.ignore_patterns(DATABASE))
    shutil.rmtree(target, ignore_errors=True)
    building.rename(target)
    keys = [{"id": key_id, "public": base64.b64encode(public).decode()}]
    trust = {"server": server, "keys": keys}
    (data / "trust.json").write_text(json.dumps(trust, indent=2) + "\n", "utf-8")


def packages(
    extension: Path, edition: Path, keys: Sequence[bytes], server: str, to: Path
) -> list[Path]:
    """One archive per browser in `to`, holding the edition, the keys to trust and the server.

    `server` is where newer editions are asked for, empty for none. Raises PackageProblem where no
    key signed the edition or the server is not reached by https, EditionRefused for one that is
    damaged.
    """
    if server and not server.startswith("https://"):
        raise PackageProblem(f"“{server}” does not begin with https://. Nothing was packed.")
    verify.manifest(edition)
    _must_be_signed(edition, keys)
    written = json.loads((extension / "manifest.json").read_text("utf-8"))
    files = _files(extension) | _data(edition, keys, server)
    to.mkdir(parents=True, exist_ok=True)
    made = []
    for browser in BROWSERS:
        own = {"manifest.json": _text(manifest_for(browser, written))}
        file = to / f"xiancha-{browser}-{written['version']}.zip"
        _write(file, files | own)
        made.append(file)
    return made


def manifest_for(browser: str, written: dict[str, Any]) -> dict[str, Any]:
    """The manifest with what only the other browser reads left out."""
    background = dict(written["background"])
    if browser == "firefox":
        del background["service_worker"]
        unread = {"minimum_chrome_version"}
    else:
        del background["scripts"]
        unread = {"browser_specific_settings"}
    kept = {key: value for key, value in written.items() if key not in unread}
    return kept | {"background": background}


def _must_be_signed(edition: Path, keys: Sequence[bytes]) -> None:
    signed = (edition / SIGNATURE).read_text("ascii")
    manifest = (edition / MANIFEST).read_bytes()
    if not any(ed25519.verify(key, manifest, signed) for key in keys):
        raise PackageProblem(
            f"None of the keys given signed the edition in {edition}. Give the one that did: "
            "xiancha keys show"
        )


def _files(extension: Path) -> dict[str, bytes]:
    found = (path for path in extension.rglob("*") if path.is_file())
    named = {path.relative_to(extension): path for path in found}
    return {
        name.as_posix(): path.read_bytes()
        for name, path in named.items()
        if name.parts[0] != "data" and not any(part.startswith(".") for part in name.parts)
    }


def _data(edition: Path, keys: Sequence[bytes], server: str) -> dict[str, bytes]:
    trusted = [
        {"id": ed25519.key_id(key), "public": base64.b64encode(key).decode()} for key in keys
    ]
    own = (path for path in edition.iterdir() if path.is_file() and path.name != DATABASE)
    return {f"data/edition/{path.name}": path.read_bytes() for path in own} | {
        "data/trust.json": _text({"server": server, "keys": trusted})
    }


def _text(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _write(file: Path, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.create_system = 3
            entry.external_attr = _MODE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name], compresslevel=9)
