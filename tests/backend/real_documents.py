"""Real documents: those of `tests/documents`, and more where a maintainer has a folder of them.

`XIANCHA_REAL_DOCUMENTS` names that folder; it is laid out as `tests/documents` is. It only adds:
without it no test is left out.
"""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "documents"
MORE = os.environ.get("XIANCHA_REAL_DOCUMENTS", "")


def files(pattern: str) -> dict[str, Path]:
    """The documents that match a pattern such as `sg_mlaw_moneylenders/history/*.pdf`, by stem.

    Raises NotADirectoryError where the maintainer's folder is not there.
    """
    if MORE and not Path(MORE).is_dir():
        raise NotADirectoryError(f"XIANCHA_REAL_DOCUMENTS={MORE} is no folder")
    folders = [FOLDER, *([Path(MORE)] if MORE else [])]
    found = [file for folder in folders for file in folder.glob(pattern)]
    return {file.stem: file for file in sorted(found, key=lambda file: file.name)}
