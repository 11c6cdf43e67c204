"""The zip archives that office files are."""

from __future__ import annotations

import io
import zipfile
import zlib

from xiancha.model import Document
from xiancha.registers.reading import Refused, kind

_LARGEST = 64 * 1024 * 1024
_LOCKED = 0x1


def unzip(document: Document, main: str, what: str) -> dict[str, bytes]:
    """The parts of an office file by name, each checked against its checksum.

    `main` is the part that makes it `what`. Raises Refused for anything else, and for a file
    that is cut off, locked, or larger than 64 MiB when unpacked.
    """
    if not document.body.startswith(b"PK"):
        raise Refused(
            f"{document.url} is no {what} but {kind(document.body)}. Open it; if it is an error "
            "page, try again later, else import the right file by hand."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(document.body)) as archive:
            _refuse_strange(document, archive.infolist(), main, what)
            return {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise Refused(
            f"{document.url}: the {what} is cut off or damaged ({error}). Fetch or save it again."
        ) from error


def _refuse_strange(document: Document, parts: list[zipfile.ZipInfo], main: str, what: str) -> None:
    if main not in {part.filename for part in parts}:
        raise Refused(f"{document.url} is no {what}: it lacks {main}. Import the right file.")
    if any(part.flag_bits & _LOCKED for part in parts):
        raise Refused(f"{document.url}: the {what} is locked. Save it without a password.")
    if sum(part.file_size for part in parts) > _LARGEST:
        raise Refused(f"{document.url}: the {what} is larger than 64 MiB when unpacked.")
