"""The search in certificate transparency logs for the hosts of an organisation. Pure.

What it finds are candidates, never claims: logs keep what is old and what was issued by
mistake, and whoever can log a certificate can put any name there.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from pydantic import NaiveDatetime

from xiancha import normalise
from xiancha.model import Document, Get, Model
from xiancha.registers.parsing.shapes import shaped_json
from xiancha.registers.parsing.text import kind
from xiancha.registers.shared_hosts import is_shared


class Found(Model):
    """One certificate in the answer; times are UTC. The last three fields are not read."""

    issuer_name: str
    common_name: str | None
    name_value: str
    id: int
    entry_timestamp: str | None
    not_before: NaiveDatetime
    not_after: NaiveDatetime
    issuer_ca_id: Any = None
    serial_number: Any = None
    result_count: Any = None


def request(organisation: str) -> Get:
    """Ask for every certificate whose subject bears this organisation."""
    return Get(url=f"https://crt.sh/?O={quote(organisation, safe='')}&output=json")


def hosts(document: Document, at: datetime) -> list[str]:
    """The hosts in the certificates in force at `at`: fewest labels first, no shared hosts.

    Of a wildcard the part after “*.” is taken; e-mail addresses and other names are passed over.
    Raises Refused where the answer is not the list that the search gives.
    """
    moment = at.astimezone(UTC).replace(tzinfo=None)
    found: dict[str, None] = {}
    for one in _read(document):
        texts = [one.common_name or "", *one.name_value.split("\n")]
        if one.not_before <= moment <= one.not_after:
            found |= dict.fromkeys(host for text in texts if (host := _host(text)))
    return sorted(found, key=lambda host: host.count("."))


def _read(document: Document) -> list[Found]:
    """The entries of an answer, each of which must be as they always were."""
    if document.body.lstrip().startswith(b"[{"):
        problem = "The certificate search gave an entry of a new shape"
    else:
        answer = kind(document.body)
        problem = f"The certificate search answered with {answer} instead of a list of certificates"
    advice = "Try again later. If the search changed its answers, the reader must learn them."
    return shaped_json(document.body, list[Found], problem, advice)


def _host(text: str) -> str | None:
    host = normalise.host(text.removeprefix("*."))
    return host if host and not is_shared(host) else None
