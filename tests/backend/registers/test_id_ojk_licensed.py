from __future__ import annotations

from datetime import date

import pytest
import real_documents
from office import xlsx
from ojk import DAY, LETTERS, ROWS, TITLE, WIDTHS, Rows, csv_of, page_of, pdf_of
from pdfs import Paper
from talk import document

from xiancha.model import Alias, ChannelType, Reading, Status
from xiancha.refresh.starter import load_starter
from xiancha.registers import catalogue
from xiancha.registers.id_ojk_licensed.formats import (
    COPY,
    LONGER_COPY,
    OF_2026,
    OFFICIAL,
    listed,
)
from xiancha.registers.id_ojk_licensed.parse import hosts, read, row
from xiancha.registers.parsing.refusals import Refused
from xiancha.store import Store

REGISTER = "id-ojk-licensed"


def cells(**changed: str) -> dict[str, str]:
    found = dict(zip(OFFICIAL[1:], ROWS[0][1:], strict=True)) | {
        "Jenis": "",
        "Tanggal": "2017-07-06",
    }
    return found | changed


def refused(body: bytes, message: str, as_of: date | None = None) -> None:
    with pytest.raises(Refused, match=message):
        read(document(body, as_of=as_of))


def the_three(reading: Reading) -> None:
    first, second, third = reading.rows
    assert reading.as_of == DAY
    assert reading.whole == {"p2p-lender"}
    assert (first.name, first.licence, first.status) == (
        "PT Pasar Dana Pinjaman",
        "KEP-49/D.05/2017",
        Status.active,
    )
    assert (first.key, first.category) == ("ptpasardanapinjaman", "p2p-lender")
    assert first.fields == {"Tanggal": "2017-07-06", "Jenis Usaha": "Konvensional"}
    assert (second.fields["Tanggal"], second.fields["Jenis Usaha"]) == ("2020-05-27", "Syariah")
    assert [c.value for c in third.channels] == ["kini.example.com", "kini.example.co.id"]


def test_a_copy_ships_that_is_not_called_whole(store: Store) -> None:
    register = catalogue.register(REGISTER)
    assert (register.kind, register.country, register.way) == ("licence", "ID", "imported")
    load_starter(register, store)
    (held,) = store.newest_documents(REGISTER)
    assert (held.source.as_of, held.whole) == (date(2026, 5, 1), frozenset())
    assert "pinjolwatch" in held.source.via
    rows = store.rows(held).values()
    assert len(rows) == 94
    assert {row.status for row in rows} == {Status.active}
    assert all(row.channels and row.licence for row in rows)
    by_name = {row.name: row for row in rows}
    uku = by_name["PT Teknologi Merlin Sejahtera"]
    assert (uku.licence, uku.aliases[0].text) == ("KEP-46/D.05/2021", "UKU")
    assert [one.value for one in uku.channels] == ["ukuindo.com"]


def test_the_columns_of_2026_are_read_in_each_shape() -> None:
    """“Surat Tanda Berizin” for a longer heading, another order, and the kind of phone."""
    rows = [
        (line[0], line[2], line[1], line[4], line[5], line[6], line[3], "Android") for line in ROWS
    ]
    the_three(read(document(xlsx([[TITLE], OF_2026, *rows]))))
    the_three(read(document(page_of(rows, OF_2026))))
    the_three(read(document(csv_of(OF_2026, rows), as_of=DAY)))


@pytest.mark.parametrize(("copy", "header"), [("feb2019", COPY), ("jul2019", LONGER_COPY)])
def test_every_line_of_the_copies_is_read(copy: str, header: tuple[str, ...]) -> None:
    body = (real_documents.FOLDER / f"id_ojk_licensed/{copy}.csv").read_bytes()
    given = document(body, as_of=date(2019, 7, 1))
    assert given.body.decode().startswith(",".join(header))
    firms = [row(record.cells, record.where) for record in listed(given).records]
    by_name = {firm.name: firm for firm in firms}
    assert len(by_name) == 99
    assert all(firm.channels and firm.aliases for firm in firms)
    kini = by_name["PT Dana Kini Indonesia"]
    assert [c.value for c in kini.channels] == ["danakini.com", "danakini.co.id"]
    assert by_name["PT Amartha Mikro Fintek"].fields["Tanggal"] == "2017-05-31"
    assert by_name["PT Komunal Finansial Indonesia"].fields["Tanggal"] == "2019-02-01"


@pytest.mark.parametrize("copy", ["feb2019", "jul2019"])
def test_a_registered_firm_is_not_licensed(copy: str) -> None:
    body = (real_documents.FOLDER / f"id_ojk_licensed/{copy}.csv").read_bytes()
    reading = read(document(body, as_of=date(2019, 7, 1)))
    (danamas,) = reading.rows
    assert danamas.name == "PT Pasar Dana Pinjaman"
    assert danamas.aliases == (
        Alias(text="Danamas"),
        Alias(text="Pasar Dana Pinjaman", kind="short"),
    )
    assert [(c.type, c.value) for c in danamas.channels] == [
        (ChannelType.host, "p2p.danamas.co.id")
    ]
    assert danamas.fields["Tanggal"] == "2017-07-06"
    assert reading.notes == ("98 firms that are only registered (Terdaftar) were left out.",)


@pytest.mark.parametrize(
    "body",
    [pdf_of(), page_of(), xlsx([[TITLE], OFFICIAL, *ROWS])],
    ids=["pdf", "page", "workbook"],
)
def test_the_official_columns_in_each_shape(body: bytes) -> None:
    the_three(read(document(body)))


def test_a_workbooks_own_dates_are_read() -> None:
    """A cell that holds a date instead of its text comes out as 2017-07-06."""
    line = (1, *ROWS[0][1:5], date(2017, 7, 6), ROWS[0][6])
    (firm,) = read(document(xlsx([[TITLE], OFFICIAL, line]))).rows
    assert firm.fields["Tanggal"] == "2017-07-06"


@pytest.mark.parametrize(
    ("header", "rows"), [(OFFICIAL, ROWS), (OFFICIAL[1:], [line[1:] for line in ROWS])]
)
def test_the_official_columns_as_csv(header: tuple[str, ...], rows: Rows) -> None:
    the_three(read(document(csv_of(header, rows), as_of=DAY)))


def test_the_date_is_in_the_title_or_stated() -> None:
    untitled = pdf_of(title="Daftar")
    assert read(document(untitled, as_of=DAY)).as_of == DAY
    assert read(document(untitled, title=TITLE)).as_of == DAY
    refused(untitled, "--as-of")
    refused(pdf_of(), "give 2025-01-31, --as-of 2025-02-01", as_of=date(2025, 2, 1))
    refused(pdf_of(title=f"{TITLE.removesuffix('31 Januari 2025')}31 Januar 2025"), "no date")


def test_a_page_that_links_another_list_needs_its_date_stated() -> None:
    body = page_of(title=f"{TITLE}</h1><h1>{TITLE.replace('31 Januari', '12 Juli')}")
    refused(body, "2025-01-31 and 2025-07-12")
    assert read(document(body, as_of=DAY)).as_of == DAY


def test_a_letter_broken_over_lines_is_one() -> None:
    broken = cells(**{"Surat Tanda Berizin/Terdaftar": "KEP-49/ D.05/20 17"})
    assert row(broken, "row 1").licence == "KEP-49/D.05/2017"


def test_a_table_over_several_pages_is_one() -> None:
    many = [
        (str(n), f"Brand {n}", f"PT Firma {n}", f"firma{n}.id", *LETTERS[0]) for n in range(1, 41)
    ]
    rows = read(document(pdf_of(many))).rows
    assert [firm.name for firm in rows] == [f"PT Firma {n}" for n in range(1, 41)]


def test_a_letter_date_broken_over_a_page_is_no_lender() -> None:
    """A reader that takes lines for rows once listed “Juli 2017” as a lender."""
    long = "PT Pasar Dana Pinjaman yang namanya sangat panjang sekali " * 4
    firms = [("1", "Danamas", long.strip(), "danamas.id", *LETTERS[0])]
    paper = Paper(WIDTHS, height=140, repeat=OFFICIAL)
    paper.text(TITLE)
    for line in [*firms, ("2", *ROWS[1][1:])]:
        paper.row(line)
    rows = read(document(paper.body())).rows
    assert [firm.name for firm in rows] == [long.strip(), "PT Sewa Teknologi Syariah"]


@pytest.mark.parametrize("name", ["Juli 2017", "06 Juli 2017", "Nairobi", "", "PT", "PT "])
def test_what_is_no_company_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="is no company"):
        row(cells(**{"Nama Perusahaan": name}), "row 1")


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"Nama Sistem Elektronik": ""}, "is no company"),
        ({"Surat Tanda Berizin/Terdaftar": "06 Juli 2017"}, "none such as KEP-49"),
        ({"Surat Tanda Berizin/Terdaftar": "KEP-49"}, "letter “KEP-49”, which is none such"),
        ({"Jenis Usaha": "Android"}, "neither Konvensional nor Syariah"),
        ({"Jenis": "Terdaftar"}, "that fits “Terdaftar”"),
        ({"Jenis": "Dicabut"}, "neither Berizin nor Terdaftar"),
        ({"Alamat Website": "Konvensional"}, "“Konvensional” is no web address"),
        ({"Alamat Website": "cs@danamas.co"}, "is no web address"),
    ],
)
def test_a_row_that_does_not_add_up_is_refused(changed: dict[str, str], message: str) -> None:
    with pytest.raises(Refused, match=f"^row 7: .*{message}"):
        row(cells(**changed), "row 7")


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("", []),
        ("-", []),
        ("https://a.co.id", ["a.co.id"]),
        ("www.klikUMKM.co.id", ["klikumkm.co.id"]),
        ("www.a.co.id/lender/", ["a.co.id"]),
        ("https://a.com https://www.a.com/id", ["a.com"]),
        ("https://a.com, b.id; www.c.id", ["a.com", "b.id", "c.id"]),
        ("https://www.kreditplusteknol ogi.id", ["kreditplusteknologi.id"]),
        ("https://www.kredit plus .co.id/", ["kreditplus.co.id"]),
        ("https://a.co.id/pinj aman", ["a.co.id"]),
    ],
)
def test_website_cells(cell: str, found: list[str]) -> None:
    assert hosts(cell, "row 1") == found


def test_an_address_that_may_be_one_or_two_is_refused() -> None:
    with pytest.raises(Refused, match="one address broken in two or two of them"):
        hosts("https://uku.in do.com", "row 1")


def test_a_shared_host_is_nobodys() -> None:
    firm = row(cells(**{"Alamat Website": "https://linktr.ee/danamas, danamas.id"}), "row 1")
    assert [c.value for c in firm.channels] == ["danamas.id"]


def test_a_registered_firm_on_a_list_of_today_is_refused() -> None:
    rows = [("Danamas", "PT Pasar Dana Pinjaman", "a.id", "S-1/NB.213/2019", *LETTERS[0][1:])]
    body = csv_of(OFFICIAL[1:], rows)
    assert read(document(body, as_of=date(2022, 12, 31))).rows == ()
    refused(body, "only registered", as_of=DAY)


def test_the_copy_that_writes_american_dates_is_read_month_first() -> None:
    line = ("KEP-1/D.05/2017", "A", "a.id", "PT A", "7/6/2017", "Berizin", "PT", "Syariah", "Jl. 1")
    (firm,) = read(document(csv_of(LONGER_COPY, [line]), as_of=DAY)).rows
    assert firm.fields == {"Tanggal": "2017-07-06", "Jenis Usaha": "Syariah"}
    for text in ("31/5/2017", "06 Juli 2017", "2/30/2017"):
        refused(csv_of(LONGER_COPY, [(*line[:4], text, *line[5:])]), "no date such as", as_of=DAY)


RENAMED = tuple("Tanggal Berizin" if name == "Tanggal" else name for name in OFFICIAL)
SHIFTED = [(line[0], "", *line[1:6]) for line in ROWS]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"<html><title>Just a moment...</title></html>", "holds no table"),
        (b"", "CSV header is not"),
        (b"%PDF-1.4\n%%EOF\n", "cannot be read|no row of a table"),
        (pdf_of()[:2000], "cut off"),
        (page_of()[:-40], "cut off"),
        (b"PK\x03\x04 broken", "workbook"),
        (pdf_of(header=RENAMED), "the header is"),
        (page_of(header=RENAMED), "missing: Tanggal; unknown: Tanggal Berizin"),
        (csv_of(RENAMED, ROWS), "CSV header is not"),
        (csv_of((*OFFICIAL, "NIK Direktur"), [(*line, "1") for line in ROWS]), "CSV header is not"),
        (page_of(header=(*OFFICIAL, "No. HP"), rows=[(*r, "0812") for r in ROWS]), "No. HP"),
        (page_of(SHIFTED), "row 1: Tanggal “KEP-49/D.05/2017” is no date"),
        (pdf_of(SHIFTED), "Tanggal “KEP-49/D.05/2017” is no date"),
        (page_of([ROWS[0], ROWS[2]]), "No. is “3” instead of 2"),
        (pdf_of([ROWS[0], ROWS[2]]), "No. is “3” instead of 2"),
        (page_of([*ROWS, ROWS[0]]), "No. is “1” instead of 4"),
        (
            page_of([*ROWS, ("4", *ROWS[0][1:])]),
            "row 4: “PT Pasar Dana Pinjaman” is listed a second",
        ),
        (page_of([("1", *ROWS[0][1:5], "Juli 2017", "Syariah")]), "“Juli 2017” is no date"),
        (page_of([("1", *ROWS[0][1:5], "31 Juni 2017", "Syariah")]), "“31 Juni 2017” is no date"),
        (page_of([*ROWS, ("Catatan: izin PT X telah dicabut",)]), "1 cells instead of 7"),
        (page_of() + page_of(), "holds 2 lists"),
    ],
)
def test_a_document_that_is_not_the_list_is_refused(body: bytes, message: str) -> None:
    refused(body, message, as_of=DAY)


def test_a_line_below_the_table_is_read_by_a_person() -> None:
    paper = Paper(WIDTHS)
    paper.text(TITLE)
    paper.row(OFFICIAL)
    paper.row(ROWS[0])
    paper.text("*) Izin usaha telah dicabut")
    refused(paper.body(), "nobody knows a line")
