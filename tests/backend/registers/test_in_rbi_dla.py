from __future__ import annotations

import pytest
from rbi import (
    DAY,
    LENDER,
    OTHER,
    OWN,
    REGISTER,
    channels,
    copied,
    copy,
    export,
    line,
    only,
    reading,
    refused,
)
from talk import document

from xiancha.model import Alias, ChannelType, Role, Row, Status
from xiancha.registers import catalogue
from xiancha.registers.in_rbi_dla.parse import read


@pytest.fixture(scope="module")
def shipped() -> tuple[Row, ...]:
    body = (catalogue.register(REGISTER).folder / "starter.csv").read_bytes()
    return read(document(body, as_of=DAY)).rows


@pytest.fixture(scope="module")
def sample(shipped: tuple[Row, ...]) -> dict[str, Row]:
    """The rows that ship from the export itself, which end with Aditya Birla Capital's; the
    others were typed.
    """
    return {row.name: row for row in shipped[:18]}


def test_the_real_lenders_and_whose_apps_they_declare(sample: dict[str, Row]) -> None:
    lenders = [row for row in sample.values() if row.status is Status.active]
    assert [row.name for row in lenders] == [
        "121 FINANCE PRIVATE LIMITED",
        "360 ONE PRIME LIMITED",
        "4FIN FINANCE PRIVATE LIMITED",
        "AADHAR INDIA FINVEST LIMITED",
        "AASRA FINCORP PRIVATE LIMITED",
        "ABHAYKUMAR LEA-FIN & INVESTMENTS (PRIVATE) LIMITED",
        "ACG LEASING LTD.",
        "ACHIIEVERS FINANCE INDIA PRIVATE LIMITED",
        "ACOLYTE FINSERV LIMITED",
        "ADITYA BIRLA CAPITAL LIMITED",
    ]
    assert {row.category for row in lenders} == {"regulated-entity"}
    partners = [row for row in sample.values() if row.status is Status.named]
    assert {(row.name, row.named_by) for row in partners} == {
        ("Government Emarketplace", "121 FINANCE PRIVATE LIMITED"),
        ("My Money Bazaar India Private Limited", "AASRA FINCORP PRIVATE LIMITED"),
        (
            "KREDITMART SMARTPAY ADVISORY PRIVATE LIMITED",
            "ABHAYKUMAR LEA-FIN & INVESTMENTS (PRIVATE) LIMITED",
        ),
        ("RRYO Private Limited", "ACG LEASING LTD."),
        ("Aditya Birla Capital Digital Limited", "ADITYA BIRLA CAPITAL LIMITED"),
        ("Resilient Digi Services Private Limited", "ADITYA BIRLA CAPITAL LIMITED"),
        ("Dreamplug Technologies Pvt. Ltd.", "ADITYA BIRLA CAPITAL LIMITED"),
        ("Google India Digital Services Pvt Ltd", "ADITYA BIRLA CAPITAL LIMITED"),
    }
    assert {(row.category, row.role) for row in partners} == {("platform", Role.platform)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "Government Emarketplace",
            ["com.gemsahay.perfios", "id6502699944", "gem-sahay.perfios.com"],
        ),
        ("360 ONE PRIME LIMITED", ["360.one", "com.one360.lending"]),
        ("4FIN FINANCE PRIVATE LIMITED", ["com.fourfinfinance.b2c"]),
        (
            "AADHAR INDIA FINVEST LIMITED",
            ["id6465577336", "com.vrindafinlease.rupee112", "rupee112.com"],
        ),
        ("My Money Bazaar India Private Limited", ["mymoneybazaar.com", "com.my.moneybazzar"]),
        ("KREDITMART SMARTPAY ADVISORY PRIVATE LIMITED", ["kreditmart.loan"]),
        ("RRYO Private Limited", ["loanontip.com"]),
        (
            "ACHIIEVERS FINANCE INDIA PRIVATE LIMITED",
            ["com.habile.cloudbankin.achiievers", "jhatpatloans.com"],
        ),
        ("ACOLYTE FINSERV LIMITED", ["borrowera.com", "perfect-paisa.com"]),
        ("Aditya Birla Capital Digital Limited", ["abcd.adityabirlacapital.com"]),
        ("Resilient Digi Services Private Limited", ["com.bharatpe.app"]),
        ("Dreamplug Technologies Pvt. Ltd.", ["cred.club"]),
        ("Google India Digital Services Pvt Ltd", []),
        ("121 FINANCE PRIVATE LIMITED", []),
        ("ADITYA BIRLA CAPITAL LIMITED", []),
    ],
)
def test_each_real_row_gives_what_is_certain(
    sample: dict[str, Row], name: str, expected: list[str]
) -> None:
    assert channels(sample[name]) == expected


def test_a_tenants_address_is_kept_as_text_and_not_as_the_vendors_host(
    sample: dict[str, Row],
) -> None:
    fields = sample["ACHIIEVERS FINANCE INDIA PRIVATE LIMITED"].fields
    assert fields == {"Link to DLA": "https://cloud40.dimensionslive.com/AFILLLC/"}
    google = sample["Google India Digital Services Pvt Ltd"].fields
    assert google["Link to DLA"].startswith("Apple App Store: https://gpay.app.goo.gl/1nmD; ")


def test_real_names_lose_their_remarks_and_give_former_names(sample: dict[str, Row]) -> None:
    former = {
        row.name: [a.text for a in row.aliases if a.kind == "former"] for row in sample.values()
    }
    assert {name: texts for name, texts in former.items() if texts} == {
        "121 FINANCE PRIVATE LIMITED": ["YERROW FINANCE AND INVESTMENTS PRIVATE LIMITED"],
        "ACOLYTE FINSERV LIMITED": ["GAGAN METALS LIMITED"],
    }
    assert (
        sample["360 ONE PRIME LIMITED"].fields["Entity Name"].endswith("IIFL WEALTH FINANCE LTD)")
    )
    brands = sample["Aditya Birla Capital Digital Limited"].aliases
    assert brands == (Alias(text="Aditya Birla Capital Digital", kind="brand"),)


def test_the_starter_is_of_the_day_of_the_export_and_holds_nothing_whole(
    shipped: tuple[Row, ...],
) -> None:
    starter = catalogue.register(REGISTER).starter
    assert starter
    assert (starter.as_of, starter.whole) == (DAY, frozenset())
    packages = {c.value.lower() for row in shipped for c in row.channels}
    assert {"com.lendingkart", "in.loantap.app", "money.jupiter"} <= packages


def test_a_typed_copy_may_lack_the_running_numbers() -> None:
    found = reading(copied(copy(1), copy(2, source_record_no=""), copy(3)))
    assert len(found.rows) == 1
    rows = (copy(2), copy(3, source_record_no=""), copy(1))
    refused(copied(*rows), "running number is “1” after 2")


@pytest.mark.parametrize(
    ("printed", "called"),
    [
        ("Lendingkart Android Mobile App", ["Lendingkart"]),
        ("Finnable: Personal Loan App", ["Finnable"]),
        ("CashPey – India’s Own Loan App", ["CashPey"]),
        ("ShubhLoan-Personal Loan App", ["ShubhLoan"]),
        ("Olyv (SmartCoin)", ["Olyv", "SmartCoin"]),
        ("iMobile (Android)", ["iMobile"]),
        ("Online Gold Loan : Rupeek", ["Rupeek"]),
        ("Yuva Personal Loan App", []),  # a word that many use
        ("Mybank – Android version", []),  # MYbank is another firm's name
        ("Khatabook", []),
    ],
)
def test_an_app_is_found_by_what_people_call_it(printed: str, called: list[str]) -> None:
    brands = [one.text for one in only(app_name=printed).aliases if one.kind == "brand"]
    assert brands == [printed, *called]


def test_a_former_name_may_be_said_in_several_ways() -> None:
    for said in ("OLD NAME", "FORMERLY KNOWN AS", "PREVIOUSLY", "EARLIER KNOWN AS", "FORMERLY -"):
        lender = only(regulated_entity=f"NEW LIMITED ({said} OLD LIMITED)", developer_name="self")
        assert [(one.text, one.kind) for one in lender.aliases if one.kind == "former"] == [
            ("OLD LIMITED", "former")
        ]


def test_the_workbook_is_read_with_its_merged_names() -> None:
    found = reading(
        export(line(LENDER, OWN), line("", OTHER), line("C BANK LTD.", OWN, "NA", "BANK"))
    )
    lender, partner, bank = found.rows
    assert (lender.key, lender.status, lender.proof) == ("alenderpteltd", "active", "register")
    assert channels(lender) == ["alender.in", "com.a.loan"]
    assert lender.fields == {"Entity Type": "NBFC"}
    assert (partner.key, partner.named_by) == ("alenderpteltd|bfintechpteltd", LENDER)
    assert [(c.type, c.value) for c in partner.channels] == [(ChannelType.host, "bpay.in")]
    assert (bank.name, bank.fields) == ("C BANK LTD.", {"Entity Type": "BANK"})
    assert (found.as_of, found.whole, found.notes) == (DAY, {"regulated-entity", "platform"}, ())


def test_an_app_listed_twice_is_one_row() -> None:
    body = export(line(LENDER, OWN), line("", OWN), line("", OTHER), line("", OTHER))
    assert [len(row.channels) for row in reading(body).rows] == [2, 1]


def test_an_entity_that_declares_no_app_is_listed() -> None:
    found = reading(export(line("E BANK LTD., JINTUR", ("Nill", "Nill", "Nill", "Nill"))))
    (row,) = found.rows
    assert (row.name, row.aliases, row.status) == ("E BANK LTD., JINTUR", (), Status.active)


@pytest.mark.parametrize(
    "owner",
    [
        "Self Owned",
        "SELF-OWNED",
        "Self0owned",
        "?Self owned ",
        "Alender Pvt. Ltd.",
        "Alender (P) Ltd",
        "ALENDER PRIVATE LIMITED (self-owned)",
        "Self Owned (Alender Private Limited)",
        "Self owned - Alender Pvt Ltd",
    ],
)
def test_an_app_is_the_lenders_own(owner: str) -> None:
    row = only(developer_name=owner)
    assert (row.name, row.status, channels(row)) == (LENDER, Status.active, ["aloan.in"])


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ("B Fintech Private Limited", "B Fintech Private Limited"),
        ("Operated by B Fintech Private Limited", "B Fintech Private Limited"),
        ("Name of the LSP - B Fintech Ltd", "B Fintech Ltd"),
        ("THROUGH LSP - B FINTECH LIMITED", "B FINTECH LIMITED"),
        ("M/S. B Fintech LLP", "B Fintech LLP"),
        ("B Fintech Pvt Ltd (LSP)", "B Fintech Pvt Ltd"),
        ("B?Tech Private Ltd?", "B Tech Private Ltd"),
        ("Alender Finance Private Limited", "Alender Finance Private Limited"),
        ("Government Emarketplace", "Government Emarketplace"),
    ],
)
def test_another_firms_app_names_that_firm(owner: str, name: str) -> None:
    row = only(developer_name=owner)
    assert (row.name, row.status, row.named_by) == (name, Status.named, LENDER)


def test_spellings_of_one_owner_are_one_row() -> None:
    found = reading(
        copied(
            copy(1, developer_name="Dreamplug Technologies Pvt. Ltd."),
            copy(2, developer_name="DREAMPLUG TECHNOLOGIES PRIVATE LIMITED", app_name="Prefr"),
        )
    )
    (_, partner) = found.rows
    assert [alias.text for alias in partner.aliases] == ["Aloan", "Prefr"]


def test_a_firm_that_several_lenders_name_bears_the_spelling_of_its_own_row() -> None:
    found = reading(
        copied(
            copy(1, developer_name="B Fintech Pvt Ltd"),
            copy(2, developer_name="C Fintech Pvt Ltd"),
            copy(3, developer_name="C Fintech Private Limited", regulated_entity="D LIMITED"),
            copy(4, regulated_entity="B FINTECH PRIVATE LIMITED"),
        )
    )
    named = [(row.name, row.named_by) for row in found.rows if row.named_by]
    assert named == [
        ("B FINTECH PRIVATE LIMITED", LENDER),
        ("C Fintech Pvt Ltd", LENDER),
        ("C Fintech Pvt Ltd", "D LIMITED"),
    ]


@pytest.mark.parametrize(
    "owner", ["NA", "", "Website", "https://b.in", "B Pvt Ltd ( Self- owned)", "App Store"]
)
def test_an_app_without_a_clear_owner_proves_nothing(owner: str) -> None:
    found = reading(copied(copy(developer_name=owner)))
    (row,) = found.rows
    assert (row.name, row.channels, row.aliases) == (LENDER, (), ())
    assert row.fields["Link to DLA"] == "https://aloan.in"
    assert found.notes


@pytest.mark.parametrize(
    ("app", "brand"),
    [
        ("?PMSVANidhi?", "PMSVANidhi"),
        ("LendingKart^", "LendingKart"),
        ("Google Pay", "Google Pay"),
        ("4Fin", "4Fin"),
        ("Personal Loan", ""),
        ("Digital Lending Application 1", ""),
        ("Website", ""),
        ("3", ""),
        ("NA", ""),
        ("https://karmalife.ai/", ""),
        ("www.billmart.com", ""),
    ],
)
def test_only_a_name_of_its_own_is_a_brand(app: str, brand: str) -> None:
    row = only(app_name=app)
    assert [alias.text for alias in row.aliases] == ([brand] if brand else [])


@pytest.mark.parametrize(
    ("entity", "name", "former"),
    [
        ("F (P) LTD (FORMERLY  G LEASING (P)LTD)", "F (P) LTD", ["G LEASING (P)LTD"]),
        ("F LIMITED(FORMERLY KNOWN AS G LIMITED).", "F LIMITED", ["G LIMITED"]),
        ("F LIMITED (OLD NAME - G AND H LIMITED)", "F LIMITED", ["G AND H LIMITED"]),
        ("F LIMITED (FORMERLY G LIMITED AND H LTD)", "F LIMITED", []),
        ("F LIMITED (FORMALLY G LTD AND NAME CHANGED ON 8.02.2016)", "F LIMITED", []),
        ("F LIMITED (MERGED WITH G LIMITED)", "F LIMITED", []),
        ("F (INDIA) PRIVATE LIMITED *", "F (INDIA) PRIVATE LIMITED", []),
        ("F (PVT) LTD,", "F (PVT) LTD", []),
        ("STATE BANK OF F", "STATE BANK OF F", []),
    ],
)
def test_remarks_are_no_part_of_a_name(entity: str, name: str, former: list[str]) -> None:
    row = only(regulated_entity=entity)
    assert row.name == name
    assert [alias.text for alias in row.aliases if alias.kind == "former"] == former
