"""What the commands print: answers, registers and their changes as plain text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from xiancha import messages
from xiancha.registers import catalogue
from xiancha.registers.catalogue import Register
from xiancha.store import Store

LANGUAGE = "zh_CN"


def answer(found: dict[str, Any]) -> str:
    """An answer for the terminal: word, sentence, evidence with dates, what is not covered."""
    lines = [f"{messages.text(LANGUAGE, 'verdict_' + found['verdict'])}  {found['says']}"]
    if found["lender"]:
        lender = found["lender"]
        lines.append(" · ".join(filter(None, (lender["name"], lender["licence"], lender["id"]))))
    for item in found["evidence"]:
        lines.append("  " + _evidence(item))
    for near in found["suggestions"]:
        lines.append(f"  ? {near['name']} ({near['score']:.0f})")
    missing = "、".join(messages.localised(m["title"], LANGUAGE) for m in found["not_covered"])
    if missing:
        lines.append(f"{messages.text(LANGUAGE, 'page_not_covered')}: {missing}")
    return "\n".join(lines)


def _evidence(item: dict[str, Any]) -> str:
    word, what = {
        "listing": ("status_", item.get("status")),
        "claim": ("proof_", item.get("proof")),
        "name": ("name_", item.get("kind")),
    }[item["type"]]
    shown = [
        messages.text(LANGUAGE, f"{word}{what}"),
        item.get("channel", {}).get("value", "") or item.get("name", ""),
        item.get("lender", ""),
        item["register"],
        item["as_of"],
        f"via {item['via']}" if item.get("via") else "",
        item["url"],
    ]
    return " · ".join(filter(None, shown))


def registers(store: Store) -> str:
    """One line per register: date, rows, and whether it was ever tried live."""
    lines = []
    for one in catalogue.registers().values():
        held = store.newest(one.id)
        state = f"{held.source.as_of}  {held.row_count:>6} rows" if held else "nothing held"
        lines.append(f"{one.id:<24} {one.country}  {state}  tried: {one.tried['en']}")
    return "\n".join(lines)


def register(one: Register, store: Store) -> str:
    """Everything about one register, and the documents held, newest last."""
    lines = [
        f"{one.id}  {one.title['zh_CN']}  {one.title['en']}",
        f"operator: {one.operator['zh_CN']} / {one.operator['en']}",
        f"page:     {one.page}",
        f"key:      {one.key}",
        f"terms:    {one.terms}",
        f"tried:    {one.tried['en']}",
        f"stale after {one.stale_after_days} days; "
        f"{'refreshed online' if one.online else 'kept in git, edited by hand'}",
    ]
    for held in store.history(one.id):
        source = held.source
        via = f"  via {source.via}" if source.via else ""
        lines.append(f"{source.as_of}  {held.row_count} rows  sha256 {source.sha256[:16]}{via}")
    return "\n".join(lines)


def changes(one: Register, store: Store) -> str:
    """What the newest date of a register changed against the date before."""
    found = store.changes(one.id)
    if found is None:
        return f"{one.id}: fewer than two dates are held, so there is nothing to compare."
    licences = [change for change in found.changed if "licence" in change.fields]
    lines = [
        f"{one.id}: {found.before.source.as_of} → {found.after.source.as_of}",
        f"{len(found.added)} added, {len(found.removed)} removed (absent), "
        f"{len(licences)} licence numbers changed, {len(found.changed)} rows changed in all",
    ]
    lines += [f"+ {row.name}  {row.licence}" for row in found.added]
    lines += [f"- {row.name}  {row.licence}  absent" for row in found.removed]
    for change in found.changed:
        for field, (before, after) in change.fields.items():
            lines.append(f"~ {change.name}  {field}: {before or '—'} → {after or '—'}")
    return "\n".join(lines)


def how_to_load(extension: Path) -> str:
    """The clicks that load the extension in each browser."""
    return (
        f"The extension is ready in {extension}\n"
        "  Chrome   chrome://extensions → Developer mode (开发者模式) → Load unpacked "
        "(加载未打包的扩展程序) → choose that folder\n"
        "  Edge     edge://extensions → Developer mode (开发人员模式) → Load unpacked "
        "(加载解压缩的扩展) → choose that folder\n"
        "  Firefox  about:debugging#/runtime/this-firefox → Load Temporary Add-on "
        "(临时载入附加组件) → choose manifest.json in that folder"
    )
