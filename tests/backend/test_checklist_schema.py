"""The JSON Schemas that editors use are current, cover every file, and say what README says."""

from __future__ import annotations

import json
from fnmatch import fnmatch
from pathlib import Path

from xiancha.commands import checklist_schema

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "checklists" / "schema"


def test_the_committed_schemas_are_current() -> None:
    committed = {file.name: file.read_text("utf-8") for file in FOLDER.iterdir()}
    assert committed == checklist_schema.schemas(), "run `make docs`"


def test_writing_makes_the_same_files(tmp_path: Path) -> None:
    checklist_schema.write(tmp_path / "schema")
    assert {file.name for file in (tmp_path / "schema").iterdir()} == set(
        checklist_schema.schemas()
    )


def test_every_file_has_one_schema_in_editors() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    schemas: dict[str, str] = settings["yaml.schemas"]
    assert all((ROOT / schema).is_file() for schema in schemas)
    for file in (ROOT / "checklists").rglob("*.yml"):
        name = file.relative_to(ROOT).as_posix()
        assert [each for each in schemas.values() if fnmatch(name, each)] != [], name


def test_fields_are_explained_and_what_is_typed_is_allowed() -> None:
    checklist = json.loads(checklist_schema.schemas()["checklist.json"])
    item = checklist["$defs"]["Item"]["properties"]
    assert item["review_by"]["description"].startswith("最迟哪天再复核。")
    assert checklist["$defs"]["Cite"]["type"] == "string"
    cap = json.loads(checklist_schema.schemas()["caps.json"])["$defs"]["Cap"]["properties"]
    assert (cap["annual"]["type"], cap["lpr_times"]["type"]) == ("string", "integer")
    assert "null" not in json.dumps(checklist)
