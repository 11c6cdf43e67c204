"""The lenders whose lists of partners are read, from `publishers.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from xiancha import normalise
from xiancha.model import Model


class Publisher(Model):
    """A lender, the host of its own site, and how that site lists notices.

    `section` is the number of the list where one address answers for many; `ignored` are
    titles of notices that name partners but are no list of them.
    """

    id: str
    name: str
    host: str
    way: Literal["json-list", "mgp-post", "json-news", "html-list"]
    entry: str
    section: str = ""
    ignored: tuple[str, ...] = ()


@cache
def publishers() -> dict[str, Publisher]:
    """Every publisher by id, in the order of the file."""
    text = Path(__file__).with_name("publishers.toml").read_text("utf-8")
    entries = tomllib.loads(text)["publisher"]
    return {entry["id"]: Publisher.model_validate(entry) for entry in entries}


def publisher_at(url: str) -> Publisher | None:
    """The publisher on whose own site this address lies, None where it is nobody's."""
    hosts = set(normalise.walk(normalise.host(url) or ""))
    return next((one for one in publishers().values() if one.host in hosts), None)
