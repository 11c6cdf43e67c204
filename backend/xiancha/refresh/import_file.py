"""A document that a person gives as a file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from xiancha import sandbox
from xiancha.model import Document
from xiancha.registers.parsing.refusals import Refused


def import_file(file: Path, mapping: Path | None) -> Document:
    """A person's file as a document; it is retrieved when the person gives it.

    Raises Refused where it is larger than 64 MiB, and where the mapping is no UTF-8 text.
    """
    try:
        text = _bounded(mapping).decode("utf-8") if mapping else ""
    except UnicodeDecodeError:
        raise Refused(f"{mapping} is no UTF-8 text. Save the mapping as UTF-8.") from None
    return Document(body=_bounded(file), url="", retrieved_at=datetime.now(UTC), mapping=text)


def _bounded(file: Path) -> bytes:
    """The bytes of a file of a person, of which no more are read than a document may have."""
    with file.open("rb") as opened:
        body = opened.read(sandbox.MOST_BODY + 1)
    if len(body) > sandbox.MOST_BODY:
        raise Refused(
            f"{file} is larger than {sandbox.MOST_BODY >> 20} MiB. Nothing was changed; see "
            "whether it is the right file."
        )
    return body
