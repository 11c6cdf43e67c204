"""The cases that both languages must satisfy."""

import json
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[2] / "cases" / "lookalikes.json"
SHARED: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
