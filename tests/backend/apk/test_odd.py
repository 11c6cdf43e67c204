"""Odd files are read as Android reads them, and refused where it refuses."""

from __future__ import annotations

import pytest
from tests.apks import odd
from tests.apks.odd_tables import tables
from tests.apks.read import Said, read_all

pytestmark = pytest.mark.slow
ACCEPTED, REFUSED, BUNDLES, TABLES = odd.accepted(), odd.refused(), odd.bundles(), tables()
REPEATED, LAUNCHED = odd.repeated(), odd.named_by_activities()


@pytest.fixture(scope="module")
def said() -> dict[str, Said]:
    """What the reader says of every file."""
    files = ACCEPTED | BUNDLES
    files |= {f"repeated: {name}": one for name, (one, _) in REPEATED.items()}
    files |= {f"launched: {name}": one for name, (one, _) in LAUNCHED.items()}
    files |= {f"refused: {name}": one for name, (one, _) in REFUSED.items()}
    files |= {f"table: {name}": one for name, (one, _, _) in TABLES.items()}
    return read_all(files)


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_android_installs_is_read(said: dict[str, Said], name: str) -> None:
    one = said[name]
    assert one.get("package") == "com.example.loan", one
    assert one["permissions"] == [odd.CONTACTS, odd.SMS]
    assert (one["label"], one["version_name"], one["version_code"]) == ("借钱宝", "1.2", 7)
    assert (one["min_sdk"], one["target_sdk"]) == (21, 33)
    assert one["signature"] == {"state": "unsigned", "scheme": None}


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("encrypted flags", "encrypted-flag"),
        ("unknown method", "unknown-method"),
    ],
)
def test_a_trick_is_noted(said: dict[str, Said], name: str, note: str) -> None:
    assert said[name]["notes"] == [note]


def test_a_limit_holds_only_where_every_mention_has_it(said: dict[str, Said]) -> None:
    for name, (_, limits) in REPEATED.items():
        one = said[f"repeated: {name}"]
        assert one["permissions"] == [odd.CONTACTS], name
        assert one["permission_limits"] == limits, name


def test_an_application_without_a_name_has_the_one_on_the_home_screen(
    said: dict[str, Said],
) -> None:
    for name, (_, label) in LAUNCHED.items():
        assert said[f"launched: {name}"]["label"] == label, name


def test_what_android_refuses_is_refused(said: dict[str, Said]) -> None:
    for name, (_, code) in REFUSED.items():
        assert said[f"refused: {name}"] == {"error": code}, name


def test_the_base_of_a_bundle_is_read(said: dict[str, Said]) -> None:
    for name in BUNDLES:
        assert said[name].get("permissions") == [odd.CONTACTS, odd.SMS], name
        assert said[name]["bundle"]["base"].lower().endswith(".apk"), name


def test_a_damaged_table_costs_the_label_alone(said: dict[str, Said]) -> None:
    for name, (_, label, notes) in TABLES.items():
        one = said[f"table: {name}"]
        assert (one["package"], one["label"], one["notes"]) == ("com.example.loan", label, notes), (
            name
        )


def test_a_file_that_is_cut_anywhere_is_refused() -> None:
    whole = odd.apk(method=8)
    for said in read_all({str(end): whole[:end] for end in range(len(whole))}).values():
        assert said["error"] in ("not-zip", "data-after-end", "bad-directory")
