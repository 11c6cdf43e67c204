"""The documents that an edition speaks of, each at its place among those of its register."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from xiancha.model import Source
from xiancha.registers import catalogue
from xiancha.store import Held, Reader

Places = dict[Source, tuple[str, int]]
"""Document → its register, and its place in the register's list."""


def listed(store: Reader, used: Collection[Source]) -> dict[str, list[Source]]:
    """Register → its documents that are used, at places that stay when one is renewed.

    The newest document of each part comes first, in the order in which the parts came to the
    store, then older ones of which something still stands.
    """
    found = {id: list(_used(store, id, used)) for id in catalogue.registers()}
    return {id: sources for id, sources in found.items() if sources}


def places(listed: dict[str, list[Source]]) -> Places:
    """Where each of these documents stands."""
    return {
        source: (register, place)
        for register, sources in listed.items()
        for place, source in enumerate(sources)
    }


def _used(store: Reader, register: str, used: Collection[Source]) -> Iterator[Source]:
    newest = [held.source for held in store.newest_documents(register)]
    older = [held.source for held in sorted(store.history(register), key=_age)]
    return (source for source in dict.fromkeys([*newest, *older]) if source in used)


def _age(held: Held) -> int:
    return held.id
