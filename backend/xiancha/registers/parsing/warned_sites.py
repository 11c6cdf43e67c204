"""Sites that a list warns of, one row each. Pure.

Such lists print addresses beside names of the firms imitated, so only hosts are taken.
"""

from __future__ import annotations

import re

from xiancha.model import Channel, ChannelType, Row, Status
from xiancha.registers.parsing.hosts import front_host
from xiancha.registers.parsing.rows import Cells, joined_fields
from xiancha.registers.shared_hosts import is_shared

_BETWEEN = re.compile(r"[\s,;]+")


def addresses(text: str) -> list[str]:
    """What blanks, commas and semicolons part, without mail."""
    return [one for one in _BETWEEN.split(text) if one and "@" not in one]


def own_hosts(text: str) -> list[str]:
    """The hosts whose front pages are among the addresses of a text, each once.

    Pages within a site, and what is on a host that many share, warn of no host.
    """
    hosts = dict.fromkeys(front_host(one) for one in addresses(text))
    return [host for host in hosts if host and not is_shared(host)]


def site(host: str, seen_on: str, fields: Cells | None = None) -> Row:
    """One site that is warned of; it has no name."""
    return Row(
        key=host,
        name="",
        status=Status.warned,
        channels=(Channel(type=ChannelType.host, value=host),),
        seen_on=seen_on,
        fields=fields or {},
    )


def joined(first: Row, again: Row) -> Row:
    """One row for a site that is listed again: what is printed beside it, and the later day."""
    fields = joined_fields(first.fields, again.fields)
    seen_on = max(first.seen_on, again.seen_on)
    return first.model_copy(update={"fields": fields, "seen_on": seen_on})


def left_out(number: int) -> tuple[str, ...]:
    """The note on entries that gave no host."""
    note = f"{number} entries give no front page of a site of its own. They were left out."
    return (note,) if number else ()
