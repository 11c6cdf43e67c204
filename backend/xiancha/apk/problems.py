"""Why a file is refused, in words. Pure."""

from __future__ import annotations

_WHOLE = "Download it again, whole, from where it came."
_NOT_INSTALLED = "Android does not install such a file either; ask for another copy."
_REPORT = "If a phone installs it, please report it to us."

SENTENCES = {
    "unreadable": ("could not be read to its end", _WHOLE),
    "not-zip": ("is no APK: it does not end like a ZIP file", _WHOLE),
    "data-after-end": ("has bytes after its end", _NOT_INSTALLED),
    "data-before-start": ("has bytes before its start", _NOT_INSTALLED),
    "empty": ("is a ZIP file that holds nothing", _WHOLE),
    "bad-directory": ("has a damaged list of contents", _WHOLE),
    "bad-name": ("holds a file whose name cannot be read", _NOT_INSTALLED),
    "duplicate-entry": ("holds two files of one name", _NOT_INSTALLED),
    "bad-entry": ("says different things in two places about a file in it", _NOT_INSTALLED),
    "bad-inflate": ("holds a file that does not unpack as it says", _WHOLE),
    "too-large": (
        "holds a list of contents, a manifest or a packed base that is too large to be read here",
        _REPORT,
    ),
    "no-manifest": ("is no APK and no bundle of APKs: it has no AndroidManifest.xml", _WHOLE),
    "bad-manifest": ("has a damaged AndroidManifest.xml", _NOT_INSTALLED),
    "no-package": ("does not say which app it is", _NOT_INSTALLED),
    "no-base": ("is a bundle without a base APK", "Ask for the whole bundle."),
}
"""Code → what is wrong, and what to do."""


class ApkRefused(Exception):
    """This file is not read; `code` is a key of SENTENCES."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Malformed(ApkRefused):
    """A structure points outside of its bytes, or has another shape than it must have.

    Whoever reads a part that Android can do without catches it.
    """

    def __init__(self, code: str = "bad-manifest") -> None:
        super().__init__(code)


class Unsupported(Exception):
    """A signature or key of a kind that is not checked here."""
