from __future__ import annotations

from datetime import date

import pytest
from talk import document, talk

from xiancha.model import Document, Status
from xiancha.registers.be_fsma_warnings.parse import URL, read, redact
from xiancha.registers.parsing.refusals import Refused

REGISTER = "be-fsma-warnings"
DAY = date(2026, 9, 1)
HEAD = '\ufeffTitle;"Company name";Website;"Type of fraude";Date\n'


def listed(*lines: str, as_of: date | None = DAY) -> Document:
    return document((HEAD + "".join(f"{line}\n" for line in lines)).encode(), as_of=as_of)


def entry(website: str, day: str = "30/06/2026") -> str:
    return f'"The FSMA warns, again";"Honest Credit, Jane Person";"{website}";Others;{day}'


def hosts(*websites: str) -> list[str]:
    return [row.key for row in read(redact(listed(*map(entry, websites)))).rows]


def test_a_site_is_warned_of_and_no_name_is_kept() -> None:
    kept = redact(listed(entry("https://honest-credits.com, jane@honest-credits.com")))
    (found,) = read(kept).rows
    assert (found.key, found.name, found.aliases) == ("honest-credits.com", "", ())
    assert (found.status, found.seen_on) == (Status.warned, "2026-06-30")
    assert b"Jane" not in kept.body
    assert b"@" not in kept.body


def test_the_sites_of_one_warning_are_parted_by_commas_and_lines() -> None:
    assert hosts("https://a.com/, https://b.com\nwww.c.be") == ["a.com", "b.com", "c.be"]


def test_pages_within_a_site_and_shared_hosts_warn_of_nothing() -> None:
    reading = read(redact(listed(entry("https://a.com/x/y, https://t.me/a"), entry(""))))
    assert reading.rows == ()
    assert reading.notes == (
        "2 entries give no front page of a site of its own. They were left out.",
    )


def test_a_site_of_two_warnings_is_one_row_of_the_later_day() -> None:
    (found,) = read(redact(listed(entry("a.com"), entry("a.com", "01/08/2026")))).rows
    assert found.seen_on == "2026-08-01"


def test_the_day_of_a_live_answer_is_the_date() -> None:
    found = talk(REGISTER, {URL: listed(entry("a.com")).body})
    assert read(redact(found)).as_of == found.retrieved_at.date()


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (document(b"<!DOCTYPE html><title>Attention</title>", as_of=DAY), "CSV header is not"),
        (listed("Title;Firm;a.com;Others"), "row 1 has 4 cells instead of 5"),
        (listed(entry("a.com", "June")), "row 1: “June” is no day"),
        (listed(entry("a.com", "02/09/2026")), "is no day up to 2026-09-01"),
        (listed(entry("a.com"), as_of=None), "--as-of"),
    ],
)
def test_a_list_that_is_not_as_known_is_refused(document: Document, message: str) -> None:
    with pytest.raises(Refused, match=message):
        read(redact(document))
