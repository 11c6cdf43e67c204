"""How to load the extension, as the commands print it."""

from __future__ import annotations

from pathlib import Path


def how_to_load(extension: Path) -> str:
    """The clicks that load the extension in each browser."""
    return (
        f"The extension is ready in {extension}\n"
        "  Chrome   chrome://extensions → Developer mode (开发者模式) → Load unpacked "
        "(加载未打包的扩展程序) → choose that folder\n"
        "  Edge     edge://extensions → Developer mode (开发人员模式) → Load unpacked "
        "(加载解压缩的扩展) → choose that folder\n"
        "  Firefox  about:debugging#/runtime/this-firefox → Load Temporary Add-on "
        "(临时载入附加组件) → choose manifest.json in that folder"
    )
