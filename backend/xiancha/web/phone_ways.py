"""Which way through the settings denies a permission, by what an edition says. Pure.

`extension/core/checklists/phone-ways.js` does the same.
"""

from __future__ import annotations

from typing import Any

Guide = dict[str, Any]
"""The phone guide as an edition has it."""


def way_of(guide: Guide, chosen: str) -> dict[str, Any] | None:
    """The way of this id, else that of contacts; None where an edition knows no other."""
    ways: list[dict[str, Any]] = guide["permissions"]
    return next((each for each in ways if each["id"] == chosen), ways[0] if ways else None)


def phones_on(guide: Guide, way: dict[str, Any] | None) -> list[dict[str, Any]]:
    """The phones with their paths to what this way denies."""
    phones: list[dict[str, Any]] = guide["phones"]
    if not way or way is guide["permissions"][0]:
        return phones
    if not way["row"]:
        return list(way["phones"])
    contacts = guide["permissions"][0]["row"]["zh_CN"]

    def led(step: dict[str, str]) -> dict[str, str]:
        return way["row"] if step["zh_CN"] == contacts else step

    return [
        {**each, "path": [led(step) for step in each["path"]]}
        for each in phones
        if not each.get("contacts_only")
    ]
