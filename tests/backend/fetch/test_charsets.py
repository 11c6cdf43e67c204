"""Servers that declare another charset than that of their text, from the fetch to the rows."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from loopback import Behaviour, Loopback, reply

from xiancha.fetch.archive import Archive
from xiancha.fetch.client import Fetcher
from xiancha.model import Reading, Row, Source
from xiancha.refresh.accept import Outcome
from xiancha.refresh.renew import renew
from xiancha.registers import catalogue
from xiancha.registers.lt_illegal_websites.parse import URL
from xiancha.store import Store
from xiancha.store.current_rows import current

BOARD = "https://www.youcash.com/xxgg/"
LENDER, PART = "cn-partner-lists", "youcash/collector"
META = '<meta charset="gbk">'
LISTED = '<ul><li><a href="1.html">催收合作机构信息公示</a><span>2026-02-28</span></li></ul>'
NOTICE = (
    "<table><tr><td>序号</td><td>公司名称</td><td>联系电话</td></tr>"
    "<tr><td>1</td><td>甲信用管理有限公司</td><td>021-12345678</td></tr></table>"
)


def declared(text: str, encoding: str, charset: str) -> Behaviour:
    """An answer in one encoding whose header declares this charset."""
    headers = {"Content-Type": f"text/html; charset={charset}"}
    return reply(text.encode(encoding), headers=headers)


def partners(
    server: Loopback, source: Fetcher, store: Store, archive: Archive, charset: str, meta: str = ""
) -> list[Outcome]:
    """A lender's board and notice in GBK, declared as this charset; what became of them."""
    for url, body in ((BOARD, LISTED), (f"{BOARD}1.html", NOTICE)):
        server.on(url, declared(meta + body, "gbk", charset))
    return renew(catalogue.register(LENDER), "youcash", source.get, store, archive)


def test_utf_8_that_is_declared_as_gbk_is_read_as_it_is(
    server: Loopback, source: Fetcher, store: Store, archive: Archive
) -> None:
    lines = "".join(f"http://site-{n}.example;UAB Šviesūs Pinigai;\n" for n in range(90))
    text = f"Domenas;Bendrovės pavadinimas;Prekės ženklas\n{lines}"
    server.on(URL, declared(text, "utf-8", "gbk"))
    lithuania = catalogue.register("lt-illegal-websites")
    (outcome,) = renew(lithuania, "", source.get, store, archive)
    assert (outcome.problem, outcome.rows) == ("", 90)
    printed = {one.row.fields["Bendrovės pavadinimas"] for one in current(store, lithuania.id)}
    assert printed == {"UAB Šviesūs Pinigai"}


@pytest.mark.parametrize(("charset", "meta"), [("gb2312", ""), ("utf-8", META)])
def test_gbk_is_read_where_one_of_its_labels_is_right(
    server: Loopback, source: Fetcher, store: Store, archive: Archive, charset: str, meta: str
) -> None:
    (outcome,) = partners(server, source, store, archive, charset, meta)
    assert (outcome.problem, outcome.rows) == ("", 1)
    assert [one.row.name for one in current(store, LENDER)] == ["甲信用管理有限公司"]


@pytest.mark.parametrize(
    ("charset", "words"),
    [
        ("utf-8", f"{BOARD} is no UTF-8 text (byte 25), although it says so. "),
        ("iso-8859-1", f"{BOARD} should list the notices of "),
    ],
)
def test_gbk_that_is_declared_as_something_else_changes_nothing(
    server: Loopback, source: Fetcher, store: Store, archive: Archive, charset: str, words: str
) -> None:
    now = datetime.now(UTC)
    held = Source(LENDER, date(2026, 1, 1), now, sha256="0", url=f"{BOARD}0.html")
    row = Row(key="youcash|collector|乙", name="乙信用管理有限公司", category="collector")
    store.accept("document:0", held, Reading(as_of=held.as_of, rows=(row,)), PART)
    before = list(current(store, LENDER))
    (outcome,) = partners(server, source, store, archive, charset)
    assert outcome.problem.startswith(words)
    assert outcome.problem.isprintable()
    assert list(current(store, LENDER)) == before
    assert [run.problem for run in store.runs(LENDER)] == [outcome.problem]
