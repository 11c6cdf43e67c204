"""Documents made to hurt whoever reads them, and a table of what becomes of them.

    python tests/backend/sandbox/bombs.py

Each is small, is made here, and is read by a new process within the limits that hold for all.
"""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(_TESTS / "registers"), str(_TESTS.parents[1] / "backend")]

import office  # noqa: E402
import xlwt  # noqa: E402
from small_loans import MAPPING  # noqa: E402
from talk import document  # noqa: E402

from xiancha.model import Document  # noqa: E402
from xiancha.registers import catalogue  # noqa: E402
from xiancha.registers.parsing.refusals import Refused  # noqa: E402
from xiancha.sandbox import Sandbox  # noqa: E402

SHEET = "xl/worksheets/sheet1.xml"
_LAST = '<c r="B3" t="inlineStr">'
_SHEET_XML = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


@dataclass(frozen=True)
class Bomb:
    """A document that hurts: how it is made, which register is given it, and the words said."""

    make: Callable[[], bytes]
    words: str
    register: str = "cn-small-loans"

    def document(self) -> Document:
        given = {"mapping": MAPPING} if self.register == "cn-small-loans" else {}
        return document(self.make(), via="a bomb", **given)


def far(cell: str) -> bytes:
    """A workbook whose last cell is said to stand at the far end of all columns and rows."""
    return office.changed(office.xlsx(office.ROWS), SHEET, _LAST, cell)


def elsewhere() -> bytes:
    """A workbook whose sheet is not where sheets lie."""
    body = office.changed(
        far('<c r="XFD1048576" t="inlineStr">'), "[Content_Types].xml", SHEET, "x.xml"
    )
    body = office.changed(body, "xl/_rels/workbook.xml.rels", f"/{SHEET}", "/x.xml")
    return renamed(body, SHEET, "x.xml")


def renamed(archive: bytes, old: str, new: str) -> bytes:
    """An office file with one part under another name."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(new if name == old else name, source.read(name))
    return file.getvalue()


def sheet(inner: str) -> bytes:
    """A workbook with this XML between the tags of its sheet."""
    whole = f"{_SHEET_XML}<sheetData>{inner}</sheetData></worksheet>"
    return office.changed(office.xlsx(office.ROWS), SHEET, "(?s).*", whole)


def prefixed_far() -> bytes:
    space = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rows = '<x:row><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>'
    whole = f"<x:worksheet {space}><x:sheetData>{rows}</x:sheetData></x:worksheet>"
    return office.changed(office.xlsx(office.ROWS), SHEET, "(?s).*", whole)


def one_string_many_times() -> bytes:
    """A shared string of a megabyte that many cells show."""
    strings = f'<sst xmlns="{_SHEET_XML.split(chr(34))[1]}"><si><t>{"x" * 1_000_000}</t></si></sst>'
    cells = '<row><c t="s"><v>0</v></c></row>' * 20_000
    body = sheet(cells)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    body = office.changed(
        body,
        "[Content_Types].xml",
        "</Types>",
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>',
    )
    body = office.changed(
        body,
        "xl/_rels/workbook.xml.rels",
        "</Relationships>",
        f'<Relationship Type="{link}" Target="sharedStrings.xml" Id="rId9"/></Relationships>',
    )
    return with_part(body, "xl/sharedStrings.xml", strings.encode())


def with_part(archive: bytes, name: str, part: bytes) -> bytes:
    file = io.BytesIO(archive)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as target:
        target.writestr(name, part)
    return file.getvalue()


def many_merges() -> bytes:
    """Merged cells that all lie over one another."""
    rows = "".join(f'<row><c r="A{n}"><v>1</v></c></row>' for n in range(1, 50_001))
    merges = '<mergeCell ref="A1:B50000"/>' * 5000
    whole = (
        f"{_SHEET_XML}<sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells></worksheet>"
    )
    return office.changed(office.xlsx(office.ROWS), SHEET, "(?s).*", whole)


def old_far() -> bytes:
    """An old workbook with one cell at the far end."""
    book = xlwt.Workbook()
    page = book.add_sheet("s")
    page.write(0, 0, "x")
    page.write(65535, 255, "x")
    return office.saved(book)


def wide_word() -> bytes:
    """A Word document of many rows, each with one cell as wide as can be said."""
    row = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999"/></w:tcPr><w:p/></w:tc></w:tr>'
    return office.changed(
        office.word(office.ROWS), "word/document.xml", "</w:tbl>", f"{row * 20_000}</w:tbl>"
    )


def burst() -> bytes:
    """An archive of 70 MB of nothing."""
    return with_part(office.xlsx(office.ROWS), "xl/media/image1.bin", bytes(70_000_000))


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first of which is its catalogue."""
    body, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return body + start + table + end % (len(objects) + 1, len(body))


def stream(text: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(text, 9)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), more, packed)


def pages(count: int, content: bytes, more: bytes = b"") -> bytes:
    """A PDF whose pages all have the same content."""
    page = b"<</Type/Page/Parent 2 0 R/Contents 3 0 R/MediaBox[0 0 600 800]/Resources 4 0 R>>"
    kids = b" ".join(b"%d 0 R" % (number + 6) for number in range(count))
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
        stream(content),
        b"<</Font<</F 5 0 R>>%s>>" % more,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *[page] * count,
    )


def one_page_many_times() -> bytes:
    """Fifty pages that share one stream of text."""
    line = b"BT /F 8 Tf 10 10 Td (%s) Tj ET\n" % (b"a" * 100)
    return pages(50, line * 40)


def crowded_page() -> bytes:
    """One page with more letters than anybody reads."""
    return pages(1, b"BT /F 8 Tf 10 10 Td (%s) Tj ET\n" % (b"a" * 2_000_000))


def swollen_stream() -> bytes:
    """A stream of 600 MB: a megabyte of nothing, packed once and written 600 times."""
    size, packing = 1_000_000, zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    piece = packing.compress(bytes(size)) + packing.flush(zlib.Z_FULL_FLUSH)
    checksum = ((600 * size % 65521) << 16 | 1).to_bytes(4, "big")
    packed = b"\x78\xda" + piece * 600 + b"\x03\x00" + checksum
    body = pages(1, b"")
    empty = stream(b"")
    return body.replace(
        empty, b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)
    )


FAR = "a cell is further away than any list reaches"
BOMBS = {
    "xlsx: r='XFD1048576'": Bomb(lambda: far("<c r='XFD1048576' t=\"inlineStr\">"), FAR),
    'xlsx: r = "XFD1048576"': Bomb(lambda: far('<c r = "XFD1048576" t="inlineStr">'), FAR),
    "xlsx: far cell under a prefix": Bomb(prefixed_far, FAR),
    "xlsx: sheet elsewhere": Bomb(elsewhere, FAR),
    "xlsx: “<c” × 100,000": Bomb(lambda: sheet("<c " * 100_000), "cut off or damaged"),
    "xlsx: a string of 1 MB × 20,000": Bomb(one_string_many_times, "500 MB of memory"),
    "xlsx: 5,000 merges over one another": Bomb(many_merges, "merged cells lie over one another"),
    "xlsx: 70 MB when unpacked": Bomb(burst, "larger than 64 MiB when unpacked"),
    "xls: far cell": Bomb(old_far, FAR),
    "docx: gridSpan=999": Bomb(wide_word, "wider than 256 columns"),
    "html: “<!--” × 250,000": Bomb(
        lambda: b"<html>" + b"<!--" * 250_000, "holds no table|None of 0 tables"
    ),
    "html: rowspan=0 colspan=256": Bomb(
        lambda: b"<table>" + b"<tr><td rowspan=0 colspan=256>x" + b"<tr>" * 50_000 + b"</table>",
        "more than 1,000,000 cells",
    ),
    "pdf: 50 pages share a stream": Bomb(
        one_page_many_times, "page 2 shows the very contents of page 1", "sg-mlaw-moneylenders"
    ),
    "pdf: 2,000,000 letters on a page": Bomb(
        crowded_page,
        r"was not read within \d+ seconds of the processor|500 MB of memory",
        "sg-mlaw-moneylenders",
    ),
    "pdf: a stream of 600 MB": Bomb(swollen_stream, "500 MB of memory", "sg-mlaw-moneylenders"),
    "json: nested 1,000,000 deep": Bomb(
        lambda: b"[" * 1_000_000, "instead of a JSON object", "gb-fca-register"
    ),
}


def main(*chosen: str) -> None:
    """Print the table; each bomb in a process of its own, whose only child is the reader."""
    if chosen:
        print(row(*chosen))
        return
    print(
        "| bomb | bytes in | seconds | peak of the process, MB | words |\n|---|---:|---:|---:|---|"
    )
    for name in BOMBS:
        subprocess.run([sys.executable, __file__, name], check=True)


def row(name: str) -> str:
    import resource

    bomb = BOMBS[name]
    given, sandbox = bomb.document(), Sandbox()
    begun = time.monotonic()
    try:
        sandbox.read(catalogue.register(bomb.register), given)
        words = "READ"
    except Refused as problem:
        words = str(problem)
    seconds = time.monotonic() - begun
    sandbox.close()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6
    return f"| {name} | {len(given.body):,} | {seconds:.1f} | {peak:.0f} | {words} |"


if __name__ == "__main__":
    main(*sys.argv[1:])
