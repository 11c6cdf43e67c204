from __future__ import annotations

import json
from datetime import date

import pytest
import real_documents
from satgas import DAY, LETTER, PLAY, app, copied, export, host, line, page, taken
from talk import document, talk

from xiancha.model import ChannelType, Row, Status
from xiancha.refresh.starter import load_starter
from xiancha.registers import catalogue
from xiancha.registers.id_satgas_illegal.formats import COLUMNS, Entry
from xiancha.registers.id_satgas_illegal.parse import PAGE, redact
from xiancha.registers.id_satgas_illegal.redact import redacted
from xiancha.registers.parsing.csv import csv_table, csv_text
from xiancha.registers.parsing.refusals import Refused
from xiancha.store import Store

REGISTER = "id-satgas-illegal"


def rows_of(*entries: tuple[str, ...]) -> tuple[Row, ...]:
    return taken(document(export(*entries), as_of=DAY)).rows


def the_row(*entries: tuple[str, ...]) -> Row:
    (found,) = rows_of(*entries)
    return found


def refused(body: bytes, message: str) -> None:
    with pytest.raises(Refused, match=message):
        taken(document(body, as_of=DAY))


@pytest.fixture(scope="module")
def sample() -> bytes:
    return (real_documents.FOLDER / "id_satgas_illegal/alert_portal_excerpt.json").read_bytes()


@pytest.mark.slow
def test_an_old_list_ships_with_its_date_and_whose_copy_it_is(store: Store) -> None:
    register = catalogue.register(REGISTER)
    assert (register.kind, register.country, register.way) == ("warning", "ID", "fetched")
    load_starter(register, store)
    (held,) = store.newest_documents(REGISTER)
    assert (held.source.as_of, held.whole) == (date(2024, 12, 8), frozenset())
    assert "Namchee/ojk-invest-api" in held.source.via
    rows = store.rows(held).values()
    assert len(rows) == 5386
    assert {row.status for row in rows} == {Status.warned}
    assert all(row.name or row.channels or row.fields for row in rows)
    assert sum(bool(row.channels) for row in rows) == 815


@pytest.mark.slow
def test_what_ships_is_minimised() -> None:
    """Taken out once more, nothing more would be taken out."""
    shipped = (catalogue.register(REGISTER).folder / "starter.csv").read_text("utf-8")
    kept = [redacted(Entry(cells)) for cells in csv_table(shipped, COLUMNS)]
    assert len(kept) == 7371
    assert csv_text(COLUMNS, kept) == shipped


def test_the_copy_is_read(sample: bytes) -> None:
    reading = taken(document(sample, as_of=date(2023, 5, 30)))
    by_key = {row.key: row for row in reading.rows}
    assert len(json.loads(sample)) == 62
    assert (len(by_key), reading.as_of, reading.whole) == (52, date(2023, 5, 30), frozenset())
    assert {row.status for row in reading.rows} == {Status.warned}
    assert {row.category for row in reading.rows} == {""}
    assert by_key["masbro"].channels == (app("co.masbro.consumer"),)
    assert by_key["masbro"].seen_on == "2021-12-13"
    assert by_key["masbro"].note == "Fintech Ilegal · Peer To Peer Lending · SP05/VII/SWI/2018"
    assert by_key["sofisofiloanisfloan"].name == "SoFi/ Sofi Loan/ Isfloan"
    assert len(by_key["kantongcredik"].channels) == 3
    assert reading.notes[0].startswith("5 entries name only an account")


def test_the_copy_never_warns_of_an_altered_host(sample: bytes) -> None:
    """It drops hyphens from addresses: what the name has as gold-mining.co is goldmining.co."""
    reading = taken(document(sample, as_of=DAY))
    found = {one.type for row in reading.rows for one in row.channels}
    assert found == {ChannelType.app}
    altered = copied(name="https://gold-mining.co/", web=["https://goldmining.co/"])
    (row,) = taken(document(json.dumps([altered]).encode(), as_of=DAY)).rows
    assert row.channels == (host("gold-mining.co"),)


def test_entries_that_imitate_never_taint_the_victim(sample: bytes) -> None:
    victims = [
        row
        for row in taken(document(sample, as_of=DAY)).rows
        if "Pencatutan" in row.fields.get("Nama", "")
    ]
    assert [row.name for row in victims] == ["", "", ""]
    assert victims[0].fields == {"Nama": "Pencatutan Website milik PT Pendanaan Teknologi Nusa"}


@pytest.mark.parametrize(
    ("name", "remark"),
    [
        ("Pencatutan Website milik PT Contoh", ""),
        ("Dompet Contoh - Pinjam Online (Pencatutan)", ""),
        ("EasyContoh - Pinjaman Online (Pencatutan", ""),
        ("Duplikasi nama PT Contoh Penawaran Investasi melalui Telegram", ""),
        ("PT Contoh", f"{LETTER} Penawaran tanpa izin dengan menduplikasi nama PT Contoh Asli"),
        ("Contoh Group", f"{LETTER} Investasi uang mengatasnamakan Contoh Group"),
        ("Contoh (clone)", ""),
        ("Contoh impersonation", ""),
        ("Contoh Palsu", ""),
    ],
)
def test_an_imitation_warns_of_its_address_and_not_of_the_name(name: str, remark: str) -> None:
    row = the_row(line(name, Website="https://contoh-palsu.example.com/", Keterangan=remark))
    assert (row.name, row.aliases, row.fields) == ("", (), {"Nama": name})
    assert row.channels == (host("contoh-palsu.example.com"),)


def test_an_imitation_and_a_firm_of_that_name_are_two_rows() -> None:
    own, imitated = rows_of(
        line("PT Contoh"), line("PT Contoh", Keterangan="mengatasnamakan PT Contoh")
    )
    assert (own.name, imitated.name) == ("PT Contoh", "")


def test_the_portals_columns_in_each_shape() -> None:
    entry = line("Gajah Modal", Website=f"https://gajah-modal.com/ {PLAY}com.gajah.app")
    for body in (
        export(entry),
        page(entry),
        page(entry, header=("No", *COLUMNS)),
    ):
        (row,) = taken(document(body, as_of=DAY)).rows
        assert (row.key, row.name, row.status) == ("gajahmodal", "Gajah Modal", Status.warned)
        assert row.channels == (host("gajah-modal.com"), app("com.gajah.app"))
        assert (row.seen_on, row.fields) == ("2021-12-13", {})
        assert row.note == f"Fintech Ilegal · Peer To Peer Lending · {LETTER}"


def test_the_live_page_is_of_the_day_it_came() -> None:
    found = talk(REGISTER, {PAGE: page(line())})
    reading = taken(redact(found))
    assert reading.as_of == found.retrieved_at.date()
    assert [row.name for row in reading.rows] == ["Dana Contoh"]


def test_a_list_without_a_date_is_refused() -> None:
    with pytest.raises(Refused, match="--as-of"):
        taken(document(export(line())))


def test_the_whole_copy_bears_a_date() -> None:
    body = json.dumps({"data": [copied()], "version": "30/05/2023"}).encode()
    assert taken(document(body)).as_of == date(2023, 5, 30)
    assert redact(document(body)).as_of == date(2023, 5, 30)
    with pytest.raises(Refused, match="of 2023-05-30, not 2026-11-24"):
        taken(document(body, as_of=DAY))


@pytest.mark.parametrize(
    ("entity", "activity"),
    [
        ("Investasi Ilegal", "Forex/ Futures"),
        ("Investasi Ilegal", "Money Game/ Ponzi"),
        ("Investasi Ilegal", "Lain - Lain"),
        ("Gadai Ilegal", "Gadai Ilegal"),
    ],
)
def test_whoever_is_warned_of_is_warned_of_whatever_the_business(
    entity: str, activity: str
) -> None:
    row = the_row(line("PT Contoh", **{"Jenis Entitas": entity, "Jenis Kegiatan": activity}))
    assert row.note == f"{entity} · {activity} · {LETTER}"
    parted = copied(entity_type=entity, activity_type=activity.replace("-", "").split("/"))
    (same,) = taken(document(json.dumps([parted]).encode(), as_of=DAY)).rows
    assert same.note == row.note


def test_addresses_stand_in_three_columns() -> None:
    row = the_row(
        line(
            "Exness Tiruan (https://www.promotion-exness.com/ dan https://www.exness-888.com)",
            Alamat=f"Jl. Contoh 1 {PLAY}com.a.b",
            Website="vestifarm.com",
        )
    )
    assert row.fields == {"Nama": "Exness Tiruan"}
    assert row.channels == (
        host("vestifarm.com"),
        app("com.a.b"),
        host("promotion-exness.com"),
        host("exness-888.com"),
    )


def test_an_entry_that_is_an_address_has_no_name() -> None:
    row = the_row(line("https://thelikey.org"))
    assert (row.key, row.name, row.channels) == ("host: thelikey.org", "", (host("thelikey.org"),))


def test_entries_of_one_name_are_one_row() -> None:
    row = the_row(
        line("Gajah Modal", Website=f"{PLAY}com.a.b"),
        line("GAJAH MODAL", Website=f"{PLAY}com.c.d", **{"Tgl Input": "01/06/2022"}),
        line("Gajah Modal", Website=f"{PLAY}com.a.b"),
    )
    assert row.channels == (app("com.a.b"), app("com.c.d"))
    assert (row.seen_on, row.note.count(";")) == ("2022-06-01", 0)


@pytest.mark.parametrize("name", ["Cash", "Pinjaman Online", "Uang Cepat - Pinjam Dana Tunai"])
def test_ordinary_words_are_nobodys_name(name: str) -> None:
    reading = taken(document(export(line(name), line("PT Contoh")), as_of=DAY))
    assert [row.name for row in reading.rows] == ["PT Contoh"]
    assert reading.notes == (
        "1 entries name only an account in a social network or ordinary words, with no site or "
        "app to warn of. They were left out.",
    )
    row = the_row(line(name, Website=f"{PLAY}com.a.b"))
    assert (row.name, row.fields, row.channels) == ("", {"Nama": name}, (app("com.a.b"),))


def test_a_legal_form_makes_a_name_of_ordinary_words() -> None:
    assert the_row(line("PT Pinjam Uang")).name == "PT Pinjam Uang"


RENAMED = tuple("Situs" if name == "Website" else name for name in COLUMNS)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"<!DOCTYPE html><title>Just a moment...</title>", "holds no table"),
        (b"", "CSV header is not"),
        (b"Access denied", "CSV header is not"),
        (page(line())[:-60], "cut off"),
        (json.dumps([copied(), copied()]).encode()[:-40], "broken or cut off"),
        (b'{"data": [], "version": "lately"}', "no date such as"),
        (b'{"error": "forbidden"}', "not the copy that was reviewed"),
        (export(line(), header=RENAMED), "CSV header is not"),
        (
            export(line(**{"Jenis Entitas": "https://www.facebook.com/rina"})),
            r"Jenis Entitas \(not shown\) is unknown",
        ),
        (export(line(**{"Jenis Entitas": "0812 3456 7890"})), r"\(not shown\) is unknown"),
        (page(line(), header=("", *RENAMED)), "missing: Website; unknown: Situs"),
        (page(line(), header=("NIK", *COLUMNS)), "missing: none; unknown: NIK"),
        (page(line()) + page(line()), "holds 2 lists"),
        (page(line(), line()[:7]), "row 3: 8 cells instead of 9"),
        (export((*line(), "x"), header=(*COLUMNS, "NIK")), "CSV header is not"),
        (json.dumps([copied(nik="3201")]).encode(), "0 · nik: Extra inputs are not permitted"),
        (
            json.dumps([copied(web="https://a.com")]).encode(),
            "0 · web: Input should be a valid",
        ),
        (
            export(line(), line(**{"Jenis Entitas": "Bank Gelap"})),
            "row 2: Jenis Entitas “Bank Gelap”",
        ),
        (export(line(**{"Jenis Kegiatan": "Umrah"})), "row 1: Jenis Kegiatan “Umrah” is unknown"),
        (export(line(**{"Jenis Kegiatan": ""})), "Jenis Kegiatan “” is unknown"),
        (export(line(**{"Tgl Input": "31/02/2021"})), "“31/02/2021” is no date"),
        (export(line(**{"Tgl Input": "2021-12-13"})), "is no date such as 13/12/2021"),
        (export(("", *line()[:7])), "row 1: Jenis Entitas “” is unknown"),
    ],
)
def test_a_document_that_is_not_the_list_is_refused(body: bytes, message: str) -> None:
    refused(body, message)
