from __future__ import annotations

from datetime import date

import pytest
from nbfcs import (
    COPY,
    DAY,
    HEADER,
    MAIL,
    NAMES,
    STREET,
    THREE,
    TITLE,
    copied,
    number,
    row,
    workbook,
)
from talk import document

from xiancha.model import Alias, Reading, Status
from xiancha.refresh.starter import load_starter
from xiancha.registers import catalogue
from xiancha.registers.in_rbi_nbfc.parse import read, redact
from xiancha.registers.parsing.refusals import Refused
from xiancha.store import Store

REGISTER = "in-rbi-nbfc"
ARCS = [
    ["List of ARCs registered with the RBI (as on June 30, 2026)"],
    ["Sl. No.", "ARC Name", "Address"],
    ["1", "An Asset Reconstruction Company Limited", STREET],
]


def reading(body: bytes, as_of: date | None = None) -> Reading:
    return read(redact(document(body, as_of=as_of)))


def refused(body: bytes, message: str, as_of: date | None = None) -> None:
    with pytest.raises(Refused, match=message):
        reading(body, as_of)


def the_three(found: Reading) -> None:
    first, second, third = found.rows
    assert (found.as_of, found.whole) == (DAY, frozenset())
    assert (first.name, first.key, first.licence) == (NAMES[0], number(1), number(1))
    assert {one.status for one in found.rows} == {Status.active}
    assert {one.category for one in found.rows} == {"nbfc"}
    assert second.name == "B Micro Credit Ltd"
    assert second.aliases == (Alias(text="Bold Loans Limited", kind="former"),)
    assert third.name == "C Homes (P) Ltd."
    assert third.aliases == (Alias(text="Cosy Homes Private Limited", kind="legal"),)
    assert first.fields == {"Classification": "ICC", "Layer": "Base"}


def test_the_workbook_and_a_copy_say_the_same() -> None:
    the_three(reading(workbook()))
    the_three(reading(copied(), DAY))


def test_nothing_about_persons_or_places_is_kept() -> None:
    kept = redact(document(workbook())).body.decode()
    assert MAIL not in kept
    assert STREET not in kept


def test_what_is_kept_can_be_redacted_and_read_again() -> None:
    once = redact(document(workbook()))
    assert redact(once) == once
    the_three(read(once))


@pytest.mark.parametrize(
    ("kind", "category"),
    [("ICC", "nbfc"), ("P2P", "p2p-company"), ("CIC", "other-nbfc"), ("Type-I", "other-nbfc")],
)
def test_the_classification_says_who_may_lend_to_persons(kind: str, category: str) -> None:
    (found,) = reading(workbook([row(1, kind=kind)])).rows
    assert found.category == category
    held = catalogue.category("IN", category)
    assert held
    assert held.lends == (category == "nbfc")


def test_the_sheet_of_reconstruction_companies_is_left_out() -> None:
    the_three(reading(workbook(THREE, HEADER, TITLE, ARCS)))


def test_a_slip_in_a_number_leaves_the_company_known_by_its_name() -> None:
    rows = [row(n) for n in range(1, 200)]
    rows[3] = row(4, "Slip Finance Limited", **{"Corporate Identification Number": "U6499PT0086"})
    found = reading(workbook(rows))
    slip = found.rows[3]
    assert (slip.key, slip.licence) == ("slipfinanceltd", "")
    assert found.notes == ("Without a valid number, so known by name alone: Slip Finance Limited.",)
    refused(workbook(rows[:10]), "1 of 10 companies have no number")


def test_a_number_broken_over_lines_is_one() -> None:
    broken = f"{number(1)[:15]}\n{number(1)[15:]}"
    rows = [row(1, **{"Corporate Identification Number": broken})]
    assert reading(workbook(rows)).rows[0].licence == number(1)


def test_an_unknown_remark_is_left_out_and_told() -> None:
    found = reading(workbook([row(1, "A Motor Finance Private Limited (Received From RO)")]))
    assert found.rows[0].name == "A Motor Finance Private Limited"
    assert found.notes[0].startswith("1 remarks behind names were left out")


@pytest.mark.parametrize("heading", ["SR No.", "S. No.", "SL NO"])
def test_the_running_number_may_be_called_otherwise(heading: str) -> None:
    the_three(reading(workbook(THREE, (heading, *HEADER[1:]))))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"<html><title>Verify</title></html>", "asks a browser to prove itself"),
        (b"", "the header is"),
        (b"PK\x03\x04 broken", "workbook"),
        (workbook([THREE[0], THREE[2]]), "is “3” instead of 2"),
        (workbook([*THREE, THREE[0]]), "is “1” instead of 4"),
        (copied([THREE[1], THREE[0]]), "is “1” instead of 3"),
        (workbook([row(1), row(2, **{HEADER[5]: number(1)})]), "listed a second time"),
        (workbook([row(1, kind="Bank")]), "Classification “Bank” of Lender 1 Limited is unknown"),
        (workbook([row(1, Layer="Kolkata")]), "office or layer"),
        (workbook([row(1, **{"Regional Office": number(1)})]), "office or layer"),
        (workbook([row(1, number(1))]), "is no company's name"),
        (workbook(title="List of NBFCs whose CoR has been cancelled"), "one of cancelled firms"),
        (workbook(title="List of NBFCs registered with the RBI"), "bears no date"),
        (workbook(title="List of NBFCs registered with the RBI (as on Juni 30, 2026)"), "no one"),
        (workbook(THREE, ("Serial", *HEADER[1:])), "missing: Sl. No.; unknown: Serial"),
        (workbook(THREE, (*HEADER[:8], "Director")), "unknown: Director"),
        (workbook(THREE, HEADER, TITLE, [[TITLE], HEADER, *THREE]), "2 lists of NBFCs"),
        (workbook(THREE, HEADER, TITLE, [["Notes"], ["a", "b"]]), "the sheet “Notes”"),
        (copied(THREE, (*COPY[:6], "phone")), "unknown: phone"),
    ],
)
def test_a_document_that_is_not_the_list_is_refused(body: bytes, message: str) -> None:
    refused(body, message)


def test_the_stated_day_must_be_the_printed_one() -> None:
    refused(workbook(), "dated 2026-06-30, not 2026-01-01", date(2026, 1, 1))


def test_what_ships_is_minimised() -> None:
    """Taken out once more, nothing more would be taken out."""
    shipped = (catalogue.register(REGISTER).folder / "starter.csv").read_bytes()
    assert redact(document(shipped)).body == shipped


@pytest.mark.slow
def test_the_copy_ships_and_no_name_is_said_to_be_missing(store: Store) -> None:
    register = catalogue.register(REGISTER)
    assert (register.kind, register.whole, register.carried) == ("licence", False, "reachable")
    load_starter(register, store)
    (held,) = store.newest_documents(REGISTER)
    assert (held.source.as_of, held.whole) == (date(2026, 6, 1), frozenset())
    assert "kt-10-ai/comply-ai-dashboard" in held.source.via
    rows = store.rows(held)
    assert len(rows) == 9074
    assert sum(row.category == "nbfc" for row in rows.values()) == 8818
    bajaj = next(row for row in rows.values() if row.name.startswith("Bajaj Finance"))
    assert bajaj.licence == "L65910MH1987PLC042961"
