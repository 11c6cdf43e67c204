"""The cases that both languages must satisfy."""

import json
from pathlib import Path

CASES = Path(__file__).parents[2] / "cases"


def cases(name: str) -> list[tuple[str, str | None]]:
    return [(case["in"], case["out"]) for case in json.loads((CASES / name).read_text("utf-8"))]
