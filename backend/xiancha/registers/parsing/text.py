"""The text of a document, whatever its encoding, and lines that the layout broke. Pure."""

from __future__ import annotations

import codecs
import re

from xiancha.model import Document
from xiancha.registers.parsing.refusals import Refused

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
