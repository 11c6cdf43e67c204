from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from talk import document, talk

from xiancha.model import Document, Status
from xiancha.registers.hk_hkma_scams.parse import MOST, URL, read, redact
from xiancha.registers.parsing.refusals import Refused

REGISTER = "hk-hkma-scams"
DAY = date(2026, 9, 1)
ALERT: dict[str, Any] = {
    "issue_date": "2026-08-30",
    "alleged_name": "Honest Bank Limited",
    "scam_type": "Fraudulent website",
    "pr_url": "https://www.hkma.gov.hk/alert.pdf",
    "fraud_website_address": "hxxps://honest-bank-loan[.]com ",
}
HEADER = {"success": True, "err_code": "0000", "err_msg": "No error found"}


def listed(*alerts: dict[str, Any], as_of: date | None = DAY, **more: Any) -> Document:
    answer = {"header": HEADER, "result": {"datasize": len(alerts), "records": alerts}} | more
    return document(json.dumps(answer).encode(), as_of=as_of)


def hosts(*addresses: str) -> list[str]:
    alerts = [ALERT | {"fraud_website_address": one} for one in addresses]
    return [row.key for row in read(redact(listed(*alerts))).rows]


def test_an_alert_warns_of_its_site_and_never_of_the_bank_imitated() -> None:
    (found,) = read(redact(listed(ALERT))).rows
    assert (found.key, found.name, found.aliases) == ("honest-bank-loan.com", "", ())
    assert (found.status, found.seen_on) == (Status.warned, "2026-08-30")
    assert b"Honest Bank" not in redact(listed(ALERT)).body


def test_addresses_are_read_however_they_are_defused() -> None:
    assert hosts("hxxp://a-bank[.]com; hxxps[:]//b-bank[.]com", "c-bank.com") == [
        "a-bank.com",
        "b-bank.com",
        "c-bank.com",
    ]


def test_pages_within_a_site_and_shared_hosts_warn_of_nothing() -> None:
    reading = read(
        redact(
            listed(
                ALERT | {"fraud_website_address": "hxxps://honest[.]com/x/y"},
                ALERT | {"fraud_website_address": "hxxps://t[.]me"},
                ALERT | {"fraud_website_address": None},
            )
        )
    )
    assert reading.rows == ()
    assert reading.notes == (
        "3 entries give no front page of a site of its own. They were left out.",
    )


def test_alerts_older_than_a_year_warn_no_more() -> None:
    reading = read(redact(listed(ALERT, ALERT | {"issue_date": "2025-08-31"})))
    assert [row.seen_on for row in reading.rows] == ["2026-08-30"]
    assert reading.notes == ("1 alerts are older than a year. They were left out.",)


def test_a_thousand_alerts_must_reach_back_a_year() -> None:
    with pytest.raises(Refused, match="next page"):
        read(redact(listed(*[ALERT] * MOST)))
    old = ALERT | {"issue_date": "2024-01-01"}
    assert len(read(redact(listed(*[ALERT] * (MOST - 1), old))).rows) == 1


def test_the_day_of_a_live_answer_is_the_date() -> None:
    found = talk(REGISTER, {URL: listed(ALERT).body})
    assert read(redact(found)).as_of == found.retrieved_at.date()


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (document(b"<!DOCTYPE html><title>Attention</title>", as_of=DAY), "as they are known"),
        (listed(ALERT, header=HEADER | {"success": False}), "header · success"),
        (listed(ALERT, result={"datasize": 2, "records": [ALERT]}), "counts 2 alerts and gives 1"),
        (listed(ALERT | {"victim": "Jane Person"}), "records · 0 · victim"),
        (listed(ALERT | {"issue_date": "30 Aug"}), "alert 1: “30 Aug” is no day"),
        (listed(ALERT | {"issue_date": "2026-09-02"}), "is no day up to 2026-09-01"),
        (listed(ALERT, as_of=None), "--as-of"),
    ],
)
def test_an_answer_that_is_not_as_known_is_refused(document: Document, message: str) -> None:
    with pytest.raises(Refused, match=message):
        read(redact(document))
