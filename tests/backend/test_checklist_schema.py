"""The JSON Schemas that editors use are current, cover every file, and say what README says."""

from __future__ import annotations

import json
import re
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
    files = [file.relative_to(ROOT).as_posix() for file in (ROOT / "checklists").rglob("*.yml")]
    for name in [*files, "checklists/apps/us.yml", "checklists/us/sued.yml"]:
        found = [schema for schema, each in schemas.items() if _glob(each).fullmatch(name)]
        assert len(found) == 1, (name, found)


def _glob(pattern: str) -> re.Pattern[str]:
    """As the editor's YAML server reads it (vscode-json-languageservice, `glob.ts`, extended).

    `[…]` is that of a regular expression, but `!` in it is only a sign; `{…,…}` is one of some.
    """
    parts = {"*": "[^/]*", "?": ".", "[": "[", "]": "]", "{": "(", "}": ")", ",": "|", "-": "-"}
    return re.compile("".join(parts.get(one, re.escape(one)) for one in pattern))


def test_fields_are_explained_and_what_is_typed_is_allowed() -> None:
    checklist = json.loads(checklist_schema.schemas()["checklist.json"])
    item = checklist["$defs"]["Item"]["properties"]
    assert item["review_by"]["description"].startswith("最迟哪天再复核。")
    assert checklist["$defs"]["Cite"]["type"] == "string"
    cap = json.loads(checklist_schema.schemas()["caps.json"])["$defs"]["Cap"]["properties"]
    assert (cap["annual"]["type"], cap["lpr_times"]["type"]) == ("string", "integer")
    assert "null" not in json.dumps(checklist)
