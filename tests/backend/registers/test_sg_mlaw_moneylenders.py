from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache

import pytest
import real_documents
from effort import SOAK
from pdfs import Paper
from talk import document, talk

from xiancha.model import Channel, ChannelType, Proof, Reading, Status
from xiancha.registers import catalogue
from xiancha.registers.parsing.pdf_table import Tables, pdf_table
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.sg_mlaw_moneylenders import parse
from xiancha.registers.sg_mlaw_moneylenders.cells import urls
from xiancha.registers.sg_mlaw_moneylenders.parse import COLUMNS, PAGE, SHAPE, read, row

REGISTER = "sg-mlaw-moneylenders"
LISTS = real_documents.FOLDER / "sg_mlaw_moneylenders"
MONTHS = ("2026-01-01", "2026-02-01") if SOAK else ("2026-02-01",)
"""Of the two lists, which take seconds; test_cli.py imports both and compares them."""
TITLE = "LIST OF VALID MONEYLENDERS REGISTERED IN THE REPUBLIC OF SINGAPORE, AS AT 1 MAY 2026"
NOTE = (
    "(Any moneylender whose licence has been suspended "
    "is set out in a separate list at the bottom*)"
)
NOBODY = "*No suspended moneylender to date."
SUSPENDED = "*List of moneylenders whose licences are suspended"
HEADER = ("S/No.", "Business Name", "Business Address", "Licence No.", "Landline\nNumber")
WIDTHS = (40, 140, 180, 70, 80, 200)
FIRMS = [
    ("1", "1 - CASH PTE. LTD.", "8, TAMPINES", "32/2025", "62608888", "https://1-cash.sg/"),
    ("2", "ABI CREDIT PTE LTD", "I: TOA PAYOH II: YISHUN", "22/2026", "18001881111", "N.A."),
]
BARRED = ("1", "EX LOAN PTE. LTD.", "1, BEACH ROAD", "3/2026", "61112222", "www.ex-loan.sg")
Rows = Iterable[tuple[str, ...]]


def drawn(firms: Rows = FIRMS, end: Iterable[str] = (NOBODY,), barred: Rows = ()) -> bytes:
    paper = Paper(WIDTHS)
    paper.text(TITLE)
    paper.text(NOTE)
    paper.stacked_header((*HEADER, "Business URL"))
    for cells in firms:
        paper.row(cells)
    for line in end:
        paper.text(line)
    if barred:
        paper.stacked_header((*HEADER, "Business URL"))
    for cells in barred:
        paper.row(cells)
    return paper.body()


def refused(body: bytes, message: str) -> None:
    with pytest.raises(Refused, match=message):
        read(document(body))


ReadTables = Callable[[bytes], Tables]


@pytest.fixture(scope="module")
def tables() -> Iterator[ReadTables]:
    """What reads the tables of PDFs, each document once: the real ones take seconds."""
    once = cache(lambda body: pdf_table(body, SHAPE))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parse, "pdf_table", lambda body, _: once(body))
        yield once


@pytest.fixture(scope="module")
def readings(tables: ReadTables) -> dict[str, Reading]:
    return {month: read(document((LISTS / f"list_{month}.pdf").read_bytes())) for month in MONTHS}


@pytest.mark.slow
@pytest.mark.soak
@pytest.mark.parametrize("month", MONTHS)
def test_the_registrys_own_pdf_is_read_cell_by_cell(tables: ReadTables, month: str) -> None:
    sample = LISTS / f"list_{month}"
    with sample.with_suffix(".csv").open(encoding="utf-8") as file:
        expected = list(csv.DictReader(file))
    (table,) = tables(sample.with_suffix(".pdf").read_bytes()).tables
    found = [
        {"S/No.": str(number)}
        | {column: cells[column] for column in COLUMNS[1:]}
        | {"Business URL": ";".join(urls(cells["Business URL"]))}
        for number, (cells, _) in enumerate(table, 1)
    ]
    assert len(found) == 153
    assert found == expected


@pytest.mark.slow
def test_the_date_is_that_of_the_title(readings: dict[str, Reading]) -> None:
    assert {month: str(reading.as_of) for month, reading in readings.items()} == {
        month: month for month in readings
    }
    assert all(reading.whole == {"moneylender"} for reading in readings.values())


@pytest.mark.slow
def test_the_starter_rows_are_those_of_the_newest_pdf(readings: dict[str, Reading]) -> None:
    register = catalogue.register(REGISTER)
    with (register.folder / "starter.csv").open(encoding="utf-8") as file:
        starter = tuple(row(cells, "starter") for cells in csv.DictReader(file))
    assert starter == readings[str(register.starter.as_of)].rows


def test_a_firms_hosts_and_phone_are_claimed_with_the_register_as_proof() -> None:
    first, second = read(document(drawn())).rows
    assert (first.key, first.licence, first.status) == ("1cashpteltd", "32/2025", Status.active)
    assert first.proof is Proof.register
    assert first.channels == (
        Channel(type=ChannelType.host, value="1-cash.sg"),
        Channel(type=ChannelType.phone, value="+6562608888"),
    )
    assert first.fields == {"Business Address": "8, TAMPINES"}
    assert second.channels == (Channel(type=ChannelType.phone, value="+6518001881111"),)


@pytest.mark.parametrize(
    ("cell", "hosts"),
    [
        ("https://1-cash.sg/", ["1-cash.sg"]),
        ("www.ascendcredit.com.sg", ["ascendcredit.com.sg"]),
        ("https://www.valuemax.com.sg/moneylending", ["valuemax.com.sg"]),
        ("https://a.sg; https://b.com.sg", ["a.sg", "b.com.sg"]),
        ("https://a.sg;https://www.a.sg", ["a.sg"]),
        ("N.A.", []),
        ("n.a", []),
        ("-", []),
        ("Nil", []),
        ("https://a.sg; N.A.; https://b.sg", ["a.sg", "b.sg"]),
        ("http://www.alpha8credit.sg.", ["alpha8credit.sg"]),
        ("", []),
    ],
)
def test_the_host_of_each_address_is_the_channel(cell: str, hosts: list[str]) -> None:
    cells = dict(zip(COLUMNS[1:], [*FIRMS[0][1:5], cell], strict=True))
    channels = row(cells, "row 1").channels
    assert [c.value for c in channels if c.type is ChannelType.host] == hosts


@pytest.mark.parametrize(
    ("column", "text", "message"),
    [
        ("Business Name", "", "row 1: the business name is empty"),
        ("Licence No.", "62608888", "row 1: “62608888” of 1 - CASH PTE. LTD. is no licence"),
        ("Landline Number", "32/2025", "row 1: 1 - CASH PTE. LTD.: “32/2025” is no landline"),
        ("Landline Number", "TAMPINES", "is no landline"),
        ("Landline Number", "529", "is no landline"),
        ("Business Name", "8, TAMPINES, #01-17", "the business name is empty or an address"),
        ("Business Address", "8, TAMPINES, SINGAPORE 529543 I: 9, YISHUN", "not numbered from I"),
        ("Business Address", "II: 9, YISHUN, SINGAPORE 529543", "not numbered from I"),
        ("Business URL", "TAMPINES", "1 - CASH PTE. LTD.: “TAMPINES” is no web address"),
        ("Business URL", "62608888", "is no web address"),
    ],
)
def test_a_cell_that_is_not_what_its_column_says_is_refused(
    column: str, text: str, message: str
) -> None:
    cells = dict(zip(COLUMNS[1:], FIRMS[0][1:], strict=True)) | {column: text}
    with pytest.raises(Refused, match=message):
        row(cells, "row 1")


@pytest.mark.parametrize(
    ("cell", "phones"),
    [
        ("62608888", ["+6562608888"]),
        ("6260 8888", ["+6562608888"]),
        ("+6562608888", ["+6562608888"]),
        ("(65) 6260-8888", ["+6562608888"]),
        ("65 6260 8888", ["+6562608888"]),
        ("65608888", ["+6565608888"]),
        ("1800 188 1111", ["+6518001881111"]),
        ("6260 8888 / 9123 4567", ["+6562608888", "+6591234567"]),
        ("6260 8888 9123 4567", ["+6562608888", "+6591234567"]),
        ("I: 6260 8888 II: 9123 4567", ["+6562608888", "+6591234567"]),
        ("Tel: 6260 8888 (Office)", ["+6562608888"]),
        ("6260 888", []),
        ("626088889", []),
        ("N.A.", []),
        ("", []),
    ],
)
def test_phones_are_taken_as_people_print_them(cell: str, phones: list[str]) -> None:
    cells = dict(zip(COLUMNS[1:], FIRMS[0][1:], strict=True)) | {"Landline Number": cell}
    found = row(cells, "row 1").channels
    assert [c.value for c in found if c.type is ChannelType.phone] == phones


def test_a_slip_in_a_phone_or_an_address_is_left_out_and_noted() -> None:
    slips = ("2", *FIRMS[1][1:4], "6260 888", "https://b.sg; mail@b.sg")
    reading = read(document(drawn([FIRMS[0], slips])))
    assert reading.notes == (
        "page 1, row 2: “6260 888” of ABI CREDIT PTE LTD is no landline number and was left out.",
        "page 1, row 2: “mail@b.sg” of ABI CREDIT PTE LTD is no web address and was left out.",
    )
    assert [c.value for c in reading.rows[1].channels] == ["b.sg"]


def test_many_slips_are_no_slips() -> None:
    many = [(str(n), f"F{n} LTD", "A", f"{n}/2026", "626088", "N.A.") for n in range(1, 7)]
    refused(drawn(many), "6 phones and web addresses are none, first: page 1, row 1")


def test_suspended_firms_are_read_from_the_bottom() -> None:
    reading = read(document(drawn(end=[SUSPENDED], barred=[BARRED])))
    assert [(row.name, row.status) for row in reading.rows] == [
        ("1 - CASH PTE. LTD.", Status.active),
        ("ABI CREDIT PTE LTD", Status.active),
        ("EX LOAN PTE. LTD.", Status.suspended),
    ]
    assert reading.rows[2].channels[0].value == "ex-loan.sg"


@pytest.mark.parametrize(
    "line",
    [
        "*Suspended moneylender",
        "LIST OF SUSPENDED MONEYLENDERS REGISTERED IN THE REPUBLIC OF SINGAPORE, AS AT 1 MAY 2026",
        "*The following moneylender's licence has been suspended:",
        "* Moneylender(s) whose licence(s) have been suspended",
    ],
)
def test_suspended_firms_stand_under_a_heading_in_many_words(line: str) -> None:
    found = read(document(drawn(end=[line], barred=[BARRED]))).rows
    assert [row.status for row in found] == ["active", "active", "suspended"]


def test_suspended_firms_may_stand_on_a_page_of_their_own_without_a_header() -> None:
    paper = Paper(WIDTHS)
    paper.text(TITLE)
    paper.stacked_header((*HEADER, "Business URL"))
    paper.row(FIRMS[0])
    paper.turn()
    paper.text(SUSPENDED)
    paper.row(BARRED)
    assert [row.status for row in read(document(paper.body())).rows] == ["active", "suspended"]


@pytest.mark.parametrize(
    ("end", "barred", "message"),
    [
        ([], [], r"After row 2 one line should start with “\*” .* there is none"),
        ([SUSPENDED], [], "there is no table of suspended"),
        ([NOBODY], [BARRED], "there is a table of suspended"),
        (["*Corrected on 3 May"], [BARRED], "nobody knows a line"),
        (["*Corrected on 3 May"], [], "nobody knows a line"),
        ([NOBODY, NOBODY], [], "After row 2 one line should"),
        (["*List of moneylenders no longer suspended"], [BARRED], "nobody knows a line"),
        (["Struck off:"], [BARRED], "Page 1, after row .*: nobody knows a line"),
        ([NOBODY, "1 EX LOAN PTE. LTD."], [], "Page 1, after row .*: nobody knows a line"),
        ([SUSPENDED], [("2", *BARRED[1:])], "instead of 3|is “2” instead"),
        ([SUSPENDED], [("1", *FIRMS[0][1:])], "“1 - CASH PTE. LTD.” is listed a second time"),
    ],
)
def test_a_bottom_that_nobody_understands_is_refused(
    end: list[str], barred: Rows, message: str
) -> None:
    refused(drawn(end=end, barred=barred), message)


@pytest.mark.parametrize("active", [False, True])
def test_a_suspension_may_be_printed_beside_suspended_firms_alone(*, active: bool) -> None:
    header, widths = (*COLUMNS, "Suspension Period"), (*WIDTHS, 80)
    paper = Paper(widths)
    paper.text(TITLE)
    paper.row(header)
    paper.row((*FIRMS[0], "1 May 2026" if active else ""))
    paper.text(SUSPENDED)
    paper.row((*BARRED, "to 31 May 2026"))
    if active:
        refused(paper.body(), "page 1, row 1: an active moneylender has a suspension beside it")
    else:
        found = read(document(paper.body())).rows
        assert [row.status for row in found] == ["active", "suspended"]


def test_a_note_before_the_last_row_is_not_the_bottom() -> None:
    paper = Paper(WIDTHS)
    paper.text(TITLE)
    paper.text(NOBODY)
    paper.stacked_header((*HEADER, "Business URL"))
    paper.row(FIRMS[0])
    refused(paper.body(), "After row 1 one line should start with")


def test_a_third_table_is_refused() -> None:
    paper = Paper(WIDTHS)
    paper.text(TITLE)
    paper.stacked_header((*HEADER, "Business URL"))
    paper.row(FIRMS[0])
    paper.text(SUSPENDED)
    paper.row(BARRED)
    paper.text("15")
    paper.row(("1", *FIRMS[1][1:]))
    refused(paper.body(), "at most one table under it")


def test_a_missing_number_is_refused() -> None:
    refused(drawn([FIRMS[0], ("3", *FIRMS[1][1:])]), "Page 1, after row 1: S/No. is “3”")


def test_a_document_cut_before_its_bottom_is_refused() -> None:
    refused(drawn(FIRMS[:1], end=[]), "may be cut off")


def test_a_firm_listed_twice_is_refused() -> None:
    again = ("2", "1-Cash Private Limited", *FIRMS[0][2:])
    refused(drawn([FIRMS[0], again]), "“1-Cash Private Limited” is listed a second time")


def test_an_error_page_with_status_200_is_refused() -> None:
    refused(b"<!doctype html><title>Access denied</title>", "not a PDF but an HTML page")


def test_a_list_without_its_dated_title_is_refused() -> None:
    paper = Paper(WIDTHS)
    paper.stacked_header((*HEADER, "Business URL"))
    paper.row(FIRMS[0])
    paper.text(NOBODY)
    refused(
        paper.body(), "“LIST OF VALID MONEYLENDERS … AS AT .* should give one date; found is none"
    )


def test_a_date_that_contradicts_the_title_is_refused() -> None:
    with pytest.raises(Refused, match="dated 2026-05-01, not 2026-06-01"):
        read(document(drawn(), as_of=date(2026, 6, 1)))
    assert read(document(drawn(), as_of=date(2026, 5, 1))).as_of == date(2026, 5, 1)


GET_READER = '<a href="http://get.adobe.com/reader/otherversions/">Download it here</a>'


@pytest.mark.parametrize(
    ("href", "address"),
    [
        (
            "/files/ML Lists/List_of_Licensed_Moneylenders_as_at_1_May_2026.pdf",
            "https://rom.mlaw.gov.sg/files/ML%20Lists/"
            "List_of_Licensed_Moneylenders_as_at_1_May_2026.pdf",
        ),
        (
            "/files/ML%20Lists/2022/ML%20List%20as%20at%201%20Nov%202022%20(Revised).pdf",
            "https://rom.mlaw.gov.sg/files/ML%20Lists/2022/"
            "ML%20List%20as%20at%201%20Nov%202022%20(Revised).pdf",
        ),
        (
            "https://isomer-user-content.by.gov.sg/1/List%20of%20LMLs.pdf",
            "https://isomer-user-content.by.gov.sg/1/List%20of%20LMLs.pdf",
        ),
    ],
)
def test_the_page_is_followed_to_this_months_pdf(href: str, address: str) -> None:
    page = f'<p>Click <a href="{href}">here</a></p>{GET_READER}'.encode()
    found = talk(REGISTER, {PAGE: page, address: drawn()})
    assert found.url == address
    assert read(found).as_of == date(2026, 5, 1)


def test_the_same_link_twice_is_one_link() -> None:
    page = b'<a href="/files/list.pdf">here</a> <a href="/files/list.pdf">PDF</a>'
    talk(REGISTER, {PAGE: page, "https://rom.mlaw.gov.sg/files/list.pdf": drawn()})


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("<html><title>Just a moment...</title>", "it links no PDF at all"),
        (GET_READER, "it links no PDF at all"),
        ('<a href="/files/fees.pdf">fees</a>', "it links https://rom.mlaw.gov.sg/files/fees.pdf"),
        ('<a href="/files/List of Exempt Moneylenders.pdf">', "it links .*Exempt"),
        ('<a href="https://evil.example/list.pdf">', "it links https://evil.example/list.pdf"),
        (
            '<a href="/a/list_1.pdf"></a><a href="/a/list_2.pdf"></a>',
            r"list_1\.pdf, https://rom\.mlaw\.gov\.sg/a/list_2\.pdf",
        ),
    ],
)
def test_a_page_without_one_clear_list_is_refused(page: str, message: str) -> None:
    with pytest.raises(Refused, match=message):
        talk(REGISTER, {PAGE: page.encode()})
