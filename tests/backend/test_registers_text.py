"""The table of registers: what is held, how old it is, what succeeded last and what did not."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime

import pytest
from registry import LITHUANIA
from warned_sites import accept_warned_sites

from xiancha.commands import registers_docs
from xiancha.commands.registers_text import register, stale, table
from xiancha.refresh.starter import load_starter
from xiancha.registers import catalogue
from xiancha.store import Store

TODAY = date(2026, 11, 25)
HAN = "中邮消费金融有限公司、浙江宁银消费金融股份有限公司、招联消费金融股份有限公司"
LONG = (
    "https://www.lb.lt/illegalwww answered 404. Nothing was changed; try again later, or open it."
)


@pytest.fixture
def tried(store: Store) -> Store:
    """A store in which one register was fetched on the 20th and failed on the 24th."""
    accept_warned_sites(store, date(2024, 3, 6))
    store.record(LITHUANIA, "", datetime(2026, 11, 20, tzinfo=UTC))
    store.record(LITHUANIA, "", datetime(2026, 11, 24, tzinfo=UTC), problem=LONG)
    return store


def test_the_table_shows_the_last_success_and_the_last_error(tried: Store) -> None:
    head, *lines = table(tried, TODAY).splitlines()
    assert re.split(r"  +", head.strip()) == [
        "register",
        "rows",
        "whole",
        "as of",
        "last success",
        "last error",
        "stale in",
    ]
    at = next(number for number, line in enumerate(lines) if line.startswith(LITHUANIA))
    assert re.split(r" +", lines[at]) == [
        *(LITHUANIA, "LT", "99", "whole", "2024-03-06", "2026-11-20", "2026-11-24", "STALE")
    ]
    assert lines[at + 1].startswith("    tried: ")
    assert lines[at + 2] == f"    last error: {LONG}"
    never = next(line for line in lines if line.startswith("ke-cbk-dcp"))
    assert re.split(r" +", never)[3:] == ["no", "nothing", "never", "none", ""]


def test_an_error_before_the_last_success_is_none(tried: Store) -> None:
    tried.record(LITHUANIA, "", datetime(2026, 11, 25, tzinfo=UTC))
    line = next(one for one in table(tried, TODAY).splitlines() if one.startswith(LITHUANIA))
    assert " 2026-11-25 " in line
    assert " none " in line


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(tried: Store, width: int) -> None:
    tried.record("ke-cbk-dcp", "", datetime(2026, 11, 24, tzinfo=UTC), problem=HAN)
    folded = table(tried, TODAY, width)
    assert max(map(cells, folded.splitlines())) <= width
    assert "".join(table(tried, TODAY).split()).count("tried:") == folded.count("tried:")
    joined = " ".join(folded.split())
    assert f"last error: {LONG}" in joined
    assert HAN in "".join(folded.split())
    assert catalogue.register("certificates").tried["en"] in joined


def cells(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


def test_what_is_kept_in_the_repository_becomes_stale(store: Store) -> None:
    reviewed = catalogue.register("reviewed-channels")
    load_starter(reviewed, store)
    assert stale(store, date(2026, 11, 25)) == []
    assert stale(store, date(2028, 2, 1)) == ["reviewed-channels"]
    assert "stale after 400 days" in register(reviewed, store)


def test_of_certificates_each_claim_ends_by_itself(store: Store) -> None:
    counted = "each claim counts for 60 days after it was last seen"
    assert counted in register(catalogue.register("certificates"), store)
    assert f"- **Age:** renewed about every 7 days; {counted}\n" in registers_docs.page()
