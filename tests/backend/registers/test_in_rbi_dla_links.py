from __future__ import annotations

import pytest
from rbi import (
    APPLE,
    LENDER,
    OTHER,
    PLAY,
    channels,
    copied,
    copy,
    export,
    line,
    only,
    reading,
    refused,
)


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
    ],
)
def test_a_link_gives_what_is_certain_or_is_kept_as_printed(link: str, expected: list[str]) -> None:
    found = reading(copied(copy(raw_app_url=link)))
    row = found.rows[-1]
    assert channels(row) == expected
    assert bool(row.fields.get("Link to DLA")) == bool(found.notes)
    assert expected or row.fields["Link to DLA"] == " ".join(link.split())


@pytest.mark.parametrize("link", ["A Loan - Apps on Google Play", "see our site", "Asha Person"])
def test_what_stands_for_a_link_but_is_none_may_be_about_a_person(link: str) -> None:
    found = reading(copied(copy(raw_app_url=link)))
    assert link not in found.model_dump_json()
    assert found.notes == ("What is given for a link is none and was left out: row 1.",)


def test_a_directory_almost_without_links_is_refused() -> None:
    shifted = [copy(number, raw_app_url="Website") for number in range(1, 10)]
    refused(copied(*shifted), "Only 0 of 9 apps have a link. A column may be shifted")
    assert reading(copied(*shifted[:6], *(copy(number) for number in range(7, 10)))).rows


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
