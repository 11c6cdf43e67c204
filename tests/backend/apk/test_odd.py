"""Odd files are read as Android reads them, and refused where it refuses; in both languages."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from tests.apks import odd
from tests.apks.odd_tables import tables
from tests.apks.read import Said, javascript, python

SHARED = Path(__file__).parents[2] / "cases" / "apks.json"
CASES = json.loads(SHARED.read_text("utf-8"))["cases"]
ACCEPTED, REFUSED, BUNDLES, TABLES = odd.accepted(), odd.refused(), odd.bundles(), tables()
REPEATED, LAUNCHED = odd.repeated(), odd.named_by_activities()


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_android_installs_is_read(name: str) -> None:
    said = python(ACCEPTED[name])
    assert said.get("package") == "com.example.loan", said
    assert said["permissions"] == [odd.CONTACTS, odd.SMS]
    assert (said["label"], said["version_name"], said["version_code"]) == ("借钱宝", "1.2", 7)
    assert (said["min_sdk"], said["target_sdk"]) == (21, 33)
    assert said["signature"] == {"state": "unsigned", "scheme": None}


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("encrypted flags", "encrypted-flag"),
        ("unknown method", "unknown-method"),
    ],
)
def test_a_trick_is_noted(name: str, note: str) -> None:
    assert python(ACCEPTED[name])["notes"] == [note]


@pytest.mark.parametrize("name", REPEATED)
def test_a_limit_holds_only_where_every_mention_has_it(name: str) -> None:
    data, limits = REPEATED[name]
    said = python(data)
    assert said["permissions"] == [odd.CONTACTS]
    assert said["permission_limits"] == limits


@pytest.mark.parametrize("name", LAUNCHED)
def test_an_application_without_a_name_has_the_one_on_the_home_screen(name: str) -> None:
    data, label = LAUNCHED[name]
    assert python(data)["label"] == label


@pytest.mark.parametrize("name", REFUSED)
def test_what_android_refuses_is_refused(name: str) -> None:
    data, code = REFUSED[name]
    assert python(data) == {"error": code}


@pytest.mark.parametrize("name", BUNDLES)
def test_the_base_of_a_bundle_is_read(name: str) -> None:
    said = python(BUNDLES[name])
    assert said.get("permissions") == [odd.CONTACTS, odd.SMS], said
    assert said["bundle"]["base"].lower().endswith(".apk")


@pytest.mark.parametrize("name", TABLES)
def test_a_damaged_table_costs_the_label_alone(name: str) -> None:
    data, label, notes = TABLES[name]
    said = python(data)
    assert (said["package"], said["label"], said["notes"]) == ("com.example.loan", label, notes)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Said, Said]]:
    """What each language says of every file."""
    folder = tmp_path_factory.mktemp("odd")
    files = ACCEPTED | BUNDLES
    files |= {f"repeated: {name}": one for name, (one, _) in REPEATED.items()}
    files |= {f"launched: {name}": one for name, (one, _) in LAUNCHED.items()}
    files |= {f"refused: {name}": one for name, (one, _) in REFUSED.items()}
    files |= {f"table: {name}": one for name, (one, _, _) in TABLES.items()}
    named = {f"{at:03}": (name, data) for at, (name, data) in enumerate(files.items())}
    for at, (_, data) in named.items():
        (folder / at).write_bytes(data)
    other = javascript(folder)
    return {name: (python(data), other[at]) for at, (name, data) in named.items()}


def test_both_languages_say_the_same(both: dict[str, tuple[Said, Said]]) -> None:
    assert len(both) > 80
    assert not {name: each for name, each in both.items() if each[0] != each[1]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_shared_cases_are_read_as_they_say(case: dict[str, Any]) -> None:
    assert python(base64.b64decode(case["file"])) == case["says"]


def test_a_file_that_is_cut_anywhere_is_refused() -> None:
    whole = odd.apk(method=8)
    for length in range(len(whole)):
        assert python(whole[:length])["error"] in ("not-zip", "data-after-end", "bad-directory")
