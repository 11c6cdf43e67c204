"""Reading long register documents: rows per second and the peak memory of the process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from openpyxl import Workbook

sys.path.insert(0, str(Path(__file__).parents[1] / "backend" / "registers"))

from pdfs import Paper

from xiancha.registers.cn_nfra_institutions.parse import COLUMNS

HERE = Path(__file__).parent
WIDTHS = (35, 130, 160, 60, 60, 70)
PAGES = 260
"""As many as the list of 31 December 2025 has."""


def table(folder: Path) -> str:
    """Read each document in a process of its own; one line each."""
    pdf, xlsx = folder / "institutions.pdf", folder / "apps.xlsx"
    write_pdf(pdf, 4000, PAGES)
    _xlsx(xlsx, 3000)
    lines = ["documents, each read in a process of its own; the aim for the PDF: 60 s, 500 MB"]
    for name, register, file, count in (
        (f"PDF of {PAGES} pages", "cn-nfra-institutions", pdf, 4000),
        ("XLSX", "in-rbi-dla", xlsx, 3000),
    ):
        found = read(register, file)
        lines.append(
            f"{name:<22} {count:>6} rows {found['seconds']:>7.1f} s "
            f"{count / found['seconds']:>9.0f} rows/s "
            f"{found['megabytes']:>6.0f} MB peak ({found['before']:.0f} MB before reading)"
        )
    return "\n".join(lines)


def read(register: str, file: Path) -> dict[str, float]:
    """What reading a file cost a process of its own: `seconds`, `megabytes`, and those `before`."""
    done = subprocess.run(
        [sys.executable, str(HERE / "reading.py"), register, str(file)],
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def write_pdf(file: Path, count: int, pages: int) -> None:
    """A list of invented institutions as a ruled table, spread evenly over these pages."""
    row = 16 + 10
    paper = Paper(WIDTHS, height=2 * 40 + row * (count // pages + 2), repeat=COLUMNS)
    for n in range(1, count + 1):
        if (n - 1) * pages // count == paper.pages:
            paper.turn()
        name = f"第{n}号农村商业银行股份有限公司"
        english = f"Invented Rural Commercial Bank Number {n} Company Limited"
        code = f"S{n:04}H{n:09}"
        paper.row((str(n), name, english, code, "农村商业银行", "湖南金融监管局"))
    file.write_bytes(paper.body())


def _xlsx(file: Path, count: int) -> None:
    """An export as the Reserve Bank of India makes it: an entity's cell is merged over its apps."""
    book = Workbook()
    sheet = book.active
    sheet.append(
        [
            "Entity Name",
            "Sl. No.",
            "Name of the DLA",
            "Name of the owner of DLA",
            "Available on",
            "Link to DLA",
            "Website of RE",
        ]
    )
    for n in range(1, count + 1):
        entity = f"INVENTED FINANCE {n} PRIVATE LIMITED" if n % 3 == 1 else None
        link = f"https://play.google.com/store/apps/details?id=com.invented.loans{n}"
        site = f"https://invented-{n}.example/"
        sheet.append([entity, n, f"Loans {n}", "Self Owned", "Google Play Store", link, site])
    file.parent.mkdir(exist_ok=True)
    book.save(file)
