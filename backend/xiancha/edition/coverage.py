"""What an edition covers, what it does not, and how old each register is."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime
from typing import Any

from xiancha.model import Model
from xiancha.registers import catalogue
from xiancha.registers.catalogue import Category, Register
from xiancha.store import Held, Store


class Coverage(Model):
    """The three lists that every manifest and answer carries (see the README)."""

    registers: list[dict[str, Any]]
    covered: list[dict[str, Any]]
    not_covered: list[dict[str, Any]]

    def of(self, country: str | None) -> dict[str, list[dict[str, Any]]]:
        """`covered` and `not_covered` of one country, or of all for None."""
        return {
            part: [entry for entry in getattr(self, part) if country in (None, entry["country"])]
            for part in ("covered", "not_covered")
        }

    def whole(self, country: str, category: str) -> dict[str, Any] | None:
        """The entry of a category held whole, None where it is not."""
        found = (
            entry
            for entry in self.covered
            if (entry["country"], entry["category"]) == (country, category) and entry["whole"]
        )
        return next(found, None)


def coverage(store: Store) -> Coverage:
    """Read the registers' newest documents and say what they hold."""
    held = {r.id: store.newest(r.id) for r in catalogue.registers().values()}
    known = [(catalogue.register(key), newest) for key, newest in held.items() if newest]
    covered = [entry for register, newest in known for entry in _covered(store, register, newest)]
    whole = {(entry["country"], entry["category"]) for entry in covered if entry["whole"]}
    missing = [
        _missing(category)
        for category in catalogue.categories()
        if (category.country, category.id) not in whole and (category.lends or category.ask)
    ]
    return Coverage(
        registers=[_register(register, newest) for register, newest in known],
        covered=covered,
        not_covered=missing,
    )


def _covered(store: Store, register: Register, newest: Held) -> list[dict[str, Any]]:
    common = {
        "register": register.id,
        "country": register.country,
        "as_of": newest.source.as_of.isoformat(),
        "stale_after_days": register.stale_after_days,
    }
    if register.kind == "claims":
        return []
    if register.kind == "warning":
        entry = {"category": "warning", "title": register.title, "whole": True}
        return [{**common, **entry, "rows": newest.row_count}]
    sources: dict[str, list[date]] = defaultdict(list)
    for current in store.current(register.id):
        if not current.gone:
            sources[current.row.category].append(current.source.as_of)
    history = store.history(register.id)
    whole = {category: held.source.as_of for held in history for category in held.whole}
    return [
        {
            **common,
            "category": category.id,
            "title": category.title,
            "whole": category.id in whole,
            "as_of": (whole.get(category.id) or max(sources[category.id])).isoformat(),
            "rows": len(sources[category.id]),
        }
        for category in catalogue.categories()
        if category.country == register.country and sources[category.id]
    ]


def _missing(category: Category) -> dict[str, Any]:
    return {
        "country": category.country,
        "category": category.id,
        "title": category.title,
        "ask": ask(category),
    }


def ask(category: Category) -> dict[str, Any] | None:
    """The official place to ask, as published: a title per language and an address."""
    if not category.ask:
        return None
    title = {"zh_CN": category.ask.zh_CN, "en": category.ask.en}
    return {"title": title, "url": category.ask.url}


def _register(register: Register, newest: Held) -> dict[str, Any]:
    return {
        "id": register.id,
        "country": register.country,
        "kind": register.kind,
        "title": register.title,
        "operator": register.operator,
        "page": register.page,
        "as_of": newest.source.as_of.isoformat(),
        "retrieved_at": instant(newest.source.retrieved_at),
        "rows": newest.row_count,
        "via": newest.source.via,
        "stale_after_days": register.stale_after_days,
        "tried": register.tried,
    }


def instant(at: datetime) -> str:
    """A moment as published: UTC, to the second, as in 2026-11-24T12:00:00Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
