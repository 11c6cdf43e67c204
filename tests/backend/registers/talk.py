"""Holds a register's conversation over the real client, with the answers of a test."""

from __future__ import annotations

from datetime import UTC, datetime

import respx

from xiancha.fetch.client import fetcher
from xiancha.model import Document
from xiancha.refresh import hold
from xiancha.registers import catalogue


def talk(register: str, answers: dict[str, bytes]) -> Document:
    """The document at the end of the conversation; every answer must be asked for."""
    with respx.mock(assert_all_called=True) as web, fetcher() as client:
        for url, body in answers.items():
            web.get(url).respond(content=body)
        return hold(catalogue.register(register), client.get)


def document(body: bytes, **more: object) -> Document:
    """A document as a person would give it."""
    given = {"url": "https://example.org/list", "retrieved_at": datetime(2026, 11, 24, tzinfo=UTC)}
    return Document.model_validate({"body": body, **given, **more})
