from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import real_documents
from talk import document, talk

from xiancha.model import Document, Reading, Status
from xiancha.registers import catalogue
from xiancha.registers.au_asic_alerts.parse import COLUMNS, URL, read, redact, row
from xiancha.registers.parsing.refusals import Refused

REGISTER = "au-asic-alerts"
DAY = date(2025, 5, 24)
ALERT: dict[str, Any] = {
    "uniqueIdentifier": 2007,
    "investorAlertCategoryMandatory": "Unlicensed",
    "nameMandatory": "Invented Centre (invented-centre.com)",
    "addresses": ["1 Home Street, Sydney"],
    "websites": ["https://invented-centre.com", " https://www.invented-centre.com/ "],
    "emails": ["jane@invented-centre.com"],
    "phones": ["61400000000"],
    "otherInformationGeneral": "Jane Person calls",
    "otherInformationAliases": ["Invented Group"],
    "otherInformationSocialAccount": ["@jane"],
    "dateAdded": "2024-07-05",
    "dateUpdated": "2024-07-06",
    "otherInformationAccounts": [{"accountName": "Jane Person"}],
    "realCompany": [],
}
REAL = {
    "realCompanyName": "Honest Capital Pty Ltd",
    "realCompanyACN": "068967242",
    "realCompanyAFSL": "",
    "realCompanyACL": "",
    "realCompanyARorCR": "",
    "realCompanyWebsite": "https://www.honest-capital.com.au",
}
IMPOSTER = ALERT | {
    "uniqueIdentifier": 2008,
    "investorAlertCategoryMandatory": "Imposter",
    "nameMandatory": "Impersonation of Honest Capital Pty Ltd (honest-capital.net)",
    "websites": ["www.honest-capital.net", "honest-capital.com.au"],
    "realCompany": [REAL],
}


def listed(*alerts: dict[str, Any], as_of: date | None = DAY) -> Document:
    return document(json.dumps(alerts).encode(), as_of=as_of)


def told(*alerts: dict[str, Any]) -> Reading:
    return read(redact(listed(*alerts)))


def hosts(reading: Reading) -> list[list[str]]:
    return [[channel.value for channel in found.channels] for found in reading.rows]


def cells(**change: str) -> dict[str, str]:
    return dict(zip(COLUMNS, ("1", "Imposter", "a.com", "", "2024-07-05"), strict=True)) | change


def test_the_official_form_is_read() -> None:
    """An excerpt of a copy: all fields of the official file, contacts dropped."""
    body = (real_documents.FOLDER / "au_asic_alerts/shape_excerpt.json").read_bytes()
    reading = read(redact(document(body, as_of=DAY)))
    assert reading.as_of == DAY
    assert ("2011", ["lblv.com"]) in [
        (found.key, [channel.value for channel in found.channels]) for found in reading.rows
    ]


def test_an_alert_warns_of_its_sites_and_of_no_name() -> None:
    (found,) = told(ALERT).rows
    assert (found.key, found.name, found.status) == ("2007", "", Status.warned)
    assert (found.aliases, found.fields, found.note) == ((), {}, "")
    assert hosts(told(ALERT)) == [["invented-centre.com"]]
    assert found.seen_on == "2024-07-06"


def test_who_is_imitated_is_never_warned_of() -> None:
    """Neither by its name nor by its site, whichever alert gives that."""
    other = ALERT | {"websites": ["https://honest-capital.com.au/", "https://www.bad.example.com"]}
    reading = told(other, IMPOSTER)
    assert hosts(reading) == [["bad.example.com"], ["honest-capital.net"]]
    assert "Honest" not in reading.model_dump_json()


def test_nothing_about_persons_or_firms_is_kept() -> None:
    kept = redact(listed(ALERT, IMPOSTER)).body.decode()
    assert kept.splitlines()[0] == ",".join(COLUMNS)
    for private in ("Jane", "jane@", "61400", "Home Street", "Invented Group", "Honest"):
        assert private not in kept


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example.com/2024/invented-says-it-is-licensed",
        "https://docs.google.com/",
        "info@invented.com",
        "www.invented.com (no longer works)",
        "",
        "  ",
    ],
)
def test_what_is_no_front_page_of_its_own_warns_of_nothing(address: str) -> None:
    reading = told(ALERT | {"websites": [address]}, IMPOSTER)
    assert [found.key for found in reading.rows] == ["2008"]
    assert reading.notes == ("1 alerts give no site of their own to warn of. They were left out.",)


def test_an_alert_without_sites_or_first_day_is_read() -> None:
    assert told(ALERT | {"websites": None}).rows == ()
    assert told(ALERT | {"dateAdded": None}).rows[0].seen_on == "2024-07-06"


def test_the_day_of_a_live_answer_is_the_date() -> None:
    found = talk(REGISTER, {URL: listed(ALERT, IMPOSTER).body})
    assert read(redact(found)).as_of == found.retrieved_at.date()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: document(b"<!DOCTYPE html><title>Just a moment", as_of=DAY), "an HTML page"),
        (lambda: document(b"", as_of=DAY), "nothing instead of a JSON list"),
        (lambda: document(listed(ALERT).body[:80], as_of=DAY), "new shape .the whole: Invalid"),
        (lambda: listed(ALERT | {"director": "Jane"}), r"new shape .0 · director: Extra inputs"),
        (lambda: listed({k: v for k, v in ALERT.items() if k != "websites"}), "0 · websites"),
        (
            lambda: listed(ALERT | {"websites": "a.com"}),
            "0 · websites: Input should be a",
        ),
        (lambda: listed(ALERT | {"dateUpdated": "5 July 2024"}), "0 · dateUpdated"),
        (lambda: listed(ALERT | {"uniqueIdentifier": "2007"}), "0 · uniqueIdentifier"),
        (
            lambda: listed(ALERT | {"investorAlertCategoryMandatory": "Praised"}),
            "alert 1: the category “Praised” is unknown",
        ),
        (lambda: listed(ALERT, ALERT), "alert 2: .*“2007” is already in alert 1"),
        (lambda: listed(ALERT, as_of=date(2024, 7, 5)), "an alert of 2024-07-06, so it cannot be"),
        (lambda: listed(ALERT, as_of=None), "--as-of"),
    ],
)
def test_what_is_not_the_list_is_refused(make: Callable[[], Document], message: str) -> None:
    with pytest.raises(Refused, match=message) as told:
        read(redact(make()))
    assert "Jane" not in str(told.value)


@pytest.mark.parametrize(
    "change",
    [{"uniqueIdentifier": "x"}, {"uniqueIdentifier": "0"}, {"dateUpdated": "2024"}],
)
def test_a_kept_row_that_is_damaged_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(Refused, match="row 9"):
        row(cells(**change), "row 9")


def test_the_starter_holds_alerts_of_the_half_year_before_the_copy() -> None:
    register = catalogue.register(REGISTER)
    assert register.starter
    assert register.starter.as_of == DAY
    with (register.folder / "starter.csv").open(encoding="utf-8") as file:
        starter = list(csv.DictReader(file))
    assert len(starter) == 446
    for line in starter:
        assert row(line, "starter").channels
        assert "2024-11-24" <= line["dateUpdated"] <= str(DAY)
