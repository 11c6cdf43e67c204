from __future__ import annotations

from hashlib import sha256

import pytest
from office import xlsx
from rbi import (
    DAY,
    KEPT,
    LENDER,
    OFFICER,
    OTHER,
    OWN,
    OWNER,
    PERSON,
    copied,
    copy,
    export,
    line,
    only,
    reading,
    refused,
)
from talk import document

from xiancha.model import Status
from xiancha.registers.in_rbi_dla.parse import read, redact
from xiancha.registers.parsing.refusals import Refused


def test_nothing_about_a_person_is_kept() -> None:
    app = ("Aloan", "Mr. A. Person", "9876543210", "write to officer@alender.in")
    given = document(export(line(LENDER, app)), as_of=DAY, via="a colleague")
    kept = redact(given)
    text = kept.body.decode()
    assert not any(text.count(word) for word in (*PERSON, "Person", "officer", "Grievance"))
    assert text.splitlines()[0] == ",".join(f'"{h}"' if "," in h else h for h in KEPT)
    digest = sha256(given.body).hexdigest()
    assert kept.via == f"a colleague; SHA-256 of the original file: {digest}"
    (row,) = read(kept).rows
    assert row.fields["Name of the owner of DLA"] == "[left out]"


def test_what_was_redacted_can_be_redacted_again() -> None:
    once = redact(document(export(line(LENDER, OWN), line("", OTHER)), as_of=DAY))
    assert redact(once).body == once.body
    assert len(read(once).rows) == 2


def test_firms_whose_names_sound_like_titles_are_no_persons() -> None:
    for owner in ("MS Fintech Private Limited", "M/S. Karot Technologies LLP", "Drip Tech Ltd"):
        assert only(developer_name=owner).status is Status.named


def test_a_row_that_repeats_the_headings_is_ignored_by_name() -> None:
    strange = ("Sr.No", "Name of the DLA", OWNER, "Available on (Website/name of app store)")
    found = reading(export(line(LENDER, OWN), line("D LIMITED", strange, OFFICER[3])))
    assert [row.name for row in found.rows] == [LENDER]
    assert found.notes == ("The headings are printed here once more: row 2.",)


def test_a_document_without_a_date_is_refused() -> None:
    with pytest.raises(Refused, match="--as-of"):
        read(document(copied(copy())))


def renamed(old: str, new: str) -> tuple[str, ...]:
    return tuple(new if heading == old else heading for heading in (*KEPT, *OFFICER))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"<!DOCTYPE html><title>Just a moment...</title>", "not the directory .* an HTML page"),
        (b"", "not the directory .* but nothing"),
        (b"a,b\n1,2\n", "not the directory"),
        (xlsx([["Bank", "Amount"], ["A", "1"]]), "but a sheet that begins with “Bank”"),
        (export(line(LENDER, OWN))[:-400], "cut off or damaged"),
        (export(line(LENDER, OWN), header=renamed("Link to DLA", "Link")), "the column “Link”"),
        (
            export((*line(LENDER, OWN), "B. Person"), header=(*KEPT, *OFFICER, "Nodal Officer")),
            "Nobody knows the column “Nodal Officer”; it may be about persons",
        ),
        (export(line(LENDER, OWN), header=(*KEPT, *OFFICER[:3], "")), "column 12 has a text"),
        (export(line(LENDER, OWN)[:6], header=KEPT[:-1]), "lacks link"),
        (
            export(line(LENDER, OWN), header=renamed("Website of RE", "Entity Name")),
            "has twice entity",
        ),
        (
            export(line(LENDER, OWN, kind="PAWNBROKER")),
            "row 1: the entity type “PAWNBROKER” is unknown",
        ),
        (export((LENDER, *line(LENDER, OWN)[2:])), "row 1: the entity type “Aloan” is unknown"),
        (export(line("", OWN)), "row 1: no regulated entity is named"),
        (export(line("?", OWN)), "row 1: the entity's name is empty"),
        (copied(copy(regulated_entity="")), "row 1: no regulated entity is named"),
        (copied(copy(1), copy(1)), "row 2: the running number is “1” after 1"),
        (copied(copy(2), copy(1)), "row 2: the running number is “1” after 2"),
        (copied(copy(1) | {"source_record_no": "Website"}), "running number is “Website”"),
        (copied(copy()) + b"1,2\n", "CSV row 2 has 2 cells instead of 7"),
        (copied(copy()) + b'"1,2\n', "breaks its own quoting"),
    ],
)
def test_a_document_that_is_not_the_directory_is_refused(body: bytes, message: str) -> None:
    refused(body, message)


def test_a_workbook_with_missing_or_sorted_rows_is_refused() -> None:
    text = redact(document(export(line(LENDER, OWN), line("", OTHER), line("", OWN)))).body
    first, *body = text.decode().splitlines()
    for lines in ([body[0], body[2]], [body[0], body[2], body[1]], [body[0], body[1], body[1]]):
        refused("\n".join([first, *lines]).encode(), "Rows are missing, doubled or sorted anew")


def test_the_rows_may_count_anew_for_each_entity() -> None:
    body = redact(document(export(line(LENDER, OWN), line("", OTHER), line("D LTD", OWN))))
    anew = body.body.replace(b"\n3,D LTD", b"\n1,D LTD")
    assert anew != body.body
    assert len(reading(anew).rows) == 3


def test_two_sheets_are_refused() -> None:
    refused(xlsx([KEPT], [KEPT]), "holds 2 sheets instead of one")
