"""Strict reading of what registers publish: text, links, JSON and CSV. Pure.

`pdf` and `tables` read other tables. Every function either returns exactly what the document
says or raises `Refused`.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from bs4 import BeautifulSoup

from xiancha.model import Document

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_ENCODINGS = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("iso-8859-1", "latin1", "windows-1252"), "windows-1252"),
}
_FILES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive, such as .xlsx or .docx",
    b"\xd0\xcf\x11\xe0": "an old Office file",
}
_UTF_8 = ("utf-8", "utf8")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_META = re.compile(rf"<meta\b[^>]*?\b{_CHARSET.pattern}", re.I)
_START = 4096
_HAN = (range(0x3007, 0x3008), range(0x3400, 0xA000), range(0x20000, 0x33480))


class Refused(ValueError):
    """A document is not what its register publishes: what is wrong, where, what to do next.

    One printable line, whatever it quotes. It never quotes a whole row: that may be about persons.
    """

    def __init__(self, message: str) -> None:
        printable = (char if char.isprintable() else " " for char in message)
        super().__init__(" ".join("".join(printable).split()))


def categories(parser: str) -> dict[str, str]:
    """Printed category → category id, from the `register.toml` beside a parser's `__file__`."""
    text = Path(parser).with_name("register.toml").read_text("utf-8")
    found: dict[str, str] = tomllib.loads(text)["categories"]
    return found


def text_of(document: Document, unlabelled: str = "") -> str:
    """The document as text, without a byte order mark.

    A byte order mark says how the text is encoded. Else valid UTF-8 wins over any label: text
    in another encoding is hardly ever valid UTF-8 by chance, while labels are often those of
    the server or of an old page template. Else the label counts, the one of the answer before
    the one of the page; UTF-8 as a label is wrong by then. Without a label only `unlabelled` is
    tried, such as "gb18030" for what is written in China: read in it, the “’s” of a Western text
    is a Chinese letter.
    """
    for mark, encoding in _MARKS.items():
        if document.body.startswith(mark):
            return _decoded(document, encoding)
    try:
        return document.body.decode("utf-8")
    except UnicodeDecodeError as error:
        labels = _labels(document) or [unlabelled]
        label = next((label for label in labels if label not in _UTF_8), labels[0])
        if label not in _ENCODINGS:
            declared = f"“{label}”, which is not read here" if label else "no encoding"
            declares = ", although it says so" if label in _UTF_8 else f" and declares {declared}"
            raise Refused(
                f"{document.url} is no UTF-8 text (byte {error.start}){declares}. "
                "Open it by hand; it may be damaged. If it is a text, save it as UTF-8."
            ) from error
    return _decoded(document, _ENCODINGS[label])


def _labels(document: Document) -> list[str]:
    """The encodings that the answer's header and the page's `meta` declare."""
    header = _CHARSET.search(document.headers.get("content-type", ""))
    start = document.body[:_START].decode("ascii", "replace")
    return [found[1].lower() for found in (header, _META.search(start)) if found]


def _decoded(document: Document, encoding: str) -> str:
    try:
        return document.body.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise Refused(
            f"{document.url} is no {encoding.upper()} text (byte {error.start}), nor labelled as "
            "another. Open it by hand; it may be damaged, or no text at all."
        ) from error


def json_object(document: Document) -> dict[str, Any]:
    """The document as one JSON object."""
    text = text_of(document)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):  # no JSON, a number without end, nested without end
        found = None
    if not isinstance(found, dict):
        raise Refused(
            f"{document.url} answered with {kind(document.body)} instead of a JSON object. "
            "Open it in a browser; try again later, or import the document by hand."
        )
    return found


def links(document: Document) -> list[tuple[str, str]]:
    """Every link of an HTML page as (absolute address, text), in the order of the page."""
    soup = BeautifulSoup(text_of(document), "lxml")
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
        seen = header_seen(lines[0], columns, delimiter) if lines else "nothing"
        raise Refused(
            f"The CSV header is not “{delimiter.join(columns)}” but {seen}. If this is an error "
            "page, try again later; if the columns changed, the parser must learn them."
        )
    for number, row in enumerate(lines[1:], 1):
        if len(row) != len(columns):
            raise Refused(
                f"CSV row {number} has {len(row)} cells instead of {len(columns)}. Compare it "
                "with the source before importing."
            )
    return [dict(zip(columns, row, strict=True)) for row in lines[1:]]


def header_seen(row: Sequence[str], columns: Sequence[str], between: str = " · ") -> str:
    """What stands where a header should, for a message.

    Only a row that shares a column with it, or a page's markup, is quoted: any other may be the
    first row of a list without a header, and about persons.
    """
    if not set(row) & set(columns) - {""} and not "".join(row).lstrip().startswith("<"):
        return "a row of other texts"
    return f"“{between.join(row)[:120]}”"


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
    known = next((what for mark, what in _FILES.items() if body.startswith(mark)), "")
    if known:
        return known
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(body[:200])
    except UnicodeDecodeError:
        text = "\0"
    start = " ".join(text.split())[:60]
    if not start.isprintable():
        return "bytes that are no readable text"
    if not start:
        return "nothing"
    return f"an HTML page (“{start}”)" if start.startswith("<") else f"“{start}”"
