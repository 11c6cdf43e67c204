"""An answer as the command `lookup` prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from xiancha import messages
from xiancha.lookup.product_text import next_steps, state_of


def answer(
    found: dict[str, Any],
    language: str,
    missing: Iterable[dict[str, Any]],
    old: Mapping[str, int] | None = None,
) -> str:
    """An answer for the terminal: its card, evidence with dates, what is not covered.

    `missing` are the categories that are not; `old` the registers that should be newer, and the
    days after which they are.
    """
    lines = [*_card(found["card"])]
    if found["expired"]:
        lines.append(messages.text(language, "aged"))
    if found.get("product"):
        lines += _product(found["product"], language)
    if found["lender"]:
        lender = found["lender"]
        lines.append(" · ".join(filter(None, (lender["name"], lender["licence"], lender["id"]))))
    for item in found["evidence"]:
        lines.append("  " + _evidence(item, language))
        if old and item["register"] in old:
            words = {"days": str(old[item["register"]])}
            lines.append("    " + messages.text(language, "page_stale", words))
    lines += found["card"]["more"]
    for near in found["suggestions"]:
        lines.append(f"  ? {near['name']} ({near['score']:.0f})")
    gaps: dict[str, list[str]] = {}
    for gap in missing:
        titles = gaps.setdefault(gap["country"], [])
        titles.append(messages.localised(gap["title"], language))
    if gaps:
        lines.append(f"{messages.text(language, 'page_not_covered')}:")
    for country, titles in gaps.items():
        lines.append(f"  {country}: {messages.listed(language, titles, len(titles))}")
    return "\n".join(lines)


def _card(card: dict[str, Any]) -> Iterator[str]:
    """What a card shows at once."""
    yield card["title"]
    yield card["because"]
    for number, step in enumerate(card["steps"], 1):
        yield f"  {number}. {step}"


def _product(product: dict[str, Any], language: str) -> Iterator[str]:
    """What a product is, who is behind it and who may lend, what to do, what is not known."""

    def say(key: str, **values: str) -> str:
        return messages.text(language, key.replace("-", "_"), values)

    yield f"{say('product_what')}: {product['name']} · {say('product_kind_' + product['kind'])}"
    firms = [("product_operator", product["operator"])] if product["operator"] else []
    firms += [(f"product_tie_{one['tie']}", one) for one in product["lenders"]]
    if firms:
        yield f"{say('product_behind')}:"
    for key, firm in firms:
        told = say(key, name=firm["name"], date=firm["as_of"])
        state = "" if key == "product_operator" else state_of(firm, language)
        source = f"{say('proof_' + firm['proof'])} · {firm['source']['publisher']}"
        yield f"  {messages.joined(language, told, state)} ({source} · {firm['source']['url']})"
    yield f"{say('product_now')}:"
    yield from (f"  {say(step)}" for step in next_steps(product))
    yield f"{say('product_unknown')}: {say('product_unknown_loan')}"


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
