"""What is too large is told; what is not is read whole, in both languages alike."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.apks import jar, odd
from tests.apks.read import Said, javascript, python
from tests.apks.zips import Part, deflated, zipped

from xiancha.apk import unpacked, zip_directory
from xiancha.apk.problems import ApkRefused
from xiancha.apk.source import Held
from xiancha.apk.unpacked import Unpacked
from xiancha.apk.zip_directory import read_directory

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
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Said, Said]]:
    """What each language says of every file."""
    folder = tmp_path_factory.mktemp("limits")
    files = REFUSED | {name: data for name, (data, _) in SIGNED.items()}
    files |= {"100,001 files": _wide(100_001), "2 files": _wide(2)}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    other = javascript(folder)
    return {name: (python(data), other[name]) for name, data in files.items()}


def test_both_languages_say_the_same(both: dict[str, tuple[Said, Said]]) -> None:
    assert not {name: each for name, each in both.items() if each[0] != each[1]}


def test_a_signature_of_the_first_scheme_is_checked_or_too_large(
    both: dict[str, tuple[Said, Said]],
) -> None:
    said = {name: both[name][0].get("checked", both[name][0]) for name in SIGNED}
    assert said == {name: {"state": state, "scheme": "v1"} for name, (_, state) in SIGNED.items()}


def test_what_no_app_has_is_refused(both: dict[str, tuple[Said, Said]]) -> None:
    for name in (*REFUSED, "100,001 files"):
        assert both[name][0] == {"error": "too-large"}, name
    assert both["2 files"][0]["permissions"] == [odd.CONTACTS, odd.SMS]


def test_as_many_files_as_the_limit_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_directory, "MOST_ENTRIES", 2)
    two, three = ([Part(b"%d" % number, b"") for number in range(count)] for count in (2, 3))
    assert len(read_directory(Held(zipped(two))).entries) == 2
    with pytest.raises(ApkRefused, match="too-large"):
        read_directory(Held(zipped(three)))


_DATA = b"".join(number.to_bytes(3) for number in range(MIB))
_BUNDLE = zipped([jar.packed(b"base.apk", _DATA)])
_PLACE = st.tuples(st.integers(0, len(_DATA)), st.integers(0, 3000))


@given(places=st.lists(_PLACE, max_size=6))
def test_a_packed_file_is_read_at_any_place(places: list[tuple[int, int]]) -> None:
    source = Held(_BUNDLE)
    directory = read_directory(source)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unpacked, "_KEPT", 100_000)
        found = Unpacked(source, directory, directory.entries["base.apk"], len(_DATA))
    assert found.size == len(_DATA)
    for start, length in places:
        assert found.read(start, length) == _DATA[start : start + length]


def test_a_packed_file_that_is_cut_is_refused() -> None:
    cut = deflated(_DATA)[:-2]
    source = Held(zipped([Part(b"base.apk", _DATA, 8, packed=cut)]))
    directory = read_directory(source)
    with pytest.raises(ApkRefused, match="bad-inflate"):
        Unpacked(source, directory, directory.entries["base.apk"], len(_DATA))
