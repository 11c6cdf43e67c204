"""A door's number is shown beside official sites only: no other page may be its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from xiancha.content.content_models import Doors
from xiancha.content.problems import Message, Problem
from xiancha.content.source import Source

_GOVERNMENT = re.compile(r"(?:^|\.)(?:gov|go)\.[a-z]{2}$")


def is_official(address: str, named: tuple[str, ...]) -> bool:
    """True for a government's host, a host that is named, and what lies below one of them."""
    host = urlsplit(address).hostname or ""
    return bool(_GOVERNMENT.search(host)) or any(f".{host}".endswith(f".{one}") for one in named)


def unofficial(source: Source, found: Doors) -> Iterator[Problem]:
    """Addresses of doors that no agency runs."""
    for i, door in enumerate(found.doors):
        for field in ("url", "source"):
            address = getattr(door, field)
            if address and not is_official(address, found.official):
                host = urlsplit(address).hostname
                what = Message(
                    f"{host} is not known as an official site, and borrowers would trust it",
                    f"{host} 不是已知的官方网站，借款人会当真",
                )
                advice = Message(
                    "write the agency’s own address or leave the line out; an official host that"
                    " is no government’s goes into official:, at the top of doors.yml",
                    "写主管部门自己的网址，或者删掉这一行；不在政府域名下的官方网站，"
                    "写进 doors.yml 开头的 official:",
                )
                yield source.problem(("doors", i, field), what, advice)
