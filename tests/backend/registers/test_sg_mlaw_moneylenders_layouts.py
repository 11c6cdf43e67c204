"""The layouts that Singapore's list has had since 2019, drawn anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pdfs import Paper
from talk import document

from xiancha.model import ChannelType, Reading
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.sg_mlaw_moneylenders.columns import COLUMNS
from xiancha.registers.sg_mlaw_moneylenders.parse import read

TITLE = "LIST OF VALID MONEYLENDERS REGISTERED IN THE REPUBLIC OF SINGAPORE, AS AT 1 MAY 2026"
PROMISE = (
    "(Any moneylender whose licence has been suspended is set out in a separate list at the "
    "bottom*)"
)
OLD_PROMISE = "(Moneylenders whose licences have been suspended are listed at the bottom.)"
NOBODY = "*No suspended moneylender to date."
WIDTHS = (40, 140, 180, 70, 80, 120)
A = ("1", "A LOAN PTE. LTD.", "1, TAMPINES, SINGAPORE 529541", "1/2026", "62608881", "www.a.sg")
B = ("2", "B LOAN PTE. LTD.", "2, YISHUN, SINGAPORE 529542", "2/2026", "6260 8882", "N.A.")
C = ("3", "C LOAN PTE. LTD.", "3, BEDOK, SINGAPORE 529543", "3/2026", "+6562608883", "-")
FOUND = [
    ("A LOAN PTE. LTD.", "1, TAMPINES, SINGAPORE 529541", "1/2026", "+6562608881", "a.sg"),
    ("B LOAN PTE. LTD.", "2, YISHUN, SINGAPORE 529542", "2/2026", "+6562608882", ""),
    ("C LOAN PTE. LTD.", "3, BEDOK, SINGAPORE 529543", "3/2026", "+6562608883", ""),
]


def told(reading: Reading) -> list[tuple[str, ...]]:
    """Name, address, licence, phones, hosts of each row."""
    return [
        (
            row.name,
            row.fields.get("Business Address", ""),
            row.licence,
            *(
                " ".join(c.value for c in row.channels if c.type is kind)
                for kind in (ChannelType.phone, ChannelType.host)
            ),
        )
        for row in reading.rows
    ]


def paper(*lines: str, header: tuple[str, ...] = COLUMNS) -> Paper:
    drawn = Paper(WIDTHS)
    for line in lines:
        drawn.text(line)
    if header:
        drawn.row(header)
    return drawn


def of_2019() -> Paper:
    """The title in a cell of the table, “Url”, nothing about suspended ones."""
    drawn = paper(header=())
    drawn.row((TITLE,), (sum(WIDTHS),))
    drawn.row((*COLUMNS[:3], "Licence No.", "Landline number", "Business Url"))
    for row in (A, B, C):
        drawn.row(row)
    return drawn


def of_2020() -> Paper:
    """The title on two lines, suspended ones promised at the bottom; there are none."""
    drawn = paper(TITLE[:45], TITLE[45:], OLD_PROMISE)
    for row in (A, B, C):
        drawn.row(row)
    return drawn


def of_2021() -> Paper:
    """Headings in two cells, spacers beside them."""
    drawn = paper(TITLE, PROMISE, header=())
    drawn.stacked_header((*COLUMNS[:3], "Licence\nNo.", "Landline\nnumber", "Business URL"))
    for row in (A, B, C):
        drawn.row(row)
    drawn.text(NOBODY)
    return drawn


def of_2023() -> Paper:
    """Title, promise and header on each page, the first two in a table of their own."""
    drawn = paper(header=())
    for row in (A, B, C):
        drawn.row((TITLE,), (sum(WIDTHS),))
        drawn.row((PROMISE,), (sum(WIDTHS),))
        drawn.stacked_header(("SN", *COLUMNS[1:3], "Licence\nNo.", "Landline\nNumber", COLUMNS[5]))
        drawn.row(row)
        if row is not C:
            drawn.turn()
    drawn.text(NOBODY)
    return drawn


def of_nobody_yet() -> Paper:
    """Headings in other words and another order, one beside the other, furniture on the page."""
    widths = (40, 70, 140, 180, 35, 45, 120)
    drawn = Paper(widths)
    drawn.text("OFFICIAL (OPEN)")
    drawn.text(TITLE.replace("1 MAY", "1st May"))
    drawn.row(("No.", "License No.", "Name", "Address", "Tel.", "No.", "Website"), widths)
    whole = (*widths[:4], 80, 120)
    for number, name, address, licence, phone, url in (A, B, C):
        drawn.row((number, licence, name, address, phone, url), whole)
    drawn.text("There are no moneylenders suspended as at 1 May 2026.")
    drawn.text("Page 1 of 1")
    return drawn


@pytest.mark.parametrize("drawn", [of_2019, of_2020, of_2021, of_2023, of_nobody_yet])
def test_each_layout_says_the_same(drawn: Callable[[], Paper]) -> None:
    reading = read(document(drawn().body()))
    assert str(reading.as_of) == "2026-05-01"
    assert told(reading) == FOUND


def test_addresses_in_cells_of_their_own_belong_to_the_firm_beside_them() -> None:
    drawn = paper(TITLE)
    drawn.divided((["1"], ["A LOAN PTE. LTD."], ["i) X", "ii) Y"], ["1/2026"], ["62608881"], ["-"]))
    urls = ["www.b.sg", "N.A.", "www.c.sg"]
    drawn.divided((["2"], ["B LTD"], ["P", "Q", "R"], ["2/2026"], ["62608882"], urls))
    drawn.row(C)
    assert told(read(document(drawn.body()))) == [
        ("A LOAN PTE. LTD.", "i) X ii) Y", "1/2026", "+6562608881", ""),
        ("B LTD", "P Q R", "2/2026", "+6562608882", "b.sg c.sg"),
        FOUND[2],
    ]


def test_a_page_may_end_with_the_begin_of_the_next_row() -> None:
    drawn = paper(TITLE, PROMISE)
    drawn.row(A)
    drawn.row(("", "", "I: 7, BEDOK, SINGAPORE 520007", "", "", ""))
    drawn.turn()
    drawn.row(("2", "B LTD", "II: 8, YISHUN, SINGAPORE 520008", "2/2026", "62608882", "-"))
    drawn.row(C)
    drawn.turn()
    drawn.row(("", "", "#02-01", "", "", ""))
    drawn.text(NOBODY)
    assert [found[1] for found in told(read(document(drawn.body())))] == [
        FOUND[0][1],
        "I: 7, BEDOK, SINGAPORE 520007 II: 8, YISHUN, SINGAPORE 520008",
        f"{FOUND[2][1]} #02-01",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [A, ("", "", "#01-01", "", "", ""), B],
        [A, B, ("", "", "#01-01", "", "", "")],
        [A, ("", "B LOAN PTE. LTD.", "2, YISHUN", "2/2026", "62608882", "N.A."), B],
    ],
)
def test_a_row_without_a_number_in_the_middle_belongs_to_nobody(
    rows: list[tuple[str, ...]],
) -> None:
    drawn = paper(TITLE)
    for row in rows:
        drawn.row(row)
    with pytest.raises(Refused, match=r"S/No\. is no running number instead of"):
        read(document(drawn.body()))


def test_the_rest_of_a_row_that_belongs_to_another_is_refused() -> None:
    """A blank row ends the page, and the next one has an address of its own from I on."""
    drawn = paper(TITLE)
    drawn.row(A)
    drawn.row(("", "", "#01-01, SINGAPORE 529541", "", "", ""))
    drawn.turn()
    drawn.row(("2", "B LTD", "I: 8, YISHUN II: 9, YISHUN", "2/2026", "62608882", "-"))
    with pytest.raises(Refused, match="row 2: the addresses of B LTD are not numbered from I on"):
        read(document(drawn.body()))


def test_blanks_over_a_word_do_not_cut_it() -> None:
    drawn = paper(TITLE)
    drawn.row(A)
    drawn.over("          ", 50)
    drawn.row(B)
    drawn.row(C)
    assert told(read(document(drawn.body()))) == FOUND


def test_an_address_that_is_broken_within_a_word_is_whole_again() -> None:
    drawn = paper(TITLE)
    drawn.row((*A[:5], "https://advancecashcreditonline.com.sg; https://www.moneylendersloan.co"))
    drawn.row((*B[:5], "http://www.personalloansg.com.sg"))
    drawn.divided((["3"], [C[1]], [C[2]], [C[3]], [C[4]], ["www.c.sg", "www.c.com"]))
    assert [found[4] for found in told(read(document(drawn.body())))] == [
        "advancecashcreditonline.com.sg moneylendersloan.co",
        "personalloansg.com.sg",
        "c.sg c.com",
    ]


def test_a_list_without_phones_and_addresses_says_so() -> None:
    drawn = Paper(WIDTHS[:4])
    drawn.text(TITLE)
    for row in (COLUMNS, A, B, C):
        drawn.row(row[:4])
    reading = read(document(drawn.body()))
    assert told(reading) == [(*found[:3], "", "") for found in FOUND]
    assert reading.notes == (
        "The list has no column Landline Number, so that nothing of it is known.",
        "The list has no column Business URL, so that nothing of it is known.",
    )


@pytest.mark.parametrize(
    "line",
    [
        "List of licensed moneylenders in Singapore as of 1 May 2026",
        "LIST OF MONEYLENDERS (AS AT 01 MAY 2026) (REVISED)",
        "LIST OF VALID MONEYLENDERS AS ON 1ST MAY, 2026.",
        "LIST OF VALID MONEYLENDERS AS AT MAY 1, 2026",
        "Updated as at 1 May 2026",
    ],
)
def test_the_date_is_worded_in_many_ways(line: str) -> None:
    drawn = paper(line)
    drawn.row(A)
    assert str(read(document(drawn.body())).as_of) == "2026-05-01"


@pytest.mark.parametrize(
    ("month", "number"),
    [("FEBRAURY", 2), ("Sept", 9), ("Sep.", 9), ("JANUARY", 1), ("DECMBER", 12)],
)
def test_a_slip_in_a_month_that_is_sure_is_no_obstacle(month: str, number: int) -> None:
    drawn = paper(TITLE.replace("MAY", month))
    drawn.row(A)
    assert read(document(drawn.body())).as_of.month == number


@pytest.mark.parametrize(
    "lines",
    [
        ("LIST OF VALID MONEYLENDERS, AS AT 31 JUNE 2026",),
        ("LIST OF VALID MONEYLENDERS, AS AT 1 MOY 2026",),
        (TITLE, "Updated as at 2 May 2026"),
        ("LIST OF VALID MONEYLENDERS",),
        (),
    ],
)
def test_a_date_that_is_not_sure_is_refused(lines: tuple[str, ...]) -> None:
    drawn = paper(*lines)
    drawn.row(A)
    with pytest.raises(Refused, match="should give one date; found is"):
        read(document(drawn.body()))


@pytest.mark.parametrize(
    "line",
    [
        "The following moneylenders' licences have been revoked:",
        "LIST OF VALID MONEYLENDERS, AS AT 1/5/2026",
        "* Licence expires on 31 May 2026",
    ],
)
def test_a_sentence_that_nobody_knows_is_refused(line: str) -> None:
    drawn = paper(TITLE)
    drawn.row(A)
    drawn.text(line)
    with pytest.raises(Refused, match="Page 1, after row 1 of the table: nobody knows a line"):
        read(document(drawn.body()))


def test_a_promise_with_a_star_must_be_kept() -> None:
    drawn = paper(TITLE, PROMISE)
    drawn.row(A)
    with pytest.raises(Refused, match="it may be cut off"):
        read(document(drawn.body()))
