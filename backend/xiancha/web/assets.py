"""The server's own styles, scripts and pictures, and the styles of the extension's pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from xiancha import paths
from xiancha.web.compressed import Held

_OWN = Path(__file__).parent / "static"
_SCRIPTS = ("leave.js", "large-type.js")
"""Scripts that the server's pages load as the extension has them."""
_IMPORT = b'@import "tokens.css";'
"""Where a style wants the tokens: they come with it, so that no page waits for a second file."""


@cache
def found(address: str) -> Held | None:
    """What lies at `/static/…`, `/pages/….css` or `/pages/leave.js` and its like; else None."""
    folder, _, name = address.removeprefix("/").partition("/")
    place = {"static": _OWN, "pages": paths.extension() / "pages"}.get(folder)
    is_ours = place and name in {one.name for one in place.iterdir()}
    if not place or not is_ours or (folder == "pages" and not name.endswith((".css", *_SCRIPTS))):
        return None
    tokens = (paths.extension() / "pages/tokens.css").read_bytes()
    return Held((place / name).read_bytes().replace(_IMPORT, tokens))


def lasting(address: str) -> str:
    """The same address with the hash of what lies there: it may be kept forever."""
    held = found(address)
    return f"{address}?v={held.version}" if held else address
