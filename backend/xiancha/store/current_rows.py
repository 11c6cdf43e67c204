"""What the registers say now, joined out of the documents in the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from xiancha.model import Model, Row, Source
from xiancha.store import Held, Reader


class Current(Model):
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


def current(store: Reader, register: str, is_part: Parts = every) -> list[Current]:
    """What a register says now, key by key.

    Within a part, a row of an older document that a newer one, holding its category whole,
    no longer has is `gone` as of the newest such document. Rows of the older documents of a
    category that no newer document holds whole remain, with their own date. Of two parts with
    the same key the newer row counts; that a list no longer has a row counts less than a row
    of another part.
    """
    found: dict[str, Current] = {}
    for newest in filter(lambda held: is_part(held.part), store.newest_documents(register)):
        for one in _current(store, register, newest.part):
            other = found.get(one.row.key)
            if other is None or _weight(other) <= _weight(one):
                found[one.row.key] = one
    return list(found.values())


def _current(store: Reader, register: str, part: str) -> Iterable[Current]:
    rows: dict[str, Current] = {}
    for held in store.history(register, part):
        now = store.rows(held)
        for key, row in now.items():
            rows[key] = _renamed(rows.get(key), row, held.source)
        for key, old in rows.items():
            if key not in now and old.row.category in held.whole:
                rows[key] = old.model_copy(update={"gone": held.source})
    return rows.values()


def _weight(one: Current) -> tuple[bool, str]:
    return one.gone is None, one.source.as_of.isoformat()


def newest_rows(store: Reader, register: str, is_part: Parts = every) -> Iterator[Current]:
    """The rows of the newest documents alone: a row that left a warning list is gone."""
    for held in filter(lambda held: is_part(held.part), store.newest_documents(register)):
        for row in store.rows(held).values():
            yield Current(row=row, source=held.source)


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


def _renamed(before: Current | None, row: Row, source: Source) -> Current:
    former = before.former if before else ()
    if before and before.row.name != row.name:
        former = (*former, before.row.name)
    return Current(row=row, source=source, former=former)
