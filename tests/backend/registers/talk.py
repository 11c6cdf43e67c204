"""Holds a register's conversation over the real client, with the answers of a test."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import respx
import stamina

from xiancha.fetch.archive import Archive
from xiancha.fetch.client import fetcher
from xiancha.fetch.clock import Clock
from xiancha.model import Document
from xiancha.registers import catalogue
from xiancha.sandbox import hold

IMPATIENT = Clock(sleep=lambda _: None)
Answers = Mapping[str, bytes | list[bytes]]
"""What each URL answers, to GET and POST alike; several bodies are answered one by one."""


def talk(register: str, answers: Answers, part: str = "") -> Document:
    """The one document at the end of the conversation; every answer must be asked for."""
    (found,) = talks(register, answers, part)
    return found


def talks(register: str, answers: Answers, part: str = "") -> tuple[Document, ...]:
    """All documents at the end of the conversation about one part of a register.

    No host has a robots.txt; the operator's key is set where the register needs one.
    """
    one = catalogue.register(register)
    keys = {one.credential: {"X-Key": "a-key-of-the-tests"}}
    with (
        TemporaryDirectory() as folder,
        stamina.set_testing(True, attempts=1),
        respx.mock(assert_all_called=False) as robots,
        respx.mock() as web,
        fetcher(Archive(Path(folder)), keys, clock=IMPATIENT) as client,
    ):
        robots.get(path="/robots.txt").respond(404)
        for url, bodies in answers.items():
            route = web.route(url=url)
            if isinstance(bodies, bytes):
                route.respond(content=bodies)
            else:
                route.mock(side_effect=[httpx.Response(200, content=body) for body in bodies])
        return hold(one, part, client.get)


def document(body: bytes, **more: object) -> Document:
    """A document as a person would give it."""
    given = {"url": "https://example.org/list", "retrieved_at": datetime(2026, 11, 24, tzinfo=UTC)}
    return Document.model_validate({"body": body, **given, **more})
