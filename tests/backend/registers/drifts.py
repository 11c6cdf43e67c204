"""Lists whose layout drifts from one month to the next, as publishers' programs let it.

A drift says nothing else than before: a reader survives it with exactly the same rows, or refuses.
A break says something else, or nothing certain: a reader must refuse it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import office
import sec_ph
from nbfcs import HEADER, TITLE
from pdfs import Paper
from rbi import KEPT
from talk import document

from xiancha.model import Reading
from xiancha.registers import catalogue
from xiancha.registers.id_ojk_licensed.formats import OFFICIAL
from xiancha.registers.id_satgas_illegal.formats import COLUMNS as PORTAL
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.sg_mlaw_moneylenders.columns import COLUMNS

Row = tuple[str, ...]

_WIDE, _NARROW = 110, 8
PER_PAGE = 3


@dataclass(frozen=True)
class Printed:
    """What is printed: rows under a header, titles above, a line below, and how."""

    header: Row
    rows: tuple[Row, ...]
    titles: Row = ()
    below: Row = ()
    again: bool = False
    split: bool = False
    kind: str = "pdf"
    known: Mapping[str, object] = field(default_factory=dict)

    def body(self) -> bytes:
        return _DRAWN[self.kind](self)

    @property
    def lines(self) -> list[Row]:
        """Titles, a header of one row or two, and rows, for files without pages."""
        rows = list(self.rows)
        if self.again:
            rows[PER_PAGE:PER_PAGE] = [self.header]
        return [*((title,) for title in self.titles), *self.header_rows, *rows]

    @property
    def header_rows(self) -> list[Row]:
        """The header, or its words in two rows of cells."""
        if not self.split:
            return [self.header]
        parted = [name.rpartition(" ") for name in self.header]
        upper = tuple(before or last for before, _, last in parted)
        return [upper, tuple(last if before else "" for before, _, last in parted)]


def _pdf(printed: Printed) -> bytes:
    widths = [_WIDE if name else _NARROW for name in printed.header]
    paper = Paper(widths)
    for start in range(0, len(printed.rows), PER_PAGE):
        if start:
            paper.turn()
        if not start or printed.again:
            for title in printed.titles:
                paper.text(title)
            for row in printed.header_rows:
                paper.row(row)
        for row in printed.rows[start : start + PER_PAGE]:
            paper.row(row, widths[: len(row)])
    for line in printed.below:
        paper.text(line)
    return paper.body()


def _xlsx(printed: Printed) -> bytes:
    return office.xlsx(printed.lines)


def _html(printed: Printed) -> bytes:
    lines = printed.lines[len(printed.titles) :]
    cells = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in lines)
    titles = "".join(f"<h1>{title}</h1>" for title in printed.titles)
    return f"<!DOCTYPE html><html><body>{titles}<table>{cells}</table></body></html>".encode()


def _csv(printed: Printed) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(printed.lines[len(printed.titles) :])
    return text.getvalue().encode()


_DRAWN: dict[str, Callable[[Printed], bytes]] = {
    "pdf": _pdf,
    "xlsx": _xlsx,
    "html": _html,
    "csv": _csv,
}


def _each(printed: Printed, change: Callable[[Row], Row]) -> Printed:
    rows = tuple(map(change, printed.rows))
    return replace(printed, header=change(printed.header), rows=rows)


def spacer(printed: Printed, place: int = 2) -> Printed:
    """A blank column between two others."""
    return _each(printed, lambda row: (*row[:place], "", *row[place:]))


def moved(printed: Printed, place: int = 1) -> Printed:
    """A column changes its place with the next one."""
    return _each(printed, lambda row: (*row[:place], row[place + 1], row[place], *row[place + 2 :]))


def capitals(printed: Printed) -> Printed:
    return replace(printed, header=tuple(name.upper() for name in printed.header))


def punctuated(printed: Printed) -> Printed:
    """Headings with other spaces and full stops."""
    header = (f"{name.rstrip('.')} :".replace(" ", "  ") for name in printed.header)
    return replace(printed, header=tuple(header))


def again(printed: Printed) -> Printed:
    """Titles and header on each page, or the header once more below."""
    return replace(printed, again=True)


def split(printed: Printed) -> Printed:
    """The last word of each heading in a cell of its own below."""
    return replace(printed, split=True)


DRIFTS = {one.__name__: one for one in (spacer, moved, capitals, punctuated, again, split)}


def unknown_heading(printed: Printed) -> Printed:
    return replace(printed, header=(*printed.header[:2], "Former", *printed.header[3:]))


def lost_heading(printed: Printed) -> Printed:
    """A column without its heading."""
    return replace(printed, header=(*printed.header[:2], "", *printed.header[3:]))


def doubled_heading(printed: Printed) -> Printed:
    header = printed.header
    return replace(printed, header=(*header[:2], header[1], *header[3:]))


def one_column_more(printed: Printed) -> Printed:
    """A column that nobody knows at the end."""
    rows = tuple((*row, "1 Jan 2020") for row in printed.rows)
    return replace(printed, header=(*printed.header, "Struck off"), rows=rows)


def shifted_row(printed: Printed) -> Printed:
    """The cells of one row one place to the right, but for its number; the last is lost."""
    first, second, *others = printed.rows
    return replace(printed, rows=(first, (second[0], "", *second[1:-1]), *others))


def missing_row(printed: Printed) -> Printed:
    first, _, *others = printed.rows
    return replace(printed, rows=(first, *others))


def no_header(printed: Printed) -> Printed:
    return replace(printed, header=tuple("" for _ in printed.header))


BREAKS = {
    one.__name__: one
    for one in (
        unknown_heading,
        lost_heading,
        doubled_heading,
        one_column_more,
        shifted_row,
        missing_row,
        no_header,
    )
}


def read(register: str, printed: Printed) -> Reading | None:
    """What the register's parser reads; None where it refuses."""
    one = catalogue.register(register)
    try:
        return one.read(one.redact(document(printed.body(), **printed.known)))
    except Refused:
        return None


DAY = date(2026, 1, 31)
_LETTERS = "甲乙丙丁戊己庚"


def _rows(*cells: str) -> tuple[Row, ...]:
    return tuple(
        (str(n), *(cell.format(d=n, n=letter) for cell in cells))
        for n, letter in enumerate(_LETTERS, 1)
    )


MONEYLENDERS = Printed(
    COLUMNS,
    _rows(
        "TEST {d} CREDIT PTE. LTD.",
        "{d}, TAMPINES, SINGAPORE 52954{d}",
        "{d}/2026",
        "6260888{d}",
        "https://test-{d}.sg",
    ),
    ("LIST OF VALID MONEYLENDERS REGISTERED IN THE REPUBLIC OF SINGAPORE, AS AT 1 MAY 2026",),
    ("*No suspended moneylender to date.",),
)
INSTITUTIONS = Printed(
    ("序号", "中文全称", "英文全称", "机构编码", "机构类型", "监管责任单位"),
    _rows(
        "测试{n}消费金融有限公司",
        "Test {d} Co., Ltd.",
        "X000{d}H110000001",
        "消费金融公司",
        "北京金融监管局",
    ),
    ("银行业金融机构法人名单", "（截至2026年6月末）"),
)
LICENSED = Printed(
    OFFICIAL,
    _rows(
        "Dana {d}",
        "PT Dana {d} Indonesia",
        "https://dana{d}.co.id",
        "KEP-{d}/D.05/2020",
        "27 Mei 2020",
        "Syariah",
    ),
    ("Penyelenggara Fintech Lending Berizin di OJK per 31 Januari 2026",),
    known={"as_of": DAY},
)
APPS = Printed(
    KEPT,
    _rows(
        "LENDER {d} LIMITED",
        "https://lender{d}.example.in",
        "NBFC",
        "Aloan {d}",
        "Self-owned",
        "Website",
        "https://aloan{d}.in",
    ),
    ("Digital Lending Apps",),
    kind="xlsx",
    known={"as_of": DAY},
)
DIGITAL_LENDERS = Printed(
    ("S/N", "NAME OF COMPANY", "NAME OF APP"),
    _rows("TEST {d} LENDING LIMITED", "CASH{d}, NAIRA{d}"),
    ("Digital Money Lenders with Full Approval",),
    kind="html",
    known={"as_of": DAY},
)
PLATFORMS = Printed(
    sec_ph.COLUMNS,
    _rows(
        "TEST {d} LENDING CORP.",
        "CS2019000{d}",
        "{d}. Peso{d}",
        "12 May 2026",
        "1 June 2026",
        "-",
    ),
    (sec_ph.RECORDED,),
    kind="html",
)
COMPANIES = Printed(
    HEADER,
    _rows(
        "Lender {d} Limited",
        "Mumbai",
        "No",
        "ICC",
        "U65990MH200{d}PTC00000{d}",
        "Base",
        "{d}, Rose Lane",
        "office@lender{d}.example.in",
    ),
    (TITLE,),
    kind="xlsx",
)
WARNED = Printed(
    ("No.", *PORTAL),
    _rows(
        "Dana {d}",
        "",
        "",
        "https://dana{d}.example.id",
        "Fintech Ilegal",
        "Peer To Peer Lending",
        "13/12/2021",
        "SP 0{d}/SWI/2021",
    ),
    kind="html",
    known={"as_of": DAY},
)
LISTS = {
    ("ng-fccpc-lenders", "html"): DIGITAL_LENDERS,
    ("ph-sec-lending", "html"): PLATFORMS,
    ("sg-mlaw-moneylenders", "pdf"): MONEYLENDERS,
    ("cn-nfra-institutions", "pdf"): INSTITUTIONS,
    **{("id-ojk-licensed", kind): replace(LICENSED, kind=kind) for kind in _DRAWN},
    **{("in-rbi-dla", kind): replace(APPS, kind=kind) for kind in ("xlsx", "csv")},
    ("in-rbi-nbfc", "xlsx"): COMPANIES,
    ("in-rbi-nbfc", "csv"): replace(COMPANIES, kind="csv", known={"as_of": DAY}),
    ("id-satgas-illegal", "html"): WARNED,
}
"""A good list of each register and kind of file."""
