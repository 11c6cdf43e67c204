from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from talk import document, talk

from xiancha.model import ChannelType, Reading, Source, Status
from xiancha.refresh.starter import load_starter
from xiancha.registers import catalogue
from xiancha.registers.lt_illegal_websites.parse import COLUMNS, URL, read, row
from xiancha.registers.parsing.refusals import Refused
from xiancha.store import Store

REGISTER = "lt-illegal-websites"
HEAD = "\ufeffDomenas;Bendrovės pavadinimas;Prekės ženklas\n"


def listed(*lines: str) -> bytes:
    return (HEAD + "".join(f"{line}\n" for line in lines)).encode()


def cells(address: str, company: str = "", brand: str = "") -> dict[str, str]:
    return dict(zip(COLUMNS, (address, company, brand), strict=True))


def test_an_export_is_read_whole() -> None:
    """Stray quotation marks, blanks, capitals, and placeholders, as in the export of 2024."""
    body = listed(
        "http://www.forex-example.com;AllExample OÜ ;ForexExample",
        'http://www.pavyzdine-imone.lt;UAB ,,Pavyzdinė įmonė";Pavyzdinė įmonė',
        "http://www.vz.pavyzdys.com;Pavadinimas nenurodytas;Nenurodytas",
        "http://Coin.example.org;Pavadinimas nenurodytas;Coin.example.org",
    )
    reading = read(document(body, as_of=date(2024, 3, 6)))
    rows = {row.key: row for row in reading.rows}
    assert (reading.as_of, reading.whole) == (date(2024, 3, 6), frozenset())
    assert rows["pavyzdine-imone.lt"].fields == {
        "Bendrovės pavadinimas": 'UAB ,,Pavyzdinė įmonė"',
        "Prekės ženklas": "Pavyzdinė įmonė",
    }
    assert rows.keys() == {
        "forex-example.com",
        "pavyzdine-imone.lt",
        "vz.pavyzdys.com",
        "coin.example.org",
    }


def test_the_site_is_warned_of_and_never_the_firm_named() -> None:
    warned = row(cells("https://www.lt-HVB.example ", "HVB Bank ", "HVB"), "row 1")
    assert (warned.key, warned.name, warned.status) == ("lt-hvb.example", "", Status.warned)
    assert [(c.type, c.value) for c in warned.channels] == [(ChannelType.host, "lt-hvb.example")]
    assert warned.aliases == ()
    assert warned.fields == {"Bendrovės pavadinimas": "HVB Bank", "Prekės ženklas": "HVB"}


@pytest.mark.parametrize("text", ["Pavadinimas nenurodytas", "Nenurodytas", "Nenurodyta", " ", ""])
def test_placeholders_say_nothing(text: str) -> None:
    assert row(cells("http://a.lt", text, text), "row 1").fields == {}


def test_one_page_of_a_site_does_not_warn_of_the_host() -> None:
    warned = row(cells("https://www.facebook.com/fake-bank/"), "row 1")
    assert (warned.key, warned.channels) == ("facebook.com/fake-bank", ())
    assert row(cells("a.lt/"), "row 2").channels[0].value == "a.lt"


def test_a_site_listed_again_is_one_row_that_keeps_what_is_printed() -> None:
    body = listed(
        "http://www.a.lt;A;Nenurodytas", "https://a.lt;A;Brand", "b.lt;B;", "a.lt;C;Brand"
    )
    first, second = read(document(body, as_of=date(2024, 3, 6))).rows
    assert first.fields == {"Bendrovės pavadinimas": "A; C", "Prekės ženklas": "Brand"}
    assert (first.key, second.key) == ("a.lt", "b.lt")


def test_a_file_without_a_date_is_refused() -> None:
    with pytest.raises(Refused, match="--as-of"):
        read(document(listed("http://www.a.lt;;")))


def test_the_day_of_a_live_answer_is_the_date() -> None:
    found = talk(REGISTER, {URL: listed("http://www.a.lt;;")})
    assert read(found).as_of == found.retrieved_at.date()


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"<!DOCTYPE html><title>Attention Required</title>", "CSV header is not"),
        (b"", "but nothing"),
        (listed("http://a.lt;A"), "row 1 has 2 cells instead of 3"),
        (listed("http://a.lt;A;B;C"), "row 1 has 4 cells instead of 3"),
        ("Domenas;Prekės ženklas;Bendrovės pavadinimas\n".encode(), "CSV header is not"),
        (listed("http://a.lt;A;B", "no address;A;B"), "row 2: “no address” is no web address"),
        (listed("Bendrovė;a.lt;B"), "row 1: “Bendrovė” is no web address"),
    ],
)
def test_a_document_that_is_not_the_export_is_refused(body: bytes, message: str) -> None:
    with pytest.raises(Refused, match=message):
        read(document(body))


def test_what_an_earlier_version_shipped_leaves_the_store(store: Store) -> None:
    """Those rows came through a copy for non-commercial use only."""
    day = date(2024, 3, 6)
    once = Source(REGISTER, day, datetime(2026, 11, 24, tzinfo=UTC), "0" * 64, URL, "a copy")
    given = Source(REGISTER, date(2025, 1, 1), once.retrieved_at, "1" * 64, URL)
    shipped = row(cells("http://a.example"), "row 1")
    store.accept("starter:x", once, Reading(as_of=day, rows=(shipped,)))
    store.accept("document:y", given, Reading(as_of=given.as_of, rows=(shipped,)))
    assert not load_starter(catalogue.register(REGISTER), store)
    (left,) = store.history(REGISTER)
    assert left.origin == "document:y"
    assert len(store.rows(left)) == 1
