"""checklists/schema/: what editors complete and underline, from the models and the dictionary.

One JSON Schema for each kind of file. The words that editors show with a field are those of
`checklists/README.md`. Made by `make docs`; a test holds the committed files current.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from xiancha import paths
from xiancha.content.app_models import AppRules, Permissions
from xiancha.content.caps import Caps
from xiancha.content.content_models import Checklist, Doors, Law
from xiancha.content.corrections import Corrections
from xiancha.content.court_papers import CourtPapers
from xiancha.content.help_models import Breaches, Letter, Letters, Order, Questions
from xiancha.content.holidays import Holidays
from xiancha.content.phone_systems import Phones
from xiancha.content.situation_models import NoSituation, Situation
from xiancha.content.threat_models import Threats
from xiancha.model import Model

KINDS: dict[str, type[Model]] = {
    "checklist": Checklist,
    "law": Law,
    "doors": Doors,
    "caps": Caps,
    "corrections": Corrections,
    "court-papers": CourtPapers,
    "holidays": Holidays,
    "questions": Questions,
    "breaches": Breaches,
    "letters": Letters,
    "letter": Letter,
    "order": Order,
    "phones": Phones,
    "situation": Situation,
    "no-situation": NoSituation,
    "threats": Threats,
    "permissions": Permissions,
    "app-rules": AppRules,
}


def schemas() -> dict[str, str]:
    """File name → text of each schema."""
    said = _dictionary((paths.checklists() / "README.md").read_text("utf-8"))
    return {f"{name}.json": _text(model, said) for name, model in KINDS.items()}


def _dictionary(readme: str) -> dict[tuple[str, str], str]:
    """(model, field) → what the field dictionary says about it."""
    found = {}
    for section in re.split(r"^## ", readme, flags=re.M):
        model = section.splitlines()[0].split(" · ")[-1]
        for field, meaning in re.findall(r"^\| `(\w+)` \|[^|]*\| (.*) \|$", section, re.M):
            found[model, field] = meaning
    return found


def _text(model: type[Model], said: dict[tuple[str, str], str]) -> str:
    schema = model.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        part.pop("description", None)
        for field, value in part.get("properties", {}).items():
            _tidy(value)
            if meaning := said.get((part["title"], field)):
                value["description"] = meaning
    whole: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _tidy(value: dict[str, Any]) -> None:
    """Leave out what no editor shows: made-up titles, `null`, which YAML never says here."""
    value.pop("title", None)
    choices = [each for each in value.get("anyOf", []) if each != {"type": "null"}]
    if len(choices) == 1:
        del value["anyOf"]
        value.update(choices[0])
    if value.get("default", 0) in (None, []):
        del value["default"]


def write(folder: Path) -> None:
    """Write every schema into this folder."""
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, "utf-8")


if __name__ == "__main__":
    write(paths.checklists() / "schema")
