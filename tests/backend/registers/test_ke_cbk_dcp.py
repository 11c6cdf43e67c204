from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date

import pytest
from pdfs import Paper
from talk import document, talk

from xiancha.model import Alias, Row, Status
from xiancha.registers import catalogue
from xiancha.registers.ke_cbk_dcp.parse import CATEGORY, COLUMNS, PAGE, read, row
from xiancha.registers.parsing.refusals import Refused

REGISTER = "ke-cbk-dcp"
HEAD = (
    "CENTRAL BANK OF KENYA",
    "DIRECTORY OF DIGITAL CREDIT PROVIDERS",
    "UPDATED ON JULY 9, 2026",
)
DATE = "Date Licensed: July 1, 2026"
CELLS = {
    "Name": "Example Credit Limited",
    "Postal Address": "P.O. Box 1 - 00100, Nairobi",
    "Physical Address": "Example House, Nairobi",
    "Date Licensed": "July 1, 2026",
}


def entry(number: int, name: str = "", more: str = "", day: str = DATE) -> list[str]:
    """The lines of an entry; `more` is a further line before the date."""
    lines = [
        f"{number}. {name or f'Example {number} Limited'}",
        "Postal Address: P.O. Box 1 - 00100, Nairobi",
        "Telephone No: +254 700 000 000",
        "E-mail address: info@example.co.ke",
        "Physical Address: Example House, Nairobi",
        more,
        day,
    ]
    return [line for line in lines if line]


def drawn(*pages: Sequence[str]) -> bytes:
    """A PDF with these lines on its pages."""
    paper = Paper((515,))
    for number, lines in enumerate(pages):
        if number:
            paper.turn()
        for line in lines:
            paper.text(line)
    return paper.body()


def text(*lines: str) -> bytes:
    return "\n".join((*HEAD, *lines)).encode()


def rows(body: bytes) -> tuple[Row, ...]:
    return read(document(body)).rows


def refused(body: bytes, message: str) -> None:
    with pytest.raises(Refused, match=message):
        read(document(body))


def test_the_entries_of_a_pdf_are_read_over_its_pages() -> None:
    second = entry(2, "Second Credit Limited trading under QuickPesa")
    body = drawn(
        [*HEAD, *entry(1), *second[:4], "1", "C2: CBK - Official"],
        [*HEAD, *second[4:], *entry(3), "Page 2 of 2"],
    )
    reading = read(document(body))
    assert (reading.as_of, reading.whole) == (date(2026, 7, 9), {CATEGORY})
    assert [row.name for row in reading.rows] == [
        "Example 1 Limited",
        "Second Credit Limited",
        "Example 3 Limited",
    ]
    found = reading.rows[1]
    assert (found.key, found.category, found.status) == (
        "secondcreditltd",
        "digital-credit-provider",
        Status.active,
    )
    assert found.aliases == (Alias(text="QuickPesa", kind="brand"),)
    assert found.fields == {
        "Postal Address": "P.O. Box 1 - 00100, Nairobi",
        "Physical Address": "Example House, Nairobi",
        "Date Licensed": "July 1, 2026",
    }


def test_telephones_and_e_mail_addresses_are_not_kept() -> None:
    (row,) = rows(text(*entry(1)))
    assert (row.channels, row.licence) == ((), "")
    assert "254" not in row.model_dump_json()
    assert "@" not in row.model_dump_json()


PRINTED = """CENTRAL BANK OF KENYA
DIRECTORY OF DIGITAL CREDIT PROVIDERS
UPDATED ON JULY 9, 2026
1. Acacia Example Limited
Postal Address: P.O. Box 100 - 00100, Nairobi
Telephone: +254 20 000 000
Email: hello@acacia.example
Physical Address: Acacia House Room A01, First Road, Nairobi
Date Licensed: September 2, 2025
2. Baobab Example Limited trading under BaobabPesa
Postal Address: P.O. Box 200, Nairobi
Telephone: +254 20 000 001
Email: hello@baobab.example
Physical Address: Unit 2, 13th Floor, Second Road, Nairobi
Date Licensed: October 1, 2024
10. Cedar Example Limited
Postal Address: P.O Box 300– 40100, Kisumu
E-mail address: hello@cedar.example/info@cedar.example
Telephone No: +254 20 000 002
Physical Address: Cedar centre, Third road
near city stadium.
Date Licensed: April 10, 2026
"""


def test_a_text_of_some_entries_is_read_once_they_are_numbered_from_1() -> None:
    refused(PRINTED.encode(), "Page 1, line 16: an entry's number is “10” instead of 3")
    found = rows(PRINTED.replace("\n10. ", "\n3. ").encode())
    assert [(one.name, one.fields["Date Licensed"]) for one in found] == [
        ("Acacia Example Limited", "September 2, 2025"),
        ("Baobab Example Limited", "October 1, 2024"),
        ("Cedar Example Limited", "April 10, 2026"),
    ]
    assert found[1].aliases == (Alias(text="BaobabPesa", kind="brand"),)
    assert found[2].fields["Physical Address"] == "Cedar centre, Third road near city stadium."


def starter(file: str = "starter.csv") -> tuple[Row, ...]:
    with (catalogue.register(REGISTER).folder / file).open(encoding="utf-8") as opened:
        return tuple(row(cells, f"row {n}") for n, cells in enumerate(csv.DictReader(opened), 1))


def test_the_starters_hold_nothing_whole() -> None:
    april = {one.name for one in starter("starter-2026-04.csv")}
    july = {one.name for one in starter()}
    assert (len(april), len(july)) == (227, 23 + 4)
    assert len(july - april) == 23
    register = catalogue.register(REGISTER)
    assert register.starter
    assert [one.as_of for one in register.starters] == [date(2026, 4, 10), date(2026, 7, 9)]
    assert not any(one.whole for one in register.starters)


def test_the_detailed_entries_of_july_are_in_the_newer_starter() -> None:
    shipped = {one.key: one for one in starter()}
    assert shipped["ambushcapitalltd"].aliases == (Alias(text="FlashPesa", kind="brand"),)
    assert len([one for one in shipped.values() if one.fields]) == 4


def test_a_text_may_be_cut_off_and_holds_nothing_whole() -> None:
    assert read(document(text(*entry(1)))).whole == frozenset()


def test_labels_stand_in_any_order_and_values_wrap() -> None:
    body = text(
        "1. A Company With A Very Long",
        "Name Limited (Trading as Long",
        "Pesa)",
        "Date Licensed: July",
        "1,2026",
        "Official Email: a@example.com/",
        "b@example.com",
        "physical address: Motorworld centre, Jogoo road",
        "near city stadium.",
        "Telephone: +254 20 000 000 /",
        "+254 700 000 000",
        "Postal Address: P.O Box 2382–",
        "40100, Kisumu",
    )
    (row,) = rows(body)
    assert (row.name, row.aliases[0].text) == (
        "A Company With A Very Long Name Limited",
        "Long Pesa",
    )
    assert row.fields == {
        "Postal Address": "P.O Box 2382– 40100, Kisumu",
        "Physical Address": "Motorworld centre, Jogoo road near city stadium.",
        "Date Licensed": "July 1,2026",
    }


@pytest.mark.parametrize(
    ("printed", "legal", "brand"),
    [
        ("A Limited trading under B", "A Limited", "B"),
        ("A Limited Trading As “B Pesa”", "A Limited", "B Pesa"),
        ("A Limited, trading as B (Kenya)", "A Limited", "B (Kenya)"),
        ("A Limited (trading as B (Kenya))", "A Limited", "B (Kenya)"),
        ("A Ltd t/a B", "A Ltd", "B"),
        ("Onward Trading Company Ltd", "Onward Trading Company Ltd", ""),
    ],
)
def test_a_brand_stands_after_trading(printed: str, legal: str, brand: str) -> None:
    found = row(CELLS | {"Name": printed}, "row 1")
    assert (found.name, [alias.text for alias in found.aliases]) == (
        legal,
        [brand] if brand else [],
    )


@pytest.mark.parametrize(
    ("column", "text", "message"),
    [
        ("Name", "", "“” is not the name of one company"),
        ("Name", "Nairobi", "“Nairobi” is not the name of one company"),
        ("Name", "A Limited trading under", "is not the name of one company"),
        ("Name", "A Limited trading under “”", "names no brand"),
        ("Name", "A Limited trading as B trading as C", "is not the name of one company"),
        ("Name", "A Limited formerly B Limited", "is not the name of one company"),
        ("Name", "P.O. Box 1 - 00100, Nairobi", "is not the name of one company"),
        ("Name", "A Limited 0712 345 678", "“A Limited” is not the name of one company"),
        ("Name", "A Limited info@example.co.ke", "is not the name of one company"),
        ("Name", "A Limited Postal Address: P.O. Box 1", "is not the name of one company"),
        ("Postal Address", "–", "the Postal Address of Example Credit Limited holds more than"),
        ("Physical Address", "Nairobi Telephone 020", "holds more than an address"),
        ("Physical Address", "Nairobi info@example.co.ke", "holds more than an address"),
        ("Postal Address", "P.O. Box 1 0700000000", "holds more than an address"),
        ("Date Licensed", "", "is no date such as “July 9, 2026”"),
        ("Date Licensed", "9 July, 26", "is no date"),
        ("Date Licensed", "July 2026", "is no date"),
        ("Date Licensed", "June 31, 2026", "is no date"),
        ("Date Licensed", "July 1, 2026 Nairobi", "is no date"),
    ],
)
def test_a_cell_that_is_not_what_its_label_says_is_refused(
    column: str, text: str, message: str
) -> None:
    with pytest.raises(Refused, match=f"row 7: .*{message}") as problem:
        row(CELLS | {column: text}, "row 7")
    assert "info@" not in str(problem.value)
    assert "0700" not in str(problem.value)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([*entry(1), *entry(3)], "Page 1, line 10: an entry's number is “3” instead of 2"),
        ([*entry(1), *entry(2), *entry(1)], "number is “1” instead of 3"),
        (entry(2), "number is “2” instead of 1"),
        ([*entry(1), *entry(2, "Example 1 Ltd")], "line 10: “Example 1 Ltd” is listed a second"),
        ([*entry(1, day=""), *entry(2)], "Page 1, line 4: .* has no Date Licensed"),
        (entry(1, day="Licence Day: July 1, 2026"), "line 9: nobody knows the label “Licence Day”"),
        (entry(1, day="Licence Date July 1, 2026"), "has no Date Licensed"),
        (entry(1, more="Contact person: Jane Doe"), "nobody knows the label “Contact person”"),
        (entry(1, more="Status: suspended"), "nobody knows the label “Status”"),
        (entry(1, more="Contact person, Jane Doe"), "holds more than an address"),
        (entry(1, more=DATE), "line 10: a second Date Licensed in the entry .* page 1, line 4"),
        (entry(1, more="Email: b@example.com"), "a second e-mail in the entry"),
        ([*entry(1), "Nairobi"], "Date Licensed of Example 1 Limited is no date"),
        ([*entry(1), "2. Near City", "Date Licensed: July 2, 2026"], "Near City has no address"),
        ([*entry(1, day=""), "2. Nairobi", DATE, *entry(2)], "number is “2” instead of 3"),
        (["Licensed providers", *entry(1)], "nobody knows the line “Licensed providers” before"),
        ([], "holds no entry"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(lines: list[str], message: str) -> None:
    with pytest.raises(Refused, match=message) as problem:
        read(document(text(*lines)))
    assert "Jane" not in str(problem.value)


def test_no_name_and_no_day_can_be_missing_unseen() -> None:
    """A contact may be missing, and one of two addresses: they say nothing of the licence."""
    lines = [*entry(1), *entry(2), *entry(3)]
    whole = [(one.name, one.fields["Date Licensed"]) for one in rows(text(*lines))]
    unseen = set()
    for missing, line in enumerate(lines):
        try:
            found = rows(text(*lines[:missing], *lines[missing + 1 :]))
        except Refused:
            continue
        assert [(one.name, one.fields["Date Licensed"]) for one in found] == whole
        unseen.add(line.partition(":")[0])
    assert unseen == {"Telephone No", "E-mail address", "Postal Address", "Physical Address"}


def test_a_missing_page_is_refused() -> None:
    first, _, third = ([*HEAD, *entry(n)] for n in (1, 2, 3))
    refused(drawn(first, third), "Page 2, line 4: an entry's number is “3” instead of 2")


def test_a_number_that_is_not_the_pages_own_is_not_taken_for_one() -> None:
    refused(drawn([*HEAD, *entry(1), "7"]), "is no date")


def test_a_file_cut_off_in_an_entry_is_refused() -> None:
    refused(text(*entry(1), *entry(2)[:4]), "Page 1, line 10: .* has no Date Licensed")
    body = drawn([*HEAD, *entry(1)])
    refused(body[: len(body) // 2], "cut off")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (drawn([]), "No line says “DIRECTORY OF DIGITAL CREDIT PROVIDERS”"),
        (b"<html>Just a moment...</html>", "this is an HTML page"),
        (b"", "this is nothing"),
        (drawn([*HEAD[:2], *entry(1)]), "do not give one date"),
        (drawn([*HEAD, *entry(1)], ["UPDATED ON JUNE 9, 2026", *entry(2)]), "do not give one"),
        (drawn([*HEAD[:2], "UPDATED ON JULY 39, 2026", *entry(1)]), "do not give one date"),
        (drawn([*HEAD, "(cid:12)(cid:7)", *entry(1)]), "Page 1, line 4: the letters cannot"),
    ],
)
def test_what_is_not_the_directory_is_refused(body: bytes, message: str) -> None:
    refused(body, message)


def test_a_date_stated_by_a_person_must_be_the_printed_one() -> None:
    with pytest.raises(Refused, match="dated 2026-07-09, not 2026-07-10"):
        read(document(text(*entry(1)), as_of=date(2026, 7, 10)))


def test_the_columns_of_the_starter_are_those_of_a_row() -> None:
    assert tuple(CELLS) == COLUMNS
    assert row(CELLS, "row 1").key == "examplecreditltd"


def test_what_public_notes_tell_of_real_directories_is_read() -> None:
    """A number without a full stop, further labels, colons in addresses, a letter apart."""
    body = text(
        "1. W akanda Credit Limited",
        "Postal Address: P.O. Box 1 - 00100, Nairobi",
        "Physical Address: Along Kenyatta Highway: opposite the market,",
        "L.R. No: 209/136, Nairobi",
        "2 Kimathi Street",
        "Tel No: +254 20 000 000",
        "Fax: 020 000 000",
        "Website: www.wakanda-credit.co.ke",
        "Date Licenced: April 10, 2026",
        "2 Example Two Limited",
        "Physical Address: 3 Moi Avenue",
        "Date of Licensing: 9th July 2026",
    )
    first, second = rows(body)
    assert (first.name, second.name) == ("Wakanda Credit Limited", "Example Two Limited")
    assert first.fields["Physical Address"] == (
        "Along Kenyatta Highway: opposite the market, L.R. No: 209/136, Nairobi 2 Kimathi Street"
    )
    assert [channel.value for channel in first.channels] == ["wakanda-credit.co.ke"]
    assert "254" not in first.model_dump_json()


def test_titles_and_dates_may_be_worded_otherwise_if_they_say_one_day() -> None:
    for title, day in (
        ("DIRECTORY OF LICENSED DIGITAL CREDIT PROVIDERS", "AS AT 29TH SEPTEMBER, 2026"),
        ("Directory of Digital Credit Providers (DCPs)", "Updated on September 29, 2026"),
    ):
        body = "\n".join([HEAD[0], title, day, *entry(1)]).encode()
        assert read(document(body)).as_of == date(2026, 9, 29)


UPLOADS = "https://www.centralbank.go.ke/wp-content/uploads"
SEPTEMBER = f"{UPLOADS}/2026/09/Directory-of-Digital-Credit-Providers-September-2026.pdf"
JULY = f"{UPLOADS}/2026/07/Directory-of-Digital-Credit-Providers-July-2026.pdf"
BANKS = f"{UPLOADS}/2026/10/Directory-of-Licenced-Microfinance-Banks-Oct-2026.pdf"


def linking(*files: str) -> bytes:
    return f"<html>{''.join(f'<a href={file!r}>Directory</a>' for file in files)}</html>".encode()


def test_the_conversation_ends_with_the_newest_directory() -> None:
    body = drawn([*HEAD, *entry(1)])
    found = talk(REGISTER, {PAGE: linking(JULY, BANKS, SEPTEMBER, SEPTEMBER), SEPTEMBER: body})
    assert (found.url, found.body) == (SEPTEMBER, body)


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        (b"<html>Just a moment...</html>", "it links no PDF called"),
        (linking(BANKS), "it links no PDF called"),
        (linking(SEPTEMBER.replace("www.", "evil.")), "it links no PDF called"),
        (linking(SEPTEMBER, SEPTEMBER.replace(".pdf", "-1.pdf")), "it links https.*, https"),
    ],
)
def test_a_page_without_one_newest_directory_ends_the_conversation(page: bytes, seen: str) -> None:
    with pytest.raises(Refused, match=seen):
        talk(REGISTER, {PAGE: page})
