"""What the readers of both languages say of files, in one shape."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from xiancha.apk.check import checked
from xiancha.apk.problems import ApkRefused
from xiancha.apk.read import open_apk, read_opened
from xiancha.apk.source import Held, Source

_SCRIPT = Path(__file__).with_name("facts.js")
Said = dict[str, Any]


def python(source: bytes | Source) -> Said:
    """What Python's reader says: facts, the checked signature beside them; or the error's code."""
    try:
        apk = open_apk(Held(source) if isinstance(source, bytes) else source)
        facts = read_opened(apk)
        said: Said = facts.model_dump(mode="json")
        if facts.signature.state == "named":
            said["checked"] = checked(apk, facts).model_dump(mode="json")
    except ApkRefused as problem:
        return {"error": problem.code}
    return said


def javascript(folder: Path) -> dict[str, Said]:
    """What JavaScript's reader says of every file of a folder, by name."""
    done = subprocess.run(
        ["node", str(_SCRIPT), str(folder)], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Said] = json.loads(done.stdout)
    return found
