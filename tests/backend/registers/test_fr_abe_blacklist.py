from __future__ import annotations

from datetime import date

import pytest
from talk import document, talk

from xiancha.model import ChannelType, Document, Reading, Status
from xiancha.registers import catalogue
from xiancha.registers.fr_abe_blacklist.parse import COLUMNS, URL, read, redact, row
from xiancha.registers.parsing.refusals import Refused

REGISTER = "fr-abe-blacklist"
DAY = date(2026, 9, 1)
HEAD = '\ufeff"URL / Mails",Dénomination,Catégorie(s),"Date d\'inscription"\n'
CREDIT = "Crédits, livrets d'épargne, services de paiement, assurances"


def listed(*lines: str, as_of: date | None = DAY) -> Document:
    return document((HEAD + "".join(f"{line}\n" for line in lines)).encode(), as_of=as_of)


def entry(address: str, category: str = CREDIT, day: str = "30/04/2026") -> str:
    return f'"{address}","Jeanne Exemple","{category}",{day}'


def told(*lines: str) -> Reading:
    return read(redact(listed(*lines)))


def hosts(reading: Reading) -> list[str]:
    return [channel.value for found in reading.rows for channel in found.channels]


def test_a_site_is_warned_of_and_no_name_is_kept() -> None:
    (found,) = told(entry("https://www.credit-exemple.test.fr/")).rows
    assert (found.key, found.name, found.aliases) == ("credit-exemple.test.fr", "", ())
    assert (found.status, found.seen_on) == (Status.warned, "2026-04-30")
    assert [channel.type for channel in found.channels] == [ChannelType.host]


def test_names_and_mail_are_dropped_before_anything_is_kept() -> None:
    kept = redact(listed(entry("pret-exemple.fr\njeanne@pret-exemple.fr, www.pret-exemple.net")))
    assert b"Jeanne" not in kept.body
    assert b"@" not in kept.body
    assert hosts(read(kept)) == ["pret-exemple.fr", "pret-exemple.net"]


def test_columns_may_be_parted_by_semicolons() -> None:
    """As in the export of spring 2026, the older of the two that programs read."""
    body = HEAD.replace(",", ";") + entry("pret-exemple.fr").replace('",', '";') + "\n"
    assert hosts(read(redact(document(body.encode(), as_of=DAY)))) == ["pret-exemple.fr"]


def test_pages_of_a_site_and_shared_hosts_warn_of_nothing() -> None:
    reading = told(
        entry("pret-exemple.fr/simulateur"),
        entry("https://www.facebook.com/pret-exemple"),
        entry("jeanne@exemple.fr"),
        entry("prenom.n_officiel"),
    )
    assert reading.rows == ()
    assert reading.notes == (
        "4 entries give no front page of a site of its own. They were left out.",
    )


@pytest.mark.parametrize(
    "category", [CREDIT, "Usurpation autorités", f"Biens divers, {CREDIT}", "Usurpation, Crédits"]
)
def test_loans_and_false_authorities_are_taken(category: str) -> None:
    assert hosts(told(entry("exemple.fr", category))) == ["exemple.fr"]


@pytest.mark.parametrize("category", ["Forex", "Options binaires, Crypto-actifs", "Biens divers"])
def test_what_is_about_investments_alone_is_left_out(category: str) -> None:
    reading = told(entry("exemple.fr", category))
    assert (reading.rows, reading.whole) == ((), frozenset())
    assert reading.notes == ("1 entries are about investments alone. They were left out.",)


def test_a_site_that_is_listed_again_is_one_row() -> None:
    (found,) = told(
        entry("a.fr", "Crédits"), entry("www.a.fr", "Livrets, Usurpation", "02/05/2026")
    ).rows
    assert found.fields == {"Catégorie(s)": "Crédits; Livrets, Usurpation"}
    assert found.seen_on == "2026-05-02"


def test_the_day_of_a_live_answer_is_the_date() -> None:
    found = talk(REGISTER, {URL: listed(entry("exemple.fr")).body})
    assert read(redact(found)).as_of == found.retrieved_at.date()


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (document(b"<!DOCTYPE html><title>Attention</title>", as_of=DAY), "CSV header is not"),
        (listed(entry("exemple.fr", "Voyages")), "row 1: the category “voyages” is unknown"),
        (listed(entry("exemple.fr", "Crédits, Voyages")), "the category “voyages” is unknown"),
        (listed(entry("exemple.fr", "")), "the category “” is unknown"),
        (listed(entry("exemple.fr", day="avril")), "row 1: “avril” is no date"),
        (listed('exemple.fr,"Jeanne Exemple",Crédits'), "row 1 has 3 cells instead of 4"),
        (listed(entry("exemple.fr"), as_of=None), "--as-of"),
    ],
)
def test_a_list_that_is_not_as_known_is_refused(document: Document, message: str) -> None:
    with pytest.raises(Refused, match=message):
        read(redact(document))


def test_a_shipped_row_is_a_front_page_that_is_taken() -> None:
    for address, category in [("a.fr/pret", "Crédits"), ("t.me", "Crédits"), ("a.fr", "Forex")]:
        with pytest.raises(Refused, match="no front page"):
            row(dict(zip(COLUMNS, (address, category, ""), strict=True)), "row 1")


def test_browsers_do_not_fetch_its_thousands_of_sites() -> None:
    assert catalogue.register(REGISTER).carried == "served"
