"""The least that is an extension's folder: a manifest, an empty worker, no scripts."""

from __future__ import annotations

from pathlib import Path


def make(folder: Path) -> None:
    (folder / "manifest.json").write_text("{}")
    for name, text in {"worker/main.js": "", "content/parts.json": "{}"}.items():
        (folder / name).parent.mkdir()
        (folder / name).write_text(text)
