"""What the reader of Android apps (`extension/core/apk/command.js`) says of files."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

COMMAND = Path(__file__).parents[2] / "extension" / "core" / "apk" / "command.js"
Said = dict[str, Any]


def read_files(paths: Iterable[Path]) -> list[Said]:
    """The facts of each file, or {"error": code}, in the order of the paths."""
    done = subprocess.run(
        ["node", COMMAND, *paths], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    assert not done.stderr
    return [_facts(json.loads(line)) for line in done.stdout.splitlines()]


def _facts(line: Said) -> Said:
    del line["file"]
    return {"error": line["error"]["code"]} if "error" in line else line


def read_all(files: Mapping[str, bytes]) -> dict[str, Said]:
    """The same for bytes, by name."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{at:05}.apk" for at in range(len(files))]
        for path, data in zip(paths, files.values(), strict=True):
            path.write_bytes(data)
        return dict(zip(files, read_files(paths), strict=True))


def read(data: bytes) -> Said:
    """The same for one file."""
    return read_all({"": data})[""]
