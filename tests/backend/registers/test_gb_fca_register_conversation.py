from __future__ import annotations

import json
from datetime import date

import pytest
from gb_fca import (
    ANSWERS,
    BRAND,
    COMPLAINTS,
    DETAILS,
    FIRM,
    FOUND,
    FRN,
    LENDS,
    NO_LIMIT,
    OLD,
    OWN_NAME,
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


def test_firms_are_asked_for_with_the_operators_key() -> None:
    assert next(conversation(FRN)) == Get(url=FIRM, credential="gb-fca")
    assert catalogue.register("gb-fca-register").credential == "gb-fca"


def test_a_firm_that_may_not_lend_is_read_with_its_trading_and_former_names() -> None:
    invests = [{"Customer Type": ["Retail (Investment)"]}, {"Investment Type": ["Share", "Unit"]}]
    former = [
        OLD,
        OLD | {"Name": "Oldest Example Limited"},
        BRAND | {"Name": "Old Quick", "Effective To": "06/10/2011"},
    ]
    names = [{"Current Names": [BRAND, OWN_NAME]}, {"Previous Names": former}]
    allowed = {"Advising on investments": invests, "Advising on P2P agreements": invests[:1]}
    found = held(
        ANSWERS
        | {
            f"{FIRM}/Names": answer("FSR-API-02-04-00", names, 5, per_page=10),
            f"{FIRM}/Permissions": answer("FSR-API-02-03-00", allowed, 2),
        }
    )
    reading = read(found)
    (row,) = reading.rows
    assert (found.url, found.part, reading.as_of) == (FIRM, FRN, date(2026, 5, 1))
    assert (reading.whole, reading.notes) == (frozenset(), ())
    assert (row.key, row.licence, row.name) == (FRN, FRN, "EXAMPLE LOANS LIMITED")
    assert (row.status, row.category, row.proof) == (Status.active, "firm", Proof.register)
    assert row.channels == (Channel(type=ChannelType.host, value="example-loans.co.uk"),)
    assert row.aliases == (
        Alias(text="Quick Example", kind="brand"),
        Alias(text="Old Example Limited", kind="former"),
        Alias(text="Oldest Example Limited", kind="former"),
        Alias(text="Old Quick", kind="former"),
    )
    assert row.fields["Principal Place of Business"] == (
        "1 Example Street, London, E1 1AA, UNITED KINGDOM"
    )
    assert row.fields["Phone Number"] == "+442079460000"


def test_nothing_about_a_person_is_kept() -> None:
    assert b"Jane" in ANSWERS[f"{FIRM}/Address"]
    kept = held(ANSWERS).body.decode()
    assert "Complaints Contact" not in kept
    assert "Jane" not in kept


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
