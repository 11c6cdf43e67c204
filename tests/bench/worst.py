"""The worst question of each kind beside the median ordinary one: `python tests/bench/worst.py`.

Each question goes through the whole application, by GET and by POST, in this process. What is
counted is processor time, and of the ordinary ones and of the slowest the least of five
measurements: a busy machine only adds to it.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import sys
import tempfile
from pathlib import Path
from random import Random
from statistics import median
from time import process_time
from typing import Any, NamedTuple
from urllib.parse import urlencode

import edition
import hostile
from starlette.types import ASGIApp, Message

from xiancha.edition import on_disk
from xiancha.lookup import KINDS
from xiancha.web.app import create_app

COUNT = 10_000
AGAIN = 30
MOST = 50
"""The worst question costs at most so many times as much as the median ordinary one."""


class Asked(NamedTuple):
    """A question, how it is asked, what shape it has, and the seconds that it took."""

    seconds: float
    method: str
    kind: str
    shape: str
    text: str


async def send(app: ASGIApp, method: str, query: bytes = b"", body: bytes = b"") -> int:
    """The status of the answer to /v1/lookup, asked without a network."""
    status = 0

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def sending(message: Message) -> None:
        nonlocal status
        status = message.get("status", status)

    scope = {
        "type": "http", "method": method, "path": "/v1/lookup", "root_path": "",
        "query_string": query, "headers": [], "http_version": "1.1", "scheme": "http",
    }  # fmt: skip
    await app(scope, receive, sending)
    return status


async def timed(app: ASGIApp, method: str, kind: str, shape: str, text: str) -> Asked:
    """The question asked once."""
    query = urlencode({kind: text}).encode() if method == "GET" else b""
    body = b"" if method == "GET" else json.dumps({"questions": [{kind: text}]}).encode()
    began = process_time()
    status = await send(app, method, query, body)
    took = process_time() - began
    if status not in (200, 400):
        raise SystemExit(f"{method} {kind}={text!r} was answered {status}")
    return Asked(took, method, kind, shape, text)


def ordinary(file: Path) -> dict[str, list[str]]:
    """Everyday questions of each kind: half of them of what the edition holds."""
    database = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
    chance = Random(7)

    def held(select: str) -> list[str]:
        return [row[0] for row in database.execute(f"{select} ORDER BY 1 LIMIT 100000")]

    channels = "SELECT value FROM channels WHERE type ="
    known = {
        "host": held(f"{channels} 'host'"),
        "app": held(f"{channels} 'app'"),
        "phone": held(f"{channels} 'phone'"),
        "licence": held("SELECT normal FROM licences"),
        "name": held("SELECT text FROM names"),
    }
    unknown = {
        "host": [
            f"www.{a}{b}.com" for a in ("happy", "kuai", "ssd") for b in ("shop", "42", "news")
        ],
        "app": [f"com.example.{name}" for name in ("loans", "cash", "notes", "weather")],
        "phone": ["13800138000", "021-12345678", "99990000", "400 123 4567"],
        "licence": ["999/2025", "K0000000000", "91110000MA0000000X"],
        "name": [
            "某某消费金融有限公司",
            "快乐借",
            "HAPPY LOANS PTE LTD",
            "张三小额贷款公司",
            "好分期",
        ],
    }
    database.close()
    found = {
        kind: chance.choices(known[kind] or unknown[kind], k=150)
        + chance.choices(unknown[kind], k=150)
        for kind in known
    }
    return {"q": [text for texts in found.values() for text in texts], **found}


async def measure(app: ASGIApp, everyday: dict[str, list[str]], count: int) -> None:
    """Print one line for each kind and method, as soon as it is known."""
    for kind in KINDS:
        for method in ("GET", "POST"):
            usual = [Asked(0, method, kind, "", text) for text in everyday[kind]]
            middle = median([(await _least(app, one)).seconds for one in usual])
            asked = [
                await timed(app, method, kind, shape, text)
                for shape, text in hostile.questions(count, seed=len(kind))
            ]
            asked.sort(reverse=True)
            again = [await _least(app, one) for one in asked[:AGAIN]]
            print(_line(max(again), middle), flush=True)


async def _least(app: ASGIApp, one: Asked) -> Asked:
    return min([await timed(app, *one[1:]) for _ in range(5)])


def _line(worst: Asked, middle: float) -> str:
    text = worst.text if len(worst.text) <= 24 else f"{worst.text[:24]}…"
    return (
        f"{worst.kind:<8}{worst.method:<5}{middle * 1e6:>9,.0f}{worst.seconds * 1e6:>11,.0f}"
        f"{worst.seconds / middle:>7.0f} ×  {worst.shape} ({len(worst.text)} letters): {text!r}"
    )


def main(count: int = COUNT, lenders: int = 0) -> None:
    """The table over the starter edition, or over one of so many invented lenders."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "bench"
        editions = edition.build(place, lenders) if lenders else edition.starter(place)
        everyday = ordinary(on_disk.newest(editions).path("lookup.sqlite"))
        app: Any = create_app(editions)
        print(f"{count:,} questions of each kind; microseconds of processor time")
        print(f"{'':<13}{'ordinary':>9}{'worst':>11}{'':>7}    shape of the worst")
        asyncio.run(measure(app, everyday, count))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
