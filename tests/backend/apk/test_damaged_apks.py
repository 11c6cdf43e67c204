"""Damaged files are read or refused by name; 100,000 of them in `make soak`."""

from __future__ import annotations

import os
from itertools import islice

import pytest
from effort import tries
from tests.apks import odd, signed
from tests.apks.mutants import mutants
from tests.apks.odd_tables import tables
from tests.apks.read import read_all

pytestmark = [pytest.mark.slow, pytest.mark.soak]
COUNT = tries(600, 100_000)
SEED = int(os.environ.get("SEED", "1"))
_AT_A_TIME = 2_000
_OF_V1 = ("v1", "v1 curve", "v1 DSA")


@pytest.fixture(scope="module")
def wholes(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Files to damage: plain, packed, bundled, with a table, and signed in every scheme."""
    folder = tmp_path_factory.mktemp("wholes")
    (folder / "plain.apk").write_bytes(odd.apk(method=8))
    signed.write_keys(folder)
    for way in ("v1 v2 v3", *_OF_V1):
        signed.sign(way, folder / "plain.apk", folder, folder / f"signed {way}.apk")
    good = odd.accepted()
    few = [good[name] for name in ("plain", "deflated", "utf-8", "descriptor", "dummies between")]
    bundles = odd.bundles()
    return [
        *few,
        bundles["xapk with a list"],
        bundles["apkm"],
        tables()["a table"][0],
        *[(folder / "signed v1 v2 v3.apk").read_bytes()] * 3,
        *[(folder / f"signed {way}.apk").read_bytes() for way in _OF_V1],
    ]


def test_damaged_files_are_read_or_refused(wholes: list[bytes]) -> None:
    endless = mutants(wholes, SEED)
    read = 0
    for start in range(0, COUNT, _AT_A_TIME):
        some = islice(endless, min(_AT_A_TIME, COUNT - start))
        said = read_all({f"seed {SEED}, file {start + at}": data for at, data in enumerate(some)})
        read += sum("package" in one for one in said.values())
        for name, one in said.items():
            assert "package" in one or "error" in one, name
    assert COUNT // 10 < read < COUNT
