"""Short files say what others say: what an edition carries, and what browsers fetch of it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from xiancha.edition import files, on_disk
from xiancha.edition.manifest import for_browsers
from xiancha.publish import short_files, tables

CASE = json.loads((Path(__file__).parents[2] / "cases/short-files.json").read_text("utf-8"))
FULL, SHORT = CASE["full"], CASE["short"]


def parts(files: dict[str, Any], folder: str) -> dict[str, Any]:
    return {name: one for name, one in files.items() if name.startswith(folder)}


def test_rules_and_doors_are_named_and_checklists_of_one_kind_lie_together() -> None:
    content = {
        "checklists": list(parts(FULL, "content/checklists/").values()),
        "laws": CASE["laws"],
        **{name: FULL[f"content/{name}.json"] for name in ("doors", "letters", "breaches")},
    }
    assert short_files.content(content) == parts(SHORT, "content/")


def test_content_that_has_none_of_it_has_no_short_files() -> None:
    assert short_files.content({"laws": [], "letters": None}) == {}


def test_folding_goes_by_steps_and_suffixes_by_their_endings() -> None:
    assert short_files.shared(FULL["tables/shared.json"]) == SHORT["tables/short/shared.json"]
    suffixes = short_files.public_suffixes(FULL["tables/public-suffixes.json"])
    assert suffixes == SHORT["tables/short/public-suffixes.json"]


def test_browsers_leave_the_database_and_what_short_files_say() -> None:
    names = ["CN/lenders.json", "content/doors.json", "laws.json", *SHORT]
    assert for_browsers([*names[:3], *FULL, "lookup.sqlite", *SHORT]) == [
        *names[:3],
        "content/doors.json",
        *SHORT,
    ]


def test_of_an_edition_of_before_browsers_fetch_the_full_ones() -> None:
    assert for_browsers([*FULL, "lookup.sqlite"]) == list(FULL)
    only = "tables/short/shared.json"
    assert for_browsers([*FULL, only]) == [*parts(FULL, "content/"), only]


def test_a_browser_fetches_a_first_edition_in_less_than_300_kilobytes(editions: Path) -> None:
    """Of all countries, with the warnings from abroad; the table of its page model it has."""
    whole = on_disk.newest(editions)
    named = {whole.path(name) for name in for_browsers(whole.files)}
    own = hashlib.sha256(tables.page_model()).hexdigest()
    assert own in {place.stem for place in named}
    files_of_it = {editions / files.manifest_path(whole.number), *named}
    fetched = [p.with_name(f"{p.name}.gz") for p in files_of_it if p.stem != own]
    assert sum(p.stat().st_size for p in [editions / files.TIMESTAMP, *fetched]) < 300_000
