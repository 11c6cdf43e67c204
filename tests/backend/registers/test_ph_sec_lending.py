from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from sec_ph import ALPHA, BETA, COLUMNS, DAY, RECORDED, recorded, table
from talk import document

from xiancha.fetch.archive import Archive
from xiancha.model import Reading, Row, Status
from xiancha.refresh.accept import take
from xiancha.registers import catalogue
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.ph_sec_lending.names_printed import company, platforms
from xiancha.registers.ph_sec_lending.parse import read, row
from xiancha.store import Store
from xiancha.store.current_rows import current

REGISTER = "ph-sec-lending"


def reading(body: bytes) -> Reading:
    return read(document(body))


def rows(body: bytes) -> dict[str, Row]:
    return {one.name: one for one in reading(body).rows}


def refused(body: bytes, message: str) -> None:
    with pytest.raises(Refused, match=message):
        reading(body)


def changed(row: Sequence[str], place: int, text: str) -> tuple[str, ...]:
    return tuple(text if number == place else cell for number, cell in enumerate(row))


def test_companies_are_recorded_with_their_platforms_styles_and_former_names() -> None:
    found = reading(recorded())
    assert (found.as_of, found.whole) == (DAY, {"lending-company"})
    alpha, beta = found.rows
    assert (alpha.key, alpha.name, alpha.status) == (
        "cs201900001",
        "ALPHA LENDING CORP.",
        Status.active,
    )
    assert [(alias.text, alias.kind) for alias in alpha.aliases] == [
        ("AlphaPeso", "brand"),
        ("Alpha Pautang", "brand"),
        ("Omega Lending Inc.", "former"),
    ]
    assert alpha.fields["SEC Number"] == "CS201900001"
    assert (beta.key, beta.aliases) == ("202012000890103", ())
    assert [channel.value for channel in beta.channels] == ["beta.ph"]


@pytest.mark.parametrize(
    ("printed", "legal", "styles", "former"),
    [
        ("A LENDING INC.", "A LENDING INC.", (), ""),
        ("A Inc. Inc. Doing Business under the name and style of B", "A Inc.", ("B",), ""),
        ("A INC. doing business under the name/s and style/s of B, C", "A INC.", ("B", "C"), ""),
        ("A INC. UNDER THE BUSINESS STYLE AND NAME OF B (Foirmerly C)", "A INC.", ("B",), "C"),
        ("A Corp. Operating Under The Name Of B;C;", "A Corp.", ("B", "C"), ""),
        ("A (PH) Inc. (formerly known as C (Credit) Inc.)", "A (PH) Inc.", (), "C (Credit) Inc."),
        (
            "A CO. doing business under B (Formerly: C CO. operating under B)",
            "A CO.",
            ("B",),
            "C CO.",
        ),
        ("“A CORPORATION (Formerly And Corporation)”", "A CORPORATION", (), "And Corporation"),
    ],
)
def test_a_name_cell_is_parted(
    printed: str, legal: str, styles: tuple[str, ...], former: str
) -> None:
    found = company(printed)
    assert (found.legal, found.styles, found.former) == (legal, styles, former)


@pytest.mark.parametrize(
    ("cell", "first", "named", "hosts", "following"),
    [
        ("3. BilisCash4. PesoKey5. SurePeso", 3, ("BilisCash", "PesoKey", "SurePeso"), (), 6),
        ("146. Happypera2147. Peso2go", 146, ("Happypera2", "Peso2go"), (), 148),
        ("68. HiCASH Website\n69. HiCASH", 68, ("HiCASH",), (), 70),
        ("14. Cashmart.ph (website)", 14, (), ("cashmart.ph",), 15),
        ("1. Yulon’s website (https://www.yulon.ph/)", 1, ("Yulon",), ("yulon.ph",), 2),
        ("25. crawfort.ph (FB page, used for marketing purposes only)", 25, (), (), 26),
        ("152. Skyro (formerly www. heyjungle.com)", 152, ("Skyro",), (), 153),
        ("(A Facebook account, used for marketing purposes only)", 17, (), (), 17),
        ("134. TikTok", 134, (), (), 135),
        ("N/A", 5, (), (), 5),
        ("One; Two", 0, ("One", "Two"), (), 0),
    ],
)
def test_the_platforms_of_a_cell_are_numbered_through_the_list(
    cell: str, first: int, named: tuple[str, ...], hosts: tuple[str, ...], following: int
) -> None:
    found, after = platforms(cell, first, "row 1")
    assert (found.names, found.hosts, after) == (named, hosts, following)


def test_further_platforms_may_stand_in_rows_beside_merged_cells() -> None:
    more = ("", "", "", "4. BetaGo", "", "", "")
    found = rows(recorded([ALPHA, BETA, more]))["BETA FINANCING INC."]
    assert [alias.text for alias in found.aliases] == ["BetaGo"]


def test_a_company_with_a_remark_that_nobody_has_reviewed_is_only_listed() -> None:
    found = reading(recorded([ALPHA, changed(BETA, 6, "with pending revocation")]))
    assert [one.status for one in found.rows] == [Status.active, Status.listed]
    assert found.notes == ("BETA FINANCING INC.: only listed; nobody has reviewed its remark.",)


def test_who_left_the_newer_page_is_gone(store: Store, tmp_path: Path) -> None:
    register = catalogue.register(REGISTER).model_copy(update={"min_rows": 1, "max_shrink": 0.9})
    archive = Archive(tmp_path / "documents")
    take(register, document(recorded(said=RECORDED.replace("14 Sep", "1 Sep"))), store, archive)
    take(register, document(recorded([ALPHA])), store, archive)
    standing = {one.row.name: one.gone is not None for one in current(store, register.id)}
    assert standing == {"ALPHA LENDING CORP.": False, "BETA FINANCING INC.": True}


def test_a_page_without_a_date_needs_one_and_another_date_is_refused() -> None:
    plain = recorded(said=RECORDED.partition(" as of ")[0])
    with pytest.raises(Refused, match="--as-of"):
        read(document(plain))
    assert read(document(plain, as_of=date(2026, 10, 1))).as_of == date(2026, 10, 1)
    with pytest.raises(Refused, match="dated 2026-09-14, not 2026-10-01"):
        read(document(recorded(), as_of=date(2026, 10, 1)))
    below = recorded(said="Companies Recorded and their Online Lending Platforms").replace(
        b"</h3>", b"</h3><p>as of September 14, 2026</p>"
    )
    assert reading(below).as_of == DAY


@pytest.mark.parametrize(
    "heading",
    [
        "Online Lending Platforms",
        "Companies not Recorded and their Online Lending Platforms",
        "Recorded Online Lending Platforms with Cease and Desist Orders",
        "List of Revoked Lending Companies (Partnership)",
        "",
    ],
)
def test_a_heading_that_does_not_say_recorded_is_refused(heading: str) -> None:
    refused(recorded(said=heading), "does not say that its companies and their online")


def test_a_second_table_without_its_own_heading_is_refused() -> None:
    body = recorded().replace(b"</html>", f"{table([ALPHA], COLUMNS)}</html>".encode())
    refused(body, "Table 2 is headed “”")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"<!DOCTYPE html><title>Just a moment...</title>", "holds no table but an HTML page"),
        (b"<table><tr><td>Verify you are human</td></tr></table>", "no row is a header"),
        (recorded()[:-20], "cut off"),
        (recorded([]), "holds no company"),
        (recorded([ALPHA, changed(BETA, 0, "3")]), "row 2: the number is “3” instead of 2"),
        (recorded([ALPHA, ALPHA]), "row 2: the number is “1” instead of 2"),
        (recorded([BETA]), "row 1: the number is “2” instead of 1"),
        (recorded([ALPHA, changed(BETA, 3, "4. Beta")]), "begin with “4.” instead of “3.”"),
        (recorded([ALPHA, changed(BETA, 3, "Beta")]), "begin with no number instead of “3.”"),
        (recorded([changed(ALPHA, 1, "")]), "“” is no company name"),
        (recorded([changed(ALPHA, 1, "CS201900001")]), "“CS201900001” is no company name"),
        (recorded([changed(ALPHA, 2, "AlphaPeso")]), "“ALPHAPESO” of ALPHA .* is no SEC number"),
        (recorded([changed(ALPHA, 2, "")]), "“” of ALPHA LENDING CORP. is no SEC number"),
        (recorded([ALPHA[:6]]), "6 cells instead of 7"),
        (recorded([changed(ALPHA, 4, "AlphaPeso")]), "a date of ALPHA LENDING CORP. is none"),
        (
            recorded([changed(ALPHA, 3, "12 May 2026")]),
            "a date of ALPHA|begin with",
        ),
        (recorded([ALPHA, changed(BETA, 2, ALPHA[2])]), "is beside “ALPHA .*” and “BETA"),
        (recorded(columns=changed(COLUMNS, 2, "Tax Number")), "no row is a header"),
        (recorded(columns=changed(COLUMNS, 6, "Contact Person")), "no row is a header"),
        (recorded(columns=changed(COLUMNS, 6, "Company Name")), "no row is a header"),
    ],
)
def test_a_page_that_is_not_the_list_is_refused(body: bytes, message: str) -> None:
    refused(body, message)


def test_the_starter_holds_125_companies_and_192_platforms() -> None:
    register = catalogue.register(REGISTER)
    with (register.folder / "starter.csv").open(encoding="utf-8") as file:
        shipped = list(csv.DictReader(file))
    following, found = 1, []
    for number, cells in enumerate(shipped, 1):
        _, following = platforms(cells["Online Lending Platform"], following, f"row {number}")
        found.append(row(cells, f"row {number}"))
    assert (len(found), following - 1) == (125, 192)
    assert len({one.key for one in found}) == 125
    named = {alias.text: one.name for one in found for alias in one.aliases}
    assert named["Juanhand"] == "Wefund Lending Corp."
    assert named["Tala"] == "Tala Financing Philippines Inc"
    assert register.starter
    assert (register.starter.as_of, register.starter.whole) == (DAY, frozenset())
