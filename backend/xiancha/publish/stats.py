"""What a sign-off compares of an edition: how much it holds, how full it is, what it says."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from xiancha import normalise
from xiancha.edition.database import Database
from xiancha.model import ChannelType, Model

_KEPT = Path(__file__).with_name("kept.toml")
_LENDERS = """
    SELECT substr(l.id, 1, instr(l.id, ':') - 1) AS register, a.verdict, count(*),
           sum(json_extract(a.lender, '$.licence') != '')
    FROM lenders l JOIN answers a ON a.id = l.answer GROUP BY 1, 2
"""
_CHANNELS = """
    SELECT c.type, a.verdict, count(*)
    FROM channels c JOIN answers a ON a.id = c.answer GROUP BY 1, 2
"""
_REACHED = """
    SELECT c.type, substr(json_extract(a.lender, '$.id'), 1,
                          instr(json_extract(a.lender, '$.id'), ':') - 1),
           count(DISTINCT json_extract(a.lender, '$.id'))
    FROM channels c JOIN answers a ON a.id = c.answer WHERE a.lender != 'null' GROUP BY 1, 2
"""


class Named(Model):
    """Hosts and names, as people write them."""

    hosts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class Kept(Model):
    """What must not change by itself: `keep` by register, and what is never warned of."""

    keep: dict[str, Named]
    never_warned: Named


@cache
def kept() -> Kept:
    """The list that maintainers keep."""
    return Kept.model_validate(tomllib.loads(_KEPT.read_text("utf-8")))


class Measured(Model):
    """One edition. Each key says in words what is counted.

    `counts` are numbers of rows, lenders and channels; `rates` say how many of how many lenders
    have something; `verdicts` are those of what is kept, `none` where it is not there; `warned` is
    what an edition warns of although it never may.
    """

    counts: dict[str, int]
    rates: dict[str, tuple[int, int]]
    verdicts: dict[str, str]
    warned: frozenset[str]


def measured(database: Database, kept: Kept) -> Measured:
    """Measure an open edition. Raises sqlite3.Error where its database is damaged."""
    counts, rates = _lenders(database)
    return Measured(
        counts=counts | dict(_channels(database)),
        rates=rates,
        verdicts=dict(_verdicts(database, kept)),
        warned=frozenset(_warned(database, kept.never_warned)),
    )


def _lenders(database: Database) -> tuple[dict[str, int], dict[str, tuple[int, int]]]:
    """Rows and lenders per register, and how many of these have a licence number or a channel."""
    coverage = json.loads(database.facts()["coverage"])
    counts = {f"{one['id']}: rows": one["rows"] for one in coverage["registers"]}
    all_of: dict[str, int] = {}
    licensed: dict[str, int] = {}
    for register, verdict, lenders, numbered in database.connection.execute(_LENDERS):
        counts[f"{register}: lenders {verdict}"] = lenders
        all_of[register] = all_of.get(register, 0) + lenders
        licensed[register] = licensed.get(register, 0) + numbered
    rates = {f"{one}: licence number": (licensed[one], all_of[one]) for one in all_of}
    rates |= {f"{one}: {kind}": (0, all_of[one]) for one in all_of for kind in ChannelType}
    for kind, register, reached in database.connection.execute(_REACHED):
        rates[f"{register}: {kind}"] = (reached, all_of[register])
    return counts, rates


def _channels(database: Database) -> Iterator[tuple[str, int]]:
    for kind, verdict, count in database.connection.execute(_CHANNELS):
        yield f"{kind}s {verdict}", count


def _verdicts(database: Database, kept: Kept) -> Iterator[tuple[str, str]]:
    for register, named in kept.keep.items():
        for host in named.hosts:
            yield f"{register}: {host}", _of_host(database, host)
        for name in named.names:
            yield f"{register}: {name}", _of_name(database, name)


def _warned(database: Database, never: Named) -> Iterator[str]:
    yield from (host for host in never.hosts if _of_host(database, host) == "warned")
    for name in never.names:
        normal = normalise.company(name)
        if "warned" in _of_name(database, name) or database.warned_names(normal, own=True):
            yield name


def _of_host(database: Database, host: str) -> str:
    answer = database.channel("host", normalise.host(host) or host)
    return _words(database, [] if answer is None else [answer])


def _of_name(database: Database, name: str) -> str:
    return _words(database, {one.answer for one in database.bearers(normalise.company(name))})


def _words(database: Database, answers: Iterable[int]) -> str:
    """The verdicts of these answers, each once: usually one."""
    found = {database.answer(one, "en").verdict for one in answers}
    return ", ".join(sorted(found)) or "none"
