"""A firm is looked up with the operator's key, and again only when it is due."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
import respx
from commands import Command
from gb_fca import ANSWERS, FIRM, FOUND, FRN
from talk import IMPATIENT

from xiancha.commands import registers as register_commands
from xiancha.fetch.client import fetcher
from xiancha.refresh.renew import not_due
from xiancha.registers import catalogue
from xiancha.settings import Settings
from xiancha.store import Store

REGISTER = "gb-fca-register"


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[respx.Router]:
    """The API, for an operator who has a key; nobody waits between requests."""
    monkeypatch.setenv("XIANCHA_FCA_EMAIL", "operator@example.org")
    monkeypatch.setenv("XIANCHA_FCA_KEY", "a-key-of-the-tests")
    monkeypatch.setattr(register_commands, "fetcher", partial(fetcher, clock=IMPATIENT))
    with respx.mock(assert_all_called=False) as web:
        for url, body in ANSWERS.items():
            web.get(url).respond(content=body)
        yield web


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    settings.data_dir.mkdir()
    made = Store(settings.database)
    yield made
    made.close()


def due_in(store: Store, days: int) -> bool:
    now = datetime.now(UTC) + timedelta(days=days)
    return not not_due(catalogue.register(REGISTER), FRN, store, now)


def test_a_firm_that_was_looked_up_is_not_asked_for_until_it_is_due(
    store: Store, api: respx.Router, xiancha: Command
) -> None:
    assert xiancha("refresh", REGISTER)[0] == 0
    code, out, err = xiancha("refresh", REGISTER)
    assert len(api.calls) == 4
    assert (code, out) == (0, f"{REGISTER} {FRN}: 1 rows as of 2026-05-01\n")
    day = r"\d{4}-\d\d-\d\d"
    assert re.fullmatch(
        rf"note: {REGISTER} {FRN}: looked up on {day} and not due before {day}. "
        r"Look it up now: xiancha refresh gb-fca-register --again\n",
        err,
    )
    assert len(store.runs(REGISTER)) == 1
    assert not due_in(store, days=6)
    assert due_in(store, days=7)


def test_again_asks_before_it_is_due(store: Store, api: respx.Router, xiancha: Command) -> None:
    for _ in range(2):
        assert xiancha("refresh", REGISTER, "--again")[0] == 0
    assert len(api.calls) == 8


def test_a_firm_that_could_not_be_looked_up_is_due(
    store: Store, api: respx.Router, xiancha: Command
) -> None:
    api.get(f"{FIRM}/Names").respond(404)
    for _ in range(2):
        assert xiancha("refresh", REGISTER)[0] == 1
    assert len(api.calls) == 4


def test_an_import_looks_nothing_up(
    store: Store, xiancha: Command, api: respx.Router, tmp_path: Path
) -> None:
    (tmp_path / "firm.json").write_text(json.dumps(FOUND), "utf-8")
    assert xiancha("import", REGISTER, str(tmp_path / "firm.json"), "--part", FRN)[0] == 0
    assert due_in(store, days=0)


def test_a_register_that_anybody_may_read_is_always_due(store: Store) -> None:
    assert not not_due(catalogue.register("lt-illegal-websites"), "", store, datetime.now(UTC))
