"""The form in which a redacted table is kept: a line that says what it is, then CSV. Pure.

Bytes in this form are enough to read the table again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from xiancha.model import Document, Model
from xiancha.registers.parsing.csv import csv_text
from xiancha.registers.parsing.shapes import shaped_json
from xiancha.registers.parsing.text import text_of

_ABOUT = TypeVar("_ABOUT", bound=Model)
_MARK = "# "


def minimised(
    document: Document, about: Model, columns: Sequence[str], rows: Iterable[Mapping[str, str]]
) -> Document:
    """The document as a line of `about` in JSON and the CSV of its rows.

    A column that a row lacks is empty. `via` keeps the SHA-256 of the original file.
    """
    text = f"{_MARK}{about.model_dump_json()}\n{csv_text(columns, rows)}"
    changed = {"body": text.encode(), "via": via_original(document), "headers": {}}
    return document.model_copy(update=changed)


def via_original(document: Document) -> str:
    """The `via` of what is kept instead of a document: it names the SHA-256 of the original."""
    digest = f"SHA-256 of the original file: {hashlib.sha256(document.body).hexdigest()}"
    return "; ".join(filter(None, (document.via, digest)))


def read_minimised(document: Document, shape: type[_ABOUT]) -> tuple[_ABOUT, str]:
    """The `about` and the CSV of a document that `minimised` made. Refuses any other."""
    first, _, table = text_of(document).partition("\n")
    about = shaped_json(
        first.removeprefix(_MARK),
        shape,
        f"{document.url} was not redacted: its first line does not say what the table is",
        "Import the original file.",
    )
    return about, table
