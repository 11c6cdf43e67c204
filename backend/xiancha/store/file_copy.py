"""Another user's store of SQLite, copied without a right to write there."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from xiancha.store.engine import PATIENCE, StoreProblem


def copy_file(file: Path, to: Path) -> None:
    """Put a store as it is at one moment in the place of `to`; the original is only read.

    Raises StoreProblem.
    """
    to.parent.mkdir(parents=True, exist_ok=True)
    beside = to.with_name(f"{to.name}.copied")
    beside.unlink(missing_ok=True)
    original = f"file:{quote(str(file.absolute()))}?mode=ro"
    try:
        with (
            closing(sqlite3.connect(original, uri=True, timeout=PATIENCE)) as held,
            closing(sqlite3.connect(beside)) as copied,
        ):
            held.backup(copied)
        os.replace(beside, to)
    except sqlite3.Error as error:
        raise StoreProblem(
            f"The store at {file} cannot be copied ({error}). See who may read it and its folder, "
            "then try again."
        ) from None
