"""What the tests of the extension count with: of court papers all but the words, from what ships.

`PYTHONPATH=backend python tests/backend/content/court_content.py` writes it anew.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from xiancha.content.export import published
from xiancha.content.load import load
from xiancha.normalise.text import fold_table

ROOT = Path(__file__).parents[3]
FILE = ROOT / "tests/cases/court-content.json"
TABLE = ROOT / "tests/cases/court-papers.json"


def content() -> dict[str, Any]:
    """Papers, ways and years as an edition has them without texts; `fold` as far as cases need."""
    court = published(load(ROOT / "checklists"), date(2026, 11, 28))["court_papers"]
    known = fold_table()
    written = {*TABLE.read_text("utf-8")}
    return {
        "papers": [
            {
                "id": paper["id"],
                "names": paper["names"],
                "unless": paper["unless"],
                "notice": paper["notice"],
                "deadlines": [_deadline(each) for each in paper["deadlines"]],
            }
            for paper in court["papers"]
        ],
        "ways": [{"id": each["id"], "days": each["days"]} for each in court["ways"]],
        "holidays": [
            {key: each[key] for key in ("year", "days_off", "days_worked")}
            for each in court["holidays"]
        ],
        "fold": "".join(f"{char}{known[char]}" for char in sorted(written) if char in known),
    }


def _deadline(held: dict[str, Any]) -> dict[str, Any]:
    earlier = held["earlier"] and {"until": held["earlier"]["until"]}
    return {**{key: held[key] for key in ("id", "days", "months", "written")}, "earlier": earlier}


def text() -> str:
    return json.dumps(content(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")
