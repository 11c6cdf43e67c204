"""The APKs that the page about APKs is shown with: a clean one, one that reads contacts, one that
is warned of, one without a signature, one that declares too much; with `large`, one of 200 MB.

PYTHONPATH=backend:. python -m tests.apks.shown FOLDER [large]
"""

from __future__ import annotations

import sys
from os import urandom
from pathlib import Path
from zlib import compress, crc32

from tests.apks import signed
from tests.apks.axml import (
    ICON,
    LABEL,
    MIN_SDK,
    NAME,
    PERMISSION,
    TARGET_SDK,
    VERSION_CODE,
    VERSION_NAME,
    Node,
)
from tests.apks.odd_tables import ICON_REF, pictured
from tests.apks.zips import Part

ORDINARY = ("INTERNET", "ACCESS_NETWORK_STATE", "VIBRATE", "POST_NOTIFICATIONS")
LENDING = (*ORDINARY, "READ_CONTACTS", "READ_CALL_LOG", "READ_SMS", "CAMERA", "QUERY_ALL_PACKAGES")
LARGE = 200_000_000
_PERMISSION = "android.permission."


def build(folder: Path, *, large: bool = False) -> None:
    """Write them, each by its name."""
    made = folder / "made"
    made.mkdir(parents=True, exist_ok=True)
    signed.write_keys(made)
    fast = ("com.example.fastcash", "天天速借", LENDING)
    apps = {
        "clean": _app("com.example.torch", "手电筒", ORDINARY),
        "contacts": _app(*fast, taps=True),
        "warned": _app("com.bad.loans", "急速贷", LENDING),
    }
    if large:
        apps["large"] = _app(*fast, code=urandom(LARGE))
    flood = (*(f"NAME_{number}" for number in range(6000)), "READ_CONTACTS")
    (folder / "flooded.apk").write_bytes(_app("com.example.flood", "很多", flood))
    (folder / "unsigned.apk").write_bytes(_app("com.example.never", "马上有钱", LENDING))
    for name, data in apps.items():
        _sign(data, folder / f"{name}.apk", made)


def _sign(data: bytes, to: Path, made: Path) -> None:
    plain = made / to.name
    plain.write_bytes(data)
    signed.sign("v2", plain, made, to)


def _app(
    package: str, label: str, uses: tuple[str, ...], *, taps: bool = False, code: bytes = b"dex\n"
) -> bytes:
    service = Node(
        "service", {NAME: ".Taps", PERMISSION: f"{_PERMISSION}BIND_ACCESSIBILITY_SERVICE"}
    )
    application = Node("application", {LABEL: label, ICON: ICON_REF}, [service] if taps else [])
    sdk = Node("uses-sdk", {MIN_SDK: 24, TARGET_SDK: 34})
    asked = [Node("uses-permission", {NAME: _PERMISSION + one}) for one in uses]
    about: dict[int | str, str | int] = {"package": package, VERSION_CODE: 12, VERSION_NAME: "1.2"}
    root = Node("manifest", {**about}, [sdk, *asked, application])
    return pictured(_picture(), root, [Part(b"classes.dex", code)])


def _picture(side: int = 96) -> bytes:
    """A PNG of one colour."""
    rows = b"".join(b"\0" + bytes((30, 110, 180)) * side for _ in range(side))
    head = side.to_bytes(4) * 2 + bytes((8, 2, 0, 0, 0))
    parts = [(b"IHDR", head), (b"IDAT", compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4) + kind + data + crc32(kind + data).to_bytes(4) for kind, data in parts
    )


if __name__ == "__main__":
    build(Path(sys.argv[1]), large="large" in sys.argv[2:])
