"""An edition put into the extension: into its folder, and into archives for the stores.

It is the same tree as on a server, without what browsers leave. Beside it lie the scripts that
`make app` built (tests/build.js). The archives have the same bytes from the same files, anywhere.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

from xiancha import atomic_file
from xiancha.app_build.assemble import NotBuilt
from xiancha.edition import files, keys_list, on_disk
from xiancha.edition.errors import Refused
from xiancha.edition.manifest import for_browsers
from xiancha.settings import LEAVE_TO

BROWSERS = ("chromium", "firefox")
_LEFT = (
    "data",
    "app",
    "site",
    "worker",
    "content",
    "core/apk/command.js",
    "core/apk/node-inflate.js",
)
"""What the archives leave out: an earlier edition, the phone app, scripts packed anew, Node.js."""
_WHEN = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16


class PackageProblem(Exception):
    """What is packed does not fit together; the message says what to do."""


def into_extension(editions: Path, extension: Path, server: str, leave_to: str = LEAVE_TO) -> None:
    """Fill `extension/data` with the newest edition, and with whom to trust and ask.

    `server` is where the extension asks for newer editions; empty for none. `leave_to` is where
    “leave quickly” leads. Raises EditionRefused for an edition that is damaged.
    """
    data = extension / "data"
    made = data / ".made"
    shutil.rmtree(made, ignore_errors=True)
    for name, body in _carried(editions, server, leave_to).items():
        atomic_file.replace(made / name, body)
    shutil.rmtree(data / "editions", ignore_errors=True)
    for part in made.iterdir():
        part.replace(data / part.name)
    made.rmdir()


def packages(
    extension: Path,
    editions: Path,
    fingerprint: str,
    server: str,
    to: Path,
    leave_to: str = LEAVE_TO,
) -> list[Path]:
    """One archive per browser in `to`, holding the newest edition, the keys to trust, the server.

    `fingerprint` is that of a version of the list of keys that signed the edition; `server` is
    where newer editions are asked for, empty for none; `leave_to` where “leave quickly” leads.
    Raises PackageProblem where the list is another one or the server is not reached by https,
    EditionRefused for an edition that is damaged, NotBuilt without scripts.
    """
    if server and not server.startswith("https://"):
        raise PackageProblem(f"“{server}” does not begin with https://. Nothing was packed.")
    carried = _carried(editions, server, leave_to)
    _must_be_trusted(editions, fingerprint)
    data = {f"data/{name}": body for name, body in (carried | _scripts(extension)).items()}
    written = json.loads((extension / "manifest.json").read_text("utf-8"))
    packed = _files(extension) | data
    to.mkdir(parents=True, exist_ok=True)
    made = []
    for browser in BROWSERS:
        own = {"manifest.json": _text(manifest_for(browser, written))}
        file = to / f"xiancha-{browser}-{written['version']}.zip"
        _write(file, packed | own)
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


def _must_be_trusted(editions: Path, fingerprint: str) -> None:
    try:
        keys_list.trusted(fingerprint.replace(" ", "").lower(), _keys(editions))
    except Refused:
        raise PackageProblem(
            f"The list of keys in {editions} has no version with the fingerprint “{fingerprint}”. "
            "Give one that it has: xiancha keys show"
        ) from None


def _keys(editions: Path) -> bytes:
    return (editions / files.KEYS).read_bytes()


def _carried(editions: Path, server: str, leave_to: str) -> dict[str, bytes]:
    """What lies in the extension's `data` beside scripts: the tree and `trust.json`."""
    whole, retractions = on_disk.newest(editions), on_disk.stamped(editions).retractions
    digests = [whole.files[name].sha256 for name in for_browsers(whole.files)]
    paths = [files.TIMESTAMP, files.KEYS, files.manifest_path(whole.number)] + [
        files.file_path(one) for one in [*digests, *([retractions.sha256] if retractions else [])]
    ]
    trust = {"server": server, "keys": json.loads(_keys(editions)), "leave_to": leave_to}
    tree = {f"editions/{path}": (editions / path).read_bytes() for path in paths}
    return tree | {"trust.json": _text(trust)}


def is_built(extension: Path) -> bool:
    """Are the extension's scripts there?"""
    return (extension / "data" / "worker.js").is_file()


def _scripts(extension: Path) -> dict[str, bytes]:
    """Worker, own pages and what comes to pages: a browser pays for each script by itself."""
    if not is_built(extension):
        raise NotBuilt
    return {file.name: file.read_bytes() for file in (extension / "data").glob("*.js")}


def _files(extension: Path) -> dict[str, bytes]:
    found = (path for path in extension.rglob("*") if path.is_file())
    named = {path.relative_to(extension): path for path in found}
    return {
        name.as_posix(): path.read_bytes()
        for name, path in named.items()
        if not any(name.is_relative_to(one) for one in _LEFT)
        and not any(part.startswith(".") for part in name.parts)
    }


def _text(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _write(file: Path, packed: dict[str, bytes]) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(packed):
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.create_system = 3
            entry.external_attr = _MODE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, packed[name], compresslevel=9)
