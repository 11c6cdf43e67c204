"""Measured in the store: what an edition covers, what it does not, how old each register is."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from xiancha.edition.coverage import Coverage
from xiancha.edition.instant import instant
from xiancha.model import Role
from xiancha.registers import catalogue
from xiancha.registers.catalogue import Category, Register
from xiancha.store import Held, Reader
from xiancha.store.current_rows import current


def measure(store: Reader) -> Coverage:
    """Read the registers' newest documents and say what they hold."""
    known = [
        (register, standing)
        for register in catalogue.registers().values()
        if (standing := parts_held(store, register))
    ]
    covered = [
        entry for register, standing in known for entry in _covered(store, register, standing)
    ]
    whole = {(entry["country"], entry["category"]) for entry in covered if entry["whole"]}
    missing = [
        _missing(category)
        for category in catalogue.categories()
        if (category.country, category.id) not in whole and (category.lends or category.ask)
    ]
    return Coverage(
        registers=[_register(register, standing) for register, standing in known],
        covered=covered,
        not_covered=missing,
        collector_lists=_collector_lists(store, known),
    )


def parts_held(store: Reader, register: Register) -> list[Held]:
    """The newest document of each part that a register has now, the oldest first.

    Those that are never renewed come last: their age means nothing.
    """
    held = [one for one in store.standing(register.id) if register.is_part(one.part)]
    return sorted(held, key=lambda one: one.final)


def _covered(store: Reader, register: Register, standing: list[Held]) -> list[dict[str, Any]]:
    common = {
        "register": register.id,
        "country": register.country,
        "as_of": standing[0].source.as_of.isoformat(),
        "stale_after_days": register.stale_after_days,
    }
    if register.kind in ("claims", "partners"):
        return []
    if register.kind == "warning":
        rows = sum(held.row_count for held in standing)
        entry = {"category": "warning", "title": register.title, "whole": register.whole}
        return [{**common, **entry, "rows": rows}]
    sources: dict[str, list[date]] = defaultdict(list)
    for one in current(store, register.id, register.is_part):
        if not one.gone:
            sources[one.row.category].append(one.source.as_of)
    history = store.history(register.id) if register.whole else []
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
    title = category.ask.title
    return {"title": title, "url": category.ask.url}


def _collector_lists(
    store: Reader, known: list[tuple[Register, list[Held]]]
) -> list[dict[str, str]]:
    """Every lender whose list of collection agencies is held, with the list's date."""
    found = {
        row.named_by: held.source.as_of.isoformat()
        for register, standing in known
        if register.kind == "partners"
        for held in standing
        for row in store.rows(held).values()
        if row.role is Role.collector
    }
    return [{"lender": lender, "as_of": as_of} for lender, as_of in found.items()]


def _register(register: Register, standing: list[Held]) -> dict[str, Any]:
    """A register as published; of several parts the oldest date counts."""
    oldest = standing[0].source
    return {
        "id": register.id,
        "country": register.country,
        "kind": register.kind,
        "title": register.title,
        "operator": register.operator,
        "page": register.page,
        "as_of": oldest.as_of.isoformat(),
        "retrieved_at": instant(oldest.retrieved_at),
        "rows": sum(held.row_count for held in standing),
        "via": oldest.via,
        "stale_after_days": register.stale_after_days,
        "tried": register.tried,
        "caution": register.caution,
        "notes": register.notes,
    }
