from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from sec_ph import REVOKED, recorded, revoked
from talk import document

from xiancha.fetch.archive import Archive
from xiancha.merge.join import gather
from xiancha.model import Reading, Status, Verdict
from xiancha.refresh.accept import take
from xiancha.refresh.starter import load_starter
from xiancha.registers import catalogue
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.ph_sec_revoked.parse import read, row
from xiancha.store import Store
from xiancha.verdict import judge_lender

DAY = date(2026, 9, 17)
REGISTER = "ph-sec-revoked"
FIRST, *OTHERS = REVOKED


def reading(body: bytes) -> Reading:
    return read(document(body, as_of=DAY))


def refused(body: bytes, message: str) -> None:
    with pytest.raises(Refused, match=message):
        reading(body)


def replaced(heading: str) -> bytes:
    """The page with another heading over its first list."""
    return revoked({heading: REVOKED[FIRST], **{other: REVOKED[other] for other in OTHERS}})


def first(columns: tuple[str, ...], *lines: tuple[str, ...]) -> bytes:
    """The page with another first list."""
    return revoked({**REVOKED, FIRST: (columns, lines)})


def test_every_name_is_only_listed_whatever_list_it_is_on() -> None:
    found = reading(revoked())
    assert {one.status for one in found.rows} == {Status.listed}
    assert {one.category for one in found.rows} == {"revoked-name"}
    said = {one.name: (one.fields["List"], one.fields.get("Date")) for one in found.rows}
    assert said["DIGIDO FINANCE CORP"] == (
        "revoked certificate of authority, financing company",
        "9 May 2025",
    )
    assert said["163 LENDING CORP."] == (
        "revoked certificate of authority, lending company; suspended certificate of authority",
        "23 October 2020; 3 Dec 2020",
    )
    assert said["888 LOANS CORP."][0] == "revoked certificate of registration"
    assert said["2716 LENDING COMPANY"][0] == "revoked partnership"
    assert said["FESL LENDING CORP."] == ("cease and desist order", None)
    assert "UNIRAPID LENDING INC." in said


def test_an_order_in_place_of_a_name_is_left_out_and_noted() -> None:
    assert reading(revoked()).notes == (
        "Table 3, row 3: an order stands in place of a company's name and was left out.",
    )


@pytest.mark.parametrize(
    "heading",
    [
        "Companies whose Suspension was Lifted",
        "List of Revoked Certificates of Authority to Operate as a Lending Company, since restored",
        "Recorded Online Lending Platforms",
        "Lending Companies",
        "",
    ],
)
def test_a_heading_that_nobody_knows_is_refused(heading: str) -> None:
    refused(replaced(heading), "does not say in known words what became of its companies")


NAMED = ("Name of Company", "Date of Revocation")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"<!DOCTYPE html><title>Just a moment...</title>", "holds no table but an HTML page"),
        (recorded(), "holds 1 lists instead of 6"),
        (revoked()[:-30], "cut off"),
        (first(NAMED, ("", "23 May 2017")), "Table 1, row 1: there is no company's name"),
        (first(NAMED, ("23 May 2017", "A CORP.")), "no company's name|the date beside"),
        (first(NAMED, ("A CORP.", "B CORP.")), "the date beside A CORP. is none"),
        (first(NAMED, ("A CORP.", "1 May 2017", "x")), "3 cells instead of 2"),
        (first(("Owner", "Date of Revocation"), ("A CORP.", "1 May 2017")), "no row is a header"),
        (first((*NAMED, "Contact Person"), ("A CORP.", "1 May 2017", "Jane")), "no row is a head"),
        (first(("No.", *NAMED), ("2", "A CORP.", "1 May 2017")), "the number is “2” instead of 1"),
    ],
)
def test_a_page_that_is_not_the_lists_is_refused(body: bytes, message: str) -> None:
    refused(body, message)


def test_a_page_without_a_date_is_refused() -> None:
    with pytest.raises(Refused, match="--as-of"):
        read(document(revoked()))


def judged(store: Store) -> dict[str, tuple[Verdict, str]]:
    found = {}
    for one in gather(store, DAY).entries:
        judgement = judge_lender(one.listings)
        found[one.name] = (judgement.verdict, judgement.reason)
    return found


def taken(store: Store, folder: Path, register: str, body: bytes, day: date | None) -> None:
    one = catalogue.register(register).model_copy(update={"min_rows": 1, "max_shrink": 1})
    take(one, document(body, as_of=day), store, Archive(folder / "documents"))


def test_a_namesake_is_shown_beside_a_recorded_company_and_changes_nothing(
    store: Store, tmp_path: Path
) -> None:
    namesake = first(NAMED, ("Alpha Lending Corp", "19 May 2025"))
    taken(store, tmp_path, REGISTER, namesake, date(2026, 7, 10))
    taken(store, tmp_path, "ph-sec-lending", recorded(), None)
    found = judged(store)
    assert found["ALPHA LENDING CORP."] == (Verdict.licensed, "lender")
    assert found["888 LOANS CORP."] == (Verdict.uncovered, "listed")
    alpha = next(one for one in gather(store, DAY).entries if one.name == "ALPHA LENDING CORP.")
    assert [(one.source.register, one.status) for one in alpha.listings] == [
        ("ph-sec-lending", Status.active),
        (REGISTER, Status.listed),
    ]


def test_a_newer_list_with_a_recorded_companys_name_is_a_shrug_and_never_ended(
    store: Store, tmp_path: Path
) -> None:
    taken(store, tmp_path, "ph-sec-lending", recorded(), None)
    namesake = first(NAMED, ("Alpha Lending Corp", "15 September 2026"))
    taken(store, tmp_path, REGISTER, namesake, DAY)
    assert judged(store)["ALPHA LENDING CORP."] == (Verdict.uncovered, "listed")


def test_a_name_that_left_the_lists_says_nothing_any_more(store: Store, tmp_path: Path) -> None:
    taken(store, tmp_path, REGISTER, revoked(), date(2026, 7, 10))
    taken(store, tmp_path, REGISTER, first(NAMED, ("OTHER CORP.", "1 May 2017")), DAY)
    found = judged(store)
    assert "OTHER CORP." in found
    assert "MOOLA LENDING CORP." not in found
    assert "absent" not in {reason for _, reason in found.values()}


def test_the_starter_only_lists_and_names_each_company_once() -> None:
    register = catalogue.register(REGISTER)
    with (register.folder / "starter-2026-07.csv").open(encoding="utf-8") as file:
        shipped = [row(cells, f"row {n}") for n, cells in enumerate(csv.DictReader(file), 1)]
    assert len(shipped) == len({one.key for one in shipped}) == 1373
    assert {one.status for one in shipped} == {Status.listed}


LINES = (("A CORP.", "1 May 2017"), ("B LENDING CO.", "2 May 2017"))


@pytest.mark.parametrize(
    ("columns", "lines"),
    [
        (("Name of Company", "", "Date of Revocation"), [(a, "", b) for a, b in LINES]),
        (("Date of Revocation", "Name of Company"), [(b, a) for a, b in LINES]),
        (("NAME OF LENDING COMPANY:", "DATE  REVOKED"), LINES),
        (("Corporation", "Date of Order"), LINES),
        (NAMED, (LINES[0], NAMED, ("", ""), LINES[1])),
        (("No.", *NAMED), [(str(n), *line) for n, line in enumerate(LINES, 1)]),
        (("List of revoked companies", ""), (NAMED, *LINES)),
    ],
    ids=["spacer", "moved", "capitals", "renamed", "again", "numbered", "title"],
)
def test_a_list_that_drifted_has_the_same_names(
    columns: tuple[str, ...], lines: Sequence[tuple[str, ...]]
) -> None:
    plain = reading(first(NAMED, *LINES)).rows
    assert reading(first(columns, *lines)).rows == plain


def test_a_header_in_two_rows_is_refused() -> None:
    refused(first(("Name of", "Date of"), ("Company", "Revocation"), *LINES), "no row is a header")


def test_the_three_recorded_companies_with_a_namesake_are_to_be_checked(store: Store) -> None:
    for id in ("ph-sec-lending", REGISTER):
        load_starter(catalogue.register(id), store)
    both = [one for one in gather(store, DAY).entries if len(one.listings) > 1]
    assert [one.name for one in both] == [
        "Fast Coin Lending Corp",
        "Lucky Shell Fintech Lending, Inc.",
        "The Golden Legacy Financing Corporation",
    ]
    assert {judge_lender(one.listings).reason for one in both} == {"listed"}
