"""What an edition changed, compared with the one before, written into its own database.

The changes of earlier editions are carried on, so that one edition tells all: whoever holds an
older one asks for what came since. Of the same content after the same edition the same is written.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from xiancha.edition.changes import FROM, Change

KEPT = 400 * 86400
"""Seconds for which a change is carried on: more than a year."""
MOST = 5000
"""Of more changes of one kind in one register a single row tells how many there were."""
_ANSWER = "{0}.verdict, {0}.reason, {0}.country, {0}.lender, {0}.evidence"
_BOTH = f"{_ANSWER.format('a')}, {_ANSWER.format('b')}"
_DIFFER = "a.verdict <> b.verdict OR a.reason <> b.reason OR a.lender <> b.lender"
_LENDERS = f"""
SELECT n.id, {_BOTH} FROM main.lenders n JOIN main.answers a ON a.id = n.answer
LEFT JOIN old.lenders o ON o.id = n.id LEFT JOIN old.answers b ON b.id = o.answer
WHERE b.id IS NULL OR {_DIFFER}
UNION ALL
SELECT o.id, {_BOTH} FROM old.lenders o JOIN old.answers b ON b.id = o.answer
LEFT JOIN main.lenders n ON n.id = o.id LEFT JOIN main.answers a ON a.id = n.answer
WHERE a.id IS NULL ORDER BY 1
"""
_SAME = "n.type = o.type AND n.value = o.value"
_CHANNELS = f"""
SELECT n.type || ':' || n.value, {_BOTH}
FROM main.channels n JOIN main.answers a ON a.id = n.answer
LEFT JOIN old.channels o ON {_SAME} LEFT JOIN old.answers b ON b.id = o.answer
WHERE b.id IS NULL OR {_DIFFER}
UNION ALL
SELECT o.type || ':' || o.value, {_BOTH}
FROM old.channels o JOIN old.answers b ON b.id = o.answer
LEFT JOIN main.channels n ON {_SAME} LEFT JOIN main.answers a ON a.id = n.answer
WHERE a.id IS NULL ORDER BY 1
"""
_WARNINGS = """
SELECT id, register, country, value, evidence FROM {0}.warnings n
WHERE NOT EXISTS (SELECT 1 FROM {1}.warnings o WHERE o.id = n.id) ORDER BY id
"""
_COLUMNS = ", ".join("?" * len(Change._fields))


class _Told(NamedTuple):
    """A change without its place; `group` is the register by which such changes are counted."""

    group: str
    kind: str
    what: str
    id: str
    lender: str
    name: str
    country: str
    before: str
    after: str
    register: str
    as_of: str
    url: str


def write(file: Path, number: int, before: Path | None, before_number: int) -> None:
    """Write into the database of edition `number` what it changed.

    `before` is the database of the edition before, None where there is none. With one that is
    damaged nothing is compared: changes are known from here on.
    """
    since, rows = 0, list[Change]()
    if before:
        since, rows = _known(file, number, before, before_number)
    connection = sqlite3.connect(file)
    try:
        connection.execute("PRAGMA synchronous = OFF")
        with connection:
            connection.executemany(f"INSERT INTO changes VALUES ({_COLUMNS})", rows)
            connection.execute("INSERT INTO facts VALUES (?, ?)", (FROM, json.dumps(since)))
    finally:
        connection.close()
    with file.open("r+b") as whole:
        os.fsync(whole.fileno())


def _known(file: Path, number: int, before: Path, before_number: int) -> tuple[int, list[Change]]:
    """Since which edition changes are known, and the changes, oldest first.

    0 as long as nothing changed: of the same content the same is written.
    """
    connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
    try:
        old = f"{before.resolve().as_uri()}?mode=ro&immutable=1"
        connection.execute("ATTACH ? AS old", (old,))
        carried = [*_carried(connection, number)]
        told = chain(_lenders(connection), _channels(connection), _warnings(connection))
        new = [
            Change(number, place, *_placed(one, count))
            for place, (one, count) in enumerate(_bounded(told), 1)
        ]
        since = _since(connection) or (before_number if new else 0)
        return max(since, _forgotten(connection, number)), [*carried, *new]
    except (sqlite3.Error, ValueError, KeyError):
        return 0, []
    finally:
        connection.close()


def _since(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT value FROM old.facts WHERE name = ?", (FROM,)).fetchone()
    return int(json.loads(row[0])) if row else 0


def _forgotten(connection: sqlite3.Connection, number: int) -> int:
    """The newest edition whose changes are carried on no more, 0 where there is none."""
    gone = "SELECT max(edition) FROM old.changes WHERE edition < ?"
    return int(connection.execute(gone, (number - KEPT,)).fetchone()[0] or 0)


def _carried(connection: sqlite3.Connection, number: int) -> Iterator[Change]:
    kept = "SELECT * FROM old.changes WHERE edition >= ? ORDER BY edition, place"
    return (Change(*row) for row in connection.execute(kept, (number - KEPT,)))


def _placed(one: _Told, count: int) -> tuple[Any, ...]:
    """The fields of a change behind its edition and place."""
    if count > 1:
        return (one.country, one.group, one.kind, "", "", "", one.what, "", "", count, "", "")
    said = (one.country, one.register, one.kind, one.id, one.lender, one.name)
    return (*said, one.what, one.before, one.after, 1, one.as_of, one.url)


def _bounded(told: Iterable[_Told]) -> Iterator[tuple[_Told, int]]:
    """Each change with 1; of a group of more than MOST the first, with their number.

    No more of a group are held: all lenders of a country may be new.
    """
    groups: dict[tuple[str, str, str], list[_Told]] = defaultdict(list)
    counts: Counter[tuple[str, str, str]] = Counter()
    for one in told:
        key = one.kind, one.group, one.what
        counts[key] += 1
        if counts[key] <= MOST:
            groups[key].append(one)
    for key, found in groups.items():
        if counts[key] > MOST:
            yield found[0], counts[key]
        else:
            yield from ((one, 1) for one in found)


def _lenders(connection: sqlite3.Connection) -> Iterator[_Told]:
    for id, *answers in connection.execute(_LENDERS):
        yield from _told("lender", id, answers[:5], answers[5:])


def _channels(connection: sqlite3.Connection) -> Iterator[_Told]:
    """Channels of lenders: what is only warned of stands among the warnings."""
    for id, *answers in connection.execute(_CHANNELS):
        if {answers[3], answers[8]} - {None, "null"}:
            yield from _told("channel", id, answers[:5], answers[5:])


def _told(kind: str, id: str, new: list[Any], old: list[Any]) -> Iterator[_Told]:
    """What differs between two answers, each a verdict, reason, country, lender and evidence."""
    _, _, country, owner, evidence = new if new[0] else old
    lender = json.loads(owner) or json.loads(old[3] or "null")
    newest: dict[str, str] = max(
        json.loads(evidence), key=lambda one: str(one["as_of"]), default={}
    )
    for what, before, after in _differences(kind, new, old):
        yield _Told(
            group=lender["id"].partition(":")[0],
            kind=kind,
            what=what,
            id=id,
            lender=lender["id"],
            name=lender["name"],
            country=country or lender["country"],
            before=before,
            after=after,
            register=newest.get("register", ""),
            as_of=newest.get("as_of", ""),
            url=newest.get("url", ""),
        )


def _differences(kind: str, new: list[Any], old: list[Any]) -> Iterator[tuple[str, str, str]]:
    if not old[0]:
        yield "added", "", new[0]
        return
    if not new[0]:
        yield "removed", old[0], ""
        return
    if new[0] != old[0]:
        yield "verdict", old[0], new[0]
    elif new[1] != old[1]:
        yield "reason", old[1], new[1]
    before, after = json.loads(old[3]) or {}, json.loads(new[3]) or {}
    for what, field in (("owner", "id"),) if kind == "channel" else _FIELDS:
        if before.get(field, "") != after.get(field, ""):
            yield what, before.get(field, ""), after.get(field, "")


_FIELDS = (("name", "name"), ("category", "category"), ("licence", "licence"))


def _warnings(connection: sqlite3.Connection) -> Iterator[_Told]:
    for there, what, elsewhere in (("main", "added", "old"), ("old", "removed", "main")):
        rows = connection.execute(_WARNINGS.format(there, elsewhere))
        for id, register, country, value, text in rows:
            evidence = json.loads(text)
            yield _Told(
                group=register,
                kind="warning",
                what=what,
                id=id,
                lender="",
                name=value,
                country=country,
                before="" if what == "added" else "warned",
                after="warned" if what == "added" else "",
                register=register,
                as_of=evidence["as_of"],
                url=evidence["url"],
            )
