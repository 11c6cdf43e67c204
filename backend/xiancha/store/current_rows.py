"""What the registers say now, joined out of the documents in the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from xiancha.model import Model, Row, Source
from xiancha.store import Held, Reader
from xiancha.store.reader import parsed


@dataclass(frozen=True, slots=True)
class Current:
    """A row as it is now, the document that holds it, and the former names.

    `gone` is the newer document, whole in the row's category, that no longer has it.
    """

    row: Row
    source: Source
    gone: Source | None = None
    former: tuple[str, ...] = ()


class Change(Model):
    """A row whose fields differ between two documents: field → (before, after)."""

    key: str
    name: str
    fields: dict[str, tuple[str, str]]


class Changes(Model):
    """The difference between the two newest dates of a register."""

    before: Held
    after: Held
    added: tuple[Row, ...]
    removed: tuple[Row, ...]
    changed: tuple[Change, ...]


Parts = Callable[[str], bool]
"""Which parts a register has now: one that left its watch list no longer speaks."""


def every(_: str) -> bool:
    """All parts."""
    return True


@dataclass(slots=True)
class _Older:
    """A row of older documents: its text, what is compared of it, and the newest one with it."""

    text: str
    name: str
    category: str
    held: Held
    gone: Source | None = None
    former: tuple[str, ...] = ()


def current(store: Reader, register: str, is_part: Parts = every) -> Iterator[Current]:
    """What a register says now, key by key: the rows of the newest document of a part first.

    Within a part, a row of an older document that a newer one, holding its category whole,
    no longer has is `gone` as of the newest such document. Rows of the older documents of a
    category that no newer document holds whole remain, with their own date. Of two parts with
    the same key the newer row counts; that a list no longer has a row counts less than a row
    of another part. Of a register of one part in one document few rows are in memory at once.
    """
    parts = [held.part for held in store.newest_documents(register) if is_part(held.part)]
    if len(parts) == 1:
        yield from _current(store, register, parts[0])
        return
    found: dict[str, Current] = {}
    for part in parts:
        for one in _current(store, register, part):
            other = found.get(one.row.key)
            if other is None or _weight(other) <= _weight(one):
                found[one.row.key] = one
    yield from found.values()


def _current(store: Reader, register: str, part: str) -> Iterator[Current]:
    *before, newest = store.history(register, part)
    older: dict[str, _Older] = {}
    for held in before:
        _remember(store, held, older)
    for row in store.each(newest, parsed):
        former = _former(older.pop(row.key, None), row.name)
        yield Current(row, newest.source, former=former)
    for key, one in older.items():
        gone = newest.source if one.category in newest.whole else one.gone
        yield Current(parsed(key, one.text), one.held.source, gone, one.former)


def _remember(store: Reader, held: Held, older: dict[str, _Older]) -> None:
    """Let a document speak after older ones. Most rows are as they were: they are not read anew."""

    def remembered(key: str, text: str) -> tuple[str, _Older]:
        before = older.get(key)
        if before and before.text == text:
            return key, _Older(before.text, before.name, before.category, held, None, before.former)
        row = parsed(key, text)
        return key, _Older(text, row.name, row.category, held, None, _former(before, row.name))

    for key, one in store.each(held, remembered):
        older[key] = one
    for one in older.values():
        if one.held is not held and one.category in held.whole:
            one.gone = held.source


def _former(before: _Older | None, name: str) -> tuple[str, ...]:
    """The names that a row had, once it has this one."""
    if not before:
        return ()
    return before.former if before.name == name else (*before.former, before.name)


def _weight(one: Current) -> tuple[bool, str]:
    return one.gone is None, one.source.as_of.isoformat()


def newest_rows(store: Reader, register: str, is_part: Parts = every) -> Iterator[Current]:
    """The rows of the newest documents alone: a row that left a warning list is gone."""
    for held in filter(lambda held: is_part(held.part), store.newest_documents(register)):
        for row in store.each(held, parsed):
            yield Current(row, held.source)


def changes(store: Reader, register: str, part: str = "") -> Changes | None:
    """The two newest dates of a part compared by key; None where there are not two.

    A row of a category that the newer document does not hold whole was not removed.
    """
    by_date = {held.source.as_of: held for held in store.history(register, part)}
    if len(by_date) < 2:
        return None
    before, after = [by_date[day] for day in sorted(by_date)[-2:]]
    old, new = store.rows(before), store.rows(after)
    return Changes(
        before=before,
        after=after,
        added=tuple(row for key, row in new.items() if key not in old),
        removed=tuple(
            row
            for key, row in old.items()
            if key not in new and (row.category in after.whole or not row.category)
        ),
        changed=tuple(_differences(old, new)),
    )


def _differences(old: dict[str, Row], new: dict[str, Row]) -> Iterable[Change]:
    for key in (key for key in new if key in old):
        before, after = _printed(old[key]), _printed(new[key])
        fields = {
            field: (before.get(field, ""), after.get(field, ""))
            for field in before | after
            if before.get(field, "") != after.get(field, "")
        }
        if fields:
            yield Change(key=key, name=new[key].name, fields=fields)


def _printed(row: Row) -> dict[str, str]:
    return {
        "name": row.name,
        "status": row.status or "",
        "category": row.category,
        "licence": row.licence,
        "channels": "; ".join(f"{channel.type} {channel.value}" for channel in row.channels),
        **row.fields,
    }
