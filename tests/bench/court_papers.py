"""Court papers of the table that was made by hand, beside what is counted.

`PYTHONPATH=backend python tests/bench/court_papers.py`
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from xiancha.content.court_deadlines import Calendar, Counted, Receipt, count
from xiancha.content.court_names import named
from xiancha.content.export import published
from xiancha.content.load import load

ROOT = Path(__file__).parents[2]


def main() -> None:
    table = json.loads((ROOT / "tests/cases/court-papers.json").read_text("utf-8"))["cases"]
    court = published(load(ROOT / "checklists"), date(2026, 11, 28))["court_papers"]
    calendar = Calendar(court["holidays"])
    right = 0
    for n, case in enumerate(table, 1):
        (paper,) = named(case["written"], court["papers"])
        found = _counted(case, paper, court, calendar)
        mine = [_day(one.on, written=one.written) for one in found.lines]
        theirs = [
            _day(one.get("on"), written=bool(one.get("written"))) for one in case["deadlines"]
        ]
        is_right = paper == case["paper"] and mine == theirs and [*found.notes] == case["notes"]
        right += is_right
        came = case["received"] or f"? ({case['earliest'] or 'no day'})"
        print(
            f"{n:2} {'right' if is_right else 'WRONG'} {case['written']} · {case['way']} {came}"
            f" → {' | '.join(mine) or 'none'} · by hand: {' | '.join(theirs) or 'none'}"
            f" · {', '.join(found.notes) or '–'} · {case['rule'][0]}"
        )
    print(f"{right} of {len(table)} as counted by hand")


def _counted(
    case: dict[str, Any], paper: str, court: dict[str, Any], calendar: Calendar
) -> Counted:
    day = case["received"] or case.get("earliest")
    receipt = Receipt(
        date.fromisoformat(day) if day else None, case["received"] is not None, case["way"]
    )
    held = next(each for each in court["papers"] if each["id"] == paper)
    return count(held, receipt, court["ways"], calendar)


def _day(on: date | str | None, *, written: bool) -> str:
    return "in the paper" if written else str(on) if on else "no day"


if __name__ == "__main__":
    main()
