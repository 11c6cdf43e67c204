"""What was asked stays nowhere in memory once it is answered."""

from __future__ import annotations

import gc
import http.client
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from served import serving

from xiancha.lookup import Edition
from xiancha.web.app import create_app

pytestmark = pytest.mark.slow
MARK = "zqxw" + "vkj"
"""In no other text of this process: what holds it holds a question."""
ASKED = {
    "q": (
        "{}",
        "{}贷款是真的吗？同事跑了，他们找我要钱，打电话给我妈妈",
        "{} loan, they call my contacts, what can i do",
        "https://{}.example.com/apply",
        "安装 {}.apk 加微信 {}，拨 13800138000",
    ),
    "name": ("{} Finance Pte Ltd", "{}小额贷款有限公司"),
    "host": ("www.{}-msxf.com", "mail.{}.msxf.com.cn"),
    "app": ("com.{}.loans",),
    "licence": ("{}/2026",),
}


@pytest.fixture(autouse=True)
def _all_seen() -> Iterator[None]:
    """What `conftest.py` has frozen is in no list of the collector: modules, and their caches."""
    gc.unfreeze()
    yield
    gc.freeze()


def holders() -> Iterator[Any]:
    """What holds a text with the mark: containers, the tables of caches, objects."""
    for one in gc.get_objects():
        if type(one).__name__ != "frame" and any(map(_marked, _texts(one))):
            yield one


def _texts(one: Any) -> Iterator[str | bytes]:
    """The texts in a container, and in what it holds that the collector does not track."""
    for held in gc.get_referents(one):
        if isinstance(held, str | bytes):
            yield held
        elif not gc.is_tracked(held):
            yield from _texts(held)


def _marked(text: str | bytes) -> bool:
    return MARK in (text if isinstance(text, str) else text.decode("latin-1")).lower()


def test_what_the_collector_does_not_track_is_looked_into() -> None:
    keys, values = [{("q", MARK): "x"}], [{"q": f"{MARK} loan"}]
    gc.collect()
    assert [gc.is_tracked(one) for one in (*keys, *values)] == [False, False]
    assert {id(keys), id(values)} <= {id(one) for one in holders()}


def test_nothing_that_was_asked_of_the_server_is_kept(edition: Edition) -> None:
    before = [id(one) for one in holders()]
    with serving(create_app(edition.whole.editions)) as (host, port):
        for kind, texts in ASKED.items():
            for text in texts:
                assert _asks_back(host, port, kind, text.replace("{}", MARK))
        assert _asks_back(host, port, "q", "another")  # the connection before is closed by then
        gc.collect()
        assert [type(one) for one in holders() if id(one) not in before] == []


def _asks_back(host: str, port: int, kind: str, text: str) -> bool:
    """Asks the server; true where its answer is about this text."""
    connection = http.client.HTTPConnection(host, port)
    connection.request("GET", f"/v1/lookup?{kind}={quote(text)}")
    answer: dict[str, Any] = json.loads(connection.getresponse().read())
    connection.close()
    return bool(answer["query"]["text"] == text)
