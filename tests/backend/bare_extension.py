"""The least that is an extension's folder: a manifest, empty scripts."""

from __future__ import annotations

from pathlib import Path

_SCRIPTS = ("worker/main.js", "pages/popup.js")


def make(folder: Path) -> None:
    (folder / "manifest.json").write_text("{}")
    for name, text in {**dict.fromkeys(_SCRIPTS, ""), "content/parts.json": "{}"}.items():
        (folder / name).parent.mkdir()
        (folder / name).write_text(text)
