from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from gb_fca import (
    ANSWERS,
    COMPLAINTS,
    DETAILS,
    FIRM,
    FOUND,
    FRN,
    LENDS,
    NO_LIMIT,
    PLACE,
    answer,
    given,
)
from talk import talk

from xiancha.model import Alias, Channel, ChannelType, Document, Get, Proof, Status
from xiancha.registers import catalogue
from xiancha.registers.gb_fca_register.parse import conversation, read, redact
from xiancha.registers.parsing.refusals import Refused


def refusal(code: str, message: str) -> bytes:
    found = {"Status": code, "Message": message, "ResultInfo": None, "Data": None}
    return json.dumps(found).encode()


def held(answers: dict[str, bytes]) -> Document:
    """What is kept of a conversation; a URL without a query answers any query."""
    special_first = dict(sorted(answers.items(), key=lambda known: "?" not in known[0]))
    return redact(talk("gb-fca-register", special_first, part=FRN))


def recorded(shared: Path) -> dict[str, bytes]:
    folder = shared / "samples/gb_fca_register"
    files = {"": "firm", "/Names": "names", "/Address": "address", "/Permissions": "permissions"}
    return {f"{FIRM}{path}": (folder / f"{n}.json").read_bytes() for path, n in files.items()}


def test_firms_are_asked_for_with_the_operators_key() -> None:
    assert next(conversation(FRN)) == Get(url=FIRM, credential="gb-fca")
    assert catalogue.register("gb-fca-register").credential == "gb-fca"


def test_the_recorded_answers_become_one_row_that_does_not_lend(shared: Path) -> None:
    found = held(recorded(shared))
    reading = read(found)
    (row,) = reading.rows
    assert (found.url, found.part, reading.as_of) == (FIRM, FRN, date(2026, 2, 27))
    assert (reading.whole, reading.notes) == (frozenset(), ())
    assert (row.key, row.licence, row.name) == (FRN, FRN, "J.P. MORGAN PERSONAL INVESTING LIMITED")
    assert (row.status, row.category, row.proof) == (Status.active, "firm", Proof.register)
    assert row.channels == (Channel(type=ChannelType.host, value="personalinvesting.jpmorgan.com"),)
    assert row.aliases == (
        Alias(text="J.P. Morgan Personal Investing", kind="brand"),
        Alias(text="Nutmeg", kind="former"),
        Alias(text="Nutmeg Saving and Investment Limited", kind="former"),
        Alias(text="Hungry Finance Limited", kind="former"),
    )
    assert row.fields["Principal Place of Business"] == (
        "25 Bank Street, London, E14 5JP, UNITED KINGDOM"
    )
    assert row.fields["Phone Number"] == "+442035981515"


def test_nothing_about_a_person_is_kept(shared: Path) -> None:
    kept = held(recorded(shared)).body.decode()
    assert "personal name" not in kept
    assert "Complaints Contact" not in kept
    assert "Jane" not in held(ANSWERS).body.decode()


def test_an_imported_file_is_the_same_document_without_persons() -> None:
    file = given(address=[PLACE | {"Contact Name": "Jane Example"}, COMPLAINTS])
    clean = redact(file)
    assert clean.body == held(ANSWERS).body
    assert redact(clean) == clean
    assert read(clean).rows == read(given()).rows


def test_the_pages_of_an_answer_are_read_to_the_last() -> None:
    paged = {
        f"{FIRM}/Names": answer("FSR-API-02-04-00", FOUND["names"][:1], 3, per_page=2),
        f"{FIRM}/Names?pgnp=2": answer("FSR-API-02-04-00", FOUND["names"][1:], 3, 2, per_page=2),
        f"{FIRM}/Permissions": answer("FSR-API-02-03-00", {LENDS: NO_LIMIT}, 2, per_page=1),
        f"{FIRM}/Permissions?pgnp=2": answer(
            "FSR-API-02-03-00", {"Credit Broking": NO_LIMIT}, 2, 2, per_page=1
        ),
    }
    assert held(ANSWERS | paged).body == held(ANSWERS).body


def test_a_firm_may_have_no_permission_left() -> None:
    ended = DETAILS | {"Status": "No longer authorised"}
    found = held(
        ANSWERS
        | {
            FIRM: answer("FSR-API-02-01-00", [ended], 1),
            f"{FIRM}/Permissions": refusal("FSR-API-02-03-11", "Firm permission not found"),
        }
    )
    assert [row.status for row in read(found).rows] == [Status.ended]


PERMITTED, NAMED = f"{FIRM}/Permissions", f"{FIRM}/Names"


@pytest.mark.parametrize(
    ("url", "body", "message"),
    [
        (FIRM, b"<html>Just a moment...</html>", "an HTML page .* instead of a JSON object"),
        (FIRM, ANSWERS[FIRM][:-40], "instead of a JSON object"),
        (FIRM, refusal("FSR-API-02-01-11", "Firm not found"), "No firm has this number"),
        (FIRM, refusal("FSR-API-01-01-11", "Unauthorised"), "Set XIANCHA_FCA_EMAIL and"),
        (FIRM, refusal("FSR-API-04-01-11", "No search result found"), "“No search result found”"),
        (FIRM, b'{"Status": "413", "Message": "Error: Too Large"}', "answered 413"),
        (FIRM, b'{"state": "FSR-API-02-01-00"}', "Status: Field required"),
        (FIRM, answer("FSR-API-02-01-00", [], 1), "total_count 1; its pages hold 0"),
        (FIRM, answer("FSR-API-02-01-00", None, 1), "the whole: Input should be a valid list"),
        (FIRM, answer("FSR-API-02-04-00", [DETAILS], 1), "answered FSR-API-02-04-00"),
        (FIRM, answer("FSR-API-02-01-00", [DETAILS | {"FRN": "552017"}], 1), "about FRN 552017"),
        (FIRM, answer("FSR-API-02-01-00", [DETAILS, DETAILS], 2), "has a new shape"),
        (NAMED, refusal("FSR-API-02-04-11", "Brand Name not found"), "“Brand Name not found”"),
        (NAMED, answer("FSR-API-02-04-00", FOUND["names"], 4), "total_count 4; its pages hold 3"),
        (NAMED, answer("FSR-API-02-04-00", FOUND["names"], 3, page=2), "holds page 2 instead of 1"),
        (PERMITTED, refusal("FSR-API-02-03-11", "Invalid Input"), "“Invalid Input”"),
        (PERMITTED, answer("FSR-API-02-03-00", {}, 0), "total_count"),
        (f"{FIRM}/Address", answer("FSR-API-02-02-00", [], 1), "total_count 1; its pages hold 0"),
    ],
)
def test_an_answer_that_is_not_as_expected_ends_the_conversation(
    url: str, body: bytes, message: str
) -> None:
    asked = list(ANSWERS)[: list(ANSWERS).index(url) + 1]
    with pytest.raises(Refused, match=message):
        held({known: ANSWERS[known] for known in asked} | {url: body})


def test_a_page_missing_in_the_middle_ends_the_conversation() -> None:
    one, three = (
        answer("FSR-API-02-03-00", {name: NO_LIMIT}, 3, page, per_page=1)
        for name, page in ((LENDS, 1), ("Credit Broking", 3))
    )
    with pytest.raises(Refused, match="pgnp=2 holds page 3 instead of 2"):
        held(ANSWERS | {PERMITTED: one, f"{PERMITTED}?pgnp=2": three})


def test_the_same_permission_on_two_pages_ends_the_conversation() -> None:
    one, two = (
        answer("FSR-API-02-03-00", {LENDS: NO_LIMIT}, 2, page, per_page=1) for page in (1, 2)
    )
    with pytest.raises(Refused, match="total_count 2; its pages hold 1"):
        held(ANSWERS | {PERMITTED: one, f"{PERMITTED}?pgnp=2": two})
