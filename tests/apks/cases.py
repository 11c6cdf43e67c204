"""Make apks.json: small APKs and the facts that the reader finds in them.

PYTHONPATH=. python -m tests.apks.cases
"""

from __future__ import annotations

import base64
import json
from pathlib import Path

from tests.apks import odd
from tests.apks.odd_tables import pictured, png_head, tables
from tests.apks.read import read_all

FILE = Path(__file__).parents[1] / "cases" / "apks.json"
_ACCEPTED = ("plain", "deflated", "unknown method", "utf-8", "names gone", "descriptor")
_REFUSED = ("cut in the end", "bytes before", "two of one name", "other name here", "bomb")
_REFUSED += ("says more than it is", "chunk that leads back", "no package", "base without manifest")

_LAUNCHED = ("two that are started", "in two filters")
_REPEATED = ("limited, then not", "limited twice")


def make() -> None:
    """Write the file."""
    files = {name: odd.accepted()[name] for name in _ACCEPTED}
    files |= {name: odd.refused()[name][0] for name in _REFUSED}
    files |= {f"repeated: {name}": odd.repeated()[name][0] for name in _REPEATED}
    files |= {f"launched: {name}": odd.named_by_activities()[name][0] for name in _LAUNCHED}
    files |= {name: odd.bundles()[name] for name in ("xapk with a list", "apkm")}
    files |= {f"label: {name}": tables()[name][0] for name in ("a table", "in a circle")}
    files |= {"a picture": pictured(), "no picture": pictured(b"<svg/>")}
    files |= {"a huge picture": pictured(png_head(30_000))}
    says = read_all(files)
    cases = [
        {"name": name, "file": base64.b64encode(data).decode(), "says": says[name]}
        for name, data in files.items()
    ]
    FILE.write_text(json.dumps({"cases": cases}, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    make()
