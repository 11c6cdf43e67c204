from __future__ import annotations

import csv
from collections.abc import Sequence

import pytest
from fccpc import ALPHA, BETA, CONDITIONAL, DAY, FULL, HEADER, WAIVER, page, table
from talk import document, talk

from xiancha.model import Row, Status
from xiancha.registers import catalogue
from xiancha.registers.ng_fccpc_lenders.parse import COLUMNS, PAGE, read, row
from xiancha.registers.parsing.refusals import Refused

REGISTER = "ng-fccpc-lenders"
LISTS = "https://fccpc.gov.ng/registration-of-digital-money-lenders/approvals-of-dmls/"


def rows(body: bytes) -> tuple[Row, ...]:
    return read(document(body, as_of=DAY)).rows


def refused(body: bytes, message: str) -> None:
    with pytest.raises(Refused, match=message):
        rows(body)


def statuses(body: bytes) -> list[tuple[str, str]]:
    return [(one.name, f"{one.status} {one.category}") for one in rows(body)]


def test_only_a_full_approval_is_more_than_a_name_on_the_list() -> None:
    gamma = ("1", "GAMMA FINANCE LTD", "GAMMA")
    delta = ("1", "DELTA BANK PLC", "N/A")
    unsaid = ("", [("1", *BETA[1:])])
    body = page((FULL, [ALPHA]), (CONDITIONAL, [gamma]), (WAIVER, [delta]), unsaid)
    assert statuses(body) == [
        ("ALPHA LENDING LIMITED", "active digital-lender"),
        ("GAMMA FINANCE LTD", "listed listed-lender"),
        ("DELTA BANK PLC", "listed listed-lender"),
        ("BETA MICROFINANCE BANK", "listed listed-lender"),
    ]
    assert [one.fields.get("APPROVAL") for one in rows(body)] == [
        "full approval",
        "conditional approval",
        "waiver",
        None,
    ]


def test_headings_in_a_row_as_over_tabs_say_nothing_of_the_first_table() -> None:
    tabs = f"<h3>{WAIVER}</h3><h3>{CONDITIONAL}</h3><h3>{FULL}</h3>"
    body = f"<html>{tabs}{table([ALPHA])}{table([('1', *BETA[1:])])}</html>".encode()
    assert {said for _, said in statuses(body)} == {"listed listed-lender"}


def test_apps_are_names_of_the_company_and_an_address_is_its_host() -> None:
    (one,) = rows(page((FULL, [("1", "A LTD,", "FAIRCASH APP., WWW.FAIR-CASH.NG and 9JACASH")])))
    assert (one.key, one.name) == ("altd", "A LTD")
    assert [alias.text for alias in one.aliases] == ["FAIRCASH", "WWW.FAIR-CASH.NG", "9JACASH"]
    assert [channel.value for channel in one.channels] == ["fair-cash.ng"]
    (plain,) = rows(page((FULL, [("1", "A LTD", "MONEY99-SAFE & FAST CASH")])))
    assert [alias.text for alias in plain.aliases] == ["MONEY99-SAFE & FAST CASH"]


def test_a_column_says_the_approval_of_each_row() -> None:
    header = ("S/N", "COMPANY NAME", "APP NAME", "STATUS")
    body = page(
        ("Digital Money Lenders", [(*ALPHA, "Full Approval"), (*BETA, "Conditional")]),
        header=header,
    )
    assert [said for _, said in statuses(body)] == ["active digital-lender", "listed listed-lender"]
    refused(page(("", [(*ALPHA, "Approval revoked")]), header=header), "marked “Approval revoked”")
    refused(page(("", [(*ALPHA, "Tier 2")]), header=header), "nobody knows the approval “Tier 2”")


def test_a_company_that_is_listed_twice_has_all_its_apps_and_the_lesser_approval() -> None:
    again = ("1", "Alpha Lending Ltd", "THIRD APP")
    for lists in ([(FULL, [ALPHA]), (CONDITIONAL, [again])], [(WAIVER, [again]), (FULL, [ALPHA])]):
        (one,) = rows(page(*lists))
        assert one.status is Status.listed
        assert {alias.text for alias in one.aliases} == {"ALPHACASH", "NAIRAPLUS", "THIRD"}


def changed(row: Sequence[str], place: int, text: str) -> tuple[str, ...]:
    return tuple(text if number == place else cell for number, cell in enumerate(row))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"<!DOCTYPE html><title>Just a moment...</title>", "holds no table but an HTML page"),
        (page((FULL, [ALPHA]))[:-40], "cut off"),
        (page((FULL, [ALPHA, changed(BETA, 0, "3")])), "row 2: the number is “3” instead of 2"),
        (page((FULL, [ALPHA, ALPHA])), "row 2: the number is “1” instead of 2"),
        (page((FULL, [changed(ALPHA, 1, "")])), "no company's name under “NAME OF COMPANY”"),
        (page((FULL, [changed(ALPHA, 1, "12")])), "no company's name"),
        (page((FULL, [changed(ALPHA, 1, "https://a.ng")])), "no company's name"),
        (page((FULL, [changed(ALPHA, 2, "jane@a.ng")])), "no app's name under “NAME OF APP”"),
        (page((FULL, [ALPHA[:2]])), "2 cells instead of 3"),
        (page((FULL, [(*ALPHA, "x")])), "4 cells instead of 3"),
        (page((FULL, [ALPHA]), header=("S/N", "NAME OF FIRM", "NAME OF APP")), "no row is a head"),
        (page((FULL, [("1", "", *ALPHA[1:2])])), "no company's name"),
        (page((FULL, [("1", "ALPHACASH", ""), ("2", "BETA", "")])), "most companies have no app"),
        (page((FULL, [changed(ALPHA, 2, "Full Approval")])), "no app's name under “NAME OF APP”"),
        (page(("Delisted loan apps", [ALPHA])), "headed or marked “Delisted loan apps”"),
        (page(("Companies whose approval was revoked", [ALPHA])), "headed or marked"),
        (page(("Not approved", [ALPHA])), "headed or marked"),
        (page(("Pending full approval", [ALPHA])), "headed or marked"),
    ],
)
def test_a_page_that_is_not_the_lists_is_refused(body: bytes, message: str) -> None:
    refused(body, message)


def test_a_page_that_a_person_gives_needs_a_date() -> None:
    with pytest.raises(Refused, match="--as-of"):
        read(document(page((FULL, [ALPHA]))))


def test_the_conversation_ends_with_the_page_that_has_the_tables() -> None:
    lists = page((FULL, [ALPHA]))
    found = talk(REGISTER, {PAGE: lists})
    assert (found.url, found.body, found.as_of) == (PAGE, lists, found.retrieved_at.date())
    entry = f"<html><p>Name of company</p><a href='{LISTS}'>Approvals of DMLs</a></html>".encode()
    assert talk(REGISTER, {PAGE: entry, LISTS: lists}).url == LISTS


@pytest.mark.parametrize(
    ("entry", "seen"),
    [
        (b"<html><title>Just a moment...</title></html>", "it links none"),
        (b"<html><a href='https://evil.example/approvals-of-dmls/'>Approvals</a></html>", "none"),
        (
            f"<html><a href='{LISTS}'>a</a><a href='{LISTS}'>b</a>"
            "<a href='https://fccpc.gov.ng/old/approvals-of-dmls/'>c</a></html>".encode(),
            "it links https.*, https",
        ),
    ],
)
def test_a_page_without_tables_that_links_no_one_list_ends_the_conversation(
    entry: bytes, seen: str
) -> None:
    with pytest.raises(Refused, match=seen):
        talk(REGISTER, {PAGE: entry})


def starter() -> list[Row]:
    with (catalogue.register(REGISTER).folder / "starter.csv").open(encoding="utf-8") as file:
        return [row(cells, f"row {n}") for n, cells in enumerate(csv.DictReader(file), 1)]


def test_the_starter_says_listed_of_all_and_approved_of_nobody() -> None:
    shipped = starter()
    assert {one.status for one in shipped} == {Status.listed}
    assert not catalogue.register(REGISTER).starter.whole  # type: ignore[union-attr]
    assert len(shipped) == 563
    brands = {one.name: [alias.text for alias in one.aliases] for one in shipped}
    assert brands["FAIR MONEY MICROFINANCE BANK"] == ["FAIRMONEY"]
    assert brands["PERENNIAL FINANCE LIMITED"] == ["PALMCREDIT"]
    assert "OKASH" in brands["OPAY MICROFINANCE BANK LTD"]
    hosts = {channel.value for one in shipped for channel in one.channels}
    assert hosts >= {"myfuelcredit.com", "adxcredit.com", "kadavragroup.com"}


def test_the_columns_of_the_starter_are_those_of_a_row() -> None:
    assert (*HEADER[1:], "APPROVAL") == COLUMNS
