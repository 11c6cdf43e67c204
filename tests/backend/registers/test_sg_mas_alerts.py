from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from talk import document, talk

from xiancha.model import Document, Status
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.sg_mas_alerts.parse import URL, read, redact

REGISTER = "sg-mas-alerts"
DAY = date(2026, 10, 1)
CONTACTS = dict.fromkeys(("address_s", "phonenumber_s", "email_s", "notes_s"), "Jane Person")
ALERT: dict[str, Any] = CONTACTS | {
    "id": "6012",
    "date_dt": "2026-09-30T00:00:00Z",
    "unregulatedpersons_t": ["Invented Ltd. ; Invented"],
    "website_s": "invented-profits.com\nhttps://invented-profits.com/index.php ",
    "modifieddate_dt": "2026-09-30T17:45:13.537Z",
    "approveddate_dt": "2026-09-30T17:45:13.533Z",
    "approveddate_s": "30 Sep 2026",
    "modifieddate_s": "30 Sep 2026",
    "date_s": "30 Sep 2026",
    "unregulatedpersons_s": "Invented Ltd. , Invented",
    "agency_custom_categories": "Investor Alert List",
    "url": "https://www.mas.gov.sg/investor-alert-list?q=Invented Ltd. ; Invented",
    "last_updated_at": ["2026-09-30T17:45:13.537Z"],
    "alternativename_t": [""],
    "alternativename_s": "",
    "relatedunregulatedpersonsid_s": "",
    "formername_t": [""],
    "formername_s": "",
    "relatedunregulatedpersons_s": "",
    "score": 1.9985415,
}


def listed(*alerts: dict[str, Any], as_of: date | None = DAY, **told: object) -> Document:
    response = {
        "numFound": len(alerts),
        "start": 0,
        "maxScore": 1.9,
        "numFoundExact": True,
        "docs": alerts,
    } | told
    answer = {"responseHeader": {"status": 0}, "response": response, "facet_counts": {}}
    return document(json.dumps(answer).encode(), as_of=as_of)


def hosts(*alerts: dict[str, Any]) -> list[str]:
    return [row.key for row in read(redact(listed(*alerts))).rows]


def test_an_alert_warns_of_its_site_and_of_no_name() -> None:
    (found,) = read(redact(listed(ALERT))).rows
    assert (found.key, found.name, found.aliases) == ("invented-profits.com", "", ())
    assert (found.status, found.seen_on) == (Status.warned, "2026-09-30")


def test_addresses_among_the_names_are_sites_too_and_other_names_are_none() -> None:
    names = "www.honest-funds.net , https://honest-fund.asia/ ; Honest Fund.com (Impersonated)"
    alert = ALERT | {"unregulatedpersons_t": [names], "website_s": ""}
    assert hosts(alert) == ["honest-funds.net", "honest-fund.asia"]


def test_labels_pages_and_shared_hosts_warn_of_nothing() -> None:
    sites = "Pro Markets: \nwww.pro-markets.com\nhttps://www.pro.com/en/x, t.me/pro ; jane@pro.com"
    assert hosts(ALERT | {"website_s": sites}) == ["pro-markets.com"]
    reading = read(redact(listed(ALERT | {"website_s": ""})))
    assert reading.notes == (
        "1 entries give no front page of a site of its own. They were left out.",
    )


def test_contacts_and_remarks_are_dropped_before_anything_is_kept() -> None:
    kept = redact(listed(ALERT | {"website_s": "jane@pro.com"})).body
    assert b"Jane" not in kept
    assert b"@" not in kept


def test_an_old_alert_may_have_no_day() -> None:
    undated = {key: value for key, value in ALERT.items() if not key.startswith("date_")}
    (found,) = read(redact(listed(undated))).rows
    assert found.seen_on == ""


def test_the_day_of_a_live_answer_is_the_date() -> None:
    found = talk(REGISTER, {URL: listed(ALERT).body})
    assert read(redact(found)).as_of == found.retrieved_at.date()


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (document(b"<!DOCTYPE html><title>Attention</title>", as_of=DAY), "as it is known"),
        (listed(ALERT, numFound=920), "counts 920 alerts and gives 1"),
        (listed(ALERT, start=3), "from 3 on"),
        (listed(ALERT | {"owner_s": "Jane Person"}), "docs · 0 · owner_s"),
        (listed({k: v for k, v in ALERT.items() if k != "website_s"}), "website_s"),
        (listed(ALERT | {"agency_custom_categories": "Enforcement"}), "of the list “Enforcement”"),
        (listed(ALERT | {"date_dt": "30 Sep"}), "alert 1: “30 Sep” is no date"),
        (listed(ALERT, as_of=date(2026, 9, 29)), "cannot be of 2026-09-29"),
        (listed(ALERT, as_of=None), "--as-of"),
    ],
)
def test_an_answer_that_is_not_the_list_as_known_is_refused(
    document: Document, message: str
) -> None:
    with pytest.raises(Refused, match=message):
        read(redact(document))
