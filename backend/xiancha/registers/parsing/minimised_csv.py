"""The form in which a redacted table is kept: a line that says what it is, then CSV. Pure.

Bytes in this form are enough to read the table again.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from pydantic import ValidationError

from xiancha.model import Document, Model
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.text import text_of

_ABOUT = TypeVar("_ABOUT", bound=Model)
_MARK = "# "


def minimised(
    document: Document, about: Model, columns: Sequence[str], rows: Iterable[Mapping[str, str]]
) -> Document:
    """The document as a line of `about` in JSON and the CSV of its rows.

    A column that a row lacks is empty. `via` keeps the SHA-256 of the original file.
    """
    text = io.StringIO()
    text.write(f"{_MARK}{about.model_dump_json()}\n")
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    digest = f"SHA-256 of the original file: {hashlib.sha256(document.body).hexdigest()}"
    via = "; ".join(filter(None, (document.via, digest)))
    changed = {"body": text.getvalue().encode(), "via": via, "headers": {}}
    return document.model_copy(update=changed)


def read_minimised(document: Document, shape: type[_ABOUT]) -> tuple[_ABOUT, str]:
    """What `minimised` was told about a document, and its CSV. Raises Refused for any other one."""
    first, _, table = text_of(document).partition("\n")
    try:
        return shape.model_validate_json(first.removeprefix(_MARK)), table
    except ValidationError as error:
        raise Refused(
            f"{document.url} was not redacted: its first line does not say what the "
            "table is. Import the original file."
        ) from error
