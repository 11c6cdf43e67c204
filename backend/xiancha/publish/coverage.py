"""Measured in the store: what an edition covers, what it does not, how old each register is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from xiancha.edition.coverage import (
    Ask,
    CollectorList,
    Coverage,
    Covered,
    NotCovered,
    RegisterHeld,
    TermsHeld,
)
from xiancha.model import Model, Role, Source
from xiancha.registers import catalogue
from xiancha.registers.catalogue import Category, Register
from xiancha.store import Held, Reader
from xiancha.store.current_rows import current


def measure(store: Reader) -> Coverage:
    """Read the registers' newest documents and say what they hold."""
    known = [
        (register, documents)
        for register in catalogue.registers().values()
        if (documents := parts_held(store, register))
    ]
    covered = [
        entry for register, documents in known for entry in _covered(store, register, documents)
    ]
    whole = {(entry.country, entry.category) for entry in covered if entry.whole}
    missing = [
        _missing(category)
        for category in catalogue.categories()
        if (category.country, category.id) not in whole and (category.lends or category.ask)
    ]
    return Coverage(
        registers=_dumped(_register(store, *one) for one in known),
        covered=_dumped(covered),
        not_covered=_dumped(missing),
        collector_lists=_dumped(
            CollectorList(lender=lender, as_of=source.as_of)
            for lender, source in collector_lists(store).items()
        ),
    )


def parts_held(store: Reader, register: Register) -> list[Held]:
    """The newest document of each part that a register has now, the oldest first.

    Those that are never renewed come last: their age means nothing.
    """
    held = [one for one in store.newest_documents(register.id) if register.is_part(one.part)]
    return sorted(held, key=lambda one: (one.final, one.source.as_of))


def rows_held(store: Reader, register: Register, documents: list[Held]) -> int:
    """The rows of these newest documents, and what older ones that are shipped hold beside them."""
    if not register.earlier:
        return sum(held.row_count for held in documents)
    return sum(not one.gone for one in current(store, register.id, register.is_part))


def _covered(store: Reader, register: Register, documents: list[Held]) -> list[Covered]:
    if register.kind in ("claims", "partners"):
        return []

    def entry(
        category: str, title: dict[str, str], as_of: date, rows: int, *, whole: bool
    ) -> Covered:
        return Covered(
            register=register.id,
            country=register.country,
            as_of=as_of,
            stale_after_days=register.stale_after_days,
            category=category,
            title=title,
            whole=whole,
            rows=rows,
        )

    if register.kind == "warning":
        rows, as_of = sum(held.row_count for held in documents), documents[0].source.as_of
        is_whole = register.whole and not any(held.source.via for held in documents)
        return [entry("warning", register.title, as_of, rows, whole=is_whole)]
    sources: dict[str, list[date]] = defaultdict(list)
    for one in current(store, register.id, register.is_part):
        if not one.gone:
            sources[one.row.category].append(one.source.as_of)
    history = store.history(register.id) if register.whole else []
    whole = {category: held.source.as_of for held in history for category in held.whole}
    return [
        entry(
            category.id,
            category.title,
            whole.get(category.id) or max(sources[category.id]),
            len(sources[category.id]),
            whole=category.id in whole,
        )
        for category in catalogue.categories()
        if category.country == register.country and sources[category.id]
    ]


def _missing(category: Category) -> NotCovered:
    return NotCovered(
        country=category.country,
        category=category.id,
        title=category.title,
        ask=Ask(title=category.ask.title, url=category.ask.url) if category.ask else None,
    )


def collector_lists(store: Reader) -> dict[str, Source]:
    """Every lender whose list of collection agencies is held, with the document that is it."""
    return {
        row.named_by: held.source
        for register in catalogue.registers().values()
        if register.kind == "partners"
        for held in parts_held(store, register)
        for row in store.rows(held).values()
        if row.role is Role.collector
    }


def _register(store: Reader, register: Register, documents: list[Held]) -> RegisterHeld:
    """A register as published; of several parts the oldest date counts."""
    oldest = documents[0].source
    return RegisterHeld(
        id=register.id,
        country=register.country,
        kind=register.kind,
        title=register.title,
        operator=register.operator,
        page=register.page,
        as_of=oldest.as_of,
        retrieved_at=oldest.retrieved_at,
        rows=rows_held(store, register, documents),
        via=oldest.via,
        stale_after_days=register.stale_after_days,
        tried=register.tried,
        caution=register.caution,
        notes=register.notes,
        terms=TermsHeld(**register.terms.model_dump(exclude={"note"})),
    )


def _dumped(entries: Iterable[Model]) -> list[dict[str, Any]]:
    return [one.model_dump(mode="json") for one in entries]
