"""The zip archives that office files are."""

from __future__ import annotations

import io
import zipfile

from xiancha.model import Document
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.text import kind

_LARGEST = 64 * 1024 * 1024
_LOCKED = 0x1
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


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
            return {part.filename: archive.read(part) for part in archive.infolist()}
    except (Refused, MemoryError):
        raise
    except Exception as error:  # zipfile raises whatever a damaged file makes it raise
        raise Refused(
            f"{document.url}: the {what} is cut off or damaged ({type(error).__name__}). Fetch or "
            "save it again."
        ) from error


def zipped(parts: dict[str, bytes]) -> bytes:
    """An archive of these parts: what was looked at is what is read, whoever reads it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def _refuse_strange(document: Document, parts: list[zipfile.ZipInfo], main: str, what: str) -> None:
    names = {part.filename for part in parts}
    if len(names) < len(parts):
        raise Refused(f"{document.url}: the {what} holds a part twice. Save it again.")
    if main not in names:
        raise Refused(f"{document.url} is no {what}: it lacks {main}. Import the right file.")
    if any(part.flag_bits & _LOCKED for part in parts):
        raise Refused(f"{document.url}: the {what} is locked. Save it without a password.")
    if any(part.compress_type not in _COMPRESSIONS for part in parts):
        raise Refused(
            f"{document.url}: the {what} is packed as no office program packs. Save it again."
        )
    if sum(part.file_size for part in parts) > _LARGEST:
        raise Refused(f"{document.url}: the {what} is larger than 64 MiB when unpacked.")
