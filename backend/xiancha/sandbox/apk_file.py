"""An Android app's file on disk, read by the worker."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from xiancha.apk.check import checked
from xiancha.apk.facts import Facts
from xiancha.apk.problems import ApkRefused
from xiancha.apk.read import open_apk, read_opened


class FileSource:
    """The bytes of an open file."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.size = file.seek(0, 2)

    def read(self, start: int, length: int) -> bytes:
        self._file.seek(start)
        return self._file.read(length)


def read_file(path: Path) -> Facts:
    """What the file says, its signature checked over all of it. Raises ApkRefused."""
    try:
        with path.open("rb") as file:
            apk = open_apk(FileSource(file))
            facts = read_opened(apk)
            if facts.signature.state != "named":
                return facts
            return facts.model_copy(update={"signature": checked(apk, facts)})
    except OSError as error:
        raise ApkRefused("unreadable") from error
