"""What is too large is told; what is not is read whole."""

from __future__ import annotations

import struct

import pytest
from tests.apks import jar, odd
from tests.apks.read import Said, read_all
from tests.apks.zips import zipped

pytestmark = pytest.mark.slow
MIB = 1024 * 1024
SIGNED = jar.limits() | jar.bundled()
REFUSED = {
    "a manifest of 9 MiB": odd.apk(here={"size": 9 * MIB}, there={"size": 9 * MIB}),
    "a base of 257 MiB": zipped([jar.claimed(b"base.apk", 257 * MIB)]),
}


def _wide(count: int) -> bytes:
    """A ZIP64 file that says that it holds so many files."""
    whole = odd.apk()
    start = whole.index(b"PK\x01\x02")
    size = len(whole) - start - 22
    end = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, count, count, size, start)
    place = struct.pack("<IIQI", 0x07064B50, 0, start + size, 1)
    return whole[: start + size] + end + place + whole[-22:-12] + b"\xff" * 10 + b"\0\0"


@pytest.fixture(scope="module")
def said() -> dict[str, Said]:
    """What the reader says of every file."""
    files = REFUSED | {name: data for name, (data, _) in SIGNED.items()}
    return read_all(files | {"100,001 files": _wide(100_001), "2 files": _wide(2)})


def test_a_signature_of_the_first_scheme_is_checked_or_too_large(said: dict[str, Said]) -> None:
    states = {name: said[name]["signature"] for name in SIGNED}
    assert states == {name: {"state": state, "scheme": "v1"} for name, (_, state) in SIGNED.items()}


def test_what_no_app_has_is_refused(said: dict[str, Said]) -> None:
    for name in (*REFUSED, "100,001 files"):
        assert said[name] == {"error": "too-large"}, name
    assert said["2 files"]["permissions"] == [odd.CONTACTS, odd.SMS]
