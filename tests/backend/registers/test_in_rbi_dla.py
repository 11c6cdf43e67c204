from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest
from office import saved, xlsx
from talk import document

from xiancha.model import Alias, ChannelType, Reading, Role, Row, Status
from xiancha.registers import catalogue
from xiancha.registers.in_rbi_dla.parse import at_the_door, read
from xiancha.registers.reading import Refused

REGISTER = "in-rbi-dla"
DAY = date(2026, 9, 25)
COPY = (
    "app_name",
    "developer_name",
    "regulated_entity",
    "platform",
    "raw_app_url",
    "package_id",
    "source_record_no",
)
OWNER = "Name of the owner of DLA (Self-owned/ name of LSP in case DLA is of LSP)"
KEPT = (
    "Sr. No",
    "Entity Name",
    "Website of RE",
    "Entity Type",
    "Name of the DLA",
    OWNER,
    "Available on (Website/ Name of app store)",
    "Link to DLA",
)
OFFICER = tuple(
    f"{what} of Grievance Redressal Officer"
    for what in ("Name", "Email id", "Telephone number", "Mobile number")
)
PERSON = ("A. Person", "officer@alender.in", "022 1234 5678", "9876543210")
PLAY = "https://play.google.com/store/apps/details?id="
LENDER, SITE = "ALENDER PRIVATE LIMITED", "https://www.alender.in"
APPLE = "https://apps.apple.com/in/app/a/id1503307519"
OWN = ("Aloan", "Self-owned", "Google Play Store", f"{PLAY}com.a.loan")
OTHER = ("B Pay", "B Fintech Private Limited", "Website", "https://bpay.in")


def export(*lines: Sequence[str], header: Sequence[str] = (*KEPT, *OFFICER)) -> bytes:
    """RBI's workbook: titles, and the entity's name merged beside all rows that leave it out."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([None, "Digital Lending Apps"])
    sheet.merge_cells("B1:D1")
    sheet.append([None, "As declared by regulated entities"])
    sheet.append([None, *header])
    first = sheet.max_row + 1
    for number, line in enumerate(lines, 1):
        sheet.append([None, number, *(text or None for text in line)])
        if line[0]:
            first = sheet.max_row
        elif number == len(lines) or lines[number][0]:
            sheet.merge_cells(f"C{first}:C{sheet.max_row}")
    return saved(book)


def line(
    entity: str, app: Sequence[str], website: str = SITE, kind: str = "NBFC"
) -> tuple[str, ...]:
    return (entity, website, kind, *app, *PERSON)


def copied(*rows: dict[str, str]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, COPY, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def copy(number: int = 1, **cells: str) -> dict[str, str]:
    given = ("Aloan", "Self-owned", LENDER, "Website", "https://aloan.in", "", str(number))
    return dict(zip(COPY, given, strict=True)) | cells


def reading(body: bytes) -> Reading:
    return read(at_the_door(document(body, as_of=DAY)))


def rows(body: bytes) -> dict[str, Row]:
    return {row.name: row for row in reading(body).rows}


def only(**cells: str) -> Row:
    """The last row of a copy with one line: the app's owner, or its lender."""
    return reading(copied(copy(**cells))).rows[-1]


def channels(row: Row) -> list[str]:
    return [channel.value for channel in row.channels]


def refused(body: bytes, message: str) -> None:
    with pytest.raises(Refused, match=message):
        reading(body)


@pytest.fixture(scope="module")
def sample(shared: Path) -> dict[str, Row]:
    body = (shared / "samples/in_rbi_dla/dla_excerpt.csv").read_bytes()
    return {row.name: row for row in read(document(body, as_of=DAY)).rows}


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


def test_the_starter_rows_are_those_of_the_copy(sample: dict[str, Row]) -> None:
    register = catalogue.register(REGISTER)
    assert register.starter
    body = (register.folder / "starter.csv").read_bytes()
    assert read(document(body, as_of=register.starter.as_of)).rows == tuple(sample.values())
    assert (register.starter.as_of, register.starter.whole) == (DAY, frozenset())


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


def test_nothing_about_a_person_passes_the_door() -> None:
    app = ("Aloan", "Mr. A. Person", "9876543210", "write to officer@alender.in")
    given = document(export(line(LENDER, app)), as_of=DAY, via="a colleague")
    kept = at_the_door(given)
    text = kept.body.decode()
    assert not any(text.count(word) for word in (*PERSON, "Person", "officer", "Grievance"))
    assert text.splitlines()[0] == ",".join(f'"{h}"' if "," in h else h for h in KEPT)
    digest = sha256(given.body).hexdigest()
    assert kept.via == f"a colleague; SHA-256 of the original file: {digest}"
    (row,) = read(kept).rows
    assert row.fields["Name of the owner of DLA"] == "[left out]"


def test_what_passed_the_door_passes_it_again() -> None:
    once = at_the_door(document(export(line(LENDER, OWN), line("", OTHER)), as_of=DAY))
    assert at_the_door(once).body == once.body
    assert len(read(once).rows) == 2


def test_firms_whose_names_sound_like_titles_are_no_persons() -> None:
    for owner in ("MS Fintech Private Limited", "M/S. Karot Technologies LLP", "Drip Tech Ltd"):
        assert only(developer_name=owner).status is Status.named


def test_an_app_listed_twice_is_one_row() -> None:
    body = export(line(LENDER, OWN), line("", OWN), line("", OTHER), line("", OTHER))
    assert [len(row.channels) for row in reading(body).rows] == [2, 1]


def test_a_row_that_repeats_the_headings_is_ignored_by_name() -> None:
    strange = ("Sr.No", "Name of the DLA", OWNER, "Available on (Website/name of app store)")
    found = reading(export(line(LENDER, OWN), line("D LIMITED", strange, OFFICER[3])))
    assert [row.name for row in found.rows] == [LENDER]
    assert found.notes == ("The headings stand here once more: row 2.",)


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


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (f"?{PLAY}com.a.b&hl=en", ["com.a.b"]),
        (f"{PLAY}com.a.b; {APPLE}", ["com.a.b", "id1503307519"]),
        (f"1.{PLAY}com.a.b 2. {APPLE}", ["com.a.b", "id1503307519"]),
        (f"Android - {PLAY}com.a.b iOS - {APPLE}", ["com.a.b", "id1503307519"]),
        ("https://vendor.io/x?t=1https://app.aloan.in/pl", ["app.aloan.in"]),
        (f"{APPLE},", ["id1503307519"]),
        ("com.zapcash.loan", ["com.zapcash.loan"]),
        ("Snapmint.com", ["snapmint.com"]),
        ("WWW.GOCREDIT.MONEY", ["gocredit.money"]),
        ("https://loan.vendor.io", ["loan.vendor.io"]),
        ("https://aloan.vendor.io/login", ["aloan.vendor.io"]),
        ("https://alender.co.in/pl?x=1", ["alender.co.in"]),
        # The vendor's host is not the tenant's.
        ("https://loan.vendor.io/alender", []),
        ("https://app.vendor.io/?tenant=alender", []),
        ("https://app.vendor.io#/alender", []),
        # Shared hosts, stores without an id, endings that do not exist or are typed twice.
        ("https://wa.me/919999999999", []),
        ("https://drive.google.com/file/d/aloan/view", []),
        (f"{PLAY[:-3]}", []),
        ("https://galaxystore.samsung.com/detail/000007398207", []),
        ("https://www.alender.invalid/aloan", []),
        ("www.alender.com.com", []),
        # Nobody knows where the address ends.
        (f"{PLAY}com.sbi.SBAnywher eCorporate", []),
        (f"{PLAY}com.a. app", []),
        (f"{PLAY}com.a app {APPLE}", []),
        ("https://aloan.co. in", []),
        ("https://aloan.co in", []),
        ("https://aloan.in/  login/x", []),
        ("A Loan (https://aloan.in)", []),
        ("A Lhttps://aloan.in/xoan on the App?Store", []),
        ("A Loan - Apps on Google Play", []),
        ("see our site", []),
    ],
)
def test_a_link_gives_what_is_certain_or_is_kept_as_printed(link: str, expected: list[str]) -> None:
    found = reading(copied(copy(raw_app_url=link)))
    row = found.rows[-1]
    assert channels(row) == expected
    assert bool(row.fields.get("Link to DLA")) == bool(found.notes)
    assert expected or row.fields["Link to DLA"] == " ".join(link.split())


@pytest.mark.parametrize(
    "link", ["NA", "", "Available in Play Store / App Store", "Not applicable"]
)
def test_a_cell_that_says_nothing_needs_no_note(link: str) -> None:
    found = reading(copied(copy(raw_app_url=link)))
    assert (found.rows[-1].channels, found.rows[-1].fields, found.notes) == ((), {}, ())


def test_an_address_in_the_platform_column_counts() -> None:
    assert channels(only(platform="https://a.in", raw_app_url="NA")) == ["a.in"]
    assert only(platform="https://a.in/ x", raw_app_url="NA").fields == {
        "Available on": "https://a.in/ x"
    }


@pytest.mark.parametrize(
    ("website", "hosts"),
    [
        ("https://www.alender.in/partners", ["alender.in"]),
        ("https://khatabook.com/", []),
        ("Not an Regulated entity", []),
        (f"{PLAY}com.a.lender", []),
        ("NA", []),
    ],
)
def test_the_entitys_site_is_only_one_that_is_like_its_name(website: str, hosts: list[str]) -> None:
    (lender, _) = reading(export(line(LENDER, OTHER, website))).rows
    assert channels(lender) == hosts
    assert bool(lender.fields.get("Website of RE")) == (not hosts and website != "NA")


def test_a_package_that_is_not_that_of_the_link_is_refused() -> None:
    assert channels(only(raw_app_url=f"{PLAY}com.a.b", package_id="com.a.b")) == ["com.a.b"]
    refused(
        copied(copy(raw_app_url=f"{PLAY}com.a.b", package_id="com.a.c")),
        "row 1: “com.a.c” is not the package in the link",
    )
    refused(copied(copy(package_id="Google Play Store")), "A column may be shifted")
    found = reading(copied(copy(raw_app_url="A Loan on Google Play", package_id="com.a.b")))
    assert (found.rows[0].channels, len(found.notes)) == ((), 2)


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
        (xlsx([["Bank", "Amount"], ["A", "1"]]), "but a sheet that begins with “Bank · Amount”"),
        (export(line(LENDER, OWN))[:-400], "cut off or damaged"),
        (export(line(LENDER, OWN), header=renamed("Link to DLA", "Link")), "the column “Link”"),
        (
            export((*line(LENDER, OWN), "B. Person"), header=(*KEPT, *OFFICER, "Nodal Officer")),
            "Nobody knows the column “Nodal Officer”; it may be about persons",
        ),
        (export(line(LENDER, OWN), header=(*KEPT, *OFFICER[:3], "")), "the column “”"),
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
    text = at_the_door(document(export(line(LENDER, OWN), line("", OTHER), line("", OWN)))).body
    first, *body = text.decode().splitlines()
    for lines in ([body[0], body[2]], [body[0], body[2], body[1]], [body[0], body[1], body[1]]):
        refused("\n".join([first, *lines]).encode(), "Rows are missing, doubled or sorted anew")


def test_the_rows_may_count_anew_for_each_entity() -> None:
    body = at_the_door(document(export(line(LENDER, OWN), line("", OTHER), line("D LTD", OWN))))
    anew = body.body.replace(b"\n3,D LTD", b"\n1,D LTD")
    assert anew != body.body
    assert len(reading(anew).rows) == 3


def test_two_sheets_are_refused() -> None:
    refused(xlsx([KEPT], [KEPT]), "holds 2 sheets instead of one")
