from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from talk import document, talk

from xiancha.model import Document, Status
from xiancha.registers.my_bnm_alerts.parse import ACCEPT, URL, conversation, read, redact
from xiancha.registers.parsing.refusals import Refused

REGISTER = "my-bnm-alerts"
DAY = date(2026, 9, 1)
ALERT: dict[str, Any] = {
    "name": "Jane Person",
    "registration_number": "201322498-D",
    "added_date": "2026-05-14",
    "websites": ["http://www.pinjam-contoh.com/\u00a0", "https://www.facebook.com/pinjamcontoh"],
}


def listed(*alerts: dict[str, Any], as_of: date | None = DAY, **meta: object) -> Document:
    held = {"last_updated": "2026-08-31 22:32:10", "total_result": len(alerts)} | meta
    return document(json.dumps({"meta": held, "data": alerts}).encode(), as_of=as_of)


def test_an_alert_warns_of_its_sites_and_of_no_name() -> None:
    (found,) = read(redact(listed(ALERT))).rows
    assert (found.key, found.name, found.aliases) == ("pinjam-contoh.com", "", ())
    assert (found.status, found.seen_on) == (Status.warned, "2026-05-14")


def test_several_addresses_in_one_text_are_several_sites() -> None:
    """As in the copy of 2020, where days had a time as well."""
    one = ALERT | {"websites": ["www.satu.com www.dua.com", "jane@tiga.com"]}
    reading = read(redact(listed(one | {"added_date": "2026-05-14T00:00:00.000Z"})))
    assert [row.key for row in reading.rows] == ["satu.com", "dua.com"]


def test_names_and_mail_are_dropped_before_anything_is_kept() -> None:
    kept = redact(listed(ALERT | {"websites": ["jane@tiga.com"]})).body
    assert b"Jane" not in kept
    assert b"@" not in kept


def test_alerts_without_a_site_are_counted() -> None:
    reading = read(redact(listed(ALERT | {"websites": []}, ALERT | {"websites": None}, ALERT)))
    assert [row.key for row in reading.rows] == ["pinjam-contoh.com"]
    assert reading.notes == (
        "2 entries give no front page of a site of its own. They were left out.",
    )


def test_a_site_of_two_alerts_is_one_row_of_the_later_day() -> None:
    (found,) = read(redact(listed(ALERT, ALERT | {"added_date": "2026-06-01"}))).rows
    assert found.seen_on == "2026-06-01"


def test_the_day_of_a_live_answer_is_the_date() -> None:
    found = talk(REGISTER, {URL: listed(ALERT, last_updated="2019-01-17 15:49:33").body})
    assert read(redact(found)).as_of == found.retrieved_at.date()


def test_the_answer_is_asked_for_as_the_publisher_wants() -> None:
    assert next(conversation()).accept == ACCEPT


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (document(b"<!DOCTYPE html><title>API portal</title>", as_of=DAY), "as it is known"),
        (listed(ALERT, total_result=431), "counts 431 alerts and gives 1"),
        (listed(ALERT | {"owner": "Jane Person"}), "data · 0 · owner"),
        (listed({"name": "A", "websites": []}), "registration_number"),
        (listed(ALERT | {"added_date": "14 May"}), "alert 1: “14 May” is no date"),
        (listed(ALERT, last_updated="2026-09-02 08:00:00"), "cannot be of 2026-09-01"),
        (listed(ALERT, as_of=None), "--as-of"),
    ],
)
def test_an_answer_that_is_not_the_list_as_known_is_refused(
    document: Document, message: str
) -> None:
    with pytest.raises(Refused, match=message):
        read(redact(document))
