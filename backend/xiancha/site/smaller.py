"""Scripts made smaller, the names inside their functions included. Pure."""

from __future__ import annotations

try:
    import minify
except ModuleNotFoundError:
    minify = None
    """No wheel of it is made for Macs with Apple's processors: what they serve is larger."""


def smaller_script(code: str) -> str:
    """The same script in fewer bytes; the names that it imports and exports stay."""
    return str(minify.string("text/javascript", code)) if minify else code
