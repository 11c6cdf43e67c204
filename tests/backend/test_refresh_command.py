"""`xiancha refresh`, `import` and `registers` where something else happens than one good run."""

from __future__ import annotations

import re
import shutil
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import NoReturn
from urllib.request import urlopen

import httpx
import pytest
import respx
from commands import Command
from prometheus_client.parser import text_string_to_metric_families
from registry import EXPORT, LITHUANIA
from small_editions import load_few

from xiancha.commands import registers as register_commands
from xiancha.commands.terminal import open_store
from xiancha.fetch.client import fetcher
from xiancha.fetch.clock import Clock
from xiancha.registers import catalogue
from xiancha.registers.lt_illegal_websites.parse import URL
from xiancha.replica.audit import WholeCheck
from xiancha.sandbox import wall
from xiancha.settings import Settings
from xiancha.store import Store

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of data with the starter rows that commands begin with: copy it."""
    place = tmp_path_factory.mktemp("begun")
    made = Store(f"sqlite:///{place / 'store.sqlite'}")
    for register in catalogue.registers().values():
        load_few(register, made)
    made.close()
    return place


@pytest.fixture
def store(begun: Path, settings: Settings) -> Iterator[Store]:
    """The store of the commands, with the starter rows in it."""
    shutil.copytree(begun, settings.data_dir)
    made = open_store(settings)
    yield made
    made.close()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[respx.Route]:
    """The export of the Bank of Lithuania, without waiting between requests."""
    hurried = partial(fetcher, clock=Clock(sleep=lambda _: None))
    monkeypatch.setattr(register_commands, "fetcher", hurried)
    with respx.mock as web:
        web.route(path="/robots.txt").respond(404)
        yield web.get(URL).respond(content=EXPORT.encode(), headers={"ETag": '"1"'})


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds between refreshes, which pass at once; Ctrl+C ends the second wait."""
    waited: list[float] = []

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", sleep)
    return waited


def contents(store: Store) -> list[object]:
    """All documents and all attempts of every register."""
    known = catalogue.registers()
    return [(store.history(register), store.runs(register)) for register in known]


def test_a_refresh_prints_plain_lines_where_nobody_watches(
    store: Store, site: respx.Route, xiancha: Command
) -> None:
    code, out, err = xiancha("refresh", LITHUANIA)
    assert (code, err) == (0, "")
    assert re.fullmatch(rf"{LITHUANIA}: 90 rows as of \d{{4}}-\d\d-\d\d\n", out)


def test_a_system_without_a_wall_around_parsers_is_told_in_one_line(
    store: Store, site: respx.Route, xiancha: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wall, "missing", lambda: "use the network")
    code, _, err = xiancha("refresh", LITHUANIA)
    assert code == 0
    assert re.fullmatch(
        r"There is no whole wall .* could use the network \(docs/threat-model\.md\)\.\n", err
    )


def test_of_two_refreshes_at_once_the_second_does_nothing(store: Store, xiancha: Command) -> None:
    before = contents(store)
    with store.writing():
        code, out, err = xiancha("refresh", LITHUANIA)
    assert (code, out) == (1, "")
    assert re.fullmatch(r"xiancha: Another refresh or import .*\n", err)
    assert contents(store) == before


def test_commands_that_start_at_once_store_the_starter_rows_once(settings: Settings) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(open_store, [settings] * 4))
    assert [len(store.history("sg-mlaw-moneylenders")) for store in stores] == [1] * 4


def test_every_hour_it_begins_again_until_a_person_ends_it(
    store: Store, site: respx.Route, xiancha: Command, waits: list[float]
) -> None:
    code, out, err = xiancha("refresh", LITHUANIA, "--every", "1h")
    assert (code, err) == (130, "")
    assert out.count(f"{LITHUANIA}: 90 rows") == out.count("The next refresh starts at") == 2
    assert all(3600 <= seconds <= 7200 for seconds in waits)
    assert [run.problem for run in store.runs(LITHUANIA)] == ["", ""]


def test_it_begins_again_after_another_was_writing(
    store: Store, xiancha: Command, waits: list[float]
) -> None:
    with store.writing():
        code, _, err = xiancha("refresh", LITHUANIA, "--every", "1h")
    assert (code, len(waits)) == (130, 2)
    assert re.fullmatch(r"(xiancha: Another refresh or import .*\n){2}", err)


def test_each_round_is_told_to_prometheus(
    store: Store, site: respx.Route, xiancha: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First another is writing, then the site fails, then all is well; Ctrl+C ends it."""
    port, told = free_port(), []
    site.side_effect = [httpx.Response(404), httpx.Response(200, content=EXPORT.encode())]
    busy = ExitStack()
    busy.enter_context(store.writing())

    def sleep(_: float) -> None:
        busy.close()
        told.append(samples(f"http://127.0.0.1:{port}/metrics"))
        if len(told) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", sleep)
    xiancha("refresh", LITHUANIA, "--every", "1h", "--metrics", f"127.0.0.1:{port}")
    assert len(told) == 3
    failed, well = told[1:]
    parts = f"xiancha_refresh_failed_parts {LITHUANIA}"
    assert [one["xiancha_round_stopped"] for one in told] == [1, 0, 0]
    assert [one.get(parts) for one in told] == [None, 1, 0]
    succeeded = f"xiancha_refresh_succeeded_seconds {LITHUANIA}"
    assert failed.keys().isdisjoint({succeeded})
    assert abs(well[succeeded] - well["xiancha_round_ended_seconds"]) < 3600
    assert 3600 <= well["xiancha_round_next_seconds"] - well["xiancha_round_ended_seconds"] <= 7200


def samples(address: str) -> dict[str, float]:
    """What is told at an address: the name of each sample with its labels, and its value."""
    with urlopen(address, timeout=60) as answer:
        text = answer.read().decode()
    return {
        " ".join([sample.name, *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--metrics", "127.0.0.1:9322"), "add --every 24h"),
        (("--every", "1h", "--metrics", "9322"), "Write it as in 127.0.0.1:9322"),
        (("--every", "1h", "--metrics", "127.0.0.1:none"), "Write it as in 127.0.0.1:9322"),
        (("--to", "elsewhere"), "add --publish"),
        (("--to", "elsewhere", "--dry-run"), "add --publish"),
    ],
)
def test_options_that_do_nothing_are_refused(
    store: Store, xiancha: Command, options: tuple[str, ...], said: str
) -> None:
    code, out, err = xiancha("refresh", LITHUANIA, *options)
    assert (code, out) == (1, "")
    assert said in err


def test_every_round_is_published_and_sent(
    store: Store, site: respx.Route, xiancha: Command, waits: list[float], tmp_path: Path
) -> None:
    to = tmp_path / "sent"
    xiancha("keys", "new")
    code, out, _ = xiancha(
        "refresh", LITHUANIA, "--every", "1h", "--publish", "--to", str(to), "--keep", "1"
    )
    assert code == 130
    assert out.count(f"Sent to {to}: ") == 2
    assert [*WholeCheck(to).faults()] == []


def test_a_person_can_end_it_while_a_site_is_asked(
    store: Store, site: respx.Route, xiancha: Command
) -> None:
    def end(_: object) -> NoReturn:
        raise KeyboardInterrupt

    before = contents(store)
    site.mock(side_effect=end)
    assert xiancha("refresh", LITHUANIA) == (130, "", "")
    assert contents(store) == before
    with store.writing():
        pass


def test_publish_signs_what_was_fetched(store: Store, site: respx.Route, xiancha: Command) -> None:
    xiancha("keys", "new")
    code, out, _ = xiancha("refresh", LITHUANIA, "--publish")
    assert code == 0
    assert re.search(r"^Edition \d+ published: ", out, re.M)
    assert LITHUANIA in xiancha("lookup", "site-7.example")[1]


def test_a_register_without_its_key_is_left_out_and_refused_where_it_is_named(
    store: Store, xiancha: Command
) -> None:
    missing = "gb-fca-register needs the operator's key: set XIANCHA_FCA_EMAIL and XIANCHA_FCA_KEY."
    assert xiancha("refresh", "--country", "gb") == (0, f"{missing} It was left out.\n", "")
    assert xiancha("refresh", "gb-fca-register") == (1, "", f"xiancha: {missing}\n")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ([], "The list bears no date. Say of which day it is: --as-of"),
        (["--as-of", "2999-01-01"], "in the future"),
        (["--as-of", "2026-01-01", "--part", "north"], "has no part 'north'. Leave out --part."),
    ],
)
def test_an_import_that_is_refused_is_remembered(
    store: Store, xiancha: Command, tmp_path: Path, options: list[str], words: str
) -> None:
    file = tmp_path / "export.csv"
    file.write_text(EXPORT, "utf-8")
    before = store.history(LITHUANIA)
    code, out, err = xiancha("import", LITHUANIA, str(file), *options)
    assert (code, out) == (1, "")
    assert re.fullmatch(rf"{LITHUANIA}.*: .*\n", err)
    assert words in err
    assert store.history(LITHUANIA) == before
    (run,) = store.runs(LITHUANIA)
    assert words in run.problem


def test_known_bytes_with_an_older_date_show_the_date_that_stands(
    store: Store, xiancha: Command, tmp_path: Path
) -> None:
    file = tmp_path / "export.csv"
    file.write_text(EXPORT, "utf-8")
    known = ("import", LITHUANIA, str(file), "--as-of")
    assert xiancha(*known, "2026-11-20")[2] == ""
    code, out, err = xiancha(*known, "1999-01-01")
    assert (code, out.splitlines()[0]) == (0, f"{LITHUANIA}: 90 rows as of 2026-11-20")
    assert err == (
        f"note: {LITHUANIA}: The same rows are held as of 2026-11-20, not 1999-01-01; that date "
        "stands.\n"
    )


def test_an_older_list_says_that_a_newer_one_stands(
    store: Store, xiancha: Command, tmp_path: Path
) -> None:
    for name, text, day in (
        ("new", EXPORT, "2026-11-20"),
        ("old", EXPORT + "a.lt;;\n", "2025-01-01"),
    ):
        file = tmp_path / f"{name}.csv"
        file.write_text(text, "utf-8")
        code, out, err = xiancha("import", LITHUANIA, str(file), "--as-of", day)
    assert (code, out.splitlines()[0]) == (0, f"{LITHUANIA}: 91 rows as of 2025-01-01")
    assert err == (
        f"note: {LITHUANIA}: A newer one, of 2026-11-20, is held; what it says goes before what "
        "this one says.\n"
    )


def test_the_bytes_behind_a_fetched_document_can_be_found(
    store: Store, site: respx.Route, xiancha: Command, settings: Settings
) -> None:
    xiancha("refresh", LITHUANIA)
    held = store.history(LITHUANIA)[-1]
    file = settings.documents / held.source.sha256
    _, out, _ = xiancha("registers", LITHUANIA, "--documents")
    shown = [line.strip() for line in out.splitlines()]
    assert {URL, f"sha256 {held.source.sha256}", str(file), 'etag: "1"'} <= set(shown)
    assert file.read_bytes() == EXPORT.encode()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["refresh", "nowhere"], "no register is called 'nowhere'"),
        (["refresh", LITHUANIA, "--every", "5x"], "--every 5x is no interval. Write 24h"),
        (["refresh", LITHUANIA, "--every", "0h"], "--every 0h is no interval"),
        (["refresh", LITHUANIA, "--country", "GB"], "No register of country 'GB' is fetched"),
        (["import", "nowhere", "list.csv"], "no register is called 'nowhere'"),
        (["import", "reviewed-channels", "list.csv"], "reviewed-channels is not imported"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(
    store: Store, xiancha: Command, arguments: list[str], words: str
) -> None:
    before = contents(store)
    code, out, err = xiancha(*arguments)
    assert (code, out) == (1, "")
    assert re.fullmatch(r"xiancha: .*\n", err)
    assert words in err
    assert contents(store) == before
