"""`xiancha refresh NAME --dry-run` against copies on a real server that differ."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "registers"))

import pytest
import real_documents
from authority import Authority
from commands import Command
from effort import SOAK
from loopback import Loopback, redirect, reply, status, to_loopback
from moneylenders import moneylenders
from warned_sites import accept_warned_sites

from xiancha.commands import dry_run
from xiancha.commands.terminal import open_store
from xiancha.fetch.client import AGENT, fetcher
from xiancha.fetch.clock import Clock
from xiancha.refresh.starter import load_starter
from xiancha.registers import catalogue
from xiancha.registers.au_asic_alerts.parse import URL as ALERTS
from xiancha.registers.cn_nfra_institutions.conversation import LIST
from xiancha.registers.lt_illegal_websites.parse import URL as EXPORT
from xiancha.registers.sg_mlaw_moneylenders.parse import PAGE
from xiancha.settings import Settings
from xiancha.store import Store

pytestmark = pytest.mark.slow

LITHUANIA, AUSTRALIA, SINGAPORE = "lt-illegal-websites", "au-asic-alerts", "sg-mlaw-moneylenders"
HEAD = "Domenas;Bendrovės pavadinimas;Prekės ženklas"
PERSON = "Jane Person"
ROBOTS = "https://www.lb.lt/robots.txt"

Try = Callable[[str], tuple[int, str, str]]
"""Tries a register: the exit code, what the terminal shows, and the report."""


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    """The store of the commands: starter rows, and 99 sites that Lithuania warns of."""
    made = open_store(settings)
    load_starter(catalogue.register(AUSTRALIA), made)
    accept_warned_sites(made)
    yield made
    made.close()


@pytest.fixture
def attempt(
    store: Store,
    settings: Settings,
    server: Loopback,
    authority: Authority,
    xiancha: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> Try:
    """A dry run in which every host is the server; whatever it finds, nothing held changes."""
    network = to_loopback(server.port, authority.file)
    hurried = partial(fetcher, network=network, clock=Clock(sleep=lambda _: None))
    monkeypatch.setattr(dry_run, "fetcher", hurried)

    def run(register: str) -> tuple[int, str, str]:
        before = contents(store)
        code, out, err = xiancha("refresh", register, "--dry-run")
        assert contents(store) == before
        assert not settings.documents.exists()
        (file,) = (settings.data_dir / "dry-run").glob(f"{register}-*/report.md")
        assert f"Nothing was stored. Report: {file}\n" in out
        report = file.read_text("utf-8")
        assert report.startswith(f"# Dry run of {register}\n")
        assert PERSON not in report + out + err
        return code, out + err, report

    return run


def contents(store: Store) -> list[object]:
    """All documents and all attempts of every register."""
    return [(store.history(register), store.runs(register)) for register in catalogue.registers()]


def kept(settings: Settings) -> list[bytes]:
    """The bytes that lie apart."""
    files = settings.data_dir.glob("dry-run/*/documents/*")
    return [file.read_bytes() for file in files if len(file.name) == 64]


def held_sites(store: Store) -> list[str]:
    (held,) = store.newest_documents(LITHUANIA)
    return list(store.rows(held))


def export(*hosts: str, head: str = HEAD, cells: str = ";;") -> bytes:
    return "\n".join([head, *(f"http://{host}{cells}" for host in hosts)]).encode()


def alert(number: int, **change: object) -> dict[str, object]:
    empty = ("addresses", "emails", "phones", "otherInformationGeneral", "nameMandatory")
    more = ("otherInformationAliases", "otherInformationSocialAccount", "otherInformationAccounts")
    return {
        **dict.fromkeys((*empty, *more), PERSON),
        "uniqueIdentifier": number,
        "investorAlertCategoryMandatory": "Unlicensed",
        "websites": [f"https://site-{number}.example.com"],
        "dateAdded": None,
        "dateUpdated": "2026-01-02",
        "realCompany": [],
        **change,
    }


def test_what_is_as_expected_would_be_taken_and_is_not(
    attempt: Try, server: Loopback, store: Store, settings: Settings
) -> None:
    """One site is new, one is gone; asked once, by name, after robots.txt."""
    first, *rest = held_sites(store)
    body = export("new.example.com", *rest)
    server.on(EXPORT, reply(body, headers={"Last-Modified": "Fri, 27 Nov 2026 08:00:00 GMT"}))
    code, shown, report = attempt(LITHUANIA)
    assert code == 0
    assert f"{LITHUANIA}: would be taken, 99 rows as of 20" in shown
    assert "Headings: all the expected ones, in the expected order." in report
    assert "Columns: 3, expected 3" in report
    assert "Rows: 99; 99 are held as of" in report
    assert "New: 1: new.example.com" in report
    assert f"Gone: 1: {first}" in report
    assert "last modified Fri, 27 Nov 2026 08:00:00 GMT" in report
    assert "newer than what is held." in report
    assert kept(settings) == [body]
    assert [seen.url for seen in server.requests] == [ROBOTS, EXPORT]
    assert {seen.headers["user-agent"] for seen in server.requests} == {AGENT}


@pytest.mark.parametrize(
    ("head", "cells", "told"),
    [
        (
            HEAD.replace("Prekės ženklas", "Ženklas"),
            ";;",
            ["expected and not there: “Prekės ženklas”", "there and not expected: “Ženklas”"],
        ),
        (f"{HEAD};Telefonas", f";;;{PERSON}", ["not expected: “Telefonas”", "4, expected 3"]),
        (
            "Prekės ženklas;Domenas;Bendrovės pavadinimas",
            ";;",
            ["all the expected ones, in another order: “Prekės ženklas” · “Domenas”"],
        ),
        (f"{PERSON};Street;1", ";;", ["Headings: none of the expected ones was found"]),
    ],
)
def test_a_header_that_differs_is_told_heading_by_heading(
    attempt: Try, server: Loopback, store: Store, head: str, cells: str, told: list[str]
) -> None:
    server.on(EXPORT, reply(export(*held_sites(store), head=head, cells=cells)))
    code, shown, report = attempt(LITHUANIA)
    assert code == 1
    assert "would be refused. The CSV header is not" in shown
    assert [words for words in told if words not in report] == []


def test_a_list_that_shrank_is_told_with_its_counts(
    attempt: Try, server: Loopback, store: Store
) -> None:
    server.on(EXPORT, reply(export(*held_sites(store)[:60])))
    code, shown, report = attempt(LITHUANIA)
    assert code == 1
    assert "would be refused. 60 rows, but 99 on" in shown
    assert "Rows: 60; 99 are held as of" in report
    assert "Gone: 39, such as " in report


def test_an_error_page_with_status_200_is_told_and_kept(
    attempt: Try, server: Loopback, settings: Settings
) -> None:
    page = b"<!DOCTYPE html><title>Attention Required</title>"
    server.on(EXPORT, reply(page))
    code, _, report = attempt(LITHUANIA)
    assert code == 1
    assert "Kind: an HTML page (“<!DOCTYPE html><title>Attention Required</title>”)" in report
    assert "Headings: not looked at." in report
    assert kept(settings) == [page]


def test_where_programs_are_not_wanted_nothing_is_asked(attempt: Try, server: Loopback) -> None:
    server.on(ROBOTS, reply(b"User-agent: *\nDisallow: /"))
    code, shown, report = attempt(LITHUANIA)
    assert code == 1
    assert "robots.txt of www.lb.lt does not allow" in shown
    assert "**It ended before any list was found:** The robots.txt" in report
    assert not server.asked(EXPORT)


def test_an_address_that_moved_or_is_gone_is_told(attempt: Try, server: Loopback) -> None:
    server.on(PAGE, redirect("https://rom.mlaw.gov.sg/new-page/"))
    server.on("https://rom.mlaw.gov.sg/new-page/", status(404))
    code, shown, report = attempt(SINGAPORE)
    assert code == 1
    assert "404" in shown
    assert f"1. {PAGE}: " in report


def test_a_conversation_that_ends_early_tells_what_was_asked(
    attempt: Try, server: Loopback, settings: Settings
) -> None:
    body = json.dumps({"rptCode": 200, "data": {"total": 1, "list": []}}).encode()
    server.on(f"{LIST}1", reply(body, headers={"Content-Type": "application/json"}))
    code, shown, report = attempt("cn-nfra-institutions")
    assert code == 1
    assert "has a new shape" in shown
    assert f"1. {LIST}1: {len(body)} bytes, application/json, SHA-256 " in report
    assert kept(settings) == [body]


def test_a_list_in_json_tells_its_fields(attempt: Try, server: Loopback) -> None:
    alerts = [alert(number, director=PERSON) for number in range(1, 1600)]
    server.on(ALERTS, reply(json.dumps(alerts).encode()))
    code, shown, report = attempt(AUSTRALIA)
    assert code == 1
    assert "has a new shape (0 · director: Extra inputs are not permitted)" in shown
    assert "“director”" in report
    assert "Rows: not read; 1,599 stand below the header." in report


def test_a_list_with_more_rows_tells_what_is_new_and_how_old_what_is_held_is(
    attempt: Try, server: Loopback
) -> None:
    server.on(ALERTS, reply(json.dumps([alert(n) for n in range(90001, 91601)]).encode()))
    code, _, report = attempt(AUSTRALIA)
    assert code == 0
    assert "Rows: 1,600; 446 are held as of 2025-05-24 (via github.com/" in report
    assert "New: 1,600, such as 90001; 90002" in report
    assert "Gone: 446, such as " in report


@pytest.mark.soak
def test_a_pdf_is_compared_with_the_one_held(attempt: Try, server: Loopback) -> None:
    """A list of January beside the rows of February that ship; a real one in `make soak`."""
    file = "https://rom.mlaw.gov.sg/files/list-of-licensed-moneylenders.pdf"
    real = real_documents.FOLDER / "sg_mlaw_moneylenders/list_2026-01-01.pdf"
    body = real.read_bytes() if SOAK else moneylenders("A", "1 JANUARY 2026")
    server.on(PAGE, reply(f'<a href="{file}">List of licensed moneylenders</a>'.encode()))
    server.on(file, reply(body))
    code, shown, report = attempt(SINGAPORE)
    assert code == 0, shown
    assert f"{SINGAPORE}: would be taken, " in shown
    assert "Kind: PDF" in report
    assert "It is 31 days OLDER than what is held." in report
    assert "It is stale" in report


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "Name the registers to try"),
        ((LITHUANIA, "--publish"), "--dry-run takes nothing"),
        ((LITHUANIA, "--every", "24h"), "--dry-run takes nothing"),
        (("ph-sec-lending",), "is not fetched"),
        (("certificates",), "it has no document to try"),
        (("gb-fca-register",), "needs the operator's key"),
    ],
)
def test_what_cannot_be_tried_is_refused_in_one_line(
    store: Store, xiancha: Command, arguments: tuple[str, ...], told: str
) -> None:
    code, out, err = xiancha("refresh", *arguments, "--dry-run")
    assert (code, out) == (1, "")
    assert told in err
    assert len(err.splitlines()) == 1
