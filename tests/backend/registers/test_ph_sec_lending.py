from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from talk import document

from xiancha.fetch.archive import Archive
from xiancha.model import Reading, Row, Status
from xiancha.refresh.take import take
from xiancha.registers import catalogue
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.ph_sec_lending.parse import read
from xiancha.store import Store
from xiancha.store.current_rows import current

DAY = date(2026, 11, 24)
RECORDED = "Recorded Online Lending Platforms"
REVOKED = "Lending Companies with Revoked Certificates of Authority"
SUSPENDED = "Financing Companies with Suspended Certificates of Authority"
COLUMNS = (
    "No.",
    "Company Name",
    "SEC Number",
    "Online Lending Platform",
    "Date of Form 1",
    "Date of Letter",
    "Remarks",
)
SHORT = ("No.", "Company Name", "SEC Number", "Remarks")
ALPHA = ("1", "ALPHA LENDING CORP.", "CS201900001", "AlphaPeso", "12 May 2020", "1 June 2020", "")
BETA = ("2", "BETA FINANCING INC.", "2020120008901-03", "BetaCash", "", "", "-")
GAMMA = ("1", "GAMMA LENDING CORPORATION", "CS201800002", "Order of 3 March 2021")
Rows = Sequence[Sequence[str]]


def table(rows: Rows, columns: Sequence[str] = COLUMNS) -> str:
    lines = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    return f"<table><tr>{''.join(f'<th>{c}</th>' for c in columns)}</tr>{lines}</table>"


def under(heading: str, rows: Rows, columns: Sequence[str] = COLUMNS) -> str:
    return f"<h3>{heading}</h3>{table(rows, columns)}"


def page(
    recorded: Rows = (ALPHA, BETA), revoked: Rows = (GAMMA,), suspended: Rows = (), more: str = ""
) -> str:
    lists = under(RECORDED, recorded) + under(REVOKED, revoked, SHORT)
    lists += under(SUSPENDED, suspended, SHORT) if suspended else ""
    return f"<html><title>SEC</title><h1>Lending Companies</h1>{lists}{more}</html>"


def reading(text: str) -> Reading:
    return read(document(text.encode(), as_of=DAY))


def rows(text: str) -> dict[str, Row]:
    return {row.name: row for row in reading(text).rows}


def refused(text: str, message: str) -> None:
    with pytest.raises(Refused, match=message):
        reading(text)


def test_companies_are_listed_with_their_platforms_and_status() -> None:
    found = reading(page(suspended=[("1", "DELTA FINANCE CORP.", "A199800003", "")]))
    assert [(row.key, row.name, row.status) for row in found.rows] == [
        ("cs201900001", "ALPHA LENDING CORP.", Status.active),
        ("202012000890103", "BETA FINANCING INC.", Status.active),
        ("cs201800002", "GAMMA LENDING CORPORATION", Status.ended),
        ("a199800003", "DELTA FINANCE CORP.", Status.suspended),
    ]
    alpha = found.rows[0]
    assert [(alias.text, alias.kind) for alias in alpha.aliases] == [("AlphaPeso", "brand")]
    assert alpha.channels == ()
    assert alpha.fields == {
        "SEC Number": "CS201900001",
        "Online Lending Platform": "AlphaPeso",
        "Date of Form 1": "12 May 2020",
        "Date of Letter": "1 June 2020",
    }
    assert found.as_of == DAY
    register = catalogue.register("ph-sec-lending")
    assert {row.category for row in found.rows} == set(register.categories.values())


def test_who_left_the_newer_page_is_gone(store: Store, tmp_path: Path) -> None:
    register = catalogue.register("ph-sec-lending").model_copy(
        update={"min_rows": 1, "max_shrink": 0.9}
    )
    archive = Archive(tmp_path / "documents")
    take(register, document(page().encode(), as_of=date(2026, 6, 30)), store, archive)
    take(register, document(page([ALPHA]).encode(), as_of=DAY), store, archive)
    standing = {one.row.name: one.gone is not None for one in current(store, register.id)}
    assert standing == {ALPHA[1]: False, BETA[1]: True, GAMMA[1]: False}


def test_several_platforms_stand_in_one_cell_or_in_merged_rows() -> None:
    two = (*ALPHA[:3], "AlphaPeso<br>Alpha Pautang; Alpha Go", *ALPHA[4:])
    merged = "<td rowspan=2>2</td><td rowspan=2>BETA INC.</td><td rowspan=2>CS201900009</td>"
    cells = "<td>{}</td><td></td><td></td><td></td>"
    text = page([two]).replace(
        "</table>",
        f"<tr>{merged}{cells.format('BetaCash')}</tr><tr>{cells.format('BetaLoan')}</tr></table>",
        1,
    )
    found = rows(text)
    assert [alias.text for alias in found["ALPHA LENDING CORP."].aliases] == [
        "AlphaPeso",
        "Alpha Pautang",
        "Alpha Go",
    ]
    assert [alias.text for alias in found["BETA INC."].aliases] == ["BetaCash", "BetaLoan"]
    assert rows(page([(*ALPHA[:3], "N/A", *ALPHA[4:])]))["ALPHA LENDING CORP."].aliases == ()


@pytest.mark.parametrize("first", ["revoked", "recorded"])
def test_a_company_recorded_and_later_revoked_is_revoked(first: str) -> None:
    again = ("1", "ALPHA LENDING CORPORATION", "CS 201900001", "Order of 3 March 2021")
    lists = [under(RECORDED, [ALPHA]), under(REVOKED, [again], SHORT)]
    (row,) = reading("".join(lists if first == "recorded" else lists[::-1])).rows
    assert (row.status, row.name) == (Status.ended, "ALPHA LENDING CORPORATION")
    assert [alias.text for alias in row.aliases] == ["AlphaPeso"]
    assert row.fields["Remarks"] == "Order of 3 March 2021"


def test_revoked_is_worse_than_suspended() -> None:
    twice = ("1", *GAMMA[1:])
    assert rows(page(suspended=[twice]))[GAMMA[1]].status is Status.ended


def test_a_heading_may_be_a_caption_or_the_first_row_and_bear_a_date() -> None:
    dated = f"LIST OF {RECORDED.upper()} (as of 31 October 2026)"
    caption = table([ALPHA]).replace("<table>", f"<table><caption>{dated}</caption>")
    inside = table([GAMMA], SHORT).replace(
        "<table>", f"<table><tr><td colspan=4>{REVOKED}</td></tr>"
    )
    assert len(reading(caption + inside).rows) == 2


@pytest.mark.parametrize(
    "heading",
    [
        "Companies whose Suspension was Lifted",
        "Revoked and Suspended Companies",
        "Not Recorded Online Lending Platforms",
        "Lending Companies",
        "Revoked Companies with Pending Appeal",
        "",
    ],
)
def test_a_heading_that_can_be_mistaken_is_refused(heading: str) -> None:
    refused(
        page(more=under(heading, [GAMMA], SHORT)),
        f"headed “{heading}”, which does not say in known words",
    )


def test_a_heading_speaks_of_one_table_only() -> None:
    strong = f"<p><strong>Revoked</strong></p>{table([('1', *BETA[1:])])}"
    refused(under(REVOKED, [GAMMA], SHORT) + under(RECORDED, [ALPHA]) + strong, "is headed “”")


def test_half_a_page_is_refused() -> None:
    both = "should hold both the recorded platforms and the companies revoked"
    refused(under(RECORDED, [ALPHA]), f"holds “{RECORDED}”; it {both}")
    refused(under(REVOKED, [GAMMA], SHORT), both)
    refused(page(revoked=[]), both)
    refused("<table></table>", f"holds no list; it {both}")


def changed(row: Sequence[str], place: int, text: str) -> list[str]:
    return [text if number == place else cell for number, cell in enumerate(row)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<!DOCTYPE html><title>Just a moment...</title>", "holds no table but an HTML page"),
        ("<table><tr><td>Verify you are human</td></tr></table>", "is headed “”"),
        (page()[:-40], "cut off"),
        (page([ALPHA, changed(BETA, 0, "3")]), "row 2: the number is “3” instead of 2"),
        (page([ALPHA, ALPHA]), "row 2: the number is “1” instead of 2"),
        (page([changed(ALPHA, 1, "")]), "row 1: “” is no company name"),
        (page([changed(ALPHA, 1, "2020")]), "“2020” is no company name"),
        (page([changed(ALPHA, 2, "AlphaPeso")]), "“ALPHAPESO” of ALPHA .* is no SEC number"),
        (page([changed(ALPHA, 2, "")]), "“” of ALPHA LENDING CORP. is no SEC number"),
        (page([("", *ALPHA[:6])]), "row 1: the number is no running number instead of 1"),
        (page([("", "", "", *ALPHA[3:])]), "row 1: the number is no running number instead of 1"),
        (page([changed(ALPHA, 6, "CA revoked")]), "nobody knows what the remark “CA revoked”"),
        (page([ALPHA[:6]]), "6 cells instead of 7"),
        (page([(*ALPHA[:3], *ALPHA[4:], "")]), "a date of ALPHA .* is under Online Lending"),
        (page([changed(ALPHA, 4, "AlphaPeso")]), "a date of ALPHA LENDING CORP. is none"),
        (page(revoked=[changed(GAMMA, 2, ALPHA[2])]), "is beside “ALPHA .*” and “GAMMA"),
        (page().replace("SEC Number", "SEC No."), "unknown: SEC No.; missing: SEC Number"),
        (page().replace("Date of Letter", "Contact Person"), "unknown: Contact Person"),
        (page().replace("<th>Remarks</th>", "<th>Company Name</th>"), "the columns are"),
        (
            under(RECORDED, [GAMMA], SHORT) + under(REVOKED, [GAMMA], SHORT),
            "missing: Online Lending Platform",
        ),
    ],
)
def test_a_page_that_is_not_the_lists_is_refused(text: str, message: str) -> None:
    refused(text, message)


def test_a_page_without_a_date_is_refused() -> None:
    with pytest.raises(Refused, match="--as-of"):
        read(document(page().encode()))
