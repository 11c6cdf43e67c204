"""The least that is an extension's folder: a manifest, a page, a script that was built."""

from __future__ import annotations

from pathlib import Path

_FILES = {
    "manifest.json": "{}",
    "pages/popup.html": '<script defer src="../data/popup.js"></script>',
    "data/worker.js": "",
}


def make(folder: Path) -> None:
    for name, text in _FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
