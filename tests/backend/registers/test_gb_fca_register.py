from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from gb_fca import (
    ANSWERS,
    BRAND,
    COMPLAINTS,
    DETAILS,
    FIRM,
    FRN,
    LENDS,
    NO_LIMIT,
    OLD,
    OWN_NAME,
    PLACE,
    given,
)
from pydantic import ValidationError
from talk import document

from xiancha.model import Alias, Channel, ChannelType, Document, Row, Status
from xiancha.registers.gb_fca_register.fca_api import SITE
from xiancha.registers.gb_fca_register.parse import PARTS, read, redact
from xiancha.registers.gb_fca_register.permissions import CATEGORIES
from xiancha.registers.gb_fca_register.watch import WatchList
from xiancha.registers.parsing.refusals import Refused


def only(document: Document) -> Row:
    (row,) = read(document).rows
    return row


def test_the_watch_list_names_the_firm_whose_answers_were_recorded() -> None:
    assert FRN in PARTS


@pytest.mark.parametrize(
    ("firms", "message"),
    [
        ([{"frn": "12"}], "frn"),
        ([{"frn": FRN, "why": ""}], "why"),
        ([{"frn": FRN, "why": "a lender", "owner": "Jane"}], "owner"),
        ([{"frn": FRN, "why": "a lender"}] * 2, "is there twice"),
    ],
)
def test_a_watch_list_names_each_number_once_and_says_why(
    firms: list[dict[str, object]], message: str
) -> None:
    listed = [{"reviewed_on": date(2026, 11, 24), **firm} for firm in firms]
    with pytest.raises(ValidationError, match=message):
        WatchList.model_validate({"how_to_add": "", "firm": listed})


def test_a_recorded_permission_to_lend_makes_a_consumer_lender() -> None:
    row = only(given())
    assert (row.category, row.status) == ("consumer-lender", Status.active)
    assert row.channels == (Channel(type=ChannelType.host, value="example-loans.co.uk"),)
    assert row.aliases == (
        Alias(text="Quick Example", kind="brand"),
        Alias(text="Old Example Limited", kind="former"),
    )


@pytest.mark.parametrize(
    "name", [name for name, category in CATEGORIES.items() if category == "firm"]
)
def test_other_reviewed_permissions_about_credit_do_not_lend(name: str) -> None:
    assert only(given(permissions={name: NO_LIMIT})).category == "firm"


def test_a_pseudo_permission_holds_its_own_value() -> None:
    permissions = {"Acting as a CBTL lender": [{"Acting as a CBTL lender": ["1"]}]}
    assert only(given(permissions=permissions)).category == "firm"


@pytest.mark.parametrize(
    ("permissions", "message"),
    [
        ({"Entering into regulated credit agreement as lender (x)": NO_LIMIT}, "nobody has review"),
        ({LENDS: [{"Limitation": ["The firm is limited to …"]}]}, "is limited. Read the limit"),
        ({LENDS: []}, "is limited"),
        ({"Credit Broking": [{"Contact": ["Jane"]}]}, "nobody knows “Contact” of “Credit Broking”"),
        ({}, "authorised without permissions"),
        (None, "permissions: Input should be a valid dictionary"),
        ({LENDS: "yes"}, "has a new shape"),
    ],
)
def test_a_permission_that_nobody_reviewed_is_refused(permissions: object, message: str) -> None:
    with pytest.raises(Refused, match=message):
        read(given(permissions=permissions))


def test_an_authorisation_that_ended_is_ended_whatever_is_left_of_its_permissions() -> None:
    row = only(given(firm=[DETAILS | {"Status": "No longer authorised"}], permissions={}))
    assert (row.status, row.category) == (Status.ended, "firm")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"Status": "Appointed representative"}, "watch the principal"),
        (
            {"Status": "No longer registered as an Appointed Representative"},
            "may since be authorised under another number",
        ),
        ({"Status": "Unauthorised"}, "may be about others who borrow a firm's name"),
        ({"Status": "EEA Authorised"}, "“EEA Authorised”. Find out what it means"),
        ({"Status": "Registered"}, "“Registered”. Find out"),
        ({"Status": "See full details"}, "Find out what it means"),
        ({"Status": ""}, "the Status “”"),
        ({"Sub-Status": "In Administration"}, "Sub-Status “In Administration”"),
        ({"Business Type": "CBTL"}, "Business Type “CBTL”"),
        ({"Companies House Number": ""}, "it may be a person"),
        ({"FRN": "552017"}, "about FRN 552017, not 552016"),
        ({"FRN": "ABC"}, "firm · 0 · FRN: String should match pattern"),
        ({"Organisation Name": ""}, "firm · 0 · Organisation Name"),
        ({"System Timestamp": "2026-05-01 23:59"}, "System Timestamp “2026-05-01 23:59”"),
        ({"Director": "Jane Example"}, "firm · 0 · Director: Extra inputs are not permitted"),
        ({"Exceptional Info Details": [{"Title": "CAUTION"}]}, "Exceptional Info Title"),
    ],
)
def test_a_firm_that_is_not_as_reviewed_is_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(Refused, match=message) as refused:
        read(given(firm=[DETAILS | change]))
    assert "Jane" not in str(refused.value)


def test_a_field_that_was_renamed_is_refused() -> None:
    renamed = {field: text for field, text in DETAILS.items() if field != "Status"}
    with pytest.raises(Refused, match="firm · 0 · Status: Field required"):
        read(given(firm=[renamed]))


@pytest.mark.parametrize("spelt", [str.upper, str.lower, lambda name: name.replace(" ", "")])
def test_fields_may_be_spelt_and_ordered_otherwise(spelt: Callable[[str], str]) -> None:
    firm = {spelt(field): text for field, text in reversed(DETAILS.items())}
    place = {spelt(field): text for field, text in reversed(PLACE.items())}
    assert read(given(firm=[firm], address=[place])).rows == read(given()).rows


def test_a_field_that_is_there_twice_is_refused() -> None:
    for firm in (DETAILS | {"STATUS": "Revoked"}, {"STATUS": "Revoked"} | DETAILS):
        with pytest.raises(Refused, match="Status, again: Extra inputs"):
            read(given(firm=[firm]))


def test_a_document_of_another_part_or_day_is_refused() -> None:
    with pytest.raises(Refused, match=r"about FRN 552016, not a stated one.*--part"):
        read(given().model_copy(update={"part": ""}))
    with pytest.raises(Refused, match="dated 2026-05-01, not 2026-05-02"):
        read(given().model_copy(update={"as_of": date(2026, 5, 2)}))


def test_a_society_without_a_company_number_is_no_person() -> None:
    society = DETAILS | {"Companies House Number": "", "Mutual Society Number": "123R"}
    row = only(given(firm=[society]))
    assert row.fields["Mutual Society Number"] == "123R"


def test_a_notice_about_clones_does_not_taint_the_firm() -> None:
    notice = {"Exceptional Info Title": "CLONE", "Exceptional Info Body": "Fraudsters use …"}
    plain, warned = (
        read(given(firm=[DETAILS | {"Exceptional Info Details": notices}]))
        for notices in ([], [notice])
    )
    assert warned.rows == plain.rows
    assert "bears the notice “CLONE”" in warned.notes[0]


@pytest.mark.parametrize(
    ("website", "hosts"),
    [
        ("", []),
        ("www.example.co.uk", ["example.co.uk"]),
        ("https://www.facebook.com/example", []),
    ],
)
def test_only_a_host_of_its_own_is_claimed(website: str, hosts: list[str]) -> None:
    row = only(given(address=[PLACE | {"Website Address": website}]))
    assert [channel.value for channel in row.channels] == hosts
    assert row.fields.get("Website Address", "") == website


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ([PLACE | {"Website Address": "see our app"}], "“see our app” is no web address"),
        ([PLACE | {"Individual": "Jane Example"}], "address · 0 · Individual: Extra inputs"),
        ([COMPLAINTS], "address · 0"),
        ([PLACE, PLACE], "address"),
        ([], "address"),
        ([PLACE | {"URL": f"{SITE}/Firm/552017/Address?Type=PPOB"}], "not that of FRN 552016"),
        ([{**PLACE, "Postcode": None}], "address · 0 · Postcode"),
    ],
)
def test_an_address_that_is_not_the_firms_alone_is_refused(address: object, message: str) -> None:
    with pytest.raises(Refused, match=message) as refused:
        read(given(address=address))
    assert "Jane" not in str(refused.value)


@pytest.mark.parametrize(
    ("bears", "message"),
    [
        ([{"Current Names": [BRAND]}], "is not EXAMPLE LOANS LIMITED alone"),
        ([{"Current Names": [OWN_NAME, OWN_NAME | {"Name": "B Ltd"}]}], "about two firms"),
        ([{"Current Names": [OWN_NAME | {"Status": "Clone"}]}], "Current Names · 0 · Status"),
        ([{"Former Names": [OLD]}], "names · 0 · Former Names"),
        ([], "is not EXAMPLE LOANS LIMITED alone"),
    ],
)
def test_names_that_are_not_the_firms_are_refused(bears: object, message: str) -> None:
    with pytest.raises(Refused, match=message):
        read(given(names=bears))


@pytest.mark.parametrize(
    "file",
    [
        {"individuals": [{"Name": "Jane Example"}]},
        {"firm": [DETAILS | {"Owner": "Jane Example"}]},
        {"address": [PLACE | {"Keyholder": "Jane Example"}]},
    ],
)
def test_what_nobody_knows_is_not_kept(file: dict[str, object]) -> None:
    with pytest.raises(Refused, match="Extra inputs are not permitted"):
        redact(given(**file))


def test_an_answer_of_the_api_by_itself_is_told_what_the_file_must_be() -> None:
    with pytest.raises(Refused, match=r"is one answer of the API\. The file must be one JSON"):
        redact(document(ANSWERS[FIRM], part=FRN))


def test_half_of_a_character_is_refused() -> None:
    with pytest.raises(Refused, match="half of a character"):
        redact(document(rb'{"firm": [{"Organisation Name": "\ud800"}]}', part=FRN))
