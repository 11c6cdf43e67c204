"""Where content lies (beside the code in a wheel, or in the checkout), and where data go."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_PACKAGED = Path(__file__).parent / "_content"
_CHECKOUT = Path(__file__).parents[2]


def locales() -> Path:
    """The folder of message catalogues, one subfolder per language."""
    return _PACKAGED / "locales" if _PACKAGED.is_dir() else _CHECKOUT / "extension" / "_locales"


def extension() -> Path:
    """The folder of the extension, or of what a wheel carries of it."""
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT / "extension"


def checklists() -> Path:
    """The folder of checklists and laws."""
    return (_PACKAGED if _PACKAGED.is_dir() else _CHECKOUT) / "checklists"


def data() -> Path:
    """The folder of data where no setting names one: `data` for who runs a checkout."""
    installed = _PACKAGED.is_dir()
    return platformdirs.user_data_path("xiancha", appauthor=False) if installed else Path("data")
