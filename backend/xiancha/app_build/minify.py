"""Scripts made smaller, the names inside their functions included. Pure."""

from __future__ import annotations


def smaller_script(code: str) -> str:
    """The same script in fewer bytes; the names that it imports and exports stay.

    What does it is written in Go, whose threads no fork of this process would have: it is loaded
    where it is needed. No wheel of it is made for Macs with Apple's processors: what they serve is
    larger.
    """
    try:
        import minify
    except ModuleNotFoundError:
        return code
    return str(minify.string("text/javascript", code))
