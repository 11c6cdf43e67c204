"""An answer as the command `lookup` prints it."""

from __future__ import annotations

from typing import Any

from xiancha import messages
from xiancha.model import Verdict


def answer(found: dict[str, Any], language: str) -> str:
    """An answer for the terminal: word, sentence, evidence with dates, what is not covered."""
    lines = [f"{messages.text(language, 'verdict_' + found['verdict'])}  {found['says']}"]
    if found["expired"]:
        lines.append(messages.text(language, "aged"))
    if found["verdict"] != Verdict.licensed:
        lines += [messages.text(language, key) for key in messages.ADVICE]
    if found["lender"]:
        lender = found["lender"]
        lines.append(" · ".join(filter(None, (lender["name"], lender["licence"], lender["id"]))))
    for item in found["evidence"]:
        lines.append("  " + _evidence(item, language))
    for near in found["suggestions"]:
        lines.append(f"  ? {near['name']} ({near['score']:.0f})")
    gaps: dict[str, list[str]] = {}
    for gap in found["not_covered"]:
        titles = gaps.setdefault(gap["country"], [])
        titles.append(messages.localised(gap["title"], language))
    if gaps:
        lines.append(f"{messages.text(language, 'page_not_covered')}:")
    for country, titles in gaps.items():
        lines.append(f"  {country}: {messages.listed(language, titles, len(titles))}")
    return "\n".join(lines)


def _evidence(item: dict[str, Any], language: str) -> str:
    word, what = {
        "listing": ("status_", item.get("status")),
        "claim": ("proof_", item.get("proof")),
        "name": ("name_", item.get("kind")),
    }[item["type"]]
    shown = [
        messages.text(language, f"{word}{what}"),
        item.get("channel", {}).get("value", "") or item.get("name", ""),
        item.get("lender", ""),
        *_naming(item, language),
        item["register"],
        item["as_of"],
        f"via {item['via']}" if item.get("via") else "",
        item["url"],
    ]
    return " · ".join(filter(None, shown))


def _naming(item: dict[str, Any], language: str) -> list[str]:
    """Who names a partner, as what, and what that waits for."""
    if not item.get("named_by"):
        return []
    shown = [messages.text(language, "named_by", {"lender": item["named_by"]})]
    shown += [messages.text(language, f"role_{item['role']}")] if item.get("role") else []
    shown += [messages.text(language, f"waits_{item['waits']}")] if item.get("waits") else []
    return shown
