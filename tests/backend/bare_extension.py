"""The least that is an extension's folder: a manifest, a page, empty scripts."""

from __future__ import annotations

from pathlib import Path

_FILES = {
    "manifest.json": "{}",
    "worker/main.js": "",
    "pages/popup.html": '<script defer src="../data/popup.js"></script>',
    "pages/popup.js": "",
    "content/parts.json": "{}",
}


def make(folder: Path) -> None:
    for name, text in _FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
