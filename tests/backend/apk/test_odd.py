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


@pytest.fixture(scope="module")
def said(both: dict[str, tuple[Said, Said]]) -> dict[str, Said]:
    """What Python says of every file."""
    return {name: python for name, (python, _) in both.items()}


def test_both_languages_say_the_same(both: dict[str, tuple[Said, Said]]) -> None:
    assert len(both) > 80
    assert not {name: each for name, each in both.items() if each[0] != each[1]}


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


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_shared_cases_are_read_as_they_say(case: dict[str, Any]) -> None:
    assert python(base64.b64decode(case["file"])) == case["says"]


def test_a_file_that_is_cut_anywhere_is_refused() -> None:
    whole = odd.apk(method=8)
    for length in range(len(whole)):
        assert python(whole[:length])["error"] in ("not-zip", "data-after-end", "bad-directory")
