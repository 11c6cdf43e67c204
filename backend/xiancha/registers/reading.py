"""Strict reading of what registers publish: HTML, JSON and CSV (`pdf` reads PDF tables). Pure.

Every function either returns exactly what the document says or raises `Refused`.
"""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from bs4 import BeautifulSoup

from xiancha.model import Document

_HAN = (range(0x3007, 0x3008), range(0x3400, 0xA000), range(0x20000, 0x33480))


class Refused(ValueError):
    """A document is not what its register publishes: what is wrong, where, what to do next."""


def categories(parser: str) -> dict[str, str]:
    """Printed category → category id, from the `register.toml` beside a parser's `__file__`."""
    text = Path(parser).with_name("register.toml").read_text("utf-8")
    found: dict[str, str] = tomllib.loads(text)["categories"]
    return found


def text_of(document: Document) -> str:
    """The document as UTF-8 text, without a byte order mark."""
    try:
        return document.body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(
            f"{document.url} is not UTF-8 text (byte {error.start}). Open it by hand; if the "
            "register changed its encoding, the parser must learn it."
        ) from error


def json_object(document: Document) -> dict[str, Any]:
    """The document as one JSON object."""
    try:
        found = json.loads(text_of(document))
    except json.JSONDecodeError:
        found = None
    if not isinstance(found, dict):
        raise Refused(
            f"{document.url} answered with {kind(document.body)} instead of a JSON object. "
            "Open it in a browser; try again later, or import the document by hand."
        )
    return found


def links(document: Document) -> list[tuple[str, str]]:
    """Every link of an HTML page as (absolute address, text), in the order of the page."""
    soup = BeautifulSoup(document.body, "lxml")
    found = []
    for anchor in soup.find_all("a", href=True):
        href = quote(str(anchor["href"]).strip(), safe="/:?#[]@!$&'()*+,;=%~")
        found.append((urljoin(document.url, href), unwrap(anchor.get_text("\n"))))
    return found


def csv_table(
    text: str, columns: Sequence[str], delimiter: str = ",", quoted: bool = True
) -> list[dict[str, str]]:
    """The rows of a CSV text whose header is exactly `columns`; empty lines are skipped.

    `quoted=False` is for publishers whose quotation marks mean nothing: a stray one must
    not swallow the lines that follow it.
    """
    source = io.StringIO(text.removeprefix("\ufeff"), newline="")
    rows = csv.reader(
        source,
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        strict=True,
    )
    try:
        lines = [row for row in rows if row]
    except csv.Error as error:
        raise Refused(f"The CSV breaks its own quoting ({error}). Repair the file.") from error
    if not lines or lines[0] != list(columns):
        seen = delimiter.join(lines[0])[:120] if lines else "nothing"
        raise Refused(
            f"The CSV header is not “{delimiter.join(columns)}” but “{seen}”. If this is an error "
            "page, try again later; if the columns changed, the parser must learn them."
        )
    for number, row in enumerate(lines[1:], 1):
        if len(row) != len(columns):
            raise Refused(
                f"CSV row {number} has {len(row)} cells instead of {len(columns)}: "
                f"“{delimiter.join(row)[:120]}”. Compare it with the source before importing."
            )
    return [dict(zip(columns, row, strict=True)) for row in lines[1:]]


def unwrap(text: str) -> str:
    """One line out of the lines of a cell: Latin words are parted by a space, Han by nothing."""
    joined = ""
    for line in text.split("\n"):
        joined = join(joined, " ".join(line.split()))
    return joined


def join(before: str, after: str) -> str:
    """Two parts of a text that the layout broke apart, as one."""
    if not before or not after:
        return before + after
    han = any(ord(char) in block for char in (before[-1], after[0]) for block in _HAN)
    return before + ("" if han else " ") + after


def kind(body: bytes) -> str:
    """What a body that is not the expected one looks like, for a message."""
    start = " ".join(body[:200].decode("utf-8", "replace").split())[:60]
    if not start:
        return "nothing"
    return f"an HTML page (“{start}”)" if start.startswith("<") else f"“{start}”"
